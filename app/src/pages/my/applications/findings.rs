//! How far each page of an application is, and what is still missing, with links to the fields.

use super::section_path;
use crate::cx::Cx;
use crate::pages::applications::{question_words, section_words};
use crate::pages::forms::fault_text;
use crate::text::text_with;
use crate::ui::{Chip, ChipKind};
use daodi::application::{Application, Finding, PaperKind, Section};
use daodi::form::Fault;
use leptos::prelude::*;

/// How far a page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Filled {
    /// Nothing was written yet.
    Empty,
    /// So many things are missing or wrong.
    Open(usize),
    /// A supplement wants something of it.
    Wanted,
    /// Nothing is missing.
    Whole,
}

/// How far a page of an application is.
pub(super) fn filled(case: &Application, section: Section, papers: &[PaperKind], findings: &[Finding]) -> Filled {
    let open = findings.iter().filter(|finding| finding.section == section).count();
    let begun = match section {
        Section::Papers => !papers.is_empty(),
        _ => case.scope().questions_of(section).iter().any(|q| !case.statement.get(q.name).is_empty()),
    };
    match (open, begun) {
        (0, _) => Filled::Whole,
        (_, false) => Filled::Empty,
        (open, true) => Filled::Open(open),
    }
}

/// The same as a chip.
pub(super) fn filled_chip(cx: &Cx, filled: Filled) -> AnyView {
    let (label, kind) = match filled {
        Filled::Empty => (cx.t_owned("my-app-filled-empty"), ChipKind::Plain),
        Filled::Open(n) => (text_with(cx.locale, "my-app-filled-open", &[("n", n.into())]), ChipKind::Caution),
        Filled::Wanted => (cx.t_owned("my-app-filled-wanted"), ChipKind::Caution),
        Filled::Whole => (cx.t_owned("my-app-filled-whole"), ChipKind::Good),
    };
    view! { <Chip label=label kind=kind/> }.into_any()
}

/// What is missing or wrong, each line leading to its field.
pub(super) fn finding_lines(cx: &Cx, case: &Application, findings: &[&Finding]) -> Option<AnyView> {
    if findings.is_empty() {
        return None;
    }
    let href = |finding: &Finding| {
        let name = finding.fault.field;
        format!("{}?look=1#{name}", cx.href(&section_path(&case.id, finding.section)))
    };
    // What is only missing stands in one line; what is wrong says what.
    let (missing, wrong): (Vec<&Finding>, Vec<&Finding>) =
        findings.iter().copied().partition(|finding| matches!(finding.fault.fault, Fault::Missing | Fault::Agree));
    let comma = if cx.english() { ", " } else { "、" };
    let links = missing
        .iter()
        .enumerate()
        .map(|(at, finding)| {
            let before = (at > 0).then_some(comma);
            view! { {before}<a href=href(finding)>{question_words(cx, finding.fault.field)}</a> }
        })
        .collect_view();
    let missing = (!missing.is_empty()).then(|| view! { <p class="missing">{cx.t("my-app-missing")}" "{links}</p> });
    let items = wrong
        .iter()
        .map(|finding| {
            let fault = format!("{}{}", cx.t("common-colon"), fault_text(cx, &finding.fault));
            view! { <li><a href=href(finding)>{question_words(cx, finding.fault.field)}</a>{fault}</li> }
        })
        .collect_view();
    let wrong = (!wrong.is_empty()).then(|| view! { <ul>{items}</ul> });
    Some(view! { <div class="finding-lines">{wrong}{missing}</div> }.into_any())
}

/// On which page a field is asked for, or a paper by its code.
pub(super) fn section_of(case: &Application, name: &str) -> Section {
    let asked = case.scope().questions().into_iter().find(|question| question.name == name);
    asked.map_or(Section::Papers, |question| question.section)
}

/// All pages of an application as links with how far each is; `marks` are what a supplement wants, `here` is the page the
/// reader is at.
pub(super) fn section_list(
    cx: &Cx,
    case: &Application,
    papers: &[PaperKind],
    (findings, marks): (&[Finding], &[(String, String)]),
    here: Option<Section>,
) -> AnyView {
    let scope = case.scope();
    let wanted = |section: Section| marks.iter().any(|(name, _)| section_of(case, name) == section);
    let items = scope
        .sections()
        .into_iter()
        .map(|section| {
            let current = (here == Some(section)).then_some("page");
            let state = match filled(case, section, papers, findings) {
                Filled::Whole if wanted(section) => Filled::Wanted,
                state => state,
            };
            // On the overview what is half done is told line by line; what was not begun needs no list.
            let open: Vec<&Finding> = match state {
                Filled::Open(_) if here.is_none() => findings.iter().filter(|f| f.section == section).collect(),
                _ => Vec::new(),
            };
            let href = cx.href(&section_path(&case.id, section));
            view! {
                <li>
                    <a href=href aria-current=current>
                        <span>{section_words(cx, section, &scope)}</span>{filled_chip(cx, state)}
                    </a>
                    {finding_lines(cx, case, &open)}
                </li>
            }
        })
        .collect_view();
    view! { <ol class="app-sections" role="list">{items}</ol> }.into_any()
}
