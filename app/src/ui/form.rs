//! Forms: search, one field, the list of what is wrong.

use super::{Content, Icon, IconKind};
use leptos::prelude::*;

/// A search form: GET, one text field named `q`.
#[component]
pub fn SearchForm(
    /// Where it leads.
    #[prop(into)]
    action: String,
    /// What was searched for.
    #[prop(optional, into)]
    value: String,
    /// An example of what can be typed.
    #[prop(optional, into)]
    placeholder: String,
    /// The word on the button.
    #[prop(into)]
    button: String,
    /// The field's name for assistive technology.
    #[prop(into)]
    label: String,
    /// The field's id, one a page.
    #[prop(into)]
    id: String,
    /// Small form for the masthead.
    #[prop(optional)]
    compact: bool,
    /// Hidden fields that keep the filters: name and value.
    #[prop(optional)]
    keep: Vec<(String, String)>,
    /// A place for the suggestions of an island.
    #[prop(optional_no_strip, into)]
    suggest: Option<AnyView>,
) -> impl IntoView {
    let hidden = keep.into_iter().map(|(n, v)| view! { <input type="hidden" name=n value=v /> }).collect_view();
    let field = id.clone();
    view! {
        <form class=if compact { "search compact" } else { "search" } role="search" method="get" action=action>
            <label class="vh" for=id>{label}</label>
            <input id=field type="search" name="q" value=value placeholder=placeholder autocomplete="off" maxlength="200" />
            {hidden}
            <button type="submit"><Icon kind=IconKind::Search /><span>{button}</span></button>
            {suggest}
        </form>
    }
}

/// A form field: label, hint, error and the control itself. The control's own `id` is `id`; where a hint or an error is given it
/// should carry `aria-describedby="ID-hint ID-error"` and `aria-invalid`.
#[component]
pub fn FormField(
    /// The id of the control.
    #[prop(into)]
    id: String,
    /// The question.
    #[prop(into)]
    label: String,
    /// What helps to answer it.
    #[prop(optional_no_strip, into)]
    hint: Option<String>,
    /// What is wrong with the answer and how to mend it.
    #[prop(optional_no_strip, into)]
    error: Option<String>,
    /// The control: `<input>`, `<select>`, `<textarea>`.
    children: Content,
) -> impl IntoView {
    let hint_id = format!("{id}-hint");
    let error_id = format!("{id}-error");
    let class = if error.is_some() { "field wrong" } else { "field" };
    view! {
        <div class=class>
            <label for=id>{label}</label>
            {hint.map(|text| view! { <p class="field-hint" id=hint_id>{text}</p> })}
            {error.map(|text| view! { <p class="field-error" id=error_id><Icon kind=IconKind::Caution />{text}</p> })}
            {children.view()}
        </div>
    }
}

/// One thing that is wrong with a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// The id of the control it is about.
    pub field: String,
    /// What is wrong, in the reader's words.
    pub text: String,
}

/// What is wrong with a form, at its top, each line leading to its field.
#[component]
pub fn ErrorSummary(
    /// "Two answers need another look".
    #[prop(into)]
    title: String,
    /// The errors, in the order of the fields. None: nothing is shown.
    errors: Vec<FieldError>,
) -> impl IntoView {
    (!errors.is_empty()).then(|| {
        let items = errors
            .into_iter()
            .map(|error| view! { <li><a href=format!("#{}", error.field)>{error.text}</a></li> })
            .collect_view();
        view! {
            <div class="errors" role="alert" tabindex="-1"><h2>{title}</h2><ul>{items}</ul></div>
        }
    })
}
