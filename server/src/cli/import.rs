//! `daodi import`.

use super::{CliError, Common, Outcome, open};
use crate::clock::Clock;
use clap::Args;
use std::path::PathBuf;

#[derive(Args)]
pub(super) struct Import {
    /// The folder: products.csv, enterprises.csv and the others, geo/ inside it.
    dir: PathBuf,
    /// Check and compare only; write nothing.
    #[arg(long)]
    dry_run: bool,
}

impl Import {
    pub(super) async fn run(&self, common: &Common) -> Outcome {
        let config = common.load()?;
        let store = open(&config).await?;
        let clock = Clock::system();
        let report = crate::import::run(&store, &self.dir, clock.micros(), &clock.id(), self.dry_run).await;
        store.close().await;
        let report = report.map_err(CliError::refused)?;
        common.print(&report, || report.to_string())?;
        if report.refused() {
            return Err(CliError::Refused("the files were refused; nothing was written".to_owned()));
        }
        Ok(())
    }
}
