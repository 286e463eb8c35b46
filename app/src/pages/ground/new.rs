//! `/my/bases/new`: a base is declared, in one form.

use super::shape::fields;
use crate::Page;
use crate::cx::Cx;
use crate::islands::draw::Scene;
use crate::pages::common::{crumbs, product_name};
use crate::pages::forms::{asked, counties, field, head, hinted, once, optional, page, summary};
use crate::text::text_for;
use crate::ui::{
    Button, Choice, FormEnd, Notice, NoticeKind, PageHead, PostForm, RadioSet, SelectGroup, SelectInput, TextInput,
};
use daodi::form::Form;
use daodi::ground::{GroundKind, Visibility};
use leptos::prelude::*;

/// What the page is given.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NewGround {
    /// The enterprises that the account belongs to: id and name.
    pub enterprises: Vec<(String, String)>,
    /// This year.
    pub year: i16,
    /// What a map for drawing shows beneath; none where producers do not draw.
    pub scene: Option<Scene>,
}

/// The page. POST `/my/bases/new`: `enterprise`, `ground_name`, `ground_kind`, `product`, `county`, `place`, `year`, `datum`,
/// `corners`, `shape_file`, `visibility`.
#[must_use]
pub fn new_ground(cx: &Cx, view: NewGround, form: &Form) -> Page {
    page(head(cx, cx.t_owned("ground-new-heading"), form), "/my/bases", view, form, content)
}

/// Products as choices: those that a source links with the enterprises first, then all under their prefectures.
pub(crate) fn products(cx: &Cx, enterprises: &[(String, String)]) -> Vec<SelectGroup> {
    let option = |p: &daodi::registry::Product| (p.slug.to_string(), product_name(cx, p));
    let linked = enterprises.iter().filter_map(|(id, _)| cx.register.enterprise(id)).flat_map(|e| &e.products);
    let mut own: Vec<(String, String)> =
        linked.filter_map(|slug| cx.register.product(slug.as_str())).map(option).collect();
    own.sort();
    own.dedup();
    let mut groups = Vec::new();
    if !own.is_empty() {
        groups.push(SelectGroup { label: cx.t_owned("ground-products-own"), options: own });
    }
    groups.extend(cx.register.prefectures().into_iter().filter_map(|prefecture| {
        let options: Vec<_> =
            cx.register.rows().products.iter().filter(|p| p.prefecture == prefecture.code).map(option).collect();
        let label = if cx.english() { prefecture.name_en.clone() } else { prefecture.name.clone() };
        (!options.is_empty()).then_some(SelectGroup { label, options })
    }));
    groups
}

/// What everybody may see, as choices.
pub(super) fn visibilities(cx: &Cx) -> Vec<Choice> {
    Visibility::ALL
        .iter()
        .map(|shown| {
            let label = text_for(cx.locale, "ground-visibility", shown.code());
            Choice::new(shown.code(), label).hint(text_for(cx.locale, "ground-visibility-about", shown.code()))
        })
        .collect()
}

fn content(cx: &Cx, view: &NewGround, form: &Form) -> AnyView {
    if view.enterprises.is_empty() {
        return view! {
            <div class="wrap narrow page">
                {crumbs(cx, &[("/my/bases", cx.t("section-bases"))], cx.t("ground-new-heading"))}
                <PageHead title=cx.t("ground-new-heading")/>
                <Notice kind=NoticeKind::Info>
                    <p>{cx.t("ground-no-enterprise")}</p>
                    <p><a href=cx.href("/my/claims/new")>{cx.t("claim-new-heading")}</a></p>
                </Notice>
            </div>
        }
        .into_any();
    }
    let enterprises = vec![SelectGroup { label: String::new(), options: view.enterprises.clone() }];
    let only = view.enterprises.first().filter(|_| view.enterprises.len() == 1).map(|(id, _)| id.clone());
    let enterprise = if form.value("enterprise").is_empty() {
        only.clone().unwrap_or_default()
    } else {
        form.value("enterprise").to_owned()
    };
    let empty = only.is_none().then(|| cx.t_owned("ground-choose"));
    let kinds = GroundKind::ALL
        .iter()
        .map(|kind| Choice::new(kind.code(), text_for(cx.locale, "ground-kind", kind.code())))
        .collect();
    let or = |name: &str, usual: &str| {
        if form.value(name).is_empty() { usual.to_owned() } else { form.value(name).to_owned() }
    };
    view! {
        <div class="wrap narrow page">
            {crumbs(cx, &[("/my/bases", cx.t("section-bases"))], cx.t("ground-new-heading"))}
            <PageHead title=cx.t("ground-new-heading") lead=Some(cx.t_owned("ground-new-lead"))/>
            {summary(cx, form)}
            <PostForm action=cx.href("/my/bases/new") once=once(form) multipart=true>
                <SelectInput field=asked(field(cx, form, "enterprise"), cx.t("ground-enterprise")) value=enterprise
                    empty=empty groups=enterprises/>
                <TextInput field=hinted(field(cx, form, "ground_name"), cx.t("ground-name-hint"))
                    value=form.value("ground_name") maxlength=Some(60)/>
                <RadioSet field=field(cx, form, "ground_kind") value=or("ground_kind", "planting") choices=kinds/>
                <SelectInput field=asked(field(cx, form, "product"), cx.t("ground-product")) value=form.value("product")
                    empty=Some(cx.t_owned("ground-choose")) groups=products(cx, &view.enterprises)/>
                <SelectInput field=field(cx, form, "county") value=form.value("county")
                    empty=Some(cx.t_owned("ground-choose")) groups=counties(cx)/>
                <TextInput field=hinted(optional(cx, field(cx, form, "place")), cx.t("ground-place-hint"))
                    value=form.value("place") maxlength=Some(60)/>
                <TextInput field=asked(field(cx, form, "year"), cx.t("ground-year")) value=or("year", &view.year.to_string()) maxlength=Some(4)/>
                {fields(cx, form, view.scene.as_ref())}
                <RadioSet field=field(cx, form, "visibility") value=or("visibility", "county_only")
                    choices=visibilities(cx)/>
                <FormEnd>
                    <Button>{cx.t("ground-declare")}</Button>
                    <a href=cx.href("/my/bases")>{cx.t("ground-cancel")}</a>
                </FormEnd>
            </PostForm>
        </div>
    }
    .into_any()
}
