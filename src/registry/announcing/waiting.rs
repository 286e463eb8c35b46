//! Application cases that wait for the national office, beside the rows of an announcement that may answer them.

use super::{AnnouncedItem, CheckedItem, Filing, ItemField};
use crate::application::{Application, ChangeOf, Kind, State};
use crate::coded::coded;
use crate::identifiers::AnnouncementKind;
use crate::registry::{Register, Track};
use std::collections::{BTreeMap, HashMap};

coded! {
    /// What a row of an announcement is for the case that waits for the same right.
    pub enum CaseAnswer {
        /// The row answers the case.
        Answers "answers",
        /// The announcement came before the case was handed in, so that another one must answer it.
        Before "before",
        /// The row changes something else than the case asks for.
        OtherChange "other_change",
    }
}

/// A case that waits for the right that a row is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitingCase {
    /// The case.
    pub case: Application,
    /// Whether the row answers it. Where it does not, the case goes on waiting.
    pub answer: CaseAnswer,
}

/// Which of the cases that wait for the national office each row is about, by the row's number. Rows that are left out or
/// doubtful are about none.
#[must_use]
pub fn waiting_cases(
    filing: &Filing,
    (items, checked): (&[AnnouncedItem], &[CheckedItem]),
    register: &Register,
    cases: Vec<Application>,
) -> BTreeMap<u32, WaitingCase> {
    let (Some(day), Some(kind)) = (filing.date, kind_answered(filing.kind)) else { return BTreeMap::new() };
    // One application of a kind at a time is open for an enterprise's right.
    let mut waiting: HashMap<(String, String, Track), Application> = cases
        .into_iter()
        .filter(|case| case.kind == kind && case.state == State::NationalReview)
        .map(|case| ((case.enterprise.clone(), case.product.to_string(), case.track), case))
        .collect();
    let mut found = BTreeMap::new();
    for (item, row) in items.iter().zip(checked) {
        if row.left_out || !row.findings.is_empty() {
            continue;
        }
        let Some(case) = right_of(row, register).and_then(|right| waiting.remove(&right)) else { continue };
        let said = |field| !item.value(field).trim().is_empty();
        let other = match case.change_of.filter(|_| kind == Kind::Change) {
            Some(ChangeOf::Name) => !said(ItemField::NewName),
            Some(ChangeOf::Address) => !said(ItemField::NewAddress),
            // No row says more than name and address: what else the change is about, the announcement's text says.
            _ => false,
        };
        let answer = match () {
            () if !case.is_answered_on(day) => CaseAnswer::Before,
            () if other => CaseAnswer::OtherChange,
            () => CaseAnswer::Answers,
        };
        found.insert(item.line, WaitingCase { case, answer });
    }
    found
}

/// The kind of case that an announcement answers. Where a user is stopped who has asked to give up, nothing is left to wait
/// for; the right stands as stopped, which is what was announced.
fn kind_answered(kind: AnnouncementKind) -> Option<Kind> {
    match kind {
        AnnouncementKind::UserApproval => Some(Kind::New),
        AnnouncementKind::UserChange => Some(Kind::Change),
        AnnouncementKind::UserStop => Some(Kind::GivingUp),
        _ => None,
    }
}

/// Whose right in what, by which regime, a row is about.
fn right_of(row: &CheckedItem, register: &Register) -> Option<(String, String, Track)> {
    if let Some(right) = row.right.as_deref().and_then(|id| register.authorisation(id)) {
        return Some((right.enterprise.to_string(), right.product.to_string(), right.track));
    }
    Some((row.enterprise.as_ref()?.to_string(), row.product.as_ref()?.to_string(), row.track?))
}
