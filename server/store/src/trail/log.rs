//! The public log: entries, numbers, tiles, checkpoints.

use crate::accounts::one_row;
use crate::session::Session;
use crate::statements as sql;
use crate::value::{Row, args};
use daodi::people::PageOf;
use daodi::ports::{LogEntry, LogQuery, Sequenced, StoreError};

pub(super) async fn size(session: &mut Session) -> Result<i64, StoreError> {
    session.one(&sql::LOG_SIZE, args![]).await?.int("size")
}

pub(super) async fn pending(session: &mut Session, limit: i64) -> Result<Vec<LogEntry>, StoreError> {
    session.all(&sql::LOG_PENDING, args![limit.max(0)]).await?.iter().map(read).collect()
}

/// Gives numbers. Of two servers that give the same ones the second waits at the first of them and is then refused by its
/// key; one that comes later finds the log grown. Either way none of its work is kept.
pub(super) async fn sequence(session: &mut Session, run: &Sequenced) -> Result<(), StoreError> {
    if size(session).await? != run.size {
        return Err(StoreError::Conflict);
    }
    let mut grown = run.size;
    let mut rows = Vec::with_capacity(run.entries.len());
    for (entry, hash) in &run.entries {
        rows.push(args![grown, entry, hash]);
        grown += 1;
    }
    let given = rows.len() as u64;
    if given > 0 {
        session.insert(&sql::SEQUENCE_INSERT, rows).await?;
        // Each of them waited for a number: what did not was never written with an act.
        if session.execute(&sql::LOG_PENDING_DONE, args![run.size]).await? != given {
            return Err(StoreError::Conflict);
        }
        let tiles = run.tiles.iter().map(|(level, number, hashes)| args![*level, *number, hashes]);
        session.insert(&sql::TILE_UPSERT, tiles.collect()).await?;
    }
    // A log that did not grow has its checkpoint, but for the very first.
    let touched = session.execute(&sql::CHECKPOINT_INSERT, args![grown, run.at, &run.note]).await?;
    if given > 0 { one_row(touched) } else { Ok(()) }
}

pub(super) async fn checkpoint(session: &mut Session) -> Result<Option<(i64, i64, String)>, StoreError> {
    let row = session.optional(&sql::CHECKPOINT, args![]).await?;
    row.map(|row| Ok((row.int("size")?, row.int("at")?, row.text("note")?))).transpose()
}

pub(super) async fn tile(session: &mut Session, level: i64, number: i64) -> Result<Option<String>, StoreError> {
    session.optional(&sql::TILE, args![level, number]).await?.map(|row| row.text("hashes")).transpose()
}

pub(super) async fn range(session: &mut Session, from: i64, limit: i64) -> Result<Vec<LogEntry>, StoreError> {
    session.all(&sql::LOG_RANGE, args![from, limit.max(0)]).await?.iter().map(read).collect()
}

pub(super) async fn hashes(session: &mut Session, from: i64, limit: i64) -> Result<Vec<String>, StoreError> {
    session.all(&sql::LOG_HASHES, args![from, limit.max(0)]).await?.iter().map(|row| row.text("hash")).collect()
}

pub(super) async fn entry(session: &mut Session, seq: i64) -> Result<Option<LogEntry>, StoreError> {
    session.optional(&sql::LOG_ENTRY, args![seq]).await?.as_ref().map(read).transpose()
}

pub(super) async fn entry_of(session: &mut Session, act: &str) -> Result<Option<LogEntry>, StoreError> {
    session.optional(&sql::LOG_ENTRY_OF, args![act]).await?.as_ref().map(read).transpose()
}

pub(super) async fn entries(session: &mut Session, query: &LogQuery) -> Result<PageOf<LogEntry>, StoreError> {
    let mut wanted = args![&query.action, &query.object_kind, &query.object];
    let total = session.one(&sql::LOG_ENTRIES_TOTAL, wanted.clone()).await?.int("total")?;
    wanted.extend(args![query.limit.max(0), query.offset.max(0)]);
    let rows = session.all(&sql::LOG_ENTRIES, wanted).await?;
    Ok(PageOf { rows: rows.iter().map(read).collect::<Result<_, _>>()?, total })
}

fn read(row: &Row) -> Result<LogEntry, StoreError> {
    Ok(LogEntry {
        seq: row.opt_int("seq")?,
        id: row.text("id")?,
        at: row.int("at")?,
        action: row.text("action")?,
        object_kind: row.text("object_kind")?,
        object: row.text("object")?,
        leaf: row.text("leaf")?,
    })
}
