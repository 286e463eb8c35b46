//! Tests across crates, in one binary.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod access;
mod applications;
mod cli;
mod http;
mod import;
mod log;
mod operations;
mod safety;
mod soak;
mod store;
