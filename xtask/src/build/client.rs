//! The part that runs in the browser: compiled to WebAssembly, bound to JavaScript by wasm-bindgen (the library of the
//! version in Cargo.lock, so nothing needs to be installed), made small by wasm-opt when that is at hand.

use super::{compress, digest, wasm_opt};
use crate::place::Place;
use crate::process::{self, run};
use crate::progress::{Ending, note};
use anyhow::{Context, Result, anyhow, bail};
use std::path::{Path, PathBuf};
use std::process::Command;
use wasm_bindgen_cli_support::Bindgen;

const TRIPLE: &str = "wasm32-unknown-unknown";

/// What a reader may have to download: wasm and JavaScript together, brotli, in bytes.
const BUDGET: usize = 150 * 1000;

/// The name Leptos gives the browser's files; also in `.cargo/config.toml`, read while compiling.
pub(crate) const NAME: &str = "daodi";

/// Sees that rustc can compile for the browser; asks rustup for the target if not.
pub(crate) fn ensure_target(place: &Place) -> Result<Ending> {
    let sysroot = process::capture(Command::new("rustc").args(["--print", "sysroot"]).current_dir(&place.root))?;
    if Path::new(sysroot.trim()).join("lib/rustlib").join(TRIPLE).is_dir() {
        return Ok(Ending::Unchanged);
    }
    if process::find("rustup").is_none() {
        bail!("this Rust has no {TRIPLE} target and rustup is not installed. Install rustup from https://rustup.rs");
    }
    run(
        Command::new("rustup").args(["target", "add", TRIPLE]).current_dir(&place.root),
        "Is the network there? Then run the command again.",
    )?;
    Ok(Ending::Done("added through rustup".to_owned()))
}

/// Compiles the client crate; answers the wasm file.
pub(crate) fn compile(place: &Place) -> Result<PathBuf> {
    let mut cargo = place.cargo(["build", "--locked", "--package", "client", "--target", TRIPLE]);
    cargo.args(["--profile", "wasm-release"]);
    run(&mut cargo, "The compiler's message is above: mend it and run the command again.")?;
    Ok(place.target.join(TRIPLE).join("wasm-release/client.wasm"))
}

/// The folder of bound files: `daodi.js`, `daodi.wasm`, `snippets/`.
pub(crate) fn folder(place: &Place) -> PathBuf {
    place.target.join("client")
}

/// Binds and shrinks the wasm file, unless it is the one of the last time, and checks the size against the budget.
pub(crate) fn bind(place: &Place, wasm: &Path) -> Result<Ending> {
    let bytes = std::fs::read(wasm).with_context(|| format!("reading {}", wasm.display()))?;
    let optimiser = wasm_opt::find_or_install(place);
    let mut inputs = digest::Inputs::default();
    inputs.add("wasm", &bytes);
    inputs.add("optimiser", optimiser.as_ref().map_or("none", |o| o.version.as_str()).as_bytes());
    inputs.add("flags", wasm_opt::FLAGS.join(" ").as_bytes());
    inputs.add("xtask", env!("CARGO_PKG_VERSION").as_bytes());
    let stamp = inputs.finish();

    let folder = folder(place);
    let mark = folder.join("inputs");
    let optimised = optimiser.is_ok();
    if std::fs::read_to_string(&mark).is_ok_and(|old| old == stamp) {
        weigh(place, optimised)?;
        return Ok(Ending::Unchanged);
    }

    let fresh = place.target.join("client.new");
    empty(&fresh)?;
    Bindgen::new()
        .input_bytes(NAME, bytes)
        .web(true)
        .and_then(|bindgen| {
            bindgen
                .typescript(false)
                .remove_name_section(true)
                .remove_producers_section(true)
                // The page names the wasm file itself; so the script's text, and its hash, do not depend on it.
                .omit_default_module_path(true)
                .generate(&fresh)
        })
        .map_err(|error| anyhow!("wasm-bindgen: {error:#}"))?;
    let (bound, small) = (fresh.join(format!("{NAME}_bg.wasm")), fresh.join(format!("{NAME}.wasm")));
    match &optimiser {
        Ok(tool) => {
            let mut command = Command::new(&tool.program);
            command.args(wasm_opt::FLAGS).arg(&bound).arg("--output").arg(&small);
            run(&mut command, "Set DAODI_WASM_OPT=off to build without it.")?;
            std::fs::remove_file(&bound)?;
        }
        Err(why) => {
            note(&format!("without wasm-opt ({why:#}); the site works, the browser's part is larger"));
            std::fs::rename(&bound, &small)?;
        }
    }
    std::fs::write(fresh.join("inputs"), &stamp)?;
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::rename(&fresh, &folder)?;
    let weight = weigh(place, optimised)?;
    Ok(Ending::Done(format!("{:.1} kB brotli of {} kB allowed", kilo(weight), BUDGET / 1000)))
}

/// The compressed size of wasm and script together; an error above the budget (only a remark without wasm-opt).
fn weigh(place: &Place, optimised: bool) -> Result<usize> {
    let folder = folder(place);
    let mut weight = 0;
    for name in ["wasm", "js"] {
        let file = folder.join(format!("{NAME}.{name}"));
        let bytes = std::fs::read(&file).with_context(|| format!("reading {}", file.display()))?;
        weight += compress::cached(place, &bytes)?.brotli.len();
    }
    if weight > BUDGET {
        let (weight, budget) = (kilo(weight), BUDGET / 1000);
        let message = format!("the browser's part weighs {weight:.1} kB brotli, more than the {budget} kB allowed");
        if optimised {
            bail!("{message}. Move code out of app/src/islands, or out of the types they use.");
        }
        note(&message);
    }
    Ok(weight)
}

fn kilo(bytes: usize) -> f64 {
    f64::from(u32::try_from(bytes).unwrap_or(u32::MAX)) / 1000.0
}

/// Makes `folder` an empty folder.
pub(crate) fn empty(folder: &Path) -> Result<()> {
    if folder.exists() {
        std::fs::remove_dir_all(folder).with_context(|| format!("emptying {}", folder.display()))?;
    }
    std::fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))
}
