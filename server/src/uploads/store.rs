//! Files by their hash: what is kept is found again only by what is in it, and once only.
//!
//! A file of hash `abcdef…` stands at `ab/cdef…` below the folder. It is written beside its place, brought to the disk
//! and only then given its name, so that a name never leads to half a file.

use super::disk::{make_folder, new_file, sync_folder};
use crate::keys::{KeyFileError, random};
use sha2::{Digest, Sha256};
use std::fmt;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::SystemTime;

/// Name of the folder for files that are being written.
const NEW: &str = ".new";

/// The SHA-256 of a file's bytes; written as 64 hexadecimal digits in lower case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileHash([u8; 32]);

impl FileHash {
    /// The hash of bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// Its 32 bytes.
    #[must_use]
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl From<[u8; 32]> for FileHash {
    fn from(hash: [u8; 32]) -> Self {
        Self(hash)
    }
}

impl fmt::Display for FileHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// A text that is no hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a file's hash is written with 64 hexadecimal digits")]
pub struct HashError;

impl FromStr for FileHash {
    type Err = HashError;

    fn from_str(text: &str) -> Result<Self, HashError> {
        let mut hash = [0; 32];
        let digits = text.as_bytes();
        if digits.len() != 64 || !digits.iter().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')) {
            return Err(HashError);
        }
        for (byte, pair) in hash.iter_mut().zip(digits.chunks_exact(2)) {
            let pair = std::str::from_utf8(pair).map_err(|_| HashError)?;
            *byte = u8::from_str_radix(pair, 16).map_err(|_| HashError)?;
        }
        Ok(Self(hash))
    }
}

/// Why the store of files does not do what it should. For logs and operators; a reader is told that it is unavailable.
#[derive(Debug, thiserror::Error)]
pub enum FileStoreError {
    /// The system refuses.
    #[error("a file cannot be {doing} at {path}: {source}")]
    Io {
        /// What was being done to it.
        doing: &'static str,
        /// Where.
        path: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// There is no randomness for a name.
    #[error(transparent)]
    Random(#[from] KeyFileError),
}

/// Something in the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// A file in its place, by its name. Its bytes were not looked at.
    File {
        /// The hash that its name says.
        hash: FileHash,
        /// Its length, bytes.
        length: u64,
    },
    /// Something that is being written or taken away; what is old was broken off.
    Draft(PathBuf),
    /// Something that no file's name leads to, put there by hand.
    Stray(PathBuf),
}

/// A kept file, open for reading.
#[derive(Debug)]
pub struct OpenFile {
    /// The file, at its beginning.
    pub file: File,
    /// Its length, bytes.
    pub length: u64,
}

/// The folder. Several processes may use it at once. Every call waits for the disk: in a request, off the threads that
/// answer.
#[derive(Clone, Debug)]
pub struct FileStore {
    root: PathBuf,
}

impl FileStore {
    /// Over a folder, which need not exist yet.
    #[must_use]
    pub fn new(root: &Path) -> Self {
        Self { root: root.to_owned() }
    }

    /// The folder.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Where the file of a hash stands. Nothing else knows how files are laid out.
    #[must_use]
    pub fn place(&self, hash: &FileHash) -> PathBuf {
        let text = hash.to_string();
        let (folder, name) = text.split_at(2);
        self.root.join(folder).join(name)
    }

    /// Keeps bytes. When this returns, they are on the disk. What is there already is written anew: a file that was
    /// damaged is whole again, and one without a row is young again (see [`FileStore::take_away`]).
    ///
    /// # Errors
    /// [`FileStoreError`]; then nothing has the name.
    pub fn put(&self, bytes: &[u8]) -> Result<FileHash, FileStoreError> {
        let hash = FileHash::of(bytes);
        let place = self.place(&hash);
        let folder = place.parent().unwrap_or(&self.root);
        let new = self.root.join(NEW);
        for made in [&new, folder] {
            make_folder(made).map_err(failed("kept", made))?;
        }
        let draft = self.draft()?;
        let written = write(&draft, bytes).and_then(|()| fs::rename(&draft, &place)).and_then(|()| sync_folder(folder));
        if let Err(source) = written {
            let _ = fs::remove_file(&draft);
            return Err(failed("kept", &place)(source));
        }
        Ok(hash)
    }

    /// A path of its own for something that is not in its place.
    fn draft(&self) -> Result<PathBuf, FileStoreError> {
        let name: String = random()?.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
        Ok(self.root.join(NEW).join(name))
    }

    /// Opens a kept file; `None` where it is not there.
    ///
    /// # Errors
    /// [`FileStoreError`].
    pub fn open(&self, hash: &FileHash) -> Result<Option<OpenFile>, FileStoreError> {
        let place = self.place(hash);
        // A link would lead out of the folder.
        match fs::symlink_metadata(&place) {
            Ok(about) if about.is_file() => {}
            Ok(_) => return Ok(None),
            Err(error) if is_absence(&error) => return Ok(None),
            Err(source) => return Err(failed("opened", &place)(source)),
        }
        let file = File::open(&place).map_err(failed("opened", &place))?;
        let length = file.metadata().map_err(failed("opened", &place))?.len();
        Ok(Some(OpenFile { file, length }))
    }

    /// Everything in the folder, in the order of hashes; strays come where their folder does. An empty list where the
    /// folder does not exist.
    ///
    /// # Errors
    /// [`FileStoreError`] where a folder cannot be read.
    pub fn walk(&self) -> Result<impl Iterator<Item = Result<Found, FileStoreError>>, FileStoreError> {
        let folders = entries(&self.root)?;
        Ok(folders.into_iter().flat_map(|folder| match self.walk_folder(&folder) {
            Ok(found) => found.into_iter().map(Ok).collect::<Vec<_>>(),
            Err(error) => vec![Err(error)],
        }))
    }

    fn walk_folder(&self, folder: &Path) -> Result<Vec<Found>, FileStoreError> {
        let about = fs::symlink_metadata(folder).map_err(failed("read", folder))?;
        if !about.is_dir() {
            return Ok(vec![Found::Stray(folder.to_owned())]);
        }
        let drafts = folder == self.root.join(NEW);
        let mut found = Vec::new();
        for path in entries(folder)? {
            let about = match fs::symlink_metadata(&path) {
                Ok(about) => about,
                // Another process has just given it its name, or removed it.
                Err(error) if is_absence(&error) => continue,
                Err(source) => return Err(failed("read", &path)(source)),
            };
            let name = |path: &Path| path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
            let hash = format!("{}{}", name(folder), name(&path)).parse::<FileHash>();
            match hash {
                Ok(hash) if about.is_file() && self.place(&hash) == path => {
                    found.push(Found::File { hash, length: about.len() });
                }
                _ if drafts => found.push(Found::Draft(path)),
                _ => found.push(Found::Stray(path)),
            }
        }
        Ok(found)
    }

    /// Takes a file out of its place if it was last written before `until`: under the path that is given back nobody finds
    /// it. None where it is not there or was written since. Whoever keeps the same bytes meanwhile writes them anew, so
    /// that looking for a row afterwards decides what becomes of it: [`FileStore::put_back`] or [`FileStore::discard`].
    ///
    /// # Errors
    /// [`FileStoreError`].
    pub fn take_away(&self, hash: &FileHash, until: SystemTime) -> Result<Option<PathBuf>, FileStoreError> {
        let (place, draft) = (self.place(hash), self.draft()?);
        let new = self.root.join(NEW);
        make_folder(&new).map_err(failed("taken away", &new))?;
        match fs::rename(&place, &draft) {
            Ok(()) => {}
            Err(error) if is_absence(&error) => return Ok(None),
            Err(source) => return Err(failed("taken away", &place)(source)),
        }
        let written = fs::symlink_metadata(&draft).and_then(|about| about.modified());
        if written.map_err(failed("read", &draft))? < until {
            return Ok(Some(draft));
        }
        self.put_back(hash, &draft).map(|()| None)
    }

    /// Puts a file that was taken away back in its place.
    ///
    /// # Errors
    /// [`FileStoreError`].
    pub fn put_back(&self, hash: &FileHash, draft: &Path) -> Result<(), FileStoreError> {
        let place = self.place(hash);
        let folder = place.parent().unwrap_or(&self.root);
        make_folder(folder)
            .and_then(|()| fs::rename(draft, &place))
            .and_then(|()| sync_folder(folder))
            .map_err(failed("put back", &place))
    }

    /// Removes what stands in no file's place for good.
    ///
    /// # Errors
    /// [`FileStoreError`].
    pub fn discard(&self, draft: &Path) -> Result<(), FileStoreError> {
        match fs::remove_file(draft) {
            Err(error) if !is_absence(&error) => Err(failed("removed", draft)(error)),
            _ => sync_folder(draft.parent().unwrap_or(&self.root)).map_err(failed("removed", draft)),
        }
    }
}

/// Where the file of a hash stands below a folder; none where the text is no hash.
#[must_use]
pub fn place(root: &Path, sha256: &str) -> Option<PathBuf> {
    sha256.parse().ok().map(|hash| FileStore::new(root).place(&hash))
}

/// Writes a new file that only its owner may read, and brings its bytes to the disk.
fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = new_file(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

fn failed(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> FileStoreError {
    let path = path.to_owned();
    move |source| FileStoreError::Io { doing, path, source }
}

fn is_absence(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}

/// What stands in a folder, in order; nothing where there is none.
fn entries(folder: &Path) -> Result<Vec<PathBuf>, FileStoreError> {
    let read = match fs::read_dir(folder) {
        Ok(read) => read,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(source) => return Err(failed("read", folder)(source)),
    };
    let paths = read.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<Vec<_>>>();
    let mut paths = paths.map_err(failed("read", folder))?;
    paths.sort_unstable();
    Ok(paths)
}

#[cfg(test)]
#[path = "store_tests.rs"]
mod tests;
