//! The face of a label: where its symbol, texts and code stand. Composed once for a batch; only symbol and code change
//! from label to label.

use super::typeset::{Face, MissingGlyph};
use super::{Batch, CODE_LENGTH, Code};

/// What a label says besides its code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabelText {
    /// Name of the product.
    pub product: String,
    /// Name of the enterprise; its short form where it has one.
    pub enterprise: String,
    /// Net content, as [`super::NetContent`] displays it.
    pub net: String,
    /// Day of packing, ISO.
    pub packed: String,
    /// Host of the printed address, so that a reader can check where the symbol leads.
    pub host: String,
    /// Marks the label as a demonstration.
    pub demo: bool,
}

impl LabelText {
    /// Of a batch, with the names its ids stand for.
    #[must_use]
    pub fn of(batch: &Batch, product: &str, enterprise: &str) -> Self {
        Self {
            product: product.to_owned(),
            enterprise: enterprise.to_owned(),
            net: batch.net.to_string(),
            packed: batch.pack_date.to_string(),
            host: batch.host.clone(),
            demo: batch.demo,
        }
    }
}

/// Why a label cannot be composed.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum FaceError {
    /// The font lacks a character.
    #[error(transparent)]
    MissingGlyph(#[from] MissingGlyph),
    /// A name is empty.
    #[error("the label's {0} is empty")]
    Empty(&'static str),
    /// The symbol at its proper size is larger than the label allows.
    #[error("the symbol needs {needed:.1} mm, a label of layout {layout} has room for {room:.1} mm")]
    SymbolTooLarge {
        /// The layout.
        layout: &'static str,
        /// Side of symbol and quiet zone.
        needed: f64,
        /// Largest side that fits.
        room: f64,
    },
    /// At this resolution modules would be too small for phones.
    #[error("at {dpi} dpi a module would be {module:.3} mm; at least 0.4 mm is needed: print at 300 dpi or more")]
    ModuleTooSmall {
        /// Printer's resolution.
        dpi: u16,
        /// Side of a module in millimetres.
        module: f64,
    },
    /// The text does not fit even when shortened.
    #[error("the text does not fit a label of layout {0}")]
    NoRoom(&'static str),
}

/// A run of text on a label. `y` is the baseline.
#[derive(Clone, Debug, PartialEq)]
pub struct TextRun {
    /// From the label's left edge, mm.
    pub x: f64,
    /// From the label's top edge to the baseline, mm.
    pub y: f64,
    /// Size of an em, mm.
    pub size: f64,
    /// Width as set, mm.
    pub width: f64,
    /// Typeface.
    pub face: Face,
    /// White on a bar instead of black.
    pub white: bool,
    /// The characters.
    pub text: String,
}

/// A black bar, mm from the label's upper left corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    /// Left.
    pub x: f64,
    /// Top.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// Where a line of the code stands and which of its characters it has.
#[derive(Clone, Debug, PartialEq)]
pub struct CodeLine {
    /// From the label's left edge, mm.
    pub x: f64,
    /// From the label's top edge to the baseline, mm.
    pub y: f64,
    /// Size of an em, mm.
    pub size: f64,
    /// Width as set, mm.
    pub width: f64,
    /// First group of five.
    pub first: usize,
    /// One past the last group.
    pub end: usize,
}

impl CodeLine {
    /// This line's groups of a code.
    #[must_use]
    pub fn text(&self, code: &Code) -> String {
        let ascii = code.to_ascii();
        let mut out = String::with_capacity(CODE_LENGTH + 4);
        for (at, byte) in ascii.iter().enumerate().take(self.end * 5).skip(self.first * 5) {
            if at % 5 == 0 && at > self.first * 5 {
                out.push(' ');
            }
            out.push(char::from(*byte));
        }
        out
    }
}

/// A label composed: everything but the code's own characters and modules.
#[derive(Clone, Debug, PartialEq)]
pub struct LabelFace {
    /// Left edge of the symbol's box (quiet zone included), mm.
    pub symbol_x: f64,
    /// Top edge of the symbol's box, mm.
    pub symbol_y: f64,
    /// Side of a module, a whole number of the printer's dots, mm.
    pub module: f64,
    /// Modules along a side of the box.
    pub modules: u32,
    /// Texts that are the same on every label.
    pub runs: Vec<TextRun>,
    /// Bars that are the same on every label.
    pub bars: Vec<Bar>,
    /// Lines of the code.
    pub code: Vec<CodeLine>,
}
