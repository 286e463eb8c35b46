//! Numbers of announcements, as sources cite them.

use super::PartialDate;
use serde::{Deserialize, Serialize};

/// Who issues announcements on geographical indications, today and before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Issuer {
    /// 国家知识产权局.
    Cnipa,
    /// 国家质量监督检验检疫总局 (until 2018).
    Aqsiq,
    /// 农业部 / 农业农村部.
    Agriculture,
    /// The source names no issuer, or another one.
    Unstated,
}

/// What an announcement does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AnnouncementKind {
    /// Recognises products.
    Recognition,
    /// Accepts an application for examination (受理).
    Acceptance,
    /// Registers agricultural GIs (农产品地理标志登记).
    AgriRegistration,
    /// Registered under the former origin mark (原产地标记).
    OriginMark,
}

/// A citation of an announcement, read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnnouncementNumber {
    /// Who issued it.
    pub issuer: Issuer,
    /// Year, where cited.
    pub year: Option<i16>,
    /// Number, where cited.
    pub number: Option<u32>,
    /// Date, where cited.
    pub date: Option<PartialDate>,
    /// What it does.
    pub kind: AnnouncementKind,
}
