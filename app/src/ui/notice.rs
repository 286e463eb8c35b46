//! Notices and definitions.

use super::{Content, Icon, IconKind};
use leptos::prelude::*;

/// The weight of a notice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NoticeKind {
    /// Worth knowing.
    #[default]
    Info,
    /// What was asked for is done.
    Done,
    /// Caution.
    Caution,
    /// Something is stopped, void or refused.
    Stop,
}

/// A note beside the text, with a rule in its colour.
#[component]
pub fn Notice(
    /// Its weight.
    #[prop(optional)]
    kind: NoticeKind,
    /// Its first words, in bold.
    #[prop(optional_no_strip, into)]
    title: Option<String>,
    /// What it says.
    children: Content,
) -> impl IntoView {
    let (class, icon) = match kind {
        NoticeKind::Info => ("notice", None),
        NoticeKind::Done => ("notice done", Some(IconKind::Check)),
        NoticeKind::Caution => ("notice caution", Some(IconKind::Caution)),
        NoticeKind::Stop => ("notice stop", Some(IconKind::Stop)),
    };
    let role = if kind == NoticeKind::Done { "status" } else { "note" };
    view! {
        <div class=class role=role>
            {icon.map(|kind| view! { <Icon kind=kind /> })}
            <div>{title.map(|text| view! { <p class="notice-title">{text}</p> })}{children.view()}</div>
        </div>
    }
}

/// A word of the field and what it means.
#[component]
pub fn DefinitionCard(
    /// The word.
    #[prop(into)]
    term: String,
    /// The word in the other language, or its source in law.
    #[prop(optional_no_strip, into)]
    note: Option<String>,
    /// What it means.
    children: Content,
) -> impl IntoView {
    view! {
        <div class="definition">
            <h3>{term}{note.map(|text| view! { " "<small>{text}</small> })}</h3>
            <div>{children.view()}</div>
        </div>
    }
}
