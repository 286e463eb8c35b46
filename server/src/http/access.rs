//! Deny by default: the one table of routes says what each of them needs, and nothing is served that has no row.

use super::App;
use super::cookies;
use super::refusals;
use super::visit::Visit;
use crate::services::accounts::Recognised;
use axum::Router;
use axum::extract::{FromRequestParts, MatchedPath, Request, State};
use axum::handler::Handler;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderValue, Method};
use axum::middleware::Next;
use axum::response::Response;
use axum::routing::{MethodFilter, on};
use daodi::people::{Capability, Refusal, SessionStage, capability::holds};
use std::collections::HashMap;
use std::sync::Arc;

/// What a route needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Nothing.
    Public,
    /// A session, whether the second factor was given or not: the way to give it, and the way out.
    Half,
    /// A capability. Whether it reaches the object is the service's to say.
    Needs(Capability),
}

/// The table: method and path pattern to what is needed.
#[derive(Clone, Debug, Default)]
pub struct AccessTable(HashMap<(Method, String), Access>);

impl AccessTable {
    /// What a route needs; none where it has no row. `HEAD` is `GET`.
    #[must_use]
    pub fn of(&self, method: &Method, path: &str) -> Option<Access> {
        let method = if method == Method::HEAD { Method::GET } else { method.clone() };
        self.0.get(&(method, path.to_owned())).copied()
    }

    /// Every row, in a fixed order.
    #[must_use]
    pub fn rows(&self) -> Vec<(Method, String, Access)> {
        let mut rows: Vec<_> = self.0.iter().map(|((m, path), access)| (m.clone(), path.clone(), *access)).collect();
        rows.sort_by(|a, b| (&a.1, a.0.as_str()).cmp(&(&b.1, b.0.as_str())));
        rows
    }
}

/// Routes with their rows. There is no other way to add a route to the server.
#[derive(Default)]
pub(crate) struct Routes {
    router: Router<Arc<App>>,
    table: AccessTable,
}

impl Routes {
    /// Adds a route.
    pub(crate) fn on<H, T>(mut self, method: Method, path: &str, access: Access, handler: H) -> Self
    where
        H: Handler<T, Arc<App>>,
        T: 'static,
    {
        let filter = if method == Method::POST { MethodFilter::POST } else { MethodFilter::GET };
        self.table.0.insert((method, path.to_owned()), access);
        self.router = self.router.route(path, on(filter, handler));
        self
    }

    /// Adds a page in both languages.
    pub(crate) fn page<H, T>(self, path: &str, access: Access, handler: H) -> Self
    where
        H: Handler<T, Arc<App>> + Clone,
        T: 'static,
    {
        let english = english(path);
        self.on(Method::GET, path, access, handler.clone()).on(Method::GET, &english, access, handler)
    }

    /// Adds what a form is sent to, in both languages.
    pub(crate) fn form<H, T>(self, path: &str, access: Access, handler: H) -> Self
    where
        H: Handler<T, Arc<App>> + Clone,
        T: 'static,
    {
        let english = english(path);
        self.on(Method::POST, path, access, handler.clone()).on(Method::POST, &english, access, handler)
    }

    /// Takes in other routes.
    pub(crate) fn merge(mut self, other: Self) -> Self {
        self.router = self.router.merge(other.router);
        self.table.0.extend(other.table.0);
        self
    }

    /// The router and its table.
    pub(crate) fn finish(self) -> (Router<Arc<App>>, AccessTable) {
        (self.router, self.table)
    }
}

fn english(path: &str) -> String {
    if path == "/" { "/en".to_owned() } else { format!("/en{path}") }
}

/// Who is behind a request, for the handlers.
pub(crate) type Who = Arc<Recognised>;

/// Lets a request through where its row allows it, and says no in words where not.
pub(crate) async fn guard(
    State((app, table)): State<(Arc<App>, Arc<AccessTable>)>,
    request: Request,
    next: Next,
) -> Response {
    let path = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned()).unwrap_or_default();
    let (mut parts, body) = request.into_parts();
    let Some(access) = table.of(&parts.method, &path) else {
        // A method that the route does not have is answered by the router itself.
        if table.of(&Method::GET, &path).is_some() || table.of(&Method::POST, &path).is_some() {
            return next.run(Request::from_parts(parts, body)).await;
        }
        tracing::error!(path, "a route without a row was refused");
        let Ok(visit) = Visit::from_request_parts(&mut parts, &app).await;
        return visit.refuse(app::Problem::NotFound).await;
    };
    // What any site may send without asking, and none of our pages sends, changes nothing: not even what takes no fields.
    if parts.method == Method::POST && !is_form(&parts.headers) {
        let Ok(visit) = Visit::from_request_parts(&mut parts, &app).await;
        return private(visit.refuse(app::Problem::MethodNotAllowed).await);
    }
    if access == Access::Public {
        return next.run(Request::from_parts(parts, body)).await;
    }
    let Ok(mut visit) = Visit::from_request_parts(&mut parts, &app).await;
    let who = match cookies::session(&parts.headers) {
        Some(cookie) => match app.accounts.recognise(&cookie).await {
            Ok(who) => who,
            Err(error) => {
                tracing::error!(%error, "a session could not be looked up");
                return private(visit.refuse(app::Problem::Unavailable).await);
            }
        },
        None => None,
    };
    visit.recognised(who.as_ref());
    let checked = check(who.as_ref(), access);
    let response = match (checked, who) {
        (Ok(()), Some(who)) if who.must_change && who.stage == SessionStage::Full && !may_while_changing(&path) => {
            refusals::to(&visit, "/my/password")
        }
        (Ok(()), Some(who)) => {
            parts.extensions.insert(Arc::new(who));
            next.run(Request::from_parts(parts, body)).await
        }
        (Ok(()), None) => refusals::refused(visit, None, Refusal::NotSignedIn, &parts.method, &path).await,
        (Err(refusal), who) => refusals::refused(visit, who.as_ref(), refusal, &parts.method, &path).await,
    };
    private(response)
}

/// Whether a request says that it brings a form.
fn is_form(headers: &HeaderMap) -> bool {
    let media = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let media = media.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    ["application/x-www-form-urlencoded", "multipart/form-data"].contains(&media.as_str())
}

/// What may be done before an expired password is changed.
fn may_while_changing(path: &str) -> bool {
    let path = path.strip_prefix("/en").unwrap_or(path);
    ["/my/password", "/sign-out", "/my/second-factor"].contains(&path)
}

/// Whether somebody may use a route at all. The object is looked at by the service.
fn check(who: Option<&Recognised>, access: Access) -> Result<(), Refusal> {
    let who = who.ok_or(Refusal::NotSignedIn)?;
    match access {
        Access::Public | Access::Half => Ok(()),
        Access::Needs(capability) => {
            if who.stage != SessionStage::Full {
                return Err(Refusal::SecondFactor);
            }
            let principal = who.principal.as_ref().ok_or(Refusal::Role)?;
            if holds(principal, capability) { Ok(()) } else { Err(Refusal::Role) }
        }
    }
}

/// What somebody sees behind the sign-in is kept by nobody.
fn private(mut response: Response) -> Response {
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
