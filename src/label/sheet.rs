//! A sheet of labels: which layout, where it begins, and how finely it is printed.

use super::{
    Code, FaceError, Host, HostError, LabelFace, LabelText, Layout, Measure, Modules, SymbolError, SymbolMaker,
    SymbolProfile,
};

/// Most that a sheet may be shifted to fit a printer, mm.
const MAX_OFFSET: f64 = 5.0;

/// Where printing begins.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Placement {
    /// Labels already used on the first sheet.
    pub skip: u32,
    /// Shift to the right for this printer, mm.
    pub offset_x: f64,
    /// Shift downwards for this printer, mm.
    pub offset_y: f64,
}

/// What is to be printed.
#[derive(Clone, Debug)]
pub struct SheetSpec {
    /// The layout.
    pub layout: &'static Layout,
    /// Where printing begins.
    pub placement: Placement,
    /// Resolution of the printer: 203, 300 or 600. Modules and the symbol's place are whole dots of it.
    pub dpi: u16,
    /// Host of the printed addresses.
    pub host: String,
    /// QR version of the batch.
    pub qr_version: u8,
    /// QR error correction of the batch.
    pub qr_ecc: char,
    /// The words on the label.
    pub text: LabelText,
}

/// Why a sheet cannot be made.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum SheetError {
    /// More labels are skipped than a sheet has.
    #[error("{skip} labels cannot be skipped on a sheet of {per_page}")]
    Skip {
        /// Labels to skip.
        skip: u32,
        /// Labels on a sheet.
        per_page: u32,
    },
    /// The shift is not a small one.
    #[error("a sheet can be shifted by at most {MAX_OFFSET} mm")]
    Offset,
    /// Not a resolution of label and office printers.
    #[error("a resolution of {0} dpi is not within 203-1200")]
    Resolution(u16),
    /// The label cannot be composed.
    #[error(transparent)]
    Face(#[from] FaceError),
    /// The host is none.
    #[error(transparent)]
    Host(#[from] HostError),
    /// No symbol can be made.
    #[error(transparent)]
    Symbol(#[from] SymbolError),
}

/// A sheet ready to print any codes of its batch.
#[derive(Clone, Debug)]
pub struct Sheet {
    layout: &'static Layout,
    placement: Placement,
    dpi: u16,
    face: LabelFace,
    symbols: SymbolMaker,
    title: String,
}

impl Sheet {
    /// Checks the request and composes the label once for all.
    ///
    /// # Errors
    /// [`SheetError`].
    pub fn new(spec: &SheetSpec, measure: &dyn Measure) -> Result<Self, SheetError> {
        let SheetSpec { layout, placement, dpi, .. } = *spec;
        if placement.skip >= layout.per_page() {
            return Err(SheetError::Skip { skip: placement.skip, per_page: layout.per_page() });
        }
        let small = |offset: f64| (-MAX_OFFSET..=MAX_OFFSET).contains(&offset);
        if !small(placement.offset_x) || !small(placement.offset_y) {
            return Err(SheetError::Offset);
        }
        if !(203..=1200).contains(&dpi) {
            return Err(SheetError::Resolution(dpi));
        }
        let profile = SymbolProfile::of(spec.qr_version, spec.qr_ecc)?;
        let symbols = SymbolMaker::new(&Host::parse(&spec.host)?, profile)?;
        let face = LabelFace::compose(&spec.text, layout, profile, dpi, measure)?;
        let mark = if spec.text.demo { "演示标签 非真实产品 · " } else { "" };
        let title = format!("{mark}{} · {}", spec.text.product.trim(), spec.text.enterprise.trim());
        Ok(Self { layout, placement, dpi, face, symbols, title })
    }

    /// The layout.
    #[must_use]
    pub fn layout(&self) -> &'static Layout {
        self.layout
    }

    /// Resolution of the printer.
    #[must_use]
    pub fn dpi(&self) -> u16 {
        self.dpi
    }

    /// The composed label.
    #[must_use]
    pub fn face(&self) -> &LabelFace {
        &self.face
    }

    /// A title for the file: product and enterprise.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The symbol of a code.
    ///
    /// # Errors
    /// [`SymbolError::Capacity`], which a checked host excludes.
    pub fn symbol(&self, code: &Code) -> Result<Modules, SymbolError> {
        self.symbols.make(code)
    }

    /// How many labels the page takes, numbered from 0: the first lacks the skipped ones.
    #[must_use]
    pub fn room_on_page(&self, page: u32) -> u32 {
        self.layout.per_page() - if page == 0 { self.placement.skip } else { 0 }
    }

    /// The upper left corner of the page's `index`-th printed label, mm.
    #[must_use]
    pub fn corner(&self, page: u32, index: u32) -> (f64, f64) {
        let (x, y) = self.layout.corner(if page == 0 { index + self.placement.skip } else { index });
        (x + self.placement.offset_x, y + self.placement.offset_y)
    }

    /// The upper left corner of the symbol's box on the page, moved by at most half a dot onto the printer's grid, so
    /// that every module is printed from whole dots. In millimetres.
    #[must_use]
    pub fn symbol_corner(&self, page: u32, index: u32) -> (f64, f64) {
        let (x, y) = self.corner(page, index);
        let dot = 25.4 / f64::from(self.dpi);
        let snap = |mm: f64| (mm / dot).round() * dot;
        (snap(x + self.face.symbol_x), snap(y + self.face.symbol_y))
    }
}

impl SheetSpec {
    /// For a batch, at 300 dpi from the first label on.
    #[must_use]
    pub fn of(batch: &super::Batch, product: &str, enterprise: &str, layout: &'static Layout) -> Self {
        Self {
            layout,
            placement: Placement::default(),
            dpi: 300,
            host: batch.host.clone(),
            qr_version: batch.qr_version,
            qr_ecc: batch.qr_ecc,
            text: LabelText::of(batch, product, enterprise),
        }
    }
}
