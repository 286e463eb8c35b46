//! `/log`: what the public log is, its latest checkpoint, what it proves, and how anyone checks it.

use super::entries::{LogLine, table};
use super::log_url;
use crate::cx::Cx;
use crate::pages::acts::id_code;
use crate::pages::common::{crumbs, when};
use crate::text::number;
use crate::ui::{ButtonKind, FactRow, FactTable, Icon, IconKind, LinkButton, LinkItem, Notice, PageHead, Section};
use crate::{Head, Page};
use leptos::prelude::*;
use serde_json::json;

/// The page about the log.
pub struct LogView {
    /// The latest checkpoint; none before the first.
    pub checkpoint: Option<CheckpointView>,
    /// The key that checks its signature (signed-note verifier key).
    pub verifier: String,
    /// The latest entries, newest first; a dozen or so.
    pub newest: Vec<LogLine>,
}

/// A checkpoint.
pub struct CheckpointView {
    /// Entries.
    pub size: i64,
    /// Base64 of the root hash.
    pub root: String,
    /// When it was signed, µs since the epoch, UTC.
    pub at: i64,
    /// The signed note.
    pub note: String,
}

/// What the log proves, and what not: term and text.
const PROVES: &[(&str, &str)] = &[
    ("log-proves-unchanged-term", "log-proves-unchanged"),
    ("log-proves-history-term", "log-proves-history"),
    ("log-proves-inclusion-term", "log-proves-inclusion"),
];
const PROVES_NOT: &[(&str, &str)] = &[
    ("log-proves-truth-term", "log-proves-truth"),
    ("log-proves-absence-term", "log-proves-absence"),
    ("log-proves-person-term", "log-proves-person"),
];

/// The page about the log.
#[must_use]
pub fn log(cx: &Cx, view: LogView) -> Page {
    let head = Head {
        title: cx.t_owned("log-heading"),
        description: cx.t_owned("log-intro"),
        canonical: Some("/log".to_owned()),
        json_ld: Some(json!({
            "@context": "https://schema.org",
            "@type": "Dataset",
            "name": cx.t("log-heading"),
            "description": cx.t("log-intro"),
            "url": cx.absolute(cx.locale, "/log"),
            "dateModified": view.checkpoint.as_ref().map(|c| crate::text::shanghai_iso(c.at)),
            "isAccessibleForFree": true,
            "distribution": {
                "@type": "DataDownload",
                "encodingFormat": "text/plain",
                "contentUrl": format!("{}/checkpoint", log_url(cx)),
            },
        })),
    };
    Page::new(head, "", move |cx| content(cx, &view))
}

fn content(cx: &Cx, view: &LogView) -> AnyView {
    let newest = (!view.newest.is_empty()).then(|| {
        let more = LinkItem::new(cx.href("/log/entries"), cx.t("log-all-entries"));
        view! {
            <Section title=cx.t("log-newest-heading") id="newest" more=Some(more)>
                {table(cx, &view.newest, cx.t("log-newest-heading"))}
            </Section>
        }
    });
    view! {
        <div class="wrap page">
            {crumbs(cx, &[], cx.t("log-nav"))}
            <PageHead title=cx.t("log-heading") lead=Some(cx.t_owned("log-intro"))/>
            {proves(cx)}
            {checkpoint(cx, view)}
            {check(cx, &view.verifier)}
            {newest}
        </div>
    }
    .into_any()
}

fn proves(cx: &Cx) -> AnyView {
    let list = |terms: &[(&'static str, &'static str)]| {
        terms.iter().map(|(term, text)| view! { <div><dt>{cx.t(term)}</dt><dd>{cx.t(text)}</dd></div> }).collect_view()
    };
    view! {
        <Section title=cx.t("log-proves-heading") id="proves">
            <div class="columns two">
                <div class="claims">
                    <h3><Icon kind=IconKind::Check/>{cx.t("log-proves-yes")}</h3>
                    <dl>{list(PROVES)}</dl>
                </div>
                <div class="claims not">
                    <h3><Icon kind=IconKind::Stop/>{cx.t("log-proves-no")}</h3>
                    <dl>{list(PROVES_NOT)}</dl>
                </div>
            </div>
        </Section>
    }
    .into_any()
}

fn checkpoint(cx: &Cx, view: &LogView) -> AnyView {
    let Some(point) = &view.checkpoint else {
        return view! {
            <Section title=cx.t("log-checkpoint-heading") id="checkpoint">
                <Notice title=Some(cx.t_owned("log-checkpoint-none-title"))><p>{cx.t("log-checkpoint-none")}</p></Notice>
                <FactTable label=cx.t("log-checkpoint-heading")>{key_row(cx, view)}</FactTable>
            </Section>
        }
        .into_any();
    };
    view! {
        <Section title=cx.t("log-checkpoint-heading") id="checkpoint">
            <p>{cx.t("log-checkpoint-explain")}</p>
            <FactTable label=cx.t("log-checkpoint-heading")>
                <FactRow term=cx.t("log-checkpoint-size")>
                    <a href=cx.href("/log/entries")>{number(cx.locale, point.size)}</a>
                </FactRow>
                <FactRow term=cx.t("log-checkpoint-time")>{when(cx, point.at)}</FactRow>
                <FactRow term=cx.t("log-checkpoint-root")>{id_code(&point.root)}</FactRow>
                {key_row(cx, view)}
            </FactTable>
            <h3>{cx.t("log-checkpoint-note")}</h3>
            <pre class="sheet" tabindex="0" role="region" aria-label=cx.t("log-checkpoint-note")><code>{point.note.clone()}</code></pre>
            <p><LinkButton href="/log/checkpoint" download=Some("checkpoint".to_owned())
                kind=ButtonKind::Quiet>{cx.t("log-checkpoint-download")}</LinkButton></p>
        </Section>
    }
    .into_any()
}

fn key_row(cx: &Cx, view: &LogView) -> AnyView {
    view! {
        <FactRow term=cx.t("log-checkpoint-key") source=Some(cx.t_owned("log-checkpoint-key-hint"))>
            {id_code(&view.verifier)}
        </FactRow>
    }
    .into_any()
}

fn check(cx: &Cx, verifier: &str) -> AnyView {
    let url = log_url(cx);
    let step = |term: &'static str, text: &'static str, command: Option<String>| {
        let command = command.map(|line| {
            view! { <pre class="sheet wraps"><code>{line}</code></pre> }
        });
        view! { <li><b>{cx.t(term)}</b><p>{cx.t(text)}</p>{command}</li> }
    };
    let fetch = format!("curl -O {url}/checkpoint");
    let whole = format!("daodi log verify --url {url} --key {verifier}");
    let against = format!("daodi log verify --url {url} --key {verifier} --against checkpoint");
    view! {
        <Section title=cx.t("log-check-heading") id="check">
            <p>{cx.t("log-check-intro")}</p>
            <ol class="howto">
                {step("log-check-keep-term", "log-check-keep", Some(fetch))}
                {step("log-check-run-term", "log-check-run", Some(whole))}
                {step("log-check-against-term", "log-check-against", Some(against))}
                {step("log-check-other-term", "log-check-other", None)}
            </ol>
        </Section>
    }
    .into_any()
}
