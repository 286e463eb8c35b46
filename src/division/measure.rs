//! Areas and lengths on the ellipsoid (WGS84/CGCS2000), and the units of the field: 亩 and 公顷.

use geo::orient::{Direction, Orient};
use geo::{Distance, Geodesic, GeodesicArea, MultiPolygon, Point};

/// Square metres in one 公顷.
pub const M2_PER_HECTARE: f64 = 10_000.0;

/// Square metres as 亩: 1 亩 is 2000/3 m². Not rounded; show two decimals.
#[must_use]
pub fn m2_to_mu(m2: f64) -> f64 {
    m2 * 3.0 / 2000.0
}

/// 亩 as square metres.
#[must_use]
pub fn mu_to_m2(mu: f64) -> f64 {
    mu * 2000.0 / 3.0
}

/// Square metres as 公顷; 1 公顷 is 15 亩.
#[must_use]
pub fn m2_to_hectare(m2: f64) -> f64 {
    m2 / M2_PER_HECTARE
}

/// 公顷 as square metres.
#[must_use]
pub fn hectare_to_m2(hectare: f64) -> f64 {
    hectare * M2_PER_HECTARE
}

/// Geodesic area of polygons in degrees of longitude and latitude, m². The direction of the rings does not matter:
/// unoriented, a clockwise field would measure as the Earth less the field.
#[must_use]
pub fn area_m2(polygons: &MultiPolygon<f64>) -> f64 {
    polygons.orient(Direction::Default).geodesic_area_unsigned()
}

/// Geodesic area inside one ring of (longitude, latitude), m². The ring need not be closed or run in any direction.
#[must_use]
pub fn ring_area_m2(ring: &[(f64, f64)]) -> f64 {
    area_m2(&MultiPolygon::new(vec![geo::Polygon::new(ring.to_vec().into(), Vec::new())]))
}

/// Geodesic distance between two points of (longitude, latitude), m.
#[must_use]
pub fn distance_m(a: (f64, f64), b: (f64, f64)) -> f64 {
    Geodesic.distance(Point::new(a.0, a.1), Point::new(b.0, b.1))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may panic")]

    use super::*;
    use serde_json::Value;

    fn vectors() -> Value {
        serde_json::from_str(include_str!("../../data/henan/geo/geo_test_vectors.json")).unwrap()
    }

    fn pair(value: &Value) -> (f64, f64) {
        (value[0].as_f64().unwrap(), value[1].as_f64().unwrap())
    }

    #[test]
    fn areas_agree_with_other_programmes() {
        let file = vectors();
        let rows = file["areas"].as_array().unwrap();
        assert_eq!(rows.len(), 5);
        for row in rows {
            let ring: Vec<_> = row["ring_lon_lat"].as_array().unwrap().iter().map(pair).collect();
            let wanted = row["area_m2"].as_f64().unwrap();
            // The file gives four decimals, GeographicLib's own example twelve digits.
            let slack = (wanted * 1e-12).max(1e-4);
            let backwards: Vec<_> = ring.iter().rev().copied().collect();
            for ring in [&ring, &backwards] {
                let found = ring_area_m2(ring);
                assert!((found - wanted).abs() < slack, "{found} is not {wanted}");
                assert!((m2_to_mu(found) - row["area_mu"].as_f64().unwrap()).abs() < 1e-5);
            }
        }
    }

    #[test]
    fn distances_agree_with_other_programmes() {
        let file = vectors();
        let rows = file["distances"].as_array().unwrap();
        assert_eq!(rows.len(), 4);
        for row in rows {
            let (found, wanted) = (distance_m(pair(&row["a"]), pair(&row["b"])), row["geodesic_m"].as_f64().unwrap());
            assert!((found - wanted).abs() < 1e-3, "{found} is not {wanted}");
        }
    }

    #[test]
    fn a_hectare_is_fifteen_mu() {
        assert!((m2_to_mu(hectare_to_m2(1.0)) - 15.0).abs() < 1e-12);
        assert!((mu_to_m2(1.5) - 1000.0).abs() < 1e-9);
        assert!((m2_to_hectare(mu_to_m2(30.0)) - 2.0).abs() < 1e-12);
    }
}
