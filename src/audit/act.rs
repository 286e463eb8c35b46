//! One act, as it is recorded in the transaction that carries it out.

use super::{Action, ObjectKind};
use crate::identifiers::DivisionCode;
use crate::people::{Principal, Refusal, Role};
use crate::ports::Notice;
use sha2::{Digest, Sha256};

/// Who acted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    /// Nobody known: a visitor without an account.
    Anonymous,
    /// An account, with what it was then.
    Account {
        /// The account's id. Never the person's name: that can be erased, this cannot.
        id: String,
        /// Its role then.
        role: Role,
        /// Its office then.
        office: Option<DivisionCode>,
    },
    /// The program itself: `cli` for the operator at the machine, `job` for its own work.
    System(&'static str),
}

impl Actor {
    /// A signed-in account.
    #[must_use]
    pub fn of(principal: &Principal) -> Self {
        Self::Account { id: principal.account.clone(), role: principal.role, office: principal.office_code() }
    }
}

/// How it ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was done.
    Done,
    /// It was refused, for a reason with this code.
    Refused(&'static str),
}

/// What makes a form that is sent twice do its work once: the key the form was given when it was drawn, and what was
/// sent with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Once {
    /// The form's key, a UUID.
    pub key: String,
    /// SHA-256 of whose it is, where it was sent to and what was sent, hex.
    pub body: String,
    /// Where the answer leads.
    pub answer: Answer,
}

/// The answer that a form gets, the first time and again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The Chinese path of the page that says what was done.
    pub location: String,
}

/// One act. Stored with it in one transaction: its row in the audit trail, its leaf for the public log, the form's key, and
/// what somebody is told of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    /// UUIDv7.
    pub id: String,
    /// When, µs since the epoch, UTC.
    pub at: i64,
    /// Who.
    pub actor: Actor,
    /// For whom, where it was done by proxy: the id of an enterprise, a grower or an account.
    pub on_behalf: Option<String>,
    /// What.
    pub action: Action,
    /// To what kind of thing.
    pub object_kind: ObjectKind,
    /// To which one.
    pub object: String,
    /// Hash of the object before ([`fingerprint`]); none where it was not there.
    pub before: Option<String>,
    /// Hash of the object afterwards.
    pub after: Option<String>,
    /// Why, in the words of whoever did it.
    pub reason: Option<String>,
    /// The request's id, under which the server's log has the rest.
    pub request: String,
    /// The client's network (/24 or /64), where there was one.
    pub network: Option<String>,
    /// How it ended.
    pub outcome: Outcome,
    /// The canonical bytes for the public log, where the act belongs there.
    pub leaf: Option<String>,
    /// What the public log names in place of the object, as kind and id, where the object itself is a person's.
    pub shown: Option<(ObjectKind, String)>,
    /// The form's key, where a form was sent.
    pub once: Option<Once>,
    /// Messages and mails by which people learn of it.
    pub notices: Vec<Notice>,
}

impl Act {
    /// Kind and id under which the public log lists the act.
    #[must_use]
    pub fn listed_as(&self) -> (ObjectKind, &str) {
        self.shown.as_ref().map_or((self.object_kind, self.object.as_str()), |(kind, id)| (*kind, id.as_str()))
    }

    /// The same act, refused.
    #[must_use]
    pub fn refused(self, refusal: Refusal) -> Self {
        self.refused_for(refusal.code())
    }

    /// The same act, refused for a reason with a code.
    #[must_use]
    pub fn refused_for(self, code: &'static str) -> Self {
        let outcome = Outcome::Refused(code);
        Self { outcome, before: None, after: None, leaf: None, shown: None, once: None, notices: Vec::new(), ..self }
    }
}

/// The hash of an object's state: SHA-256 over `salt`, the length of the text and the text, hex. With a person's salt it
/// is a commitment: when the salt is erased, nobody can tell any more what was committed to, and the row stays as it is.
#[must_use]
pub fn fingerprint(salt: &[u8], state: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(b"daodi state v1\n");
    hash.update(u64::try_from(salt.len()).unwrap_or(u64::MAX).to_be_bytes());
    hash.update(salt);
    hash.update(state.as_bytes());
    hash.finalize().iter().fold(String::with_capacity(64), |mut hex, byte| {
        use std::fmt::Write as _;
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_tells_salt_and_state_apart() {
        assert_eq!(fingerprint(b"", "x").len(), 64);
        assert_ne!(fingerprint(b"a", "b"), fingerprint(b"", "ab"));
        assert_ne!(fingerprint(b"salt", "138"), fingerprint(b"salu", "138"));
        assert_eq!(fingerprint(b"salt", "138"), fingerprint(b"salt", "138"));
    }
}
