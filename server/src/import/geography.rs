//! Divisions, their changes, places and townships.

use super::problem::{Problem, ProblemKind, Problems};
use super::row::{HENAN_LAT, HENAN_LON, Keys, Row, Targets, scaled};
use super::sheets::{CHANGES, GEO_DIVISIONS, REGIONS};
use super::table::Table;
use daodi::division::{Division, DivisionChange, DivisionLevel, DivisionStatus, Place, PlacePrecision, Township};
use daodi::identifiers::{DivisionCode, PartialDate};
use std::collections::HashMap;

/// The levels of GB/T 2260, which have outlines.
const LEGAL: &[DivisionLevel] = &[DivisionLevel::Province, DivisionLevel::Prefecture, DivisionLevel::County];

/// The key figures of a unit's outline.
struct Figures {
    name: String,
    short: String,
    area_m2: i64,
    label_point: Option<(f64, f64)>,
    seat: Option<(f64, f64)>,
    line: u64,
}

/// The divisions of `regions.csv`, each current unit joined with its figures in `geo/henan_divisions.csv`. Of 济源,
/// which stands there as a prefecture and as a county, the row of the same level is taken.
pub(super) fn divisions(regions: &Table, geo: &Table, problems: &Problems) -> Vec<Division> {
    let mut figures = HashMap::new();
    for row in geo.rows(problems) {
        if let Some((key, value)) = figures_of(row) {
            if let Some(first) = figures.get(&key).map(|f: &Figures| f.line) {
                row.fail("code", ProblemKind::Duplicate { first_line: first }, "each unit once for each level");
            }
            figures.insert(key, value);
        }
    }
    let known = Targets::read(regions, "code", problems);
    let mut seen = Keys::new();
    let mut read = Vec::new();
    for row in regions.rows(problems) {
        read.extend(division(row, &known, &mut seen, &mut figures, geo.whole));
    }
    // The county row of 济源 has no second unit to join.
    figures.remove(&(DivisionCode::JIYUAN, DivisionLevel::County));
    if !regions.whole {
        return read;
    }
    for ((code, _), left) in figures {
        let expected = format!("a current unit of {}", REGIONS.file);
        let code = code.to_string();
        problems.add(Problem::new(
            GEO_DIVISIONS.file,
            left.line,
            "code",
            &code,
            ProblemKind::UnknownReference,
            &expected,
        ));
    }
    read
}

fn figures_of(row: Row<'_>) -> Option<((DivisionCode, DivisionLevel), Figures)> {
    let code = row.code("code");
    let level = row.coded("level", LEGAL, DivisionLevel::code);
    let name = row.name("name");
    let short = row.name("short");
    row.required("pinyin");
    row.required("kind");
    let area = row.required("area_km2").and_then(|_| {
        row.read("area_km2", "square kilometres with at most six decimal places", |text| scaled(text, 6))
    });
    row.required("area_mu");
    row.read("area_mu", "a whole number of mu", |text| scaled(text, 0));
    let label_point = row.point("label_lon", "label_lat");
    let seat = row.point("seat_lon", "seat_lat");
    bounds(row);
    for column in ["parts", "holes", "vertices"] {
        row.required(column);
        row.read(column, "a whole number", |text| scaled(text, 0));
    }
    let figures = Figures { name: name?, short: short?, area_m2: area?, label_point, seat, line: row.line() };
    Some(((code?, level?), figures))
}

/// The box of a unit: inside Henan, and not inside out.
fn bounds(row: Row<'_>) {
    for (low, high, limits) in [("min_lon", "max_lon", HENAN_LON), ("min_lat", "max_lat", HENAN_LAT)] {
        let (Some(_), Some(_)) = (row.required(low), row.required(high)) else { continue };
        let (Some(from), Some(to)) = (row.degrees(low), row.degrees(high)) else { continue };
        if row.inside(low, from, limits) && row.inside(high, to, limits) && from >= to {
            row.fail(high, ProblemKind::OutOfRange, &format!("more than {low}"));
        }
    }
}

fn division(
    row: Row<'_>,
    known: &Targets,
    seen: &mut Keys,
    figures: &mut HashMap<(DivisionCode, DivisionLevel), Figures>,
    figures_whole: bool,
) -> Option<Division> {
    let code = row.code("code").filter(|code| row.unique("code", &code.to_string(), seen, "each code once"));
    let name = row.name("name_zh");
    let name_en = row.name("name_en");
    let level = row.coded("level", DivisionLevel::ALL, DivisionLevel::code);
    let status = row.coded("status", DivisionStatus::ALL, DivisionStatus::code);
    // Without it the files are refused, but the unit stays known: no other row is wrong for that.
    let source = row.name("source").unwrap_or_default();
    let parent = if level == Some(DivisionLevel::Province) {
        if row.text("parent_code").is_some() {
            row.fail("parent_code", ProblemKind::NotHeld, "nothing above the province");
        }
        Some(None)
    } else {
        let parent = row.code("parent_code");
        if parent.is_some_and(|parent| !known.may_have(&parent.to_string())) {
            row.fail("parent_code", ProblemKind::UnknownReference, &format!("a code of {}", REGIONS.file));
        }
        parent.map(Some)
    };
    let (code, name, level, status) = (code?, name?, level?, status?);
    if (level == DivisionLevel::Zone) != (status == DivisionStatus::Statistical) {
        row.fail("status", ProblemKind::Contradiction, "statistical for zones, and for zones only");
    }
    let found = (status == DivisionStatus::Current).then(|| figures.remove(&(code, level))).flatten();
    if status == DivisionStatus::Current {
        match &found {
            None if !figures_whole => {}
            None => row.fail("code", ProblemKind::UnknownReference, &format!("a row of {}", GEO_DIVISIONS.file)),
            Some(f) if f.name != name => {
                row.fail("name_zh", ProblemKind::Contradiction, &format!("{}, as in {}", f.name, GEO_DIVISIONS.file));
            }
            Some(_) => {}
        }
    }
    Some(Division {
        code,
        short: found.as_ref().map_or_else(|| short_of(&name), |f| f.short.clone()),
        name,
        name_en: name_en?,
        parent: parent?,
        level,
        status,
        area_m2: found.as_ref().map(|f| f.area_m2),
        label_point: found.as_ref().and_then(|f| f.label_point),
        seat: found.as_ref().and_then(|f| f.seat),
        note: row.owned("note"),
        source,
    })
}

/// The name without its last 市, 县 or 区, where two characters are left.
fn short_of(name: &str) -> String {
    let stem = ["市", "县", "区"].iter().find_map(|suffix| name.strip_suffix(suffix));
    stem.filter(|stem| stem.chars().count() >= 2).unwrap_or(name).to_owned()
}

/// The changes of names and codes.
pub(super) fn changes(table: &Table, regions: &[Division], problems: &Problems) -> Vec<DivisionChange> {
    let mut seen = Keys::new();
    let olds: Vec<&str> = table.rows(problems).filter_map(|row| row.text("old_code")).collect();
    let known =
        |code: &str| regions.is_empty() || regions.iter().any(|d| d.code.to_string() == code) || olds.contains(&code);
    let read = table.rows(problems).filter_map(|row| {
        let [old_code, new_code] = ["old_code", "new_code"].map(|column| row.code(column).map(|c| c.to_string()));
        let [old_name, old_parent, new_name, new_parent, kind, effective] =
            ["old_name", "old_parent", "new_name", "new_parent", "kind", "effective"].map(|column| row.name(column));
        row.date("effective");
        let (old_code, new_code, old_name, new_name) = (old_code?, new_code?, old_name?, new_name?);
        if !known(&new_code) {
            let expected = format!("a code of {} or an old_code of {}", REGIONS.file, CHANGES.file);
            row.fail("new_code", ProblemKind::UnknownReference, &expected);
        }
        let key = [old_code.as_str(), &old_name, &new_code, &new_name].join("/");
        row.unique("old_code", &key, &mut seen, "each change once").then_some(())?;
        Some(DivisionChange {
            old_code,
            old_name,
            old_parent: old_parent?,
            new_code,
            new_name,
            new_parent: new_parent?,
            effective: effective.filter(|text| PartialDate::parse(text).is_ok())?,
            document: row.owned("document"),
            kind: kind?,
            note: row.owned("note"),
        })
    });
    read.collect()
}

/// The places with a point.
pub(super) fn places(table: &Table, counties: &Targets, problems: &Problems) -> Vec<Place> {
    let mut seen = Keys::new();
    let read = table.rows(problems).filter_map(|row| {
        let code = row.read("code", "a code of 6, 9 or 12 digits", |text| {
            (matches!(text.len(), 6 | 9 | 12) && text.starts_with("41") && text.bytes().all(|b| b.is_ascii_digit()))
                .then(|| text.to_owned())
        });
        let name = row.name("name");
        row.required("lon");
        row.required("lat");
        let point = row.point("lon", "lat");
        row.required("gcj_lon");
        row.required("gcj_lat");
        row.point("gcj_lon", "gcj_lat");
        let precision = row.coded("precision", PlacePrecision::ALL, PlacePrecision::code);
        row.word("level", &["province", "prefecture", "county", "township", "locality"].map(|word| (word, ())));
        let source = row.name("source");
        let county = county(row, counties);
        let boundary_m = row.read("boundary_m", "whole metres", |text| scaled(text, 0));
        let key = format!("{}/{}/{}", row.text("county_code")?, name.as_deref()?, row.text("precision")?);
        row.unique("name", &key, &mut seen, "each place of a county once").then_some(())?;
        let (lon, lat) = point?;
        Some(Place { code, name: name?, lon, lat, precision: precision?, county: county?, boundary_m, source: source? })
    });
    read.collect()
}

/// The townships of the statistical code list.
pub(super) fn townships(table: &Table, counties: &Targets, problems: &Problems) -> Vec<Township> {
    let mut seen = Keys::new();
    let read = table.rows(problems).filter_map(|row| {
        let code = row.required("code").and_then(|_| {
            row.read("code", "twelve digits beginning with the county's code", |text| {
                let digits = text.len() == 12 && text.bytes().all(|b| b.is_ascii_digit());
                (digits && row.text("county_code").is_none_or(|county| text.starts_with(county)))
                    .then(|| text.to_owned())
            })
        });
        let code = code.filter(|code| row.unique("code", code, &mut seen, "each code once"));
        let name = row.name("name");
        row.word("kind", &["镇", "乡", "街道", "其他"].map(|word| (word, ())));
        row.required("county_name");
        let county = county(row, counties);
        let zone = row.read("statistical_zone", "1 or nothing", |text| (text == "1").then_some(())).is_some();
        let point = row.point("lon", "lat");
        let point_source = row.owned("source");
        match (&point_source, row.text("lon").or(row.text("lat"))) {
            (None, Some(_)) => row.fail("source", ProblemKind::Empty, "where the point was read"),
            (Some(_), None) => row.fail("source", ProblemKind::NotHeld, "nothing where there is no point"),
            _ => {}
        }
        row.read("precision", "township or nothing", |text| (text == "township").then_some(()));
        let kind = row.owned("kind");
        Some(Township {
            code: code?,
            name: name?,
            kind: kind?,
            county: county?,
            statistical_zone: zone,
            point,
            point_source,
        })
    });
    read.collect()
}

fn county(row: Row<'_>, known: &Targets) -> Option<DivisionCode> {
    let code = row.code("county_code")?;
    if !known.may_have(&code.to_string()) {
        row.fail("county_code", ProblemKind::UnknownReference, &format!("a code of {}", REGIONS.file));
        return None;
    }
    Some(code)
}
