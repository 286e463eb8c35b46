//! What can go wrong with a request, as a reader is told it. Holds codes and the reader's own words only: never a text
//! of the database, a path of the machine or a name of a type.

use daodi::registry::QueryError;

/// Why somebody may not do something now. Each has a way on. What is another's is [`Problem::NotFound`] instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RefusedWhy {
    /// Nobody is signed in. Holds the Chinese path to come back to; empty where there is none.
    SignInFirst {
        /// Path to come back to.
        to: String,
    },
    /// The role has no such page.
    NotYours,
    /// The role needs a second factor, and none is set up yet.
    SecondFactorFirst,
    /// The person proved who they are too long ago for this act.
    ConfirmFirst {
        /// Path to come back to.
        to: String,
    },
    /// Somebody else changed it meanwhile.
    Overtaken {
        /// Path of the thing as it is now.
        to: String,
    },
    /// The form was sent before with other content.
    SentBefore {
        /// Path of the form, drawn anew.
        to: String,
    },
}

impl RefusedWhy {
    /// The HTTP status.
    #[must_use]
    pub fn status(&self) -> u16 {
        match self {
            Self::SignInFirst { .. } => 401,
            Self::NotYours | Self::SecondFactorFirst | Self::ConfirmFirst { .. } => 403,
            Self::Overtaken { .. } => 409,
            Self::SentBefore { .. } => 422,
        }
    }
}

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
    /// The client's network has asked too often.
    TooMany {
        /// After how many seconds it may ask again.
        seconds: u64,
    },
    /// It may not be done now, or not by this reader.
    Refused(RefusedWhy),
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
            Self::TooMany { .. } => 429,
            Self::Refused(why) => why.status(),
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

impl From<RefusedWhy> for Problem {
    fn from(why: RefusedWhy) -> Self {
        Self::Refused(why)
    }
}
