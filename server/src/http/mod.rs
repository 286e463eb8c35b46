//! HTTP: one router over pages, labels, the read API and the built site.

mod api;
mod assets;
mod display;
mod drawn;
mod export;
mod headers;
mod health;
mod lists;
mod pages;
mod render;
mod scan;
mod state;
mod visit;

pub use api::openapi;
pub use assets::{SiteError, SiteFiles};
pub use drawn::DrawnPages;
pub use state::App;

use crate::clock::Clock;
use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderName, StatusCode};
use axum::middleware::{map_request, map_response};
use axum::routing::{get, post};
use std::sync::Arc;
use std::time::Duration;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::CsrfLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::request_id::{MakeRequestId, PropagateRequestIdLayer, RequestId, SetRequestIdLayer};
use tower_http::timeout::TimeoutLayer;
use tower_http::trace::TraceLayer;

/// Longest query string that is read, bytes. A full list query of this register stays far below it.
pub const QUERY_LIMIT: usize = 4096;

/// Largest request body of this stage's forms, bytes.
const BODY_LIMIT: usize = 64 * 1024;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Gives each request a UUIDv7; what a client sends in its place is not believed.
#[derive(Clone, Copy)]
struct NewRequestId(Clock);

impl MakeRequestId for NewRequestId {
    fn make_request_id<B>(&mut self, _: &axum::http::Request<B>) -> Option<RequestId> {
        self.0.id().parse().ok().map(RequestId::new)
    }
}

/// The pages in one language, by their Chinese paths.
fn pages() -> Router<Arc<App>> {
    Router::new()
        .route("/", get(pages::home))
        .route("/products", get(lists::products))
        .route("/products/{slug}", get(pages::product))
        .route("/enterprises", get(lists::enterprises))
        .route("/enterprises/{id}", get(pages::enterprise))
        .route("/divisions", get(pages::divisions))
        .route("/divisions/{code}", get(pages::division))
        .route("/map", get(pages::map))
        .route("/announcements", get(lists::announcements))
        .route("/announcements/{id}", get(pages::announcement))
        .route("/brands", get(lists::brands))
        .route("/statistics", get(pages::statistics))
        .route("/verify", get(scan::verify))
        .route("/about", get(pages::about))
        .route("/dev/components", get(pages::components))
        .route("/{code}", get(scan::scan))
}

/// The whole server.
pub fn router(app: Arc<App>) -> Router {
    // Leptos draws on tokio's tasks. A second router in the same process finds that already said.
    let _ = any_spawner::Executor::init_tokio();
    let files = app.files.clone();
    let clock = app.clock;
    let css = files.css.clone();
    Router::new()
        .merge(pages())
        .nest("/en", pages())
        .route("/products.csv", get(export::csv))
        .route("/products.geojson", get(export::geojson))
        .route("/display", post(display::set))
        .route("/healthz", get(health::healthz))
        .route("/readyz", get(health::readyz))
        .nest("/api", api::routes())
        .fallback(pages::fallback)
        .method_not_allowed_fallback(pages::method_not_allowed)
        .with_state(app)
        .merge(assets::routes(&files))
        .layer(CsrfLayer::new())
        .layer(RequestBodyLimitLayer::new(BODY_LIMIT))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, Duration::from_secs(30)))
        .layer(CatchPanicLayer::custom(move |_| render::panicked(&css)))
        .layer(CompressionLayer::new())
        .layer(map_response(headers::secure))
        .layer(PropagateRequestIdLayer::new(REQUEST_ID))
        .layer(TraceLayer::new_for_http().make_span_with(span).on_response(headers::log_response))
        .layer(SetRequestIdLayer::new(REQUEST_ID, NewRequestId(clock)))
        .layer(map_request(without_request_id))
}

/// Takes off an id that the client brought: the layer that makes ids would keep it, and it would end up in the log.
async fn without_request_id(mut request: Request) -> Request {
    request.headers_mut().remove(REQUEST_ID);
    request
}

/// The span that every line of a request stands in. The query is left out: it is what somebody searched for.
fn span(request: &Request) -> tracing::Span {
    let id = request.headers().get(REQUEST_ID).and_then(|v| v.to_str().ok()).unwrap_or("");
    tracing::info_span!("request", %id, method = %request.method(), path = request.uri().path())
}

/// A response's request id, for pages that show it.
pub(crate) fn request_id(parts: &axum::http::request::Parts) -> String {
    parts.headers.get(REQUEST_ID).and_then(|v| v.to_str().ok()).unwrap_or_default().to_owned()
}
