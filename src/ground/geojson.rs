//! Shapes from GeoJSON (RFC 7946).

use super::fault::{ShapeError, ShapeFault};
use super::ring::RawRing;
use super::shape::{Builder, within_henan};
use crate::division::Datum;
use serde_json::Value;

/// Reads every Polygon and MultiPolygon of a FeatureCollection, a Feature or a bare geometry.
pub(super) fn read(text: &str, datum: Datum, build: &mut Builder) -> Result<(), ShapeError> {
    let unreadable = || ShapeError::whole(ShapeFault::Unreadable);
    let file: Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|_| unreadable())?;
    if let Some(crs) = file.get("crs").filter(|crs| !crs.is_null()) {
        // The former standard's way to name a system; its names end in the number.
        let name = crs.pointer("/properties/name").and_then(Value::as_str).unwrap_or_default().to_uppercase();
        if !["CRS84", ":4326", ":4490"].iter().any(|known| name.ends_with(known)) {
            return Err(ShapeError::whole(ShapeFault::Crs));
        }
    }
    match file.get("type").and_then(Value::as_str) {
        Some("FeatureCollection") => {
            let features = file.get("features").and_then(Value::as_array).ok_or_else(unreadable)?;
            for (number, feature) in (1..).zip(features) {
                geometry(feature.get("geometry").unwrap_or(&Value::Null), number, datum, build)?;
            }
            Ok(())
        }
        Some("Feature") => geometry(file.get("geometry").unwrap_or(&Value::Null), 1, datum, build),
        Some(_) => geometry(&file, 1, datum, build),
        None => Err(unreadable()),
    }
}

fn geometry(geometry: &Value, number: usize, datum: Datum, build: &mut Builder) -> Result<(), ShapeError> {
    let kind = || ShapeError::feature(ShapeFault::Kind, number);
    let coordinates = geometry.get("coordinates");
    match geometry.get("type").and_then(Value::as_str) {
        Some("Polygon") => polygon(coordinates.ok_or_else(kind)?, number, datum, build),
        Some("MultiPolygon") => {
            let all = coordinates.and_then(Value::as_array).filter(|all| !all.is_empty()).ok_or_else(kind)?;
            all.iter().try_for_each(|one| polygon(one, number, datum, build))
        }
        _ => Err(kind()),
    }
}

fn polygon(rings: &Value, number: usize, datum: Datum, build: &mut Builder) -> Result<(), ShapeError> {
    let wrong = |fault| ShapeError::feature(fault, number);
    let rings = rings.as_array().filter(|rings| !rings.is_empty()).ok_or_else(|| wrong(ShapeFault::Position))?;
    let mut all = Vec::new();
    for ring in rings {
        let positions = ring.as_array().ok_or_else(|| wrong(ShapeFault::Position))?;
        build.count(positions.len())?;
        let mut raw = RawRing::new();
        for position in positions {
            let one = |at: usize| position.get(at).and_then(Value::as_f64);
            let (lon, lat) = one(0).zip(one(1)).ok_or_else(|| wrong(ShapeFault::Position))?;
            raw.push(within_henan(lon, lat, datum).map_err(wrong)?, ShapeError::feature, number);
        }
        all.push(raw);
    }
    build.polygon(all)
}
