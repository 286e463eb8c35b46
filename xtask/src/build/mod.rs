//! `cargo xtask build`: the server, the browser's part, the style sheets, and the finished site beside them.
//!
//! Cargo decides what is compiled again; every later step is skipped when the hash of its inputs is the one it had the
//! last time, so a second build takes seconds.

mod client;
mod compress;
mod digest;
mod site;
mod style;
mod wasm_opt;

use crate::place::Place;
use crate::progress::{Ending, Steps};
use anyhow::{Result, bail};
use clap::Args;
use std::process::ExitCode;

/// Options of `build`.
#[derive(Args)]
pub(crate) struct Options {
    /// An unoptimised server, quicker to build
    #[arg(long)]
    pub(crate) debug: bool,
}

/// How many steps [`all`] announces.
pub(crate) const STEPS: usize = 5;

/// Runs the command.
pub(crate) fn command(options: &Options) -> Result<ExitCode> {
    let place = Place::find()?;
    let mut steps = Steps::new(STEPS);
    all(&place, options.debug, &mut steps)?;
    eprintln!("server  {}", place.daodi(options.debug).display());
    eprintln!("site    {}", place.site().display());
    Ok(ExitCode::SUCCESS)
}

/// Builds everything, announcing [`STEPS`] steps.
pub(crate) fn all(place: &Place, debug: bool, steps: &mut Steps) -> Result<()> {
    steps.step("Compiler for the browser's part (wasm32)", || client::ensure_target(place))?;
    steps.step(if debug { "Server (debug)" } else { "Server (release)" }, || server(place, debug))?;
    let mut wasm = None;
    steps.step("The browser's part", || {
        wasm = Some(client::compile(place)?);
        Ok(Ending::Done(String::new()))
    })?;
    let Some(wasm) = wasm else { bail!("the browser's part was not built") };
    steps.step("Its binding and size", || client::bind(place, &wasm))?;
    steps.step("Style sheets, files, compression", || site::publish(place))
}

/// Compiles the server. No package is named, as in tests, lints and the bench: naming the server alone would choose other
/// features for shared dependencies and compile them a second time. Only the program is asked for,
/// which leaves out what only the tests need and their own copy of it.
pub(crate) fn server(place: &Place, debug: bool) -> Result<Ending> {
    let mut cargo = place.cargo(["build", "--locked", "--bin", "daodi"]);
    if !debug {
        cargo.arg("--release");
    }
    crate::process::run(&mut cargo, "The compiler's message is above: mend it and run the command again.")?;
    Ok(Ending::Done(String::new()))
}

/// Sees that the browser's part can be compiled here.
pub(crate) fn ensure_target(place: &Place) -> Result<Ending> {
    client::ensure_target(place)
}

/// Compiles and binds the browser's part.
pub(crate) fn browser_part(place: &Place) -> Result<Ending> {
    let wasm = client::compile(place)?;
    client::bind(place, &wasm)
}

/// Puts the site together; unchanged inputs cost nothing.
pub(crate) fn site(place: &Place) -> Result<Ending> {
    site::publish(place)
}
