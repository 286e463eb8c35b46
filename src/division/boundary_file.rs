//! Taking in an operator's own file of county boundaries: checks, and conversion of its datum.

use super::boundary_error::BoundaryError;
use super::county_outline::{CountyOutline, features, read_feature, read_geojson};
use super::datum::{Datum, DatumPoint};
use crate::identifiers::DivisionCode;
use geo::CoordsIter;
use serde_json::Value;
use std::collections::BTreeSet;

/// A boundary file that has passed every check.
#[derive(Clone, Debug, PartialEq)]
pub struct BoundaryFile {
    /// The file in CGCS2000: the text as delivered, or converted where it came in another datum.
    pub geojson: String,
    /// Its counties, by code.
    pub counties: Vec<CountyOutline>,
}

/// Checks a delivered file of county boundaries and brings it to CGCS2000.
///
/// It must be a GeoJSON FeatureCollection that has each of `counties` (the 157 of today) exactly once as `properties.code`, with
/// closed rings inside the box of Henan. `datum` is what the deliverer states: it cannot be told from the numbers.
///
/// # Errors
/// Every [`BoundaryError`] found, at most one of a kind and county.
pub fn check_boundary_file(
    geojson: &str,
    datum: Option<Datum>,
    counties: &[DivisionCode],
) -> Result<BoundaryFile, Vec<BoundaryError>> {
    let mut errors = Vec::new();
    let file: Value = serde_json::from_str(geojson).map_err(|e| vec![BoundaryError::Json(e.to_string())])?;
    let features = features(&file).map_err(|error| vec![error])?;
    let mut seen = BTreeSet::new();
    let expected: BTreeSet<_> = counties.iter().copied().collect();
    for feature in features.iter().enumerate() {
        match read_feature(feature) {
            Ok(outline) => {
                let code = outline.code;
                if !seen.insert(code) {
                    errors.push(BoundaryError::Duplicate { code });
                }
                if !expected.contains(&code) {
                    errors.push(BoundaryError::NotACounty { code });
                }
                errors.extend(misplaced(&outline, datum.unwrap_or(Datum::Cgcs2000)));
            }
            Err(error) => {
                // A county whose outline is broken is not missing as well.
                seen.extend(error.county());
                errors.push(error);
            }
        }
    }
    errors.extend(expected.difference(&seen).map(|code| BoundaryError::Missing { code: *code }));
    let Some(datum) = datum else {
        errors.push(BoundaryError::DatumUnstated);
        return Err(errors);
    };
    if !errors.is_empty() {
        return Err(errors);
    }
    let geojson = match datum {
        Datum::Cgcs2000 | Datum::Wgs84 => geojson.to_owned(),
        Datum::Gcj02 | Datum::Bd09 => convert_geojson(geojson, datum).map_err(|error| vec![error])?,
    };
    let counties = read_geojson(&geojson).map_err(|error| vec![error])?;
    Ok(BoundaryFile { geojson, counties })
}

/// The first position outside Henan.
fn misplaced(outline: &CountyOutline, datum: Datum) -> Option<BoundaryError> {
    outline.polygons.coords_iter().find_map(|at| {
        let problem = DatumPoint::in_henan(at.x, at.y, datum).err()?;
        Some(BoundaryError::Place { code: outline.code, lon: at.x, lat: at.y, problem })
    })
}

impl BoundaryError {
    /// The county the error is about, where it is about one.
    #[must_use]
    pub fn county(&self) -> Option<DivisionCode> {
        match self {
            Self::Geometry { code }
            | Self::Position { code }
            | Self::ShortRing { code }
            | Self::OpenRing { code }
            | Self::Place { code, .. }
            | Self::Duplicate { code }
            | Self::Missing { code }
            | Self::NotACounty { code } => Some(*code),
            _ => None,
        }
    }
}

/// Rewrites a whole GeoJSON from a datum to CGCS2000, rounded to 1e-7° (a centimetre). Label points (`lx`, `ly`) move
/// along; a `bbox` or `crs` member, which would be wrong then, is dropped.
///
/// # Errors
/// [`BoundaryError::Json`] and [`BoundaryError::NotACollection`].
pub fn convert_geojson(geojson: &str, from: Datum) -> Result<String, BoundaryError> {
    let mut file: Value = serde_json::from_str(geojson).map_err(|e| BoundaryError::Json(e.to_string()))?;
    features(&file)?;
    drop_stale(&mut file);
    for feature in file.get_mut("features").and_then(Value::as_array_mut).into_iter().flatten() {
        drop_stale(feature);
        if let Some(geometry) = feature.get_mut("geometry") {
            drop_stale(geometry);
            if let Some(coordinates) = geometry.get_mut("coordinates") {
                convert_positions(coordinates, from);
            }
        }
        if let Some(properties) = feature.get_mut("properties").and_then(Value::as_object_mut) {
            let number = |name: &str| properties.get(name).and_then(Value::as_f64);
            if let (Some(lx), Some(ly)) = (number("lx"), number("ly")) {
                let (lon, lat) = convert_pair(lx, ly, from);
                properties.insert("lx".to_owned(), lon.into());
                properties.insert("ly".to_owned(), lat.into());
            }
        }
    }
    Ok(file.to_string())
}

fn drop_stale(object: &mut Value) {
    if let Some(object) = object.as_object_mut() {
        object.remove("bbox");
        object.remove("crs");
    }
}

fn convert_positions(value: &mut Value, from: Datum) {
    let Some(items) = value.as_array_mut() else { return };
    if let [Value::Number(lon), Value::Number(lat), ..] = items.as_slice()
        && let (Some(lon), Some(lat)) = (lon.as_f64(), lat.as_f64())
    {
        let (lon, lat) = convert_pair(lon, lat, from);
        for (slot, number) in items.iter_mut().zip([lon, lat]) {
            *slot = number.into();
        }
        return;
    }
    items.iter_mut().for_each(|item| convert_positions(item, from));
}

fn convert_pair(lon: f64, lat: f64, from: Datum) -> (f64, f64) {
    let at = DatumPoint { lon, lat, datum: from }.to(Datum::Cgcs2000);
    let round = |degrees: f64| (degrees * 1e7).round() / 1e7;
    (round(at.lon), round(at.lat))
}

#[cfg(test)]
#[path = "boundary_file_tests.rs"]
mod tests;
