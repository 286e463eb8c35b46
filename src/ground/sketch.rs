//! A sketch of shapes to scale, as SVG path data: no boundary of an administrative unit is in it.

use super::shape::Shape;
use std::fmt::Write;

/// Width of every sketch's view box, units.
const WIDTH: i32 = 1000;
/// Least and greatest height, units.
const HEIGHT: (f64, f64) = (400.0, 1000.0);
/// Space around what is drawn, units.
const MARGIN: f64 = 60.0;
/// Metres in a degree of latitude, near enough for a drawing.
const DEGREE_M: f64 = 110_940.0;

/// Shapes on paper, north up.
#[derive(Clone, Debug, PartialEq)]
pub struct Sketch {
    /// Width and height of the view box, from 0 0.
    pub view_box: (i32, i32),
    /// The shapes, as they were given.
    pub shapes: Vec<SketchShape>,
    /// A round length and how many units it takes, for the scale bar.
    pub scale: (u32, i32),
}

/// One shape of a sketch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SketchShape {
    /// Path data; `fill-rule="evenodd"`.
    pub path: String,
    /// Where its corners stand, in the order of [`Shape::rings`].
    pub corners: Vec<(i32, i32)>,
}

impl Sketch {
    /// Draws the first shape whole and of the others what lies around it. Nothing where there is none.
    #[must_use]
    pub fn new(shapes: &[&Shape]) -> Option<Self> {
        let bounds = shapes.first()?.bounds();
        let squeeze = ((bounds.south + bounds.north) / 2.0).to_radians().cos();
        let (wide, high) = ((bounds.east - bounds.west) * squeeze, bounds.north - bounds.south);
        let room = (f64::from(WIDTH) - 2.0 * MARGIN, HEIGHT.1 - 2.0 * MARGIN);
        let unit = (room.0 / wide.max(1e-9)).min(room.1 / high.max(1e-9));
        let height = (high * unit + 2.0 * MARGIN).clamp(HEIGHT.0, HEIGHT.1);
        let left = (f64::from(WIDTH) - wide * unit) / 2.0;
        let top = (height - high * unit) / 2.0;
        let place = |(lon, lat): (f64, f64)| {
            // Neighbours may lie far outside the paper.
            let on_paper = |units: f64| units.round().clamp(-20_000.0, 20_000.0) as i32;
            (on_paper(left + (lon - bounds.west) * squeeze * unit), on_paper(top + (bounds.north - lat) * unit))
        };
        let drawn = shapes.iter().map(|shape| {
            let mut path = String::new();
            let mut corners = Vec::new();
            for ring in shape.rings() {
                let ring: Vec<_> = ring.into_iter().map(place).collect();
                for (at, (x, y)) in ring.iter().enumerate() {
                    // Writing into a String cannot fail.
                    let _ = write!(path, "{}{x} {y}", if at == 0 { "M" } else { "L" });
                }
                path.push('Z');
                corners.extend(ring);
            }
            SketchShape { path, corners }
        });
        let metre = unit / DEGREE_M;
        let most = f64::from(WIDTH) / 4.0 / metre;
        let power = 10_f64.powf(most.log10().floor());
        let length = [5.0, 2.0, 1.0].into_iter().map(|n| n * power).find(|length| *length <= most).unwrap_or(power);
        let scale = (length.max(1.0).round() as u32, (length * metre).round() as i32);
        Some(Self { view_box: (WIDTH, height.round() as i32), shapes: drawn.collect(), scale })
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;
    use crate::division::Datum;
    use crate::division::measure::distance_m;
    use crate::ground::{ShapeSource, read_shape};

    #[test]
    fn a_sketch_is_to_scale_with_north_up() {
        let text = "113.90,32.00\n113.92,32.00\n113.92,32.01\n113.90,32.01";
        let shape = read_shape(ShapeSource::Points, text.as_bytes(), Datum::Cgcs2000).unwrap();
        let sketch = Sketch::new(&[&shape]).unwrap();
        let [a, b, c, _] = sketch.shapes[0].corners.as_slice() else { panic!("{sketch:?}") };
        assert!(a.0 < b.0 && a.1 == b.1 && c.1 < b.1, "west to the left, north above: {sketch:?}");
        assert_eq!((a.0, b.0), (60, 940));
        let (metres, units) = sketch.scale;
        let drawn = f64::from(b.0 - a.0) / f64::from(units) * f64::from(metres);
        let wanted = distance_m((113.90, 32.00), (113.92, 32.00));
        assert!((drawn / wanted - 1.0).abs() < 0.02, "{drawn} for {wanted}");
        assert!(sketch.shapes[0].path.starts_with('M') && sketch.shapes[0].path.ends_with('Z'));
        assert!(Sketch::new(&[]).is_none());
    }
}
