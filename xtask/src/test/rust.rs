//! What cargo checks. Profiles and flags are those of every other command, so nothing is compiled twice for a flag.

use super::report::Count;
use crate::place::Place;
use crate::process::{self, run};
use anyhow::{Result, bail};
use std::path::PathBuf;

/// `cargo fmt --check` over all members.
pub(crate) fn formatting(place: &Place) -> Result<Count> {
    run(&mut place.cargo(["fmt", "--all", "--", "--check"]), "`cargo fmt --all` puts it right.")?;
    Ok(Count::ONE)
}

/// clippy over the default members, or over what `selection` names.
pub(crate) fn lints(place: &Place, selection: &[&str]) -> Result<Count> {
    let mut cargo = place.cargo(["clippy", "--locked"]);
    cargo.args(selection);
    if !selection.contains(&"--target") {
        cargo.arg("--all-targets");
    }
    run(cargo.args(["--", "--deny", "warnings"]), "The lints above say what to change.")?;
    Ok(Count::ONE)
}

/// rustdoc over the default members, warnings as errors.
pub(crate) fn documentation(place: &Place) -> Result<Count> {
    let mut cargo = place.cargo(["doc", "--locked", "--no-deps"]);
    run(cargo.env("RUSTDOCFLAGS", "-D warnings"), "The messages above say which comment to mend.")?;
    Ok(Count::ONE)
}

/// The Rust tests; those that need PostgreSQL read `DAODI_TEST_PG_URL`.
pub(crate) fn tests(place: &Place, postgres: Option<&str>) -> Result<Count> {
    let nextest = process::capture(&mut place.cargo(["nextest", "--version"])).is_ok();
    if nextest { with_nextest(place, postgres) } else { with_cargo(place, postgres) }
}

/// What tells the tests which PostgreSQL to use, or to do without any.
fn databases(postgres: Option<&str>) -> (&'static str, &str) {
    postgres.map_or(("DAODI_TEST_NO_POSTGRES", "1"), |url| ("DAODI_TEST_PG_URL", url))
}

fn with_nextest(place: &Place, postgres: Option<&str>) -> Result<Count> {
    // nextest keeps its results below the workspace even when the target folder is elsewhere; older versions do not.
    let results: [PathBuf; 2] =
        [place.root.join("target"), place.target.clone()].map(|folder| folder.join("nextest/default/junit.xml"));
    for file in &results {
        let _ = std::fs::remove_file(file);
    }
    let mut cargo = place.cargo(["nextest", "run", "--locked", "--no-fail-fast", "--cargo-quiet"]);
    let status = process::status(cargo.envs([databases(postgres)]))?;
    let Some(text) = results.iter().find_map(|file| std::fs::read_to_string(file).ok()) else {
        bail!("the tests did not run ({}); the compiler's message is above", process::ending(status));
    };
    let mut count = junit(&text);
    if !status.success() && count.failed == 0 {
        count.failed = 1;
    }
    Ok(count)
}

/// The numbers in the first line of a JUnit report, and the cases with a failure.
fn junit(text: &str) -> Count {
    let head = text.split_once("<testsuites").map_or("", |(_, rest)| rest.split('>').next().unwrap_or_default());
    let number = |name: &str| -> u64 {
        let from = format!(" {name}=\"");
        let value = head.split_once(&from).and_then(|(_, rest)| rest.split('"').next());
        value.and_then(|value| value.parse().ok()).unwrap_or(0)
    };
    let failed = number("failures") + number("errors");
    let names = text.split("<testcase ").filter(|case| case.contains("<failure") || case.contains("<error"));
    let names = names.filter_map(|case| Some(case.split_once("name=\"")?.1.split('"').next()?.to_owned())).collect();
    Count { passed: number("tests").saturating_sub(failed), failed, names }
}

fn with_cargo(place: &Place, postgres: Option<&str>) -> Result<Count> {
    let mut count = Count::default();
    // All tests of a file share a process here, and with it the clock that some of them move: one after the other.
    let mut cargo = place.cargo(["test", "--locked", "--no-fail-fast", "--quiet", "--", "--test-threads=1"]);
    let status = process::tee(cargo.envs([databases(postgres)]), |line| {
        // test result: ok. 12 passed; 0 failed; 0 ignored; …
        if let Some(rest) = line.strip_prefix("test result: ") {
            for part in rest.split([';', '.']) {
                match part.trim().split_once(' ') {
                    Some((number, "passed")) => count.passed += number.parse().unwrap_or(0),
                    Some((number, "failed")) => count.failed += number.parse().unwrap_or(0),
                    _ => {}
                }
            }
        }
    })?;
    if count.passed + count.failed == 0 {
        bail!("no test ran ({}); the compiler's message is above", process::ending(status));
    }
    if !status.success() && count.failed == 0 {
        count.failed = 1;
    }
    Ok(count)
}
