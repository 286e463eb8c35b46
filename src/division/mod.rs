//! Administrative divisions of Henan, their former names, places, datums and areas.

mod boundary;
#[cfg(test)]
mod fixtures;
mod gazetteer;
mod names;
mod unit;

pub use boundary::BoundarySet;
pub use gazetteer::{Gazetteer, ResolveError, Resolved};
pub use unit::{Division, DivisionChange, DivisionLevel, DivisionStatus, Place, PlacePrecision, Township};
