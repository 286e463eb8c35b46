//! What the folder of files promises.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use super::*;
use crate::uploads::disk::hash_file;
use std::io::Read;
use std::time::Duration;

/// What a look at a kept file finds.
#[derive(Debug, PartialEq)]
enum Look {
    Sound,
    Missing,
    Damaged,
}

fn look(store: &FileStore, hash: &FileHash) -> Look {
    match hash_file(&store.place(hash)) {
        Ok((found, _)) if found == hash.to_string() => Look::Sound,
        Ok(_) => Look::Damaged,
        Err(_) => Look::Missing,
    }
}

/// A store in a folder of the test's own, which goes with it.
struct Place(FileStore);

impl Place {
    fn new() -> Self {
        let name: String = random().unwrap().iter().map(|byte| format!("{byte:02x}")).collect();
        Self(FileStore::new(&std::env::temp_dir().join(format!("daodi-files-{name}"))))
    }

    fn all(&self) -> Vec<Found> {
        self.0.walk().unwrap().collect::<Result<_, _>>().unwrap()
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(self.0.root());
    }
}

#[test]
fn what_is_kept_is_found_by_its_hash_and_kept_once() {
    let place = Place::new();
    let store = &place.0;
    assert_eq!(place.all(), []);
    let hash = store.put(b"abc").unwrap();
    assert_eq!(hash.to_string(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert!(store.root().join("ba/7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad").is_file());
    assert_eq!(store.put(b"abc").unwrap(), hash);
    assert_eq!(place.all(), [Found::File { hash, length: 3 }]);
    let mut opened = store.open(&hash).unwrap().unwrap();
    let mut text = String::new();
    opened.file.read_to_string(&mut text).unwrap();
    assert_eq!((text.as_str(), opened.length), ("abc", 3));
}

#[test]
fn a_file_is_taken_away_only_if_it_is_old_and_can_be_put_back() {
    let place = Place::new();
    let store = &place.0;
    let hash = store.put(b"abc").unwrap();
    let written = || fs::metadata(store.place(&hash)).unwrap().modified().unwrap();
    let (now, later) = (written(), written() + Duration::from_secs(1));
    assert_eq!(store.take_away(&hash, now).unwrap(), None);
    assert_eq!(look(store, &hash), Look::Sound, "it is where it was");
    let taken = store.take_away(&hash, later).unwrap().unwrap();
    assert_eq!(look(store, &hash), Look::Missing);
    assert_eq!(place.all(), [Found::Draft(taken.clone())]);
    assert_eq!(store.take_away(&hash, later).unwrap(), None, "it is there once only");
    store.put_back(&hash, &taken).unwrap();
    assert_eq!(look(store, &hash), Look::Sound);
    // Kept once more, it is young again.
    fs::File::open(store.place(&hash)).unwrap().set_modified(now - Duration::from_secs(7200)).unwrap();
    store.put(b"abc").unwrap();
    assert_eq!(store.take_away(&hash, now).unwrap(), None);
    let taken = store.take_away(&hash, later).unwrap().unwrap();
    // Whoever keeps the same bytes while they are away has them in their place.
    store.put(b"abc").unwrap();
    store.discard(&taken).unwrap();
    assert_eq!(place.all(), [Found::File { hash, length: 3 }]);
    store.discard(&taken).unwrap();
}

#[test]
fn a_place_is_made_of_a_hash_and_of_nothing_else() {
    let (root, hash) = (Path::new("/srv/files"), FileHash::of(b"abc").to_string());
    assert_eq!(super::place(root, &hash).unwrap(), root.join("ba").join(&hash[2..]));
    let bad = ["", "ab", "../../etc/passwd", &hash.to_uppercase(), &format!("{hash}0"), &hash.replace('b', "é")];
    for bad in bad {
        assert_eq!(super::place(root, bad), None, "{bad}");
    }
}

#[test]
fn p10_every_flipped_bit_is_found_and_put_makes_the_file_whole() {
    let place = Place::new();
    let store = &place.0;
    let bytes: Vec<u8> = (0..=255).collect();
    let hash = store.put(&bytes).unwrap();
    let path = store.place(&hash);
    for bit in 0..bytes.len() * 8 {
        let mut damaged = bytes.clone();
        damaged[bit / 8] ^= 1 << (bit % 8);
        fs::write(&path, &damaged).unwrap();
        assert_eq!(look(store, &hash), Look::Damaged, "bit {bit}");
    }
    fs::write(&path, &bytes[..100]).unwrap();
    assert_eq!(look(store, &hash), Look::Damaged);
    assert_eq!(store.put(&bytes).unwrap(), hash);
    assert_eq!(look(store, &hash), Look::Sound);
}

#[test]
fn what_no_name_leads_to_is_a_stray() {
    let place = Place::new();
    let store = &place.0;
    let hash = store.put(b"kept").unwrap();
    let strays = ["note.txt", "new/half", "ba/short", &format!("ba/{hash}"), "AB/no"];
    for stray in strays {
        let path = store.root().join(stray);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "x").unwrap();
    }
    let found = place.all();
    assert_eq!(found.iter().filter(|f| matches!(f, Found::Stray(_))).count(), strays.len(), "{found:?}");
    assert!(found.contains(&Found::File { hash, length: 4 }));
}

#[cfg(unix)]
#[test]
fn only_the_owner_reads_and_links_lead_nowhere() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let place = Place::new();
    let store = &place.0;
    let hash = store.put(b"secret").unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let path = store.place(&hash);
    assert_eq!((mode(&path), mode(path.parent().unwrap()), mode(store.root())), (0o600, 0o700, 0o700));
    fs::remove_file(&path).unwrap();
    symlink("/etc/passwd", &path).unwrap();
    assert!(store.open(&hash).unwrap().is_none());
    assert!(matches!(place.all().as_slice(), [Found::Stray(_)]));
}

#[test]
fn a_broken_write_leaves_no_name() {
    let place = Place::new();
    let store = &place.0;
    // A file stands where the folder of the hash should be: nothing can be kept there.
    let hash = FileHash::of(b"abc");
    fs::create_dir_all(store.root()).unwrap();
    fs::write(store.root().join("ba"), "in the way").unwrap();
    assert!(store.put(b"abc").is_err());
    assert_eq!(look(store, &hash), Look::Missing);
    assert_eq!(place.all().len(), 1, "only what was there: {:?}", place.all());
}

#[test]
fn many_writers_of_one_file_agree() {
    let place = Place::new();
    let store = &place.0;
    let bytes = vec![7; 100_000];
    std::thread::scope(|scope| {
        let writers: Vec<_> = (0..8).map(|_| scope.spawn(|| store.put(&bytes).unwrap())).collect();
        let hashes: Vec<FileHash> = writers.into_iter().map(|writer| writer.join().unwrap()).collect();
        assert!(hashes.iter().all(|hash| *hash == FileHash::of(&bytes)));
    });
    assert_eq!(place.all().len(), 1);
}

#[test]
fn only_a_hash_is_a_hash() {
    let good = FileHash::of(b"x").to_string();
    assert_eq!(good.parse::<FileHash>().unwrap().to_string(), good);
    for bad in ["", "ab", &good.to_uppercase(), &format!("{good}0"), &good.replace(&good[..1], "g"), "../../etc/passwd"]
    {
        assert_eq!(bad.parse::<FileHash>(), Err(HashError), "{bad}");
    }
    assert!(format!("+{}", &good[1..]).parse::<FileHash>().is_err());
}
