//! Facts with their source, and the legal rights side by side.

use super::Content;
use daodi::registry::Track;
use leptos::prelude::*;

/// A table of facts about one thing; its children are [`FactRow`]s.
#[component]
pub fn FactTable(
    /// What the facts are about, for assistive technology.
    #[prop(into)]
    label: String,
    /// The rows.
    children: Content,
) -> impl IntoView {
    view! { <table class="facts"><caption class="vh">{label}</caption><tbody>{children.view()}</tbody></table> }
}

/// One fact: what it is, what it says, where that is from and how sure it is.
#[component]
pub fn FactRow(
    /// What the fact is.
    #[prop(into)]
    term: String,
    /// Where it is from, in small type under it.
    #[prop(optional_no_strip, into)]
    source: Option<String>,
    /// How sure it is, e.g. 可信程度：中; in the margin of the row where there is room.
    #[prop(optional_no_strip, into)]
    certainty: Option<String>,
    /// Its anchor, where something leads to it.
    #[prop(optional_no_strip, into)]
    id: Option<String>,
    /// What it says.
    children: Content,
) -> impl IntoView {
    let small = view! {
        {source.map(|text| view! { <p class="src"><span>{text}</span></p> })}
        {certainty.map(|text| view! { <p class="sure">{text}</p> })}
    };
    view! { <tr id=id><th scope="row">{term}</th><td>{children.view()}{small}</td></tr> }
}

/// One legal right in a name, as a column of a [`RightsGrid`].
pub struct Right {
    /// The legal regime; none: 依据待核.
    pub track: Option<Track>,
    /// Its name in the reader's language.
    pub label: String,
    /// Terms and what they say: announcement, number, holder, state.
    pub facts: Vec<(String, AnyView)>,
    /// Where it is from.
    pub source: Option<String>,
}

/// The legal rights in one name, side by side for comparison: the only boxes of the design.
#[component]
pub fn RightsGrid(
    /// The rights, in the order of [`Track::ALL`].
    rights: Vec<Right>,
) -> impl IntoView {
    let rights = rights
        .into_iter()
        .map(|right| {
            let chip = match right.track {
                Some(track) => view! { <super::TrackChip track=track label=right.label /> }.into_any(),
                None => view! { <super::OpenChip label=right.label /> }.into_any(),
            };
            let facts =
                right.facts.into_iter().map(|(term, says)| view! { <dt>{term}</dt><dd>{says}</dd> }).collect_view();
            view! {
                <li class="right">
                    <p class="right-track">{chip}</p>
                    <dl>{facts}</dl>
                    {right.source.map(|text| view! { <p class="src"><span>{text}</span></p> })}
                </li>
            }
        })
        .collect_view();
    view! { <ul class="rights" role="list">{rights}</ul> }
}

/// The sources of a page, folded away until asked for.
#[component]
pub fn SourcesDrawer(
    /// The words that open it, with the count.
    #[prop(into)]
    summary: String,
    /// The list of sources.
    children: Content,
) -> impl IntoView {
    view! { <details class="drawer"><summary>{summary}</summary><div class="drawer-body">{children.view()}</div></details> }
}
