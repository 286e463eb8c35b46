//! The official papers 文书 of a case, each with its files.

use crate::cx::Cx;
use crate::pages::acts::office_name;
use crate::pages::common::when;
use crate::text::{text_for, text_with};
use daodi::application::IssuedPaper;
use leptos::prelude::*;

/// What a paper is called: 受理通知书, 审查意见（补正）通知书（第2次）.
fn name(cx: &Cx, paper: &IssuedPaper) -> String {
    let kind = text_for(cx.locale, "issued", paper.kind.code());
    if paper.nth == 1 {
        return kind.to_owned();
    }
    text_with(cx.locale, "issued-again", &[("kind", kind.into()), ("n", paper.nth.into())])
}

/// The papers with links to their files under `base`: as PDF, and as Word document where they may be written on in. Where
/// there is none yet, `none` says when one comes.
pub(in crate::pages) fn issued(
    cx: &Cx,
    papers: &[IssuedPaper],
    (base, word): (&str, bool),
    none: &'static str,
) -> AnyView {
    if papers.is_empty() {
        return view! { <p class="small">{none}</p> }.into_any();
    }
    let items = papers
        .iter()
        .map(|paper| {
            let title = name(cx, paper);
            let link = |ending: &str, words: &'static str| {
                let href = cx.href(&format!("{base}/{}.{ending}", paper.name()));
                let label = format!("{title} {words}");
                view! { <a href=href download="" aria-label=label>{words}</a> }
            };
            let word = word.then(|| view! { " · " {link("docx", cx.t("issued-word"))} });
            view! {
                <li>
                    <p><b>{title.clone()}</b>" "{link("pdf", cx.t("issued-pdf"))}{word}</p>
                    <p class="small">{office_name(cx, paper.office)}" · "{when(cx, paper.at)}</p>
                </li>
            }
        })
        .collect_view();
    view! {
        <ul class="lines" role="list">{items}</ul>
        <p class="small">{cx.t("issued-about")}</p>
    }
    .into_any()
}
