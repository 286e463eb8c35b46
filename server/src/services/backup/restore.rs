//! Restoring a backup into an empty place, and proving that it is there.

use super::manifest::{self, Manifest, ManifestError};
use super::programs::{self, ProgramError};
use super::{engine_name, sync_folders, waiting};
use crate::clock::Clock;
use crate::services::acting::Acting;
use crate::services::progress::{Progress, bytes};
use crate::services::verify::{self, Report, VerifyError};
use crate::uploads::disk::{copy_file, hash_file, is_empty, make_folder, new_file, sync_folder};
use crate::uploads::place;
use daodi::audit::{Action, ObjectKind};
use daodi::ports::{StoreError, Trail as _};
use daodi::transparency_log::TrustedKeys;
use std::path::{Path, PathBuf};
use store::{DatabaseUrl, Engine, OpenError, Options, Store};

/// Why a backup was not restored.
#[derive(Debug, thiserror::Error)]
pub enum RestoreError {
    /// The folder holds no backup that can be used.
    #[error(transparent)]
    Manifest(#[from] ManifestError),
    /// It was made by a newer release.
    #[error("the backup has schema {found}; this release knows {known}. Take the release that made it ({program})")]
    Newer {
        /// Version of the backup's schema.
        found: i64,
        /// The latest that is known here.
        known: i64,
        /// The program that made it.
        program: String,
    },
    /// It is of the other database.
    #[error("the backup is of {found}, the database given is {wanted}: a backup goes back to the kind it came from")]
    Engine {
        /// The backup's.
        found: String,
        /// The target's.
        wanted: &'static str,
    },
    /// Something of the backup is not what its manifest says.
    #[error("the backup is damaged: {name}: {what}")]
    Damaged {
        /// Which file.
        name: String,
        /// What is wrong with it.
        what: String,
    },
    /// The target is not empty.
    #[error("{0}: a backup is restored into an empty place only")]
    Occupied(String),
    /// Something cannot be read or written.
    #[error("{path}: {source}")]
    Io {
        /// Where.
        path: PathBuf,
        /// The system's reason.
        source: std::io::Error,
    },
    /// The database cannot be opened or migrated.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The database does not answer.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// PostgreSQL's program failed.
    #[error(transparent)]
    Program(#[from] ProgramError),
    /// What was restored is not what was backed up.
    #[error("the table {table} has {found} rows after restoring, the backup had {backed_up}")]
    Count {
        /// Which.
        table: String,
        /// Rows of the backup.
        backed_up: i64,
        /// Rows now.
        found: i64,
    },
    /// What was restored could not be checked.
    #[error(transparent)]
    Verify(#[from] VerifyError),
}

/// A backup that was restored.
#[derive(Clone, Debug)]
pub struct Restored {
    /// Its table of contents.
    pub manifest: Manifest,
    /// What the check of it gave.
    pub report: Report,
    /// How long it took, µs.
    pub took: i64,
}

/// Restores a backup into a database and a folder of files that are empty or not there. Nothing is written before every
/// byte of the backup has been checked. An older schema is migrated afterwards; then everything is verified.
///
/// # Errors
/// [`RestoreError`]. Up to the point where the database is in place, what was written is removed again.
pub async fn restore(
    from: &Path,
    url: &DatabaseUrl,
    files: &Path,
    keys: &TrustedKeys,
    clock: Clock,
    acting: &Acting,
    progress: &Progress,
) -> Result<Restored, RestoreError> {
    let begun = clock.micros();
    let manifest = Manifest::read(from)?;
    check_version(&manifest, url)?;
    check_target(url, files).await?;
    progress.say("the backup is being checked");
    check_bytes(from, &manifest, progress).await?;

    progress.say("the files are being copied");
    let copied = Copied(files.to_owned());
    copy_files(from, &manifest, files, progress).await?;
    progress.say("the database is being restored");
    let database = from.join(&manifest.database.name);
    match url.sqlite_path() {
        Some(target) => {
            let (source, target, sha256) = (database, target.to_owned(), manifest.database.sha256.clone());
            let shown = target.clone();
            waiting(move || put_sqlite(&source, &target, &sha256)).await.map_err(io(&shown))?;
        }
        None => programs::restore(url, &database, progress).await?,
    }
    std::mem::forget(copied);

    let store = Store::open(url, &Options::default()).await?;
    let checked = check(&store, &manifest, files, keys, clock, acting, progress).await;
    store.close().await;
    Ok(Restored { report: checked?, manifest, took: clock.micros() - begun })
}

/// Counts, migrates, verifies and records.
async fn check(
    store: &Store,
    manifest: &Manifest,
    files: &Path,
    keys: &TrustedKeys,
    clock: Clock,
    acting: &Acting,
    progress: &Progress,
) -> Result<Report, RestoreError> {
    let counts = store.snapshot().await?.counts().await?;
    for (table, backed_up) in &manifest.tables {
        let found = counts.get(table).copied().unwrap_or(0);
        if found != *backed_up {
            return Err(RestoreError::Count { table: table.clone(), backed_up: *backed_up, found });
        }
    }
    store.migrate().await?;
    let report = verify::run(store, files, keys, clock, progress).await?;
    let mut act = acting.act(clock, Action::Restore, ObjectKind::Database, &manifest.made);
    act.after = Some(manifest.sum.clone());
    store.record(&act).await?;
    Ok(report)
}

fn io(path: &Path) -> impl Fn(std::io::Error) -> RestoreError {
    move |source| RestoreError::Io { path: path.to_owned(), source }
}

fn check_version(manifest: &Manifest, url: &DatabaseUrl) -> Result<(), RestoreError> {
    let known = Store::latest_schema_version();
    if manifest.schema > known {
        return Err(RestoreError::Newer { found: manifest.schema, known, program: manifest.program.clone() });
    }
    let wanted = engine_name(if url.is_postgres() { Engine::Postgres } else { Engine::Sqlite });
    if manifest.engine != wanted {
        return Err(RestoreError::Engine { found: manifest.engine.clone(), wanted });
    }
    Ok(())
}

async fn check_target(url: &DatabaseUrl, files: &Path) -> Result<(), RestoreError> {
    match url.sqlite_path() {
        Some(path) if path.exists() => return Err(RestoreError::Occupied(format!("{} is there", path.display()))),
        Some(_) => {}
        None => {
            let store = Store::open(url, &Options::default()).await?;
            let blank = store.is_blank().await;
            store.release().await;
            if !blank? {
                return Err(RestoreError::Occupied(format!("the database {url} has tables")));
            }
        }
    }
    if !is_empty(files).map_err(io(files))? {
        return Err(RestoreError::Occupied(format!("the folder {} is not empty", files.display())));
    }
    Ok(())
}

/// Compares every byte of the backup with its manifest.
async fn check_bytes(from: &Path, manifest: &Manifest, progress: &Progress) -> Result<(), RestoreError> {
    let database = &manifest.database;
    // A name of the manifest must not lead out of the folder.
    if !matches!(database.name.as_str(), "database.db" | "database.dump") {
        return Err(ManifestError::Sum.into());
    }
    check_one(&from.join(&database.name), &database.name, &database.sha256, database.size).await?;
    let root = from.join(manifest::FILES);
    let (mut done, all) = (0, manifest.file_bytes());
    for file in &manifest.files {
        let Some(path) = place(&root, &file.sha256) else { return Err(ManifestError::Sum.into()) };
        let name = format!("{}/{}/{}", manifest::FILES, &file.sha256[..2], &file.sha256[2..]);
        check_one(&path, &name, &file.sha256, file.size).await?;
        done += file.size;
        progress.tick(|| format!("files: {} of {} checked", bytes(done), bytes(all)));
    }
    Ok(())
}

async fn check_one(path: &Path, name: &str, sha256: &str, size: u64) -> Result<(), RestoreError> {
    let damaged = |what: String| Err(RestoreError::Damaged { name: name.to_owned(), what });
    let owned = path.to_owned();
    match waiting(move || hash_file(&owned)).await {
        Err(error) => damaged(error.to_string()),
        Ok((_, found)) if found != size => damaged(format!("it has {found} bytes in place of {size}")),
        Ok((found, _)) if found != sha256 => damaged("its bytes were changed".to_owned()),
        Ok(_) => Ok(()),
    }
}

async fn copy_files(from: &Path, manifest: &Manifest, files: &Path, progress: &Progress) -> Result<(), RestoreError> {
    let root = from.join(manifest::FILES);
    make_folder(files).map_err(io(files))?;
    let (mut done, all) = (0, manifest.file_bytes());
    for page in manifest.files.chunks(200) {
        let (page, source, target) = (page.to_vec(), root.clone(), files.to_owned());
        done += page.iter().map(|file| file.size).sum::<u64>();
        let copied = waiting(move || {
            for file in page {
                let (Some(source), Some(target)) = (place(&source, &file.sha256), place(&target, &file.sha256)) else {
                    return Err(std::io::Error::other("a hash of the manifest is none"));
                };
                if let Some(parent) = target.parent() {
                    make_folder(parent)?;
                }
                if copy_file(&source, &target)?.0 != file.sha256 {
                    return Err(std::io::Error::other("a file changed while it was being restored"));
                }
            }
            Ok(())
        });
        copied.await.map_err(io(files))?;
        progress.tick(|| format!("files: {} of {} copied", bytes(done), bytes(all)));
    }
    let target = files.to_owned();
    waiting(move || sync_folders(&target)).await.map_err(io(files))
}

/// Puts the copy of an SQLite database in its place, in one step that never writes over anything.
fn put_sqlite(source: &Path, target: &Path, sha256: &str) -> std::io::Result<()> {
    let parent = target.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    make_folder(parent)?;
    let beside = |ending: &str| {
        let mut name = target.as_os_str().to_owned();
        name.push(ending);
        PathBuf::from(name)
    };
    let draft = beside(".restoring");
    remove(&draft)?;
    let copied = copy_file(source, &draft);
    let placed = copied.and_then(|(found, _)| {
        if found != sha256 {
            return Err(std::io::Error::other("the backup changed while it was being restored"));
        }
        // A log left over from another database would be played into this one.
        for ending in ["-wal", "-shm", "-journal"] {
            remove(&beside(ending))?;
        }
        // Both ways fail where something has come to stand there meanwhile.
        match std::fs::hard_link(&draft, target) {
            Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => {
                new_file(target).and_then(|_| std::fs::rename(&draft, target))
            }
            linked => linked,
        }
    });
    remove(&draft)?;
    placed?;
    sync_folder(parent)
}

fn remove(path: &Path) -> std::io::Result<()> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Files of a backup that is not restored yet: dropped, they are removed again. The folder was empty.
struct Copied(PathBuf);

impl Drop for Copied {
    fn drop(&mut self) {
        for entry in std::fs::read_dir(&self.0).into_iter().flatten().flatten() {
            let _left = std::fs::remove_dir_all(entry.path());
        }
    }
}
