//! The line under the masthead for somebody who is signed in: who, their messages, the way out, and the pages of their part.

use super::LinkItem;
use leptos::prelude::*;

/// One part of the pages behind the sign-in, with its pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    /// Its name and first page; `current` where the reader is inside it.
    pub link: LinkItem,
    /// Its pages.
    pub pages: Vec<LinkItem>,
}

/// Messages that wait.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unread {
    /// The page of messages.
    pub href: String,
    /// The word, e.g. 消息.
    pub label: String,
    /// How many are unread; empty where none is.
    pub count: String,
    /// The same in words for assistive technology, e.g. 3 条未读.
    pub words: String,
}

/// Who is signed in, and where they can go.
#[component]
pub fn ViewerBar(
    /// The login name.
    #[prop(into)]
    login: String,
    /// Role and office in a few words.
    #[prop(into)]
    role: String,
    /// Messages.
    unread: Unread,
    /// Where signing out is sent, by POST, and the word on its button.
    sign_out: (String, String),
    /// The parts that are theirs.
    areas: Vec<Area>,
    /// The name of the parts for assistive technology.
    #[prop(into)]
    areas_label: String,
    /// The word that opens the pages on narrow screens where the page is none of them.
    #[prop(into)]
    menu: String,
) -> impl IntoView {
    let link = |item: &LinkItem, current: &'static str| {
        let (href, label) = (item.href.clone(), item.label.clone());
        view! { <li><a href=href aria-current=item.current.then_some(current)>{label}</a></li> }
    };
    let here = areas.iter().find(|area| area.link.current);
    let page = here.and_then(|area| area.pages.iter().find(|page| page.current));
    let summary = match (here, page) {
        (Some(area), Some(page)) => format!("{} · {}", area.link.label, page.label),
        (Some(area), None) => area.link.label.clone(),
        _ => menu,
    };
    let wide = here.map(|area| {
        let pages = area.pages.iter().map(|page| link(page, "page")).collect_view();
        let label = area.link.label.clone();
        view! { <nav class="viewer-pages" aria-label=label><ul class="wrap">{pages}</ul></nav> }
    });
    let several = areas.len() > 1;
    let tabs = several.then(|| {
        let links = areas.iter().map(|area| link(&area.link, "true")).collect_view();
        view! { <nav class="viewer-areas" aria-label=areas_label.clone()><ul>{links}</ul></nav> }
    });
    let groups = areas
        .iter()
        .map(|area| {
            let pages = area.pages.iter().map(|page| link(page, "page")).collect_view();
            let head = several.then(|| view! { <p class="kicker">{area.link.label.clone()}</p> });
            view! { <div>{head}<ul>{pages}</ul></div> }
        })
        .collect_view();
    let count = (!unread.count.is_empty()).then(|| {
        view! { " "<b class="badge"><span aria-hidden="true">{unread.count}</span><span class="vh">{unread.words}</span></b> }
    });
    let (action, out) = sign_out;
    view! {
        <div class="viewer">
            <div class="wrap">
                <p class="viewer-who"><b>{login}</b> <span>{role}</span></p>
                {tabs}
                <div class="viewer-tools">
                    <a href=unread.href>{unread.label}{count}</a>
                    <form method="post" action=action><button type="submit">{out}</button></form>
                </div>
            </div>
            {wide}
            <details class="viewer-menu">
                <summary class="wrap">{summary}</summary>
                <nav class="wrap" aria-label=areas_label>{groups}</nav>
            </details>
        </div>
    }
}
