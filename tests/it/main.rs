//! Tests across crates, in one binary.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod cli;
mod http;
mod import;
mod store;
