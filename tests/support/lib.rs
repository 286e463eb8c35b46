//! What the tests across crates share.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

pub mod database;
pub mod pg;
pub mod register;

pub use database::TestDb;
