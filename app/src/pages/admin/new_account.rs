//! `/admin/accounts/new`: an account for somebody, and the role that another administrator must approve.

use super::parts::{page, way};
use crate::Page;
use crate::cx::Cx;
use crate::pages::acts::office_name;
use crate::pages::forms::{field, hinted, once, summary};
use crate::text::text_for;
use crate::ui::{
    Button, FieldGroup, FormEnd, InputKind, PageHead, PostForm, SelectGroup, SelectInput, Steps, TextArea, TextInput,
};
use daodi::form::Form;
use daodi::identifiers::DivisionCode;
use daodi::people::Role;
use leptos::prelude::*;

/// The form of a new account: `login`, `name`, `mail`, `role`, `office`, `reason`.
#[must_use]
pub fn new_account(cx: &Cx, form: &Form) -> Page {
    page(cx, cx.t_owned("admin-new-heading"), "/admin/accounts", (), form, content)
}

fn content(cx: &Cx, (): &(), form: &Form) -> AnyView {
    let login = hinted(field(cx, form, "login"), cx.t("admin-new-login-hint"));
    let name = hinted(field(cx, form, "name"), cx.t("admin-new-name-hint"));
    let mail = hinted(field(cx, form, "mail"), cx.t("admin-new-mail-hint"));
    let reason = hinted(field(cx, form, "reason"), cx.t("admin-reason-hint"));
    let steps = [
        ("admin-new-step-1", "admin-new-step-1-text"),
        ("admin-new-step-2", "admin-new-step-2-text"),
        ("admin-new-step-3", "admin-new-step-3-text"),
    ]
    .map(|(title, text)| (cx.t_owned(title), cx.t_owned(text)));
    view! {
        <div class="wrap page work">
            {way(cx, &[("/admin/accounts", cx.t("section-accounts"))], cx.t("admin-new-heading"))}
            <PageHead title=cx.t("admin-new-heading") lead=Some(cx.t_owned("admin-new-intro"))/>
            <div class="form-and-aside">
                <aside class="form-aside" aria-labelledby="steps-title">
                    <h2 id="steps-title">{cx.t("admin-new-steps-title")}</h2>
                    <Steps items=steps.to_vec()/>
                </aside>
                <div class="form-main">
                    {summary(cx, form)}
                    <PostForm action=cx.href("/admin/accounts/new") once=once(form)>
                        <FieldGroup title=cx.t("admin-new-person")>
                            <TextInput field=name value=form.value("name") maxlength=Some(60)/>
                            <TextInput field=mail kind=InputKind::Mail value=form.value("mail") maxlength=Some(254)/>
                            <TextInput field=login kind=InputKind::Login value=form.value("login") maxlength=Some(32)/>
                        </FieldGroup>
                        <FieldGroup title=cx.t("admin-new-duty") hint=Some(cx.t_owned("admin-new-role-about"))>
                            {role_field(cx, form)}
                            {office_field(cx, form)}
                            <TextArea field=reason value=form.value("reason") rows=3 maxlength=Some(500)/>
                        </FieldGroup>
                        <FormEnd>
                            <Button>{cx.t("admin-act-submit")}</Button>
                            <a href=cx.href("/admin/accounts")>{cx.t("form-cancel")}</a>
                        </FormEnd>
                    </PostForm>
                </div>
            </div>
        </div>
    }
    .into_any()
}

/// The role that is asked for. Producers register by themselves.
pub(super) fn role_field(cx: &Cx, form: &Form) -> AnyView {
    let group = |label: &'static str, test: &dyn Fn(Role) -> bool| SelectGroup {
        label: cx.t_owned(label),
        options: Role::ALL
            .iter()
            .filter(|role| test(**role))
            .map(|role| (role.code().to_owned(), text_for(cx.locale, "role", role.code()).to_owned()))
            .collect(),
    };
    let groups = vec![
        group("admin-roles-officers", &|role| role.is_officer()),
        group("admin-roles-others", &|role| matches!(role, Role::Registrant | Role::Laboratory | Role::Auditor)),
        group("admin-roles-administrators", &|role| role.is_administrator()),
    ];
    view! {
        <SelectInput field=field(cx, form, "role") empty=Some(cx.t_owned("form-choose")) value=form.value("role")
            groups=groups/>
    }
    .into_any()
}

/// The office that an officer belongs to.
pub(super) fn office_field(cx: &Cx, form: &Form) -> AnyView {
    let question = hinted(field(cx, form, "office"), cx.t("admin-office-hint"));
    view! {
        <SelectInput field=question empty=Some(cx.t_owned("admin-office-none")) value=form.value("office")
            groups=office_choices(cx)/>
    }
    .into_any()
}

/// The offices: the province's, then each city's with its counties'.
fn office_choices(cx: &Cx) -> Vec<SelectGroup> {
    let choice = |code: DivisionCode| (code.to_string(), office_name(cx, code));
    let mut groups = vec![SelectGroup { label: String::new(), options: vec![choice(DivisionCode::HENAN)] }];
    groups.extend(cx.register.prefectures().into_iter().map(|city| {
        SelectGroup {
            label: crate::pages::common::division_name(cx, city.code),
            options: std::iter::once(city.code)
                .chain(
                    cx.register.counties(city.code).into_iter().map(|county| county.code).filter(|c| *c != city.code),
                )
                .map(choice)
                .collect(),
        }
    }));
    groups
}
