//! `/log/entries/{seq}`: one entry in words, its bytes, and the proof that it is in the log.

use super::told::{Told, fact_name, fact_value};
use crate::cx::Cx;
use crate::pages::acts::{action, id_code, when_exact};
use crate::pages::common::{crumbs, path_with};
use crate::text::{moment, number, text_with};
use crate::ui::{ButtonKind, FactRow, FactTable, LinkButton, LinkItem, Notice, NoticeKind, PageHead, Section};
use crate::{Head, Page};
use leptos::prelude::*;
use serde_json::json;

/// One entry.
pub struct EntryView {
    /// Its number in the log, from 0.
    pub seq: i64,
    /// Its canonical bytes.
    pub leaf: String,
    /// Base64 of the leaf's hash (RFC 6962).
    pub leaf_hash: String,
    /// The proof; none while no checkpoint covers it.
    pub proof: Option<ProofView>,
    /// How many entries have numbers: what the way to the next one needs.
    pub size: i64,
    /// The key that checks the checkpoint's signature (signed-note verifier key).
    pub verifier: String,
}

/// A proof of inclusion.
pub struct ProofView {
    /// Entries of the checkpoint it leads to.
    pub size: i64,
    /// Base64 of that checkpoint's root hash.
    pub root: String,
    /// Base64 of the hashes beside the way, leaf first.
    pub hashes: Vec<String>,
}

/// The page of one entry.
#[must_use]
pub fn entry(cx: &Cx, view: EntryView) -> Page {
    let path = format!("/log/entries/{}", view.seq);
    let title = title(cx, view.seq);
    let told = Told::read(&view.leaf);
    let description = told.as_ref().map_or_else(|| cx.t_owned("log-entry-leaf-unread"), |told| sentence(cx, told));
    let head = Head {
        title: title.clone(),
        json_ld: Some(json!({
            "@context": "https://schema.org",
            "@type": "DigitalDocument",
            "name": title,
            "description": description,
            "url": cx.absolute(cx.locale, &path),
            "position": view.seq,
            "dateCreated": told.as_ref().map(|told| crate::text::shanghai_iso(told.at)),
            "identifier": view.leaf_hash,
            "isPartOf": { "@type": "Dataset", "name": cx.t("log-heading"), "url": cx.absolute(cx.locale, "/log") },
        })),
        description,
        canonical: Some(path),
    };
    Page::new(head, "", move |cx| content(cx, &view, told.as_ref()))
}

fn title(cx: &Cx, seq: i64) -> String {
    text_with(cx.locale, "log-entry-title", &[("number", seq.to_string().into())])
}

/// What happened, as one sentence.
fn sentence(cx: &Cx, told: &Told) -> String {
    text_with(
        cx.locale,
        "log-entry-sentence",
        &[
            ("time", moment(cx.locale, told.at).into()),
            ("actor", told.actor(cx).into()),
            ("action", action(cx, &told.action).into()),
        ],
    )
}

fn content(cx: &Cx, view: &EntryView, told: Option<&Told>) -> AnyView {
    let steps = [("/log", cx.t("log-nav")), ("/log/entries", cx.t("log-entries-heading"))];
    let heading = title(cx, view.seq);
    let words = match told {
        Some(told) => facts(cx, view, told),
        None => view! { <Notice kind=NoticeKind::Caution><p>{cx.t("log-entry-leaf-unread")}</p></Notice> }.into_any(),
    };
    view! {
        <div class="wrap page">
            {crumbs(cx, &steps, &heading)}
            <PageHead title=heading.clone() lead=told.map(|told| sentence(cx, told))/>
            {words}
            {leaf(cx, view)}
            {proof(cx, view)}
            {neighbours(cx, view)}
        </div>
    }
    .into_any()
}

fn facts(cx: &Cx, view: &EntryView, told: &Told) -> AnyView {
    let facts = told
        .facts
        .iter()
        .map(|(name, value)| view! { <FactRow term=fact_name(cx, name)>{fact_value(cx, name, value)}</FactRow> })
        .collect_view();
    let commitments = (!told.commitments.is_empty()).then(|| {
        let items = told
            .commitments
            .iter()
            .map(|(name, digest)| view! { <li>{fact_name(cx, name)}" "{id_code(digest)}</li> })
            .collect_view();
        view! {
            <FactRow term=cx.t("log-entry-commitments")>
                <ul role="list">{items}</ul>
                <p class="small">{cx.t("log-entry-commitments-explain")}</p>
            </FactRow>
        }
    });
    let more = if told.hides_object() {
        // Each commitment has a salt of its own: there is nothing else of the same object to be found.
        view! { " "{id_code(&told.object_id)}<p class="small">{cx.t("log-entry-object-explain")}</p> }.into_any()
    } else {
        let pairs = [("object_kind", told.object_kind.clone()), ("object", told.object_id.clone())];
        let same = cx.href(&path_with("/log/entries", &pairs));
        view! { <p class="small"><a href=same>{cx.t("log-entry-same-object")}</a></p> }.into_any()
    };
    view! {
        <FactTable label=title(cx, view.seq)>
            <FactRow term=cx.t("log-entry-action")>{action(cx, &told.action)}</FactRow>
            <FactRow term=cx.t("log-entry-object")>
                {told.object(cx)}
                {more}
            </FactRow>
            <FactRow term=cx.t("log-entry-actor")>{told.actor(cx)}</FactRow>
            <FactRow term=cx.t("log-entry-time") source=Some(cx.t_owned("log-entry-time-note"))>
                {when_exact(told.at)}
            </FactRow>
            {facts}
            {commitments}
        </FactTable>
    }
    .into_any()
}

fn leaf(cx: &Cx, view: &EntryView) -> AnyView {
    let size = text_with(cx.locale, "log-entry-leaf-size", &[("n", view.leaf.len().into())]);
    view! {
        <Section title=cx.t("log-entry-leaf-heading") id="leaf" note=Some(size)>
            <p class="small">{cx.t("log-entry-leaf-explain")}</p>
            <pre class="sheet wraps"><code>{view.leaf.clone()}</code></pre>
            <FactTable label=cx.t("log-entry-leaf-hash")>
                <FactRow term=cx.t("log-entry-leaf-hash") source=Some(cx.t_owned("log-entry-leaf-hash-note"))>
                    {id_code(&view.leaf_hash)}
                </FactRow>
            </FactTable>
        </Section>
    }
    .into_any()
}

fn proof(cx: &Cx, view: &EntryView) -> AnyView {
    let Some(proof) = &view.proof else {
        return view! {
            <Section title=cx.t("log-entry-proof-heading") id="proof">
                <Notice kind=NoticeKind::Info title=Some(cx.t_owned("log-entry-proof-none-title"))>
                    <p>{cx.t("log-entry-proof-none")}</p>
                </Notice>
            </Section>
        }
        .into_any();
    };
    let size = text_with(cx.locale, "log-entry-proof-size-value", &[("n", proof.size.into())]);
    let path = if proof.hashes.is_empty() {
        cx.t("log-entry-proof-empty").into_any()
    } else {
        let count = text_with(cx.locale, "log-entry-proof-count", &[("n", proof.hashes.len().into())]);
        let items = proof.hashes.iter().map(|hash| view! { <li>{id_code(hash)}</li> }).collect_view();
        view! { <p class="small">{count}</p><ol class="hashes">{items}</ol> }.into_any()
    };
    let file = format!("daodi-{}.tlog-proof", view.seq);
    let command = format!("daodi log check-proof {file} --key {}", view.verifier);
    view! {
        <Section title=cx.t("log-entry-proof-heading") id="proof">
            <p>{cx.t("log-entry-proof-explain")}</p>
            <FactTable label=cx.t("log-entry-proof-heading")>
                <FactRow term=cx.t("log-entry-leaf-hash")>{id_code(&view.leaf_hash)}</FactRow>
                <FactRow term=cx.t("log-entry-proof-path")>{path}</FactRow>
                <FactRow term=cx.t("log-entry-proof-root")>{id_code(&proof.root)}</FactRow>
                <FactRow term=cx.t("log-entry-proof-size")>{size}</FactRow>
                <FactRow term=cx.t("log-checkpoint-key")>{id_code(&view.verifier)}</FactRow>
            </FactTable>
            <h3>{cx.t("log-entry-check-heading")}</h3>
            <p>{cx.t("log-entry-check")}</p>
            <pre class="sheet wraps"><code>{command}</code></pre>
            <p>
                <LinkButton href=cx.href(&format!("/log/entries/{}/proof", view.seq)) download=Some(file)
                    kind=ButtonKind::Quiet>{cx.t("log-entry-proof-download")}</LinkButton>
            </p>
        </Section>
    }
    .into_any()
}

fn neighbours(cx: &Cx, view: &EntryView) -> AnyView {
    let link = |seq: i64, key: &'static str| {
        let label = format!("{} {}", cx.t(key), number(cx.locale, seq));
        LinkItem::new(cx.href(&format!("/log/entries/{seq}")), label)
    };
    let before = (view.seq > 0).then(|| link(view.seq - 1, "log-entry-previous"));
    let after = (view.seq + 1 < view.size).then(|| link(view.seq + 1, "log-entry-next"));
    let items = [(before, "prev"), (after, "next")]
        .into_iter()
        .filter_map(|(link, rel)| link.map(|l| view! { <a class="step" rel=rel href=l.href>{l.label}</a> }))
        .collect_view();
    view! { <nav class="pager" aria-label=cx.t("page-label")>{items}</nav> }.into_any()
}
