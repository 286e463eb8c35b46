//! Forms that were sent: read once, done once, answered in one of a few ways.

use super::access::Who;
use super::visit::Visit;
use super::{App, cookies, refusals};
use crate::secrets::{Secret, Token};
use crate::services::accounts::Recognised;
use crate::services::acting::Acting;
use crate::services::cases::HANDOVER_PASSWORD;
use crate::services::refused::Refused;
use app::{Page, Problem, RefusedWhy};
use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::header::{CONTENT_TYPE, LOCATION, SET_COOKIE};
use axum::http::{HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use daodi::audit::{Answer, Once};
use daodi::form::{Fault, FieldFault, Form, KEY_FIELD};
use daodi::people::{Capability, Object, Principal, Refusal, capability::decide};
use daodi::ports::Trail;
use sha2::{Digest, Sha256};
use std::convert::Infallible;
use std::sync::Arc;

/// Fields that carry the confirmation of who one is along with a form that needs it.
pub(crate) const CONFIRM_PASSWORD: &str = "confirm_password";
/// See [`CONFIRM_PASSWORD`].
pub(crate) const CONFIRM_CODE: &str = "confirm_code";

/// Fields whose values are never drawn again.
const SECRET: &[&str] =
    &["password", "password_again", "old", "code", HANDOVER_PASSWORD, CONFIRM_PASSWORD, CONFIRM_CODE, KEY_FIELD];

/// A form that was sent.
pub(crate) struct Post {
    /// The request.
    pub visit: Visit,
    /// Whose it is, behind the sign-in.
    pub who: Option<Who>,
    /// The fields.
    pub pairs: Vec<(String, String)>,
    /// The browser's own description of itself.
    pub agent: String,
    /// The Chinese path that the form was sent to. The page's own path is `visit.cx.path`: links lead there again.
    sent_to: String,
    cookie: Option<String>,
    /// Set where the confirmation that came along was right: from now on it is fresh.
    confirmed_at: Option<i64>,
}

impl FromRequest<Arc<App>> for Post {
    type Rejection = Infallible;

    async fn from_request(request: Request, app: &Arc<App>) -> Result<Self, Infallible> {
        let (mut parts, body) = request.into_parts();
        let Ok(visit) = Visit::from_request_parts(&mut parts, app).await;
        let header = |name| parts.headers.get(name).and_then(|v: &HeaderValue| v.to_str().ok()).unwrap_or_default();
        let form = header(CONTENT_TYPE).starts_with("application/x-www-form-urlencoded");
        let agent = header(axum::http::header::USER_AGENT).to_owned();
        let who = parts.extensions.get::<Who>().cloned();
        // A body that is too large or breaks off, or is no form, is an empty form: every field is missing then.
        let bytes = Bytes::from_request(Request::from_parts(parts, body), app).await.unwrap_or_default();
        let pairs = if form {
            form_urlencoded::parse(&bytes).map(|(n, v)| (n.into_owned(), v.replace('\0', ""))).collect()
        } else {
            Vec::new()
        };
        Ok(Self::new(visit, who, pairs, agent))
    }
}

/// How a form ended.
pub(crate) enum End {
    /// With an answer.
    Answer(Response),
    /// With something to be put right: the page is to be drawn again.
    Again(Box<Post>, Vec<FieldFault>),
}

impl Post {
    /// A form from its parts.
    pub(crate) fn new(mut visit: Visit, who: Option<Who>, pairs: Vec<(String, String)>, agent: String) -> Self {
        visit.recognised(who.as_deref());
        let sent_to = std::mem::take(&mut visit.cx.path);
        visit.cx.path = page_of(&sent_to);
        Self { visit, who, pairs, agent, sent_to, cookie: None, confirmed_at: None }
    }

    /// A field's value; empty where it was not sent. A name sent twice counts once.
    pub(crate) fn field(&self, name: &str) -> &str {
        self.pairs.iter().find(|(n, _)| n == name).map_or("", |(_, value)| value)
    }

    /// A field that nobody is to see again.
    pub(crate) fn secret(&self, name: &str) -> Secret {
        Secret::new(self.field(name))
    }

    /// The server's parts.
    pub(crate) fn app(&self) -> &Arc<App> {
        &self.visit.app
    }

    /// Who is signed in. The guard lets nobody else through to a handler that asks.
    pub(crate) fn who(&self) -> Result<&Recognised, Refused> {
        self.who.as_deref().ok_or(Refused::May(Refusal::NotSignedIn))
    }

    /// Who may act.
    pub(crate) fn principal(&self) -> Result<Principal, Refused> {
        let mut principal = self.who()?.principal.clone().ok_or(Refused::May(Refusal::Role))?;
        if let Some(at) = self.confirmed_at {
            principal.confirmed_at = at;
        }
        Ok(principal)
    }

    /// Who may act, where the capability is theirs and they have proved who they are lately. Whether it reaches the object
    /// is the service's to say.
    pub(crate) fn fresh(&self, capability: Capability) -> Result<Principal, Refused> {
        let principal = self.principal()?;
        decide(Some(&principal), capability, Object::None, self.app().clock.micros())?;
        Ok(principal)
    }

    /// What was typed, for drawing the form again: with its key, without secrets.
    pub(crate) fn form(&self, faults: Vec<FieldFault>) -> Form {
        let shown = |(name, _): &&(String, String)| !SECRET.contains(&name.as_str());
        Form {
            // A form that was refused did nothing: it gets a key of its own for the next try.
            key: self.app().clock.id(),
            values: self.pairs.iter().filter(shown).cloned().collect(),
            faults,
        }
    }

    /// The acting person, without a form's key.
    pub(crate) fn acting(&self) -> Acting {
        refusals::acting(&self.visit, self.who.as_deref())
    }

    /// Begins what the form asks for. `location` is where the answer leads; `{object}` in it becomes the id of what the act
    /// is about. Where the form was sent before, its first answer is given again; where a confirmation came along, it is
    /// looked at first.
    pub(crate) async fn begin(&mut self, location: &str) -> Result<Acting, Response> {
        let key = self.field(KEY_FIELD).to_owned();
        if key.len() != 36 || !key.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-') {
            return Err(self.sent_before().await);
        }
        if let Some(answer) = self.answered(&key).await? {
            return Err(answer);
        }
        if !self.field(CONFIRM_PASSWORD).is_empty() {
            self.confirm().await?;
        }
        let once = Once { key, body: self.digest(), answer: Answer { location: self.visit.cx.href(location) } };
        Ok(Acting { once: Some(once), ..self.acting() })
    }

    /// SHA-256 of whose form it is, where it was sent to and what it says.
    fn digest(&self) -> String {
        let mut hash = Sha256::new();
        let who = self.who.as_ref().map_or("", |who| who.account.id.as_str());
        let mut part = |text: &str| {
            hash.update(u64::try_from(text.len()).unwrap_or(u64::MAX).to_be_bytes());
            hash.update(text.as_bytes());
        };
        part(who);
        part(&self.sent_to);
        for (name, value) in &self.pairs {
            if ![KEY_FIELD, CONFIRM_PASSWORD, CONFIRM_CODE].contains(&name.as_str()) {
                part(name);
                part(value);
            }
        }
        crate::services::maps::hex(&hash.finalize())
    }

    /// The answer that this form's key was given before; another form under the same key gets none.
    async fn answered(&self, key: &str) -> Result<Option<Response>, Response> {
        match self.app().store.once(key).await {
            Ok(None) => Ok(None),
            Ok(Some((body, location))) if body == self.digest() => Ok(Some(see_other(&location, None))),
            Ok(Some(_)) => Err(self.sent_before().await),
            Err(error) => {
                tracing::error!(%error, "a form's key could not be looked up");
                Err(self.visit.again(Problem::Unavailable).await)
            }
        }
    }

    /// The answer that another post of this form was given while this one was under way: what that one did may be what
    /// stood in this one's way.
    pub(crate) async fn first_answer(&self) -> Option<Response> {
        match self.app().store.once(self.field(KEY_FIELD)).await {
            Ok(Some((body, location))) if body == self.digest() => Some(see_other(&location, None)),
            _ => None,
        }
    }

    async fn sent_before(&self) -> Response {
        let to = self.visit.back(&Method::POST);
        self.visit.again(RefusedWhy::SentBefore { to }.into()).await
    }

    /// Looks at the confirmation that came along.
    async fn confirm(&mut self) -> Result<(), Response> {
        let (password, code) = (self.secret(CONFIRM_PASSWORD), self.field(CONFIRM_CODE).to_owned());
        let acting = self.acting();
        let Ok(who) = self.who() else { return Ok(()) };
        match self.app().accounts.confirm(who, &password, &code, &acting).await {
            Ok(token) => {
                self.cookie = Some(cookies::set(&token));
                self.confirmed_at = Some(self.app().clock.micros());
                Ok(())
            }
            Err(Refused::Faults(faults)) => Err(self.ask_to_confirm(faults).await),
            Err(other) => Err(self.say_no(other).await),
        }
    }

    /// The page that asks for password and code once more, with the form inside it: nothing that was typed is lost.
    async fn ask_to_confirm(&self, faults: Vec<FieldFault>) -> Response {
        let kept = |(name, _): &&(String, String)| ![CONFIRM_PASSWORD, CONFIRM_CODE].contains(&name.as_str());
        let view = app::pages::account::ConfirmIdentity {
            second_factor: self.who.as_ref().is_some_and(|who| who.account.second_factor),
            to: String::new(),
            resume: Some((self.sent_to.clone(), self.pairs.iter().filter(kept).cloned().collect())),
        };
        let faults = faults
            .into_iter()
            .map(|fault| FieldFault {
                field: if fault.field == "code" { CONFIRM_CODE } else { CONFIRM_PASSWORD },
                ..fault
            })
            .collect::<Vec<_>>();
        let status = if faults.is_empty() { StatusCode::FORBIDDEN } else { StatusCode::UNPROCESSABLE_ENTITY };
        let form = Form { key: self.app().clock.id(), values: Vec::new(), faults };
        self.visit.draw(status, app::pages::account::confirm_identity(&self.visit.cx, view, &form)).await
    }

    /// Ends a form: on to `location` where it was done, else what there is to say.
    pub(crate) async fn end(self, done: Result<String, Refused>) -> End {
        let refused = match done {
            Ok(location) => {
                self.show_at_once().await;
                return End::Answer(see_other(&self.visit.cx.href(&location), self.cookie.as_deref()));
            }
            Err(refused) => refused,
        };
        if let Some(answer) = self.first_answer().await {
            return End::Answer(self.keeping(answer));
        }
        match refused {
            Refused::Faults(faults) => End::Again(Box::new(self), faults),
            // What was typed is not lost because somebody else was quicker: it stands beside what there is now.
            Refused::Changed => End::Again(Box::new(self), vec![FieldFault::new("form", Fault::Overtaken)]),
            Refused::Repeated => {
                let key = self.field(KEY_FIELD).to_owned();
                let answer = match self.answered(&key).await {
                    Ok(Some(answer)) | Err(answer) => answer,
                    Ok(None) => self.visit.again(Problem::Unavailable).await,
                };
                End::Answer(self.keeping(answer))
            }
            Refused::May(Refusal::Stale) => End::Answer(self.ask_to_confirm(Vec::new()).await),
            other => End::Answer(self.say_no(other).await),
        }
    }

    /// What a form changed in the register, whoever sent it finds on the next page (the rule of [`crate::catalogue`]).
    async fn show_at_once(&self) {
        if let Err(error) = self.app().catalogue.refresh().await {
            tracing::warn!(%error, "the register could not be read anew; it will be within a second");
        }
    }

    /// Ends a form and draws its page again where something is to be put right.
    pub(crate) async fn finish(
        self,
        done: Result<String, Refused>,
        again: impl AsyncFnOnce(&Post, Form) -> Result<Page, Refused>,
    ) -> Response {
        match self.end(done).await {
            End::Answer(response) => response,
            End::Again(post, faults) => {
                let overtaken = faults.iter().any(|fault| fault.fault == Fault::Overtaken);
                let status = if overtaken { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
                let form = post.form(faults);
                match again(&post, form).await {
                    Ok(page) => post.keeping(post.visit.draw(status, page).await),
                    Err(refused) => post.say_no(refused).await,
                }
            }
        }
    }

    /// A page that was made by a form itself, such as one that shows something once.
    pub(crate) async fn show(self, page: Page, token: Option<&Token>) -> Response {
        let mut response = self.visit.draw(StatusCode::OK, page).await;
        keep_cookie(&mut response, token.map(cookies::set).as_deref().or(self.cookie.as_deref()));
        response
    }

    /// The page for what was refused.
    pub(crate) async fn say_no(&self, refused: Refused) -> Response {
        self.keeping(say_no(&self.visit, self.who.as_deref(), refused).await)
    }

    /// An answer with the cookie that a confirmation gave: the former one opens nothing any more.
    pub(crate) fn keeping(&self, mut response: Response) -> Response {
        keep_cookie(&mut response, self.cookie.as_deref());
        response
    }
}

/// The page for what was refused, on record where somebody reached for what is not theirs.
pub(crate) async fn say_no(visit: &Visit, who: Option<&Recognised>, refused: Refused) -> Response {
    let path = visit.cx.path.split('?').next().unwrap_or("/").to_owned();
    let problem = match refused {
        Refused::May(refusal) => {
            refusals::record(visit, who, refusal, &path).await;
            match refusal {
                Refusal::Role | Refusal::SecondFactor | Refusal::Stale => RefusedWhy::NotYours.into(),
                Refusal::NotSignedIn => RefusedWhy::SignInFirst { to: visit.back(&Method::POST) }.into(),
                Refusal::Foreign => Problem::NotFound,
            }
        }
        Refused::Missing => {
            refusals::record(visit, who, Refusal::Foreign, &path).await;
            Problem::NotFound
        }
        Refused::Changed => RefusedWhy::Overtaken { to: visit.back(&Method::POST) }.into(),
        Refused::Faults(_) | Refused::Repeated => RefusedWhy::SentBefore { to: visit.back(&Method::POST) }.into(),
        Refused::Busy | Refused::Store(daodi::ports::StoreError::Unavailable) => Problem::Unavailable,
        Refused::Store(error) => {
            tracing::error!(%error, "the store refused what it should take");
            Problem::Internal { request_id: visit.request_id.clone() }
        }
        Refused::Fault(what) => {
            tracing::error!(what, "a fault of ours");
            Problem::Internal { request_id: visit.request_id.clone() }
        }
    };
    visit.again(problem).await
}

/// The page that a form stands on, from where it is sent to: what is done is the end of the path.
fn page_of(sent_to: &str) -> String {
    const ACTS: &[&str] = &[
        "apply",
        "artwork",
        "ask-erasure",
        "assign",
        "change",
        "close",
        "confirm",
        "decide",
        "declare",
        "disable",
        "discard",
        "download-password",
        "enable",
        "end",
        "end-erasure",
        "end-plot",
        "erase",
        "export",
        "file",
        "lift",
        "members",
        "note",
        "plot",
        "propose",
        "read",
        "recovery",
        "remove",
        "reset",
        "retry",
        "reveal",
        "rotate",
        "row",
        "say",
        "step",
        "submit",
        "take-up",
        "unchanged",
        "use",
        "version",
        "withdraw",
    ];
    let mut path = sent_to.split('?').next().unwrap_or("/");
    while let Some((page, act)) = path.rsplit_once('/')
        && !page.is_empty()
        && ACTS.contains(&act)
    {
        path = page;
    }
    // Locks are shown with the sessions.
    if path == "/admin/locks" { "/admin/sessions".to_owned() } else { path.to_owned() }
}

fn see_other(location: &str, cookie: Option<&str>) -> Response {
    let mut response = (StatusCode::SEE_OTHER, [(LOCATION, location.to_owned())]).into_response();
    keep_cookie(&mut response, cookie);
    response
}

fn keep_cookie(response: &mut Response, cookie: Option<&str>) {
    if let Some(value) = cookie.and_then(|cookie| HeaderValue::from_str(cookie).ok()) {
        response.headers_mut().insert(SET_COOKIE, value);
    }
}

#[cfg(test)]
mod tests {
    use super::page_of;

    #[test]
    fn a_form_knows_its_page() {
        for (sent_to, page) in [
            ("/admin/accounts/7/disable", "/admin/accounts/7"),
            ("/my/enterprises/x/members/change", "/my/enterprises/x"),
            ("/admin/locks/lift", "/admin/sessions"),
            ("/my/contact", "/my/contact"),
            ("/desk/handovers/7/download-password", "/desk/handovers/7"),
            ("/reset/token", "/reset/token"),
            ("/sign-in?to=%2Fmy", "/sign-in"),
        ] {
            assert_eq!(page_of(sent_to), page);
        }
    }
}
