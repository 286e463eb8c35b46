//! The schema as it should be and as it is.

use super::Facts;
use store::Store;
use store::maintenance::Kind;

pub(super) fn behind(facts: &Facts) -> Vec<String> {
    let Some(database) = facts.open().filter(|database| !database.pending.is_empty()) else { return Vec::new() };
    vec![format!("the schema is at version {}; to be run: {}", database.schema, database.pending.join(", "))]
}

pub(super) fn unknown(facts: &Facts) -> Vec<String> {
    let Some(why) = facts.open().and_then(|database| database.unknown_schema.as_ref()) else { return Vec::new() };
    vec![format!(
        "{why} (it is at {}, this release at {})",
        facts.open().map_or(0, |d| d.schema),
        Store::latest_schema_version()
    )]
}

fn missing(facts: &Facts, kind: Kind) -> Vec<String> {
    let missing = facts.open().map(|database| database.missing.as_slice()).unwrap_or_default();
    missing.iter().filter(|object| object.kind == kind).map(|object| format!("{} is missing", object.name)).collect()
}

pub(super) fn tables(facts: &Facts) -> Vec<String> {
    missing(facts, Kind::Table)
}

pub(super) fn indexes(facts: &Facts) -> Vec<String> {
    missing(facts, Kind::Index)
}

pub(super) fn triggers(facts: &Facts) -> Vec<String> {
    missing(facts, Kind::Trigger)
}
