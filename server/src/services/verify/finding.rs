//! What a check of the whole finds.

use serde::Serialize;
use std::fmt;

/// Most findings that are kept: enough to see everything that one fault did, not enough to fill the memory.
const MAX_FINDINGS: usize = 10_000;

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// The database's own check found damage.
    Damage,
    /// A reference leads nowhere.
    Reference,
    /// A table, index or trigger is missing, or a constraint was never checked.
    Schema,
    /// A row cannot be read.
    Row,
    /// A row's hash is none, or rows of one file give it different sizes.
    UploadRow,
    /// The file of a row is missing.
    FileMissing,
    /// The file of a row cannot be read.
    FileUnreadable,
    /// The file of a row has other bytes.
    FileAltered,
    /// The file of a row has another size than the row says.
    FileSize,
    /// No row names this file.
    FileOrphan,
    /// This is not a place where a file belongs.
    FileStray,
    /// An entry of the public log says other than the trail.
    LogTrail,
    /// An application, or one of its steps, is not what the trail and the public log tell.
    Case,
    /// An act that must stand in the public log does not.
    LogUnlogged,
    /// An entry has neither a number nor a place in the queue, or both.
    LogLost,
    /// A number of the public log is missing.
    LogGap,
    /// A number of the public log is beyond its newest checkpoint.
    LogBeyond,
    /// The bytes of an entry were changed.
    LogLeaf,
    /// The recorded hash of an entry was changed.
    LogHash,
    /// A tile is missing, was changed or does not belong to the log.
    LogTile,
    /// A checkpoint is not what the log gives, or is not signed.
    LogCheckpoint,
    /// The rows of a sealed day are not those that were sealed.
    Seal,
    /// A day of the trail is not sealed though a later one is.
    SealGap,
    /// The public log tells of another seal, or of none.
    SealLeaf,
}

/// One thing that is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// What.
    pub fault: Fault,
    /// The table; none where it is about a file alone.
    pub table: Option<String>,
    /// The row's key.
    pub key: Option<String>,
    /// The file, below the folder of files.
    pub file: Option<String>,
    /// In words.
    pub what: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(table) = &self.table {
            write!(f, "{table} ")?;
        }
        if let Some(key) = &self.key {
            write!(f, "{key} ")?;
        }
        if let Some(file) = &self.file {
            write!(f, "file {file} ")?;
        }
        write!(f, ": {}", self.what)
    }
}

/// Collects findings.
#[derive(Debug, Default)]
pub(super) struct Findings {
    pub(super) all: Vec<Finding>,
    pub(super) left_out: u64,
}

impl Findings {
    pub(super) fn add(&mut self, finding: Finding) {
        if self.all.len() < MAX_FINDINGS {
            self.all.push(finding);
        } else {
            self.left_out += 1;
        }
    }

    /// Something is wrong with a row.
    pub(super) fn row(&mut self, fault: Fault, table: &str, key: impl Into<String>, what: impl Into<String>) {
        let (table, key) = (Some(table.to_owned()), Some(key.into()));
        self.add(Finding { fault, table, key, file: None, what: what.into() });
    }

    /// A row cannot be read.
    pub(super) fn unreadable(&mut self, table: &str, key: Option<String>) {
        let table = Some(table.to_owned());
        self.add(Finding { fault: Fault::Row, table, key, file: None, what: "the row cannot be read".to_owned() });
    }
}
