//! Who is asking.

use super::{Office, Role};
use crate::coded::coded;
use crate::identifiers::DivisionCode;

coded! {
    /// What a producer's account is in an enterprise.
    pub enum Part {
        /// Speaks for the enterprise and says who else works for it here.
        Owner "owner",
        /// Works for it.
        Operator "operator",
    }
}

/// An account's place in an enterprise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Membership {
    /// The enterprise's id.
    pub enterprise: String,
    /// As what.
    pub part: Part,
}

/// A signed-in account, read anew for every request: a role that was changed, or an account that was disabled, counts
/// from the next request on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Principal {
    /// The account's id.
    pub account: String,
    /// Its login name.
    pub login: String,
    /// Its role.
    pub role: Role,
    /// An officer's office.
    pub office: Option<Office>,
    /// A producer's enterprises.
    pub memberships: Vec<Membership>,
    /// The login session's id.
    pub session: String,
    /// Whether the session is past the second factor, or none is asked for.
    pub complete: bool,
    /// When the person last proved who they are in this session, µs since the epoch, UTC.
    pub confirmed_at: i64,
}

impl Principal {
    /// As what the account belongs to an enterprise, if it does.
    #[must_use]
    pub fn part_in(&self, enterprise: &str) -> Option<Part> {
        self.memberships.iter().find(|m| m.enterprise == enterprise).map(|m| m.part)
    }

    /// The code that limits what an officer's queries give: their office's. Every query of cases carries it.
    #[must_use]
    pub fn office_code(&self) -> Option<DivisionCode> {
        self.office.as_ref().map(|office| office.code)
    }
}
