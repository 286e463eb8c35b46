//! What can go wrong with a request, as a reader is told it. Holds codes and the reader's own words only: never a text
//! of the database, a path of the machine or a name of a type.

use daodi::registry::QueryError;

/// Why a page cannot be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// There is no such page or thing.
    NotFound,
    /// It was here and has been taken away for good.
    Gone,
    /// A parameter of the address means nothing.
    BadParameter(QueryError),
    /// The list has fewer pages. Holds the number of pages and the Chinese path of the last one.
    PageBeyond {
        /// Number of pages.
        pages: usize,
        /// Path of the last page.
        last: String,
    },
    /// The address is longer than the server reads.
    TooLong,
    /// The page cannot be asked in this way.
    MethodNotAllowed,
    /// The store is not available; trying again later may help.
    Unavailable,
    /// A fault of ours.
    Internal {
        /// The id under which the log has the details.
        request_id: String,
    },
}

impl Problem {
    /// The HTTP status.
    #[must_use]
    pub fn status(&self) -> u16 {
        match self {
            Self::NotFound | Self::PageBeyond { .. } => 404,
            Self::Gone => 410,
            Self::BadParameter(_) => 400,
            Self::TooLong => 414,
            Self::MethodNotAllowed => 405,
            Self::Unavailable => 503,
            Self::Internal { .. } => 500,
        }
    }
}

impl From<QueryError> for Problem {
    fn from(error: QueryError) -> Self {
        Self::BadParameter(error)
    }
}
