//! The tree: published vectors, the definition, another implementation, and no spoilt proof passes.

#![expect(clippy::unwrap_used, reason = "a test may panic")]
use super::*;
use crate::transparency_log::fixtures::{Log, Random};
use crate::transparency_log::hash::{from_hex, hex};
use crate::transparency_log::{CheckError, Edge, Tile, TileSet, check_consistency, check_inclusion};
use proptest::prelude::*;

/// Leaves, roots and proofs of the reference implementation of Certificate Transparency
/// (google/certificate-transparency, `merkle_test.py` and `merkle_verify_test.py`); RFC 6962 itself prints none.
const LEAVES: [&[u8]; 8] = [b"", b"\x00", b"\x10", b"\x20\x21", b"01", b"@ABC", b"PQRSTUVW", b"`abcdefghijklmno"];
const ROOTS: [&str; 9] = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];
const N0: &str = "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d";
const N1: &str = "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7";
const N2_3: &str = "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e";
const N4_7: &str = "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4";
const N4: &str = "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b";
const N6_7: &str = "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0";
const N0_3: &str = "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7";
const N0_1: &str = "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125";
const N4_5: &str = "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a";

fn published(size: usize) -> (TileSet, Edge) {
    let (mut tiles, mut edge) = (TileSet::new(), Edge::new());
    tiles.extend(edge.append(LEAVES[..size].iter().map(|leaf| Hash::of_leaf(leaf))));
    (tiles, edge)
}

fn hashes(texts: &[&str]) -> Vec<Hash> {
    texts.iter().map(|text| Hash(from_hex(text).unwrap())).collect()
}

#[test]
fn the_published_vectors_of_certificate_transparency() {
    for (size, expected) in ROOTS.iter().enumerate() {
        let (tiles, edge) = published(size);
        assert_eq!(hex(&edge.root().0), *expected);
        assert_eq!(root(size as u64, &tiles), Ok(edge.root()));
    }
    let (tiles, edge) = published(8);
    let inclusions = [
        (0, 1, vec![]),
        (0, 8, vec![N1, N2_3, N4_7]),
        (5, 8, vec![N4, N6_7, N0_3]),
        (2, 3, vec![N0_1]),
        (1, 5, vec![N0, N2_3, N4]),
    ];
    for (index, size, expected) in inclusions {
        let proof = inclusion_proof(index, size, &tiles).unwrap();
        assert_eq!(proof, hashes(&expected));
        let leaf = Hash::of_leaf(LEAVES[index as usize]);
        assert_eq!(check_inclusion(index, size, leaf, &proof, root(size, &tiles).unwrap()), Ok(()));
    }
    let consistencies =
        [(1, 1, vec![]), (1, 8, vec![N1, N2_3, N4_7]), (6, 8, vec![N4_5, N6_7, N0_3]), (2, 5, vec![N2_3, N4])];
    for (old, size, expected) in consistencies {
        let proof = consistency_proof(old, size, &tiles).unwrap();
        assert_eq!(proof, hashes(&expected));
        let roots = (root(old, &tiles).unwrap(), root(size, &tiles).unwrap());
        assert_eq!(check_consistency(old, roots.0, size, roots.1, &proof), Ok(()));
    }
    assert_eq!(edge.root(), hashes(&[ROOTS[8]])[0]);
}

/// MTH, PATH and PROOF written down as RFC 6962 defines them, over all the leaves.
mod by_the_book {
    use super::Hash;

    fn middle(leaves: &[Hash]) -> usize {
        leaves.len().next_power_of_two() / 2
    }

    pub(super) fn root(leaves: &[Hash]) -> Hash {
        match leaves {
            [] => Hash::EMPTY,
            [one] => *one,
            _ => {
                let (left, right) = leaves.split_at(middle(leaves));
                Hash::of_node(&root(left), &root(right))
            }
        }
    }

    pub(super) fn path(m: usize, leaves: &[Hash]) -> Vec<Hash> {
        if leaves.len() == 1 {
            return Vec::new();
        }
        let k = middle(leaves);
        let (left, right) = leaves.split_at(k);
        let (mut path, beside) = if m < k { (path(m, left), root(right)) } else { (path(m - k, right), root(left)) };
        path.push(beside);
        path
    }

    pub(super) fn consistency(m: usize, leaves: &[Hash], whole: bool) -> Vec<Hash> {
        if m == leaves.len() {
            return if whole { Vec::new() } else { vec![root(leaves)] };
        }
        let k = middle(leaves);
        let (left, right) = leaves.split_at(k);
        let (mut proof, beside) = if m <= k {
            (consistency(m, left, whole), root(right))
        } else {
            (consistency(m - k, right, false), root(left))
        };
        proof.push(beside);
        proof
    }
}

/// Every way to spoil a proof a little.
fn spoilt(proof: &[Hash]) -> Vec<Vec<Hash>> {
    let mut all = vec![[proof, &[Hash([0; 32])]].concat(), [&[Hash([0; 32])], proof].concat()];
    for at in 0..proof.len() {
        let (mut flipped, mut shorter, mut doubled) = (proof.to_vec(), proof.to_vec(), proof.to_vec());
        flipped[at].0[31 - at % 32] ^= 1;
        shorter.remove(at);
        doubled.insert(at, proof[at]);
        all.extend([flipped, shorter, doubled]);
    }
    all.retain(|other| other != proof);
    all
}

#[test]
fn every_proof_of_small_trees_is_that_of_the_definition_and_no_spoilt_one_passes() {
    let leaves: Vec<Hash> = (0..35_u8).map(|n| Hash::of_leaf(&[n])).collect();
    let (mut tiles, mut edge) = (TileSet::new(), Edge::new());
    for size in 1..=leaves.len() {
        tiles.extend(edge.append([leaves[size - 1]]));
        let (n, whole) = (size as u64, by_the_book::root(&leaves[..size]));
        assert_eq!((edge.root(), root(n, &tiles)), (whole, Ok(whole)));
        for m in 0..size {
            let proof = inclusion_proof(m as u64, n, &tiles).unwrap();
            assert_eq!(proof, by_the_book::path(m, &leaves[..size]));
            let check = |index, size, leaf, proof: &[Hash]| check_inclusion(index, size, leaf, proof, whole);
            assert_eq!(check(m as u64, n, leaves[m], &proof), Ok(()));
            for other in spoilt(&proof) {
                assert!(check(m as u64, n, leaves[m], &other).is_err());
            }
            for other in (0..size).filter(|other| *other != m) {
                assert!(check(other as u64, n, leaves[m], &proof).is_err());
                assert!(check(m as u64, n, leaves[other], &proof).is_err());
            }
            assert_eq!(check(n, n, leaves[m], &proof), Err(CheckError::Range));
        }
        for old in 1..=size {
            let proof = consistency_proof(old as u64, n, &tiles).unwrap();
            assert_eq!(proof, by_the_book::consistency(old, &leaves[..size], true));
            let old_root = by_the_book::root(&leaves[..old]);
            let check = |old, old_root, proof: &[Hash]| check_consistency(old, old_root, n, whole, proof);
            assert_eq!(check(old as u64, old_root, &proof), Ok(()));
            for other in spoilt(&proof) {
                assert!(check(old as u64, old_root, &other).is_err(), "{old} of {size}");
            }
            assert!(check(old as u64, Hash::EMPTY, &proof).is_err());
            assert!(check(n + 1, old_root, &proof).is_err());
        }
        assert_eq!(check_consistency(0, Hash::EMPTY, n, whole, &[]), Ok(()));
        assert!(check_consistency(0, whole, n, whole, &[]).is_err());
        assert!(check_consistency(0, Hash::EMPTY, n, whole, &[whole]).is_err());
    }
}

/// Hashes stored the way the crate `tlog_tiles` stores them, made by it alone.
struct Theirs(Vec<tlog_tiles::tlog::Hash>);

impl tlog_tiles::tlog::HashReader for Theirs {
    fn read_hashes(&self, indexes: &[u64]) -> Result<Vec<tlog_tiles::tlog::Hash>, tlog_tiles::tlog::Error> {
        Ok(indexes.iter().map(|at| self.0[*at as usize]).collect())
    }
}

#[test]
fn roots_and_proofs_are_those_of_another_implementation() {
    use tlog_tiles::tlog;
    let log = Log::of(3000);
    let mut theirs = Theirs(Vec::new());
    for (n, entry) in log.entries.iter().enumerate() {
        let stored = tlog::stored_hashes(n as u64, entry, &theirs).unwrap();
        theirs.0.extend(stored);
    }
    let ours = |hashes: &[tlog::Hash]| hashes.iter().map(|hash| Hash(hash.0)).collect::<Vec<_>>();
    let mut random = Random(6962);
    for round in 0..600 {
        let size = if round < 300 { round as u64 + 1 } else { 1 + random.below(3000) as u64 };
        let old = 1 + random.below(size as usize) as u64;
        let index = random.below(size as usize) as u64;
        let whole = root(size, &log.tiles).unwrap();
        assert_eq!(tlog::tree_hash(size, &theirs).unwrap().0, whole.0);
        let theirs_in = tlog::prove_record(size, index, &theirs).unwrap();
        assert_eq!(inclusion_proof(index, size, &log.tiles).unwrap(), ours(&theirs_in));
        let theirs_con = tlog::prove_tree(size, old, &theirs).unwrap();
        assert_eq!(consistency_proof(old, size, &log.tiles).unwrap(), ours(&theirs_con));
        let leaf = Hash::of_leaf(&log.entries[index as usize]);
        let old_root = root(old, &log.tiles).unwrap();
        assert_eq!(check_inclusion(index, size, leaf, &ours(&theirs_in), whole), Ok(()));
        assert_eq!(check_consistency(old, old_root, size, whole, &ours(&theirs_con)), Ok(()));
    }
}

/// A log whose leaves are all the same: the hash of a subtree depends on its height alone.
struct Same(std::cell::Cell<usize>);

impl HashReader for Same {
    fn hash(&self, node: Node) -> Option<Hash> {
        self.0.set(self.0.get() + 1);
        Some((0..node.level).fold(Hash::of_leaf(b"same"), |hash, _| Hash::of_node(&hash, &hash)))
    }
}

#[test]
fn a_proof_among_ten_million_asks_for_few_hashes() {
    let size = 10_000_019;
    let reader = Same(0.into());
    let whole = root(size, &reader).unwrap();
    for index in [0, 1, 255, 256, 9_999_999, size - 1] {
        reader.0.set(0);
        let proof = inclusion_proof(index, size, &reader).unwrap();
        assert!(reader.0.get() <= 48, "{} hashes", reader.0.get());
        assert_eq!(reader.0.get(), inclusion_nodes(index, size).unwrap().len());
        assert!(Tile::holding_all(&inclusion_nodes(index, size).unwrap(), size).len() <= 6);
        assert_eq!(check_inclusion(index, size, Hash::of_leaf(b"same"), &proof, whole), Ok(()));
    }
    let proof = consistency_proof(7_654_321, size, &reader).unwrap();
    let old_root = root(7_654_321, &reader).unwrap();
    assert_eq!(check_consistency(7_654_321, old_root, size, whole, &proof), Ok(()));
}

#[test]
fn what_is_outside_the_tree_or_missing_is_said() {
    let log = Log::of(3);
    assert_eq!(inclusion_proof(3, 3, &log.tiles), Err(TreeError::Range { at: 3, size: 3 }));
    assert_eq!(inclusion_proof(0, 0, &log.tiles), Err(TreeError::Range { at: 0, size: 0 }));
    assert_eq!(consistency_proof(4, 3, &log.tiles), Err(TreeError::Range { at: 4, size: 3 }));
    assert!(matches!(root(u64::MAX, &log.tiles), Err(TreeError::Range { .. })));
    assert_eq!(inclusion_proof(0, 4, &log.tiles), Err(TreeError::Missing { level: 1, index: 1 }));
}

proptest! {
    #[test]
    fn any_two_sizes_are_consistent_and_any_leaf_is_in(size in 1_u64..1 << 40, old in 0_u64..1 << 40, index in 0_u64..1 << 40) {
        let (old, index) = (old % (size + 1), index % size);
        let reader = Same(0.into());
        let whole = root(size, &reader).unwrap();
        let old_root = root(old, &reader).unwrap();
        let proof = consistency_proof(old, size, &reader).unwrap();
        prop_assert_eq!(check_consistency(old, old_root, size, whole, &proof), Ok(()));
        let proof = inclusion_proof(index, size, &reader).unwrap();
        prop_assert!(proof.len() <= 41);
        prop_assert_eq!(check_inclusion(index, size, Hash::of_leaf(b"same"), &proof, whole), Ok(()));
    }

    #[test]
    fn checking_never_panics(at in any::<u64>(), size in any::<u64>(), proof in prop::collection::vec(any::<[u8; 32]>().prop_map(Hash), 0..70)) {
        prop_assert!(check_inclusion(at, size, Hash::EMPTY, &proof, Hash([1; 32])).is_err());
        prop_assert!(check_consistency(at, Hash([2; 32]), size, Hash([1; 32]), &proof).is_err());
    }
}
