//! Administrative divisions of Henan, their former names, places, datums and areas.

mod boundary;
pub mod datum;
#[cfg(test)]
mod fixtures;
mod gazetteer;
pub mod measure;
mod names;
mod unit;

pub use boundary::BoundarySet;
pub use datum::{Datum, DatumError, DatumPoint, PositionError};
pub use gazetteer::{Gazetteer, ResolveError, Resolved};
pub use unit::{Division, DivisionChange, DivisionLevel, DivisionStatus, Place, PlacePrecision, Township};
