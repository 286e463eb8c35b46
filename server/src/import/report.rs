//! What an import found and did, for people and as JSON.

use super::compare::{ImportPlan, KeptRow, OfficerKept, RowChange, SetPlan};
use super::outlines::OutlineFile;
use super::problem::Problem;
use super::text_table::{Align, table};
use daodi::registry::DataSet;
use serde::Serialize;
use serde_json::Value;
use std::fmt;

/// Longest value shown in the text form, in characters.
const VALUE_CHARS: usize = 60;

/// How an import ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Something is wrong with the files; nothing was written.
    Refused,
    /// Everything is stored already; nothing was written.
    NothingToDo,
    /// A trial run; nothing was written.
    DryRun,
    /// Everything was written, in one transaction.
    Written,
}

/// What happened to a set, in rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct SetReport {
    /// The set.
    pub data_set: DataSet,
    /// Rows in the files.
    pub rows_in: usize,
    /// Rows that are new.
    pub added: usize,
    /// Rows that differ from what was stored.
    pub changed: usize,
    /// Rows that were stored already.
    pub unchanged: usize,
    /// Rows stored that are not in the files; they stay.
    pub kept: usize,
    /// Rows stored afterwards, counted in the store.
    pub stored: i64,
}

/// What an import found and did.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ImportReport {
    /// How it ended.
    pub outcome: Outcome,
    /// SHA-256 over the names and contents of all files, hex.
    pub files_sha256: String,
    /// The import's id, where something was written.
    pub import_id: Option<String>,
    /// Set by set; empty where the files were refused.
    pub sets: Vec<SetReport>,
    /// Announcements cited by the products.
    pub announcements: usize,
    /// Tokens of the search.
    pub search_tokens: usize,
    /// True where the announcements or the search's tokens differed from what was stored.
    pub derived_differ: bool,
    /// The outlines, with their checksums.
    pub outlines: Vec<OutlineFile>,
    /// Problems found, the first of them.
    pub problems: Vec<Problem>,
    /// Number of all problems found.
    pub problem_count: usize,
    /// Rows that change, the first of them, with their fields.
    pub changed: Vec<RowChange>,
    /// Fields in which an officer's value stays against the files'.
    pub officer_kept: Vec<OfficerKept>,
    /// Rows stored that are not in the files, the first of them.
    pub kept: Vec<KeptRow>,
}

impl ImportReport {
    pub(super) fn new(outcome: Outcome, files_sha256: String) -> Self {
        Self {
            outcome,
            files_sha256,
            import_id: None,
            sets: Vec::new(),
            announcements: 0,
            search_tokens: 0,
            derived_differ: false,
            outlines: Vec::new(),
            problems: Vec::new(),
            problem_count: 0,
            changed: Vec::new(),
            officer_kept: Vec::new(),
            kept: Vec::new(),
        }
    }

    /// The report of a plan; `stored` gives the rows of each set that the store counts.
    pub(super) fn of_plan(outcome: Outcome, plan: ImportPlan, stored: &[(DataSet, i64)]) -> Self {
        let count = |set: &SetPlan| stored.iter().find(|(of, _)| *of == set.data_set).map_or(0, |(_, n)| *n);
        let sets = plan.sets.iter().map(|set| SetReport {
            data_set: set.data_set,
            rows_in: set.rows_in,
            added: set.added,
            changed: set.changed,
            unchanged: set.unchanged,
            kept: set.kept,
            stored: count(set),
        });
        let sets = sets.collect();
        let mut changed = plan.changed;
        changed.truncate(super::SHOWN);
        let mut kept = plan.kept;
        kept.truncate(super::SHOWN);
        Self {
            sets,
            announcements: plan.rows.announcements.len(),
            search_tokens: plan.tokens.len(),
            derived_differ: plan.derived_differ,
            outlines: plan.outlines,
            changed,
            officer_kept: plan.officer_kept,
            kept,
            ..Self::new(outcome, plan.files_sha256)
        }
    }

    /// Whether the files were refused.
    #[must_use]
    pub fn refused(&self) -> bool {
        self.outcome == Outcome::Refused
    }

    fn conclusion(&self) -> String {
        let sum = |of: fn(&SetReport) -> usize| self.sets.iter().map(of).sum::<usize>();
        let (added, changed) = (sum(|s| s.added), sum(|s| s.changed));
        match self.outcome {
            Outcome::Refused => {
                let shown = self.problems.len();
                let rest = self.problem_count.saturating_sub(shown);
                let rest = if rest > 0 { format!(", {rest} of them not shown") } else { String::new() };
                let noun = if self.problem_count == 1 { "problem" } else { "problems" };
                format!("Refused: {} {noun}{rest}. Nothing was written.", self.problem_count)
            }
            Outcome::NothingToDo => "Nothing to do: everything is stored already.".to_owned(),
            Outcome::DryRun if added + changed == 0 && !self.derived_differ => {
                "Trial run: nothing would change.".to_owned()
            }
            Outcome::DryRun => format!("Trial run: would add {added} and change {changed} rows. Nothing was written."),
            Outcome::Written => format!("Written: {added} rows added, {changed} changed."),
        }
    }
}

impl fmt::Display for ImportReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use Align::{Left, Right};
        if !self.problems.is_empty() {
            let heads = [
                ("file", Left),
                ("line", Right),
                ("column", Left),
                ("value", Left),
                ("problem", Left),
                ("expected", Left),
            ];
            let rows: Vec<Vec<String>> = self
                .problems
                .iter()
                .map(|p| {
                    let line = if p.line == 0 { String::new() } else { p.line.to_string() };
                    vec![
                        p.file.clone(),
                        line,
                        p.column.clone(),
                        p.value.clone(),
                        p.what.to_string(),
                        p.expected.clone(),
                    ]
                })
                .collect();
            writeln!(f, "{}", table(&heads, &rows))?;
        }
        if !self.sets.is_empty() {
            let heads = ["in", "added", "changed", "unchanged", "kept", "stored"].map(|head| (head, Right));
            let rows: Vec<Vec<String>> = self
                .sets
                .iter()
                .map(|s| {
                    let counts = [s.rows_in, s.added, s.changed, s.unchanged, s.kept].map(|n| n.to_string());
                    let set = std::iter::once(s.data_set.code().to_owned());
                    set.chain(counts).chain([s.stored.to_string()]).collect()
                })
                .collect();
            writeln!(f, "{}", table(&[&[("set", Left)], heads.as_slice()].concat(), &rows))?;
            writeln!(f, "{} announcements, {} search tokens", self.announcements, self.search_tokens)?;
        }
        if !self.changed.is_empty() {
            let heads = [("set", Left), ("row", Left), ("field", Left), ("before", Left), ("after", Left)];
            let rows: Vec<Vec<String>> = self
                .changed
                .iter()
                .flat_map(|row| row.fields.iter().map(move |field| (row, field)))
                .take(super::SHOWN)
                .map(|(row, field)| {
                    let place = [row.data_set.code().to_owned(), row.key.clone(), field.field.clone()];
                    place.into_iter().chain([shown(&field.before), shown(&field.after)]).collect()
                })
                .collect();
            writeln!(f, "\nChanged fields:\n{}", table(&heads, &rows))?;
        }
        if !self.officer_kept.is_empty() {
            let heads =
                [("set", Left), ("row", Left), ("field", Left), ("files", Left), ("officer", Left), ("by", Left)];
            let rows: Vec<Vec<String>> = self
                .officer_kept
                .iter()
                .map(|kept| {
                    let place = [kept.data_set.code().to_owned(), kept.key.clone(), kept.field.clone()];
                    place.into_iter().chain([shown(&kept.file), shown(&kept.officer), kept.by.clone()]).collect()
                })
                .collect();
            writeln!(f, "\nEdited by an officer, whose value stays:\n{}", table(&heads, &rows))?;
        }
        if !self.kept.is_empty() {
            let rows: Vec<Vec<String>> =
                self.kept.iter().map(|row| vec![row.data_set.code().to_owned(), row.key.clone()]).collect();
            writeln!(
                f,
                "\nStored, but not in the files; they stay:\n{}",
                table(&[("set", Left), ("row", Left)], &rows)
            )?;
        }
        writeln!(f, "files sha256 {}", self.files_sha256)?;
        writeln!(f, "{}", self.conclusion())
    }
}

/// A value in one short line.
fn shown(value: &Value) -> String {
    let text = match value {
        Value::String(text) => text.replace('\n', " "),
        Value::Null => "-".to_owned(),
        other => other.to_string(),
    };
    if text.chars().count() <= VALUE_CHARS {
        return text;
    }
    let cut: String = text.chars().take(VALUE_CHARS - 1).collect();
    format!("{cut}…")
}
