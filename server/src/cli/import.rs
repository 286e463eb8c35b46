//! `daodi import`.

use super::{CliError, Common, Outcome, by, open};
use crate::clock::Clock;
use clap::Args;
use daodi::audit::{Action, ObjectKind};
use std::path::PathBuf;

#[derive(Args)]
pub(super) struct Import {
    /// The folder: products.csv, enterprises.csv and the others, geo/ inside it.
    dir: PathBuf,
    /// Check and compare only; write nothing.
    #[arg(long)]
    dry_run: bool,
    /// Login name of the account that imports: the act is its own in the trail and in the public log.
    #[arg(long, value_name = "LOGIN")]
    by: Option<String>,
}

impl Import {
    pub(super) async fn run(&self, common: &Common) -> Outcome {
        let config = common.load()?;
        let store = open(&config).await?;
        let clock = Clock::system();
        let wanted = by::import(Action::RegisterImport, ObjectKind::Register, "register");
        let acting = by::acting(common, &store, self.by.as_deref(), wanted, clock).await?;
        let report = crate::import::run(&store, &self.dir, clock, &acting, self.dry_run).await;
        store.close().await;
        let report = report.map_err(CliError::refused)?;
        let mut value = serde_json::to_value(&report).map_err(CliError::refused)?;
        value["by"] = self.by.as_deref().into();
        common.print(&value, || report.to_string())?;
        if report.refused() {
            return Err(CliError::Refused("the files were refused; nothing was written".to_owned()));
        }
        Ok(())
    }
}
