//! Lists of names: set like a printed gazetteer, by rules and not by boxes.

use daodi::registry::Track;
use leptos::prelude::*;

/// A product in a [`NamesList`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NameItem {
    /// The product's page.
    pub href: String,
    /// The name, large.
    pub name: String,
    /// Where it is from.
    pub place: String,
    /// Its legal tracks with their names; none: `open` is shown.
    pub tracks: Vec<(Track, String)>,
    /// What stands in place of a track, e.g. 依据待核.
    pub open: String,
    /// One line about it; may be empty.
    pub line: String,
}

/// Products by name, in columns where there is room.
#[component]
pub fn NamesList(
    /// The products.
    items: Vec<NameItem>,
    /// Marks the part of the name that was searched for.
    #[prop(optional, into)]
    mark: String,
) -> impl IntoView {
    let items = items
        .into_iter()
        .map(|item| {
            let chips = if item.tracks.is_empty() {
                (!item.open.is_empty()).then(|| view! { <super::OpenChip label=item.open.clone() /> }.into_any())
            } else {
                let all = item.tracks.into_iter();
                Some(
                    all.map(|(track, label)| view! { <super::TrackChip track=track label=label /> })
                        .collect_view()
                        .into_any(),
                )
            };
            view! {
                <li>
                    <p class="name"><a href=item.href>{marked(&item.name, &mark)}</a> <span class="place">{item.place}</span></p>
                    {chips.map(|chips| view! { <div class="chips">{chips}</div> })}
                    {(!item.line.is_empty()).then(|| view! { <p class="line">{item.line}</p> })}
                </li>
            }
        })
        .collect_view();
    view! { <ul class="names" role="list">{items}</ul> }
}

/// Splits a name around the first occurrence of what was searched for.
fn marked(name: &str, mark: &str) -> AnyView {
    match name.split_once(mark) {
        Some((before, after)) if !mark.is_empty() => {
            view! { {before.to_owned()}<mark>{mark.to_owned()}</mark>{after.to_owned()} }.into_any()
        }
        _ => name.to_owned().into_any(),
    }
}

/// Names run on in one large line, as in the season of the month.
#[component]
pub fn NamesLine(
    /// Address and name of each.
    items: Vec<super::LinkItem>,
) -> impl IntoView {
    let items = items.into_iter().map(|item| view! { <li><a href=item.href>{item.label}</a></li> }).collect_view();
    view! { <ul class="names-line" role="list">{items}</ul> }
}
