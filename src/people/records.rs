//! What is stored of people, as ports give it and pages show it. Instants are µs since the epoch, UTC.

use super::{AccountState, ClaimState, Part, ProposalKind, ProposalState, Role, SessionStage, TokenPurpose};
use crate::application::day_of;
use crate::identifiers::{DivisionCode, Uscc};
use jiff::Span;
use jiff::civil::Date;

/// An account without its person and its secrets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// UUIDv7.
    pub id: String,
    /// Login name: lower case, 3 to 32 letters, digits, `.`, `-`, `_`.
    pub login: String,
    /// Role; none until it was given one.
    pub role: Option<Role>,
    /// An officer's office.
    pub office: Option<DivisionCode>,
    /// Where it stands.
    pub state: AccountState,
    /// When it was made.
    pub created_at: i64,
    /// When its password was set.
    pub password_at: Option<i64>,
    /// Whether the password must be changed at the next sign-in.
    pub must_change: bool,
    /// Whether a second factor is set up.
    pub second_factor: bool,
    /// Failed attempts in a row.
    pub failures: i64,
    /// Until when attempts are refused; 0 where they are not.
    pub locked_until: i64,
    /// The last sign-in.
    pub last_sign_in: Option<i64>,
    /// Language of mails: `zh-CN` or `en`.
    pub locale: String,
    /// Whether messages come by mail once a day, together.
    pub digest: bool,
    /// Whether it is one of the demonstration accounts.
    pub demo: bool,
    /// Grows with every change.
    pub version: i64,
}

/// What an account proves itself with. Never shown, never logged.
#[derive(Clone, PartialEq, Eq)]
pub struct Credentials {
    /// PHC text of argon2id, where a password is set.
    pub password: Option<String>,
    /// The second factor's secret, sealed.
    pub totp: Option<String>,
    /// The last time step accepted.
    pub totp_step: i64,
}

/// A person's values, sealed as stored.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SealedPerson {
    /// The person's half of the key; none once erased.
    pub key_part: Option<String>,
    /// Name, sealed.
    pub name: Option<String>,
    /// Mail address, sealed.
    pub mail: Option<String>,
    /// Telephone number, sealed.
    pub phone: Option<String>,
    /// Keyed hash of the mail address.
    pub mail_lookup: Option<String>,
}

/// A person's values in the clear, or masked: which, is said by whoever hands them out.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Person {
    /// Name.
    pub name: String,
    /// Mail address.
    pub mail: String,
    /// Telephone number.
    pub phone: String,
}

impl std::fmt::Debug for Person {
    /// Shows no value: this ends up in logs.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Person { .. }")
    }
}

/// A login session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoginSession {
    /// UUIDv7. Not the cookie's value.
    pub id: String,
    /// Whose.
    pub account: String,
    /// The account's login name.
    pub login: String,
    /// How far the sign-in has come.
    pub stage: SessionStage,
    /// When it began.
    pub created_at: i64,
    /// When it was last used, to the minute.
    pub seen_at: i64,
    /// When it ends at the latest.
    pub ends_at: i64,
    /// When the person last proved who they are.
    pub confirmed_at: i64,
    /// The client's network.
    pub network: String,
    /// The browser, in a few words.
    pub agent: String,
    /// When it was ended, where it was.
    pub ended_at: Option<i64>,
    /// Why: `signed_out`, `ended`, `idle`, `expired`, `password`, `disabled`, `role`.
    pub end_reason: Option<String>,
}

/// A token to be used once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// SHA-256 of what was sent, hex.
    pub token: String,
    /// For which account.
    pub account: String,
    /// For what.
    pub purpose: TokenPurpose,
    /// When it was made.
    pub created_at: i64,
    /// Until when it can be used.
    pub ends_at: i64,
    /// When it was used.
    pub used_at: Option<i64>,
}

/// An enterprise that an account belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnEnterprise {
    /// The enterprise's id.
    pub enterprise: String,
    /// Its name.
    pub name: String,
    /// As what.
    pub part: Part,
    /// Since when.
    pub since: i64,
    /// How many accounts belong to it.
    pub members: i64,
    /// How many of them own it.
    pub owners: i64,
}

/// A member of an enterprise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The account.
    pub account: String,
    /// Its login name.
    pub login: String,
    /// As what.
    pub part: Part,
    /// Since when.
    pub since: i64,
}

/// A producer's claim on an enterprise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// UUIDv7.
    pub id: String,
    /// Who claims.
    pub account: String,
    /// The claimant's login name.
    pub login: String,
    /// The enterprise of the register; none where it is not there yet.
    pub enterprise: Option<String>,
    /// Unified social credit code.
    pub uscc: Uscc,
    /// Name as on the business licence.
    pub name: String,
    /// County.
    pub county: Option<DivisionCode>,
    /// Prefecture.
    pub prefecture: DivisionCode,
    /// What the claimant says to it.
    pub statement: String,
    /// Where it stands.
    pub state: ClaimState,
    /// When it was made.
    pub made_at: i64,
    /// When it was decided.
    pub decided_at: Option<i64>,
    /// By whom.
    pub decided_by: Option<String>,
    /// Why so.
    pub reason: Option<String>,
    /// Grows with every change: who decides names the version they saw.
    pub version: i64,
}

/// An act that takes two people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// UUIDv7.
    pub id: String,
    /// What is proposed.
    pub kind: ProposalKind,
    /// About which account.
    pub account: String,
    /// Its login name.
    pub login: String,
    /// The role to give.
    pub role: Option<Role>,
    /// The office to give.
    pub office: Option<DivisionCode>,
    /// Why.
    pub reason: String,
    /// Where it stands.
    pub state: ProposalState,
    /// When it was proposed.
    pub proposed_at: i64,
    /// By whom.
    pub proposed_by: String,
    /// When it was decided.
    pub decided_at: Option<i64>,
    /// By whom.
    pub decided_by: Option<String>,
    /// Why so.
    pub decision: Option<String>,
    /// Grows with every change.
    pub version: i64,
}

/// Within how many days from its asking a person's request to be erased is carried out or refused: this register's promise.
/// PIPL article 47 names no number; article 50 asks for a convenient way and a reason for each refusal.
pub const ERASURE_DAYS: u32 = 15;

impl Proposal {
    /// The last day for a request to erase a person that waits, in Asia/Shanghai; none of other proposals.
    #[must_use]
    pub fn answer_by(&self) -> Option<Date> {
        let waits = self.kind == ProposalKind::ErasePerson && self.state == ProposalState::Open;
        waits.then(|| day_of(self.proposed_at).saturating_add(Span::new().days(i64::from(ERASURE_DAYS))))
    }
}

/// An in-site message. Its words are the text `message-KIND` with the arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// UUIDv7.
    pub id: String,
    /// When.
    pub at: i64,
    /// Which text.
    pub kind: String,
    /// The text's arguments.
    pub args: Vec<(String, String)>,
    /// The Chinese path of what it is about; empty where there is none.
    pub link: String,
    /// When it was read.
    pub read_at: Option<i64>,
}

/// A mail as the administrator sees it: to whom is the account, never the address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailRecord {
    /// UUIDv7.
    pub id: String,
    /// To which account.
    pub account: String,
    /// The account's login name.
    pub login: String,
    /// Which text.
    pub kind: String,
    /// When it was queued.
    pub at: i64,
    /// How often it was tried.
    pub tries: i64,
    /// When it is tried next.
    pub next_at: Option<i64>,
    /// When it was handed over.
    pub sent_at: Option<i64>,
    /// When it was given up.
    pub failed_at: Option<i64>,
    /// The last fault's code.
    pub fault: Option<String>,
}

/// A file that was brought in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upload {
    /// UUIDv7.
    pub id: String,
    /// SHA-256 of its bytes, hex: its name in the file store.
    pub sha256: String,
    /// Who brought it.
    pub owner: String,
    /// The name it had, cleaned.
    pub name: String,
    /// Media type, found by looking at it.
    pub media: String,
    /// Bytes.
    pub size: i64,
    /// When.
    pub at: i64,
}

/// An office as stored: with its contact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfficeRecord {
    /// The office.
    pub office: super::Office,
    /// Telephone number; empty where none is recorded.
    pub phone: String,
    /// Address; empty where none is recorded.
    pub address: String,
    /// Grows with every change.
    pub version: i64,
    /// How many active officers it has.
    pub officers: i64,
}

/// A row of the audit trail as it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditRow {
    /// UUIDv7.
    pub id: String,
    /// When.
    pub at: i64,
    /// `anonymous`, `account` or `system`.
    pub actor_kind: String,
    /// The account's id, or `cli`, `job`.
    pub actor: Option<String>,
    /// The account's login name, where it is one.
    pub login: Option<String>,
    /// For whom.
    pub on_behalf: Option<String>,
    /// The role then.
    pub role: Option<String>,
    /// The office then.
    pub office: Option<String>,
    /// What: a code of [`crate::audit::Action`].
    pub action: String,
    /// To what kind of thing.
    pub object_kind: String,
    /// To which.
    pub object: String,
    /// Hash before.
    pub before: Option<String>,
    /// Hash afterwards.
    pub after: Option<String>,
    /// Why.
    pub reason: Option<String>,
    /// The request's id.
    pub request: String,
    /// The client's network.
    pub network: Option<String>,
    /// The code of the refusal; none where it was done.
    pub refused: Option<String>,
}

/// One page of a list, and how many rows there are in all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageOf<T> {
    /// The rows of this page.
    pub rows: Vec<T>,
    /// All rows that match.
    pub total: i64,
}

impl<T> Default for PageOf<T> {
    fn default() -> Self {
        Self { rows: Vec::new(), total: 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_request_for_erasure_is_answered_within_fifteen_days_where_the_register_is() {
        let of = |kind, state, proposed_at| Proposal {
            id: String::new(),
            kind,
            account: String::new(),
            login: String::new(),
            role: None,
            office: None,
            reason: String::new(),
            state,
            proposed_at,
            proposed_by: String::new(),
            decided_at: None,
            decided_by: None,
            decision: None,
            version: 1,
        };
        // Between 2026-11-20 and 2026-11-21 in Shanghai.
        let midnight = 1_795_190_400_000_000;
        let answer = |at| of(ProposalKind::ErasePerson, ProposalState::Open, at).answer_by();
        assert_eq!(answer(midnight - 1_000_000), Some(date(2026, 12, 5)));
        assert_eq!(answer(midnight), Some(date(2026, 12, 6)));
        assert_eq!(of(ProposalKind::ErasePerson, ProposalState::Refused, midnight).answer_by(), None);
        assert_eq!(of(ProposalKind::RevokeRole, ProposalState::Open, midnight).answer_by(), None);
    }
}
