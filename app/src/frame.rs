//! What stands around every page's content: masthead and footer; with it, for somebody who is signed in, their own line.

use crate::cx::{Cx, Theme};
use crate::pages::section;
use crate::text::text_with;
use crate::ui::{DisplayForm, DisplayGroup, Footer, FooterGroup, LinkItem, Masthead, NavItem, SearchForm, SkipLink};
use leptos::prelude::*;

/// The main navigation: path and text key.
const NAV: &[(&str, &str)] = &[
    ("/products", "nav-products"),
    ("/enterprises", "nav-enterprises"),
    ("/map", "nav-map"),
    ("/announcements", "nav-announcements"),
    ("/statistics", "nav-statistics"),
    ("/verify", "nav-verify"),
];

/// Puts the content between masthead and footer.
pub(crate) fn frame(cx: &Cx, nav: &'static str, content: AnyView) -> impl IntoView + use<> {
    view! {
        <SkipLink label=cx.t("site-skip")/>
        {cx.register.is_demonstration().then(|| fictional(cx))}
        {masthead(cx, nav)}
        <main id="main" tabindex="-1">{content}</main>
        {footer(cx)}
    }
}

/// What stands above every page of a database that was filled with a fictional world, on paper too.
fn fictional(cx: &Cx) -> impl IntoView + use<> {
    view! {
        <aside class="fictional" aria-label=cx.t("site-fictional")>
            <div class="wrap"><p><strong>{cx.t("site-fictional")}</strong>" "{cx.t("site-fictional-text")}</p></div>
        </aside>
    }
}

fn masthead(cx: &Cx, nav: &'static str) -> impl IntoView + use<> {
    let entries = NAV
        .iter()
        .map(|(path, key)| NavItem { href: cx.href(path), label: cx.t(key).to_owned(), current: *path == nav })
        .collect();
    let other = cx.locale.other();
    let group = |name: &str, label: &'static str, choices: &[(&str, &'static str, bool)]| DisplayGroup {
        label: cx.t_owned(label),
        name: name.to_owned(),
        choices: choices.iter().map(|(value, key, on)| ((*value).to_owned(), cx.t_owned(key), *on)).collect(),
    };
    let theme = cx.display.theme;
    let groups = vec![
        group(
            "view",
            "settings-size",
            &[
                ("standard", "settings-size-standard", !cx.display.elder),
                ("elder", "settings-size-elder", cx.display.elder),
            ],
        ),
        group(
            "theme",
            "settings-scheme",
            &[
                ("system", "settings-scheme-system", theme == Theme::System),
                ("light", "settings-scheme-light", theme == Theme::Light),
                ("dark", "settings-scheme-dark", theme == Theme::Dark),
            ],
        ),
    ];
    let display = view! {
        <DisplayForm action="/display" label=cx.t("settings-heading") back=cx.href(&cx.path) groups=groups/>
    };
    // Pages that begin with a search of their own need no second one.
    let path = cx.path.split('?').next().unwrap_or("/");
    let own = matches!(path, "/" | "/products" | "/enterprises" | "/announcements" | "/brands");
    // Public pages are drawn once for everybody: they cannot know who looks, and lead to the one page that asks.
    let sign_in = cx
        .viewer
        .is_none()
        .then(|| LinkItem { current: path == "/sign-in", ..LinkItem::new(cx.href("/my"), cx.t("section-sign-in")) });
    let viewer = cx.viewer.as_ref().map(|viewer| section::bar(cx, viewer, nav));
    let search = (!nav.is_empty() && !own && viewer.is_none()).then(|| {
        view! {
            <SearchForm action=cx.href("/products") button=cx.t("action-search") label=cx.t("search-label")
                placeholder=cx.t("action-search") id="mast-q" compact=true/>
        }
        .into_any()
    });
    view! {
        <Masthead brand=cx.t("site-name") tagline=cx.t("site-tagline") home=cx.href("/") nav=entries
            nav_label=cx.t("nav-label") lang_href=other.href(&cx.path) lang_label=cx.t("nav-language-other")
            lang_code=other.lang() display=Some(display.into_any()) search=search
            sign_in=sign_in viewer=viewer/>
    }
}

fn footer(cx: &Cx) -> impl IntoView + use<> {
    let link = |path: &str, key: &'static str| LinkItem::new(cx.href(path), cx.t(key));
    let groups = vec![
        FooterGroup {
            title: cx.t_owned("footer-register"),
            links: vec![
                link("/products", "nav-products"),
                link("/enterprises", "nav-enterprises"),
                link("/divisions", "nav-divisions"),
                link("/brands", "nav-brands"),
                link("/announcements", "nav-announcements"),
                link("/apply", "apply-more"),
            ],
        },
        FooterGroup {
            title: cx.t_owned("footer-about"),
            links: vec![
                link("/about", "about-what-heading"),
                link("/about#sources", "footer-sources"),
                link("/about#privacy", "footer-privacy"),
                link("/about#accessibility", "footer-accessibility"),
                link("/about#open-data", "footer-open-data"),
                link("/log", "log-nav"),
            ],
        },
    ];
    let site = &cx.site;
    let mut lines =
        vec![LinkItem::new("", text_with(cx.locale, "footer-data-date", &[("date", cx.register.data_date().into())]))];
    let plain = |key: &'static str, value: &str| {
        (!value.is_empty()).then(|| LinkItem::new("", format!("{}{}{value}", cx.t(key), cx.t("common-colon"))))
    };
    lines.extend(plain("footer-operator", &site.operator));
    lines.extend(plain("footer-contact", &site.contact));
    if !site.icp_no.is_empty() {
        lines.push(LinkItem::new("https://beian.miit.gov.cn/", site.icp_no.clone()));
    }
    if !site.police_no.is_empty() {
        lines.push(LinkItem::new("https://beian.mps.gov.cn/", site.police_no.clone()));
    }
    let statement = view! {
        <p>{cx.t("footer-not-national")}</p>
        <p>{cx.t("footer-not-12315")}</p>
        <p class="cluster">
            <a href="https://www.cnipa.gov.cn/" rel="external">{cx.t("footer-national-office")}</a>
            <a href="https://www.12315.cn/" rel="external">{cx.t("footer-12315")}</a>
        </p>
    }
    .into_any();
    view! { <Footer statement=statement groups=groups lines=lines/> }
}
