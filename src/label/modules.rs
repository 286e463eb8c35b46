//! A symbol's modules as rows of bits, and their outline as one path.

use std::fmt::Write;

/// Modules left light on every side (ISO/IEC 18004).
pub const QUIET_ZONE: u32 = 4;

/// A square of modules without its quiet zone. Bit `x` of row `y` is set where the module is dark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Modules {
    rows: Vec<u64>,
}

/// A corner of an outline, in modules from the top left.
pub type Corner = (u8, u8);

impl Modules {
    /// From rows of bits; as many rows as columns, at most 64.
    pub(super) fn new(rows: Vec<u64>) -> Self {
        Self { rows }
    }

    /// Modules along a side, without the quiet zone.
    #[must_use]
    pub fn side(&self) -> u32 {
        u32::try_from(self.rows.len()).unwrap_or(u32::MAX)
    }

    /// Whether a module is dark. Outside the symbol all is light.
    #[must_use]
    pub fn is_dark(&self, x: u32, y: u32) -> bool {
        x < 64 && self.rows.get(y as usize).is_some_and(|row| row >> x & 1 == 1)
    }

    /// The outlines of all dark areas: closed rings with the dark on the right-hand side, so that filling by either
    /// rule gives the symbol. One outline an area leaves no hairlines between rows, as rows of rectangles may.
    pub fn outlines(&self, mut ring: impl FnMut(&[Corner])) {
        let side = self.rows.len();
        let dark = |x: i32, y: i32| {
            x >= 0 && y >= 0 && self.rows.get(y as usize).is_some_and(|row| x < 64 && row >> x & 1 == 1)
        };
        let mut corners: Vec<Corner> = Vec::with_capacity(64);
        let mut walked = vec![0_u64; side];
        for start_y in 0..side {
            let above = if start_y == 0 { 0 } else { self.rows[start_y - 1] };
            let tops = self.rows[start_y] & !above;
            while tops & !walked[start_y] != 0 {
                let start_x = (tops & !walked[start_y]).trailing_zeros() as i32;
                let (mut x, mut y) = (start_x, start_y as i32);
                // East first: the edge above a dark module with a light one over it.
                let (mut dx, mut dy) = (1, 0);
                corners.clear();
                loop {
                    if dx == 1 {
                        walked[y as usize] |= 1 << x;
                    }
                    (x, y) = (x + dx, y + dy);
                    // The two modules ahead: to the left and to the right of the way.
                    let ahead = |side: i32| {
                        let (fx, fy) = (dx - side * dy, dy + side * dx);
                        dark(x + (fx - 1) / 2, y + (fy - 1) / 2)
                    };
                    let turn = if !ahead(1) { 1 } else { -i32::from(ahead(-1)) };
                    if turn != 0 {
                        corners.push((x as u8, y as u8));
                        (dx, dy) = (-turn * dy, turn * dx);
                    }
                    if (x, y) == (start_x, start_y as i32) && (dx, dy) == (1, 0) {
                        break;
                    }
                }
                ring(&corners);
            }
        }
    }

    /// The outlines as one SVG path's data in relative horizontal and vertical steps, shifted by `offset` modules.
    pub fn write_path(&self, offset: u32, out: &mut String) {
        let (mut at_x, mut at_y) = (0_i32, 0_i32);
        let shift = i32::try_from(offset).unwrap_or(0);
        self.outlines(|ring| {
            let Some(&(x, y)) = ring.last() else { return };
            let (x, y) = (i32::from(x) + shift, i32::from(y) + shift);
            // Writing to a String cannot fail. Every ring but the first starts relative to the last ring's start.
            let _ = write!(out, "m{} {}", x - at_x, y - at_y);
            (at_x, at_y) = (x, y);
            let (mut from_x, mut from_y) = (x, y);
            for &(x, y) in &ring[..ring.len() - 1] {
                let (x, y) = (i32::from(x) + shift, i32::from(y) + shift);
                let _ = if y == from_y { write!(out, "h{}", x - from_x) } else { write!(out, "v{}", y - from_y) };
                (from_x, from_y) = (x, y);
            }
            out.push('z');
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Fills rings by the even-odd rule at module centres: an independent way back from outlines to modules.
    fn filled(modules: &Modules) -> Vec<u64> {
        let mut rows = vec![0_u64; modules.rows.len()];
        modules.outlines(|ring| {
            for (at, &(x, y)) in ring.iter().enumerate() {
                let (next_x, next_y) = ring[(at + 1) % ring.len()];
                assert!((x == next_x) != (y == next_y), "a ring has right angles only");
                if x == next_x {
                    for row in &mut rows[usize::from(y.min(next_y))..usize::from(y.max(next_y))] {
                        *row ^= if x < 64 { u64::MAX << x } else { 0 };
                    }
                }
            }
        });
        let keep = if rows.len() == 64 { u64::MAX } else { (1 << rows.len()) - 1 };
        rows.iter().map(|row| row & keep).collect()
    }

    #[test]
    fn outlines_fill_to_the_same_modules() {
        for rows in [
            vec![0b1],
            vec![0b01, 0b10],
            vec![0b10, 0b01],
            vec![0b111, 0b101, 0b111],
            vec![0b11111, 0b10001, 0b10101, 0b10001, 0b11111],
            vec![0b0110, 0b1001, 0b1011, 0b0110],
            vec![0, 0, 0],
        ] {
            let modules = Modules::new(rows.clone());
            assert_eq!(filled(&modules), rows);
        }
        let mut seed = 0x9E37_79B9_7F4A_7C15_u64;
        for side in [7, 29, 33, 63, 64] {
            let keep = if side == 64 { u64::MAX } else { (1 << side) - 1 };
            let rows: Vec<u64> = (0..side)
                .map(|_| {
                    seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                    (seed ^ seed >> 29) & keep
                })
                .collect();
            assert_eq!(filled(&Modules::new(rows.clone())), rows, "side {side}");
        }
    }

    #[test]
    fn a_path_is_relative_steps() {
        let mut path = String::new();
        Modules::new(vec![0b11, 0b01]).write_path(4, &mut path);
        assert_eq!(path, "m4 4h2v1h-1v1h-1z");
    }
}
