//! `/products`: search, facets, sorting, paging; as a list or by place.

use super::common::{category, division_name, name_item, path_with, product_links, track};
use super::province;
use crate::cx::Cx;
use crate::islands::suggest::Suggest;
use crate::text::{text_for, text_with};
use crate::ui::{
    ActiveFilters, EmptyState, FacetGroup, FacetOption, Facets, LinkItem, NamesList, Notice, PageHead, Pager,
    SearchForm, SortBar, Tabs,
};
use crate::{Head, Page, Problem};
use daodi::identifiers::DivisionCode;
use daodi::registry::{FacetCount, ProductList, ProductQuery, ProductSort};
use leptos::prelude::*;
use serde_json::json;

/// Longest search text that is shown in a title, characters.
const TITLE_LIMIT: usize = 40;

/// The form of the result.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    List,
    Map,
}

/// The list of products.
///
/// # Errors
/// [`Problem::BadParameter`] where a parameter means nothing, [`Problem::PageBeyond`] past the last page.
pub fn products(cx: &Cx, pairs: &[(String, String)]) -> Result<Page, Problem> {
    let query = ProductQuery::from_pairs(pairs.iter().map(|(n, v)| (n.as_str(), v.as_str())))?;
    let form = if pairs.iter().any(|(n, v)| n == "view" && v == "map") { Form::Map } else { Form::List };
    let list = cx.register.list_products(&query);
    if query.page > list.pages {
        let last = address(&ProductQuery { page: list.pages, ..query }, form);
        return Err(Problem::PageBeyond { pages: list.pages, last });
    }
    let canonical = address(&query, Form::List);
    let title = if query.q.is_empty() {
        cx.t_owned("search-heading")
    } else {
        text_with(cx.locale, "search-heading-query", &[("q", shown(&query.q).into())])
    };
    let rows = &cx.register.rows().products;
    let items: Vec<_> = list
        .page
        .iter()
        .filter_map(|&i| rows.get(i))
        .enumerate()
        .map(|(i, p)| {
            json!({
                "@type": "ListItem",
                "position": (query.page - 1) * query.per + i + 1,
                "url": cx.absolute(cx.locale, &format!("/products/{}", p.slug)),
                "name": p.name,
            })
        })
        .collect();
    let head = Head {
        title: title.clone(),
        description: cx.t_owned("site-description"),
        canonical: Some(canonical),
        json_ld: Some(json!({
            "@context": "https://schema.org",
            "@type": "ItemList",
            "name": title,
            "numberOfItems": list.all.len(),
            "itemListElement": items,
        })),
    };
    Ok(Page::new(head, "/products", move |cx| content(cx, &query, form, &list)))
}

fn shown(q: &str) -> String {
    if q.chars().count() <= TITLE_LIMIT { q.to_owned() } else { q.chars().take(TITLE_LIMIT).chain(['…']).collect() }
}

/// The Chinese path of a list.
fn address(query: &ProductQuery, form: Form) -> String {
    let mut pairs = query.to_pairs();
    if form == Form::Map {
        pairs.push(("view", "map".to_owned()));
    }
    path_with("/products", &pairs)
}

fn content(cx: &Cx, query: &ProductQuery, form: Form, list: &ProductList) -> AnyView {
    let heading = cx.t("search-heading");
    let suggest = view! {
        <Suggest input="q".to_owned() locale=cx.locale heading=cx.t_owned("search-suggest-label") none=cx.t_owned("search-suggest-none")
            found=text_with(cx.locale, "search-suggest-count", &[("n", "{n}".into())])/>
    };
    // The filters stay when the words change; the page does not.
    let keep = ProductQuery { q: String::new(), page: 1, ..query.clone() }
        .to_pairs()
        .into_iter()
        .map(|(n, v)| (n.to_owned(), v))
        .collect();
    let all = cx.register.rows().products.len();
    let result = if list.all.is_empty() { empty(cx, query) } else { found(cx, query, form, list, all) };
    view! {
        <div class="wrap page">
            <PageHead title=heading/>
            <SearchForm action=cx.href("/products") value=query.q.clone() button=cx.t("action-search")
                label=cx.t("home-search-label") placeholder=cx.t("search-placeholder") id="q" keep=keep
                suggest=Some(suggest.into_any())/>
            <p class="small search-hint">{cx.t("search-hint")}</p>
            <div class="with-side">
                <div class="aside"><Facets label=cx.t("search-filters") groups=facets(cx, query, form, list)/></div>
                <div class="content">{active(cx, query, form)}{result}</div>
            </div>
        </div>
    }
    .into_any()
}

fn found(cx: &Cx, query: &ProductQuery, form: Form, list: &ProductList, all: usize) -> AnyView {
    let count = text_with(cx.locale, "search-count-of", &[("n", list.all.len().into()), ("all", all.into())]);
    let href = |query: &ProductQuery, form: Form| cx.href(&address(query, form));
    let item = |on: bool, href: String, label: &str| {
        if on { LinkItem::current(href, label) } else { LinkItem::new(href, label) }
    };
    let orders = ProductSort::ALL
        .iter()
        .map(|&sort| {
            let other = ProductQuery { sort, page: 1, ..query.clone() };
            item(sort == query.sort, href(&other, form), text_for(cx.locale, "search-sort", sort.code()))
        })
        .collect();
    let tabs = vec![
        item(form == Form::List, href(query, Form::List), cx.t("search-as-list")),
        item(form == Form::Map, href(&ProductQuery { page: 1, ..query.clone() }, Form::Map), cx.t("search-as-map")),
    ];
    let tools = view! { <Tabs label=cx.t("map-form") items=tabs/> };
    let partial = list.partial.then(|| view! { <Notice><p>{cx.t("search-partial")}</p></Notice> });
    let body = match form {
        Form::List => rows(cx, query, list),
        Form::Map => by_place(cx, query, list),
    };
    let per = (form == Form::List && list.all.len() > ProductQuery::PER[0]).then(|| per_page(cx, query));
    let whole = ProductQuery { page: 1, ..query.clone() };
    let export = |ending: &str| path_with(&format!("/products.{ending}"), &whole.to_pairs());
    view! {
        <SortBar found=count label=cx.t("search-sort") orders=orders tools=Some(tools.into_any())/>
        {partial}
        {body}
        <div class="list-foot">
            {per}
            <p>{cx.t("search-export")}" " <a href=export("xlsx") download="" rel="nofollow">"Excel"</a>" · "
                <a href=export("csv") download="" rel="nofollow">"CSV"</a>" · "
                <a href=export("geojson") download="" rel="nofollow">"GeoJSON"</a></p>
        </div>
        <p class="small">{cx.t("search-export-note")}</p>
    }
    .into_any()
}

fn rows(cx: &Cx, query: &ProductQuery, list: &ProductList) -> AnyView {
    let products = &cx.register.rows().products;
    let items = list.page.iter().filter_map(|&i| products.get(i)).map(|p| name_item(cx, p)).collect();
    let pages = {
        let (cx, query) = (cx.clone(), query.clone());
        move |page| cx.href(&address(&ProductQuery { page, ..query.clone() }, Form::List))
    };
    view! {
        <NamesList items=items mark=query.q.clone()/>
        <Pager page=query.page pages=list.pages href=pages label=cx.t("page-label") previous=cx.t("page-previous")
            next=cx.t("page-next")/>
    }
    .into_any()
}

/// How many rows a page shows.
fn per_page(cx: &Cx, query: &ProductQuery) -> impl IntoView + use<> {
    let items = ProductQuery::PER
        .iter()
        .map(|&per| {
            let href = cx.href(&address(&ProductQuery { per, page: 1, ..query.clone() }, Form::List));
            let label = text_with(cx.locale, "search-per-page", &[("n", per.into())]);
            let current = (per == query.per).then_some("true");
            view! { <li><a href=href aria-current=current rel="nofollow">{label}</a></li> }
        })
        .collect_view();
    view! { <ul class="per-page" role="list">{items}</ul> }
}

/// The result by place: the tiles with the result's own counts, the names under each prefecture.
fn by_place(cx: &Cx, query: &ProductQuery, list: &ProductList) -> AnyView {
    let products = &cx.register.rows().products;
    let found: Vec<_> = list.all.iter().filter_map(|&i| products.get(i)).collect();
    let count = |code: DivisionCode| found.iter().filter(|p| p.prefecture == code).count();
    let tiles = province::tiles(
        cx,
        count,
        |code| cx.href(&address(&ProductQuery { prefectures: vec![code], page: 1, ..query.clone() }, Form::List)),
        "search-map-heading",
    );
    let groups = cx
        .register
        .prefectures()
        .iter()
        .filter(|unit| count(unit.code) > 0)
        .map(|unit| {
            let links = product_links(cx, found.iter().copied().filter(|p| p.prefecture == unit.code));
            let number = links.len();
            let items = links.into_iter().map(|l| view! { <li><a href=l.href>{l.label}</a></li> }).collect_view();
            view! {
                <tr>
                    <th scope="row">{division_name(cx, unit.code)}" "<span class="count">{number}</span></th>
                    <td><ul class="inline" role="list">{items}</ul></td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <div class="by-place">{tiles}</div>
        <table class="facts">
            <caption class="vh">{cx.t("search-map-heading")}</caption>
            <tbody>{groups}</tbody>
        </table>
    }
    .into_any()
}

/// Nothing found: what to try.
fn empty(cx: &Cx, query: &ProductQuery) -> AnyView {
    let text = if query.q.is_empty() {
        cx.t_owned("search-empty-filters")
    } else {
        text_with(cx.locale, "search-empty-query", &[("q", shown(&query.q).into())])
    };
    let mut suggestions = Vec::new();
    let unfiltered = ProductQuery { q: query.q.clone(), ..ProductQuery::default() };
    if !query.q.is_empty() && *query != unfiltered && !cx.register.list_products(&unfiltered).all.is_empty() {
        suggestions.push(LinkItem::new(cx.href(&address(&unfiltered, Form::List)), cx.t("search-empty-filters")));
    }
    suggestions.push(LinkItem::new(cx.href("/products?q=xymj"), cx.t("search-empty-shorter")));
    suggestions.push(LinkItem::new(cx.href("/divisions"), cx.t("search-empty-division")));
    suggestions.push(LinkItem::new(cx.href("/products"), cx.t("search-empty-all")));
    view! {
        <EmptyState title=cx.t("search-empty-heading") text=text suggestions=suggestions/>
        <p class="small">{cx.t("search-empty-not-proof")}</p>
    }
    .into_any()
}

/// A list with one value put in or taken out.
fn toggled<T: Copy + PartialEq>(values: &[T], value: T) -> Vec<T> {
    if values.contains(&value) {
        values.iter().copied().filter(|v| *v != value).collect()
    } else {
        values.iter().copied().chain([value]).collect()
    }
}

fn facets(cx: &Cx, query: &ProductQuery, form: Form, list: &ProductList) -> Vec<FacetGroup> {
    let f = &list.facets;
    let base = || ProductQuery { page: 1, ..query.clone() };
    vec![
        group(
            cx,
            form,
            "search-facet-category",
            true,
            &f.categories,
            |v| category(cx, v).to_owned(),
            |v| ProductQuery { categories: toggled(&query.categories, v), ..base() },
        ),
        group(
            cx,
            form,
            "search-facet-track",
            true,
            &f.tracks,
            |v| track(cx, v).to_owned(),
            |v| ProductQuery { tracks: toggled(&query.tracks, v), ..base() },
        ),
        group(
            cx,
            form,
            "search-facet-standing",
            true,
            &f.standings,
            |v| text_for(cx.locale, "product-standing", v.code()).to_owned(),
            |v| ProductQuery { standings: toggled(&query.standings, v), ..base() },
        ),
        group(
            cx,
            form,
            "search-facet-prefecture",
            true,
            &f.prefectures,
            |v| division_name(cx, v),
            |v| ProductQuery { prefectures: toggled(&query.prefectures, v), ..base() },
        ),
        group(
            cx,
            form,
            "search-facet-county",
            !query.counties.is_empty(),
            &f.counties,
            |v| division_name(cx, v),
            |v| ProductQuery { counties: toggled(&query.counties, v), ..base() },
        ),
        group(
            cx,
            form,
            "search-facet-year",
            !query.years.is_empty(),
            &f.years,
            |v| v.to_string(),
            |v| ProductQuery { years: toggled(&query.years, v), ..base() },
        ),
    ]
}

fn group<T: Copy>(
    cx: &Cx,
    form: Form,
    title: &'static str,
    open: bool,
    counts: &[FacetCount<T>],
    label: impl Fn(T) -> String,
    with: impl Fn(T) -> ProductQuery,
) -> FacetGroup {
    let options = counts
        .iter()
        .map(|c| FacetOption {
            label: label(c.value),
            count: u64::try_from(c.count).unwrap_or(u64::MAX),
            href: cx.href(&address(&with(c.value), form)),
            selected: c.selected,
        })
        .collect();
    FacetGroup { title: cx.t_owned(title), options, open }
}

/// The filters in force, each with the address without it.
fn active(cx: &Cx, query: &ProductQuery, form: Form) -> impl IntoView + use<> {
    let mut items = Vec::new();
    let mut add = |label: String, without: ProductQuery| {
        items.push(LinkItem::new(cx.href(&address(&ProductQuery { page: 1, ..without }, form)), label));
    };
    for &v in &query.categories {
        add(category(cx, v).to_owned(), ProductQuery { categories: toggled(&query.categories, v), ..query.clone() });
    }
    for &v in &query.tracks {
        add(track(cx, v).to_owned(), ProductQuery { tracks: toggled(&query.tracks, v), ..query.clone() });
    }
    for &v in &query.standings {
        let label = text_for(cx.locale, "product-standing", v.code()).to_owned();
        add(label, ProductQuery { standings: toggled(&query.standings, v), ..query.clone() });
    }
    for &v in &query.prefectures {
        add(division_name(cx, v), ProductQuery { prefectures: toggled(&query.prefectures, v), ..query.clone() });
    }
    for &v in &query.counties {
        add(division_name(cx, v), ProductQuery { counties: toggled(&query.counties, v), ..query.clone() });
    }
    for &v in &query.years {
        add(v.to_string(), ProductQuery { years: toggled(&query.years, v), ..query.clone() });
    }
    if !query.q.is_empty() {
        add(shown(&query.q), ProductQuery { q: String::new(), ..query.clone() });
    }
    let clear = (items.len() > 1).then(|| LinkItem::new(cx.href("/products"), cx.t("action-clear-all")));
    view! {
        <ActiveFilters label=cx.t("search-filters-active") remove=cx.t("action-clear") items=items clear=clear/>
    }
}
