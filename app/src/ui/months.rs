//! Time: the twelve months, and things that happened one after another.

use leptos::prelude::*;

/// The twelve months as a strip, those of the season filled.
#[component]
pub fn Months(
    /// The months of the season, 1 to 12.
    months: Vec<u8>,
    /// This month, 1 to 12; marked with a line under its number.
    #[prop(optional_no_strip, into)]
    current: Option<u8>,
    /// The same in words, e.g. 采收：3月至6月、8月、9月.
    #[prop(into)]
    summary: String,
) -> impl IntoView {
    let strip = (1..=12_u8)
        .map(|month| {
            let class = match (months.contains(&month), current == Some(month)) {
                (true, true) => "on now",
                (true, false) => "on",
                (false, true) => "now",
                (false, false) => "",
            };
            view! { <li class=class>{month}</li> }
        })
        .collect_view();
    view! { <p class="vh">{summary}</p><ol class="months" aria-hidden="true">{strip}</ol> }
}

/// One event of a [`Timeline`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TimelineItem {
    /// When, formatted.
    pub when: String,
    /// What happened.
    pub what: String,
    /// More about it, in small type.
    pub note: Option<String>,
    /// The page about it.
    pub href: Option<String>,
    /// The step that is under way; those after it are drawn as yet to come.
    pub current: bool,
}

/// Events in order.
#[component]
pub fn Timeline(
    /// The events, in the order they are to be read.
    items: Vec<TimelineItem>,
) -> impl IntoView {
    let items = items
        .into_iter()
        .map(|item| {
            let what = match item.href {
                Some(href) => view! { <a href=href>{item.what}</a> }.into_any(),
                None => item.what.into_any(),
            };
            view! {
                <li aria-current=item.current.then_some("step")>
                    <span class="when">{item.when}</span>
                    <span class="what">{what}{item.note.map(|text| view! { <small>{text}</small> })}</span>
                </li>
            }
        })
        .collect_view();
    view! { <ol class="timeline">{items}</ol> }
}
