//! Backing up and restoring: the database as it is at one moment, the files its rows name, and a manifest of both.
//!
//! A file is written before its row and never changed afterwards. So the database is copied first and the files that
//! this copy names after it: whatever comes in meanwhile belongs to the next backup. Keys are not in a backup.

mod manifest;
mod programs;
mod restore;

pub use manifest::{FORMAT, FileEntry, LogState, LostFile, Manifest, ManifestError, NAME as MANIFEST, StoredFile};
pub use programs::{ProgramError, find as find_program};
pub use restore::{RestoreError, Restored, restore};

use crate::clock::{Clock, day};
use crate::services::acting::Acting;
use crate::services::progress::{Progress, bytes};
use crate::uploads::disk::{copy_file, hash_file, is_empty, make_folder, new_file, sync_folder};
use crate::uploads::place;
use daodi::audit::{Action, ObjectKind};
use daodi::ports::{StoreError, Trail as _};
use daodi::transparency_log::SignedCheckpoint;
use std::path::{Path, PathBuf};
use std::time::Duration;
use store::maintenance::{FileRow, PageKey, Snapshot, Unreadable};
use store::{DatabaseUrl, Engine, OpenError, Store};

/// Files are looked up and copied so many at a time.
const PAGE: i64 = 200;

/// Why there is no backup.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The folder has something in it.
    #[error("{0} is not empty: a backup is written into a folder of its own")]
    NotEmpty(PathBuf),
    /// The folder or something in it cannot be written.
    #[error("{path} cannot be written: {source}")]
    Io {
        /// Where.
        path: PathBuf,
        /// The system's reason.
        source: std::io::Error,
    },
    /// The database was migrated by a newer release, or one of its migrations was altered.
    #[error(transparent)]
    Schema(#[from] OpenError),
    /// The database was never migrated: there is nothing to back up.
    #[error("the database was never migrated: there is nothing to back up")]
    Nothing,
    /// The database does not answer.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// PostgreSQL's program failed.
    #[error(transparent)]
    Program(#[from] ProgramError),
    /// The backup is there, but the trail could not say so.
    #[error("the backup in {0} is whole, but could not be recorded in the trail")]
    Unrecorded(PathBuf),
    /// The database is damaged.
    #[error("the database is damaged: {0}. No backup was made of it: keep the last good one, and run `daodi verify`")]
    Damaged(String),
}

/// What is backed up.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// The open database.
    pub store: &'a Store,
    /// Its address.
    pub url: &'a DatabaseUrl,
    /// The folder of files.
    pub files: &'a Path,
}

/// A backup that was made.
#[derive(Clone, Debug)]
pub struct Made {
    /// Its table of contents.
    pub manifest: Manifest,
    /// Where it is.
    pub folder: PathBuf,
    /// How long it took, µs.
    pub took: i64,
}

/// The usual place of a backup begun now: a folder named after the moment.
#[must_use]
pub fn usual_place(backup_dir: &Path, clock: Clock) -> PathBuf {
    let made = timestamp(clock.micros());
    backup_dir.join(made.chars().filter(|c| c.is_ascii_digit() || *c == 'T').take(15).collect::<String>())
}

/// An instant as people in Shanghai read it, ISO 8601.
pub(crate) fn timestamp(micros: i64) -> String {
    let seconds = (micros + 8 * 3_600_000_000).div_euclid(1_000_000).rem_euclid(86_400);
    let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    format!("{}T{hour:02}:{minute:02}:{second:02}+08:00", day(micros))
}

/// Makes a backup in an empty or new folder, while everybody else goes on reading and writing. When this returns it is
/// whole, checked and on disk, and recorded in the trail.
///
/// # Errors
/// [`BackupError`]; then whatever was written into the folder is removed.
pub async fn make(
    source: Source<'_>,
    folder: &Path,
    clock: Clock,
    acting: &Acting,
    progress: &Progress,
) -> Result<Made, BackupError> {
    let begun = clock.micros();
    let steps = source.store.steps().await?;
    if steps.now == 0 {
        return Err(BackupError::Nothing);
    }
    let unfinished = Unfinished::begin(folder)?;
    let (database, contents) = match source.store.engine() {
        Engine::Sqlite => of_sqlite(source, folder, progress).await?,
        Engine::Postgres => of_postgres(source, folder, progress).await?,
    };
    let Contents { tables, log, files, lost } = contents;
    let mut manifest = Manifest {
        format: FORMAT,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        schema: steps.now,
        at: begun,
        made: timestamp(begun),
        engine: engine_name(source.store.engine()).to_owned(),
        database,
        tables,
        log,
        files,
        lost,
        sum: String::new(),
    };
    manifest.write(folder).map_err(io(folder))?;
    unfinished.done();
    if let Some(parent) = folder.parent().filter(|parent| !parent.as_os_str().is_empty()) {
        sync_folder(parent).map_err(io(parent))?;
    }
    // An older schema may have no trail, or one of another form.
    if steps.pending.is_empty() {
        let mut act = acting.act(clock, Action::Backup, ObjectKind::Database, &manifest.made);
        act.after = Some(manifest.sum.clone());
        let recorded = source.store.record(&act).await;
        recorded.map_err(|_| BackupError::Unrecorded(folder.to_owned()))?;
    }
    Ok(Made { manifest, folder: folder.to_owned(), took: clock.micros() - begun })
}

/// The name of an engine in manifests.
pub(crate) fn engine_name(engine: Engine) -> &'static str {
    match engine {
        Engine::Sqlite => "sqlite",
        Engine::Postgres => "postgres",
    }
}

fn io(path: &Path) -> impl Fn(std::io::Error) -> BackupError {
    move |source| BackupError::Io { path: path.to_owned(), source }
}

/// What stands in the database that was copied, and the files that were copied for it.
struct Contents {
    tables: std::collections::BTreeMap<String, i64>,
    log: Option<LogState>,
    files: Vec<StoredFile>,
    lost: Vec<LostFile>,
}

async fn of_sqlite(
    source: Source<'_>,
    folder: &Path,
    progress: &Progress,
) -> Result<(FileEntry, Contents), BackupError> {
    const NAME: &str = "database.db";
    let target = folder.join(NAME);
    // SQLite fills an empty file; made here, it is its owner's alone from the first byte on.
    new_file(&target).map_err(io(&target))?;
    progress.say("the database is being copied");
    let copying = source.store.copy_into(&target);
    tokio::pin!(copying);
    loop {
        tokio::select! {
            done = &mut copying => break done?,
            () = tokio::time::sleep(Duration::from_millis(500)) => {
                progress.tick(|| format!("the database: {}", programs::written(&target)));
            }
        }
    }
    progress.say("the copy is being checked");
    let copy = Store::open_copy(&target).await?;
    let contents = async {
        let mut state = copy.snapshot().await?;
        if let Some(damage) = state.damages().await?.into_iter().next() {
            return Err(BackupError::Damaged(damage));
        }
        if let Some(found) = state.dangling().await?.into_iter().next() {
            return Err(BackupError::Damaged(format!("{} of {} leads nowhere", found.key, found.table)));
        }
        contents(&mut state, source.files, folder, progress).await
    }
    .await;
    copy.release().await;
    Ok((entry(&target, NAME).await?, contents?))
}

async fn of_postgres(
    source: Source<'_>,
    folder: &Path,
    progress: &Progress,
) -> Result<(FileEntry, Contents), BackupError> {
    const NAME: &str = "database.dump";
    let target = folder.join(NAME);
    new_file(&target).map_err(io(&target))?;
    let mut state = source.store.snapshot().await?;
    let snapshot = state.export().await?.ok_or(StoreError::Unavailable)?;
    progress.say("the database is being copied");
    programs::dump(source.url, &snapshot, &target, progress).await?;
    let contents = contents(&mut state, source.files, folder, progress).await?;
    Ok((entry(&target, NAME).await?, contents))
}

/// Syncs the copy of the database and hashes it.
async fn entry(target: &Path, name: &str) -> Result<FileEntry, BackupError> {
    let path = target.to_owned();
    let hashed = waiting(move || {
        std::fs::File::open(&path)?.sync_all()?;
        hash_file(&path)
    });
    let (sha256, size) = hashed.await.map_err(io(target))?;
    Ok(FileEntry { name: name.to_owned(), size, sha256 })
}

/// Reads what is to be said of a state of the database, and copies the files that it names.
async fn contents(
    state: &mut Snapshot,
    files: &Path,
    folder: &Path,
    progress: &Progress,
) -> Result<Contents, BackupError> {
    let tables = state.counts().await?;
    let newest = if state.has("log_checkpoint") { state.newest_checkpoint().await? } else { None };
    let log = newest.map(|newest| LogState {
        size: newest.size,
        root: SignedCheckpoint::parse(newest.note.as_bytes())
            .map_or_else(|_| String::new(), |signed| signed.checkpoint().root.to_string()),
        checkpoint: newest.note,
    });
    let mut all = Contents { tables, log, files: Vec::new(), lost: Vec::new() };
    if !state.has("upload") {
        return Ok(all);
    }
    let target = folder.join(manifest::FILES);
    progress.say("the files are being copied");
    let (mut at, mut size) = (PageKey::default(), 0);
    while !at.ended() {
        let rows = state.files(&mut at, PAGE).await?;
        let (from, to) = (files.to_owned(), target.clone());
        let copied =
            waiting(move || rows.into_iter().map(|row| copy_one(row, &from, &to)).collect::<Result<Vec<_>, _>>());
        for one in copied.await.map_err(io(&target))? {
            match one {
                Ok(file) => {
                    size += file.size;
                    all.files.push(file);
                }
                Err(lost) => all.lost.push(lost),
            }
        }
        progress.tick(|| format!("files: {} with {}", all.files.len(), bytes(size)));
    }
    let synced = waiting(move || sync_folders(&target));
    synced.await.map_err(io(folder))?;
    Ok(all)
}

/// Copies one file. What is missing or was changed is said; what cannot be written ends the backup.
fn copy_one(row: Result<FileRow, Unreadable>, from: &Path, to: &Path) -> std::io::Result<Result<StoredFile, LostFile>> {
    let lost = |sha256: String, why: String| Ok(Err(LostFile { sha256, why }));
    let sha256 = match row {
        Ok(row) => row.sha256,
        Err(Unreadable { key }) => return lost(key.unwrap_or_default(), "its row cannot be read".to_owned()),
    };
    let (Some(from), Some(to)) = (place(from, &sha256), place(to, &sha256)) else {
        return lost(sha256, "its row has no hash".to_owned());
    };
    if let Some(parent) = to.parent() {
        make_folder(parent)?;
    }
    let (found, size) = match copy_file(&from, &to) {
        Ok(copied) => copied,
        // What cannot be read is lost; what cannot be written ends the backup.
        Err(error) => {
            let _part = std::fs::remove_file(&to);
            return match hash_file(&from) {
                Err(error) => lost(sha256, error.to_string()),
                Ok(_) => Err(error),
            };
        }
    };
    if found != sha256 {
        std::fs::remove_file(&to)?;
        return lost(sha256, "its bytes are not those that its hash names".to_owned());
    }
    Ok(Ok(StoredFile { sha256, size }))
}

/// Makes the names in a folder of files durable.
pub(super) fn sync_folders(root: &Path) -> std::io::Result<()> {
    if !root.exists() {
        return Ok(());
    }
    for entry in std::fs::read_dir(root)? {
        let path = entry?.path();
        if path.is_dir() {
            sync_folder(&path)?;
        }
    }
    sync_folder(root)
}

/// Does what waits for the disk where waiting is allowed.
pub(super) async fn waiting<T: Send + 'static>(
    work: impl FnOnce() -> std::io::Result<T> + Send + 'static,
) -> std::io::Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(std::io::Error::other)?
}

/// The folder of a backup that is not whole yet: dropped, it is emptied again.
struct Unfinished {
    folder: PathBuf,
    made: bool,
    whole: bool,
}

impl Unfinished {
    fn begin(folder: &Path) -> Result<Self, BackupError> {
        let made = !folder.exists();
        make_folder(folder).map_err(io(folder))?;
        if !is_empty(folder).map_err(io(folder))? {
            return Err(BackupError::NotEmpty(folder.to_owned()));
        }
        Ok(Self { folder: folder.to_owned(), made, whole: false })
    }

    fn done(mut self) {
        self.whole = true;
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        if self.whole {
            return;
        }
        // It was empty, so all that is in it is ours. What cannot be removed has no manifest and is no backup.
        for entry in std::fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let _left = if path.is_dir() { std::fs::remove_dir_all(path) } else { std::fs::remove_file(path) };
        }
        if self.made {
            let _left = std::fs::remove_dir(&self.folder);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_backup_is_named_after_its_moment() {
        let clock = Clock::fixed(|| jiff::Timestamp::constant(1_795_140_000, 0));
        assert_eq!(timestamp(clock.micros()), "2026-11-20T10:00:00+08:00");
        assert_eq!(usual_place(Path::new("/b"), clock), Path::new("/b/20261120T100000"));
    }
}
