//! Applications against what was told of them: each step of a case is the one that the trail and the public log have, with
//! its reason as long as the applicant's half of the key is there to tell; a case stands where its last step left it, and
//! states what was saved last.

use super::finding::{Fault, Findings};
use super::{PAGE, VerifyError};
use crate::secrets::KeyPart;
use crate::services::cases::{REASON, action};
use daodi::application::{State, Step};
use daodi::audit::fingerprint;
use daodi::transparency_log::{FactValue, Leaf};
use store::maintenance::{CaseEntry, CaseRow, PageKey, Snapshot};

const STEP: &str = "application_step";
const CASE: &str = "application";

pub(super) async fn check(state: &mut Snapshot, found: &mut Findings) -> Result<(), VerifyError> {
    let mut at = PageKey::default();
    while !at.ended() {
        for one in state.entries_of_cases(&mut at, PAGE).await? {
            match one {
                // What is no leaf is said where the log is checked.
                Ok(entry) => {
                    if let Ok(leaf) = Leaf::parse(entry.leaf.as_bytes())
                        && let Err(what) = fits(&entry, &leaf)
                    {
                        found.row(Fault::Case, STEP, entry.id, what);
                    }
                }
                Err(one) => found.unreadable("log_entry", one.key),
            }
        }
    }
    let mut at = PageKey::default();
    while !at.ended() {
        for one in state.untold_steps(&mut at, PAGE).await? {
            match one {
                Ok(act) => found.row(Fault::Case, STEP, act, "the public log does not tell of this step"),
                Err(one) => found.unreadable(STEP, one.key),
            }
        }
    }
    let mut at = PageKey::default();
    while !at.ended() {
        for one in state.cases(&mut at, PAGE).await? {
            match one {
                Ok(case) => {
                    let saved = state.saved(&case.id, &fingerprint(b"", &case.statement)).await?;
                    if let Err(what) = stands(&case, saved) {
                        found.row(Fault::Case, CASE, case.id, what);
                    }
                }
                Err(one) => found.unreadable(CASE, one.key),
            }
        }
    }
    Ok(())
}

fn text(value: &Option<String>) -> &str {
    value.as_deref().unwrap_or_default()
}

/// Whether a step is the one that trail and log tell of; else what is not.
fn fits(entry: &CaseEntry, leaf: &Leaf) -> Result<(), String> {
    let step = entry.step.as_ref().ok_or("there is no such step")?;
    let known = Step::from_code(&step.step).ok_or("is no step")?;
    let says = |name: &str, value: &str| leaf.facts.get(name) == Some(&FactValue::from(value));
    if step.application != entry.object || leaf.object_id != step.application {
        return Err("is of another application".to_owned());
    }
    if action(known).code() != leaf.action || !says("step", &step.step) {
        return Err("is another step than the one told".to_owned());
    }
    if !says("from_state", &step.from) || !says("to_state", &step.to) {
        return Err("leads from or to another state than told".to_owned());
    }
    if step.at != leaf.at {
        return Err("was taken at another instant than told".to_owned());
    }
    if step.account != entry.actor || step.office != entry.office {
        return Err("was taken by somebody else than the trail says".to_owned());
    }
    if step.reason != text(&entry.reason) {
        return Err("gives another reason than the trail".to_owned());
    }
    if let Some(part) = entry.key_part.as_deref().and_then(KeyPart::parse) {
        let given = (!step.reason.is_empty()).then(|| part.commitment(&entry.id, REASON, &step.reason));
        if given.as_ref() != leaf.commitments.get(REASON) {
            return Err("gives another reason than the public log commits to".to_owned());
        }
    }
    let in_force = [State::Announced, State::DownloadOpened].iter().any(|state| state.code() == step.to);
    if !in_force {
        return Ok(());
    }
    let told = entry.told.as_ref().ok_or("there is no such application")?;
    let same = says("enterprise", &told.enterprise)
        && says("kind", &told.kind)
        && says("product", &told.product)
        && says("track", &told.track)
        && says("day", text(&told.announced_on))
        && says("basis", text(&told.announced_in));
    if !same {
        return Err("the application has another enterprise, right, announcement or day than told".to_owned());
    }
    if step.to == State::DownloadOpened.code() && !says("download", text(&told.download_on)) {
        return Err("the application's download was opened on another day than told".to_owned());
    }
    Ok(())
}

/// Whether a case stands where its steps left it; `saved`: how many saves there are at the last instant at which something
/// was, and how many of them left what is stated now.
fn stands(case: &CaseRow, (saves, same): (i64, i64)) -> Result<(), String> {
    match &case.last {
        None if case.state != State::Draft.code() => return Err("was handed in without a step".to_owned()),
        None => {}
        Some((_, to, at)) if *to != case.state || *at != case.since => {
            return Err(format!("stands at {} or since another instant, its last step led to {to}", case.state));
        }
        Some(_) if case.first != case.submitted_at => {
            return Err("was handed in at another instant than its first step says".to_owned());
        }
        Some((seq, ..)) if *seq != case.steps => return Err("has gaps in the numbers of its steps".to_owned()),
        Some(_) => {}
    }
    // What demonstration states, nobody saved.
    if (saves == 0 && (case.demo || case.statement == "{}")) || same > 0 {
        Ok(())
    } else {
        Err("states something else than what was saved last".to_owned())
    }
}
