//! Chips: square outlines that name a legal track or a state. They never imitate the official mark.

use super::Content;
use daodi::registry::Track;
use leptos::prelude::*;

/// The tone of a chip that is not a legal track.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ChipKind {
    /// Neutral.
    #[default]
    Plain,
    /// In order, in force.
    Good,
    /// Caution: a date is near, a fact is doubtful.
    Caution,
    /// Stopped, void, revoked.
    Stop,
}

/// A word in a square outline.
#[component]
pub fn Chip(
    /// The word.
    #[prop(into)]
    label: String,
    /// Its tone.
    #[prop(optional)]
    kind: ChipKind,
) -> impl IntoView {
    let class = match kind {
        ChipKind::Plain => "chip",
        ChipKind::Good => "chip good",
        ChipKind::Caution => "chip caution",
        ChipKind::Stop => "chip stop",
    };
    view! { <span class=class>{label}</span> }
}

/// Names the legal track of a protection.
#[component]
pub fn TrackChip(
    /// The track, which gives the colour.
    track: Track,
    /// Its name in the reader's language.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    let class = match track {
        Track::GiProduct => "chip track-product",
        Track::CollectiveMark | Track::CertificationMark => "chip track-mark",
        Track::GiTrademarkUnspecified => "chip track-mark open",
        Track::AgriGiLegacy => "chip track-agri",
    };
    view! { <span class=class>{label}</span> }
}

/// A dashed chip: no source read states this (依据待核). What is not known looks unknown.
#[component]
pub fn OpenChip(
    /// What is open.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    view! { <span class="chip open">{label}</span> }
}

/// A row of chips with room between them.
#[component]
pub fn ChipRow(
    /// The chips.
    children: Content,
) -> impl IntoView {
    view! { <div class="chips">{children.view()}</div> }
}
