//! A log as it is served over HTTP, read for verification (C2SP tlog-tiles). Nothing that the server says is believed:
//! sizes are bounded, redirects are not followed, and the entries are asked for only after the checkpoint's signature was
//! found good.

mod fetch;

use daodi::transparency_log::{
    Bundle, Hash, LogSource, Node, Part, Resource, SignedCheckpoint, SourceError, TILE_WIDTH, Tile, VerifierKey,
    decode_bundle,
};
use fetch::{Fetch, Fetched};
pub use fetch::{LogUrl, LogUrlError};
use std::collections::{BTreeMap, VecDeque};

/// Bundles that are fetched at the same time, each with its tile.
const AT_ONCE: u64 = 8;
/// Most verifier keys a log may say it has.
const MAX_KEYS: usize = 64;

/// A served log as a source.
pub struct ServedLog {
    fetch: Fetch,
    keys: Vec<VerifierKey>,
    head: Vec<u8>,
    /// Size that the checkpoint says; 0 where it says none.
    size: u64,
    /// The next bundle to fetch.
    next: u64,
    parts: VecDeque<Result<Step, SourceError>>,
    /// The tile of each level above the leaves that was read last.
    upper: BTreeMap<u8, (Tile, Vec<Hash>)>,
}

enum Step {
    Part(Part),
    /// A subtree of whole tiles has ended: its hash stands in a tile above.
    Subtree(Node),
}

impl ServedLog {
    /// Fetches the latest checkpoint; and where `with_keys`, the keys that the log says it has.
    ///
    /// # Errors
    /// [`SourceError`].
    pub fn open(url: &LogUrl, with_keys: bool) -> Result<Self, SourceError> {
        let fetch = Fetch::new(url);
        let head = fetch.must(&Resource::Checkpoint)?;
        let mut keys = Vec::new();
        if with_keys {
            keys = parse_keys(&fetch.must(&Resource::Keys)?).ok_or_else(|| SourceError::Form {
                place: Resource::Keys.to_string(),
                what: "expected one verifier key a line",
                entries: None,
            })?;
        }
        let size = SignedCheckpoint::parse(&head).map_or(0, |signed| signed.checkpoint().size);
        Ok(Self { fetch, keys, head, size, next: 0, parts: VecDeque::new(), upper: BTreeMap::new() })
    }

    /// Fetches the next bundles and their tiles, several at once, and makes parts of them in their order.
    fn fetch_next(&mut self) {
        let bundles: Vec<Bundle> =
            (self.next..self.next + AT_ONCE).map_while(|index| Bundle::of(index, self.size)).collect();
        let (fetch, size) = (&self.fetch, self.size);
        let fetched: Vec<_> = std::thread::scope(|scope| {
            let threads: Vec<_> = bundles.iter().map(|b| scope.spawn(move || entries(fetch, *b, size))).collect();
            threads.into_iter().map(|thread| thread.join()).collect()
        });
        for (bundle, fetched) in bundles.into_iter().zip(fetched) {
            self.next += 1;
            match fetched.unwrap_or_else(|_| Err(SourceError::Unreadable("fetching broke off".to_owned()))) {
                Ok(parts) => self.parts.extend(parts.into_iter().map(|part| Ok(Step::Part(part)))),
                Err(error) => return self.parts.push_back(Err(error)),
            }
            // Level 8 ends with every full bundle, 16 with every 256th, and so on.
            let (mut ended, mut level) = (self.next, 8);
            while u64::from(bundle.width) == TILE_WIDTH && level < 64 {
                self.parts.push_back(Ok(Step::Subtree(Node { level, index: ended - 1 })));
                if !ended.is_multiple_of(TILE_WIDTH) {
                    break;
                }
                (ended, level) = (ended / TILE_WIDTH, level + 8);
            }
        }
    }

    /// The hash of a subtree of whole tiles, from the tile above it.
    fn subtree(&mut self, node: Node) -> Result<Part, SourceError> {
        let level = node.level / 8;
        let index = node.index / TILE_WIDTH;
        if self.upper.get(&level).is_none_or(|(tile, _)| tile.index != index) {
            let entries = (node.index << node.level, (node.index << node.level) + (1 << node.level) - 1);
            let tile = Tile::of(level, index, self.size).ok_or(SourceError::Cut)?;
            self.upper.insert(level, (tile, hashes(&self.fetch, tile, entries)?));
        }
        let at = (node.index % TILE_WIDTH) as usize;
        let hash = self.upper.get(&level).and_then(|(_, hashes)| hashes.get(at)).ok_or(SourceError::Cut)?;
        Ok(Part::Subtree { node, hash: *hash })
    }
}

impl LogSource for ServedLog {
    fn keys(&self) -> &[VerifierKey] {
        &self.keys
    }

    fn checkpoint(&self) -> &[u8] {
        &self.head
    }

    fn reads_unsigned(&self) -> bool {
        false
    }

    fn read(&mut self) -> Result<Option<Part>, SourceError> {
        if self.parts.is_empty() {
            self.fetch_next();
        }
        match self.parts.pop_front().transpose()? {
            None => Ok(None),
            Some(Step::Part(part)) => Ok(Some(part)),
            Some(Step::Subtree(node)) => self.subtree(node).map(Some),
        }
    }
}

/// The entries of a bundle with the hashes of their tile.
fn entries(fetch: &Fetch, bundle: Bundle, size: u64) -> Result<Vec<Part>, SourceError> {
    let range = (bundle.first(), bundle.first() + u64::from(bundle.width) - 1);
    let tile = Tile::of(0, bundle.index, size).ok_or(SourceError::Cut)?;
    let hashes = hashes(fetch, tile, range)?;
    let (place, bytes) = partial_or_full(fetch, Resource::Bundle(bundle), Resource::Bundle(bundle.full()), range)?;
    let width = if place == Resource::Bundle(bundle) { bundle.width } else { bundle.full().width };
    let form = |_| SourceError::Form {
        place: place.to_string(),
        what: "expected as many entries as its place asks for",
        entries: Some(range),
    };
    let leaves = decode_bundle(&bytes, width).map_err(form)?;
    let parts = (range.0..).zip(hashes).zip(leaves);
    Ok(parts.map(|((index, hash), leaf)| Part::Entry { index, hash, leaf: leaf.to_vec() }).collect())
}

/// The hashes of a tile.
fn hashes(fetch: &Fetch, tile: Tile, range: (u64, u64)) -> Result<Vec<Hash>, SourceError> {
    let (place, bytes) = partial_or_full(fetch, Resource::Tile(tile), Resource::Tile(tile.full()), range)?;
    let read = if place == Resource::Tile(tile) { tile } else { tile.full() };
    let mut hashes = read.decode(&bytes).ok_or_else(|| SourceError::Form {
        place: place.to_string(),
        what: "expected as many hashes as its place asks for",
        entries: Some(range),
    })?;
    hashes.truncate(tile.width.into());
    Ok(hashes)
}

/// Fetches a partial tile or bundle. A log may drop it when the full one is there: then that is fetched.
fn partial_or_full(
    fetch: &Fetch,
    asked: Resource,
    full: Resource,
    entries: (u64, u64),
) -> Result<(Resource, Vec<u8>), SourceError> {
    for resource in [asked, full] {
        if let Fetched::Bytes(bytes) = fetch.get(&resource)? {
            return Ok((resource, bytes));
        }
    }
    Err(SourceError::Absent { place: asked.to_string(), entries })
}

fn parse_keys(text: &[u8]) -> Option<Vec<VerifierKey>> {
    let lines: Vec<&str> = str::from_utf8(text).ok()?.lines().collect();
    if lines.len() > MAX_KEYS { None } else { lines.into_iter().map(|line| line.parse().ok()).collect() }
}
