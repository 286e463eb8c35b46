//! The accounts' store: who may sign in, with what, and which sessions they have.
//!
//! Every method that is given an [`Act`] writes it in the same transaction and may answer [`StoreError::Repeated`].

use super::{NewMail, Notice, StoreError};
use crate::audit::Act;
use crate::identifiers::DivisionCode;
use crate::people::{
    Account, AccountState, Claim, Credentials, LoginSession, Membership, OwnEnterprise, PageOf, Proposal, Role,
    SealedPerson, SessionStage, Token,
};
use async_trait::async_trait;

/// An account to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAccount {
    /// UUIDv7.
    pub id: String,
    /// Login name.
    pub login: String,
    /// Role; none where two people are to give it one.
    pub role: Option<Role>,
    /// Office.
    pub office: Option<DivisionCode>,
    /// Where it begins.
    pub state: AccountState,
    /// When, µs since the epoch, UTC.
    pub at: i64,
    /// PHC text of its first password, where it has one.
    pub password: Option<String>,
    /// Whether that must be changed at the first sign-in.
    pub must_change: bool,
    /// Language of mails.
    pub locale: String,
    /// Whether it is for demonstration.
    pub demo: bool,
    /// The person, sealed.
    pub person: SealedPerson,
    /// What is sent to it by mail, to be used once.
    pub token: Option<Token>,
    /// The mail with it.
    pub mail: Option<NewMail>,
    /// The claim made with it, and its act.
    pub claim: Option<(Claim, Act)>,
    /// The proposal to give it a role, its act, and who is told of it.
    pub proposal: Option<(Proposal, Act, Vec<Notice>)>,
}

/// What is asked of a list of accounts. Empty and none mean: any.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AccountQuery {
    /// Part of the login name.
    pub text: String,
    /// Role.
    pub role: Option<Role>,
    /// Only those that have no role.
    pub without_role: bool,
    /// State.
    pub state: Option<AccountState>,
    /// Office.
    pub office: Option<DivisionCode>,
    /// Order.
    pub sort: AccountSort,
    /// Rows to leave out.
    pub offset: i64,
    /// Rows to give.
    pub limit: i64,
}

/// Orders of a list of accounts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AccountSort {
    /// Newest first.
    #[default]
    Newest,
    /// By login name.
    Login,
    /// Those who signed in last first.
    LastSignIn,
}

/// A session with what is known of its account at the moment of asking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionAccount {
    /// The session.
    pub session: LoginSession,
    /// Its account.
    pub account: Account,
    /// The account's enterprises.
    pub memberships: Vec<Membership>,
    /// The account's unread messages.
    pub unread: i64,
}

/// A session to be begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSession {
    /// UUIDv7.
    pub id: String,
    /// SHA-256 of the cookie's value, hex.
    pub token: String,
    /// Whose.
    pub account: String,
    /// How far the sign-in has come.
    pub stage: SessionStage,
    /// When it begins, µs since the epoch, UTC.
    pub at: i64,
    /// When it ends at the latest.
    pub ends_at: i64,
    /// The client's network.
    pub network: String,
    /// The browser, in a few words.
    pub agent: String,
}

/// How many accounts there are of each kind that an administrator looks at first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AccountFigures {
    /// In use.
    pub active: i64,
    /// Invited or not confirmed.
    pub invited: i64,
    /// Disabled.
    pub disabled: i64,
    /// Locked now, after failed attempts.
    pub locked: i64,
    /// Sessions that live.
    pub sessions: i64,
}

/// How many accounts there are under each value of a filter, the other filters holding.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AccountFacets {
    /// By role; none: without one.
    pub roles: Vec<(Option<Role>, i64)>,
    /// By state.
    pub states: Vec<(AccountState, i64)>,
    /// By office.
    pub offices: Vec<(DivisionCode, i64)>,
}

/// The accounts' store.
#[async_trait]
pub trait Accounts: Send + Sync {
    /// Makes an account with its person. [`StoreError::Conflict`] where login name or mail address are taken.
    async fn insert_account(&self, account: &NewAccount, act: &Act) -> Result<(), StoreError>;

    /// An account by id.
    async fn account(&self, id: &str) -> Result<Option<Account>, StoreError>;

    /// An account by login name.
    async fn account_by_login(&self, login: &str) -> Result<Option<Account>, StoreError>;

    /// An account by the keyed hash of its mail address.
    async fn account_by_mail(&self, lookup: &str) -> Result<Option<Account>, StoreError>;

    /// What an account proves itself with.
    async fn credentials(&self, id: &str) -> Result<Option<Credentials>, StoreError>;

    /// The last passwords of an account, newest first, the present one not among them.
    async fn password_history(&self, id: &str, limit: i64) -> Result<Vec<String>, StoreError>;

    /// A person, sealed.
    async fn person(&self, id: &str) -> Result<Option<SealedPerson>, StoreError>;

    /// Accounts.
    async fn accounts(&self, query: &AccountQuery) -> Result<PageOf<Account>, StoreError>;

    /// How many accounts each value of a filter would give.
    async fn account_facets(&self, query: &AccountQuery) -> Result<AccountFacets, StoreError>;

    /// The enterprises that an account belongs to, by name.
    async fn enterprises_of(&self, account: &str) -> Result<Vec<OwnEnterprise>, StoreError>;

    /// Accounts locked at an instant.
    async fn locked_accounts(&self, now: i64) -> Result<Vec<Account>, StoreError>;

    /// Figures for the overview.
    async fn account_figures(&self, now: i64) -> Result<AccountFigures, StoreError>;

    /// Whether there is any account with an administrator's role that is not for demonstration.
    async fn has_administrators(&self) -> Result<bool, StoreError>;

    /// Sets state. Ends every session where the account is no longer active. [`StoreError::Conflict`] where the account
    /// has another version by now.
    async fn set_account_state(&self, id: &str, version: i64, state: AccountState, act: &Act)
    -> Result<(), StoreError>;

    /// Replaces the person's sealed values and the account's wishes (language, digest). [`StoreError::Conflict`] where
    /// the mail address is another account's.
    async fn set_person(
        &self,
        id: &str,
        person: &SealedPerson,
        locale: &str,
        digest: bool,
        act: &Act,
    ) -> Result<(), StoreError>;

    /// Sets a password: the old one goes to the history, failures and lock are cleared, an invited account becomes
    /// active, the token is used up, every session but `keep` ends, and what is left of the account's other tokens for a
    /// password is used up too. [`StoreError::Conflict`] where the token was used meanwhile.
    async fn set_password(
        &self,
        id: &str,
        password: &str,
        must_change: bool,
        token: Option<&str>,
        keep: Option<&str>,
        act: &Act,
    ) -> Result<(), StoreError>;

    /// Writes a password in the form of today's parameters; nothing else changes.
    async fn rehash_password(&self, id: &str, old: &str, new: &str, act: &Act) -> Result<(), StoreError>;

    /// Sets up a second factor with its recovery codes (hashed), the step of the code that proved it, and makes the
    /// session `session` complete under a new token.
    async fn set_second_factor(
        &self,
        id: &str,
        totp: &str,
        step: i64,
        codes: &[String],
        session: (&str, &str),
        act: &Act,
    ) -> Result<(), StoreError>;

    /// Replaces the recovery codes.
    async fn set_recovery_codes(&self, id: &str, codes: &[String], act: &Act) -> Result<(), StoreError>;

    /// The hashes of the recovery codes that were not used yet.
    async fn recovery_codes(&self, id: &str) -> Result<Vec<String>, StoreError>;

    /// Uses a time step up: `false` where it, or a later one, was used before. In one statement, so that of two who send
    /// the same code one is refused.
    async fn use_totp_step(&self, id: &str, step: i64, act: &Act) -> Result<bool, StoreError>;

    /// Uses a recovery code up: `false` where there is none such left.
    async fn use_recovery_code(&self, id: &str, code: &str, act: &Act) -> Result<bool, StoreError>;

    /// Counts a failed attempt and locks until `locked_until` (0: not yet).
    async fn count_failure(&self, id: &str, locked_until: i64, act: &Act) -> Result<(), StoreError>;

    /// Clears failures and lock.
    async fn lift_lock(&self, id: &str, act: &Act) -> Result<(), StoreError>;

    /// Begins a session: failures and lock are cleared, the last sign-in is set.
    async fn begin_session(&self, session: &NewSession, act: &Act) -> Result<(), StoreError>;

    /// Makes a session complete, or confirms it anew, at `at` and under a new token.
    async fn confirm_session(
        &self,
        id: &str,
        stage: SessionStage,
        token: &str,
        at: i64,
        act: &Act,
    ) -> Result<(), StoreError>;

    /// The session of a token with its account, ended ones too: whether it may be used is the service's to say.
    async fn session(&self, token: &str) -> Result<Option<SessionAccount>, StoreError>;

    /// Marks a session as used; no act.
    async fn touch_session(&self, id: &str, at: i64) -> Result<(), StoreError>;

    /// Sessions of an account that have not ended, newest first.
    async fn sessions_of(&self, account: &str) -> Result<Vec<LoginSession>, StoreError>;

    /// Whether an account has signed in from a network since an instant.
    async fn knows_network(&self, account: &str, network: &str, since: i64) -> Result<bool, StoreError>;

    /// Everyone's live sessions, newest first, by part of the login name.
    async fn live_sessions(
        &self,
        text: &str,
        now: i64,
        offset: i64,
        limit: i64,
    ) -> Result<PageOf<LoginSession>, StoreError>;

    /// Ends a session of an account. `false` where the account has no such live session.
    async fn end_session(&self, account: &str, id: &str, reason: &str, act: &Act) -> Result<bool, StoreError>;

    /// Ends a session, whoever's.
    async fn end_any_session(&self, id: &str, reason: &str, act: &Act) -> Result<bool, StoreError>;

    /// Ends the sessions of an account but one; gives how many.
    async fn end_other_sessions(&self, account: &str, keep: &str, reason: &str, act: &Act) -> Result<u64, StoreError>;

    /// Makes a token; earlier ones of the same account and purpose are used up.
    async fn insert_token(&self, token: &Token, act: &Act) -> Result<(), StoreError>;

    /// A token by its hash.
    async fn token(&self, token: &str) -> Result<Option<Token>, StoreError>;

    /// Uses a token up and makes its invited account active. `false` where it was used before.
    async fn activate_account(&self, token: &str, at: i64, act: &Act) -> Result<bool, StoreError>;
}
