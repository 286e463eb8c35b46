//! Citations: where a fact was read.

use crate::coded::coded;
use serde::{Deserialize, Serialize};

coded! {
    /// What kind of source a citation names.
    pub enum SourceKind {
        /// One of the five published plans.
        Plan "plan",
        /// A newspaper, an encyclopaedia or another page of the web.
        Web "web",
        /// A published data package (division codes, boundaries, places).
        Package "package",
    }
}

/// Where a row's facts were read.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Citation {
    /// What kind of source it is.
    pub kind: SourceKind,
    /// A plan's id (see [`crate::statistics::Plan`]), or the site, paper and date as recorded.
    pub text: String,
}
