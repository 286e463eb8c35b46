//! Controls of a form. Each carries its question, its help and what is wrong with the answer, tied together for
//! assistive technology. None validates in the browser: the server's answer says what is wrong, in the page's language.

use super::{FormField, Icon, IconKind};
use leptos::prelude::*;

/// What every control has: its name, its id, and the words around it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Field {
    /// The name it is sent under.
    pub name: String,
    /// Its id; empty: its name. For pages on which two forms ask under the same name.
    pub id: String,
    /// The question.
    pub label: String,
    /// What stands after the question in small type, e.g. 选填.
    pub mark: Option<String>,
    /// What helps to answer.
    pub hint: Option<String>,
    /// What is wrong with the answer.
    pub error: Option<String>,
}

impl Field {
    /// A field with its name and its question.
    pub fn new(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self { name: name.into(), label: label.into(), ..Self::default() }
    }

    /// Its id.
    fn own_id(&self) -> String {
        if self.id.is_empty() { self.name.clone() } else { self.id.clone() }
    }

    /// The ids of what describes the control.
    fn described(&self) -> Option<String> {
        let id = self.own_id();
        let hint = self.hint.as_ref().map(|_| format!("{id}-hint"));
        let error = self.error.as_ref().map(|_| format!("{id}-error"));
        let ids: Vec<String> = hint.into_iter().chain(error).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    fn invalid(&self) -> Option<&'static str> {
        self.error.as_ref().map(|_| "true")
    }
}

/// What is typed into a [`TextInput`], which decides keyboard, help and correction of the device.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum InputKind {
    /// Words.
    #[default]
    Text,
    /// A login name: no capitals, no correction.
    Login,
    /// A mail address.
    Mail,
    /// A telephone number.
    Phone,
    /// A password. Its value is never written into the page.
    Password,
    /// Digits from a device. Their value is never written into the page.
    Code,
    /// Letters and digits of a recovery code. Their value is never written into the page.
    RecoveryCode,
    /// A code in capitals and digits, such as the unified social credit code.
    Capitals,
    /// A day.
    Date,
    /// A quantity: digits, with a decimal point.
    Quantity,
}

impl InputKind {
    fn kind(self) -> &'static str {
        match self {
            Self::Mail => "email",
            Self::Phone => "tel",
            Self::Password => "password",
            Self::Date => "date",
            _ => "text",
        }
    }

    fn mode(self) -> Option<&'static str> {
        match self {
            Self::Code => Some("numeric"),
            Self::Quantity => Some("decimal"),
            _ => None,
        }
    }

    fn capitals(self) -> Option<&'static str> {
        match self {
            Self::Login | Self::Mail | Self::Password => Some("none"),
            Self::Capitals | Self::RecoveryCode => Some("characters"),
            _ => None,
        }
    }

    fn class(self) -> Option<&'static str> {
        match self {
            Self::Code => Some("in-short in-code"),
            Self::Capitals | Self::RecoveryCode => Some("in-mid in-code"),
            Self::Login | Self::Mail | Self::Phone | Self::Password | Self::Date => Some("in-mid"),
            Self::Quantity => Some("in-short"),
            Self::Text => None,
        }
    }

    /// Whether what was typed may stand in the page again.
    fn kept(self) -> bool {
        !matches!(self, Self::Password | Self::Code | Self::RecoveryCode)
    }
}

/// One line of text.
#[component]
pub fn TextInput(
    /// Its name and the words around it.
    field: Field,
    /// What is typed.
    #[prop(optional)]
    kind: InputKind,
    /// What was typed before. Left out for passwords and codes.
    #[prop(optional, into)]
    value: String,
    /// What the browser may fill in (HTML `autocomplete`), e.g. `username`.
    #[prop(optional_no_strip, into)]
    autocomplete: Option<String>,
    /// The most characters.
    #[prop(optional_no_strip)]
    maxlength: Option<u32>,
    /// Whether the caret stands here when the page opens. One a page, where the page is this form.
    #[prop(optional)]
    autofocus: bool,
) -> impl IntoView {
    let (described, invalid, id) = (field.described(), field.invalid(), field.own_id());
    let plain = kind == InputKind::Text;
    let value = if kind.kept() { value } else { String::new() };
    view! {
        <FormField id=id.clone() label=field.label mark=field.mark hint=field.hint error=field.error>
            <input id=id name=field.name type=kind.kind() inputmode=kind.mode() class=kind.class() value=value
                autocomplete=autocomplete.unwrap_or_else(|| "off".to_owned()) autocapitalize=kind.capitals()
                spellcheck=(!plain).then_some("false") maxlength=maxlength.map(|n| n.to_string())
                aria-describedby=described aria-invalid=invalid autofocus=autofocus />
        </FormField>
    }
}

/// Several lines of text.
#[component]
pub fn TextArea(
    /// Its name and the words around it.
    field: Field,
    /// What was typed before.
    #[prop(optional, into)]
    value: String,
    /// How many lines are seen.
    #[prop(default = 5)]
    rows: u32,
    /// The most characters.
    #[prop(optional_no_strip)]
    maxlength: Option<u32>,
) -> impl IntoView {
    let (described, invalid, id) = (field.described(), field.invalid(), field.own_id());
    // A browser drops the first line break of a text area.
    let value = if value.starts_with('\n') { format!("\n{value}") } else { value };
    view! {
        <FormField id=id.clone() label=field.label mark=field.mark hint=field.hint error=field.error>
            <textarea id=id name=field.name rows=rows.to_string() maxlength=maxlength.map(|n| n.to_string())
                aria-describedby=described aria-invalid=invalid>{value}</textarea>
        </FormField>
    }
}

/// Choices of a [`SelectInput`] under a common head.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SelectGroup {
    /// The head; empty: the choices stand by themselves.
    pub label: String,
    /// Value and words of each.
    pub options: Vec<(String, String)>,
}

/// One of many, folded.
#[component]
pub fn SelectInput(
    /// Its name and the words around it.
    field: Field,
    /// The value that is chosen.
    #[prop(optional, into)]
    value: String,
    /// The words while nothing is chosen; none: something always is.
    #[prop(optional_no_strip, into)]
    empty: Option<String>,
    /// The choices.
    groups: Vec<SelectGroup>,
) -> impl IntoView {
    let (described, invalid, id) = (field.described(), field.invalid(), field.own_id());
    let groups = groups
        .into_iter()
        .map(|group| {
            let options = group
                .options
                .into_iter()
                .map(|(code, words)| {
                    let chosen = code == value;
                    view! { <option value=code selected=chosen>{words}</option> }
                })
                .collect_view();
            if group.label.is_empty() {
                options.into_any()
            } else {
                view! { <optgroup label=group.label>{options}</optgroup> }.into_any()
            }
        })
        .collect_view();
    view! {
        <FormField id=id.clone() label=field.label mark=field.mark hint=field.hint error=field.error>
            <select id=id name=field.name class="in-mid" aria-describedby=described aria-invalid=invalid
                autocomplete="off">
                {empty.map(|words| view! { <option value="">{words}</option> })}
                {groups}
            </select>
        </FormField>
    }
}

/// One of the choices of a [`RadioSet`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// The value that is sent.
    pub value: String,
    /// Its words.
    pub label: String,
    /// What follows from it.
    pub hint: Option<String>,
}

impl Choice {
    /// A choice.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), hint: None }
    }

    /// The same choice with what follows from it.
    #[must_use]
    pub fn hint(self, hint: impl Into<String>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }
}

/// One of a few, all seen.
#[component]
pub fn RadioSet(
    /// Its name and the words around it.
    field: Field,
    /// The value that is chosen.
    #[prop(optional, into)]
    value: String,
    /// The choices.
    choices: Vec<Choice>,
) -> impl IntoView {
    choice_set(field, "radio", &[value], choices)
}

/// Any of a few, all seen. Each that is ticked is sent under the same name.
#[component]
pub fn CheckSet(
    /// Its name and the words around it.
    field: Field,
    /// The values that are chosen.
    values: Vec<String>,
    /// The choices.
    choices: Vec<Choice>,
) -> impl IntoView {
    choice_set(field, "checkbox", &values, choices)
}

fn choice_set(field: Field, kind: &'static str, values: &[String], choices: Vec<Choice>) -> impl IntoView + use<> {
    let described = field.described();
    let wrong = field.error.is_some();
    let own = field.own_id();
    let (hint_id, error_id) = (format!("{own}-hint"), format!("{own}-error"));
    let choices = choices
        .into_iter()
        .enumerate()
        .map(|(at, choice)| {
            // The first has the field's own id: what is wrong leads to it.
            let id = if at == 0 { own.clone() } else { format!("{own}-{at}") };
            let hint = choice.hint.map(|text| (format!("{id}-about"), text));
            let about = hint.as_ref().map(|(id, _)| id.clone());
            let checked = values.contains(&choice.value);
            view! {
                <div class="choice">
                    <input type=kind id=id.clone() name=field.name.clone() value=choice.value checked=checked
                        aria-describedby=about />
                    <label for=id>{choice.label}</label>
                    {hint.map(|(id, text)| view! { <p class="field-hint" id=id>{text}</p> })}
                </div>
            }
        })
        .collect_view();
    view! {
        <fieldset class=if wrong { "field wrong" } else { "field" } aria-describedby=described>
            <legend>{field.label}{field.mark.map(|text| view! { <span class="field-mark">{text}</span> })}</legend>
            {field.hint.map(|text| view! { <p class="field-hint" id=hint_id>{text}</p> })}
            {field.error.map(|text| view! {
                <p class="field-error" id=error_id><Icon kind=IconKind::Caution />{text}</p>
            })}
            <div class="choices">{choices}</div>
        </fieldset>
    }
}

/// Yes or no, as one box: what is agreed to stands beside it.
#[component]
pub fn CheckBox(
    /// Its name and the words around it; the question is what is agreed to.
    field: Field,
    /// The value that is sent where it is ticked.
    #[prop(default = "yes".to_owned(), into)]
    value: String,
    /// Whether it is ticked.
    #[prop(optional)]
    checked: bool,
) -> impl IntoView {
    let (described, invalid, id) = (field.described(), field.invalid(), field.own_id());
    let wrong = field.error.is_some();
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    view! {
        <div class=if wrong { "field wrong" } else { "field" }>
            {field.error.map(|text| view! {
                <p class="field-error" id=error_id><Icon kind=IconKind::Caution />{text}</p>
            })}
            <div class="choice">
                <input type="checkbox" id=id.clone() name=field.name value=value checked=checked
                    aria-describedby=described aria-invalid=invalid />
                <label for=id>{field.label}</label>
                {field.hint.map(|text| view! { <p class="field-hint" id=hint_id>{text}</p> })}
            </div>
        </div>
    }
}

/// A file from the device. Its form is sent as `multipart/form-data` ([`super::PostForm`] with `multipart`).
#[component]
pub fn FileInput(
    /// Its name and the words around it.
    field: Field,
    /// The media types and endings that are offered (HTML `accept`).
    #[prop(into)]
    accept: String,
) -> impl IntoView {
    let (described, invalid, id) = (field.described(), field.invalid(), field.own_id());
    view! {
        <FormField id=id.clone() label=field.label mark=field.mark hint=field.hint error=field.error>
            <input type="file" id=id name=field.name accept=accept aria-describedby=described aria-invalid=invalid />
        </FormField>
    }
}
