//! An announcement on its way into the register.

use crate::coded::coded;
use crate::identifiers::{AnnouncementKind, AnnouncementNumber, Issuer, PartialDate, SlugError};
use crate::registry::{Announcement, Track};
use jiff::ToSpan as _;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

coded! {
    /// Where an entered announcement stands.
    pub enum FilingState {
        /// Being prepared; whatever was entered is kept.
        Draft "draft",
        /// Waits for a second person.
        Proposed "proposed",
        /// Carried out, as a whole.
        Applied "applied",
        /// Given up; nothing was carried out.
        Discarded "discarded",
    }
}

/// The kinds that officers enter. The others are read out of older sources only.
pub const ENTERED_KINDS: &[AnnouncementKind] = &[
    AnnouncementKind::UserApproval,
    AnnouncementKind::UserChange,
    AnnouncementKind::UserStop,
    AnnouncementKind::Preliminary,
    AnnouncementKind::Recognition,
    AnnouncementKind::Revocation,
];

/// An announcement as it is entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filing {
    /// UUIDv7.
    pub id: String,
    /// Where it stands.
    pub state: FilingState,
    /// Who issued the announcement.
    pub issuer: Issuer,
    /// Year in its number, where it has one.
    pub year: Option<i16>,
    /// Its number.
    pub number: Option<u32>,
    /// Its date.
    pub date: Option<Date>,
    /// What it does.
    pub kind: AnnouncementKind,
    /// The legal regime its rows are meant for, where they do not say.
    pub track: Option<Track>,
    /// Its title or citation, in its own words.
    pub text: String,
    /// Where it can be read: an address, or the paper it was read in.
    pub source: String,
    /// For a preliminary recognition: how long anyone may object, months.
    pub objection_months: i64,
    /// Who began it.
    pub made_by: String,
    /// When, µs since the epoch, UTC.
    pub made_at: i64,
    /// When it was last changed.
    pub changed_at: i64,
    /// Who proposed it.
    pub proposed_by: Option<String>,
    /// When.
    pub proposed_at: Option<i64>,
    /// Who applied it or sent it back last.
    pub decided_by: Option<String>,
    /// When.
    pub decided_at: Option<i64>,
    /// Why so.
    pub decision: Option<String>,
    /// The register's announcement, once it is applied.
    pub announcement: Option<String>,
    /// Grows with every change, of its rows too.
    pub version: i64,
}

impl Filing {
    /// The announcement as the register will have it.
    ///
    /// # Errors
    /// None in practice, see [`AnnouncementNumber::slug`].
    pub fn announcement(&self) -> Result<Announcement, SlugError> {
        let date = self.date.and_then(|day| PartialDate::parse(&day.to_string()).ok());
        let number = AnnouncementNumber {
            issuer: self.issuer,
            year: self.year,
            number: self.number,
            date,
            kind: self.kind,
            text: self.text.clone(),
        };
        Ok(Announcement {
            id: number.slug()?,
            issuer: self.issuer,
            year: self.year,
            number: self.number,
            date,
            kind: self.kind,
            text: self.text.clone(),
            products: Vec::new(),
        })
    }

    /// The last day on which anyone may object to a preliminary recognition, by the configured number of months. No law
    /// that was read states the length.
    #[must_use]
    pub fn objections_until(&self) -> Option<Date> {
        Self::objection_end(self.kind, self.date, self.objection_months)
    }

    /// The same from its parts.
    #[must_use]
    pub fn objection_end(kind: AnnouncementKind, date: Option<Date>, months: i64) -> Option<Date> {
        let open = kind == AnnouncementKind::Preliminary && months > 0;
        let months = i32::try_from(months).ok().filter(|_| open)?;
        date?.checked_add(months.months()).ok()
    }
}

/// An announcement that was applied, beside what the register's files cite of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FiledAnnouncement {
    /// The entry's id.
    pub id: String,
    /// The announcement. Its products are those that its rows name.
    pub announcement: Announcement,
    /// Where it can be read.
    pub source: String,
    /// The last day on which anyone may object, where it recognises preliminarily.
    pub objections_until: Option<Date>,
    /// When it was applied, µs since the epoch, UTC.
    pub at: i64,
    /// The act's id in the audit trail and the public log.
    pub act: String,
}
