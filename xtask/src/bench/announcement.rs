//! An announcement of 1,000 rows, 30 of them bad, on both databases: read, previewed, applied.

use super::Stage;
use super::desk::said;
use super::table::{Table, whole};
use anyhow::{Context, Result};
use serde_json::Value;

/// Measures through the program `bench-desk` of the package `tests`.
pub(crate) fn measure(stage: &Stage<'_>) -> Table {
    let mut table = Table::new("An announcement of 1,000 rows", &["what, where", "rows", "of them bad", "time"]);
    for engine in ["sqlite", "postgres"] {
        match said(stage, engine, &["--what", "announcement"]).and_then(|lines| rows(engine, &lines)) {
            Ok(rows) => rows.into_iter().for_each(|(name, figures)| table.measured(&name, Ok(figures))),
            Err(error) => table.measured::<3>(engine, Err(error)),
        }
    }
    table.note(
        "Once each. Read: a workbook unpacked and its rows stored. Previewed: every row held against the register, with what \
         can be taken up taken up. Applied: 970 enterprises and rights with their acts and entries of the public log, in one \
         transaction, and the register read anew. Goal: under 5 s.",
    );
    table
}

fn rows(engine: &str, lines: &[String]) -> Result<Vec<(String, [String; 3])>> {
    lines
        .iter()
        .map(|line| {
            let answer: Value = serde_json::from_str(line).context("the answer of bench-desk")?;
            let figure = |name: &str| answer[name].as_f64().with_context(|| format!("bench-desk does not tell {name}"));
            let name = format!("{}, {engine}", answer["what"].as_str().unwrap_or_default());
            let time = format!("{:.2} s", figure("us")? / 1_000_000.0);
            Ok((name, [whole(figure("rows")?), whole(figure("doubtful")?), time]))
        })
        .collect()
}
