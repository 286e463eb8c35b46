//! The tree of 知识产权局 offices, made from the administrative divisions.

use crate::coded::coded;
use crate::division::{Division, DivisionLevel, DivisionStatus};
use crate::identifiers::DivisionCode;
use serde::{Deserialize, Serialize};

coded! {
    /// Level of an office.
    pub enum OfficeLevel {
        /// 省知识产权局.
        Province "province",
        /// 市知识产权局; 济源 stands here too.
        City "city",
        /// 县（市、区）: usually the market supervision office that also bears this name.
        County "county",
    }
}

/// An office, named after its division. Its code is the division's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Office {
    /// Code of its division.
    pub code: DivisionCode,
    /// Level.
    pub level: OfficeLevel,
    /// The office above it; none above the province's.
    pub parent: Option<DivisionCode>,
    /// 信阳市知识产权局. Derived from the division's name: many counties' offices are signed 市场监督管理局.
    pub name: String,
    /// English name, derived likewise.
    pub name_en: String,
}

impl Office {
    /// Whether cases of a place (its county, if it has one, and its prefecture) are this office's or one's below it.
    #[must_use]
    pub fn covers(&self, county: Option<DivisionCode>, prefecture: DivisionCode) -> bool {
        match self.level {
            OfficeLevel::Province => true,
            OfficeLevel::City => self.code == prefecture,
            OfficeLevel::County => county == Some(self.code),
        }
    }

    /// Whether the office does what a county's does: a county's own, and 济源's, which stands with the cities and has no
    /// county below it.
    #[must_use]
    pub fn does_county_work(&self) -> bool {
        self.level == OfficeLevel::County || (self.level == OfficeLevel::City && self.code == DivisionCode::JIYUAN)
    }
}

/// The offices of the divisions that exist today. Zones have none: their cases are the prefecture's.
#[must_use]
pub fn offices(divisions: &[Division]) -> Vec<Office> {
    let level = |division: &Division| match division.level {
        DivisionLevel::Province => Some(OfficeLevel::Province),
        DivisionLevel::Prefecture => Some(OfficeLevel::City),
        DivisionLevel::County => Some(OfficeLevel::County),
        DivisionLevel::Zone => None,
    };
    divisions
        .iter()
        .filter(|division| division.status == DivisionStatus::Current)
        .filter_map(|division| {
            let level = level(division)?;
            Some(Office {
                code: division.code,
                level,
                parent: (level != OfficeLevel::Province).then(|| division.parent.unwrap_or(DivisionCode::HENAN)),
                name: format!("{}知识产权局", division.name),
                name_en: format!("{} Intellectual Property Office", division.name_en),
            })
        })
        .collect()
}
