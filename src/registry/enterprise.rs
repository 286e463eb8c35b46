//! Enterprises: producers, holders of rights, brand firms.

use super::Citation;
use crate::identifiers::{DivisionCode, Slug, Uscc};
use serde::{Deserialize, Serialize};

/// What the sources state of an enterprise's standing towards a GI. Never an authorisation: that is
/// [`super::Authorisation`], which only a roll or an announcement makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EnterpriseStanding {
    /// A report says that it uses the special mark (用标企业, 示范企业): 据报道, not confirmed by a roll.
    ReportedUser,
    /// A source names it as holder of, or applicant for, a registration or trademark.
    Holder,
    /// A source says that it works with the product, no more.
    WorksWith,
    /// 老字号 or brand firm; the award is not a GI permission.
    Brand,
    /// Named in a plan, without a link to geographical indications.
    NotGi,
}

impl EnterpriseStanding {
    /// Every standing, in the order readers see them.
    pub const ALL: &[Self] = &[Self::ReportedUser, Self::Holder, Self::WorksWith, Self::Brand, Self::NotGi];

    /// The code used in addresses and the API.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::ReportedUser => "reported_user",
            Self::Holder => "holder",
            Self::WorksWith => "works_with",
            Self::Brand => "brand",
            Self::NotGi => "not_gi",
        }
    }

    /// The standing with this code, if there is one.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|s| s.code() == code)
    }

    /// Reads the standing from the source's description of the role (`role` of `enterprises.csv`).
    #[must_use]
    pub fn of_role(role: &str) -> Self {
        match role {
            "用标企业" | "示范企业" => Self::ReportedUser,
            "登记申请人" | "登记证书持有人" | "商标申请人" | "证明商标管理机构" | "管理机构" => {
                Self::Holder
            }
            "河南老字号" | "中华老字号" | "特产食品品牌企业" => Self::Brand,
            other if other.contains("非地理标志") => Self::NotGi,
            _ => Self::WorksWith,
        }
    }
}

/// A firm, co-operative, association or institution named in the sources.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enterprise {
    /// Permanent id, as in `enterprises.csv`.
    pub id: Slug,
    /// The name; may be a report's short name, then `notes` says so.
    pub name: String,
    /// Unified social credit code, where a source states one.
    pub uscc: Option<Uscc>,
    /// Products it works with. Not an authorisation.
    pub products: Vec<Slug>,
    /// Prefecture-level unit.
    pub prefecture: Option<DivisionCode>,
    /// County.
    pub county: Option<DivisionCode>,
    /// Address in the source's words.
    pub address: Option<String>,
    /// Brands.
    pub brands: Vec<String>,
    /// The stated permission, registration or award.
    pub authorisation_text: Option<String>,
    /// How the source describes it.
    pub role: String,
    /// Remarks on the row.
    pub notes: Option<String>,
    /// Where the row's facts were read.
    pub sources: Vec<Citation>,
}

impl Enterprise {
    /// Its standing, from the role the source gives it.
    #[must_use]
    pub fn standing(&self) -> EnterpriseStanding {
        EnterpriseStanding::of_role(&self.role)
    }
}
