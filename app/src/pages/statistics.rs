//! `/statistics`: what the register counts, and apart from it what the published plans state and aim at.

use super::common::{category, crumbs, division_link, path_with, plan_title, track};
use super::divisions::indicator_table;
use super::province;
use crate::cx::Cx;
use crate::text::{text_for, text_with};
use crate::ui::{Column, DataTable, LinkItem, PageHead, Section, Tabs};
use crate::{Head, Page, Problem};
use daodi::registry::{Product, QueryError, Track};
use daodi::statistics::{Indicator, Plan};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The page of figures; `plan` narrows the indicators to one plan.
///
/// # Errors
/// [`Problem::BadParameter`] for a plan that is not in the register.
pub fn statistics(cx: &Cx, pairs: &[(String, String)]) -> Result<Page, Problem> {
    let wanted = pairs.iter().find(|(n, _)| n == "plan").map_or("", |(_, v)| v.trim()).to_owned();
    if !wanted.is_empty() && cx.register.plan(&wanted).is_none() {
        return Err(QueryError::new("plan", &wanted).into());
    }
    let pair = (!wanted.is_empty()).then(|| ("plan", wanted.clone()));
    let head = Head {
        title: cx.t_owned("statistics-heading"),
        description: cx.t_owned("statistics-intro"),
        canonical: Some(path_with("/statistics", pair.as_slice())),
        json_ld: None,
    };
    Ok(Page::new(head, "/statistics", move |cx| content(cx, &wanted)))
}

fn content(cx: &Cx, wanted: &str) -> AnyView {
    view! {
        <div class="wrap page">
            {crumbs(cx, &[], cx.t("nav-statistics"))}
            <PageHead title=cx.t("statistics-heading") lead=Some(cx.t_owned("statistics-intro"))/>
            {register(cx)}
            {plans(cx)}
            {indicators(cx, wanted)}
            {comparison(cx)}
        </div>
    }
    .into_any()
}

/// Counts as lines: what, a bar, how many.
fn counts(cx: &Cx, title: &'static str, rows: Vec<(AnyView, usize)>, note: Option<&'static str>) -> AnyView {
    let largest = rows.iter().map(|(_, n)| *n).max().unwrap_or(1).max(1);
    let lines = rows
        .into_iter()
        .map(|(label, n)| {
            let width = (n * 100 / largest).to_string();
            view! {
                <li>
                    {label}
                    <svg class="count-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                        <rect width=width height="8"></rect>
                    </svg>
                    <span class="num">{n}</span>
                </li>
            }
        })
        .collect_view();
    view! {
        <div>
            <div class="counts-head"><h3>{cx.t(title)}</h3>{note.map(|key| view! { <p class="small">{cx.t(key)}</p> })}</div>
            <ul class="counts" role="list">{lines}</ul>
        </div>
    }
    .into_any()
}

/// First protections by year, a column a year from the first to the last; a year without any stays as a gap.
fn by_year(cx: &Cx, years: &BTreeMap<i16, usize>, undated: usize) -> Option<AnyView> {
    let (first, last) = (*years.first_key_value()?.0, *years.last_key_value()?.0);
    let largest = years.values().copied().max().unwrap_or(1).max(1);
    let columns = (first..=last)
        .map(|year| {
            let n = years.get(&year).copied().unwrap_or(0);
            if n == 0 {
                return view! { <li><span>"–"<svg aria-hidden="true"></svg><small>{year}</small></span></li> }
                    .into_any();
            }
            let height = (n * 100).div_ceil(largest);
            let (top, height) = ((100 - height).to_string(), height.to_string());
            view! {
                <li>
                    <a href=cx.href(&format!("/products?year={year}"))>
                        {n}
                        <svg viewBox="0 0 10 100" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                            <rect y=top width="10" height=height></rect>
                        </svg>
                        <small>{year}</small>
                    </a>
                </li>
            }
            .into_any()
        })
        .collect_view();
    let undated = format!("{}{}{undated}", cx.t("statistics-undated"), cx.t("common-colon"));
    Some(
        view! {
            <div class="counts-head"><h3>{cx.t("statistics-by-year")}</h3><p class="small num">{undated}</p></div>
            <ol class="years" role="list">{columns}</ol>
        }
        .into_any(),
    )
}

fn register(cx: &Cx) -> impl IntoView + use<> {
    let products = &cx.register.rows().products;
    let link = |path: String, label: &str| view! { <a href=cx.href(&path)>{label.to_owned()}</a> }.into_any();
    let by_category = cx
        .register
        .categories()
        .into_iter()
        .map(|(c, n)| (link(format!("/products?category={}", c.code()), category(cx, c)), n))
        .collect();
    let with = |t: Track| products.iter().filter(|p| p.has_track(t)).count();
    let mut by_track: Vec<_> = Track::ALL
        .iter()
        .filter(|t| with(**t) > 0)
        .map(|t| (link(format!("/products?track={}", t.code()), track(cx, *t)), with(*t)))
        .collect();
    let open = products.iter().filter(|p| p.protections.is_empty()).count();
    by_track.push((link("/products?status=open".to_owned(), cx.t("track-none")), open));
    let mut years: BTreeMap<i16, usize> = BTreeMap::new();
    for product in products {
        if let Some(first) = product.first_protected {
            *years.entry(first.year()).or_insert(0) += 1;
        }
    }
    let undated = products.iter().filter(|p| p.first_protected.is_none()).count();
    let register = cx.register.clone();
    let tiles = province::tiles(
        cx,
        move |code| register.counts(code).products,
        |code| cx.href(&format!("/divisions/{code}")),
        "statistics-by-prefecture",
    );
    // What was reported of Henan is no measure for a made-up register.
    let scale = (!cx.register.is_demonstration()).then(|| format!(" {}", cx.t("statistics-scale-note")));
    let date = text_with(cx.locale, "footer-data-date", &[("date", cx.register.data_date().into())]);
    view! {
        <Section title=cx.t("statistics-register-heading") id="register" note=Some(date)>
            <p class="small">{cx.t("statistics-register-explain")}{scale}</p>
            <div class="columns two">
                <div class="stack loose">
                    {counts(cx, "statistics-by-category", by_category, None)}
                    {fill(cx)}
                </div>
                <div class="stack loose">
                    <div><div class="counts-head"><h3>{cx.t("statistics-by-prefecture")}</h3></div>{tiles}</div>
                    {counts(cx, "statistics-by-track", by_track, Some("statistics-several"))}
                </div>
            </div>
            {by_year(cx, &years, undated)}
        </Section>
    }
}

/// How many rows state each field: what is not known is shown too.
fn fill(cx: &Cx) -> impl IntoView + use<> {
    type Test = fn(&Product) -> bool;
    let products = &cx.register.rows().products;
    let all = products.len();
    let fields: [(&'static str, Test); 9] = [
        ("product-protections-heading", |p| !p.protections.is_empty()),
        ("product-protection-date", |p| p.first_protected.is_some()),
        ("product-protection-announcement", |p| p.protections.iter().any(|r| !r.announcements.is_empty())),
        ("product-area-heading", |p| p.area_text.is_some()),
        ("product-area-counties", |p| !p.counties.is_empty()),
        ("product-standard-heading", |p| p.standard.is_some()),
        ("product-applicant-heading", |p| p.applicant.is_some()),
        ("product-traits-heading", |p| p.quality_traits.is_some()),
        ("product-season-heading", |p| !p.season_months.is_empty()),
    ];
    let lines = fields
        .into_iter()
        .map(|(key, test)| {
            let n = products.iter().filter(|p| test(p)).count();
            let of = text_with(cx.locale, "statistics-fill-of", &[("n", n.into()), ("all", all.into())]);
            let width = (n * 100 / all.max(1)).to_string();
            view! {
                <li>
                    <span>{cx.t(key)}</span>
                    <svg class="count-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                        <rect class="stat-ground" width="100" height="8"></rect>
                        <rect width=width height="8"></rect>
                    </svg>
                    <span class="num">{of}</span>
                </li>
            }
        })
        .collect_view();
    view! {
        <div>
            <div class="counts-head"><h3>{cx.t("statistics-fill-heading")}</h3></div>
            <ul class="counts" role="list">{lines}</ul>
        </div>
    }
}

fn plans(cx: &Cx) -> impl IntoView + use<> {
    let columns = vec![
        Column::new(cx.t("plan-list-heading")),
        Column::new(cx.t("plan-document-no")),
        Column::new(cx.t("plan-issuer")),
        Column::new(cx.t("plan-period")),
        Column::new(cx.t("plan-status")),
    ];
    let rows = cx.register.rows().plans.iter().map(|p| plan_row(cx, p)).collect();
    view! {
        <Section title=cx.t("plan-list-heading") id="plans">
            <DataTable caption=cx.t("plan-list-heading") hide_caption=true plain=true columns=columns rows=rows/>
        </Section>
    }
}

fn plan_row(cx: &Cx, p: &Plan) -> Vec<AnyView> {
    let title = if cx.english() { p.title_en.clone() } else { p.title.clone() };
    let missing = |value: Option<String>, key: &'static str| match value {
        Some(text) => text.into_any(),
        None => view! { <span class="unsure">{cx.t(key)}</span> }.into_any(),
    };
    let period = text_with(
        cx.locale,
        "plan-period-value",
        &[("year_from", p.period_from.to_string().into()), ("year_to", p.period_to.to_string().into())],
    );
    vec![
        view! { <a href=cx.href(&format!("/statistics?plan={}#indicators", p.id))>{title}</a> }.into_any(),
        missing(p.document_no.clone(), "plan-document-no-none"),
        missing(p.issuer.clone(), "common-not-stated"),
        view! { <span class="nowrap">{period}</span> }.into_any(),
        text_for(cx.locale, "plan-status", p.status.code()).into_any(),
    ]
}

fn indicators(cx: &Cx, wanted: &str) -> impl IntoView + use<> {
    let rows = &cx.register.rows().indicators;
    let chosen: Vec<&Indicator> = rows.iter().filter(|i| wanted.is_empty() || i.plan.as_str() == wanted).collect();
    let tab = |plan: &str, label: String| {
        let pair = (!plan.is_empty()).then(|| ("plan", plan.to_owned()));
        let href = format!("{}#indicators", cx.href(&path_with("/statistics", pair.as_slice())));
        if plan == wanted { LinkItem::current(href, label) } else { LinkItem::new(href, label) }
    };
    let mut tabs = vec![tab("", cx.t_owned("search-facet-any"))];
    tabs.extend(
        cx.register.rows().plans.iter().map(|p| tab(p.id.as_str(), cx.register.division_name(p.region, cx.english()))),
    );
    let mut domains: Vec<&str> = chosen.iter().map(|i| i.domain.as_str()).collect();
    domains.sort_unstable();
    domains.dedup();
    // What this register is for comes first.
    domains.sort_by_key(|d| match *d {
        "地理标志" => 0,
        "商标品牌" | "品牌" => 1,
        _ => 2,
    });
    let tables = domains
        .into_iter()
        .map(|domain| {
            let of: Vec<&Indicator> = chosen.iter().copied().filter(|i| i.domain == domain).collect();
            let regions = of.iter().map(|i| i.region).collect::<std::collections::BTreeSet<_>>();
            let links = regions.into_iter().map(|c| view! { <li>{division_link(cx, c)}</li> }).collect_view();
            view! {
                <details class="drawer" open=domain == "地理标志">
                    <summary>{domain.to_owned()}" "<span class="count">{of.len()}</span></summary>
                    <div class="drawer-body stack">
                        <ul class="inline" role="list">{links}</ul>
                        {indicator_table(cx, &of)}
                    </div>
                </details>
            }
        })
        .collect_view();
    let count = text_with(cx.locale, "indicator-count", &[("n", chosen.len().into())]);
    view! {
        <Section title=cx.t("indicator-heading") id="indicators" note=Some(count)>
            <Tabs label=cx.t("indicator-region") items=tabs/>
            <p class="small">{cx.t("indicator-explain")}" "{cx.t("indicator-contradiction")}</p>
            {tables}
        </Section>
    }
}

fn comparison(cx: &Cx) -> impl IntoView + use<> {
    let rows = &cx.register.rows().city_comparison;
    let mut names: Vec<&str> = rows.iter().map(|r| r.table.as_str()).collect();
    names.dedup();
    let tables = names
        .into_iter()
        .map(|name| {
            let columns = vec![
                Column::new(cx.t("comparison-city")),
                Column::new(cx.t("common-year")),
                Column::new(cx.t("indicator-name")),
                Column::number(cx.t("common-value")),
                Column::new(cx.t("common-kind")),
            ];
            let cells = rows
                .iter()
                .filter(|r| r.table == name)
                .map(|r| {
                    let note = r.note.clone().map(|n| view! { " "<span class="small">{n}</span> });
                    vec![
                        r.city.clone().into_any(),
                        r.year.to_string().into_any(),
                        r.indicator.clone().into_any(),
                        view! { {r.value.clone()}" "{r.unit.clone()} }.into_any(),
                        view! { {text_for(cx.locale, "figure-kind", r.kind.code())}{note} }.into_any(),
                    ]
                })
                .collect();
            let title = text_with(cx.locale, "comparison-table", &[("table", name.to_owned().into())]);
            view! {
                <details class="drawer">
                    <summary>{title.clone()}</summary>
                    <DataTable caption=title hide_caption=true plain=true tight=true columns=columns rows=cells/>
                </details>
            }
        })
        .collect_view();
    let plan = rows.first().and_then(|r| cx.register.plan(r.plan.as_str())).map(|p| plan_title(cx, p));
    view! {
        <Section title=cx.t("comparison-heading") id="comparison">
            <p class="small">{cx.t("comparison-explain")}</p>
            {tables}
            <p class="src"><span>{plan}</span></p>
        </Section>
    }
}
