//! Entries of the public log about people: what they commit to is what the database holds, as long as the person's half of
//! the key is there to tell.

use super::finding::{Fault, Findings};
use super::{PAGE, VerifyError};
use crate::secrets::KeyPart;
use crate::services::acting::OBJECT;
use daodi::audit::{Action, ObjectKind};
use daodi::people::ClaimState;
use daodi::transparency_log::{FactValue, Leaf};
use store::maintenance::{EntryOfPeople, LoggedClaim, PageKey, Snapshot};

pub(super) async fn check(state: &mut Snapshot, found: &mut Findings) -> Result<(), VerifyError> {
    let mut at = PageKey::default();
    while !at.ended() {
        for one in state.entries_of_people(&mut at, PAGE).await? {
            match one {
                // What is no leaf is said where the log is checked.
                Ok(entry) => {
                    if let Ok(leaf) = Leaf::parse(entry.leaf.as_bytes())
                        && let Err(what) = fits(&entry, &leaf)
                    {
                        found.row(Fault::LogTrail, "log_entry", entry.id, what);
                    }
                }
                Err(one) => found.unreadable("log_entry", one.key),
            }
        }
    }
    Ok(())
}

/// Whether an entry tells what the database holds; else what it tells wrongly.
fn fits(entry: &EntryOfPeople, leaf: &Leaf) -> Result<(), String> {
    if entry.about_kind == ObjectKind::Claim.code() {
        let claim = entry.claim.as_ref().ok_or("there is no such claim")?;
        if leaf.action == Action::ClaimDecide.code() {
            tells_decision(entry, leaf, claim)?;
        }
    } else if entry.object_kind != entry.about_kind {
        return Err("it is listed under another kind of object than the trail's".to_owned());
    }
    if !entry.has_person {
        return Err("there is no such account".to_owned());
    }
    let hidden = entry.object_kind == entry.about_kind;
    let Some(part) = &entry.key_part else {
        // Erased: nobody can tell any more whom it is about, but it must not say so either.
        let commitment = entry.object.len() == 64 && entry.object.bytes().all(|byte| byte.is_ascii_hexdigit());
        return if commitment || !hidden { Ok(()) } else { Err("it names somebody".to_owned()) };
    };
    let part = KeyPart::parse(part).ok_or("the person's half of the key cannot be read")?;
    if hidden && part.commitment(&entry.id, OBJECT, &entry.about).to_string() != entry.object {
        return Err("it commits to another object than the trail's".to_owned());
    }
    for (name, commitment) in &leaf.commitments {
        let value = match (name.as_str(), &entry.claim) {
            ("reason", _) => entry.reason.as_deref(),
            ("account", Some(claim)) => Some(claim.account.as_str()),
            ("enterprise_name", Some(claim)) => Some(claim.name.as_str()),
            ("uscc", Some(claim)) => Some(claim.uscc.as_str()),
            _ => None,
        };
        if value.is_none_or(|value| part.commitment(&entry.id, name, value) != *commitment) {
            return Err(format!("it commits to another {name} than the database holds"));
        }
    }
    Ok(())
}

/// An accepted claim stands under its enterprise with its code, a refused one under neither.
fn tells_decision(entry: &EntryOfPeople, leaf: &Leaf, claim: &LoggedClaim) -> Result<(), String> {
    let says = |name: &str, value: &str| leaf.facts.get(name) == Some(&FactValue::from(value));
    let good = match ClaimState::from_code(&claim.state) {
        Some(ClaimState::Accepted) => {
            entry.object_kind == ObjectKind::Enterprise.code()
                && claim.enterprise.as_ref() == Some(&entry.object)
                && says("uscc", &claim.uscc)
        }
        Some(ClaimState::Refused) => entry.object_kind == ObjectKind::Claim.code(),
        _ => return Err(format!("the claim is not decided but {}", claim.state)),
    };
    if good && says("decision", &claim.state) {
        Ok(())
    } else {
        Err("it tells of another decision or enterprise than the claim has".to_owned())
    }
}
