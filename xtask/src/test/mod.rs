//! `cargo xtask test`: everything that is checked before a change is accepted, in order, with a table at the end.
//!
//! A failure does not end the run: the reader learns everything that is wrong in one go. The last line is
//! `N passed, N failed`, over the single tests and the steps that are one test each.

mod advisories;
mod browser;
mod postgres;
mod report;
mod rust;
mod tools;

use crate::place::Place;
use crate::progress::{Paint, Steps, paint};
use crate::{build, stop};
use advisories::Advisories;
use anyhow::Result;
use clap::Args;
use report::{Count, Report};
use std::process::ExitCode;

pub(crate) use browser::{Stand, chromium, npm_ci};
pub(crate) use postgres::{Cluster, Durability};
pub(crate) use tools::install_missing_of;

/// Options of `test`.
#[derive(Args)]
pub(crate) struct Options {
    /// Only the quick half: formatting, lints and Rust tests on SQLite
    #[arg(long)]
    fast: bool,
}

/// Runs the command.
pub(crate) fn command(options: &Options) -> Result<ExitCode> {
    let place = Place::find()?;
    let mut report = Report::new(if options.fast { 3 } else { 11 });
    if !options.fast {
        tools::install_missing();
    }
    report.step("formatting", || rust::formatting(&place))?;
    report.step("lints: server and pages", || rust::lints(&place, &[]))?;
    if options.fast {
        report.step("Rust tests, SQLite only", || rust::tests(&place, None))?;
    } else {
        report.step("lints: xtask", || rust::lints(&place, &["--package", "xtask"]))?;
        build::ensure_target(&place)?;
        let browser = ["--package", "client", "--target", "wasm32-unknown-unknown", "--profile", "wasm-release"];
        report.step("lints: the browser's part", || rust::lints(&place, &browser))?;
        report.step("documentation", || rust::documentation(&place))?;

        let mut unknown = None;
        report.step("parts with known holes", || match advisories::compare(&place)? {
            Advisories::Compared(count) => Ok(count),
            Advisories::NotTested(why) => {
                unknown = Some(why);
                Ok(Count::default())
            }
        })?;
        report.not_tested("parts with known holes", unknown);

        let mut cluster = None;
        report.step("a throw-away PostgreSQL", || {
            cluster = Some(Cluster::start(Durability::Quick)?);
            Ok(Count::ONE)
        })?;
        report.step("Rust tests, SQLite and PostgreSQL", || rust::tests(&place, cluster.as_ref().map(|c| c.url())))?;
        drop(cluster);

        let mut built = false;
        report.step("server and site", || {
            build::all(&place, true, &mut Steps::new(build::STEPS))?;
            built = true;
            Ok(Count::ONE)
        })?;
        let mut stand = None;
        report.step("the server starts on Henan's register", || {
            anyhow::ensure!(built, "not started: it could not be built");
            stand = Some(browser::Stand::start(&place)?);
            Ok(Count::ONE)
        })?;
        report.step("browser, scripting on and off, 390 and 1280 px", || match &stand {
            Some(stand) => browser::tests(&place, stand),
            None => anyhow::bail!("not run: there is no server to visit"),
        })?;
    }
    stop::check()?;
    let all = report.print();
    if options.fast {
        println!("{}", paint(Paint::Warn, "--fast: documentation, PostgreSQL, site and browser were not tested"));
    }
    println!("{} passed, {} failed", all.passed, all.failed);
    Ok(if all.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
