//! Numbers of announcements, as sources cite them.

use super::{PartialDate, Slug};
use crate::coded::coded;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

coded! {
    /// Who issues announcements on geographical indications, today and before.
    pub enum Issuer {
        /// 国家知识产权局.
        Cnipa "cnipa",
        /// 国家质量监督检验检疫总局 (until 2018).
        Aqsiq "aqsiq",
        /// 农业部 / 农业农村部.
        Agriculture "agriculture",
        /// The source names no issuer, or another one.
        Unstated "unstated",
    }
}

coded! {
    /// What an announcement does.
    pub enum AnnouncementKind {
        /// Recognises products.
        Recognition "recognition",
        /// Accepts an application for examination (受理).
        Acceptance "acceptance",
        /// Registers agricultural GIs (农产品地理标志登记).
        AgriRegistration "agri_registration",
        /// Registered under the former origin mark (原产地标记).
        OriginMark "origin_mark",
        /// Recognises products preliminarily (初步认定); anyone may object.
        Preliminary "preliminary",
        /// Approves users of the special mark (核准使用).
        UserApproval "user_approval",
        /// Approves changes of users.
        UserChange "user_change",
        /// Stops users' right (停止使用资格).
        UserStop "user_stop",
        /// Revokes the protection of products (撤销).
        Revocation "revocation",
    }
}

/// A citation of an announcement, read. What the citation does not say stays empty: no year is ever inferred.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnnouncementNumber {
    /// Who issued it.
    pub issuer: Issuer,
    /// Year beside the number, where cited.
    pub year: Option<i16>,
    /// Number, where cited.
    pub number: Option<u32>,
    /// Date, where cited to the month or the day.
    pub date: Option<PartialDate>,
    /// What it does.
    pub kind: AnnouncementKind,
    /// The citation in the source's own words.
    pub text: String,
}

/// A document that a product's row cites as its basis.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CitedDocument {
    /// An announcement 公告.
    Announcement(AnnouncementNumber),
    /// The number of an agricultural GI's certificate or technical specification: `AGI02708`.
    Certificate(String),
    /// The number of the local government's document on the area (范围文件): `卢政[2004]32号`.
    AreaDocument(String),
}

/// Why a text is not a [`CitedDocument`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CitationError {
    /// Nothing but blanks.
    #[error("the citation is empty")]
    Empty,
    /// Neither an announcement, a certificate (AGI…) nor a document on the area.
    #[error("not a citation of an announcement, an AGI certificate or a document on the area")]
    Unknown,
    /// It has neither number, date nor subject, so that it could mean any announcement of its issuer.
    #[error("the citation names no single announcement: it has no number, date or subject")]
    Bare,
    /// It has more than one number.
    #[error("the citation has several numbers; cite each announcement by itself")]
    Several,
    /// The number or the date is none that can be.
    #[error("the number or the date of the citation cannot be right")]
    Number,
}

impl AnnouncementNumber {
    /// Reads a citation of an announcement or of one of the other documents cited beside them: `质检总局公告2007年第50号`,
    /// `国家质检总局2006年第204号公告`, `第五〇八号`, `AGI02708(2019)`, `卢政[2004]32号（范围文件）`.
    ///
    /// # Errors
    /// [`CitationError`] says why the text is none of them.
    pub fn parse(text: &str) -> Result<CitedDocument, CitationError> {
        super::citation_text::parse(text.trim())
    }

    /// The year beside the number, else that of the date.
    #[must_use]
    pub fn year_known(&self) -> Option<i16> {
        self.year.or_else(|| self.date.map(PartialDate::year))
    }

    /// A permanent id: issuer, number and year (`cnipa-646-2025`, `agriculture-1699`). Where no number is cited: issuer,
    /// date and eight hex digits of the SHA-256 of the citation, so the same words always give the same id.
    ///
    /// # Errors
    /// None in practice: every part is in the alphabet of a [`Slug`].
    pub fn slug(&self) -> Result<Slug, super::SlugError> {
        let issuer = match (self.issuer, self.kind) {
            (Issuer::Cnipa, _) => "cnipa",
            (Issuer::Aqsiq, _) => "aqsiq",
            (Issuer::Agriculture, _) => "agriculture",
            (Issuer::Unstated, AnnouncementKind::OriginMark) => "origin-mark",
            (Issuer::Unstated, _) => "announcement",
        };
        let mut id = issuer.to_owned();
        if let Some(number) = self.number {
            id += &format!("-{number}");
            id += &self.year.map(|year| format!("-{year}")).unwrap_or_default();
        } else {
            id += &self.date.map(|date| format!("-{date}")).unwrap_or_default();
            let digest = Sha256::digest(super::citation_text::normal(&self.text));
            id.push('-');
            id.extend(digest.iter().take(4).map(|byte| format!("{byte:02x}")));
        }
        Slug::parse(&id)
    }
}

#[cfg(test)]
#[path = "announcement_number_tests.rs"]
mod tests;
