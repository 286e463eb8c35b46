//! Tiles at hand, from which the hashes of subtrees are read.

use super::edge::{TileUpdate, tile_root};
use super::hash::Hash;
use super::tile::{TILE_HEIGHT, TILE_WIDTH, Tile};
use super::tree::{HashReader, Node};
use std::collections::BTreeMap;

/// Some tiles of a log. What it gives is as true as the tiles are: it checks no root.
#[derive(Clone, Debug, Default)]
pub struct TileSet {
    /// By level and index; the widest that was put in.
    tiles: BTreeMap<(u8, u64), Vec<Hash>>,
}

impl TileSet {
    /// An empty set.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Puts in a tile's hashes; a wider one takes the place of a narrower one.
    pub fn insert(&mut self, tile: Tile, hashes: Vec<Hash>) {
        let held = self.tiles.entry((tile.level, tile.index)).or_default();
        if hashes.len() > held.len() {
            *held = hashes;
        }
    }

    /// Puts in a tile as it is stored; false where the bytes are not its width.
    #[must_use]
    pub fn insert_bytes(&mut self, tile: Tile, bytes: &[u8]) -> bool {
        tile.decode(bytes).map(|hashes| self.insert(tile, hashes)).is_some()
    }

    /// The first hashes of a tile, as many as its width; none where the set has fewer.
    #[must_use]
    pub fn hashes(&self, tile: &Tile) -> Option<&[Hash]> {
        self.tiles.get(&(tile.level, tile.index))?.get(..tile.width.into())
    }
}

impl Extend<TileUpdate> for TileSet {
    fn extend<I: IntoIterator<Item = TileUpdate>>(&mut self, updates: I) {
        for update in updates {
            self.insert(update.tile, update.hashes);
        }
    }
}

impl HashReader for TileSet {
    fn hash(&self, node: Node) -> Option<Hash> {
        let inner = node.level % TILE_HEIGHT;
        let first = node.index.checked_mul(1 << inner)?;
        let start = (first % TILE_WIDTH) as usize;
        let tile = self.tiles.get(&(node.level / TILE_HEIGHT, first / TILE_WIDTH))?;
        tile.get(start..start + (1 << inner)).map(tile_root)
    }
}
