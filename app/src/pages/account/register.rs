//! `/register`: a producer's account, bound to an enterprise by its unified social credit code.

use super::{PasswordRules, new_password};
use crate::cx::Cx;
use crate::pages::forms::{asked, counties, field, head, hinted, once, optional, page, summary};
use crate::text::text_with;
use crate::ui::{
    Button, CheckBox, FieldGroup, FormEnd, InputKind, LinkItem, Notice, PageHead, PostForm, SelectInput, Steps,
    TextInput,
};
use crate::{Head, Page};
use daodi::form::Form;
use leptos::prelude::*;

/// What the page shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Register {
    /// The rules for a new password.
    pub rules: PasswordRules,
}

/// The form. Fields: `uscc`, `enterprise_name`, `county`, `name`, `mail`, `phone`, `login`, `password`,
/// `password_again`, `agree`.
#[must_use]
pub fn register(cx: &Cx, view: Register, form: &Form) -> Page {
    page(head(cx, cx.t_owned("register-heading"), form), "", view, form, content)
}

fn content(cx: &Cx, view: &Register, form: &Form) -> AnyView {
    let f = |name: &'static str| field(cx, form, name);
    let v = |name: &str| form.value(name).to_owned();
    view! {
        <div class="wrap page">
            <PageHead title=cx.t("register-heading") lead=Some(cx.t_owned("register-lead"))/>
            <div class=if form.faults.is_empty() { "form-and-aside" } else { "form-and-aside corrected" }>
                <aside class="form-aside" aria-labelledby="steps-title">
                    <h2 id="steps-title">{cx.t("register-steps-heading")}</h2>
                    <Steps items=steps(cx) current=Some(1)/>
                    <p class="small">{cx.t("register-no-permission")}</p>
                    <p class="small">{cx.t("register-who-not")}</p>
                </aside>
                <div class="form-main">
                    {summary(cx, form)}
                    <PostForm action=cx.href("/register") once=once(form)>
                        <FieldGroup title=cx.t("register-group-enterprise") hint=Some(cx.t_owned("register-group-enterprise-hint"))>
                            <TextInput field=hinted(f("uscc"), cx.t("register-uscc-hint")) kind=InputKind::Capitals
                                value=v("uscc") maxlength=Some(32)/>
                            <TextInput field=hinted(f("enterprise_name"), cx.t("register-enterprise-hint"))
                                value=v("enterprise_name") autocomplete="organization".to_owned() maxlength=Some(120)/>
                            <SelectInput field=hinted(f("county"), cx.t("register-county-hint")) value=v("county")
                                empty=Some(cx.t_owned("form-choose")) groups=counties(cx)/>
                        </FieldGroup>
                        <FieldGroup title=cx.t("register-group-person") hint=Some(cx.t_owned("register-group-person-hint"))>
                            <TextInput field=f("name") value=v("name") autocomplete="name".to_owned() maxlength=Some(60)/>
                            <TextInput field=hinted(f("mail"), cx.t("register-mail-hint")) kind=InputKind::Mail
                                value=v("mail") autocomplete="email".to_owned() maxlength=Some(254)/>
                            <TextInput field=hinted(optional(cx, f("phone")), cx.t("register-phone-hint"))
                                kind=InputKind::Phone value=v("phone") autocomplete="tel".to_owned() maxlength=Some(20)/>
                        </FieldGroup>
                        <FieldGroup title=cx.t("register-group-login")>
                            <TextInput field=hinted(f("login"), cx.t("register-login-hint")) kind=InputKind::Login
                                value=v("login") autocomplete="username".to_owned() maxlength=Some(32)/>
                            {new_password(cx, form, view.rules, "", "field-password")}
                        </FieldGroup>
                        <FieldGroup title=cx.t("register-group-agree")>
                            <p class="field-hint">{cx.t("register-privacy")}" "
                                <a href=cx.href("/about#privacy")>{cx.t("register-privacy-more")}</a></p>
                            <CheckBox field=asked(f("agree"), cx.t("register-agree")) checked=form.value("agree") == "yes"/>
                        </FieldGroup>
                        <FormEnd>
                            <Button>{cx.t("register-submit")}</Button>
                            <a href=cx.href("/sign-in")>{cx.t("register-have-account")}</a>
                        </FormEnd>
                    </PostForm>
                </div>
            </div>
        </div>
    }
    .into_any()
}

fn steps(cx: &Cx) -> Vec<(String, String)> {
    [
        ("register-step-1", "register-step-1-text"),
        ("register-step-2", "register-step-2-text"),
        ("register-step-3", "register-step-3-text"),
        ("register-step-4", "register-step-4-text"),
    ]
    .map(|(title, text)| (cx.t_owned(title), cx.t_owned(text)))
    .to_vec()
}

/// `/register/sent`: what happens now. The same whether the address was new or not.
#[must_use]
pub fn register_sent(cx: &Cx) -> Page {
    let head = Head { title: cx.t_owned("register-sent-heading"), ..Head::default() };
    Page::new(head, "", |cx| {
        let hours = text_with(cx.locale, "register-sent-lead", &[("n", 24.into())]);
        view! {
            <div class="wrap narrow page">
                <PageHead title=cx.t("register-sent-heading") lead=Some(hours)/>
                <Steps items=steps(cx) current=Some(2)/>
                {mail_help(cx, LinkItem::new(cx.href("/register"), cx.t("register-sent-again")))}
            </div>
        }
        .into_any()
    })
}

/// What to do where a mail does not come.
pub(super) fn mail_help(cx: &Cx, again: LinkItem) -> AnyView {
    view! {
        <Notice title=Some(cx.t_owned("mail-help-heading"))>
            <p>{cx.t("mail-help-text")}</p>
            <p><a href=again.href>{again.label}</a></p>
        </Notice>
    }
    .into_any()
}
