//! `/my/password`.

use crate::Page;
use crate::cx::Cx;
use crate::pages::account::{PasswordRules, new_password};
use crate::pages::common::when;
use crate::pages::forms::{field, head, once, page, summary};
use crate::ui::{Button, FormEnd, InputKind, Notice, NoticeKind, PageHead, PostForm, TextInput};
use daodi::form::Form;
use leptos::prelude::*;

/// What the page shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Password {
    /// The rules for a new password.
    pub rules: PasswordRules,
    /// When the present one was set, µs since the epoch, UTC.
    pub changed_at: Option<i64>,
    /// Whether it must be changed before anything else.
    pub must_change: bool,
    /// Whether it was just changed.
    pub saved: bool,
}

/// The form. Fields: `old`, `password`, `password_again`.
#[must_use]
pub fn password(cx: &Cx, view: Password, form: &Form) -> Page {
    page(head(cx, cx.t_owned("password-heading"), form), "/my/password", view, form, |cx, view, form| {
        let saved =
            view.saved.then(|| view! { <Notice kind=NoticeKind::Done><p>{cx.t("password-saved")}</p></Notice> });
        let must = view
            .must_change
            .then(|| view! { <Notice kind=NoticeKind::Caution><p>{cx.t("password-must-change")}</p></Notice> });
        let since = view.changed_at.map(|at| view! { <p class="small">{cx.t("my-password-set")}" "{when(cx, at)}</p> });
        let login = cx.viewer.as_ref().map(|viewer| viewer.login.clone()).unwrap_or_default();
        view! {
            <div class="wrap narrow page">
                <PageHead title=cx.t("password-heading") lead=Some(cx.t_owned("password-lead"))/>
                {saved}
                {must}
                {summary(cx, form)}
                <PostForm action=cx.href("/my/password") once=once(form)>
                    <TextInput field=field(cx, form, "old") kind=InputKind::Password
                        autocomplete="current-password".to_owned() maxlength=Some(256)/>
                    {new_password(cx, form, view.rules, &login, "password-new")}
                    <FormEnd><Button>{cx.t("password-save")}</Button></FormEnd>
                </PostForm>
                {since}
            </div>
        }
        .into_any()
    })
}
