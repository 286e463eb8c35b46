//! The Zhengzhou plan's comparison of cities.

use crate::coded::coded;
use crate::identifiers::Slug;
use serde::{Deserialize, Serialize};

coded! {
    /// What a figure of the comparison is.
    pub enum FigureKind {
        /// Measured.
        Actual "actual",
        /// Aimed at.
        Target "target",
        /// Starting point.
        Base "base",
    }
}

/// One cell of the comparison tables 表1 to 表5.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CityFigure {
    /// Which table: 表1 … 表5.
    pub table: String,
    /// City, or 全国.
    pub city: String,
    /// Year.
    pub year: i16,
    /// Name of the indicator.
    pub indicator: String,
    /// Unit of measure.
    pub unit: String,
    /// Value as printed: decimal text or a range.
    pub value: String,
    /// Measured, aimed at or starting point.
    pub kind: FigureKind,
    /// Remarks on the cell.
    pub note: Option<String>,
    /// The plan.
    pub plan: Slug,
}
