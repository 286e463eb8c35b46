//! HTTP: one router over pages, labels, the read API, the public log and the built site. Every route stands in the one
//! table of `routes` with what it needs; nothing is served that has no row there.

mod access;
mod api;
mod assets;
mod client;
mod cookies;
mod display;
mod door;
mod download;
mod drawn;
mod export;
mod extract;
mod files_host;
mod headers;
mod health;
mod limits;
mod listen;
mod lists;
mod log;
pub mod multipart;
mod pages;
mod paper_file;
mod post;
mod refusals;
mod render;
mod routes;
mod scan;
mod signed;
mod state;
mod visit;

pub use access::{Access, AccessTable};
pub use api::openapi;
pub use assets::{SiteError, SiteFiles};
pub use client::{ClientAddress, Network, ProxyError, TrustedProxies};
pub use download::{attachment_response, disposition};
pub use drawn::DrawnPages;
pub use files_host::{FILES, FilesHost, HostError};
pub use limits::{Class, Limiter, Limits, Rate};
pub use listen::{Connections, Listener, serve};
pub use multipart::{FormError, SentFile, SentForm};
pub use state::App;

use crate::clock::Clock;
use axum::Router;
use axum::extract::Request;
use axum::http::HeaderName;
use axum::middleware::{from_fn_with_state, map_request, map_response};
use std::sync::Arc;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::CsrfLayer;
use tower_http::request_id::{MakeRequestId, PropagateRequestIdLayer, RequestId, SetRequestIdLayer};
use tower_http::trace::TraceLayer;

/// Longest query string that is read, bytes. A full list query of this register stays far below it.
pub const QUERY_LIMIT: usize = 4096;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Gives each request a UUIDv7; what a client sends in its place is not believed.
#[derive(Clone, Copy)]
struct NewRequestId(Clock);

impl MakeRequestId for NewRequestId {
    fn make_request_id<B>(&mut self, _: &axum::http::Request<B>) -> Option<RequestId> {
        self.0.id().parse().ok().map(RequestId::new)
    }
}

/// The table of routes with what each of them needs, for tests and documents.
#[must_use]
pub fn access_table() -> AccessTable {
    routes::all().finish().1
}

/// The whole server.
pub fn router(app: Arc<App>) -> Router {
    // Leptos draws on tokio's tasks. A second router in the same process finds that already said.
    let _ = any_spawner::Executor::init_tokio();
    let files = app.files.clone();
    let clock = app.clock;
    let css = files.css.clone();
    let (routes, table) = routes::all().finish();
    let guard = from_fn_with_state((Arc::clone(&app), Arc::new(table)), access::guard);
    routes
        .route_layer(guard)
        .nest("/api", api::unknown())
        .fallback(pages::fallback)
        .method_not_allowed_fallback(pages::method_not_allowed)
        .with_state(Arc::clone(&app))
        .merge(assets::routes(&files))
        .layer(CsrfLayer::new())
        .layer(from_fn_with_state(app, door::pass))
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

/// The span that every line of a request stands in: its route, not its path, which may hold what opens an account. The
/// query is left out: it is what somebody searched for.
fn span(request: &Request) -> tracing::Span {
    let id = request.headers().get(REQUEST_ID).and_then(|v| v.to_str().ok()).unwrap_or("");
    tracing::info_span!("request", %id, method = %request.method(), path = shown(request.uri().path()))
}

/// The path as it may stand in a log: what is as long as a token is left out, wherever it stands. Links sent by mail open
/// accounts, also where somebody has mistyped what stands before it.
fn shown(path: &str) -> String {
    const TOKEN: usize = 40;
    // A file's name is its sender's own words.
    if path.strip_prefix(FILES).is_some_and(|rest| rest.starts_with('/')) {
        return format!("{FILES}/…");
    }
    let part = |part: &str| if part.len() < TOKEN { part.to_owned() } else { "…".to_owned() };
    path.split('/').map(part).collect::<Vec<_>>().join("/")
}

/// A response's request id, for pages that show it.
pub(crate) fn request_id(parts: &axum::http::request::Parts) -> String {
    parts.headers.get(REQUEST_ID).and_then(|v| v.to_str().ok()).unwrap_or_default().to_owned()
}
