//! Bringing a register into the store: its files are read and checked whole, compared with what is stored, and written
//! in one transaction.
//!
//! Nothing is written unless every row of every file passes. A row that the files no longer have stays; a field that an
//! officer has edited stays; what differs is listed.

mod apply;
mod certainty;
mod compare;
mod enterprises;
mod geography;
mod keyed;
mod names;
mod outlines;
mod plans;
mod problem;
mod products;
mod protections;
mod read;
mod report;
pub(crate) mod rfc4180;
mod row;
mod sheets;
mod sources;
mod table;
mod text_table;

pub use apply::{ImportError, apply, run};
pub use compare::{FieldChange, ImportPlan, KeptRow, OfficerKept, RowChange, SetPlan, plan};
pub use outlines::OutlineFile;
pub use problem::{Problem, ProblemKind, QUOTED_CHARS};
pub use read::{Incoming, read};
pub use report::{ImportReport, Outcome, SetReport};
pub(crate) use rfc4180::lines as csv_lines;

/// Most problems, changed rows and kept rows that a report lists; what is beyond is counted.
pub const SHOWN: usize = 200;
