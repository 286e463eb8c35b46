//! `/admin/offices/{code}`: one office and how it is reached.

use super::parts::{done, page, way};
use crate::Page;
use crate::cx::Cx;
use crate::pages::acts::office_name;
use crate::pages::common::{division_link, path_with};
use crate::pages::forms::{field, hinted, once, optional, summary};
use crate::text::{number, text_for};
use crate::ui::{Button, FactRow, FactTable, FormEnd, InputKind, Notice, PageHead, PostForm, Section, TextInput};
use daodi::audit::Action;
use daodi::form::Form;
use daodi::people::OfficeRecord;
use leptos::prelude::*;

/// One office.
#[derive(Clone, Debug)]
pub struct OfficeView {
    /// The office with its contact as stored.
    pub record: OfficeRecord,
    /// What was just done.
    pub done: Option<Action>,
}

/// The page of one office. Its form sends `phone`, `address` and `version`; it shows what was typed where something was
/// wrong with it, else what is stored.
#[must_use]
pub fn office(cx: &Cx, view: OfficeView, form: &Form) -> Page {
    page(cx, office_name(cx, view.record.office.code), "/admin/offices", view, form, content)
}

fn content(cx: &Cx, view: &OfficeView, form: &Form) -> AnyView {
    let record = &view.record;
    let code = record.office.code;
    let name = office_name(cx, code);
    let above = record.office.parent.map(|parent| {
        let href = cx.href(&format!("/admin/offices/{parent}"));
        view! { <FactRow term=cx.t("admin-office-parent")><a href=href>{office_name(cx, parent)}</a></FactRow> }
    });
    let officers = cx.href(&path_with("/admin/accounts", &[("office", code.to_string())]));
    let phone = hinted(optional(cx, field(cx, form, "phone")), cx.t("admin-office-phone-hint"));
    let address = hinted(optional(cx, field(cx, form, "address")), cx.t("admin-office-address-hint"));
    // What was typed stands again where something was wrong with it; else what is stored.
    let value = |name: &str, stored: &str| {
        if form.faults.is_empty() { stored.to_owned() } else { form.value(name).to_owned() }
    };
    view! {
        <div class="wrap page narrow work">
            {way(cx, &[("/admin/offices", cx.t("section-offices"))], &name)}
            <PageHead title=name.clone() kicker=Some(text_for(cx.locale, "office-level", record.office.level.code()).to_owned())/>
            {done(cx, view.done)}
            {summary(cx, form)}
            <FactTable label=name>
                {above}
                <FactRow term=cx.t("admin-office-division")>{division_link(cx, code)}" "<span class="num">{code.to_string()}</span></FactRow>
                <FactRow term=cx.t("admin-office-officers")><a href=officers>{number(cx.locale, record.officers)}</a></FactRow>
            </FactTable>
            <Notice><p>{cx.t("admin-office-derived")}</p></Notice>
            <Section title=cx.t("admin-office-contact") id="contact">
                <p class="small">{cx.t("admin-office-contact-about")}</p>
                <PostForm action=cx.href(&format!("/admin/offices/{code}")) once=once(form)
                    hidden=vec![("version".to_owned(), record.version.to_string())]>
                    <TextInput field=phone kind=InputKind::Phone value=value("phone", &record.phone) maxlength=Some(40)/>
                    <TextInput field=address value=value("address", &record.address) maxlength=Some(200)/>
                    <FormEnd>
                        <Button>{cx.t("admin-save")}</Button>
                        <a href=cx.href("/admin/offices")>{cx.t("form-cancel")}</a>
                    </FormEnd>
                </PostForm>
            </Section>
        </div>
    }
    .into_any()
}
