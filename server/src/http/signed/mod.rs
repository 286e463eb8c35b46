//! The pages around and behind the sign-in: they read the request, ask a service, and draw.

pub(super) mod account;
pub(super) mod admin;
pub(super) mod announcements;
pub(super) mod applications;
pub(super) mod audit;
pub(super) mod cases;
pub(super) mod desk;
pub(super) mod desk_rights;
pub(super) mod files;
pub(super) mod ground_draw;
pub(super) mod grounds;
pub(super) mod growers;
pub(super) mod handling;
mod keys;
pub(super) mod links;
pub(super) mod marks;
pub(super) mod my;
pub(super) mod overview;
mod policy;
pub(super) mod rights;

use super::access::Who;
use super::post;
use super::visit::Visit;
use crate::services::accounts::Recognised;
use crate::services::refused::Refused;
use app::pages::account::PasswordRules;
use app::{Page, Problem};
use axum::extract::rejection::PathRejection;
use axum::extract::{FromRequestParts, Path};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::Response;
use daodi::form::Form;
use daodi::people::{PasswordPolicy, Principal, Refusal};
use std::convert::Infallible;
use std::sync::Arc;

/// A part of the path. One that cannot be decoded names nothing.
type Part = Result<Path<String>, PathRejection>;

/// A part of the path as text; empty where it cannot be decoded or holds what no id holds: nothing is called so.
fn named(part: Part) -> String {
    part.map(|path| path.0).ok().filter(|id| id.len() <= 64 && !id.contains(char::is_control)).unwrap_or_default()
}

/// A request for a page behind the sign-in.
pub(crate) struct Signed {
    /// The request.
    pub visit: Visit,
    /// Whose it is.
    who: Option<Who>,
}

impl FromRequestParts<Arc<super::App>> for Signed {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<super::App>) -> Result<Self, Infallible> {
        let Ok(mut visit) = Visit::from_request_parts(parts, app).await;
        let who = parts.extensions.get::<Who>().cloned();
        visit.recognised(who.as_deref());
        Ok(Self { visit, who })
    }
}

impl Signed {
    /// Who is signed in. The guard lets nobody else through to a handler that asks.
    fn who(&self) -> Result<&Recognised, Refused> {
        self.who.as_deref().ok_or(Refused::May(Refusal::NotSignedIn))
    }

    /// Who may act.
    fn principal(&self) -> Result<&Principal, Refused> {
        self.who()?.principal.as_ref().ok_or(Refused::May(Refusal::Role))
    }

    /// An empty form with a key of its own.
    fn form(&self) -> Form {
        Form::new(self.visit.app.clock.id())
    }

    /// What was just done, as the address says.
    fn done(&self) -> &str {
        self.visit.parameter("done")
    }

    /// Draws a page, or says why not.
    async fn show(self, page: Result<Page, Refused>) -> Response {
        match page {
            Ok(page) => self.visit.draw(StatusCode::OK, page).await,
            Err(refused) => post::say_no(&self.visit, self.who.as_deref(), refused).await,
        }
    }

    /// Draws a list's page, whose address may be wrong.
    async fn show_list(self, page: Result<Result<Page, Problem>, Refused>) -> Response {
        match page {
            Ok(Err(problem)) => self.visit.again(problem).await,
            Ok(Ok(page)) => self.show(Ok(page)).await,
            Err(refused) => self.show(Err(refused)).await,
        }
    }
}

/// The rules of a profile as pages tell them.
fn rules(policy: PasswordPolicy) -> PasswordRules {
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    PasswordRules {
        least: number(policy.min_length()),
        most: number(daodi::people::PASSWORD_MAX),
        kinds: policy == PasswordPolicy::Dengbao,
        reuse: number(policy.remembered()),
        days: policy.max_age_days().map_or(0, u32::from),
    }
}

/// Where a page of a list begins and how many rows it has. Pages count from 1.
pub(super) fn span(page: usize, per: usize) -> (i64, i64) {
    let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    (number(page.saturating_sub(1).saturating_mul(per)), number(per))
}
