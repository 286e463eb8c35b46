//! Why a file is not taken.

/// What is wrong with a file that was sent in. Says nothing of what is in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UploadError {
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// It is none of the kinds that are taken.
    #[error("the file is no JPEG, PNG, WebP or PDF")]
    Kind,
    /// Its content, its name's ending and its type do not agree.
    #[error("the file is not what its name or type says")]
    Mismatch,
    /// It has more bytes than may be sent.
    #[error("the file has more than {limit} bytes")]
    TooLarge {
        /// Most bytes of its kind.
        limit: usize,
    },
    /// The picture has more points than may be unpacked.
    #[error("the picture has too many points")]
    Dimensions,
    /// It cannot be read to its end, or is more than one file.
    #[error("the file is damaged or incomplete")]
    Damaged,
    /// The PDF would do something by itself, or carries other files.
    #[error("the PDF holds scripts, actions or other files")]
    Active,
    /// Too many files are being worked on.
    #[error("too many files are being worked on")]
    Busy,
    /// It took too long.
    #[error("the file took too long")]
    Slow,
}

impl UploadError {
    /// All of them, for tests and texts.
    pub const ALL: [Self; 9] = [
        Self::Empty,
        Self::Kind,
        Self::Mismatch,
        Self::TooLarge { limit: super::LARGEST_PDF },
        Self::Dimensions,
        Self::Damaged,
        Self::Active,
        Self::Busy,
        Self::Slow,
    ];

    /// Its code: the text `error-upload-CODE` says it to a reader.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Kind => "kind",
            Self::Mismatch => "mismatch",
            Self::TooLarge { .. } => "too-large",
            Self::Dimensions => "dimensions",
            Self::Damaged => "damaged",
            Self::Active => "active",
            Self::Busy => "busy",
            Self::Slow => "slow",
        }
    }

    /// Whether the same file may be taken later.
    #[must_use]
    pub fn is_passing(&self) -> bool {
        matches!(self, Self::Busy | Self::Slow)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use app::locale::Locale;
    use app::text::text_for;

    #[test]
    fn every_reason_has_its_text() {
        for locale in Locale::ALL {
            for error in UploadError::ALL {
                assert_ne!(text_for(*locale, "error-upload", error.code()), error.code(), "{error}");
            }
        }
    }
}
