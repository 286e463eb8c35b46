//! The files that people brought in, by their names and sizes; their bytes are read by `daodi verify`.

use super::Facts;
use crate::services::verify::{Fault, Finding};

fn findings(facts: &Facts, wanted: impl Fn(Fault) -> bool, what: &str) -> Vec<String> {
    let found = facts.open().map(|database| database.files.as_slice()).unwrap_or_default();
    let mut matching = found.iter().filter(|finding| wanted(finding.fault));
    let Some(first) = matching.next() else { return Vec::new() };
    let more = matching.count();
    let shown = |finding: &Finding| finding.file.clone().or(finding.key.clone()).unwrap_or_default();
    vec![if more == 0 {
        format!("{what}: {}", shown(first))
    } else {
        format!("{what}: {} and {more} more", shown(first))
    }]
}

fn is_leftover(fault: Fault) -> bool {
    matches!(fault, Fault::FileOrphan | Fault::FileStray)
}

pub(super) fn missing(facts: &Facts) -> Vec<String> {
    findings(facts, |fault| !is_leftover(fault), "missing or of another size")
}

pub(super) fn leftovers(facts: &Facts) -> Vec<String> {
    findings(facts, is_leftover, "named by no row")
}

pub(super) fn unreadable(facts: &Facts) -> Vec<String> {
    facts.open().and_then(|database| database.files_fault.clone()).into_iter().collect()
}
