//! The public log: numbers for its entries, a signed checkpoint, proofs, and what is served of it.

use super::acting::{Acting, publish};
use crate::clock::Clock;
use crate::log_keys::{LogKeyError, LogKeys};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use daodi::audit::{Action, ObjectKind};
use daodi::ports::{LogEntry, Sequenced, StoreError, Trail};
use daodi::transparency_log::{
    Bundle, CheckpointError, Edge, Hash, LeafError, Proof, Resource, SignedCheckpoint, Tile, TileSet, TreeError,
    encode_bundle, inclusion_nodes, inclusion_proof,
};
use std::sync::{Arc, PoisonError, RwLock};
use store::Store;

/// Most entries that get their numbers in one transaction.
const BATCH: i64 = 1000;

/// Why the log cannot do something.
#[derive(Debug, thiserror::Error)]
pub enum LogError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A stored tile is not what the tree needs: the log must be verified.
    #[error("the stored tree is not whole: {0}")]
    Tree(#[from] TreeError),
    /// The checkpoint cannot be signed.
    #[error(transparent)]
    Checkpoint(#[from] CheckpointError),
    /// The keys cannot be read or changed.
    #[error(transparent)]
    Keys(#[from] LogKeyError),
    /// An act cannot stand in the log.
    #[error(transparent)]
    Leaf(#[from] LeafError),
    /// A stored tile or note cannot be read.
    #[error("what is stored of the log cannot be read: {0}")]
    Stored(&'static str),
}

/// Entries with their proofs.
#[derive(Clone, Debug, Default)]
pub struct Proved {
    /// Each entry with the way from it to the checkpoint.
    pub entries: Vec<(LogEntry, Proof)>,
    /// How many entries have no number yet, or none that the checkpoint covers.
    pub pending: usize,
    /// The checkpoint; none before the first was signed.
    pub checkpoint: Option<SignedCheckpoint>,
}

/// The service.
#[derive(Clone)]
pub struct LogService {
    store: Store,
    clock: Clock,
    keys: Arc<RwLock<LogKeys>>,
}

impl LogService {
    /// A service over a store with the keys that sign.
    #[must_use]
    pub fn new(store: Store, clock: Clock, keys: LogKeys) -> Self {
        Self { store, clock, keys: Arc::new(RwLock::new(keys)) }
    }

    /// Does something with the keys.
    pub fn with_keys<T>(&self, work: impl FnOnce(&mut LogKeys) -> T) -> T {
        work(&mut self.keys.write().unwrap_or_else(PoisonError::into_inner))
    }

    /// Takes in what was changed in the key file. `false` where it has not changed.
    ///
    /// # Errors
    /// [`LogKeyError`]; then the keys stay as they were.
    pub fn reopen_keys(&self) -> Result<bool, LogKeyError> {
        self.with_keys(LogKeys::reopen)
    }

    /// Begins a new key: it signs from the next checkpoint on, before the older ones, which go on signing. The change itself
    /// stands in the log. Gives the new verifier key.
    ///
    /// # Errors
    /// [`LogError`]. Where the store fails the key is there all the same, but no act tells of it.
    pub async fn begin_key(&self, reason: Option<String>, acting: &Acting) -> Result<String, LogError> {
        let key = self.with_keys(|keys| keys.reopen().and_then(|_| keys.rotate()))?.to_string();
        let mut act = acting.act(self.clock, Action::KeyRotate, ObjectKind::Key, &key);
        act.reason = reason;
        publish(&mut act, |leaf| leaf.fact("kind", "log"))?;
        self.store.record(&act).await?;
        Ok(key)
    }

    /// The verifier keys as text, the one that signs first.
    #[must_use]
    pub fn verifier_keys(&self) -> Vec<String> {
        let keys = self.keys.read().unwrap_or_else(PoisonError::into_inner);
        keys.verifier_keys().iter().map(ToString::to_string).collect()
    }

    /// Gives numbers to entries that have none and signs the new size. `false` where there was nothing to do; another
    /// server that was faster is nothing to do as well.
    ///
    /// # Errors
    /// [`LogError`]; then nothing was written.
    pub async fn sequence(&self) -> Result<bool, LogError> {
        let pending = self.store.log_pending(BATCH).await?;
        let size = self.store.log_size().await?;
        // The first checkpoint, of the empty log, says that there is one.
        if pending.is_empty() && (size > 0 || self.store.log_checkpoint().await?.is_some()) {
            return Ok(false);
        }
        let mut edge = Edge::load(natural(size), &self.tiles(&Edge::tiles(natural(size))).await?)?;
        let hashes: Vec<Hash> = pending.iter().map(|entry| Hash::of_leaf(entry.leaf.as_bytes())).collect();
        let updates = edge.append(hashes.iter().copied());
        let signed = {
            let keys = self.keys.read().unwrap_or_else(PoisonError::into_inner);
            keys.sign(edge.size(), edge.root())?
        };
        let run = Sequenced {
            size,
            entries: pending.into_iter().map(|e| e.id).zip(hashes.iter().map(|h| STANDARD.encode(h.0))).collect(),
            tiles: updates
                .iter()
                .map(|update| {
                    let tile = update.tile;
                    (i64::from(tile.level), signed_number(tile.index), STANDARD.encode(update.bytes()))
                })
                .collect(),
            at: self.clock.micros(),
            note: signed.to_string(),
        };
        match self.store.sequence(&run).await {
            Ok(()) => Ok(true),
            Err(StoreError::Conflict) => Ok(false),
            Err(other) => Err(other.into()),
        }
    }

    /// Gives numbers until no entry is left without one.
    ///
    /// # Errors
    /// [`LogError`].
    pub async fn sequence_all(&self) -> Result<(), LogError> {
        while self.sequence().await? {}
        Ok(())
    }

    /// The newest checkpoint and when it was signed, µs since the epoch, UTC.
    ///
    /// # Errors
    /// [`LogError`].
    pub async fn checkpoint(&self) -> Result<Option<(SignedCheckpoint, i64)>, LogError> {
        let Some((_, at, note)) = self.store.log_checkpoint().await? else { return Ok(None) };
        Ok(Some((SignedCheckpoint::parse(note.as_bytes())?, at)))
    }

    /// The proof that an entry stands in the log of the newest checkpoint, with the entry in it; none while no checkpoint
    /// covers it.
    ///
    /// # Errors
    /// [`LogError`].
    pub async fn proof(&self, entry: &LogEntry) -> Result<Option<Proof>, LogError> {
        let (Some(seq), Some((checkpoint, _))) = (entry.seq, self.checkpoint().await?) else { return Ok(None) };
        let (index, size) = (natural(seq), checkpoint.checkpoint().size);
        if index >= size {
            return Ok(None);
        }
        let tiles = self.tiles(&Tile::holding_all(&inclusion_nodes(index, size)?, size)).await?;
        let hashes = inclusion_proof(index, size, &tiles)?;
        Ok(Some(Proof { extra: Some(entry.leaf.clone().into_bytes()), index, hashes, checkpoint }))
    }

    /// The proofs that the entries of some acts stand in the log of the newest checkpoint, the same for all of them, in the
    /// order of the log. Acts that have no entry are left out; entries without a number are counted.
    ///
    /// # Errors
    /// [`LogError`].
    pub async fn proofs(&self, acts: &[String]) -> Result<Proved, LogError> {
        let Some((checkpoint, _)) = self.checkpoint().await? else { return Ok(Proved::default()) };
        let size = checkpoint.checkpoint().size;
        let mut proved = Proved::default();
        for act in acts {
            let Some(entry) = self.store.log_entry_of(act).await? else { continue };
            match entry.seq.map(natural) {
                Some(index) if index < size => {
                    let tiles = self.tiles(&Tile::holding_all(&inclusion_nodes(index, size)?, size)).await?;
                    let hashes = inclusion_proof(index, size, &tiles)?;
                    let extra = Some(entry.leaf.clone().into_bytes());
                    let proof = Proof { extra, index, hashes, checkpoint: checkpoint.clone() };
                    proved.entries.push((entry, proof));
                }
                _ => proved.pending += 1,
            }
        }
        proved.entries.sort_by_key(|(_, proof)| proof.index);
        proved.checkpoint = Some(checkpoint);
        Ok(proved)
    }

    /// What is served under a path of the log; none where there is no such thing yet.
    ///
    /// # Errors
    /// [`LogError`].
    pub async fn resource(&self, resource: &Resource) -> Result<Option<Vec<u8>>, LogError> {
        match resource {
            Resource::Checkpoint => Ok(self.store.log_checkpoint().await?.map(|(.., note)| note.into_bytes())),
            Resource::Keys => {
                Ok(Some(self.verifier_keys().iter().flat_map(|key| [key.as_str(), "\n"]).collect::<String>().into()))
            }
            Resource::Tile(tile) => {
                Ok(self.stored_tile(tile).await?.map(|hashes| hashes.iter().flat_map(|hash| hash.0).collect()))
            }
            Resource::Bundle(bundle) => self.bundle(bundle).await,
        }
    }

    async fn bundle(&self, bundle: &Bundle) -> Result<Option<Vec<u8>>, LogError> {
        let entries = self.store.log_range(signed_number(bundle.first()), i64::from(bundle.width)).await?;
        if entries.len() < usize::from(bundle.width) {
            return Ok(None);
        }
        let bytes = encode_bundle(entries.iter().map(|entry| entry.leaf.as_bytes()));
        bytes.map(Some).map_err(|_| LogError::Stored("entry"))
    }

    /// The tiles, from the store.
    async fn tiles(&self, wanted: &[Tile]) -> Result<TileSet, LogError> {
        let mut set = TileSet::new();
        for tile in wanted {
            if let Some(hashes) = self.stored_tile(tile).await? {
                set.insert(*tile, hashes);
            }
        }
        Ok(set)
    }

    /// The first hashes of a stored tile, as many as its width.
    async fn stored_tile(&self, tile: &Tile) -> Result<Option<Vec<Hash>>, LogError> {
        let number = signed_number(tile.index);
        let Some(text) = self.store.log_tile(i64::from(tile.level), number).await? else { return Ok(None) };
        let bytes = STANDARD.decode(text).map_err(|_| LogError::Stored("tile"))?;
        let Some(part) = bytes.get(..usize::from(tile.width) * 32) else { return Ok(None) };
        Ok(tile.decode(part))
    }
}

fn natural(number: i64) -> u64 {
    u64::try_from(number).unwrap_or(0)
}

fn signed_number(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
