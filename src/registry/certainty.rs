//! How sure the register is of a kind of field.

use super::DataSet;
use crate::coded::coded;
use serde::{Deserialize, Serialize};

coded! {
    /// How sure a kind of field is, from the seed data's own statement.
    pub enum Certainty {
        /// Checked against the official text.
        High "high",
        /// Mostly from announcements or newspapers.
        Good "good",
        /// Only an encyclopaedia, a reprint or a trade page says so.
        Medium "medium",
        /// Reports of differing years.
        Low "low",
        /// Known to be incomplete: absence says nothing.
        Incomplete "incomplete",
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
