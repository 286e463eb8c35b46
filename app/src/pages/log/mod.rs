//! `/log` …: the public log in words, and with what anyone checks it.

mod entries;
mod entry;
mod overview;
mod told;

pub use entries::{EntriesView, EntryQuery, LogLine, entries};
pub use entry::{EntryView, ProofView, entry};
pub use overview::{CheckpointView, LogView, log};

use crate::cx::Cx;

/// Where the log is served, for verifiers: the prefix of `checkpoint` and `tile/` (C2SP tlog-tiles).
fn log_url(cx: &Cx) -> String {
    format!("{}/log", cx.site.public_url)
}
