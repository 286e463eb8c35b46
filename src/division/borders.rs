//! Cutting rings into the pieces of border that neighbours share, so that a border is thinned once for both sides and
//! drawn once.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// A point of the drawing.
pub(super) type Unit = (i32, i32);

/// Rings of counties (numbered by the caller) on the drawing's grid, with their shared pieces.
#[derive(Debug, Default)]
pub(super) struct Borders {
    /// For each ring given: its county and the thinned ring, without the closing point.
    pub(super) rings: Vec<(usize, Vec<Unit>)>,
    /// Each piece of border once, with the counties on its sides.
    pub(super) pieces: BTreeMap<Vec<Unit>, BTreeSet<usize>>,
}

impl Borders {
    /// Cuts and thins. `tolerance` is the greatest deviation in units of the drawing; 0 only drops what lies on a line.
    pub(super) fn new(rings: Vec<(usize, Vec<Unit>)>, tolerance: f64) -> Self {
        let rings: Vec<_> = rings.into_iter().map(|(owner, ring)| (owner, without_repeats(ring))).collect();
        let junctions = junctions(&rings);
        let mut borders = Self::default();
        for (owner, ring) in rings {
            let mut thinned = Vec::new();
            for piece in cut(&ring, &junctions) {
                let piece = thin(piece, tolerance);
                thinned.extend(piece.iter().take(piece.len().saturating_sub(1)));
                borders.pieces.entry(canonical(piece)).or_default().insert(owner);
            }
            borders.rings.push((owner, without_repeats(thinned)));
        }
        borders
    }

    /// Whether neighbours share their borders exactly: then at least half of the pieces have two sides. Files whose
    /// counties were drawn or thinned one by one do not.
    pub(super) fn shared(&self) -> bool {
        let two = self.pieces.values().filter(|owners| owners.len() > 1).count();
        two * 2 >= self.pieces.len()
    }
}

/// Drops the closing point and points that fell on the one before.
fn without_repeats(mut ring: Vec<Unit>) -> Vec<Unit> {
    ring.dedup();
    while ring.len() > 1 && ring.first() == ring.last() {
        ring.pop();
    }
    ring
}

fn around(ring: &[Unit]) -> impl Iterator<Item = (Unit, Unit)> {
    ring.iter().copied().zip(ring.iter().copied().cycle().skip(1))
}

/// Points where pieces end: where a third border comes in, or where the set of counties along the line changes.
fn junctions(rings: &[(usize, Vec<Unit>)]) -> HashSet<Unit> {
    let mut sides: HashMap<(Unit, Unit), BTreeSet<usize>> = HashMap::new();
    for (owner, ring) in rings {
        for (a, b) in around(ring) {
            sides.entry((a.min(b), a.max(b))).or_default().insert(*owner);
        }
    }
    let mut at: HashMap<Unit, Vec<&BTreeSet<usize>>> = HashMap::new();
    for ((a, b), owners) in &sides {
        at.entry(*a).or_default().push(owners);
        at.entry(*b).or_default().push(owners);
    }
    let joins = |owners: &Vec<&BTreeSet<usize>>| owners.len() != 2 || owners.first() != owners.last();
    at.into_iter().filter(|(_, owners)| joins(owners)).map(|(point, _)| point).collect()
}

/// Cuts a ring at its junctions. A ring without any is cut at its least point and the point farthest from that, so
/// that both sides cut alike.
fn cut(ring: &[Unit], junctions: &HashSet<Unit>) -> Vec<Vec<Unit>> {
    if ring.len() < 2 {
        return Vec::new();
    }
    let mut ends: Vec<usize> =
        (0..ring.len()).filter(|i| ring.get(*i).is_some_and(|p| junctions.contains(p))).collect();
    if ends.len() < 2 {
        let first = ends.first().copied().or_else(|| (0..ring.len()).min_by_key(|i| ring.get(*i))).unwrap_or(0);
        let from = ring.get(first).copied().unwrap_or_default();
        let far = (0..ring.len()).max_by_key(|i| ring.get(*i).map(|p| (distance2(from, *p), *p))).unwrap_or(0);
        ends = vec![first.min(far), first.max(far)];
    }
    let piece = |(start, end): (usize, usize)| {
        let length = if end > start { end - start } else { ring.len() - start + end };
        ring.iter().copied().cycle().skip(start).take(length + 1).collect()
    };
    let next = ends.iter().copied().cycle().skip(1);
    ends.iter().copied().zip(next).map(piece).collect()
}

fn canonical(mut piece: Vec<Unit>) -> Vec<Unit> {
    if backwards(&piece) {
        piece.reverse();
    }
    piece
}

/// Which of its two directions a piece runs in; the same for both counties that share it.
fn backwards(piece: &[Unit]) -> bool {
    piece.iter().rev().lt(piece.iter())
}

/// Douglas–Peucker, always from the same end of a piece, so that both sides keep the same points.
fn thin(piece: Vec<Unit>, tolerance: f64) -> Vec<Unit> {
    if backwards(&piece) {
        let mut turned = thin(piece.into_iter().rev().collect(), tolerance);
        turned.reverse();
        return turned;
    }
    let mut keep = vec![false; piece.len()];
    let mut open = vec![(0, piece.len().saturating_sub(1))];
    while let Some((from, to)) = open.pop() {
        let (Some(a), Some(b)) = (piece.get(from).copied(), piece.get(to).copied()) else { break };
        for end in [from, to] {
            if let Some(slot) = keep.get_mut(end) {
                *slot = true;
            }
        }
        let mut worst = (tolerance, None);
        for (at, point) in piece.iter().enumerate().take(to).skip(from + 1) {
            let off = distance_to_line(*point, a, b);
            if off > worst.0 {
                worst = (off, Some(at));
            }
        }
        if let Some(at) = worst.1 {
            open.extend([(from, at), (at, to)]);
        }
    }
    piece.into_iter().zip(keep).filter(|(_, keep)| *keep).map(|(point, _)| point).collect()
}

fn distance2(a: Unit, b: Unit) -> i64 {
    let (dx, dy) = (i64::from(b.0 - a.0), i64::from(b.1 - a.1));
    dx * dx + dy * dy
}

/// Distance from a point to the segment a–b.
fn distance_to_line(p: Unit, a: Unit, b: Unit) -> f64 {
    let vector = |from: Unit, to: Unit| (f64::from(to.0 - from.0), f64::from(to.1 - from.1));
    let (line, out) = (vector(a, b), vector(a, p));
    let length2 = line.0 * line.0 + line.1 * line.1;
    let t = if length2 > 0.0 { ((out.0 * line.0 + out.1 * line.1) / length2).clamp(0.0, 1.0) } else { 0.0 };
    (out.0 - t * line.0).hypot(out.1 - t * line.1)
}
