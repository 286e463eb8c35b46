//! Files that people send in: what is taken, what is made of it, where it is kept.
//!
//! Pictures are decoded and encoded anew, so that nothing of the file itself is kept: no place, no camera, no second
//! file behind or inside the first. A PDF is never read beyond its outside; it is refused where it would do something
//! by itself. What is kept is named by its hash and served as a download that nothing may run in.

mod cleaner;
pub mod disk;
mod error;
mod kind;
mod link;
mod name;
mod pdf;
mod picture;
mod store;

pub use cleaner::Cleaner;
pub use error::UploadError;
pub use kind::Kind;
pub use link::{FileLink, LINK_SECONDS, LinkError, LinkPage};
pub use store::{FileHash, FileStore, FileStoreError, Found, HashError, OpenFile, place};

use crate::clock::Clock;
use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Largest picture that is read, bytes.
pub const LARGEST_PICTURE: usize = 10 * 1024 * 1024;

/// Largest PDF that is read, bytes.
pub const LARGEST_PDF: usize = 20 * 1024 * 1024;

/// Most points of a picture, megapixels.
pub const LARGEST_MEGAPIXELS: u32 = (picture::POINTS / 1_000_000) as u32;

/// A file is written before its row: one that no row names is left alone for so long.
const GRACE: Duration = Duration::from_secs(3600);

/// The instant before which a file must have been written for its row to be there by now.
pub(crate) fn settled(clock: Clock) -> SystemTime {
    let now = Duration::from_micros(u64::try_from(clock.micros()).unwrap_or(0));
    UNIX_EPOCH + now.saturating_sub(GRACE)
}

/// A file that may be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CleanFile {
    /// What it is now. A WebP picture has become JPEG or, where it can be seen through, PNG.
    pub kind: Kind,
    /// The sender's name for it, without folders and without anything that misleads, with the ending of its kind.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The folder of files and the bench they are cleaned on.
pub struct Uploads {
    /// Where files are kept.
    pub store: FileStore,
    /// Where they are made clean.
    pub cleaner: Cleaner,
}

impl Uploads {
    /// Over a folder, which is made when the first file is kept.
    #[must_use]
    pub fn new(folder: &Path) -> Self {
        Self { store: FileStore::new(folder), cleaner: Cleaner::default() }
    }

    /// Keeps a file, off the threads that answer requests; see [`FileStore::put`].
    ///
    /// # Errors
    /// [`FileStoreError`].
    pub async fn keep(&self, file: CleanFile) -> Result<FileHash, FileStoreError> {
        self.apart(move |store| store.put(&file.bytes)).await
    }

    /// Opens a kept file, off the threads that answer requests; see [`FileStore::open`].
    ///
    /// # Errors
    /// [`FileStoreError`].
    pub async fn open(&self, hash: FileHash) -> Result<Option<OpenFile>, FileStoreError> {
        self.apart(move |store| store.open(&hash)).await
    }

    /// Works on the folder, off the threads that answer requests.
    ///
    /// # Errors
    /// [`FileStoreError`].
    pub(crate) async fn apart<T: Send + 'static>(
        &self,
        work: impl FnOnce(FileStore) -> Result<T, FileStoreError> + Send + 'static,
    ) -> Result<T, FileStoreError> {
        let store = self.store.clone();
        match tokio::task::spawn_blocking(move || work(store)).await {
            Ok(done) => done,
            Err(broken) => Err(FileStoreError::Io {
                doing: "reached",
                path: self.store.root().to_owned(),
                source: std::io::Error::other(broken),
            }),
        }
    }
}

/// A file of plain text that a reader of its own has taken in already, kept byte for byte: a place's corners, GeoJSON, KML.
/// Its name gets this ending. It is given out as a download of plain text, whatever it holds.
#[must_use]
pub fn plain_file(name: &str, ending: &str, bytes: Vec<u8>) -> CleanFile {
    let clean = name::clean(name, Kind::Plain);
    let stem = clean.rsplit_once('.').map_or(clean.as_str(), |(stem, _)| stem);
    CleanFile { kind: Kind::Plain, name: format!("{stem}.{ending}"), bytes }
}

/// The sender's name for a file that is kept as it is: without folders and without anything that misleads, with its own
/// ending.
#[must_use]
pub(crate) fn plain_name(name: &str) -> String {
    name::plain(name)
}

/// A file as it arrived, found to be what it says it is and no larger than it may be.
pub(crate) struct Examined<'a> {
    kind: Kind,
    name: &'a str,
    bytes: &'a [u8],
    picture: Option<picture::Plan>,
}

/// Looks at a file from outside: its first bytes, its name's ending and the type it was sent with must agree, and its
/// header must not promise more than may be unpacked. Reads it once, allocates nothing to speak of.
///
/// # Errors
/// [`UploadError`] says what is wrong with it.
pub(crate) fn examine<'a>(bytes: &'a [u8], name: &'a str, media_type: &str) -> Result<Examined<'a>, UploadError> {
    if bytes.is_empty() {
        return Err(UploadError::Empty);
    }
    let kind = Kind::of_bytes(bytes).ok_or(UploadError::Kind)?;
    if Kind::of_name(name) != Some(kind) || Kind::of_media_type(media_type) != Some(kind) {
        return Err(UploadError::Mismatch);
    }
    if bytes.len() > kind.largest() {
        return Err(UploadError::TooLarge { limit: kind.largest() });
    }
    let picture = match kind {
        Kind::Pdf => pdf::check(bytes).map(|()| None)?,
        _ => Some(picture::plan(kind, bytes)?),
    };
    Ok(Examined { kind, name, bytes, picture })
}

impl Examined<'_> {
    /// About how much memory cleaning takes, bytes.
    pub(crate) fn memory(&self) -> u64 {
        self.picture.as_ref().map_or(0, picture::Plan::memory)
    }

    /// Makes the file that may be kept.
    ///
    /// # Errors
    /// [`UploadError::Damaged`] where a picture cannot be decoded after all.
    pub(crate) fn clean(self) -> Result<CleanFile, UploadError> {
        let (kind, bytes) = match self.picture {
            Some(plan) => plan.encode_anew(self.bytes)?,
            None => (self.kind, self.bytes.to_vec()),
        };
        Ok(CleanFile { kind, name: name::clean(self.name, kind), bytes })
    }
}

/// Makes a file harmless, or refuses it. Takes processor time in proportion to a picture's size: in a request use
/// [`Cleaner::clean`].
///
/// # Errors
/// [`UploadError`] says what is wrong with it.
pub fn sanitise(bytes: &[u8], declared_name: &str, declared_type: &str) -> Result<CleanFile, UploadError> {
    examine(bytes, declared_name, declared_type)?.clean()
}
