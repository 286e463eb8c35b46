//! What `daodi log` does with the log of the database itself.

use super::RotateKey;
use crate::cli::{CliError, Common, Outcome, by, open};
use crate::clock::Clock;
use crate::log_keys::LogKeys;
use crate::services::log::{LogError, LogService};
use crate::services::named::Wanted;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use daodi::audit::{Action, ObjectKind};
use daodi::people::Capability;
use daodi::ports::Trail;
use daodi::transparency_log::{DumpWriter, Hash};
use serde_json::json;
use std::io::BufWriter;
use std::path::Path;

/// Entries read at a time.
const PART: i64 = 256;

async fn service(common: &Common) -> Result<(store::Store, LogService), CliError> {
    let config = common.load()?;
    let store = open(&config).await?;
    let keys = LogKeys::open(&config.log_key_file, &config.log_origin()).map_err(CliError::refused)?;
    Ok((store.clone(), LogService::new(store, Clock::system(), keys)))
}

/// Writes the log into a file.
pub(super) async fn dump(common: &Common, out: &Path) -> Outcome {
    let (store, log) = service(common).await?;
    log.sequence_all().await.map_err(CliError::refused)?;
    let Some((head, _)) = log.checkpoint().await.map_err(CliError::refused)? else {
        return Err(CliError::Refused("the log has no checkpoint yet".to_owned()));
    };
    let size = i64::try_from(head.checkpoint().size).unwrap_or(i64::MAX);
    let file = std::fs::File::create_new(out)
        .map_err(|error| CliError::Refused(format!("{} cannot be written: {error}", out.display())))?;
    let keys = log.with_keys(|keys| keys.verifier_keys());
    let mut writer = DumpWriter::begin(BufWriter::new(file), &keys, &head).map_err(CliError::refused)?;
    let hash = |text: &str| -> Result<Hash, CliError> {
        let bytes = STANDARD.decode(text).ok().and_then(|bytes| bytes.try_into().ok());
        bytes.map(Hash).ok_or_else(|| CliError::Refused("a stored hash cannot be read; run `daodi verify`".to_owned()))
    };
    let mut next = 0;
    while next < size {
        let hashes = store.log_hashes(next, PART.min(size - next)).await?;
        let entries = store.log_range(next, PART.min(size - next)).await?;
        if entries.is_empty() || hashes.len() != entries.len() {
            return Err(CliError::Refused(format!("entry {next} is missing; run `daodi verify`")));
        }
        for (entry, stored) in entries.iter().zip(&hashes) {
            writer.entry(&hash(stored)?, entry.leaf.as_bytes()).map_err(CliError::refused)?;
            next += 1;
            if writer.group_is_full() {
                writer.group(None).map_err(CliError::refused)?;
            }
        }
    }
    writer.end().map_err(CliError::refused)?;
    store.close().await;
    common.print(&json!({ "entries": size, "file": out.display().to_string() }), || {
        format!("{size} entries in {}\nnext: daodi log verify --dump {}", out.display(), out.display())
    })
}

/// Prints the latest checkpoint.
pub(super) async fn checkpoint(common: &Common) -> Outcome {
    let (store, log) = service(common).await?;
    log.sequence_all().await.map_err(CliError::refused)?;
    let checkpoint = log.checkpoint().await.map_err(CliError::refused)?;
    store.close().await;
    let Some((signed, at)) = checkpoint else {
        return Err(CliError::Refused("the log has no checkpoint yet".to_owned()));
    };
    let note = signed.to_string();
    common.print(&json!({ "size": signed.checkpoint().size, "at": at, "note": note }), || note.trim_end().to_owned())
}

/// Begins a new signing key, or says what that would do.
pub(super) async fn rotate_key(common: &Common, asked: &RotateKey) -> Outcome {
    let config = common.load()?;
    if !asked.yes {
        let keys = LogKeys::read_public(&config.log_key_file, &config.log_origin()).map_err(CliError::refused)?;
        let keys: Vec<String> = keys.unwrap_or_default().iter().map(ToString::to_string).collect();
        common.print(&json!({ "keys": keys, "done": false }), || {
            format!(
                "a new key would sign the log {} before these, which go on signing below it:\n{}\n\
                 The act stands in the public log, and {} changes: have its copy at hand.",
                config.log_origin(),
                keys.join("\n"),
                config.log_key_file.display()
            )
        })?;
        return Err(CliError::Refused("nothing was done; say --yes to do it".to_owned()));
    }
    let clock = Clock::system();
    let store = open(&config).await?;
    let wanted = Wanted {
        capability: Capability::ManageKeys,
        action: Action::KeyRotate,
        object_kind: ObjectKind::Key,
        object: "log",
    };
    let acting = by::acting(common, &store, asked.by.as_deref(), wanted, clock).await?;
    let keys = LogKeys::open(&config.log_key_file, &config.log_origin()).map_err(CliError::refused)?;
    let log = LogService::new(store.clone(), clock, keys);
    let begun = async {
        let key = log.begin_key(asked.reason.clone(), &acting).await?;
        // The first checkpoint of the new key covers the act that tells of it.
        log.sequence_all().await?;
        Ok::<_, LogError>((key, log.checkpoint().await?))
    };
    let begun = begun.await;
    store.close().await;
    let (key, checkpoint) = begun.map_err(CliError::refused)?;
    let note = checkpoint.map(|(signed, _)| signed.to_string()).unwrap_or_default();
    let value =
        json!({ "done": true, "key": key, "keys": log.verifier_keys(), "note": note, "by": asked.by.as_deref() });
    common.print(&value, || {
        format!(
            "new key: {key}\n\
             next:\n\
             1. Copy {file} to where its copy is kept, and to every other server of this database, now.\n\
             2. Publish the new key wherever the old one stands, and tell witnesses and whoever verifies the log. Until\n   \
             they know it, they go by the old key, which goes on signing. Whoever keeps older checkpoints keeps it.\n\
             3. Keep the first checkpoint of the new key:\n\n{note}",
            file = config.log_key_file.display(),
            note = note.trim_end(),
        )
    })
}
