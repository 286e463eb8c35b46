//! Lighthouse on a telephone's terms: home and a product's page.

use super::Stage;
use super::peers;
use super::table::Table;
use crate::process::capture;
use anyhow::{Context, Result};
use serde_json::Value;
use std::path::Path;
use std::process::Command;

/// The newest that runs on Debian's own Node.js.
const VERSION: &str = "12.8.2";

const CATEGORIES: [&str; 4] = ["performance", "accessibility", "best-practices", "seo"];

/// What each category should reach.
const GOALS: [u64; 4] = [95, 100, 100, 100];

/// Performance varies from run to run; the median of this many is told.
const RUNS: usize = 3;

/// Measures.
pub(crate) fn measure(stage: &Stage<'_>) -> Table {
    let heads = ["page", "performance", "accessibility", "best practices", "SEO"];
    let mut table = Table::new("Lighthouse, mobile", &heads);
    for path in ["/", "/products/xinyang-maojian"] {
        match scores(stage, path) {
            Ok((scores, faults)) => {
                table.measured(path, Ok(scores.map(|score| score.to_string())));
                for fault in faults {
                    table.note(format!("{path}: {fault}"));
                }
            }
            Err(error) => table.measured::<4>(path, Err(error)),
        }
    }
    let chromium = crate::test::chromium().map(|program| peers::version(&program, "--version")).unwrap_or_default();
    let node = peers::version(Path::new("node"), "--version");
    table.note(format!(
        "lighthouse {VERSION} (its mobile profile: slow 4G, processor four times slower), {chromium}, Node.js {node}; \
         median of {RUNS} runs. Goal: performance ≥ 95, the others 100."
    ));
    table
}

/// The median scores of a page, and what failed in the last run where a score misses its goal.
fn scores(stage: &Stage<'_>, path: &str) -> Result<([u64; 4], Vec<String>)> {
    let chromium = crate::test::chromium().context("apt-get install chromium")?;
    let package = peers::npm(stage.place, "lighthouse", VERSION)?;
    let out = stage.folder.join("lighthouse.json");
    let mut runs: Vec<[u64; 4]> = Vec::new();
    let mut last = Value::Null;
    for _ in 0..RUNS {
        crate::stop::check()?;
        let mut node = Command::new("node");
        node.arg(package.join("cli/index.js")).arg(format!("{}{path}", stage.serve.address()));
        node.args(["--quiet", "--output=json", "--max-wait-for-load=45000"])
            .arg(format!("--output-path={}", out.display()));
        node.arg(format!("--only-categories={}", CATEGORIES.join(",")));
        node.arg(
            "--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-background-networking --disable-quic",
        );
        capture(node.env("CHROME_PATH", &chromium).current_dir(&stage.folder))?;
        let report: Value = serde_json::from_str(&std::fs::read_to_string(&out)?)?;
        let mut run = [0; 4];
        for (score, category) in run.iter_mut().zip(CATEGORIES) {
            let value = report["categories"][category]["score"].as_f64();
            let value = value.with_context(|| format!("no score for {category}"))?;
            *score = format!("{:.0}", value * 100.0).parse()?;
        }
        runs.push(run);
        last = report;
    }
    let mut median = [0; 4];
    for (column, middle) in median.iter_mut().enumerate() {
        let mut values: Vec<u64> = runs.iter().filter_map(|run| run.get(column).copied()).collect();
        values.sort_unstable();
        *middle = values.get(values.len() / 2).copied().unwrap_or(0);
    }
    let missed = CATEGORIES.iter().zip(median.iter().zip(GOALS)).filter(|(_, (score, goal))| **score < *goal);
    let faults = missed.flat_map(|(category, _)| failed(&last, category)).collect();
    Ok((median, faults))
}

/// The audits of a category that cost it points, heaviest first, with what the report says of them.
fn failed(report: &Value, category: &str) -> Vec<String> {
    let audits = report["categories"][category]["auditRefs"].as_array().into_iter().flatten();
    let mut lost: Vec<(f64, String)> = audits
        .filter_map(|part| {
            let audit = &report["audits"][part["id"].as_str()?];
            let points = part["weight"].as_f64()? * (1.0 - audit["score"].as_f64()?);
            let value = audit["displayValue"].as_str().unwrap_or_default();
            let first = &audit["details"]["items"][0];
            let place = first["node"]["snippet"].as_str().or(first["description"].as_str()).unwrap_or_default();
            let text = format!("{category}: {} {value} {place}", audit["title"].as_str()?);
            (points > 0.0).then(|| (points, text.trim().to_owned()))
        })
        .collect();
    lost.sort_by(|a, b| b.0.total_cmp(&a.0));
    lost.into_iter().map(|(_, text)| text).collect()
}
