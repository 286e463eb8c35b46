//! `/desk/marks/new`: a mark is tied to a registrant's account.

use crate::Page;
use crate::cx::Cx;
use crate::pages::common::{crumbs, product_name, track};
use crate::pages::forms::{field, head, hinted, once, page, summary};
use crate::ui::{
    Button, Choice, FormEnd, InputKind, PageHead, PostForm, RadioSet, SelectGroup, SelectInput, TextInput,
};
use daodi::form::Form;
use daodi::registry::Track;
use leptos::prelude::*;

/// The form. Fields: `registrant`, `product`, `track`, `mark_no`, `holder`, `expires`.
#[must_use]
pub fn trademark_new(cx: &Cx, form: &Form) -> Page {
    page(head(cx, cx.t_owned("marks-tie"), form), "/desk/marks", (), form, |cx, (), form| {
        let f = |name: &'static str| field(cx, form, name);
        let v = |name: &str| form.value(name).to_owned();
        let tracks = [Track::CollectiveMark, Track::CertificationMark];
        let tracks = tracks.iter().map(|of| Choice::new(of.code(), track(cx, *of))).collect::<Vec<_>>();
        view! {
            <div class="wrap narrow page">
                {crumbs(cx, &[("/desk/marks", cx.t("section-marks"))], cx.t("marks-tie"))}
                <PageHead title=cx.t("marks-tie") lead=Some(cx.t_owned("marks-tie-lead"))/>
                {summary(cx, form)}
                <PostForm action=cx.href("/desk/marks/new") once=once(form)>
                    <TextInput field=hinted(f("registrant"), cx.t("marks-registrant-hint")) kind=InputKind::Login
                        value=v("registrant") maxlength=Some(32)/>
                    <SelectInput field=f("product") value=v("product") empty=Some(cx.t_owned("marks-product-empty"))
                        groups=products(cx)/>
                    <RadioSet field=f("track") value=v("track") choices=tracks/>
                    <TextInput field=hinted(f("mark_no"), cx.t("marks-number-hint")) kind=InputKind::Capitals
                        value=v("mark_no") maxlength=Some(24)/>
                    <TextInput field=f("holder") value=v("holder") maxlength=Some(100)/>
                    <TextInput field=hinted(f("expires"), cx.t("marks-expires-hint")) kind=InputKind::Date
                        value=v("expires")/>
                    <FormEnd><Button>{cx.t("marks-tie-submit")}</Button></FormEnd>
                </PostForm>
            </div>
        }
        .into_any()
    })
}

/// The products under their prefectures.
fn products(cx: &Cx) -> Vec<SelectGroup> {
    let name = |unit: &daodi::division::Division| if cx.english() { &unit.name_en } else { &unit.name }.clone();
    cx.register
        .prefectures()
        .into_iter()
        .map(|prefecture| {
            let of = cx.register.rows().products.iter().filter(|product| product.prefecture == prefecture.code);
            let options = of.map(|product| (product.slug.to_string(), product_name(cx, product))).collect();
            SelectGroup { label: name(prefecture), options }
        })
        .filter(|group: &SelectGroup| !group.options.is_empty())
        .collect()
}
