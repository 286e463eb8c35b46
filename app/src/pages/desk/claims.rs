//! `/desk/claims`: the queue.

use super::age_words;
use crate::cx::Cx;
use crate::pages::claims as words;
use crate::pages::common::{path_with, when};
use crate::text::{text_for, text_with};
use crate::ui::{Column, DataTable, EmptyState, LinkItem, PageHead, Pager, SearchForm, Sorted, Tabs};
use crate::{Head, Page};
use daodi::people::{Claim, ClaimState, PageOf};
use daodi::registry::{QueryError, page_number};
use leptos::prelude::*;

/// The order of the queue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ClaimSort {
    /// Whoever waits longest first.
    #[default]
    Oldest,
    /// The newest first.
    Newest,
    /// By the enterprise's name.
    Name,
}

impl ClaimSort {
    /// The code in the address.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Oldest => "oldest",
            Self::Newest => "newest",
            Self::Name => "name",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        [Self::Oldest, Self::Newest, Self::Name].into_iter().find(|sort| sort.code() == code)
    }
}

/// What is asked of the queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimQuery {
    /// Words of the name, the code or the login name.
    pub q: String,
    /// The state; none: all (`state=all`). Where the address says nothing: what waits.
    pub state: Option<ClaimState>,
    /// The order.
    pub sort: ClaimSort,
    /// The page, from 1.
    pub page: usize,
}

impl Default for ClaimQuery {
    fn default() -> Self {
        Self { q: String::new(), state: Some(ClaimState::Received), sort: ClaimSort::default(), page: 1 }
    }
}

impl ClaimQuery {
    /// Reads the address's parameters.
    ///
    /// # Errors
    /// [`QueryError`] names the parameter that means nothing.
    pub fn read(pairs: &[(String, String)]) -> Result<Self, QueryError> {
        let mut query = Self::default();
        for (name, value) in pairs {
            let value = value.trim();
            match name.as_str() {
                _ if value.is_empty() => {}
                "q" => query.q = value.chars().take(200).collect(),
                "state" if value == "all" => query.state = None,
                "state" => {
                    query.state = Some(ClaimState::from_code(value).ok_or(QueryError::new("state", value))?);
                }
                "sort" => query.sort = ClaimSort::from_code(value).ok_or(QueryError::new("sort", value))?,
                "page" => query.page = page_number(value)?,
                _ => {}
            }
        }
        Ok(query)
    }

    /// The Chinese path of this question.
    #[must_use]
    pub fn path(&self) -> String {
        let mut pairs: Vec<(&str, String)> = Vec::new();
        if !self.q.is_empty() {
            pairs.push(("q", self.q.clone()));
        }
        match self.state {
            Some(ClaimState::Received) => {}
            Some(state) => pairs.push(("state", state.code().to_owned())),
            None => pairs.push(("state", "all".to_owned())),
        }
        if self.sort != ClaimSort::default() {
            pairs.push(("sort", self.sort.code().to_owned()));
        }
        if self.page > 1 {
            pairs.push(("page", self.page.to_string()));
        }
        path_with("/desk/claims", &pairs)
    }
}

/// What the queue shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Claims {
    /// What was asked.
    pub query: ClaimQuery,
    /// This page's claims, and how many match in all.
    pub rows: PageOf<Claim>,
    /// Claims a page.
    pub per: usize,
    /// How many claims there are in each state, whatever is searched for.
    pub counts: Vec<(ClaimState, i64)>,
}

/// The queue.
#[must_use]
pub fn claims(cx: &Cx, view: Claims) -> Page {
    let head = Head { title: cx.t_owned("section-claims"), ..Head::default() };
    Page::new(head, "/desk/claims", move |cx| content(cx, &view))
}

fn content(cx: &Cx, view: &Claims) -> AnyView {
    let query = &view.query;
    let href = |query: &ClaimQuery| cx.href(&query.path());
    let tab = |state: Option<ClaimState>| {
        let n = match state {
            Some(state) => view.counts.iter().find(|(s, _)| *s == state).map_or(0, |(_, n)| *n),
            None => view.counts.iter().map(|(_, n)| n).sum(),
        };
        let name = state.map_or_else(|| cx.t("desk-state-all"), |s| text_for(cx.locale, "claim-state", s.code()));
        LinkItem {
            href: href(&ClaimQuery { state, page: 1, ..query.clone() }),
            label: format!("{name} {n}"),
            current: query.state == state,
        }
    };
    let mut tabs: Vec<LinkItem> = ClaimState::ALL.iter().map(|state| tab(Some(*state))).collect();
    tabs.push(tab(None));
    let mut keep = Vec::new();
    match query.state {
        Some(ClaimState::Received) => {}
        Some(state) => keep.push(("state".to_owned(), state.code().to_owned())),
        None => keep.push(("state".to_owned(), "all".to_owned())),
    }
    if query.sort != ClaimSort::default() {
        keep.push(("sort".to_owned(), query.sort.code().to_owned()));
    }
    let body = if view.rows.rows.is_empty() {
        empty(cx, query)
    } else {
        table(cx, &view.rows.rows, Rows::of(query.state), cx.t("section-claims"), Some(query))
    };
    let pages = usize::try_from(view.rows.total).unwrap_or(0).div_ceil(view.per.max(1));
    let page_href = {
        let (cx, query) = (cx.clone(), query.clone());
        move |page| cx.href(&ClaimQuery { page, ..query.clone() }.path())
    };
    let count = text_with(cx.locale, "desk-found", &[("n", view.rows.total.into())]);
    view! {
        <div class="wrap page desk">
            <PageHead title=cx.t("section-claims")/>
            <SearchForm action=cx.href("/desk/claims") value=query.q.clone() button=cx.t("action-search")
                label=cx.t("desk-search-label") placeholder=cx.t("desk-search-placeholder") id="q" keep=keep/>
            <Tabs label=cx.t("common-status") items=tabs/>
            <p class="small" role="status">{count}</p>
            {body}
            <Pager page=query.page pages=pages href=page_href label=cx.t("page-label") previous=cx.t("page-previous")
                next=cx.t("page-next")/>
        </div>
    }
    .into_any()
}

fn empty(cx: &Cx, query: &ClaimQuery) -> AnyView {
    let all = ClaimQuery { state: None, ..ClaimQuery::default() };
    if query.q.is_empty() {
        let ways = vec![LinkItem::new(cx.href(&all.path()), cx.t("desk-state-all"))];
        view! { <EmptyState title=cx.t("desk-empty") text=cx.t("desk-empty-text") suggestions=ways/> }.into_any()
    } else {
        let everywhere = ClaimQuery { q: query.q.clone(), ..all };
        let ways = vec![
            LinkItem::new(cx.href(&everywhere.path()), cx.t("desk-search-everywhere")),
            LinkItem::new(cx.href(&ClaimQuery::default().path()), cx.t("action-clear-all")),
        ];
        view! { <EmptyState title=cx.t("desk-not-found") text=cx.t("desk-not-found-text") suggestions=ways/> }
            .into_any()
    }
}

/// What the rows of a table have in common, which decides its columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rows {
    /// All wait.
    Waiting,
    /// All are of this kind of end.
    Ended,
    /// Some of each.
    Mixed,
}

impl Rows {
    fn of(state: Option<ClaimState>) -> Self {
        match state {
            Some(ClaimState::Received) => Self::Waiting,
            Some(_) => Self::Ended,
            None => Self::Mixed,
        }
    }
}

/// Claims as rows. With the question, the heads sort them.
pub(super) fn table(cx: &Cx, rows: &[Claim], kind: Rows, caption: &str, query: Option<&ClaimQuery>) -> AnyView {
    let sortable = |column: Column, sort: ClaimSort, other: ClaimSort| match query {
        None => column,
        Some(query) => {
            let sorted = match query.sort {
                ClaimSort::Newest if sort == ClaimSort::Oldest => Sorted::Down,
                now if now == sort => Sorted::Up,
                _ => Sorted::No,
            };
            let next = if query.sort == sort { other } else { sort };
            column.sortable(cx.href(&ClaimQuery { sort: next, page: 1, ..query.clone() }.path()), sorted)
        }
    };
    let mut columns = vec![
        sortable(Column::new(cx.t("field-enterprise_name")), ClaimSort::Name, ClaimSort::Name),
        Column::new(cx.t("common-place")),
        Column::new(cx.t("desk-claimant")),
        sortable(Column::new(cx.t("claim-made")), ClaimSort::Oldest, ClaimSort::Newest),
    ];
    if kind == Rows::Waiting {
        columns.push(Column::new(cx.t("desk-age")));
    } else {
        columns.push(Column::new(cx.t("claim-decided")));
    }
    if kind == Rows::Mixed {
        columns.push(Column::new(cx.t("common-status")));
    }
    let rows = rows
        .iter()
        .map(|claim| {
            let mut cells = vec![
                view! {
                    <a href=cx.href(&format!("/desk/claims/{}", claim.id))>{claim.name.clone()}</a>
                    <span class="small num">{claim.uscc.to_string()}</span>
                }
                .into_any(),
                words::place(cx, claim).into_any(),
                claim.login.clone().into_any(),
                when(cx, claim.made_at),
            ];
            cells.push(match kind {
                Rows::Waiting => age_words(cx, claim.made_at).into_any(),
                _ => claim.decided_at.map(|at| when(cx, at)).into_any(),
            });
            if kind == Rows::Mixed {
                cells.push(words::state(cx, claim.state));
            }
            cells
        })
        .collect();
    let caption = caption.to_owned();
    view! { <DataTable caption=caption hide_caption=true columns=columns rows=rows/> }.into_any()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Result<ClaimQuery, QueryError> {
        let pairs: Vec<_> = pairs.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
        ClaimQuery::read(&pairs)
    }

    #[test]
    fn the_queue_opens_with_what_waits_and_its_address_leads_back() {
        assert_eq!(read(&[]).unwrap(), ClaimQuery::default());
        assert_eq!(ClaimQuery::default().path(), "/desk/claims");
        let asked = [("q", "茶"), ("state", "refused"), ("sort", "newest"), ("page", "3")];
        let query = read(&asked).unwrap();
        assert_eq!(query.path(), "/desk/claims?q=%E8%8C%B6&state=refused&sort=newest&page=3");
        assert_eq!(read(&[("state", "all")]).unwrap().state, None);
        assert_eq!(read(&[("state", "all")]).unwrap().path(), "/desk/claims?state=all");
        for wrong in [("state", "open"), ("sort", "size"), ("page", "0")] {
            assert_eq!(read(&[wrong]).unwrap_err().name, wrong.0);
        }
    }
}
