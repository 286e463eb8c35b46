//! `/my`: what waits, what one has, and whether the account is safe.

use super::enterprises::{OwnEnterprise, claim_rows, enterprise_rows};
use super::messages::message_item;
use crate::cx::Cx;
use crate::pages::common::when;
use crate::text::{moment, text_with};
use crate::ui::{FactRow, FactTable, LinkItem, PageHead, Section};
use crate::{Head, Page};
use daodi::people::{Claim, ClaimState, Message, Role};
use leptos::prelude::*;

/// A sign-in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignInRecord {
    /// When, µs since the epoch, UTC.
    pub at: i64,
    /// The client's network.
    pub network: String,
    /// The browser, in a few words.
    pub agent: String,
}

/// What the overview shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overview {
    /// The sign-in before this one.
    pub last: Option<SignInRecord>,
    /// Whether a second factor is set up.
    pub second_factor: bool,
    /// Recovery codes that are left.
    pub recovery_left: i64,
    /// When the password was set, µs since the epoch, UTC.
    pub password_at: Option<i64>,
    /// By when it must be changed; none where it need not be.
    pub password_until: Option<i64>,
    /// Sessions that are open, this one included.
    pub sessions: i64,
    /// The newest messages, five at most.
    pub messages: Vec<Message>,
    /// A producer's enterprises.
    pub enterprises: Vec<OwnEnterprise>,
    /// A producer's claims, newest first.
    pub claims: Vec<Claim>,
    /// For officers: claims that wait for a decision of their office.
    pub claims_open: Option<i64>,
    /// For officers: applications for the mark that are their office's turn, and those of them that are overdue.
    pub cases_open: Option<(i64, i64)>,
    /// For producers: applications that are to be supplemented, and drafts that were not handed in.
    pub applications: Option<(i64, i64)>,
    /// For administrators who decide: proposals that wait.
    pub proposals_open: Option<i64>,
}

/// The overview.
#[must_use]
pub fn overview(cx: &Cx, view: Overview) -> Page {
    let head = Head { title: cx.t_owned("section-my"), ..Head::default() };
    Page::new(head, super::MY, move |cx| content(cx, &view))
}

/// One thing that waits: what, why, and where it is done.
struct Waiting {
    path: String,
    what: String,
    why: String,
}

fn content(cx: &Cx, view: &Overview) -> AnyView {
    let waiting = waiting(cx, view);
    let todo = if waiting.is_empty() {
        view! { <p>{cx.t("my-nothing-waits")}</p> }.into_any()
    } else {
        let items = waiting
            .into_iter()
            .map(|w| view! { <li><a href=cx.href(&w.path)>{w.what}</a><p class="small">{w.why}</p></li> })
            .collect_view();
        view! { <ul class="lines todo" role="list">{items}</ul> }.into_any()
    };
    let producer = cx.viewer.as_ref().is_some_and(|viewer| viewer.role == Some(Role::Producer));
    let enterprises = producer.then(|| {
        let more = LinkItem::new(cx.href("/my/enterprises"), cx.t("my-enterprises-all"));
        let open: Vec<Claim> = view.claims.iter().filter(|c| c.state != ClaimState::Accepted).cloned().collect();
        let nothing = view.enterprises.is_empty() && open.is_empty();
        view! {
            <Section title=cx.t("my-enterprises-heading") id="enterprises" more=more>
                {nothing.then(|| view! { <p>{cx.t("my-enterprises-none")}</p> })}
                {enterprise_rows(cx, &view.enterprises)}
                {(!open.is_empty()).then(|| view! { <h3>{cx.t("my-claims-heading")}</h3> })}
                {claim_rows(cx, &open)}
            </Section>
        }
    });
    view! {
        <div class="wrap page">
            <PageHead title=cx.t("section-my")/>
            <Section title=cx.t("my-waiting-heading") id="waiting">{todo}</Section>
            {enterprises}
            {news(cx, &view.messages)}
            {safety(cx, view)}
        </div>
    }
    .into_any()
}

fn waiting(cx: &Cx, view: &Overview) -> Vec<Waiting> {
    let mut waiting = Vec::new();
    let mut add = |path: &str, what: String, why: String| waiting.push(Waiting { path: path.to_owned(), what, why });
    let n = |key: &'static str, n: i64| text_with(cx.locale, key, &[("n", n.into())]);
    if let Some((supplements, drafts)) = view.applications {
        if supplements > 0 {
            let path = "/my/applications?state=supplement";
            add(path, n("my-wait-supplements", supplements), cx.t_owned("my-wait-supplements-why"));
        }
        if drafts > 0 {
            add("/my/applications?state=draft", n("my-wait-drafts", drafts), cx.t_owned("my-wait-drafts-why"));
        }
    }
    if let Some((mine, overdue)) = view.cases_open {
        if overdue > 0 {
            let path = "/desk/applications?group=overdue";
            add(path, n("my-wait-overdue", overdue), cx.t_owned("my-wait-overdue-why"));
        }
        if mine > 0 {
            add("/desk/applications?group=mine", n("my-wait-cases", mine), cx.t_owned("my-wait-cases-why"));
        }
    }
    if let Some(open) = view.claims_open.filter(|open| *open > 0) {
        add("/desk/claims", n("my-wait-claims", open), cx.t_owned("my-wait-claims-why"));
    }
    if let Some(open) = view.proposals_open.filter(|open| *open > 0) {
        add("/admin/proposals", n("my-wait-proposals", open), cx.t_owned("my-wait-proposals-why"));
    }
    if !view.second_factor {
        let needed = cx.viewer.as_ref().and_then(|v| v.role).is_some_and(Role::needs_second_factor);
        let why = if needed { "my-wait-second-needed" } else { "my-wait-second-advised" };
        add("/my/second-factor", cx.t_owned("my-wait-second"), cx.t_owned(why));
    } else if view.recovery_left < 3 {
        add("/my/second-factor", n("my-wait-recovery", view.recovery_left), cx.t_owned("my-wait-recovery-why"));
    }
    if let Some(until) = view.password_until {
        let date = moment(cx.locale, until);
        add(
            "/my/password",
            text_with(cx.locale, "my-wait-password", &[("date", date.into())]),
            cx.t_owned("my-wait-password-why"),
        );
    }
    let unread = cx.viewer.as_ref().map_or(0, |viewer| viewer.unread);
    if unread > 0 {
        add("/my/messages", n("my-wait-messages", unread), cx.t_owned("my-wait-messages-why"));
    }
    waiting
}

fn news(cx: &Cx, messages: &[Message]) -> Option<AnyView> {
    if messages.is_empty() {
        return None;
    }
    let items = messages.iter().map(|message| message_item(cx, message, None)).collect_view();
    let more = LinkItem::new(cx.href("/my/messages"), cx.t("my-messages-all"));
    Some(
        view! {
            <Section title=cx.t("my-news-heading") id="news" more=more>
                <ul class="lines messages" role="list">{items}</ul>
            </Section>
        }
        .into_any(),
    )
}

fn safety(cx: &Cx, view: &Overview) -> AnyView {
    let last = match &view.last {
        Some(last) => view! {
            {when(cx, last.at)}
            <p class="small">{text_with(cx.locale, "my-last-where", &[
                ("agent", last.agent.clone().into()), ("network", last.network.clone().into())])}</p>
            <p class="small">{cx.t("my-last-not-me")}" "<a href=cx.href("/my/sessions")>{cx.t("my-last-see")}</a></p>
        }
        .into_any(),
        None => cx.t("my-last-none").into_any(),
    };
    let second = if view.second_factor { "my-second-on" } else { "my-second-off" };
    let password = view.password_at.map(|at| {
        let until = view
            .password_until
            .map(|until| text_with(cx.locale, "my-password-until", &[("date", moment(cx.locale, until).into())]));
        view! {
            <FactRow term=cx.t("section-password")>
                {cx.t("my-password-set")}" "{when(cx, at)}
                {until.map(|text| view! { <p class="small">{text}</p> })}
            </FactRow>
        }
    });
    let open = text_with(cx.locale, "my-sessions-open", &[("n", view.sessions.into())]);
    view! {
        <Section title=cx.t("my-safety-heading") id="safety">
            <FactTable label=cx.t("my-safety-heading")>
                <FactRow term=cx.t("my-last")>{last}</FactRow>
                <FactRow term=cx.t("my-open-now")><a href=cx.href("/my/sessions")>{open}</a></FactRow>
                <FactRow term=cx.t("section-second-factor")>
                    <a href=cx.href("/my/second-factor")>{cx.t(second)}</a>
                </FactRow>
                {password}
            </FactTable>
        </Section>
    }
    .into_any()
}
