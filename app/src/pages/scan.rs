//! `/CODE`: the answer to a scan. Its own document: one column, no script, no web font, flat styles for old web views,
//! everything in one answer of a few kilobytes.

use crate::cx::Cx;
use crate::text::{text, text_for, text_with};
use daodi::identifiers::Slug;
use daodi::label::{Batch, Code, NetContent, ScanOutcome};
use jiff::civil::Date;
use leptos::prelude::*;

/// The page's styles; the server puts their hash into the policy.
pub const STYLE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../style/scan.css"));

/// What the page says.
#[derive(Clone, Debug)]
pub struct ScanPage {
    /// The code as the register writes it.
    pub code: Code,
    /// The answer.
    pub outcome: ScanOutcome,
    /// The batch, where its particulars may be shown.
    pub batch: Option<Batch>,
    /// Product's Chinese and English name.
    pub product: (String, String),
    /// The product's page, where it has one.
    pub product_page: Option<Slug>,
    /// Name of the enterprise.
    pub enterprise: String,
    /// The enterprise's page, where it has one.
    pub enterprise_page: Option<Slug>,
    /// The base and where it lies.
    pub base: String,
    /// Whether the right was in force on the packing day, and whether it is today.
    pub right: (bool, bool),
    /// Today in Asia/Shanghai.
    pub today: Date,
    /// Province of this scan, where known.
    pub province: Option<String>,
    /// Turns an instant (µs) into a day of Asia/Shanghai.
    pub day: fn(i64) -> Date,
}

/// The whole document, with its doctype.
#[must_use]
pub fn document(cx: &Cx, page: &ScanPage) -> String {
    let locale = cx.locale;
    let tone = match page.outcome {
        ScanOutcome::FirstSeen => "verdict",
        ScanOutcome::SeenBefore { .. } | ScanOutcome::NotInUse => "verdict caution",
        _ => "verdict stop",
    };
    let code = page.outcome.code();
    let (what, reason) = plain(cx, page);
    let counting = matches!(page.outcome, ScanOutcome::SeenBefore { .. })
        .then(|| view! { <p class="small">{cx.t("scan-seen_before-counting")}</p> });
    let batch = page.batch.as_ref().filter(|_| page.outcome.shows_batch());
    let demo = batch.is_some_and(|b| b.demo).then(|| {
        view! { <div class="demo"><strong>{cx.t("scan-demo-headline")}</strong>" "{cx.t("scan-demo-text")}</div> }
    });
    let fictional = cx.register.is_demonstration().then(|| {
        view! { <div class="demo"><strong>{cx.t("site-fictional")}</strong>" "{cx.t("site-fictional-text")}</div> }
    });
    let other = locale.other();
    let html = view! {
        <html lang=locale.lang()>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="robots" content="noindex"/>
                <meta name="format-detection" content="telephone=no"/>
                <title>{text_with(locale, "site-title", &[("page", cx.t("scan-title").into())])}</title>
                <link rel="icon" href="data:,"/>
                <style inner_html=STYLE></style>
            </head>
            <body class=cx.display.elder.then_some("elder")>
                <main class="scan">
                    <p class="small">{cx.t("scan-header")}</p>
                    {fictional}
                    {demo}
                    <div class=tone>
                        <h1>{text_for(locale, "scan", headline(code))}</h1>
                        <p>{what}</p>
                        {reason.map(|r| view! { <p>{r}</p> })}
                        <p>{text_for(locale, "scan", then(code))}</p>
                        {counting}
                    </div>
                    {batch.map(|b| facts(cx, page, b))}
                    <p class="small">{cx.t("scan-code")}</p>
                    <p class="code">{page.code.grouped()}</p>
                    {batch.map(|b| journey(cx, page, b))}
                    <h2>{cx.t("scan-limit-heading")}</h2>
                    <p>{cx.t("scan-limit-text")}</p>
                    <h2>{cx.t("scan-doubt")}</h2>
                    <p>{cx.t("scan-doubt-text")}</p>
                    <p class="call"><a href="tel:12315">"12315"</a><a href="https://www.12315.cn/">{cx.t("footer-12315")}</a></p>
                    <p class="small end">{cx.t("scan-privacy")}</p>
                    <p class="small">{cx.t("scan-not-national")}" "<a href=cx.href("/about")>{cx.t("nav-about")}</a>" · "
                        <a href=other.href(&format!("/{}", page.code)) lang=other.lang()>{text(locale, "scan-other-language")}</a></p>
                </main>
            </body>
        </html>
    };
    format!("<!DOCTYPE html>{}", html.to_html())
}

fn headline(code: &'static str) -> &'static str {
    match code {
        "recalled" => "recalled-headline",
        "void" => "void-headline",
        "failed_check" => "failed_check-headline",
        "never_issued" => "never_issued-headline",
        "not_in_use" => "not_in_use-headline",
        "right_ended" => "right_ended-headline",
        "seen_before" => "seen_before-headline",
        _ => "first_seen-headline",
    }
}

fn then(code: &'static str) -> &'static str {
    match code {
        "recalled" => "recalled-do",
        "void" => "void-do",
        "failed_check" => "failed_check-do",
        "never_issued" => "never_issued-do",
        "not_in_use" => "not_in_use-do",
        "right_ended" => "right_ended-do",
        "seen_before" => "seen_before-do",
        _ => "first_seen-do",
    }
}

/// What the answer means, and the reason where an officer gave one.
fn plain(cx: &Cx, page: &ScanPage) -> (String, Option<String>) {
    let locale = cx.locale;
    let date = |at: i64| crate::text::day(locale, (page.day)(at));
    let reason = |key: &'static str, reason: &str| {
        (!reason.is_empty()).then(|| text_with(locale, key, &[("reason", reason.to_owned().into())]))
    };
    match &page.outcome {
        ScanOutcome::Recalled { at, reason: why } => {
            let what = match at {
                Some(at) => text_with(locale, "scan-recalled-plain", &[("date", date(*at).into())]),
                None => cx.t_owned("scan-recalled-plain-undated"),
            };
            (what, reason("scan-recalled-reason", why))
        }
        ScanOutcome::Void { at, reason: why } => {
            (text_with(locale, "scan-void-plain", &[("date", date(*at).into())]), reason("scan-void-reason", why))
        }
        ScanOutcome::FailedCheck => (cx.t_owned("scan-failed_check-plain"), None),
        ScanOutcome::NeverIssued => (cx.t_owned("scan-never_issued-plain"), None),
        ScanOutcome::NotInUse => (cx.t_owned("scan-not_in_use-plain"), None),
        ScanOutcome::RightEnded { ended, packed } => {
            let packed = crate::text::day(locale, *packed);
            let what = match ended {
                Some(ended) => {
                    let ended = crate::text::day(locale, *ended);
                    text_with(locale, "scan-right_ended-plain", &[("packed", packed.into()), ("ended", ended.into())])
                }
                None => text_with(locale, "scan-right_ended-plain-never", &[("packed", packed.into())]),
            };
            (what, None)
        }
        ScanOutcome::SeenBefore { queries, first_at, province } => {
            let n = (*queries).into();
            let date = date(*first_at).into();
            let what = match province {
                Some(p) => text_with(
                    locale,
                    "scan-seen_before-plain",
                    &[("n", n), ("date", date), ("province", p.clone().into())],
                ),
                None => text_with(locale, "scan-seen_before-plain-no-province", &[("n", n), ("date", date)]),
            };
            (what, None)
        }
        ScanOutcome::FirstSeen => {
            let date = crate::text::day(locale, page.today).into();
            let what = match &page.province {
                Some(p) => {
                    text_with(locale, "scan-first_seen-plain", &[("date", date), ("province", p.clone().into())])
                }
                None => text_with(locale, "scan-first_seen-plain-no-province", &[("date", date)]),
            };
            (what, None)
        }
    }
}

/// Product, enterprise, base, packing: to be compared with the pack.
fn facts(cx: &Cx, page: &ScanPage, batch: &Batch) -> impl IntoView + use<> {
    let locale = cx.locale;
    let name = if cx.english() { page.product.1.clone() } else { page.product.0.clone() };
    let linked = |slug: &Option<Slug>, area: &str, label: String| match slug {
        Some(slug) => view! { <a href=cx.href(&format!("/{area}/{slug}"))>{label}</a> }.into_any(),
        None => label.into_any(),
    };
    let net = match batch.net {
        NetContent::Grams(n) => text_with(locale, "scan-net-grams", &[("n", n.into())]),
        NetContent::Pieces(n) => text_with(locale, "scan-net-pieces", &[("n", n.into())]),
    };
    let right = match page.right {
        (true, true) => Some(format!("{} · {}", cx.t("scan-right-on-pack-day"), cx.t("scan-right-today"))),
        (true, false) => Some(cx.t_owned("scan-right-on-pack-day")),
        _ => None,
    };
    let right = right.filter(|_| !batch.demo).map(|r| view! { <div class="src">{r}</div> });
    view! {
        <p class="small">{cx.t("scan-product")}</p>
        <h2 class="name">{linked(&page.product_page, "products", name)}</h2>
        <table>
            <tbody>
                <tr><th scope="row">{cx.t("scan-enterprise")}</th>
                    <td>{linked(&page.enterprise_page, "enterprises", page.enterprise.clone())}{right}</td></tr>
                <tr><th scope="row">{cx.t("scan-base")}</th><td>{page.base.clone()}</td></tr>
                <tr><th scope="row">{cx.t("scan-net-content")}</th><td>{net}</td></tr>
                <tr><th scope="row">{cx.t("scan-packed")}</th><td>{batch.pack_date.to_string()}</td></tr>
            </tbody>
        </table>
    }
}

/// What happened to the label, latest first.
fn journey(cx: &Cx, page: &ScanPage, batch: &Batch) -> impl IntoView + use<> {
    let mut steps = vec![(page.today, cx.t_owned("scan-journey-today"))];
    if let ScanOutcome::SeenBefore { first_at, province, .. } = &page.outcome {
        let province = province.clone().unwrap_or_else(|| cx.t_owned("scan-province-unknown"));
        let words = text_with(cx.locale, "scan-journey-first", &[("province", province.into())]);
        steps.push(((page.day)(*first_at), words));
    }
    if let Some(at) = batch.activated_at {
        steps.push(((page.day)(at), cx.t_owned("scan-journey-activated")));
    }
    steps.push((batch.pack_date, cx.t_owned("scan-journey-packed")));
    steps.push(((page.day)(batch.issued_at), cx.t_owned("scan-journey-issued")));
    // The order of days; a label may be issued after the packing day it is for.
    steps.sort_by_key(|(day, _)| std::cmp::Reverse(*day));
    let items = steps
        .into_iter()
        .map(|(day, what)| view! { <li><span class="when">{day.to_string()}</span>{what}</li> })
        .collect_view();
    view! { <h2>{cx.t("scan-journey-heading")}</h2><ol class="journey">{items}</ol> }
}
