//! Parts with known holes (promise P33): the locked packages against RustSec's database.

use super::report::Count;
use crate::place::Place;
use crate::process::find;
use anyhow::Result;
use std::process::{Command, Stdio};

/// What came of it.
pub(crate) enum Advisories {
    /// The packages were compared.
    Compared(Count),
    /// They could not be, and why.
    NotTested(String),
}

/// Compares, where `cargo audit` is installed and its database can be had.
pub(crate) fn compare(place: &Place) -> Result<Advisories> {
    let Some(program) = find("cargo-audit") else {
        return Ok(Advisories::NotTested("cargo-audit is not installed: cargo install cargo-audit".to_owned()));
    };
    let mut audit = Command::new(program);
    audit.args(["audit", "--json", "--file"]).arg(place.root.join("Cargo.lock")).stdin(Stdio::null());
    let output = audit.output()?;
    // It fails both for a finding and for want of the database; only the first comes with a report.
    let Ok(report) = serde_json::from_slice::<serde_json::Value>(&output.stdout) else {
        let said = String::from_utf8_lossy(&output.stderr);
        let last = said.trim().lines().last().unwrap_or("it said nothing").to_owned();
        return Ok(Advisories::NotTested(format!("the advisory database cannot be had: {last}")));
    };
    let names: Vec<String> = report["vulnerabilities"]["list"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|one| {
            let part = |of: &str, key: &str| one[of][key].as_str().unwrap_or_default().to_owned();
            format!("{} {}: {}", part("package", "name"), part("package", "version"), part("advisory", "id"))
        })
        .collect();
    let failed = names.len() as u64;
    Ok(Advisories::Compared(Count { passed: u64::from(failed == 0), failed, names }))
}
