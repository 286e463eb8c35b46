//! The label keys' file: made at first run, readable by its owner only.

use daodi::label::{KeyError, Keyring};
use rand::TryRngCore;
use sha2::{Digest, Sha256};
use std::io::Write;
use std::path::{Path, PathBuf};

/// The keys and what is derived from them.
pub struct Keys {
    /// The label keys.
    pub labels: Keyring,
    /// Keys the daily hashes of devices that scan; derived from the oldest label key, so that there is one file to keep and a
    /// new epoch counts no device twice.
    pub scans: [u8; 32],
    path: PathBuf,
}

/// Why the keys cannot be had.
#[derive(Debug, thiserror::Error)]
pub enum KeyFileError {
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
    /// The file's text is not one of keys.
    #[error("the key file {path}: {source}")]
    Text {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        source: KeyError,
    },
    /// A key that was read from the file before is no longer in it.
    #[error("the key file {path} has lost a key that it had: put its copy back")]
    Lost {
        /// The file.
        path: PathBuf,
    },
    /// Another program changed the file meanwhile: nothing was written.
    #[error("the key file {path} was changed meanwhile; try again")]
    Changed {
        /// The file.
        path: PathBuf,
    },
    /// The system gives no random bytes.
    #[error("the system gives no random bytes")]
    Random,
}

/// 32 bytes from the system's random source.
///
/// # Errors
/// [`KeyFileError::Random`] where it has none.
pub fn random() -> Result<[u8; 32], KeyFileError> {
    let mut bytes = [0_u8; 32];
    rand::rngs::OsRng.try_fill_bytes(&mut bytes).map_err(|_| KeyFileError::Random)?;
    Ok(bytes)
}

/// Reads the keys; makes them where the file does not exist.
///
/// # Errors
/// [`KeyFileError`].
pub fn open(path: &Path) -> Result<Keys, KeyFileError> {
    let io = |source| KeyFileError::Io { path: path.to_owned(), source };
    match std::fs::read_to_string(path) {
        Ok(text) => {
            if readable_by_others(path).map_err(io)? {
                return Err(KeyFileError::Mode { path: path.to_owned() });
            }
            keys(path, &text)
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            let text = Keyring::generate(random()?).to_file();
            if let Some(folder) = path.parent().filter(|f| !f.as_os_str().is_empty()) {
                std::fs::create_dir_all(folder).map_err(io)?;
            }
            create(path, &text).map_err(io)?;
            tracing::info!(path = %path.display(), "made the label keys; back this file up: without it no label can be checked");
            keys(path, &text)
        }
        Err(source) => Err(io(source)),
    }
}

impl Keys {
    /// Reads the file again; none where it has not changed.
    ///
    /// # Errors
    /// [`KeyFileError`]; [`KeyFileError::Lost`] where a key that was read before is gone, for labels are out that it made.
    pub fn reopened(&self) -> Result<Option<Self>, KeyFileError> {
        let path = self.path.as_path();
        let io = |source| KeyFileError::Io { path: path.to_owned(), source };
        let new = keys(path, &std::fs::read_to_string(path).map_err(io)?)?;
        let (before, now) = (self.labels.to_file(), new.labels.to_file());
        if before == now {
            return Ok(None);
        }
        if readable_by_others(path).map_err(io)? {
            return Err(KeyFileError::Mode { path: path.to_owned() });
        }
        if before.lines().any(|line| !now.lines().any(|other| other == line)) {
            return Err(KeyFileError::Lost { path: path.to_owned() });
        }
        Ok(Some(new))
    }
}

/// Begins a new epoch of label keys: adds a key to the file and gives its number. Servers that run take it within a second.
///
/// # Errors
/// [`KeyFileError`]; then the file is as it was.
pub fn begin_epoch(path: &Path) -> Result<u8, KeyFileError> {
    let io = |source| KeyFileError::Io { path: path.to_owned(), source };
    let refused = |source| KeyFileError::Text { path: path.to_owned(), source };
    let mut ring = open(path)?.labels;
    let text = ring.to_file();
    // Held until the new file stands: of two programs that begin an epoch, the second finds the file changed.
    let held = std::fs::File::open(path).map_err(io)?;
    held.lock().map_err(io)?;
    if open(path)?.labels.to_file() != text {
        return Err(KeyFileError::Changed { path: path.to_owned() });
    }
    let epoch = ring.newest().map_or(0, |newest| newest + 1);
    ring.add(epoch, random()?).map_err(refused)?;
    // A new file in the place of the old one: whoever reads meanwhile has one or the other, whole.
    let beside = write_beside(path, &ring.to_file()).map_err(io)?;
    std::fs::rename(&beside, path).and_then(|()| sync_folder(path)).map_err(io)?;
    Ok(epoch)
}

fn keys(path: &Path, text: &str) -> Result<Keys, KeyFileError> {
    let labels = Keyring::parse(text).map_err(|source| KeyFileError::Text { path: path.to_owned(), source })?;
    let text = labels.to_file();
    let oldest = text.lines().find(|line| line.starts_with(|c: char| c.is_ascii_digit())).unwrap_or_default();
    let scans = Sha256::new().chain_update(b"daodi device hashes v2\n").chain_update(oldest).finalize().into();
    Ok(Keys { labels, scans, path: path.to_owned() })
}

#[cfg(unix)]
pub(crate) fn create(path: &Path, text: &str) -> std::io::Result<()> {
    use std::os::unix::fs::OpenOptionsExt;
    let mut file = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

#[cfg(not(unix))]
pub(crate) fn create(path: &Path, text: &str) -> std::io::Result<()> {
    let mut file = std::fs::OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

/// Writes a file of a name of its own in the same folder, on disk before it returns.
pub(crate) fn write_beside(path: &Path, text: &str) -> std::io::Result<PathBuf> {
    let unique: [u8; 32] = random().map_err(std::io::Error::other)?;
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{:016x}", u64::from_be_bytes(unique[..8].try_into().unwrap_or_default())));
    let beside = path.with_file_name(name);
    create(&beside, text)?;
    Ok(beside)
}

/// The folder's own record of its files, on disk.
#[cfg(unix)]
pub(crate) fn sync_folder(path: &Path) -> std::io::Result<()> {
    let folder = path.parent().filter(|f| !f.as_os_str().is_empty()).unwrap_or(Path::new("."));
    std::fs::File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
pub(crate) fn sync_folder(_: &Path) -> std::io::Result<()> {
    Ok(())
}

#[cfg(unix)]
pub(crate) fn readable_by_others(path: &Path) -> std::io::Result<bool> {
    use std::os::unix::fs::PermissionsExt;
    Ok(std::fs::metadata(path)?.permissions().mode() & 0o077 != 0)
}

#[cfg(not(unix))]
pub(crate) fn readable_by_others(_: &Path) -> std::io::Result<bool> {
    Ok(false)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;

    #[test]
    fn a_new_epoch_is_read_beside_the_keys_there_are_and_a_lost_one_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("label.keys");
        let first = open(&path).unwrap();
        assert!(first.reopened().unwrap().is_none());
        let text = std::fs::read_to_string(&path).unwrap();
        assert_eq!(begin_epoch(&path).unwrap(), 1);
        let second = first.reopened().unwrap().unwrap();
        assert_eq!((second.labels.epochs(), second.scans), (vec![0, 1], first.scans));
        assert!(second.reopened().unwrap().is_none());
        // A remark changes nothing; the old file put back would lose the new key.
        std::fs::write(&path, second.labels.to_file() + "# kept by Li\n").unwrap();
        assert!(second.reopened().unwrap().is_none());
        std::fs::write(&path, text).unwrap();
        assert!(matches!(second.reopened(), Err(KeyFileError::Lost { .. })));
        std::fs::write(&path, "daodi-label-keys 1\n0 hmac").unwrap();
        assert!(matches!(second.reopened(), Err(KeyFileError::Text { .. })));
    }

    #[cfg(unix)]
    #[test]
    fn keys_are_made_once_and_kept_from_others() {
        use std::os::unix::fs::PermissionsExt;
        let path = std::env::temp_dir().join(format!("daodi-keys-{}", std::process::id()));
        let first = open(&path).unwrap();
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(open(&path).unwrap().labels.to_file(), first.labels.to_file());
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();
        assert!(matches!(open(&path), Err(KeyFileError::Mode { .. })));
        std::fs::remove_file(&path).unwrap();
    }
}
