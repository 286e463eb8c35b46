//! Handlers of single pages: they read the address and name the page.

use super::visit::Visit;
use app::{Page, Problem, pages};
use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::http::header::LOCATION;
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};

/// A part of the path. One that cannot be decoded names nothing.
type Part = Result<Path<String>, PathRejection>;

fn named(part: Part, find: impl FnOnce(&str) -> Result<Page, Problem>) -> Result<Page, Problem> {
    find(&part.map_err(|_| Problem::NotFound)?.0)
}

pub(super) async fn home(visit: Visit) -> Response {
    visit.show(|v| Ok(pages::home(&v.cx))).await
}

pub(super) async fn product(part: Part, visit: Visit) -> Response {
    visit.show(|v| named(part, |slug| pages::product(&v.cx, slug))).await
}

pub(super) async fn enterprise(part: Part, visit: Visit) -> Response {
    visit.show(|v| named(part, |id| pages::enterprise(&v.cx, id))).await
}

pub(super) async fn divisions(visit: Visit) -> Response {
    visit.show(|v| Ok(pages::divisions(&v.cx))).await
}

pub(super) async fn division(part: Part, visit: Visit) -> Response {
    visit.show(|v| named(part, |code| pages::division(&v.cx, code))).await
}

pub(super) async fn announcement(part: Part, visit: Visit) -> Response {
    visit.show(|v| named(part, |id| pages::announcement(&v.cx, id))).await
}

pub(super) async fn authorisation(part: Part, visit: Visit) -> Response {
    visit.show(|v| named(part, |id| pages::authorisation(&v.cx, id))).await
}

pub(super) async fn map(visit: Visit) -> Response {
    visit.show(|v| pages::map(&v.cx, &v.pairs)).await
}

pub(super) async fn statistics(visit: Visit) -> Response {
    visit.show(|v| pages::statistics(&v.cx, &v.pairs)).await
}

pub(super) async fn about(visit: Visit) -> Response {
    visit.show(|v| Ok(pages::about(&v.cx))).await
}

/// The design system's components; in dev builds only.
pub(super) async fn components(visit: Visit) -> Response {
    visit.show(|v| if v.cx.site.dev { Ok(pages::components(&v.cx)) } else { Err(Problem::NotFound) }).await
}

/// Everything that is no page. A slash too many at the end is taken off first.
pub(super) async fn fallback(uri: Uri, visit: Visit) -> Response {
    let path = uri.path();
    let trimmed = path.trim_end_matches('/');
    // Browsers take a backslash for a slash: a second one would name another host.
    let own = trimmed.strip_prefix('/').is_some_and(|rest| !rest.starts_with(['/', '\\']));
    if trimmed.len() < path.len() && own {
        let to = uri.query().map_or_else(|| trimmed.to_owned(), |q| format!("{trimmed}?{q}"));
        return (StatusCode::PERMANENT_REDIRECT, [(LOCATION, to)]).into_response();
    }
    visit.refuse(Problem::NotFound).await
}

pub(super) async fn method_not_allowed(visit: Visit) -> Response {
    visit.refuse(Problem::MethodNotAllowed).await
}
