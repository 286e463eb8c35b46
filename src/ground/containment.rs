//! Whether a ground lies in a protected area: four answers, for an officer to weigh.

use super::records::AreaFinding;
use super::shape::Shape;
use crate::division::measure::distance_m;
use crate::division::{Containment, CountyIndex, NEAR_BORDER_M};
use crate::identifiers::DivisionCode;

/// How a protected area is known to the register.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AreaKnown {
    /// As whole counties: then its border is theirs.
    Counties,
    /// The counties it lies in are known, the area itself in words only: townships, villages, a box of degrees.
    WithinCounties,
    /// Not at all.
    Unknown,
}

/// What the boundary data says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The answer.
    pub finding: AreaFinding,
    /// Metres from the ground to the border, where it is near.
    pub metres: Option<i64>,
}

/// Metres between the points of an edge that are looked at: half of what a border is good for.
const STEP_M: f64 = NEAR_BORDER_M / 2.0;
/// Most points that are looked at.
const MOST_POINTS: usize = 1500;

/// Words by which a notice names parts of a county. Counties whose own names have them are taken out first.
const PARTS: &[&str] = &[
    "乡",
    "镇",
    "街道",
    "办事处",
    "村",
    "社区",
    "林场",
    "农场",
    "东经",
    "北纬",
    "坐标",
    "海拔",
    "°",
    "流域",
    "沿岸",
    "库区",
];
const NAMES: &[&str] = &["新乡市", "新乡县", "新乡", "内乡县", "内乡", "镇平县", "镇平"];

/// How an area is known, from the counties it was resolved to and the notice's own words.
#[must_use]
pub fn area_known(counties: &[DivisionCode], text: Option<&str>) -> AreaKnown {
    let Some(text) = text.map(str::trim).filter(|text| !text.is_empty()) else {
        return if counties.is_empty() { AreaKnown::Unknown } else { AreaKnown::WithinCounties };
    };
    let plain = NAMES.iter().fold(text.to_owned(), |text, name| text.replace(name, ""));
    match (counties.is_empty(), PARTS.iter().any(|part| plain.contains(part))) {
        (true, _) => AreaKnown::Unknown,
        (false, true) => AreaKnown::WithinCounties,
        (false, false) => AreaKnown::Counties,
    }
}

/// Lays a shape over an area. Points along its edges are asked one by one: where some lie inside and others outside, and
/// where one is too near a border for the data, the answer is [`AreaFinding::Near`]. Where an area is known in words only,
/// lying outside its counties is an answer, lying within them is none.
#[must_use]
pub fn contains(index: &CountyIndex, shape: &Shape, counties: &[DivisionCode], known: AreaKnown) -> Finding {
    let answer = |finding, metres| Finding { finding, metres };
    if known == AreaKnown::Unknown {
        return answer(AreaFinding::Undecidable, None);
    }
    let (mut inside, mut outside, mut near) = (false, false, None::<f64>);
    for (lon, lat) in along(shape) {
        match index.containment(lon, lat, 0.0, counties) {
            Containment::Inside => inside = true,
            Containment::Outside => outside = true,
            Containment::Near { metres } => near = Some(near.unwrap_or(f64::INFINITY).min(metres)),
            Containment::Undecidable => return answer(AreaFinding::Undecidable, None),
        }
    }
    match (inside, outside, near) {
        (_, _, Some(metres)) => answer(AreaFinding::Near, Some(metres.round() as i64)),
        (true, true, None) => answer(AreaFinding::Near, Some(0)),
        (false, true, None) => answer(AreaFinding::Outside, None),
        (true, false, None) if known == AreaKnown::Counties => answer(AreaFinding::Inside, None),
        _ => answer(AreaFinding::Undecidable, None),
    }
}

/// Whether some of a shape lies outside the province, beyond what its border is good for.
#[must_use]
pub fn outside_henan(index: &CountyIndex, shape: &Shape) -> bool {
    along(shape).any(|(lon, lat)| {
        let found = index.locate(lon, lat);
        found.covered_by.is_empty() && found.border_m > NEAR_BORDER_M
    })
}

/// Whether some of a shape lies in a county, or no farther from it than its border is good for.
#[must_use]
pub(crate) fn reaches(index: &CountyIndex, shape: &Shape, county: DivisionCode) -> bool {
    along(shape).any(|(lon, lat)| {
        matches!(index.containment(lon, lat, 0.0, &[county]), Containment::Inside | Containment::Near { .. })
    })
}

impl Shape {
    /// Whether the shape has ground in a county, or so near to it that its border cannot tell.
    #[must_use]
    pub fn reaches(&self, index: &CountyIndex, county: DivisionCode) -> bool {
        reaches(index, self, county)
    }
}

/// Corners, and points between them.
fn along(shape: &Shape) -> impl Iterator<Item = (f64, f64)> {
    let rings = shape.rings();
    let edges: Vec<_> = rings
        .iter()
        .flat_map(|ring| ring.iter().copied().zip(ring.iter().copied().cycle().skip(1)).take(ring.len()))
        .collect();
    let length: f64 = edges.iter().map(|(a, b)| distance_m(*a, *b)).sum();
    let step = STEP_M.max(length / MOST_POINTS as f64);
    // Of ten thousand corners a metre apart not each needs asking.
    let every = edges.len().div_ceil(MOST_POINTS).max(1);
    edges.into_iter().enumerate().flat_map(move |(at, (a, b))| {
        let parts = (distance_m(a, b) / step).ceil().max(1.0);
        let wanted = at % every == 0 || parts > 1.0;
        let points = if wanted { parts as usize } else { 0 };
        (0..points).map(move |part| {
            let t = part as f64 / parts;
            (a.0 + (b.0 - a.0) * t, a.1 + (b.1 - a.1) * t)
        })
    })
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;
    use crate::division::Datum;
    use crate::ground::{ShapeSource, read_shape};
    use std::sync::LazyLock;

    static INDEX: LazyLock<CountyIndex> = LazyLock::new(|| {
        CountyIndex::from_geojson(include_str!("../../data/henan/geo/henan_counties_full.geojson")).unwrap()
    });

    fn square(lon: f64, lat: f64, half: f64) -> Shape {
        let corner = |x: f64, y: f64| format!("{:.7},{:.7}\n", lon + x * half, lat + y * half);
        let text = [corner(-1.0, -1.0), corner(1.0, -1.0), corner(1.0, 1.0), corner(-1.0, 1.0)].concat();
        read_shape(ShapeSource::Points, text.as_bytes(), Datum::Cgcs2000).unwrap()
    }

    fn code(text: &str) -> DivisionCode {
        DivisionCode::parse(text).unwrap()
    }

    /// A point of 浉河区 well off its borders, and one of its border's corners.
    const WELL_INSIDE: (f64, f64) = (113.92, 32.03);

    #[test]
    fn a_ground_is_inside_outside_near_or_cannot_be_told() {
        let shihe = [code("411502")];
        let there = square(WELL_INSIDE.0, WELL_INSIDE.1, 0.001);
        assert_eq!(INDEX.locate(WELL_INSIDE.0, WELL_INSIDE.1).covered_by, shihe, "the point is where the test thinks");
        assert!(INDEX.locate(WELL_INSIDE.0, WELL_INSIDE.1).border_m > 500.0);
        let find = |shape: &Shape, area: &[DivisionCode], known| contains(&INDEX, shape, area, known).finding;
        assert_eq!(find(&there, &shihe, AreaKnown::Counties), AreaFinding::Inside);
        assert_eq!(find(&there, &shihe, AreaKnown::WithinCounties), AreaFinding::Undecidable);
        assert_eq!(find(&there, &[code("410184")], AreaKnown::Counties), AreaFinding::Outside);
        assert_eq!(find(&there, &[code("410184")], AreaKnown::WithinCounties), AreaFinding::Outside);
        assert_eq!(find(&there, &shihe, AreaKnown::Unknown), AreaFinding::Undecidable);
        assert_eq!(find(&there, &[], AreaKnown::Counties), AreaFinding::Undecidable);
        // The prefecture's code stands for its counties.
        assert_eq!(find(&there, &[code("411500")], AreaKnown::Counties), AreaFinding::Inside);
        // A shape over a border, however its corners lie.
        let wide = square(WELL_INSIDE.0, WELL_INSIDE.1, 0.13);
        let wide_found = contains(&INDEX, &wide, &shihe, AreaKnown::Counties);
        assert_eq!(wide_found.finding, AreaFinding::Near, "{wide_found:?}");
        assert!(there.reaches(&INDEX, code("411502")) && !there.reaches(&INDEX, code("410184")));
        assert!(!outside_henan(&INDEX, &there));
        // In the box of degrees and not in the province: 湖北.
        assert!(outside_henan(&INDEX, &square(112.2, 31.6, 0.01)));
    }

    #[test]
    fn a_long_edge_is_asked_between_its_corners() {
        // Both ends of a sliver lie in 浉河区, its middle crosses into what is none of it: one corner on each side would not tell.
        let index = &*INDEX;
        let shape = square(WELL_INSIDE.0, WELL_INSIDE.1, 0.02);
        let points = along(&shape).count();
        assert!((100..MOST_POINTS).contains(&points), "{points} points");
        let gaps = along(&shape).collect::<Vec<_>>();
        let widest = gaps.windows(2).map(|two| distance_m(two[0], two[1])).fold(0.0, f64::max);
        assert!(widest <= STEP_M + 1e-6, "{widest}");
        assert_eq!(contains(index, &shape, &[code("411502")], AreaKnown::Counties).finding, AreaFinding::Inside);
    }

    #[test]
    fn words_of_a_notice_say_whether_whole_counties_are_meant() {
        let some = [code("411502")];
        for (text, known) in [
            (Some("信阳市浉河区、平桥区现辖行政区域"), AreaKnown::Counties),
            (Some("新乡县、镇平县、内乡县现辖行政区域"), AreaKnown::Counties),
            (Some("浉河区董家河镇、浉河港镇"), AreaKnown::WithinCounties),
            (Some("东经113°45′至114°30′"), AreaKnown::WithinCounties),
            (Some("  "), AreaKnown::WithinCounties),
            (None, AreaKnown::WithinCounties),
        ] {
            assert_eq!(area_known(&some, text), known, "{text:?}");
            assert_eq!(area_known(&[], text), AreaKnown::Unknown, "{text:?}");
        }
    }
}
