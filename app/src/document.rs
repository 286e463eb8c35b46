//! The HTML document around every page.

use crate::cx::{Cx, Theme};
use crate::locale::Locale;
use crate::text::text_with;
use leptos::config::LeptosOptions;
use leptos::hydration::HydrationScripts;
use leptos::prelude::*;
use serde_json::Value;

/// What stands in a page's head.
#[derive(Clone, Debug, Default)]
pub struct Head {
    /// Title of the page without the site's name.
    pub title: String,
    /// One or two sentences for search engines.
    pub description: String,
    /// The page's one address: Chinese path with its canonical query. None keeps the page out of search engines.
    pub canonical: Option<String>,
    /// schema.org data.
    pub json_ld: Option<Value>,
}

/// JSON that may stand inside a `<script>`: nothing in it can end the element.
#[must_use]
pub fn script_json(value: &Value) -> String {
    value.to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

/// The document. `body` is the whole of `<body>`.
pub(crate) fn document(cx: &Cx, head: Head, body: impl IntoView + 'static) -> impl IntoView {
    let title = text_with(cx.locale, "site-title", &[("page", head.title.clone().into())]);
    let theme = (cx.display.theme != Theme::System).then(|| cx.display.theme.code());
    let view = cx.display.elder.then_some("elder");
    let links = head.canonical.as_ref().map(|path| {
        let link = |locale: Locale| {
            view! { <link rel="alternate" hreflang=locale.lang() href=cx.absolute(locale, path)/> }
        };
        view! {
            <link rel="canonical" href=cx.absolute(cx.locale, path)/>
            {link(Locale::Zh)}
            {link(Locale::En)}
        }
    });
    // What is made up is not for search engines, and is no fact for programs.
    let fictional = cx.register.is_demonstration();
    let robots = (head.canonical.is_none() || fictional).then(|| view! { <meta name="robots" content="noindex"/> });
    let json_ld = head.json_ld.as_ref().filter(|_| !fictional).map(|value| {
        view! { <script type="application/ld+json" inner_html=script_json(value)></script> }
    });
    let scripts = cx.site.client.as_ref().map(|client| {
        let options = LeptosOptions::builder().output_name(client.clone()).site_pkg_dir("pkg").build();
        view! { <HydrationScripts options=options islands=true/> }
    });
    view! {
        <!DOCTYPE html>
        <html lang=cx.locale.lang() data-theme=theme data-view=view>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                <title>{title}</title>
                <meta name="description" content=head.description.clone()/>
                <meta name="SiteName" content=cx.t("site-name")/>
                <meta name="ArticleTitle" content=head.title/>
                {robots}
                {links}
                <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
                <link rel="stylesheet" href=cx.site.css.clone()/>
                {scripts}
                {json_ld}
            </head>
            <body>{body}</body>
        </html>
    }
}
