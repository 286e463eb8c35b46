//! What is done from a link in a mail. Opening a link changes nothing: mail programs open links by themselves.

use super::super::post::Post;
use super::super::visit::Visit;
use super::{Part, named, rules};
use crate::secrets::Token as SecretToken;
use crate::services::refused::Refused;
use app::Page;
use app::pages::account::{self, ConfirmMail, Invitation, Reset, TokenState};
use axum::http::header::CACHE_CONTROL;
use axum::http::{HeaderValue, StatusCode};
use axum::response::Response;
use daodi::form::Form;
use daodi::people::{Account, ProposalKind, TokenPurpose};
use daodi::ports::{Accounts, People};

fn unkept(mut response: Response) -> Response {
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// Whether a link works, and whose it is.
async fn look(visit: &Visit, token: &str, purpose: TokenPurpose) -> Result<(TokenState, Option<Account>), Refused> {
    let store = visit.app.accounts.store();
    let Some(parsed) = SecretToken::parse(token) else { return Ok((TokenState::Ended, None)) };
    let Some(known) = store.token(&parsed.stored()).await?.filter(|t| t.purpose == purpose) else {
        return Ok((TokenState::Ended, None));
    };
    if known.used_at.is_some() {
        return Ok((TokenState::Used, None));
    }
    if visit.app.clock.micros() >= known.ends_at {
        return Ok((TokenState::Ended, None));
    }
    Ok((TokenState::Ready, store.account(&known.account).await?))
}

async fn show(visit: Visit, page: Result<Page, Refused>) -> Response {
    match page {
        Ok(page) => unkept(visit.draw(StatusCode::OK, page).await),
        Err(refused) => super::super::post::say_no(&visit, None, refused).await,
    }
}

/// The answer to a form whose link works no more: its page, which has no form, and that nothing was done.
async fn gone(visit: &Visit, page: Result<Page, Refused>) -> Response {
    match page {
        Ok(page) => unkept(visit.draw(StatusCode::GONE, page).await),
        Err(refused) => super::super::post::say_no(visit, None, refused).await,
    }
}

async fn confirm_page(visit: &Visit, token: &str, form: &Form) -> Result<Page, Refused> {
    let (state, _) = look(visit, token, TokenPurpose::ConfirmMail).await?;
    Ok(account::confirm_mail(&visit.cx, ConfirmMail { token: token.to_owned(), state }, form))
}

pub(crate) async fn confirm(part: Part, visit: Visit) -> Response {
    let form = Form::new(visit.app.clock.id());
    let page = confirm_page(&visit, &named(part), &form).await;
    show(visit, page).await
}

pub(crate) async fn confirm_sent(part: Part, mut post: Post) -> Response {
    let token = named(part);
    let acting = match post.begin("/sign-in?done=confirmed").await {
        Ok(acting) => acting,
        Err(answer) => return answer,
    };
    let done = post.app().accounts.confirm_mail(&token, &acting).await;
    if matches!(done, Err(Refused::Missing)) {
        let page = confirm_page(&post.visit, &token, &Form::default()).await;
        return gone(&post.visit, page).await;
    }
    let again = async |post: &Post, form: Form| confirm_page(&post.visit, &token, &form).await;
    unkept(post.finish(done.map(|()| "/sign-in?done=confirmed".to_owned()), again).await)
}

pub(crate) async fn forgot(visit: Visit) -> Response {
    let page = account::forgot(&visit.cx, &Form::new(visit.app.clock.id()));
    show(visit, Ok(page)).await
}

pub(crate) async fn forgot_sent(mut post: Post) -> Response {
    let acting = match post.begin("/forgot/sent").await {
        Ok(acting) => acting,
        Err(answer) => return answer,
    };
    let login = post.field("login").trim().to_owned();
    let done = if login.is_empty() {
        Err(Refused::field("login", daodi::form::Fault::Missing))
    } else {
        post.app().accounts.forgot(&login, &acting).await
    };
    let again = async |post: &Post, form: Form| -> Result<Page, Refused> { Ok(account::forgot(&post.visit.cx, &form)) };
    unkept(post.finish(done.map(|()| "/forgot/sent".to_owned()), again).await)
}

pub(crate) async fn forgotten(visit: Visit) -> Response {
    let page = account::forgot_sent(&visit.cx);
    show(visit, Ok(page)).await
}

async fn reset_page(visit: &Visit, token: &str, form: &Form) -> Result<Page, Refused> {
    let (state, account) = look(visit, token, TokenPurpose::Reset).await?;
    let view = Reset {
        token: token.to_owned(),
        state,
        second_factor: account.as_ref().is_some_and(|a| a.second_factor),
        login: account.map(|a| a.login).unwrap_or_default(),
        rules: rules(visit.app.accounts.passwords().policy()),
    };
    Ok(account::reset(&visit.cx, view, form))
}

pub(crate) async fn reset(part: Part, visit: Visit) -> Response {
    let form = Form::new(visit.app.clock.id());
    let page = reset_page(&visit, &named(part), &form).await;
    show(visit, page).await
}

pub(crate) async fn reset_sent(part: Part, post: Post) -> Response {
    let token = named(part);
    password_by_link(post, &token, TokenPurpose::Reset, "/sign-in?done=reset").await
}

async fn invitation_page(visit: &Visit, token: &str, form: &Form) -> Result<Page, Refused> {
    let (state, account) = look(visit, token, TokenPurpose::Invitation).await?;
    let store = visit.app.accounts.store();
    // The role that was asked for is shown even while the second person has not decided yet.
    let waiting = match &account {
        Some(account) => {
            let about = store.proposals_about(&account.id).await?;
            about.into_iter().find(|p| p.kind == ProposalKind::GrantRole)
        }
        None => None,
    };
    let role = account.as_ref().and_then(|a| a.role).or(waiting.as_ref().and_then(|p| p.role));
    let office = account.as_ref().and_then(|a| a.office).or(waiting.as_ref().and_then(|p| p.office));
    let office = match office {
        Some(code) => store.office(code).await?.map(|record| record.office),
        None => None,
    };
    let view = Invitation {
        token: token.to_owned(),
        state,
        role_waits: account.as_ref().is_some_and(|a| a.role.is_none()),
        login: account.map(|a| a.login).unwrap_or_default(),
        role,
        office: office.map(|o| if visit.cx.english() { o.name_en } else { o.name }),
        rules: rules(visit.app.accounts.passwords().policy()),
    };
    Ok(account::invitation(&visit.cx, view, form))
}

pub(crate) async fn invitation(part: Part, visit: Visit) -> Response {
    let form = Form::new(visit.app.clock.id());
    let page = invitation_page(&visit, &named(part), &form).await;
    show(visit, page).await
}

pub(crate) async fn invitation_sent(part: Part, post: Post) -> Response {
    let token = named(part);
    password_by_link(post, &token, TokenPurpose::Invitation, "/sign-in?done=invited").await
}

async fn password_by_link(mut post: Post, token: &str, purpose: TokenPurpose, then: &'static str) -> Response {
    let acting = match post.begin(then).await {
        Ok(acting) => acting,
        Err(answer) => return answer,
    };
    let (password, again) = (post.secret("password"), post.secret("password_again"));
    let accounts = &post.app().accounts;
    let done = accounts.set_password_by_link(token, purpose, &password, &again, &acting).await;
    let page = async |visit: &Visit, form: &Form| match purpose {
        TokenPurpose::Reset => reset_page(visit, token, form).await,
        _ => invitation_page(visit, token, form).await,
    };
    if matches!(done, Err(Refused::Missing)) {
        let dead = page(&post.visit, &Form::default()).await;
        return gone(&post.visit, dead).await;
    }
    let again = async |post: &Post, form: Form| page(&post.visit, &form).await;
    unkept(post.finish(done.map(|()| then.to_owned()), again).await)
}
