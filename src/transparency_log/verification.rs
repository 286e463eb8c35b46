//! Verifying a whole log from a source, in one pass and with room for a few hundred hashes, however long it is.
//!
//! What is believed: the trusted keys, and with them the signed roots. Everything else the source says is checked
//! against them. Where it says a thing twice (an entry's bytes and its hash, the hash of a subtree, older checkpoints) the
//! one that leads to a signed root tells what of the other was changed.

mod groups;
mod report;

use super::checkpoint::{Checkpoint, CheckpointError, SignedCheckpoint};
use super::finding::{Fault, Finding};
use super::hash::Hash;
use super::note::NoteError;
use super::signing::TrustedKeys;
use super::source::{Entries, LogSource, Part, SourceError};
use groups::Groups;
pub use report::{Report, Trust, Unreadable};

/// Most findings that are kept. The first is what matters; a wholly different log would fill the memory.
const MAX_FINDINGS: usize = 16;

/// Verifies a log from its beginning to its end.
///
/// # Errors
/// [`Unreadable`] where the source cannot be read. Whatever is wrong with the log stands in the report.
pub fn verify(source: &mut dyn LogSource, trust: &Trust) -> Result<Report, Unreadable> {
    let own_keys = trust.keys.log.is_empty();
    let mut keys = trust.keys.clone();
    if own_keys {
        keys.log = source.keys().to_vec();
    }
    let mut run = Run::new(keys, own_keys);
    if run.take_head(source.checkpoint()) {
        run.take_older(&trust.against);
    }
    if run.head.is_some() || source.reads_unsigned() {
        loop {
            match source.read() {
                Ok(Some(part)) => run.take(part),
                Ok(None) => break,
                Err(SourceError::Unreadable(why)) => return Err(Unreadable(why)),
                Err(error) => {
                    run.take_break(error);
                    break;
                }
            }
        }
    }
    Ok(run.end())
}

/// The findings on a dump whose head could not be read, as a report.
///
/// # Errors
/// [`Unreadable`].
pub fn refused(error: SourceError) -> Result<Report, Unreadable> {
    if let SourceError::Unreadable(why) = error {
        return Err(Unreadable(why));
    }
    let mut run = Run::new(TrustedKeys::default(), true);
    run.take_break(error);
    Ok(run.end())
}

/// A verification under way.
struct Run {
    keys: TrustedKeys,
    report: Report,
    /// The latest checkpoint, where it is signed; whether its root was reached and is right.
    head: Option<Checkpoint>,
    head_reached: bool,
    /// The checkpoints asked for that are still ahead, largest first.
    older: Vec<Checkpoint>,
    older_asked: usize,
    groups: Groups,
    /// The entry that did not stand at its place, and the one that stood there; nothing is compared after that.
    gap: Option<(u64, u64)>,
    gap_filled: bool,
    gap_closed: bool,
    /// Whether reading has come to a break.
    broken: bool,
    /// Size of the last checkpoint in the source.
    last_checkpoint: Option<u64>,
    /// Size up to which signed roots were right, and the same for the checkpoints asked for alone.
    good: u64,
    good_older: u64,
    /// Smallest size at which a root of the log, or of a checkpoint asked for, was not.
    bad: Option<u64>,
    bad_older: Option<u64>,
}

impl Run {
    fn new(keys: TrustedKeys, own_keys: bool) -> Self {
        Self {
            keys,
            report: Report { own_keys, ..Report::default() },
            head: None,
            head_reached: false,
            older: Vec::new(),
            older_asked: 0,
            groups: Groups::default(),
            gap: None,
            gap_filled: false,
            gap_closed: false,
            broken: false,
            last_checkpoint: None,
            good: 0,
            good_older: 0,
            bad: None,
            bad_older: None,
        }
    }

    fn find(&mut self, fault: Fault, entries: Option<Entries>, place: Option<String>) {
        if self.report.findings.len() < MAX_FINDINGS {
            self.report.findings.push(Finding { fault, entries, place });
        }
    }

    /// Takes the latest checkpoint; whether it is signed.
    fn take_head(&mut self, note: &[u8]) -> bool {
        let place = || Some("the latest checkpoint".to_owned());
        let Ok(signed) = SignedCheckpoint::parse(note) else {
            self.find(Fault::Malformed, None, place());
            return false;
        };
        let head = signed.checkpoint();
        head.origin.clone_into(&mut self.report.origin);
        self.report.size = head.size;
        self.report.root = Some(head.root);
        match self.keys.verify(&signed) {
            Ok(signed_by) => {
                self.report.signed_by = signed_by;
                self.head = Some(head.clone());
                true
            }
            Err(error) => {
                self.find(signature_fault(error), None, place());
                false
            }
        }
    }

    /// Takes the checkpoints to compare with.
    fn take_older(&mut self, against: &[SignedCheckpoint]) {
        let Some(head) = self.head.clone() else { return };
        // A witness cosigns what it is sent: not every older checkpoint has every witness.
        let keys = TrustedKeys::of_log(self.keys.log.clone());
        self.older_asked = against.len();
        for signed in against {
            let older = signed.checkpoint();
            let place = Some(format!("the older checkpoint of size {}", older.size));
            if older.origin != head.origin {
                self.find(Fault::OtherLog, None, place);
            } else if let Err(error) = keys.verify(signed) {
                self.find(signature_fault(error), None, place);
            } else if older.size > head.size {
                self.find(Fault::Shrunk, Some((head.size, older.size - 1)), place);
            } else {
                self.older.push(older.clone());
            }
        }
        self.older.sort_by_key(|older| std::cmp::Reverse(older.size));
    }

    fn take(&mut self, part: Part) {
        if let Some((expected, _)) = self.gap {
            // Only one thing is still to be learnt: whether the entry is missing or stands elsewhere.
            self.gap_filled |= matches!(part, Part::Entry { index, .. } if index == expected);
            return;
        }
        match part {
            // A group ends, but not all of its entries came.
            Part::Subtree { node, .. } if node.level == 8 && !self.groups.is_full() => {
                self.gap = Some((self.groups.size(), self.groups.size()));
            }
            Part::Subtree { node, hash } => {
                let findings = self.groups.take_subtree(node, hash);
                self.find_all(findings);
            }
            Part::Checkpoint(note) => self.take_checkpoint(&note),
            Part::Entry { index, hash, leaf } => {
                self.settle();
                let size = self.groups.size();
                if self.head.as_ref().is_some_and(|head| size >= head.size) {
                    self.find(Fault::EntryUncovered, Some((size, size)), None);
                    self.gap = Some((u64::MAX, index));
                } else if index == size {
                    self.groups.take_entry(hash, &leaf);
                } else {
                    self.gap = Some((size, index));
                }
            }
        }
    }

    fn find_all(&mut self, findings: Vec<(Fault, Entries)>) {
        for (fault, entries) in findings {
            self.find(fault, Some(entries), None);
        }
    }

    /// Compares with the checkpoints whose size has been reached.
    fn settle(&mut self) {
        let closed = self.groups.close();
        self.find_all(closed);
        let size = self.groups.size();
        while let Some(older) = self.older.pop_if(|older| older.size == size) {
            if self.confirm(older.root) {
                self.good_older = size;
                self.report.consistent_with.push(size);
            } else {
                self.bad_older.get_or_insert(size);
            }
        }
        if let Some(root) = self.head.as_ref().filter(|h| h.size == size && !self.head_reached).map(|h| h.root) {
            self.head_reached = true;
            if !self.confirm(root) {
                self.bad.get_or_insert(size);
            }
        }
    }

    /// Whether the entries so far lead to a signed root; what that tells is found.
    fn confirm(&mut self, root: Hash) -> bool {
        let Some(findings) = self.groups.confirm(root) else { return false };
        self.find_all(findings);
        if self.bad.is_none() {
            self.good = self.groups.size();
        }
        true
    }

    /// Takes an older checkpoint that stands in the source.
    fn take_checkpoint(&mut self, note: &[u8]) {
        let closed = self.groups.close();
        self.find_all(closed);
        let size = self.groups.size();
        let place = Some(format!("the checkpoint after {size} entries"));
        let keys = TrustedKeys::of_log(self.keys.log.clone());
        let signed = SignedCheckpoint::parse(note)
            .and_then(|signed| keys.verify(&signed).map(|_| signed).map_err(CheckpointError::Note));
        let checkpoint = match &signed {
            Ok(signed) => signed.checkpoint(),
            Err(CheckpointError::Note(error @ (NoteError::Unknown | NoteError::Forged))) => {
                return self.find(signature_fault(*error), None, place);
            }
            Err(_) => return self.find(Fault::Malformed, None, place),
        };
        if self.head.as_ref().is_some_and(|head| head.origin != checkpoint.origin) {
            self.find(Fault::OtherLog, None, place);
        } else if checkpoint.size != size || self.last_checkpoint.replace(size).is_some_and(|last| last >= size) {
            self.find(Fault::OutOfOrder, None, place);
        } else if self.confirm(checkpoint.root) {
            self.report.checkpoints.push(size);
        } else {
            self.bad.get_or_insert(size);
        }
    }

    fn take_break(&mut self, error: SourceError) {
        if self.close_gap() {
            return;
        }
        self.broken = !matches!(error, SourceError::Sum);
        match error {
            // All that can be compared has been read.
            SourceError::Sum => self.find(Fault::SumDiffers, None, None),
            SourceError::Cut => self.settle(),
            SourceError::Form { place, what, entries } => {
                let unresolved = self.groups.give_up();
                self.find_all(unresolved);
                self.find(Fault::Malformed, entries, Some(format!("{place}: {what}")));
            }
            SourceError::Absent { place, entries } => {
                let unresolved = self.groups.give_up();
                self.find_all(unresolved);
                self.find(Fault::EntryMissing, Some(entries), Some(place));
            }
            // Given to the caller before it comes here.
            SourceError::Unreadable(_) => {}
        }
        if self.broken && self.report.findings.is_empty() && self.head.is_none() {
            self.find(Fault::Truncated, None, None);
        }
    }

    /// Says of an entry that did not stand at its place whether it stood at another. True where there was one: whatever
    /// else is wrong after it follows from that.
    fn close_gap(&mut self) -> bool {
        let Some((expected, found)) = self.gap.filter(|(expected, _)| *expected != u64::MAX) else { return false };
        self.broken = true;
        if !std::mem::replace(&mut self.gap_closed, true) {
            let unresolved = self.groups.give_up();
            self.find_all(unresolved);
            let (fault, last) = match self.gap_filled {
                true => (Fault::OutOfOrder, expected),
                false => (Fault::EntryMissing, expected.max(found.saturating_sub(1))),
            };
            self.find(fault, Some((expected, last)), None);
        }
        true
    }

    fn end(mut self) -> Report {
        let size = self.groups.size();
        if !self.close_gap() && !self.broken {
            self.settle();
        }
        let unresolved = self.groups.give_up();
        self.find_all(unresolved);
        // Where a later root of the log holds, an older checkpoint that does not is of another history.
        let fork = self.bad_older.filter(|older| self.bad.is_none() || *older <= self.good);
        if let Some(size) = fork {
            let place = Some(format!("the older checkpoint of size {size}"));
            self.find(Fault::Forked, Some((self.good_older, size.saturating_sub(1))), place);
        }
        if let Some(bad) = self.bad {
            // Else it says on which side of it the change is.
            let side = self.bad_older.filter(|_| fork.is_none()).map_or(bad, |older| older.min(bad));
            self.find(Fault::RootDiffers, Some((self.good, side.saturating_sub(1))), None);
        }
        self.report.entries = size;
        let short = self.head.as_ref().map(|head| head.size).filter(|end| size < *end && self.gap.is_none());
        let told = self.report.findings.iter().any(|f| matches!(f.fault, Fault::Malformed | Fault::EntryMissing));
        if let Some(end) = short.filter(|_| !told) {
            self.find(Fault::Truncated, Some((size, end - 1)), None);
        }
        // Whatever was forgotten above, a log is whole only if its root and all older ones were reached.
        let reached = self.head.is_some() && self.head_reached && self.bad.is_none();
        let consistent = self.report.consistent_with.len() == self.older_asked;
        if self.report.findings.is_empty() && !(reached && consistent && !self.broken) {
            self.find(Fault::Truncated, None, None);
        }
        self.report
    }
}

fn signature_fault(error: NoteError) -> Fault {
    match error {
        NoteError::Forged => Fault::BadSignature,
        _ => Fault::Unsigned,
    }
}

#[cfg(test)]
mod tests;
