//! The working days of a year, imported by an operator when the State Council's notice is out.

use super::acting::{Acting, publish};
use crate::clock::Clock;
use daodi::application::{Calendar, DayProblem, YearDays};
use daodi::audit::{Action, ObjectKind, fingerprint};
use daodi::ports::{Settings, StoreError};
use store::Store;

/// Why a year is not imported. Nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum CalendarImportError {
    /// The file is no strict CSV (RFC 4180, UTF-8).
    #[error("line {0}: not a row of a CSV file in UTF-8")]
    Csv(usize),
    /// Rows are wrong: every one of them is named.
    #[error("{} problems; nothing was imported:\n{}", .0.len(), lines(.0))]
    Rows(Vec<DayProblem>),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The act cannot stand in the public log.
    #[error(transparent)]
    Leaf(#[from] daodi::transparency_log::LeafError),
}

fn lines(problems: &[DayProblem]) -> String {
    problems.iter().map(|problem| format!("  {problem}")).collect::<Vec<_>>().join("\n")
}

/// What came of an import.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Imported {
    /// The year has these days now.
    Written(i16),
    /// It had them already.
    Nothing(i16),
}

/// The calendar that counts: what the program ships, with the years that were imported in place of its own.
///
/// # Errors
/// [`StoreError`].
pub async fn current(store: &Store) -> Result<Calendar, StoreError> {
    Ok(crate::catalogue::calendar(store).await?.unwrap_or_else(|| Calendar::shipped().clone()))
}

/// Imports the days of one year: all of them or none. It is an act in the trail and in the public log; servers on the same
/// database count by it within about a second.
///
/// # Errors
/// [`CalendarImportError`].
pub async fn import(
    store: &Store,
    clock: Clock,
    file: &[u8],
    acting: &Acting,
) -> Result<Imported, CalendarImportError> {
    let lines = crate::import::csv_lines(file).map_err(CalendarImportError::Csv)?;
    let read = YearDays::read(&lines).map_err(CalendarImportError::Rows)?;
    let days = read.calendar.to_text();
    let stored = store.calendar_years().await?.into_iter().find(|(year, _)| *year == read.year).map(|(_, days)| days);
    if stored.as_ref() == Some(&days) {
        return Ok(Imported::Nothing(read.year));
    }
    let mut act = acting.act(clock, Action::CalendarImport, ObjectKind::Register, &format!("calendar {}", read.year));
    act.before = stored.map(|days| fingerprint(b"", &days));
    act.after = Some(fingerprint(b"", &days));
    let sha256 = fingerprint(b"", &days);
    let notices: Vec<&str> = read.calendar.runs().iter().map(|run| run.notice.number.as_str()).collect();
    let first = notices.first().copied().unwrap_or_default();
    publish(&mut act, |leaf| {
        leaf.fact("year", i64::from(read.year)).fact("basis", first).fact("files_sha256", sha256.as_str())
    })?;
    store.set_calendar_year(read.year, &days, &act).await?;
    Ok(Imported::Written(read.year))
}
