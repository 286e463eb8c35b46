//! The database by itself: its pages, its references, its schema.

use super::finding::{Fault, Finding, Findings};
use super::{Report, VerifyError};
use store::Store;
use store::maintenance::Snapshot;

pub(super) async fn check(
    store: &Store,
    state: &mut Snapshot,
    found: &mut Findings,
    report: &mut Report,
) -> Result<(), VerifyError> {
    for damage in state.damages().await? {
        found.add(Finding { fault: Fault::Damage, table: None, key: None, file: None, what: damage });
    }
    for one in state.dangling().await? {
        found.row(
            Fault::Reference,
            &one.table,
            one.key,
            format!("refers to a row of {} that is not there", one.target),
        );
    }
    for object in store.missing_objects(Store::latest_schema_version()).await? {
        found.row(Fault::Schema, object.kind.code(), object.name, "is missing; the migrations made it");
    }
    for name in store.unchecked_constraints().await? {
        found.row(Fault::Schema, "constraint", name, "was never checked against the rows that are there");
    }
    report.rows = state.counts().await?.values().sum();
    Ok(())
}
