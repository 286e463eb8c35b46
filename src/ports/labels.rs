//! The labels' store.

use super::StoreError;
use crate::audit::Act;
use crate::label::Batch;
use async_trait::async_trait;

/// A scan to be recorded (no position, no login, the address is dropped).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewScan {
    /// The canonical 25-character code.
    pub code: String,
    /// When, µs since the epoch, UTC, cut to the minute.
    pub at: i64,
    /// Province from the operator's IP file, if any.
    pub province: Option<String>,
    /// Daily-keyed hash of the device, hex.
    pub device: String,
    /// Day in Asia/Shanghai (ISO), for counting distinct device-days.
    pub day: String,
    /// WeChat, Alipay or browser.
    pub client: String,
}

/// What is known of a code's scans, the new one included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScanSummary {
    /// When the code was first scanned, µs since the epoch, UTC.
    pub first_at: i64,
    /// Province of the first scan.
    pub first_province: Option<String>,
    /// Distinct device-days, this one included.
    pub device_days: i64,
    /// True where this very scan is the first.
    pub is_first: bool,
}

/// The labels' store.
#[async_trait]
pub trait Labels: Send + Sync {
    /// Stores a new batch: one row whatever its count. `false` where its tag is taken, so that another is drawn.
    async fn insert_batch(&self, batch: &Batch, act: &Act) -> Result<bool, StoreError>;

    /// A batch by its tag.
    async fn batch_by_tag(&self, tag: u32) -> Result<Option<Batch>, StoreError>;

    /// A batch by its id.
    async fn batch(&self, id: &str) -> Result<Option<Batch>, StoreError>;

    /// Batches, newest first.
    async fn batches(&self, limit: i64) -> Result<Vec<Batch>, StoreError>;

    /// How many batches and labels each key epoch has: epoch, batches, labels.
    async fn batch_epochs(&self) -> Result<Vec<(i64, i64, i64)>, StoreError>;

    /// Replaces a batch's changeable part (state, activation, recall).
    async fn update_batch(&self, batch: &Batch, act: &Act) -> Result<(), StoreError>;

    /// Records that a single label is void, with the reason.
    async fn void_label(&self, code: &str, at: i64, reason: &str, act: &Act) -> Result<(), StoreError>;

    /// The reason a label was voided with and when, if it was.
    async fn voided(&self, code: &str) -> Result<Option<(i64, String)>, StoreError>;

    /// Records a scan durably and says what is now known of the code's scans. Exactly one scan of a code is the first.
    async fn record_scan(&self, scan: &NewScan) -> Result<ScanSummary, StoreError>;

    /// What is known of a code's scans, if it was ever scanned.
    async fn scans(&self, code: &str) -> Result<Option<ScanSummary>, StoreError>;
}
