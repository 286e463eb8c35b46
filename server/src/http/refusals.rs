//! Saying no: on record, in words, with a way on.

use super::visit::Visit;
use crate::services::accounts::Recognised;
use crate::services::acting::Acting;
use app::{Problem, RefusedWhy};
use axum::http::header::LOCATION;
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Response};
use daodi::audit::{Action, Actor, ObjectKind};
use daodi::people::Refusal;
use daodi::ports::Trail;

/// Who acts in a request: somebody signed in, or nobody known.
pub(crate) fn acting(visit: &Visit, who: Option<&Recognised>) -> Acting {
    let actor = match who.map(|who| (&who.principal, &who.account)) {
        Some((Some(principal), _)) => Actor::of(principal),
        _ => Actor::Anonymous,
    };
    Acting { actor, request: visit.request_id.clone(), network: Some(visit.client.network.to_string()), once: None }
}

/// Sends a reader to a page of this server.
pub(crate) fn to(visit: &Visit, path: &str) -> Response {
    (StatusCode::SEE_OTHER, [(LOCATION, visit.cx.href(path))]).into_response()
}

/// A path that leads to `page` and from there back to where the reader was.
fn with_return(visit: &Visit, page: &str, method: &Method) -> String {
    let query = form_urlencoded::Serializer::new(String::new()).append_pair("to", &visit.back(method)).finish();
    format!("{page}?{query}")
}

/// Answers a refusal of the guard: a way to what is missing, or a page that says what may be done instead. Every refusal
/// of somebody known, and every refused attempt to change something, stands in the audit trail.
pub(crate) async fn refused(
    visit: Visit,
    who: Option<&Recognised>,
    refusal: Refusal,
    method: &Method,
    path: &str,
) -> Response {
    let looks = *method == Method::GET || *method == Method::HEAD;
    if looks {
        match (refusal, who) {
            (Refusal::NotSignedIn, _) => return to(&visit, &with_return(&visit, "/sign-in", method)),
            (Refusal::SecondFactor, Some(who)) if who.account.second_factor => {
                return to(&visit, &with_return(&visit, "/sign-in/second", method));
            }
            (Refusal::SecondFactor, _) => return to(&visit, "/my/second-factor"),
            _ => {}
        }
    }
    record(&visit, who, refusal, path).await;
    let problem = match refusal {
        Refusal::NotSignedIn => RefusedWhy::SignInFirst { to: visit.back(method) }.into(),
        Refusal::SecondFactor => RefusedWhy::SecondFactorFirst.into(),
        Refusal::Role => RefusedWhy::NotYours.into(),
        Refusal::Stale => RefusedWhy::ConfirmFirst { to: visit.back(method) }.into(),
        Refusal::Foreign => Problem::NotFound,
    };
    visit.refuse(problem).await
}

/// Puts a refusal on record. That this fails does not let anybody in: the answer is no either way.
pub(crate) async fn record(visit: &Visit, who: Option<&Recognised>, refusal: Refusal, path: &str) {
    let act = acting(visit, who).act(visit.app.clock, Action::PageRefuse, ObjectKind::Page, path).refused(refusal);
    if let Err(error) = visit.app.store.record(&act).await {
        tracing::error!(%error, path, refusal = refusal.code(), "a refusal could not be recorded");
    }
}
