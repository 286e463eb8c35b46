//! Looking for what is wrong or soon will be. Facts are gathered once ([`Facts::gather`]); each check is a small function
//! that reads them and says what it finds. Nothing is changed.

mod checks;
mod facts;
mod files;
mod jobs;
mod keys;
mod machine;
mod people;
mod rights;
mod schema;
mod settings;
mod site;
mod sqlite;

pub use checks::CHECKS;
pub use facts::{Database, DatabaseState, Facts, KeyFile, LabelKeys, LogFacts};
pub use machine::{Disk, disk, network_file_system, servers_of};

use serde::Serialize;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Worth knowing; nothing has to be done.
    Note,
    /// It will go wrong some day.
    Warning,
    /// It is wrong now: data can be lost, or somebody gets in, or readers are turned away.
    Fault,
}

/// One check.
pub struct Check {
    /// Its name: stable, for monitoring.
    pub name: &'static str,
    /// How bad it is where something is found.
    pub severity: Severity,
    /// What that means.
    pub means: &'static str,
    /// What is to be done.
    pub do_this: &'static str,
    /// What is found, a line each: nothing where all is well.
    pub find: fn(&Facts) -> Vec<String>,
}

/// What a check found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Found {
    /// Name of the check.
    pub check: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What was found.
    pub found: String,
    /// What it means.
    pub means: &'static str,
    /// What is to be done.
    pub do_this: &'static str,
}

/// Runs every check, the worst first.
#[must_use]
pub fn examine(facts: &Facts) -> Vec<Found> {
    let of = |check: &'static Check| {
        (check.find)(facts).into_iter().map(move |found| Found {
            check: check.name,
            severity: check.severity,
            found,
            means: check.means,
            do_this: check.do_this,
        })
    };
    let mut all: Vec<Found> = CHECKS.iter().flat_map(of).collect();
    all.sort_by_key(|found| std::cmp::Reverse(found.severity));
    all
}

/// One finding where something holds, else none.
fn when(holds: bool, found: impl FnOnce() -> String) -> Vec<String> {
    if holds { vec![found()] } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn checks_have_names_of_their_own_and_say_what_to_do() {
        let names: BTreeSet<&str> = CHECKS.iter().map(|check| check.name).collect();
        assert_eq!(names.len(), CHECKS.len());
        for check in CHECKS {
            assert!(check.name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_'), "{}", check.name);
            assert!(check.means.len() > 20 && check.do_this.len() > 10, "{}", check.name);
        }
    }

    #[test]
    fn p44_the_manual_has_every_check() {
        let manual = include_str!("../../../../docs/OPERATING.md");
        for check in CHECKS {
            let severity = format!("{:?}", check.severity).to_lowercase();
            let row = format!("| `{}` | {severity} |", check.name);
            assert!(manual.contains(&row), "{row}");
        }
    }
}
