//! The rules that a new password must keep, in words.

use crate::cx::Cx;
use crate::pages::forms::{field, hinted};
use crate::text::text_with;
use crate::ui::{InputKind, TextInput};
use daodi::form::Form;
use leptos::prelude::*;

/// What a new password must be; from the profile in force (`asvs` or `dengbao`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PasswordRules {
    /// The fewest characters.
    pub least: u32,
    /// The most characters that are read.
    pub most: u32,
    /// Whether it needs three of capitals, small letters, digits and signs.
    pub kinds: bool,
    /// How many earlier passwords cannot be used again; 0 where that is not asked.
    pub reuse: u32,
    /// After how many days it must be changed; 0 where that is not asked.
    pub days: u32,
}

/// The rules as sentences.
fn rules_text(cx: &Cx, rules: PasswordRules) -> String {
    let n = |key: &'static str, n: u32| text_with(cx.locale, key, &[("n", n.into())]);
    let mut words = vec![n("password-rule-length", rules.least)];
    if rules.kinds {
        words.push(cx.t_owned("password-rule-kinds"));
    } else {
        words.push(cx.t_owned("password-rule-free"));
    }
    words.push(cx.t_owned("password-rule-common"));
    if rules.reuse > 0 {
        words.push(n("password-rule-reuse", rules.reuse));
    }
    if rules.days > 0 {
        words.push(n("password-rule-days", rules.days));
    }
    words.join(if cx.english() { " " } else { "" })
}

/// A new password, twice. A hidden login name lets password managers store both together.
pub(in crate::pages) fn new_password(
    cx: &Cx,
    form: &Form,
    rules: PasswordRules,
    login: &str,
    label: &'static str,
) -> AnyView {
    let first = hinted(field(cx, form, "password"), rules_text(cx, rules));
    let first = crate::ui::Field { label: cx.t_owned(label), ..first };
    let known = (!login.is_empty()).then(|| {
        view! {
            <input type="text" class="vh" autocomplete="username" value=login.to_owned() readonly tabindex="-1"
                aria-hidden="true"/>
        }
    });
    view! {
        {known}
        <TextInput field=first kind=InputKind::Password autocomplete="new-password".to_owned()
            maxlength=Some(rules.most)/>
        <TextInput field=field(cx, form, "password_again") kind=InputKind::Password
            autocomplete="new-password".to_owned() maxlength=Some(rules.most)/>
    }
    .into_any()
}
