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

/// A pack's content as it is printed: `净含量 250 g`, `内装 12 件`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NetDisplay {
    /// 净含量 or 内装.
    pub label: &'static str,
    /// The number, without trailing zeros.
    pub amount: String,
    /// `g`, `kg` or 件.
    pub unit: &'static str,
}

impl NetContent {
    /// Most grams a pack may hold: one tonne.
    pub const MAX_GRAMS: u32 = 1_000_000;
    /// Most pieces a pack may hold.
    pub const MAX_PIECES: u32 = 100_000;

    /// Whether the amount is one a pack can have.
    #[must_use]
    pub fn is_sane(self) -> bool {
        match self {
            Self::Grams(grams) => (1..=Self::MAX_GRAMS).contains(&grams),
            Self::Pieces(pieces) => (1..=Self::MAX_PIECES).contains(&pieces),
        }
    }

    /// The pieces for display; from 1,000 g on in kilograms, as the rules for prepacked goods ask (JJF 1070).
    #[must_use]
    pub fn display(self) -> NetDisplay {
        match self {
            Self::Grams(grams) if grams < 1000 => {
                NetDisplay { label: "净含量", amount: grams.to_string(), unit: "g" }
            }
            Self::Grams(grams) => {
                let thousandths = format!("{:03}", grams % 1000);
                let fraction = thousandths.trim_end_matches('0');
                let dot = if fraction.is_empty() { "" } else { "." };
                NetDisplay { label: "净含量", amount: format!("{}{dot}{fraction}", grams / 1000), unit: "kg" }
            }
            Self::Pieces(pieces) => NetDisplay { label: "内装", amount: pieces.to_string(), unit: "件" },
        }
    }
}

impl std::fmt::Display for NetContent {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let NetDisplay { label, amount, unit } = self.display();
        write!(f, "{label} {amount} {unit}")
    }
}

/// Where a batch stands.
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
