//! Cells, and the guard against texts that a spreadsheet takes for formulas.

use jiff::civil::Date;

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// A text. Wherever it comes from, it is guarded when it is written.
    Text(String),
    /// A whole number.
    Whole(i64),
    /// Any other number.
    Number(f64),
    /// A day.
    Day(Date),
}

impl Cell {
    /// A text, or nothing where it is empty.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::text(text)
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::text(text)
    }
}

impl From<i64> for Cell {
    fn from(number: i64) -> Self {
        Self::Whole(number)
    }
}

impl From<Date> for Cell {
    fn from(day: Date) -> Self {
        Self::Day(day)
    }
}

impl<T: Into<Self>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Into::into)
    }
}

/// A text that no spreadsheet takes for a formula: one that begins like one gets an apostrophe. White space and marks
/// without width do not hide the beginning, for some programs pass over them.
#[must_use]
pub fn inert(text: &str) -> String {
    let blank =
        |c: char| c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}');
    let begins = text.trim_start_matches(blank).starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    if begins || text.starts_with(['\t', '\r', '\n']) { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_begins_a_formula() {
        for risky in [
            "=1+1",
            "+1",
            "-1",
            "@x",
            "\tx",
            "\rx",
            "\nx",
            "＝1",
            "＋1",
            "－1",
            "＠x",
            " =1",
            "\u{feff}=1",
            "\u{200b}+1",
            "\u{3000}＝1",
            "\u{0}=1",
        ] {
            assert_eq!(inert(risky), format!("'{risky}"), "{risky:?}");
        }
        for plain in ["信阳毛尖", "", "1-1", "a=b", "'=1", " 1", "10%", "（=1）"] {
            assert_eq!(inert(plain), plain);
        }
    }
}
