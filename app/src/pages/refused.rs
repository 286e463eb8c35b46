//! What is told to somebody who may not do something now: why, and what they can do instead.

use super::common::path_with;
use super::section;
use crate::cx::Cx;
use crate::text::text_with;
use crate::ui::{LinkButton, LinkItem, PageHead};
use crate::{Head, Page, RefusedWhy};
use leptos::prelude::*;

/// Title, reason, way on: the keys of its texts, and the path and the words of the button.
struct Words {
    title: &'static str,
    what: String,
    then: &'static str,
    button: Option<(String, &'static str)>,
}

/// The page for a refusal.
#[must_use]
pub fn refused(cx: &Cx, why: &RefusedWhy) -> Page {
    let words = words(cx, why);
    let head = Head { title: cx.t_owned(words.title), description: words.what.clone(), ..Head::default() };
    let status = why.status();
    Page::new(head, "", move |cx| {
        let button = words
            .button
            .as_ref()
            .map(|(path, key)| view! { <p><LinkButton href=cx.href(path)>{cx.t(key)}</LinkButton></p> });
        let ways = ways(cx).into_iter().map(|way| view! { <li><a href=way.href>{way.label}</a></li> }).collect_view();
        view! {
            <div class="wrap narrow page">
                <PageHead title=cx.t(words.title) kicker=Some(status.to_string()) lead=Some(words.what.clone())/>
                <p>{cx.t(words.then)}</p>
                {button}
                <h2 class="vh">{cx.t("error-ways-on")}</h2>
                <ul class="lines" role="list">{ways}</ul>
            </div>
        }
        .into_any()
    })
}

fn words(cx: &Cx, why: &RefusedWhy) -> Words {
    let back = |path: &str, to: &str| {
        if to.is_empty() { path.to_owned() } else { path_with(path, &[("to", to.to_owned())]) }
    };
    match why {
        RefusedWhy::SignInFirst { to } => Words {
            title: "error-401-title",
            what: cx.t_owned("error-401-what"),
            then: "error-401-do",
            button: Some((back("/sign-in", to), "error-401-button")),
        },
        RefusedWhy::NotYours => Words {
            title: "error-403-title",
            what: match &cx.viewer {
                Some(viewer) => {
                    let role = section::standing(cx, viewer).into();
                    text_with(
                        cx.locale,
                        "error-403-what-role",
                        &[("login", viewer.login.clone().into()), ("role", role)],
                    )
                }
                None => cx.t_owned("error-403-what"),
            },
            then: "error-403-do",
            button: None,
        },
        RefusedWhy::SecondFactorFirst => Words {
            title: "error-second-factor-title",
            what: cx.t_owned("error-second-factor-what"),
            then: "error-second-factor-do",
            button: Some(("/my/second-factor".to_owned(), "error-second-factor-button")),
        },
        RefusedWhy::ConfirmFirst { to } => Words {
            title: "error-confirm-title",
            what: cx.t_owned("error-confirm-what"),
            then: "error-confirm-do",
            button: Some((back("/confirm-identity", to), "error-confirm-button")),
        },
        RefusedWhy::Overtaken { to } => Words {
            title: "error-409-title",
            what: cx.t_owned("error-409-what"),
            then: "error-409-do",
            button: (!to.is_empty()).then(|| (to.clone(), "error-409-button")),
        },
        RefusedWhy::SentBefore { to } => Words {
            title: "error-sent-before-title",
            what: cx.t_owned("error-sent-before-what"),
            then: "error-sent-before-do",
            button: (!to.is_empty()).then(|| (to.clone(), "error-sent-before-button")),
        },
    }
}

/// The reader's own parts, where somebody is signed in; else the register.
fn ways(cx: &Cx) -> Vec<LinkItem> {
    let mut ways: Vec<LinkItem> = match &cx.viewer {
        Some(viewer) => section::areas(cx, viewer, "").into_iter().map(|area| area.link).collect(),
        None => vec![LinkItem::new(cx.href("/products"), cx.t("search-empty-all"))],
    };
    ways.push(LinkItem::new(cx.href("/"), cx.t("action-home")));
    ways
}
