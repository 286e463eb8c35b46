//! What the tests across crates share.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

pub mod app;
pub mod database;
pub mod pg;
pub mod register;
pub mod reply;
pub mod seed;

pub use app::TestApp;
pub use database::TestDb;
pub use reply::Reply;
