//! Narrowing a list by several fields at once.

use super::{Button, ButtonKind, Content, LinkItem};
use leptos::prelude::*;

/// A form that narrows a list: GET, its fields in a grid; on narrow screens folded behind one line. One a page.
#[component]
pub fn FilterForm(
    /// The list's address.
    #[prop(into)]
    action: String,
    /// What it does, e.g. 筛选; on narrow screens it opens the fields.
    #[prop(into)]
    label: String,
    /// The word on the button.
    #[prop(into)]
    button: String,
    /// The list without any of it; none where nothing is in force.
    #[prop(optional_no_strip, into)]
    clear: Option<LinkItem>,
    /// Opens it on narrow screens from the start.
    #[prop(optional)]
    open: bool,
    /// The fields.
    children: Content,
) -> impl IntoView {
    let title = label.clone();
    // The checkbox folds the whole on narrow screens without scripting; it has no name and is never sent.
    view! {
        <form class="sieve" role="search" method="get" action=action aria-label=label novalidate>
            <input class="sieve-toggle vh" type="checkbox" id="sieve-toggle" checked=open />
            <label class="sieve-label" for="sieve-toggle">{title}</label>
            <div class="sieve-body">
                <div class="sieve-fields">{children.view()}</div>
                <div class="form-end">
                    <Button kind=ButtonKind::Quiet>{button}</Button>
                    {clear.map(|link| view! { <a href=link.href>{link.label}</a> })}
                </div>
            </div>
        </form>
    }
}
