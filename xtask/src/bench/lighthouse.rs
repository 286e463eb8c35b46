//! Lighthouse on a telephone's terms: home and a product's page.

use super::Stage;
use super::peers;
use super::table::Table;
use crate::process::capture;
use anyhow::{Context, Result};
use std::process::Command;

/// The newest that runs on Debian's own Node.js.
const VERSION: &str = "12.8.2";

const CATEGORIES: [&str; 4] = ["performance", "accessibility", "best-practices", "seo"];

/// Performance varies from run to run; the median of this many is told.
const RUNS: usize = 3;

/// Measures.
pub(crate) fn measure(stage: &Stage<'_>) -> Table {
    let heads = ["page", "performance", "accessibility", "best practices", "SEO"];
    let mut table = Table::new("Lighthouse, mobile", &heads);
    for path in ["/", "/products/xinyang-maojian"] {
        table.measured(path, scores(stage, path));
    }
    table.note(format!("lighthouse {VERSION}, median of {RUNS}. Goal: performance ≥ 95, the others 100."));
    table
}

fn scores(stage: &Stage<'_>, path: &str) -> Result<[String; 4]> {
    let chromium = crate::test::chromium().context("apt-get install chromium")?;
    let package = peers::npm(stage.place, "lighthouse", VERSION)?;
    let out = stage.folder.join("lighthouse.json");
    let mut runs: Vec<[u64; 4]> = Vec::new();
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
        let report: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(&out)?)?;
        let mut run = [0; 4];
        for (score, category) in run.iter_mut().zip(CATEGORIES) {
            let value = report["categories"][category]["score"].as_f64();
            let value = value.with_context(|| format!("no score for {category}"))?;
            *score = format!("{:.0}", value * 100.0).parse()?;
        }
        runs.push(run);
    }
    let mut median = [0; 4];
    for (column, middle) in median.iter_mut().enumerate() {
        let mut values: Vec<u64> = runs.iter().filter_map(|run| run.get(column).copied()).collect();
        values.sort_unstable();
        *middle = values.get(values.len() / 2).copied().unwrap_or(0);
    }
    Ok(median.map(|score| score.to_string()))
}
