//! Corners as text: one pair a line, typed, sent from a phone, or a corner table (拐点坐标表) with a header.

use super::angle::{Angle, Axis, angles};
use super::fault::{ShapeError, ShapeFault};
use super::ring::RawRing;
use super::shape::{Builder, within_henan};
use crate::division::Datum;
use std::collections::BTreeMap;

/// Where things stand in a line of a table.
#[derive(Clone, Copy, Debug, Default)]
struct Columns {
    lon: Option<usize>,
    lat: Option<usize>,
    ring: Option<usize>,
}

/// Reads the corners of one or, where a column 地块 names them, several fields.
pub(super) fn read(text: &str, datum: Datum, build: &mut Builder) -> Result<(), ShapeError> {
    let mut columns = Columns::default();
    let mut rings: BTreeMap<usize, RawRing> = BTreeMap::new();
    let mut names: Vec<String> = Vec::new();
    let mut first = true;
    for (number, line) in (1..).zip(text.trim_start_matches('\u{feff}').lines()) {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let fields = split(line);
        if std::mem::take(&mut first)
            && let Some(found) = header(&fields)
        {
            columns = found;
            continue;
        }
        let pair = pair(line, &fields, columns, datum);
        let (lon, lat) = pair.ok_or(ShapeError::line(ShapeFault::Position, number))?;
        let corner = within_henan(lon, lat, datum).map_err(|fault| ShapeError::line(fault, number))?;
        let ring = columns.ring.and_then(|at| fields.get(at)).map_or("", |name| name.as_str());
        let index = names.iter().position(|name| name == ring).unwrap_or_else(|| {
            names.push(ring.to_owned());
            names.len() - 1
        });
        build.count(1)?;
        rings.entry(index).or_insert_with(RawRing::new).push(corner, ShapeError::line, number);
    }
    for (_, ring) in rings {
        build.polygon(vec![ring])?;
    }
    Ok(())
}

fn split(line: &str) -> Vec<String> {
    let cell = |cell: &str| cell.trim().trim_matches('"').trim().to_owned();
    let mut fields: Vec<String> = line.split([',', '，', ';', '；', '\t', '|', '、']).map(cell).collect();
    while fields.last().is_some_and(String::is_empty) {
        fields.pop();
    }
    fields
}

/// A header: some cell names longitude or latitude and no cell has a number that could be one.
fn header(fields: &[String]) -> Option<Columns> {
    let find = |words: &[&str]| {
        fields.iter().position(|field| {
            let name: String = field.to_lowercase().chars().filter(|c| !c.is_whitespace()).collect();
            words.iter().any(|word| name == *word || (word.len() > 3 && name.starts_with(word)))
        })
    };
    if fields.iter().any(|field| angles(field).is_some_and(|all| all.iter().any(|angle| angle.degrees.abs() > 20.0))) {
        return None;
    }
    let lon = find(&["经度", "东经", "lon", "long", "longitude", "lng", "x", "e"]);
    let lat = find(&["纬度", "北纬", "lat", "latitude", "y", "n"]);
    let ring = find(&["地块", "图斑", "地块名称", "地块编号", "圈号", "ring", "part", "plot"]);
    let named = lon.is_some() && lat.is_some();
    let strange = fields.len() >= 2 && fields.iter().all(|field| angles(field).is_none_or(|all| all.is_empty()));
    (named || strange).then_some(Columns { lon: lon.filter(|_| named), lat: lat.filter(|_| named), ring })
}

/// Longitude and latitude of a line, in the order they are stated in: marks first, then the header, then longitude first.
fn pair(line: &str, fields: &[String], columns: Columns, datum: Datum) -> Option<(f64, f64)> {
    if let (Some(lon), Some(lat)) = (columns.lon, columns.lat) {
        let one = |at: usize| angles(fields.get(at)?)?.first().copied().filter(|_| fields.len() > at);
        return Some((one(lon)?.degrees, one(lat)?.degrees));
    }
    let singles: Vec<Option<Angle>> = fields.iter().map(|field| single(field)).collect();
    match singles.as_slice() {
        [] => None,
        [_] => {
            let all = angles(line).or_else(|| angles(line.split_once(char::is_whitespace)?.1))?;
            match all.as_slice() {
                [a, b] => ordered(*a, *b),
                // A running number before, or a height behind.
                [a, b, c] => either(*a, *b, *c, datum),
                _ => None,
            }
        }
        [a, b] => ordered((*a)?, (*b)?),
        [Some(a), Some(b), Some(c), ..] => either(*a, *b, *c, datum),
        [Some(a), Some(b), ..] => ordered(*a, *b),
        [_, a, b, ..] => ordered((*a)?, (*b)?),
    }
}

/// A field that is one angle: `113 39 43` as well.
fn single(field: &str) -> Option<Angle> {
    let all = angles(field)?;
    match all.as_slice() {
        [one] => Some(*one),
        [d, m] | [d, m, _] if all.iter().all(|part| part.axis.is_none()) && (0.0..60.0).contains(&m.degrees) => {
            let seconds = all.get(2).map_or(0.0, |s| s.degrees);
            let whole = d.degrees.fract() == 0.0 && (0.0..60.0).contains(&seconds);
            whole.then_some(Angle { degrees: d.degrees + m.degrees / 60.0 + seconds / 3600.0, axis: None })
        }
        _ => None,
    }
}

/// Of three numbers the two that lie in Henan; where neither pair does, the first two.
fn either(a: Angle, b: Angle, c: Angle, datum: Datum) -> Option<(f64, f64)> {
    let fits = |pair: Option<(f64, f64)>| pair.is_some_and(|(lon, lat)| within_henan(lon, lat, datum).is_ok());
    let turned = |pair: Option<(f64, f64)>| pair.is_some_and(|(lon, lat)| within_henan(lat, lon, datum).is_ok());
    let (front, back) = (ordered(a, b), ordered(b, c));
    if !fits(front) && (fits(back) || (!turned(front) && turned(back))) { back } else { front }
}

fn ordered(a: Angle, b: Angle) -> Option<(f64, f64)> {
    match (a.axis, b.axis) {
        (Some(Axis::Lat), Some(Axis::Lat)) | (Some(Axis::Lon), Some(Axis::Lon)) => None,
        (Some(Axis::Lat), _) | (_, Some(Axis::Lon)) => Some((b.degrees, a.degrees)),
        _ => Some((a.degrees, b.degrees)),
    }
}
