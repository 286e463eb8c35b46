//! Henan's divisions, which no made-up world replaces: read from the register's folder, everything else of it left out.

use super::FillError;
use crate::clock::Clock;
use crate::import::{Incoming, apply, plan};
use crate::services::acting::Acting;
use daodi::registry::RegisterRows;
use std::path::Path;
use store::Store;

/// Reads the divisions.
pub(super) async fn read(folder: &Path) -> Result<Incoming, FillError> {
    let at = folder.to_owned();
    let broken = |report: String| FillError::Divisions { folder: folder.to_owned(), report };
    let files =
        tokio::task::spawn_blocking(move || crate::import::read(&at)).await.map_err(|_| broken(String::new()))?;
    let all = files.map_err(|report| broken(report.to_string()))?;
    let rows = RegisterRows {
        divisions: all.rows.divisions,
        division_changes: all.rows.division_changes,
        places: all.rows.places,
        townships: all.rows.townships,
        ..RegisterRows::default()
    };
    Ok(Incoming { rows, ..all })
}

/// Writes them, and the offices that follow from them.
pub(super) async fn write(store: &Store, divisions: Incoming, clock: Clock) -> Result<(), FillError> {
    let plan = plan(store, divisions).await?;
    apply(store, plan, clock, &Acting::system("cli", clock)).await?;
    Ok(())
}
