//! On what the figures were measured.

use crate::place::Place;
use crate::process::capture;
use std::process::Command;

/// One paragraph: commit, processor, memory, system, compiler.
pub(crate) fn describe(place: &Place) -> String {
    let git = |arguments: &[&str]| capture(Command::new("git").args(arguments).current_dir(&place.root)).ok();
    let commit =
        git(&["rev-parse", "--short=12", "HEAD"]).map_or_else(|| "unknown".to_owned(), |c| c.trim().to_owned());
    let changed = git(&["status", "--porcelain", "--untracked-files=no"]).is_some_and(|text| !text.trim().is_empty());
    let line = |file: &str, key: &str| {
        let text = std::fs::read_to_string(file).unwrap_or_default();
        let value =
            text.lines().find_map(|line| line.strip_prefix(key)?.split_once([':', '=']).map(|(_, v)| v.to_owned()));
        value.map_or_else(|| "unknown".to_owned(), |value| value.trim().trim_matches('"').to_owned())
    };
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let memory: f64 = line("/proc/meminfo", "MemTotal").trim_end_matches(" kB").parse().unwrap_or(0.0);
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let rustc = capture(Command::new("rustc").arg("--version")).unwrap_or_default();
    format!(
        "# Daodi, measured\n\n\
         - commit: {commit}{}\n\
         - processor: {}, {cores} cores; memory: {:.0} GiB; load before: {}\n\
         - system: {}; compiler: {}",
        if changed { " with changes not committed" } else { "" },
        line("/proc/cpuinfo", "model name"),
        memory / 1024.0 / 1024.0,
        load.split(' ').next().unwrap_or_default(),
        line("/etc/os-release", "PRETTY_NAME"),
        rustc.trim(),
    )
}
