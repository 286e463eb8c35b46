//! Removing files that no row names: their row was never written, or it was removed with the person.

use crate::clock::Clock;
use crate::services::acting::Acting;
use crate::uploads::disk::hash_file;
use crate::uploads::{FileHash, FileStoreError, Found, Uploads, settled};
use daodi::audit::{Action, ObjectKind};
use daodi::ports::{People, StoreError, Trail};
use std::collections::HashSet;
use std::path::PathBuf;
use std::time::SystemTime;
use store::Store;

/// Why files could not be removed.
#[derive(Debug, thiserror::Error)]
pub enum OrphanError {
    /// The folder.
    #[error(transparent)]
    Files(#[from] FileStoreError),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What may be left over: files in their place, and what was broken off while it was written or taken away.
#[derive(Default)]
struct Old {
    files: Vec<FileHash>,
    drafts: Vec<(PathBuf, Option<FileHash>)>,
}

/// Removes every file that no row names and that was written more than an hour ago, and what a crash left unfinished.
/// Gives the number of files removed; each stands in the audit trail. What was put into the folder by hand is left alone:
/// `daodi verify` names it.
///
/// # Errors
/// [`OrphanError`]; what was not done is done at the next turn.
pub async fn remove_orphans(uploads: &Uploads, store: &Store, clock: Clock) -> Result<usize, OrphanError> {
    let settled = settled(clock);
    let old = uploads.apart(move |files| old(&files, settled)).await?;
    let known: HashSet<String> = store.upload_hashes().await?.into_iter().map(|(hash, _)| hash).collect();
    let mut removed = 0;
    for hash in old.files.into_iter().filter(|hash| !known.contains(&hash.to_string())) {
        let Some(draft) = uploads.apart(move |files| files.take_away(&hash, settled)).await? else { continue };
        removed += usize::from(end(uploads, store, clock, draft, Some(hash)).await?);
    }
    for (draft, hash) in old.drafts {
        end(uploads, store, clock, draft, hash).await?;
    }
    Ok(removed)
}

/// Puts what is out of its place back where a row names it, else removes it; whether it was removed.
async fn end(
    uploads: &Uploads,
    store: &Store,
    clock: Clock,
    draft: PathBuf,
    hash: Option<FileHash>,
) -> Result<bool, OrphanError> {
    if let Some(hash) = hash {
        if store.is_known_file(&hash.to_string()).await? {
            uploads.apart(move |files| files.put_back(&hash, &draft)).await?;
            return Ok(false);
        }
        let acting = Acting::system("job", clock);
        let mut act = acting.act(clock, Action::Retention, ObjectKind::File, &hash.to_string());
        act.reason = Some("no row names it".to_owned());
        store.record(&act).await?;
    }
    uploads.apart(move |files| files.discard(&draft)).await?;
    Ok(true)
}

fn old(files: &crate::uploads::FileStore, settled: SystemTime) -> Result<Old, FileStoreError> {
    let is_old = |path: &PathBuf| {
        std::fs::symlink_metadata(path).and_then(|about| about.modified()).is_ok_and(|written| written < settled)
    };
    let mut old = Old::default();
    for found in files.walk()? {
        match found? {
            Found::File { hash, .. } if is_old(&files.place(&hash)) => old.files.push(hash),
            // What was taken away and not put back may be a file whose row came in the same moment.
            Found::Draft(path) if is_old(&path) => {
                let hash = hash_file(&path).ok().and_then(|(hash, _)| hash.parse().ok());
                old.drafts.push((path, hash));
            }
            _ => {}
        }
    }
    Ok(old)
}
