//! `/about`: what Daodi is and is not, sources and how sure they are, licences, map data, privacy, accessibility.

use super::common::{crumbs, plan_title};
use crate::cx::Cx;
use crate::text::{text_for, text_with};
use crate::ui::{Column, DataTable, FactRow, FactTable, LinkItem, PageHead, Prose, Section};
use crate::{Head, Page};
use daodi::registry::{DataSet, FieldCertainty, Standing};
use leptos::prelude::*;
use serde_json::json;

/// The page about the register itself.
#[must_use]
pub fn about(cx: &Cx) -> Page {
    let head = Head {
        title: cx.t_owned("about-heading"),
        description: cx.t_owned("about-intro"),
        canonical: Some("/about".to_owned()),
        json_ld: Some(json!({
            "@context": "https://schema.org",
            "@type": "AboutPage",
            "name": cx.t("about-heading"),
            "url": cx.absolute(cx.locale, "/about"),
        })),
    };
    Page::new(head, "/about", content)
}

fn content(cx: &Cx) -> AnyView {
    let contents = [
        ("what", "about-what-heading"),
        ("sources", "about-sources-heading"),
        ("unknown", "about-unknown-heading"),
        ("licences", "about-licences-heading"),
        ("map", "about-map-heading"),
        ("privacy", "about-privacy-heading"),
        ("accessibility", "about-accessibility-heading"),
        ("open-data", "about-open-data-heading"),
        ("contact", "about-contact-heading"),
    ]
    .map(|(id, key)| LinkItem::new(format!("#{id}"), cx.t(key)));
    let contents = contents.into_iter().map(|l| view! { <li><a href=l.href>{l.label}</a></li> }).collect_view();
    view! {
        <div class="wrap page">
            {crumbs(cx, &[], cx.t("nav-about"))}
            <PageHead title=cx.t("about-heading") lead=Some(cx.t_owned("about-intro"))/>
            <div class="with-side">
                <nav class="contents" aria-labelledby="contents-title">
                    <h2 id="contents-title">{cx.t("nav-on-this-page")}</h2>
                    <ul role="list">{contents}</ul>
                </nav>
                <div class="content narrow">
                    {what(cx)}
                    {sources(cx)}
                    {unknown(cx)}
                    {licences(cx)}
                    {map(cx)}
                    {privacy(cx)}
                    {accessibility(cx)}
                    {open_data(cx)}
                    {contact(cx)}
                </div>
            </div>
        </div>
    }
    .into_any()
}

/// A section of paragraphs.
fn paragraphs(cx: &Cx, id: &'static str, title: &'static str, keys: &[&'static str]) -> AnyView {
    let texts = keys.iter().map(|key| view! { <p>{cx.t(key)}</p> }).collect_view();
    view! { <Section title=cx.t(title) id=id><Prose>{texts}</Prose></Section> }.into_any()
}

fn what(cx: &Cx) -> AnyView {
    view! {
        {paragraphs(cx, "what", "about-what-heading", &["about-what-register", "about-what-labels"])}
        {paragraphs(
            cx,
            "not",
            "about-not-national-heading",
            &["about-not-national-text", "about-not-12315-text", "about-mark-text"],
        )}
        <p class="cluster">
            <a href="https://www.cnipa.gov.cn/" rel="external">{cx.t("footer-national-office")}</a>
            <a href="https://www.12315.cn/" rel="external">{cx.t("footer-12315")}</a>
        </p>
    }
    .into_any()
}

fn sources(cx: &Cx) -> impl IntoView + use<> {
    let mut sets: Vec<_> = cx.register.rows().certainty.iter().map(|c| c.data_set).collect();
    sets.dedup();
    let tables = sets.into_iter().map(|set| certainty_table(cx, set)).collect_view();
    let plans = cx.register.rows().plans.iter().map(|p| view! { <li>{plan_title(cx, p)}</li> }).collect_view();
    view! {
        <Section title=cx.t("about-sources-heading") id="sources">
            <Prose>
                <p>{cx.t("about-sources-intro")}</p>
                <ul>
                    <li>{cx.t("about-sources-rule-link")}</li>
                    <li>{cx.t("about-sources-rule-kind")}</li>
                    <li>{cx.t("about-sources-rule-plan")}</li>
                </ul>
                <h3>{cx.t("about-sources-plans")}</h3>
                <ul>{plans}</ul>
                <h3>{cx.t("about-sources-table")}</h3>
            </Prose>
            <div>{tables}</div>
        </Section>
    }
}

/// The fields of one set, folded.
fn certainty_table(cx: &Cx, set: DataSet) -> impl IntoView + use<> {
    let columns = vec![
        Column::new(cx.t("about-sources-column-field")),
        Column::new(cx.t("common-certainty")),
        Column::new(cx.t("about-sources-column-why")),
    ];
    let of = cx.register.rows().certainty.iter().filter(|c| c.data_set == set);
    let rows: Vec<_> = of.map(|c| certainty_row(cx, c)).collect();
    let name = text_for(cx.locale, "data-set", set.code());
    view! {
        <details class="drawer">
            <summary>{name}" "<span class="count">{rows.len()}</span></summary>
            <div class="drawer-body">
                <DataTable caption=name hide_caption=true plain=true tight=true columns=columns rows=rows/>
            </div>
        </details>
    }
}

fn certainty_row(cx: &Cx, c: &FieldCertainty) -> Vec<AnyView> {
    let field = if c.field == "*" { cx.t_owned("about-sources-rest") } else { c.field.clone() };
    let why = if cx.english() { c.note_en.clone() } else { c.note_zh.clone() };
    vec![
        view! { <code>{field}</code> }.into_any(),
        text_for(cx.locale, "certainty", c.certainty.code()).into_any(),
        why.into_any(),
    ]
}

fn unknown(cx: &Cx) -> impl IntoView + use<> {
    let products = &cx.register.rows().products;
    let open = products.iter().filter(|p| Standing::of(p) == Standing::Open).count();
    let coverage = text_with(cx.locale, "about-unknown-coverage", &[("n", products.len().into())]);
    let kinds = text_with(cx.locale, "about-unknown-kinds", &[("n", open.into())]);
    view! {
        <Section title=cx.t("about-unknown-heading") id="unknown">
            <Prose>
                <ul>
                    <li>{coverage}</li>
                    <li>{kinds}</li>
                    <li>{cx.t("about-unknown-roll")}</li>
                    <li>{cx.t("about-unknown-uscc")}</li>
                    <li>{cx.t("about-unknown-points")}</li>
                </ul>
                <p>{cx.t("about-unknown-help")}</p>
            </Prose>
        </Section>
    }
}

fn licences(cx: &Cx) -> impl IntoView + use<> {
    let keys = [
        "about-licences-own",
        "about-licences-divisions",
        "about-licences-boundaries",
        "about-licences-seats",
        "about-licences-changes",
        "about-licences-geonames",
        "about-licences-leaflet",
    ];
    let items = keys.iter().map(|key| view! { <li>{cx.t(key)}</li> }).collect_view();
    view! {
        <Section title=cx.t("about-licences-heading") id="licences">
            <Prose>
                <ul>{items}</ul>
                <p>
                    <a href="https://www.geonames.org/" rel="external">{cx.t("about-licences-geonames-link")}</a>" · "
                    <a href="/licences/data.txt">{cx.t("about-licences-full")}</a>
                </p>
            </Prose>
        </Section>
    }
}

fn map(cx: &Cx) -> impl IntoView + use<> {
    let none = || cx.t_owned("about-map-review-none");
    let review = match &cx.site.map {
        Some(map) if !map.review_no.is_empty() => map.review_no.clone(),
        Some(_) => cx.t_owned("map-sketch"),
        None => none(),
    };
    let facts = cx.site.map.as_ref().map(|map| {
        view! {
            <FactRow term=cx.t("about-map-source")>{map.source.clone()}</FactRow>
            <FactRow term=cx.t("about-map-licence")>{map.licence.clone()}</FactRow>
            <FactRow term=cx.t("about-map-crs")>{map.crs.clone()}</FactRow>
            <FactRow term=cx.t("about-map-checksum")><code class="checksum">{map.sha256.clone()}</code></FactRow>
        }
    });
    view! {
        <Section title=cx.t("about-map-heading") id="map">
            <Prose><p>{cx.t("about-map-text")}</p><p>{cx.t("about-map-vintage")}</p></Prose>
            <FactTable label=cx.t("about-map-heading")>
                <FactRow term=cx.t("about-map-review")>{review}</FactRow>
                {facts}
            </FactTable>
        </Section>
    }
}

fn privacy(cx: &Cx) -> impl IntoView + use<> {
    view! {
        <Section title=cx.t("about-privacy-heading") id="privacy">
            <Prose>
                <h3>{cx.t("about-privacy-scan-heading")}</h3>
                <p>{cx.t("about-privacy-scan-records")}</p>
                <p>{cx.t("about-privacy-scan-not")}</p>
                <p>{cx.t("about-privacy-scan-shown")}</p>
                <p>{cx.t("about-privacy-scan-why")}</p>
                <h3>{cx.t("about-privacy-cookies-heading")}</h3>
                <p>{cx.t("about-privacy-cookies-text")}</p>
                <p>{cx.t("about-privacy-settings-text")}</p>
                <p>{cx.t("about-privacy-people-text")}</p>
            </Prose>
        </Section>
    }
}

fn accessibility(cx: &Cx) -> impl IntoView + use<> {
    view! {
        <Section title=cx.t("about-accessibility-heading") id="accessibility">
            <Prose>
                <p>{cx.t("about-accessibility-target")}</p>
                <p>{cx.t("about-accessibility-elder")}</p>
                <p>{cx.t("about-accessibility-tested")}</p>
                <h3>{cx.t("about-accessibility-report-heading")}</h3>
                <p>{cx.t("about-accessibility-report-text")}</p>
            </Prose>
        </Section>
    }
}

fn open_data(cx: &Cx) -> impl IntoView + use<> {
    view! {
        <Section title=cx.t("about-open-data-heading") id="open-data">
            <Prose>
                <p>{cx.t("about-open-data-export")}</p>
                <p>{cx.t("about-open-data-api")}</p>
                <ul>
                    <li><a href="/api/openapi.json">{cx.t("about-open-data-openapi")}</a></li>
                    <li><a href="/products.xlsx">"/products.xlsx"</a></li>
                    <li><a href="/products.csv">"/products.csv"</a></li>
                    <li><a href="/products.geojson">"/products.geojson"</a></li>
                    <li><a href="/api/v1/products">"/api/v1/products"</a></li>
                </ul>
                <p>{cx.t("about-open-data-cite")}</p>
            </Prose>
        </Section>
    }
}

fn contact(cx: &Cx) -> impl IntoView + use<> {
    let site = &cx.site;
    let how = if site.contact.is_empty() { cx.t_owned("about-contact-unset") } else { site.contact.clone() };
    let who = if site.operator.is_empty() { cx.t_owned("footer-operator-unset") } else { site.operator.clone() };
    view! {
        <Section title=cx.t("about-contact-heading") id="contact">
            <Prose><p>{cx.t("about-contact-text")}</p></Prose>
            <FactTable label=cx.t("about-contact-heading")>
                <FactRow term=cx.t("footer-operator")>{who}</FactRow>
                <FactRow term=cx.t("footer-contact")>{how}</FactRow>
            </FactTable>
        </Section>
    }
}
