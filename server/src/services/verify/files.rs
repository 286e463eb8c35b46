//! Files against the rows that name them: each is there with the bytes that its name says, and none is left over.

use super::finding::{Fault, Finding, Findings};
use super::{PAGE, Report, VerifyError};
use crate::clock::Clock;
use crate::services::progress::{Progress, bytes};
use crate::uploads::disk::hash_file;
use crate::uploads::{FileHash, FileStore, FileStoreError, Found, place, settled};
use daodi::ports::People;
use std::iter::Peekable;
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use store::Store;
use store::maintenance::{FileRow, PageKey, Snapshot};

const UPLOAD: &str = "upload";

/// How closely files are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Depth {
    /// Every byte is read.
    Bytes,
    /// Names and sizes only.
    Names,
}

/// The folder of files and how it is looked at.
#[derive(Clone, Copy)]
pub(super) struct Folder<'a> {
    pub(super) root: &'a Path,
    pub(super) depth: Depth,
    pub(super) clock: Clock,
}

pub(super) async fn check(
    store: &Store,
    state: &mut Snapshot,
    folder: Folder<'_>,
    found: &mut Findings,
    report: &mut Report,
    progress: &Progress,
) -> Result<(), VerifyError> {
    let Folder { root, depth, clock } = folder;
    let files = FileStore::new(root);
    let ahead = files.walk().map_err(unreadable)?.peekable();
    let mut leftovers = Leftovers { store: files.clone(), ahead, over: Vec::new() };
    let mut at = PageKey::default();
    while !at.ended() {
        let mut good = Vec::new();
        for row in state.files(&mut at, PAGE).await? {
            match row {
                Ok(row) => match row.sha256.parse::<FileHash>() {
                    Ok(hash) => good.push((hash, row)),
                    Err(_) => found.row(Fault::UploadRow, UPLOAD, row.first, "its hash is none"),
                },
                Err(row) => found.unreadable(UPLOAD, row.key),
            }
        }
        let folder = root.to_owned();
        let checked = tokio::task::spawn_blocking(move || {
            good.into_iter().map(|(hash, row)| (hash, check_file(&folder, &row, depth), row)).collect::<Vec<_>>()
        });
        for (hash, outcome, row) in checked.await.map_err(|error| VerifyError::Files(std::io::Error::other(error)))? {
            leftovers.named(&hash)?;
            match outcome {
                Ok(size) => {
                    report.files += 1;
                    report.bytes += size;
                }
                Err((fault, what)) => found.add(Finding {
                    fault,
                    table: Some(UPLOAD.to_owned()),
                    key: Some(row.first.clone()),
                    file: place(Path::new(""), &row.sha256).map(|path| path.display().to_string()),
                    what,
                }),
            }
        }
        progress.tick(|| format!("files: {} with {}", report.files, bytes(report.bytes)));
    }
    leftovers.go_to(None)?;
    for (path, hash) in leftovers.over {
        let shown = path.strip_prefix(root).unwrap_or(&path).display().to_string();
        if is_young(&path, settled(clock)) {
            continue;
        }
        let (fault, what) = match hash {
            // Its row has come since.
            Some(hash) if store.is_known_file(&hash.to_string()).await? => continue,
            Some(_) => (Fault::FileOrphan, "no row names it; the server removes it within two hours"),
            None => (Fault::FileStray, "does not belong here"),
        };
        found.add(Finding { fault, table: None, key: None, file: Some(shown), what: what.to_owned() });
    }
    Ok(())
}

/// Whether a file's bytes and size are those of its row; its size.
fn check_file(root: &Path, row: &FileRow, depth: Depth) -> Result<u64, (Fault, String)> {
    if row.smallest != row.largest {
        return Err((Fault::UploadRow, format!("rows give this file {} and {} bytes", row.smallest, row.largest)));
    }
    let path = place(root, &row.sha256).ok_or((Fault::UploadRow, "its hash is none".to_owned()))?;
    let looked_at = match depth {
        Depth::Bytes => hash_file(&path),
        Depth::Names => std::fs::metadata(&path).map(|about| (row.sha256.clone(), about.len())),
    };
    match looked_at {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            Err((Fault::FileMissing, "the file is missing".to_owned()))
        }
        Err(error) => Err((Fault::FileUnreadable, format!("the file cannot be read: {error}"))),
        Ok((sha256, _)) if sha256 != row.sha256 => {
            Err((Fault::FileAltered, "its bytes are not those that its hash names".to_owned()))
        }
        Ok((_, size)) if i64::try_from(size) != Ok(row.largest) => {
            Err((Fault::FileSize, format!("the file has {size} bytes, the row says {}", row.largest)))
        }
        Ok((_, size)) => Ok(size),
    }
}

/// Whether something was written so lately that its row may still come.
fn is_young(path: &Path, settled: SystemTime) -> bool {
    std::fs::symlink_metadata(path).and_then(|about| about.modified()).is_ok_and(|written| written >= settled)
}

/// Finds what is left over in the folder: what is there and rows both come in the order of hashes.
struct Leftovers<I: Iterator<Item = Result<Found, FileStoreError>>> {
    store: FileStore,
    ahead: Peekable<I>,
    /// What is left over, and its hash where it stands in a file's place.
    over: Vec<(PathBuf, Option<FileHash>)>,
}

impl<I: Iterator<Item = Result<Found, FileStoreError>>> Leftovers<I> {
    /// A row names this file.
    fn named(&mut self, hash: &FileHash) -> Result<(), VerifyError> {
        self.go_to(Some(hash))
    }

    /// Takes in what stands up to a hash, all of it where there is none.
    fn go_to(&mut self, until: Option<&FileHash>) -> Result<(), VerifyError> {
        let is_behind = |found: &Result<Found, FileStoreError>| match (found, until) {
            (Ok(Found::File { hash, .. }), Some(until)) => hash <= until,
            _ => true,
        };
        while let Some(found) = self.ahead.next_if(is_behind) {
            match found.map_err(unreadable)? {
                Found::File { hash, .. } if Some(&hash) == until => return Ok(()),
                Found::File { hash, .. } => self.over.push((self.store.place(&hash), Some(hash))),
                Found::Draft(path) | Found::Stray(path) => self.over.push((path, None)),
            }
        }
        Ok(())
    }
}

fn unreadable(error: FileStoreError) -> VerifyError {
    VerifyError::Files(std::io::Error::other(error))
}
