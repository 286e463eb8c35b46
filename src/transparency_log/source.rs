//! What a log is verified from: a dump or a served log, read from its beginning to its end.

use super::hash::Hash;
use super::tree::Node;
use super::verifier_key::VerifierKey;

/// A log to be verified. Nothing that it gives is believed.
pub trait LogSource {
    /// The keys that it says it is signed with.
    fn keys(&self) -> &[VerifierKey];

    /// The latest checkpoint, a signed note.
    fn checkpoint(&self) -> &[u8];

    /// Whether to read on where that checkpoint is not signed: a file costs nothing, a server should earn it.
    fn reads_unsigned(&self) -> bool;

    /// The next part; none at the end.
    ///
    /// # Errors
    /// [`SourceError`]. Nothing can be read after it.
    fn read(&mut self) -> Result<Option<Part>, SourceError>;
}

/// A part of a log, in the order of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// An entry with the hash that the source gives for it.
    Entry {
        /// Its index, from 0.
        index: u64,
        /// The hash.
        hash: Hash,
        /// The entry's bytes.
        leaf: Vec<u8>,
    },
    /// The hash that the source gives for the subtree of whole tiles that has just ended: level 8, 16, 24 …
    Subtree {
        /// Which.
        node: Node,
        /// The hash.
        hash: Hash,
    },
    /// An older checkpoint whose size has just been reached, a signed note.
    Checkpoint(Vec<u8>),
}

/// Entries from `.0` to `.1`, both included.
pub type Entries = (u64, u64);

/// Why a source cannot be read on.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SourceError {
    /// Something has not the form that it must have.
    #[error("{place}: {what}")]
    Form {
        /// Line or path.
        place: String,
        /// What was expected.
        what: &'static str,
        /// The entries concerned, where it is about entries.
        entries: Option<Entries>,
    },
    /// Something that the checkpoint promises is not there.
    #[error("{place} is missing")]
    Absent {
        /// Path.
        place: String,
        /// The entries concerned.
        entries: Entries,
    },
    /// The source ends before its end.
    #[error("the dump is cut off")]
    Cut,
    /// The checksum over the whole is another.
    #[error("the checksum at the end of the dump is not that of its bytes")]
    Sum,
    /// The source cannot be read at all; that says nothing of the log.
    #[error("{0}")]
    Unreadable(String),
}
