//! Bases 基地 and growers 农户: places that enterprises declare year by year, read from what people send, measured, laid
//! beside other places and beside the protected area; and the natural persons who grow there.
//!
//! A base that somebody declares here is a [`Ground`]: the register's own [`crate::registry::Base`] is a fact that an
//! import read in a source. An officer decides whether a ground lies where it must; nothing here does.

mod angle;
#[cfg(not(target_arch = "wasm32"))]
mod containment;
mod corners;
mod fault;
mod geojson;
mod grower_table;
mod kml;
mod records;
mod ring;
mod shape;
mod sketch;

#[cfg(not(target_arch = "wasm32"))]
pub use containment::{AreaKnown, Finding, area_known, contains, outside_henan};
pub use fault::{ShapeError, ShapeFault, ShapeUnit};
pub use grower_table::{GrowerFault, GrowerLine, GrowerProblem, GrowerRow, TEMPLATE_HEADER, read_growers};
pub use records::{
    AreaFinding, Ground, GroundKind, GroundState, GroundVersion, Grower, GrowerPlace, Plot, PlotEnd, PublicGround,
    ShapeSource, VersionState, Visibility,
};
pub use shape::{BoundingBox, Shape, read_shape};
pub use sketch::{Sketch, SketchShape};

/// Most bytes of a file with a shape.
pub const MOST_BYTES: usize = 2 * 1024 * 1024;
/// Most corners of a shape.
pub const MOST_CORNERS: usize = 10_000;
/// Least area of a shape, m²: a tenth of a 亩.
pub const LEAST_M2: f64 = 2000.0 / 30.0;
/// Largest area of a shape, m²: 1 500 000 亩, the ground of a small county. More is a mistake of units or datum.
pub const MOST_M2: f64 = 1_000_000_000.0;
