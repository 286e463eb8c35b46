//! One row of an announcement: what it says, what is meant, and whether it is left out.

use super::announcement::{DeskFiling, finding_text, path, version};
use crate::cx::Cx;
use crate::pages::common::product_name;
use crate::pages::forms::{asked, field, hinted, once};
use crate::text::{text_for, text_with};
use crate::ui::{Button, CheckBox, Choice, Field, FormEnd, Notice, NoticeKind, PostForm, RadioSet, Section, TextInput};
use daodi::form::Form;
use daodi::identifiers::Slug;
use daodi::registry::announcing::{AnnouncedItem, CheckedItem, fields_of};
use leptos::prelude::*;

/// The form of a row; `line` 0: of a new one. POST `…/row`: `line`, the fields by their codes, `chosen_product`,
/// `chosen_enterprise`, `take_up`, `leave_out`, `left_out`.
pub(super) fn row_form(cx: &Cx, view: &DeskFiling, line: u32, form: &Form) -> AnyView {
    let filing = &view.filing;
    let place = view.items.iter().position(|item| item.line == line);
    let (new_item, new_row) = (AnnouncedItem::default(), CheckedItem::default());
    let item = place.and_then(|at| view.items.get(at)).unwrap_or(&new_item);
    let row = place.and_then(|at| view.checked.get(at)).unwrap_or(&new_row);
    let typed = !form.values.is_empty();
    let inputs = fields_of(filing.kind)
        .iter()
        .map(|(own, _)| {
            let code = own.code();
            let value = if typed { form.value(code).to_owned() } else { item.value(*own).to_owned() };
            let doubts: Vec<String> =
                row.findings.iter().filter(|f| f.field == *own).map(|f| finding_text(cx, f)).collect();
            let field = Field {
                id: format!("row-{code}"),
                error: (!doubts.is_empty()).then(|| doubts.join(" ")),
                ..Field::new(code, text_for(cx.locale, "item-field", code))
            };
            view! { <TextInput field=field value=value maxlength=Some(u32::try_from(own.most()).unwrap_or(u32::MAX))/> }
        })
        .collect_view();
    let choices = |offers: &[Slug], name: &dyn Fn(&Slug) -> Option<String>| {
        let mut all = vec![Choice::new("", cx.t("filing-choose-none"))];
        all.extend(offers.iter().filter_map(|id| Some(Choice::new(id.to_string(), name(id)?))));
        all
    };
    let product = |slug: &Slug| cx.register.product(slug.as_str()).map(|p| product_name(cx, p));
    let firm = |id: &Slug| {
        let e = cx.register.enterprise(id.as_str())?;
        let code = e.uscc.as_ref().map(|code| format!(" · {code}")).unwrap_or_default();
        Some(format!("{}{code}", e.name))
    };
    let with_chosen = |offers: &[Slug], chosen: Option<&Slug>| {
        let mut all = offers.to_vec();
        all.extend(chosen.filter(|id| !offers.contains(id)).cloned());
        all
    };
    let products = with_chosen(&row.products, item.chosen_product.as_ref());
    let firms = with_chosen(&row.enterprises, item.chosen_enterprise.as_ref());
    let chosen = |id: Option<&Slug>| id.map(ToString::to_string).unwrap_or_default();
    let product_set = (!products.is_empty()).then(|| {
        let field = asked(field(cx, form, "chosen_product"), cx.t("filing-choose-product"));
        view! {
            <RadioSet field=field value=chosen(item.chosen_product.as_ref()) choices=choices(&products, &product)/>
        }
    });
    let firm_set = (!firms.is_empty()).then(|| {
        let field = asked(field(cx, form, "chosen_enterprise"), cx.t("filing-choose-enterprise"));
        view! {
            <RadioSet field=field value=chosen(item.chosen_enterprise.as_ref()) choices=choices(&firms, &firm)/>
        }
    });
    let take_up = (row.may_take_up || item.take_up).then(|| {
        let field = hinted(Field::new("take_up", cx.t("filing-row-take-up")), cx.t("filing-row-take-up-hint"));
        view! { <CheckBox field=field checked=item.take_up/> }
    });
    let reason = if typed { form.value("left_out").to_owned() } else { item.left_out.clone().unwrap_or_default() };
    let leave = (line > 0).then(|| {
        let out = if typed { !form.value("leave_out").is_empty() } else { item.left_out.is_some() };
        view! {
            <CheckBox field=Field::new("leave_out", cx.t("filing-row-leave-out")) checked=out/>
            <TextInput field=hinted(field(cx, form, "left_out"), cx.t("filing-row-left-out-hint")) value=reason
                maxlength=Some(200)/>
        }
    });
    let gone = (line > 0 && place.is_none())
        .then(|| view! { <Notice kind=NoticeKind::Caution><p>{cx.t("filing-row-gone")}</p></Notice> });
    let heading = if line == 0 {
        cx.t_owned("filing-row-new")
    } else {
        text_with(cx.locale, "filing-row-correct", &[("number", line.to_string().into())])
    };
    let number = if line == 0 { String::new() } else { line.to_string() };
    let back = cx.href(&path(view, view.shown, view.page, None));
    view! {
        <Section title=heading id="row">
            {gone}
            <PostForm action=cx.href(&format!("/desk/announcements/{}/row", filing.id)) once=once(form)
                hidden=vec![version(filing), ("line".to_owned(), number)]>
                {inputs}
                {product_set}
                {firm_set}
                {take_up}
                {leave}
                <FormEnd>
                    <Button>{cx.t("filing-row-save")}</Button>
                    <a href=back>{cx.t("form-cancel")}</a>
                </FormEnd>
            </PostForm>
        </Section>
    }
    .into_any()
}
