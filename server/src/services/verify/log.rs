//! The public log: numbers without a gap, each entry's bytes, its recorded hash and the tiles the same, each checkpoint the
//! root of the tree of its size.
//!
//! An entry's hash stands in three places: it follows from its bytes, it is recorded beside its number, and it is in the
//! lowest tiles. Where one of them is another, the two that agree say which.

use super::finding::{Fault, Findings};
use super::{PAGE, Report, VerifyError};
use crate::services::progress::Progress;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use daodi::transparency_log::{Edge, Hash, Leaf, SignedCheckpoint, TILE_WIDTH, Tile, TileUpdate, TrustedKeys};
use std::collections::BTreeMap;
use store::maintenance::{Checkpoint, LeafRow, NumberedEntry, PageKey, Snapshot};

const SEQUENCE: &str = "log_sequence";
const TILE: &str = "log_tile";
const CHECKPOINT: &str = "log_checkpoint";

pub(super) async fn check(
    state: &mut Snapshot,
    keys: &TrustedKeys,
    found: &mut Findings,
    report: &mut Report,
    progress: &Progress,
) -> Result<(), VerifyError> {
    let (total, highest) = state.log_numbers().await?;
    let signed = signed_size(state, keys).await?;
    // Numbers and checkpoint are written together: neither goes without the other.
    let size = signed.max(total);
    if signed < total {
        let what = format!("no good checkpoint covers the entries from here to {}", total - 1);
        found.row(Fault::LogBeyond, SEQUENCE, signed.to_string(), what);
    }
    let mut tree = Tree { edge: Edge::new(), partial: BTreeMap::new(), whole: true };
    let mut checkpoints = Checkpoints::begin(keys);
    let mut entries = Entries { after: -1, page: Vec::new(), ended: false };
    // The empty log may have a checkpoint too.
    tree.settle(state, &mut checkpoints, found).await?;
    let mut first = 0;
    while first < size {
        let width = (size - first).min(TILE_WIDTH as i64);
        let tile = stored_tile(state, 0, first / TILE_WIDTH as i64, width, found).await?;
        let mut hashes = Vec::new();
        let mut any = tile.is_some();
        for seq in first..first + width {
            let entry = entries.at(state, seq).await?;
            any |= entry.is_some();
            let in_tile = tile.as_ref().and_then(|hashes| hashes.get(usize::try_from(seq - first).ok()?)).copied();
            hashes.push(judge(seq, entry.as_ref(), in_tile, found));
        }
        if !any {
            found.row(
                Fault::LogGap,
                SEQUENCE,
                first.to_string(),
                format!("the entries up to {} are missing", size - 1),
            );
            tree.whole = false;
            break;
        }
        tree.grow(state, hashes, &mut checkpoints, found).await?;
        first += width;
        progress.tick(|| format!("the public log: {first} of {size}"));
    }
    if highest >= size {
        found.row(Fault::LogBeyond, SEQUENCE, highest.to_string(), format!("is beyond a log of {size} entries"));
    }
    tree.end(state, size, found).await?;
    checkpoints.up_to(state, i64::MAX, None, found).await?;
    check_waiting(state, found, report).await?;
    report.log_size = u64::try_from(size).unwrap_or(0);
    report.log_root = if tree.whole { tree.edge.root().to_string() } else { String::new() };
    Ok(())
}

/// The size of the newest checkpoint that says of itself what its row does, and is signed where that can be told; 0 where
/// there is none.
async fn signed_size(state: &mut Snapshot, keys: &TrustedKeys) -> Result<i64, VerifyError> {
    let mut best = 0;
    let mut after = -1;
    loop {
        let page = state.checkpoints(after, PAGE).await?;
        let Some(last) = page.last() else { return Ok(best) };
        after = last.size;
        for one in &page {
            let good = SignedCheckpoint::parse(one.note.as_bytes()).is_ok_and(|signed| {
                i64::try_from(signed.checkpoint().size) == Ok(one.size)
                    && (keys.log.is_empty() || keys.verify(&signed).is_ok())
            });
            if good {
                best = one.size;
            }
        }
    }
}

/// Entries read ahead, a page at a time.
struct Entries {
    after: i64,
    page: Vec<NumberedEntry>,
    ended: bool,
}

impl Entries {
    /// The entry with a number; those before it are dropped.
    async fn at(&mut self, state: &mut Snapshot, seq: i64) -> Result<Option<NumberedEntry>, VerifyError> {
        if self.page.is_empty() && !self.ended {
            let mut page = state.numbered_entries(self.after, PAGE).await?;
            self.ended = page.is_empty();
            self.after = page.last().map_or(self.after, |last| last.seq);
            page.reverse();
            self.page = page;
        }
        Ok(self.page.pop_if(|entry| entry.seq == seq))
    }
}

/// Which hash is the entry's. Says what is wrong with the others.
fn judge(seq: i64, entry: Option<&NumberedEntry>, in_tile: Option<Hash>, found: &mut Findings) -> Option<Hash> {
    let Some(entry) = entry else {
        found.row(Fault::LogGap, SEQUENCE, seq.to_string(), "there is no entry with this number");
        return in_tile;
    };
    let recorded = Hash::parse(entry.hash.as_bytes());
    let of_bytes = entry.row.as_ref().map(|row| Hash::of_leaf(row.leaf.as_bytes()));
    match &entry.row {
        Some(row) => check_columns(row, found),
        None => {
            found.row(Fault::LogLeaf, "log_entry", &entry.entry, format!("entry {seq} is missing or cannot be read"))
        }
    }
    let agreed = [(of_bytes, recorded), (of_bytes, in_tile), (recorded, in_tile)];
    let right = agreed.into_iter().find_map(|(one, other)| one.filter(|_| one == other));
    let right = right.or(recorded).or(of_bytes).or(in_tile);
    if of_bytes.is_some() && of_bytes != right {
        found.row(Fault::LogLeaf, "log_entry", &entry.entry, format!("the bytes of entry {seq} were changed"));
    }
    if recorded != right {
        found.row(Fault::LogHash, SEQUENCE, seq.to_string(), "the recorded hash is not that of the entry");
    }
    if in_tile.is_some() && in_tile != right {
        let tile = format!("0/{}", seq / TILE_WIDTH as i64);
        found.row(Fault::LogTile, TILE, tile, format!("has another hash for entry {seq}"));
    }
    right
}

/// The columns by which entries are found say what their bytes do.
fn check_columns(row: &LeafRow, found: &mut Findings) {
    let same = Leaf::parse(row.leaf.as_bytes()).is_ok_and(|leaf| {
        leaf.at == row.at
            && leaf.action == row.action
            && leaf.object_kind == row.object_kind
            && leaf.object_id == row.object
    });
    if !same {
        found.row(Fault::LogLeaf, "log_entry", &row.id, "the row says other than its bytes, or these are no leaf");
    }
}

/// The hashes of a tile as stored, where they are hashes.
async fn stored_tile(
    state: &mut Snapshot,
    level: i64,
    number: i64,
    width: i64,
    found: &mut Findings,
) -> Result<Option<Vec<Hash>>, VerifyError> {
    let key = format!("{level}/{number}");
    let Ok(stored) = state.tile(level, number).await else {
        found.unreadable(TILE, Some(key));
        return Ok(None);
    };
    let Some(stored) = stored else {
        found.row(Fault::LogTile, TILE, key, "is missing");
        return Ok(None);
    };
    let Ok(bytes) = STANDARD.decode(stored.as_bytes()) else {
        found.row(Fault::LogTile, TILE, key, "is no base64");
        return Ok(None);
    };
    let hashes: Vec<Hash> = bytes.chunks(32).filter_map(|chunk| chunk.try_into().ok().map(Hash)).collect();
    if bytes.len() % 32 != 0 || i64::try_from(hashes.len()) != Ok(width) {
        found.row(Fault::LogTile, TILE, key, format!("has {} bytes in place of {}", bytes.len(), width * 32));
    }
    Ok(Some(hashes))
}

/// The tree as it grows.
struct Tree {
    edge: Edge,
    /// The partial tile of each level above the lowest, as last seen.
    partial: BTreeMap<u8, TileUpdate>,
    /// Whether every entry so far had a hash.
    whole: bool,
}

impl Tree {
    /// Takes in the hashes of a tile's entries, stopping at each checkpoint on the way.
    async fn grow(
        &mut self,
        state: &mut Snapshot,
        hashes: Vec<Option<Hash>>,
        checkpoints: &mut Checkpoints<'_>,
        found: &mut Findings,
    ) -> Result<(), VerifyError> {
        for hash in hashes {
            self.settle(state, checkpoints, found).await?;
            self.whole &= hash.is_some();
            // Without one of its leaves the tree only keeps its shape.
            for update in self.edge.append([hash.unwrap_or(Hash::EMPTY)]) {
                if update.tile.level == 0 {
                    continue;
                }
                if update.tile.is_full() {
                    self.partial.remove(&update.tile.level);
                    self.compare(state, &update, found).await?;
                } else {
                    self.partial.insert(update.tile.level, update);
                }
            }
        }
        self.settle(state, checkpoints, found).await
    }

    /// Checks the checkpoints of the size that is reached. The root is costly: it is made only where it is asked for.
    async fn settle(
        &self,
        state: &mut Snapshot,
        checkpoints: &mut Checkpoints<'_>,
        found: &mut Findings,
    ) -> Result<(), VerifyError> {
        let size = i64::try_from(self.edge.size()).unwrap_or(i64::MAX);
        if checkpoints.next_size(state).await?.is_some_and(|next| next <= size) {
            checkpoints.up_to(state, size, self.whole.then(|| self.edge.root()), found).await?;
        }
        Ok(())
    }

    async fn compare(&self, state: &mut Snapshot, due: &TileUpdate, found: &mut Findings) -> Result<(), VerifyError> {
        let (level, number) = (i64::from(due.tile.level), i64::try_from(due.tile.index).unwrap_or(i64::MAX));
        let stored = stored_tile(state, level, number, i64::from(due.tile.width), found).await?;
        if self.whole && stored.is_some_and(|stored| stored != due.hashes) {
            found.row(Fault::LogTile, TILE, format!("{level}/{number}"), "was changed");
        }
        Ok(())
    }

    /// Compares the tiles that still grow, and finds those that do not belong to the log.
    async fn end(&mut self, state: &mut Snapshot, size: i64, found: &mut Findings) -> Result<(), VerifyError> {
        for due in std::mem::take(&mut self.partial).into_values() {
            self.compare(state, &due, found).await?;
        }
        let mut after = (-1, i64::MAX);
        loop {
            let page = state.tiles(after, PAGE).await?;
            let Some(last) = page.last() else { return Ok(()) };
            after = (last.level, last.number);
            for tile in &page {
                let place = (u8::try_from(tile.level), u64::try_from(tile.number), u64::try_from(size));
                let belongs = match place {
                    (Ok(level), Ok(index), Ok(size)) => Tile::of(level, index, size).is_some(),
                    _ => false,
                };
                if !belongs {
                    let key = format!("{}/{}", tile.level, tile.number);
                    found.row(Fault::LogTile, TILE, key, "does not belong to a log of this size");
                }
            }
        }
    }
}

/// Checkpoints in the order of their sizes.
struct Checkpoints<'a> {
    keys: &'a TrustedKeys,
    after: i64,
    page: Vec<Checkpoint>,
    ended: bool,
}

impl<'a> Checkpoints<'a> {
    fn begin(keys: &'a TrustedKeys) -> Self {
        Self { keys, after: -1, page: Vec::new(), ended: false }
    }

    /// Checks those up to a size that the tree has reached; its root, where that is known.
    async fn up_to(
        &mut self,
        state: &mut Snapshot,
        size: i64,
        root: Option<Hash>,
        found: &mut Findings,
    ) -> Result<(), VerifyError> {
        while self.next_size(state).await?.is_some_and(|next| next <= size) {
            let Some(next) = self.page.pop() else { break };
            self.check(&next, root.filter(|_| next.size == size), found);
        }
        Ok(())
    }

    /// The size of the next one.
    async fn next_size(&mut self, state: &mut Snapshot) -> Result<Option<i64>, VerifyError> {
        if self.page.is_empty() && !self.ended {
            let mut page = state.checkpoints(self.after, PAGE).await?;
            self.ended = page.is_empty();
            self.after = page.last().map_or(self.after, |last| last.size);
            page.reverse();
            self.page = page;
        }
        Ok(self.page.last().map(|next| next.size))
    }

    fn check(&self, one: &Checkpoint, root: Option<Hash>, found: &mut Findings) {
        let mut fault = |what: &str| found.row(Fault::LogCheckpoint, CHECKPOINT, one.size.to_string(), what);
        let Ok(signed) = SignedCheckpoint::parse(one.note.as_bytes()) else { return fault("is no checkpoint") };
        let said = signed.checkpoint();
        if i64::try_from(said.size) != Ok(one.size) {
            fault(&format!("its note is of size {}", said.size));
        }
        if !self.keys.log.is_empty()
            && let Err(error) = self.keys.verify(&signed)
        {
            fault(&format!("it is not signed by the log: {error}"));
        }
        if root.is_some_and(|root| root != said.root) {
            fault("the entries give another root");
        }
    }
}

/// Entries that wait for their number: nothing but their form can be checked yet.
async fn check_waiting(state: &mut Snapshot, found: &mut Findings, report: &mut Report) -> Result<(), VerifyError> {
    let mut at = PageKey::default();
    while !at.ended() {
        for entry in state.waiting_entries(&mut at, PAGE).await? {
            report.log_waiting += 1;
            match entry {
                Ok(row) => check_columns(&row, found),
                Err(row) => found.unreadable("log_entry", row.key),
            }
        }
    }
    Ok(())
}
