//! Henan's own rows for tests, read with the least of code: the files hold no quoted line breaks.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use super::{Division, DivisionChange, DivisionLevel, DivisionStatus};
use crate::identifiers::DivisionCode;
use std::collections::HashMap;

/// A CSV file as rows of column name to cell.
pub(super) fn rows(text: &str) -> Vec<HashMap<String, String>> {
    let mut lines = text.trim_start_matches('\u{feff}').lines();
    let head = cells(lines.next().unwrap());
    lines.filter(|line| !line.is_empty()).map(|line| head.iter().cloned().zip(cells(line)).collect()).collect()
}

fn cells(line: &str) -> Vec<String> {
    let mut quoted = false;
    let mut out = vec![String::new()];
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => out.push(String::new()),
            _ => out.last_mut().unwrap().push(c),
        }
    }
    out
}

pub(super) fn divisions() -> Vec<Division> {
    let geo = rows(include_str!("../../data/henan/geo/henan_divisions.csv"));
    let by_code: HashMap<_, _> = geo.iter().map(|r| (r["code"].clone(), r)).collect();
    let row = |r: HashMap<String, String>| {
        let extra = by_code.get(&r["code"]);
        let point = |lon: &str, lat: &str| Some((extra?[lon].parse().ok()?, extra?[lat].parse().ok()?));
        Division {
            code: DivisionCode::parse(&r["code"]).unwrap(),
            name: r["name_zh"].clone(),
            short: extra.map_or_else(|| r["name_zh"].clone(), |e| e["short"].clone()),
            name_en: r["name_en"].clone(),
            parent: DivisionCode::parse(&r["parent_code"]).ok(),
            level: DivisionLevel::from_code(&r["level"]).unwrap(),
            status: DivisionStatus::from_code(&r["status"]).unwrap(),
            area_m2: extra.and_then(|e| e["area_km2"].parse::<f64>().ok()).map(|km2| (km2 * 1e6) as i64),
            label_point: point("label_lon", "label_lat"),
            seat: point("seat_lon", "seat_lat"),
            note: Some(r["note"].clone()).filter(|note| !note.is_empty()),
            source: r["source"].clone(),
        }
    };
    rows(include_str!("../../data/henan/regions.csv")).into_iter().map(row).collect()
}

pub(super) fn changes() -> Vec<DivisionChange> {
    let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let row = |r: HashMap<String, String>| DivisionChange {
        old_code: r["old_code"].clone(),
        old_name: r["old_name"].clone(),
        old_parent: r["old_parent"].clone(),
        new_code: r["new_code"].clone(),
        new_name: r["new_name"].clone(),
        new_parent: r["new_parent"].clone(),
        effective: r["effective"].clone(),
        document: some(&r["document"]),
        kind: r["kind"].clone(),
        note: some(&r["note"]),
    };
    rows(include_str!("../../data/henan/geo/henan_division_changes.csv")).into_iter().map(row).collect()
}
