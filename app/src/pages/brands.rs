//! `/brands`: time-honoured brands, trademark holders and brand firms of the data. An award is not a permission.

use super::common::{crumbs, name_item, names, path_with, product_href, product_name};
use crate::cx::Cx;
use crate::text::text_with;
use crate::ui::{Column, DataTable, EmptyState, LinkItem, NamesList, PageHead, SearchForm, Section};
use crate::{Head, Page, Problem};
use daodi::registry::{Enterprise, EnterpriseStanding};
use leptos::prelude::*;

/// The page of brands.
///
/// # Errors
/// None today; the signature is that of every list.
pub fn brands(cx: &Cx, pairs: &[(String, String)]) -> Result<Page, Problem> {
    let q = pairs.iter().find(|(n, _)| n == "q").map_or("", |(_, v)| v.trim()).to_owned();
    let pair = (!q.is_empty()).then(|| ("q", q.clone()));
    let head = Head {
        title: cx.t_owned("brand-heading"),
        description: cx.t_owned("brand-intro"),
        canonical: Some(path_with("/brands", pair.as_slice())),
        json_ld: None,
    };
    Ok(Page::new(head, "/brands", move |cx| content(cx, &q)))
}

fn content(cx: &Cx, q: &str) -> AnyView {
    let fits = |e: &Enterprise| {
        q.is_empty() || e.name.contains(q) || e.role.contains(q) || e.brands.iter().any(|b| b.contains(q))
    };
    let rows: Vec<&Enterprise> = cx.register.rows().enterprises.iter().filter(|e| fits(e)).collect();
    let of = |test: &dyn Fn(&Enterprise) -> bool| rows.iter().copied().filter(|e| test(e)).collect::<Vec<_>>();
    let honoured =
        of(&|e| e.role.contains("老字号") || e.authorisation_text.as_deref().is_some_and(|a| a.contains("老字号")));
    let speciality = of(&|e| e.role == "特产食品品牌企业");
    let holders = of(&|e| e.standing() == EnterpriseStanding::Holder);
    let firms = of(&|e| {
        !e.brands.is_empty() && !matches!(e.standing(), EnterpriseStanding::Brand | EnterpriseStanding::Holder)
    });
    let marks: Vec<_> = cx
        .register
        .rows()
        .products
        .iter()
        .filter(|p| p.protections.iter().any(|r| r.track.is_trademark()))
        .filter(|p| q.is_empty() || p.name.contains(q))
        .map(|p| name_item(cx, p))
        .collect();
    let nothing =
        honoured.is_empty() && speciality.is_empty() && holders.is_empty() && firms.is_empty() && marks.is_empty();
    let body = if nothing {
        let all = vec![LinkItem::new(cx.href("/brands"), cx.t("action-clear-all"))];
        view! { <EmptyState title=cx.t("brand-empty") text=cx.t("search-empty-not-proof") suggestions=all/> }.into_any()
    } else {
        let count = text_with(cx.locale, "common-count-products", &[("n", marks.len().into())]);
        view! {
            {table(cx, "time-honoured", "brand-time-honoured-heading", Some("brand-time-honoured-explain"), &honoured)}
            {(!marks.is_empty()).then(|| view! {
                <Section title=cx.t("brand-trademarks-heading") id="trademarks" note=Some(count)>
                    <p class="small">{cx.t("brand-trademarks-explain")}</p>
                    <NamesList items=marks/>
                </Section>
            })}
            {table(cx, "holders", "brand-holders-heading", None, &holders)}
            {table(cx, "speciality", "brand-speciality", None, &speciality)}
            {table(cx, "firms", "brand-firms-heading", None, &firms)}
        }
        .into_any()
    };
    view! {
        <div class="wrap page">
            {crumbs(cx, &[], cx.t("nav-brands"))}
            <PageHead title=cx.t("brand-heading") lead=Some(cx.t_owned("brand-intro"))/>
            <SearchForm action=cx.href("/brands") value=q.to_owned() button=cx.t("action-search")
                label=cx.t("search-label") id="q"/>
            {body}
        </div>
    }
    .into_any()
}

fn table(
    cx: &Cx,
    id: &'static str,
    title: &'static str,
    explain: Option<&'static str>,
    rows: &[&Enterprise],
) -> Option<AnyView> {
    if rows.is_empty() {
        return None;
    }
    let columns = vec![
        Column::new(cx.t("enterprise-column-name")),
        Column::new(cx.t("brand-column-brand")),
        Column::new(cx.t("brand-column-award")),
        Column::new(cx.t("enterprise-column-products")),
    ];
    let cells = rows
        .iter()
        .map(|e| {
            let products = e
                .products
                .iter()
                .filter_map(|s| cx.register.product(s.as_str()))
                .map(|p| view! { <li><a href=product_href(cx, p.slug.as_str())>{product_name(cx, p)}</a></li> })
                .collect_view();
            vec![
                view! { <a href=cx.href(&format!("/enterprises/{}", e.id))>{e.name.clone()}</a> }.into_any(),
                names(cx, &e.brands).into_any(),
                e.authorisation_text.clone().unwrap_or_else(|| e.role.clone()).into_any(),
                view! { <ul class="inline" role="list">{products}</ul> }.into_any(),
            ]
        })
        .collect();
    Some(
        view! {
            <Section title=cx.t(title) id=id note=Some(rows.len().to_string())>
                {explain.map(|key| view! { <p class="small">{cx.t(key)}</p> })}
                <DataTable caption=cx.t(title) hide_caption=true columns=columns rows=cells/>
            </Section>
        }
        .into_any(),
    )
}
