//! Products 地理标志产品.

use super::{Category, Citation, Protection, Track};
use crate::identifiers::{DivisionCode, PartialDate, Slug};
use serde::{Deserialize, Serialize};

/// A box of longitudes and latitudes in degrees, as a registration notice gives it (converted from degrees and minutes;
/// the notice's datum is not stated). Said of an area, never used to decide containment.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct AreaBox {
    /// Western limit, degrees.
    pub lon_min: f64,
    /// Eastern limit, degrees.
    pub lon_max: f64,
    /// Southern limit, degrees.
    pub lat_min: f64,
    /// Northern limit, degrees.
    pub lat_max: f64,
}

/// The thing with the name: 信阳毛尖. What no source states is empty.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Product {
    /// Permanent address part; the `id` of `products.csv`.
    pub slug: Slug,
    /// The registered or usual Chinese name.
    pub name: String,
    /// The established English name, otherwise pinyin.
    pub name_en: String,
    /// Other names in use.
    pub aliases: Vec<String>,
    /// The class.
    pub category: Category,
    /// The umbrella name (区域公用品牌) it belongs to: 四大怀药.
    pub umbrella: Option<String>,
    /// The prefecture-level unit it comes from.
    pub prefecture: DivisionCode,
    /// The counties it comes from, by today's codes; empty where a source names only the prefecture.
    pub counties: Vec<DivisionCode>,
    /// The legal rights in the name; empty means that no source read states one: 依据待核.
    pub protections: Vec<Protection>,
    /// The earliest right that a source dates.
    pub first_protected: Option<PartialDate>,
    /// The documents that bound the area (范围文件), as cited.
    pub area_documents: Vec<String>,
    /// The protected area (保护范围) in the source's own words.
    pub area_text: Option<String>,
    /// The box a registration notice gives.
    pub area_box: Option<AreaBox>,
    /// The one point (longitude, latitude in degrees) a source gives.
    pub point: Option<(f64, f64)>,
    /// The standard it is made to.
    pub standard: Option<String>,
    /// Who applied for or holds the registration, in the source's words.
    pub applicant: Option<String>,
    /// The traits a source gives it.
    pub quality_traits: Option<String>,
    /// What a source says of its place in the China–EU agreement.
    pub eu_agreement: Option<String>,
    /// What a source says of a demonstration zone (示范区) for it.
    pub demo_zone: Option<String>,
    /// Months (1–12) of harvest or first sale, in the order of the season.
    pub season_months: Vec<u8>,
    /// Remarks on the row.
    pub notes: Option<String>,
    /// Where the row's facts were read.
    pub sources: Vec<Citation>,
}

impl Product {
    /// Whether it holds a right of this track.
    #[must_use]
    pub fn has_track(&self, track: Track) -> bool {
        self.protections.iter().any(|p| p.track == track)
    }
}
