//! A log in memory, for tests.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use super::*;

pub(super) const ORIGIN: &str = "gi.example/log";

/// A small generator (splitmix64), so that a test's changes are the same in every run.
pub(super) struct Random(pub(super) u64);

impl Random {
    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub(super) fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }
}

pub(super) fn signer(seed: u8) -> LogSigner {
    LogSigner::new(ORIGIN, [seed; 32]).unwrap()
}

pub(super) fn leaf(n: usize) -> Vec<u8> {
    let actor = Actor { role: "officer_county".to_owned(), body: Some("office-411502".to_owned()) };
    let leaf = Leaf::new(1_790_000_000_000_000 + n as i64, "label_batch.issue", "label_batch", &format!("b{n}"), actor);
    leaf.fact("count", 70_u32).fact("product", "信阳毛尖").to_bytes().unwrap()
}

/// Entries with their tiles; a checkpoint is kept whenever one is made.
#[derive(Clone)]
pub(super) struct Log {
    pub(super) entries: Vec<Vec<u8>>,
    pub(super) edge: Edge,
    pub(super) tiles: TileSet,
    pub(super) checkpoints: Vec<SignedCheckpoint>,
    pub(super) signers: Vec<LogSigner>,
}

impl Log {
    pub(super) fn new() -> Self {
        Self {
            entries: Vec::new(),
            edge: Edge::new(),
            tiles: TileSet::new(),
            checkpoints: Vec::new(),
            signers: vec![signer(1)],
        }
    }

    /// A log of `n` entries with a checkpoint at the end.
    pub(super) fn of(n: usize) -> Self {
        let mut log = Self::new();
        log.grow(n);
        log.sign();
        log
    }

    pub(super) fn grow(&mut self, n: usize) {
        let from = self.entries.len();
        self.push((from..from + n).map(leaf).collect());
    }

    pub(super) fn push(&mut self, entries: Vec<Vec<u8>>) {
        self.tiles.extend(self.edge.append(entries.iter().map(|entry| Hash::of_leaf(entry))));
        self.entries.extend(entries);
    }

    pub(super) fn sign(&mut self) -> SignedCheckpoint {
        let checkpoint = Checkpoint::new(ORIGIN, self.edge.size(), self.edge.root());
        let signed = SignedCheckpoint::sign(&checkpoint, &self.signers).unwrap();
        self.checkpoints.push(signed.clone());
        signed
    }

    pub(super) fn head(&self) -> &SignedCheckpoint {
        self.checkpoints.last().unwrap()
    }

    pub(super) fn keys(&self) -> Vec<VerifierKey> {
        self.signers.iter().map(|signer| signer.verifier_key().clone()).collect()
    }

    pub(super) fn trust(&self) -> Trust {
        Trust { keys: TrustedKeys::of_log(self.keys()), against: Vec::new() }
    }

    pub(super) fn proof(&self, index: u64) -> Proof {
        let checkpoint = self.head().clone();
        let hashes = inclusion_proof(index, checkpoint.checkpoint().size, &self.tiles).unwrap();
        Proof { extra: None, index, hashes, checkpoint }
    }

    /// The dump up to the last checkpoint, with the older ones in it.
    pub(super) fn dump(&self) -> Vec<u8> {
        self.dump_of(&self.entries, |index| Hash::of_leaf(&self.entries[index]))
    }

    /// The dump with these entries and hashes below the log's own checkpoints and group hashes.
    pub(super) fn dump_of(&self, entries: &[Vec<u8>], hash: impl Fn(usize) -> Hash) -> Vec<u8> {
        let (head, older) = self.checkpoints.split_last().unwrap();
        let mut dump = DumpWriter::begin(Vec::new(), &self.keys(), head).unwrap();
        for (index, entry) in entries.iter().enumerate() {
            self.older_at(index as u64, older, &mut dump);
            dump.entry(&hash(index), entry).unwrap();
            if dump.group_is_full() {
                dump.group(self.tiles.hash(Node { level: 8, index: index as u64 / 256 })).unwrap();
            }
        }
        self.older_at(entries.len() as u64, older, &mut dump);
        dump.end().unwrap()
    }

    fn older_at(&self, size: u64, older: &[SignedCheckpoint], dump: &mut DumpWriter<Vec<u8>>) {
        for checkpoint in older.iter().filter(|c| c.checkpoint().size == size) {
            dump.checkpoint(checkpoint).unwrap();
        }
    }
}

/// What a verification of a dump says, a broken head included.
pub(super) fn verified(dump: &[u8], trust: &Trust) -> Report {
    match DumpReader::open(dump) {
        Ok(mut source) => verify(&mut source, trust).unwrap(),
        Err(error) => refused(error).unwrap(),
    }
}
