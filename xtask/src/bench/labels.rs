//! Labels: QR files per second against zint, sheets against reportlab, ten million issued in one batch, and a sheet of a
//! thousand read back.
//!
//! All write files; texts, symbol version, error correction and quiet zone are those of the same batch.

use super::Stage;
use super::peers;
use super::reading;
use super::table::{Table, whole};
use crate::process::capture;
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

const FILES: u32 = 10_000;
const SHEET: u32 = 1_000;
const MANY: u32 = 10_000_000;

/// Runs of each; the quickest counts, for both sides.
const RUNS: u32 = 3;

const REPORTLAB: &str = "4.4.4";

/// A batch and its texts, for both sides.
struct Batch {
    id: String,
    /// QR version and error correction, as `3-M`.
    symbol: String,
    /// One label's address each.
    addresses: Vec<String>,
    /// The same, one a line.
    texts: PathBuf,
}

/// Measures.
pub(crate) fn measure(stage: &Stage<'_>) -> Table {
    let heads = ["what and by whom", "labels", "seconds", "labels/s", "read back"];
    let mut table = Table::new("Labels", &heads);
    table.measured("Daodi: issue one batch (command time; goal < 1 s)", issue(stage));
    match batch(stage) {
        Ok(batch) => {
            table.measured("Daodi: QR symbols, one SVG file each", our_files(stage, &batch));
            table.measured("zint: QR symbols, one SVG file each", zint(stage, &batch));
            table.measured("Daodi: 65-up sheet, PDF", our_sheet(stage, &batch));
            table.measured("reportlab: 65-up sheet, PDF", reportlab(stage, &batch));
            table.note(format!(
                "QR {}, quiet zone 4 modules, the texts of one batch; the quickest of {RUNS} runs of the whole command, its \
                 start included. Read back: each label of the PDF drawn at 300 dpi, cut out, and read by zbar as its own \
                 address. Daodi's labels also carry product, maker, net content and code in Chinese; reportlab's the code.",
                batch.symbol
            ));
            table.note(versions());
        }
        Err(error) => table.note(format!("symbols and sheets: not tested: {error:#}")),
    }
    table
}

fn figures(labels: u32, seconds: f64, read: String) -> [String; 4] {
    [whole(f64::from(labels)), format!("{seconds:.3}"), whole(f64::from(labels) / seconds), read]
}

/// Seconds the quickest of some runs takes; `prepare` makes the place for its files and the command afresh.
fn quickest(mut prepare: impl FnMut() -> Result<Command>) -> Result<f64> {
    let mut best = f64::INFINITY;
    for _ in 0..RUNS {
        crate::stop::check()?;
        let mut command = prepare()?;
        let start = Instant::now();
        capture(&mut command)?;
        best = best.min(start.elapsed().as_secs_f64());
    }
    Ok(best)
}

/// Ten million in one batch: the whole command, three times.
fn issue(stage: &Stage<'_>) -> Result<[String; 4]> {
    let mut best = f64::INFINITY;
    for _ in 0..RUNS {
        let start = Instant::now();
        let answer = stage.issue(MANY)?;
        best = best.min(start.elapsed().as_secs_f64());
        if answer["count"].as_u64() != Some(u64::from(MANY)) {
            bail!("{answer} is not a batch of {MANY}");
        }
    }
    Ok(figures(MANY, best, String::new()))
}

/// Issues a batch and writes its texts for the peers.
fn batch(stage: &Stage<'_>) -> Result<Batch> {
    let answer = stage.issue(FILES)?;
    let text =
        |name: &str| answer[name].as_str().map(str::to_owned).with_context(|| format!("no `{name}` in {answer}"));
    let (id, symbol) = (text("batch")?, text("symbol")?);
    let addresses = stage.addresses(&id, FILES)?;
    if addresses.len() != usize::try_from(FILES)? {
        bail!("{} texts for {FILES} labels", addresses.len());
    }
    let texts = stage.folder.join("texts.txt");
    std::fs::write(&texts, format!("{}\n", addresses.join("\n")))?;
    Ok(Batch { id, symbol, addresses, texts })
}

/// `daodi label qr BATCH --from 1 --to N --out DIR` writes one SVG file per label.
fn our_files(stage: &Stage<'_>, batch: &Batch) -> Result<[String; 4]> {
    let to = FILES.to_string();
    let seconds = quickest(|| {
        let mut command = stage.daodi(&["label", "qr", &batch.id, "--from", "1", "--to", &to]);
        command.arg("--out").arg(fresh(stage, "ours")?);
        Ok(command)
    })?;
    counted(&stage.folder.join("ours"), FILES)?;
    Ok(figures(FILES, seconds, String::new()))
}

fn zint(stage: &Stage<'_>, batch: &Batch) -> Result<[String; 4]> {
    let program = peers::debian("zint", "zint")?;
    let (version, level) = batch.symbol.split_once('-').context("a symbol without its level")?;
    let level = ["L", "M", "Q", "H"].iter().position(|&name| name == level).context("an unknown level")? + 1;
    let seconds = quickest(|| {
        let out = fresh(stage, "zint")?;
        let mut command = Command::new(&program);
        command.args(["--batch", "--barcode=QRCODE", "--filetype=svg", "--whitesp=4", "--vwhitesp=4"]);
        command.arg(format!("--vers={version}")).arg(format!("--secure={level}"));
        command.arg("-i").arg(&batch.texts).arg("-o").arg(out.join("~~~~~~.svg"));
        Ok(command)
    })?;
    counted(&stage.folder.join("zint"), FILES)?;
    Ok(figures(FILES, seconds, String::new()))
}

fn our_sheet(stage: &Stage<'_>, batch: &Batch) -> Result<[String; 4]> {
    let out = stage.folder.join("ours.pdf");
    let to = SHEET.to_string();
    let seconds = quickest(|| {
        let words = ["label", "sheet", &batch.id, "--from", "1", "--to", &to, "--layout", "65-up"];
        let mut command = stage.daodi(&words);
        command.arg("--out").arg(&out);
        Ok(command)
    })?;
    Ok(figures(SHEET, seconds, read(stage, batch, &out)))
}

fn reportlab(stage: &Stage<'_>, batch: &Batch) -> Result<[String; 4]> {
    let python = peers::python(stage.place, "reportlab", "reportlab", REPORTLAB)?;
    let (texts, out) = (stage.folder.join("sheet.txt"), stage.folder.join("reportlab.pdf"));
    let some: Vec<&str> = batch.addresses.iter().take(usize::try_from(SHEET)?).map(String::as_str).collect();
    std::fs::write(&texts, some.join("\n"))?;
    let (version, level) = batch.symbol.split_once('-').context("a symbol without its level")?;
    let seconds = quickest(|| {
        let mut command = Command::new(&python);
        command.arg(stage.place.root.join("tests/load/sheet.py")).arg(&texts).arg(&out).args([version, level]);
        Ok(command)
    })?;
    Ok(figures(SHEET, seconds, read(stage, batch, &out)))
}

/// How many labels of a sheet a scanner reads, or why that is not known.
fn read(stage: &Stage<'_>, batch: &Batch, sheet: &Path) -> String {
    let expected = batch.addresses.get(..usize::try_from(SHEET).unwrap_or_default()).unwrap_or_default();
    match reading::read_back(sheet, expected, &stage.folder.join("reading")) {
        Ok(decoded) => format!("{}/{}", decoded, expected.len()),
        Err(error) => format!("not tested: {error:#}"),
    }
}

/// An empty folder.
fn fresh(stage: &Stage<'_>, name: &str) -> Result<PathBuf> {
    let folder = stage.folder.join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// A run that wrote fewer files than labels is no measurement.
fn counted(folder: &Path, expected: u32) -> Result<()> {
    let found = std::fs::read_dir(folder)?.count();
    if found != usize::try_from(expected)? {
        bail!("{found} files were written, not {expected}");
    }
    Ok(())
}

fn versions() -> String {
    let program = |name: &str, option: &str| peers::version(Path::new(name), option);
    format!(
        "{}, reportlab {REPORTLAB} on {}, {}, zbarimg {}",
        program("zint", "--version"),
        program("python3", "--version"),
        program("pdftoppm", "-v"),
        program("zbarimg", "--version"),
    )
}
