//! `/admin/proposals`: what takes two people, with what waits first.

use super::parts::{Logins, account_link, account_of, nothing, page, pager, pages, role_name, way};
use crate::cx::Cx;
use crate::pages::acts::office_name;
use crate::pages::common::{path_with, when};
use crate::text::{day, number, text_for, text_with};
use crate::ui::{Chip, ChipKind, Column, DataTable, EmptyState, LinkItem, PageHead, Tabs};
use crate::{Page, Problem};
use daodi::form::Form;
use daodi::people::{PageOf, Proposal, ProposalState};
use daodi::registry::{QueryError, page_number};
use leptos::prelude::*;

/// What is asked of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProposalQuery {
    /// In which state; none: in any.
    pub state: Option<ProposalState>,
    /// The page, from 1.
    pub page: usize,
}

impl Default for ProposalQuery {
    /// What waits.
    fn default() -> Self {
        Self { state: Some(ProposalState::Open), page: 1 }
    }
}

impl ProposalQuery {
    /// Rows a page.
    pub const PER: usize = 50;

    /// Reads a query: `state` is a state's code or `all`.
    ///
    /// # Errors
    /// [`QueryError`] for a value that means nothing.
    pub fn read(pairs: &[(String, String)]) -> Result<Self, QueryError> {
        let mut query = Self::default();
        for (name, value) in pairs {
            let value = value.trim();
            match name.as_str() {
                _ if value.is_empty() => {}
                "state" if value == "all" => query.state = None,
                "state" => {
                    query.state = Some(ProposalState::from_code(value).ok_or(QueryError::new("state", value))?);
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
        if self.state != Some(ProposalState::Open) {
            pairs.push(("state", self.state.map_or("all", ProposalState::code).to_owned()));
        }
        if self.page > 1 {
            pairs.push(("page", self.page.to_string()));
        }
        path_with("/admin/proposals", &pairs)
    }
}

/// The list of proposals.
#[derive(Clone, Debug, Default)]
pub struct ProposalsView {
    /// What was asked.
    pub query: ProposalQuery,
    /// The proposals of its page: the newest first.
    pub page: PageOf<Proposal>,
    /// How many are in each state.
    pub states: Vec<(ProposalState, i64)>,
    /// Login names of whoever proposed and decided.
    pub logins: Logins,
}

/// The list.
///
/// # Errors
/// [`Problem::PageBeyond`] past the last page.
pub fn proposals(cx: &Cx, view: ProposalsView, form: &Form) -> Result<Page, Problem> {
    let path = |page| ProposalQuery { page, ..view.query }.path();
    pages(view.page.total, ProposalQuery::PER, view.query.page, path)?;
    Ok(page(cx, cx.t_owned("section-proposals"), "/admin/proposals", view, form, content))
}

fn content(cx: &Cx, view: &ProposalsView, _: &Form) -> AnyView {
    let query = view.query;
    let body = if view.page.rows.is_empty() {
        let (title, text) = if query.state == Some(ProposalState::Open) {
            ("admin-proposals-none-open", "admin-proposals-none-open-text")
        } else {
            ("admin-proposals-none", "admin-proposals-none-text")
        };
        view! { <EmptyState title=cx.t(title) text=cx.t(text)/> }.into_any()
    } else {
        table(cx, view)
    };
    let number_of_pages = usize::try_from(view.page.total).unwrap_or(0).div_ceil(ProposalQuery::PER);
    view! {
        <div class="wrap page work">
            {way(cx, &[], cx.t("section-proposals"))}
            <PageHead title=cx.t("section-proposals") lead=Some(cx.t_owned("admin-proposals-intro"))/>
            <Tabs label=cx.t("common-status") items=tabs(cx, view)/>
            <div class="record">{body}</div>
            {pager(cx, query.page, number_of_pages, |page| ProposalQuery { page, ..query }.path())}
        </div>
    }
    .into_any()
}

fn tabs(cx: &Cx, view: &ProposalsView) -> Vec<LinkItem> {
    let tab = |state: Option<ProposalState>, label: String| {
        let href = cx.href(&ProposalQuery { state, page: 1 }.path());
        LinkItem { href, label, current: state == view.query.state }
    };
    let count = |state: ProposalState| view.states.iter().find(|(s, _)| *s == state).map_or(0, |(_, n)| *n);
    let mut tabs: Vec<LinkItem> = ProposalState::ALL
        .iter()
        .map(|&state| {
            let name = text_for(cx.locale, "proposal-state", state.code());
            tab(Some(state), format!("{name} {}", number(cx.locale, count(state))))
        })
        .collect();
    tabs.push(tab(None, cx.t_owned("admin-all")));
    tabs
}

fn table(cx: &Cx, view: &ProposalsView) -> AnyView {
    let columns = vec![
        Column::new(cx.t("admin-proposal-kind")),
        Column::new(cx.t("field-account")),
        Column::new(cx.t("admin-proposal-to")),
        Column::new(cx.t("admin-proposal-by")),
        Column::new(cx.t("admin-proposal-at")),
        Column::new(cx.t("common-status")),
    ];
    let rows = view.page.rows.iter().map(|proposal| row(cx, view, proposal)).collect();
    view! {
        <DataTable caption=cx.t("section-proposals") hide_caption=true plain=true tight=true columns=columns rows=rows/>
    }
    .into_any()
}

fn row(cx: &Cx, view: &ProposalsView, proposal: &Proposal) -> Vec<AnyView> {
    let kind = text_for(cx.locale, "proposal-kind", proposal.kind.code());
    let decided = proposal.decided_by.as_ref().map(|by| {
        view! { <span class="kind">{cx.t("admin-proposal-decided-by")}" "{account_of(cx, &view.logins, by)}</span> }
    });
    vec![
        view! { <a href=cx.href(&format!("/admin/proposals/{}", proposal.id))>{kind}</a> }.into_any(),
        account_link(cx, &proposal.account, &proposal.login),
        role_and_office(cx, proposal),
        account_of(cx, &view.logins, &proposal.proposed_by),
        view! { {when(cx, proposal.proposed_at)}{answer_by(cx, proposal)} }.into_any(),
        view! { {state(cx, proposal.state)}{decided} }.into_any(),
    ]
}

/// Until when a request for erasure is to be decided, or that the promised day has passed.
pub(super) fn answer_by(cx: &Cx, proposal: &Proposal) -> Option<AnyView> {
    let last = proposal.answer_by()?;
    let late = last < cx.today;
    let key = if late { "admin-proposal-answer-late" } else { "admin-proposal-answer-by" };
    let text = text_with(cx.locale, key, &[("day", day(cx.locale, last).into())]);
    Some(view! { <span class="kind" class:differs=late>{text}</span> }.into_any())
}

/// The role a proposal is about, with its office.
pub(super) fn role_and_office(cx: &Cx, proposal: &Proposal) -> AnyView {
    let Some(role) = proposal.role else { return nothing() };
    let office = proposal.office.map(|code| view! { <span class="kind">{office_name(cx, code)}</span> });
    view! { {role_name(cx, Some(role))}{office} }.into_any()
}

/// Where a proposal stands.
pub(super) fn state(cx: &Cx, state: ProposalState) -> AnyView {
    let label = text_for(cx.locale, "proposal-state", state.code());
    let kind = match state {
        ProposalState::Open => ChipKind::Caution,
        ProposalState::Approved => ChipKind::Good,
        ProposalState::Refused => ChipKind::Stop,
        ProposalState::Withdrawn => ChipKind::Plain,
    };
    view! { <Chip label=label kind=kind/> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_is_read_and_written_alike() {
        let read = |pairs: &[(&str, &str)]| {
            ProposalQuery::read(&pairs.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect::<Vec<_>>())
        };
        assert_eq!(read(&[]).map(|q| q.path()), Ok("/admin/proposals".to_owned()));
        let all = read(&[("state", "all"), ("page", "2")]);
        assert_eq!(all.map(|q| q.path()), Ok("/admin/proposals?state=all&page=2".to_owned()));
        assert_eq!(read(&[("state", "refused")]).map(|q| q.state), Ok(Some(ProposalState::Refused)));
        assert!(read(&[("state", "lost")]).is_err());
    }
}
