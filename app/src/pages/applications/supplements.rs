//! What supplements changed, each held against what was handed in before it.

use super::statement::{With, answer};
use super::words::question_words;
use crate::cx::Cx;
use crate::pages::common::when;
use crate::text::text_with;
use crate::ui::{Column, DataTable, Notice, NoticeKind, Section as Part};
use daodi::application::{Application, Changed, Statement, Supplement};
use leptos::prelude::*;

/// The supplements of an application, newest first; nothing where there was none.
pub(in crate::pages) fn supplements(
    cx: &Cx,
    case: &Application,
    all: &[Supplement],
    with: &With<'_>,
) -> Option<AnyView> {
    if all.is_empty() {
        return None;
    }
    let each = all.iter().rev().map(|one| supplement(cx, case, one, with)).collect_view();
    Some(view! { <Part title=cx.t("application-supplements") id="supplements">{each}</Part> }.into_any())
}

fn supplement(cx: &Cx, case: &Application, one: &Supplement, with: &With<'_>) -> AnyView {
    let columns = [
        "application-supplements-what",
        "application-supplements-before",
        "application-supplements-now",
        "application-supplements-asked",
    ]
    .map(|key| Column::new(cx.t(key)))
    .to_vec();
    let rows: Vec<Vec<AnyView>> =
        one.changed.iter().map(|(changed, asked)| row(cx, case, changed, *asked, with)).collect();
    let unasked = one.changed.iter().filter(|(_, asked)| !asked).count();
    let unasked = (unasked > 0).then(|| {
        let text = text_with(cx.locale, "application-supplements-unasked", &[("n", unasked.into())]);
        view! { <Notice kind=NoticeKind::Caution><p>{text}</p></Notice> }
    });
    let names: Vec<String> = one.unchanged.iter().map(|name| question_words(cx, name)).collect();
    let unchanged = (!names.is_empty()).then(|| {
        let names = crate::pages::common::names(cx, &names);
        let text = text_with(cx.locale, "application-supplements-unchanged", &[("names", names.into())]);
        view! { <Notice kind=NoticeKind::Caution><p>{text}</p></Notice> }
    });
    let table = if rows.is_empty() {
        view! { <p class="small">{cx.t("application-supplements-none")}</p> }.into_any()
    } else {
        let caption = cx.t("application-supplements");
        view! { <DataTable caption=caption hide_caption=true plain=true columns=columns rows=rows/> }.into_any()
    };
    view! {
        <h3>{when(cx, one.at)}</h3>
        {table}
        {unasked}
        {unchanged}
    }
    .into_any()
}

fn row(cx: &Cx, case: &Application, changed: &Changed, asked: bool, with: &With<'_>) -> Vec<AnyView> {
    let none = || view! { <span class="small">{cx.t("application-supplements-nothing")}</span> }.into_any();
    let (before, now) = match changed {
        Changed::Answer { name, before, now } => {
            let scope = case.scope();
            let question = scope.questions().into_iter().find(|question| question.name == *name);
            let side = |value: &str| match question {
                _ if value.is_empty() => none(),
                Some(question) => {
                    let mut statement = Statement::default();
                    statement.set(name, value);
                    answer(cx, (case.kind, &statement), question, with)
                }
                // Of a question that is asked no longer.
                None => view! { <span class="said-line">{value.to_owned()}</span> }.into_any(),
            };
            (side(before), side(now))
        }
        Changed::Removed(paper) => (file(&paper.name), none()),
        Changed::Added(paper) => (none(), file(&paper.name)),
    };
    let asked = if asked {
        view! { <span class="small">{cx.t("application-supplements-yes")}</span> }.into_any()
    } else {
        view! { <span class="differs">{cx.t("application-supplements-no")}</span> }.into_any()
    };
    vec![question_words(cx, changed.field()).into_any(), before, now, asked]
}

fn file(name: &str) -> AnyView {
    view! { <span class="said-line">{name.to_owned()}</span> }.into_any()
}
