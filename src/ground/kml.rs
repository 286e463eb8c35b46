//! Shapes from KML (OGC 07-147r2), as map programs save them. KML is always WGS84 by its standard; what Chinese programs
//! write may be GCJ-02 all the same, so the sender's word on the datum counts here too.

use super::fault::{ShapeError, ShapeFault};
use super::ring::RawRing;
use super::shape::{Builder, within_henan};
use crate::division::Datum;
use roxmltree::{Document, Node, ParsingOptions};

/// Reads every Polygon of every Placemark.
pub(super) fn read(text: &str, datum: Datum, build: &mut Builder) -> Result<(), ShapeError> {
    let unreadable = |_| ShapeError::whole(ShapeFault::Unreadable);
    // No document type: entities could name files, or grow without end.
    let options = ParsingOptions { allow_dtd: false, nodes_limit: 100_000, ..ParsingOptions::default() };
    let file = Document::parse_with_options(text.trim_start_matches('\u{feff}'), options).map_err(unreadable)?;
    if file.root_element().tag_name().name() != "kml" {
        return Err(ShapeError::whole(ShapeFault::Unreadable));
    }
    let marks = file.descendants().filter(|node| node.tag_name().name() == "Placemark");
    for (number, mark) in (1..).zip(marks) {
        let polygons: Vec<_> = mark.descendants().filter(|node| node.tag_name().name() == "Polygon").collect();
        if polygons.is_empty() {
            return Err(ShapeError::feature(ShapeFault::Kind, number));
        }
        for polygon in polygons {
            let mut rings = Vec::new();
            let outer = boundary(polygon, "outerBoundaryIs").next();
            rings.push(ring(outer, number, datum, build)?);
            for inner in boundary(polygon, "innerBoundaryIs") {
                rings.push(ring(Some(inner), number, datum, build)?);
            }
            build.polygon(rings)?;
        }
    }
    Ok(())
}

fn boundary<'a, 'i: 'a>(polygon: Node<'a, 'i>, name: &'static str) -> impl Iterator<Item = Node<'a, 'i>> {
    polygon.children().filter(move |node| node.tag_name().name() == name)
}

fn ring(
    boundary: Option<Node<'_, '_>>,
    number: usize,
    datum: Datum,
    build: &mut Builder,
) -> Result<RawRing, ShapeError> {
    let wrong = |fault| ShapeError::feature(fault, number);
    let node = boundary.and_then(|b| b.descendants().find(|node| node.tag_name().name() == "coordinates"));
    let text = node.and_then(|node| node.text()).ok_or_else(|| wrong(ShapeFault::Position))?;
    let mut raw = RawRing::new();
    for tuple in text.split_ascii_whitespace() {
        build.count(1)?;
        let mut parts = tuple.split(',').map(|part| part.parse::<f64>().ok());
        let (lon, lat) =
            parts.next().flatten().zip(parts.next().flatten()).ok_or_else(|| wrong(ShapeFault::Position))?;
        raw.push(within_henan(lon, lat, datum).map_err(wrong)?, ShapeError::feature, number);
    }
    Ok(raw)
}
