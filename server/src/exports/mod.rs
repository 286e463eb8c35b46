//! Tables that leave the register as files: CSV for programs, XLSX for people, from one [`Table`]. Nothing in either is
//! taken for a formula by a spreadsheet.

mod cell;
mod csv;
mod summary;
mod xlsx;

pub use cell::{Cell, inert};
pub use summary::summary_table;

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub heading: String,
    /// Its width in a spreadsheet, in characters of the ordinary face.
    pub width: u16,
}

impl Column {
    /// A column.
    #[must_use]
    pub fn new(heading: impl Into<String>, width: u16) -> Self {
        Self { heading: heading.into(), width }
    }
}

/// A table to be given out.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// What it holds, for the spreadsheet's own description and its sheet.
    pub title: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, each with a cell for each column.
    pub rows: Vec<Vec<Cell>>,
}

/// Why a table cannot be given out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ExportError {
    /// A row has another number of cells than there are columns.
    #[error("row {0} has another number of cells than the table has columns")]
    Shape(usize),
    /// A sheet takes fewer rows or columns.
    #[error("the table is larger than a sheet: at most {} rows and {} columns", xlsx::ROWS, xlsx::COLUMNS)]
    TooLarge,
    /// The file could not be put together.
    #[error("the table cannot be written")]
    Write,
}

impl Table {
    /// A table without rows.
    #[must_use]
    pub fn new(title: impl Into<String>, columns: Vec<Column>) -> Self {
        Self { title: title.into(), columns, rows: Vec::new() }
    }

    fn check(&self) -> Result<(), ExportError> {
        match self.rows.iter().position(|row| row.len() != self.columns.len()) {
            Some(row) => Err(ExportError::Shape(row)),
            None => Ok(()),
        }
    }

    /// The table as CSV (RFC 4180) in UTF-8 with a byte order mark, so that spreadsheets read the Chinese right. Texts
    /// stand in quotes, so that a spreadsheet that splits at semicolons does not split them into formulas.
    ///
    /// # Errors
    /// [`ExportError::Shape`].
    pub fn to_csv(&self) -> Result<Vec<u8>, ExportError> {
        self.check()?;
        csv::write(self)
    }

    /// The table as a workbook (ISO/IEC 29500) of one sheet, its heading held in view; numbers and days are numbers and
    /// days. Nothing in it says who made it. `made` is when, µs since the epoch.
    ///
    /// A text longer than a cell takes (32,767 characters) is cut and ends with `…`; the CSV has it whole.
    ///
    /// # Errors
    /// [`ExportError`].
    pub fn to_xlsx(&self, made: i64) -> Result<Vec<u8>, ExportError> {
        self.check()?;
        xlsx::write(self, made)
    }
}
