//! The index against 204 points that GEOS and another library agree on.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use super::*;
use crate::division::fixtures::rows;
use crate::division::measure::{area_m2, m2_to_mu};
use crate::division::{Datum, DatumPoint, PositionError, read_topojson};
use std::sync::LazyLock;

const FULL: &str = include_str!("../../data/henan/geo/henan_counties_full.geojson");
static INDEX: LazyLock<CountyIndex> = LazyLock::new(|| CountyIndex::from_geojson(FULL).unwrap());

fn code(text: &str) -> DivisionCode {
    DivisionCode::parse(text).unwrap()
}

#[test]
fn every_point_of_the_vectors_lies_where_it_should() {
    let points = rows(include_str!("../../data/henan/geo/henan_pip_vectors.csv"));
    assert_eq!(points.len(), 204);
    for row in points {
        let id = &row["id"];
        let (lon, lat): (f64, f64) = (row["lon"].parse().unwrap(), row["lat"].parse().unwrap());
        let found = INDEX.locate(lon, lat);
        let covered: Vec<_> = row["covered_by"].split_whitespace().map(code).collect();
        assert_eq!(found.covered_by, covered, "{id}");
        let inside = Some(row["strictly_inside"].as_str()).filter(|text| !text.is_empty()).map(code);
        assert_eq!(found.strictly_inside, inside, "{id}");
        if let Ok(wanted) = row["dist_to_county_boundary_m"].parse::<f64>() {
            // Printed to 0.1 m; ways of projecting differ by 0.4 % at most.
            let off = (found.border_m - wanted).abs();
            assert!(off <= 0.1 + wanted * 0.004, "{id}: {} is not {wanted}", found.border_m);
        }
        if row["kind"] == "axes_swapped" {
            assert_eq!(DatumPoint::in_henan(lon, lat, Datum::Wgs84), Err(PositionError::AxesSwapped));
        }
    }
}

#[test]
fn areas_are_those_of_the_divisions_table() {
    let outlines = read_geojson(FULL).unwrap();
    let table = rows(include_str!("../../data/henan/geo/henan_divisions.csv"));
    for outline in &outlines {
        let row = table.iter().find(|r| r["code"] == outline.code.to_string()).unwrap();
        let area = area_m2(&outline.polygons);
        assert!((area / 1e6 - row["area_km2"].parse::<f64>().unwrap()).abs() < 0.001, "{}", outline.code);
        assert!((m2_to_mu(area) - row["area_mu"].parse::<f64>().unwrap()).abs() < 1.0, "{}", outline.code);
    }
    // TopoJSON runs its rings the other way round; the area must not become the Earth's.
    let web = read_topojson(include_str!("../../data/henan/geo/henan_full.topo.json")).unwrap();
    assert_eq!(web.len(), outlines.len());
    for (a, b) in outlines.iter().zip(&web) {
        assert_eq!(a.code, b.code);
        assert!((area_m2(&a.polygons) / area_m2(&b.polygons) - 1.0).abs() < 0.001, "{}", a.code);
    }
}

#[test]
fn the_decision_has_four_answers() {
    // 300 m inside 411525 固始县 or deeper, and points at borders, from the vectors.
    let points = rows(include_str!("../../data/henan/geo/henan_pip_vectors.csv"));
    for row in points.iter().filter(|r| !r["strictly_inside"].is_empty()) {
        let (lon, lat) = (row["lon"].parse().unwrap(), row["lat"].parse().unwrap());
        let own = code(&row["strictly_inside"]);
        let border: f64 = row["dist_to_county_boundary_m"].parse().unwrap();
        let other = if own == code("411525") { code("410102") } else { code("411525") };
        match INDEX.containment(lon, lat, 30.0, &[own]) {
            Containment::Inside => assert!(border > 199.0, "{}", row["id"]),
            Containment::Near { metres } => {
                assert!(border < 201.0 && (metres - border).abs() < 1.0 + border * 0.004, "{}", row["id"]);
            }
            answer => panic!("{}: {answer:?}", row["id"]),
        }
        assert_ne!(INDEX.containment(lon, lat, 30.0, &[other]), Containment::Inside, "{}", row["id"]);
        // A border inside the area is none of its borders.
        assert_ne!(INDEX.containment(lon, lat, 30.0, &[DivisionCode::HENAN]), Containment::Outside, "{}", row["id"]);
        // With an accuracy of a hundred kilometres nothing small can be told.
        assert!(matches!(INDEX.containment(lon, lat, 1e5, &[own]), Containment::Near { .. }), "{}", row["id"]);
    }
    // Where 411522, 411523 and 411524 meet, deep inside 信阳.
    let (lon, lat) = (115.159_023, 31.709_439);
    let three = ["411522", "411523", "411524"].map(code);
    assert_eq!(INDEX.containment(lon, lat, 10.0, &three), Containment::Inside);
    assert_eq!(INDEX.containment(lon, lat, 10.0, &[code("411500")]), Containment::Inside);
    assert!(matches!(INDEX.containment(lon, lat, 10.0, &three[..2]), Containment::Near { metres } if metres < 0.1));
    assert_eq!(INDEX.containment(lon, lat, 10.0, &[code("410102")]), Containment::Outside);
    for undecidable in [
        INDEX.containment(lon, lat, 10.0, &[]),
        INDEX.containment(f64::NAN, lat, 10.0, &three),
        INDEX.containment(lon, lat, f64::NAN, &three),
        INDEX.containment(lon, lat, -1.0, &three),
        INDEX.containment(lon, lat, 10.0, &[code("410381")]),
    ] {
        assert_eq!(undecidable, Containment::Undecidable);
    }
    assert_eq!(INDEX.locate(f64::NAN, 0.0).covered_by, []);
}
