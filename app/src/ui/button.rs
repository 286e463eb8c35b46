//! Buttons and links that look like them.

use super::Content;
use leptos::prelude::*;

/// How much weight a button has. One primary button a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// The one thing to do here.
    #[default]
    Primary,
    /// Everything else.
    Quiet,
    /// An act that stops or takes away.
    Stop,
}

impl ButtonKind {
    fn class(self) -> &'static str {
        match self {
            Self::Primary => "btn",
            Self::Quiet => "btn quiet",
            Self::Stop => "btn stop",
        }
    }
}

/// A button that submits the form it stands in.
#[component]
pub fn Button(
    /// Its weight.
    #[prop(optional)]
    kind: ButtonKind,
    /// The form field's name that is sent with it.
    #[prop(optional_no_strip, into)]
    name: Option<String>,
    /// The form field's value that is sent with it.
    #[prop(optional_no_strip, into)]
    value: Option<String>,
    /// The words on it.
    children: Content,
) -> impl IntoView {
    view! { <button class=kind.class() type="submit" name=name value=value>{children.view()}</button> }
}

/// A link with the look of a button.
#[component]
pub fn LinkButton(
    /// Where it leads.
    #[prop(into)]
    href: String,
    /// Its weight.
    #[prop(optional)]
    kind: ButtonKind,
    /// A file name: the browser saves the answer instead of showing it.
    #[prop(optional_no_strip, into)]
    download: Option<String>,
    /// The words on it.
    children: Content,
) -> impl IntoView {
    view! { <a class=kind.class() href=href download=download>{children.view()}</a> }
}
