//! Checking proofs: the algorithms of RFC 9162, sections 2.1.3.2 and 2.1.4.2.

use super::hash::Hash;

/// Why a proof proves nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CheckError {
    /// The leaf or the older size is not within the tree.
    #[error("the proof is for a place outside the tree")]
    Range,
    /// The proof has too few or too many hashes.
    #[error("the proof has the wrong number of hashes")]
    Length,
    /// The proof leads to another root.
    #[error("the proof leads to another root")]
    Root,
}

/// Checks that the leaf with this hash is entry `index` of the tree with this size and root.
///
/// # Errors
/// [`CheckError`].
pub fn check_inclusion(index: u64, size: u64, leaf: Hash, proof: &[Hash], root: Hash) -> Result<(), CheckError> {
    if index >= size {
        return Err(CheckError::Range);
    }
    let (mut at, mut last) = (index, size - 1);
    let mut hash = leaf;
    for beside in proof {
        if last == 0 {
            return Err(CheckError::Length);
        }
        if at & 1 == 1 || at == last {
            hash = Hash::of_node(beside, &hash);
            up_while_even(&mut at, &mut last);
        } else {
            hash = Hash::of_node(&hash, beside);
        }
        at >>= 1;
        last >>= 1;
    }
    ended(last, hash == root)
}

/// Checks that the tree of `size` leaves with root `root` begins with the tree of `old` leaves with root `old_root`.
///
/// Every tree begins with the empty one, whose proof is empty; so is that of equal sizes.
///
/// # Errors
/// [`CheckError`].
pub fn check_consistency(old: u64, old_root: Hash, size: u64, root: Hash, proof: &[Hash]) -> Result<(), CheckError> {
    if old > size {
        return Err(CheckError::Range);
    }
    if old == 0 || old == size {
        return match (proof.is_empty(), old_root == if old == 0 { Hash::EMPTY } else { root }) {
            (true, true) => Ok(()),
            (true, false) => Err(CheckError::Root),
            (false, _) => Err(CheckError::Length),
        };
    }
    // The older tree is complete: its root is the first hash of the proof and is not sent.
    let (first, rest) = if old.is_power_of_two() { (Some(&old_root), proof) } else { (proof.first(), tail(proof)) };
    let (Some(first), false) = (first, proof.is_empty()) else { return Err(CheckError::Length) };
    let (mut at, mut last) = (old - 1, size - 1);
    while at & 1 == 1 {
        at >>= 1;
        last >>= 1;
    }
    let (mut old_hash, mut hash) = (*first, *first);
    for beside in rest {
        if last == 0 {
            return Err(CheckError::Length);
        }
        if at & 1 == 1 || at == last {
            old_hash = Hash::of_node(beside, &old_hash);
            hash = Hash::of_node(beside, &hash);
            up_while_even(&mut at, &mut last);
        } else {
            hash = Hash::of_node(&hash, beside);
        }
        at >>= 1;
        last >>= 1;
    }
    ended(last, old_hash == old_root && hash == root)
}

fn tail(proof: &[Hash]) -> &[Hash] {
    proof.get(1..).unwrap_or_default()
}

/// At the right edge the levels without a neighbour are passed over.
fn up_while_even(at: &mut u64, last: &mut u64) {
    while *at & 1 == 0 && *at != 0 {
        *at >>= 1;
        *last >>= 1;
    }
}

fn ended(last: u64, same: bool) -> Result<(), CheckError> {
    match (last, same) {
        (0, true) => Ok(()),
        (0, false) => Err(CheckError::Root),
        _ => Err(CheckError::Length),
    }
}
