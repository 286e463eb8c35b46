//! The transparency log (公开日志): every act of the register as a leaf of a Merkle tree whose root is signed.
//!
//! Whoever keeps a checkpoint can find later that an act was changed, taken out or put in between. The formats are those
//! of C2SP (tlog-tiles, tlog-checkpoint, signed-note, tlog-cosignature, tlog-proof), so that witnesses and verifiers of
//! others work unchanged; the tree is that of RFC 6962. What checks or makes signatures is not in the browser's build.

mod bundle;
mod check;
mod checkpoint;
mod dump;
mod edge;
mod finding;
mod hash;
mod leaf;
mod note;
mod proof;
#[cfg(not(target_arch = "wasm32"))]
mod signing;
mod source;
mod tile;
mod tile_set;
mod tree;
#[cfg(not(target_arch = "wasm32"))]
mod verification;
mod verifier_key;

pub use bundle::{BundleError, MAX_BUNDLE, decode_bundle, encode_bundle};
pub use check::{CheckError, check_consistency, check_inclusion};
pub use checkpoint::{Checkpoint, CheckpointError, SignedCheckpoint};
pub use dump::{DumpError, DumpReader, DumpWriter};
pub use edge::{Edge, TileUpdate};
pub use finding::{Fault, Finding};
pub use hash::Hash;
pub use leaf::{Actor, Commitment, FactValue, Leaf, LeafError, MAX_INTEGER, MAX_LEAF, commit};
pub use note::{MAX_NOTE, MAX_SIGNATURES, Note, NoteError, NoteSignature};
pub use proof::{Proof, ProofError};
#[cfg(not(target_arch = "wasm32"))]
pub use signing::{LogSigner, SignedBy, TrustedKeys};
pub use source::{Entries, LogSource, Part, SourceError};
pub use tile::{Bundle, Resource, TILE_HEIGHT, TILE_WIDTH, Tile};
pub use tile_set::TileSet;
pub use tree::{
    HashReader, MAX_SIZE, Node, TreeError, consistency_nodes, consistency_proof, inclusion_nodes, inclusion_proof,
    root, root_nodes,
};
#[cfg(not(target_arch = "wasm32"))]
pub use verification::{Report, Trust, Unreadable, refused, verify};
pub use verifier_key::{KeyKind, VerifierKey, VerifierKeyError};

#[cfg(all(test, not(target_arch = "wasm32")))]
mod fixtures;
