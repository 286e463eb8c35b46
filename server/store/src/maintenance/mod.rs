//! What backing up, restoring, checking and examining need of the database, apart from what the server itself does.

mod open;
mod rows;
mod schema;
mod snapshot;

pub use rows::{
    ActiveAccounts, BatchKeys, CaseEntry, CaseRow, CaseTold, Checkpoint, EntryOfPeople, FileRow, LeafRow, LoggedClaim,
    LostEntry, NumberedEntry, PageKey, SealRow, SealedValues, StepRow, StrayEntry, TileRow, Unreadable,
};
pub use schema::{Kind, MigrationStep, SchemaObject, Steps};
pub use snapshot::{Dangling, Snapshot, SqliteSettings};
