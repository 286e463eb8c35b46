//! Checking the whole: database, files, trail and public log against each other. Nothing is changed, and everything is
//! read a page at a time, so that any amount of it needs no more memory than a little.

mod cases;
mod database;
mod files;
mod finding;
mod log;
mod people;
mod seals;
mod trail;

pub use finding::{Fault, Finding};

use crate::clock::Clock;
use crate::services::progress::Progress;
use daodi::ports::StoreError;
use daodi::transparency_log::TrustedKeys;
use files::{Depth, Folder};
use finding::Findings;
use serde::Serialize;
use std::path::Path;
use store::maintenance::Snapshot;
use store::{OpenError, Store};

/// Rows are read so many at a time.
const PAGE: i64 = 500;

/// Why nothing could be checked.
#[derive(Debug, thiserror::Error)]
pub enum VerifyError {
    /// The database does not answer.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The schema is not one that this release knows.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The schema is that of an older release.
    #[error("the database has schema {found}, this release works with {known}: run `daodi migrate` first")]
    Behind {
        /// The version found.
        found: i64,
        /// The version needed.
        known: i64,
    },
    /// The folder of files cannot be read.
    #[error("the folder of files cannot be read: {0}")]
    Files(std::io::Error),
}

/// What a check gives.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Report {
    /// What is wrong; nothing where all is well.
    pub findings: Vec<Finding>,
    /// Findings beyond those that are kept.
    pub left_out: u64,
    /// Rows of all tables.
    pub rows: i64,
    /// Files that rows name and that are as they should be.
    pub files: u64,
    /// Their bytes.
    pub bytes: u64,
    /// Rows of sealed days.
    pub sealed_rows: i64,
    /// Sealed days.
    pub sealed_days: i64,
    /// Entries of the public log that have a number.
    pub log_size: u64,
    /// Root of the public log over these entries, base64, computed from their bytes.
    pub log_root: String,
    /// Entries that wait for their number.
    pub log_waiting: i64,
    /// Whether signatures below checkpoints were checked: the log's keys must be known for that.
    pub signatures: bool,
}

impl Report {
    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_good(&self) -> bool {
        self.findings.is_empty() && self.left_out == 0
    }
}

/// Checks everything.
///
/// # Errors
/// [`VerifyError`] where it could not be checked. Whatever is wrong stands in the report.
pub async fn run(
    store: &Store,
    files: &Path,
    keys: &TrustedKeys,
    clock: Clock,
    progress: &Progress,
) -> Result<Report, VerifyError> {
    let steps = store.steps().await?;
    if !steps.pending.is_empty() {
        return Err(VerifyError::Behind { found: steps.now, known: Store::latest_schema_version() });
    }
    let mut report = Report { signatures: !keys.log.is_empty(), ..Report::default() };
    let mut found = Findings::default();
    let mut state = store.snapshot().await?;
    progress.say("the database is being checked");
    database::check(store, &mut state, &mut found, &mut report).await?;
    progress.say("the trail is being checked");
    trail::check(&mut state, &mut found).await?;
    people::check(&mut state, &mut found).await?;
    cases::check(&mut state, &mut found).await?;
    seals::check(&mut state, &mut found, &mut report, progress).await?;
    progress.say("the public log is being checked");
    log::check(&mut state, keys, &mut found, &mut report, progress).await?;
    progress.say("the files are being checked");
    let folder = Folder { root: files, depth: Depth::Bytes, clock };
    files::check(store, &mut state, folder, &mut found, &mut report, progress).await?;
    report.findings = found.all;
    report.left_out = found.left_out;
    Ok(report)
}

/// What is wrong with the files as far as their names and sizes tell.
///
/// # Errors
/// [`VerifyError`] where that cannot be told.
pub async fn names_only(
    store: &Store,
    state: &mut Snapshot,
    folder: &Path,
    clock: Clock,
) -> Result<Vec<Finding>, VerifyError> {
    let (mut found, mut report) = (Findings::default(), Report::default());
    let silent = Progress::silent(clock);
    let folder = Folder { root: folder, depth: Depth::Names, clock };
    files::check(store, state, folder, &mut found, &mut report, &silent).await?;
    Ok(found.all)
}
