//! Search latency: over the register as it is, and over a hundred thousand made-up products.

use super::Stage;
use super::peers;
use super::table::{Table, whole};
use crate::process::capture;
use anyhow::{Context, Result};
use serde_json::Value;
use std::process::Command;

const MANY: &str = "100000";

/// Measures through the example `bench_search`, in its process, without HTTP.
pub(crate) fn measure(stage: &Stage<'_>) -> Table {
    let heads = ["what, over what", "products", "queries", "p50", "p99", "slowest"];
    let mut table = Table::new("Search", &heads);
    let runs =
        [("Henan's register", ["--database", &stage.serve.database]), ("made-up products", ["--products", MANY])];
    for (name, arguments) in runs {
        let answer = once(stage, arguments);
        for (part, what) in [("search", "search"), ("list", "list of a page")] {
            let figures = answer.as_ref().map_err(|error| anyhow::anyhow!("{error:#}")).and_then(|a| row(a, part));
            table.measured(&format!("{what}, {name}"), figures);
        }
        if let Some(slowest) = answer.as_ref().ok().and_then(|answer| answer["search"]["slowest"].as_str()) {
            table.note(format!("Slowest search over {name}: {slowest}"));
        }
    }
    table.note(
        "One query at a time, warm, each timed as the median of five rounds. Names, other names, pieces of them, single characters, pinyin, initials, \
         English words, numbers of certificates, two words, beginnings, misses. A list of a page is search, facets with \
         counts, order and page; also in every order and narrowed. Goal: p99 ≤ 20 ms at 100,000 products.",
    );
    table
}

/// One run's answer, see `server/examples/bench_search.rs`.
fn once(stage: &Stage<'_>, arguments: [&str; 2]) -> Result<Value> {
    let program = peers::example(stage.place, "bench_search")?;
    let text = capture(Command::new(program).args(arguments).current_dir(&stage.folder))?;
    serde_json::from_str(text.trim()).context("bench_search's answer")
}

fn row(answer: &Value, part: &str) -> Result<[String; 5]> {
    let figure = |value: &Value, name: &str| {
        value[name].as_f64().with_context(|| format!("bench_search does not tell {name} of {part}"))
    };
    let times = &answer[part];
    let milliseconds = |name: &str| figure(times, name).map(|us| format!("{:.3} ms", us / 1000.0));
    Ok([
        whole(figure(answer, "products")?),
        whole(figure(times, "queries")?),
        milliseconds("p50_us")?,
        milliseconds("p99_us")?,
        milliseconds("max_us")?,
    ])
}
