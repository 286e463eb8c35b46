//! What stands on every page: skip link, masthead, breadcrumbs, footer, display settings.

use super::LinkItem;
use leptos::prelude::*;

/// An entry of the main navigation.
pub type NavItem = LinkItem;

/// The first link of the page, seen when it has the focus.
#[component]
pub fn SkipLink(
    /// "Skip to the content", in the reader's language. Leads to `#main`.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    view! { <a class="skip" href="#main">{label}</a> }
}

/// The head of every page: name, main navigation, language, display settings, search.
#[component]
pub fn Masthead(
    /// The register's name.
    #[prop(into)]
    brand: String,
    /// What it is, in small type beside the name.
    #[prop(into)]
    tagline: String,
    /// The home page in the reader's language.
    #[prop(into)]
    home: String,
    /// The main navigation.
    nav: Vec<NavItem>,
    /// The navigation's name for assistive technology.
    #[prop(into)]
    nav_label: String,
    /// This page in the other language.
    #[prop(into)]
    lang_href: String,
    /// The other language's name, in that language.
    #[prop(into)]
    lang_label: String,
    /// The other language's code, e.g. `en`.
    #[prop(into)]
    lang_code: String,
    /// The display settings, usually a [`DisplayForm`].
    #[prop(optional_no_strip, into)]
    display: Option<AnyView>,
    /// A search form, usually a [`super::SearchForm`] with `compact`; left out where the page has its own.
    #[prop(optional_no_strip, into)]
    search: Option<AnyView>,
    /// The way in, where nobody is signed in.
    #[prop(optional_no_strip)]
    sign_in: Option<LinkItem>,
    /// The line of somebody who is signed in, usually a [`super::ViewerBar`]. On narrow screens it takes the place of the
    /// main navigation, which the footer repeats.
    #[prop(optional_no_strip, into)]
    viewer: Option<AnyView>,
) -> impl IntoView {
    let class = if viewer.is_some() { "mast private" } else { "mast" };
    let items = nav
        .into_iter()
        .map(|item| view! { <li><a href=item.href aria-current=item.current.then_some("page")>{item.label}</a></li> })
        .collect_view();
    let hreflang = lang_code.clone();
    view! {
        <header class=class>
            <div class="wrap">
                <a class="brand" href=home><b>{brand}</b> <span>{tagline}</span></a>
                <nav class="mast-nav" aria-label=nav_label><ul>{items}</ul></nav>
                <div class="mast-tools">
                    {search.map(|form| view! { <div class="mast-search">{form}</div> })}
                    {sign_in.map(|link| view! {
                        <a class="lang" href=link.href aria-current=link.current.then_some("page")>{link.label}</a>
                    })}
                    <a class="lang" href=lang_href lang=lang_code hreflang=hreflang>{lang_label}</a>
                    {display}
                </div>
            </div>
            {viewer}
        </header>
    }
}

/// One setting of a [`DisplayForm`] with its choices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DisplayGroup {
    /// What is set, e.g. 字号 or 配色.
    pub label: String,
    /// The form field's name, e.g. `view` or `theme`.
    pub name: String,
    /// The choices: value, label, and whether it is the one in force.
    pub choices: Vec<(String, String, bool)>,
}

/// The display settings: a folded form that works without scripting.
#[component]
pub fn DisplayForm(
    /// Where the form is sent, by POST.
    #[prop(into)]
    action: String,
    /// The word that opens it, e.g. 显示 · 长辈版.
    #[prop(into)]
    label: String,
    /// The page to come back to, sent as `back`.
    #[prop(into)]
    back: String,
    /// The settings.
    groups: Vec<DisplayGroup>,
) -> impl IntoView {
    let groups = groups
        .into_iter()
        .map(|group| {
            let name = group.name;
            let choices = group
                .choices
                .into_iter()
                .map(|(value, label, on)| {
                    view! {
                        <button type="submit" name=name.clone() value=value aria-pressed=if on { "true" } else { "false" }>
                            {label}
                        </button>
                    }
                })
                .collect_view();
            view! { <fieldset><legend>{group.label}</legend>{choices}</fieldset> }
        })
        .collect_view();
    view! {
        <details class="display">
            <summary>{label}</summary>
            <form method="post" action=action><input type="hidden" name="back" value=back />{groups}</form>
        </details>
    }
}

/// The way down to this page.
#[component]
pub fn Breadcrumbs(
    /// Its name for assistive technology.
    #[prop(into)]
    label: String,
    /// From the home page down; the last is this page and may have `current` set.
    items: Vec<LinkItem>,
) -> impl IntoView {
    let items = items
        .into_iter()
        .map(|item| {
            if item.current {
                view! { <li><span aria-current="page">{item.label}</span></li> }.into_any()
            } else {
                view! { <li><a href=item.href>{item.label}</a></li> }.into_any()
            }
        })
        .collect_view();
    view! { <nav class="crumbs" aria-label=label><ol>{items}</ol></nav> }
}

/// A titled column of links in the footer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FooterGroup {
    /// The column's title.
    pub title: String,
    /// Its links.
    pub links: Vec<LinkItem>,
}

/// The foot of every page: what the register is not, links, operator and record numbers, date of the data.
#[component]
pub fn Footer(
    /// What the register is not (not the national register, not 12315), with links to both.
    #[prop(into)]
    statement: AnyView,
    /// Columns of links.
    groups: Vec<FooterGroup>,
    /// Operator, ICP and 公安备案 numbers, contact, date of the data. Empty addresses are printed as text.
    lines: Vec<LinkItem>,
) -> impl IntoView {
    let groups = groups
        .into_iter()
        .map(|group| {
            let links = group.links.into_iter().map(|l| view! { <li><a href=l.href>{l.label}</a></li> }).collect_view();
            view! { <div class="foot-group"><h2>{group.title}</h2><ul>{links}</ul></div> }
        })
        .collect_view();
    let lines = lines
        .into_iter()
        .map(|line| {
            if line.href.is_empty() {
                view! { <li>{line.label}</li> }.into_any()
            } else {
                view! { <li><a href=line.href>{line.label}</a></li> }.into_any()
            }
        })
        .collect_view();
    view! {
        <footer class="foot">
            <div class="wrap">
                <div class="foot-statement">{statement}</div>
                {groups}
                <ul class="foot-lines">{lines}</ul>
            </div>
        </footer>
    }
}
