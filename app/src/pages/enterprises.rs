//! `/enterprises` and `/enterprises/{id}`: who the sources name, and what they state of each.

use super::authorisations::{Of, ask_link, event, table};
use super::common::{
    certainty, crumbs, division_link, division_name, names, path_with, product_href, product_name, source_line, sources,
};
use crate::cx::Cx;
use crate::text::{number, text_for, text_with};
use crate::ui::{
    ActiveFilters, Column, DataTable, EmptyState, FacetGroup, FacetOption, Facets, FactRow, FactTable, LinkItem,
    Notice, NoticeKind, PageHead, Pager, SearchForm, Section, Sorted, SourcesDrawer,
};
use crate::{Head, Page, Problem};
use daodi::identifiers::DivisionCode;
use daodi::registry::{Base, DataSet, Enterprise, EnterpriseStanding, QueryError, page_number};
use daodi::search::ObjectKind;
use leptos::prelude::*;
use serde_json::json;

/// Rows a page.
const PER: usize = 50;

/// What is asked of the list.
#[derive(Clone, Default, PartialEq)]
struct Query {
    q: String,
    prefecture: Option<DivisionCode>,
    standing: Option<EnterpriseStanding>,
    product: Option<String>,
    by_place: bool,
    page: usize,
}

impl Query {
    fn read(pairs: &[(String, String)]) -> Result<Self, QueryError> {
        let mut query = Self { page: 1, ..Self::default() };
        for (name, value) in pairs {
            let value = value.trim();
            match name.as_str() {
                _ if value.is_empty() => {}
                "q" => value.clone_into(&mut query.q),
                "prefecture" => {
                    let code = DivisionCode::parse(value).map_err(|_| QueryError::new("prefecture", value))?;
                    query.prefecture = Some(code);
                }
                "standing" => {
                    let standing = EnterpriseStanding::from_code(value).ok_or(QueryError::new("standing", value))?;
                    query.standing = Some(standing);
                }
                "product" => query.product = Some(value.to_owned()),
                "sort" => match value {
                    "place" => query.by_place = true,
                    "name" => query.by_place = false,
                    _ => return Err(QueryError::new("sort", value)),
                },
                "page" => query.page = page_number(value)?,
                _ => {}
            }
        }
        Ok(query)
    }

    fn path(&self) -> String {
        let mut pairs: Vec<(&str, String)> = Vec::new();
        if !self.q.is_empty() {
            pairs.push(("q", self.q.clone()));
        }
        pairs.extend(self.prefecture.map(|c| ("prefecture", c.to_string())));
        pairs.extend(self.standing.map(|s| ("standing", s.code().to_owned())));
        pairs.extend(self.product.clone().map(|p| ("product", p)));
        if self.by_place {
            pairs.push(("sort", "place".to_owned()));
        }
        if self.page > 1 {
            pairs.push(("page", self.page.to_string()));
        }
        path_with("/enterprises", &pairs)
    }

    fn passes(&self, e: &Enterprise, prefecture: bool, standing: bool) -> bool {
        (!prefecture || self.prefecture.is_none_or(|code| e.prefecture == Some(code)))
            && (!standing || self.standing.is_none_or(|s| e.standing() == s))
            && self.product.as_ref().is_none_or(|slug| e.products.iter().any(|p| p.as_str() == slug))
    }
}

/// The list of enterprises.
///
/// # Errors
/// [`Problem::BadParameter`] where a parameter means nothing, [`Problem::PageBeyond`] past the last page.
pub fn enterprises(cx: &Cx, pairs: &[(String, String)]) -> Result<Page, Problem> {
    let query = Query::read(pairs)?;
    let found = find(cx, &query);
    let pages = found.iter().filter(|e| query.passes(e, true, true)).count().div_ceil(PER).max(1);
    if query.page > pages {
        return Err(Problem::PageBeyond { pages, last: Query { page: pages, ..query }.path() });
    }
    let head = Head {
        title: cx.t_owned("enterprise-list-heading"),
        description: cx.t_owned("enterprise-list-intro"),
        canonical: Some(query.path()),
        json_ld: None,
    };
    Ok(Page::new(head, "/enterprises", move |cx| list(cx, &query, pages)))
}

/// The enterprises that match the words, best first; all by id where there are none.
fn find<'a>(cx: &'a Cx, query: &Query) -> Vec<&'a Enterprise> {
    let register = &cx.register;
    if query.q.is_empty() {
        let mut all: Vec<&Enterprise> = register.rows().enterprises.iter().collect();
        all.sort_by(|a, b| a.id.cmp(&b.id));
        return all;
    }
    let index = register.search();
    let hits = index.search(&query.q, ObjectKind::Enterprise).hits;
    hits.iter()
        .filter_map(|hit| index.key(ObjectKind::Enterprise, hit.object).and_then(|key| register.enterprise(key)))
        .collect()
}

fn list(cx: &Cx, query: &Query, pages: usize) -> AnyView {
    let found = find(cx, query);
    let mut rows: Vec<&Enterprise> = found.iter().copied().filter(|e| query.passes(e, true, true)).collect();
    if query.by_place {
        rows.sort_by_key(|e| (e.prefecture.is_none(), e.prefecture, e.county));
    }
    let count = text_with(cx.locale, "enterprise-list-count", &[("n", rows.len().into())]);
    let href = |q: &Query| cx.href(&q.path());
    let columns = vec![
        Column::new(cx.t("enterprise-column-name")).sortable(
            href(&Query { by_place: false, page: 1, ..query.clone() }),
            if query.by_place || !query.q.is_empty() { Sorted::No } else { Sorted::Up },
        ),
        Column::new(cx.t("enterprise-column-place")).sortable(
            href(&Query { by_place: true, page: 1, ..query.clone() }),
            if query.by_place { Sorted::Up } else { Sorted::No },
        ),
        Column::new(cx.t("enterprise-column-products")),
        Column::new(cx.t("enterprise-column-standing")),
    ];
    let cells = rows.iter().skip((query.page - 1) * PER).take(PER).map(|e| row(cx, e)).collect::<Vec<_>>();
    let body = if cells.is_empty() {
        let links = vec![
            LinkItem::new(cx.href("/enterprises"), cx.t("action-clear-all")),
            LinkItem::new(cx.href("/products"), cx.t("search-empty-all")),
        ];
        view! { <EmptyState title=cx.t("enterprise-empty") text=cx.t("search-hint") suggestions=links/> }.into_any()
    } else {
        view! { <DataTable caption=cx.t("enterprise-list-heading") hide_caption=true columns=columns rows=cells/> }
            .into_any()
    };
    let mut filters = Vec::new();
    if let Some(code) = query.prefecture {
        let without = Query { prefecture: None, page: 1, ..query.clone() };
        filters.push(LinkItem::new(href(&without), division_name(cx, code)));
    }
    if let Some(standing) = query.standing {
        let without = Query { standing: None, page: 1, ..query.clone() };
        filters.push(LinkItem::new(href(&without), text_for(cx.locale, "enterprise-standing", standing.code())));
    }
    if let Some(product) = &query.product {
        let name = cx.register.product(product).map_or_else(|| product.clone(), |p| product_name(cx, p));
        filters.push(LinkItem::new(href(&Query { product: None, page: 1, ..query.clone() }), name));
    }
    let keep = [
        query.prefecture.map(|c| ("prefecture".to_owned(), c.to_string())),
        query.standing.map(|s| ("standing".to_owned(), s.code().to_owned())),
        query.product.clone().map(|p| ("product".to_owned(), p)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let page_href = {
        let (cx, query) = (cx.clone(), query.clone());
        move |page| cx.href(&Query { page, ..query.clone() }.path())
    };
    view! {
        <div class="wrap page">
            <PageHead title=cx.t("enterprise-list-heading") lead=Some(cx.t_owned("enterprise-list-intro"))/>
            <SearchForm action=cx.href("/enterprises") value=query.q.clone() button=cx.t("action-search")
                label=cx.t("enterprise-search-label") placeholder=cx.t("enterprise-search-placeholder") id="q" keep=keep/>
            <div class="with-side">
                <div class="aside"><Facets label=cx.t("search-filters") groups=facets(cx, query, &found)/></div>
                <div class="content">
                    <ActiveFilters label=cx.t("search-filters-active") remove=cx.t("action-clear") items=filters/>
                    <p class="small" role="status">{count}</p>
                    {body}
                    <Pager page=query.page pages=pages href=page_href label=cx.t("page-label")
                        previous=cx.t("page-previous") next=cx.t("page-next")/>
                </div>
            </div>
        </div>
    }
    .into_any()
}

fn facets(cx: &Cx, query: &Query, found: &[&Enterprise]) -> Vec<FacetGroup> {
    let standings = EnterpriseStanding::ALL
        .iter()
        .map(|&standing| {
            let selected = query.standing == Some(standing);
            let next = Query { standing: (!selected).then_some(standing), page: 1, ..query.clone() };
            FacetOption {
                label: text_for(cx.locale, "enterprise-standing", standing.code()).to_owned(),
                count: count(found, |e| query.passes(e, true, false) && e.standing() == standing),
                href: cx.href(&next.path()),
                selected,
            }
        })
        .filter(|o| o.count > 0 || o.selected)
        .collect();
    let places = cx
        .register
        .prefectures()
        .iter()
        .map(|unit| {
            let selected = query.prefecture == Some(unit.code);
            let next = Query { prefecture: (!selected).then_some(unit.code), page: 1, ..query.clone() };
            FacetOption {
                label: division_name(cx, unit.code),
                count: count(found, |e| query.passes(e, false, true) && e.prefecture == Some(unit.code)),
                href: cx.href(&next.path()),
                selected,
            }
        })
        .filter(|o| o.count > 0 || o.selected)
        .collect();
    vec![
        FacetGroup { title: cx.t_owned("search-facet-enterprise-standing"), options: standings, open: true },
        FacetGroup { title: cx.t_owned("search-facet-prefecture"), options: places, open: true },
    ]
}

fn count(found: &[&Enterprise], test: impl Fn(&Enterprise) -> bool) -> u64 {
    u64::try_from(found.iter().filter(|e| test(e)).count()).unwrap_or(u64::MAX)
}

/// A row of the table of enterprises.
pub(super) fn row(cx: &Cx, e: &Enterprise) -> Vec<AnyView> {
    let place = match (e.prefecture, e.county) {
        (Some(p), Some(c)) if p != c => view! { {division_link(cx, p)}" "{division_link(cx, c)} }.into_any(),
        (Some(p), _) => division_link(cx, p),
        _ => view! { <span class="unsure">{cx.t("common-not-stated")}</span> }.into_any(),
    };
    vec![
        view! { <a href=cx.href(&format!("/enterprises/{}", e.id))>{e.name.clone()}</a> }.into_any(),
        place,
        product_list(cx, e),
        view! { <span class="small">{text_for(cx.locale, "enterprise-standing", e.standing().code())}</span> }
            .into_any(),
    ]
}

fn product_list(cx: &Cx, e: &Enterprise) -> AnyView {
    let items = e
        .products
        .iter()
        .filter_map(|slug| cx.register.product(slug.as_str()))
        .map(|p| view! { <li><a href=product_href(cx, p.slug.as_str())>{product_name(cx, p)}</a></li> })
        .collect_view();
    if items.is_empty() {
        return view! { <span class="small">"–"</span> }.into_any();
    }
    view! { <ul class="inline" role="list">{items}</ul> }.into_any()
}

/// One enterprise.
///
/// # Errors
/// [`Problem::NotFound`] for an id that is not in the register.
pub fn enterprise(cx: &Cx, id: &str) -> Result<Page, Problem> {
    let e = cx.register.enterprise(id).ok_or(Problem::NotFound)?;
    let standing = text_for(cx.locale, "enterprise-standing", e.standing().code());
    let head = Head {
        title: e.name.clone(),
        description: format!("{} · {standing}", e.name),
        canonical: Some(format!("/enterprises/{id}")),
        json_ld: Some(json!({
            "@context": "https://schema.org",
            "@type": "Organization",
            "name": e.name,
            "url": cx.absolute(cx.locale, &format!("/enterprises/{id}")),
            "address": e.address,
            "brand": e.brands.iter().map(|b| json!({ "@type": "Brand", "name": b })).collect::<Vec<_>>(),
        })),
    };
    let id = id.to_owned();
    Ok(Page::new(head, "/enterprises", move |cx| cx.register.enterprise(&id).map(|e| one(cx, e)).into_any()))
}

fn one(cx: &Cx, e: &Enterprise) -> AnyView {
    let standing = e.standing();
    let sure = |field: &str| certainty(cx, DataSet::Enterprises, field);
    let source = source_line(cx, &e.sources);
    let place = e.county.or(e.prefecture).map(|code| {
        let upper = e.prefecture.filter(|p| *p != code).map(|p| view! { {division_link(cx, p)}" " });
        view! { <FactRow term=cx.t("common-place")>{upper}{division_link(cx, code)}</FactRow> }
    });
    let optional = |term: &'static str, field: &str, value: Option<String>| {
        let sure = sure(field);
        value.map(|v| view! { <FactRow term=cx.t(term) certainty=sure>{v}</FactRow> })
    };
    let short = e
        .notes
        .as_deref()
        .is_some_and(|n| n.contains("简称"))
        .then(|| view! { <p class="unsure">{cx.t("enterprise-short-name")}</p> });
    let uscc = match &e.uscc {
        Some(code) => view! { <span class="num">{code.to_string()}</span> }.into_any(),
        None => view! { <span class="unsure">{cx.t("enterprise-uscc-none")}</span> }.into_any(),
    };
    let award = e.authorisation_text.clone().map(|text| {
        view! {
            <FactRow term=cx.t("enterprise-award-heading") source=source.clone() certainty=sure("authorisation")>
                {text}<p class="small">{cx.t("enterprise-award-explain")}</p>
            </FactRow>
        }
    });
    let bases = base_rows(cx, cx.register.bases_of_enterprise(&e.id));
    let any_bases = !bases.is_empty();
    let brands = (!e.brands.is_empty()).then(|| names(cx, &e.brands));
    let has_rights = cx.register.authorisations_of_enterprise(e.id.as_str()).next().is_some();
    let authorisations = if has_rights {
        let rights = cx.register.authorisations_of_enterprise(e.id.as_str());
        table(cx, rights, Of::Enterprise, cx.t("enterprise-authorisations-heading"))
    } else {
        view! { <Notice kind=NoticeKind::Info><p>{cx.t("enterprise-authorisations-none")}</p></Notice> }.into_any()
    };
    let ask = ask_link(cx, e.id.as_str(), "");
    let renamings = cx.register.renamings_of(e.id.as_str());
    let renamed = (!renamings.is_empty()).then(|| {
        let lines = renamings.iter().map(|change| event(cx, change)).collect_view();
        view! {
            <Section title=cx.t("enterprise-renamed-heading") id="renamed">
                <ol class="timeline wide-when">{lines}</ol>
            </Section>
        }
    });
    let summary = text_with(cx.locale, "product-sources-count", &[("n", e.sources.len().into())]);
    view! {
        <div class="wrap page">
            {crumbs(cx, &[("/enterprises", cx.t("nav-enterprises"))], &e.name)}
            <PageHead title=e.name.clone()
                kicker=Some(text_for(cx.locale, "enterprise-standing", standing.code()).to_owned())/>
            {short}
            <Section title=cx.t("enterprise-standing-heading") id="standing">
                <FactTable label=cx.t("enterprise-standing-heading")>
                    <FactRow term=cx.t("enterprise-role-heading") source=source.clone()>{e.role.clone()}
                        <p class="small">{text_for(cx.locale, "enterprise-standing-explain", standing.code())}</p>
                    </FactRow>
                    <FactRow term=cx.t("enterprise-products-heading") certainty=sure("product_ids")>
                        {product_list(cx, e)}
                        <p class="small">{cx.t("enterprise-products-explain")}</p>
                    </FactRow>
                    {award}
                    {optional("enterprise-brands", "brand", brands)}
                    {place}
                    {optional("enterprise-address", "address", e.address.clone())}
                    <FactRow term=cx.t("enterprise-uscc")>{uscc}</FactRow>
                    {optional("enterprise-notes-heading", "notes", e.notes.clone())}
                </FactTable>
            </Section>
            <Section title=cx.t("enterprise-authorisations-heading") id="authorisations">
                {authorisations}
                {ask}
                <p class="small">{cx.t("enterprise-authorisations-explain")}</p>
            </Section>
            {renamed}
            {any_bases.then(|| view! {
                <Section title=cx.t("enterprise-bases-heading") id="bases">{base_table(cx, bases)}</Section>
            })}
            {super::ground::public_section(cx, cx.register.grounds_of_enterprise(&e.id), false)}
            <div class="part"><SourcesDrawer summary=summary>{sources(cx, &e.sources)}</SourcesDrawer></div>
        </div>
    }
    .into_any()
}

/// Rows of a table of bases.
pub(super) fn base_rows<'a>(cx: &Cx, bases: impl Iterator<Item = &'a Base>) -> Vec<Vec<AnyView>> {
    bases
        .map(|b| {
            let county = b.county.unwrap_or(b.prefecture);
            let area = b.area_mu_hundredths.map_or_else(String::new, |hundredths| area_words(cx, hundredths));
            let owner = b.enterprise.as_ref().and_then(|id| cx.register.enterprise(id.as_str()));
            let owner =
                owner.map(|e| view! { <a href=cx.href(&format!("/enterprises/{}", e.id))>{e.name.clone()}</a> });
            vec![
                view! { {b.name.clone()}{b.notes.clone().map(|n| view! { <p class="small">{n}</p> })} }.into_any(),
                view! { {division_link(cx, county)}" "{b.township.clone()} }.into_any(),
                area.into_any(),
                owner.into_any(),
            ]
        })
        .collect()
}

/// An area in 亩 from its hundredths, without needless decimals.
fn area_words(cx: &Cx, hundredths: i64) -> String {
    let whole = number(cx.locale, hundredths / 100);
    let area = match hundredths % 100 {
        0 => whole,
        rest => format!("{whole}.{rest:02}").trim_end_matches('0').to_owned(),
    };
    text_with(cx.locale, "common-area-mu", &[("area", area.into())])
}

/// The table of bases, with what must be said of its figures.
pub(super) fn base_table(cx: &Cx, rows: Vec<Vec<AnyView>>) -> AnyView {
    let columns = vec![
        Column::new(cx.t("enterprise-column-base")),
        Column::new(cx.t("common-place")),
        Column::number(cx.t("enterprise-column-area")),
        Column::new(cx.t("scan-enterprise")),
    ];
    view! {
        <DataTable caption=cx.t("enterprise-bases-heading") hide_caption=true columns=columns rows=rows/>
        <p class="small">{cx.t("base-area-note")}" "{cx.t("base-location-unknown")}</p>
    }
    .into_any()
}
