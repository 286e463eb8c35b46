//! A proof that an entry stands in the log, as a text file that needs neither log nor network (C2SP tlog-proof).

use super::check::{CheckError, check_inclusion};
use super::checkpoint::{CheckpointError, SignedCheckpoint};
use super::hash::{Hash, number};
use super::leaf::MAX_LEAF;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use std::fmt;

/// First line of a proof.
const HEADER: &str = "c2sp.org/tlog-proof@v1";
/// Most hashes a proof may have: the tree has at most 2^63 - 1 leaves.
const MAX_HASHES: usize = 63;

/// Everything that shows an entry to be in the log, but the entry itself and the key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// Data of our own choice, not proved by anything. Daodi puts the entry's bytes here, so that one file is enough.
    pub extra: Option<Vec<u8>>,
    /// Index of the entry, from 0.
    pub index: u64,
    /// Hashes beside the way from the leaf to the root, leaf first.
    pub hashes: Vec<Hash>,
    /// The checkpoint it leads to, with its signatures.
    pub checkpoint: SignedCheckpoint,
}

/// Why a proof proves nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProofError {
    /// The text is no proof.
    #[error("line {0} of the proof is not as it should be")]
    Line(usize),
    /// Its checkpoint is none, or is not signed as asked.
    #[error(transparent)]
    Checkpoint(#[from] CheckpointError),
    /// The entry is longer than any entry may be.
    #[error("an entry has at most {MAX_LEAF} bytes")]
    Entry,
    /// The hashes do not lead from the entry to the checkpoint's root.
    #[error("{0}")]
    Check(#[from] CheckError),
}

impl Proof {
    /// Reads a proof. Strict: what would not be written again byte for byte is refused.
    ///
    /// # Errors
    /// [`ProofError`].
    pub fn parse(text: &[u8]) -> Result<Self, ProofError> {
        let end = text.windows(2).position(|pair| pair == b"\n\n").ok_or(ProofError::Line(1))?;
        let checkpoint = SignedCheckpoint::parse(&text[end + 2..])?;
        let head = str::from_utf8(&text[..end]).map_err(|_| ProofError::Line(1))?;
        let mut lines = head.split('\n').zip(1..).peekable();
        if lines.next().is_none_or(|(line, _)| line != HEADER) {
            return Err(ProofError::Line(1));
        }
        let extra = match lines.next_if(|(line, _)| line.starts_with("extra ")) {
            Some((line, at)) => Some(STANDARD.decode(&line[6..]).map_err(|_| ProofError::Line(at))?),
            None => None,
        };
        let (line, at) = lines.next().ok_or(ProofError::Line(2))?;
        let index = line.strip_prefix("index ").and_then(number).ok_or(ProofError::Line(at))?;
        let mut hashes = Vec::new();
        for (line, at) in lines {
            let hash = Hash::parse(line.as_bytes()).filter(|_| hashes.len() < MAX_HASHES);
            hashes.push(hash.ok_or(ProofError::Line(at))?);
        }
        Ok(Self { extra, index, hashes, checkpoint })
    }

    /// Checks that an entry with these bytes stands at the proof's index in the tree of its checkpoint. Says nothing of
    /// who signed that: see [`Self::verify`].
    ///
    /// # Errors
    /// [`ProofError::Entry`] or [`ProofError::Check`].
    pub fn leads_from(&self, entry: &[u8]) -> Result<(), ProofError> {
        if entry.len() > MAX_LEAF {
            return Err(ProofError::Entry);
        }
        let tree = self.checkpoint.checkpoint();
        Ok(check_inclusion(self.index, tree.size, Hash::of_leaf(entry), &self.hashes, tree.root)?)
    }

    /// Checks all of it, offline: the checkpoint's signatures and the way from the entry to its root.
    ///
    /// # Errors
    /// [`ProofError`].
    #[cfg(not(target_arch = "wasm32"))]
    pub fn verify(&self, entry: &[u8], keys: &super::TrustedKeys) -> Result<Vec<super::SignedBy>, ProofError> {
        let signed = keys.verify(&self.checkpoint).map_err(CheckpointError::from)?;
        self.leads_from(entry)?;
        Ok(signed)
    }
}

impl fmt::Display for Proof {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{HEADER}")?;
        if let Some(extra) = &self.extra {
            writeln!(f, "extra {}", STANDARD.encode(extra))?;
        }
        writeln!(f, "index {}", self.index)?;
        self.hashes.iter().try_for_each(|hash| writeln!(f, "{hash}"))?;
        write!(f, "\n{}", self.checkpoint)
    }
}

#[cfg(test)]
mod tests;
