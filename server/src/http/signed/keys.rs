//! Key epochs: what there is of each kind, and beginning a new one.

use super::super::App;
use super::super::visit::Visit;
use crate::keys;
use crate::secrets::Vault;
use crate::services::acting::{Acting, publish};
use crate::services::log::LogError;
use crate::services::refused::Refused;
use app::pages::admin::{KeyKind, KeysView, LabelKeyRow, LogKeyRow, SecretKeyRow};
use daodi::audit::{Action, ObjectKind};
use daodi::form::Fault;
use daodi::ports::{AuditQuery, Labels, Trail};
use std::collections::HashMap;

/// What is kept of the keys, newest first.
pub(super) async fn view(visit: &Visit, rotate: Option<KeyKind>, done: Option<Action>) -> Result<KeysView, Refused> {
    let app = &visit.app;
    let since = begun(app).await?;
    let used: HashMap<i64, (i64, i64)> = app
        .store
        .batch_epochs()
        .await?
        .into_iter()
        .map(|(epoch, batches, labels)| (epoch, (batches, labels)))
        .collect();
    let keyring = app.labels.keyring();
    let newest = keyring.newest();
    let label = keyring
        .epochs()
        .into_iter()
        .rev()
        .map(|epoch| {
            let (batches, labels) = used.get(&i64::from(epoch)).copied().unwrap_or_default();
            LabelKeyRow { epoch: i64::from(epoch), batches, labels, current: Some(epoch) == newest }
        })
        .collect();
    let log = app
        .log
        .verifier_keys()
        .into_iter()
        .enumerate()
        .map(|(at, verifier)| LogKeyRow { since: since.get(&verifier).copied(), verifier, current: at == 0 })
        .collect();
    let vault = app.accounts.vault();
    let secret = vault
        .epochs()
        .into_iter()
        .rev()
        .map(|epoch| SecretKeyRow {
            epoch: i64::from(epoch),
            since: since.get(&format!("secret {epoch}")).copied(),
            current: epoch == vault.newest(),
        })
        .collect();
    Ok(KeysView { label, log, secret, rotate, done })
}

/// When keys were begun, as far as the audit trail says.
async fn begun(app: &App) -> Result<HashMap<String, i64>, Refused> {
    let query = AuditQuery { action: Action::KeyRotate.code().to_owned(), limit: 200, ..AuditQuery::default() };
    Ok(app.store.audit(&query).await?.rows.into_iter().map(|row| (row.object, row.at)).collect())
}

/// Begins a new epoch. This server takes it at once, others that share the file within a second (`crate::jobs`).
pub(super) async fn rotate(app: &App, kind: KeyKind, reason: String, acting: &Acting) -> Result<(), Refused> {
    let failed = |what: &'static str, error: &dyn std::fmt::Display| {
        tracing::error!(%error, what, "a key could not be begun");
        Refused::field("kind", Fault::Changed)
    };
    let (object, name) = match kind {
        KeyKind::Label => {
            let epoch = keys::begin_epoch(&app.config.key_file).map_err(|error| failed("label", &error))?;
            (format!("label {epoch}"), "label")
        }
        KeyKind::Secret => {
            let epoch = Vault::begin_epoch(&app.config.secret_key_file).map_err(|error| failed("secret", &error))?;
            (format!("secret {epoch}"), "secret")
        }
        KeyKind::Log => {
            return match app.log.begin_key(Some(reason), acting).await {
                Ok(_) => Ok(()),
                Err(LogError::Store(error)) => Err(error.into()),
                Err(error) => Err(failed("log", &error)),
            };
        }
    };
    let mut act = acting.act(app.clock, Action::KeyRotate, ObjectKind::Key, &object);
    act.reason = Some(reason);
    publish(&mut act, |leaf| leaf.fact("kind", name)).map_err(|_| Refused::Fault("leaf"))?;
    app.store.record(&act).await?;
    if let Err(error) = crate::jobs::reopen_keys(app) {
        tracing::error!(error, "the new key is not in use yet");
    }
    Ok(())
}
