//! `/admin/accounts`: every account, searched, narrowed, ordered.

use super::parts::{may, nothing, page, pager, pages, role_name, standing, way};
use crate::cx::Cx;
use crate::pages::acts::office_name;
use crate::pages::common::{path_with, when};
use crate::text::{text_for, text_with};
use crate::ui::{
    ActiveFilters, Column, DataTable, EmptyState, FacetGroup, FacetOption, Facets, LinkButton, LinkItem, PageHead,
    SearchForm, Sorted,
};
use crate::{Page, Problem};
use daodi::form::Form;
use daodi::identifiers::DivisionCode;
use daodi::people::{Account, AccountState, Capability, PageOf, Role};
use daodi::registry::{QueryError, page_number};
use leptos::prelude::*;

/// By which role accounts are narrowed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RoleFilter {
    /// By none.
    #[default]
    Any,
    /// Those that have no role yet.
    Without,
    /// Those with this role.
    Is(Role),
}

impl RoleFilter {
    fn code(self) -> Option<&'static str> {
        match self {
            Self::Any => None,
            Self::Without => Some("none"),
            Self::Is(role) => Some(role.code()),
        }
    }

    fn of(role: Option<Role>) -> Self {
        role.map_or(Self::Without, Self::Is)
    }
}

/// The order of accounts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AccountSort {
    /// The newest first.
    #[default]
    Newest,
    /// By login name.
    Login,
    /// Who signed in last first; who never did last.
    LastSignIn,
}

impl AccountSort {
    /// Every order, the usual one first.
    pub const ALL: &[Self] = &[Self::Newest, Self::Login, Self::LastSignIn];

    /// The code in addresses.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Newest => "newest",
            Self::Login => "login",
            Self::LastSignIn => "last_sign_in",
        }
    }
}

/// What is asked of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AccountQuery {
    /// Part of the login name; empty: any.
    pub q: String,
    /// By role.
    pub role: RoleFilter,
    /// By state.
    pub state: Option<AccountState>,
    /// Officers of this office only.
    pub office: Option<DivisionCode>,
    /// The order.
    pub sort: AccountSort,
    /// The page, from 1.
    pub page: usize,
}

impl AccountQuery {
    /// Rows a page.
    pub const PER: usize = 50;

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
                "role" if value == "none" => query.role = RoleFilter::Without,
                "role" => {
                    query.role = RoleFilter::Is(Role::from_code(value).ok_or(QueryError::new("role", value))?);
                }
                "state" => {
                    query.state = Some(AccountState::from_code(value).ok_or(QueryError::new("state", value))?);
                }
                "office" => {
                    query.office = Some(DivisionCode::parse(value).map_err(|_| QueryError::new("office", value))?);
                }
                "sort" => {
                    let sort = AccountSort::ALL.iter().find(|sort| sort.code() == value);
                    query.sort = *sort.ok_or(QueryError::new("sort", value))?;
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
        pairs.extend(self.role.code().map(|code| ("role", code.to_owned())));
        pairs.extend(self.state.map(|state| ("state", state.code().to_owned())));
        pairs.extend(self.office.map(|code| ("office", code.to_string())));
        if self.sort != AccountSort::default() {
            pairs.push(("sort", self.sort.code().to_owned()));
        }
        if self.page > 1 {
            pairs.push(("page", self.page.to_string()));
        }
        path_with("/admin/accounts", &pairs)
    }

    fn first(&self) -> Self {
        Self { page: 1, ..self.clone() }
    }
}

/// The list of accounts.
#[derive(Clone, Debug, Default)]
pub struct AccountsView {
    /// What was asked.
    pub query: AccountQuery,
    /// The accounts of its page.
    pub page: PageOf<Account>,
    /// How many accounts have each role, under the other filters.
    pub roles: Vec<(Option<Role>, i64)>,
    /// How many are in each state, under the other filters.
    pub states: Vec<(AccountState, i64)>,
    /// How many belong to each office, under the other filters.
    pub offices: Vec<(DivisionCode, i64)>,
    /// Now, µs since the epoch, UTC.
    pub now: i64,
}

/// The list.
///
/// # Errors
/// [`Problem::PageBeyond`] past the last page.
pub fn accounts(cx: &Cx, view: AccountsView, form: &Form) -> Result<Page, Problem> {
    let path = |page| AccountQuery { page, ..view.query.clone() }.path();
    pages(view.page.total, AccountQuery::PER, view.query.page, path)?;
    Ok(page(cx, cx.t_owned("section-accounts"), "/admin/accounts", view, form, content))
}

fn content(cx: &Cx, view: &AccountsView, _: &Form) -> AnyView {
    let query = &view.query;
    let count = text_with(cx.locale, "admin-accounts-count", &[("n", view.page.total.into())]);
    let new = may(cx, Capability::InviteAccount).then(|| {
        view! { <LinkButton href=cx.href("/admin/accounts/new")>{cx.t("admin-new-heading")}</LinkButton> }.into_any()
    });
    let body = if view.page.rows.is_empty() {
        let all = vec![LinkItem::new(cx.href("/admin/accounts"), cx.t("action-clear-all"))];
        view! {
            <EmptyState title=cx.t("admin-accounts-empty-title") text=cx.t("admin-accounts-empty") suggestions=all/>
        }
        .into_any()
    } else {
        table(cx, view)
    };
    let number_of_pages = usize::try_from(view.page.total).unwrap_or(0).div_ceil(AccountQuery::PER);
    view! {
        <div class="wrap page work">
            {way(cx, &[], cx.t("section-accounts"))}
            <PageHead title=cx.t("section-accounts") lead=Some(cx.t_owned("admin-accounts-intro")) aside=new/>
            <SearchForm action=cx.href("/admin/accounts") value=query.q.clone() button=cx.t("action-search")
                label=cx.t("admin-accounts-search") placeholder=cx.t("admin-accounts-search") id="q" keep=keep(query)/>
            <div class="with-side">
                <div class="aside"><Facets label=cx.t("search-filters") groups=facets(cx, view)/></div>
                <div class="content record">
                    {active(cx, query)}
                    <p class="small" role="status">{count}</p>
                    {body}
                    {pager(cx, query.page, number_of_pages, |page| AccountQuery { page, ..query.clone() }.path())}
                </div>
            </div>
        </div>
    }
    .into_any()
}

/// The filters as hidden fields of the search.
fn keep(query: &AccountQuery) -> Vec<(String, String)> {
    let sort = (query.sort != AccountSort::default()).then(|| query.sort.code().to_owned());
    [
        ("role", query.role.code().map(ToOwned::to_owned)),
        ("state", query.state.map(|state| state.code().to_owned())),
        ("office", query.office.map(|code| code.to_string())),
        ("sort", sort),
    ]
    .into_iter()
    .filter_map(|(name, value)| value.map(|value| (name.to_owned(), value)))
    .collect()
}

fn table(cx: &Cx, view: &AccountsView) -> AnyView {
    let query = &view.query;
    let column = |label: &'static str, sort: AccountSort, sorted: Sorted| {
        let href = cx.href(&AccountQuery { sort, ..query.first() }.path());
        Column::new(cx.t(label)).sortable(href, if query.sort == sort { sorted } else { Sorted::No })
    };
    let columns = vec![
        column("admin-account-login", AccountSort::Login, Sorted::Up),
        Column::new(cx.t("admin-account-role")),
        Column::new(cx.t("common-status")),
        column("admin-account-last", AccountSort::LastSignIn, Sorted::Down),
        column("admin-account-created", AccountSort::Newest, Sorted::Down),
    ];
    let rows = view.page.rows.iter().map(|account| row(cx, account, view.now)).collect();
    view! {
        <DataTable caption=cx.t("section-accounts") hide_caption=true plain=true tight=true columns=columns rows=rows/>
    }
    .into_any()
}

fn row(cx: &Cx, account: &Account, now: i64) -> Vec<AnyView> {
    let office = account.office.map(|code| view! { <span class="kind">{office_name(cx, code)}</span> });
    vec![
        view! { <a href=cx.href(&format!("/admin/accounts/{}", account.id))>{account.login.clone()}</a> }.into_any(),
        view! { {role_name(cx, account.role)}{office} }.into_any(),
        standing(cx, account, now),
        account.last_sign_in.map_or_else(nothing, |at| when(cx, at)),
        when(cx, account.created_at),
    ]
}

fn facets(cx: &Cx, view: &AccountsView) -> Vec<FacetGroup> {
    let query = &view.query;
    let option = |label: String, count: i64, selected: bool, next: AccountQuery| FacetOption {
        label,
        count: u64::try_from(count).unwrap_or(0),
        href: cx.href(&next.path()),
        selected,
    };
    let states = view
        .states
        .iter()
        .map(|&(state, count)| {
            let selected = query.state == Some(state);
            let next = AccountQuery { state: (!selected).then_some(state), ..query.first() };
            option(text_for(cx.locale, "account-state", state.code()).to_owned(), count, selected, next)
        })
        .collect();
    let roles = view
        .roles
        .iter()
        .map(|&(role, count)| {
            let filter = RoleFilter::of(role);
            let selected = query.role == filter;
            let next = AccountQuery { role: if selected { RoleFilter::Any } else { filter }, ..query.first() };
            option(role_name(cx, role).to_owned(), count, selected, next)
        })
        .collect();
    let offices = view
        .offices
        .iter()
        .map(|&(code, count)| {
            let selected = query.office == Some(code);
            let next = AccountQuery { office: (!selected).then_some(code), ..query.first() };
            option(office_name(cx, code), count, selected, next)
        })
        .collect();
    vec![
        FacetGroup { title: cx.t_owned("common-status"), options: states, open: true },
        FacetGroup { title: cx.t_owned("field-role"), options: roles, open: true },
        FacetGroup { title: cx.t_owned("field-office"), options: offices, open: query.office.is_some() },
    ]
}

fn active(cx: &Cx, query: &AccountQuery) -> AnyView {
    let mut items = Vec::new();
    let mut add = |label: String, without: AccountQuery| {
        items.push(LinkItem::new(cx.href(&without.path()), label));
    };
    if let Some(state) = query.state {
        let without = AccountQuery { state: None, ..query.first() };
        add(text_for(cx.locale, "account-state", state.code()).to_owned(), without);
    }
    match query.role {
        RoleFilter::Any => {}
        RoleFilter::Without => {
            add(role_name(cx, None).to_owned(), AccountQuery { role: RoleFilter::Any, ..query.first() });
        }
        RoleFilter::Is(role) => {
            add(role_name(cx, Some(role)).to_owned(), AccountQuery { role: RoleFilter::Any, ..query.first() });
        }
    }
    if let Some(code) = query.office {
        add(office_name(cx, code), AccountQuery { office: None, ..query.first() });
    }
    if !query.q.is_empty() {
        add(query.q.clone(), AccountQuery { q: String::new(), ..query.first() });
    }
    let clear = (items.len() > 1).then(|| LinkItem::new(cx.href("/admin/accounts"), cx.t("action-clear-all")));
    view! {
        <ActiveFilters label=cx.t("search-filters-active") remove=cx.t("action-clear") items=items clear=clear/>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Result<AccountQuery, QueryError> {
        AccountQuery::read(&pairs.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect::<Vec<_>>())
    }

    #[test]
    fn a_query_is_read_and_written_alike() {
        for path in [
            "/admin/accounts",
            "/admin/accounts?role=none",
            "/admin/accounts?q=zhang&role=city_officer&state=active&office=411500&sort=last_sign_in&page=2",
        ] {
            let query = path.split_once('?').map_or("", |(_, query)| query);
            let pairs: Vec<_> = query.split('&').filter_map(|pair| pair.split_once('=')).collect();
            assert_eq!(read(&pairs).map(|q| q.path()), Ok(path.to_owned()));
        }
        for wrong in [("role", "king"), ("state", "gone"), ("office", "1"), ("sort", "up"), ("page", "-1")] {
            assert!(read(&[wrong]).is_err(), "{wrong:?}");
        }
    }
}
