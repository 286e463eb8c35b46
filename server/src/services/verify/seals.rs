//! Sealed days: their rows fold into the root that was sealed, and the public log tells of the same root.

use super::finding::{Fault, Findings};
use super::{PAGE, Report, VerifyError};
use crate::clock::{day, day_bounds};
use crate::services::progress::Progress;
use daodi::audit::{SealFold, is_leaf_of_seal};
use daodi::ports::AuditSeal;
use jiff::civil::Date;
use store::maintenance::{PageKey, SealRow, Snapshot};

const SEAL: &str = "audit_seal";

pub(super) async fn check(
    state: &mut Snapshot,
    found: &mut Findings,
    report: &mut Report,
    progress: &Progress,
) -> Result<(), VerifyError> {
    let mut expected = state.audit_span().await?.map(|(oldest, _)| day(oldest));
    let mut at = PageKey::default();
    while !at.ended() {
        // Few at a time: each stands for a whole day.
        for row in state.sealed_days(&mut at, 50).await? {
            let row = match row {
                Ok(row) => row,
                Err(row) => {
                    found.unreadable(SEAL, row.key);
                    continue;
                }
            };
            let Ok(date) = row.day.parse::<Date>() else {
                found.row(Fault::Seal, SEAL, row.day, "is no day");
                continue;
            };
            if let Some(missing) = expected.filter(|missing| *missing < date) {
                found.row(Fault::SealGap, SEAL, missing.to_string(), format!("is not sealed, though {date} is"));
            }
            expected = date.tomorrow().ok();
            check_day(state, row, date, found, report).await?;
            progress.tick(|| format!("the trail: sealed days up to {date}"));
        }
    }
    let mut at = PageKey::default();
    while !at.ended() {
        for one in state.lost_seals(&mut at, PAGE).await? {
            match one {
                Ok((_, day)) => found.row(Fault::SealGap, SEAL, day, "the public log tells of this seal; it is gone"),
                Err(one) => found.unreadable("log_entry", one.key),
            }
        }
    }
    Ok(())
}

async fn check_day(
    state: &mut Snapshot,
    row: SealRow,
    date: Date,
    found: &mut Findings,
    report: &mut Report,
) -> Result<(), VerifyError> {
    let (from, to) = day_bounds(date);
    let mut fold = SealFold::new();
    let mut at = PageKey::default();
    while !at.ended() {
        for audit in state.audit_day(from, to, &mut at, PAGE).await? {
            match audit {
                Ok(audit) => fold.add(&audit),
                Err(one) => found.unreadable("audit", one.key),
            }
        }
    }
    let SealRow { day, last, count, root, leaf } = row;
    let sealed = AuditSeal { day, last, count, root };
    let now = fold.seal(&sealed.day);
    report.sealed_days += 1;
    report.sealed_rows += now.count;
    if now.count != sealed.count {
        let what = format!("the trail has {} rows of this day, {} were sealed", now.count, sealed.count);
        found.row(Fault::Seal, SEAL, &sealed.day, what);
    } else if now != sealed {
        found.row(Fault::Seal, SEAL, &sealed.day, "the rows of this day are not those that were sealed");
    }
    match leaf {
        Some(leaf) if is_leaf_of_seal(leaf.as_bytes(), &sealed) => {}
        Some(_) => found.row(Fault::SealLeaf, SEAL, sealed.day, "the public log tells of another seal of this day"),
        None => found.row(Fault::SealLeaf, SEAL, sealed.day, "the public log does not tell of this seal"),
    }
    Ok(())
}
