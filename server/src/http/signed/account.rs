//! Signing in and out, registering, proving again who one is.

use super::super::post::Post;
use super::super::visit::Visit;
use super::super::{cookies, display, refusals};
use super::{Signed, rules};
use crate::services::accounts::{Client, Registration};
use crate::services::refused::Refused;
use app::Page;
use app::pages::account::{self, ConfirmIdentity, Register, SecondStep, SignIn, SignInNotice};
use axum::http::header::{CACHE_CONTROL, LOCATION, SET_COOKIE};
use axum::http::{HeaderName, StatusCode};
use axum::response::{IntoResponse, Response};
use daodi::form::Form;
use daodi::people::SessionStage;

/// A path of this server to go to afterwards.
fn way_on(to: &str) -> String {
    if display::is_own_path(to) { to.to_owned() } else { String::new() }
}

/// An answer around the sign-in is kept by nobody.
fn unkept(mut response: Response) -> Response {
    response.headers_mut().insert(CACHE_CONTROL, axum::http::HeaderValue::from_static("no-store"));
    response
}

fn go(location: String, cookie: String) -> Response {
    let headers: [(HeaderName, String); 3] =
        [(LOCATION, location), (SET_COOKIE, cookie), (CACHE_CONTROL, "no-store".to_owned())];
    (StatusCode::SEE_OTHER, headers).into_response()
}

pub(crate) async fn sign_in(visit: Visit) -> Response {
    let notice = match visit.parameter("done") {
        "signed-out" => Some(SignInNotice::SignedOut),
        "reset" => Some(SignInNotice::PasswordReset),
        "confirmed" => Some(SignInNotice::MailConfirmed),
        "invited" => Some(SignInNotice::InvitationAccepted),
        "ended" => Some(SignInNotice::Ended),
        _ => None,
    };
    let view = SignIn { to: way_on(visit.parameter("to")), notice };
    let page = account::sign_in(&visit.cx, view, &Form::new(visit.app.clock.id()));
    unkept(visit.draw(StatusCode::OK, page).await)
}

pub(crate) async fn sign_in_sent(post: Post) -> Response {
    let client = Client { network: post.visit.client.network.to_string(), agent: post.agent.clone() };
    let (login, password) = (post.field("login").to_owned(), post.secret("password"));
    let to = way_on(post.field("to"));
    let signed = post.app().accounts.sign_in(&login, &password, &client, &post.acting()).await;
    match signed {
        Ok(cookie) => {
            let there = if to.is_empty() { "/my".to_owned() } else { to };
            let half = cookie.stage == SessionStage::Password;
            let next = match (half, cookie.account.second_factor) {
                (true, true) => {
                    let query = form_urlencoded::Serializer::new(String::new()).append_pair("to", &there).finish();
                    format!("/sign-in/second?{query}")
                }
                (true, false) => "/my/second-factor".to_owned(),
                (false, _) => there,
            };
            go(post.visit.cx.href(&next), cookies::set(&cookie.token))
        }
        Err(refused) => {
            let again = async |post: &Post, form: Form| -> Result<Page, Refused> {
                Ok(account::sign_in(&post.visit.cx, SignIn { to: way_on(post.field("to")), notice: None }, &form))
            };
            unkept(post.finish(Err(refused), again).await)
        }
    }
}

fn second_page(visit: &Visit, to: &str, recovery: bool, form: &Form) -> Page {
    account::second_step(&visit.cx, SecondStep { to: way_on(to), recovery }, form)
}

pub(crate) async fn second(signed: Signed) -> Response {
    let visit = &signed.visit;
    let page = second_page(visit, visit.parameter("to"), visit.parameter("with") == "recovery", &signed.form());
    signed.show(Ok(page)).await
}

pub(crate) async fn second_sent(post: Post) -> Response {
    let to = way_on(post.field("to"));
    let done = match post.who() {
        Ok(who) if who.stage == SessionStage::Full => Ok(None),
        Ok(who) => post.app().accounts.second(who, post.field("code"), &post.acting()).await.map(Some),
        Err(refused) => Err(refused),
    };
    let there = if to.is_empty() { "/my".to_owned() } else { to };
    match done {
        Ok(Some(token)) => go(post.visit.cx.href(&there), cookies::set(&token)),
        Ok(None) => refusals::to(&post.visit, &there),
        Err(refused) => {
            let again = async |post: &Post, form: Form| -> Result<Page, Refused> {
                Ok(second_page(&post.visit, post.field("to"), post.field("code").len() > 7, &form))
            };
            post.finish(Err(refused), again).await
        }
    }
}

pub(crate) async fn sign_out(post: Post) -> Response {
    if let Ok(who) = post.who()
        && let Err(refused) = post.app().accounts.sign_out(who, &post.acting()).await
    {
        return post.say_no(refused).await;
    }
    go(post.visit.cx.href("/sign-in?done=signed-out"), cookies::clear())
}

pub(crate) async fn confirm_identity(signed: Signed) -> Response {
    let view = ConfirmIdentity {
        to: way_on(signed.visit.parameter("to")),
        second_factor: signed.who().is_ok_and(|who| who.account.second_factor),
        resume: None,
    };
    let page = account::confirm_identity(&signed.visit.cx, view, &signed.form());
    signed.show(Ok(page)).await
}

pub(crate) async fn confirm_identity_sent(post: Post) -> Response {
    let to = way_on(post.field("to"));
    let done = match post.who() {
        Ok(who) => {
            let password = post.secret("password");
            post.app().accounts.confirm(who, &password, post.field("code"), &post.acting()).await
        }
        Err(refused) => Err(refused),
    };
    match done {
        Ok(token) => {
            let there = if to.is_empty() { "/my".to_owned() } else { to };
            go(post.visit.cx.href(&there), cookies::set(&token))
        }
        Err(refused) => {
            let again = async |post: &Post, form: Form| -> Result<Page, Refused> {
                let second_factor = post.who()?.account.second_factor;
                let view = ConfirmIdentity { to: way_on(post.field("to")), second_factor, resume: None };
                Ok(account::confirm_identity(&post.visit.cx, view, &form))
            };
            post.finish(Err(refused), again).await
        }
    }
}

fn register_page(visit: &Visit, form: &Form) -> Page {
    account::register(&visit.cx, Register { rules: rules(visit.app.accounts.passwords().policy()) }, form)
}

pub(crate) async fn register(visit: Visit) -> Response {
    let form = Form::new(visit.app.clock.id());
    let page = register_page(&visit, &form);
    unkept(visit.draw(StatusCode::OK, page).await)
}

pub(crate) async fn register_sent(mut post: Post) -> Response {
    let acting = match post.begin("/register/sent").await {
        Ok(acting) => acting,
        Err(answer) => return answer,
    };
    let field = |name: &str| post.field(name).to_owned();
    let typed = Registration {
        uscc: field("uscc"),
        enterprise_name: field("enterprise_name"),
        county: field("county"),
        name: field("name"),
        mail: field("mail"),
        phone: field("phone"),
        login: field("login"),
        password: post.secret("password"),
        password_again: post.secret("password_again"),
        agree: !post.field("agree").is_empty(),
        locale: post.visit.cx.locale.lang(),
    };
    let register = post.visit.cx.register.clone();
    let done = post.app().accounts.register(&register, &typed, &acting).await;
    let again = async |post: &Post, form: Form| -> Result<Page, Refused> { Ok(register_page(&post.visit, &form)) };
    unkept(post.finish(done.map(|()| "/register/sent".to_owned()), again).await)
}

pub(crate) async fn registered(visit: Visit) -> Response {
    let page = account::register_sent(&visit.cx);
    unkept(visit.draw(StatusCode::OK, page).await)
}
