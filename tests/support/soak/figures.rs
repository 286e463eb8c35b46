//! Figures of a run.

use std::time::Duration;

/// The share of a sorted list below which so many in a thousand lie; zero of an empty list.
#[must_use]
pub fn share(sorted: &[Duration], of_thousand: usize) -> Duration {
    let at = (sorted.len() * of_thousand / 1000).min(sorted.len().saturating_sub(1));
    sorted.get(at).copied().unwrap_or_default()
}

/// Milliseconds with one digit.
#[must_use]
pub fn ms(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1000.0)
}

/// Median, p99 and longest of times in any order, as text.
#[must_use]
pub fn spread(mut times: Vec<Duration>) -> String {
    times.sort_unstable();
    let last = times.last().copied().unwrap_or_default();
    format!("median {}, p99 {}, max {}", ms(share(&times, 500)), ms(share(&times, 990)), ms(last))
}

/// What a process takes at a moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sample {
    /// When, seconds from the beginning.
    pub at: u64,
    /// Memory in use, KiB.
    pub rss: u64,
    /// Open files.
    pub files: u64,
    /// Length of SQLite's log, bytes.
    pub wal: u64,
}

impl Sample {
    /// Looks at a process (proc(5)) and at its database's log.
    #[must_use]
    pub fn of(process: u32, wal: Option<&std::path::Path>, at: Duration) -> Option<Self> {
        let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
        let rss = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?.trim().trim_end_matches(" kB");
        let files = std::fs::read_dir(format!("/proc/{process}/fd")).ok()?.count();
        let wal = wal.and_then(|path| std::fs::metadata(path).ok()).map_or(0, |about| about.len());
        Some(Self { at: at.as_secs(), rss: rss.trim().parse().ok()?, files: files as u64, wal })
    }
}

/// How a quantity went over a run: its mean in the second and in the last quarter.
#[must_use]
pub fn quarters(samples: &[Sample], of: impl Fn(&Sample) -> u64) -> (u64, u64) {
    let mean = |part: &[Sample]| part.iter().map(&of).sum::<u64>() / (part.len() as u64).max(1);
    let quarter = samples.len() / 4;
    (mean(&samples[quarter..quarter * 2]), mean(&samples[samples.len() - quarter..]))
}
