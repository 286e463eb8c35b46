//! Against what a log is verified, and what comes of it.

use crate::transparency_log::{Finding, Hash, SignedBy, SignedCheckpoint, TrustedKeys};
use serde::Serialize;

/// Against what a log is verified.
#[derive(Clone, Debug, Default)]
pub struct Trust {
    /// The keys. Where those of the log are none, the source's own are taken: that shows the log to be whole, not whose
    /// it is.
    pub keys: TrustedKeys,
    /// Checkpoints of the same log that were kept from earlier: the log must still begin with them.
    pub against: Vec<SignedCheckpoint>,
}

/// What a verification gives.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Origin of the log, as its checkpoint says it.
    pub origin: String,
    /// Size that its checkpoint says.
    pub size: u64,
    /// Root that its checkpoint says.
    pub root: Option<Hash>,
    /// Entries that were read and stood at their place.
    pub entries: u64,
    /// Whose signatures below the checkpoint were checked and are good.
    pub signed_by: Vec<SignedBy>,
    /// Whether the keys came from the source itself.
    pub own_keys: bool,
    /// Sizes of the older checkpoints in the source whose roots the log still has.
    pub checkpoints: Vec<u64>,
    /// Sizes of the checkpoints asked for that the log still begins with.
    pub consistent_with: Vec<u64>,
    /// What is wrong, in the order found; nothing where the log is whole.
    pub findings: Vec<Finding>,
}

impl Report {
    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_good(&self) -> bool {
        self.findings.is_empty()
    }

    /// The first entry that something is wrong with, where one can be named.
    #[must_use]
    pub fn first_entry(&self) -> Option<u64> {
        self.findings.iter().filter_map(|finding| finding.entries).map(|(first, _)| first).min()
    }
}

/// The source cannot be read, which says nothing of the log.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Unreadable(
    /// Why.
    pub String,
);
