//! Dates as sources give them: a year, a month or a day.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A date known to the year, the month or the day, written `2025`, `2025-05` or `2012-07-27`. The precision of the
/// source is kept: nothing is filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PartialDate {
    year: i16,
    month: Option<i8>,
    day: Option<i8>,
}

/// The text is not `YYYY`, `YYYY-MM` or `YYYY-MM-DD` with a day that exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a date is written YYYY, YYYY-MM or YYYY-MM-DD")]
pub struct PartialDateError;

impl PartialDate {
    /// Reads a date of any of the three precisions.
    ///
    /// # Errors
    /// [`PartialDateError`] when the text has another shape or names a day that does not exist.
    pub fn parse(text: &str) -> Result<Self, PartialDateError> {
        let shape_ok = matches!(text.len(), 4 | 7 | 10)
            && text.bytes().enumerate().all(|(i, b)| if i == 4 || i == 7 { b == b'-' } else { b.is_ascii_digit() });
        if !shape_ok {
            return Err(PartialDateError);
        }
        let part = |from: usize, to: usize| text.get(from..to).and_then(|t| t.parse::<i8>().ok());
        let year: i16 = text.get(..4).and_then(|t| t.parse().ok()).ok_or(PartialDateError)?;
        let date = Self { year, month: part(5, 7), day: part(8, 10) };
        jiff::civil::Date::new(year, date.month.unwrap_or(1), date.day.unwrap_or(1)).map_err(|_| PartialDateError)?;
        Ok(date)
    }

    /// The year, always known.
    #[must_use]
    pub fn year(self) -> i16 {
        self.year
    }

    /// The month, where the source gives one.
    #[must_use]
    pub fn month(self) -> Option<i8> {
        self.month
    }

    /// The day of the month, where the source gives one.
    #[must_use]
    pub fn day(self) -> Option<i8> {
        self.day
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

impl TryFrom<String> for PartialDate {
    type Error = PartialDateError;
    fn try_from(text: String) -> Result<Self, PartialDateError> {
        Self::parse(&text)
    }
}

impl From<PartialDate> for String {
    fn from(date: PartialDate) -> Self {
        date.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_precision_of_the_source() {
        for text in ["2025", "2025-05", "2012-07-27"] {
            assert_eq!(PartialDate::parse(text).map(|d| d.to_string()), Ok(text.to_owned()));
        }
        for bad in ["", "25", "2025-13", "2025-02-30", "2025/05", "2025-5", "２０２５"] {
            assert_eq!(PartialDate::parse(bad), Err(PartialDateError), "{bad}");
        }
    }
}
