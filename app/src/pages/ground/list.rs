//! `/my/bases` and `/desk/bases`: the list, the same for both sides of the desk.

use super::{area, finding, place, product, state};
use crate::cx::Cx;
use crate::pages::common::{path_with, when};
use crate::text::{text_for, text_with};
use crate::ui::{Column, DataTable, EmptyState, LinkButton, LinkItem, PageHead, Pager, SearchForm, Sorted, Tabs};
use crate::{Head, Page};
use daodi::ground::VersionState;
use daodi::people::PageOf;
use daodi::ports::GroundRow;
use daodi::registry::{QueryError, page_number};
use leptos::prelude::*;

/// From which side of the desk somebody looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The enterprise's.
    My,
    /// The office's.
    Desk,
}

impl Side {
    /// The list's path.
    #[must_use]
    pub fn path(self) -> &'static str {
        match self {
            Self::My => "/my/bases",
            Self::Desk => "/desk/bases",
        }
    }

    fn first(self) -> Option<VersionState> {
        (self == Self::Desk).then_some(VersionState::Declared)
    }

    fn order(self) -> GroundSort {
        if self == Self::Desk { GroundSort::Oldest } else { GroundSort::Newest }
    }
}

/// The order of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GroundSort {
    /// Declared last first.
    Newest,
    /// Whoever waits longest first.
    Oldest,
    /// By name.
    Name,
    /// Largest first.
    Area,
}

impl GroundSort {
    const ALL: [Self; 4] = [Self::Newest, Self::Oldest, Self::Name, Self::Area];

    /// The code in the address.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Newest => "newest",
            Self::Oldest => "oldest",
            Self::Name => "name",
            Self::Area => "area",
        }
    }
}

/// What is asked of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroundQuery {
    /// Whose list.
    pub side: Side,
    /// Words of the base's, the enterprise's or the product's name.
    pub q: String,
    /// The state; none: all. Where the address says nothing the desk sees what waits.
    pub state: Option<VersionState>,
    /// The order.
    pub sort: GroundSort,
    /// The page, from 1.
    pub page: usize,
}

impl GroundQuery {
    /// What a list opens with.
    #[must_use]
    pub fn new(side: Side) -> Self {
        Self { side, q: String::new(), state: side.first(), sort: side.order(), page: 1 }
    }

    /// Reads the address's parameters.
    ///
    /// # Errors
    /// [`QueryError`] names the parameter that means nothing.
    pub fn read(side: Side, pairs: &[(String, String)]) -> Result<Self, QueryError> {
        let mut query = Self::new(side);
        for (name, value) in pairs {
            let value = value.trim();
            match name.as_str() {
                _ if value.is_empty() => {}
                "q" => query.q = value.chars().take(200).collect(),
                "state" if value == "all" => query.state = None,
                "state" => {
                    query.state = Some(VersionState::from_code(value).ok_or(QueryError::new("state", value))?);
                }
                "sort" => {
                    let found = GroundSort::ALL.into_iter().find(|sort| sort.code() == value);
                    query.sort = found.ok_or(QueryError::new("sort", value))?;
                }
                "page" => query.page = page_number(value)?,
                _ => {}
            }
        }
        Ok(query)
    }

    fn kept(&self) -> Vec<(&'static str, String)> {
        let mut pairs = Vec::new();
        if self.state != self.side.first() {
            pairs.push(("state", self.state.map_or("all", VersionState::code).to_owned()));
        }
        if self.sort != self.side.order() {
            pairs.push(("sort", self.sort.code().to_owned()));
        }
        pairs
    }

    /// The Chinese path of this question.
    #[must_use]
    pub fn path(&self) -> String {
        let mut pairs = Vec::new();
        if !self.q.is_empty() {
            pairs.push(("q", self.q.clone()));
        }
        pairs.extend(self.kept());
        if self.page > 1 {
            pairs.push(("page", self.page.to_string()));
        }
        path_with(self.side.path(), &pairs)
    }
}

/// What the list shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grounds {
    /// What was asked.
    pub query: GroundQuery,
    /// This page's rows, and how many match in all.
    pub rows: PageOf<GroundRow>,
    /// Rows a page.
    pub per: usize,
    /// How many there are in each state, whatever is searched for; empty where that is not shown.
    pub counts: Vec<(VersionState, i64)>,
}

/// The list.
#[must_use]
pub fn grounds(cx: &Cx, view: Grounds) -> Page {
    let head = Head { title: cx.t_owned("section-bases"), ..Head::default() };
    let nav = view.query.side.path();
    Page::new(head, nav, move |cx| content(cx, &view))
}

fn content(cx: &Cx, view: &Grounds) -> AnyView {
    let query = &view.query;
    let tab = |state: Option<VersionState>| {
        let name = state.map_or_else(|| cx.t("desk-state-all"), |s| text_for(cx.locale, "ground-state", s.code()));
        let n = match state {
            Some(state) => view.counts.iter().find(|(s, _)| *s == state).map_or(0, |(_, n)| *n),
            None => view.counts.iter().map(|(_, n)| n).sum(),
        };
        let label = if query.side == Side::Desk { format!("{name} {n}") } else { name.to_owned() };
        let href = cx.href(&GroundQuery { state, page: 1, ..query.clone() }.path());
        LinkItem { href, label, current: query.state == state }
    };
    let mut tabs: Vec<LinkItem> = VersionState::ALL.iter().map(|state| tab(Some(*state))).collect();
    tabs.push(tab(None));
    let body = if view.rows.rows.is_empty() { empty(cx, query) } else { table(cx, view) };
    let pages = usize::try_from(view.rows.total).unwrap_or(0).div_ceil(view.per.max(1));
    let page_href = {
        let (cx, query) = (cx.clone(), query.clone());
        move |page| cx.href(&GroundQuery { page, ..query.clone() }.path())
    };
    let keep = query.kept().into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    let lead = if query.side == Side::My { "ground-my-lead" } else { "ground-desk-lead" };
    let add = (query.side == Side::My).then(|| {
        view! { <p><LinkButton href=cx.href("/my/bases/new")>{cx.t("ground-new-heading")}</LinkButton></p> }
    });
    view! {
        <div class="wrap page desk">
            <PageHead title=cx.t("section-bases") lead=Some(cx.t_owned(lead))/>
            {add}
            <SearchForm action=cx.href(query.side.path()) value=query.q.clone() button=cx.t("action-search")
                label=cx.t("ground-search-label") placeholder=cx.t("ground-search-placeholder") id="q" keep=keep/>
            <Tabs label=cx.t("common-status") items=tabs/>
            <p class="small" role="status">{text_with(cx.locale, "ground-found", &[("n", view.rows.total.into())])}</p>
            {body}
            <Pager page=query.page pages=pages href=page_href label=cx.t("page-label") previous=cx.t("page-previous")
                next=cx.t("page-next")/>
        </div>
    }
    .into_any()
}

fn empty(cx: &Cx, query: &GroundQuery) -> AnyView {
    let all = GroundQuery { state: None, ..GroundQuery::new(query.side) };
    let mut ways = Vec::new();
    if *query != all {
        ways.push(LinkItem::new(cx.href(&all.path()), cx.t("desk-state-all")));
    }
    let (title, text) = match (query.q.is_empty(), query.side) {
        (false, _) => ("ground-not-found", "ground-not-found-text"),
        (true, Side::My) => {
            ways.push(LinkItem::new(cx.href("/my/bases/new"), cx.t("ground-new-heading")));
            ("ground-empty-my", "ground-empty-my-text")
        }
        (true, Side::Desk) => ("ground-empty-desk", "ground-empty-desk-text"),
    };
    view! { <EmptyState title=cx.t(title) text=cx.t(text) suggestions=ways/> }.into_any()
}

fn table(cx: &Cx, view: &Grounds) -> AnyView {
    let query = &view.query;
    let sortable = |column: Column, sort: GroundSort, other: GroundSort, sorted: Sorted| {
        let now = query.sort == sort || query.sort == other;
        let next = if query.sort == sort { other } else { sort };
        let href = cx.href(&GroundQuery { sort: next, page: 1, ..query.clone() }.path());
        column.sortable(href, if now { sorted } else { Sorted::No })
    };
    let time = if query.sort == GroundSort::Oldest { Sorted::Up } else { Sorted::Down };
    let columns = vec![
        sortable(Column::new(cx.t("field-ground_name")), GroundSort::Name, GroundSort::Name, Sorted::Up),
        Column::new(cx.t("ground-product")),
        Column::new(cx.t("common-place")),
        sortable(Column::number(cx.t("ground-column-area")), GroundSort::Area, GroundSort::Area, Sorted::Down),
        Column::new(cx.t("ground-column-finding")),
        Column::new(cx.t("common-status")),
        sortable(Column::new(cx.t("ground-column-declared")), GroundSort::Newest, GroundSort::Oldest, time),
    ];
    let rows = view
        .rows
        .rows
        .iter()
        .map(|row| {
            let path = format!("{}/{}", query.side.path(), row.ground.id);
            vec![
                view! {
                    <a href=cx.href(&path)>{row.ground.name.clone()}</a>
                    <span class="small">{row.enterprise_name.clone()}" · "{row.version.year.to_string()}</span>
                }
                .into_any(),
                product(cx, row.ground.product.as_str()).into_any(),
                place(cx, row.ground.prefecture, row.ground.county).into_any(),
                area(cx, row.version.area_m2 as f64).into_any(),
                finding(cx, row.version.finding),
                state(cx, row.version.state),
                when(cx, row.version.declared_at),
            ]
        })
        .collect();
    view! { <DataTable caption=cx.t("section-bases") hide_caption=true columns=columns rows=rows/> }.into_any()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;

    #[test]
    fn a_lists_address_leads_back() {
        let read = |side, pairs: &[(&str, &str)]| {
            let pairs: Vec<_> = pairs.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
            GroundQuery::read(side, &pairs)
        };
        assert_eq!(read(Side::Desk, &[]).unwrap().path(), "/desk/bases");
        assert_eq!(read(Side::Desk, &[]).unwrap().state, Some(VersionState::Declared));
        assert_eq!(read(Side::My, &[]).unwrap().state, None);
        let asked = [("q", "茶"), ("state", "returned"), ("sort", "area"), ("page", "2")];
        for side in [Side::My, Side::Desk] {
            let path = read(side, &asked).unwrap().path();
            assert_eq!(path, format!("{}?q=%E8%8C%B6&state=returned&sort=area&page=2", side.path()));
        }
        assert_eq!(read(Side::Desk, &[("state", "all")]).unwrap().path(), "/desk/bases?state=all");
        for wrong in [("state", "open"), ("sort", "size"), ("page", "0")] {
            assert_eq!(read(Side::My, &[wrong]).unwrap_err().name, wrong.0);
        }
    }
}
