//! The long proofs: a real server, real forms over HTTP, and whoever kills it, hammers it or looks over its shoulder.
//!
//! `cargo xtask soak` runs them for long, `tests/it/soak.rs` for seconds. What the writers sent and what they were told
//! is kept outside the server, and compared with the database by statements of the tests' own.

pub mod acts;
pub mod cast;
pub mod check;
pub mod figures;
pub mod gate;
pub mod hammer;
pub mod kill;
pub mod ledger;
pub mod random;
pub mod stand;
pub mod sync;
pub mod trace;
pub mod voids;
pub mod wire;
pub mod writer;

pub use cast::Cast;
pub use stand::{House, Stand};
