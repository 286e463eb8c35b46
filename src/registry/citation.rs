//! Citations: where a fact was read.

use serde::{Deserialize, Serialize};

/// What kind of source a citation names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SourceKind {
    /// One of the five published plans.
    Plan,
    /// A newspaper, an encyclopaedia or another page of the web.
    Web,
    /// A published data package (division codes, boundaries, places).
    Package,
}

/// Where a row's facts were read.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Citation {
    /// What kind of source it is.
    pub kind: SourceKind,
    /// A plan's id (see [`crate::statistics::Plan`]), or the site, paper and date as recorded.
    pub text: String,
}
