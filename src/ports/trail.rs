//! The store of what happened: the audit trail, the forms' keys, the public log, the jobs.

use super::StoreError;
use crate::audit::Act;
use crate::people::{AuditRow, PageOf};
use async_trait::async_trait;

/// What the audit trail is asked for. Empty means: any.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditQuery {
    /// The account's id, `cli` or `job`.
    pub actor: String,
    /// Code of an action.
    pub action: String,
    /// Code of a kind of object.
    pub object_kind: String,
    /// Id of an object.
    pub object: String,
    /// From this instant on, µs since the epoch, UTC.
    pub from: i64,
    /// Before this instant.
    pub to: i64,
    /// Refusals only.
    pub refused: bool,
    /// Rows to leave out.
    pub offset: i64,
    /// Rows to give.
    pub limit: i64,
}

impl Default for AuditQuery {
    fn default() -> Self {
        Self {
            actor: String::new(),
            action: String::new(),
            object_kind: String::new(),
            object: String::new(),
            from: 0,
            to: i64::MAX,
            refused: false,
            offset: 0,
            limit: 50,
        }
    }
}

/// A day of the audit trail folded into one hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditSeal {
    /// Day in Asia/Shanghai, ISO.
    pub day: String,
    /// Id of its last row; empty where it has none.
    pub last: String,
    /// Number of its rows.
    pub count: i64,
    /// The fold's hash, hex.
    pub root: String,
}

/// An entry of the public log as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogEntry {
    /// Its number in the log; none where it has none yet.
    pub seq: Option<i64>,
    /// Id of its act.
    pub id: String,
    /// When, µs since the epoch, UTC.
    pub at: i64,
    /// Code of the action.
    pub action: String,
    /// Code of the kind of object.
    pub object_kind: String,
    /// Id of the object.
    pub object: String,
    /// The canonical bytes.
    pub leaf: String,
}

/// Filter of a list of entries. Empty means: any.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogQuery {
    /// Code of the action.
    pub action: String,
    /// Code of the kind of object.
    pub object_kind: String,
    /// Id of the object.
    pub object: String,
    /// Rows to leave out.
    pub offset: i64,
    /// Rows to give.
    pub limit: i64,
}

/// What one run of the sequencer writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sequenced {
    /// Size of the log before.
    pub size: i64,
    /// The entries' ids with their leaf hashes (base64), in order.
    pub entries: Vec<(String, String)>,
    /// Tiles as they are afterwards: level, number, base64 of the hashes.
    pub tiles: Vec<(i64, i64, String)>,
    /// When, µs since the epoch, UTC.
    pub at: i64,
    /// The signed checkpoint of the new size.
    pub note: String,
}

/// The store of what happened.
#[async_trait]
pub trait Trail: Send + Sync {
    /// Records an act that changed nothing: a refusal, a reading, an attempt.
    async fn record(&self, act: &Act) -> Result<(), StoreError>;

    /// What a form's key was used with, and where its answer leads.
    async fn once(&self, key: &str) -> Result<Option<(String, String)>, StoreError>;

    /// Rows of the trail, newest first.
    async fn audit(&self, query: &AuditQuery) -> Result<PageOf<AuditRow>, StoreError>;

    /// A row of the trail.
    async fn audit_row(&self, id: &str) -> Result<Option<AuditRow>, StoreError>;

    /// Rows between two instants in the trail's own order, that of their ids, after a row's id. Without login names.
    async fn audit_stretch(&self, from: i64, to: i64, after: &str, limit: i64) -> Result<Vec<AuditRow>, StoreError>;

    /// When the trail begins.
    async fn audit_first(&self) -> Result<Option<i64>, StoreError>;

    /// Seals a day; the act carries the leaf. [`StoreError::Conflict`] where it is sealed.
    async fn seal_day(&self, seal: &AuditSeal, act: &Act) -> Result<(), StoreError>;

    /// The seal of the last day that has one.
    async fn last_seal(&self) -> Result<Option<AuditSeal>, StoreError>;

    /// The seal of a day, `YYYY-MM-DD`.
    async fn seal_of(&self, day: &str) -> Result<Option<AuditSeal>, StoreError>;

    /// Every seal, oldest first.
    async fn seals(&self) -> Result<Vec<AuditSeal>, StoreError>;

    /// Size of the log: how many entries have a number.
    async fn log_size(&self) -> Result<i64, StoreError>;

    /// Entries without a number, oldest first.
    async fn log_pending(&self, limit: i64) -> Result<Vec<LogEntry>, StoreError>;

    /// Gives numbers, grows the tiles and adds the checkpoint, in one transaction. A run without entries adds the checkpoint
    /// of the log's size where it has none. [`StoreError::Conflict`] where another server was faster, or an entry does not
    /// wait for a number; then nothing is written.
    async fn sequence(&self, run: &Sequenced) -> Result<(), StoreError>;

    /// The newest checkpoint: size, when, signed note.
    async fn log_checkpoint(&self) -> Result<Option<(i64, i64, String)>, StoreError>;

    /// The hashes of a tile, base64.
    async fn log_tile(&self, level: i64, number: i64) -> Result<Option<String>, StoreError>;

    /// The entries from a number on, in order.
    async fn log_range(&self, from: i64, limit: i64) -> Result<Vec<LogEntry>, StoreError>;

    /// The stored leaf hashes from a number on, base64, in order.
    async fn log_hashes(&self, from: i64, limit: i64) -> Result<Vec<String>, StoreError>;

    /// An entry by its number.
    async fn log_entry(&self, seq: i64) -> Result<Option<LogEntry>, StoreError>;

    /// An entry by its act's id, numbered or not.
    async fn log_entry_of(&self, act: &str) -> Result<Option<LogEntry>, StoreError>;

    /// Numbered entries, newest first.
    async fn log_entries(&self, query: &LogQuery) -> Result<PageOf<LogEntry>, StoreError>;

    /// Takes a job for a server until an instant, or gives it back (an instant that is past); `false` where another has it.
    async fn take_lease(&self, name: &str, holder: &str, now: i64, until: i64) -> Result<bool, StoreError>;

    /// Removes what may no longer be kept: sessions that ended or expired before an instant, tokens that were used or
    /// expired, forms' keys that were taken, mails that were handed over or given up, messages that were read. Gives the
    /// numbers in this order. Mails that wait and messages that were not read are kept, however old. The act is
    /// written where something was removed.
    async fn retain(
        &self,
        sessions: i64,
        tokens: i64,
        forms: i64,
        mail: i64,
        messages: i64,
        act: &Act,
    ) -> Result<[u64; 5], StoreError>;
}
