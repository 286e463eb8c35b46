//! Datums: which coordinate system a point is in, and exact conversion between them.
//!
//! CGCS2000 (EPSG:4490) and WGS84 (EPSG:4326) differ by centimetres and are converted as equal. GCJ-02 (高德, 腾讯) is
//! shifted by 495 to 631 m in Henan, BD-09 (百度) by a further step. Order is always longitude, latitude.

use serde::{Deserialize, Serialize};
use std::f64::consts::PI;

/// Semi-major axis of the Krasovsky ellipsoid that GCJ-02 is computed on, m.
const AXIS: f64 = 6_378_245.0;
/// Its squared eccentricity.
const ECCENTRICITY: f64 = 0.006_693_421_622_965_943;
/// Degrees below which the iterated inverse has converged: about 0.1 mm.
const CONVERGED: f64 = 1e-9;

/// A coordinate system that points are delivered in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Datum {
    /// 2000 国家大地坐标系, the legal system.
    Cgcs2000,
    /// The system of satellite receivers.
    Wgs84,
    /// 高德, 腾讯.
    Gcj02,
    /// 百度.
    Bd09,
}

/// The text names no datum that can be converted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a coordinate system is one of CGCS2000, WGS84, GCJ02, BD09")]
pub struct DatumError;

impl Datum {
    /// Reads a name such as `CGCS2000`, `gcj-02`, `EPSG:4490`.
    ///
    /// # Errors
    /// [`DatumError`] where the text is none of the four.
    pub fn parse(text: &str) -> Result<Self, DatumError> {
        let name: String = text.chars().filter(char::is_ascii_alphanumeric).collect();
        match name.to_ascii_uppercase().as_str() {
            "CGCS2000" | "EPSG4490" => Ok(Self::Cgcs2000),
            "WGS84" | "EPSG4326" | "CRS84" => Ok(Self::Wgs84),
            "GCJ02" => Ok(Self::Gcj02),
            "BD09" | "BD09LL" => Ok(Self::Bd09),
            _ => Err(DatumError),
        }
    }

    /// The name as it is stored and shown.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Cgcs2000 => "CGCS2000",
            Self::Wgs84 => "WGS84",
            Self::Gcj02 => "GCJ02",
            Self::Bd09 => "BD09",
        }
    }
}

/// A point that knows its datum, degrees.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct DatumPoint {
    /// Longitude, degrees east.
    pub lon: f64,
    /// Latitude, degrees north.
    pub lat: f64,
    /// The system the two are in.
    pub datum: Datum,
}

/// Why a pair of numbers is not a point of Henan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PositionError {
    /// Not finite numbers.
    #[error("longitude and latitude are finite numbers of degrees")]
    NotANumber,
    /// Outside the box of Henan, inside it when read the other way round.
    #[error("outside Henan; latitude and longitude swapped? Longitude comes first")]
    AxesSwapped,
    /// Outside the box of Henan.
    #[error("outside Henan (longitude 110.3 to 116.7, latitude 31.3 to 36.4)")]
    OutsideHenan,
}

impl DatumPoint {
    /// A point as delivered, checked against the box of Henan after conversion.
    ///
    /// # Errors
    /// [`PositionError`] says what is wrong, and whether swapping the axes would put it right.
    pub fn in_henan(lon: f64, lat: f64, datum: Datum) -> Result<Self, PositionError> {
        if !(lon.is_finite() && lat.is_finite()) {
            return Err(PositionError::NotANumber);
        }
        let inside = |lon, lat| in_box(Self { lon, lat, datum }.to(Datum::Cgcs2000));
        if inside(lon, lat) {
            Ok(Self { lon, lat, datum })
        } else if inside(lat, lon) {
            Err(PositionError::AxesSwapped)
        } else {
            Err(PositionError::OutsideHenan)
        }
    }

    /// The same place in another datum.
    #[must_use]
    pub fn to(self, datum: Datum) -> Self {
        let plain = |datum: Datum| if datum == Datum::Cgcs2000 { Datum::Wgs84 } else { datum };
        let at = (self.lon, self.lat);
        let (lon, lat) = match (plain(self.datum), plain(datum)) {
            (Datum::Wgs84, Datum::Gcj02) => wgs84_to_gcj02(at),
            (Datum::Wgs84, Datum::Bd09) => gcj02_to_bd09(wgs84_to_gcj02(at)),
            (Datum::Gcj02, Datum::Wgs84) => gcj02_to_wgs84(at),
            (Datum::Gcj02, Datum::Bd09) => gcj02_to_bd09(at),
            (Datum::Bd09, Datum::Gcj02) => bd09_to_gcj02(at),
            (Datum::Bd09, Datum::Wgs84) => gcj02_to_wgs84(bd09_to_gcj02(at)),
            _ => at,
        };
        Self { lon, lat, datum }
    }
}

/// Whether a pair of degrees lies in the box of Henan: 110.3 to 116.7 east, 31.3 to 36.4 north.
#[must_use]
pub fn in_henan_box(lon: f64, lat: f64) -> bool {
    (110.3..=116.7).contains(&lon) && (31.3..=36.4).contains(&lat)
}

fn in_box(point: DatumPoint) -> bool {
    in_henan_box(point.lon, point.lat)
}

/// Where GCJ-02 is in use at all, roughly: the rectangle of the published algorithm. Henan lies well inside.
fn shifted((lon, lat): (f64, f64)) -> bool {
    (72.004..=137.8347).contains(&lon) && (0.8293..=55.8271).contains(&lat)
}

fn wgs84_to_gcj02(at: (f64, f64)) -> (f64, f64) {
    if !shifted(at) {
        return at;
    }
    let (east, north) = gcj_shift(at);
    (at.0 + east, at.1 + north)
}

/// The shift of GCJ-02 at a WGS84 point, degrees.
fn gcj_shift((lon, lat): (f64, f64)) -> (f64, f64) {
    let (x, y) = (lon - 105.0, lat - 35.0);
    let common = (20.0 * (6.0 * x * PI).sin() + 20.0 * (2.0 * x * PI).sin()) * 2.0 / 3.0;
    let north = -100.0
        + 2.0 * x
        + 3.0 * y
        + 0.2 * y * y
        + 0.1 * x * y
        + 0.2 * x.abs().sqrt()
        + common
        + (20.0 * (y * PI).sin() + 40.0 * (y / 3.0 * PI).sin()) * 2.0 / 3.0
        + (160.0 * (y / 12.0 * PI).sin() + 320.0 * (y * PI / 30.0).sin()) * 2.0 / 3.0;
    let east = 300.0
        + x
        + 2.0 * y
        + 0.1 * x * x
        + 0.1 * x * y
        + 0.1 * x.abs().sqrt()
        + common
        + (20.0 * (x * PI).sin() + 40.0 * (x / 3.0 * PI).sin()) * 2.0 / 3.0
        + (150.0 * (x / 12.0 * PI).sin() + 300.0 * (x / 30.0 * PI).sin()) * 2.0 / 3.0;
    let phi = lat.to_radians();
    let magic = 1.0 - ECCENTRICITY * phi.sin() * phi.sin();
    let meridian = AXIS * (1.0 - ECCENTRICITY) / (magic * magic.sqrt());
    (east.to_degrees() / (AXIS / magic.sqrt() * phi.cos()), north.to_degrees() / meridian)
}

/// Inverts a smooth shift by fixed-point steps: each divides the error by a hundred or more.
fn invert(target: (f64, f64), forward: impl Fn((f64, f64)) -> (f64, f64)) -> (f64, f64) {
    let mut at = target;
    for _ in 0..16 {
        let there = forward(at);
        let (east, north) = (target.0 - there.0, target.1 - there.1);
        at = (at.0 + east, at.1 + north);
        if east.abs().max(north.abs()) < CONVERGED {
            break;
        }
    }
    at
}

fn gcj02_to_wgs84(at: (f64, f64)) -> (f64, f64) {
    invert(at, wgs84_to_gcj02)
}

fn gcj02_to_bd09((x, y): (f64, f64)) -> (f64, f64) {
    const STEP: f64 = PI * 3000.0 / 180.0;
    let radius = x.hypot(y) + 0.000_02 * (y * STEP).sin();
    let angle = y.atan2(x) + 0.000_003 * (x * STEP).cos();
    (radius * angle.cos() + 0.0065, radius * angle.sin() + 0.006)
}

fn bd09_to_gcj02(at: (f64, f64)) -> (f64, f64) {
    invert(at, gcj02_to_bd09)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may panic")]

    use super::*;
    use proptest::prelude::*;

    #[test]
    fn published_vectors_agree() {
        let file: serde_json::Value =
            serde_json::from_str(include_str!("../../data/henan/geo/geo_test_vectors.json")).unwrap();
        let point = |row: &serde_json::Value, datum: Datum| {
            let pair = row.get(datum.name().to_ascii_lowercase())?;
            Some(DatumPoint { lon: pair[0].as_f64().unwrap(), lat: pair[1].as_f64().unwrap(), datum })
        };
        let rows = file["transforms"].as_array().unwrap();
        assert_eq!(rows.len(), 11);
        for row in rows {
            let wgs = point(row, Datum::Wgs84).unwrap();
            for other in [Datum::Gcj02, Datum::Bd09].into_iter().filter_map(|datum| point(row, datum)) {
                close(wgs.to(other.datum), other, 1e-9);
                close(other.to(Datum::Wgs84), wgs, 1e-8);
                close(other.to(Datum::Cgcs2000), DatumPoint { datum: Datum::Cgcs2000, ..wgs }, 1e-8);
            }
        }
    }

    fn close(found: DatumPoint, wanted: DatumPoint, degrees: f64) {
        assert_eq!(found.datum, wanted.datum);
        let off = (found.lon - wanted.lon).abs().max((found.lat - wanted.lat).abs());
        assert!(off < degrees, "{found:?} is not {wanted:?}");
    }

    #[test]
    fn swapped_axes_are_named() {
        assert!(DatumPoint::in_henan(113.662, 34.7494, Datum::Wgs84).is_ok());
        assert_eq!(DatumPoint::in_henan(34.7494, 113.662, Datum::Wgs84), Err(PositionError::AxesSwapped));
        assert_eq!(DatumPoint::in_henan(34.7494, 113.662, Datum::Bd09), Err(PositionError::AxesSwapped));
        assert_eq!(DatumPoint::in_henan(116.39, 39.91, Datum::Wgs84), Err(PositionError::OutsideHenan));
        assert_eq!(DatumPoint::in_henan(f64::NAN, 34.0, Datum::Wgs84), Err(PositionError::NotANumber));
        assert_eq!(DatumPoint::in_henan(f64::INFINITY, 34.0, Datum::Gcj02), Err(PositionError::NotANumber));
    }

    #[test]
    fn names_are_read() {
        for (text, datum) in
            [("gcj-02", Datum::Gcj02), ("EPSG:4490", Datum::Cgcs2000), ("WGS84", Datum::Wgs84), ("BD09", Datum::Bd09)]
        {
            assert_eq!(Datum::parse(text), Ok(datum));
            assert_eq!(Datum::parse(datum.name()), Ok(datum));
        }
        assert_eq!(Datum::parse("西安80"), Err(DatumError));
    }

    proptest! {
        #[test]
        fn there_and_back_is_where_we_were(lon in 110.3..116.7_f64, lat in 31.3..36.4_f64) {
            let datums = [Datum::Cgcs2000, Datum::Wgs84, Datum::Gcj02, Datum::Bd09];
            for from in datums {
                for to in datums {
                    let start = DatumPoint { lon, lat, datum: from };
                    let back = start.to(to).to(from);
                    prop_assert!((back.lon - lon).abs() < 1e-7 && (back.lat - lat).abs() < 1e-7, "{:?} {:?}", from, to);
                }
            }
        }

        #[test]
        fn the_shift_in_the_box_is_about_half_a_kilometre(lon in 110.3..116.7_f64, lat in 31.3..36.4_f64) {
            let wgs = DatumPoint { lon, lat, datum: Datum::Wgs84 };
            let gcj = wgs.to(Datum::Gcj02);
            let metres = crate::division::measure::distance_m((lon, lat), (gcj.lon, gcj.lat));
            prop_assert!((450.0..650.0).contains(&metres), "{}", metres);
        }
    }
}
