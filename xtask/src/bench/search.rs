//! Search latency: over the register as it is, and over a hundred thousand made-up products.

use super::Stage;
use super::peers;
use super::table::{Table, whole};
use crate::process::capture;
use anyhow::{Context, Result};
use std::process::Command;

/// Measures through the example `bench_search`, which works on the store directly, without HTTP.
///
/// It is called as `bench_search --database URL --seed DIR --products N` (N = 0: the register alone) and answers one line
/// of JSON: `{"products": …, "queries": …, "p50_us": …, "p99_us": …}`.
pub(crate) fn measure(stage: &Stage<'_>) -> Table {
    let mut table = Table::new("Search", &["register", "products", "queries", "p50", "p99"]);
    for (name, products) in [("Henan", 0_u32), ("Henan + synthetic", 100_000)] {
        table.measured(name, once(stage, products));
    }
    table.note(
        "One query at a time, SQLite, warm; the corpus of 200 queries of the tests. Goal: p99 ≤ 20 ms at 100,000.",
    );
    table
}

fn once(stage: &Stage<'_>, products: u32) -> Result<[String; 4]> {
    let program = peers::example(stage.place, "bench_search")?;
    let database = format!("sqlite:{}", stage.folder.join(format!("search-{products}.db")).display());
    let mut command = Command::new(program);
    command.args(["--database", &database, "--products", &products.to_string(), "--seed"]);
    let text = capture(command.arg(stage.place.root.join("data/henan")).current_dir(&stage.place.root))?;
    let answer: serde_json::Value = serde_json::from_str(text.trim()).context("bench_search's answer")?;
    let figure = |name: &str| answer[name].as_f64().with_context(|| format!("bench_search does not tell {name}"));
    let milliseconds = |name: &str| figure(name).map(|us| format!("{:.2} ms", us / 1000.0));
    Ok([whole(figure("products")?), whole(figure("queries")?), milliseconds("p50_us")?, milliseconds("p99_us")?])
}
