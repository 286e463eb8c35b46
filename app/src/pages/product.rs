//! `/products/{slug}`: what is official and what is description, kept apart; each fact with its source.

use super::authorisations::{Of, ask_link, table};
use super::common::{
    category, certainty, crumbs, division_link, name_item, names, path_with, place, product_href, product_name,
    source_line, sources, sources_note, track, tracks,
};
use super::province;
use crate::cx::Cx;
use crate::text::{date, text_for, text_with};
use crate::ui::{
    ChipRow, FactRow, FactTable, LinkItem, Months, NamesList, Notice, NoticeKind, OpenChip, PageHead, Right,
    RightsGrid, Section, SourcesDrawer, TrackChip,
};
use crate::{Head, Page, Problem};
use daodi::registry::{DataSet, EnterpriseStanding, Product, Protection, Standing};
use leptos::prelude::*;
use serde_json::{Value, json};

/// How many enterprises and related products are listed before "all".
const ENTERPRISES: usize = 12;
const RELATED: usize = 6;

/// A product's page.
///
/// # Errors
/// [`Problem::NotFound`] for a slug that is not in the register.
pub fn product(cx: &Cx, slug: &str) -> Result<Page, Problem> {
    let product = cx.register.product(slug).ok_or(Problem::NotFound)?;
    let title = if cx.english() { format!("{} ({})", product.name_en, product.name) } else { product.name.clone() };
    let head = Head {
        title,
        description: description(cx, product),
        canonical: Some(format!("/products/{slug}")),
        json_ld: Some(product_json_ld(cx, product)),
    };
    let slug = slug.to_owned();
    Ok(Page::new(head, "/products", move |cx| cx.register.product(&slug).map(|p| content(cx, p)).into_any()))
}

fn description(cx: &Cx, product: &Product) -> String {
    let kinds: Vec<String> = tracks(cx, product).into_iter().map(|(_, label)| label).collect();
    let kinds = if kinds.is_empty() { cx.t_owned("track-none") } else { names(cx, &kinds) };
    let mut parts = vec![product_name(cx, product), place(cx, product), kinds];
    parts.extend(product.quality_traits.clone());
    parts.join(" · ")
}

/// schema.org data of a product: what it is called, where it comes from, where to read on. No offer, no rating.
#[must_use]
pub fn product_json_ld(cx: &Cx, product: &Product) -> Value {
    let properties: Vec<Value> = product
        .protections
        .iter()
        .map(|p| {
            json!({
                "@type": "PropertyValue",
                "name": track(cx, p.track),
                "value": p.number.clone().unwrap_or_else(|| cx.t_owned("product-protection-number-none")),
            })
        })
        .collect();
    let other_names: Vec<&String> = std::iter::once(&product.name_en).chain(&product.aliases).collect();
    json!({
        "@context": "https://schema.org",
        "@type": "Product",
        "name": product.name,
        "alternateName": other_names,
        "url": cx.absolute(cx.locale, &format!("/products/{}", product.slug)),
        "category": category(cx, product.category),
        "countryOfOrigin": "CN",
        "keywords": place(cx, product),
        "description": product.quality_traits,
        "additionalProperty": properties,
        "isRelatedTo": product.umbrella.as_ref().map(|name| json!({ "@type": "Product", "name": name })),
    })
}

fn content(cx: &Cx, product: &Product) -> AnyView {
    let kicker = if cx.english() { product.name.clone() } else { product.name_en.clone() };
    let lead = product.quality_traits.clone();
    let chips = if product.protections.is_empty() {
        view! { <OpenChip label=cx.t("track-none")/> }.into_any()
    } else {
        tracks(cx, product)
            .into_iter()
            .map(|(track, label)| view! { <TrackChip track=track label=label/> })
            .collect_view()
            .into_any()
    };
    let name = product_name(cx, product);
    view! {
        <div class="wrap page">
            {crumbs(cx, &[("/products", cx.t("nav-products"))], &name)}
            <article class="product">
                <PageHead title=name kicker=Some(kicker) upright=!cx.english()/>
                <div class="product-main">
                    <ChipRow>{chips}</ChipRow>
                    {lead.map(|text| view! { <p class="lead">{text}</p> })}
                    {rights(cx, product)}
                    {official(cx, product)}
                    {described(cx, product)}
                    {enterprises(cx, product)}
                    {bases(cx, product)}
                    {drawer(cx, product)}
                </div>
                <aside class="side">{side(cx, product)}</aside>
            </article>
            {related(cx, product)}
            <p class="print-note">{text_with(cx.locale, "product-print-note", &[("date", cx.register.data_date().into())])}</p>
        </div>
    }
    .into_any()
}

fn rights(cx: &Cx, product: &Product) -> impl IntoView + use<> {
    let grid = if product.protections.is_empty() {
        vec![Right {
            track: None,
            label: cx.t_owned("track-none"),
            facts: vec![(cx.t_owned("common-status"), cx.t("product-protections-none").into_any())],
            source: source_line(cx, &product.sources),
        }]
    } else {
        product.protections.iter().map(|p| right(cx, product, p)).collect()
    };
    let apply = cx.href(&path_with("/apply", &[("product", product.slug.to_string())]));
    let apply = LinkItem::new(apply, cx.t("apply-more"));
    view! {
        <Section title=cx.t("product-protections-heading") id="protections" more=apply>
            <RightsGrid rights=grid/>
            <p class="small">{cx.t("product-protections-explain")}</p>
        </Section>
    }
}

fn right(cx: &Cx, product: &Product, protection: &Protection) -> Right {
    let mut facts: Vec<(String, AnyView)> = Vec::new();
    let announcements: Vec<AnyView> = protection
        .announcements
        .iter()
        .filter_map(|id| cx.register.announcement(id))
        .map(|a| {
            let title = super::announcements::title(cx, a);
            view! { <a href=cx.href(&format!("/announcements/{}", a.id))>{title}</a> }.into_any()
        })
        .collect();
    if !announcements.is_empty() {
        facts.push((cx.t_owned("product-protection-announcement"), announcements.collect_view().into_any()));
    }
    let number = |key: &'static str, text: &str| {
        (cx.t_owned(key), view! { <span class="num">{text.to_owned()}</span> }.into_any())
    };
    if let Some(text) = &protection.number {
        let key = if protection.track.is_trademark() {
            "product-protection-number-trademark"
        } else {
            "product-protection-number-certificate"
        };
        facts.push(number(key, text));
    } else if protection.announcements.is_empty() {
        let words = view! { <span class="unsure">{cx.t("product-protection-number-none")}</span> };
        facts.push((cx.t_owned("common-number"), words.into_any()));
    }
    if let Some(holder) = &protection.holder {
        facts.push((cx.t_owned("product-protection-holder"), holder.clone().into_any()));
    }
    if protection.converted {
        facts.push((cx.t_owned("common-status"), cx.t("product-protection-converted").into_any()));
    }
    Right {
        track: Some(protection.track),
        label: track(cx, protection.track).to_owned(),
        facts,
        source: source_line(cx, &product.sources),
    }
}

/// The official part: what a notice, a roll or a standard says, or a report of one.
fn official(cx: &Cx, product: &Product) -> impl IntoView + use<> {
    let source = |field: &str| (source_line(cx, &product.sources), certainty(cx, DataSet::Products, field));
    let mut rows: Vec<AnyView> = Vec::new();
    let mut row = |term: &'static str, field: &str, value: AnyView| {
        // What is not stated has neither a source nor a certainty.
        let (source, certainty) = if field.is_empty() { (None, None) } else { source(field) };
        rows.push(view! { <FactRow term=cx.t(term) source=source certainty=certainty>{value}</FactRow> }.into_any());
    };
    if let Some(first) = product.first_protected {
        let value = view! { {date(cx.locale, first)} <p class="small">{cx.t("product-protection-date-explain")}</p> };
        row("product-protection-date", "protection_date", value.into_any());
    }
    if product.area_text.is_some() || !product.counties.is_empty() || product.area_box.is_some() {
        row("product-area-heading", "area_text", area(cx, product));
    } else {
        row("product-area-heading", "", unknown(cx, "product-area-none"));
    }
    match &product.standard {
        Some(standard) => {
            row(
                "product-standard-heading",
                "standard",
                view! { <span class="num">{standard.clone()}</span> }.into_any(),
            );
        }
        None => row("product-standard-heading", "", unknown(cx, "product-standard-none")),
    }
    if let Some(applicant) = &product.applicant {
        row("product-applicant-heading", "applicant", applicant.clone().into_any());
    }
    if let Some(zone) = &product.demo_zone {
        row("product-zone-heading", "demo_zone", zone.trim_start_matches("yes, ").to_owned().into_any());
    }
    if let Some(agreement) = &product.eu_agreement {
        let words = agreement.trim_start_matches("yes").trim_matches(['（', '）', ' ']).to_owned();
        let value = view! { {cx.t("product-eu-listed")} <p class="small">{words}</p> };
        row("product-eu-heading", "in_eu_agreement", value.into_any());
    }
    let office = match product.counties.as_slice() {
        [one] => division_link(cx, *one),
        _ => division_link(cx, product.prefecture),
    };
    let office = view! { {office} <p class="small">{cx.t("product-managing-office-unconfirmed")}</p> };
    rows.push(view! { <FactRow term=cx.t("product-managing-office-heading")>{office}</FactRow> }.into_any());
    view! {
        <Section title=cx.t("product-official-heading") id="official">
            <p class="small">{cx.t("product-official-explain")}</p>
            <FactTable label=cx.t("product-official-heading")>{rows}</FactTable>
            {sources_note(cx, &product.sources)}
        </Section>
    }
}

/// Something that no source read states.
fn unknown(cx: &Cx, key: &'static str) -> AnyView {
    view! { <span class="unsure">{cx.t(key)}</span> }.into_any()
}

/// The protected area: the source's own words, today's counties, the notice's box.
fn area(cx: &Cx, product: &Product) -> AnyView {
    let words = product.area_text.clone().map(|text| view! { <p class="own-words">{text}</p> });
    let counties = (!product.counties.is_empty()).then(|| {
        let links = product.counties.iter().map(|c| view! { <li>{division_link(cx, *c)}</li> }).collect_view();
        view! {
            <p class="small">{cx.t("product-area-counties")}</p>
            <ul class="inline" role="list">{links}</ul>
            <p class="small">{cx.t("product-area-whole")}</p>
        }
    });
    let limits = product.area_box.map(|b| {
        let degrees = |v: f64| format!("{v:.4}").into();
        let args = [
            ("west", degrees(b.lon_min)),
            ("east", degrees(b.lon_max)),
            ("south", degrees(b.lat_min)),
            ("north", degrees(b.lat_max)),
        ];
        let text = text_with(cx.locale, "product-area-box-value", &args);
        view! {
            <p><span class="small">{cx.t("product-area-box")}</span>" "<span class="num">{text}</span></p>
            <p class="small">{cx.t("product-area-box-explain")}</p>
        }
    });
    let papers = (!product.area_documents.is_empty())
        .then(|| view! { <p class="small">{names(cx, &product.area_documents)}</p> });
    view! { {words}{papers}{counties}{limits} }.into_any()
}

/// The descriptive part.
fn described(cx: &Cx, product: &Product) -> impl IntoView + use<> {
    let mut rows: Vec<AnyView> = Vec::new();
    let mut row = |term: &'static str, field: &str, value: String| {
        let sure = certainty(cx, DataSet::Products, field);
        rows.push(view! { <FactRow term=cx.t(term) certainty=sure>{value}</FactRow> }.into_any());
    };
    if let Some(traits) = &product.quality_traits {
        row("product-traits-heading", "quality_traits", traits.clone());
    }
    if !product.aliases.is_empty() {
        row("common-aliases", "aliases", names(cx, &product.aliases));
    }
    if let Some(notes) = &product.notes {
        row("product-notes-heading", "notes", notes.clone());
    }
    (!rows.is_empty()).then(|| {
        view! {
            <Section title=cx.t("product-descriptive-heading") id="description">
                <p class="small">{cx.t("product-descriptive-explain")}</p>
                <FactTable label=cx.t("product-descriptive-heading")>{rows}</FactTable>
            </Section>
        }
    })
}

/// What announcements that officers entered did to the protection, where it is not only recognised.
fn steps(cx: &Cx, product: &Product) -> Option<AnyView> {
    use daodi::registry::ProtectionAct;
    let steps: Vec<_> = cx.register.protection_steps_of(product.slug.as_str()).collect();
    let recognised = |day| steps.iter().any(|s| s.act == ProtectionAct::Recognised && s.day >= day);
    let lines: Vec<AnyView> = steps
        .iter()
        .filter(|step| match step.act {
            ProtectionAct::Recognised => false,
            // What became of it later says more.
            ProtectionAct::Preliminary | ProtectionAct::Revoked => !recognised(step.day),
        })
        .map(|step| {
            let until = cx.register.filed(&step.announcement).filter_map(|filed| filed.objections_until).last();
            let key = match until.filter(|_| step.act == ProtectionAct::Preliminary) {
                _ if step.act == ProtectionAct::Revoked => "product-step-revoked",
                None => "product-step-preliminary",
                Some(until) if cx.today <= until => "product-step-objections-open",
                Some(_) => "product-step-objections-over",
            };
            let mut words = vec![
                ("track", text_for(cx.locale, "track", step.track.code()).into()),
                ("date", step.day.to_string().into()),
            ];
            words.extend(until.map(|until| ("until", until.to_string().into())));
            let text = text_with(cx.locale, key, &words);
            let kind = if step.act == ProtectionAct::Revoked { NoticeKind::Stop } else { NoticeKind::Caution };
            let href = cx.href(&format!("/announcements/{}", step.announcement));
            view! { <Notice kind=kind><p>{text}" "<a href=href>{cx.t("product-step-announcement")}</a></p></Notice> }
                .into_any()
        })
        .collect();
    (!lines.is_empty()).then(|| lines.into_any())
}

/// Enterprises by what a source states of them. "Works with" is never an authorisation.
fn enterprises(cx: &Cx, product: &Product) -> impl IntoView + use<> {
    let all: Vec<_> = cx.register.enterprises_of(&product.slug).collect();
    let total = all.len();
    let groups = EnterpriseStanding::ALL
        .iter()
        .filter_map(|standing| {
            let mut members: Vec<_> = all.iter().filter(|e| e.standing() == *standing).collect();
            if members.is_empty() {
                return None;
            }
            members.sort_by(|a, b| a.id.cmp(&b.id));
            let items = members
                .iter()
                .take(ENTERPRISES)
                .map(|e| view! { <li><a href=cx.href(&format!("/enterprises/{}", e.id))>{e.name.clone()}</a></li> })
                .collect_view();
            let label = text_for(cx.locale, "enterprise-standing", standing.code());
            let explain = text_for(cx.locale, "enterprise-standing-explain", standing.code());
            Some(view! { <h3>{label}</h3><ul class="inline" role="list">{items}</ul><p class="small">{explain}</p> })
        })
        .collect_view();
    let users = cx.register.authorisations_of_product(product.slug.as_str()).next().is_some();
    let rights = users.then(|| {
        let rights = cx.register.authorisations_of_product(product.slug.as_str());
        view! {
            <h3>{cx.t("enterprise-authorisations-heading")}</h3>
            {table(cx, rights, Of::Product, cx.t("enterprise-authorisations-heading"))}
            {ask_link(cx, "", product.slug.as_str())}
        }
    });
    let steps = steps(cx, product);
    let none = (!users).then(|| view! { <p class="unsure">{cx.t("product-enterprises-authorised-none")}</p> });
    let more = (total > ENTERPRISES).then(|| {
        let label = text_with(cx.locale, "product-enterprises-all", &[("n", total.into())]);
        LinkItem::new(cx.href(&format!("/enterprises?product={}", product.slug)), label)
    });
    let empty = (total == 0).then(|| view! { <p>{cx.t("product-enterprises-none")}</p> });
    view! {
        <Section title=cx.t("product-enterprises-heading") id="enterprises" more=more>
            <div class="stack">{steps}{rights}{none}{empty}{groups}</div>
            {(total > 0).then(|| view! { <p class="small">{cx.t("product-enterprises-explain")}</p> })}
        </Section>
    }
}

fn bases(cx: &Cx, product: &Product) -> impl IntoView + use<> {
    let rows = super::enterprises::base_rows(cx, cx.register.bases_of_product(&product.slug));
    let any = !rows.is_empty();
    let of_sources = any.then(|| {
        view! {
            <Section title=cx.t("product-bases-heading") id="bases">
                {super::enterprises::base_table(cx, rows)}
            </Section>
        }
    });
    let declared = super::ground::public_section(cx, cx.register.grounds_of_product(&product.slug), true);
    view! { {of_sources}{declared} }
}

fn drawer(cx: &Cx, product: &Product) -> impl IntoView + use<> {
    let summary = text_with(cx.locale, "product-sources-count", &[("n", product.sources.len().into())]);
    let standing = Standing::of(product);
    let founded = text_for(cx.locale, "product-standing-explain", standing.code());
    view! {
        <div class="part" id="sources">
            <SourcesDrawer summary=summary>
                {sources(cx, &product.sources)}
                <p>{founded}</p>
                <p>{cx.t("product-sources-explain")}" "<a href=cx.href("/about#sources")>{cx.t("footer-sources")}</a></p>
            </SourcesDrawer>
        </div>
    }
}

fn side(cx: &Cx, product: &Product) -> impl IntoView + use<> {
    let season = (!product.season_months.is_empty()).then(|| {
        let months: Vec<String> =
            product.season_months.iter().map(|m| crate::text::month_short(cx.locale, *m).to_owned()).collect();
        view! {
            <div>
                <h2>{cx.t("product-season-heading")}</h2>
                <Months months=product.season_months.clone() current=Some(cx.today.month().unsigned_abs())
                    summary=names(cx, &months)/>
                <p class="small">{cx.t("product-season-explain")}</p>
            </div>
        }
    });
    let umbrella = product.umbrella.clone().map(|name| {
        let label = text_with(cx.locale, "product-umbrella-members", &[("name", name.clone().into())]);
        let members = cx
            .register
            .umbrella(&name)
            .map(|p| view! { <li><a href=product_href(cx, p.slug.as_str())>{product_name(cx, p)}</a></li> })
            .collect_view();
        view! { <div><h2>{label}</h2><ul class="inline" role="list">{members}</ul></div> }
    });
    let path = format!("/products/{}", product.slug);
    view! {
        <div>
            <h2>{cx.t("product-locate-heading")}</h2>
            {province::locate(cx, product.prefecture)}
            <p>{division_link(cx, product.prefecture)}</p>
        </div>
        {season}
        {umbrella}
        <div>
            <h2>{cx.t("product-category-heading")}</h2>
            <p><a href=cx.href(&format!("/products?category={}", product.category.code()))>{category(cx, product.category)}</a></p>
        </div>
        <div class="no-print">
            <h2>{cx.t("product-use-heading")}</h2>
            <p class="small">{cx.t("product-use-text")}</p>
            <p class="small">{cx.t("product-official-mark-note")}</p>
        </div>
        <div class="small">
            <h2>{cx.t("common-permanent-address")}</h2>
            <p class="address">{path.clone()}</p>
            <p><a href=format!("/api/v1{path}")>{cx.t("action-view-json")}</a></p>
        </div>
    }
}

fn related(cx: &Cx, product: &Product) -> impl IntoView + use<> {
    let items: Vec<_> = cx.register.related(product, RELATED).into_iter().map(|p| name_item(cx, p)).collect();
    (!items.is_empty()).then(|| {
        view! {
            <Section title=cx.t("product-related-heading") id="related"><NamesList items=items/></Section>
        }
    })
}
