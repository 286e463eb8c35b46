//! Laying a base over others: which of them it overlaps, and by how much.

use super::GroundService;
use super::declare::apart;
use crate::services::refused::Refused;
use daodi::ground::Shape;
use daodi::ports::{GroundRow, Grounds};

/// Least area that two bases must share for it to be said, m²: less is the width of a field's edge.
const LEAST_M2: f64 = 10.0;

/// Another base that shares ground.
#[derive(Clone, Debug, PartialEq)]
pub struct Overlap {
    /// The other, with its newest standing version.
    pub row: GroundRow,
    /// Shared ground, m²; 0 where it only lies near.
    pub m2: f64,
}

/// A shape with those around it.
#[derive(Clone, Debug, PartialEq)]
pub struct Laid {
    /// The shape.
    pub shape: Shape,
    /// Those that share ground with it, the largest share first, then those whose boxes meet its own.
    pub overlaps: Vec<Overlap>,
}

impl GroundService {
    /// Lays a stored shape of a base over the others.
    ///
    /// # Errors
    /// [`Refused`].
    pub async fn laid(&self, ground: &str, geometry: &str) -> Result<Laid, Refused> {
        let shape = Shape::parse(geometry).ok_or(Refused::Fault("shape"))?;
        let near = self.store.grounds_near(shape.bounds(), ground).await?;
        apart(move || {
            let share = |row: GroundRow| {
                let m2 = Shape::parse(&row.version.geometry).map_or(0.0, |other| shape.overlap_m2(&other));
                Overlap { row, m2: if m2 < LEAST_M2 { 0.0 } else { m2 } }
            };
            let mut overlaps: Vec<Overlap> = near.into_iter().map(share).collect();
            overlaps.sort_by(|a, b| b.m2.total_cmp(&a.m2));
            Laid { shape, overlaps }
        })
        .await
    }
}
