//! The acts that writers do, as forms: what is sent, and what it must leave behind.

use super::wire::Answer;
use daodi::audit::{Action, ObjectKind};

/// What is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A person's own values change: sealed, and the mail address looked up by its hash.
    Contact,
    /// An enterprise is claimed, with a paper or without.
    Claim,
    /// A claim is taken back.
    Withdraw,
    /// A person takes its own values out.
    Export,
    /// A person ends all its other sessions.
    Sessions,
    /// An officer decides a claim: message, mail, and where it is accepted an enterprise and its first member.
    Decide,
    /// An officer looks at a claimant in full.
    Reveal,
    /// The security administrator corrects an office in the version seen.
    Office,
    /// The system administrator invites somebody: account, proposal, link, messages, mail.
    Invite,
    /// The system administrator disables whom it invited: state and mail.
    Disable,
}

impl Kind {
    /// The action in the audit trail, and what it is about.
    #[must_use]
    pub fn recorded(self) -> (Action, ObjectKind) {
        match self {
            Self::Contact => (Action::PersonChange, ObjectKind::Account),
            Self::Claim => (Action::ClaimMake, ObjectKind::Claim),
            Self::Withdraw => (Action::ClaimWithdraw, ObjectKind::Claim),
            Self::Export => (Action::AccountExport, ObjectKind::Account),
            Self::Sessions => (Action::SessionEnd, ObjectKind::Account),
            Self::Decide => (Action::ClaimDecide, ObjectKind::Claim),
            Self::Reveal => (Action::PersonReveal, ObjectKind::Account),
            Self::Office => (Action::OfficeChange, ObjectKind::Office),
            Self::Invite => (Action::AccountInvite, ObjectKind::Account),
            Self::Disable => (Action::AccountDisable, ObjectKind::Account),
        }
    }

    /// Whether it is of public weight, and so an entry of the public log.
    #[must_use]
    pub fn is_public(self) -> bool {
        self == Self::Decide
    }

    /// Whether the first answer is a page; told again, it leads to one.
    #[must_use]
    pub fn shows(self) -> bool {
        matches!(self, Self::Export | Self::Reveal)
    }
}

/// An act as it is sent, the first time and again.
#[derive(Clone, Debug)]
pub struct Act {
    /// The form's key.
    pub key: String,
    /// Who sends it, by number.
    pub writer: usize,
    /// What is done.
    pub kind: Kind,
    /// Where it is sent to.
    pub path: String,
    /// The fields but the key.
    pub fields: Vec<(&'static str, String)>,
    /// The paper that goes with it, PNG.
    pub paper: Option<Vec<u8>>,
    /// What it is about, where that is there already.
    pub object: Option<String>,
}

impl Act {
    /// A field's value; empty where there is none.
    #[must_use]
    pub fn field(&self, name: &str) -> &str {
        self.fields.iter().find(|(n, _)| *n == name).map_or("", |(_, value)| value)
    }

    /// Content type and body.
    #[must_use]
    pub fn body(&self) -> (String, Vec<u8>) {
        let fields: Vec<(&str, &str)> =
            self.fields.iter().map(|(n, v)| (*n, v.as_str())).chain([("once", self.key.as_str())]).collect();
        if self.kind == Kind::Claim {
            let paper = self.paper.as_deref().map(|bytes| ("licence", "执照.png", "image/png", bytes));
            return crate::actor::multipart(&fields, paper);
        }
        ("application/x-www-form-urlencoded".to_owned(), crate::actor::form(&fields).into_bytes())
    }

    /// Whether an answer says that it was done, and done as it was meant.
    #[must_use]
    pub fn is_done_by(&self, answer: &Answer) -> bool {
        let leads = match self.kind {
            Kind::Contact => answer.location == "/my/contact?done=saved",
            Kind::Claim => answer.location.starts_with("/my/claims/") && answer.location.ends_with("?done=made"),
            Kind::Invite => answer.location.starts_with("/admin/accounts/"),
            Kind::Export => answer.location == "/my/data",
            Kind::Sessions => answer.location == "/my/sessions?done=ended",
            Kind::Office => answer.location.starts_with("/admin/offices/"),
            Kind::Withdraw | Kind::Decide | Kind::Reveal | Kind::Disable => {
                let page = self.path.rsplit_once('/').map_or("", |(page, _)| page);
                answer.location.split('?').next() == Some(page)
            }
        };
        (answer.status == 303 && leads) || (answer.status == 200 && self.kind.shows())
    }

    /// What it was about: named before, or by the answer.
    #[must_use]
    pub fn object_of(&self, location: &str) -> String {
        let made = || location.split(['/', '?']).nth(3).unwrap_or_default().to_owned();
        self.object.clone().unwrap_or_else(made)
    }
}
