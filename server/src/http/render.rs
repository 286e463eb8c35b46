//! Pages into responses.

use super::drawn::Drawn;
use super::headers::{BARE, page_policy};
use app::cx::Cx;
use app::locale::Locale;
use app::text::text;
use app::{Page, Problem};
use axum::body::Body;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, VARY};
use axum::http::{Request, Response as HttpResponse, StatusCode};
use axum::response::{IntoResponse, Response};
use http_body_util::BodyExt;
use leptos::nonce::Nonce;
use leptos::prelude::provide_context;
use std::sync::Arc;

/// Draws a page: everything awaited first, so that it is whole without scripting.
pub(crate) async fn page(cx: Cx, page: Page) -> Result<(Drawn, Nonce), Unreadable> {
    let page = Arc::new(page);
    let nonce = Nonce::new();
    let context = {
        let nonce = nonce.clone();
        move || provide_context(nonce.clone())
    };
    let draw = leptos_axum::render_app_async_with_context(context, move || app::draw(&cx, &page));
    let body = draw(Request::new(Body::empty())).await.into_body().collect().await.map_err(|_| Unreadable)?;
    let html = String::from_utf8(body.to_bytes().into()).map_err(|_| Unreadable)?;
    Ok((Drawn::new(&html, &nonce), nonce))
}

/// The drawing broke off.
#[derive(Debug)]
pub(crate) struct Unreadable;

/// A drawn page as an answer, with its own nonce in page and policy.
pub(crate) fn answer(status: StatusCode, drawn: &Drawn, nonce: &Nonce) -> Response {
    let headers = [
        (CONTENT_TYPE, "text/html; charset=utf-8".to_owned()),
        (CONTENT_SECURITY_POLICY, page_policy(nonce)),
        // The page carries a nonce of its own: a reader's browser may keep it, a shared cache may not.
        (CACHE_CONTROL, "private, no-cache".to_owned()),
        (VARY, "Cookie".to_owned()),
    ];
    (status, headers, drawn.with(nonce)).into_response()
}

/// Draws a problem's page with its status.
pub(crate) async fn problem(cx: Cx, problem: Problem) -> Response {
    let status = StatusCode::from_u16(problem.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let drawn = app::pages::problem::page(&cx, &problem);
    match page(cx, drawn).await {
        Ok((drawn, nonce)) => answer(status, &drawn, &nonce),
        Err(Unreadable) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// The answer where drawing panicked. The panic is in the log.
pub(crate) fn panicked(css: &str) -> HttpResponse<Body> {
    tracing::error!("a request panicked");
    plain(StatusCode::INTERNAL_SERVER_ERROR, css)
}

/// The page for a problem on a host that has no pages: in both languages, without styles, with a way to the pages' host.
/// `way` is the key of what it is called and its Chinese path.
pub(crate) fn apart(
    status: StatusCode,
    (title, what): (&'static str, &'static str),
    (called, path): (&'static str, &str),
    public_url: &str,
) -> Response {
    let words = |locale: Locale| {
        let t = |key: &'static str| text(locale, key);
        let (lang, path) = (locale.lang(), locale.href(path));
        format!(
            "<section lang=\"{lang}\"><h1>{}</h1><p>{}</p><p><a href=\"{public_url}{path}\">{}</a></p></section>",
            t(title),
            t(what),
            t(called),
        )
    };
    let html = format!(
        "<!DOCTYPE html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" \
         content=\"width=device-width, initial-scale=1\"><meta name=\"robots\" content=\"noindex\"><title>{}</title>\
         </head><body><main>{}{}</main></body></html>",
        text(Locale::Zh, title),
        words(Locale::Zh),
        words(Locale::En),
    );
    (status, [(CONTENT_TYPE, "text/html; charset=utf-8"), (CACHE_CONTROL, "no-store")], html).into_response()
}

/// The page for a request that got no further than the door: in both languages, without anything that may have broken.
/// For 413 and 503; every other status reads as a fault of ours.
pub(crate) fn plain(status: StatusCode, css: &str) -> HttpResponse<Body> {
    let (title, what) = match status {
        StatusCode::PAYLOAD_TOO_LARGE => ("error-413-title", "error-413-what"),
        StatusCode::SERVICE_UNAVAILABLE => ("error-503-title", "error-503-what"),
        _ => ("error-500-title", "error-500-what"),
    };
    let words = |locale: Locale| {
        let t = |key: &'static str| text(locale, key);
        let (lang, home) = (locale.lang(), locale.href("/"));
        format!(
            "<section lang=\"{lang}\"><h1>{}</h1><p>{}</p><p><a href=\"{home}\">{}</a></p></section>",
            t(title),
            t(what),
            t("action-home"),
        )
    };
    let html = format!(
        "<!DOCTYPE html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" \
         content=\"width=device-width, initial-scale=1\"><meta name=\"robots\" content=\"noindex\"><title>{}</title>\
         <link rel=\"stylesheet\" href=\"{css}\"></head><body><main class=\"wrap narrow page\">{}{}</main></body></html>",
        status.as_u16(),
        words(Locale::Zh),
        words(Locale::En),
    );
    let headers =
        [(CONTENT_TYPE, "text/html; charset=utf-8"), (CACHE_CONTROL, "no-store"), (CONTENT_SECURITY_POLICY, BARE)];
    (status, headers, html).into_response()
}
