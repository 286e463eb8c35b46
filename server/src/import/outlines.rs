//! The outlines that ship with the register: present, whole, and drawing the units of the register.

use super::problem::{Problem, ProblemKind, Problems};
use super::sheets::{CHECKSUMS, COUNTIES, OUTLINES};
use super::table::bytes_of;
use daodi::division::{BoundaryError, Datum, Division, DivisionLevel, DivisionStatus, check_boundary_file};
use daodi::identifiers::DivisionCode;
use serde::Deserialize;
use serde::de::IgnoredAny;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::path::Path;

/// A file of outlines that was checked.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct OutlineFile {
    /// The file, relative to the directory.
    pub file: String,
    /// SHA-256 of the file, hex.
    pub sha256: String,
    /// Units drawn.
    pub units: usize,
}

#[derive(Deserialize)]
struct Collection {
    features: Vec<Feature>,
}

#[derive(Deserialize)]
struct Feature {
    properties: Properties,
    geometry: Geometry,
}

#[derive(Deserialize)]
struct Properties {
    code: DivisionCode,
}

#[derive(Deserialize)]
struct Geometry {
    #[serde(rename = "type")]
    kind: String,
    #[serde(rename = "coordinates")]
    _coordinates: IgnoredAny,
}

/// Checks every file of outlines against the units that exist today, and against the list of checksums where there is one.
pub(super) fn check(dir: &Path, divisions: &[Division], problems: &Problems) -> Vec<OutlineFile> {
    let sums = checksums(dir, problems);
    let mut checked = Vec::new();
    for (file, units) in OUTLINES {
        let Some(bytes) = bytes_of(dir, file, problems) else { continue };
        let sha256 = hex(&Sha256::digest(&bytes));
        let listed = sums.iter().find(|(name, _)| *file == format!("geo/{name}"));
        if let Some((_, sum)) = listed.filter(|(_, sum)| *sum != sha256) {
            let expected = format!("{sum}, as {CHECKSUMS} lists it");
            problems.add(Problem::new(file, 0, "", &sha256, ProblemKind::Checksum, &expected));
        }
        if *units == COUNTIES {
            let wrong = counties(&bytes, divisions);
            let add = |(value, expected): &(String, String)| {
                problems.add(Problem::new(file, 0, "", value, ProblemKind::Boundaries, expected));
            };
            wrong.iter().for_each(add);
            if !wrong.is_empty() {
                continue;
            }
        } else if let Err((value, expected)) = drawn(&bytes, *units, divisions) {
            problems.add(Problem::new(file, 0, "", &value, ProblemKind::Boundaries, &expected));
            continue;
        }
        checked.push(OutlineFile { file: (*file).to_owned(), sha256, units: *units });
    }
    checked
}

/// What is wrong with an outline of the counties: each must be there once, closed and inside Henan.
fn counties(bytes: &[u8], divisions: &[Division]) -> Vec<(String, String)> {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return vec![(String::new(), "UTF-8 text".to_owned())];
    };
    let codes = current(divisions, DivisionLevel::County);
    if codes.is_empty() {
        return Vec::new();
    }
    let wanted: Vec<DivisionCode> = codes.into_iter().collect();
    let errors = check_boundary_file(text, Some(Datum::Cgcs2000), &wanted).err().unwrap_or_default();
    let told = |error: BoundaryError| {
        let code = error.county().map(|code| code.to_string()).unwrap_or_default();
        (code, format!("the {} counties of regions.csv, each once and whole: {error}", wanted.len()))
    };
    errors.into_iter().map(told).collect()
}

/// The codes of a level's units of today; 济源 is a prefecture and a county.
fn current(divisions: &[Division], level: DivisionLevel) -> BTreeSet<DivisionCode> {
    divisions
        .iter()
        .filter(|d| d.status == DivisionStatus::Current)
        .filter(|d| d.level == level || level == DivisionLevel::County && d.code == DivisionCode::JIYUAN)
        .map(|d| d.code)
        .collect()
}

/// Whether a file draws the wanted number of units, each a current one and drawn once; else what it has and what it
/// should have.
fn drawn(bytes: &[u8], units: usize, divisions: &[Division]) -> Result<(), (String, String)> {
    let collection: Collection = serde_json::from_slice(bytes)
        .map_err(|error| (error.to_string(), "GeoJSON features with the property code".to_owned()))?;
    let mut codes = BTreeSet::new();
    for feature in &collection.features {
        let code = feature.properties.code;
        if !matches!(feature.geometry.kind.as_str(), "Polygon" | "MultiPolygon") {
            return Err((format!("{code}: {}", feature.geometry.kind), "a Polygon or MultiPolygon".to_owned()));
        }
        if !codes.insert(code) {
            return Err((code.to_string(), "each unit once".to_owned()));
        }
    }
    let level = if units == 1 { DivisionLevel::Province } else { DivisionLevel::Prefecture };
    let wanted = current(divisions, level);
    // With broken divisions nothing can be compared; that has been reported already.
    if !wanted.is_empty() && wanted != codes {
        let differ: Vec<String> = wanted.symmetric_difference(&codes).map(ToString::to_string).collect();
        return Err((differ.join(", "), format!("the {} units of regions.csv", wanted.len())));
    }
    if codes.len() != units {
        return Err((format!("{} units", codes.len()), format!("{units} units")));
    }
    Ok(())
}

/// The lines `SHA256  NAME` of the list of checksums.
fn checksums(dir: &Path, problems: &Problems) -> Vec<(String, String)> {
    let Ok(text) = std::fs::read_to_string(dir.join(CHECKSUMS)) else { return Vec::new() };
    let mut sums = Vec::new();
    for (line, text) in (1..).zip(text.lines()) {
        match text.split_once("  ") {
            Some((sum, name)) if sum.len() == 64 && sum.bytes().all(|b| b.is_ascii_hexdigit()) => {
                sums.push((name.to_owned(), sum.to_ascii_lowercase()));
            }
            _ => problems.add(Problem::new(
                CHECKSUMS,
                line,
                "",
                text,
                ProblemKind::Malformed,
                "SHA256, two spaces, name",
            )),
        }
    }
    sums
}

/// Bytes as lower-case hex.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
