//! Key files are read again each second, by every server for itself: what one server, a command or the operator adds counts
//! for all of them without a restart.

use crate::http::App;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::MissedTickBehavior;

/// Takes in what was changed in the three key files since they were read.
///
/// # Errors
/// What is wrong with one or more of them, for the log; the keys of those stay as they were.
pub fn reopen_keys(app: &App) -> Result<(), String> {
    let vault = app.accounts.vault();
    let results = [
        ("log", app.log.reopen_keys().map_err(|error| error.to_string())),
        ("label", app.labels.reopen_keys().map_err(|error| error.to_string())),
        ("secret", vault.reopen().map_err(|error| error.to_string())),
    ];
    let mut wrong = Vec::new();
    for (file, result) in results {
        match result {
            Ok(true) => tracing::info!(file, "the key file was changed: its keys are in use from now on"),
            Ok(false) => {}
            Err(error) => wrong.push(error),
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("; ")) }
}

/// Does so each second. A fault is said once, not each second.
pub(super) fn watch(app: &Arc<App>) -> tokio::task::JoinHandle<()> {
    let app = Arc::clone(app);
    tokio::spawn(async move {
        let mut turns = tokio::time::interval(Duration::from_secs(1));
        turns.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut said = String::new();
        loop {
            turns.tick().await;
            let of = Arc::clone(&app);
            let done = tokio::task::spawn_blocking(move || reopen_keys(&of)).await;
            let wrong = done.unwrap_or_else(|error| Err(error.to_string())).err().unwrap_or_default();
            if wrong != said && !wrong.is_empty() {
                tracing::error!(error = wrong, "a key file cannot be read; its keys stay as they were");
            }
            said = wrong;
        }
    })
}
