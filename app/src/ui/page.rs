//! The frame of a page's content: head, sections, tabs, long texts.

use super::{Content, LinkItem};
use leptos::prelude::*;

/// The title of a page. With `upright` a product's name stands vertically on wide screens; put it as the first child of
/// `<article class="product">`.
#[component]
pub fn PageHead(
    /// The title, the page's one `h1`.
    #[prop(into)]
    title: String,
    /// What kind of thing this is, in small type above the title.
    #[prop(optional_no_strip, into)]
    kicker: Option<String>,
    /// One or two sentences under the title.
    #[prop(optional_no_strip, into)]
    lead: Option<String>,
    /// Writes the title vertically (竖排) on wide screens. For Chinese names only.
    #[prop(optional)]
    upright: bool,
    /// Buttons or chips that belong to the title.
    #[prop(optional_no_strip, into)]
    aside: Option<AnyView>,
) -> impl IntoView {
    // Long names stand smaller, so that an upright name never outgrows the window.
    let length = title.chars().count();
    let class = match (upright, length) {
        (true, 0..=4) => "page-head upright",
        (true, 5..=7) => "page-head upright long",
        (true, 8..=12) => "page-head upright longer",
        _ => "page-head",
    };
    view! {
        <header class=class>
            {kicker.map(|text| view! { <p class="kicker">{text}</p> })}
            <h1>{title}</h1>
            {lead.map(|text| view! { <p class="lead">{text}</p> })}
            {aside.map(|view| view! { <div class="page-head-aside">{view}</div> })}
        </header>
    }
}

/// A titled part of a page, closed by a thin rule above it.
#[component]
pub fn Section(
    /// The title, an `h2`.
    #[prop(into)]
    title: String,
    /// The section's anchor.
    #[prop(into)]
    id: String,
    /// A small line beside the title, e.g. a count.
    #[prop(optional_no_strip, into)]
    note: Option<String>,
    /// A link at the end of the title's line.
    #[prop(optional_no_strip, into)]
    more: Option<LinkItem>,
    /// The content.
    children: Content,
) -> impl IntoView {
    let title_id = format!("{id}-title");
    let labelled = title_id.clone();
    view! {
        <section class="part" id=id aria-labelledby=labelled>
            <div class="head">
                <h2 id=title_id>{title}</h2>
                {note.map(|text| view! { <span class="head-note">{text}</span> })}
                {more.map(|link| view! { <a class="head-more" href=link.href>{link.label}</a> })}
            </div>
            {children.view()}
        </section>
    }
}

/// Views of the same thing as links (list or map); the one in force is marked.
#[component]
pub fn Tabs(
    /// What is chosen, for assistive technology.
    #[prop(into)]
    label: String,
    /// The views.
    items: Vec<LinkItem>,
) -> impl IntoView {
    let items = items
        .into_iter()
        .map(|item| view! { <li><a href=item.href aria-current=item.current.then_some("true")>{item.label}</a></li> })
        .collect_view();
    view! { <nav class="tabs" aria-label=label><ul>{items}</ul></nav> }
}

/// Long texts: headings, paragraphs, lists and tables set for reading.
#[component]
pub fn Prose(
    /// The text.
    children: Content,
) -> impl IntoView {
    view! { <div class="prose">{children.view()}</div> }
}

/// Text that only assistive technology reads.
#[component]
pub fn VisuallyHidden(
    /// The text.
    children: Content,
) -> impl IntoView {
    view! { <span class="vh">{children.view()}</span> }
}
