//! What was handed in at each time, and what a supplement changed of it.

use super::{CaseStep, PaperKind, Statement, Step};
use crate::people::Upload;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A paper as it was handed in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct HandedPaper {
    /// Code of its kind.
    kind: String,
    /// The file's name.
    pub name: String,
    /// SHA-256 of its bytes, hexadecimal: the same name may hide another file.
    pub sha256: String,
}

impl HandedPaper {
    /// A paper of a kind.
    fn new(kind: PaperKind, name: &str, sha256: &str) -> Self {
        Self { kind: kind.code().to_owned(), name: name.to_owned(), sha256: sha256.to_owned() }
    }

    /// Its kind; none where the program knows it no longer.
    #[must_use]
    pub fn kind(&self) -> Option<PaperKind> {
        PaperKind::from_code(&self.kind)
    }
}

/// An application as it was handed in by one step.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandedIn {
    /// The answers.
    pub statement: Statement,
    /// The papers.
    pub papers: Vec<HandedPaper>,
}

impl HandedIn {
    /// Answers and papers as they are handed in.
    #[must_use]
    pub fn of(statement: &Statement, papers: &[(PaperKind, Upload)]) -> Self {
        let papers = papers.iter().map(|(kind, file)| HandedPaper::new(*kind, &file.name, &file.sha256)).collect();
        Self { statement: statement.clone(), papers }
    }
}

/// What of an application is another than before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Changed {
    /// An answer; an empty text where there was none, or is none any more.
    Answer {
        /// Name of the question.
        name: String,
        /// Before.
        before: String,
        /// Now.
        now: String,
    },
    /// A paper came.
    Added(HandedPaper),
    /// A paper was taken away.
    Removed(HandedPaper),
}

impl Changed {
    /// The field it is about, as an office marks it.
    #[must_use]
    pub fn field(&self) -> &str {
        match self {
            Self::Answer { name, .. } => name,
            Self::Added(paper) | Self::Removed(paper) => &paper.kind,
        }
    }
}

/// One supplement: what the office asked for and what came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Supplement {
    /// Running number of the step by which it was handed in.
    pub seq: i64,
    /// When.
    pub at: i64,
    /// What has changed, and whether the office had marked its field.
    pub changed: Vec<(Changed, bool)>,
    /// Marked fields that are as they were.
    pub unchanged: Vec<String>,
}

/// What an application differs in from what it was before: the answers in the order of their names, then the papers.
fn changed(before: &HandedIn, now: &HandedIn) -> Vec<Changed> {
    let names: BTreeSet<&str> = before.statement.iter().chain(now.statement.iter()).map(|(name, _)| name).collect();
    let answers = names.into_iter().filter_map(|name| {
        let (before, now) = (before.statement.get(name), now.statement.get(name));
        let changed = || Changed::Answer { name: name.to_owned(), before: before.to_owned(), now: now.to_owned() };
        (before != now).then(changed)
    });
    let missing = |from: &[HandedPaper], paper: &HandedPaper| !from.contains(paper);
    let removed = before.papers.iter().filter(|paper| missing(&now.papers, paper)).cloned().map(Changed::Removed);
    let added = now.papers.iter().filter(|paper| missing(&before.papers, paper)).cloned().map(Changed::Added);
    answers.chain(removed).chain(added).collect()
}

/// The supplements of an application, oldest first. `steps` are all its steps and `handed_in` what was handed in by which of
/// them, both in order.
#[must_use]
pub fn supplements(steps: &[CaseStep], handed_in: &[(i64, HandedIn)]) -> Vec<Supplement> {
    let mut all = Vec::new();
    for pair in handed_in.windows(2) {
        let [(_, before), (seq, now)] = pair else { continue };
        let Some(at) = steps.iter().find(|step| step.seq == *seq).map(|step| step.at) else { continue };
        let asked = steps.iter().rev().find(|step| step.seq < *seq && step.step == Step::RequestSupplement);
        let marks: Vec<&str> = asked.iter().flat_map(|step| &step.marks).map(|(name, _)| name.as_str()).collect();
        let changed: Vec<_> = changed(before, now)
            .into_iter()
            .map(|one| {
                let asked = marks.contains(&one.field());
                (one, asked)
            })
            .collect();
        let same = |name: &&str| !changed.iter().any(|(one, _)| one.field() == *name);
        let unchanged = marks.iter().copied().filter(same).map(str::to_owned).collect();
        all.push(Supplement { seq: *seq, at, changed, unchanged });
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::application::State;

    fn handed(answers: &[(&str, &str)], papers: &[HandedPaper]) -> HandedIn {
        let mut statement = Statement::default();
        for (name, answer) in answers {
            statement.set(name, answer);
        }
        HandedIn { statement, papers: papers.to_vec() }
    }

    fn step(seq: i64, step: Step, marks: &[&str]) -> CaseStep {
        CaseStep {
            seq,
            at: seq * 10,
            step,
            from: State::Accepted,
            to: State::Supplement,
            login: String::new(),
            office: None,
            reason: String::new(),
            marks: marks.iter().map(|name| ((*name).to_owned(), "请补正".to_owned())).collect(),
            due_at: None,
        }
    }

    fn answer(name: &str, before: &str, now: &str) -> Changed {
        Changed::Answer { name: name.to_owned(), before: before.to_owned(), now: now.to_owned() }
    }

    #[test]
    fn what_was_marked_and_what_was_not_are_told_apart() {
        let [old, new] = ["a", "b"].map(|sha| HandedPaper::new(PaperKind::TestReport, "报告.pdf", sha));
        let first =
            handed(&[("capacity", "10"), ("own_brand", "甲"), ("standard_no", "Q/1")], std::slice::from_ref(&old));
        let second = handed(
            &[("capacity", "12"), ("applicant_address", "某路1号"), ("standard_no", "Q/1")],
            std::slice::from_ref(&new),
        );
        let steps = [
            step(1, Step::Submit, &[]),
            step(2, Step::RequestSupplement, &["capacity", "standard_no"]),
            step(3, Step::Supplement, &[]),
        ];
        let all = supplements(&steps, &[(1, first), (3, second)]);
        let expected = vec![
            (answer("applicant_address", "", "某路1号"), false),
            (answer("capacity", "10", "12"), true),
            (answer("own_brand", "甲", ""), false),
            // The same name, another file.
            (Changed::Removed(old), false),
            (Changed::Added(new), false),
        ];
        let unchanged = vec!["standard_no".to_owned()];
        assert_eq!(all, [Supplement { seq: 3, at: 30, changed: expected, unchanged }]);
    }

    #[test]
    fn each_supplement_is_held_against_the_one_before_it_and_its_own_marks() {
        let steps = [
            step(1, Step::Submit, &[]),
            step(2, Step::RequestSupplement, &["capacity"]),
            step(3, Step::Supplement, &[]),
            step(4, Step::RequestSupplement, &["own_brand"]),
            step(5, Step::Supplement, &[]),
        ];
        let at = |capacity, brand| handed(&[("capacity", capacity), ("own_brand", brand)], &[]);
        let all = supplements(&steps, &[(1, at("1", "甲")), (3, at("2", "甲")), (5, at("2", "乙"))]);
        let changes: Vec<_> = all.iter().map(|one| (one.seq, one.changed.clone(), one.unchanged.len())).collect();
        assert_eq!(
            changes,
            [(3, vec![(answer("capacity", "1", "2"), true)], 0), (5, vec![(answer("own_brand", "甲", "乙"), true)], 0)]
        );
        assert_eq!(supplements(&steps[..1], &[(1, at("1", "甲"))]), []);
    }

    #[test]
    fn what_was_handed_in_is_stored_and_read_alike() {
        let one = handed(&[("capacity", "10")], &[HandedPaper::new(PaperKind::PlaceProof, "证明.pdf", "ab")]);
        let text = serde_json::to_string(&one).expect("plain");
        assert_eq!(serde_json::from_str::<HandedIn>(&text).ok(), Some(one));
    }
}
