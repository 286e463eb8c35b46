//! The transparency log from outside: `daodi log verify` and `check-proof` on files and on a served log.

use crate::cli::Place;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use daodi::transparency_log::*;
use serde_json::Value;
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::{Arc, Mutex};

const ORIGIN: &str = "gi.example/log";

fn signer(seed: u8) -> LogSigner {
    LogSigner::new(ORIGIN, [seed; 32]).unwrap()
}

fn key(seed: u8) -> String {
    signer(seed).verifier_key().to_string()
}

fn leaf(n: usize) -> Vec<u8> {
    let actor = Actor { role: "province".to_owned(), body: None };
    let leaf = Leaf::new(1_790_000_000_000_000, "authorisation.grant", "authorisation", &format!("a{n}"), actor);
    leaf.fact("product", "信阳毛尖").to_bytes().unwrap()
}

/// A log of leaves with the checkpoint over all of them.
struct Log {
    entries: Vec<Vec<u8>>,
    tiles: TileSet,
    head: SignedCheckpoint,
}

impl Log {
    fn of(entries: Vec<Vec<u8>>) -> Self {
        let (mut edge, mut tiles) = (Edge::new(), TileSet::new());
        tiles.extend(edge.append(entries.iter().map(|entry| Hash::of_leaf(entry))));
        let checkpoint = Checkpoint::new(ORIGIN, edge.size(), edge.root());
        Self { entries, tiles, head: SignedCheckpoint::sign(&checkpoint, [&signer(1)]).unwrap() }
    }

    fn to(n: usize) -> Self {
        Self::of((0..n).map(leaf).collect())
    }

    fn dump(&self) -> Vec<u8> {
        let keys = [signer(1).verifier_key().clone()];
        let mut dump = DumpWriter::begin(Vec::new(), &keys, &self.head).unwrap();
        for entry in &self.entries {
            dump.entry(&Hash::of_leaf(entry), entry).unwrap();
            if dump.group_is_full() {
                dump.group(None).unwrap();
            }
        }
        dump.end().unwrap()
    }

    /// Everything that a server of this log has, by path.
    fn files(&self) -> Files {
        let size = self.entries.len() as u64;
        let mut files = Files::new();
        files.insert("checkpoint".to_owned(), self.head.to_string().into_bytes());
        files.insert("keys".to_owned(), format!("{}\n", key(1)).into_bytes());
        for tile in Tile::changed(0, size) {
            let bytes = self.tiles.hashes(&tile).unwrap().iter().flat_map(|hash| hash.0).collect();
            files.insert(tile.to_string(), bytes);
        }
        for bundle in Bundle::changed(0, size) {
            let entries = self.entries[bundle.first() as usize..].iter().take(bundle.width.into());
            files.insert(bundle.to_string(), encode_bundle(entries.map(Vec::as_slice)).unwrap());
        }
        files
    }
}

type Files = BTreeMap<String, Vec<u8>>;

/// Serves files at `/log/…` until it is dropped, and keeps what was asked for.
struct Server {
    address: SocketAddr,
    asked: Arc<Mutex<Vec<String>>>,
    runtime: Option<tokio::runtime::Runtime>,
}

impl Server {
    fn of(files: Files) -> Self {
        Self::answering(move |path| match files.get(path) {
            Some(bytes) => bytes.clone().into_response(),
            None => StatusCode::NOT_FOUND.into_response(),
        })
    }

    fn answering(answer: impl Fn(&str) -> Response + Send + Sync + 'static) -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let (answer, asking) = (Arc::new(answer), Arc::clone(&asked));
        let app = axum::Router::new().fallback(move |request: Request<Body>| {
            let path = request.uri().path().trim_start_matches("/log/").to_owned();
            asking.lock().unwrap().push(path.clone());
            let answer = answer(&path);
            async move { answer }
        });
        let listener = runtime.block_on(tokio::net::TcpListener::bind("127.0.0.1:0")).unwrap();
        let address = listener.local_addr().unwrap();
        runtime.spawn(async move { axum::serve(listener, app).await });
        Self { address, asked, runtime: Some(runtime) }
    }

    fn url(&self) -> String {
        format!("http://{}/log", self.address)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

fn write(place: &Place, name: &str, bytes: impl AsRef<[u8]>) {
    std::fs::write(place.path().join(name), bytes).unwrap();
}

/// What `verify --json` reports where it refuses.
fn not_whole(place: &Place, arguments: &[&str]) -> Value {
    let out = place.run(&[&["log", "verify", "--json"], arguments].concat());
    assert_eq!(out.status.code(), Some(1), "{}", String::from_utf8_lossy(&out.stdout));
    let error: Value = serde_json::from_slice(&out.stderr).unwrap();
    assert!(error["error"].as_str().is_some_and(|text| text.starts_with("the log is not whole: ")), "{error}");
    let report: Value = serde_json::from_slice(&out.stdout).unwrap();
    assert_eq!(report["good"], false);
    report
}

#[test]
fn p36_a_dump_is_verified_without_a_database_and_the_first_changed_entry_named() {
    let place = Place::new();
    let log = Log::to(700);
    write(&place, "log.dump", log.dump());
    write(&place, "older.txt", Log::to(300).head.to_string());
    let whole = place.json(&["log", "verify", "--dump", "log.dump", "--against", "older.txt", "--key", &key(1)]);
    assert_eq!((whole["good"].as_bool(), whole["size"].as_u64()), (Some(true), Some(700)));
    assert_eq!((&whole["consistent_with"][0], &whole["own_keys"]), (&300.into(), &false.into()));
    let words = place.done(&["log", "verify", "--dump", "log.dump"]);
    assert!(words.contains("whole: all 700 entries") && words.contains("--key"), "{words}");
    assert!(!place.path().join("var").exists(), "verifying opens no database");

    let changed =
        String::from_utf8(log.dump()).unwrap().replacen("\"object_id\":\"a433\"", "\"object_id\":\"a434\"", 1);
    write(&place, "changed.dump", changed);
    let report = not_whole(&place, &["--dump", "changed.dump", "--key", &key(1)]);
    assert_eq!((&report["first_entry"], &report["findings"][0]["fault"]), (&433.into(), &"leaf_altered".into()));
    let said = place.refused(&["log", "verify", "--dump", "changed.dump"], 1);
    assert!(said.contains("entry 433"), "{said}");

    write(&place, "cut.dump", &log.dump()[..20_000]);
    assert_eq!(not_whole(&place, &["--dump", "cut.dump"])["findings"][0]["fault"], "truncated");
    write(&place, "no.dump", "not a dump\n");
    assert_eq!(not_whole(&place, &["--dump", "no.dump"])["findings"][0]["fault"], "malformed");
    let report = not_whole(&place, &["--dump", "log.dump", "--key", &key(2)]);
    assert_eq!(report["findings"][0]["fault"], "unsigned");

    let mut fork: Vec<_> = (0..700).map(leaf).collect();
    fork[120] = leaf(9999);
    write(&place, "fork.dump", Log::of(fork).dump());
    place.done(&["log", "verify", "--dump", "fork.dump", "--key", &key(1)]);
    let report = not_whole(&place, &["--dump", "fork.dump", "--against", "older.txt", "--key", &key(1)]);
    assert_eq!((&report["findings"][0]["fault"], &report["findings"][0]["last"]), (&"forked".into(), &299.into()));
    write(&place, "short.dump", Log::to(200).dump());
    let report = not_whole(&place, &["--dump", "short.dump", "--against", "older.txt", "--key", &key(1)]);
    assert_eq!(report["findings"][0]["fault"], "shrunk");
}

#[test]
fn wrong_usage_of_the_log_s_commands_is_two_and_a_missing_file_one() {
    let place = Place::new();
    write(&place, "a", "a\n");
    let witness = VerifierKey::new("w", KeyKind::Witness, [1; 32]).unwrap().to_string();
    for wrong in [
        &["log"][..],
        &["log", "verify"],
        &["log", "verify", "--dump", "a", "--url", "https://gi.example/log"],
        &["log", "verify", "--url", "gi.example/log"],
        &["log", "verify", "--url", "ftp://gi.example/log"],
        &["log", "verify", "--dump", "a", "--key", "no-key"],
        &["log", "verify", "--dump", "a", "--key", &witness],
        &["log", "verify", "--dump", "a", "--witness", &key(1)],
        &["log", "check-proof", "a"],
    ] {
        place.refused(wrong, 2);
    }
    for refused in [
        &["log", "verify", "--dump", "none"][..],
        &["log", "verify", "--dump", "."],
        &["log", "verify", "--dump", "a", "--against", "none"],
        &["log", "verify", "--dump", "a", "--against", "a"],
        &["log", "check-proof", "a", "--key", &key(1)],
    ] {
        place.refused(refused, 1);
    }
}

#[test]
fn p36_a_proof_file_is_checked_offline() {
    let place = Place::new();
    let log = Log::to(300);
    let hashes = inclusion_proof(7, 300, &log.tiles).unwrap();
    let mut proof = Proof { extra: Some(leaf(7)), index: 7, hashes, checkpoint: log.head.clone() };
    write(&place, "a.tlog-proof", proof.to_string());
    let checked = place.json(&["log", "check-proof", "a.tlog-proof", "--key", &key(1)]);
    assert_eq!((checked["index"].as_u64(), checked["size"].as_u64()), (Some(7), Some(300)));
    assert!(checked["entry"].as_str().unwrap().contains("\"a7\""));
    place.refused(&["log", "check-proof", "a.tlog-proof", "--key", &key(2)], 1);
    write(&place, "leaf", leaf(8));
    place.refused(&["log", "check-proof", "a.tlog-proof", "--leaf", "leaf", "--key", &key(1)], 1);
    proof.extra = None;
    write(&place, "a.tlog-proof", proof.to_string());
    assert!(place.refused(&["log", "check-proof", "a.tlog-proof", "--key", &key(1)], 1).contains("--leaf"));
    write(&place, "leaf", leaf(7));
    place.done(&["log", "check-proof", "a.tlog-proof", "--leaf", "leaf", "--key", &key(1)]);
}

#[test]
fn p36_a_served_log_is_verified_tile_by_tile() {
    let place = Place::new();
    for size in [0, 1, 256, 700] {
        let log = Log::to(size);
        let server = Server::of(log.files());
        let report = place.json(&["log", "verify", "--url", &server.url(), "--key", &key(1)]);
        assert_eq!((report["good"].as_bool(), report["entries"].as_u64()), (Some(true), Some(size as u64)), "{report}");
        let asked = server.asked.lock().unwrap().clone();
        assert!(!asked.contains(&"keys".to_owned()), "keys that are known are not asked for");
        // Every file was read, each once.
        let mut files: Vec<String> = log.files().into_keys().filter(|path| path != "keys").collect();
        let mut asked = asked;
        asked.sort_unstable();
        if size < 256 {
            // Nothing below it is read from a tile above when there is none.
            files.retain(|path| !path.starts_with("tile/1/"));
        }
        files.sort_unstable();
        assert_eq!(asked, files);
    }
    let log = Log::to(700);
    let server = Server::of(log.files());
    write(&place, "older.txt", Log::to(513).head.to_string());
    let own = place.json(&["log", "verify", "--url", &format!("{}/", server.url()), "--against", "older.txt"]);
    assert_eq!((&own["own_keys"], &own["consistent_with"][0]), (&true.into(), &513.into()));
}

#[test]
fn p36_a_server_that_lies_is_found_out() {
    let place = Place::new();
    let log = Log::to(700);
    let verify = |files: Files| {
        let server = Server::of(files);
        not_whole(&place, &["--url", &server.url(), "--key", &key(1)])
    };
    let changed = |path: &str, change: fn(&mut Vec<u8>)| {
        let mut files = log.files();
        change(files.get_mut(path).unwrap());
        verify(files)
    };
    // A letter of an entry, a bit of each tile, lengths.
    let report = changed("tile/entries/001", |bytes| {
        let at = bytes.windows(5).position(|w| w == b"\"a300").unwrap();
        bytes[at + 4] = b'1';
    });
    assert_eq!((&report["first_entry"], &report["findings"][0]["fault"]), (&300.into(), &"leaf_altered".into()));
    let report = changed("tile/0/000", |bytes| bytes[32 * 17] ^= 1);
    assert_eq!((&report["first_entry"], &report["findings"][0]["fault"]), (&17.into(), &"hash_altered".into()));
    let report = changed("tile/1/000.p/2", |bytes| bytes[32] ^= 1);
    assert_eq!((&report["first_entry"], &report["findings"][0]["fault"]), (&256.into(), &"subtree_altered".into()));
    for (path, first) in [("tile/0/002.p/188", 512), ("tile/entries/002.p/188", 512), ("tile/entries/000", 0)] {
        let report = changed(path, |bytes| bytes.truncate(bytes.len() - 1));
        assert_eq!((&report["first_entry"], &report["findings"][0]["fault"]), (&first.into(), &"malformed".into()));
        let report = changed(path, |bytes| bytes.extend([0; 40]));
        assert_eq!((&report["first_entry"], &report["findings"][0]["fault"]), (&first.into(), &"malformed".into()));
        let mut files = log.files();
        files.remove(path);
        let report = verify(files);
        assert_eq!((&report["first_entry"], &report["findings"][0]["fault"]), (&first.into(), &"entry_missing".into()));
    }
    // Another log's entries and tiles below this log's signed checkpoint.
    let mut other: Vec<_> = (0..700).map(leaf).collect();
    other[600] = leaf(1_000_000);
    let mut files = Log::of(other).files();
    files.insert("checkpoint".to_owned(), log.head.to_string().into_bytes());
    assert_eq!(verify(files)["findings"][0]["fault"], "root_differs");
    // Not signed: nothing more is asked for.
    let mut files = log.files();
    let forged = SignedCheckpoint::sign(log.head.checkpoint(), [&signer(2)]).unwrap();
    files.insert("checkpoint".to_owned(), forged.to_string().into_bytes());
    let server = Server::of(files);
    let report = not_whole(&place, &["--url", &server.url(), "--key", &key(1)]);
    assert_eq!(report["findings"][0]["fault"], "unsigned");
    assert_eq!(*server.asked.lock().unwrap(), ["checkpoint"]);
}

#[test]
fn a_log_that_has_grown_meanwhile_is_read_from_its_full_tiles() {
    let place = Place::new();
    let (then, now) = (Log::to(300), Log::to(600));
    // The full ones have taken the place of the partial ones of level 0; that of level 1 is still partial.
    let mut files = now.files();
    for path in ["checkpoint", "tile/1/000.p/1"] {
        files.insert(path.to_owned(), then.files()[path].clone());
    }
    let server = Server::of(files);
    let report = place.json(&["log", "verify", "--url", &server.url(), "--key", &key(1)]);
    assert_eq!((report["good"].as_bool(), report["entries"].as_u64()), (Some(true), Some(300)));
    let asked = server.asked.lock().unwrap();
    assert!(asked.contains(&"tile/0/001.p/44".to_owned()) && asked.contains(&"tile/0/001".to_owned()));
}

#[test]
fn a_server_that_misbehaves_is_bounded_and_says_nothing_of_the_log() {
    let place = Place::new();
    let refused = |server: &Server| {
        let said = place.refused(&["log", "verify", "--url", &server.url(), "--key", &key(1)], 1);
        assert!(!said.contains("not whole"), "{said}");
        said
    };
    let elsewhere = Server::of(Log::to(3).files());
    let target = format!("{}/checkpoint", elsewhere.url());
    let leading = Server::answering(move |_| (StatusCode::FOUND, [(header::LOCATION, target.clone())]).into_response());
    assert!(refused(&leading).contains("not followed"));
    assert!(elsewhere.asked.lock().unwrap().is_empty());
    let failing = Server::answering(|_| StatusCode::SERVICE_UNAVAILABLE.into_response());
    assert!(refused(&failing).contains("503"));
    assert_eq!(failing.asked.lock().unwrap().len(), 3, "tried three times");
    assert!(refused(&Server::of(Files::new())).contains("there is nothing"));
    // A checkpoint without end.
    let endless = Server::answering(|_| vec![b'x'; 1 << 20].into_response());
    let out = place.run(&["log", "verify", "--url", &endless.url(), "--key", &key(1)]);
    assert_eq!(out.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&out.stderr).contains("not of the form"), "{out:?}");
    // Nobody there.
    let gone = elsewhere.url();
    drop(elsewhere);
    place.refused(&["log", "verify", "--url", &gone, "--key", &key(1)], 1);
}

#[test]
fn a_dump_is_read_from_standard_input() {
    let place = Place::new();
    write(&place, "log.dump", Log::to(5).dump());
    let file = std::fs::File::open(place.path().join(Path::new("log.dump"))).unwrap();
    let mut program = std::process::Command::new(env!("CARGO_BIN_EXE_daodi-under-test"));
    let out = program.args(["log", "verify", "--dump", "-"]).stdin(file).output().unwrap();
    assert_eq!(out.status.code(), Some(0), "{out:?}");
}
