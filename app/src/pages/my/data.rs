//! `/my/data`: to take one's personal data out, and to have it erased (PIPL articles 45 and 47).

use crate::Page;
use crate::cx::Cx;
use crate::pages::common::when;
use crate::pages::forms::{asked, field, head, hinted, once, optional, page, summary};
use crate::text::{list, text_with};
use crate::ui::{
    Button, ButtonKind, CheckBox, FormEnd, InputKind, Notice, NoticeKind, PageHead, PostForm, Section, TextArea,
    TextInput,
};
use daodi::form::Form;
use leptos::prelude::*;

/// What the page shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Data {
    /// When erasure was asked for, where it waits for the decision, µs since the epoch, UTC.
    pub erasure_since: Option<i64>,
    /// Within how many days a request is answered.
    pub days: u32,
    /// Names of enterprises of which the account is the only owner.
    pub only_owner_of: Vec<String>,
    /// How long access logs are kept, months.
    pub log_months: u32,
}

/// The page. POST `/my/data/export` has no field; POST `/my/data/erase`: `password`, `reason`, `agree`.
#[must_use]
pub fn data(cx: &Cx, view: Data, form: &Form) -> Page {
    page(head(cx, cx.t_owned("section-data"), form), "/my/data", view, form, content)
}

fn content(cx: &Cx, view: &Data, form: &Form) -> AnyView {
    let items = |keys: &[&'static str]| keys.iter().map(|key| view! { <li>{cx.t(key)}</li> }).collect_view();
    let logs = text_with(cx.locale, "data-stays-logs", &[("n", view.log_months.into())]);
    let erase = match view.erasure_since {
        Some(at) => view! {
            <Notice kind=NoticeKind::Caution title=Some(cx.t_owned("data-erase-waits"))>
                <p>{cx.t("data-erase-waits-since")}" "{when(cx, at)}</p>
                <p>{text_with(cx.locale, "data-erase-days", &[("n", view.days.into())])}</p>
            </Notice>
        }
        .into_any(),
        None => erase(cx, view, form),
    };
    view! {
        <div class="wrap narrow page">
            <PageHead title=cx.t("section-data") lead=Some(cx.t_owned("data-lead"))/>
            {summary(cx, form)}
            <Section title=cx.t("data-export-heading") id="export">
                <p>{cx.t("data-export-text")}</p>
                <PostForm action=cx.href("/my/data/export") once=once(form)>
                    <FormEnd><Button kind=ButtonKind::Quiet>{cx.t("data-export-submit")}</Button></FormEnd>
                </PostForm>
            </Section>
            <Section title=cx.t("data-erase-heading") id="erase">
                <div class="prose">
                    <h3>{cx.t("data-goes")}</h3>
                    <ul>{items(&["data-goes-person", "data-goes-secrets"])}</ul>
                    <h3>{cx.t("data-stays")}</h3>
                    <ul>{items(&["data-stays-acts", "data-stays-files"])}<li>{logs}</li></ul>
                    <p>{cx.t("data-stays-law")}</p>
                    <h3>{cx.t("data-how")}</h3>
                    <p>{cx.t("data-how-text")}</p>
                    <p>{text_with(cx.locale, "data-erase-days", &[("n", view.days.into())])}</p>
                </div>
                {erase}
            </Section>
        </div>
    }
    .into_any()
}

fn erase(cx: &Cx, view: &Data, form: &Form) -> AnyView {
    let owner = (!view.only_owner_of.is_empty()).then(|| {
        let names = list(cx.locale, &view.only_owner_of);
        view! {
            <Notice kind=NoticeKind::Caution>
                <p>{text_with(cx.locale, "data-only-owner", &[("names", names.into())])}</p>
                <p><a href=cx.href("/my/enterprises")>{cx.t("section-enterprises")}</a></p>
            </Notice>
        }
    });
    view! {
        {owner}
        <PostForm action=cx.href("/my/data/erase") once=once(form)>
            <TextArea field=hinted(optional(cx, field(cx, form, "reason")), cx.t("data-reason-hint"))
                value=form.value("reason").to_owned() rows=3 maxlength=Some(500)/>
            <TextInput field=field(cx, form, "password") kind=InputKind::Password
                autocomplete="current-password".to_owned() maxlength=Some(256)/>
            <CheckBox field=asked(field(cx, form, "agree"), cx.t("data-agree"))/>
            <FormEnd><Button kind=ButtonKind::Stop>{cx.t("data-erase-submit")}</Button></FormEnd>
        </PostForm>
    }
    .into_any()
}
