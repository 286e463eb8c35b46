//! What was done to a right: dated records, never changed.

use super::{AuthorisationAct, AuthorisationState};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// One change of a right, its beginning included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuthorisationChange {
    /// The act's id in the audit trail and the public log.
    pub id: String,
    /// Which right.
    pub authorisation: String,
    /// When it was recorded, µs since the epoch, UTC.
    pub at: i64,
    /// The day on which it takes effect.
    pub day: Date,
    /// What was done; none: the right began.
    pub act: Option<AuthorisationAct>,
    /// Where the right stood before; none where it began.
    pub from: Option<AuthorisationState>,
    /// Where it stands from that day.
    pub to: AuthorisationState,
    /// The announcement it rests on, where it is one.
    pub announcement: Option<String>,
    /// What it rests on, in words.
    pub basis: String,
    /// Why; empty where nothing was said.
    pub reason: String,
    /// What was changed, as it was: the enterprise's name or address.
    pub was: Option<String>,
    /// The same as it is from that day.
    pub becomes: Option<String>,
}

/// Where a right stood on a day, by its history in any order; none before it began.
#[must_use]
pub fn state_on(changes: &[AuthorisationChange], day: Date) -> Option<AuthorisationState> {
    let past = changes.iter().filter(|change| change.day <= day);
    past.max_by(|a, b| (a.day, a.at, &a.id).cmp(&(b.day, b.at, &b.id))).map(|change| change.to)
}
