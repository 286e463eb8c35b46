//! Who may do what: the table of routes, the generated matrix of roles and objects, sessions, two persons, one form once.

mod canaries;
mod deny;
mod digests;
mod erasure;
mod forms;
mod grounds;
mod guesses;
mod keys;
mod letters;
mod marks;
mod matrix;
mod once;
mod pages;
mod papers;
mod public_log;
mod record;
mod requests;
mod sessions;
mod two_persons;
pub(crate) mod values;
mod visitors;
pub(crate) mod world;

use std::collections::BTreeMap;
use tests::{Raw, TestApp};

/// How many rows each table has.
async fn counts(app: &TestApp) -> BTreeMap<String, usize> {
    let raw = Raw::open(&app.db).await;
    let dump = raw.dump().await;
    raw.close().await;
    dump.into_iter().map(|(table, rows)| (table, rows.len())).collect()
}

/// Everything that is stored, as one text.
async fn dump(app: &TestApp) -> String {
    let raw = Raw::open(&app.db).await;
    let dump = raw.dump().await;
    raw.close().await;
    dump.into_values().flatten().collect::<Vec<_>>().join("\n")
}
