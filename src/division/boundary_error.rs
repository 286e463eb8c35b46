//! What can be wrong with a file of boundaries.

use super::datum::PositionError;
use crate::identifiers::DivisionCode;

/// Why a file of county boundaries is refused.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum BoundaryError {
    /// Not JSON.
    #[error("not JSON: {0}")]
    Json(String),
    /// Not a GeoJSON FeatureCollection.
    #[error("not a GeoJSON FeatureCollection")]
    NotACollection,
    /// Not a TopoJSON topology with an object `counties`.
    #[error("not a quantised TopoJSON topology with an object named counties")]
    Topology,
    /// A feature without `properties.code`.
    #[error("feature {feature} has no properties.code")]
    NoCode {
        /// Which feature, from 0.
        feature: usize,
    },
    /// A code that is none of Henan.
    #[error("feature {feature}: {text} is no six-digit code of Henan")]
    Code {
        /// Which feature, from 0.
        feature: usize,
        /// The code as written.
        text: String,
    },
    /// Neither Polygon nor MultiPolygon, or an empty one.
    #[error("{code}: the geometry is not a Polygon or MultiPolygon with rings")]
    Geometry {
        /// The county.
        code: DivisionCode,
    },
    /// A position that is not two numbers.
    #[error("{code}: a position is not a pair of numbers")]
    Position {
        /// The county.
        code: DivisionCode,
    },
    /// A ring of fewer than four positions.
    #[error("{code}: a ring has fewer than four positions")]
    ShortRing {
        /// The county.
        code: DivisionCode,
    },
    /// A ring whose last position is not its first.
    #[error("{code}: a ring is not closed")]
    OpenRing {
        /// The county.
        code: DivisionCode,
    },
    /// A position outside the box of Henan.
    #[error("{code}: {lon}, {lat}: {problem}")]
    Place {
        /// The county.
        code: DivisionCode,
        /// First number of the position.
        lon: f64,
        /// Second number of the position.
        lat: f64,
        /// What is wrong with it.
        problem: PositionError,
    },
    /// A county that comes more than once.
    #[error("{code} comes more than once")]
    Duplicate {
        /// The county.
        code: DivisionCode,
    },
    /// A county of today that the file lacks.
    #[error("{code} is missing")]
    Missing {
        /// The county.
        code: DivisionCode,
    },
    /// A code that is no county of today.
    #[error("{code} is not a county of today")]
    NotACounty {
        /// The code.
        code: DivisionCode,
    },
    /// The coordinate system was not stated.
    #[error(
        "the coordinate system is not stated, and the numbers cannot show it: GCJ-02 lies about 550 m from CGCS2000 \
         here and both look alike; say CGCS2000, WGS84, GCJ02 or BD09"
    )]
    DatumUnstated,
}
