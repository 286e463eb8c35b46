//! Maps of Henan as SVG path data: pure data, the page draws it.

use super::borders::{Borders, Unit};
use super::county_outline::CountyOutline;
use super::projection::Fit;
use crate::identifiers::DivisionCode;
use geo::{InteriorPoint, LineString};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Width of every map's view box, units.
pub const WIDTH: i32 = 1000;

/// A map: fills per county and each border drawn once. Equal-area (Albers), whole units, `fill-rule="evenodd"`.
#[derive(Clone, Debug, PartialEq)]
pub struct OutlineMap {
    /// Width and height of the view box, from 0 0.
    pub view_box: (i32, i32),
    /// The counties by code.
    pub counties: Vec<CountyShape>,
    /// Borders between counties of one prefecture. Where the file's counties share no borders exactly: the whole outline of every
    /// county.
    pub county_lines: String,
    /// Borders of prefectures and of the province. Empty where the file's counties share no borders exactly.
    pub prefecture_lines: String,
    fit: Fit,
}

/// One county of a map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountyShape {
    /// The county.
    pub code: DivisionCode,
    /// Path data of its fill, without a stroke.
    pub path: String,
    /// Where its name or its circle goes.
    pub label: (i32, i32),
}

/// How finely a map is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// As the outlines have it: for outlines already thinned for pages.
    AsGiven,
    /// Thinned to one unit: for full outlines.
    Thinned,
}

impl OutlineMap {
    /// Draws the whole province, or one prefecture filling the same width. Nothing where no outline belongs to it.
    #[must_use]
    pub fn new(outlines: &[CountyOutline], prefecture: Option<DivisionCode>, detail: Detail) -> Option<Self> {
        let wanted = |outline: &&CountyOutline| prefecture.is_none_or(|p| outline.code.prefecture() == p);
        let outlines: Vec<_> = outlines.iter().filter(wanted).collect();
        let corners = outlines.iter().flat_map(|outline| rings(outline)).flat_map(|ring| ring.coords());
        let fit = Fit::new(corners.map(|at| (at.x, at.y)), WIDTH)?;
        let tolerance = if detail == Detail::Thinned { 1.0 } else { 0.0 };
        let place = |ring: &LineString<f64>| ring.coords().map(|at| fit.place(at.x, at.y)).collect();
        let numbered = outlines.iter().enumerate().flat_map(|(i, outline)| rings(outline).map(move |ring| (i, ring)));
        let borders = Borders::new(numbered.map(|(i, ring)| (i, place(ring))).collect(), tolerance);

        let mut paths: BTreeMap<usize, String> = BTreeMap::new();
        for (owner, ring) in &borders.rings {
            let path = paths.entry(*owner).or_default();
            // What has shrunk to a point or a line shows nothing.
            if ring.len() > 2 {
                write_line(path, ring);
                path.push('z');
            }
        }
        let shape = |(i, outline): (usize, &&CountyOutline)| CountyShape {
            code: outline.code,
            path: paths.remove(&i).unwrap_or_default(),
            label: label(outline, &fit),
        };
        let counties = outlines.iter().enumerate().map(shape).collect();
        let (county_lines, prefecture_lines) = lines(&borders, &outlines);
        Some(Self { view_box: (WIDTH, fit.height), counties, county_lines, prefecture_lines, fit })
    }

    /// Where a point of WGS84/CGCS2000 stands on this map, in units of its view box.
    #[must_use]
    pub fn place(&self, lon: f64, lat: f64) -> (i32, i32) {
        self.fit.place(lon, lat)
    }
}

fn rings(outline: &CountyOutline) -> impl Iterator<Item = &LineString<f64>> {
    outline.polygons.iter().flat_map(|part| std::iter::once(part.exterior()).chain(part.interiors()))
}

fn label(outline: &CountyOutline, fit: &Fit) -> (i32, i32) {
    let inside = || outline.polygons.interior_point().map(|point| (point.x(), point.y()));
    outline.label.or_else(inside).map(|(lon, lat)| fit.place(lon, lat)).unwrap_or_default()
}

fn lines(borders: &Borders, outlines: &[&CountyOutline]) -> (String, String) {
    let (mut county, mut prefecture) = (String::new(), String::new());
    if !borders.shared() {
        for (_, ring) in borders.rings.iter().filter(|(_, ring)| ring.len() > 2) {
            write_line(&mut county, ring);
            county.push('z');
        }
        return (county, prefecture);
    }
    let above = |owner: &usize| outlines.get(*owner).map(|outline| outline.code.prefecture());
    for (piece, owners) in borders.pieces.iter().filter(|(piece, _)| piece.len() > 1) {
        let mut sides = owners.iter().map(above);
        let first = sides.next();
        let same = owners.len() > 1 && sides.all(|side| Some(side) == first);
        write_line(if same { &mut county } else { &mut prefecture }, piece);
    }
    (county, prefecture)
}

/// `Mx ylx y…`: one absolute start, then relative steps. A minus sign parts numbers as well as a blank does.
fn write_line(path: &mut String, points: &[Unit]) {
    let Some((start, rest)) = points.split_first() else { return };
    let pair = |path: &mut String, letter: &str, (x, y): Unit| {
        let blank = if letter.is_empty() && x >= 0 { " " } else { "" };
        let between = if y >= 0 { " " } else { "" };
        // Writing into a String cannot fail.
        let _ = write!(path, "{letter}{blank}{x}{between}{y}");
    };
    pair(path, "M", *start);
    let mut letter = "l";
    let mut last = *start;
    for point in rest {
        pair(path, letter, (point.0 - last.0, point.1 - last.1));
        letter = "";
        last = *point;
    }
}

#[cfg(test)]
#[path = "outline_tests.rs"]
mod tests;
