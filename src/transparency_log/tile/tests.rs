//! Tiles and bundles: the specification's examples, one path for each, written the same as they are read.

#![expect(clippy::unwrap_used, reason = "a test may panic")]
use super::*;
use crate::transparency_log::fixtures::{Log, Random, leaf};
use crate::transparency_log::{
    Edge, HashReader as _, TileSet, TreeError, consistency_nodes, decode_bundle, encode_bundle, inclusion_nodes,
    root_nodes,
};
use proptest::prelude::*;

#[test]
fn the_examples_of_the_specification() {
    let path = |index, width| Tile { level: 0, index, width }.to_string();
    assert_eq!(path(1_234_067, 256), "tile/0/x001/x234/067");
    assert_eq!(path(1_234_067, 1), "tile/0/x001/x234/067.p/1");
    assert_eq!(path(0, 255), "tile/0/000.p/255");
    assert_eq!(Bundle { index: 1000, width: 256 }.to_string(), "tile/entries/x001/000");
    // A tree of 70,000: 273 full tiles and one of 112; one full and one of 17; one of 1.
    let tiles = Tile::changed(0, 70_000);
    let widths = |level| {
        let own = tiles.iter().filter(move |tile| tile.level == level);
        let (full, partial): (Vec<&Tile>, Vec<&Tile>) = own.partition(|tile| tile.is_full());
        (full.len(), partial.iter().map(|tile| tile.width).collect::<Vec<_>>())
    };
    assert_eq!((widths(0), widths(1), widths(2)), ((273, vec![112]), (1, vec![17]), (0, vec![1])));
    assert_eq!(tiles.len(), 273 + 1 + 1 + 1 + 1);
    // A tree of 256: a full level 0 and one hash at level 1.
    assert_eq!(Tile::changed(0, 256), [Tile { level: 0, index: 0, width: 256 }, Tile { level: 1, index: 0, width: 1 }]);
    assert_eq!(Tile::changed(256, 256), []);
}

#[test]
fn there_is_one_path_for_each_thing() {
    for path in ["checkpoint", "keys", "tile/0/000", "tile/7/000", "tile/2/x123/456.p/7", "tile/entries/x999/999.p/255"]
    {
        assert_eq!(Resource::parse(path).unwrap().to_string(), path);
    }
    for path in [
        "",
        "/checkpoint",
        "checkpoint/",
        "Checkpoint",
        "tile",
        "tile/0",
        "tile/0/0",
        "tile/0/00",
        "tile/0/0000",
        "tile/0/x000/001",
        "tile/0/001/002",
        "tile/0/x001/x002",
        "tile/0/x001",
        "tile/0/x1/002",
        "tile/0/000/",
        "tile/0//000",
        "tile/0/+01",
        "tile/0/000.p/0",
        "tile/0/000.p/01",
        "tile/0/000.p/256",
        "tile/0/000.p/",
        "tile/0/000.p",
        "tile/0/000.p/1/",
        "tile/00/000",
        "tile/8/000",
        "tile/64/000",
        "tile/-1/000",
        "tile/data/000",
        "tile/entries/../000",
        "tile/0/x999/x999/x999/x999/x999/x999/x999/999",
        "tile/7/001",
        "tile/0/０００",
    ] {
        assert_eq!(Resource::parse(path), None, "{path}");
    }
}

#[test]
fn paths_and_changed_tiles_are_those_of_another_implementation() {
    let mut random = Random(8);
    for _ in 0..2000 {
        let new = random.below(40_000_000) as u64;
        let old = new - random.below(1 + (new as usize).min(3000)) as u64;
        let theirs: Vec<String> = tlog_tiles::tile::Tile::new_tiles(8, old, new).iter().map(|t| t.path()).collect();
        // The crate writes the height into its paths, the C2SP format does not.
        let ours: Vec<String> =
            Tile::changed(old, new).iter().map(|tile| tile.to_string().replacen("tile/", "tile/8/", 1)).collect();
        assert_eq!(ours, theirs, "{old} to {new}");
    }
}

#[test]
fn appending_in_parts_gives_the_tiles_of_appending_at_once() {
    let whole = Log::of(70_000);
    let mut random = Random(70_000);
    let (mut edge, mut tiles) = (Edge::new(), TileSet::new());
    while edge.size() < 70_000 {
        let old = edge.size();
        let part = match random.below(4) {
            0 => 1,
            1 => random.below(20),
            2 => 256,
            _ => random.below(3000),
        };
        let end = (old + part as u64).min(70_000);
        let hashes = (old..end).map(|n| Hash::of_leaf(&whole.entries[n as usize]));
        let updates = edge.append(hashes);
        let mut told: Vec<Tile> = updates.iter().map(|update| update.tile).collect();
        told.sort_unstable();
        let mut changed = Tile::changed(old, end);
        changed.sort_unstable();
        assert_eq!(told, changed);
        for update in updates {
            assert_eq!(update.tile.decode(&update.bytes()).as_ref(), Some(&update.hashes));
            assert!(tiles.insert_bytes(update.tile, &update.bytes()));
        }
        // What a restart loads is what was there.
        assert_eq!(Edge::load(end, &tiles), Ok(edge.clone()));
    }
    assert_eq!(edge.root(), whole.edge.root());
    for tile in Tile::changed(0, 70_000) {
        assert_eq!(tiles.hashes(&tile), whole.tiles.hashes(&tile));
    }
}

#[test]
fn an_edge_is_not_loaded_from_tiles_that_are_missing_or_too_narrow() {
    let log = Log::of(600);
    assert_eq!(Edge::load(0, &TileSet::new()), Ok(Edge::new()));
    assert_eq!(Edge::tiles(600), [Tile { level: 0, index: 2, width: 88 }, Tile { level: 1, index: 0, width: 2 }]);
    let mut tiles = TileSet::new();
    tiles.insert(Tile { level: 0, index: 2, width: 87 }, vec![Hash::EMPTY; 87]);
    assert_eq!(Edge::load(600, &tiles), Err(TreeError::Missing { level: 0, index: 512 }));
    assert!(!tiles.insert_bytes(Tile { level: 0, index: 0, width: 2 }, &[0; 63]));
    assert!(Edge::load(600, &log.tiles).is_ok());
}

#[test]
fn the_tiles_named_for_a_proof_are_enough_for_it() {
    let log = Log::of(70_000);
    let mut random = Random(11);
    for _ in 0..200 {
        let size = 1 + random.below(70_000) as u64;
        let (index, old) = (random.below(size as usize) as u64, random.below(size as usize) as u64);
        for nodes in
            [inclusion_nodes(index, size).unwrap(), consistency_nodes(old, size).unwrap(), root_nodes(size).unwrap()]
        {
            let mut tiles = TileSet::new();
            for tile in Tile::holding_all(&nodes, size) {
                tiles.insert(tile, log.tiles.hashes(&tile).unwrap().to_vec());
            }
            for node in nodes {
                assert_eq!(tiles.hash(node), log.tiles.hash(node));
                assert!(tiles.hash(node).is_some());
            }
        }
    }
}

#[test]
fn bundles_hold_entries_and_nothing_else() {
    let entries: Vec<Vec<u8>> = vec![leaf(0), Vec::new(), vec![7; 65_535]];
    let bytes = encode_bundle(entries.iter().map(Vec::as_slice)).unwrap();
    assert_eq!(decode_bundle(&bytes, 3).unwrap(), entries);
    assert!(decode_bundle(&bytes, 2).is_err() && decode_bundle(&bytes, 4).is_err());
    assert!(decode_bundle(&bytes[..bytes.len() - 1], 3).is_err());
    assert!(decode_bundle(&[&bytes[..], &[0]].concat(), 3).is_err());
    assert!(encode_bundle([&[0_u8; 65_536][..]]).is_err());
    assert_eq!(encode_bundle([&b"ab"[..]]).unwrap(), [0, 2, b'a', b'b']);
    assert_eq!(
        Bundle::changed(250, 600),
        [Bundle { index: 0, width: 256 }, Bundle { index: 1, width: 256 }, Bundle { index: 2, width: 88 },]
    );
    assert_eq!(Bundle::changed(256, 256), []);
}

proptest! {
    #[test]
    fn every_place_has_a_path_that_leads_back(level in 0_u8..8, index in any::<u64>(), width in 1_u16..=256, entries in any::<bool>()) {
        let index = index >> 9 >> (8 * u32::from(level));
        let resource = match entries {
            true => Resource::Bundle(Bundle { index, width }),
            false => Resource::Tile(Tile { level, index, width }),
        };
        prop_assert_eq!(Resource::parse(&resource.to_string()), Some(resource));
    }

    #[test]
    fn what_is_read_as_a_path_is_written_the_same(path in "(tile/(entries|[0-9]{1,2})/(x?[0-9]{1,4}/){0,3}[0-9]{2,4}(\\.p/[0-9]{1,3})?)|.{0,20}") {
        if let Some(resource) = Resource::parse(&path) {
            prop_assert_eq!(resource.to_string(), path);
        }
    }

    #[test]
    fn bundles_that_are_read_are_written_the_same(bytes in prop::collection::vec(any::<u8>(), 0..600), width in 0_u16..6) {
        if let Ok(entries) = decode_bundle(&bytes, width) {
            prop_assert_eq!(encode_bundle(entries).unwrap(), bytes);
        }
    }
}
