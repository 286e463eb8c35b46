//! A dump: the whole log in one file that is verified without database and server.
//!
//! ```text
//! daodi-log-dump 1
//! key NAME+ID+KEY                 one or more verifier keys
//! checkpoint                      the checkpoint it was made at: a signed note, verbatim
//! ORIGIN
//! SIZE
//! ROOT
//!
//! — NAME SIGNATURE
//! entry 0 HASH BYTES              an entry: index, leaf hash, the bytes of the leaf
//! …
//! group 0 HASH                    after every 256 entries: the hash of their subtree, as the log's tile has it
//! checkpoint                      where the log kept them: older checkpoints, each where its size is reached
//! …
//! end SIZE SUM                    SHA-256 of every byte before this line
//! ```
//!
//! Lines end with a newline. Each thing has one form, so a dump that can be read is written again byte for byte. What is
//! said twice narrows down what was changed: bytes and hash of an entry, the hash of its group, the checkpoints before and
//! after it. The sum covers what nothing else does, such as signatures of unknown witnesses.

mod reader;
mod writer;

pub use reader::DumpReader;
pub use writer::{DumpError, DumpWriter};

/// First line.
const HEADER: &str = "daodi-log-dump 1";
/// Entries of a group: those of a level-0 tile.
const GROUP: u64 = super::tile::TILE_WIDTH;
/// Most verifier keys.
const MAX_KEYS: usize = 64;

#[cfg(test)]
mod tests;
