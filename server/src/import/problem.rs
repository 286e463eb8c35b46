//! What can be wrong with a cell, a row or a file, said so that the person who edits the file can put it right.

use serde::Serialize;
use std::cell::RefCell;
use std::fmt;

/// Longest part of a cell that a problem quotes, in characters.
pub const QUOTED_CHARS: usize = 80;

/// Most problems kept of one run. A file of the wrong kind would otherwise fill the memory with one finding per row.
const KEPT: usize = 50_000;

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum ProblemKind {
    /// The file is not there.
    FileMissing,
    /// The file cannot be read.
    FileUnreadable,
    /// The file is larger than any register file can be.
    FileTooLarge {
        /// Its size in bytes.
        bytes: u64,
    },
    /// A file's checksum is not the one listed beside it.
    Checksum,
    /// The file of outlines is not what it should be.
    Boundaries,
    /// A column that must be there is not.
    MissingColumn,
    /// A column that no one knows.
    UnknownColumn,
    /// A column that stands twice.
    RepeatedColumn,
    /// The row has more or fewer fields than the header.
    FieldCount {
        /// Fields found.
        found: usize,
    },
    /// Quotes that RFC 4180 does not allow.
    Quoting,
    /// Bytes that are not UTF-8.
    NotUtf8,
    /// A NUL, another control character, or a mark that turns the direction of writing.
    ControlCharacter {
        /// Its code point.
        code_point: u32,
    },
    /// Longer than a cell of the register can be.
    TooLong {
        /// Its length in bytes.
        bytes: usize,
    },
    /// Spaces at an end of the cell.
    Spaces,
    /// Nothing where something must stand.
    Empty,
    /// Something where nothing may stand.
    NotHeld,
    /// Not of the shape that this column has.
    Malformed,
    /// Not one of the words that this column allows.
    UnknownWord,
    /// Stands already in another row.
    Duplicate {
        /// The line of the first one.
        first_line: u64,
    },
    /// Stands twice in the same cell.
    Repeated,
    /// Outside what is possible: a month 13, a point outside Henan, a box inside out.
    OutOfRange,
    /// The check characters of a unified social credit code do not agree.
    CheckDigit,
    /// No division of Henan has, or had, this name here.
    UnknownDivision {
        /// Names that come close.
        suggestions: Vec<String>,
    },
    /// More than one division has, or had, this name.
    AmbiguousDivision {
        /// Those that have it.
        candidates: Vec<String>,
    },
    /// The division exists, in another prefecture.
    DivisionElsewhere,
    /// A row that another row refers to is not there.
    UnknownReference,
    /// Two cells of the row, or two files, say different things.
    Contradiction,
}

impl fmt::Display for ProblemKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::FileMissing => f.write_str("file missing"),
            Self::FileUnreadable => f.write_str("file cannot be read"),
            Self::FileTooLarge { bytes } => write!(f, "file of {bytes} bytes is too large"),
            Self::Checksum => f.write_str("checksum differs"),
            Self::Boundaries => f.write_str("outlines are not usable"),
            Self::MissingColumn => f.write_str("column missing"),
            Self::UnknownColumn => f.write_str("unknown column"),
            Self::RepeatedColumn => f.write_str("column stands twice"),
            Self::FieldCount { found } => write!(f, "row has {found} fields"),
            Self::Quoting => f.write_str("quotes are not closed or not doubled"),
            Self::NotUtf8 => f.write_str("not UTF-8"),
            Self::ControlCharacter { code_point } => write!(f, "control character U+{code_point:04X}"),
            Self::TooLong { bytes } => write!(f, "cell of {bytes} bytes is too long"),
            Self::Spaces => f.write_str("space at an end of the cell"),
            Self::Empty => f.write_str("empty"),
            Self::NotHeld => f.write_str("the register holds no such value"),
            Self::Malformed => f.write_str("wrong form"),
            Self::UnknownWord => f.write_str("unknown word"),
            Self::Duplicate { first_line } => write!(f, "stands already in line {first_line}"),
            Self::Repeated => f.write_str("stands twice in the cell"),
            Self::OutOfRange => f.write_str("out of range"),
            Self::CheckDigit => f.write_str("check characters do not agree"),
            Self::UnknownDivision { .. } => f.write_str("unknown division"),
            Self::AmbiguousDivision { .. } => f.write_str("several divisions have this name"),
            Self::DivisionElsewhere => f.write_str("lies in another prefecture"),
            Self::UnknownReference => f.write_str("refers to nothing"),
            Self::Contradiction => f.write_str("contradicts another value"),
        }
    }
}

/// One thing that is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// The file, relative to the directory that is imported.
    pub file: String,
    /// The line, from 1; 0 where the file as a whole is meant.
    pub line: u64,
    /// The column's name, empty where the whole row is meant.
    pub column: String,
    /// What stands there, cut to [`QUOTED_CHARS`].
    pub value: String,
    /// What is wrong.
    pub what: ProblemKind,
    /// What is expected instead.
    pub expected: String,
}

impl Problem {
    /// A problem with a value cut to what a table can show; what cannot be printed is shown escaped.
    #[must_use]
    pub fn new(file: &str, line: u64, column: &str, value: &str, what: ProblemKind, expected: &str) -> Self {
        Self {
            file: file.to_owned(),
            line,
            column: column.to_owned(),
            value: quoted(value),
            what,
            expected: expected.to_owned(),
        }
    }
}

/// The beginning of a value with its unprintable characters escaped, at most [`QUOTED_CHARS`] characters long.
fn quoted(value: &str) -> String {
    let mut shown = String::new();
    let mut left = QUOTED_CHARS;
    for c in value.chars() {
        let piece = if unprintable(c) { c.escape_unicode().to_string() } else { c.to_string() };
        let length = piece.chars().count();
        if length > left {
            // The last character gives way to the sign that something was cut.
            if left == 0 {
                shown.pop();
            }
            shown.push('…');
            break;
        }
        left -= length;
        shown.push_str(&piece);
    }
    shown
}

/// Whether a character may not stand in a cell: controls (but for the line feed, which quoted cells may hold) and the
/// marks that turn the direction of writing, with which one text can be made to look like another.
pub(super) fn forbidden(c: char) -> bool {
    (c.is_control() && c != '\n') || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

fn unprintable(c: char) -> bool {
    c == '\n' || forbidden(c)
}

/// Collects what is found while the files are read.
#[derive(Debug, Default)]
pub(super) struct Problems {
    found: RefCell<Vec<Problem>>,
    beyond: std::cell::Cell<usize>,
}

impl Problems {
    pub(super) fn add(&self, problem: Problem) {
        let mut found = self.found.borrow_mut();
        if found.len() < KEPT {
            found.push(problem);
        } else {
            self.beyond.set(self.beyond.get() + 1);
        }
    }

    /// Whether anything was found about a file.
    pub(super) fn has(&self, file: &str) -> bool {
        self.found.borrow().iter().any(|problem| problem.file == file)
    }

    /// All of them, file by file in the order of reading and then by line, with the number of those not kept.
    pub(super) fn into_sorted(self, order: &[&str]) -> (Vec<Problem>, usize) {
        let mut found = self.found.into_inner();
        let place = |file: &str| order.iter().position(|name| *name == file).unwrap_or(order.len());
        found.sort_by_key(|p| (place(&p.file), p.line));
        (found, self.beyond.get())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_cut_to_eighty_characters_and_nothing_of_it_can_hide() {
        assert_eq!(quoted("信阳毛尖"), "信阳毛尖");
        assert_eq!(quoted("a\0b\u{202E}c"), "a\\u{0}b\\u{202e}c");
        let long = quoted(&"茶".repeat(1000));
        assert_eq!(long.chars().count(), QUOTED_CHARS);
        assert!(long.ends_with("茶…"));
        assert_eq!(quoted(&"茶".repeat(80)), "茶".repeat(80));
    }
}
