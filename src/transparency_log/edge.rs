//! The right edge of the tree: all that appending needs, however long the log is.

use super::hash::Hash;
use super::tile::{TILE_WIDTH, Tile};
use super::tile_set::TileSet;
use super::tree::{TreeError, join};

/// The unfinished tiles of a log, a level each. Taking in a leaf costs two hashes on average.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edge {
    size: u64,
    /// Hashes of each level's partial tile, fewer than 256; level 0 first.
    levels: Vec<Vec<Hash>>,
}

/// A tile to be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TileUpdate {
    /// Which.
    pub tile: Tile,
    /// Its hashes, as many as its width.
    pub hashes: Vec<Hash>,
}

impl TileUpdate {
    /// The tile's bytes, as they are stored and served.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        self.hashes.iter().flat_map(|hash| hash.0).collect()
    }
}

impl Edge {
    /// The edge of an empty log.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The partial tiles that [`Self::load`] needs for a log of this size.
    #[must_use]
    pub fn tiles(size: u64) -> Vec<Tile> {
        let level = |level: u8| Tile::of(level, size >> (8 * (u32::from(level) + 1)).min(63), size);
        (0..8).filter_map(level).collect()
    }

    /// The edge of a log of this size, from its stored tiles.
    ///
    /// # Errors
    /// [`TreeError::Missing`] where a tile is not in the set.
    pub fn load(size: u64, tiles: &TileSet) -> Result<Self, TreeError> {
        let mut levels = Vec::new();
        for tile in Self::tiles(size) {
            let missing = TreeError::Missing { level: tile.level * 8, index: tile.index * TILE_WIDTH };
            levels.resize(usize::from(tile.level), Vec::new());
            levels.push(tiles.hashes(&tile).ok_or(missing)?.to_vec());
        }
        Ok(Self { size, levels })
    }

    /// Leaves in the log.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The root of the log.
    #[must_use]
    pub fn root(&self) -> Hash {
        join(self.subtrees().into_iter())
    }

    /// The complete subtrees that the log is made of, left to right.
    pub(super) fn subtrees(&self) -> Vec<Hash> {
        self.levels.iter().rev().flat_map(|level| subtrees(level)).collect()
    }

    /// Appends leaves by their hashes and gives the tiles that are to be stored: all that became full, lowest first
    /// where several end with one leaf, then the partial ones that changed.
    pub fn append(&mut self, leaves: impl IntoIterator<Item = Hash>) -> Vec<TileUpdate> {
        let old = self.size;
        let mut updates = Vec::new();
        for leaf in leaves {
            self.push(leaf, |tile, hashes| updates.push(TileUpdate { tile, hashes: hashes.to_vec() }));
        }
        let partial = Tile::changed(old, self.size).into_iter().filter(|tile| !tile.is_full());
        updates.extend(partial.map(|tile| TileUpdate { tile, hashes: self.levels[usize::from(tile.level)].clone() }));
        updates
    }

    /// Appends one leaf; `full` is told of each tile that it completes.
    fn push(&mut self, leaf: Hash, mut full: impl FnMut(Tile, &[Hash])) {
        self.size += 1;
        let (mut hash, mut level) = (leaf, 0);
        loop {
            if self.levels.len() == level {
                self.levels.push(Vec::new());
            }
            let hashes = &mut self.levels[level];
            hashes.push(hash);
            if (hashes.len() as u64) < TILE_WIDTH {
                return;
            }
            hash = tile_root(hashes);
            // A tile is full at every 256-th hash of its level.
            let index = (self.size >> (8 * (level + 1))) - 1;
            full(Tile { level: level as u8, index, width: TILE_WIDTH as u16 }, hashes);
            hashes.clear();
            level += 1;
        }
    }

    /// Appends one leaf and names the subtrees of whole tiles that end with it, with their hashes, lowest first.
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) fn push_naming(&mut self, leaf: Hash) -> Vec<(super::Node, Hash)> {
        let mut complete = Vec::new();
        self.push(leaf, |tile, hashes| {
            complete.push((super::Node { level: 8 * (tile.level + 1), index: tile.index }, tile_root(hashes)));
        });
        complete
    }
}

/// The hash of a full tile, or of any power of two of neighbouring hashes.
pub(super) fn tile_root(hashes: &[Hash]) -> Hash {
    let mut row = hashes.to_vec();
    while row.len() > 1 {
        row = row.chunks_exact(2).map(|pair| Hash::of_node(&pair[0], &pair[1])).collect();
    }
    row.first().copied().unwrap_or(Hash::EMPTY)
}

/// The complete subtrees over a run of neighbouring hashes, left to right: one for each bit of their number.
pub(super) fn subtrees(mut hashes: &[Hash]) -> Vec<Hash> {
    let mut roots = Vec::new();
    while !hashes.is_empty() {
        let (complete, rest) = hashes.split_at(1 << hashes.len().ilog2());
        roots.push(tile_root(complete));
        hashes = rest;
    }
    roots
}
