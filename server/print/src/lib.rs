//! Printing: sheets of labels as PDF, SVG and PNG; official papers as PDF and DOCX ([`papers`]).
//!
//! The domain composes a label ([`daodi::label::Sheet`]); this crate has the fonts that composing measures with and
//! puts the result on paper. The same sheet looks the same in all three forms, and the same input gives the same bytes.

#[cfg(test)]
extern crate self as print;

mod card;
mod fonts;
pub mod papers;
mod pdf;
mod raster;
#[cfg(test)]
mod tests;

pub use card::{Card, card_pdf};
pub use fonts::{Fonts, fonts};
pub use pdf::sheet_pdf;
pub use raster::{page_png, sheet_png_pages};

use daodi::label::{Code, Sheet, SheetError, SheetSpec, SymbolError, sheet_svg};

/// Most labels in one file: a thousand A4 sheets of the smallest labels. Larger runs are split.
pub const MAX_LABELS_PER_FILE: usize = 65_000;

/// Why nothing was printed.
#[derive(Debug, thiserror::Error)]
pub enum PrintError {
    /// The sheet cannot be composed; a character without a glyph is among the reasons.
    #[error(transparent)]
    Sheet(#[from] SheetError),
    /// No symbol can be made.
    #[error(transparent)]
    Symbol(#[from] SymbolError),
    /// More labels than one file takes.
    #[error("one file takes at most {MAX_LABELS_PER_FILE} labels; print in parts")]
    TooMany,
    /// There is no label to print.
    #[error("there is no label to print")]
    Nothing,
    /// An embedded font cannot be read: the build is broken.
    #[error("the embedded font {0} cannot be read")]
    Font(&'static str),
    /// The PDF writer refused.
    #[error("the PDF cannot be written: {0}")]
    Pdf(String),
    /// The page cannot be drawn or encoded.
    #[error("the picture cannot be drawn: {0}")]
    Raster(String),
}

/// Composes a sheet with the embedded fonts.
///
/// # Errors
/// [`PrintError::Sheet`] says what does not fit, or which character has no glyph.
pub fn sheet(spec: &SheetSpec) -> Result<Sheet, PrintError> {
    Ok(Sheet::new(spec, fonts()?)?)
}

/// The codes page by page, the first page lacking the skipped labels.
fn pages<I: IntoIterator<Item = Code>>(sheet: &Sheet, codes: I) -> impl Iterator<Item = (u32, Vec<Code>)> + use<'_, I> {
    let mut codes = codes.into_iter();
    (0..).map_while(move |page| {
        let on_page: Vec<Code> = codes.by_ref().take(sheet.room_on_page(page) as usize).collect();
        (!on_page.is_empty()).then_some((page, on_page))
    })
}

/// The sheet's pages as SVG, one at a time.
pub fn sheet_svg_pages<I: IntoIterator<Item = Code>>(
    sheet: &Sheet,
    codes: I,
) -> impl Iterator<Item = Result<String, PrintError>> + use<'_, I> {
    pages(sheet, codes).map(|(page, codes)| Ok(sheet_svg(sheet, page, &codes)?))
}
