//! Batches of labels: one row whatever the count.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What one pack holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "unit", content = "amount", rename_all = "snake_case")]
pub enum NetContent {
    /// Net mass in grams.
    Grams(u32),
    /// Number of pieces.
    Pieces(u32),
}

/// Where a batch stands (DESIGN §4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BatchState {
    /// Codes exist, the labels are not yet handed over.
    Issued,
    /// Handed over to the enterprise.
    Delivered,
    /// In use: bound to packs.
    Activated,
    /// Used up.
    Closed,
    /// Called back: precedes every other answer.
    Recalled,
}

impl BatchState {
    /// Every state.
    pub const ALL: &[Self] = &[Self::Issued, Self::Delivered, Self::Activated, Self::Closed, Self::Recalled];

    /// The code used in tables and the API.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Issued => "issued",
            Self::Delivered => "delivered",
            Self::Activated => "activated",
            Self::Closed => "closed",
            Self::Recalled => "recalled",
        }
    }

    /// The state with this code, if there is one.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|s| s.code() == code)
    }
}

/// A batch of labels. Together with the key it decides which codes are valid; there is no row per label.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Batch {
    /// UUIDv7.
    pub id: String,
    /// Random 30-bit tag in the code, unique.
    pub tag: u32,
    /// Key epoch in the code's first character, 0–30 (31 is the escape to a longer format).
    pub epoch: u8,
    /// Whose labels.
    pub enterprise: String,
    /// For which product.
    pub product: String,
    /// From which base.
    pub base: String,
    /// Day of packing.
    pub pack_date: Date,
    /// What a pack holds.
    pub net: NetContent,
    /// Number of labels, 1 to 2^24.
    pub count: u32,
    /// Host in the printed address.
    pub host: String,
    /// QR version, fixed for the batch.
    pub qr_version: u8,
    /// QR error correction, `M` or `Q`, fixed for the batch.
    pub qr_ecc: char,
    /// Where it stands.
    pub state: BatchState,
    /// Made for demonstration: marked 演示 on label and scan page, outside every count.
    pub demo: bool,
    /// When it was issued, µs since the epoch, UTC.
    pub issued_at: i64,
    /// When it was taken into use, µs since the epoch, UTC.
    pub activated_at: Option<i64>,
    /// When and why it was recalled.
    pub recalled: Option<(i64, String)>,
}
