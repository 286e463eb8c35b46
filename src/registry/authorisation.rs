//! Authorisations 用标授权: the right of one enterprise to use the special mark for one protection.

use crate::identifiers::Slug;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Where an authorisation stands (DESIGN §4). Ends are final: a return is a new application.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AuthorisationState {
    /// In force.
    Active,
    /// 限期整改: in force while something is put right.
    RectificationOrdered,
    /// A change of name or place is being handled; in force meanwhile.
    ChangePending,
    /// 停止使用资格.
    Stopped,
    /// Given up by the user.
    GivenUp,
    /// Licence, membership or mark ended.
    Lapsed,
    /// 注销.
    Cancelled,
}

impl AuthorisationState {
    /// Every state.
    pub const ALL: &[Self] = &[
        Self::Active,
        Self::RectificationOrdered,
        Self::ChangePending,
        Self::Stopped,
        Self::GivenUp,
        Self::Lapsed,
        Self::Cancelled,
    ];

    /// The code used in tables and the API.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::RectificationOrdered => "rectification_ordered",
            Self::ChangePending => "change_pending",
            Self::Stopped => "stopped",
            Self::GivenUp => "given_up",
            Self::Lapsed => "lapsed",
            Self::Cancelled => "cancelled",
        }
    }

    /// The state with this code, if there is one.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|s| s.code() == code)
    }
}

/// Enterprise × product: the right to use the special mark, from its announcement to its end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Authorisation {
    /// UUIDv7.
    pub id: String,
    /// Who.
    pub enterprise: Slug,
    /// For which product.
    pub product: Slug,
    /// First day in force: the day of the announcement.
    pub from: Date,
    /// First day no longer in force, where it has ended.
    pub until: Option<Date>,
    /// Where it stands.
    pub state: AuthorisationState,
    /// The announcement or roll it rests on, in words.
    pub basis: String,
}

impl Authorisation {
    /// Whether the right was in force on a day.
    #[must_use]
    pub fn in_force_on(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|end| day < end)
    }
}
