//! What the server does by itself. Each job is taken by one server at a time, does the same when it runs twice, and is
//! tried again at its next turn when it fails.

mod digest;
mod keys;
mod mail;
mod orphans;
mod retention;
mod seal;

pub use digest::{last_due, send_digests};
pub use keys::reopen_keys;
pub use mail::deliver;
pub use orphans::{OrphanError, remove_orphans};
pub use retention::{Kept, SESSION_MONTHS, retain};
pub use seal::seal_days;

use crate::http::App;
use crate::services::acting::Acting;
use daodi::ports::Trail;
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

/// How long a server keeps a job to itself, µs: longer than a turn takes.
const LEASE: i64 = 60 * 1_000_000;

/// How long a server keeps the numbering of the log to itself, µs. Two servers that number at the same time do no harm: one
/// of them is told that the other was faster.
const SEQUENCE_LEASE: i64 = 3 * 1_000_000;

/// Starts every job. They end with the tasks that are given back.
#[must_use]
pub fn start(app: &Arc<App>) -> Vec<tokio::task::JoinHandle<()>> {
    let holder = app.clock.id();
    vec![
        keys::watch(app),
        // A checkpoint covers an act within 5 s, also where the server that had this job was killed.
        every(app, &holder, ("sequence", 1, SEQUENCE_LEASE), |app| async move {
            app.log.sequence_all().await.map_err(|error| error.to_string())
        }),
        every(app, &holder, ("mail", 5, mail::LEASE), |app| async move {
            deliver(&app).await.map_err(|error| error.to_string())
        }),
        every(app, &holder, ("digest", 300, 10 * LEASE), |app| async move {
            let until = last_due(app.clock.micros(), app.clock.today());
            send_digests(&app, until).await.map(|_| ()).map_err(|error| error.to_string())
        }),
        every(app, &holder, ("seal", 60, LEASE), |app| async move {
            seal_days(&app).await.map_err(|error| error.to_string())
        }),
        every(app, &holder, ("retention", 3600, LEASE), |app| async move {
            retain(&app.store, app.clock).await.map(|_| ()).map_err(|error| error.to_string())
        }),
        every(app, &holder, ("reminders", 300, 10 * LEASE), |app| async move {
            let acting = Acting::system("job", app.clock);
            app.cases.remind(&acting).await.map(|_| ()).map_err(|error| error.to_string())
        }),
        // Once an hour, so that a term that ends at midnight is written down before the office opens.
        every(app, &holder, ("lapse", 3600, LEASE), |app| async move {
            app.accounts.lapse_due().await.map(|_| ()).map_err(|error| error.to_string())
        }),
        every(app, &holder, ("unused", 3600, 10 * LEASE), |app| async move {
            app.accounts.warn_unused().await.map(|_| ()).map_err(|error| error.to_string())
        }),
        every(app, &holder, ("orphans", 3600, 10 * LEASE), |app| async move {
            let removed = remove_orphans(&app.uploads, &app.store, app.clock).await;
            removed.map(|_| ()).map_err(|error| error.to_string())
        }),
    ]
}

/// Does a job every so many seconds, as `(name, seconds, lease in µs)` says.
fn every<F, Fut>(
    app: &Arc<App>,
    holder: &str,
    (name, seconds, lease): (&'static str, u64, i64),
    work: F,
) -> tokio::task::JoinHandle<()>
where
    F: Fn(Arc<App>) -> Fut + Send + Sync + 'static,
    Fut: Future<Output = Result<(), String>> + Send,
{
    let (app, holder) = (Arc::clone(app), holder.to_owned());
    tokio::spawn(async move {
        let mut turns = tokio::time::interval(Duration::from_secs(seconds));
        turns.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        loop {
            turns.tick().await;
            let now = app.clock.micros();
            match app.store.take_lease(name, &holder, now, now + lease).await {
                Ok(true) => {
                    if let Err(error) = work(Arc::clone(&app)).await {
                        tracing::error!(job = name, error, "a job failed; it is tried again at its next turn");
                    }
                }
                Ok(false) => {}
                Err(error) => tracing::error!(job = name, %error, "a job could not be taken"),
            }
        }
    })
}
