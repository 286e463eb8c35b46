//! The master keys behind personal values: their file, their epochs, and what is derived from them.

use super::{NoRandom, random};
use crate::keys::readable_by_others;
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use std::collections::BTreeMap;
use std::fmt;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};
use zeroize::Zeroizing;

/// First line of the file.
const HEADER: &str = "daodi-secret-keys 1";
/// Separates this use of the keys from any other.
const DOMAIN: &[u8] = b"daodi personal values v1";
/// Highest epoch.
const MAX_EPOCH: u8 = 99;

/// The master keys, by epoch. What is new is sealed with the highest; the others open what is old. Neither shown nor
/// logged: `Debug` names the epochs only.
pub struct Vault {
    path: PathBuf,
    keys: RwLock<Arc<Epochs>>,
}

/// The keys as they were read.
#[derive(PartialEq)]
struct Epochs {
    keys: BTreeMap<u8, Zeroizing<[u8; 32]>>,
    newest: u8,
}

impl Epochs {
    fn derive(&self, epoch: u8, purpose: &str, extra: &[u8]) -> Option<Zeroizing<[u8; 32]>> {
        let master = self.keys.get(&epoch)?;
        let mut key = Zeroizing::new([0_u8; 32]);
        // The purpose ends with a byte that no purpose has: what follows cannot be taken for a part of it.
        Hkdf::<Sha256>::new(Some(DOMAIN), &**master)
            .expand_multi_info(&[purpose.as_bytes(), &[0, epoch], extra], &mut *key)
            .ok()?;
        Some(key)
    }
}

/// Why the keys cannot be had. Never holds the text of a line.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    /// The file cannot be read or written.
    #[error("the key file {path} cannot be used: {source}")]
    Io {
        /// The file.
        path: PathBuf,
        /// The system's reason.
        source: std::io::Error,
    },
    /// Others may read the file.
    #[error("the key file {path} can be read by others than its owner; set its mode to 600")]
    Mode {
        /// The file.
        path: PathBuf,
    },
    /// A line is not what it should be.
    #[error("line {line} of the key file {path}: {what}")]
    Text {
        /// The file.
        path: PathBuf,
        /// Line, from 1.
        line: usize,
        /// What was expected.
        what: &'static str,
    },
    /// A key that was read from the file before is no longer in it.
    #[error("the key file {path} has lost a key that it had: put its copy back")]
    Lost {
        /// The file.
        path: PathBuf,
    },
    /// There can be no further epoch.
    #[error("the key file {path} has had all the epochs there can be")]
    Full {
        /// The file.
        path: PathBuf,
    },
    /// No random bytes for a new key.
    #[error(transparent)]
    Random(#[from] NoRandom),
}

impl Vault {
    /// Reads the keys; makes the file, with one key of epoch 0, where there is none.
    ///
    /// # Errors
    /// [`VaultError`].
    pub fn open(path: &Path) -> Result<Self, VaultError> {
        if let Some(vault) = Self::read(path)? {
            return Ok(vault);
        }
        let text = Zeroizing::new(format!(
            "{HEADER}\n# Who has this file and the database can read what people entrusted to the register.\n\
             # Keep it secret, keep a copy apart from the database's.\n{}",
            *line(0, &*random::<32>()?)
        ));
        if create(path, &text).map_err(|source| io(path, source))? {
            tracing::info!(path = %path.display(), "made the keys of personal values; back this file up");
        }
        // Whoever was first: what stands there now is what counts.
        Self::read(path)?.ok_or_else(|| io(path, std::io::ErrorKind::NotFound.into()))
    }

    /// Reads the keys and makes nothing; none where there is no file.
    ///
    /// # Errors
    /// [`VaultError`].
    pub fn read(path: &Path) -> Result<Option<Self>, VaultError> {
        let text = match std::fs::read_to_string(path) {
            Ok(text) => Zeroizing::new(text),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(source) => return Err(io(path, source)),
        };
        if readable_by_others(path).map_err(|source| io(path, source))? {
            return Err(VaultError::Mode { path: path.to_owned() });
        }
        let keys = parse(&text).map_err(|(line, what)| VaultError::Text { path: path.to_owned(), line, what })?;
        Ok(Some(Self { path: path.to_owned(), keys: RwLock::new(Arc::new(keys)) }))
    }

    fn keys(&self) -> Arc<Epochs> {
        Arc::clone(&self.keys.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Takes in what was added to the file. `false` where it has not changed.
    ///
    /// # Errors
    /// [`VaultError`]; then the keys stay as they were. [`VaultError::Lost`] where a key that was read before is gone, for
    /// values are sealed with it.
    pub fn reopen(&self) -> Result<bool, VaultError> {
        let new = Self::read(&self.path)?.ok_or_else(|| io(&self.path, std::io::ErrorKind::NotFound.into()))?.keys();
        let now = self.keys();
        if *new == *now {
            return Ok(false);
        }
        if now.keys.iter().any(|(epoch, key)| new.keys.get(epoch) != Some(key)) {
            return Err(VaultError::Lost { path: self.path.clone() });
        }
        *self.keys.write().unwrap_or_else(PoisonError::into_inner) = new;
        Ok(true)
    }

    /// Adds a key for the next epoch to the file and gives its number. Servers that run take it within a second and seal with
    /// it what is new; older values stay readable.
    ///
    /// # Errors
    /// [`VaultError`]; then the file is as it was.
    pub fn begin_epoch(path: &Path) -> Result<u8, VaultError> {
        let mut file = std::fs::OpenOptions::new().append(true).open(path).map_err(|source| io(path, source))?;
        // One at a time: a key that was overwritten after it was used could not be had back.
        file.lock().map_err(|source| io(path, source))?;
        let vault = Self::read(path)?.ok_or_else(|| io(path, std::io::ErrorKind::NotFound.into()))?;
        let epoch = vault.newest() + 1;
        if epoch > MAX_EPOCH {
            return Err(VaultError::Full { path: path.to_owned() });
        }
        let mut line = line(epoch, &*random::<32>()?);
        // Who edits the file by hand may leave its last line without an end.
        if !Zeroizing::new(std::fs::read(path).map_err(|source| io(path, source))?).ends_with(b"\n") {
            line.insert(0, '\n');
        }
        file.write_all(line.as_bytes()).and_then(|()| file.sync_all()).map_err(|source| io(path, source))?;
        Ok(epoch)
    }

    /// The epochs there are keys of, oldest first.
    #[must_use]
    pub fn epochs(&self) -> Vec<u8> {
        self.keys().keys.keys().copied().collect()
    }

    /// The epoch of what is new.
    #[must_use]
    pub fn newest(&self) -> u8 {
        self.keys().newest
    }

    /// Whether a sealed value or a keyed hash was made with the newest key; if not, it is to be made again.
    #[must_use]
    pub fn is_current(&self, text: &str) -> bool {
        epoch_of(text) == Some(self.newest())
    }

    /// A key for one purpose (HKDF-SHA-256, RFC 5869), if there is a master key of this epoch.
    pub(super) fn derive(&self, epoch: u8, purpose: &str, extra: &[u8]) -> Option<Zeroizing<[u8; 32]>> {
        let mut keys = self.keys();
        // Another server may have begun it a moment ago.
        if !keys.keys.contains_key(&epoch) && self.reopen().is_ok() {
            keys = self.keys();
        }
        keys.derive(epoch, purpose, extra)
    }

    /// The key that links to files are proved with, if there is a master key of this epoch.
    pub(crate) fn file_link_key(&self, epoch: u8) -> Option<Zeroizing<[u8; 32]>> {
        self.derive(epoch, "file link", &[])
    }

    /// A keyed hash (HMAC-SHA-256) of some parts under one epoch's key, as `EPOCH.HEX`.
    pub(super) fn keyed_hash(&self, epoch: u8, purpose: &str, parts: &[&str]) -> Option<String> {
        let key = self.derive(epoch, purpose, &[])?;
        let mut mac = <Hmac<Sha256> as Mac>::new_from_slice(&*key).ok()?;
        for part in parts {
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part.as_bytes());
        }
        let hash: String = mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
        Some(format!("{epoch}.{hash}"))
    }
}

/// The epoch that a sealed value or a keyed hash names.
pub(super) fn epoch_of(text: &str) -> Option<u8> {
    let (epoch, _) = text.split_once('.')?;
    let canonical = epoch == "0" || !epoch.starts_with(['0', '+']);
    epoch.parse().ok().filter(|_| canonical)
}

fn io(path: &Path, source: std::io::Error) -> VaultError {
    VaultError::Io { path: path.to_owned(), source }
}

fn line(epoch: u8, key: &[u8; 32]) -> Zeroizing<String> {
    let mut line = Zeroizing::new(String::with_capacity(72));
    line.push_str(&epoch.to_string());
    line.push(' ');
    for byte in key {
        for digit in [byte >> 4, byte & 15] {
            line.push(char::from_digit(digit.into(), 16).unwrap_or('0'));
        }
    }
    line.push('\n');
    line
}

/// Writes a new file whole or not at all. False where there is one already.
fn create(path: &Path, text: &str) -> std::io::Result<bool> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    // Made with mode 600.
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    match file.persist_noclobber(path) {
        Ok(_) => std::fs::File::open(folder)?.sync_all().map(|()| true),
        Err(error) if error.error.kind() == std::io::ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(error.error),
    }
}

/// The header, then `EPOCH HEX` a line; `#` begins a comment. An error is a line's number and what was expected.
fn parse(text: &str) -> Result<Epochs, (usize, &'static str)> {
    let mut lines = (1..).zip(text.lines().map(str::trim)).filter(|(_, l)| !l.is_empty() && !l.starts_with('#'));
    if lines.next().is_none_or(|(_, header)| header != HEADER) {
        return Err((1, "expected the header 'daodi-secret-keys 1'"));
    }
    let mut keys = BTreeMap::new();
    for (number, line) in lines {
        let (epoch, hex) = line.split_once(' ').ok_or((number, "expected EPOCH HEX"))?;
        let epoch: u8 = epoch.parse().ok().filter(|e| *e <= MAX_EPOCH).ok_or((number, "the epoch is not 0-99"))?;
        let key = key(hex.trim()).ok_or((number, "the key is not 64 hexadecimal digits"))?;
        if keys.insert(epoch, key).is_some() {
            return Err((number, "the epoch stands twice"));
        }
    }
    let newest = *keys.keys().next_back().ok_or((1, "there is no key"))?;
    Ok(Epochs { keys, newest })
}

fn key(hex: &str) -> Option<Zeroizing<[u8; 32]>> {
    let mut key = Zeroizing::new([0_u8; 32]);
    if hex.len() != 64 {
        return None;
    }
    for (byte, pair) in key.iter_mut().zip(hex.as_bytes().chunks_exact(2)) {
        let digit = |at: usize| char::from(pair[at]).to_digit(16);
        *byte = u8::try_from(digit(0)? << 4 | digit(1)?).ok()?;
    }
    Some(key)
}

impl fmt::Debug for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Vault").field("epochs", &self.epochs()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;

    fn file() -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new folder").join("secret.keys");
        (folder, path)
    }

    #[test]
    fn a_new_epoch_is_taken_in_and_a_lost_one_is_not() {
        let (_folder, path) = file();
        let vault = Vault::open(&path).unwrap();
        let old = std::fs::read_to_string(&path).unwrap();
        assert!(!vault.reopen().unwrap());
        assert_eq!(Vault::begin_epoch(&path).unwrap(), 1);
        assert_eq!(vault.newest(), 0);
        // Asked for by what another server has sealed already, or at the next look.
        assert!(vault.derive(1, "test", b"").is_some());
        assert_eq!((vault.newest(), vault.epochs()), (1, vec![0, 1]));
        assert!(vault.derive(2, "test", b"").is_none());
        Vault::begin_epoch(&path).unwrap();
        assert!(vault.reopen().unwrap() && vault.newest() == 2);
        for (text, wrong) in [(old, "lost a key"), (format!("{HEADER}\n0 00"), "64 hexadecimal")] {
            std::fs::write(&path, text).unwrap();
            let error = vault.reopen().unwrap_err().to_string();
            assert!(error.contains(wrong), "{error}");
            assert_eq!(vault.epochs(), [0, 1, 2]);
        }
        std::fs::remove_file(&path).unwrap();
        assert!(vault.reopen().is_err() && vault.newest() == 2 && !path.exists());
    }

    #[test]
    fn the_file_is_made_once_even_by_many_at_the_same_time() {
        let (_folder, path) = file();
        assert!(Vault::read(&path).unwrap().is_none() && !path.exists(), "reading makes nothing");
        let keys: Vec<_> = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..8).map(|_| scope.spawn(|| Vault::open(&path).unwrap())).collect();
            threads.into_iter().map(|thread| thread.join().unwrap().derive(0, "test", b"").unwrap()).collect()
        });
        assert!(keys.windows(2).all(|two| two[0] == two[1]));
        let entries = std::fs::read_dir(path.parent().unwrap()).unwrap().count();
        assert_eq!(entries, 1, "nothing is left beside it");
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_may_read_the_file() {
        use std::os::unix::fs::PermissionsExt;
        let (_folder, path) = file();
        Vault::open(&path).unwrap();
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        for mode in [0o640, 0o604, 0o660] {
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode)).unwrap();
            assert!(matches!(Vault::open(&path), Err(VaultError::Mode { .. })), "{mode:o}");
            assert!(matches!(Vault::begin_epoch(&path), Err(VaultError::Mode { .. })), "{mode:o}");
        }
    }

    #[test]
    fn epochs_are_added_one_after_the_other_and_none_is_lost() {
        let (_folder, path) = file();
        let first = Vault::open(&path).unwrap();
        let mut given: Vec<u8> = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..8).map(|_| scope.spawn(|| Vault::begin_epoch(&path).unwrap())).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        given.sort_unstable();
        assert_eq!(given, (1..=8).collect::<Vec<_>>());
        let text = std::fs::read_to_string(&path).unwrap();
        std::fs::write(&path, text.trim_end()).unwrap();
        let vault = Vault::open(&path).unwrap();
        assert_eq!((vault.epochs(), vault.newest()), ((0..=8).collect(), 8));
        assert_eq!(vault.derive(0, "test", b""), first.derive(0, "test", b""));
        assert_ne!(vault.derive(8, "test", b""), vault.derive(7, "test", b""));
        assert!(vault.is_current("8.x") && !vault.is_current("7.x") && !vault.is_current("08.x"));
        for _ in 9..=MAX_EPOCH {
            Vault::begin_epoch(&path).unwrap();
        }
        assert!(matches!(Vault::begin_epoch(&path), Err(VaultError::Full { .. })));
    }

    #[test]
    fn each_purpose_has_a_key_of_its_own() {
        let keys = parse(&format!("{HEADER}\n0 {}\n1 {}\n", "ab".repeat(32), "cd".repeat(32))).unwrap();
        let vault = Vault { path: PathBuf::new(), keys: RwLock::new(Arc::new(keys)) };
        let keys = [
            vault.derive(0, "seal", b"x"),
            vault.derive(1, "seal", b"x"),
            vault.derive(0, "lookup", b"x"),
            vault.derive(0, "seal", b"y"),
            vault.derive(0, "seal", b""),
            vault.derive(0, "sea", b"lx"),
        ];
        for (at, key) in keys.iter().enumerate() {
            assert!(key.is_some() && !keys[..at].contains(key), "{at}");
        }
        assert!(vault.derive(2, "seal", b"x").is_none());
    }

    #[test]
    fn a_broken_file_is_refused_by_line_and_without_its_text() {
        let good = "ab".repeat(32);
        for (text, line) in [
            (String::new(), 1),
            ("daodi-label-keys 1\n".to_owned(), 1),
            (format!("{HEADER}\n"), 1),
            (format!("{HEADER}\n# a comment\n0 {}\n", &good[1..]), 3),
            (format!("{HEADER}\n0 {good}0\n"), 2),
            (format!("{HEADER}\n0 {}\n", "+a".repeat(32)), 2),
            (format!("{HEADER}\n0 {good}\n0 {good}\n"), 3),
            (format!("{HEADER}\n100 {good}\n"), 2),
            (format!("{HEADER}\nx {good}\n"), 2),
            (format!("{HEADER}\n{good}\n"), 2),
        ] {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("keys");
            create(&path, &text).unwrap();
            let error = Vault::open(&path).unwrap_err();
            assert!(matches!(error, VaultError::Text { line: at, .. } if at == line), "{error} for {text}");
            assert!(!format!("{error} {error:?}").contains("abab"), "{error}");
        }
    }
}
