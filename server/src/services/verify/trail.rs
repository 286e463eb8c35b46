//! The trail against the public log: each entry is the act that the trail says, and what must be logged is.

use super::finding::{Fault, Findings};
use super::{PAGE, VerifyError};
use daodi::audit::Action;
use store::maintenance::{PageKey, Snapshot};

const ENTRY: &str = "log_entry";

pub(super) async fn check(state: &mut Snapshot, found: &mut Findings) -> Result<(), VerifyError> {
    let mut at = PageKey::default();
    while !at.ended() {
        for one in state.stray_entries(&mut at, PAGE).await? {
            match one {
                Ok(one) if !one.has_row => found.row(Fault::LogTrail, ENTRY, one.id, "the trail has no such act"),
                Ok(one) if one.refused => found.row(Fault::LogTrail, ENTRY, one.id, "the trail says it was refused"),
                Ok(one) => {
                    found.row(Fault::LogTrail, ENTRY, one.id, "instant, action or object are not those of the trail");
                }
                Err(one) => found.unreadable(ENTRY, one.key),
            }
        }
    }
    let mut at = PageKey::default();
    while !at.ended() {
        for one in state.lost_entries(&mut at, PAGE).await? {
            match one {
                Ok(one) if one.numbered => {
                    found.row(Fault::LogLost, ENTRY, one.id, "has a number and still waits for one");
                }
                Ok(one) => found.row(Fault::LogLost, ENTRY, one.id, "has no number and does not wait for one"),
                Err(one) => found.unreadable(ENTRY, one.key),
            }
        }
    }
    for action in Action::ALWAYS_LOGGED {
        let mut at = PageKey::default();
        while !at.ended() {
            for one in state.unlogged(action.code(), &mut at, PAGE).await? {
                match one {
                    Ok(id) => {
                        let what = format!("{} has no entry in the public log", action.code());
                        found.row(Fault::LogUnlogged, "audit", id, what);
                    }
                    Err(one) => found.unreadable("audit", one.key),
                }
            }
        }
    }
    Ok(())
}
