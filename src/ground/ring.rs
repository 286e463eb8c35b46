//! Rings: closed where they were left open, refused where they are no edge of a field.

use super::fault::{ShapeError, ShapeFault};
use geo::line_intersection::{LineIntersection, line_intersection};
use geo::{Coord, Line, LineString};
use std::collections::HashMap;

/// A ring as it was read: corners in CGCS2000, and what each is called in errors.
pub(super) struct RawRing {
    pub(super) corners: Vec<Coord<f64>>,
    /// For each corner the error that names it.
    pub(super) at: Vec<fn(ShapeFault, usize) -> ShapeError>,
    pub(super) numbers: Vec<usize>,
}

impl RawRing {
    pub(super) fn new() -> Self {
        Self { corners: Vec::new(), at: Vec::new(), numbers: Vec::new() }
    }

    pub(super) fn push(&mut self, corner: Coord<f64>, at: fn(ShapeFault, usize) -> ShapeError, number: usize) {
        self.corners.push(corner);
        self.at.push(at);
        self.numbers.push(number);
    }

    fn error(&self, fault: ShapeFault, corner: usize) -> ShapeError {
        match (self.at.get(corner), self.numbers.get(corner)) {
            (Some(at), Some(number)) => at(fault, *number),
            _ => ShapeError::whole(fault),
        }
    }

    /// The ring, closed.
    pub(super) fn check(mut self) -> Result<LineString<f64>, ShapeError> {
        if self.corners.len() > 1 && self.corners.first() == self.corners.last() {
            self.corners.pop();
        }
        let mut seen = HashMap::new();
        for (index, corner) in self.corners.iter().enumerate() {
            if seen.insert([corner.x.to_bits(), corner.y.to_bits()], index).is_some() {
                return Err(self.error(ShapeFault::Repeated, index));
            }
        }
        if self.corners.len() < 3 {
            return Err(self.error(ShapeFault::Few, 0));
        }
        if let Some(corner) = crossing(&self.corners) {
            return Err(self.error(ShapeFault::Crossing, corner));
        }
        let first = self.corners[0];
        self.corners.push(first);
        Ok(LineString::new(self.corners))
    }
}

/// The corner at which the first edge begins that meets another one than its neighbours, or a neighbour in more than the
/// corner they share.
fn crossing(corners: &[Coord<f64>]) -> Option<usize> {
    let count = corners.len();
    let edge = |at: usize| Line::new(corners[at], corners[(at + 1) % count]);
    let mut order: Vec<(f64, f64, usize)> =
        (0..count).map(|at| (edge(at).start.x.min(edge(at).end.x), edge(at).start.x.max(edge(at).end.x), at)).collect();
    order.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut first: Option<usize> = None;
    for (place, (_, right, at)) in order.iter().enumerate() {
        for (left, _, other) in order.iter().skip(place + 1) {
            if left > right {
                break;
            }
            let (low, high) = (*at.min(other), *at.max(other));
            if first.is_some_and(|found| low >= found) {
                continue;
            }
            let (a, b) = (edge(low), edge(high));
            let apart =
                a.start.y.max(a.end.y) < b.start.y.min(b.end.y) || b.start.y.max(b.end.y) < a.start.y.min(a.end.y);
            if apart {
                continue;
            }
            let neighbours = high - low == 1 || (low == 0 && high == count - 1);
            let meets = match line_intersection(a, b) {
                None => false,
                Some(LineIntersection::Collinear { .. }) => true,
                Some(LineIntersection::SinglePoint { is_proper, .. }) => is_proper || !neighbours,
            };
            if meets {
                first = Some(low);
            }
        }
    }
    first
}
