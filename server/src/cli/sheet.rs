//! `daodi label sheet` and `daodi label qr`: labels on paper.

use super::label::Part;
use super::{CliError, Common, Outcome};
use crate::services::labels::LabelService;
use clap::Args;
use daodi::label::{Host, LAYOUTS, LabelText, Layout, Placement, SheetSpec, SymbolMaker, SymbolProfile, symbol_svg};
use daodi::ports::Registry;
use serde_json::json;
use std::path::{Path, PathBuf};

/// Resolution of PNG pages, dots per inch.
const PNG_DPI: u16 = 300;

#[derive(Args)]
pub(super) struct Sheet {
    #[command(flatten)]
    part: Part,
    /// The layout: 65-up, 24-up, 24-up-70x37, 21-up, 14-up, or a roll: 40x30, 50x30, 60x40.
    #[arg(long, default_value = "65-up")]
    layout: String,
    /// The file: .pdf, .svg or .png. More than one page of SVG or PNG makes FILE-1, FILE-2 …
    #[arg(long)]
    out: PathBuf,
    /// Labels already used on the first sheet.
    #[arg(long, default_value_t = 0)]
    skip: u32,
    /// Shift to the right for this printer, mm.
    #[arg(long, default_value_t = 0.0, allow_negative_numbers = true)]
    offset_x: f64,
    /// Shift downwards for this printer, mm.
    #[arg(long, default_value_t = 0.0, allow_negative_numbers = true)]
    offset_y: f64,
    /// Resolution of the printer, dots per inch.
    #[arg(long, default_value_t = 300)]
    dpi: u16,
}

#[derive(Args)]
pub(super) struct Qr {
    #[command(flatten)]
    part: Part,
    /// The folder for the files.
    #[arg(long)]
    out: PathBuf,
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), CliError> {
    std::fs::write(path, bytes)
        .map_err(|error| CliError::Refused(format!("{} cannot be written: {error}", path.display())))
}

impl Sheet {
    pub(super) async fn run(&self, common: &Common, labels: &LabelService) -> Outcome {
        let layout = Layout::by_id(&self.layout).ok_or_else(|| {
            let known: Vec<&str> = LAYOUTS.iter().map(|l| l.id).collect();
            CliError::Refused(format!("there is no layout {:?}; there are {}", self.layout, known.join(", ")))
        })?;
        let ending = self.out.extension().and_then(|e| e.to_str()).unwrap_or_default().to_ascii_lowercase();
        if !matches!(ending.as_str(), "pdf" | "svg" | "png") {
            return Err(CliError::Refused(format!("{} does not end in .pdf, .svg or .png", self.out.display())));
        }
        let (batch, codes) = self.part.codes(labels).await?;
        let count = codes.len();
        let product = labels.store().product(&batch.product).await?;
        let enterprise = labels.store().enterprise(&batch.enterprise).await?;
        let names = (
            product.map_or_else(|| batch.product.clone(), |(p, _)| p.name),
            enterprise.map_or_else(|| batch.enterprise.clone(), |(e, _)| e.name),
        );
        let spec = SheetSpec {
            layout,
            placement: Placement { skip: self.skip, offset_x: self.offset_x, offset_y: self.offset_y },
            dpi: self.dpi,
            host: batch.host.clone(),
            qr_version: batch.qr_version,
            qr_ecc: batch.qr_ecc,
            text: LabelText::of(&batch, &names.0, &names.1),
        };
        let sheet = print::sheet(&spec).map_err(CliError::refused)?;
        let mut files = Vec::new();
        match ending.as_str() {
            "pdf" => {
                write(&self.out, &print::sheet_pdf(&sheet, codes).map_err(CliError::refused)?)?;
                files.push(self.out.clone());
            }
            "svg" => {
                let pages = count.div_ceil(layout.per_page() as usize);
                for (i, page) in print::sheet_svg_pages(&sheet, codes).enumerate() {
                    files.push(self.page(i, pages));
                    write(&self.page(i, pages), page.map_err(CliError::refused)?.as_bytes())?;
                }
            }
            _ => {
                let pages = count.div_ceil(layout.per_page() as usize);
                for (i, page) in print::sheet_png_pages(&sheet, codes).enumerate() {
                    files.push(self.page(i, pages));
                    write(&self.page(i, pages), &page.map_err(CliError::refused)?)?;
                }
            }
        }
        common.print(&json!({ "labels": count, "files": files }), || {
            let first = files.first().map(|f| f.display().to_string()).unwrap_or_default();
            let more = files.len().saturating_sub(1);
            let rest = if more == 0 { String::new() } else { format!(" and {more} more") };
            format!("{count} labels in {first}{rest}\nprint at 100 %, without fitting to the page")
        })
    }

    /// The file of a page: as given where there is one page only.
    fn page(&self, index: usize, pages: usize) -> PathBuf {
        if pages <= 1 && self.skip == 0 {
            return self.out.clone();
        }
        let stem = self.out.file_stem().and_then(|s| s.to_str()).unwrap_or("labels");
        let ending = self.out.extension().and_then(|e| e.to_str()).unwrap_or_default();
        self.out.with_file_name(format!("{stem}-{}.{ending}", index + 1))
    }
}

impl Qr {
    pub(super) async fn run(&self, common: &Common, labels: &LabelService) -> Outcome {
        let (batch, codes) = self.part.codes(labels).await?;
        let host = Host::parse(&batch.host).map_err(CliError::refused)?;
        let profile = SymbolProfile::of(batch.qr_version, batch.qr_ecc).map_err(CliError::refused)?;
        let maker = SymbolMaker::new(&host, profile).map_err(CliError::refused)?;
        let dots = f64::from(profile.dots_per_module(PNG_DPI, profile.box_mm()));
        let module_mm = dots * 25.4 / f64::from(PNG_DPI);
        std::fs::create_dir_all(&self.out)
            .map_err(|error| CliError::Refused(format!("{} cannot be made: {error}", self.out.display())))?;
        let mut count = 0_u32;
        for code in codes {
            let modules = maker.make(&code).map_err(CliError::refused)?;
            let file = self.out.join(format!("{:08}.svg", self.part.from + count));
            write(&file, symbol_svg(&modules, module_mm).as_bytes())?;
            count += 1;
        }
        common.print(&json!({ "symbols": count, "folder": self.out }), || {
            format!("{count} symbols in {}", self.out.display())
        })
    }
}
