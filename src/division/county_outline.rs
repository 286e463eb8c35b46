//! Reading county outlines from GeoJSON (RFC 7946) and TopoJSON.

use super::boundary_error::BoundaryError;
use crate::identifiers::DivisionCode;
use geo::{Coord, LineString, MultiPolygon, Polygon};
use serde_json::Value;

/// The ground of one county, degrees of longitude and latitude in WGS84/CGCS2000.
#[derive(Clone, Debug, PartialEq)]
pub struct CountyOutline {
    /// The county.
    pub code: DivisionCode,
    /// Its parts with their holes.
    pub polygons: MultiPolygon<f64>,
    /// Where its name goes (`lx`, `ly`), where the file says.
    pub label: Option<(f64, f64)>,
}

/// Reads the counties of a GeoJSON FeatureCollection, by code. Each feature is a Polygon or MultiPolygon whose
/// `properties.code` is the code of GB/T 2260, text or number; heights are passed over.
///
/// # Errors
/// The first [`BoundaryError`] met. Completeness and place are checked by
/// [`super::check_boundary_file`].
pub fn read_geojson(text: &str) -> Result<Vec<CountyOutline>, BoundaryError> {
    let file: Value = serde_json::from_str(text).map_err(|e| BoundaryError::Json(e.to_string()))?;
    let mut outlines = features(&file)?.iter().enumerate().map(read_feature).collect::<Result<Vec<_>, _>>()?;
    outlines.sort_by_key(|outline| outline.code);
    Ok(outlines)
}

/// The features of a FeatureCollection.
pub(super) fn features(file: &Value) -> Result<&Vec<Value>, BoundaryError> {
    let collection = file.get("type").and_then(Value::as_str) == Some("FeatureCollection");
    file.get("features").and_then(Value::as_array).filter(|_| collection).ok_or(BoundaryError::NotACollection)
}

pub(super) fn read_feature((index, feature): (usize, &Value)) -> Result<CountyOutline, BoundaryError> {
    let properties = feature.get("properties").unwrap_or(&Value::Null);
    let code = read_code(index, properties)?;
    let geometry = feature.get("geometry").unwrap_or(&Value::Null);
    let coordinates = geometry.get("coordinates").and_then(Value::as_array);
    let polygons: Option<Vec<&Value>> = match geometry.get("type").and_then(Value::as_str) {
        Some("Polygon") => geometry.get("coordinates").map(|polygon| vec![polygon]),
        Some("MultiPolygon") => coordinates.map(|polygons| polygons.iter().collect()),
        _ => None,
    };
    let polygons = polygons.filter(|polygons| !polygons.is_empty()).ok_or(BoundaryError::Geometry { code })?;
    let polygons = polygons.into_iter().map(|polygon| {
        let rings = polygon.as_array().filter(|rings| !rings.is_empty()).ok_or(BoundaryError::Geometry { code })?;
        rings.iter().map(|ring| read_ring(code, ring)).collect::<Result<Vec<_>, _>>()
    });
    let polygons = polygons.collect::<Result<Vec<_>, _>>()?;
    Ok(CountyOutline { code, polygons: assemble(polygons), label: read_label(properties) })
}

fn read_code(index: usize, properties: &Value) -> Result<DivisionCode, BoundaryError> {
    let text = match properties.get("code") {
        Some(Value::String(text)) => text.trim().to_owned(),
        Some(Value::Number(number)) => number.to_string(),
        _ => return Err(BoundaryError::NoCode { feature: index }),
    };
    DivisionCode::parse(&text).map_err(|_| BoundaryError::Code { feature: index, text })
}

fn read_label(properties: &Value) -> Option<(f64, f64)> {
    Some((properties.get("lx")?.as_f64()?, properties.get("ly")?.as_f64()?))
}

fn read_ring(code: DivisionCode, ring: &Value) -> Result<Vec<Coord<f64>>, BoundaryError> {
    let position = |value: &Value| {
        let number = |at: usize| value.get(at).and_then(Value::as_f64).filter(|n| n.is_finite());
        Some(Coord { x: number(0)?, y: number(1)? })
    };
    let positions = ring.as_array().map(Vec::as_slice).unwrap_or_default();
    let ring = positions.iter().map(position).collect::<Option<Vec<_>>>();
    let ring = ring.ok_or(BoundaryError::Position { code })?;
    check_ring(code, &ring)?;
    Ok(ring)
}

/// RFC 7946 §3.1.6: four positions or more, the last equal to the first.
fn check_ring(code: DivisionCode, ring: &[Coord<f64>]) -> Result<(), BoundaryError> {
    if ring.len() < 4 {
        return Err(BoundaryError::ShortRing { code });
    }
    if ring.first() == ring.last() { Ok(()) } else { Err(BoundaryError::OpenRing { code }) }
}

fn assemble(polygons: Vec<Vec<Vec<Coord<f64>>>>) -> MultiPolygon<f64> {
    let polygon = |rings: Vec<Vec<Coord<f64>>>| {
        let mut rings = rings.into_iter().map(LineString::new);
        let exterior = rings.next().unwrap_or_else(|| LineString::new(Vec::new()));
        Polygon::new(exterior, rings.collect())
    };
    MultiPolygon::new(polygons.into_iter().map(polygon).collect())
}

/// Reads the object `counties` of a TopoJSON file: arcs of differences on an integer grid, shared between neighbours,
/// the arc `~i` being arc `i` backwards.
///
/// # Errors
/// The first [`BoundaryError`] met.
pub fn read_topojson(text: &str) -> Result<Vec<CountyOutline>, BoundaryError> {
    let file: Value = serde_json::from_str(text).map_err(|e| BoundaryError::Json(e.to_string()))?;
    let arcs = decode_arcs(&file).ok_or(BoundaryError::Topology)?;
    let geometries = file.pointer("/objects/counties/geometries").and_then(Value::as_array);
    let geometries = geometries.ok_or(BoundaryError::Topology)?;
    let outline = |(index, geometry): (usize, &Value)| {
        let properties = geometry.get("properties").unwrap_or(&Value::Null);
        let code = read_code(index, properties)?;
        let polygons = topology_polygons(geometry, &arcs).ok_or(BoundaryError::Geometry { code })?;
        polygons.iter().flatten().try_for_each(|ring| check_ring(code, ring))?;
        Ok(CountyOutline { code, polygons: assemble(polygons), label: read_label(properties) })
    };
    let mut outlines = geometries.iter().enumerate().map(outline).collect::<Result<Vec<_>, _>>()?;
    outlines.sort_by_key(|outline| outline.code);
    Ok(outlines)
}

fn decode_arcs(file: &Value) -> Option<Vec<Vec<Coord<f64>>>> {
    let transform = |name: &str, at: usize| file.pointer(&format!("/transform/{name}/{at}")).and_then(Value::as_f64);
    let (scale_x, scale_y) = (transform("scale", 0)?, transform("scale", 1)?);
    let (move_x, move_y) = (transform("translate", 0)?, transform("translate", 1)?);
    let arc = |arc: &Value| {
        let (mut x, mut y) = (0_i64, 0_i64);
        let step = |step: &Value| {
            x = x.checked_add(step.get(0)?.as_i64()?)?;
            y = y.checked_add(step.get(1)?.as_i64()?)?;
            Some(Coord { x: x as f64 * scale_x + move_x, y: y as f64 * scale_y + move_y })
        };
        arc.as_array()?.iter().map(step).collect::<Option<Vec<_>>>()
    };
    file.get("arcs")?.as_array()?.iter().map(arc).collect()
}

type Rings = Vec<Vec<Coord<f64>>>;

fn topology_polygons(geometry: &Value, arcs: &Rings) -> Option<Vec<Rings>> {
    let own = geometry.get("arcs")?;
    let polygons: Vec<&Value> = match geometry.get("type")?.as_str()? {
        "Polygon" => vec![own],
        "MultiPolygon" => own.as_array()?.iter().collect(),
        _ => return None,
    };
    let ring = |ring: &Value| join_arcs(ring, arcs);
    polygons.into_iter().map(|rings| rings.as_array()?.iter().map(ring).collect()).collect()
}

fn join_arcs(ring: &Value, arcs: &Rings) -> Option<Vec<Coord<f64>>> {
    let mut joined: Vec<Coord<f64>> = Vec::new();
    for index in ring.as_array()? {
        let index = index.as_i64()?;
        let forward = index >= 0;
        let arc = arcs.get(usize::try_from(if forward { index } else { !index }).ok()?)?;
        // Each arc begins where the one before ended.
        let skip = usize::from(!joined.is_empty());
        if forward {
            joined.extend(arc.iter().skip(skip));
        } else {
            joined.extend(arc.iter().rev().skip(skip));
        }
    }
    Some(joined)
}
