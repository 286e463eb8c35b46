//! Sealing the days of the audit trail.

use crate::clock::{day, day_bounds};
use crate::http::App;
use crate::services::acting::{Acting, publish};
use crate::services::refused::Refused;
use daodi::audit::{Action, ObjectKind, SealFold};
use daodi::ports::{StoreError, Trail};
use jiff::civil::Date;

/// Rows read at a time.
const STRETCH: i64 = 1000;
/// How long a day stays open after its end, µs: whoever began an act before midnight may commit it after.
const GRACE: i64 = 5 * 60 * 1_000_000;

/// Seals every day of the trail that has ended and is not sealed: its rows, folded into one hash, go into the public log.
/// From then on a row of that day cannot be changed, added or taken out without being found.
///
/// # Errors
/// [`Refused`].
pub async fn seal_days(app: &App) -> Result<(), Refused> {
    let Some(first) = app.store.audit_first().await? else { return Ok(()) };
    let sealed = app.store.last_seal().await?.and_then(|seal| seal.day.parse::<Date>().ok());
    let mut next = match sealed {
        Some(last) => tomorrow(last)?,
        None => day(first),
    };
    let open = day(app.clock.micros() - GRACE);
    while next < open {
        seal_day(app, next).await?;
        next = tomorrow(next)?;
    }
    Ok(())
}

async fn seal_day(app: &App, day: Date) -> Result<(), Refused> {
    let (from, to) = day_bounds(day);
    let mut fold = SealFold::new();
    let mut after = String::new();
    loop {
        let rows = app.store.audit_stretch(from, to, &after, STRETCH).await?;
        rows.iter().for_each(|row| fold.add(row));
        match rows.last() {
            Some(last) => last.id.clone_into(&mut after),
            None => break,
        }
    }
    let seal = fold.seal(&day.to_string());
    let acting = Acting::system("job", app.clock);
    let mut act = acting.act(app.clock, Action::AuditSeal, ObjectKind::Audit, &seal.day);
    act.after = Some(seal.root.clone());
    let facts = publish(&mut act, |leaf| {
        leaf.fact("count", seal.count).fact("last", seal.last.as_str()).fact("root", seal.root.as_str())
    });
    facts.map_err(|_| Refused::Fault("leaf"))?;
    match app.store.seal_day(&seal, &act).await {
        // Another server was faster.
        Err(StoreError::Conflict) => Ok(()),
        other => Ok(other?),
    }
}

fn tomorrow(day: Date) -> Result<Date, Refused> {
    day.tomorrow().map_err(|_| Refused::Fault("date"))
}
