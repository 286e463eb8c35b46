//! `/my/sessions`: where one is signed in, and how to end it.

use crate::Page;
use crate::cx::Cx;
use crate::pages::common::when;
use crate::pages::forms::{head, once, page, summary};
use crate::text::{text_named, text_with};
use crate::ui::{
    Button, ButtonKind, Chip, ChipKind, Column, DataTable, Notice, NoticeKind, PageHead, PostForm, Section,
};
use daodi::form::Form;
use daodi::people::{LoginSession, SessionStage};
use leptos::prelude::*;

/// What the page shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sessions {
    /// The sessions: open ones, and those that ended lately; newest first.
    pub rows: Vec<LoginSession>,
    /// The id of this one.
    pub this: String,
    /// After how many minutes without use a session ends.
    pub idle_minutes: i64,
    /// After how many hours it ends in any case.
    pub most_hours: i64,
    /// Whether one was just ended.
    pub ended: bool,
}

/// The list. POST `/my/sessions/end`: `session` (an id or `others`).
#[must_use]
pub fn sessions(cx: &Cx, view: Sessions, form: &Form) -> Page {
    page(head(cx, cx.t_owned("section-sessions"), form), "/my/sessions", view, form, content)
}

fn content(cx: &Cx, view: &Sessions, form: &Form) -> AnyView {
    let (open, over): (Vec<&LoginSession>, Vec<&LoginSession>) =
        view.rows.iter().partition(|session| session.ended_at.is_none());
    let lead = text_with(
        cx.locale,
        "session-lead",
        &[("minutes", view.idle_minutes.into()), ("hours", view.most_hours.into())],
    );
    let ended = view.ended.then(|| view! { <Notice kind=NoticeKind::Done><p>{cx.t("session-ended")}</p></Notice> });
    let others = (open.len() > 1).then(|| {
        view! {
            <Section title=cx.t("session-others-heading") id="others">
                <p>{cx.t("session-others-text")}</p>
                <PostForm action=cx.href("/my/sessions/end") once=once(form) hidden=end("others")>
                    <Button kind=ButtonKind::Stop>{cx.t("session-others-submit")}</Button>
                </PostForm>
            </Section>
        }
    });
    let columns = vec![
        Column::new(cx.t("session-agent")),
        Column::new(cx.t("session-network")),
        Column::new(cx.t("session-began")),
        Column::new(cx.t("session-seen")),
        Column::new(cx.t("session-act")),
    ];
    let rows = open.iter().map(|session| open_row(cx, view, form, session)).collect();
    let history = (!over.is_empty()).then(|| {
        let columns = vec![
            Column::new(cx.t("session-agent")),
            Column::new(cx.t("session-network")),
            Column::new(cx.t("session-began")),
            Column::new(cx.t("session-over")),
            Column::new(cx.t("session-why")),
        ];
        let rows = over.iter().map(|session| over_row(cx, session)).collect();
        view! {
            <Section title=cx.t("session-history-heading") id="history">
                <DataTable caption=cx.t("session-history-heading") hide_caption=true plain=true columns=columns rows=rows/>
            </Section>
        }
    });
    view! {
        <div class="wrap page">
            <PageHead title=cx.t("section-sessions") lead=Some(lead)/>
            {ended}
            {summary(cx, form)}
            <Section title=cx.t("session-open-heading") id="open" note=Some(open.len().to_string())>
                <DataTable caption=cx.t("session-open-heading") hide_caption=true plain=true columns=columns rows=rows/>
                <p class="small">{cx.t("session-network-why")}</p>
            </Section>
            {others}
            {history}
        </div>
    }
    .into_any()
}

fn end(session: &str) -> Vec<(String, String)> {
    vec![("session".to_owned(), session.to_owned())]
}

fn open_row(cx: &Cx, view: &Sessions, form: &Form, session: &LoginSession) -> Vec<AnyView> {
    let this = session.id == view.this;
    let mark = this.then(|| view! { " "<Chip label=cx.t("session-this") kind=ChipKind::Good/> });
    let half = (session.stage == SessionStage::Password)
        .then(|| view! { " "<Chip label=cx.t("session-half") kind=ChipKind::Caution/> });
    let act = if this {
        view! {
            <form method="post" action=cx.href("/sign-out")>
                <button class="btn quiet small-btn" type="submit">{cx.t("section-sign-out")}</button>
            </form>
        }
        .into_any()
    } else {
        let which = text_with(cx.locale, "session-end-which", &[("agent", session.agent.clone().into())]);
        view! {
            <PostForm action=cx.href("/my/sessions/end") once=once(form) hidden=end(&session.id) inline=true>
                <button class="btn stop small-btn" type="submit" aria-label=which>{cx.t("session-end")}</button>
            </PostForm>
        }
        .into_any()
    };
    vec![
        view! { {session.agent.clone()}{mark}{half} }.into_any(),
        view! { <span class="num">{session.network.clone()}</span> }.into_any(),
        when(cx, session.created_at),
        when(cx, session.seen_at),
        act,
    ]
}

fn over_row(cx: &Cx, session: &LoginSession) -> Vec<AnyView> {
    let reason = session.end_reason.as_deref().unwrap_or_default();
    let reason = text_named(cx.locale, "session-end-reason", reason, &[]).unwrap_or_else(|| reason.to_owned());
    vec![
        session.agent.clone().into_any(),
        view! { <span class="num">{session.network.clone()}</span> }.into_any(),
        when(cx, session.created_at),
        session.ended_at.map(|at| when(cx, at)).into_any(),
        reason.into_any(),
    ]
}
