//! `/announcements`: the announcements that the register's products rest on.

use super::authorisations::{Of, table};
use super::common::{crumbs, name_item, path_with};
use crate::cx::Cx;
use crate::text::{text_for, text_with};
use crate::ui::{
    Column, DataTable, EmptyState, FactRow, FactTable, LinkItem, NamesList, Notice, NoticeKind, PageHead, SearchForm,
    Section, Sorted, Tabs,
};
use crate::{Head, Page, Problem};
use daodi::identifiers::Issuer;
use daodi::registry::{Announcement, QueryError, Register};
use leptos::prelude::*;
use serde_json::json;

/// All announcements, latest first; what has no date at all comes last.
pub(super) fn by_date(register: &Register) -> Vec<&Announcement> {
    let mut rows: Vec<&Announcement> = register.rows().announcements.iter().collect();
    rows.sort_by_key(|a| std::cmp::Reverse((when(a), a.number)));
    rows
}

fn when(a: &Announcement) -> Option<(i16, i8, i8)> {
    a.date.map(|d| (d.year(), d.month().unwrap_or(0), d.day().unwrap_or(0))).or_else(|| a.year.map(|year| (year, 0, 0)))
}

/// 国家知识产权局公告第646号, or the source's own words where no number is cited.
pub(super) fn title(cx: &Cx, a: &Announcement) -> String {
    let issuer = text_for(cx.locale, "issuer", a.issuer.code());
    let Some(number) = a.number.filter(|_| a.issuer != Issuer::Unstated) else { return a.text.clone() };
    let number = number.to_string();
    let words = match a.year {
        Some(year) => text_with(
            cx.locale,
            "announcement-number-year",
            &[("year", year.to_string().into()), ("number", number.into())],
        ),
        None => text_with(cx.locale, "announcement-number", &[("number", number.into())]),
    };
    if cx.english() { format!("{issuer}, {words}") } else { format!("{issuer}公告{words}") }
}

fn kind(cx: &Cx, a: &Announcement) -> &'static str {
    text_for(cx.locale, "announcement-kind", a.kind.code())
}

fn date_words(cx: &Cx, a: &Announcement) -> String {
    a.date
        .map(|d| d.to_string())
        .or_else(|| a.year.map(|y| y.to_string()))
        .unwrap_or_else(|| cx.t_owned("announcement-date-none"))
}

/// An announcement as a line of a list.
pub(super) fn line(cx: &Cx, a: &Announcement) -> impl IntoView + use<> {
    let count = text_with(cx.locale, "common-count-products", &[("n", a.products.len().into())]);
    view! {
        <li class="dated">
            <span class="small num">{date_words(cx, a)}</span>
            <a href=cx.href(&format!("/announcements/{}", a.id))>{title(cx, a)}</a>
            <span class="small num">{kind(cx, a)}" · "{count}</span>
        </li>
    }
}

/// The list, with search, issuer and order.
///
/// # Errors
/// [`Problem::BadParameter`] for an issuer or an order that does not exist.
pub fn announcements(cx: &Cx, pairs: &[(String, String)]) -> Result<Page, Problem> {
    let value = |name: &str| pairs.iter().find(|(n, _)| n == name).map_or("", |(_, v)| v.trim()).to_owned();
    let (q, issuer, sort) = (value("q"), value("issuer"), value("sort"));
    let chosen = match issuer.as_str() {
        "" => None,
        code => Some(Issuer::from_code(code).ok_or(QueryError::new("issuer", code))?),
    };
    if !matches!(sort.as_str(), "" | "newest" | "oldest" | "products") {
        return Err(QueryError::new("sort", &sort).into());
    }
    let head = Head {
        title: cx.t_owned("announcement-list-heading"),
        description: cx.t_owned("announcement-list-intro"),
        canonical: Some("/announcements".to_owned()),
        json_ld: None,
    };
    Ok(Page::new(head, "/announcements", move |cx| list(cx, &q, chosen, &sort)))
}

fn list(cx: &Cx, q: &str, chosen: Option<Issuer>, sort: &str) -> AnyView {
    let digits: String = q.chars().filter(char::is_ascii_digit).collect();
    let mut rows = by_date(&cx.register);
    rows.retain(|a| chosen.is_none_or(|issuer| a.issuer == issuer));
    rows.retain(|a| {
        q.is_empty()
            || a.text.contains(q)
            || title(cx, a).contains(q)
            || (!digits.is_empty() && a.number.is_some_and(|n| n.to_string() == digits))
            || a.products.iter().filter_map(|s| cx.register.product(s.as_str())).any(|p| p.name.contains(q))
    });
    match sort {
        "oldest" => rows.reverse(),
        "products" => rows.sort_by_key(|a| std::cmp::Reverse(a.products.len())),
        _ => {}
    }
    let address = |issuer: Option<Issuer>, sort: &str| {
        let mut pairs = Vec::new();
        if !q.is_empty() {
            pairs.push(("q", q.to_owned()));
        }
        pairs.extend(issuer.map(|i| ("issuer", i.code().to_owned())));
        if !sort.is_empty() {
            pairs.push(("sort", sort.to_owned()));
        }
        cx.href(&path_with("/announcements", &pairs))
    };
    let tab = |issuer: Option<Issuer>, label: &str| {
        let href = address(issuer, sort);
        if issuer == chosen { LinkItem::current(href, label) } else { LinkItem::new(href, label) }
    };
    let mut tabs = vec![tab(None, cx.t("search-facet-any"))];
    for &issuer in Issuer::ALL {
        if cx.register.rows().announcements.iter().any(|a| a.issuer == issuer) {
            tabs.push(tab(Some(issuer), text_for(cx.locale, "issuer", issuer.code())));
        }
    }
    let sorted = |on: bool, up: bool| match (on, up) {
        (false, _) => Sorted::No,
        (true, true) => Sorted::Up,
        (true, false) => Sorted::Down,
    };
    let by_date_next = if sort.is_empty() { "oldest" } else { "" };
    let columns = vec![
        Column::new(cx.t("announcement-column-announcement")),
        Column::new(cx.t("announcement-column-date"))
            .sortable(address(chosen, by_date_next), sorted(sort != "products", sort == "oldest")),
        Column::new(cx.t("announcement-column-kind")),
        Column::number(cx.t("announcement-column-products"))
            .sortable(address(chosen, "products"), sorted(sort == "products", false)),
    ];
    let count = text_with(cx.locale, "announcement-list-count", &[("n", rows.len().into())]);
    let cells: Vec<Vec<AnyView>> = rows
        .iter()
        .map(|a| {
            vec![
                view! { <a href=cx.href(&format!("/announcements/{}", a.id))>{title(cx, a)}</a> }.into_any(),
                view! { <span class="num">{date_words(cx, a)}</span> }.into_any(),
                kind(cx, a).into_any(),
                a.products.len().into_any(),
            ]
        })
        .collect();
    let body = if cells.is_empty() {
        let all = vec![LinkItem::new(cx.href("/announcements"), cx.t("home-announcements-all"))];
        view! { <EmptyState title=cx.t("announcement-empty") text=cx.t("search-empty-not-proof") suggestions=all/> }
            .into_any()
    } else {
        view! { <DataTable caption=cx.t("announcement-list-heading") hide_caption=true columns=columns rows=cells/> }
            .into_any()
    };
    let keep = chosen.map(|i| ("issuer".to_owned(), i.code().to_owned())).into_iter().collect();
    view! {
        <div class="wrap page">
            <PageHead title=cx.t("announcement-list-heading") lead=Some(cx.t_owned("announcement-list-intro"))/>
            <SearchForm action=cx.href("/announcements") value=q.to_owned() button=cx.t("action-search")
                label=cx.t("search-label") id="q" keep=keep/>
            <Tabs label=cx.t("announcement-facet-issuer") items=tabs/>
            <p class="small" role="status">{count}</p>
            {body}
        </div>
    }
    .into_any()
}

/// One announcement with its products.
///
/// # Errors
/// [`Problem::NotFound`] for an id that is not in the register.
pub fn announcement(cx: &Cx, id: &str) -> Result<Page, Problem> {
    let a = cx.register.announcement(id).ok_or(Problem::NotFound)?;
    let heading = title(cx, a);
    let head = Head {
        title: heading.clone(),
        description: format!("{heading} · {}", kind(cx, a)),
        canonical: Some(format!("/announcements/{id}")),
        json_ld: Some(json!({
            "@context": "https://schema.org",
            "@type": "CreativeWork",
            "name": heading,
            "url": cx.absolute(cx.locale, &format!("/announcements/{id}")),
            "publisher": { "@type": "GovernmentOrganization", "name": text_for(cx.locale, "issuer", a.issuer.code()) },
        })),
    };
    let id = id.to_owned();
    Ok(Page::new(head, "/announcements", move |cx| cx.register.announcement(&id).map(|a| one(cx, a)).into_any()))
}

/// Where an announcement can be read: a link where it is an address, else as it was written down.
fn source_words(source: &str) -> AnyView {
    let is_address = ["https://", "http://"].iter().any(|start| source.starts_with(start));
    if is_address && !source.contains(char::is_whitespace) {
        view! { <a href=source.to_owned() rel="external nofollow">{source.to_owned()}</a> }.into_any()
    } else {
        source.to_owned().into_any()
    }
}

/// Until when anyone may object: the operator's setting, said as such.
fn objections(cx: &Cx, until: jiff::civil::Date) -> AnyView {
    let over = cx.today > until;
    let key = if over { "announcement-objections-over" } else { "announcement-objections-open" };
    let text = text_with(cx.locale, key, &[("date", until.to_string().into())]);
    let kind = if over { NoticeKind::Info } else { NoticeKind::Caution };
    view! {
        <Notice kind=kind title=Some(text)><p class="small">{cx.t("announcement-objections-note")}</p></Notice>
    }
    .into_any()
}

fn one(cx: &Cx, a: &Announcement) -> AnyView {
    let heading = title(cx, a);
    let items = a.products.iter().filter_map(|s| cx.register.product(s.as_str())).map(|p| name_item(cx, p)).collect();
    let note = text_with(cx.locale, "common-count-products", &[("n", a.products.len().into())]);
    let filed: Vec<_> = cx.register.filed(a.id.as_str()).collect();
    let source = filed.iter().rev().find(|filed| !filed.source.is_empty()).map(|filed| {
        view! { <FactRow term=cx.t("field-source")>{source_words(&filed.source)}</FactRow> }
    });
    let objections = filed.iter().rev().find_map(|filed| filed.objections_until).map(|day| objections(cx, day));
    let rights: Vec<_> = cx
        .register
        .rows()
        .authorisations
        .iter()
        .filter(|right| {
            let named = |id: Option<&str>| id == Some(a.id.as_str());
            named(right.announcement.as_deref())
                || cx.register.changes_of(&right.id).any(|change| named(change.announcement.as_deref()))
        })
        .collect();
    let users = (!rights.is_empty()).then(|| {
        let note = text_with(cx.locale, "announcement-users-count", &[("n", rights.len().into())]);
        let table = table(cx, rights.into_iter(), Of::Product, cx.t("announcement-users"));
        view! { <Section title=cx.t("announcement-users") id="users" note=Some(note)>{table}</Section> }
    });
    let conversion = (a.number == Some(646)).then(|| view! { <p class="small">{cx.t("announcement-646-note")}</p> });
    view! {
        <div class="wrap page">
            {crumbs(cx, &[("/announcements", cx.t("nav-announcements"))], &heading)}
            <PageHead title=heading.clone()/>
            <FactTable label=heading>
                <FactRow term=cx.t("announcement-column-issuer")>{text_for(cx.locale, "issuer", a.issuer.code())}</FactRow>
                <FactRow term=cx.t("announcement-column-date")>{date_words(cx, a)}</FactRow>
                <FactRow term=cx.t("announcement-column-kind")>{kind(cx, a)}</FactRow>
                <FactRow term=cx.t("announcement-cited-as")>{a.text.clone()}</FactRow>
                {source}
            </FactTable>
            {objections}
            <p><a href="https://www.cnipa.gov.cn/" rel="external">{cx.t("announcement-official-link")}</a></p>
            <Section title=cx.t("announcement-column-products") id="products" note=Some(note)>
                <NamesList items=items/>
                {conversion}
            </Section>
            {users}
        </div>
    }
    .into_any()
}
