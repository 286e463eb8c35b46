//! `/admin/mail`: what could not be delivered, what waits, what was handed over. Addresses are never shown.

use super::parts::{account_link, ago, done, nothing, page, pager, pages, way};
use crate::cx::Cx;
use crate::pages::common::{path_with, when};
use crate::pages::forms::{once, summary};
use crate::text::{moment, number, text_for, text_of, text_with};
use crate::ui::{Column, DataTable, EmptyState, LinkItem, PageHead, PostForm, Tabs};
use crate::{Page, Problem};
use daodi::audit::Action;
use daodi::form::Form;
use daodi::people::{MailRecord, PageOf};
use daodi::registry::{QueryError, page_number};
use leptos::prelude::*;

/// Where a mail stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MailState {
    /// Given up.
    #[default]
    Failed,
    /// Waits for its first or next try.
    Waiting,
    /// Handed over.
    Sent,
}

impl MailState {
    /// Every state, what needs somebody first.
    pub const ALL: &[Self] = &[Self::Failed, Self::Waiting, Self::Sent];

    /// The code in addresses.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Failed => "failed",
            Self::Waiting => "waiting",
            Self::Sent => "sent",
        }
    }
}

/// What is asked of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MailQuery {
    /// In which state.
    pub state: MailState,
    /// The page, from 1.
    pub page: usize,
}

impl Default for MailQuery {
    fn default() -> Self {
        Self { state: MailState::Failed, page: 1 }
    }
}

impl MailQuery {
    /// Rows a page.
    pub const PER: usize = 50;

    /// Reads a query.
    ///
    /// # Errors
    /// [`QueryError`] for a value that means nothing.
    pub fn read(pairs: &[(String, String)]) -> Result<Self, QueryError> {
        let mut query = Self::default();
        for (name, value) in pairs {
            let value = value.trim();
            match name.as_str() {
                _ if value.is_empty() => {}
                "state" => {
                    let state = MailState::ALL.iter().find(|state| state.code() == value);
                    query.state = *state.ok_or(QueryError::new("state", value))?;
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
        if self.state != MailState::default() {
            pairs.push(("state", self.state.code().to_owned()));
        }
        if self.page > 1 {
            pairs.push(("page", self.page.to_string()));
        }
        path_with("/admin/mail", &pairs)
    }
}

/// The list of mail.
#[derive(Clone, Debug, Default)]
pub struct MailView {
    /// What was asked.
    pub query: MailQuery,
    /// The mails of its page, the newest first.
    pub page: PageOf<MailRecord>,
    /// How many are in each state.
    pub states: Vec<(MailState, i64)>,
    /// What was just done.
    pub done: Option<Action>,
    /// Now, µs since the epoch, UTC.
    pub now: i64,
}

/// The list.
///
/// # Errors
/// [`Problem::PageBeyond`] past the last page.
pub fn mail(cx: &Cx, view: MailView, form: &Form) -> Result<Page, Problem> {
    pages(view.page.total, MailQuery::PER, view.query.page, |page| MailQuery { page, ..view.query }.path())?;
    Ok(page(cx, cx.t_owned("section-mail"), "/admin/mail", view, form, content))
}

fn content(cx: &Cx, view: &MailView, form: &Form) -> AnyView {
    let query = view.query;
    let count = |state: MailState| view.states.iter().find(|(s, _)| *s == state).map_or(0, |(_, n)| *n);
    let tabs = MailState::ALL
        .iter()
        .map(|&state| LinkItem {
            href: cx.href(&MailQuery { state, page: 1 }.path()),
            label: format!("{} {}", text_for(cx.locale, "mail-state", state.code()), number(cx.locale, count(state))),
            current: state == query.state,
        })
        .collect();
    let body = if view.page.rows.is_empty() {
        let (title, text) = match query.state {
            MailState::Failed => ("admin-mail-none-failed", "admin-mail-none-failed-text"),
            MailState::Waiting => ("admin-mail-none-waiting", "admin-mail-none-waiting-text"),
            MailState::Sent => ("admin-mail-none-sent", "admin-mail-none-sent-text"),
        };
        view! { <EmptyState title=cx.t(title) text=cx.t(text)/> }.into_any()
    } else {
        table(cx, view, form)
    };
    let number_of_pages = usize::try_from(view.page.total).unwrap_or(0).div_ceil(MailQuery::PER);
    view! {
        <div class="wrap page work">
            {way(cx, &[], cx.t("section-mail"))}
            <PageHead title=cx.t("section-mail") lead=Some(cx.t_owned("admin-mail-intro"))/>
            {done(cx, view.done)}
            {summary(cx, form)}
            <Tabs label=cx.t("common-status") items=tabs/>
            <div class="record">{body}</div>
            {pager(cx, query.page, number_of_pages, |page| MailQuery { page, ..query }.path())}
        </div>
    }
    .into_any()
}

fn table(cx: &Cx, view: &MailView, form: &Form) -> AnyView {
    let mut columns = vec![
        Column::new(cx.t("admin-mail-kind")),
        Column::new(cx.t("admin-mail-to")),
        Column::new(cx.t("admin-mail-queued")),
        Column::number(cx.t("admin-mail-tries")),
    ];
    columns.push(Column::new(cx.t(match view.query.state {
        MailState::Failed => "admin-mail-why",
        MailState::Waiting => "admin-mail-next",
        MailState::Sent => "admin-mail-sent",
    })));
    if view.query.state == MailState::Failed {
        columns.push(Column::new(cx.t("admin-column-act")));
    }
    let rows = view.page.rows.iter().map(|mail| row(cx, view, mail, form)).collect();
    view! {
        <DataTable caption=cx.t("section-mail") hide_caption=true plain=true tight=true columns=columns rows=rows/>
    }
    .into_any()
}

fn row(cx: &Cx, view: &MailView, mail: &MailRecord, form: &Form) -> Vec<AnyView> {
    let kind = text_of(cx.locale, "mail-kind", &mail.kind);
    let mut cells = vec![
        kind.clone().into_any(),
        account_link(cx, &mail.account, &mail.login),
        view! { {when(cx, mail.at)}<span class="kind">{ago(cx, view.now, mail.at)}</span> }.into_any(),
        number(cx.locale, mail.tries).into_any(),
    ];
    match view.query.state {
        MailState::Failed => {
            let at = mail.failed_at.map(|at| {
                let text = text_with(cx.locale, "admin-mail-given-up", &[("time", moment(cx.locale, at).into())]);
                view! { <span class="kind">{text}</span> }
            });
            cells.push(view! { {fault(cx, mail)}{at} }.into_any());
            cells.push(
                view! {
                    <PostForm action=cx.href("/admin/mail/retry") once=once(form) inline=true
                        hidden=vec![("mail".to_owned(), mail.id.clone())]>
                        <button class="btn quiet small-btn" type="submit">
                            {cx.t("admin-mail-retry")}<span class="vh">" "{kind}" "{mail.login.clone()}</span>
                        </button>
                    </PostForm>
                }
                .into_any(),
            );
        }
        MailState::Waiting => {
            let last = mail.fault.is_some().then(|| view! { <span class="kind">{fault(cx, mail)}</span> });
            cells.push(view! { {mail.next_at.map_or_else(nothing, |at| when(cx, at))}{last} }.into_any());
        }
        MailState::Sent => cells.push(mail.sent_at.map_or_else(nothing, |at| when(cx, at))),
    }
    cells
}

/// Why it was not delivered, with what can be done about it.
fn fault(cx: &Cx, mail: &MailRecord) -> AnyView {
    match &mail.fault {
        Some(code) => text_of(cx.locale, "mail-fault", code).into_any(),
        None => nothing(),
    }
}
