//! What a backup says of itself: `manifest.json`, written last. A folder without one is no backup.

use crate::uploads::FileHash;
use crate::uploads::disk::{new_file, sync_folder};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;

/// The form of the manifests made and read today.
pub const FORMAT: u32 = 1;
/// The manifest's name.
pub const NAME: &str = "manifest.json";
/// Its name while it is being written.
pub(super) const PART: &str = "manifest.json.part";
/// Folder of the files in a backup.
pub(super) const FILES: &str = "files";

/// A backup's table of contents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Form of the manifest, [`FORMAT`].
    pub format: u32,
    /// Version of the program that made it.
    pub program: String,
    /// Version of the database's schema.
    pub schema: i64,
    /// When it was begun, µs since the epoch, UTC: the state of the database is of this moment or a little later.
    pub at: i64,
    /// The same for people, ISO 8601.
    pub made: String,
    /// `sqlite` or `postgres`.
    pub engine: String,
    /// The copy of the database.
    pub database: FileEntry,
    /// Rows of each table.
    pub tables: BTreeMap<String, i64>,
    /// The public log; none where it has no checkpoint yet.
    pub log: Option<LogState>,
    /// The files, in the order of their hashes.
    pub files: Vec<StoredFile>,
    /// Files that rows name and that could not be copied: the backup is good, but these are lost in it.
    pub lost: Vec<LostFile>,
    /// SHA-256 of all the above in the form it is written here with this empty, hex.
    pub sum: String,
}

/// A file of the backup's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileEntry {
    /// Its name in the folder.
    pub name: String,
    /// Its size, bytes.
    pub size: u64,
    /// SHA-256, hex.
    pub sha256: String,
}

/// Where the public log stood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LogState {
    /// Number of entries that the newest checkpoint covers.
    pub size: i64,
    /// Its root, base64; empty where the note cannot be read.
    pub root: String,
    /// The newest checkpoint, a signed note.
    pub checkpoint: String,
}

/// A file that somebody brought in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StoredFile {
    /// SHA-256, hex: its place is `files/ab/cdef…`.
    pub sha256: String,
    /// Its size, bytes.
    pub size: u64,
}

/// A file that could not be copied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LostFile {
    /// SHA-256 as recorded.
    pub sha256: String,
    /// Why.
    pub why: String,
}

/// Why a folder holds no backup that can be used.
#[derive(Debug, thiserror::Error)]
pub enum ManifestError {
    /// There is no manifest: it is no backup, or one that was broken off.
    #[error("there is no manifest.json: this is no backup, or one that was broken off")]
    Missing,
    /// It cannot be read.
    #[error("manifest.json cannot be read: {0}")]
    Io(#[from] std::io::Error),
    /// It is not a manifest.
    #[error("manifest.json is not one of ours: {0}")]
    Form(String),
    /// Its form is one of a later release.
    #[error("manifest.json has form {0}; this release reads form {FORMAT}. Take the release that made the backup")]
    Format(u32),
    /// It was changed after it was written.
    #[error("manifest.json was changed after it was written")]
    Sum,
}

impl Manifest {
    /// Reads the manifest of a backup.
    ///
    /// # Errors
    /// [`ManifestError`].
    pub fn read(folder: &Path) -> Result<Self, ManifestError> {
        let text = match std::fs::read_to_string(folder.join(NAME)) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Err(ManifestError::Missing),
            Err(error) => return Err(error.into()),
        };
        Self::parse(&text)
    }

    fn parse(text: &str) -> Result<Self, ManifestError> {
        #[derive(Deserialize)]
        struct Head {
            format: u32,
        }
        let form = |error: serde_json::Error| ManifestError::Form(error.to_string());
        let Head { format } = serde_json::from_str(text).map_err(form)?;
        if format != FORMAT {
            return Err(ManifestError::Format(format));
        }
        let manifest: Self = serde_json::from_str(text).map_err(form)?;
        if manifest.own_sum() != manifest.sum
            || manifest.files.iter().any(|file| file.sha256.parse::<FileHash>().is_err())
        {
            return Err(ManifestError::Sum);
        }
        Ok(manifest)
    }

    fn own_sum(&self) -> String {
        let bare = Self { sum: String::new(), ..self.clone() };
        // Texts and numbers have no way to fail.
        crate::services::maps::hex(&Sha256::digest(serde_json::to_vec(&bare).unwrap_or_default()))
    }

    /// Writes the manifest: when this returns the backup is whole and on disk.
    pub(super) fn write(&mut self, folder: &Path) -> std::io::Result<()> {
        self.sum = self.own_sum();
        let part = folder.join(PART);
        let mut file = new_file(&part)?;
        serde_json::to_writer_pretty(&mut file, self)?;
        file.write_all(b"\n")?;
        file.sync_all()?;
        std::fs::rename(&part, folder.join(NAME))?;
        sync_folder(folder)
    }

    /// Bytes of all files that somebody brought in.
    #[must_use]
    pub fn file_bytes(&self) -> u64 {
        self.files.iter().map(|file| file.size).sum()
    }

    /// Rows of all tables.
    #[must_use]
    pub fn rows(&self) -> i64 {
        self.tables.values().sum()
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;

    fn manifest() -> Manifest {
        Manifest {
            format: FORMAT,
            program: "0.1.0".to_owned(),
            schema: 3,
            at: 1,
            made: "2026-11-20T10:00:00+08:00".to_owned(),
            engine: "sqlite".to_owned(),
            database: FileEntry { name: "database.db".to_owned(), size: 1, sha256: "ab".repeat(32) },
            tables: BTreeMap::from([("audit".to_owned(), 7)]),
            log: Some(LogState { size: 2, root: "r".to_owned(), checkpoint: "n\n".to_owned() }),
            files: vec![StoredFile { sha256: "cd".repeat(32), size: 3 }],
            lost: vec![LostFile { sha256: "ef".repeat(32), why: "missing".to_owned() }],
            sum: String::new(),
        }
    }

    #[test]
    fn p10_every_changed_bit_of_a_manifest_is_found() {
        let folder = std::env::temp_dir().join(format!("daodi-manifest-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let mut written = manifest();
        written.write(&folder).unwrap();
        assert_eq!(Manifest::read(&folder).unwrap(), written);
        let bytes = std::fs::read(folder.join(NAME)).unwrap();
        std::fs::remove_dir_all(&folder).unwrap();
        assert!(matches!(Manifest::read(&folder), Err(ManifestError::Missing)));
        for at in 0..bytes.len() * 8 {
            let mut changed = bytes.clone();
            changed[at / 8] ^= 1 << (at % 8);
            // What is not UTF-8 is refused when it is read.
            if let Ok(text) = String::from_utf8(changed) {
                assert!(Manifest::parse(&text).is_err(), "bit {at}: {text}");
            }
        }
    }

    #[test]
    fn a_later_form_is_said_to_be_one() {
        let text = r#"{"format": 2, "something": "new"}"#;
        assert!(matches!(Manifest::parse(text), Err(ManifestError::Format(2))));
        assert!(matches!(Manifest::parse("[]"), Err(ManifestError::Form(_))));
    }
}
