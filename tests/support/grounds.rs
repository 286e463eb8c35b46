//! Grounds and growers, for the tests of the store.

use crate::people::{NOW, id, upload};
use crate::register::{TRICKY, code};
use daodi::division::Datum;
use daodi::ground::{
    AreaFinding, Ground, GroundKind, GroundState, GroundVersion, Grower, GrowerPlace, Plot, PlotEnd, Shape,
    ShapeSource, VersionState, Visibility, read_shape,
};
use daodi::identifiers::Slug;
use daodi::ports::GroundDecision;

/// A square of 0.01 degrees whose south-western corner lies so many hundredths of a degree east of 113.90, 32.03.
#[must_use]
pub fn square(east: u32) -> Shape {
    let (west, south) = (113.90 + f64::from(east) / 100.0, 32.03);
    let corners = [(0.0, 0.0), (0.01, 0.0), (0.01, 0.01), (0.0, 0.01)];
    let text: String = corners.iter().map(|(x, y)| format!("{:.4},{:.4}\n", west + x, south + y)).collect();
    read_shape(ShapeSource::Points, text.as_bytes(), Datum::Cgcs2000).unwrap()
}

/// A ground of `ent-aa` in 浉河区.
#[must_use]
pub fn ground(number: u32) -> Ground {
    Ground {
        id: id(600_000 + number),
        enterprise: "ent-aa".to_owned(),
        product: Slug::parse("xinyang-maojian").unwrap(),
        kind: GroundKind::Planting,
        name: format!("{TRICKY}{number}"),
        prefecture: code("411500"),
        county: code("411502"),
        place: TRICKY.to_owned(),
        visibility: Visibility::CountyOnly,
        state: GroundState::Active,
        made_at: NOW + i64::from(number),
        version: 1,
    }
}

/// A declared version of the ground with that number, sent as the upload of 20 and its own number.
#[must_use]
pub fn ground_version(number: u32, of: u32, by: &str) -> GroundVersion {
    let shape = square(number);
    GroundVersion {
        id: id(610_000 + number),
        ground: id(600_000 + of),
        year: 2026,
        geometry: shape.to_geojson(),
        source: ShapeSource::Points,
        datum: Datum::Gcj02,
        upload: Some(upload(20 + number, by).id),
        area_m2: shape.area_m2().round() as i64,
        finding: AreaFinding::Near,
        metres: Some(17),
        boundary: TRICKY.to_owned(),
        declared_by: by.to_owned(),
        declared_at: NOW + i64::from(number),
        state: VersionState::Declared,
        decided_by: None,
        reason: None,
        decided_at: None,
        version: 1,
    }
}

/// A decision on a version.
#[must_use]
pub fn ground_decision(of: &GroundVersion, by: &str, accepted: bool) -> GroundDecision {
    GroundDecision {
        id: of.id.clone(),
        version: of.version,
        accepted,
        reason: TRICKY.to_owned(),
        by: by.to_owned(),
        at: NOW + 3_000_000,
        visibility: Visibility::CountyOnly,
    }
}

/// A plot.
#[must_use]
pub fn plot(number: u32) -> Plot {
    Plot {
        id: id(630_000 + number),
        product: Slug::parse("xinyang-maojian").unwrap(),
        year: 2026,
        area_mu_hundredths: 350,
        geometry: Some("sealed".to_owned()),
        ended: None,
    }
}

/// The end of a plot.
#[must_use]
pub fn plot_end(by: &str) -> PlotEnd {
    PlotEnd { on: jiff::civil::date(2026, 11, 20), reason: TRICKY.to_owned(), by: by.to_owned() }
}

/// A grower of 浉河区 whom `ent-aa` entered, with a plot.
#[must_use]
pub fn grower(number: u32) -> Grower {
    let sealed = |what: &str| Some(format!("sealed {what} {number}"));
    Grower {
        id: id(620_000 + number),
        key_part: sealed("key"),
        name: sealed("name"),
        phone: sealed("phone"),
        village: sealed("village"),
        prefecture: code("411500"),
        county: code("411502"),
        by: GrowerPlace::Enterprise("ent-aa".to_owned()),
        card: format!("{number:016}"),
        made_at: NOW + i64::from(number),
        erased_at: None,
        erase_asked_by: None,
        erase_reason: None,
        version: 1,
        plots: vec![plot(number)],
    }
}
