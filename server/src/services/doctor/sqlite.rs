//! SQLite: its version, its settings, where its file stands.

use super::facts::DatabaseState;
use super::{Facts, when};
use crate::services::progress::bytes;
use store::{SQLITE_MINIMUM, check_sqlite_version};

/// A write-ahead log that grows beyond this is not folded into its file any more, bytes.
const LARGE_WAL: u64 = 1_000_000_000;

pub(super) fn missing(facts: &Facts) -> Vec<String> {
    when(matches!(facts.database, DatabaseState::Missing), || format!("there is no database at {}", facts.url))
}

pub(super) fn closed(facts: &Facts) -> Vec<String> {
    match &facts.database {
        DatabaseState::Closed(why) => vec![why.clone()],
        _ => Vec::new(),
    }
}

pub(super) fn old(facts: &Facts) -> Vec<String> {
    let settings = facts.open().and_then(|database| database.settings.as_ref());
    let old = settings.filter(|settings| check_sqlite_version(&settings.version).is_err());
    old.map(|old| format!("SQLite {} is in use, {SQLITE_MINIMUM} is needed", old.version)).into_iter().collect()
}

pub(super) fn journal(facts: &Facts) -> Vec<String> {
    let journal = facts.open().and_then(|database| database.journal);
    when(journal.is_some_and(|journal| journal != [2, 2]), || "the file has no write-ahead log".to_owned())
}

pub(super) fn synchronous(facts: &Facts) -> Vec<String> {
    let settings = facts.open().and_then(|database| database.settings.as_ref());
    when(settings.is_some_and(|settings| settings.synchronous < 2), || "synchronous is below FULL".to_owned())
}

pub(super) fn mmap(facts: &Facts) -> Vec<String> {
    let settings = facts.open().and_then(|database| database.settings.as_ref());
    when(settings.is_some_and(|settings| settings.mmap_size != 0), || "the file is mapped into memory".to_owned())
}

pub(super) fn foreign_keys(facts: &Facts) -> Vec<String> {
    let settings = facts.open().and_then(|database| database.settings.as_ref());
    when(settings.is_some_and(|settings| !settings.foreign_keys), || "references are not checked".to_owned())
}

pub(super) fn network(facts: &Facts) -> Vec<String> {
    facts.network_file_system.iter().map(|kind| format!("the file is on {kind}")).collect()
}

pub(super) fn wal(facts: &Facts) -> Vec<String> {
    let wal = facts.open().map_or(0, |database| database.wal);
    when(wal > LARGE_WAL, || format!("the write-ahead log has {}", bytes(wal)))
}

pub(super) fn servers(facts: &Facts) -> Vec<String> {
    let shown: Vec<String> = facts.servers.iter().map(ToString::to_string).collect();
    when(shown.len() > 1, || format!("the processes {} serve one file", shown.join(", ")))
}
