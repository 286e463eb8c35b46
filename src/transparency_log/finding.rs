//! What a verification found: each fault with the narrowest range of entries that can be named.

use super::source::Entries;
use crate::coded::coded;
use serde::Serialize;
use std::fmt;

coded! {
    /// What is wrong with a log.
    pub enum Fault {
        /// The bytes of an entry were changed: the tree still has the hash of what stood there.
        LeafAltered "leaf_altered",
        /// The hash beside an entry was changed: the tree has the hash of the entry's bytes.
        HashAltered "hash_altered",
        /// Bytes and hash of an entry do not belong together, and nothing tells which was changed.
        LeafOrHashAltered "leaf_or_hash_altered",
        /// Entries were changed together with their hashes: the tree has the hash of what stood there.
        EntriesAltered "entries_altered",
        /// The hash given for a subtree is not that of its entries, but the entries are the signed ones.
        SubtreeAltered "subtree_altered",
        /// The hash given for a subtree is not that of its entries.
        SubtreeDiffers "subtree_differs",
        /// Entries are missing.
        EntryMissing "entry_missing",
        /// An entry stands at another place than its own.
        OutOfOrder "out_of_order",
        /// There are entries that no checkpoint covers.
        EntryUncovered "entry_uncovered",
        /// The log ends before its checkpoint's size.
        Truncated "truncated",
        /// Something has not the form that it must have.
        Malformed "malformed",
        /// Entries and hashes agree among themselves but do not give the root that was signed.
        RootDiffers "root_differs",
        /// The log signed another history than the one of an older checkpoint.
        Forked "forked",
        /// The log signed a smaller size than that of an older checkpoint.
        Shrunk "shrunk",
        /// A checkpoint is not signed by a key of the log, or not cosigned by a witness that was asked for.
        Unsigned "unsigned",
        /// A signature is not by the key that it names.
        BadSignature "bad_signature",
        /// A checkpoint is of another log.
        OtherLog "other_log",
        /// The checksum is not that of the bytes.
        SumDiffers "sum_differs",
    }
}

/// One thing that was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// What is wrong.
    pub fault: Fault,
    /// First and last entry that it can be about, from 0; none where it is not about entries.
    pub entries: Option<Entries>,
    /// Where it was seen: a line of the dump, a path below the log's address, a checkpoint.
    pub place: Option<String>,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.entries {
            Some((first, last)) if first == last => write!(f, "entry {first}: ")?,
            Some((first, last)) => write!(f, "entries {first} to {last}: ")?,
            None => {}
        }
        f.write_str(match self.fault {
            Fault::LeafAltered => "the bytes were changed; the tree has the hash of what stood there",
            Fault::HashAltered => "the hash was changed; the tree has the hash of the bytes",
            Fault::LeafOrHashAltered => "bytes and hash do not belong together",
            Fault::EntriesAltered => "changed together with their hashes; the signed tree has others",
            Fault::SubtreeAltered => "the hash over them was changed; the entries are the signed ones",
            Fault::SubtreeDiffers => "the hash given over them is not theirs",
            Fault::EntryMissing => "missing",
            Fault::OutOfOrder => "not at its place",
            Fault::EntryUncovered => "beyond the size that the checkpoint covers",
            Fault::Truncated if self.entries.is_some() => "missing: the log ends before its checkpoint's size",
            Fault::Truncated => "the dump is cut off at its end",
            Fault::Malformed => "not of the form that it must have",
            Fault::RootDiffers => "they do not give the root that was signed; at least one of them was changed",
            Fault::Forked => "the log has signed another history here than the older checkpoint",
            Fault::Shrunk => "the log has signed a smaller size than the older checkpoint",
            Fault::Unsigned => "not signed by a key of the log, or not by a witness that was asked for",
            Fault::BadSignature => "a signature is not by the key that it names",
            Fault::OtherLog => "of another log",
            Fault::SumDiffers => "the checksum at the end of the dump is not that of its bytes",
        })?;
        match &self.place {
            Some(place) => write!(f, " ({place})"),
            None => Ok(()),
        }
    }
}
