//! Writing an import, and the whole of it in one call.

use super::compare::{ImportPlan, plan};
use super::read::read;
use super::report::{ImportReport, Outcome};
use crate::clock::Clock;
use crate::services::acting::{Acting, publish};
use daodi::audit::{Action, ObjectKind};
use daodi::ports::{ImportRecord, Registry, StoreError};
use daodi::registry::DataSet;
use std::path::Path;

/// Why an import could not be planned or written. Problems of the files are no error: they are a report.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The store failed or refused.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The act cannot stand in the public log.
    #[error(transparent)]
    Leaf(#[from] daodi::transparency_log::LeafError),
    /// A row cannot be compared.
    #[error("a row cannot be written as JSON or read back")]
    Row(#[from] serde_json::Error),
    /// An officer's edit does not fit the row that it belongs to.
    #[error("the officer's edit of {} {key}, field {field}, does not fit the row; correct the edit first", data_set.code())]
    Edit {
        /// The set.
        data_set: DataSet,
        /// The row's key.
        key: String,
        /// The field.
        field: String,
    },
    /// Two enterprises would have one code: one was taken up, or got its code, when an office accepted a claim.
    #[error(
        "enterprises.csv gives {incoming} the code {uscc}, which is {stored}'s in the register: give its row the id {stored}"
    )]
    SameCode {
        /// The code.
        uscc: String,
        /// Id of the enterprise that has it in the register.
        stored: String,
        /// Id of the row of the files.
        incoming: String,
    },
    /// Somebody changed the register after it was compared with the files.
    #[error("the register was changed while the files were compared with it; run the import again")]
    Moved,
    /// After writing, the store holds another number of rows than it should.
    #[error("{} holds {stored} rows after the import, not {expected}", data_set.code())]
    Count {
        /// The set.
        data_set: DataSet,
        /// Rows that it should hold.
        expected: i64,
        /// Rows that it holds.
        stored: i64,
    },
    /// The reading thread came to an end before its work.
    #[error("reading the files was broken off")]
    Interrupted,
}

/// Writes a plan in one transaction and checks that the store then holds what it should. A plan with nothing to do
/// writes nothing: no version, no record of an import, no new generation, no act.
///
/// # Errors
/// [`ImportError`] where the store fails or was changed after the comparison, and then nothing was written, or where a count
/// is wrong afterwards.
pub async fn apply(
    store: &dyn Registry,
    plan: ImportPlan,
    clock: Clock,
    acting: &Acting,
) -> Result<ImportReport, ImportError> {
    let id = clock.id();
    let nothing = plan.is_empty();
    if !nothing {
        // What an office has decided meanwhile must not be written over with what was there before.
        if store.generation().await? != plan.generation {
            return Err(ImportError::Moved);
        }
        let added = plan.records.iter().filter(|record| record.added).count();
        let record = ImportRecord {
            id: id.clone(),
            at: clock.micros(),
            files_sha256: plan.files_sha256.clone(),
            added: rows(added),
            changed: rows(plan.records.len() - added),
        };
        let mut act = acting.act(clock, Action::RegisterImport, ObjectKind::Register, &id);
        act.after = Some(plan.files_sha256.clone());
        publish(&mut act, |leaf| {
            leaf.fact("files_sha256", record.files_sha256.as_str())
                .fact("added", record.added)
                .fact("changed", record.changed)
        })?;
        store.apply(&record, &plan.rows, &plan.records, &plan.tokens, &act).await?;
    }
    let stored = counts(store).await?;
    for set in &plan.sets {
        let expected = rows(set.rows_in + set.kept);
        let found = stored.iter().find(|(of, _)| *of == set.data_set).map_or(0, |(_, n)| *n);
        if found != expected {
            return Err(ImportError::Count { data_set: set.data_set, expected, stored: found });
        }
    }
    let outcome = if nothing { Outcome::NothingToDo } else { Outcome::Written };
    let mut report = ImportReport::of_plan(outcome, plan, &stored);
    report.import_id = (!nothing).then_some(id);
    Ok(report)
}

/// Reads a directory, compares it with the store and, unless it is a trial run, writes what differs.
///
/// # Errors
/// [`ImportError`]; problems of the files are not among them, the report says `Refused` instead.
pub async fn run(
    store: &dyn Registry,
    dir: &Path,
    clock: Clock,
    acting: &Acting,
    dry_run: bool,
) -> Result<ImportReport, ImportError> {
    let dir = dir.to_owned();
    let read = tokio::task::spawn_blocking(move || read(&dir)).await.map_err(|_| ImportError::Interrupted)?;
    let incoming = match read {
        Ok(incoming) => incoming,
        Err(report) => return Ok(*report),
    };
    let plan = plan(store, incoming).await?;
    if dry_run {
        let stored = counts(store).await?;
        return Ok(ImportReport::of_plan(Outcome::DryRun, plan, &stored));
    }
    apply(store, plan, clock, acting).await
}

async fn counts(store: &dyn Registry) -> Result<Vec<(DataSet, i64)>, StoreError> {
    let mut counts = Vec::new();
    for set in DataSet::ALL {
        counts.push((*set, store.count(*set).await?));
    }
    Ok(counts)
}

fn rows(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
