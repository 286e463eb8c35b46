//! Daodi 道地: the domain of the register of Henan's geographical indications (地理标志) and brands.
//!
//! Pure: no I/O, no clock and no randomness of its own, so it compiles for the server and for the browser alike and
//! every rule in it can be tested by value. What it needs from outside stands as traits in [`ports`].

mod coded;
pub mod division;
pub mod identifiers;
pub mod label;
pub mod ports;
pub mod registry;
pub mod search;
pub mod statistics;
