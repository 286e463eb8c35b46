//! What is done from a link in a mail: confirm an address, choose a new password, accept an invitation. Opening a link
//! changes nothing, so that programs which look into mails use none up.

use super::register::mail_help;
use super::{PasswordRules, new_password};
use crate::cx::Cx;
use crate::pages::forms::{asked, field, head, hinted, once, page, summary};
use crate::text::{text_for, text_with};
use crate::ui::{
    Button, FactRow, FactTable, FormEnd, InputKind, LinkButton, LinkItem, Notice, NoticeKind, PageHead, PostForm,
    Steps, TextInput,
};
use crate::{Head, Page};
use daodi::form::Form;
use daodi::people::Role;
use leptos::prelude::*;

/// Whether a link can be used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TokenState {
    /// It can.
    #[default]
    Ready,
    /// It was used.
    Used,
    /// Its time is over, or there never was such a link.
    Ended,
}

/// A link that cannot be used any more, and what to do instead.
fn dead(
    cx: &Cx,
    state: TokenState,
    title: &'static str,
    then: &'static str,
    ways: Vec<(&'static str, &'static str)>,
) -> Page {
    let head = Head { title: cx.t_owned(title), ..Head::default() };
    Page::new(head, "", move |cx| {
        let what = if state == TokenState::Used { "token-used" } else { "token-ended" };
        let links = ways
            .iter()
            .enumerate()
            .map(|(at, (path, key))| {
                if at == 0 {
                    view! { <LinkButton href=cx.href(path)>{cx.t(key)}</LinkButton> }.into_any()
                } else {
                    view! { <a href=cx.href(path)>{cx.t(key)}</a> }.into_any()
                }
            })
            .collect_view();
        view! {
            <div class="wrap narrow page">
                <PageHead title=cx.t(what) lead=Some(cx.t_owned(then))/>
                <FormEnd>{links}</FormEnd>
            </div>
        }
        .into_any()
    })
}

/// What the page of a link to confirm a mail address shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConfirmMail {
    /// The token of the address.
    pub token: String,
    /// Whether it can be used.
    pub state: TokenState,
}

/// `/confirm/{token}`: one button. No fields.
#[must_use]
pub fn confirm_mail(cx: &Cx, view: ConfirmMail, form: &Form) -> Page {
    if view.state != TokenState::Ready {
        let ways = vec![("/sign-in", "error-401-button"), ("/register", "register-heading")];
        return dead(cx, view.state, "confirm-mail-heading", "confirm-mail-dead", ways);
    }
    let head = head(cx, cx.t_owned("confirm-mail-heading"), form);
    page(head, "", view, form, |cx, view, form| {
        view! {
            <div class="wrap narrow page">
                <PageHead title=cx.t("confirm-mail-heading") lead=Some(cx.t_owned("confirm-mail-lead"))/>
                {summary(cx, form)}
                <PostForm action=cx.href(&format!("/confirm/{}", view.token)) once=once(form)>
                    <FormEnd><Button>{cx.t("confirm-mail-submit")}</Button></FormEnd>
                </PostForm>
                <p class="small">{cx.t("confirm-mail-not-me")}</p>
            </div>
        }
        .into_any()
    })
}

/// `/forgot`: a way to a new password. Field: `login`.
#[must_use]
pub fn forgot(cx: &Cx, form: &Form) -> Page {
    let head = head(cx, cx.t_owned("forgot-heading"), form);
    page(head, "", (), form, |cx, (), form| {
        let login = asked(hinted(field(cx, form, "login"), cx.t("forgot-login-hint")), cx.t("forgot-login"));
        view! {
            <div class="wrap narrow page">
                <PageHead title=cx.t("forgot-heading") lead=Some(cx.t_owned("forgot-lead"))/>
                {summary(cx, form)}
                <PostForm action=cx.href("/forgot") once=once(form)>
                    <TextInput field=login kind=InputKind::Login value=form.value("login").to_owned()
                        autocomplete="username".to_owned() maxlength=Some(254) autofocus=form.faults.is_empty()/>
                    <FormEnd>
                        <Button>{cx.t("forgot-submit")}</Button>
                        <a href=cx.href("/sign-in")>{cx.t("forgot-back")}</a>
                    </FormEnd>
                </PostForm>
                <p class="small">{cx.t("forgot-second-factor")}</p>
            </div>
        }
        .into_any()
    })
}

/// `/forgot/sent`: the answer, always the same.
#[must_use]
pub fn forgot_sent(cx: &Cx) -> Page {
    let head = Head { title: cx.t_owned("forgot-sent-heading"), ..Head::default() };
    Page::new(head, "", |cx| {
        let lead = text_with(cx.locale, "forgot-sent-lead", &[("n", 30.into())]);
        view! {
            <div class="wrap narrow page">
                <PageHead title=cx.t("forgot-sent-heading") lead=Some(lead)/>
                {mail_help(cx, LinkItem::new(cx.href("/forgot"), cx.t("forgot-sent-again")))}
                <p><a href=cx.href("/sign-in")>{cx.t("forgot-back")}</a></p>
            </div>
        }
        .into_any()
    })
}

/// What the page of a link to a new password shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reset {
    /// The token of the address.
    pub token: String,
    /// Whether it can be used.
    pub state: TokenState,
    /// The account's login name; empty where the link cannot be used.
    pub login: String,
    /// Whether the account has a second factor, which a reset never skips.
    pub second_factor: bool,
    /// The rules for a new password.
    pub rules: PasswordRules,
}

/// `/reset/{token}`. Fields: `password`, `password_again`.
#[must_use]
pub fn reset(cx: &Cx, view: Reset, form: &Form) -> Page {
    if view.state != TokenState::Ready {
        let ways = vec![("/forgot", "forgot-heading"), ("/sign-in", "error-401-button")];
        return dead(cx, view.state, "reset-heading", "reset-dead", ways);
    }
    let head = head(cx, cx.t_owned("reset-heading"), form);
    page(head, "", view, form, |cx, view, form| {
        let lead = text_with(cx.locale, "reset-lead", &[("login", view.login.clone().into())]);
        let second = view.second_factor.then(|| view! { <p class="small">{cx.t("reset-second-factor")}</p> });
        view! {
            <div class="wrap narrow page">
                <PageHead title=cx.t("reset-heading") lead=Some(lead)/>
                {summary(cx, form)}
                <PostForm action=cx.href(&format!("/reset/{}", view.token)) once=once(form)>
                    {new_password(cx, form, view.rules, &view.login, "password-new")}
                    <FormEnd><Button>{cx.t("reset-submit")}</Button></FormEnd>
                </PostForm>
                <p class="small">{cx.t("reset-ends-sessions")}</p>
                {second}
            </div>
        }
        .into_any()
    })
}

/// What the page of an invitation shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// The token of the address.
    pub token: String,
    /// Whether it can be used.
    pub state: TokenState,
    /// The account's login name; empty where the link cannot be used.
    pub login: String,
    /// The role that is offered.
    pub role: Option<Role>,
    /// Whether that role still waits for the second person's approval.
    pub role_waits: bool,
    /// Name of the office that goes with it, in the page's language.
    pub office: Option<String>,
    /// The rules for a new password.
    pub rules: PasswordRules,
}

/// `/invitation/{token}`: what is accepted, and a password. Fields: `password`, `password_again`.
#[must_use]
pub fn invitation(cx: &Cx, view: Invitation, form: &Form) -> Page {
    if view.state != TokenState::Ready {
        let ways = vec![("/sign-in", "error-401-button")];
        return dead(cx, view.state, "invitation-heading", "invitation-dead", ways);
    }
    let head = head(cx, cx.t_owned("invitation-heading"), form);
    page(head, "", view, form, |cx, view, form| {
        let role = text_for(cx.locale, "role", view.role.map_or("none", Role::code));
        let waits = view.role_waits.then(|| view! { <p class="small">{cx.t("invitation-role-waits")}</p> });
        let office =
            view.office.clone().map(|office| view! { <FactRow term=cx.t("invitation-office")>{office}</FactRow> });
        let second = view.role.is_some_and(Role::needs_second_factor);
        let mut steps = vec![(cx.t_owned("invitation-step-password"), String::new())];
        if second {
            steps.push((cx.t_owned("invitation-step-second"), cx.t_owned("invitation-step-second-text")));
        }
        steps.push((cx.t_owned("invitation-step-work"), String::new()));
        view! {
            <div class="wrap narrow page">
                <PageHead title=cx.t("invitation-heading") lead=Some(cx.t_owned("invitation-lead"))/>
                <FactTable label=cx.t("invitation-heading")>
                    <FactRow term=cx.t("field-login")>{view.login.clone()}</FactRow>
                    <FactRow term=cx.t("invitation-role")>{role}{waits}</FactRow>
                    {office}
                </FactTable>
                <Steps items=steps current=Some(1)/>
                {summary(cx, form)}
                <PostForm action=cx.href(&format!("/invitation/{}", view.token)) once=once(form)>
                    {new_password(cx, form, view.rules, &view.login, "field-password")}
                    <FormEnd><Button>{cx.t("invitation-submit")}</Button></FormEnd>
                </PostForm>
                <Notice kind=NoticeKind::Caution><p>{cx.t("invitation-not-mine")}</p></Notice>
            </div>
        }
        .into_any()
    })
}
