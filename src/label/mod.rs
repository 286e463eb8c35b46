//! Labels: the code, its symbol, sheets, batches and what a scan may say.

mod batch;

pub use batch::{Batch, BatchState, NetContent};
