//! Administrative divisions of Henan, their former names, places, datums and areas.

mod boundary;
mod unit;

pub use boundary::BoundarySet;
pub use unit::{Division, DivisionChange, DivisionLevel, DivisionStatus, Place, PlacePrecision, Township};
