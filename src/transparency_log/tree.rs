//! The Merkle tree of RFC 6962, section 2.1: roots and proofs out of the hashes of complete subtrees.
//!
//! A proof among ten million leaves needs some two dozen hashes. So nothing here wants the leaves: a [`HashReader`]
//! gives the hashes of complete subtrees, and `…_nodes` say beforehand which ones, for whoever must fetch them first.

use super::hash::Hash;

/// Most leaves a log may have: 2^63 - 1.
pub const MAX_SIZE: u64 = i64::MAX.unsigned_abs();

/// A complete subtree: 2^`level` leaves, the `index`-th of that size from the left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Node {
    /// Height above the leaves; 0 is a leaf.
    pub level: u8,
    /// Place among the subtrees of this height, from 0.
    pub index: u64,
}

/// Gives the hashes of complete subtrees.
pub trait HashReader {
    /// The hash of a complete subtree, where it is at hand.
    fn hash(&self, node: Node) -> Option<Hash>;
}

/// Why there is no root or proof.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TreeError {
    /// The leaf or the older size is not within the tree, or the tree is larger than 2^63 - 1.
    #[error("{at} is not within a log of {size} entries")]
    Range {
        /// What was asked for.
        at: u64,
        /// Size of the tree.
        size: u64,
    },
    /// The reader does not have this hash.
    #[error("the hash of subtree {index} of level {level} is missing")]
    Missing {
        /// Height.
        level: u8,
        /// Place.
        index: u64,
    },
}

/// Leaves from `.0` to before `.1`: one hash of a proof.
type Range = (u64, u64);

/// The complete subtrees that a run of leaves is made of, left to right.
fn cover((mut low, high): Range, nodes: &mut Vec<Node>) {
    while low < high {
        let fits = (high - low).ilog2();
        let level = if low == 0 { fits } else { fits.min(low.trailing_zeros()) };
        nodes.push(Node { level: level as u8, index: low >> level });
        low += 1 << level;
    }
}

fn covers(ranges: &[Range]) -> Vec<Node> {
    let mut nodes = Vec::new();
    for range in ranges {
        cover(*range, &mut nodes);
    }
    nodes
}

/// The hash of a run of complete subtrees of falling size: the right ones are joined first.
pub(super) fn join(hashes: impl DoubleEndedIterator<Item = Hash>) -> Hash {
    hashes.rev().reduce(|right, left| Hash::of_node(&left, &right)).unwrap_or(Hash::EMPTY)
}

fn range_hash(range: Range, reader: &(impl HashReader + ?Sized)) -> Result<Hash, TreeError> {
    let nodes = covers(&[range]);
    let missing = |n: Node| TreeError::Missing { level: n.level, index: n.index };
    let hashes: Result<Vec<Hash>, _> = nodes.iter().map(|n| reader.hash(*n).ok_or_else(|| missing(*n))).collect();
    Ok(join(hashes?.into_iter()))
}

fn proof(ranges: &[Range], reader: &(impl HashReader + ?Sized)) -> Result<Vec<Hash>, TreeError> {
    ranges.iter().map(|range| range_hash(*range, reader)).collect()
}

/// Where a tree of the leaves between both is cut: the greatest power of two below its size.
fn split((low, high): Range) -> u64 {
    low + (1 << (high - low - 1).ilog2())
}

fn checked(at: u64, within: bool, size: u64) -> Result<(), TreeError> {
    if within && size <= MAX_SIZE { Ok(()) } else { Err(TreeError::Range { at, size }) }
}

/// PATH(m, D[n]) of RFC 6962, section 2.1.1, from the leaf upwards.
fn inclusion_ranges(index: u64, size: u64) -> Result<Vec<Range>, TreeError> {
    checked(index, index < size, size)?;
    let mut ranges = Vec::new();
    let mut tree = (0, size);
    while tree.1 - tree.0 > 1 {
        let middle = split(tree);
        let (within, beside) =
            if index < middle { ((tree.0, middle), (middle, tree.1)) } else { ((middle, tree.1), (tree.0, middle)) };
        ranges.push(beside);
        tree = within;
    }
    ranges.reverse();
    Ok(ranges)
}

/// PROOF(m, D[n]) of RFC 6962, section 2.1.2. Empty where one of the trees is, or both are the same.
fn consistency_ranges(old: u64, size: u64) -> Result<Vec<Range>, TreeError> {
    checked(old, old <= size, size)?;
    if old == 0 || old == size {
        return Ok(Vec::new());
    }
    let mut ranges = Vec::new();
    let mut tree = (0, size);
    let mut known = true;
    while old != tree.1 {
        let middle = split(tree);
        if old <= middle {
            ranges.push((middle, tree.1));
            tree.1 = middle;
        } else {
            ranges.push((tree.0, middle));
            tree.0 = middle;
            known = false;
        }
    }
    if !known {
        ranges.push(tree);
    }
    ranges.reverse();
    Ok(ranges)
}

/// The root of the first `size` leaves.
///
/// # Errors
/// [`TreeError::Missing`].
pub fn root(size: u64, reader: &(impl HashReader + ?Sized)) -> Result<Hash, TreeError> {
    checked(size, true, size)?;
    range_hash((0, size), reader)
}

/// The subtrees that [`root`] will ask for.
///
/// # Errors
/// [`TreeError::Range`].
pub fn root_nodes(size: u64) -> Result<Vec<Node>, TreeError> {
    checked(size, true, size)?;
    Ok(covers(&[(0, size)]))
}

/// The proof that leaf `index` stands in the tree of `size` leaves: its neighbours' hashes, from the leaf upwards.
///
/// # Errors
/// [`TreeError`].
pub fn inclusion_proof(index: u64, size: u64, reader: &(impl HashReader + ?Sized)) -> Result<Vec<Hash>, TreeError> {
    proof(&inclusion_ranges(index, size)?, reader)
}

/// The subtrees that [`inclusion_proof`] will ask for.
///
/// # Errors
/// [`TreeError::Range`].
pub fn inclusion_nodes(index: u64, size: u64) -> Result<Vec<Node>, TreeError> {
    Ok(covers(&inclusion_ranges(index, size)?))
}

/// The proof that the tree of `size` leaves begins with the tree of `old` leaves.
///
/// # Errors
/// [`TreeError`].
pub fn consistency_proof(old: u64, size: u64, reader: &(impl HashReader + ?Sized)) -> Result<Vec<Hash>, TreeError> {
    proof(&consistency_ranges(old, size)?, reader)
}

/// The subtrees that [`consistency_proof`] will ask for.
///
/// # Errors
/// [`TreeError::Range`].
pub fn consistency_nodes(old: u64, size: u64) -> Result<Vec<Node>, TreeError> {
    Ok(covers(&consistency_ranges(old, size)?))
}

#[cfg(test)]
mod tests;
