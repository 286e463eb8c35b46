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
    /// What stands after the question in small type, e.g. 选填.
    #[prop(optional_no_strip, into)]
    mark: Option<String>,
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
            <label for=id>{label}{mark.map(|text| view! { <span class="field-mark">{text}</span> })}</label>
            {hint.map(|text| view! { <p class="field-hint" id=hint_id>{text}</p> })}
            {error.map(|text| view! { <p class="field-error" id=error_id><Icon kind=IconKind::Caution />{text}</p> })}
            {children.view()}
        </div>
    }
}

/// One thing that is wrong with a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// The id of the control it is about; empty where it is about the form as a whole.
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
    /// Whether the page opens with the focus on it, which needs no scripting. One a page.
    #[prop(optional)]
    focus: bool,
) -> impl IntoView {
    (!errors.is_empty()).then(|| {
        let items = errors
            .into_iter()
            .map(|error| {
                if error.field.is_empty() {
                    view! { <li>{error.text}</li> }.into_any()
                } else {
                    view! { <li><a href=format!("#{}", error.field)>{error.text}</a></li> }.into_any()
                }
            })
            .collect_view();
        view! {
            <div class="errors" role="alert" tabindex="-1" autofocus=focus><h2>{title}</h2><ul>{items}</ul></div>
        }
    })
}

/// A form that changes something: POST, with the key that makes sending it twice do its work once. The browser checks
/// nothing: what is wrong is said by the server, in the page's language.
#[component]
pub fn PostForm(
    /// Where it is sent.
    #[prop(into)]
    action: String,
    /// Name and value of the hidden key.
    once: (String, String),
    /// Further hidden fields: name and value.
    #[prop(optional)]
    hidden: Vec<(String, String)>,
    /// Whether it carries a file.
    #[prop(optional)]
    multipart: bool,
    /// Sets it in the line it stands in: a button in a row of a table.
    #[prop(optional)]
    inline: bool,
    /// Its id, where an island watches it.
    #[prop(optional_no_strip, into)]
    id: Option<String>,
    /// Fields and buttons.
    children: Content,
) -> impl IntoView {
    let hidden = std::iter::once(once)
        .chain(hidden)
        .map(|(name, value)| view! { <input type="hidden" name=name value=value /> })
        .collect_view();
    view! {
        <form id=id class=if inline { "act inline-act" } else { "act" } method="post" action=action
            enctype=multipart.then_some("multipart/form-data") novalidate>
            {hidden}
            {children.view()}
        </form>
    }
}

/// The buttons that end a form, with the links that lead away from it.
#[component]
pub fn FormEnd(
    /// Buttons first, then links.
    children: Content,
) -> impl IntoView {
    view! { <div class="form-end">{children.view()}</div> }
}

/// Fields that are asked together, under a common head.
#[component]
pub fn FieldGroup(
    /// The head.
    #[prop(into)]
    title: String,
    /// What is to be known of the whole.
    #[prop(optional_no_strip, into)]
    hint: Option<String>,
    /// The fields.
    children: Content,
) -> impl IntoView {
    view! {
        <fieldset class="field-group">
            <legend>{title}</legend>
            {hint.map(|text| view! { <p class="field-hint">{text}</p> })}
            {children.view()}
        </fieldset>
    }
}
