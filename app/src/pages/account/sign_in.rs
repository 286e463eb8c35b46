//! `/sign-in` and `/sign-in/second`: name and password, then the second factor.

use crate::Page;
use crate::cx::Cx;
use crate::pages::common::path_with;
use crate::pages::forms::{asked, field, head, hinted, once, page, summary};
use crate::ui::{Button, FormEnd, InputKind, Notice, NoticeKind, PageHead, PostForm, TextInput};
use daodi::form::Form;
use leptos::prelude::*;

/// Why somebody came here, where a page sent them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignInNotice {
    /// They signed out.
    SignedOut,
    /// Their session ended: too long unused, or at its absolute end.
    Ended,
    /// They chose a new password by a link.
    PasswordReset,
    /// They confirmed their mail address.
    MailConfirmed,
    /// They accepted an invitation.
    InvitationAccepted,
}

impl SignInNotice {
    fn key(self) -> &'static str {
        match self {
            Self::SignedOut => "sign-in-notice-signed-out",
            Self::Ended => "sign-in-notice-ended",
            Self::PasswordReset => "sign-in-notice-reset",
            Self::MailConfirmed => "sign-in-notice-confirmed",
            Self::InvitationAccepted => "sign-in-notice-invited",
        }
    }
}

/// What the sign-in page shows. Whether a name exists, a password is wrong or an account is locked looks the same.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SignIn {
    /// The Chinese path to go to afterwards; empty: `/my`.
    pub to: String,
    /// Why they came here.
    pub notice: Option<SignInNotice>,
}

/// Name and password. Fields: `login`, `password`, `to`.
#[must_use]
pub fn sign_in(cx: &Cx, view: SignIn, form: &Form) -> Page {
    let head = head(cx, cx.t_owned("sign-in-heading"), form);
    page(head, "", view, form, |cx, view, form| {
        let notice = view.notice.map(|notice| view! { <Notice><p>{cx.t(notice.key())}</p></Notice> });
        let at = |path: &str| cx.href(path);
        view! {
            <div class="wrap narrow page">
                <PageHead title=cx.t("sign-in-heading") lead=Some(cx.t_owned("sign-in-lead"))/>
                {notice}
                {summary(cx, form)}
                <PostForm action=at("/sign-in") once=once(form) hidden=back(&view.to)>
                    <TextInput field=field(cx, form, "login") kind=InputKind::Login value=form.value("login").to_owned()
                        autocomplete="username".to_owned() maxlength=Some(64) autofocus=form.faults.is_empty()/>
                    <TextInput field=field(cx, form, "password") kind=InputKind::Password
                        autocomplete="current-password".to_owned() maxlength=Some(256)/>
                    <FormEnd>
                        <Button>{cx.t("sign-in-submit")}</Button>
                        <a href=at("/forgot")>{cx.t("sign-in-forgot")}</a>
                    </FormEnd>
                </PostForm>
                <section class="part" aria-labelledby="help-title">
                    <h2 id="help-title">{cx.t("sign-in-help-heading")}</h2>
                    <dl class="help">
                        <div><dt>{cx.t("sign-in-help-new")}</dt><dd>{cx.t("sign-in-help-new-text")}" "
                            <a href=at("/register")>{cx.t("sign-in-register")}</a></dd></div>
                        <div><dt>{cx.t("sign-in-help-staff")}</dt><dd>{cx.t("sign-in-help-staff-text")}</dd></div>
                        <div><dt>{cx.t("sign-in-help-locked")}</dt><dd>{cx.t("sign-in-help-locked-text")}</dd></div>
                    </dl>
                </section>
            </div>
        }
        .into_any()
    })
}

/// The hidden field that keeps the way back.
pub(super) fn back(to: &str) -> Vec<(String, String)> {
    if to.is_empty() { Vec::new() } else { vec![("to".to_owned(), to.to_owned())] }
}

/// What the second step shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SecondStep {
    /// The Chinese path to go to afterwards; empty: `/my`.
    pub to: String,
    /// Whether a recovery code is asked for (`?with=recovery`). Either kind is taken in either form.
    pub recovery: bool,
}

/// The second factor. Fields: `code`, `to`.
#[must_use]
pub fn second_step(cx: &Cx, view: SecondStep, form: &Form) -> Page {
    let head = head(cx, cx.t_owned("second-step-heading"), form);
    page(head, "", view, form, |cx, view, form| {
        let mut pairs = Vec::new();
        if !view.recovery {
            pairs.push(("with", "recovery".to_owned()));
        }
        if !view.to.is_empty() {
            pairs.push(("to", view.to.clone()));
        }
        let other = cx.href(&path_with("/sign-in/second", &pairs));
        let (lead, label, hint, kind, fill, other_words) = if view.recovery {
            (
                "second-step-recovery-lead",
                "second-step-recovery",
                "second-step-recovery-hint",
                InputKind::RecoveryCode,
                "off",
                "second-step-use-code",
            )
        } else {
            (
                "second-step-lead",
                "second-step-code",
                "second-step-hint",
                InputKind::Code,
                "one-time-code",
                "second-step-use-recovery",
            )
        };
        let code = asked(hinted(field(cx, form, "code"), cx.t(hint)), cx.t(label));
        view! {
            <div class="wrap narrow page">
                <PageHead title=cx.t("second-step-heading") lead=Some(cx.t_owned(lead))/>
                {summary(cx, form)}
                <PostForm action=cx.href("/sign-in/second") once=once(form) hidden=back(&view.to)>
                    <TextInput field=code kind=kind autocomplete=fill.to_owned() maxlength=Some(32)
                        autofocus=form.faults.is_empty()/>
                    <FormEnd>
                        <Button>{cx.t("second-step-submit")}</Button>
                        <a href=other>{cx.t(other_words)}</a>
                    </FormEnd>
                </PostForm>
                <Notice kind=NoticeKind::Info title=Some(cx.t_owned("second-step-lost"))>
                    <p>{cx.t("second-step-lost-text")}</p>
                    <p><a href=cx.href("/sign-in")>{cx.t("second-step-other-account")}</a></p>
                </Notice>
            </div>
        }
        .into_any()
    })
}
