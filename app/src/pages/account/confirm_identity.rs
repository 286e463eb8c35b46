//! `/confirm-identity`: before a decision, the person proves again who they are.

use super::sign_in::back;
use crate::Page;
use crate::cx::Cx;
use crate::pages::forms::{asked, field, head, hinted, once, page, summary};
use crate::ui::{Button, FormEnd, InputKind, PageHead, PostForm, TextInput};
use daodi::form::{Form, KEY_FIELD};
use leptos::prelude::*;

/// What the page shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConfirmIdentity {
    /// The Chinese path to go to afterwards.
    pub to: String,
    /// Whether the account has a second factor.
    pub second_factor: bool,
    /// The form that was sent without a fresh confirmation: where it was sent to and its fields. It is sent again with the
    /// confirmation, so that nothing that was typed is lost.
    pub resume: Option<(String, Vec<(String, String)>)>,
}

/// Password and, where it is set up, the second factor. Fields: `password`, `code`, `to`; where a form is resumed
/// `confirm_password`, `confirm_code` and the form's own.
#[must_use]
pub fn confirm_identity(cx: &Cx, view: ConfirmIdentity, form: &Form) -> Page {
    let head = head(cx, cx.t_owned("confirm-heading"), form);
    page(head, "", view, form, |cx, view, form| {
        let login = cx.viewer.as_ref().map(|viewer| viewer.login.clone()).unwrap_or_default();
        let resumed = view.resume.is_some();
        let (password_name, code_name) =
            if resumed { ("confirm_password", "confirm_code") } else { ("password", "code") };
        let code = view.second_factor.then(|| {
            let code = asked(hinted(field(cx, form, code_name), cx.t("confirm-code-hint")), cx.t("second-step-code"));
            view! {
                <TextInput field=code kind=InputKind::RecoveryCode autocomplete="one-time-code".to_owned()
                    maxlength=Some(32)/>
            }
        });
        let (action, key, hidden) = match &view.resume {
            Some((path, fields)) => {
                let (key, others): (Vec<_>, Vec<_>) = fields.iter().cloned().partition(|(name, _)| name == KEY_FIELD);
                (path.as_str(), key.into_iter().next().unwrap_or_else(|| once(form)), others)
            }
            None => ("/confirm-identity", once(form), back(&view.to)),
        };
        let away = if view.to.is_empty() { "/my" } else { view.to.as_str() };
        let password = asked(field(cx, form, password_name), cx.t("field-password"));
        view! {
            <div class="wrap narrow page">
                <PageHead title=cx.t("confirm-heading") lead=Some(cx.t_owned("confirm-lead"))/>
                {summary(cx, form)}
                <PostForm action=cx.href(action) once=key hidden=hidden>
                    <input type="text" class="vh" autocomplete="username" value=login readonly tabindex="-1"
                        aria-hidden="true"/>
                    <TextInput field=password kind=InputKind::Password
                        autocomplete="current-password".to_owned() maxlength=Some(256)
                        autofocus=form.faults.is_empty()/>
                    {code}
                    <FormEnd>
                        <Button>{cx.t("confirm-submit")}</Button>
                        <a href=cx.href(away)>{cx.t("form-cancel")}</a>
                    </FormEnd>
                </PostForm>
                <p class="small">{cx.t("confirm-why")}</p>
            </div>
        }
        .into_any()
    })
}
