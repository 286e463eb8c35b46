//! Narrowing a search: facets, the filters in force, the empty answer.

use super::{Icon, IconKind, LinkItem};
use leptos::prelude::*;

/// The longest name that half a side column holds, characters.
const SHORT: usize = 5;

/// One value of a facet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FacetOption {
    /// The value in the reader's words.
    pub label: String,
    /// How many objects it leaves.
    pub count: u64,
    /// The search with this value added or, when selected, taken away.
    pub href: String,
    /// Whether it is in force.
    pub selected: bool,
}

/// A facet with its values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FacetGroup {
    /// What is narrowed.
    pub title: String,
    /// The values.
    pub options: Vec<FacetOption>,
    /// Unfolded from the start.
    pub open: bool,
}

/// The facets of a search, as a side column; on narrow screens folded behind one line.
#[component]
pub fn Facets(
    /// The name of the whole, which opens it on narrow screens.
    #[prop(into)]
    label: String,
    /// The facets.
    groups: Vec<FacetGroup>,
) -> impl IntoView {
    let title = label.clone();
    let groups = groups
        .into_iter()
        .filter(|group| !group.options.is_empty())
        .map(|group| {
            // Many short names stand in two columns.
            let short = group.options.len() > 8 && group.options.iter().all(|o| o.label.chars().count() <= SHORT);
            let options = group
                .options
                .into_iter()
                .map(|option| {
                    view! {
                        <li>
                            <a href=option.href aria-current=option.selected.then_some("true") rel="nofollow">
                                <span>{option.label}</span> <span class="count">{option.count}</span>
                            </a>
                        </li>
                    }
                })
                .collect_view();
            view! {
                <details class="facet" open=group.open><summary>{group.title}</summary><ul class=short.then_some("short")>{options}</ul></details>
            }
        })
        .collect_view();
    // The checkbox folds the whole on narrow screens without scripting; wide screens never show it.
    view! {
        <nav class="facets" aria-label=label>
            <input class="facets-toggle vh" type="checkbox" id="facets-toggle" />
            <label class="facets-label" for="facets-toggle">{title}</label>
            <div class="facets-body">{groups}</div>
        </nav>
    }
}

/// The filters in force; each link takes one away.
#[component]
pub fn ActiveFilters(
    /// What they are, for assistive technology.
    #[prop(into)]
    label: String,
    /// The word before each for assistive technology, e.g. 去掉.
    #[prop(into)]
    remove: String,
    /// Each filter's words and the search without it.
    items: Vec<LinkItem>,
    /// The search without any of them.
    #[prop(optional_no_strip, into)]
    clear: Option<LinkItem>,
) -> impl IntoView {
    (!items.is_empty()).then(|| {
        let items = items
            .into_iter()
            .map(|item| {
                view! {
                    <li>
                        <a class="filter" href=item.href rel="nofollow">
                            <span class="vh">{remove.clone()}" "</span>{item.label}<Icon kind=IconKind::Remove />
                        </a>
                    </li>
                }
            })
            .collect_view();
        view! {
            <nav class="filters" aria-label=label>
                <ul>{items}{clear.map(|c| view! { <li><a class="filters-clear" href=c.href>{c.label}</a></li> })}</ul>
            </nav>
        }
    })
}

/// Nothing was found: what was looked for and what may help.
#[component]
pub fn EmptyState(
    /// What happened.
    #[prop(into)]
    title: String,
    /// Why, or what to try.
    #[prop(into)]
    text: String,
    /// Links that lead on.
    #[prop(optional)]
    suggestions: Vec<LinkItem>,
) -> impl IntoView {
    let links = suggestions.into_iter().map(|l| view! { <li><a href=l.href>{l.label}</a></li> }).collect::<Vec<_>>();
    view! {
        <div class="empty">
            <p class="empty-title">{title}</p>
            <p>{text}</p>
            {(!links.is_empty()).then(|| view! { <ul role="list">{links}</ul> })}
        </div>
    }
}
