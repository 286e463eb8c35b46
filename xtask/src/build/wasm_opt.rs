//! wasm-opt, from the PATH if it is new enough, else from npm's `binaryen`, kept beside the target folder.

use crate::place::Place;
use crate::process;
use crate::progress::note;
use anyhow::{Result, bail};
use std::path::PathBuf;
use std::process::Command;

/// What rustc's output needs; more would let wasm-opt emit instructions that older browsers do not know.
pub(crate) const FLAGS: [&str; 8] = [
    "-Oz",
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-multivalue",
    "--enable-sign-ext",
    "--enable-mutable-globals",
];

const PINNED: &str = "132.0.0";

/// The oldest version that reads what today's rustc writes (bulk-memory-opt is known since 120).
const OLDEST: u32 = 120;

/// A wasm-opt that can be used.
pub(crate) struct WasmOpt {
    /// The program.
    pub(crate) program: PathBuf,
    /// What it answers to `--version`.
    pub(crate) version: String,
}

/// Finds or fetches it; the error is the reason why there is none.
pub(crate) fn find_or_install(place: &Place) -> Result<WasmOpt> {
    if std::env::var("DAODI_WASM_OPT").is_ok_and(|value| value == "off") {
        bail!("DAODI_WASM_OPT=off");
    }
    let folder = place.tools().join(format!("binaryen-{PINNED}"));
    let fetched = folder.join("node_modules/binaryen/bin/wasm-opt");
    if let Some(tool) = probe(fetched.clone()) {
        return Ok(tool);
    }
    if let Some(tool) = process::find("wasm-opt").and_then(probe) {
        return Ok(tool);
    }
    if process::find("node").is_none() || process::find("npm").is_none() {
        bail!("neither wasm-opt nor Node.js is installed");
    }
    note(&format!("fetching wasm-opt (npm binaryen {PINNED}), once"));
    std::fs::create_dir_all(&folder)?;
    let mut npm = Command::new("npm");
    npm.args(["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error", "--prefix"]).arg(&folder);
    npm.arg(format!("binaryen@{PINNED}")).current_dir(&folder);
    if process::capture(&mut npm).is_err() {
        bail!("npm could not fetch binaryen {PINNED}");
    }
    match probe(fetched) {
        Some(tool) => Ok(tool),
        None => bail!("the fetched wasm-opt does not run"),
    }
}

/// The tool at this path if it runs and is new enough.
fn probe(program: PathBuf) -> Option<WasmOpt> {
    if !program.is_file() {
        return None;
    }
    let answer = process::capture(Command::new(&program).arg("--version")).ok()?;
    let version: u32 = answer.split_whitespace().find_map(|word| word.parse().ok())?;
    (version >= OLDEST).then(|| WasmOpt { program, version: answer.trim().to_owned() })
}
