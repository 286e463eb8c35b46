//! One reader's request, read once: language, path, query, wishes.

use super::client::ClientAddress;
use super::{App, QUERY_LIMIT, render, request_id};
use crate::services::accounts::Recognised;
use app::Problem;
use app::cx::{Cx, Display, Viewer};
use app::locale::Locale;
use axum::extract::{FromRequestParts, OriginalUri};
use axum::http::header::{COOKIE, HOST, REFERER};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, StatusCode};
use axum::response::Response;
use daodi::people::Office;
use leptos::nonce::Nonce;
use std::convert::Infallible;
use std::sync::Arc;

/// Name of the cookie that keeps how a reader wants the pages to look.
pub(crate) const DISPLAY_COOKIE: &str = "daodi_display";

/// A request for a page.
pub(crate) struct Visit {
    /// What pages are given.
    pub cx: Cx,
    /// The server.
    pub app: Arc<App>,
    /// The decoded query.
    pub pairs: Vec<(String, String)>,
    /// The request's id.
    pub request_id: String,
    /// The client.
    pub client: ClientAddress,
    /// The page of this server that the reader came from, as a Chinese path.
    referer: Option<String>,
    /// What is wrong with the request as a whole, if anything.
    flaw: Option<Problem>,
}

impl FromRequestParts<Arc<App>> for Visit {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Infallible> {
        let uri = parts.extensions.get::<OriginalUri>().map_or_else(|| parts.uri.clone(), |uri| uri.0.clone());
        let (locale, path) = Locale::of_path(uri.path());
        let query = uri.query().unwrap_or_default();
        let flaw = (query.len() > QUERY_LIMIT || path.len() > QUERY_LIMIT).then_some(Problem::TooLong);
        let query = if flaw.is_some() { "" } else { query };
        let pairs = form_urlencoded::parse(query.as_bytes())
            .map(|(name, value)| (name.into_owned(), value.replace(char::is_control, " ")))
            .collect();
        let path = match (&flaw, query) {
            (Some(_), _) => "/".to_owned(),
            (None, "") => path.to_owned(),
            (None, query) => format!("{path}?{query}"),
        };
        let cx = Cx {
            locale,
            path,
            register: app.catalogue.current(),
            site: Arc::clone(&app.site),
            display: display_of(&parts.headers),
            today: app.clock.today(),
            viewer: None,
        };
        Ok(Self {
            cx,
            app: Arc::clone(app),
            pairs,
            request_id: request_id(parts),
            client: ClientAddress::of(&parts.extensions),
            referer: referer(parts, &app.site.public_url),
            flaw,
        })
    }
}

impl Visit {
    /// Says who is signed in, for the pages behind the sign-in.
    pub(crate) fn recognised(&mut self, who: Option<&Recognised>) {
        let office = |office: &Office| if self.cx.english() { office.name_en.clone() } else { office.name.clone() };
        self.cx.viewer = who.map(|who| Viewer {
            account: who.account.id.clone(),
            login: who.account.login.clone(),
            role: who.account.role,
            office: who.office.as_ref().map(office),
            unread: who.unread,
        });
    }

    /// Where a reader came from, as a path to come back to. A form's page has the same path as the form is sent to, or it
    /// is found from the overview.
    pub(crate) fn back(&self, method: &Method) -> String {
        let looks = *method == Method::GET || *method == Method::HEAD;
        if looks { self.cx.path.clone() } else { self.referer.clone().unwrap_or_else(|| "/my".to_owned()) }
    }

    /// Draws a page that belongs to this request alone: it is not kept.
    pub(crate) async fn draw(&self, status: StatusCode, page: app::Page) -> Response {
        match render::page(self.cx.clone(), page).await {
            Ok((drawn, nonce)) => render::answer(status, &drawn, &nonce),
            Err(render::Unreadable) => {
                let request_id = self.request_id.clone();
                self.again(Problem::Internal { request_id }).await
            }
        }
    }

    /// Draws a problem's page.
    pub(crate) async fn again(&self, problem: Problem) -> Response {
        render::problem(self.cx.clone(), problem).await
    }

    /// The query's pairs as borrowed text.
    pub(crate) fn query(&self) -> impl Iterator<Item = (&str, &str)> {
        self.pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The first value of a parameter, trimmed; empty where there is none.
    pub(crate) fn parameter(&self, name: &str) -> &str {
        self.query().find(|(n, _)| *n == name).map_or("", |(_, value)| value.trim())
    }

    /// Whether the request as a whole cannot be read.
    pub(crate) fn is_flawed(&self) -> bool {
        self.flaw.is_some()
    }

    /// The page that `make` gives, drawn once for each state of the register, or the problem in its place.
    pub(crate) async fn show(self, make: impl FnOnce(&Self) -> Result<app::Page, Problem>) -> Response {
        if let Some(flaw) = &self.flaw {
            let flaw = flaw.clone();
            return self.refuse(flaw).await;
        }
        if let Some(drawn) = self.app.drawn.get(&self.cx) {
            return render::answer(StatusCode::OK, &drawn, &Nonce::new());
        }
        match make(&self) {
            Ok(page) => match render::page(self.cx.clone(), page).await {
                Ok((drawn, nonce)) => {
                    let response = render::answer(StatusCode::OK, &drawn, &nonce);
                    self.app.drawn.keep(&self.cx, drawn);
                    response
                }
                Err(render::Unreadable) => {
                    let request_id = self.request_id.clone();
                    self.refuse(Problem::Internal { request_id }).await
                }
            },
            Err(problem) => self.refuse(problem).await,
        }
    }

    /// Draws a problem's page. An address that is too long is said to be that, not to lead nowhere.
    pub(crate) async fn refuse(self, problem: Problem) -> Response {
        let problem = match (self.flaw, problem) {
            (Some(flaw), Problem::NotFound) => flaw,
            (_, problem) => problem,
        };
        render::problem(self.cx, problem).await
    }
}

/// The path of the page that a request came from, where it is one of ours.
fn referer(parts: &Parts, public_url: &str) -> Option<String> {
    let from = parts.headers.get(REFERER)?.to_str().ok()?;
    let host = parts.headers.get(HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let rest = from.strip_prefix(public_url).or_else(|| from.split_once("//")?.1.strip_prefix(host))?;
    let (_, path) = Locale::of_path(rest.split('#').next()?);
    (super::display::is_own_path(path) && !host.is_empty()).then(|| path.to_owned())
}

/// How the reader wants pages to look, from the cookie.
pub(crate) fn display_of(headers: &HeaderMap) -> Display {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|header| header.to_str().ok())
        .flat_map(|header| header.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(name, _)| *name == DISPLAY_COOKIE)
        .map(|(_, value)| Display::parse(value))
        .unwrap_or_default()
}
