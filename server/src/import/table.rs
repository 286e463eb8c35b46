//! A file as a table: every check that needs no knowledge of what a column means.

use super::problem::{Problem, ProblemKind, Problems, forbidden};
use super::rfc4180::{self, Field};
use super::row::Row;
use std::path::Path;

/// Longest cell, in bytes. The longest of the register's own is under 1 KiB.
pub(super) const CELL_BYTES: usize = 64 * 1024;

/// Largest file, in bytes.
const FILE_BYTES: u64 = 256 * 1024 * 1024;

/// One file of the register: its name and its columns, in the order in which they are written.
#[derive(Debug)]
pub(super) struct Sheet {
    pub(super) file: &'static str,
    pub(super) columns: &'static [&'static str],
}

/// A file that was read. A cell that cannot be used is empty here and has been reported.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) sheet: &'static Sheet,
    /// For each of the sheet's columns, where it stands in the file.
    places: Vec<Option<usize>>,
    records: Vec<(u64, Vec<Cell>)>,
    /// False where a column, a row or a cell could not be used: then a key that is not found may have been among them.
    pub(super) whole: bool,
}

/// A cell as text, and whether something was already found wrong with it.
#[derive(Debug, Default)]
struct Cell {
    text: String,
    spoilt: bool,
}

/// Reads a file whole, or reports why it cannot be read.
pub(super) fn bytes_of(dir: &Path, file: &str, problems: &Problems) -> Option<Vec<u8>> {
    let path = dir.join(file);
    let failed = |what, expected: &str| {
        problems.add(Problem::new(file, 0, "", "", what, expected));
        None
    };
    match std::fs::metadata(&path) {
        Ok(data) if !data.is_file() => failed(ProblemKind::FileUnreadable, "a file"),
        Ok(data) if data.len() > FILE_BYTES => {
            failed(ProblemKind::FileTooLarge { bytes: data.len() }, &format!("at most {FILE_BYTES} bytes"))
        }
        Ok(_) => match std::fs::read(&path) {
            Ok(bytes) => Some(bytes),
            Err(error) => failed(ProblemKind::FileUnreadable, &format!("a readable file ({})", error.kind())),
        },
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => failed(ProblemKind::FileMissing, "the file"),
        Err(error) => failed(ProblemKind::FileUnreadable, &format!("a readable file ({})", error.kind())),
    }
}

impl Table {
    /// Reads a sheet from the bytes of its file.
    pub(super) fn read(sheet: &'static Sheet, bytes: &[u8], problems: &Problems) -> Self {
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let mut records = rfc4180::records(bytes).into_iter();
        let header: Vec<String> = match records.next() {
            Some(record) => record.fields.iter().map(|f| cell(sheet, f, "", problems).text).collect(),
            None => Vec::new(),
        };
        check_header(sheet, &header, problems);
        let places: Vec<Option<usize>> =
            sheet.columns.iter().map(|column| header.iter().position(|name| name == column)).collect();
        let mut rows = Vec::new();
        let mut usable = places.iter().all(Option::is_some);
        for record in records {
            let found = record.fields.len();
            let cells = record.fields.iter().enumerate().map(|(i, field)| {
                let column = header.get(i).map_or("", String::as_str);
                cell(sheet, field, column, problems)
            });
            let cells: Vec<Cell> = cells.collect();
            let whole = cells.iter().all(|c| !c.spoilt);
            usable &= whole && found == header.len();
            if found == header.len() {
                rows.push((record.line, cells));
            } else if whole {
                // A row that was cut by a broken quote has been reported already.
                let first = cells.first().map_or("", |c| c.text.as_str());
                let expected = format!("{} fields, as the header has", header.len());
                let what = ProblemKind::FieldCount { found };
                problems.add(Problem::new(sheet.file, record.line, "", first, what, &expected));
            }
        }
        Self { sheet, places, records: rows, whole: usable }
    }

    /// A file that could not be read: no columns, no rows, and nothing more to say of it.
    pub(super) fn absent(sheet: &'static Sheet) -> Self {
        Self { sheet, places: Vec::new(), records: Vec::new(), whole: false }
    }

    /// The rows, for reading one cell after another.
    pub(super) fn rows<'a>(&'a self, problems: &'a Problems) -> impl Iterator<Item = Row<'a>> {
        (0..self.records.len()).map(move |index| Row { table: self, index, problems })
    }

    /// The text of a cell; nothing where the column is missing or the cell was found wrong.
    pub(super) fn text(&self, index: usize, column: &str) -> Option<&str> {
        let at = self.sheet.columns.iter().position(|name| *name == column)?;
        let place = self.places.get(at).copied().flatten()?;
        let cell = self.records.get(index)?.1.get(place)?;
        (!cell.spoilt).then_some(cell.text.as_str())
    }

    /// The line of a row.
    pub(super) fn line(&self, index: usize) -> u64 {
        self.records.get(index).map_or(0, |(line, _)| *line)
    }
}

fn check_header(sheet: &Sheet, header: &[String], problems: &Problems) {
    let known = sheet.columns.join(",");
    for column in sheet.columns {
        if !header.iter().any(|name| name == column) {
            problems.add(Problem::new(sheet.file, 1, column, "", ProblemKind::MissingColumn, &known));
        }
    }
    for (i, name) in header.iter().enumerate() {
        let what = if !sheet.columns.contains(&name.as_str()) {
            ProblemKind::UnknownColumn
        } else if header.iter().take(i).any(|before| before == name) {
            ProblemKind::RepeatedColumn
        } else {
            continue;
        };
        problems.add(Problem::new(sheet.file, 1, name, name, what, &known));
    }
}

/// A field as text, or an empty, spoilt cell with the first thing that is wrong with it.
fn cell(sheet: &Sheet, field: &Field<'_>, column: &str, problems: &Problems) -> Cell {
    let bytes = field.bytes.as_ref();
    let report = |at: usize, what: ProblemKind, expected: &str| {
        let line = field.line + bytes.iter().take(at).filter(|b| **b == b'\n').count() as u64;
        let shown = String::from_utf8_lossy(bytes.get(..bytes.len().min(4 * super::QUOTED_CHARS)).unwrap_or_default());
        problems.add(Problem::new(sheet.file, line, column, &shown, what, expected));
        Cell { text: String::new(), spoilt: true }
    };
    if !field.well_quoted {
        return report(0, ProblemKind::Quoting, "quotes around the whole cell, and doubled inside it");
    }
    if bytes.len() > CELL_BYTES {
        let expected = format!("at most {CELL_BYTES} bytes");
        return report(0, ProblemKind::TooLong { bytes: bytes.len() }, &expected);
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.replace("\r\n", "\n"),
        Err(error) => return report(error.valid_up_to(), ProblemKind::NotUtf8, "UTF-8 text"),
    };
    if let Some((at, c)) = text.char_indices().find(|(_, c)| forbidden(*c)) {
        return report(at, ProblemKind::ControlCharacter { code_point: u32::from(c) }, "printable text");
    }
    if text.trim() != text {
        return report(0, ProblemKind::Spaces, "no space before or after the text");
    }
    Cell { text, spoilt: false }
}
