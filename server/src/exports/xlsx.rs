//! A table as a workbook.

use super::{Cell, ExportError, Table, inert};
use jiff::civil::Date;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

/// Most rows of a sheet, the heading included.
pub(super) const ROWS: usize = 1_048_576;

/// Most columns of a sheet.
pub(super) const COLUMNS: usize = 16_384;

/// Most UTF-16 units of a text, with room for what says that it was cut.
const LONGEST: usize = 32_700;

/// Largest whole number that a spreadsheet, which counts in binary floating point, shows digit by digit.
const EXACT: u64 = 999_999_999_999_999;

/// Longest name of a sheet, characters.
const SHEET: usize = 31;

pub(super) fn write(table: &Table, made: i64) -> Result<Vec<u8>, ExportError> {
    if table.rows.len() >= ROWS || table.columns.len() > COLUMNS {
        return Err(ExportError::TooLarge);
    }
    fill(table, made).map_err(|_| ExportError::Write)
}

fn fill(table: &Table, made: i64) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let when = ExcelDateTime::from_timestamp(made.div_euclid(1_000_000))?;
    // No author, no company: who asked for a table is nobody's business who is given it.
    book.set_properties(&DocProperties::new().set_title(inert(&table.title)).set_creation_datetime(&when));
    let bold = Format::new().set_bold();
    let day = Format::new().set_num_format("yyyy-mm-dd");
    let sheet = book.add_worksheet().set_name(sheet_name(&table.title))?;
    for (column, at) in table.columns.iter().zip(0..) {
        sheet.set_column_width(at, f64::from(column.width))?;
        sheet.write_string_with_format(0, at, inert(&column.heading), &bold)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    for (row, number) in table.rows.iter().zip(1..) {
        for (cell, at) in row.iter().zip(0..) {
            put(sheet, number, at, cell, &day)?;
        }
    }
    book.save_to_buffer()
}

fn put(sheet: &mut Worksheet, row: u32, column: u16, cell: &Cell, day: &Format) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => {}
        Cell::Text(text) => drop(sheet.write_string(row, column, inert(&cut(text)))?),
        Cell::Whole(number) if number.unsigned_abs() > EXACT => {
            sheet.write_string(row, column, number.to_string())?;
        }
        // Exact: the number has at most fifteen digits.
        Cell::Whole(number) => drop(sheet.write_number(row, column, *number as f64)?),
        Cell::Number(number) if number.is_finite() => drop(sheet.write_number(row, column, *number)?),
        Cell::Number(_) => {}
        Cell::Day(date) => match serial(*date) {
            Some(serial) => drop(sheet.write_datetime_with_format(row, column, &serial, day)?),
            None => drop(sheet.write_string(row, column, date.to_string())?),
        },
    }
    Ok(())
}

/// A day as spreadsheets count it; they know none before 1900.
fn serial(date: Date) -> Option<ExcelDateTime> {
    let part = |number: i8| u8::try_from(number).ok();
    ExcelDateTime::from_ymd(u16::try_from(date.year()).ok()?, part(date.month())?, part(date.day())?).ok()
}

/// A text that fits into a cell.
fn cut(text: &str) -> String {
    let mut units = 0;
    let fits = |(_, c): &(usize, char)| {
        units += c.len_utf16();
        units > LONGEST
    };
    match text.char_indices().find(fits) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// The title as the name of a sheet: without the characters that formulas give a meaning, and not too long.
fn sheet_name(title: &str) -> String {
    let kept = title.chars().filter(|c| !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'')).take(SHEET);
    let name = kept.collect::<String>();
    let name = name.trim_start_matches(['=', '+', '-', '@', '＝', '＋', '－', '＠']).trim().to_owned();
    if name.is_empty() { "1".to_owned() } else { name }
}
