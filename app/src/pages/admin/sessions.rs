//! `/admin/sessions`: who is signed in now, and which accounts are locked.

use super::parts::{account_link, ago, done, page, pager, pages, way};
use crate::cx::Cx;
use crate::pages::common::{path_with, when};
use crate::pages::forms::{field, hinted, once, summary};
use crate::text::{number, text_for, text_with};
use crate::ui::{
    Button, Chip, ChipKind, Column, DataTable, EmptyState, FormEnd, LinkItem, PageHead, PostForm, SearchForm, Section,
    TextArea,
};
use crate::{Page, Problem};
use daodi::audit::Action;
use daodi::form::Form;
use daodi::people::{Account, LoginSession, PageOf, SessionStage};
use daodi::registry::{QueryError, page_number};
use leptos::prelude::*;

/// What is asked of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SessionQuery {
    /// Part of the login name; empty: any.
    pub q: String,
    /// The locked account whose lock is to be lifted: its form is shown.
    pub lift: String,
    /// The page, from 1.
    pub page: usize,
}

impl SessionQuery {
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
                "lift" => query.lift = value.chars().take(64).collect(),
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
        if !self.lift.is_empty() {
            pairs.push(("lift", self.lift.clone()));
        }
        if self.page > 1 {
            pairs.push(("page", self.page.to_string()));
        }
        path_with("/admin/sessions", &pairs)
    }
}

/// Sessions and locks.
#[derive(Clone, Debug, Default)]
pub struct SessionsView {
    /// What was asked.
    pub query: SessionQuery,
    /// The live sessions of its page, the last begun first.
    pub page: PageOf<LoginSession>,
    /// Every account that is locked now.
    pub locked: Vec<Account>,
    /// The viewer's own session.
    pub own: String,
    /// What was just done.
    pub done: Option<Action>,
    /// Now, µs since the epoch, UTC.
    pub now: i64,
}

/// The list.
///
/// # Errors
/// [`Problem::PageBeyond`] past the last page.
pub fn sessions(cx: &Cx, view: SessionsView, form: &Form) -> Result<Page, Problem> {
    let path = |page| SessionQuery { page, ..view.query.clone() }.path();
    pages(view.page.total, SessionQuery::PER, view.query.page, path)?;
    Ok(page(cx, cx.t_owned("section-all-sessions"), "/admin/sessions", view, form, content))
}

fn content(cx: &Cx, view: &SessionsView, form: &Form) -> AnyView {
    view! {
        <div class="wrap page work">
            {way(cx, &[], cx.t("section-all-sessions"))}
            <PageHead title=cx.t("section-all-sessions") lead=Some(cx.t_owned("admin-sessions-intro"))/>
            {done(cx, view.done)}
            {summary(cx, form)}
            {locked(cx, view, form)}
            {live(cx, view, form)}
        </div>
    }
    .into_any()
}

fn live(cx: &Cx, view: &SessionsView, form: &Form) -> AnyView {
    let query = &view.query;
    let count = text_with(cx.locale, "admin-sessions-count", &[("n", view.page.total.into())]);
    let body = if view.page.rows.is_empty() {
        let all = vec![LinkItem::new(cx.href("/admin/sessions"), cx.t("action-clear-all"))];
        view! {
            <EmptyState title=cx.t("admin-sessions-empty-title") text=cx.t("admin-sessions-empty") suggestions=all/>
        }
        .into_any()
    } else {
        let columns = vec![
            Column::new(cx.t("admin-account-login")),
            Column::new(cx.t("admin-session-seen")),
            Column::new(cx.t("admin-session-began")),
            Column::new(cx.t("admin-session-from")),
            Column::new(cx.t("admin-column-act")),
        ];
        let rows = view.page.rows.iter().map(|session| row(cx, view, session, form)).collect();
        view! {
            <DataTable caption=cx.t("section-all-sessions") hide_caption=true plain=true tight=true columns=columns
                rows=rows/>
        }
        .into_any()
    };
    let number_of_pages = usize::try_from(view.page.total).unwrap_or(0).div_ceil(SessionQuery::PER);
    view! {
        <Section title=cx.t("admin-sessions-live") id="live" note=Some(count)>
            <SearchForm action=cx.href("/admin/sessions") value=query.q.clone() button=cx.t("action-search")
                label=cx.t("admin-accounts-search") placeholder=cx.t("admin-accounts-search") id="q"/>
            <div class="record">{body}</div>
            {pager(cx, query.page, number_of_pages, |page| SessionQuery { page, lift: String::new(), ..query.clone() }.path())}
        </Section>
    }
    .into_any()
}

fn row(cx: &Cx, view: &SessionsView, session: &LoginSession, form: &Form) -> Vec<AnyView> {
    let half = (session.stage == SessionStage::Password).then(|| {
        let stage = text_for(cx.locale, "session-stage", session.stage.code());
        view! { " "<Chip label=stage kind=ChipKind::Caution/> }
    });
    let act = if session.id == view.own {
        view! { <span class="small">{cx.t("admin-session-own")}</span> }.into_any()
    } else {
        view! {
            <PostForm action=cx.href("/admin/sessions/end") once=once(form) inline=true
                hidden=vec![("session".to_owned(), session.id.clone())]>
                <button class="btn stop small-btn" type="submit">
                    {cx.t("admin-session-end")}<span class="vh">" "{session.login.clone()}</span>
                </button>
            </PostForm>
        }
        .into_any()
    };
    let ends =
        text_with(cx.locale, "admin-session-ends", &[("time", crate::text::moment(cx.locale, session.ends_at).into())]);
    vec![
        view! { {account_link(cx, &session.account, &session.login)}{half} }.into_any(),
        view! { {when(cx, session.seen_at)}<span class="kind">{ago(cx, view.now, session.seen_at)}</span> }.into_any(),
        view! { {when(cx, session.created_at)}<span class="kind">{ends}</span> }.into_any(),
        view! { <span class="num">{session.network.clone()}</span><span class="kind">{session.agent.clone()}</span> }
            .into_any(),
        act,
    ]
}

fn locked(cx: &Cx, view: &SessionsView, form: &Form) -> AnyView {
    let lifting = view.locked.iter().find(|account| account.id == view.query.lift);
    let lift = lifting.map(|account| {
        let reason = hinted(field(cx, form, "reason"), cx.t("admin-reason-hint"));
        let title = text_with(cx.locale, "admin-lock-lift-title", &[("login", account.login.clone().into())]);
        view! {
            <div class="panel" id="lift">
                <h3>{title}</h3>
                <p>{cx.t("admin-lock-lift-about")}</p>
                <PostForm action=cx.href("/admin/locks/lift") once=once(form)
                    hidden=vec![("account".to_owned(), account.id.clone())]>
                    <TextArea field=reason value=form.value("reason") rows=2 maxlength=Some(500)/>
                    <FormEnd>
                        <Button>{cx.t("admin-lock-lift")}</Button>
                        <a href=cx.href("/admin/sessions#locked")>{cx.t("form-cancel")}</a>
                    </FormEnd>
                </PostForm>
            </div>
        }
    });
    let body = if view.locked.is_empty() {
        view! { <p>{cx.t("admin-locks-none")}</p> }.into_any()
    } else {
        let columns = vec![
            Column::new(cx.t("admin-account-login")),
            Column::number(cx.t("admin-lock-failures")),
            Column::new(cx.t("admin-account-locked-until")),
            Column::new(cx.t("admin-column-act")),
        ];
        let rows = view.locked.iter().map(|account| locked_row(cx, account)).collect();
        view! {
            <div class="record slim">
                <DataTable caption=cx.t("admin-locks-heading") hide_caption=true plain=true tight=true columns=columns
                    rows=rows/>
            </div>
        }
        .into_any()
    };
    view! {
        <Section title=cx.t("admin-locks-heading") id="locked" note=Some(number(cx.locale, i64::try_from(view.locked.len()).unwrap_or(0)))>
            <p class="small">{cx.t("admin-locks-about")}</p>
            {lift}
            {body}
        </Section>
    }
    .into_any()
}

fn locked_row(cx: &Cx, account: &Account) -> Vec<AnyView> {
    let query = SessionQuery { lift: account.id.clone(), page: 1, q: String::new() };
    vec![
        account_link(cx, &account.id, &account.login),
        number(cx.locale, account.failures).into_any(),
        when(cx, account.locked_until),
        view! {
            <a href=cx.href(&format!("{}#lift", query.path())) aria-describedby="locked-title">
                {cx.t("admin-lock-lift")}<span class="vh">" "{account.login.clone()}</span>
            </a>
        }
        .into_any(),
    ]
}
