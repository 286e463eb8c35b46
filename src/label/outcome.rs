//! What a scan may say: one answer, chosen by a fixed order of precedence.

use super::{Batch, BatchState};
use crate::ports::ScanSummary;
use crate::registry::Authorisation;
use jiff::civil::Date;

/// What is known when a code is looked up.
#[derive(Clone, Copy, Debug)]
pub struct ScanFacts<'a> {
    /// Whether the text was a code and its MAC is ours.
    pub authentic: bool,
    /// The batch its tag names, if there is one.
    pub batch: Option<&'a Batch>,
    /// The item number within the batch, where a key gives one.
    pub index: Option<u32>,
    /// When and why this label was voided, if it was.
    pub void: Option<&'a (i64, String)>,
    /// All authorisations of the batch's enterprise for its product, ended ones included.
    pub authorisations: &'a [Authorisation],
    /// What is known of its scans, this one included; `None` where it was never counted.
    pub scans: Option<&'a ScanSummary>,
}

/// The register's answer to a scan. It never says genuine or fake: it says what the register knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScanOutcome {
    /// The batch is called back.
    Recalled {
        /// When, µs since the epoch, UTC; unknown only where the batch's state says it without a note.
        at: Option<i64>,
        /// Why.
        reason: String,
    },
    /// This label was withdrawn.
    Void {
        /// When, µs since the epoch, UTC.
        at: i64,
        /// Why.
        reason: String,
    },
    /// The register did not make this code.
    FailedCheck,
    /// In form a code of the register, but no batch has it.
    NeverIssued,
    /// Issued, not yet taken into use.
    NotInUse,
    /// The right to use the mark was not in force on the packing day.
    RightEnded {
        /// The day the right ended, where it had been in force before.
        ended: Option<Date>,
        /// The packing day.
        packed: Date,
    },
    /// In use, and seen before.
    SeenBefore {
        /// Distinct device-days so far, this one included.
        queries: i64,
        /// First scan, µs since the epoch, UTC.
        first_at: i64,
        /// Province of the first scan, if known.
        province: Option<String>,
    },
    /// In use, first scan.
    FirstSeen,
}

impl ScanOutcome {
    /// The code used in logs, counts and the API.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Recalled { .. } => "recalled",
            Self::Void { .. } => "void",
            Self::FailedCheck => "failed_check",
            Self::NeverIssued => "never_issued",
            Self::NotInUse => "not_in_use",
            Self::RightEnded { .. } => "right_ended",
            Self::SeenBefore { .. } => "seen_before",
            Self::FirstSeen => "first_seen",
        }
    }

    /// Whether the pack's particulars (enterprise, product, base) may be shown: only for a code the register made.
    #[must_use]
    pub fn shows_batch(&self) -> bool {
        !matches!(self, Self::FailedCheck | Self::NeverIssued)
    }
}

/// The one answer: recalled, void, failed check, never issued, not in use, right ended, seen before, first seen.
///
/// A recall is told even to a code that fails the check: whoever holds a pack that bears the batch's tag, be it
/// mistyped or copied, should hear the warning first.
#[must_use]
pub fn scan_outcome(facts: &ScanFacts<'_>) -> ScanOutcome {
    if let Some(batch) = facts.batch.filter(|b| b.state == BatchState::Recalled || b.recalled.is_some()) {
        let (at, reason) = batch.recalled.as_ref().map_or((None, ""), |(at, reason)| (Some(*at), reason.as_str()));
        return ScanOutcome::Recalled { at, reason: reason.to_owned() };
    }
    if let Some((at, reason)) = facts.void {
        return ScanOutcome::Void { at: *at, reason: reason.clone() };
    }
    if !facts.authentic {
        return ScanOutcome::FailedCheck;
    }
    let Some(batch) = facts.batch.filter(|batch| facts.index.is_some_and(|index| index < batch.count)) else {
        return ScanOutcome::NeverIssued;
    };
    if matches!(batch.state, BatchState::Issued | BatchState::Delivered) {
        return ScanOutcome::NotInUse;
    }
    // A demonstration batch belongs to a fictional enterprise, which can have no right.
    if !batch.demo && !facts.authorisations.iter().any(|right| right.in_force_on(batch.pack_date)) {
        let ended = facts.authorisations.iter().filter_map(|right| right.until);
        return ScanOutcome::RightEnded {
            ended: ended.filter(|end| *end <= batch.pack_date).max(),
            packed: batch.pack_date,
        };
    }
    match facts.scans {
        Some(scans) if !scans.is_first => ScanOutcome::SeenBefore {
            queries: scans.device_days,
            first_at: scans.first_at,
            province: scans.first_province.clone(),
        },
        _ => ScanOutcome::FirstSeen,
    }
}

#[cfg(test)]
mod tests;
