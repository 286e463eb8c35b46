//! Reading printed labels back: a sheet's PDF at 300 dpi, each label cut out alone and read by zbar.

use super::peers;
use crate::process::capture;
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const DPI: u32 = 300;

/// The 65-up sheet on A4, mm; `src/label/layout.rs` has it from the same makers' measures.
const COLUMNS: usize = 5;
const ROWS: usize = 13;
const LEFT: f64 = 4.75;
const TOP: f64 = 10.7;
const PITCH: f64 = 40.6;
const WIDTH: f64 = 38.1;
const HEIGHT: f64 = 21.2;

/// Labels of a page.
pub(crate) const PAGE: usize = COLUMNS * ROWS;

/// How many of the labels of a 65-up PDF read as the address printed at their place.
///
/// # Errors
/// A program is missing, or the PDF has fewer pages than the labels need.
pub(crate) fn read_back(pdf: &Path, expected: &[String], folder: &Path) -> Result<usize> {
    let pdftoppm = peers::debian("pdftoppm", "poppler-utils")?;
    let zbarimg = peers::debian("zbarimg", "zbar-tools")?;
    std::fs::create_dir_all(folder)?;
    let mut decoded = 0;
    for (page, addresses) in expected.chunks(PAGE).enumerate() {
        crate::stop::check()?;
        let number = (page + 1).to_string();
        let image = folder.join("page");
        let mut draw = Command::new(&pdftoppm);
        draw.args(["-gray", "-singlefile", "-r", &DPI.to_string(), "-f", &number, "-l", &number]).arg(pdf).arg(&image);
        capture(&mut draw)?;
        let sheet = Grey::read(&image.with_extension("pgm")).with_context(|| format!("page {number} of the sheet"))?;
        let mut files = Vec::new();
        for place in 0..addresses.len() {
            let file = folder.join(format!("{place}.pgm"));
            sheet.label(place)?.write(&file)?;
            files.push(file);
        }
        let texts = read(&zbarimg, &files)?;
        decoded += addresses.iter().zip(&texts).filter(|&(expected, found)| found.as_ref() == Some(expected)).count();
    }
    Ok(decoded)
}

/// What zbar reads in each file; `None` where it reads nothing or more than one thing.
fn read(zbarimg: &Path, files: &[PathBuf]) -> Result<Vec<Option<String>>> {
    let mut command = Command::new(zbarimg);
    command.args(["--quiet", "--xml", "-Sdisable", "-Sqrcode.enable"]).args(files).stdin(Stdio::null());
    // Its exit code also tells that some file holds nothing to read; the answer says which.
    let said = command.output().context("zbarimg cannot be started")?;
    let xml = String::from_utf8_lossy(&said.stdout).into_owned();
    if !xml.contains("<barcodes") {
        bail!("zbarimg: {}", String::from_utf8_lossy(&said.stderr).trim());
    }
    let sources: Vec<&str> = xml.split("<source ").skip(1).collect();
    let of = |file: &PathBuf| {
        let name = format!("href='{}'", file.display());
        let source = sources.iter().find(|source| source.starts_with(&name))?;
        let mut found = source.split("<![CDATA[").skip(1).filter_map(|rest| rest.split("]]>").next());
        let first = found.next()?.to_owned();
        found.next().is_none().then_some(first)
    };
    Ok(files.iter().map(of).collect())
}

/// A grey picture, as `pdftoppm -gray` writes it (PGM, one byte a dot).
struct Grey {
    width: usize,
    height: usize,
    dots: Vec<u8>,
}

impl Grey {
    fn read(file: &Path) -> Result<Self> {
        let bytes = std::fs::read(file).with_context(|| format!("reading {}", file.display()))?;
        let mut rest = bytes.as_slice();
        let mut words = Vec::new();
        while words.len() < 4 {
            let end = rest.iter().position(u8::is_ascii_whitespace).context("a picture without its head")?;
            words.push(String::from_utf8_lossy(rest.get(..end).unwrap_or_default()).into_owned());
            rest = rest.get(end + 1..).unwrap_or_default();
        }
        let [kind, width, height, top] = words.as_slice() else { bail!("a picture without its head") };
        if kind != "P5" || top != "255" {
            bail!("not a grey picture of 8 bits");
        }
        let (width, height) = (width.parse()?, height.parse()?);
        if rest.len() != width * height {
            bail!("a picture of {width} × {height} with {} dots", rest.len());
        }
        Ok(Self { width, height, dots: rest.to_vec() })
    }

    /// The label at a place, counted from 0 along the rows.
    fn label(&self, place: usize) -> Result<Self> {
        let dots = |mm: f64| format!("{:.0}", mm / 25.4 * f64::from(DPI)).parse::<usize>();
        let step = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
        let left = dots(LEFT + step(place % COLUMNS) * PITCH)?;
        let top = dots(TOP + step(place / COLUMNS) * HEIGHT)?;
        let (width, height) = (dots(WIDTH)?.min(self.width - left), dots(HEIGHT)?.min(self.height - top));
        let row = |y: usize| self.dots.get((top + y) * self.width + left..).and_then(|rest| rest.get(..width));
        let mut label = Self { width, height, dots: Vec::with_capacity(width * height) };
        for y in 0..height {
            label.dots.extend_from_slice(row(y).context("a label outside the page")?);
        }
        Ok(label)
    }

    fn write(&self, file: &Path) -> Result<()> {
        let mut bytes = format!("P5\n{} {}\n255\n", self.width, self.height).into_bytes();
        bytes.extend_from_slice(&self.dots);
        std::fs::write(file, bytes).with_context(|| format!("writing {}", file.display()))
    }
}
