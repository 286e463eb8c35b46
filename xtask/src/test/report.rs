//! What was tested, how it ended and how long it took.

use crate::progress::{self, Paint, paint};
use crate::stop;
use anyhow::Result;
use std::time::{Duration, Instant};

/// Numbers of tests, and which of them failed.
#[derive(Default, Debug)]
pub(crate) struct Count {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
    /// The failed ones as a reader would look for them; may name fewer than `failed`.
    pub(crate) names: Vec<String>,
}

impl Count {
    /// A step that is one test, passed.
    pub(crate) const ONE: Self = Self { passed: 1, failed: 0, names: Vec::new() };
}

struct Row {
    name: String,
    count: Count,
    took: Duration,
    why: Option<String>,
}

/// The table under construction.
pub(crate) struct Report {
    total: usize,
    rows: Vec<Row>,
    /// What could not be tested here, and why.
    not_tested: Vec<String>,
}

impl Report {
    /// For `total` steps.
    pub(crate) fn new(total: usize) -> Self {
        Self { total, rows: Vec::new(), not_tested: Vec::new() }
    }

    /// Runs a step; an error is one failed test. Only a wish to stop ends the run.
    pub(crate) fn step(&mut self, name: &str, work: impl FnOnce() -> Result<Count>) -> Result<()> {
        stop::check()?;
        let place = format!("[{}/{}]", self.rows.len() + 1, self.total);
        eprintln!("\n{} {name}", paint(Paint::Strong, &place));
        let start = Instant::now();
        let outcome = work();
        stop::check()?;
        let took = start.elapsed();
        let (count, why) = match outcome {
            Ok(count) => (count, None),
            Err(error) => {
                progress::failure(&error);
                (Count { failed: 1, ..Count::default() }, Some(format!("{error:#}")))
            }
        };
        let word = match (count.passed, count.failed) {
            (0, 0) => paint(Paint::Warn, "nothing tested"),
            (_, 0) => paint(Paint::Good, "passed"),
            _ => paint(Paint::Bad, "FAILED"),
        };
        eprintln!("{} {word} {}", " ".repeat(place.len()), progress::seconds(took));
        self.rows.push(Row { name: name.to_owned(), count, took, why });
        Ok(())
    }

    /// Keeps that a step could not test its matter, where there is a reason: it must never read as passed.
    pub(crate) fn not_tested(&mut self, name: &str, why: Option<String>) {
        if let Some(why) = why {
            let line = format!("not tested: {name}: {why}");
            eprintln!("       {}", paint(Paint::Warn, &line));
            self.not_tested.push(line);
        }
    }

    /// Prints the table and answers the sums.
    pub(crate) fn print(&self) -> Count {
        let width = self.rows.iter().map(|row| row.name.chars().count()).max().unwrap_or(0).max(4);
        println!("\n{:<width$}  {:>7}  {:>7}  {:>12}", "step", "passed", "failed", "time");
        let mut all = Count::default();
        for row in &self.rows {
            let Count { passed, failed, .. } = row.count;
            all.passed += passed;
            all.failed += failed;
            println!("{:<width$}  {passed:>7}  {failed:>7}  {:>12}", row.name, progress::seconds(row.took));
        }
        for line in &self.not_tested {
            println!("{}", paint(Paint::Warn, line));
        }
        for row in &self.rows {
            if let Some(why) = &row.why {
                println!("failed: {}: {why}", row.name);
            }
            for name in &row.count.names {
                println!("failed: {}: {name}", row.name);
            }
        }
        all
    }
}
