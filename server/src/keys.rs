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
    /// Keys the daily hashes of devices that scan; derived, so that there is one file to keep.
    pub scans: [u8; 32],
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

fn keys(path: &Path, text: &str) -> Result<Keys, KeyFileError> {
    let labels = Keyring::parse(text).map_err(|source| KeyFileError::Text { path: path.to_owned(), source })?;
    let scans = Sha256::new().chain_update(b"daodi device hashes v1\n").chain_update(text).finalize().into();
    Ok(Keys { labels, scans })
}

#[cfg(unix)]
fn create(path: &Path, text: &str) -> std::io::Result<()> {
    use std::os::unix::fs::OpenOptionsExt;
    let mut file = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

#[cfg(not(unix))]
fn create(path: &Path, text: &str) -> std::io::Result<()> {
    let mut file = std::fs::OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

#[cfg(unix)]
fn readable_by_others(path: &Path) -> std::io::Result<bool> {
    use std::os::unix::fs::PermissionsExt;
    Ok(std::fs::metadata(path)?.permissions().mode() & 0o077 != 0)
}

#[cfg(not(unix))]
fn readable_by_others(_: &Path) -> std::io::Result<bool> {
    Ok(false)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;

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
