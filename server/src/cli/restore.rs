//! `daodi restore`.

use super::backup::seconds;
use super::verify::{summary, trusted_keys};
use super::{CliError, Common, Outcome};
use crate::clock::Clock;
use crate::services::acting::Acting;
use crate::services::backup::{Restored, restore};
use clap::Args;
use serde_json::json;
use std::fmt::Write as _;
use std::path::PathBuf;
use store::DatabaseUrl;

#[derive(Args)]
pub(super) struct Restore {
    /// The folder of the backup.
    #[arg(long, value_name = "DIR")]
    from: PathBuf,
    /// A verifier key of the public log, `NAME+ID+KEY`, in place of those in the log's key file.
    #[arg(long, value_name = "KEY")]
    log_key: Vec<String>,
}

impl Restore {
    pub(super) async fn run(self, common: &Common) -> Outcome {
        let config = common.load()?;
        let clock = Clock::system();
        let url = DatabaseUrl::parse(&config.database)?;
        let keys = trusted_keys(&config, &self.log_key)?;
        let acting = Acting::system("cli", clock);
        let progress = common.progress(clock);
        let restored = restore(&self.from, &url, &config.files, &keys, clock, &acting, &progress).await;
        let restored = restored.map_err(CliError::refused)?;
        let missing: Vec<String> = config
            .key_files()
            .into_iter()
            .filter(|(_, path)| !path.exists())
            .map(|(_, path)| path.display().to_string())
            .collect();
        let value = json!({
            "made": restored.manifest.made,
            "tables": restored.manifest.tables,
            "schema_of_backup": restored.manifest.schema,
            "files": restored.manifest.files.len(),
            "log": restored.manifest.log,
            "lost": restored.manifest.lost,
            "verified": restored.report,
            "missing_keys": missing,
            "seconds": seconds(restored.took),
        });
        common.print(&value, || words(&restored, &missing))?;
        match restored.report.findings.len() {
            0 => Ok(()),
            count => {
                Err(CliError::Refused(format!("the backup is restored, but the check finds {count} faults in it")))
            }
        }
    }
}

fn words(restored: &Restored, missing: &[String]) -> String {
    let manifest = &restored.manifest;
    let mut text = format!("restored    the state of {}\n", manifest.made);
    for (table, rows) in manifest.tables.iter().filter(|(_, rows)| **rows > 0) {
        let _ = writeln!(text, "            {table:<24} {rows:>9}");
    }
    let _ = writeln!(text, "{}\ntook        {} s", summary(&restored.report), seconds(restored.took));
    for key in missing {
        let _ = writeln!(text, "missing     {key}: put it in its place before the server starts");
    }
    text.trim_end().to_owned()
}
