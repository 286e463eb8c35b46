//! `daodi backup`.

use super::{CliError, Common, Outcome, open_existing};
use crate::clock::Clock;
use crate::services::acting::Acting;
use crate::services::backup::{Made, Source, make, usual_place};
use crate::services::progress::bytes;
use clap::Args;
use serde_json::json;
use std::fmt::Write as _;
use std::path::PathBuf;
use store::{DatabaseUrl, Options, Store};

#[derive(Args)]
pub(super) struct Backup {
    /// An empty or new folder for it; without this, one named after the moment in `backup_dir` of the configuration.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

impl Backup {
    pub(super) async fn run(self, common: &Common) -> Outcome {
        let config = common.load()?;
        let clock = Clock::system();
        let folder = match (self.out, &config.backup_dir) {
            (Some(out), _) => out,
            (None, Some(backup_dir)) => usual_place(backup_dir, clock),
            (None, None) => {
                return Err(CliError::Refused(
                    "say where to: --out DIR, or backup_dir in the configuration".to_owned(),
                ));
            }
        };
        let url = DatabaseUrl::parse(&config.database)?;
        // Looked at first: a backup must not make the database that it was to save.
        open_existing(&config).await?.release().await;
        let store = Store::open(&url, &Options::default()).await?;
        let source = Source { store: &store, url: &url, files: &config.files };
        let made = make(source, &folder, clock, &Acting::system("cli", clock), &common.progress(clock)).await;
        store.close().await;
        let made = made.map_err(CliError::refused)?;
        let keys: Vec<String> = config.key_files().iter().map(|(_, path)| path.display().to_string()).collect();
        let manifest = &made.manifest;
        let value = json!({
            "folder": made.folder,
            "engine": manifest.engine,
            "schema": manifest.schema,
            "made": manifest.made,
            "tables": manifest.tables,
            "files": manifest.files.len(),
            "file_bytes": manifest.file_bytes(),
            "database_bytes": manifest.database.size,
            "log": manifest.log,
            "lost": manifest.lost,
            "sum": manifest.sum,
            "seconds": seconds(made.took),
            "keys_not_in_it": keys,
        });
        common.print(&value, || words(&made, &keys))?;
        if made.manifest.lost.is_empty() {
            return Ok(());
        }
        Err(CliError::Refused(format!(
            "the backup is made, but without {} files: see `lost`",
            made.manifest.lost.len()
        )))
    }
}

fn words(made: &Made, keys: &[String]) -> String {
    let manifest = &made.manifest;
    let mut text = format!(
        "backup      {}\ndatabase    {} rows, {} (schema {})\nfiles       {}, {}\n",
        made.folder.display(),
        manifest.rows(),
        bytes(manifest.database.size),
        manifest.schema,
        manifest.files.len(),
        bytes(manifest.file_bytes()),
    );
    match &manifest.log {
        Some(log) => {
            let _ = writeln!(text, "log         {} entries, root {}", log.size, log.root);
        }
        None => text.push_str("log         no checkpoint yet\n"),
    }
    let _ = writeln!(text, "sum         {}\ntook        {} s", manifest.sum, seconds(made.took));
    for lost in &manifest.lost {
        let _ = writeln!(text, "lost        {}: {}", lost.sha256, lost.why);
    }
    let _ = write!(
        text,
        "Keys are not in it: whoever found both could make labels and read people's values. Keep {} in another place, \
         on paper or a device that is not at the net; without them no label can be checked and no person's value read.",
        keys.join(" and ")
    );
    text
}

/// µs as seconds with two places.
pub(super) fn seconds(micros: i64) -> f64 {
    (micros as f64 / 10_000.0).round() / 100.0
}
