//! Names of states, kinds, ways, steps, pages and questions.

use crate::cx::Cx;
use crate::pages::acts::office_name;
use crate::pages::common::product_name;
use crate::text::{text_for, text_named, text_with};
use crate::ui::{Chip, ChipKind};
use daodi::application::{Application, ChangeOf, Kind, PaperKind, Route, Scope, Section, State, Step, Turn};
use daodi::identifiers::DivisionCode;
use leptos::prelude::*;

fn tone(state: State) -> ChipKind {
    match state {
        State::Announced | State::DownloadOpened => ChipKind::Good,
        State::Supplement => ChipKind::Caution,
        State::NotAccepted | State::Rejected => ChipKind::Stop,
        _ => ChipKind::Plain,
    }
}

/// A state as a chip.
pub(in crate::pages) fn state(cx: &Cx, state: State) -> AnyView {
    view! { <Chip label=text_for(cx.locale, "application-state", state.code()) kind=tone(state)/> }.into_any()
}

/// Where an application stands, as a chip. Where no national announcement follows, it is approved and not announced.
pub(in crate::pages) fn state_of(cx: &Cx, case: &Application) -> AnyView {
    if case.state == State::Announced && !case.situation().goes_to_national() {
        view! { <Chip label=cx.t("application-approved") kind=ChipKind::Good/> }.into_any()
    } else {
        state(cx, case.state)
    }
}

/// What a change is about.
pub(in crate::pages) fn change_words(cx: &Cx, change: ChangeOf) -> &'static str {
    text_for(cx.locale, "application-change", change.code())
}

/// What is asked for: 使用申请, 变更申请（生产地）.
pub(in crate::pages) fn kind_words(cx: &Cx, kind: Kind, change_of: Option<ChangeOf>) -> String {
    let kind = text_for(cx.locale, "application-kind", kind.code());
    match change_of {
        Some(change) => {
            let args = [("kind", kind.into()), ("what", change_words(cx, change).into())];
            text_with(cx.locale, "application-kind-of", &args)
        }
        None => kind.to_owned(),
    }
}

/// A way to the right.
pub(in crate::pages) fn route_words(cx: &Cx, route: Route) -> &'static str {
    text_for(cx.locale, "application-route", route.code())
}

/// What a way takes, in a sentence or two.
pub(in crate::pages) fn route_explained(cx: &Cx, route: Route) -> &'static str {
    text_for(cx.locale, "application-route-explain", route.code())
}

/// A step that was taken.
pub(in crate::pages) fn step_words(cx: &Cx, step: Step) -> &'static str {
    text_for(cx.locale, "application-step", step.code())
}

/// Whose turn it is, by what they are.
pub(in crate::pages) fn turn_words(cx: &Cx, turn: Turn) -> &'static str {
    text_for(cx.locale, "application-turn", turn.code())
}

/// Whose turn it is, by name where it is an office.
pub(in crate::pages) fn turn_name(cx: &Cx, case: &Application) -> String {
    match case.turn() {
        Turn::First => office_name(cx, case.office),
        Turn::City => office_name(cx, case.prefecture),
        Turn::Province => office_name(cx, DivisionCode::HENAN),
        other => turn_words(cx, other).to_owned(),
    }
}

/// The name of the product, in the page's language while the register has it.
pub(in crate::pages) fn what(cx: &Cx, case: &Application) -> String {
    let product = cx.register.product(case.product.as_str()).filter(|_| cx.english());
    product.map_or_else(|| case.product_name.clone(), |product| product_name(cx, product))
}

/// The title of a page of the application. The page on the product says something else of a change and of giving up.
pub(in crate::pages) fn section_words(cx: &Cx, section: Section, scope: &Scope) -> &'static str {
    match (section, scope.kind) {
        (Section::Product, Kind::Change) => cx.t("application-section-change"),
        (Section::Product, Kind::GivingUp) => cx.t("application-section-giving_up"),
        _ => text_for(cx.locale, "application-section", section.code()),
    }
}

/// A question, or a paper, by the name it is sent under.
pub(in crate::pages) fn question_words(cx: &Cx, name: &str) -> String {
    text_named(cx.locale, "field", name, &[]).unwrap_or_else(|| name.to_owned())
}

/// What helps to answer a question; none where nothing does.
pub(in crate::pages) fn hint(cx: &Cx, name: &str) -> Option<String> {
    text_named(cx.locale, "application-hint", name, &[])
}

/// The name of a paper.
pub(in crate::pages) fn paper_words(cx: &Cx, kind: PaperKind) -> &'static str {
    text_for(cx.locale, "paper", kind.code())
}

/// What is agreed to in a declaration, in full.
pub(in crate::pages) fn agreed(cx: &Cx, name: &str, kind: Kind) -> String {
    if kind == Kind::GivingUp && name == "declare_use" {
        return cx.t_owned("application-agree-declare_use-giving_up");
    }
    text_named(cx.locale, "application-agree", name, &[]).unwrap_or_else(|| question_words(cx, name))
}

/// What a paper is, what is taken in its place, and an example.
pub(in crate::pages) fn papers_about(cx: &Cx, kind: PaperKind) -> AnyView {
    let part = |part: &str| text_named(cx.locale, "paper", &format!("{}-{part}", kind.code()), &[]);
    view! {
        <p>{part("hint")}</p>
        <p><b>{cx.t("apply-paper-instead")}</b>" "{part("instead")}</p>
        <p class="small">{part("example")}</p>
    }
    .into_any()
}
