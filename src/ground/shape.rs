//! The shape of a place: read, checked, measured, laid over others.

use super::fault::{ShapeError, ShapeFault};
use super::records::ShapeSource;
use super::ring::RawRing;
use super::{LEAST_M2, MOST_BYTES, MOST_CORNERS, MOST_M2, corners, geojson, kml};
use crate::division::measure::area_m2;
use crate::division::{Datum, DatumPoint, PositionError};
use geo::orient::{Direction, Orient};
use geo::{BooleanOps, BoundingRect, Centroid, Coord, LineString, MultiPolygon, Polygon, Validation};
use serde_json::{Value, json};

/// A place's ground in CGCS2000, degrees rounded to 1e-7 (a centimetre): rings closed, outer ones counter-clockwise, none
/// crossing itself or another.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape(MultiPolygon<f64>);

/// The box around a shape, degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BoundingBox {
    /// Western limit.
    pub west: f64,
    /// Southern limit.
    pub south: f64,
    /// Eastern limit.
    pub east: f64,
    /// Northern limit.
    pub north: f64,
}

/// Reads a shape as it was sent. `datum` is what the sender states: it cannot be told from the numbers.
///
/// # Errors
/// The first [`ShapeError`] met, with the line or feature it stands in.
pub fn read_shape(source: ShapeSource, bytes: &[u8], datum: Datum) -> Result<Shape, ShapeError> {
    if bytes.len() > MOST_BYTES {
        return Err(ShapeError::whole(ShapeFault::TooLarge));
    }
    let mut build = Builder::default();
    match source {
        // A table saved in another encoding still has its numbers in plain letters.
        ShapeSource::Points | ShapeSource::Table | ShapeSource::Drawn => {
            corners::read(&String::from_utf8_lossy(bytes), datum, &mut build)?
        }
        ShapeSource::GeoJson => geojson::read(utf8(bytes)?, datum, &mut build)?,
        ShapeSource::Kml => kml::read(utf8(bytes)?, datum, &mut build)?,
        ShapeSource::Unchanged => return Err(ShapeError::whole(ShapeFault::Unreadable)),
    }
    build.finish()
}

fn utf8(bytes: &[u8]) -> Result<&str, ShapeError> {
    std::str::from_utf8(bytes).map_err(|_| ShapeError::whole(ShapeFault::Unreadable))
}

/// A corner in CGCS2000, or why it is none of Henan's.
pub(super) fn within_henan(lon: f64, lat: f64, datum: Datum) -> Result<Coord<f64>, ShapeFault> {
    let at = DatumPoint::in_henan(lon, lat, datum).map_err(|error| match error {
        PositionError::NotANumber => ShapeFault::Position,
        PositionError::AxesSwapped => ShapeFault::Swapped,
        PositionError::OutsideHenan => ShapeFault::Outside,
    })?;
    let at = at.to(Datum::Cgcs2000);
    let round = |degrees: f64| (degrees * 1e7).round() / 1e7;
    Ok(Coord { x: round(at.lon), y: round(at.lat) })
}

/// Takes in what the readers find.
#[derive(Default)]
pub(super) struct Builder {
    corners: usize,
    polygons: Vec<Polygon<f64>>,
}

impl Builder {
    /// Counts corners before they are kept.
    pub(super) fn count(&mut self, corners: usize) -> Result<(), ShapeError> {
        self.corners = self.corners.saturating_add(corners);
        if self.corners > MOST_CORNERS { Err(ShapeError::whole(ShapeFault::TooMany)) } else { Ok(()) }
    }

    /// Takes a polygon: the outer ring, then holes.
    pub(super) fn polygon(&mut self, rings: Vec<RawRing>) -> Result<(), ShapeError> {
        let mut rings = rings.into_iter().map(RawRing::check).collect::<Result<Vec<_>, _>>()?.into_iter();
        let outer = rings.next().unwrap_or_else(|| LineString::new(Vec::new()));
        self.polygons.push(Polygon::new(outer, rings.collect()));
        Ok(())
    }

    fn finish(self) -> Result<Shape, ShapeError> {
        if self.polygons.is_empty() {
            return Err(ShapeError::whole(ShapeFault::Empty));
        }
        let all = MultiPolygon::new(self.polygons).orient(Direction::Default);
        if !all.is_valid() {
            return Err(ShapeError::whole(ShapeFault::Parts));
        }
        match area_m2(&all) {
            small if small < LEAST_M2 => Err(ShapeError::whole(ShapeFault::Small)),
            large if large > MOST_M2 => Err(ShapeError::whole(ShapeFault::Large)),
            _ => Ok(Shape(all)),
        }
    }
}

impl Shape {
    /// Reads a stored shape; none where the text is not what [`Self::to_geojson`] gives.
    #[must_use]
    pub fn parse(geojson: &str) -> Option<Self> {
        let mut build = Builder::default();
        geojson::read(geojson, Datum::Cgcs2000, &mut build).ok()?;
        build.finish().ok()
    }

    /// A MultiPolygon of RFC 7946.
    #[must_use]
    pub fn to_geojson(&self) -> String {
        let ring =
            |ring: &LineString<f64>| Value::from(ring.coords().map(|at| json!([at.x, at.y])).collect::<Vec<_>>());
        let polygon = |polygon: &Polygon<f64>| {
            Value::from(std::iter::once(polygon.exterior()).chain(polygon.interiors()).map(ring).collect::<Vec<_>>())
        };
        json!({ "type": "MultiPolygon", "coordinates": self.0.iter().map(polygon).collect::<Vec<_>>() }).to_string()
    }

    /// The polygons.
    #[must_use]
    pub fn polygons(&self) -> &MultiPolygon<f64> {
        &self.0
    }

    /// The rings as (longitude, latitude), each without its closing corner, outer rings before their holes.
    #[must_use]
    pub fn rings(&self) -> Vec<Vec<(f64, f64)>> {
        let open = |ring: &LineString<f64>| {
            ring.coords().take(ring.0.len().saturating_sub(1)).map(|at| (at.x, at.y)).collect()
        };
        self.0
            .iter()
            .flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors()).map(open).collect::<Vec<_>>())
            .collect()
    }

    /// The outer rings alone, each without its closing corner.
    #[must_use]
    pub fn outer_rings(&self) -> Vec<Vec<(f64, f64)>> {
        let open = |polygon: &Polygon<f64>| {
            let corners = &polygon.exterior().0;
            corners.iter().take(corners.len().saturating_sub(1)).map(|at| (at.x, at.y)).collect()
        };
        self.0.iter().map(open).collect()
    }

    /// Number of corners.
    #[must_use]
    pub fn corners(&self) -> usize {
        self.rings().iter().map(Vec::len).sum()
    }

    /// Area on the ellipsoid, m².
    #[must_use]
    pub fn area_m2(&self) -> f64 {
        area_m2(&self.0)
    }

    /// The box around it.
    #[must_use]
    pub fn bounds(&self) -> BoundingBox {
        let found = self.0.bounding_rect();
        let (min, max) = found.map_or_else(Default::default, |found| (found.min(), found.max()));
        BoundingBox { west: min.x, south: min.y, east: max.x, north: max.y }
    }

    /// Its middle (longitude, latitude).
    #[must_use]
    pub fn middle(&self) -> (f64, f64) {
        self.0.centroid().map_or_else(Default::default, |point| (point.x(), point.y()))
    }

    /// The area that two shapes share, m². What only touches shares nothing.
    #[must_use]
    pub fn overlap_m2(&self, other: &Self) -> f64 {
        if !self.bounds().meets(&other.bounds()) {
            return 0.0;
        }
        area_m2(&self.0.intersection(&other.0))
    }
}

impl BoundingBox {
    /// Whether two boxes have a point in common.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        self.west <= other.east && other.west <= self.east && self.south <= other.north && other.south <= self.north
    }
}

#[cfg(test)]
#[path = "shape_tests.rs"]
mod tests;
