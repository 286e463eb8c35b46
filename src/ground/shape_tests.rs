//! Shapes good and bad: the corpus of `tests/fixtures/ground`, known areas, and properties.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use super::*;
use crate::division::measure::{distance_m, m2_to_mu};
use crate::ground::ShapeUnit;
use proptest::prelude::*;

fn points(text: &str) -> Result<Shape, ShapeError> {
    read_shape(ShapeSource::Points, text.as_bytes(), Datum::Cgcs2000)
}

fn text(corners: &[(f64, f64)]) -> String {
    corners.iter().map(|(lon, lat)| format!("{lon:.7}, {lat:.7}\n")).collect()
}

/// Corners around a place, a star without crossings: sorted by angle.
fn star(lon: f64, lat: f64, radii: &[f64]) -> Vec<(f64, f64)> {
    let count = radii.len() as f64;
    let corner = |(at, radius): (usize, &f64)| {
        let angle = std::f64::consts::TAU * at as f64 / count;
        (lon + radius * angle.cos(), lat + radius * angle.sin())
    };
    radii.iter().enumerate().map(corner).collect()
}

#[test]
fn each_file_of_the_corpus_is_read_or_refused_as_it_says() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/ground");
    let mut seen = 0;
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    for path in files {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if name == "README.md" {
            continue;
        }
        let source = match path.extension().and_then(std::ffi::OsStr::to_str) {
            Some("txt") => ShapeSource::Points,
            Some("csv") => ShapeSource::Table,
            Some("geojson") => ShapeSource::GeoJson,
            Some("kml") => ShapeSource::Kml,
            other => panic!("{name}: {other:?}"),
        };
        let bytes = std::fs::read(&path).unwrap();
        let found = read_shape(source, &bytes, Datum::Cgcs2000);
        // ok-NAME.ext, or FAULT-line-NUMBER-NAME.ext, FAULT-feature-NUMBER-NAME.ext, FAULT-whole-NAME.ext.
        let stem: Vec<&str> = name.split(['-', '.']).collect();
        seen += 1;
        if stem[0] == "ok" {
            let shape = found.unwrap_or_else(|error| panic!("{name}: {error}"));
            assert!(shape.area_m2() > 0.0, "{name}");
            // Every good file of the corpus is the same field, by one way or another.
            assert!((m2_to_mu(shape.area_m2()) / 160.7313 - 1.0).abs() < 5e-3, "{name}: {}", m2_to_mu(shape.area_m2()));
            continue;
        }
        let error = found.map(|_| ()).unwrap_err();
        assert_eq!(error.fault.code(), stem[0], "{name}: {error}");
        match stem[1] {
            "whole" => assert_eq!(error.unit, ShapeUnit::Whole, "{name}"),
            unit => {
                let wanted = if unit == "line" { ShapeUnit::Line } else { ShapeUnit::Feature };
                assert_eq!((error.unit, error.number.to_string()), (wanted, stem[2].to_owned()), "{name}: {error}");
            }
        }
    }
    assert!(seen >= 40, "{seen} files");
}

#[test]
fn p26_hostile_shapes_do_no_harm() {
    let read = |source, text: &str| read_shape(source, text.as_bytes(), Datum::Wgs84).map(|_| ()).unwrap_err().fault;
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert_eq!(read(ShapeSource::GeoJson, &deep), ShapeFault::Unreadable);
    let bomb = "<?xml version=\"1.0\"?><!DOCTYPE kml [<!ENTITY a \"x\"><!ENTITY b \"&a;&a;&a;\">]><kml>&b;</kml>";
    assert_eq!(read(ShapeSource::Kml, bomb), ShapeFault::Unreadable);
    let file = "<!DOCTYPE kml [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><kml>&f;</kml>";
    assert_eq!(read(ShapeSource::Kml, file), ShapeFault::Unreadable);
    let nested = format!("<kml>{}{}</kml>", "<a>".repeat(90_000), "</a>".repeat(90_000));
    assert!([ShapeFault::Unreadable, ShapeFault::Empty].contains(&read(ShapeSource::Kml, &nested)));
    let wide = format!("<kml>{}</kml>", "<a/>".repeat(200_000));
    assert_eq!(read(ShapeSource::Kml, &wide), ShapeFault::Unreadable);
    let many = text(&star(113.5, 34.5, &vec![0.01; MOST_CORNERS + 1]));
    assert_eq!(read(ShapeSource::Points, &many), ShapeFault::TooMany);
    assert_eq!(read(ShapeSource::Points, &"9".repeat(MOST_BYTES + 1)), ShapeFault::TooLarge);
    assert_eq!(read(ShapeSource::Points, &"9".repeat(MOST_BYTES)), ShapeFault::Position);
    assert_eq!(
        read(ShapeSource::GeoJson, r#"{"type":"Polygon","coordinates":[[[1e999,1],[1,1],[1,1]]]}"#),
        ShapeFault::Unreadable
    );
    // As many corners as may be, all crossing: found and refused in time.
    let zigzag: Vec<_> = (0..MOST_CORNERS)
        .map(|at| (112.0 + 4.0 * f64::from(u32::from(at % 2 == 0)), 33.0 + 2.0 * at as f64 / MOST_CORNERS as f64))
        .collect();
    assert_eq!(read(ShapeSource::Points, &text(&zigzag)), ShapeFault::Crossing);
}

#[test]
fn a_square_of_a_mu_measures_one() {
    // 25.82 m a side at 34.7° north: 666.67 m².
    let (lon, lat) = (113.65, 34.75);
    let north = 25.82 / distance_m((lon, lat), (lon, lat + 1.0));
    let east = 25.82 / distance_m((lon, lat), (lon + 1.0, lat));
    let shape = points(&text(&[(lon, lat), (lon + east, lat), (lon + east, lat + north), (lon, lat + north)])).unwrap();
    assert!((m2_to_mu(shape.area_m2()) - 1.0).abs() < 0.002, "{}", m2_to_mu(shape.area_m2()));
    assert_eq!(shape.corners(), 4);
}

#[test]
fn holes_are_taken_off_and_parts_are_added() {
    let read = |text: &str| read_shape(ShapeSource::GeoJson, text.as_bytes(), Datum::Cgcs2000).unwrap().area_m2();
    let outer = "[[113.90,32.00],[113.92,32.00],[113.92,32.02],[113.90,32.02],[113.90,32.00]]";
    let hole = "[[113.905,32.005],[113.910,32.005],[113.910,32.010],[113.905,32.010],[113.905,32.005]]";
    let far = "[[113.80,32.00],[113.82,32.00],[113.82,32.02],[113.80,32.02],[113.80,32.00]]";
    let polygon = |rings: &str| read(&format!(r#"{{"type":"Polygon","coordinates":[{rings}]}}"#));
    let (whole, gap) = (polygon(outer), polygon(hole));
    assert!((polygon(&format!("{outer},{hole}")) - (whole - gap)).abs() < 1.0);
    let both = read(&format!(r#"{{"type":"MultiPolygon","coordinates":[[{outer}],[{far}]]}}"#));
    assert!((both - (whole + polygon(far))).abs() < 1.0);
}

#[test]
fn what_two_places_share_is_measured() {
    let field =
        |west: f64, east: f64| points(&text(&[(west, 32.0), (east, 32.0), (east, 32.01), (west, 32.01)])).unwrap();
    let (a, b, far) = (field(113.90, 113.92), field(113.91, 113.93), field(113.95, 113.96));
    assert!((a.overlap_m2(&b) / (a.area_m2() / 2.0) - 1.0).abs() < 1e-4);
    assert!((a.overlap_m2(&a) / a.area_m2() - 1.0).abs() < 1e-6);
    assert_eq!(a.overlap_m2(&far), 0.0);
    assert!(a.overlap_m2(&field(113.92, 113.94)) < 1.0, "an edge in common is no ground in common");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Where a ring begins and which way it runs change nothing.
    #[test]
    fn rotation_and_reflection_keep_the_area(
        radii in prop::collection::vec(0.001_f64..0.01, 3..20), by in 0_usize..20, lat in 31.6_f64..36.0,
    ) {
        let corners = star(113.5, lat, &radii);
        let area = points(&text(&corners)).unwrap().area_m2();
        let mut turned = corners.clone();
        turned.rotate_left(by % corners.len());
        let mut back = turned.clone();
        back.reverse();
        let mut closed = back.clone();
        closed.push(back[0]);
        for other in [turned, back, closed] {
            let found = points(&text(&other)).unwrap().area_m2();
            prop_assert!((found / area - 1.0).abs() < 1e-9, "{} {}", found, area);
        }
    }

    /// A field that is cut in two measures as its halves together.
    #[test]
    fn areas_add_up(width in 0.002_f64..0.05, height in 0.002_f64..0.05, cut in 0.1_f64..0.9, lat in 31.6_f64..36.0) {
        let (west, south) = (113.5, lat);
        let field = |left: f64, right: f64| {
            let (a, b) = (west + left * width, west + right * width);
            points(&text(&[(a, south), (b, south), (b, south + height), (a, south + height)])).unwrap()
        };
        let (whole, left, right) = (field(0.0, 1.0), field(0.0, cut), field(cut, 1.0));
        // The long edges are geodesics: cutting one moves it by less than its sagitta.
        prop_assert!((left.area_m2() + right.area_m2() - whole.area_m2()).abs() < whole.area_m2() * 1e-4);
        prop_assert!(left.overlap_m2(&right) < whole.area_m2() * 1e-5);
    }

    /// Stored and read again it is the same; sent in another datum it is the same to a few centimetres.
    #[test]
    fn storing_and_converting_lead_back(radii in prop::collection::vec(0.002_f64..0.01, 3..12), lon in 111.0_f64..116.0, lat in 32.0_f64..36.0) {
        let corners = star(lon, lat, &radii);
        let shape = points(&text(&corners)).unwrap();
        prop_assert_eq!(&Shape::parse(&shape.to_geojson()).unwrap(), &shape);
        for datum in [Datum::Gcj02, Datum::Bd09, Datum::Wgs84] {
            let moved: String = corners.iter().map(|(lon, lat)| {
                let at = DatumPoint { lon: *lon, lat: *lat, datum: Datum::Cgcs2000 }.to(datum);
                format!("{:.9},{:.9}\n", at.lon, at.lat)
            }).collect();
            let back = read_shape(ShapeSource::Table, moved.as_bytes(), datum).unwrap();
            let (was, is) = (shape.rings().concat(), back.rings().concat());
            for (a, b) in was.iter().zip(&is) {
                prop_assert!(distance_m(*a, *b) < 0.1, "{:?} {:?} {:?}", datum, a, b);
            }
        }
    }

    /// The four ways to send a shape give the same shape.
    #[test]
    fn every_form_says_the_same(radii in prop::collection::vec(0.002_f64..0.01, 3..12)) {
        let corners = star(113.5, 34.5, &radii);
        let lines = text(&corners);
        let shape = points(&lines).unwrap();
        let table = format!("点号,经度,纬度\n{}", (1..).zip(lines.lines()).map(|(n, line)| format!("J{n},{line}\n")).collect::<String>());
        let json: Vec<_> = corners.iter().map(|(lon, lat)| format!("[{lon:.7},{lat:.7}]")).collect();
        let json = format!(r#"{{"type":"Feature","properties":{{}},"geometry":{{"type":"Polygon","coordinates":[[{},{}]]}}}}"#, json.join(","), json[0]);
        let kml: Vec<_> = corners.iter().map(|(lon, lat)| format!("{lon:.7},{lat:.7},0")).collect();
        let kml = format!("<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><Placemark><Polygon><outerBoundaryIs><LinearRing><coordinates>{} {}</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></Document></kml>", kml.join(" "), kml[0]);
        for (source, text) in [(ShapeSource::Table, table), (ShapeSource::GeoJson, json), (ShapeSource::Kml, kml)] {
            prop_assert_eq!(&read_shape(source, text.as_bytes(), Datum::Cgcs2000).unwrap(), &shape);
        }
    }

    #[test]
    fn p26_any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400), source in 0_usize..4) {
        let _read = read_shape(ShapeSource::ALL[source], &bytes, Datum::Bd09);
    }

    #[test]
    fn p26_any_lines_are_read_or_refused(text in "([0-9.,°′″EN 东经北纬度分秒-]{0,30}\n){0,8}") {
        let _read = read_shape(ShapeSource::Points, text.as_bytes(), Datum::Gcj02);
    }
}
