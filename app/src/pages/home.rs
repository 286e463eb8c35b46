//! `/`: the search, the province, what is in season, the register's figures, what Daodi is and is not.

use super::common::{category, name_item, product_links};
use super::province;
use crate::cx::Cx;
use crate::islands::suggest::Suggest;
use crate::text::{month, number, text_with};
use crate::ui::{Figure, Figures, LinkItem, NamesLine, NamesList, SearchForm, Section};
use crate::{Head, Page};
use daodi::registry::{Register, Track};
use leptos::prelude::*;
use serde_json::json;

/// How many announcements and names are shown.
const LATEST: usize = 6;
const NAMES: usize = 12;

/// The home page.
#[must_use]
pub fn home(cx: &Cx) -> Page {
    let site = &cx.site.public_url;
    let head = Head {
        title: cx.t_owned("nav-home"),
        description: cx.t_owned("site-description"),
        canonical: Some("/".to_owned()),
        json_ld: Some(json!({
            "@context": "https://schema.org",
            "@type": "WebSite",
            "name": cx.t("site-name"),
            "url": cx.absolute(cx.locale, "/"),
            "inLanguage": cx.locale.lang(),
            "potentialAction": {
                "@type": "SearchAction",
                "target": format!("{site}{}?q={{search_term_string}}", cx.href("/products")),
                "query-input": "required name=search_term_string",
            },
        })),
    };
    Page::new(head, "", content)
}

fn content(cx: &Cx) -> AnyView {
    view! {
        {hero(cx)}
        <div class="wrap">
            <Figures items=figures(cx)/>
            {names(cx)}
            {classes(cx)}
        </div>
        {season(cx)}
        <div class="wrap">
            {latest(cx)}
            {what(cx)}
        </div>
    }
    .into_any()
}

fn hero(cx: &Cx) -> impl IntoView + use<> {
    let suggest = view! {
        <Suggest input="q".to_owned() locale=cx.locale heading=cx.t_owned("search-suggest-label") none=cx.t_owned("search-suggest-none")
            found=text_with(cx.locale, "search-suggest-count", &[("n", "{n}".into())])/>
    };
    let register = cx.register.clone();
    let tiles = province::tiles(
        cx,
        move |code| register.counts(code).products,
        |code| cx.href(&format!("/products?prefecture={code}")),
        "division-tiles-label",
    );
    view! {
        <div class="hero">
            <div class="wrap">
                <div class="hero-words">
                    <h1>{cx.t("home-hero-line-1")}<br/>{cx.t("home-hero-line-2")}</h1>
                    <p class="lead">{cx.t("home-hero-text")}</p>
                    <SearchForm action=cx.href("/products") button=cx.t("action-search") label=cx.t("home-search-label")
                        placeholder=cx.t("search-placeholder") id="q" suggest=Some(suggest.into_any())/>
                    <p class="hero-hint">{cx.t("home-verify-heading")}" "<a href=cx.href("/verify")>{cx.t("home-verify-text")}</a>
                        <br/>{cx.t("home-user-text")}" "<a href=cx.href("/authorisations")>{cx.t("verify-user-link")}</a></p>
                </div>
                <div class="hero-map">{tiles}</div>
            </div>
        </div>
    }
}

/// Figures the register really has, each leading to its rows.
fn figures(cx: &Cx) -> Vec<Figure> {
    let rows = cx.register.rows();
    let count = |n: usize| number(cx.locale, i64::try_from(n).unwrap_or(i64::MAX));
    let protected = rows.products.iter().filter(|p| p.has_track(Track::GiProduct)).count();
    let source = Some(text_with(cx.locale, "footer-data-date", &[("date", cx.register.data_date().into())]));
    let figure = |number: String, label: &'static str, path: &str| Figure {
        number,
        label: cx.t_owned(label),
        source: source.clone(),
        href: Some(cx.href(path)),
    };
    vec![
        figure(count(rows.products.len()), "home-figure-products", "/products"),
        figure(count(protected), "home-figure-protected", "/products?track=gi_product"),
        figure(count(rows.enterprises.len()), "home-figure-enterprises", "/enterprises"),
        figure(count(rows.bases.len()), "home-figure-bases", "/divisions"),
    ]
}

/// Names to begin with: the best documented product of each prefecture, most documented first.
fn names(cx: &Cx) -> impl IntoView + use<> {
    let items = showcase(&cx.register).into_iter().map(|p| name_item(cx, p)).collect();
    let all = text_with(cx.locale, "home-names-all", &[("n", cx.register.rows().products.len().into())]);
    view! {
        <Section title=cx.t("home-names-heading") id="names" more=Some(LinkItem::new(cx.href("/products"), all))>
            <NamesList items=items/>
        </Section>
    }
}

fn showcase(register: &Register) -> Vec<&daodi::registry::Product> {
    let weight = |p: &daodi::registry::Product| {
        p.protections.len() * 3
            + usize::from(p.quality_traits.is_some()) * 2
            + usize::from(p.standard.is_some()) * 2
            + usize::from(p.demo_zone.is_some()) * 3
            + p.sources.len()
    };
    let mut best: Vec<_> = register
        .prefectures()
        .iter()
        .filter_map(|unit| {
            register
                .products_in(unit.code)
                .filter(|p| p.prefecture == unit.code)
                .max_by_key(|p| (weight(p), std::cmp::Reverse(&p.slug)))
        })
        .collect();
    best.sort_by_key(|p| std::cmp::Reverse(weight(p)));
    best.truncate(NAMES);
    best
}

/// The classes with their counts: another way in.
fn classes(cx: &Cx) -> impl IntoView + use<> {
    let items = cx
        .register
        .categories()
        .into_iter()
        .map(|(class, n)| {
            let href = cx.href(&format!("/products?category={}", class.code()));
            view! { <li><a href=href>{category(cx, class)}</a>" "<span class="small num">{n}</span></li> }
        })
        .collect_view();
    view! {
        <Section title=cx.t("home-categories-heading") id="classes"><ul class="inline" role="list">{items}</ul></Section>
    }
}

fn season(cx: &Cx) -> impl IntoView + use<> {
    let now = cx.today.month().unsigned_abs();
    let items = product_links(cx, cx.register.in_season(now));
    let stated = cx.register.rows().products.iter().filter(|p| !p.season_months.is_empty()).count();
    let note = text_with(cx.locale, "home-season-explain", &[("n", stated.into())]);
    let title = text_with(cx.locale, "home-season-heading", &[("month", month(cx.locale, now).into())]);
    (!items.is_empty()).then(|| {
        view! {
            <section class="band" id="season" aria-labelledby="season-title">
                <div class="wrap season">
                    <div class="season-title"><h2 id="season-title">{title}</h2><p class="small">{note}</p></div>
                    <NamesLine items=items/>
                </div>
            </section>
        }
    })
}

fn latest(cx: &Cx) -> impl IntoView + use<> {
    let rows = super::announcements::by_date(&cx.register);
    let items = rows.into_iter().take(LATEST).map(|a| super::announcements::line(cx, a)).collect_view();
    view! {
        <Section title=cx.t("home-announcements-heading") id="announcements"
            more=Some(LinkItem::new(cx.href("/announcements"), cx.t("home-announcements-all")))>
            <ul class="lines" role="list">{items}</ul>
        </Section>
    }
}

fn what(cx: &Cx) -> impl IntoView + use<> {
    view! {
        <Section title=cx.t("home-what-heading") id="what" more=Some(LinkItem::new(cx.href("/about"), cx.t("nav-about")))>
            <div class="columns two">
                <p class="lead">{cx.t("home-what-is")}</p>
                <div class="stack">
                    <h3>{cx.t("home-what-is-not-heading")}</h3>
                    <p>{cx.t("home-what-is-not")}</p>
                    <p class="cluster">
                        <a href="https://www.cnipa.gov.cn/" rel="external">{cx.t("home-what-national")}</a>
                        <a href="https://www.12315.cn/" rel="external">{cx.t("home-what-12315")}</a>
                    </p>
                </div>
            </div>
        </Section>
    }
}
