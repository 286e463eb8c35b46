//! Writing a dump.

use super::{GROUP, HEADER, MAX_KEYS};
use crate::transparency_log::edge::tile_root;
use crate::transparency_log::leaf::MAX_LEAF;
use crate::transparency_log::{Hash, SignedCheckpoint, VerifierKey};
use sha2::{Digest as _, Sha256};
use std::io::{self, Write};

/// Writes a dump, part by part in the log's order. What is stored is written as it is stored, right or wrong: finding
/// fault is the verifier's part.
#[derive(Debug)]
pub struct DumpWriter<W> {
    out: W,
    sum: Sha256,
    entries: u64,
    group: Vec<Hash>,
}

/// Why a dump cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum DumpError {
    /// The file cannot be written.
    #[error("the dump cannot be written: {0}")]
    Io(#[from] io::Error),
    /// An entry is too long or has control characters, which no leaf has.
    #[error("entry {0} is no leaf and cannot stand in a dump")]
    Entry(u64),
    /// There are no keys or more than 64, or a group was ended too early or too late.
    #[error("a dump has 1 to 64 keys and ends a group after every 256 entries")]
    Order,
}

impl<W: Write> DumpWriter<W> {
    /// Begins a dump.
    ///
    /// # Errors
    /// [`DumpError`].
    pub fn begin(out: W, keys: &[VerifierKey], head: &SignedCheckpoint) -> Result<Self, DumpError> {
        if keys.is_empty() || keys.len() > MAX_KEYS {
            return Err(DumpError::Order);
        }
        let mut dump = Self { out, sum: Sha256::new(), entries: 0, group: Vec::new() };
        dump.write(format!("{HEADER}\n").as_bytes())?;
        for key in keys {
            dump.write(format!("key {key}\n").as_bytes())?;
        }
        dump.note(head)?;
        Ok(dump)
    }

    /// Writes the next entry with its stored hash.
    ///
    /// # Errors
    /// [`DumpError`].
    pub fn entry(&mut self, hash: &Hash, leaf: &[u8]) -> Result<(), DumpError> {
        if self.group.len() as u64 == GROUP {
            return Err(DumpError::Order);
        }
        if !is_leaf(leaf) {
            return Err(DumpError::Entry(self.entries));
        }
        self.write(format!("entry {} {hash} ", self.entries).as_bytes())?;
        self.write(leaf)?;
        self.write(b"\n")?;
        self.group.push(*hash);
        self.entries += 1;
        Ok(())
    }

    /// Whether [`Self::group`] is due.
    #[must_use]
    pub fn group_is_full(&self) -> bool {
        self.group.len() as u64 == GROUP
    }

    /// Ends a group of 256 entries with the hash that is stored of it (in the level-1 tile), else with that of the
    /// entries' hashes. The stored one tells more: it is of another time than a changed entry.
    ///
    /// # Errors
    /// [`DumpError`].
    pub fn group(&mut self, stored: Option<Hash>) -> Result<(), DumpError> {
        if !self.group_is_full() {
            return Err(DumpError::Order);
        }
        let hash = stored.unwrap_or_else(|| tile_root(&self.group));
        self.group.clear();
        self.write(format!("group {} {hash}\n", self.entries / GROUP - 1).as_bytes())
    }

    /// Writes an older checkpoint: due where as many entries are written as it counts.
    ///
    /// # Errors
    /// [`DumpError`].
    pub fn checkpoint(&mut self, older: &SignedCheckpoint) -> Result<(), DumpError> {
        if self.group_is_full() { Err(DumpError::Order) } else { self.note(older) }
    }

    /// Ends the dump and gives back what it was written to.
    ///
    /// # Errors
    /// [`DumpError`].
    pub fn end(mut self) -> Result<W, DumpError> {
        if self.group_is_full() {
            return Err(DumpError::Order);
        }
        let sum = Hash(self.sum.finalize().into());
        writeln!(self.out, "end {} {sum}", self.entries)?;
        self.out.flush()?;
        Ok(self.out)
    }

    fn note(&mut self, checkpoint: &SignedCheckpoint) -> Result<(), DumpError> {
        self.write(format!("checkpoint\n{checkpoint}").as_bytes())
    }

    fn write(&mut self, bytes: &[u8]) -> Result<(), DumpError> {
        self.sum.update(bytes);
        Ok(self.out.write_all(bytes)?)
    }
}

/// Whether bytes can stand in a line: no control characters, and not too many.
pub(super) fn is_leaf(bytes: &[u8]) -> bool {
    bytes.len() <= MAX_LEAF && bytes.iter().all(|b| *b >= b' ')
}
