//! `/my/messages`: what happened that one should know. A message's words are the text `message-KIND`.

use crate::Page;
use crate::cx::Cx;
use crate::locale::Locale;
use crate::pages::common::{path_with, when};
use crate::pages::forms::{head, once, page, summary};
use crate::text::{FluentValue, text_named, text_with};
use crate::ui::{Button, ButtonKind, EmptyState, LinkItem, PageHead, Pager, PostForm};
use daodi::form::Form;
use daodi::people::{Message, PageOf};
use leptos::prelude::*;

/// What the page shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Messages {
    /// This page's messages, newest first, and how many there are in all.
    pub rows: PageOf<Message>,
    /// The page, from 1.
    pub page: usize,
    /// Messages a page.
    pub per: usize,
}

/// Every kind of message that is sent, with the arguments its text takes. `part`, `kind` and `decision` are codes.
pub const MESSAGE_KINDS: &[(&str, &[&str])] = &[
    ("claim_received", &["enterprise"]),
    ("claim_accepted", &["enterprise"]),
    ("claim_refused", &["enterprise", "reason"]),
    ("application_submit", &["title"]),
    ("application_accept", &["title"]),
    ("application_not_accept", &["reason", "title"]),
    ("application_order_site_check", &["title"]),
    ("application_report_site_check", &["title"]),
    ("application_begin_review", &["title"]),
    ("application_give_opinion", &["reason", "title"]),
    ("application_city_agree", &["reason", "title"]),
    ("application_approve", &["reason", "title"]),
    ("application_send_back", &["reason", "title"]),
    ("application_request_supplement", &["reason", "title"]),
    ("application_supplement", &["title"]),
    ("application_reject", &["reason", "title"]),
    ("application_withdraw", &["title"]),
    ("application_announce", &["title"]),
    ("application_open_download", &["title"]),
    ("application_said", &["title"]),
    ("application_asked", &["title"]),
    ("application_back", &["title"]),
    ("application_taken_back", &["title"]),
    ("application_due", &["title"]),
    ("trademark_tied", &["number"]),
    ("trademark_changed", &["number"]),
    ("use_confirmed", &["n", "number"]),
    ("use_ended", &["enterprise", "number", "reason"]),
    ("member_added", &["enterprise", "part"]),
    ("member_removed", &["enterprise"]),
    ("proposal_open", &["kind", "login"]),
    ("proposal_decided", &["decision", "kind", "login", "reason"]),
    ("password_changed", &[]),
    ("second_factor_set", &[]),
    ("second_factor_reset", &[]),
    ("session_new_network", &["agent", "network"]),
    ("account_enabled", &[]),
    ("ground_drawn", &["ground", "year", "reason"]),
    ("ground_accepted", &["ground", "year", "reason"]),
    ("ground_returned", &["ground", "year", "reason"]),
    ("announcement_applied", &["reason", "text"]),
    ("announcement_returned", &["reason", "text"]),
    ("right_lapsed", &["day", "reason", "title"]),
    ("right_unused", &["day", "title"]),
    ("right_stoppable", &["day", "title"]),
    ("right_rectification", &["day", "reason", "title"]),
    ("right_reported", &["day", "reason", "title"]),
    ("right_rectified", &["day", "reason", "title"]),
    ("right_returned", &["day", "reason", "title"]),
    ("right_granted", &["day", "product"]),
    ("right_changed", &["day", "product"]),
    ("right_ended", &["day", "product"]),
];

/// A message in words. A kind without a text reads as itself.
#[must_use]
pub fn message_text(cx: &Cx, message: &Message) -> String {
    message_line(cx.locale, message)
}

/// A message in the words of a language.
#[must_use]
pub fn message_line(locale: Locale, message: &Message) -> String {
    let args: Vec<(&str, FluentValue<'_>)> =
        message.args.iter().map(|(name, value)| (name.as_str(), value.as_str().into())).collect();
    text_named(locale, "message", &message.kind, &args).unwrap_or_else(|| message.kind.clone())
}

/// The messages. POST `/my/messages/read`: `message` (an id or `all`).
#[must_use]
pub fn messages(cx: &Cx, view: Messages, form: &Form) -> Page {
    page(head(cx, cx.t_owned("section-messages"), form), "/my/messages", view, form, content)
}

fn content(cx: &Cx, view: &Messages, form: &Form) -> AnyView {
    let read = |id: &str| vec![("message".to_owned(), id.to_owned())];
    let unread = cx.viewer.as_ref().map_or(0, |viewer| viewer.unread);
    let count = text_with(cx.locale, "message-count", &[("n", view.rows.total.into()), ("unread", unread.into())]);
    let all = (unread > 0).then(|| {
        view! {
            <PostForm action=cx.href("/my/messages/read") once=once(form) hidden=read("all") inline=true>
                <Button kind=ButtonKind::Quiet>{cx.t("message-read-all")}</Button>
            </PostForm>
        }
    });
    let items = view
        .rows
        .rows
        .iter()
        .map(|message| {
            let done = message.read_at.is_none().then(|| {
                view! {
                    <PostForm action=cx.href("/my/messages/read") once=once(form) hidden=read(&message.id) inline=true>
                        <button class="plain-btn" type="submit">{cx.t("message-read-one")}</button>
                    </PostForm>
                }
                .into_any()
            });
            message_item(cx, message, done)
        })
        .collect_view();
    let body = if view.rows.rows.is_empty() {
        let way = vec![LinkItem::new(cx.href(super::MY), cx.t("section-my"))];
        view! { <EmptyState title=cx.t("message-empty") text=cx.t("message-empty-text") suggestions=way/> }.into_any()
    } else {
        view! { <ul class="lines messages" role="list">{items}</ul> }.into_any()
    };
    let pages = usize::try_from(view.rows.total).unwrap_or(0).div_ceil(view.per.max(1));
    let href = {
        let cx = cx.clone();
        move |n: usize| {
            let pair = (n > 1).then(|| ("page", n.to_string()));
            cx.href(&path_with("/my/messages", pair.as_slice()))
        }
    };
    view! {
        <div class="wrap narrow page">
            <PageHead title=cx.t("section-messages") lead=Some(cx.t_owned("message-lead"))/>
            {summary(cx, form)}
            <div class="list-head"><p class="found">{count}</p>{all}</div>
            {body}
            <Pager page=view.page pages=pages href=href label=cx.t("page-label") previous=cx.t("page-previous")
                next=cx.t("page-next")/>
        </div>
    }
    .into_any()
}

/// A message as a line of a list, with what can be done with it.
pub(super) fn message_item(cx: &Cx, message: &Message, act: Option<AnyView>) -> AnyView {
    let new = message.read_at.is_none();
    let link = (!message.link.is_empty()).then(|| view! { <a href=cx.href(&message.link)>{cx.t("message-open")}</a> });
    view! {
        <li class=if new { "message unread" } else { "message" }>
            <p>{new.then(|| view! { <span class="vh">{cx.t("message-unread")}</span> })}{message_text(cx, message)}</p>
            <div class="message-foot">{when(cx, message.at)}{link}{act}</div>
        </li>
    }
    .into_any()
}
