//! Handlers of lists.

use super::visit::Visit;
use app::pages;
use axum::response::Response;

pub(super) async fn products(visit: Visit) -> Response {
    visit.show(|v| pages::products(&v.cx, &v.pairs)).await
}

pub(super) async fn enterprises(visit: Visit) -> Response {
    visit.show(|v| pages::enterprises(&v.cx, &v.pairs)).await
}

pub(super) async fn announcements(visit: Visit) -> Response {
    visit.show(|v| pages::announcements(&v.cx, &v.pairs)).await
}

pub(super) async fn brands(visit: Visit) -> Response {
    visit.show(|v| pages::brands(&v.cx, &v.pairs)).await
}

pub(super) async fn authorisations(visit: Visit) -> Response {
    visit.show(|v| pages::authorisations(&v.cx, &v.pairs)).await
}
