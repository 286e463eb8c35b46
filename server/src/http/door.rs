//! What every request passes before its route: who asks, whether this host has it, how often, how much, how long.

use super::App;
use super::api::ApiError;
use super::client::ClientAddress;
use super::files_host::{Verdict, judge};
use super::limits::Class;
use super::visit::Visit;
use super::{multipart, render};
use app::Problem;
use axum::body::{Body, HttpBody};
use axum::extract::{ConnectInfo, DefaultBodyLimit, FromRequestParts, MatchedPath, Request, State};
use axum::http::header::{ALLOW, CACHE_CONTROL, RETRY_AFTER};
use axum::http::{HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http_body_util::Limited;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;

/// Largest body of a request that sends no files, bytes.
pub(super) const FORM: usize = 64 * 1024;

/// Lets a request through to its route, or answers it here.
pub(super) async fn pass(State(app): State<Arc<App>>, mut request: Request, next: Next) -> Response {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    let peer = peer.unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED));
    let client = ClientAddress::resolve(peer, request.headers(), &app.config.trusted_proxies);
    request.extensions_mut().insert(client);
    let verdict = judge(app.config.files_host.as_ref(), &request);
    match verdict {
        Verdict::Here | Verdict::File => {}
        // Nothing is drawn there: a page would ask that host for its styles.
        Verdict::OnlyFilesHere => return StatusCode::NOT_FOUND.into_response(),
        Verdict::NoFileHere => return refused(&app, request, Problem::NotFound).await,
    }
    let is_file = verdict == Verdict::File;
    if is_file && !matches!(*request.method(), Method::GET | Method::HEAD) {
        let mut response = apart(StatusCode::METHOD_NOT_ALLOWED, ("error-405-title", "error-405-what"), &app.site);
        response.headers_mut().insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
        return response;
    }
    if is_file && request.extensions().get::<MatchedPath>().is_none() {
        return apart(StatusCode::NOT_FOUND, ("error-404-title", "error-404-what"), &app.site);
    }
    let matched = request.extensions().get::<MatchedPath>().map(MatchedPath::as_str);
    let class = Class::of(request.method(), matched.unwrap_or_else(|| request.uri().path()));
    if let Some(class) = class
        && let Err(seconds) = app.limiter.check(class, &client)
    {
        tracing::info!(class = class.name(), seconds, "too many requests");
        return too_many(&app, request, is_file, seconds).await;
    }
    bounded(&app, class, request, next).await
}

/// Runs the rest within bounds of size and time.
async fn bounded(app: &App, class: Option<Class>, request: Request, next: Next) -> Response {
    let rules = &app.config.connections;
    let (most, patience) = match class {
        Some(Class::Upload) => (multipart::WHOLE, rules.upload()),
        _ => (FORM, rules.request()),
    };
    if request.body().size_hint().lower() > u64::try_from(most).unwrap_or(u64::MAX) {
        return render::plain(StatusCode::PAYLOAD_TOO_LARGE, &app.site.css);
    }
    let json = wants_json(&request);
    let mut request = request.map(|body| Body::new(Limited::new(body, most)));
    // The bound just set is the one that holds; axum's own of 2 MB would refuse files.
    DefaultBodyLimit::disable().apply(&mut request);
    match tokio::time::timeout(patience, next.run(request)).await {
        Ok(response) => response,
        Err(_) => {
            tracing::error!("a request took too long");
            let mut response = if json {
                ApiError::unavailable().into_response()
            } else {
                render::plain(StatusCode::SERVICE_UNAVAILABLE, &app.site.css)
            };
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("10"));
            response
        }
    }
}

/// Whether a request asks the API, and so expects JSON.
fn wants_json(request: &Request) -> bool {
    request.uri().path().starts_with("/api/")
}

async fn too_many(app: &Arc<App>, request: Request, is_file: bool, seconds: u64) -> Response {
    let mut response = if wants_json(&request) {
        ApiError::too_many().into_response()
    } else if is_file {
        apart(StatusCode::TOO_MANY_REQUESTS, ("error-429-title", "error-429-what"), &app.site)
    } else {
        refused(app, request, Problem::TooMany { seconds }).await
    };
    let headers = response.headers_mut();
    headers.insert(RETRY_AFTER, HeaderValue::from(seconds));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// A problem's page on the files' host, with the way to the pages'.
fn apart(status: StatusCode, words: (&'static str, &'static str), site: &app::cx::Site) -> Response {
    render::apart(status, words, ("action-home", "/"), &site.public_url)
}

/// A problem's page for a request that no handler has seen.
async fn refused(app: &Arc<App>, request: Request, problem: Problem) -> Response {
    let (mut parts, _) = request.into_parts();
    match Visit::from_request_parts(&mut parts, app).await {
        Ok(visit) => visit.refuse(problem).await,
        Err(never) => match never {},
    }
}
