//! The whole statement of an applicant, as the applicant sees it before handing in and as officers see it.

use super::words::{agreed, kind_words, paper_words, question_words, route_words, section_words, what};
use crate::cx::Cx;
use crate::pages::acts::office_name;
use crate::pages::claims;
use crate::pages::common::{division_name, product_href, track};
use crate::pages::ground::{Folder, chosen};
use crate::text::{number, text_named};
use crate::ui::{FactRow, FactTable, Section as Part};
use daodi::application::{
    Answer, Application, Asked, Kind, PaperKind, Question, Section, Statement, hundredths, papers,
};
use daodi::identifiers::DivisionCode;
use daodi::people::Upload;
use daodi::ports::GroundRow;
use leptos::prelude::*;

/// What belongs to a statement.
#[derive(Clone, Copy)]
pub(in crate::pages) struct With<'a> {
    /// The fields of which a supplement is asked for, each with what is wanted.
    pub(in crate::pages) marks: &'a [(String, String)],
    /// The papers.
    pub(in crate::pages) papers: &'a [(PaperKind, Upload)],
    /// The bases that are named.
    pub(in crate::pages) bases: &'a [GroundRow],
    /// The path under which the papers stand for the reader.
    pub(in crate::pages) folder: &'static str,
    /// Where the pages of the bases stand.
    pub(in crate::pages) bases_at: Folder,
}

/// The statement by page, each a table with the anchors `#field-NAME`.
pub(in crate::pages) fn statement(cx: &Cx, case: &Application, with: &With<'_>) -> AnyView {
    let scope = case.scope();
    let parts = scope
        .sections()
        .into_iter()
        .map(|section| {
            let title = section_words(cx, section, &scope);
            let rows = match section {
                Section::Papers => paper_rows(cx, case, with),
                _ => {
                    let own = (section == Section::Applicant).then(|| applicant(cx, case));
                    let asked = scope
                        .questions_of(section)
                        .into_iter()
                        .map(|question| row(cx, case, question, with))
                        .collect_view();
                    view! { {own}{asked} }.into_any()
                }
            };
            let id = format!("part-{}", section.code());
            view! { <Part title=title id=id><FactTable label=title>{rows}</FactTable></Part> }
        })
        .collect_view();
    view! { <div class="statement">{matter(cx, case)}{parts}</div> }.into_any()
}

/// What is applied for: it was chosen at the beginning and is not written by hand.
fn matter(cx: &Cx, case: &Application) -> AnyView {
    let title = cx.t("application-matter");
    let receipt = case.receipt.clone().map(|receipt| {
        view! { <FactRow term=cx.t("application-matter-receipt")><span class="num">{receipt}</span></FactRow> }
    });
    view! {
        <Part title=title id="part-matter">
            <FactTable label=title>
                {receipt}
                <FactRow term=cx.t("application-matter-kind")>{kind_words(cx, case.kind, case.change_of)}</FactRow>
                <FactRow term=cx.t("application-matter-product")>
                    <a href=product_href(cx, case.product.as_str())>{what(cx, case)}</a>
                </FactRow>
                <FactRow term=cx.t("application-matter-track")>{track(cx, case.track)}</FactRow>
                <FactRow term=cx.t("application-matter-route")>{route_words(cx, case.route)}</FactRow>
                <FactRow term=cx.t("application-matter-office")>{office_name(cx, case.office)}</FactRow>
            </FactTable>
        </Part>
    }
    .into_any()
}

/// Name and code come from the register, not from the applicant.
fn applicant(cx: &Cx, case: &Application) -> AnyView {
    let source = cx.t_owned("application-from-register");
    let uscc = if case.uscc.is_empty() {
        cx.t("common-not-stated").into_any()
    } else {
        view! { <span class="num">{case.uscc.clone()}</span> }.into_any()
    };
    view! {
        <FactRow term=cx.t("field-enterprise_name") source=source.clone()>{case.name.clone()}</FactRow>
        <FactRow term=cx.t("field-uscc") source=source>{uscc}</FactRow>
    }
    .into_any()
}

fn row(cx: &Cx, case: &Application, question: &Question, with: &With<'_>) -> AnyView {
    let id = format!("field-{}", question.name);
    let says = answer(cx, (case.kind, &case.statement), question, with);
    let mark = mark(cx, question.name, with.marks);
    view! { <FactRow term=question_words(cx, question.name) id=id>{says}{mark}</FactRow> }.into_any()
}

/// An answer of a statement in words.
pub(super) fn answer(cx: &Cx, (kind, statement): (Kind, &Statement), question: &Question, with: &With<'_>) -> AnyView {
    let value = statement.get(question.name);
    if question.answer == Answer::Agree {
        let yes = value == "yes";
        let key = if yes { "application-declared" } else { "application-not-declared" };
        let class = (!yes).then_some("not-answered");
        let words = agreed(cx, question.name, kind);
        return view! { <span class=class>{cx.t(key)}</span><p class="small">{words}</p> }.into_any();
    }
    if value.is_empty() {
        return view! { <span class="not-answered">{cx.t("application-not-answered")}</span> }.into_any();
    }
    match question.answer {
        Answer::Lines(_) => view! { <p class="own-words">{value.to_owned()}</p> }.into_any(),
        Answer::Number => quantity(cx, question.name, value).into_any(),
        Answer::County => {
            DivisionCode::parse(value).map_or_else(|_| value.to_owned(), |code| division_name(cx, code)).into_any()
        }
        Answer::Choice(_) => text_named(cx.locale, "application-answer", &format!("{}-{value}", question.name), &[])
            .unwrap_or_else(|| value.to_owned())
            .into_any(),
        Answer::Bases => chosen(cx, &statement.bases().collect::<Vec<_>>(), with.bases, with.bases_at),
        Answer::PastDay | Answer::Day => view! { <span class="num">{value.to_owned()}</span> }.into_any(),
        Answer::Line(_) | Answer::Agree => view! { <span class="said-line">{value.to_owned()}</span> }.into_any(),
    }
}

/// A quantity with its unit, as it was typed where it is none.
fn quantity(cx: &Cx, name: &str, value: &str) -> String {
    let Some(hundredths) = hundredths(value) else { return value.to_owned() };
    let whole = number(cx.locale, hundredths / 100);
    let value = match hundredths % 100 {
        0 => whole,
        part if part % 10 == 0 => format!("{whole}.{}", part / 10),
        part => format!("{whole}.{part:02}"),
    };
    text_named(cx.locale, "application-unit", name, &[("value", value.as_str().into())]).unwrap_or(value)
}

/// What is wanted of a field in a supplement.
fn mark(cx: &Cx, name: &str, marks: &[(String, String)]) -> Option<AnyView> {
    let (_, wanted) = marks.iter().find(|(field, _)| field == name)?;
    let wanted = wanted.clone();
    Some(
        view! { <p class="marked"><b>{cx.t("application-wanted")}</b>" "<span class="own-words">{wanted}</span></p> }
            .into_any(),
    )
}

fn paper_rows(cx: &Cx, case: &Application, with: &With<'_>) -> AnyView {
    papers(case.kind, case.change_of, case.route)
        .into_iter()
        .map(|(kind, asked)| {
            let own: Vec<Upload> =
                with.papers.iter().filter(|(of, _)| *of == kind).map(|(_, file)| file.clone()).collect();
            let says = match (own.is_empty(), asked) {
                (false, _) => claims::papers(cx, &own, with.folder),
                (true, Asked::May) => cx.t("application-no-paper-may").into_any(),
                (true, Asked::Must) => {
                    view! { <span class="not-answered">{cx.t("application-no-paper")}</span> }.into_any()
                }
            };
            let mark = mark(cx, kind.code(), with.marks);
            let id = format!("field-{}", kind.code());
            view! { <FactRow term=paper_words(cx, kind) id=id>{says}{mark}</FactRow> }
        })
        .collect_view()
        .into_any()
}
