//! The projection of Henan's maps: Albers, equal in area, so that a county's colour weighs what the county does.

/// Degrees to the plane: Albers equal-area conic, standard parallels 32.2° and 35.6°, centre 113.5° E 33.9° N, unit sphere.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Albers {
    n: f64,
    c: f64,
    rho0: f64,
}

const CENTRE: (f64, f64) = (113.5, 33.9);
const PARALLELS: (f64, f64) = (32.2, 35.6);

impl Albers {
    pub(super) fn henan() -> Self {
        let (phi1, phi2) = (PARALLELS.0.to_radians(), PARALLELS.1.to_radians());
        let n = (phi1.sin() + phi2.sin()) / 2.0;
        let c = phi1.cos().powi(2) + 2.0 * n * phi1.sin();
        let rho0 = (c - 2.0 * n * CENTRE.1.to_radians().sin()).sqrt() / n;
        Self { n, c, rho0 }
    }

    /// East and south of the centre, in radii of the sphere.
    pub(super) fn project(&self, lon: f64, lat: f64) -> (f64, f64) {
        let rho = (self.c - 2.0 * self.n * lat.to_radians().sin()).max(0.0).sqrt() / self.n;
        let theta = self.n * (lon - CENTRE.0).to_radians();
        (rho * theta.sin(), rho * theta.cos() - self.rho0)
    }
}

/// From the plane to whole units of a drawing of fixed width.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Fit {
    albers: Albers,
    scale: f64,
    west: f64,
    north: f64,
    /// Height of the drawing, units.
    pub(super) height: i32,
}

/// Free space round the drawing, so that a stroke on the edge is not cut.
const MARGIN: f64 = 4.0;

impl Fit {
    /// The drawing of `width` units that holds every point; nothing where there is no extent.
    pub(super) fn new(points: impl Iterator<Item = (f64, f64)>, width: i32) -> Option<Self> {
        let albers = Albers::henan();
        let (mut min, mut max) = ((f64::INFINITY, f64::INFINITY), (f64::NEG_INFINITY, f64::NEG_INFINITY));
        for (lon, lat) in points {
            let (x, y) = albers.project(lon, lat);
            min = (min.0.min(x), min.1.min(y));
            max = (max.0.max(x), max.1.max(y));
        }
        let scale = (f64::from(width) - 2.0 * MARGIN) / (max.0 - min.0);
        let height = ((max.1 - min.1) * scale + 2.0 * MARGIN).ceil();
        if !(scale.is_finite() && scale > 0.0 && height < 100_000.0) {
            return None;
        }
        Some(Self { albers, scale, west: min.0, north: min.1, height: height as i32 })
    }

    pub(super) fn place(&self, lon: f64, lat: f64) -> (i32, i32) {
        let (x, y) = self.albers.project(lon, lat);
        let unit = |value: f64| (value * self.scale + MARGIN).round() as i32;
        (unit(x - self.west), unit(y - self.north))
    }
}
