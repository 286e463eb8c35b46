//! Headers that stand on every response, errors and files included.

use axum::http::header::{CONTENT_SECURITY_POLICY, HeaderName, HeaderValue};
use axum::response::Response;
use std::time::Duration;
use tracing::Span;

/// Policy of everything that is not a page: nothing may run, nothing may be embedded.
const CLOSED: &str = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/// Policy of a page without script.
pub(crate) const BARE: &str =
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'";

/// Headers that are the same on every response.
const FIXED: &[(&str, &str)] = &[
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "same-origin"),
    ("strict-transport-security", "max-age=63072000; includeSubDomains"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"),
];

/// Policy of a page: its own style sheet, images and program, and the one script that carries the nonce.
pub(crate) fn page_policy(nonce: &str) -> String {
    format!(
        "default-src 'none'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
         font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; \
         base-uri 'none'"
    )
}

/// Policy of the scan page: no script at all, one inline style sheet known by its hash.
pub(crate) fn scan_policy(style_sha256: &str) -> String {
    format!(
        "default-src 'none'; style-src 'sha256-{style_sha256}'; img-src 'self' data:; form-action 'self'; \
         frame-ancestors 'none'; base-uri 'none'"
    )
}

/// Adds what is missing.
pub(crate) async fn secure(mut response: Response) -> Response {
    let headers = response.headers_mut();
    for (name, value) in FIXED {
        headers.entry(HeaderName::from_static(name)).or_insert(HeaderValue::from_static(value));
    }
    headers.entry(CONTENT_SECURITY_POLICY).or_insert(HeaderValue::from_static(CLOSED));
    response
}

/// The whole answer to a connection that there is no place for. There is no request to answer yet, so it is made here.
pub(crate) fn no_place() -> String {
    let mut text = "HTTP/1.1 503 Service Unavailable\r\nconnection: close\r\ncontent-length: 0\r\nretry-after: 5\r\n\
                    cache-control: no-store\r\n"
        .to_owned();
    for (name, value) in FIXED.iter().copied().chain([("content-security-policy", CLOSED)]) {
        text.push_str(&format!("{name}: {value}\r\n"));
    }
    text.push_str("\r\n");
    text
}

/// One line a request.
pub(crate) fn log_response<B>(response: &axum::http::Response<B>, latency: Duration, _: &Span) {
    let status = response.status().as_u16();
    let micros = u64::try_from(latency.as_micros()).unwrap_or(u64::MAX);
    if status >= 500 {
        tracing::error!(status, latency_us = micros, "answered");
    } else {
        tracing::info!(status, latency_us = micros, "answered");
    }
}
