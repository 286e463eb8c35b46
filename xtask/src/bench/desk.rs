//! The desk's queue: a hundred thousand cases, on both databases, through the whole server without a socket.

use super::Stage;
use super::table::{Table, whole};
use crate::process::capture;
use crate::test::{Cluster, Durability, install_missing_of};
use anyhow::{Context, Result};
use serde_json::Value;
use std::process::Command;

/// Measures through the program `bench-desk` of the package `tests`.
pub(crate) fn measure(stage: &Stage<'_>) -> Table {
    let heads = ["what, whose, where", "cases", "p50", "p95", "slowest"];
    let mut table = Table::new("The desk's queue", &heads);
    for engine in ["sqlite", "postgres"] {
        match rows(stage, engine) {
            Ok(rows) => rows.into_iter().for_each(|(name, figures)| table.measured(&name, Ok(figures))),
            Err(error) => table.measured::<4>(engine, Err(error)),
        }
    }
    table.note(
        "Each page asked for 40 times, warm: session, counts of all groups, a page of the list, drawn whole. Four fifths of the \
         cases have ended; a tenth lie with the county, three tenths with the city. Goal: 100 ms to open.",
    );
    table
}

fn rows(stage: &Stage<'_>, engine: &str) -> Result<Vec<(String, [String; 4])>> {
    said(stage, engine, &[])?.iter().map(|line| row(engine, line)).collect()
}

/// The lines of figures that `bench-desk` prints.
pub(super) fn said(stage: &Stage<'_>, engine: &str, more: &[&str]) -> Result<Vec<String>> {
    let cluster = match engine {
        "postgres" => {
            install_missing_of(&["postgresql"]);
            Some(Cluster::start(Durability::Synced)?)
        }
        _ => None,
    };
    let mut program = Command::new(stage.place.daodi(stage.serve.debug).with_file_name("bench-desk"));
    program.arg(engine).args(more).current_dir(&stage.folder);
    if let Some(cluster) = &cluster {
        program.env("DAODI_TEST_PG_URL", cluster.url());
    }
    let said = capture(&mut program)?;
    Ok(said.lines().filter(|line| line.starts_with('{')).map(str::to_owned).collect())
}

fn row(engine: &str, line: &str) -> Result<(String, [String; 4])> {
    let answer: Value = serde_json::from_str(line).context("the answer of bench-desk")?;
    let figure = |name: &str| answer[name].as_f64().with_context(|| format!("bench-desk does not tell {name}"));
    let milliseconds = |name: &str| figure(name).map(|us| format!("{:.1} ms", us / 1000.0));
    let text = |name: &str| answer[name].as_str().unwrap_or_default().to_owned();
    Ok((
        format!("{}, {}, {engine}", text("what"), text("office")),
        [whole(figure("cases")?), milliseconds("p50_us")?, milliseconds("p95_us")?, milliseconds("max_us")?],
    ))
}
