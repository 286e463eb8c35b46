//! `/my/contact`: who one is and how one is told things.

use crate::Page;
use crate::cx::Cx;
use crate::pages::forms::{field, head, hinted, once, optional, page, summary};
use crate::ui::{
    Button, Choice, FieldGroup, FormEnd, InputKind, Notice, NoticeKind, PageHead, PostForm, RadioSet, TextInput,
};
use daodi::form::Form;
use leptos::prelude::*;

/// What the page shows. The values themselves are the form's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Contact {
    /// Whether a change was just saved.
    pub saved: bool,
}

/// The form. Fields: `name`, `mail`, `phone`, `locale` (`zh-CN` or `en`), `digest` (`at_once` or
/// `daily`).
#[must_use]
pub fn contact(cx: &Cx, view: Contact, form: &Form) -> Page {
    page(head(cx, cx.t_owned("section-contact"), form), "/my/contact", view, form, |cx, view, form| {
        let f = |name: &'static str| field(cx, form, name);
        let v = |name: &str| form.value(name).to_owned();
        let saved = view.saved.then(|| view! { <Notice kind=NoticeKind::Done><p>{cx.t("contact-saved")}</p></Notice> });
        let languages = vec![Choice::new("zh-CN", "中文"), Choice::new("en", "English")];
        let often = vec![
            Choice::new("at_once", cx.t("contact-at-once")).hint(cx.t("contact-at-once-what")),
            Choice::new("daily", cx.t("contact-daily")).hint(cx.t("contact-daily-what")),
        ];
        view! {
            <div class="wrap narrow page">
                <PageHead title=cx.t("section-contact") lead=Some(cx.t_owned("contact-lead"))/>
                {saved}
                {summary(cx, form)}
                <PostForm action=cx.href("/my/contact") once=once(form)>
                    <FieldGroup title=cx.t("contact-group-person")>
                        <TextInput field=f("name") value=v("name") autocomplete="name".to_owned() maxlength=Some(60)/>
                        <TextInput field=hinted(f("mail"), cx.t("contact-mail-hint")) kind=InputKind::Mail
                            value=v("mail") autocomplete="email".to_owned() maxlength=Some(254)/>
                        <TextInput field=hinted(optional(cx, f("phone")), cx.t("register-phone-hint"))
                            kind=InputKind::Phone value=v("phone") autocomplete="tel".to_owned() maxlength=Some(20)/>
                    </FieldGroup>
                    <FieldGroup title=cx.t("contact-group-mail") hint=Some(cx.t_owned("contact-group-mail-hint"))>
                        <RadioSet field=f("locale") value=v("locale") choices=languages/>
                        <RadioSet field=f("digest") value=v("digest") choices=often/>
                    </FieldGroup>
                    <FormEnd><Button>{cx.t("contact-save")}</Button></FormEnd>
                </PostForm>
            </div>
        }
        .into_any()
    })
}
