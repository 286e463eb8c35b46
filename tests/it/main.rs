//! Tests across crates.

mod import;
