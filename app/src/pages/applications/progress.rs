//! The way of an application, with the place where it stands.

use super::words::turn_name;
use crate::cx::Cx;
use crate::pages::acts::office_name;
use crate::text::{shanghai_day, text_for};
use crate::ui::Steps;
use daodi::application::{Application, CaseStep, Kind, State};
use leptos::prelude::*;

/// The states on the way, in their order.
fn way(case: &Application) -> Vec<State> {
    let situation = case.situation();
    let mut way = vec![State::Draft, State::Submitted];
    way.extend(situation.needs_site_check().then_some(State::SiteCheck));
    way.push(State::FirstOpinion);
    way.extend(situation.city_review.then_some(State::CityReview));
    way.push(State::ProvinceReview);
    way.extend(situation.goes_to_national().then_some(State::NationalReview));
    // Who gives up has nothing to download.
    way.extend((case.kind != Kind::GivingUp).then_some(State::Announced));
    way
}

/// Where on the way an application stands, from 0; beyond the last where nothing is left to do.
fn place(way: &[State], case: &Application) -> usize {
    let stands = match case.state {
        State::Supplement => case.resume.unwrap_or(State::Submitted),
        other => other,
    };
    let stands = match stands {
        // Accepted is the wait for the site check, or for the first opinion where no place is checked.
        State::Accepted if way.contains(&State::SiteCheck) => State::SiteCheck,
        State::Accepted => State::FirstOpinion,
        other => other,
    };
    way.iter().position(|state| *state == stands).unwrap_or(way.len())
}

fn name(cx: &Cx, case: &Application, state: State) -> &'static str {
    match state {
        State::Draft => cx.t("application-progress-submit"),
        State::Submitted => cx.t("application-progress-accept"),
        State::ProvinceReview if !case.situation().goes_to_national() => cx.t("application-progress-approve"),
        State::NationalReview => cx.t("application-progress-announced"),
        State::Announced => cx.t("application-progress-download"),
        other => text_for(cx.locale, "application-state", other.code()),
    }
}

/// The steps of the way with the days on which they were done; the one that is being worked on is marked. Nothing is drawn
/// of an application that ended before its goal: its way goes no further.
pub(in crate::pages) fn progress(cx: &Cx, case: &Application, steps: &[CaseStep]) -> Option<AnyView> {
    if matches!(case.state, State::NotAccepted | State::Rejected | State::Withdrawn) {
        return None;
    }
    let way = way(case);
    let here = place(&way, case);
    let items = way
        .iter()
        .enumerate()
        .map(|(at, state)| {
            let about = if at < here {
                // The last step out of this state: a case may come through twice.
                let left = |step: &&CaseStep| step.from == *state && step.to != State::Supplement;
                let done = steps.iter().rev().find(left);
                done.map(|step| {
                    let day = shanghai_day(step.at).to_string();
                    step.office.map_or_else(|| day.clone(), |code| format!("{day} · {}", office_name(cx, code)))
                })
                .unwrap_or_default()
            } else if at == here && case.state == State::Supplement {
                cx.t_owned("application-progress-supplement")
            } else if at == here {
                format!("{} · {}", cx.t("application-progress-now"), turn_name(cx, case))
            } else {
                String::new()
            };
            (name(cx, case, *state).to_owned(), about)
        })
        .collect();
    let current = (here < way.len()).then_some(here + 1);
    let class = if current.is_some() { "case-way" } else { "case-way all-done" };
    let label = cx.t("application-progress-label");
    Some(view! { <div class=class role="group" aria-label=label><Steps items=items current=current/></div> }.into_any())
}
