//! What the tests across crates share.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

pub mod actor;
pub mod announcing;
pub mod app;
pub mod cases;
pub mod database;
pub mod grounds;
pub mod paper;
pub mod people;
pub mod pg;
pub mod pieces;
pub mod raw;
pub mod register;
pub mod reply;
pub mod rights;
pub mod seed;
pub mod soak;
pub mod trademarks;

pub use actor::Actor;
pub use app::TestApp;
pub use database::TestDb;
pub use pieces::Pieces;
pub use raw::Raw;
pub use reply::Reply;

/// Who acts in tests.
#[must_use]
pub fn acting() -> server::services::acting::Acting {
    server::services::acting::Acting::system("cli", server::clock::Clock::system())
}

/// An act of a test's own, whatever it is about.
#[must_use]
pub fn act() -> daodi::audit::Act {
    let clock = server::clock::Clock::system();
    acting().act(clock, daodi::audit::Action::FieldEdit, daodi::audit::ObjectKind::Register, "test")
}
