//! What letters are about.

use daodi::people::LetterKind;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A letter before it is put into words. Kept (sealed) until it is sent, as JSON. Names of offices and roles are given
/// in the reader's language; times are µs since the epoch, UTC; `path` is the Chinese path of a page here, and may
/// hold a token. The letters that a stranger can have sent to any address, [`Letter::ConfirmMail`] and
/// [`Letter::AlreadyRegistered`], hold nothing that anybody typed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Letter {
    /// Somebody is invited to open an account.
    Invitation {
        /// Who invites: name and office.
        inviter: String,
        /// The role that is meant.
        role: String,
        /// The office, for an officer.
        office: Option<String>,
        /// The login name that was reserved.
        login: String,
        /// Where to accept.
        path: String,
        /// Until when the link is good.
        until: i64,
    },
    /// Somebody registered: is the address theirs?
    ConfirmMail {
        /// Where to confirm.
        path: String,
        /// Until when the link is good.
        until: i64,
    },
    /// Somebody registered with the address of an account.
    AlreadyRegistered {
        /// The sign-in page.
        path: String,
    },
    /// A new password was asked for.
    ResetPassword {
        /// The account's login name.
        login: String,
        /// Where to choose one.
        path: String,
        /// Until when the link is good.
        until: i64,
    },
    /// The password was changed.
    PasswordChanged {
        /// The account's login name.
        login: String,
        /// When.
        at: i64,
        /// Where to ask for another.
        path: String,
    },
    /// The second factor was taken away by two administrators.
    SecondFactorReset {
        /// The account's login name.
        login: String,
        /// When.
        at: i64,
    },
    /// The account was used from a network that it was not used from before.
    SignInFromNewNetwork {
        /// The account's login name.
        login: String,
        /// When.
        at: i64,
        /// The network, as a range (203.0.113.0/24); none where it is not known.
        network: Option<String>,
        /// The browser, in a few words.
        agent: String,
        /// Where the account's sessions are.
        path: String,
    },
    /// A claim on an enterprise was received.
    ClaimReceived {
        /// The enterprise's name.
        enterprise: String,
        /// The office that decides.
        office: String,
        /// When.
        at: i64,
        /// Where the claim can be seen.
        path: String,
    },
    /// A claim was decided.
    ClaimDecided {
        /// The enterprise's name.
        enterprise: String,
        /// The office that decided.
        office: String,
        /// Whether it was accepted.
        accepted: bool,
        /// Why.
        reason: String,
        /// Where the claim can be seen.
        path: String,
    },
    /// A declared version of a base was decided.
    GroundDecided {
        /// The base's name.
        ground: String,
        /// The year it was declared for.
        year: i16,
        /// The office that decided.
        office: String,
        /// Whether it was accepted.
        accepted: bool,
        /// Why.
        reason: String,
        /// Where the base can be seen.
        path: String,
    },
    /// The account was disabled.
    AccountDisabled {
        /// The account's login name.
        login: String,
        /// When.
        at: i64,
        /// Why.
        reason: String,
    },
    /// An application has moved.
    ApplicationMoved {
        /// Whose application for which product, as pages title it.
        title: String,
        /// Code of the step that was taken.
        step: String,
        /// Code of the state it stands in now.
        state: String,
        /// The office that took it; empty where the applicant did.
        office: String,
        /// Why; may be empty.
        reason: String,
        /// Where to see it.
        path: String,
    },
    /// A step is due soon, or overdue.
    ApplicationDue {
        /// Whose application for which product.
        title: String,
        /// Code of the state it stands in.
        state: String,
        /// When it is due.
        due: i64,
        /// Where to see it.
        path: String,
    },
    /// The other side has said something.
    ApplicationSaid {
        /// Whose application for which product.
        title: String,
        /// What was said.
        text: String,
        /// Where to answer.
        path: String,
    },
    /// Something happened to a right, or is to be done about it.
    RightTold {
        /// Whose right for which product.
        title: String,
        /// Code of the event; its words are `right-told-EVENT`.
        event: String,
        /// The day that it names, ISO.
        day: String,
        /// Why, or what is to be done; may be empty.
        reason: String,
        /// Where to see it.
        path: String,
    },
    /// Messages in the system that were not read.
    Digest {
        /// What the first of them are about, newest first.
        subjects: Vec<String>,
        /// How many there are in all.
        count: u32,
        /// Where they are.
        path: String,
    },
}

impl Letter {
    /// Its kind.
    #[must_use]
    pub fn kind(&self) -> LetterKind {
        match self {
            Self::Invitation { .. } => LetterKind::Invitation,
            Self::ConfirmMail { .. } => LetterKind::ConfirmMail,
            Self::AlreadyRegistered { .. } => LetterKind::AlreadyRegistered,
            Self::ResetPassword { .. } => LetterKind::ResetPassword,
            Self::PasswordChanged { .. } => LetterKind::PasswordChanged,
            Self::SecondFactorReset { .. } => LetterKind::SecondFactorReset,
            Self::SignInFromNewNetwork { .. } => LetterKind::SignInFromNewNetwork,
            Self::ClaimReceived { .. } => LetterKind::ClaimReceived,
            Self::ClaimDecided { .. } => LetterKind::ClaimDecided,
            Self::GroundDecided { .. } => LetterKind::GroundDecided,
            Self::AccountDisabled { .. } => LetterKind::AccountDisabled,
            Self::ApplicationMoved { .. } => LetterKind::ApplicationMoved,
            Self::ApplicationDue { .. } => LetterKind::ApplicationDue,
            Self::ApplicationSaid { .. } => LetterKind::ApplicationSaid,
            Self::RightTold { .. } => LetterKind::RightTold,
            Self::Digest { .. } => LetterKind::Digest,
        }
    }
}

impl fmt::Debug for Letter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Letter").field("kind", &self.kind()).finish_non_exhaustive()
    }
}
