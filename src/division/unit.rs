//! Divisions, changes of divisions, places and townships as rows.

use crate::coded::coded;
use crate::identifiers::DivisionCode;
use serde::{Deserialize, Serialize};

coded! {
    /// Level of a unit.
    pub enum DivisionLevel {
        /// 省.
        Province "province",
        /// 地级市; 济源 stands here too.
        Prefecture "prefecture",
        /// 县, 区, 县级市.
        County "county",
        /// A functional zone with a statistical code that is not a unit of GB/T 2260.
        Zone "zone",
    }
}

coded! {
    /// Whether a unit exists today.
    pub enum DivisionStatus {
        /// Exists.
        Current "current",
        /// Was merged, renamed or recoded.
        Abolished "abolished",
        /// Only a statistical code.
        Statistical "statistical",
    }
}

/// A unit with its geometry's key figures (WGS84/CGCS2000 degrees; `regions.csv` joined with `geo/henan_divisions.csv`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Division {
    /// Code.
    pub code: DivisionCode,
    /// Full name: 信阳市.
    pub name: String,
    /// Short name: 信阳.
    pub short: String,
    /// English name (generated pinyin).
    pub name_en: String,
    /// Unit above it.
    pub parent: Option<DivisionCode>,
    /// Level.
    pub level: DivisionLevel,
    /// Whether it exists today.
    pub status: DivisionStatus,
    /// Area on the ellipsoid, m².
    pub area_m2: Option<i64>,
    /// Label point (longitude, latitude).
    pub label_point: Option<(f64, f64)>,
    /// Seat of government (longitude, latitude).
    pub seat: Option<(f64, f64)>,
    /// Remarks on the row.
    pub note: Option<String>,
    /// Where the row was read (`source` of `regions.csv`); the geometry's source is that of the outlines.
    pub source: String,
}

/// A change of name, code or standing since 2000; old announcements name units of their day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DivisionChange {
    /// Old code, as text: prefectures before 2000 had codes outside today's rules.
    pub old_code: String,
    /// Old name.
    pub old_name: String,
    /// Name of the unit above it then.
    pub old_parent: String,
    /// Today's code, as text.
    pub new_code: String,
    /// Today's name.
    pub new_name: String,
    /// Name of the unit above it today.
    pub new_parent: String,
    /// When, as precisely as known.
    pub effective: String,
    /// Document, where known.
    pub document: Option<String>,
    /// What kind of change: 更名, 县改区, 撤并 …
    pub kind: String,
    /// Remarks on the row.
    pub note: Option<String>,
}

coded! {
    /// How a place's point was found. A seat or label point never proves containment.
    pub enum PlacePrecision {
        /// Seat of the province.
        ProvinceSeat "province_seat",
        /// Seat of a prefecture.
        PrefectureSeat "prefecture_seat",
        /// Seat of a county.
        CountySeat "county_seat",
        /// Label point of a county (the listed seat lies elsewhere).
        CountyLabelPoint "county_label_point",
        /// Point of a township, good to 1–2 km.
        Township "township",
        /// Point of a smaller place.
        Locality "locality",
    }
}

/// A place with a point (WGS84/CGCS2000 degrees).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Code of nine or twelve digits, where there is one.
    pub code: Option<String>,
    /// Name.
    pub name: String,
    /// Longitude, degrees.
    pub lon: f64,
    /// Latitude, degrees.
    pub lat: f64,
    /// How the point was found.
    pub precision: PlacePrecision,
    /// The county it lies in.
    pub county: DivisionCode,
    /// Metres to the county's border.
    pub boundary_m: Option<i64>,
    /// Where it was read.
    pub source: String,
}

/// A township of the 2023 statistical code list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Township {
    /// Twelve-digit code.
    pub code: String,
    /// Name.
    pub name: String,
    /// 镇, 乡, 街道 or 其他.
    pub kind: String,
    /// County or statistical zone it is listed under.
    pub county: DivisionCode,
    /// Listed under a statistical zone that is not a legal county.
    pub statistical_zone: bool,
    /// Point, where one is known (longitude, latitude).
    pub point: Option<(f64, f64)>,
    /// Where the point was read; the rest comes from the code list.
    pub point_source: Option<String>,
}
