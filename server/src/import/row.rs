//! One row, read cell by cell into typed values. What does not fit is reported and read as nothing, so that the rest of
//! the row is still checked.

use super::problem::{Problem, ProblemKind, Problems};
use super::table::Table;
use daodi::identifiers::{DivisionCode, DivisionCodeError, PartialDate, Slug};
use std::collections::HashMap;

/// A row of a table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row<'a> {
    pub(super) table: &'a Table,
    pub(super) index: usize,
    pub(super) problems: &'a Problems,
}

/// The keys of a set's rows and the lines on which they stand.
pub(super) type Keys = HashMap<String, u64>;

/// What rows of other files may refer to.
#[derive(Debug)]
pub(super) struct Targets {
    keys: Keys,
    whole: bool,
}

impl Targets {
    /// The keys in a column of a file, whatever else is wrong with its rows, so that one broken row does not break those
    /// that refer to it.
    pub(super) fn read(table: &Table, column: &str, problems: &Problems) -> Self {
        let keys = table.rows(problems).filter_map(|row| Some((row.text(column)?.to_owned(), row.line()))).collect();
        Self { keys, whole: table.whole }
    }

    /// Whether a row may refer to this key. Where the file could not be used whole, every key may have been in it.
    pub(super) fn may_have(&self, key: &str) -> bool {
        !self.whole || self.keys.contains_key(key)
    }
}

impl<'a> Row<'a> {
    /// Where the row stands.
    pub(super) fn line(self) -> u64 {
        self.table.line(self.index)
    }

    /// Reports something about a cell.
    pub(super) fn fail(self, column: &str, what: ProblemKind, expected: &str) {
        let value = self.table.text(self.index, column).unwrap_or_default();
        self.fail_with(column, value, what, expected);
    }

    /// Reports something about a part of a cell.
    pub(super) fn fail_with(self, column: &str, value: &str, what: ProblemKind, expected: &str) {
        self.problems.add(Problem::new(self.table.sheet.file, self.line(), column, value, what, expected));
    }

    /// The text of a cell, if there is one.
    pub(super) fn text(self, column: &str) -> Option<&'a str> {
        self.table.text(self.index, column).filter(|text| !text.is_empty())
    }

    /// The text of a cell as an owned value, if there is one.
    pub(super) fn owned(self, column: &str) -> Option<String> {
        self.text(column).map(str::to_owned)
    }

    /// The text of a cell that may not be empty.
    pub(super) fn required(self, column: &str) -> Option<&'a str> {
        let text = self.table.text(self.index, column)?;
        if text.is_empty() {
            self.fail(column, ProblemKind::Empty, "a value");
            return None;
        }
        Some(text)
    }

    /// The owned text of a cell that may not be empty.
    pub(super) fn name(self, column: &str) -> Option<String> {
        self.required(column).map(str::to_owned)
    }

    /// The items of a cell, separated by `|`; none may be empty or come twice. Only items with text are given.
    pub(super) fn list(self, column: &str) -> Vec<&'a str> {
        let Some(text) = self.text(column) else { return Vec::new() };
        let items: Vec<&str> = text.split('|').map(str::trim).collect();
        for (i, item) in items.iter().enumerate() {
            if item.is_empty() {
                self.fail(column, ProblemKind::Empty, "items separated by single |");
            } else if items.iter().take(i).any(|before| before == item) {
                self.fail_with(column, item, ProblemKind::Repeated, "each item once");
            }
        }
        items.into_iter().filter(|item| !item.is_empty()).collect()
    }

    /// A cell read by a function; `None` where it is empty or does not fit.
    pub(super) fn read<T>(self, column: &str, expected: &str, read: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        let text = self.text(column)?;
        let value = read(text);
        if value.is_none() {
            self.fail(column, ProblemKind::Malformed, expected);
        }
        value
    }

    /// One word of a list of words.
    pub(super) fn word<T: Copy>(self, column: &str, words: &[(&str, T)]) -> Option<T> {
        let text = self.required(column)?;
        let found = words.iter().find(|(word, _)| *word == text).map(|(_, value)| *value);
        if found.is_none() {
            let expected: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            self.fail(column, ProblemKind::UnknownWord, &expected.join(", "));
        }
        found
    }

    /// The code of a value of one of the domain's enumerations.
    pub(super) fn coded<T: Copy>(self, column: &str, values: &[T], code: impl Fn(T) -> &'static str) -> Option<T> {
        self.word(column, &values.iter().map(|value| (code(*value), *value)).collect::<Vec<_>>())
    }

    /// A slug that may not be empty.
    pub(super) fn slug(self, column: &str) -> Option<Slug> {
        let text = self.required(column)?;
        Slug::parse(text).map_err(|error| self.fail(column, ProblemKind::Malformed, &error.to_string())).ok()
    }

    /// A slug that no other row of the set has; it is entered in `seen`.
    pub(super) fn key(self, column: &str, seen: &mut Keys) -> Option<Slug> {
        let slug = self.slug(column)?;
        self.unique(column, slug.as_str(), seen, "an id of its own").then_some(slug)
    }

    /// Whether a value is new in `seen`; where it is not, the first line is named.
    pub(super) fn unique(self, column: &str, value: &str, seen: &mut Keys, expected: &str) -> bool {
        if let Some(first_line) = seen.get(value).copied() {
            self.fail(column, ProblemKind::Duplicate { first_line }, expected);
            return false;
        }
        seen.insert(value.to_owned(), self.line());
        true
    }

    /// A reference to a row of another file.
    pub(super) fn reference(self, column: &str, text: &str, targets: &Targets, expected: &str) -> Option<Slug> {
        let slug = targets.may_have(text).then(|| Slug::parse(text).ok()).flatten();
        if slug.is_none() {
            self.fail_with(column, text, ProblemKind::UnknownReference, expected);
        }
        slug
    }

    /// A date known to the year, month or day.
    pub(super) fn date(self, column: &str) -> Option<PartialDate> {
        self.read(column, "a date: YYYY, YYYY-MM or YYYY-MM-DD", |text| PartialDate::parse(text).ok())
    }

    /// A year from 1949 to 2099.
    pub(super) fn year(self, column: &str) -> Option<i16> {
        self.read(column, "a year from 1949 to 2099", |text| {
            text.parse().ok().filter(|year| text.len() == 4 && (1949..=2099).contains(year))
        })
    }

    /// A decimal number, kept as the file writes it.
    pub(super) fn decimal(self, column: &str) -> Option<String> {
        self.read(column, "a decimal number such as 112.1", |text| is_decimal(text).then(|| text.to_owned()))
    }

    /// A decimal number as a float of degrees.
    pub(super) fn degrees(self, column: &str) -> Option<f64> {
        self.read(column, "decimal degrees such as 113.65", |text| {
            is_decimal(text).then(|| text.parse().ok()).flatten()
        })
    }

    /// A point (longitude, latitude): both cells or neither, inside Henan's box.
    pub(super) fn point(self, lon: &str, lat: &str) -> Option<(f64, f64)> {
        let both = (self.degrees(lon), self.degrees(lat));
        for (here, other) in [(lon, lat), (lat, lon)] {
            if self.text(here).is_some() && self.table.text(self.index, other) == Some("") {
                self.fail(other, ProblemKind::Empty, "both longitude and latitude, or neither");
            }
        }
        let (east, north) = (both.0?, both.1?);
        let inside = (self.inside(lon, east, HENAN_LON), self.inside(lat, north, HENAN_LAT));
        matches!(inside, (true, true)).then_some((east, north))
    }

    /// Whether degrees lie within limits; reported where not.
    pub(super) fn inside(self, column: &str, degrees: f64, limits: (f64, f64)) -> bool {
        let inside = (limits.0..=limits.1).contains(&degrees);
        if !inside {
            let expected = format!("degrees inside Henan: {} to {}", limits.0, limits.1);
            self.fail(column, ProblemKind::OutOfRange, &expected);
        }
        inside
    }

    /// A code of a division that may not be empty.
    pub(super) fn code(self, column: &str) -> Option<DivisionCode> {
        let text = self.required(column)?;
        let failed = |error: DivisionCodeError| self.fail(column, ProblemKind::Malformed, &error.to_string());
        DivisionCode::parse(text).map_err(failed).ok()
    }
}

/// Henan's box in longitude, WGS84 degrees, with a hundredth to spare (`geo/henan_divisions.csv`, row 410000).
pub(super) const HENAN_LON: (f64, f64) = (110.34, 116.66);
/// Henan's box in latitude.
pub(super) const HENAN_LAT: (f64, f64) = (31.37, 36.38);

/// Whether a text is a plain decimal number: digits, at most one point between them, perhaps a minus sign.
pub(super) fn is_decimal(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    text.len() <= 30
        && match unsigned.split_once('.') {
            Some((whole, fraction)) => digits(whole) && digits(fraction),
            None => digits(unsigned),
        }
}

/// A non-negative decimal number in units of 10⁻ⁿ (`places` = n), without rounding; `None` where it has more places.
pub(super) fn scaled(text: &str, places: usize) -> Option<i64> {
    if !is_decimal(text) || text.starts_with('-') {
        return None;
    }
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    if fraction.len() > places {
        return None;
    }
    format!("{whole}{fraction}{}", "0".repeat(places - fraction.len())).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_read_as_written_and_scaled_without_rounding() {
        for good in ["0", "112.1", "-3", "0.25", "248462356"] {
            assert!(is_decimal(good), "{good}");
        }
        for bad in ["", ".", "1.", ".5", "1,000", "1e3", "１", "--1", "1.2.3", "+1", "NaN", "3-4"] {
            assert!(!is_decimal(bad), "{bad}");
        }
        assert_eq!(scaled("165641.571", 6), Some(165_641_571_000));
        assert_eq!(scaled("12.5", 2), Some(1250));
        assert_eq!(scaled("12.345", 2), None);
        assert_eq!(scaled("-1", 2), None);
        assert_eq!(scaled("99999999999999999999", 2), None);
    }
}
