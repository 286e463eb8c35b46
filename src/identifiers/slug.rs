//! Slugs: the permanent, readable part of a page's address.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A permanent readable identifier such as `xinyang-maojian`: lower-case ASCII letters, digits and single hyphens,
/// 2 to 96 characters. Never changed once published.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Slug(String);

/// Why a text is not a [`Slug`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SlugError {
    /// Shorter than 2 or longer than 96 characters.
    #[error("a slug has 2 to 96 characters")]
    Length,
    /// A character other than `a`–`z`, `0`–`9` and `-`, or a hyphen at an end or beside another.
    #[error("a slug has only a-z, 0-9 and single hyphens between them")]
    Character,
}

impl Slug {
    /// Reads a slug.
    ///
    /// # Errors
    /// [`SlugError`] says which rule the text breaks.
    pub fn parse(text: &str) -> Result<Self, SlugError> {
        if !(2..=96).contains(&text.len()) {
            return Err(SlugError::Length);
        }
        let ok = text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            && !text.starts_with('-')
            && !text.ends_with('-')
            && !text.contains("--");
        if ok { Ok(Self(text.to_owned())) } else { Err(SlugError::Character) }
    }

    /// The text itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Slug {
    type Error = SlugError;
    fn try_from(text: String) -> Result<Self, SlugError> {
        Self::parse(&text)
    }
}

impl From<Slug> for String {
    fn from(slug: Slug) -> Self {
        slug.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accepts_the_registers_own_ids_and_refuses_the_rest() {
        assert!(Slug::parse("xinyang-maojian").is_ok());
        assert!(Slug::parse("base-xixiashanzhuyugapjidi").is_ok());
        assert_eq!(Slug::parse("a"), Err(SlugError::Length));
        for bad in ["Xinyang", "信阳", "a--b", "-ab", "ab-", "a b", "a/b", "../x"] {
            assert_eq!(Slug::parse(bad), Err(SlugError::Character), "{bad}");
        }
    }
}
