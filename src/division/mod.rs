//! Administrative divisions of Henan, their former names, places, datums and areas.

mod borders;
mod boundary;
mod boundary_error;
mod boundary_file;
#[cfg(not(target_arch = "wasm32"))]
mod county_index;
mod county_outline;
pub mod datum;
#[cfg(test)]
mod fixtures;
mod gazetteer;
pub mod measure;
mod names;
pub mod outline;
mod projection;
pub mod tiles;
mod unit;

pub use boundary::BoundarySet;
pub use boundary_error::BoundaryError;
pub use boundary_file::{BoundaryFile, check_boundary_file, convert_geojson};
#[cfg(not(target_arch = "wasm32"))]
pub use county_index::{Containment, CountyIndex, CountyRings, Located, NEAR_BORDER_M};
pub use county_outline::{CountyOutline, read_geojson, read_topojson};
pub use datum::{Datum, DatumError, DatumPoint, PositionError};
pub use gazetteer::{Gazetteer, ResolveError, Resolved};
pub use outline::{CountyShape, Detail, OutlineMap};
pub use unit::{Division, DivisionChange, DivisionLevel, DivisionStatus, Place, PlacePrecision, Township};
