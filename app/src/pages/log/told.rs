//! What an entry's canonical bytes tell. Pages show nothing of an entry that is not read from the bytes that are proved.

use crate::cx::Cx;
use crate::pages::acts::{body_name, id_code, kind, object, role};
use crate::text::{number, text_of};
use daodi::audit::ObjectKind;
use leptos::prelude::*;
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// The form of entries that can be read.
const VERSION: u8 = 1;

/// An entry as it was written.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Told {
    /// Code of the act.
    pub action: String,
    actor: Body,
    /// When, µs since the epoch, UTC.
    pub at: i64,
    /// Values that are not told: name and salted digest.
    pub commitments: BTreeMap<String, String>,
    /// Values that everybody may know.
    pub facts: BTreeMap<String, Value>,
    /// Id of what it was done to.
    pub object_id: String,
    /// Its kind.
    pub object_kind: String,
    v: u8,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Body {
    #[serde(default)]
    body: Option<String>,
    role: String,
}

impl Told {
    /// Reads an entry; none where its form is newer than this program.
    pub(super) fn read(leaf: &str) -> Option<Self> {
        serde_json::from_str(leaf).ok().filter(|told: &Self| told.v == VERSION)
    }

    /// Whether what it was done to is a person's, so that a commitment stands in place of its id.
    pub(super) fn hides_object(&self) -> bool {
        let kind = ObjectKind::from_code(&self.object_kind);
        let digest = self.object_id.len() == 64 && self.object_id.bytes().all(|byte| byte.is_ascii_hexdigit());
        digest && matches!(kind, Some(ObjectKind::Account | ObjectKind::Claim))
    }

    /// What it was done to, with its kind.
    pub(super) fn object(&self, cx: &Cx) -> AnyView {
        let kind = kind(cx, &self.object_kind);
        if self.hides_object() {
            return view! { {cx.t("log-entry-object-hidden")}<span class="kind">{kind}</span> }.into_any();
        }
        view! { {object(cx, &self.object_kind, &self.object_id)}<span class="kind">{kind}</span> }.into_any()
    }

    /// Who acted: office or enterprise, and in which role. Never a person.
    pub(super) fn actor(&self, cx: &Cx) -> String {
        let role = role(cx, &self.actor.role);
        match &self.actor.body {
            Some(body) if cx.english() => format!("{role}, {}", body_name(cx, body)),
            Some(body) => format!("{} {role}", body_name(cx, body)),
            None => role,
        }
    }
}

/// Name of a fact; a name without a text reads as itself.
pub(super) fn fact_name(cx: &Cx, name: &str) -> String {
    text_of(cx.locale, "log-fact", name)
}

/// A fact's value: ids by the names the register has for them, codes in words.
pub(super) fn fact_value(cx: &Cx, name: &str, value: &Value) -> AnyView {
    match value {
        Value::Bool(yes) => cx.t(if *yes { "log-yes" } else { "log-no" }).into_any(),
        Value::Number(n) => n.as_i64().map_or_else(|| n.to_string(), |n| number(cx.locale, n)).into_any(),
        Value::String(text) => match name {
            "office" => body_name(cx, text).into_any(),
            "enterprise" => match cx.register.enterprise(text) {
                Some(e) => view! { <a href=cx.href(&format!("/enterprises/{text}"))>{e.name.clone()}</a> }.into_any(),
                None => id_code(text),
            },
            "product" => match cx.register.product(text) {
                Some(p) => {
                    let name = crate::pages::common::product_name(cx, p);
                    view! { <a href=cx.href(&format!("/products/{text}"))>{name}</a> }.into_any()
                }
                None => id_code(text),
            },
            "role" => role(cx, text).into_any(),
            "part" => text_of(cx.locale, "part", text).into_any(),
            // What is returned is said of bases alone.
            "decision" if text == "returned" => text_of(cx.locale, "ground-state", text).into_any(),
            "decision" => text_of(cx.locale, "claim-state", text).into_any(),
            "ground_kind" => text_of(cx.locale, "ground-kind", text).into_any(),
            "county" => match daodi::identifiers::DivisionCode::parse(text) {
                Ok(code) => crate::pages::common::division_link(cx, code),
                Err(_) => id_code(text),
            },
            "root" | "sha256" | "geometry_sha256" | "verifier" | "last" => id_code(text),
            "step" => text_of(cx.locale, "application-step", text).into_any(),
            "from_state" | "to_state" => text_of(cx.locale, "application-state", text).into_any(),
            "track" => text_of(cx.locale, "track", text).into_any(),
            _ => text.clone().into_any(),
        },
        other => other.to_string().into_any(),
    }
}

#[cfg(test)]
mod tests {
    use super::Told;

    const LEAF: &str = r#"{"action":"label_batch.issue","actor":{"body":"411500","role":"city_officer"},"at":1764150000000000,"commitments":{"reason":"00"},"facts":{"count":5000},"object_id":"b","object_kind":"label_batch","v":1}"#;

    #[test]
    fn a_digest_in_place_of_a_person_is_known_as_such() {
        let about = |kind: &str, id: &str| {
            let leaf =
                LEAF.replace("label_batch\",\"v", &format!("{kind}\",\"v")).replace("\"b\"", &format!("\"{id}\""));
            Told::read(&leaf).is_some_and(|told| told.object_kind == kind && told.hides_object())
        };
        let digest = "0f".repeat(32);
        assert!(about("account", &digest) && about("claim", &digest));
        assert!(!about("enterprise", &digest) && !about("claim", "0199e001-7c1e-7a40-9d31-3c1f2a4b5c6d"));
    }

    #[test]
    fn reads_the_form_it_knows_and_no_other() {
        let told = Told::read(LEAF);
        assert!(told.as_ref().is_some_and(|t| t.facts["count"] == 5000 && t.actor.role == "city_officer"));
        assert_eq!(Told::read(&LEAF.replace("\"v\":1", "\"v\":2")), None);
        assert_eq!(Told::read(&LEAF.replace("\"v\":1", "\"v\":1,\"w\":1")), None);
        assert_eq!(Told::read("{}"), None);
    }
}
