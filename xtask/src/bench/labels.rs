//! Labels: QR files per second against zint, sheets against reportlab, and ten million issued in one batch.
//!
//! All write files; texts, symbol version, error correction and quiet zone are those of the same batch.

use super::Stage;
use super::peers;
use super::table::{Table, whole};
use crate::process::capture;
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

const FILES: u32 = 10_000;
const SHEET: u32 = 1_000;
const MANY: u32 = 10_000_000;

/// A batch and its texts, for both sides.
struct Batch {
    id: String,
    /// QR version and error correction, as `3-M`.
    symbol: String,
    /// One label's URL per line.
    texts: PathBuf,
}

/// Measures.
pub(crate) fn measure(stage: &Stage<'_>) -> Table {
    let mut table = Table::new("Labels", &["what and by whom", "labels", "seconds", "labels/s"]);
    table.measured("Daodi: issue one batch", issue(stage, MANY).map(|(_, seconds)| figures(MANY, seconds)));
    match batch(stage) {
        Ok(batch) => {
            table.measured("Daodi: QR symbols, one SVG file each", our_files(stage, &batch));
            table.measured("zint: QR symbols, one SVG file each", zint(stage, &batch));
            table.measured("Daodi: 65-up sheet, PDF", our_sheet(stage, &batch));
            table.measured("reportlab: 65-up sheet, PDF", reportlab(stage, &batch));
            table.note(format!("QR {}, quiet zone 4 modules, the texts of one batch.", batch.symbol));
        }
        Err(error) => table.note(format!("symbols and sheets: not tested: {error:#}")),
    }
    table
}

fn figures(labels: u32, seconds: f64) -> [String; 3] {
    [whole(f64::from(labels)), format!("{seconds:.2}"), whole(f64::from(labels) / seconds)]
}

/// The server's own command line on the bench's database.
fn daodi(stage: &Stage<'_>, arguments: &[&str]) -> Command {
    let mut command = Command::new(stage.place.daodi(stage.serve.debug));
    command.args(arguments).args(["--database", &stage.serve.database]).current_dir(&stage.place.root);
    command
}

/// Seconds a command takes, and what it said.
fn timed(command: &mut Command) -> Result<(String, f64)> {
    let start = Instant::now();
    let said = capture(command)?;
    Ok((said, start.elapsed().as_secs_f64()))
}

/// `daodi label issue --demo --count N --json` answers `{"batch": …, "symbol": "3-M", …}`.
fn issue(stage: &Stage<'_>, count: u32) -> Result<(serde_json::Value, f64)> {
    let count = count.to_string();
    let (said, seconds) = timed(&mut daodi(stage, &["label", "issue", "--demo", "--count", &count, "--json"]))?;
    Ok((serde_json::from_str(said.trim()).context("the answer of `daodi label issue --json`")?, seconds))
}

/// Issues a batch and writes its texts for the peers; `daodi label list` gives them as CSV with a column `url`.
fn batch(stage: &Stage<'_>) -> Result<Batch> {
    let (answer, _) = issue(stage, FILES)?;
    let text =
        |name: &str| answer[name].as_str().map(str::to_owned).with_context(|| format!("no `{name}` in {answer}"));
    let (id, symbol) = (text("batch")?, text("symbol")?);
    let to = FILES.to_string();
    let list = capture(&mut daodi(stage, &["label", "list", &id, "--from", "1", "--to", &to]))?;
    let mut lines = list.lines();
    let column =
        lines.next().unwrap_or_default().split(',').position(|head| head == "url").context("no column `url`")?;
    let urls: Vec<&str> = lines.filter_map(|line| line.split(',').nth(column)).collect();
    if urls.len() != usize::try_from(FILES)? {
        bail!("{} texts for {FILES} labels", urls.len());
    }
    let texts = stage.folder.join("texts.txt");
    std::fs::write(&texts, format!("{}\n", urls.join("\n")))?;
    Ok(Batch { id, symbol, texts })
}

/// `daodi label qr BATCH --from 1 --to N --out DIR` writes one SVG file per label.
fn our_files(stage: &Stage<'_>, batch: &Batch) -> Result<[String; 3]> {
    let out = folder(stage, "ours")?;
    let to = FILES.to_string();
    let mut command = daodi(stage, &["label", "qr", &batch.id, "--from", "1", "--to", &to, "--out"]);
    let (_, seconds) = timed(command.arg(&out))?;
    counted(&out, FILES)?;
    Ok(figures(FILES, seconds))
}

fn zint(stage: &Stage<'_>, batch: &Batch) -> Result<[String; 3]> {
    let program = peers::debian("zint", "zint")?;
    let out = folder(stage, "zint")?;
    let (version, level) = batch.symbol.split_once('-').context("a symbol without its level")?;
    let level = ["L", "M", "Q", "H"].iter().position(|&name| name == level).context("an unknown level")? + 1;
    let mut command = Command::new(program);
    command.args(["--batch", "--barcode=QRCODE", "--filetype=svg", "--whitesp=4", "--vwhitesp=4"]);
    command.arg(format!("--vers={version}")).arg(format!("--secure={level}"));
    command.arg("-i").arg(&batch.texts).arg("-o").arg(out.join("~~~~~~.svg"));
    let (_, seconds) = timed(&mut command)?;
    counted(&out, FILES)?;
    Ok(figures(FILES, seconds))
}

fn our_sheet(stage: &Stage<'_>, batch: &Batch) -> Result<[String; 3]> {
    let out = stage.folder.join("ours.pdf");
    let to = SHEET.to_string();
    let mut command = daodi(stage, &["label", "sheet", &batch.id, "--from", "1", "--to", &to, "--layout", "65-up"]);
    let (_, seconds) = timed(command.arg("--out").arg(&out))?;
    Ok(figures(SHEET, seconds))
}

fn reportlab(stage: &Stage<'_>, batch: &Batch) -> Result<[String; 3]> {
    let python = peers::python(stage.place, "reportlab", "4.4.4")?;
    let texts = std::fs::read_to_string(&batch.texts)?;
    let some = stage.folder.join("sheet.txt");
    std::fs::write(&some, texts.lines().take(usize::try_from(SHEET)?).collect::<Vec<_>>().join("\n"))?;
    let (version, level) = batch.symbol.split_once('-').context("a symbol without its level")?;
    let mut command = Command::new(python);
    command.arg(stage.place.root.join("tests/load/sheet.py")).arg(some).arg(stage.folder.join("reportlab.pdf"));
    let (_, seconds) = timed(command.args([version, level]))?;
    Ok(figures(SHEET, seconds))
}

fn folder(stage: &Stage<'_>, name: &str) -> Result<PathBuf> {
    let folder = stage.folder.join(name);
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
