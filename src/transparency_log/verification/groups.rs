//! The entries read so far: their tree, and what was said about them twice and does not agree.

use crate::transparency_log::edge::{Edge, subtrees, tile_root};
use crate::transparency_log::finding::Fault;
use crate::transparency_log::hash::Hash;
use crate::transparency_log::source::Entries;
use crate::transparency_log::tree::{Node, join};

/// Entries in a group: a whole level-0 tile.
const GROUP: u64 = 256;

/// Trees over the entries, by what their bytes say, by their stated hashes and by the stated hashes of subtrees. The last
/// group is kept hash by hash, all before it as right edges.
#[derive(Default)]
pub(super) struct Groups {
    /// Over the groups, from their entries.
    by_entries: Edge,
    /// Over the groups, from the hashes stated for them.
    by_subtrees: Edge,
    /// Hashes stated for the entries of the last group.
    stated: Vec<Hash>,
    /// Hashes of the bytes of the entries of the last group.
    computed: Vec<Hash>,
    /// First entry of the last group whose two hashes differ.
    differs: Option<u64>,
    /// Since the last signed root: the first subtree whose stated hash is not that of its entries.
    suspect: Option<Entries>,
    /// The subtrees of whole tiles that ended with the last group, by entries and by stated hashes.
    ended: Vec<(Node, Hash, Hash)>,
}

impl Groups {
    /// Entries taken.
    pub(super) fn size(&self) -> u64 {
        self.by_entries.size() * GROUP + self.stated.len() as u64
    }

    pub(super) fn take_entry(&mut self, hash: Hash, leaf: &[u8]) {
        let computed = Hash::of_leaf(leaf);
        if computed != hash && self.differs.is_none() {
            self.differs = Some(self.size());
        }
        self.stated.push(hash);
        self.computed.push(computed);
    }

    /// Takes the hash stated for a subtree that ends here.
    pub(super) fn take_subtree(&mut self, node: Node, hash: Hash) -> Vec<(Fault, Entries)> {
        if node.level == 8 && self.is_full() && node.index == self.by_entries.size() {
            return self.close_with(Some(hash));
        }
        let found = self.close();
        match self.ended.iter().find(|(ended, ..)| ended.level + 8 == node.level && ended.index == node.index) {
            Some((_, entries, subtrees)) if hash == *entries || hash == *subtrees => {}
            _ => {
                let width = 1_u64.checked_shl(node.level.into()).unwrap_or(u64::MAX);
                let first = node.index.saturating_mul(width);
                self.suspect.get_or_insert((first, first.saturating_add(width - 1)));
            }
        }
        found
    }

    /// Closes the last group where it is full and no hash was stated for it.
    pub(super) fn close(&mut self) -> Vec<(Fault, Entries)> {
        if self.is_full() { self.close_with(None) } else { Vec::new() }
    }

    /// Whether the last group has all its entries and its hash is due.
    pub(super) fn is_full(&self) -> bool {
        self.stated.len() as u64 == GROUP
    }

    fn close_with(&mut self, given: Option<Hash>) -> Vec<(Fault, Entries)> {
        let first = self.by_entries.size() * GROUP;
        let (stated, computed) = (tile_root(&self.stated), tile_root(&self.computed));
        let mut found = Vec::new();
        let root = if let Some(entry) = self.differs.take() {
            let (fault, root) = match given {
                Some(given) if given == stated => (Fault::LeafAltered, stated),
                Some(given) if given == computed => (Fault::HashAltered, computed),
                _ => (Fault::LeafOrHashAltered, computed),
            };
            found.push((fault, (entry, entry)));
            root
        } else {
            if given.is_some_and(|given| given != computed) {
                self.suspect.get_or_insert((first, first + GROUP - 1));
            }
            computed
        };
        let by_entries = self.by_entries.push_naming(root);
        let by_subtrees = self.by_subtrees.push_naming(given.unwrap_or(root));
        let both = by_entries.into_iter().zip(by_subtrees);
        self.ended = both.map(|((node, entries), (_, subtrees))| (node, entries, subtrees)).collect();
        self.stated.clear();
        self.computed.clear();
        found
    }

    /// Whether one of the trees has this signed root, and what that tells of what did not agree.
    pub(super) fn confirm(&mut self, root: Hash) -> Option<Vec<(Fault, Entries)>> {
        let over = |by_entries: bool, by_stated: bool| {
            let edge = if by_entries { &self.by_entries } else { &self.by_subtrees };
            let last = if by_stated { &self.stated } else { &self.computed };
            join(edge.subtrees().into_iter().chain(subtrees(last)))
        };
        let trees = [(true, false), (true, true), (false, false), (false, true)];
        let (by_entries, by_stated) = trees.into_iter().find(|(entries, stated)| over(*entries, *stated) == root)?;
        let mut found = Vec::new();
        if let Some(entries) = self.suspect.take() {
            found.push((if by_entries { Fault::SubtreeAltered } else { Fault::EntriesAltered }, entries));
        }
        if let Some(entry) = self.differs.take() {
            found.push((if by_stated { Fault::LeafAltered } else { Fault::HashAltered }, (entry, entry)));
        }
        // From here on all go by what was signed.
        if by_entries {
            self.by_subtrees = self.by_entries.clone();
        } else {
            self.by_entries = self.by_subtrees.clone();
        }
        if by_stated {
            self.computed.clone_from(&self.stated);
        } else {
            self.stated.clone_from(&self.computed);
        }
        Some(found)
    }

    /// What did not agree and cannot be told any better: nothing signed will follow.
    pub(super) fn give_up(&mut self) -> Vec<(Fault, Entries)> {
        let suspect = self.suspect.take().map(|entries| (Fault::SubtreeDiffers, entries));
        let differs = self.differs.take().map(|entry| (Fault::LeafOrHashAltered, (entry, entry)));
        suspect.into_iter().chain(differs).collect()
    }
}
