//! The list of growers.

use super::{GrowerSide, GrowerValues, area, grouped};
use crate::cx::Cx;
use crate::pages::common::{division_name, path_with, when};
use crate::text::text_with;
use crate::ui::{Column, DataTable, EmptyState, LinkButton, LinkItem, Notice, PageHead, Pager, SearchForm, Sorted};
use crate::{Head, Page};
use daodi::identifiers::DivisionCode;
use daodi::people::PageOf;
use daodi::registry::{QueryError, page_number};
use leptos::prelude::*;

/// The order of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum GrowerSort {
    /// Entered last first.
    #[default]
    Newest,
    /// Entered first first.
    Oldest,
    /// Most ground first.
    Area,
}

impl GrowerSort {
    const ALL: [Self; 3] = [Self::Newest, Self::Oldest, Self::Area];

    /// The code in the address.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Newest => "newest",
            Self::Oldest => "oldest",
            Self::Area => "area",
        }
    }
}

/// What is asked of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GrowerQuery {
    /// Whose list.
    pub side: GrowerSide,
    /// Beginning of a card's code, or a whole name.
    pub q: String,
    /// The order.
    pub sort: GrowerSort,
    /// The page, from 1.
    pub page: usize,
}

impl GrowerQuery {
    /// Reads the address's parameters.
    ///
    /// # Errors
    /// [`QueryError`] names the parameter that means nothing.
    pub fn read(side: GrowerSide, pairs: &[(String, String)]) -> Result<Self, QueryError> {
        let mut query = Self { side, q: String::new(), sort: GrowerSort::default(), page: 1 };
        for (name, value) in pairs {
            let value = value.trim();
            match name.as_str() {
                _ if value.is_empty() => {}
                "q" => query.q = value.chars().take(100).collect(),
                "sort" => {
                    let found = GrowerSort::ALL.into_iter().find(|sort| sort.code() == value);
                    query.sort = found.ok_or(QueryError::new("sort", value))?;
                }
                "page" => query.page = page_number(value)?,
                _ => {}
            }
        }
        Ok(query)
    }

    /// The Chinese path of this question.
    #[must_use]
    pub fn path(&self) -> String {
        let mut pairs = Vec::new();
        if !self.q.is_empty() {
            pairs.push(("q", self.q.clone()));
        }
        if self.sort != GrowerSort::default() {
            pairs.push(("sort", self.sort.code().to_owned()));
        }
        if self.page > 1 {
            pairs.push(("page", self.page.to_string()));
        }
        path_with(self.side.path(), &pairs)
    }
}

/// A grower as a row, masked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GrowerLine {
    /// Id.
    pub id: String,
    /// Masked.
    pub values: GrowerValues,
    /// County.
    pub county: DivisionCode,
    /// The card's code.
    pub card: String,
    /// Who entered them.
    pub by: String,
    /// Year of the newest plots.
    pub year: Option<i16>,
    /// Area of that year's plots, hundredths of a 亩.
    pub area_mu_hundredths: i64,
    /// When they were entered, µs since the epoch, UTC.
    pub made_at: i64,
    /// Whether somebody asked for them to be erased.
    pub erase_asked: bool,
}

/// What the list shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Growers {
    /// What was asked.
    pub query: GrowerQuery,
    /// This page's rows, and how many match in all.
    pub rows: PageOf<GrowerLine>,
    /// Rows a page.
    pub per: usize,
    /// Whether the reader may enter growers.
    pub may_enter: bool,
    /// How many growers were just entered; none where none were.
    pub entered: bool,
}

/// The list.
#[must_use]
pub fn growers(cx: &Cx, view: Growers) -> Page {
    let head = Head { title: cx.t_owned("section-growers"), ..Head::default() };
    let nav = view.query.side.path();
    Page::new(head, nav, move |cx| content(cx, &view))
}

fn content(cx: &Cx, view: &Growers) -> AnyView {
    let query = &view.query;
    let path = query.side.path();
    let body = if view.rows.rows.is_empty() { empty(cx, view) } else { table(cx, view) };
    let pages = usize::try_from(view.rows.total).unwrap_or(0).div_ceil(view.per.max(1));
    let page_href = {
        let (cx, query) = (cx.clone(), query.clone());
        move |page| cx.href(&GrowerQuery { page, ..query.clone() }.path())
    };
    let keep = if query.sort == GrowerSort::default() {
        Vec::new()
    } else {
        vec![("sort".to_owned(), query.sort.code().to_owned())]
    };
    let ways = view.may_enter.then(|| {
        view! {
            <p class="cluster">
                <LinkButton href=cx.href(&format!("{path}/new"))>{cx.t("grower-new-heading")}</LinkButton>
                <a href=cx.href(&format!("{path}/import"))>{cx.t("grower-import-heading")}</a>
            </p>
        }
    });
    let entered = view.entered.then(|| {
        view! { <Notice kind=crate::ui::NoticeKind::Done><p>{cx.t("grower-done-entered")}</p></Notice> }
    });
    view! {
        <div class="wrap page desk">
            <PageHead title=cx.t("section-growers") lead=Some(cx.t_owned("grower-lead"))/>
            {entered}
            {ways}
            <SearchForm action=cx.href(path) value=query.q.clone() button=cx.t("action-search")
                label=cx.t("grower-search-label") placeholder=cx.t("grower-search-placeholder") id="q" keep=keep/>
            <p class="small" role="status">{text_with(cx.locale, "grower-found", &[("n", view.rows.total.into())])}</p>
            {body}
            <Pager page=query.page pages=pages href=page_href label=cx.t("page-label") previous=cx.t("page-previous")
                next=cx.t("page-next")/>
        </div>
    }
    .into_any()
}

fn empty(cx: &Cx, view: &Growers) -> AnyView {
    let path = view.query.side.path();
    if !view.query.q.is_empty() {
        let ways = vec![LinkItem::new(cx.href(path), cx.t("action-clear-all"))];
        return view! {
            <EmptyState title=cx.t("grower-not-found") text=cx.t("grower-not-found-text") suggestions=ways/>
        }
        .into_any();
    }
    let ways = if view.may_enter {
        vec![LinkItem::new(cx.href(&format!("{path}/new")), cx.t("grower-new-heading"))]
    } else {
        Vec::new()
    };
    view! { <EmptyState title=cx.t("grower-empty") text=cx.t("grower-empty-text") suggestions=ways/> }.into_any()
}

fn table(cx: &Cx, view: &Growers) -> AnyView {
    let query = &view.query;
    let sort = |sort: GrowerSort| cx.href(&GrowerQuery { sort, page: 1, ..query.clone() }.path());
    let by_time = if query.sort == GrowerSort::Newest { GrowerSort::Oldest } else { GrowerSort::Newest };
    let time = match query.sort {
        GrowerSort::Newest => Sorted::Down,
        GrowerSort::Oldest => Sorted::Up,
        GrowerSort::Area => Sorted::No,
    };
    let most = if query.sort == GrowerSort::Area { Sorted::Down } else { Sorted::No };
    let columns = vec![
        Column::new(cx.t("field-grower_name")),
        Column::new(cx.t("field-phone")),
        Column::new(cx.t("common-place")),
        Column::number(cx.t("ground-column-area")).sortable(sort(GrowerSort::Area), most),
        Column::new(cx.t("grower-card")),
        Column::new(cx.t("grower-entered-by")),
        Column::new(cx.t("grower-entered-at")).sortable(sort(by_time), time),
    ];
    let rows = view
        .rows
        .rows
        .iter()
        .map(|row| {
            let href = cx.href(&format!("{}/{}", query.side.path(), row.id));
            let year = row.year.map(|year| view! { <span class="small">{year.to_string()}</span> });
            let asked = row.erase_asked.then(|| view! { <span class="small">{cx.t("grower-erase-asked")}</span> });
            vec![
                view! { <a href=href>{row.values.name.clone()}</a>{asked} }.into_any(),
                row.values.phone.clone().into_any(),
                division_name(cx, row.county).into_any(),
                view! { {area(cx, row.area_mu_hundredths)}" "{year} }.into_any(),
                view! { <code>{grouped(&row.card)}</code> }.into_any(),
                row.by.clone().into_any(),
                when(cx, row.made_at),
            ]
        })
        .collect();
    view! { <DataTable caption=cx.t("section-growers") hide_caption=true columns=columns rows=rows/> }.into_any()
}
