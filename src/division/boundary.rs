//! The set of outlines in use, with what a reader must know of it.

use serde::{Deserialize, Serialize};

/// Outlines of the counties with their source. The shipped ones come from `data/henan/geo`; an operator replaces them
/// with `daodi import-boundaries`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoundarySet {
    /// GeoJSON FeatureCollection of the counties, WGS84/CGCS2000, `properties.code` = GB/T 2260 code.
    pub geojson: String,
    /// Where it was taken from.
    pub source: String,
    /// Under which licence.
    pub licence: String,
    /// The coordinate system of the file as delivered: `CGCS2000`, `WGS84` or `GCJ02` (then converted).
    pub crs: String,
    /// The number of the map review (审图号), empty where there is none.
    pub map_review_no: String,
    /// SHA-256 of the file as delivered, hex.
    pub sha256: String,
    /// When it was taken in, µs since the epoch, UTC.
    pub at: i64,
}
