//! `/CODE` and `/verify`: answers to labels.

use super::App;
use super::client::ClientAddress;
use super::headers::scan_policy;
use super::visit::Visit;
use crate::clock::day;
use crate::services::labels::{Checked, Scanner};
use app::Problem;
use app::pages::scan::{STYLE, ScanPage, document};
use app::pages::{Typed, verify as verify_page};
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, LOCATION, USER_AGENT};
use axum::http::{Extensions, HeaderMap, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use daodi::label::{Code, CodeError};
use sha2::{Digest, Sha256};
use std::sync::{Arc, LazyLock};

/// The policy of the scan page: its one style sheet by its hash, no script.
static POLICY: LazyLock<String> = LazyLock::new(|| scan_policy(&STANDARD.encode(Sha256::digest(STYLE))));

/// A scan. The first answer is the page itself; what is no code at all is a page that does not exist.
pub(super) async fn scan(
    State(app): State<Arc<App>>,
    path: Result<Path<String>, PathRejection>,
    method: Method,
    headers: HeaderMap,
    extensions: Extensions,
    visit: Visit,
) -> Response {
    let Some(code) = path.ok().and_then(|path| Code::parse(&path.0).ok()) else {
        return visit.refuse(Problem::NotFound).await;
    };
    if is_prefetch(&headers) {
        // A page fetched ahead was not scanned by anybody; the reader's own request will be.
        return (StatusCode::SERVICE_UNAVAILABLE, [(CACHE_CONTROL, "no-store")]).into_response();
    }
    let checked = if method == Method::HEAD {
        app.labels.look_up(code).await
    } else {
        app.labels.scan(code, &scanner(&headers, &extensions)).await
    };
    match checked {
        Ok(checked) => page(&visit, checked),
        Err(error) => {
            tracing::error!(%error, "a scan could not be answered");
            visit.refuse(Problem::Unavailable).await
        }
    }
}

fn is_prefetch(headers: &HeaderMap) -> bool {
    ["sec-purpose", "purpose", "x-moz", "x-purpose"]
        .iter()
        .filter_map(|name| headers.get(*name).and_then(|v| v.to_str().ok()))
        .any(|value| value.contains("prefetch") || value.contains("preview"))
}

fn scanner(headers: &HeaderMap, extensions: &Extensions) -> Scanner {
    let address = ClientAddress::of(extensions).ip;
    let user_agent = headers.get(USER_AGENT).and_then(|v| v.to_str().ok()).unwrap_or_default().to_owned();
    Scanner { address, user_agent }
}

fn page(visit: &Visit, checked: Checked) -> Response {
    let today = visit.cx.today;
    let in_force = |day| checked.authorisations.iter().any(|right| right.in_force_on(day));
    let right = checked.batch.as_ref().map_or((false, false), |b| (in_force(b.pack_date), in_force(today)));
    let demo = checked.batch.as_ref().is_some_and(|b| b.demo);
    let product = checked.product.as_ref();
    let enterprise = checked.enterprise.as_ref();
    let base = checked.base.as_ref().map(|b| {
        let county = b.county.or((!demo).then_some(b.prefecture));
        let place = county.map(|c| visit.cx.register.division_name(c, visit.cx.english()));
        [Some(b.name.clone()), place, b.township.clone()].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    });
    let page = ScanPage {
        code: checked.code,
        product: product.map(|p| (p.name.clone(), p.name_en.clone())).unwrap_or_default(),
        product_page: product.filter(|_| !demo).map(|p| p.slug.clone()),
        enterprise: enterprise.map(|e| e.name.clone()).unwrap_or_default(),
        enterprise_page: enterprise.filter(|_| !demo).map(|e| e.id.clone()),
        base: base.unwrap_or_default(),
        right,
        today,
        province: checked.province,
        outcome: checked.outcome,
        batch: checked.batch,
        day,
    };
    let html = document(&visit.cx, &page);
    let headers = [
        (CONTENT_TYPE, "text/html; charset=utf-8"),
        (CACHE_CONTROL, "no-store"),
        (CONTENT_SECURITY_POLICY, POLICY.as_str()),
    ];
    (StatusCode::OK, headers, html).into_response()
}

/// A code typed by hand: what cannot be one is said here; one that is in order leads to its own page.
pub(super) async fn verify(visit: Visit) -> Response {
    let typed = visit.pairs.iter().find(|(name, _)| name == "code").map(|(_, value)| value.trim().to_owned());
    let value = typed.clone().unwrap_or_default();
    let what = match typed.as_deref() {
        None => Typed::Nothing,
        Some("") => Typed::Empty,
        Some(text) => match Code::parse(text) {
            Ok(code) if visit.app.labels.is_ours(&code) => {
                let to = visit.cx.href(&format!("/{code}"));
                return (StatusCode::SEE_OTHER, [(LOCATION, to), (CACHE_CONTROL, "no-store".to_owned())])
                    .into_response();
            }
            Ok(_) | Err(CodeError::UnknownFormat) => Typed::Mistyped,
            Err(CodeError::Length(n)) => Typed::Length(n),
            Err(CodeError::Character { character, .. }) => Typed::Character(character),
        },
    };
    visit.show(|v| Ok(verify_page(&v.cx, &value, what))).await
}
