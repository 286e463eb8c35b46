//! What the bench needs from outside: programs of Debian, packages of npm and PyPI, kept where a second run finds them.

use crate::place::Place;
use crate::process::{self, capture, find};
use crate::progress::{Ending, note};
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A program of a Debian package, installed when we are root.
pub(crate) fn debian(program: &str, package: &str) -> Result<PathBuf> {
    if let Some(found) = find(program) {
        return Ok(found);
    }
    let root = capture(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    if root && find("apt-get").is_some() {
        note(&format!("installing {package}"));
        for arguments in [&["update"][..], &["install", "--yes", "--no-install-recommends", package][..]] {
            let _ = capture(Command::new("apt-get").args(arguments).env("DEBIAN_FRONTEND", "noninteractive"));
        }
    }
    find(program).with_context(|| format!("apt-get install {package}"))
}

/// `tests/load` with its npm packages.
pub(crate) fn load_folder(place: &Place) -> Result<PathBuf> {
    let folder = place.root.join("tests/load");
    crate::test::npm_ci(&folder)?;
    Ok(folder)
}

/// One npm package of a fixed version in a folder of its own; answers the folder of the package.
pub(crate) fn npm(place: &Place, package: &str, version: &str) -> Result<PathBuf> {
    let folder = place.tools().join(format!("{package}-{version}"));
    let installed = folder.join("node_modules").join(package);
    if installed.join("package.json").is_file() {
        return Ok(installed);
    }
    if find("npm").is_none() {
        bail!("Node.js is not installed: apt-get install nodejs npm");
    }
    note(&format!("fetching {package} {version} from npm"));
    std::fs::create_dir_all(&folder)?;
    let mut npm = Command::new("npm");
    npm.args(["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error", "--prefix"]).arg(&folder);
    npm.env("PUPPETEER_SKIP_DOWNLOAD", "1").arg(format!("{package}@{version}")).current_dir(&folder);
    capture(&mut npm).with_context(|| format!("{package} {version} could not be fetched from npm"))?;
    Ok(installed)
}

/// A Python with one package of a fixed version, imported as `module`; answers the interpreter.
pub(crate) fn python(place: &Place, package: &str, module: &str, version: &str) -> Result<PathBuf> {
    let folder = place.tools().join(format!("{package}-{version}"));
    let python = folder.join("bin/python");
    let has = |python: &PathBuf| {
        process::is_program(python) && capture(Command::new(python).args(["-c", &format!("import {module}")])).is_ok()
    };
    if has(&python) {
        return Ok(python);
    }
    let system = find("python3").context("Python is not installed: apt-get install python3 python3-venv")?;
    note(&format!("fetching {package} {version} from PyPI"));
    capture(Command::new(system).args(["-m", "venv"]).arg(&folder)).context("apt-get install python3-venv")?;
    capture(Command::new(&python).args(["-m", "pip", "install", "--quiet", &format!("{package}=={version}")]))
        .with_context(|| format!("{package} {version} could not be fetched from PyPI"))?;
    Ok(python)
}

/// The programs of the bench, examples of the server crate.
const EXAMPLES: [&str; 2] = ["bare_axum", "bench_search"];

/// Builds them. As in [`crate::build::server`] the package is not named: cargo would choose other features for shared
/// dependencies and compile those again.
pub(crate) fn build_examples(place: &Place) -> Result<Ending> {
    let mut cargo = place.cargo(["build", "--locked", "--release"]);
    for name in EXAMPLES.iter().filter(|name| place.targets.contains(&format!("server/{name}"))) {
        cargo.args(["--example", name]);
    }
    cargo.args(["--bin", "bench-desk"]);
    process::run(&mut cargo, "The compiler's message is above.")?;
    Ok(Ending::Done(String::new()))
}

/// One of them.
pub(crate) fn example(place: &Place, name: &str) -> Result<PathBuf> {
    if !place.targets.contains(&format!("server/{name}")) {
        bail!("the workspace has no example `{name}`");
    }
    Ok(place.target.join("release/examples").join(name))
}

/// What a program says of its version: the first line it prints, to whichever output.
pub(crate) fn version(program: &Path, option: &str) -> String {
    let said = Command::new(program).arg(option).stdin(Stdio::null()).output();
    let text = said.map(|out| [out.stdout, out.stderr].concat()).unwrap_or_default();
    let text = String::from_utf8_lossy(&text).into_owned();
    let line = text.lines().find(|line| !line.trim().is_empty()).unwrap_or("version unknown");
    line.split("Copyright").next().unwrap_or_default().trim().to_owned()
}
