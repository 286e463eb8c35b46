//! Orders and pages of a list.

use super::LinkItem;
use leptos::prelude::*;

/// The number found and the orders it can be listed in.
#[component]
pub fn SortBar(
    /// What was found, e.g. 共 228 个产品.
    #[prop(into)]
    found: String,
    /// The word before the orders, e.g. 排序.
    #[prop(into)]
    label: String,
    /// The orders.
    orders: Vec<LinkItem>,
    /// Anything at the end of the line: list or map, exports.
    #[prop(optional_no_strip, into)]
    tools: Option<AnyView>,
) -> impl IntoView {
    let orders = orders
        .into_iter()
        .map(|item| {
            view! { <li><a href=item.href aria-current=item.current.then_some("true") rel="nofollow">{item.label}</a></li> }
        })
        .collect_view();
    let title = label.clone();
    view! {
        <div class="sortbar">
            <p class="found" role="status">{found}</p>
            <nav class="orders" aria-label=label><span aria-hidden="true">{title}</span><ul>{orders}</ul></nav>
            {tools.map(|view| view! { <div class="sortbar-tools">{view}</div> })}
        </div>
    }
}

/// Links to the pages of a list. Shows the first, the last and those around the current one.
#[component]
pub fn Pager<F>(
    /// The current page, from 1.
    page: usize,
    /// How many pages there are; one or none: nothing is shown.
    pages: usize,
    /// The address of a page.
    href: F,
    /// Its name for assistive technology.
    #[prop(into)]
    label: String,
    /// The word for the page before.
    #[prop(into)]
    previous: String,
    /// The word for the page after.
    #[prop(into)]
    next: String,
) -> impl IntoView
where
    F: Fn(usize) -> String,
{
    (pages > 1).then(|| {
        let mut shown: Vec<usize> = (1..=pages).filter(|n| *n == 1 || *n == pages || n.abs_diff(page) <= 2).collect();
        shown.dedup();
        let mut last = 0;
        let numbers = shown
            .into_iter()
            .map(|n| {
                let gap = (n > last + 1).then(|| view! { <li class="gap" aria-hidden="true">"…"</li> });
                last = n;
                let current = (n == page).then_some("page");
                let far = (n.abs_diff(page) > 1 && n != 1 && n != pages).then_some("far");
                view! { {gap}<li class=far><a href=href(n) aria-current=current>{n}</a></li> }
            })
            .collect_view();
        let before = (page > 1).then(|| view! { <a class="step" rel="prev" href=href(page - 1)>{previous}</a> });
        let after = (page < pages).then(|| view! { <a class="step" rel="next" href=href(page + 1)>{next}</a> });
        view! { <nav class="pager" aria-label=label>{before}<ol>{numbers}</ol>{after}</nav> }
    })
}
