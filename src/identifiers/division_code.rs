//! Codes of administrative divisions, GB/T 2260.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A six-digit code of GB/T 2260 inside Henan (`41xxxx`), such as `411500` 信阳市. Statistical zones (`41xx7x`) have
/// codes of the same shape without being units of that standard; which is which is the data's to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct DivisionCode(u32);

/// Why a text is not a [`DivisionCode`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DivisionCodeError {
    /// Not six ASCII digits.
    #[error("a division code has six digits")]
    Digits,
    /// Not in Henan.
    #[error("a division code of Henan begins with 41")]
    Province,
}

impl DivisionCode {
    /// 河南省.
    pub const HENAN: Self = Self(410_000);
    /// 济源市: a county-level city run by the province, listed with the prefectures.
    pub const JIYUAN: Self = Self(419_001);

    /// Reads a code.
    ///
    /// # Errors
    /// [`DivisionCodeError`] says which rule the text breaks.
    pub fn parse(text: &str) -> Result<Self, DivisionCodeError> {
        if text.len() != 6 || !text.bytes().all(|b| b.is_ascii_digit()) {
            return Err(DivisionCodeError::Digits);
        }
        if !text.starts_with("41") {
            return Err(DivisionCodeError::Province);
        }
        text.parse().map(Self).map_err(|_| DivisionCodeError::Digits)
    }

    /// The prefecture this code lies in by its digits (济源 is its own).
    #[must_use]
    pub fn prefecture(self) -> Self {
        if self == Self::JIYUAN || self == Self::HENAN { self } else { Self(self.0 / 100 * 100) }
    }

    /// The number, for compact tables.
    #[must_use]
    pub fn number(self) -> u32 {
        self.0
    }
}

impl fmt::Display for DivisionCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:06}", self.0)
    }
}

impl TryFrom<String> for DivisionCode {
    type Error = DivisionCodeError;
    fn try_from(text: String) -> Result<Self, DivisionCodeError> {
        Self::parse(&text)
    }
}

impl From<DivisionCode> for String {
    fn from(code: DivisionCode) -> Self {
        code.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_codes_of_henan_only() {
        assert_eq!(DivisionCode::parse("411500").map(|c| c.to_string()), Ok("411500".to_owned()));
        assert_eq!(DivisionCode::parse("411526").map(DivisionCode::prefecture), DivisionCode::parse("411500"));
        assert_eq!(DivisionCode::parse("419001").map(DivisionCode::prefecture), Ok(DivisionCode::JIYUAN));
        assert_eq!(DivisionCode::parse("110000"), Err(DivisionCodeError::Province));
        assert_eq!(DivisionCode::parse("4115"), Err(DivisionCodeError::Digits));
        assert_eq!(DivisionCode::parse("４１１５００"), Err(DivisionCodeError::Digits));
    }
}
