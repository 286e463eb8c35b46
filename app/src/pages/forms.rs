//! What every page with a form does in the same way: questions with their hints and faults, the summary at the top, the
//! key that makes sending twice harmless. Labels are the texts `field-NAME`, faults the texts `fault-CODE`.

use crate::cx::Cx;
use crate::text::{text_named, text_with};
use crate::ui::{ErrorSummary, Field, FieldError, SelectGroup};
use crate::{Head, Page};
use daodi::form::{Fault, FieldFault, Form, KEY_FIELD};
use leptos::prelude::*;

/// The field under which faults of the form as a whole are named.
const WHOLE: &str = "form";

/// The head of a page for one reader. Search engines are kept out, and a title says so where something is wrong.
pub(super) fn head(cx: &Cx, title: String, form: &Form) -> Head {
    let title = if form.faults.is_empty() {
        title
    } else {
        text_with(cx.locale, "form-title-wrong", &[("title", title.into())])
    };
    Head { title, ..Head::default() }
}

/// A fault in words.
pub(super) fn fault_text(cx: &Cx, fault: &FieldFault) -> String {
    let code = fault.fault.code();
    let n = i64::from(fault.n.unwrap_or_default());
    text_named(cx.locale, "fault", code, &[("n", n.into())]).unwrap_or_else(|| code.to_owned())
}

/// What is wrong with a field, in words.
pub(super) fn field_error(cx: &Cx, form: &Form, name: &str) -> Option<String> {
    form.fault(name).map(|fault| fault_text(cx, fault))
}

/// What is wrong with a form, at its top, with the sentence that nothing else was lost.
pub(super) fn summary(cx: &Cx, form: &Form) -> AnyView {
    summary_at(cx, form, &[])
}

/// The same where fields stand under other ids than their names: a page with several forms may ask a thing twice.
pub(super) fn summary_at(cx: &Cx, form: &Form, ids: &[(&str, &str)]) -> AnyView {
    let again = (!form.faults.is_empty() && !is_overtaken(form))
        .then(|| view! { <p class="errors-after">{cx.t("form-again")}</p> });
    view! { {faults_at(cx, form, ids)}{again} }.into_any()
}

/// Whether nothing is wrong with what was typed, but somebody else was quicker.
fn is_overtaken(form: &Form) -> bool {
    form.faults.iter().any(|fault| fault.fault == Fault::Overtaken)
}

/// What is wrong with a form: each line names its field and leads there.
pub(super) fn faults(cx: &Cx, form: &Form) -> AnyView {
    faults_at(cx, form, &[])
}

fn faults_at(cx: &Cx, form: &Form, ids: &[(&str, &str)]) -> AnyView {
    let id = |field: &str| ids.iter().find(|(name, _)| *name == field).map_or(field, |(_, id)| id).to_owned();
    let errors: Vec<FieldError> = form
        .faults
        .iter()
        .map(|fault| {
            let text = fault_text(cx, fault);
            match text_named(cx.locale, "field", fault.field, &[]).filter(|_| fault.field != WHOLE) {
                Some(label) => {
                    FieldError { field: id(fault.field), text: format!("{label}{}{text}", cx.t("common-colon")) }
                }
                None => FieldError { field: String::new(), text },
            }
        })
        .collect();
    let title = if is_overtaken(form) {
        cx.t_owned("form-overtaken-title")
    } else {
        text_with(cx.locale, "form-errors-title", &[("n", errors.len().into())])
    };
    view! { <ErrorSummary title=title errors=errors focus=true/> }.into_any()
}

/// The hidden key of a form, for [`crate::ui::PostForm`].
pub(super) fn once(form: &Form) -> (String, String) {
    (KEY_FIELD.to_owned(), form.key.clone())
}

/// A question by the name it is sent under, with what is wrong with the answer.
pub(super) fn field(cx: &Cx, form: &Form, name: &'static str) -> Field {
    let label = text_named(cx.locale, "field", name, &[]).unwrap_or_else(|| name.to_owned());
    Field { error: field_error(cx, form, name), ..Field::new(name, label) }
}

/// The same question with other words.
pub(super) fn asked(field: Field, label: impl Into<String>) -> Field {
    Field { label: label.into(), ..field }
}

/// The same question with what helps to answer it.
pub(super) fn hinted(field: Field, hint: impl Into<String>) -> Field {
    Field { hint: Some(hint.into()), ..field }
}

/// The same question, marked as one that may be left open.
pub(super) fn optional(cx: &Cx, field: Field) -> Field {
    Field { mark: Some(cx.t_owned("form-optional")), ..field }
}

/// The counties of the province under their prefectures, as choices. 济源 has none below it and is its own.
pub(super) fn counties(cx: &Cx) -> Vec<SelectGroup> {
    let name = |unit: &daodi::division::Division| if cx.english() { &unit.name_en } else { &unit.name }.clone();
    cx.register
        .prefectures()
        .into_iter()
        .map(|prefecture| {
            let mut options: Vec<(String, String)> = cx
                .register
                .counties(prefecture.code)
                .into_iter()
                .map(|county| (county.code.to_string(), name(county)))
                .collect();
            if options.is_empty() {
                options.push((prefecture.code.to_string(), name(prefecture)));
            }
            SelectGroup { label: name(prefecture), options }
        })
        .collect()
}

/// What draws a page from its view and its form.
pub(super) type Content<V> = fn(&Cx, &V, &Form) -> AnyView;

/// A page from what it shows, its form and the function that draws both.
pub(super) fn page<V>(head: Head, nav: &'static str, view: V, form: &Form, content: Content<V>) -> Page
where
    V: Send + Sync + 'static,
{
    let form = form.clone();
    Page::new(head, nav, move |cx| content(cx, &view, &form))
}
