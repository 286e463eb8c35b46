//! Daodi 道地: the domain of the register of Henan's geographical indications (地理标志) and brands.
//!
//! Pure: no I/O, no clock and no randomness of its own, so it compiles for the server and for the browser alike and
//! every rule in it can be tested by value. What it needs from outside stands as traits in [`ports`].

pub mod application;
pub mod audit;
mod coded;
pub mod division;
pub mod form;
pub mod ground;
pub mod identifiers;
pub mod label;
pub mod people;
pub mod ports;
pub mod registrant;
pub mod registry;
pub mod search;
pub mod statistics;
pub mod transparency_log;
