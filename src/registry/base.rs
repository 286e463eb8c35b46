//! Bases 基地: places of planting or processing.

use super::Citation;
use crate::identifiers::{DivisionCode, Slug};
use serde::{Deserialize, Serialize};

/// A planting or production base named in a source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Base {
    /// Permanent id, as in `bases.csv`.
    pub id: Slug,
    /// Whose it is, where a source says so.
    pub enterprise: Option<Slug>,
    /// What is grown or made there.
    pub product: Option<Slug>,
    /// The name.
    pub name: String,
    /// Prefecture-level unit.
    pub prefecture: DivisionCode,
    /// County.
    pub county: Option<DivisionCode>,
    /// Township or village in the source's words.
    pub township: Option<String>,
    /// Area in 亩 (1 亩 = 2000/3 m²), in hundredths; `notes` says when it is the area of a whole county or town.
    pub area_mu_hundredths: Option<i64>,
    /// Remarks on the row.
    pub notes: Option<String>,
    /// Where the row's facts were read.
    pub sources: Vec<Citation>,
}
