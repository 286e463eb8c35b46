//! The file of the log's keys: made once, rotated, read again, refused where it is damaged or another log's.

#![expect(clippy::unwrap_used, reason = "a test may panic")]
use super::*;
use daodi::transparency_log::{NoteError, TrustedKeys};

const ORIGIN: &str = "gi.example/log";

/// A folder that goes with the test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("daodi-log-keys-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        Self(folder)
    }

    fn file(&self) -> PathBuf {
        self.0.join("log.keys")
    }

    fn files(&self) -> usize {
        std::fs::read_dir(&self.0).unwrap().count()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn trusts(keys: &[VerifierKey], signed: &SignedCheckpoint) -> Result<usize, NoteError> {
    TrustedKeys::of_log(keys.to_vec()).verify(signed).map(|good| good.len())
}

#[test]
fn keys_are_made_once_and_kept_from_others() {
    let folder = Folder::new("once");
    let first = LogKeys::open(&folder.file(), ORIGIN).unwrap();
    let again = LogKeys::open(&folder.file(), ORIGIN).unwrap();
    assert_eq!((first.verifier_keys(), folder.files()), (again.verifier_keys(), 1));
    assert_eq!(trusts(&again.verifier_keys(), &first.sign(7, Hash::EMPTY).unwrap()), Ok(1));
    let secret = std::fs::read_to_string(folder.file()).unwrap();
    // PRIVATE+KEY+<name>+<hash>+<base64>: the last part may itself contain a plus sign.
    let secret = secret.trim().splitn(5, '+').nth(4).unwrap();
    assert!(secret.len() >= 44, "33 bytes as base64");
    assert!(!format!("{first:?}").contains(secret));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(std::fs::metadata(folder.file()).unwrap().permissions().mode() & 0o777, 0o600);
        std::fs::set_permissions(folder.file(), std::fs::Permissions::from_mode(0o640)).unwrap();
        let refused = LogKeys::open(&folder.file(), ORIGIN);
        assert!(matches!(refused, Err(LogKeyError::File(KeyFileError::Mode { .. }))));
    }
}

#[test]
fn sixteen_programs_that_begin_at_once_have_one_key() {
    let folder = Folder::new("race");
    let keys: Vec<_> = std::thread::scope(|scope| {
        let open = || LogKeys::open(&folder.file(), ORIGIN).unwrap().verifier_keys();
        let threads: Vec<_> = (0..16).map(|_| scope.spawn(open)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert!(keys.iter().all(|key| *key == keys[0]));
    assert_eq!(folder.files(), 1);
}

#[test]
fn rotation_signs_with_both_and_retiring_keeps_the_past_checkable() {
    let folder = Folder::new("rotate");
    let mut keys = LogKeys::open(&folder.file(), ORIGIN).unwrap();
    let old = keys.verifier_keys();
    let before = keys.sign(1, Hash::EMPTY).unwrap();
    let new = keys.rotate().unwrap();
    let both = LogKeys::open(&folder.file(), ORIGIN).unwrap().sign(2, Hash::EMPTY).unwrap();
    assert_eq!(both, keys.sign(2, Hash::EMPTY).unwrap());
    assert_eq!(both.note().signatures()[0].id, new.id(), "the newest signs first");
    assert_eq!((trusts(&old, &both), trusts(std::slice::from_ref(&new), &both)), (Ok(1), Ok(1)));

    assert!(matches!(keys.retire(new.id() ^ 1), Err(LogKeyError::NotRetirable(_))));
    assert_eq!(keys.retire(old[0].id()).unwrap(), old[0]);
    assert!(matches!(keys.retire(new.id()), Err(LogKeyError::NotRetirable(_))), "one must sign");
    let kept = LogKeys::open(&folder.file(), ORIGIN).unwrap();
    assert_eq!(kept.verifier_keys(), [new, old[0].clone()]);
    let after = kept.sign(3, Hash::EMPTY).unwrap();
    assert_eq!((trusts(&old, &after), trusts(&kept.verifier_keys(), &after)), (Err(NoteError::Unknown), Ok(1)));
    assert_eq!(trusts(&kept.verifier_keys(), &before), Ok(1), "checkpoints of its time stay good");
    let text = std::fs::read_to_string(folder.file()).unwrap();
    assert_eq!((text.matches("PRIVATE+KEY+").count(), text.matches("retired ").count()), (1, 1));
    assert_eq!(folder.files(), 1);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(std::fs::metadata(folder.file()).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn a_file_that_was_changed_is_read_again_unless_it_is_another_log_s() {
    let folder = Folder::new("again");
    let mut one = LogKeys::open(&folder.file(), ORIGIN).unwrap();
    let mut other = LogKeys::open(&folder.file(), ORIGIN).unwrap();
    assert!(!other.reopen().unwrap());
    one.rotate().unwrap();
    assert!(other.reopen().unwrap() && !other.reopen().unwrap());
    assert_eq!(other.verifier_keys(), one.verifier_keys());
    one.retire(one.verifier_keys()[1].id()).unwrap();
    assert!(other.reopen().unwrap());
    assert_eq!(other.signing_keys().count(), 1);
    other.rotate().unwrap();
    let good = other.verifier_keys();
    // Cut short, lost, made anew with strange keys.
    std::fs::write(folder.file(), &other.text[..60]).unwrap();
    assert!(matches!(other.reopen(), Err(LogKeyError::Text { .. })));
    std::fs::remove_file(folder.file()).unwrap();
    assert!(matches!(other.reopen(), Err(LogKeyError::File(_))));
    LogKeys::open(&folder.file(), ORIGIN).unwrap();
    assert!(matches!(other.reopen(), Err(LogKeyError::Strange(_))));
    assert_eq!(other.verifier_keys(), good);
}

#[test]
fn two_programs_do_not_overwrite_each_other_s_keys() {
    let folder = Folder::new("both");
    let mut one = LogKeys::open(&folder.file(), ORIGIN).unwrap();
    let mut other = LogKeys::open(&folder.file(), ORIGIN).unwrap();
    one.rotate().unwrap();
    assert!(matches!(other.rotate(), Err(LogKeyError::Changed(_))));
    assert_eq!(LogKeys::open(&folder.file(), ORIGIN).unwrap().verifier_keys(), one.verifier_keys());
    for _ in 2..16 {
        one.rotate().unwrap();
    }
    assert!(matches!(one.rotate(), Err(LogKeyError::Many)));
}

#[test]
fn a_damaged_file_and_another_log_s_keys_are_refused_without_telling_them() {
    let folder = Folder::new("damaged");
    let keys = LogKeys::open(&folder.file(), ORIGIN).unwrap();
    let good = keys.text.clone();
    assert!(matches!(LogKeys::open(&folder.file(), "other.example/log"), Err(LogKeyError::Origin { .. })));
    for bad in [
        String::new(),
        good.replace("daodi-log-keys 1", "daodi-log-keys 2"),
        good.replace("PRIVATE+KEY+", "PRIVATE+KEY"),
        good.replace("gi.example", "gi.exampel"),
        format!("{good}retired x\n"),
        format!("{HEADER}\nretired {}\n", keys.verifier_keys()[0]),
        good[..good.len() - 3].to_owned(),
    ] {
        std::fs::write(folder.file(), &bad).unwrap();
        let error = LogKeys::open(&folder.file(), ORIGIN).unwrap_err().to_string();
        assert!(!error.contains("PRIVATE"), "{error}");
    }
    std::fs::write(folder.file(), [0xff, 0xfe]).unwrap();
    assert!(matches!(LogKeys::open(&folder.file(), ORIGIN), Err(LogKeyError::File(_))));
    let nameless = Folder::new("nameless");
    assert!(matches!(LogKeys::open(&nameless.file(), "two words"), Err(LogKeyError::Origin { .. })));
    assert!(!nameless.file().exists());
}
