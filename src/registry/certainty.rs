//! How sure the register is of a kind of field.

use super::DataSet;
use serde::{Deserialize, Serialize};

/// How sure a kind of field is, from the seed data's own statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// Checked against the official text.
    High,
    /// Mostly from announcements or newspapers.
    Good,
    /// Only an encyclopaedia, a reprint or a trade page says so.
    Medium,
    /// Reports of differing years.
    Low,
    /// Known to be incomplete: absence says nothing.
    Incomplete,
}

impl Certainty {
    /// The code used in tables and files.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::High => "high",
            Self::Good => "good",
            Self::Medium => "medium",
            Self::Low => "low",
            Self::Incomplete => "incomplete",
        }
    }

    /// The certainty with this code, if there is one.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::High, Self::Good, Self::Medium, Self::Low, Self::Incomplete].into_iter().find(|c| c.code() == code)
    }
}

/// One row of `certainty.csv`: how sure a field of a data set is, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldCertainty {
    /// The data set the field belongs to.
    pub data_set: DataSet,
    /// The column's name, or `*` for the rest of the set.
    pub field: String,
    /// How sure it is.
    pub certainty: Certainty,
    /// Why, in Chinese.
    pub note_zh: String,
    /// Why, in English.
    pub note_en: String,
}
