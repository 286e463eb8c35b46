//! Tiles and entry bundles: which there are and where they are served (C2SP tlog-tiles).

use super::hash::{Hash, number};
use super::tree::{MAX_SIZE, Node};
use std::fmt;

/// Hashes in a full tile, entries in a full bundle.
pub const TILE_WIDTH: u64 = 256;
/// Levels of the tree that a tile spans.
pub const TILE_HEIGHT: u8 = 8;
/// Tile levels that a tree of at most 2^63 - 1 leaves can have.
const TILE_LEVELS: u8 = 8;

/// A tile: up to 256 neighbouring hashes. At level 0 they are leaf hashes, above each is the root of a full tile below.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Tile {
    /// Level of the tile, 0 at the leaves.
    pub level: u8,
    /// Place within the level, from 0.
    pub index: u64,
    /// Hashes in it, 1 to 256; below 256 the tile is partial.
    pub width: u16,
}

/// An entry bundle: the entries whose hashes stand in the level-0 tile of the same index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Bundle {
    /// Place, from 0.
    pub index: u64,
    /// Entries in it, 1 to 256; below 256 the bundle is partial.
    pub width: u16,
}

/// What a log serves below its prefix.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Resource {
    /// `checkpoint`: the latest signed checkpoint.
    Checkpoint,
    /// `keys`: the verifier keys, one a line. No part of C2SP: a log's keys should be known from elsewhere.
    Keys,
    /// `tile/L/N`.
    Tile(Tile),
    /// `tile/entries/N`.
    Bundle(Bundle),
}

/// Hashes that tile level `level` of a tree has.
fn hashes_at(level: u8, size: u64) -> u64 {
    size.checked_shr(u32::from(level) * u32::from(TILE_HEIGHT)).unwrap_or(0)
}

/// Width of the tile with this index where the level has `count` hashes; 0 where it has no such tile.
fn width_at(index: u64, count: u64) -> u16 {
    count.saturating_sub(index.saturating_mul(TILE_WIDTH)).min(TILE_WIDTH) as u16
}

/// The tiles or bundles of a level that differ between both counts of hashes.
fn changed(old: u64, new: u64) -> impl Iterator<Item = (u64, u16)> {
    let end = if new > old { new.div_ceil(TILE_WIDTH) } else { 0 };
    (old / TILE_WIDTH..end).map(move |index| (index, width_at(index, new)))
}

impl Tile {
    /// The tile of a level and place as a tree of this size has it; none where there is none yet.
    #[must_use]
    pub fn of(level: u8, index: u64, size: u64) -> Option<Self> {
        let width = width_at(index, hashes_at(level, size));
        (width > 0).then_some(Self { level, index, width })
    }

    /// The tile that holds, or from which follows, the hash of a subtree in a tree of this size.
    #[must_use]
    pub fn holding(node: Node, size: u64) -> Option<Self> {
        let inner = node.level % TILE_HEIGHT;
        let first = node.index.checked_mul(1 << inner)?;
        let tile = Self::of(node.level / TILE_HEIGHT, first / TILE_WIDTH, size)?;
        let end = first % TILE_WIDTH + (1 << inner);
        (end <= u64::from(tile.width)).then_some(tile)
    }

    /// The tiles to fetch for these subtrees, each once.
    #[must_use]
    pub fn holding_all(nodes: &[Node], size: u64) -> Vec<Self> {
        let mut tiles: Vec<Self> = nodes.iter().filter_map(|node| Self::holding(*node, size)).collect();
        tiles.sort_unstable();
        tiles.dedup();
        tiles
    }

    /// The tiles that are new or wider in a tree of `new` leaves than in one of `old`, lowest level first.
    #[must_use]
    pub fn changed(old: u64, new: u64) -> Vec<Self> {
        let level = |level| {
            changed(hashes_at(level, old), hashes_at(level, new)).map(move |(index, width)| Self {
                level,
                index,
                width,
            })
        };
        (0..TILE_LEVELS).flat_map(level).collect()
    }

    /// Whether it has all its 256 hashes and will never change.
    #[must_use]
    pub fn is_full(&self) -> bool {
        u64::from(self.width) == TILE_WIDTH
    }

    /// The full tile at the same place.
    #[must_use]
    pub fn full(self) -> Self {
        Self { width: TILE_WIDTH as u16, ..self }
    }

    /// Reads a tile's bytes; none unless there are exactly as many as its width asks for.
    #[must_use]
    pub fn decode(&self, bytes: &[u8]) -> Option<Vec<Hash>> {
        if bytes.len() != usize::from(self.width) * 32 {
            return None;
        }
        bytes.chunks_exact(32).map(|chunk| chunk.try_into().ok().map(Hash)).collect()
    }
}

impl Bundle {
    /// The bundle at a place as a log of this size has it; none where there is none yet.
    #[must_use]
    pub fn of(index: u64, size: u64) -> Option<Self> {
        let width = width_at(index, size);
        (width > 0).then_some(Self { index, width })
    }

    /// The bundles that are new or wider in a log of `new` entries than in one of `old`.
    #[must_use]
    pub fn changed(old: u64, new: u64) -> Vec<Self> {
        changed(old, new).map(|(index, width)| Self { index, width }).collect()
    }

    /// Index of its first entry.
    #[must_use]
    pub fn first(&self) -> u64 {
        self.index * TILE_WIDTH
    }

    /// The full bundle at the same place.
    #[must_use]
    pub fn full(self) -> Self {
        Self { width: TILE_WIDTH as u16, ..self }
    }
}

impl Resource {
    /// Reads a path below the log's prefix, without a slash at its beginning. There is one path for each thing: any
    /// other form of it, and any place beyond what a log can have, is none.
    #[must_use]
    pub fn parse(path: &str) -> Option<Self> {
        match path {
            "checkpoint" => return Some(Self::Checkpoint),
            "keys" => return Some(Self::Keys),
            _ => {}
        }
        let (level, place) = path.strip_prefix("tile/")?.split_once('/')?;
        let (place, width) = match place.split_once(".p/") {
            Some((place, width)) => (place, number(width).filter(|w| (1..TILE_WIDTH).contains(w))?),
            None => (place, TILE_WIDTH),
        };
        let (index, width) = (parse_place(place)?, width as u16);
        let resource = if level == "entries" {
            Self::Bundle(Bundle { index, width })
        } else {
            let level = number(level).filter(|level| *level < u64::from(TILE_LEVELS))? as u8;
            Self::Tile(Tile { level, index, width })
        };
        let level = if let Self::Tile(tile) = resource { tile.level } else { 0 };
        (index <= hashes_at(level, MAX_SIZE) / TILE_WIDTH).then_some(resource)
    }
}

impl fmt::Display for Resource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Checkpoint => f.write_str("checkpoint"),
            Self::Keys => f.write_str("keys"),
            Self::Tile(tile) => tile.fmt(f),
            Self::Bundle(bundle) => bundle.fmt(f),
        }
    }
}

impl fmt::Display for Tile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "tile/{}/", self.level)?;
        write_place(f, self.index, self.width)
    }
}

impl fmt::Display for Bundle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("tile/entries/")?;
        write_place(f, self.index, self.width)
    }
}

/// An index in groups of three digits, all but the last with an `x` before them: 1234067 is `x001/x234/067`.
fn write_place(f: &mut fmt::Formatter<'_>, index: u64, width: u16) -> fmt::Result {
    let mut groups = vec![index % 1000];
    let mut rest = index / 1000;
    while rest > 0 {
        groups.push(rest % 1000);
        rest /= 1000;
    }
    while let Some(group) = groups.pop() {
        let last = groups.is_empty();
        write!(f, "{}{group:03}{}", if last { "" } else { "x" }, if last { "" } else { "/" })?;
    }
    if u64::from(width) < TILE_WIDTH { write!(f, ".p/{width}") } else { Ok(()) }
}

fn parse_place(text: &str) -> Option<u64> {
    let mut groups = text.split('/').rev();
    let digits = |group: &str| (group.len() == 3 && group.bytes().all(|b| b.is_ascii_digit())).then_some(());
    let last = groups.next()?;
    digits(last)?;
    let (mut index, mut unit): (u64, u64) = (last.parse().ok()?, 1);
    let mut first = None;
    for group in groups {
        let group = group.strip_prefix('x')?;
        digits(group)?;
        unit = unit.checked_mul(1000)?;
        index = index.checked_add(group.parse::<u64>().ok()?.checked_mul(unit)?)?;
        first = Some(group);
    }
    (first != Some("000")).then_some(index)
}

#[cfg(test)]
mod tests;
