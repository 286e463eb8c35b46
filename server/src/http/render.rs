//! Pages into responses.

use super::headers::page_policy;
use app::cx::Cx;
use app::{Page, Problem};
use axum::body::Body;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, VARY};
use axum::http::{HeaderValue, Request, Response as HttpResponse, StatusCode};
use axum::response::{IntoResponse, Response};
use leptos::nonce::use_nonce;
use leptos::prelude::{expect_context, provide_context};
use leptos_axum::ResponseOptions;
use std::any::Any;
use std::sync::Arc;

/// Draws a page: everything awaited first, so that it is whole without scripting.
pub(crate) async fn page(cx: Cx, page: Page) -> Response {
    let page = Arc::new(page);
    let context = {
        let cx = cx.clone();
        move || {
            provide_context(cx.clone());
            let nonce = use_nonce().map(|nonce| nonce.to_string()).unwrap_or_default();
            if let Ok(policy) = HeaderValue::from_str(&page_policy(&nonce)) {
                expect_context::<ResponseOptions>().insert_header(CONTENT_SECURITY_POLICY, policy);
            }
        }
    };
    let draw = leptos_axum::render_app_async_with_context(context, move || app::draw(&cx, &page));
    let mut response = draw(Request::new(Body::empty())).await;
    let headers = response.headers_mut();
    // The page carries a nonce of its own: a reader's browser may keep it, a shared cache may not.
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    headers.insert(VARY, HeaderValue::from_static("Cookie"));
    response
}

/// Draws a problem's page with its status.
pub(crate) async fn problem(cx: Cx, problem: Problem) -> Response {
    let status = StatusCode::from_u16(problem.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let drawn = app::pages::problem::page(&cx, &problem);
    let mut response = page(cx, drawn).await;
    *response.status_mut() = status;
    response
}

/// A page that panicked ends as a plain 500; the panic itself is in the log.
pub(crate) fn panicked(_: Box<dyn Any + Send + 'static>) -> HttpResponse<Body> {
    tracing::error!("a request panicked");
    let body = "服务器内部出错，请稍后再试。\nThe server made a mistake. Please try again later.\n";
    (StatusCode::INTERNAL_SERVER_ERROR, [(CONTENT_TYPE, "text/plain; charset=utf-8")], body).into_response()
}
