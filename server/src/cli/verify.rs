//! `daodi verify`.

use super::{CliError, Common, Outcome, open_existing};
use crate::clock::Clock;
use crate::config::Config;
use crate::log_keys::LogKeys;
use crate::services::progress::bytes;
use crate::services::verify::{Report, run};
use clap::Args;
use daodi::transparency_log::{TrustedKeys, VerifierKey};
use std::fmt::Write as _;

#[derive(Args)]
pub(super) struct Verify {
    /// A verifier key of the public log, `NAME+ID+KEY`, in place of those in the log's key file. May be given several
    /// times.
    #[arg(long, value_name = "KEY")]
    log_key: Vec<String>,
}

impl Verify {
    pub(super) async fn run(self, common: &Common) -> Outcome {
        let config = common.load()?;
        let clock = Clock::system();
        let keys = trusted_keys(&config, &self.log_key)?;
        let store = open_existing(&config).await?;
        let report = run(&store, &config.files, &keys, clock, &common.progress(clock)).await;
        store.release().await;
        let report = report.map_err(CliError::refused)?;
        common.print(&report, || summary(&report))?;
        match report.findings.len() {
            0 => Ok(()),
            1 => Err(CliError::Refused("one fault was found".to_owned())),
            count => Err(CliError::Refused(format!("{count} faults were found"))),
        }
    }
}

/// The keys that the public log is checked with: those given, else the public halves of the log's own key file.
pub(super) fn trusted_keys(config: &Config, given: &[String]) -> Result<TrustedKeys, CliError> {
    let keys: Result<Vec<VerifierKey>, _> = given.iter().map(|text| text.parse()).collect();
    let keys = keys.map_err(CliError::refused)?;
    if !keys.is_empty() {
        return Ok(TrustedKeys::of_log(keys));
    }
    let own = LogKeys::read_public(&config.log_key_file, &config.log_origin()).map_err(CliError::refused)?;
    Ok(TrustedKeys::of_log(own.unwrap_or_default()))
}

/// A report in words.
pub(super) fn summary(report: &Report) -> String {
    let mut text = format!(
        "database    {} rows\nfiles       {}, {}\ntrail       {} days sealed with {} rows\n",
        report.rows,
        report.files,
        bytes(report.bytes),
        report.sealed_days,
        report.sealed_rows
    );
    let _ = writeln!(
        text,
        "log         {} entries, root {}, {} waiting",
        report.log_size, report.log_root, report.log_waiting
    );
    if !report.signatures && report.log_size > 0 {
        text.push_str("note        the log's signatures were not checked: its key file is not there, and no --log-key was given\n");
    }
    for finding in &report.findings {
        let _ = writeln!(text, "fault       {finding}");
    }
    if report.left_out > 0 {
        let _ = writeln!(text, "fault       and {} more", report.left_out);
    }
    text.push_str(if report.is_good() { "all is well" } else { "not all is well" });
    text
}
