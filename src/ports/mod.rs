//! What the domain needs from outside, as traits that the server implements.

mod labels;
mod registry;

pub use labels::{Labels, NewScan, ScanSummary};
pub use registry::{FieldEdit, ImportRecord, RecordChange, RecordVersion, Registry};

/// Why a store refused or failed. Carries no text of the database: that goes to the log under the request's id.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The store cannot be reached or answered with an error; details are in the server's log.
    #[error("the store is not available")]
    Unavailable,
    /// A row breaks a rule that the schema keeps (a duplicate, a missing reference).
    #[error("the change conflicts with what is stored")]
    Conflict,
    /// A stored row cannot be read back as what it should be.
    #[error("a stored row of {table} is inconsistent: {what}")]
    Inconsistent {
        /// Table.
        table: &'static str,
        /// Column or rule.
        what: String,
    },
}
