//! Pages for what went wrong: what happened, and a way on.

use crate::cx::Cx;
use crate::text::text_with;
use crate::ui::{LinkItem, PageHead, SearchForm};
use crate::{Head, Page, Problem};
use leptos::prelude::*;

/// The page for a problem.
#[must_use]
pub fn page(cx: &Cx, problem: &Problem) -> Page {
    if let Problem::Refused(why) = problem {
        return super::refused(cx, why);
    }
    let (title, what, then) = words(cx, problem);
    let head = Head { title: title.clone(), description: what.clone(), canonical: None, json_ld: None };
    let mut ways = Vec::new();
    if let Problem::PageBeyond { last, .. } = problem {
        ways.push(LinkItem::new(cx.href(last), cx.t("error-last-page")));
    }
    if let Problem::BadParameter(_) | Problem::TooLong = problem {
        let path = cx.path.split('?').next().unwrap_or("/").to_owned();
        ways.push(LinkItem::new(cx.href(&path), cx.t("error-without-parameters")));
    }
    for (path, key) in
        [("/", "action-home"), ("/products", "search-empty-all"), ("/verify", "nav-verify"), ("/about", "nav-about")]
    {
        ways.push(LinkItem::new(cx.href(path), cx.t(key)));
    }
    let status = problem.status();
    Page::new(head, "", move |cx| {
        let links = ways.iter().map(|w| view! { <li><a href=w.href.clone()>{w.label.clone()}</a></li> }).collect_view();
        view! {
            <div class="wrap narrow page">
                <PageHead title=title.clone() kicker=Some(status.to_string()) lead=Some(what.clone())/>
                <p>{then.clone()}</p>
                <SearchForm action=cx.href("/products") button=cx.t("action-search") label=cx.t("home-search-label")
                    placeholder=cx.t("search-placeholder") id="q"/>
                <h2 class="vh">{cx.t("error-ways-on")}</h2>
                <ul class="lines" role="list">{links}</ul>
            </div>
        }
        .into_any()
    })
}

fn words(cx: &Cx, problem: &Problem) -> (String, String, String) {
    let plain = |title: &'static str, what: &'static str, then: &'static str| {
        (cx.t_owned(title), cx.t_owned(what), cx.t_owned(then))
    };
    match problem {
        Problem::NotFound => plain("error-404-title", "error-404-what", "error-404-do"),
        Problem::Gone => plain("error-410-title", "error-410-what", "error-410-do"),
        Problem::PageBeyond { pages, .. } => (
            cx.t_owned("error-404-title"),
            text_with(cx.locale, "search-page-past-end", &[("pages", (*pages).into())]),
            cx.t_owned("error-404-do"),
        ),
        Problem::BadParameter(error) => (
            cx.t_owned("error-400-title"),
            text_with(
                cx.locale,
                "error-400-what",
                &[("name", error.name.into()), ("value", error.value.clone().into())],
            ),
            cx.t_owned("error-400-do"),
        ),
        Problem::TooLong => plain("error-414-title", "error-414-what", "error-414-do"),
        Problem::MethodNotAllowed => plain("error-405-title", "error-405-what", "error-404-do"),
        Problem::TooMany { seconds } => (
            cx.t_owned("error-429-title"),
            cx.t_owned("error-429-what"),
            text_with(cx.locale, "error-429-do", &[("n", (*seconds).into())]),
        ),
        // Drawn by `refused`; the words are the same.
        Problem::Refused(_) => plain("error-403-title", "error-403-what", "error-403-do"),
        Problem::Unavailable => plain("error-503-title", "error-503-what", "error-503-do"),
        Problem::Internal { request_id } => (
            cx.t_owned("error-500-title"),
            cx.t_owned("error-500-what"),
            text_with(cx.locale, "error-500-do", &[("id", request_id.clone().into())]),
        ),
    }
}
