//! Boundary files good and bad.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use super::*;
use crate::division::datum::PositionError;
use crate::division::fixtures::divisions;
use crate::division::{DivisionChange, Gazetteer, read_topojson};
use serde_json::json;

const WEB: &str = include_str!("../../data/henan/geo/henan_counties_web350.geojson");

fn codes() -> Vec<DivisionCode> {
    Gazetteer::new(&divisions(), &[] as &[DivisionChange]).counties().iter().map(|d| d.code).collect()
}

fn errors_after(change: impl FnOnce(&mut Value)) -> Vec<BoundaryError> {
    let mut file: Value = serde_json::from_str(WEB).unwrap();
    change(&mut file);
    check_boundary_file(&file.to_string(), Some(Datum::Cgcs2000), &codes()).unwrap_err()
}

fn code(text: &str) -> DivisionCode {
    DivisionCode::parse(text).unwrap()
}

#[test]
fn the_shipped_file_passes_and_comes_through_unchanged() {
    let file = check_boundary_file(WEB, Some(Datum::Cgcs2000), &codes()).unwrap();
    assert_eq!(file.counties.len(), 157);
    assert_eq!(file.geojson, WEB);
    assert_eq!(check_boundary_file(WEB, None, &codes()), Err(vec![BoundaryError::DatumUnstated]));
}

#[test]
fn a_file_in_gcj02_is_brought_to_cgcs2000() {
    let shift = |lon: f64, lat: f64| DatumPoint { lon, lat, datum: Datum::Cgcs2000 }.to(Datum::Gcj02);
    let mut moved: Value = serde_json::from_str(WEB).unwrap();
    let ring = moved.pointer_mut("/features/0/geometry/coordinates/0").unwrap();
    let before = ring.clone();
    for position in ring.as_array_mut().unwrap() {
        let at = shift(position[0].as_f64().unwrap(), position[1].as_f64().unwrap());
        *position = json!([at.lon, at.lat, 12.5]);
    }
    let back: Value = serde_json::from_str(&convert_geojson(&moved.to_string(), Datum::Gcj02).unwrap()).unwrap();
    let after = back.pointer("/features/0/geometry/coordinates/0").unwrap().as_array().unwrap();
    for (was, is) in before.as_array().unwrap().iter().zip(after) {
        for axis in [0, 1] {
            assert!((was[axis].as_f64().unwrap() - is[axis].as_f64().unwrap()).abs() < 2e-7);
        }
        assert_eq!(is[2], json!(12.5));
    }
    let file = check_boundary_file(WEB, Some(Datum::Gcj02), &codes()).unwrap();
    let original = read_geojson(WEB).unwrap();
    let (moved, still) = (file.counties[0].label.unwrap(), original[0].label.unwrap());
    let metres = crate::division::measure::distance_m(moved, still);
    assert!((495.0..631.0).contains(&metres), "{metres}");
}

#[test]
fn each_fault_is_named_with_its_county() {
    let first = code("410102");
    let ring = "/features/0/geometry/coordinates/0";
    let found = errors_after(|f| f["features"][1] = f["features"][0].clone());
    assert_eq!(found, [BoundaryError::Duplicate { code: first }, BoundaryError::Missing { code: code("410103") }]);
    let found = errors_after(|f| f["features"][0]["properties"]["code"] = json!(410_381));
    let gone = code("410381");
    assert_eq!(found, [BoundaryError::NotACounty { code: gone }, BoundaryError::Missing { code: first }]);
    let found = errors_after(|f| f["features"][0]["properties"]["code"] = json!("110101"));
    assert_eq!(found[0], BoundaryError::Code { feature: 0, text: "110101".to_owned() });
    let found = errors_after(|f| drop(f["features"][0]["properties"].as_object_mut().unwrap().remove("code")));
    assert_eq!(found[0], BoundaryError::NoCode { feature: 0 });
    let found = errors_after(|f| drop(f.pointer_mut(ring).unwrap().as_array_mut().unwrap().pop()));
    assert_eq!(found, [BoundaryError::OpenRing { code: first }]);
    let found = errors_after(|f| f.pointer_mut(ring).unwrap().as_array_mut().unwrap().truncate(3));
    assert_eq!(found, [BoundaryError::ShortRing { code: first }]);
    let found = errors_after(|f| f.pointer_mut(ring).unwrap()[2] = json!(["113.6", "34.7"]));
    assert_eq!(found, [BoundaryError::Position { code: first }]);
    let found = errors_after(|f| f["features"][0]["geometry"] = json!({"type": "Point", "coordinates": [113, 34]}));
    assert_eq!(found, [BoundaryError::Geometry { code: first }]);
}

#[test]
fn swapped_axes_and_foreign_places_are_told_apart() {
    let place = |lon: f64, lat: f64| {
        let found =
            errors_after(|f| f.pointer_mut("/features/0/geometry/coordinates/0").unwrap()[2] = json!([lon, lat]));
        let [BoundaryError::Place { problem, .. }] = found.as_slice() else { panic!("{found:?}") };
        *problem
    };
    assert_eq!(place(34.7, 113.6), PositionError::AxesSwapped);
    assert_eq!(place(116.4, 39.9), PositionError::OutsideHenan);
}

#[test]
fn what_is_no_collection_is_refused() {
    let refused = |text: &str| check_boundary_file(text, Some(Datum::Cgcs2000), &codes()).unwrap_err();
    assert!(matches!(refused("{").as_slice(), [BoundaryError::Json(_)]));
    assert_eq!(refused("[]"), [BoundaryError::NotACollection]);
    assert_eq!(refused(r#"{"type":"Feature","features":[]}"#), [BoundaryError::NotACollection]);
    assert_eq!(refused(r#"{"type":"FeatureCollection","features":[]}"#).len(), 157);
    assert_eq!(read_topojson(WEB), Err(BoundaryError::Topology));
}
