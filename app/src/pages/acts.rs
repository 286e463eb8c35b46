//! Acts in words: what was done, by whom, to what, and how it ended. The audit trail and the public log say it alike.

use super::common::division_link;
use crate::cx::Cx;
use crate::text::{moment_exact, shanghai_iso, text_of};
use crate::ui::SelectGroup;
use daodi::audit::{Action, ObjectKind};
use daodi::identifiers::DivisionCode;
use daodi::people::offices;
use leptos::prelude::*;
use std::slice;

/// Groups of acts for a choice: the text of the group and the first words of the codes in it.
const GROUPS: &[(&str, &[&str])] = &[
    ("acts-group-account", &["account", "person"]),
    ("acts-group-role", &["role", "proposal"]),
    ("acts-group-session", &["session", "password", "second_factor", "recovery_codes", "lock"]),
    ("acts-group-enterprise", &["claim", "member", "file"]),
    ("acts-group-application", &["application", "handover"]),
    (
        "acts-group-register",
        &[
            "register",
            "boundaries",
            "field",
            "authorisation",
            "announcement",
            "protection",
            "trademark",
            "trademark_user",
            "demonstration",
        ],
    ),
    ("acts-group-ground", &["ground", "grower"]),
    ("acts-group-label", &["label_batch", "label"]),
    ("acts-group-house", &["office", "calendar", "key", "mail", "backup", "retention"]),
    ("acts-group-audit", &["audit", "page"]),
];

/// What was done, from its code.
pub(super) fn action(cx: &Cx, code: &str) -> String {
    text_of(cx.locale, "action", code)
}

/// A kind of object, from its code.
pub(super) fn kind(cx: &Cx, code: &str) -> String {
    text_of(cx.locale, "object-kind", code)
}

/// A role, from its code; what acts without being an account has a name as well.
pub(super) fn role(cx: &Cx, code: &str) -> String {
    let name = text_of(cx.locale, "role", code);
    if name == code { text_of(cx.locale, "actor", code) } else { name }
}

/// Why something was refused: the table of capabilities, else what was wrong with the form.
pub(super) fn refusal(cx: &Cx, code: &str) -> String {
    let why = text_of(cx.locale, "refusal", code);
    if why == code { text_of(cx.locale, "fault", code) } else { why }
}

/// Name of an office; its code where no such division exists today.
pub(super) fn office_name(cx: &Cx, code: DivisionCode) -> String {
    let office = cx.register.division(code).and_then(|division| offices(slice::from_ref(division)).pop());
    office.map_or_else(|| code.to_string(), |office| if cx.english() { office.name_en } else { office.name })
}

/// Name of a body that acts or is acted on, from its public id: an office, an enterprise.
pub(super) fn body_name(cx: &Cx, id: &str) -> String {
    if let Ok(code) = DivisionCode::parse(id) {
        return office_name(cx, code);
    }
    cx.register.enterprise(id).map_or_else(|| id.to_owned(), |enterprise| enterprise.name.clone())
}

/// An id in the type of machines, breaking anywhere.
pub(super) fn id_code(id: &str) -> AnyView {
    view! { <code class="id">{id.to_owned()}</code> }.into_any()
}

/// What an act was done to, by name and with a link where everybody may go there.
pub(super) fn object(cx: &Cx, kind: &str, id: &str) -> AnyView {
    let link = |path: String, name: String| view! { <a href=cx.href(&path)>{name}</a> }.into_any();
    match ObjectKind::from_code(kind) {
        Some(ObjectKind::Office) => match DivisionCode::parse(id) {
            Ok(code) => link(format!("/divisions/{code}"), office_name(cx, code)),
            Err(_) => id_code(id),
        },
        Some(ObjectKind::Enterprise | ObjectKind::Record) => public_row(cx, id).unwrap_or_else(|| id_code(id)),
        Some(ObjectKind::Page) => view! { <code class="id">{id.to_owned()}</code> }.into_any(),
        _ if id.is_empty() || id == "-" => "–".into_any(),
        _ => id_code(id),
    }
}

/// A row of the register that has a page.
fn public_row(cx: &Cx, id: &str) -> Option<AnyView> {
    if let Ok(code) = DivisionCode::parse(id) {
        return Some(division_link(cx, code));
    }
    let (path, name) = if let Some(enterprise) = cx.register.enterprise(id) {
        (format!("/enterprises/{id}"), enterprise.name.clone())
    } else {
        let product = cx.register.product(id)?;
        (format!("/products/{id}"), super::common::product_name(cx, product))
    };
    Some(view! { <a href=cx.href(&path)>{name}</a> }.into_any())
}

/// An instant to the microsecond.
pub(super) fn when_exact(at: i64) -> AnyView {
    view! { <time class="when" datetime=shanghai_iso(at)>{moment_exact(at)}</time> }.into_any()
}

/// All acts as choices, in groups.
pub(super) fn action_choices(cx: &Cx) -> Vec<SelectGroup> {
    GROUPS
        .iter()
        .map(|(title, areas)| SelectGroup {
            label: crate::text::text(cx.locale, title).to_owned(),
            options: Action::ALL
                .iter()
                .filter(|act| areas.iter().any(|area| act.code().split('.').next() == Some(*area)))
                .map(|act| (act.code().to_owned(), action(cx, act.code())))
                .collect(),
        })
        .collect()
}

/// All kinds of objects as choices.
pub(super) fn kind_choices(cx: &Cx) -> Vec<SelectGroup> {
    let options = ObjectKind::ALL.iter().map(|k| (k.code().to_owned(), kind(cx, k.code()))).collect();
    vec![SelectGroup { label: String::new(), options }]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_act_is_in_one_group() {
        for act in Action::ALL {
            let area = act.code().split('.').next().unwrap_or_default();
            let groups = GROUPS.iter().filter(|(_, areas)| areas.contains(&area)).count();
            assert_eq!(groups, 1, "{}", act.code());
        }
    }
}
