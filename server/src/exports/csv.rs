//! A table as CSV.

use super::{Cell, ExportError, Table, inert};
use csv::{QuoteStyle, Terminator, WriterBuilder};

/// What tells a spreadsheet that the file is UTF-8.
const MARK: &str = "\u{feff}";

pub(super) fn write(table: &Table) -> Result<Vec<u8>, ExportError> {
    let broken = |_| ExportError::Write;
    let mut head = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(MARK.as_bytes().to_vec());
    head.write_record(table.columns.iter().map(|column| inert(&column.heading))).map_err(broken)?;
    let out = head.into_inner().map_err(|_| ExportError::Write)?;
    let mut rows =
        WriterBuilder::new().terminator(Terminator::CRLF).quote_style(QuoteStyle::NonNumeric).from_writer(out);
    for row in &table.rows {
        rows.write_record(row.iter().map(words)).map_err(broken)?;
    }
    rows.into_inner().map_err(|_| ExportError::Write)
}

fn words(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => inert(text),
        Cell::Whole(number) => number.to_string(),
        // What is no number at all has no place in a table of numbers.
        Cell::Number(number) if !number.is_finite() => String::new(),
        Cell::Number(number) => number.to_string(),
        Cell::Day(day) => day.to_string(),
    }
}
