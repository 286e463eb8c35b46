//! Maps drawn from the shipped outlines, read back from their path data.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use super::*;
use crate::division::fixtures::rows;
use crate::division::{read_geojson, read_topojson};
use std::collections::{BTreeSet, HashMap};

const WEB: &str = include_str!("../../data/henan/geo/henan_web350.topo.json");
const WEB_GEOJSON: &str = include_str!("../../data/henan/geo/henan_counties_web350.geojson");
const FULL: &str = include_str!("../../data/henan/geo/henan_counties_full.geojson");

fn code(text: &str) -> DivisionCode {
    DivisionCode::parse(text).unwrap()
}

fn weight(map: &OutlineMap) -> usize {
    map.counties.iter().map(|c| c.path.len()).sum::<usize>() + map.county_lines.len() + map.prefecture_lines.len()
}

/// Reads path data back into lines of absolute points.
fn parse(path: &str) -> Vec<Vec<(f64, f64)>> {
    let mut out = Vec::new();
    for line in path.split('M').filter(|line| !line.is_empty()) {
        let spaced = line.trim_end_matches('z').replace('l', " ").replace('-', " -");
        let numbers: Vec<f64> = spaced.split_whitespace().map(|n| n.parse().unwrap()).collect();
        let mut at = (0.0, 0.0);
        let points = numbers.chunks(2).map(|step| {
            at = (at.0 + step[0], at.1 + step[1]);
            at
        });
        out.push(points.collect());
    }
    out
}

fn ring_area(ring: &[(f64, f64)]) -> f64 {
    let next = ring.iter().cycle().skip(1);
    ring.iter().zip(next).map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum::<f64>() / 2.0
}

fn covers(path: &str, at: (i32, i32)) -> bool {
    let (x, y) = (f64::from(at.0) + 0.01, f64::from(at.1) + 0.01);
    let crossings = parse(path).into_iter().flat_map(|ring| {
        let next: Vec<_> = ring.iter().copied().cycle().skip(1).take(ring.len()).collect();
        ring.into_iter().zip(next)
    });
    let crosses =
        |(a, b): &((f64, f64), (f64, f64))| (a.1 > y) != (b.1 > y) && x < (b.0 - a.0) * (y - a.1) / (b.1 - a.1) + a.0;
    crossings.filter(crosses).count() % 2 == 1
}

fn check_areas(map: &OutlineMap, worst: f64) {
    let table = rows(include_str!("../../data/henan/geo/henan_divisions.csv"));
    let km2: HashMap<_, f64> = table.iter().map(|r| (r["code"].clone(), r["area_km2"].parse().unwrap())).collect();
    let total: f64 = map.counties.iter().map(|c| km2[&c.code.to_string()]).sum();
    let drawn = |shape: &CountyShape| parse(&shape.path).iter().map(|ring| ring_area(ring)).sum::<f64>().abs();
    let all: f64 = map.counties.iter().map(drawn).sum();
    let off = |shape: &CountyShape| (drawn(shape) / all / (km2[&shape.code.to_string()] / total) - 1.0).abs();
    let mut offs: Vec<_> = map.counties.iter().map(|shape| (off(shape), shape.code)).collect();
    offs.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (median, last) = (offs[offs.len() / 2], offs[offs.len() - 1]);
    assert!(median.0 < 0.01, "median {median:?}");
    // Whole units are coarse for the few districts of 30 to 60 km².
    assert!(last.0 < worst, "worst {last:?}");
}

#[test]
fn the_province_is_drawn_whole_and_light() {
    let map = OutlineMap::new(&read_topojson(WEB).unwrap(), None, Detail::AsGiven).unwrap();
    assert_eq!(map.view_box.0, WIDTH);
    assert!((940..=970).contains(&map.view_box.1), "{:?}", map.view_box);
    assert_eq!(map.counties.iter().map(|c| c.code).collect::<BTreeSet<_>>().len(), 157);
    for shape in &map.counties {
        assert!(shape.path.starts_with('M') && shape.path.ends_with('z'), "{}", shape.code);
        assert!(covers(&shape.path, shape.label), "the name of {} stands outside it", shape.code);
        for (x, y) in parse(&shape.path).concat() {
            assert!((0.0..=1000.0).contains(&x) && (0.0..=f64::from(map.view_box.1)).contains(&y));
        }
    }
    check_areas(&map, 0.07);
    assert!(weight(&map) <= 110_000, "{} bytes", weight(&map));
}

#[test]
fn every_border_is_drawn_once_and_with_the_right_weight() {
    let map = OutlineMap::new(&read_topojson(WEB).unwrap(), None, Detail::AsGiven).unwrap();
    let mut sides: HashMap<[i64; 4], BTreeSet<DivisionCode>> = HashMap::new();
    let side = |a: (f64, f64), b: (f64, f64)| {
        let (a, b) = if a <= b { (a, b) } else { (b, a) };
        [a.0, a.1, b.0, b.1].map(|n| n as i64)
    };
    for shape in &map.counties {
        for ring in parse(&shape.path) {
            for (a, b) in ring.iter().zip(ring.iter().cycle().skip(1)) {
                sides.entry(side(*a, *b)).or_default().insert(shape.code);
            }
        }
    }
    let mut drawn = BTreeSet::new();
    for (lines, thick) in [(&map.county_lines, false), (&map.prefecture_lines, true)] {
        for line in parse(lines) {
            for pair in line.windows(2) {
                let key = side(pair[0], pair[1]);
                // A sliver that shrank to a line has a border and no fill.
                let Some(owners) = sides.get(&key) else { continue };
                let prefectures: BTreeSet<_> = owners.iter().map(|c| c.prefecture()).collect();
                assert_eq!(thick, owners.len() == 1 || prefectures.len() > 1, "{key:?} {owners:?}");
                drawn.insert(key);
            }
        }
    }
    assert_eq!(drawn.len(), sides.len());
}

#[test]
fn outlines_from_geojson_give_the_same_map() {
    let topology = OutlineMap::new(&read_topojson(WEB).unwrap(), None, Detail::AsGiven).unwrap();
    let geojson = OutlineMap::new(&read_geojson(WEB_GEOJSON).unwrap(), None, Detail::AsGiven).unwrap();
    assert!(geojson.county_lines.len() > 1000 && geojson.prefecture_lines.len() > 1000);
    assert!((topology.view_box.1 - geojson.view_box.1).abs() <= 1);
    for (a, b) in topology.counties.iter().zip(&geojson.counties) {
        assert_eq!(a.code, b.code);
        assert!((a.label.0 - b.label.0).abs() <= 1 && (a.label.1 - b.label.1).abs() <= 1);
    }
    check_areas(&geojson, 0.07);
}

#[test]
fn full_outlines_are_thinned_on_shared_borders() {
    let outlines = read_geojson(FULL).unwrap();
    let map = OutlineMap::new(&outlines, None, Detail::Thinned).unwrap();
    check_areas(&map, 0.10);
    assert!(weight(&map) <= 110_000, "{} bytes", weight(&map));
    assert!(!map.county_lines.is_empty() && !map.prefecture_lines.is_empty());
}

#[test]
fn a_prefecture_fills_its_own_view() {
    let outlines = read_topojson(WEB).unwrap();
    let nanyang = OutlineMap::new(&outlines, Some(code("411300")), Detail::AsGiven).unwrap();
    assert_eq!(nanyang.counties.len(), 13);
    assert!(nanyang.counties.iter().all(|c| c.code.prefecture() == code("411300")));
    assert!(nanyang.counties.iter().all(|shape| covers(&shape.path, shape.label)));
    check_areas(&nanyang, 0.05);
    let xs: Vec<_> = nanyang.counties.iter().flat_map(|c| parse(&c.path).concat()).map(|(x, _)| x).collect();
    assert!(xs.iter().copied().fold(f64::INFINITY, f64::min) < 10.0);
    assert!(xs.iter().copied().fold(0.0, f64::max) > 990.0);
    let label = nanyang.counties[0].label;
    let point = outlines.iter().find(|o| o.code == nanyang.counties[0].code).unwrap().label.unwrap();
    assert_eq!(nanyang.place(point.0, point.1), label);
    let jiyuan = OutlineMap::new(&outlines, Some(DivisionCode::JIYUAN), Detail::AsGiven).unwrap();
    assert_eq!(jiyuan.counties.len(), 1);
    assert!(jiyuan.county_lines.is_empty() != jiyuan.prefecture_lines.is_empty());
    assert_eq!(OutlineMap::new(&outlines, Some(code("410122")), Detail::AsGiven), None);
    assert_eq!(OutlineMap::new(&[], None, Detail::AsGiven), None);
}

#[test]
fn outlines_that_share_no_border_are_stroked_one_by_one() {
    let mut outlines = read_geojson(WEB_GEOJSON).unwrap();
    // Each county moved by its own little way: no border fits its neighbour's any more.
    for (i, outline) in outlines.iter_mut().enumerate() {
        let by = 0.003 * (i % 7) as f64;
        geo::MapCoordsInPlace::map_coords_in_place(&mut outline.polygons, |at| geo::Coord {
            x: at.x + by,
            y: at.y - by,
        });
        outline.label = None;
    }
    let map = OutlineMap::new(&outlines, None, Detail::AsGiven).unwrap();
    assert_eq!(map.prefecture_lines, "");
    assert_eq!(
        map.county_lines.matches('z').count(),
        map.counties.iter().map(|c| c.path.matches('z').count()).sum::<usize>()
    );
}
