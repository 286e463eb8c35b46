//! Time, mail, the public log, sealed days, backups: what has to happen by itself.

use super::facts::{Database, LogFacts};
use super::{Facts, when};
use crate::clock::day;
use crate::services::progress::bytes;
use daodi::people::ERASURE_DAYS;
use jiff::ToSpan as _;
use jiff::civil::Date;

const SECOND: i64 = 1_000_000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// How long ago, for people.
fn ago(now: i64, then: i64) -> String {
    let passed = now - then;
    match passed {
        _ if passed < 2 * MINUTE => format!("{} seconds", passed / SECOND),
        _ if passed < 2 * HOUR => format!("{} minutes", passed / MINUTE),
        _ if passed < 2 * DAY => format!("{} hours", passed / HOUR),
        _ => format!("{} days", passed / DAY),
    }
}

pub(super) fn clock_behind(facts: &Facts) -> Vec<String> {
    let newest = facts.open().and_then(|database| database.audit_span).map(|(_, newest)| newest);
    let behind = newest.filter(|newest| *newest > facts.now + MINUTE);
    behind
        .map(|newest| format!("the newest act is {} ahead of the clock", ago(newest, facts.now)))
        .into_iter()
        .collect()
}

pub(super) fn clock_implausible(facts: &Facts) -> Vec<String> {
    let today = day(facts.now);
    when(!(2026..2100).contains(&today.year()), || format!("the clock says {today}"))
}

pub(super) fn disk(facts: &Facts) -> Vec<String> {
    let full = facts.disks.iter().filter(|(_, disk)| disk.free < 1_000_000_000 || disk.free < disk.total / 20);
    full.map(|(path, disk)| format!("{} of {} are free for {}", bytes(disk.free), bytes(disk.total), path.display()))
        .collect()
}

pub(super) fn mail_waiting(facts: &Facts) -> Vec<String> {
    let (waiting, oldest) = facts.open().map_or((0, None), |database| database.waiting_mail);
    let late = oldest.filter(|oldest| facts.now - oldest > HOUR);
    late.map(|oldest| format!("{waiting} mails wait, the oldest for {}", ago(facts.now, oldest))).into_iter().collect()
}

/// Five days before the promised day is time enough to decide.
pub(super) fn erasures(facts: &Facts) -> Vec<String> {
    let (waiting, oldest) = facts.open().map_or((0, None), |database| database.waiting_erasures);
    let late = oldest.filter(|oldest| facts.now - oldest > (i64::from(ERASURE_DAYS) - 5) * DAY);
    late.map(|oldest| format!("{waiting} requests for erasure wait, the oldest for {}", ago(facts.now, oldest)))
        .into_iter()
        .collect()
}

pub(super) fn mail_failed(facts: &Facts) -> Vec<String> {
    let failed = facts.open().map_or(0, |database| database.failed_mail);
    when(failed > 0, || format!("{failed} mails were given up in the last seven days"))
}

fn log(facts: &Facts) -> Option<&LogFacts> {
    facts.open().map(|database| &database.log)
}

pub(super) fn log_lag(facts: &Facts) -> Vec<String> {
    let oldest = log(facts).and_then(|log| log.oldest_waiting);
    let late = oldest.filter(|oldest| facts.now - oldest > 5 * MINUTE);
    late.map(|oldest| format!("an act waits for {} to stand in the public log", ago(facts.now, oldest)))
        .into_iter()
        .collect()
}

pub(super) fn checkpoint(facts: &Facts) -> Vec<String> {
    let fault = log(facts).and_then(|log| log.checkpoint_fault.as_ref());
    fault.map(|fault| format!("the newest checkpoint: {fault}")).into_iter().collect()
}

/// The day before yesterday must be sealed, where the trail has a row of it or an earlier one.
pub(super) fn seals(facts: &Facts) -> Vec<String> {
    let Some(Database { audit_span: Some((oldest, _)), last_sealed, .. }) = facts.open() else { return Vec::new() };
    let Ok(due) = day(facts.now).checked_sub(2.days()) else { return Vec::new() };
    let sealed = last_sealed.as_ref().and_then(|day| day.parse::<Date>().ok());
    let late = day(*oldest) <= due && sealed.is_none_or(|sealed| sealed < due);
    when(late, || match sealed {
        Some(sealed) => format!("the last sealed day is {sealed}"),
        None => format!("no day is sealed, though the trail begins on {}", day(*oldest)),
    })
}

pub(super) fn backup_unset(facts: &Facts) -> Vec<String> {
    when(facts.config.backup_dir.is_none(), || "backup_dir is not set".to_owned())
}

pub(super) fn backup_stale(facts: &Facts) -> Vec<String> {
    let Some(folder) = &facts.config.backup_dir else { return Vec::new() };
    let days = i64::from(facts.config.backup_days);
    match &facts.newest_backup {
        None => vec![format!("there is no backup in {}", folder.display())],
        Some(newest) => when(facts.now - newest.at > days * DAY, || {
            format!("the newest backup was made {} ago", ago(facts.now, newest.at))
        }),
    }
}

pub(super) fn backup_broken(facts: &Facts) -> Vec<String> {
    facts.broken_backups.iter().map(|(path, why)| format!("{}: {why}", path.display())).collect()
}

pub(super) fn backup_lost(facts: &Facts) -> Vec<String> {
    let lost = facts.newest_backup.as_ref().map_or(0, |newest| newest.lost.len());
    when(lost > 0, || format!("the newest backup is without {lost} files"))
}
