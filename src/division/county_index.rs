//! Which county a point lies in, and how far from a border. Only the full outlines are good enough for this: on the
//! simplified ones 0.74 % of points change county.

use super::boundary_error::BoundaryError;
use super::county_outline::{CountyOutline, read_geojson};
use super::measure::distance_m;
use crate::ground::BoundingBox;
use crate::identifiers::DivisionCode;
use geo::coordinate_position::{CoordPos, CoordinatePosition};
use geo::{BoundingRect, Coord, Line, LineString, Polygon, Simplify};
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A border is drawn to 100–500 m only: closer than this, a person decides.
pub const NEAR_BORDER_M: f64 = 200.0;
/// The least length of a degree in Henan in any direction, m.
const DEGREE_M: f64 = 89_000.0;

/// The outlines of the counties, indexed.
#[derive(Debug)]
pub struct CountyIndex {
    parts: Vec<(DivisionCode, Polygon<f64>)>,
    /// Boxes of the parts, with their places in `parts`.
    tree: RTree<GeomWithData<Rectangle<[f64; 2]>, usize>>,
    codes: BTreeSet<DivisionCode>,
}

/// A county and its rings as (longitude, latitude), degrees in WGS84/CGCS2000.
pub type CountyRings = (DivisionCode, Vec<Vec<(f64, f64)>>);

/// Where a point lies.
#[derive(Clone, Debug, PartialEq)]
pub struct Located {
    /// The counties whose ground or border the point is on, by code: three where three meet.
    pub covered_by: Vec<DivisionCode>,
    /// The county it lies in, off every border.
    pub strictly_inside: Option<DivisionCode>,
    /// Metres to the nearest border of any county.
    pub border_m: f64,
}

/// Whether a point lies in an area made of whole counties.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Containment {
    /// Inside with margin.
    Inside,
    /// Outside with margin.
    Outside,
    /// Too near the area's border to tell: a person decides.
    Near {
        /// Metres to the border of the area.
        metres: f64,
    },
    /// The question has no answer: the area names no county, or one without an outline, or the point or its accuracy is no number.
    Undecidable,
}

impl CountyIndex {
    /// Reads the outlines from a GeoJSON FeatureCollection in WGS84/CGCS2000.
    ///
    /// # Errors
    /// The first [`BoundaryError`] met.
    pub fn from_geojson(geojson: &str) -> Result<Self, BoundaryError> {
        read_geojson(geojson).map(Self::new)
    }

    /// Indexes outlines that were read before.
    #[must_use]
    pub fn new(outlines: Vec<CountyOutline>) -> Self {
        let codes = outlines.iter().map(|outline| outline.code).collect();
        let parts: Vec<_> = outlines
            .into_iter()
            .flat_map(|outline| outline.polygons.into_iter().map(move |part| (outline.code, part)))
            .collect();
        let boxes = parts.iter().enumerate().filter_map(|(at, (_, part))| {
            let bounds = part.bounding_rect()?;
            let (min, max) = (bounds.min(), bounds.max());
            Some(GeomWithData::new(Rectangle::from_corners([min.x, min.y], [max.x, max.y]), at))
        });
        let tree = RTree::bulk_load(boxes.collect());
        Self { parts, tree, codes }
    }

    /// The parts whose boxes meet a box, thinned by Douglas and Peucker's rule to `tolerance` (degrees), as rings of
    /// (longitude, latitude) by county: for looking at, never for deciding.
    #[must_use]
    pub fn around(&self, bounds: BoundingBox, tolerance: f64) -> Vec<CountyRings> {
        let within = AABB::from_corners([bounds.west, bounds.south], [bounds.east, bounds.north]);
        let mut found: BTreeMap<DivisionCode, Vec<Vec<(f64, f64)>>> = BTreeMap::new();
        for entry in self.tree.locate_in_envelope_intersecting(&within) {
            let Some((code, part)) = self.parts.get(entry.data) else { continue };
            let thin = part.simplify(tolerance);
            let ring = |ring: &LineString<f64>| {
                let round = |degrees: f64| (degrees * 1e5).round() / 1e5;
                ring.coords().map(|at| (round(at.x), round(at.y))).collect()
            };
            let rings = std::iter::once(thin.exterior()).chain(thin.interiors()).map(ring);
            found.entry(*code).or_default().extend(rings);
        }
        found.into_iter().collect()
    }

    /// Finds the county of a point in WGS84/CGCS2000.
    #[must_use]
    pub fn locate(&self, lon: f64, lat: f64) -> Located {
        if !(lon.is_finite() && lat.is_finite()) {
            return Located { covered_by: Vec::new(), strictly_inside: None, border_m: f64::INFINITY };
        }
        let mut covered = BTreeSet::new();
        let mut inside = None;
        for entry in self.tree.locate_in_envelope_intersecting(&AABB::from_point([lon, lat])) {
            let Some((code, part)) = self.parts.get(entry.data) else { continue };
            // Part by part: a point where two parts of one county touch is on its border, not outside both.
            match part.coordinate_position(&Coord { x: lon, y: lat }) {
                CoordPos::Outside => {}
                position => {
                    covered.insert(*code);
                    inside = if position == CoordPos::Inside { Some(*code) } else { inside };
                }
            }
        }
        let strictly_inside = inside.filter(|_| covered.len() == 1);
        let border_m = self.nearest(lon, lat, |_| true, |_, _| true);
        Located { covered_by: covered.into_iter().collect(), strictly_inside, border_m }
    }

    /// Decides whether a point lies in an area given by codes of counties, or of prefectures for all their counties.
    /// Borders between two counties of the area are no borders of the area.
    #[must_use]
    pub fn containment(&self, lon: f64, lat: f64, accuracy_m: f64, area: &[DivisionCode]) -> Containment {
        let member = |code: DivisionCode| {
            area.iter().any(|a| *a == code || *a == code.prefecture() || *a == DivisionCode::HENAN)
        };
        let known =
            |a: &DivisionCode| self.codes.iter().any(|c| c == a || c.prefecture() == *a) || *a == DivisionCode::HENAN;
        let finite = lon.is_finite() && lat.is_finite() && accuracy_m.is_finite() && accuracy_m >= 0.0;
        if !finite || area.is_empty() || !area.iter().all(known) {
            return Containment::Undecidable;
        }
        let margin = accuracy_m.max(NEAR_BORDER_M);
        let sides = self.sides_near(lon, lat, margin, member);
        let metres = self.nearest(lon, lat, member, |code, line| {
            sides.get(&side(line)).is_none_or(|owners| owners.iter().all(|owner| owner == code))
        });
        if metres <= margin {
            Containment::Near { metres }
        } else if self.locate(lon, lat).covered_by.into_iter().any(member) {
            Containment::Inside
        } else {
            Containment::Outside
        }
    }

    /// The border segments of the area's counties around a point, with their owners.
    fn sides_near(
        &self,
        lon: f64,
        lat: f64,
        margin: f64,
        member: impl Fn(DivisionCode) -> bool,
    ) -> HashMap<[u64; 4], BTreeSet<DivisionCode>> {
        let reach = (margin / DEGREE_M).clamp(0.0, 10.0) + 1e-6;
        let around = AABB::from_corners([lon - reach, lat - reach], [lon + reach, lat + reach]);
        let mut sides: HashMap<_, BTreeSet<_>> = HashMap::new();
        for entry in self.tree.locate_in_envelope_intersecting(&around) {
            let Some((code, part)) = self.parts.get(entry.data).filter(|(code, _)| member(*code)) else { continue };
            for line in lines(part) {
                sides.entry(side(&line)).or_default().insert(*code);
            }
        }
        sides
    }

    /// Metres to the nearest segment of the wanted counties' borders, infinite where there is none.
    fn nearest(
        &self,
        lon: f64,
        lat: f64,
        wanted: impl Fn(DivisionCode) -> bool,
        counts: impl Fn(&DivisionCode, &Line<f64>) -> bool,
    ) -> f64 {
        let metric = Metric::at(lat);
        let mut best = f64::INFINITY;
        let mut at = None;
        for (entry, box_distance2) in self.tree.nearest_neighbor_iter_with_distance_2(&[lon, lat]) {
            if box_distance2.sqrt() * DEGREE_M > best {
                break;
            }
            let Some((code, part)) = self.parts.get(entry.data).filter(|(code, _)| wanted(*code)) else { continue };
            for line in lines(part) {
                let (metres, point) = metric.to_segment((lon, lat), &line);
                if metres < best && counts(code, &line) {
                    (best, at) = (metres, Some(point));
                }
            }
        }
        at.map_or(f64::INFINITY, |point| distance_m((lon, lat), point))
    }
}

fn lines(part: &Polygon<f64>) -> impl Iterator<Item = Line<f64>> {
    std::iter::once(part.exterior()).chain(part.interiors()).flat_map(|ring| ring.lines().collect::<Vec<_>>())
}

/// One key for a segment and the same segment backwards.
fn side(line: &Line<f64>) -> [u64; 4] {
    let end = |at: Coord<f64>| [at.x.to_bits(), at.y.to_bits()];
    let (a, b) = (end(line.start), end(line.end));
    let (a, b) = if a <= b { (a, b) } else { (b, a) };
    [a[0], a[1], b[0], b[1]]
}

/// Metres per degree at a latitude of the GRS80 ellipsoid: flat ground for choosing the nearest point near by.
struct Metric {
    east: f64,
    north: f64,
}

impl Metric {
    fn at(lat: f64) -> Self {
        const AXIS: f64 = 6_378_137.0;
        const ECCENTRICITY: f64 = 0.006_694_380_022_903_416;
        let phi = lat.to_radians();
        let w = (1.0 - ECCENTRICITY * phi.sin().powi(2)).sqrt();
        let degree = 1_f64.to_radians();
        Self { east: AXIS / w * phi.cos() * degree, north: AXIS * (1.0 - ECCENTRICITY) / w.powi(3) * degree }
    }

    /// Distance from a point to a segment, and the segment's nearest point in degrees.
    fn to_segment(&self, from: (f64, f64), line: &Line<f64>) -> (f64, (f64, f64)) {
        let plane = |at: Coord<f64>| ((at.x - from.0) * self.east, (at.y - from.1) * self.north);
        let (a, b) = (plane(line.start), plane(line.end));
        let (dx, dy) = (b.0 - a.0, b.1 - a.1);
        let length2 = dx * dx + dy * dy;
        let t = if length2 > 0.0 { (-(a.0 * dx + a.1 * dy) / length2).clamp(0.0, 1.0) } else { 0.0 };
        let foot = (a.0 + t * dx, a.1 + t * dy);
        (foot.0.hypot(foot.1), (from.0 + foot.0 / self.east, from.1 + foot.1 / self.north))
    }
}

#[cfg(test)]
#[path = "county_index_tests.rs"]
mod tests;
