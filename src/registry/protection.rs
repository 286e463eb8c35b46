//! Protections 保护依据: the legal rights in a product's name.

use serde::{Deserialize, Serialize};

/// Which legal regime a [`Protection`] belongs to. One product may hold several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Track {
    /// 地理标志保护产品: recognised by announcement of the national office (Order 80 of 2023, before it AQSIQ Order 78).
    GiProduct,
    /// 地理标志集体商标 (Order 79 of 2023).
    CollectiveMark,
    /// 地理标志证明商标 (Order 79 of 2023).
    CertificationMark,
    /// A GI trademark of which no source read says whether it is a collective or a certification mark: 性质待核.
    GiTrademarkUnspecified,
    /// 农产品地理标志: registered by the agriculture ministry until March 2022; kept, read-only, may be converted.
    AgriGiLegacy,
}

impl Track {
    /// Every track, in the order readers see them.
    pub const ALL: &[Self] = &[
        Self::GiProduct,
        Self::CollectiveMark,
        Self::CertificationMark,
        Self::GiTrademarkUnspecified,
        Self::AgriGiLegacy,
    ];

    /// The code used in addresses, tables and the API.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::GiProduct => "gi_product",
            Self::CollectiveMark => "collective_mark",
            Self::CertificationMark => "certification_mark",
            Self::GiTrademarkUnspecified => "gi_trademark_unspecified",
            Self::AgriGiLegacy => "agri_gi_legacy",
        }
    }

    /// The track with this code, if there is one.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|t| t.code() == code)
    }

    /// True for the three kinds of trademark.
    #[must_use]
    pub fn is_trademark(self) -> bool {
        matches!(self, Self::CollectiveMark | Self::CertificationMark | Self::GiTrademarkUnspecified)
    }
}

/// One legal right in a product's name, as far as the sources state it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Protection {
    /// The legal regime.
    pub track: Track,
    /// Certificate number (`AGI03182`) or trademark registration number (`3047772`); none for products recognised by
    /// announcement.
    pub number: Option<String>,
    /// Who holds or applied for the right, in the source's words.
    pub holder: Option<String>,
    /// Ids of the announcements that this right rests on, see [`super::Announcement`].
    pub announcements: Vec<String>,
    /// True where a source says that an agricultural registration was turned into a protected product.
    pub converted: bool,
}
