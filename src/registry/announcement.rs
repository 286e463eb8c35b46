//! Announcements 公告.

use crate::identifiers::{AnnouncementKind, Issuer, PartialDate, Slug};
use serde::{Deserialize, Serialize};

/// An official announcement as far as the sources cite it: issuer, year, number and date may each be missing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Announcement {
    /// Permanent id made of issuer, year and number, or of the cited text where they are missing.
    pub id: Slug,
    /// Who issued it.
    pub issuer: Issuer,
    /// Year in the number, where cited.
    pub year: Option<i16>,
    /// Number, where cited.
    pub number: Option<u32>,
    /// Date, where cited.
    pub date: Option<PartialDate>,
    /// What it does.
    pub kind: AnnouncementKind,
    /// The citation in the source's own words.
    pub text: String,
    /// The products of this register that rest on it.
    pub products: Vec<Slug>,
}
