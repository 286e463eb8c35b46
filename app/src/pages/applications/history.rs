//! What was done with an application, and what was said about it.

use super::words::{question_words, step_words};
use crate::cx::Cx;
use crate::pages::acts::office_name;
use crate::pages::common::when;
use crate::text::{shanghai_day, text_with};
use daodi::application::{CaseStep, Word};
use daodi::people::Role;
use leptos::prelude::*;

/// The steps, oldest first, each with who took it, how long the step before it lasted, and the reason.
pub(in crate::pages) fn history(cx: &Cx, steps: &[CaseStep]) -> AnyView {
    if steps.is_empty() {
        return view! { <p class="small">{cx.t("application-history-empty")}</p> }.into_any();
    }
    let before = std::iter::once(None).chain(steps.iter().map(Some));
    let items = steps.iter().zip(before).map(|(step, before)| line(cx, step, before)).collect_view();
    view! { <ol class="timeline wide-when case-history">{items}</ol> }.into_any()
}

fn line(cx: &Cx, step: &CaseStep, before: Option<&CaseStep>) -> AnyView {
    let who = match step.office {
        Some(code) => office_name(cx, code),
        None if step.login.is_empty() => cx.t_owned("application-history-system"),
        None => cx.t_owned("application-history-applicant"),
    };
    let calendar = cx.register.calendar();
    let done = shanghai_day(step.at);
    let took = before.map(|before| match calendar.working_days_between(shanghai_day(before.at), done) {
        0 => cx.t_owned("application-history-same-day"),
        n => text_with(cx.locale, "application-history-took", &[("n", n.into())]),
    });
    let late = step.due_at.filter(|due| *due <= step.at).map(|due| {
        let n = calendar.working_days_between(shanghai_day(due.saturating_sub(1)), done).max(1);
        text_with(cx.locale, "application-history-late", &[("n", n.into())])
    });
    let note = [Some(who), took, late].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let reason = (!step.reason.is_empty()).then(|| view! { <p class="own-words">{step.reason.clone()}</p> });
    view! {
        <li>
            <span class="when">{when(cx, step.at)}</span>
            <div class="what">
                <p>{step_words(cx, step.step)}<small>{note}</small></p>
                {reason}
                {marks(cx, &step.marks)}
            </div>
        </li>
    }
    .into_any()
}

fn marks(cx: &Cx, marks: &[(String, String)]) -> Option<AnyView> {
    if marks.is_empty() {
        return None;
    }
    let rows = marks
        .iter()
        .map(|(field, wanted)| {
            view! { <div><dt>{question_words(cx, field)}</dt><dd class="own-words">{wanted.clone()}</dd></div> }
        })
        .collect_view();
    Some(view! { <p class="small">{cx.t("application-history-marks")}</p><dl class="terms">{rows}</dl> }.into_any())
}

/// What applicant and office said to each other, oldest first.
pub(in crate::pages) fn dialogue(cx: &Cx, words: &[Word]) -> AnyView {
    if words.is_empty() {
        return view! { <p class="small">{cx.t("application-words-empty")}</p> }.into_any();
    }
    let inside = cx.viewer.as_ref().and_then(|viewer| viewer.role).is_some_and(|role| role != Role::Producer);
    let items = words
        .iter()
        .map(|word| {
            let who = if word.from_office { "application-words-office" } else { "application-words-applicant" };
            // Who wrote for an office is the office's affair.
            let login = (inside || !word.from_office).then(|| format!(" · {}", word.login));
            view! {
                <li class=if word.from_office { "said-word from-office" } else { "said-word" }>
                    <p class="small">{cx.t(who)}{login}" · "{when(cx, word.at)}</p>
                    <p class="own-words">{word.text.clone()}</p>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="lines" role="list">{items}</ul> }.into_any()
}
