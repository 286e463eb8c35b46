//! The rows of an announcement as a table: CSV (RFC 4180, UTF-8) or XLSX, and the empty templates of both.
//!
//! A table comes from outside: it is unpacked within bounds before anything reads it, and what is not plain text in it is
//! refused with its place, never guessed at.

use crate::exports::{Cell, Column, ExportError, Table};
use crate::import::rfc4180;
use calamine::{Data, Reader as _, Xlsx};
use daodi::identifiers::AnnouncementKind;
use daodi::registry::announcing::{AnnouncedItem, ItemField, fields_of};
use std::io::{Cursor, Read as _};

/// Most rows of an announcement.
pub const MOST_ROWS: usize = 2_000;

/// Most bytes of a table, packed.
const PACKED: usize = 5 * 1024 * 1024;

/// Most bytes that an XLSX may unpack to, over all its parts.
const UNPACKED: u64 = 32 * 1024 * 1024;

/// Most parts of an XLSX.
const PARTS: usize = 500;

/// Most characters of a cell that are kept; what is longer is doubtful anyway.
const CELL: usize = 1_000;

/// Why a table is not read. The texts are `sheet-fault-CODE`; `line` and `value` are their arguments.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SheetError {
    /// There is nothing in it.
    #[error("the table is empty")]
    Empty,
    /// It is larger than is taken, packed or unpacked.
    #[error("the table is larger than is taken")]
    TooLarge,
    /// It has more rows than an announcement may.
    #[error("the table has more than {MOST_ROWS} rows")]
    TooManyRows,
    /// Neither CSV nor XLSX: an old workbook, a picture …
    #[error("the file is neither CSV nor XLSX")]
    Kind,
    /// The workbook is damaged.
    #[error("the workbook is damaged")]
    Damaged,
    /// The CSV is not UTF-8, most often GBK.
    #[error("line {0} is not UTF-8")]
    Encoding(u64),
    /// A quote that is not closed, or stands where none may.
    #[error("the quotes of line {0} are not closed as they should be")]
    Quotes(u64),
    /// A cell holds a formula.
    #[error("a cell of line {0} holds a formula")]
    Formula(u64),
    /// A cell holds an error value.
    #[error("a cell of line {0} holds an error value")]
    Cell(u64),
    /// A heading that no column of this kind of announcement has.
    #[error("the heading {0:?} is unknown")]
    Heading(String),
    /// A heading that stands twice.
    #[error("the heading {0:?} stands twice")]
    Twice(String),
    /// A column that must be there.
    #[error("the column {0:?} is missing")]
    Column(String),
    /// A row with more cells than there are headings.
    #[error("line {0} has more cells than there are headings")]
    Wide(u64),
}

impl SheetError {
    /// The code of its text.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLarge => "too_large",
            Self::TooManyRows => "too_many_rows",
            Self::Kind => "kind",
            Self::Damaged => "damaged",
            Self::Encoding(_) => "encoding",
            Self::Quotes(_) => "quotes",
            Self::Formula(_) => "formula",
            Self::Cell(_) => "cell",
            Self::Heading(_) => "heading",
            Self::Twice(_) => "twice",
            Self::Column(_) => "column",
            Self::Wide(_) => "wide",
        }
    }

    /// Line and heading that it is about: 0 and empty where it is about none.
    #[must_use]
    pub fn about(&self) -> (u64, String) {
        match self {
            Self::Encoding(line) | Self::Quotes(line) | Self::Formula(line) | Self::Cell(line) | Self::Wide(line) => {
                (*line, String::new())
            }
            Self::Heading(text) | Self::Twice(text) | Self::Column(text) => (0, text.chars().take(40).collect()),
            _ => (0, String::new()),
        }
    }
}

/// A table read: the cells of each row with the number of its line.
type Lines = Vec<(u64, Vec<String>)>;

/// Reads the rows of an announcement of a kind. Works for a while: in a request off the threads that answer.
///
/// # Errors
/// [`SheetError`] says what is wrong and where.
pub fn read(bytes: &[u8], kind: AnnouncementKind) -> Result<Vec<AnnouncedItem>, SheetError> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(SheetError::Empty);
    }
    if bytes.len() > PACKED {
        return Err(SheetError::TooLarge);
    }
    let lines = if bytes.starts_with(b"PK\x03\x04") {
        workbook(bytes)?
    } else if bytes.starts_with(b"\xd0\xcf\x11\xe0") || bytes.contains(&0) {
        return Err(SheetError::Kind);
    } else {
        csv(bytes)?
    };
    rows(lines, kind)
}

fn csv(bytes: &[u8]) -> Result<Lines, SheetError> {
    let plain = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut lines = Vec::new();
    for record in rfc4180::records(plain) {
        let mut cells = Vec::with_capacity(record.fields.len());
        for field in &record.fields {
            if !field.well_quoted {
                return Err(SheetError::Quotes(field.line));
            }
            let text = std::str::from_utf8(&field.bytes).map_err(|_| SheetError::Encoding(field.line))?;
            if text.trim_start().starts_with(['=', '@']) {
                return Err(SheetError::Formula(field.line));
            }
            // The apostrophe that keeps a spreadsheet from reading a formula, as our own tables have it.
            cells.push(cut(text.trim().trim_start_matches('\'')));
        }
        lines.push((record.line, cells));
        if lines.len() > MOST_ROWS + 1 {
            return Err(SheetError::TooManyRows);
        }
    }
    Ok(lines)
}

fn cut(text: &str) -> String {
    text.chars().take(CELL).collect()
}

/// Unpacks every part of a workbook once, counting: what unpacks to more than is taken never reaches the reader.
fn bounded(bytes: &[u8]) -> Result<(), SheetError> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| SheetError::Damaged)?;
    if archive.len() > PARTS {
        return Err(SheetError::TooLarge);
    }
    let mut left = UNPACKED;
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(|_| SheetError::Damaged)?;
        let mut bounded = part.take(left.saturating_add(1));
        let size = std::io::copy(&mut bounded, &mut std::io::sink()).map_err(|_| SheetError::Damaged)?;
        left = left.checked_sub(size).ok_or(SheetError::TooLarge)?;
    }
    Ok(())
}

fn workbook(bytes: &[u8]) -> Result<Lines, SheetError> {
    bounded(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| SheetError::Damaged)?;
    let first = book.sheet_names().first().cloned().ok_or(SheetError::Empty)?;
    let formulas = book.worksheet_formula(&first).map_err(|_| SheetError::Damaged)?;
    let start = u64::from(formulas.start().map_or(0, |(row, _)| row));
    let formula = formulas.rows().position(|row| row.iter().any(|cell| !cell.is_empty()));
    if let Some(row) = formula {
        return Err(SheetError::Formula(start + row as u64 + 1));
    }
    let range = book.worksheet_range(&first).map_err(|_| SheetError::Damaged)?;
    let start = u64::from(range.start().map_or(0, |(row, _)| row));
    let mut lines = Vec::new();
    for (at, row) in range.rows().enumerate() {
        let line = start + at as u64 + 1;
        let cells = row.iter().map(|cell| text(cell, line)).collect::<Result<Vec<_>, _>>()?;
        if cells.iter().any(|cell| !cell.is_empty()) {
            lines.push((line, cells));
        }
        if lines.len() > MOST_ROWS + 1 {
            return Err(SheetError::TooManyRows);
        }
    }
    Ok(lines)
}

/// A cell as text: numbers without a decimal point where they are whole, days as ISO.
fn text(cell: &Data, line: u64) -> Result<String, SheetError> {
    Ok(match cell {
        Data::Empty => String::new(),
        Data::String(text) => {
            if text.trim_start().starts_with(['=', '@']) {
                return Err(SheetError::Formula(line));
            }
            cut(text.trim().trim_start_matches('\''))
        }
        Data::Float(number) if number.fract() == 0.0 && number.abs() < 1e15 => format!("{number:.0}"),
        Data::Float(number) => number.to_string(),
        Data::Int(number) => number.to_string(),
        Data::Bool(flag) => flag.to_string(),
        Data::DateTime(when) => {
            let (year, month, day, ..) = when.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        Data::DateTimeIso(text) | Data::DurationIso(text) => cut(text.get(..10).unwrap_or(text)),
        Data::Error(_) => return Err(SheetError::Cell(line)),
    })
}

fn rows(lines: Lines, kind: AnnouncementKind) -> Result<Vec<AnnouncedItem>, SheetError> {
    let mut lines = lines.into_iter();
    let (_, headings) = lines.next().ok_or(SheetError::Empty)?;
    let known = fields_of(kind);
    let mut columns: Vec<Option<ItemField>> = Vec::with_capacity(headings.len());
    for heading in &headings {
        let field = ItemField::of_heading(heading).filter(|field| known.iter().any(|(own, _)| own == field));
        match field {
            Some(field) if columns.contains(&Some(field)) => return Err(SheetError::Twice(heading.clone())),
            None if !heading.is_empty() => return Err(SheetError::Heading(heading.clone())),
            field => columns.push(field),
        }
    }
    if let Some((field, _)) = known.iter().find(|(field, must)| *must && !columns.contains(&Some(*field))) {
        return Err(SheetError::Column(field.heading().to_owned()));
    }
    let mut items = Vec::new();
    for (line, cells) in lines {
        let beyond = |(at, cell): (usize, &String)| !cell.is_empty() && columns.get(at).is_none_or(Option::is_none);
        if cells.iter().enumerate().any(beyond) {
            return Err(SheetError::Wide(line));
        }
        if cells.iter().all(String::is_empty) {
            continue;
        }
        let values = columns.iter().zip(cells).filter_map(|(field, cell)| Some(((*field)?, cell)));
        let line = u32::try_from(line).map_err(|_| SheetError::TooManyRows)?;
        items.push(AnnouncedItem { line, values: values.collect(), ..AnnouncedItem::default() });
    }
    if items.is_empty() { Err(SheetError::Empty) } else { Ok(items) }
}

/// The empty table of a kind of announcement.
fn empty(kind: AnnouncementKind) -> Table {
    let columns = fields_of(kind).iter().map(|(field, _)| Column::new(field.heading(), 20)).collect();
    Table::new(kind.code(), columns)
}

/// The empty table of a kind as a file: XLSX, else CSV. `made` is when, µs since the epoch.
///
/// # Errors
/// [`ExportError`].
pub fn template(kind: AnnouncementKind, xlsx: bool, made: i64) -> Result<Vec<u8>, ExportError> {
    let table = empty(kind);
    if xlsx { table.to_xlsx(made) } else { table.to_csv() }
}

/// Rows as the table they were read from, for tests and for taking them out.
///
/// # Errors
/// [`ExportError`].
#[doc(hidden)]
pub fn as_xlsx(items: &[AnnouncedItem], kind: AnnouncementKind, made: i64) -> Result<Vec<u8>, ExportError> {
    let mut table = empty(kind);
    let cell = |item: &AnnouncedItem, field: ItemField| Cell::text(item.value(field).to_owned());
    table.rows = items.iter().map(|i| fields_of(kind).iter().map(|(field, _)| cell(i, *field)).collect()).collect();
    table.to_xlsx(made)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;

    const KIND: AnnouncementKind = AnnouncementKind::UserApproval;
    const HEAD: &str = "产品名称,企业名称,统一社会信用代码,所在县（市、区）\r\n";

    fn with(rows: &str) -> Vec<u8> {
        format!("{HEAD}{rows}").into_bytes()
    }

    #[test]
    fn a_table_is_read_by_its_headings_in_either_form() {
        let csv = with("信阳毛尖,某茶厂,91411502MA0000017Y,浉河区\r\n\r\n \"信阳毛尖\",x\r\n");
        assert_eq!(read(&csv, KIND), Err(SheetError::Quotes(4)));
        let csv = with("信阳毛尖,某茶厂,'91411502MA0000017Y,浉河区\r\n\r\n怀山药,\"甲,乙社\",,\r\n");
        let items = read(&csv, KIND).unwrap();
        assert_eq!(items.iter().map(|item| item.line).collect::<Vec<_>>(), [2, 4]);
        assert_eq!(items[0].value(ItemField::Uscc), "91411502MA0000017Y");
        assert_eq!(items[1].value(ItemField::Enterprise), "甲,乙社");
        let again = read(&as_xlsx(&items, KIND, 0).unwrap(), KIND).unwrap();
        assert_eq!(again.len(), 2);
        assert_eq!(again[1].value(ItemField::Enterprise), "甲,乙社");
        for xlsx in [false, true] {
            let bytes = template(KIND, xlsx, 0).unwrap();
            assert_eq!(read(&bytes, KIND), Err(SheetError::Empty), "the template is in order, and has no row");
        }
    }

    #[test]
    fn p26_a_hostile_or_broken_table_is_refused_with_its_place() {
        let gbk = [HEAD.as_bytes(), b"\xd0\xc5\xd1\xf4\xc3\xab\xbc\xe2,x\r\n"].concat();
        let bomb = {
            let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
            let options = zip::write::SimpleFileOptions::default();
            out.start_file("xl/worksheets/sheet1.xml", options).unwrap();
            let zeros = vec![b' '; 1024 * 1024];
            for _ in 0..40 {
                std::io::Write::write_all(&mut out, &zeros).unwrap();
            }
            out.finish().unwrap().into_inner()
        };
        assert!(bomb.len() < PACKED / 10, "{} bytes packed", bomb.len());
        let formula = {
            let mut book = rust_xlsxwriter::Workbook::new();
            let sheet = book.add_worksheet();
            for (at, heading) in ["产品名称", "企业名称"].iter().enumerate() {
                sheet.write(0, u16::try_from(at).unwrap(), *heading).unwrap();
            }
            sheet.write(1, 0, "信阳毛尖").unwrap();
            sheet.write_formula(1, 1, "=HYPERLINK(\"http://x\")").unwrap();
            book.save_to_buffer().unwrap()
        };
        let many = with(&"信阳毛尖,厂\r\n".repeat(MOST_ROWS + 1));
        for (bytes, expected) in [
            (Vec::new(), SheetError::Empty),
            (b" \r\n".to_vec(), SheetError::Empty),
            (HEAD.as_bytes().to_vec(), SheetError::Empty),
            (gbk, SheetError::Encoding(2)),
            (bomb, SheetError::TooLarge),
            (formula, SheetError::Formula(2)),
            (with("=1+1,x\r\n"), SheetError::Formula(2)),
            (with("a,b,c,d,e\r\n"), SheetError::Wide(2)),
            (with("\"a,b\r\n"), SheetError::Quotes(2)),
            (many, SheetError::TooManyRows),
            (vec![b'x'; PACKED + 1], SheetError::TooLarge),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), SheetError::Kind),
            (b"\x89PNG\r\n\x1a\n\0".to_vec(), SheetError::Kind),
            (b"PK\x03\x04 not a workbook".to_vec(), SheetError::Damaged),
            ("产品名称,企业\r\nx,y\r\n".into(), SheetError::Heading("企业".to_owned())),
            ("产品名称,产品名称\r\nx,y\r\n".into(), SheetError::Twice("产品名称".to_owned())),
            ("产品名称\r\nx\r\n".into(), SheetError::Column("企业名称".to_owned())),
        ] {
            assert_eq!(read(&bytes, KIND), Err(expected.clone()), "{expected}");
        }
    }
}
