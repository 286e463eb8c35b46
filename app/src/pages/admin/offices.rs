//! `/admin/offices`: the tree of offices with what is known of how to reach them.

use super::parts::{nothing, page, pager, pages, way};
use crate::cx::Cx;
use crate::pages::acts::office_name;
use crate::pages::common::path_with;
use crate::text::{number, text_for, text_with};
use crate::ui::{Column, DataTable, EmptyState, LinkItem, PageHead, SearchForm, Tabs};
use crate::{Page, Problem};
use daodi::form::Form;
use daodi::people::{OfficeLevel, OfficeRecord, PageOf};
use daodi::registry::{QueryError, page_number};
use leptos::prelude::*;

/// What is asked of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OfficeQuery {
    /// Part of the name, or the code; empty: any.
    pub q: String,
    /// Of this level only.
    pub level: Option<OfficeLevel>,
    /// The page, from 1.
    pub page: usize,
}

impl OfficeQuery {
    /// Rows a page: a city with its counties has at most 17.
    pub const PER: usize = 60;

    /// Reads a query.
    ///
    /// # Errors
    /// [`QueryError`] for a value that means nothing.
    pub fn read(pairs: &[(String, String)]) -> Result<Self, QueryError> {
        let mut query = Self { page: 1, ..Self::default() };
        for (name, value) in pairs {
            let value = value.trim();
            match name.as_str() {
                _ if value.is_empty() => {}
                "q" => query.q = value.chars().take(200).collect(),
                "level" => {
                    query.level = Some(OfficeLevel::from_code(value).ok_or(QueryError::new("level", value))?);
                }
                "page" => query.page = page_number(value)?,
                _ => {}
            }
        }
        Ok(query)
    }

    /// The Chinese path of this query.
    #[must_use]
    pub fn path(&self) -> String {
        let mut pairs = Vec::new();
        if !self.q.is_empty() {
            pairs.push(("q", self.q.clone()));
        }
        pairs.extend(self.level.map(|level| ("level", level.code().to_owned())));
        if self.page > 1 {
            pairs.push(("page", self.page.to_string()));
        }
        path_with("/admin/offices", &pairs)
    }
}

/// The list of offices.
#[derive(Clone, Debug, Default)]
pub struct OfficesView {
    /// What was asked.
    pub query: OfficeQuery,
    /// The offices of its page, in the order of the tree: the province's, then each city's followed by its counties'.
    pub page: PageOf<OfficeRecord>,
    /// How many there are of each level, under the words searched for.
    pub levels: Vec<(OfficeLevel, i64)>,
}

/// The list.
///
/// # Errors
/// [`Problem::PageBeyond`] past the last page.
pub fn offices(cx: &Cx, view: OfficesView, form: &Form) -> Result<Page, Problem> {
    let path = |page| OfficeQuery { page, ..view.query.clone() }.path();
    pages(view.page.total, OfficeQuery::PER, view.query.page, path)?;
    Ok(page(cx, cx.t_owned("section-offices"), "/admin/offices", view, form, content))
}

fn content(cx: &Cx, view: &OfficesView, _: &Form) -> AnyView {
    let query = &view.query;
    let count = text_with(cx.locale, "admin-offices-count", &[("n", view.page.total.into())]);
    let body = if view.page.rows.is_empty() {
        let all = vec![LinkItem::new(cx.href("/admin/offices"), cx.t("action-clear-all"))];
        view! { <EmptyState title=cx.t("admin-offices-empty-title") text=cx.t("admin-offices-empty") suggestions=all/> }
            .into_any()
    } else {
        table(cx, view)
    };
    let tab = |level: Option<OfficeLevel>, label: String| {
        let href = cx.href(&OfficeQuery { level, page: 1, ..query.clone() }.path());
        LinkItem { href, label, current: level == query.level }
    };
    let all: i64 = view.levels.iter().map(|(_, n)| n).sum();
    let mut tabs = vec![tab(None, format!("{} {}", cx.t("admin-all"), number(cx.locale, all)))];
    tabs.extend(view.levels.iter().map(|&(level, n)| {
        let name = text_for(cx.locale, "office-level", level.code());
        tab(Some(level), format!("{name} {}", number(cx.locale, n)))
    }));
    let keep = query.level.map(|level| ("level".to_owned(), level.code().to_owned())).into_iter().collect();
    let number_of_pages = usize::try_from(view.page.total).unwrap_or(0).div_ceil(OfficeQuery::PER);
    view! {
        <div class="wrap page work">
            {way(cx, &[], cx.t("section-offices"))}
            <PageHead title=cx.t("section-offices") lead=Some(cx.t_owned("admin-offices-intro"))/>
            <SearchForm action=cx.href("/admin/offices") value=query.q.clone() button=cx.t("action-search")
                label=cx.t("admin-offices-search") placeholder=cx.t("admin-offices-search") id="q" keep=keep/>
            <Tabs label=cx.t("admin-office-level") items=tabs/>
            <p class="small" role="status">{count}</p>
            <div class="record">{body}</div>
            {pager(cx, query.page, number_of_pages, |page| OfficeQuery { page, ..query.clone() }.path())}
        </div>
    }
    .into_any()
}

fn table(cx: &Cx, view: &OfficesView) -> AnyView {
    let columns = vec![
        Column::new(cx.t("field-office")),
        Column::new(cx.t("admin-office-level")),
        Column::new(cx.t("admin-office-phone")),
        Column::new(cx.t("admin-office-address")),
        Column::number(cx.t("admin-office-officers")),
    ];
    // The tree is indented where it is whole; a part of it names the office above instead.
    let whole = view.query.q.is_empty() && view.query.level.is_none();
    let rows = view.page.rows.iter().map(|record| row(cx, record, whole)).collect();
    view! {
        <DataTable caption=cx.t("section-offices") hide_caption=true plain=true tight=true columns=columns rows=rows/>
    }
    .into_any()
}

fn row(cx: &Cx, record: &OfficeRecord, whole: bool) -> Vec<AnyView> {
    let office = &record.office;
    let name = if cx.english() { office.name_en.clone() } else { office.name.clone() };
    let level = match office.level {
        _ if !whole => "tree",
        OfficeLevel::Province => "tree top",
        OfficeLevel::City => "tree city",
        OfficeLevel::County => "tree county",
    };
    let above =
        office.parent.filter(|_| !whole).map(|parent| view! { <span class="kind">{office_name(cx, parent)}</span> });
    let known = |text: &str| if text.is_empty() { nothing() } else { text.to_owned().into_any() };
    let officers = if record.officers == 0 {
        "0".into_any()
    } else {
        let href = cx.href(&path_with("/admin/accounts", &[("office", office.code.to_string())]));
        view! { <a href=href>{number(cx.locale, record.officers)}</a> }.into_any()
    };
    vec![
        view! {
            <span class=level><a href=cx.href(&format!("/admin/offices/{}", office.code))>{name}</a></span>{above}
        }
        .into_any(),
        text_for(cx.locale, "office-level", office.level.code()).into_any(),
        known(&record.phone),
        known(&record.address),
        officers,
    ]
}
