//! `daodi doctor`.

use super::{CliError, Common, Outcome};
use crate::clock::Clock;
use crate::services::doctor::{CHECKS, Facts, Found, Severity, examine};
use clap::Args;
use serde_json::json;
use std::fmt::Write as _;
use store::DatabaseUrl;

#[derive(Args)]
pub(super) struct Doctor {}

impl Doctor {
    pub(super) async fn run(self, common: &Common) -> Outcome {
        let config = common.load()?;
        let url = DatabaseUrl::parse(&config.database)?;
        let facts = Facts::gather(config, common.config.clone(), url, Clock::system()).await;
        let found = examine(&facts);
        common.print(&json!({ "checks": CHECKS.len(), "found": found }), || words(&found))?;
        let bad = found.iter().filter(|found| found.severity > Severity::Note).count();
        if bad == 0 { Ok(()) } else { Err(CliError::Refused(format!("{bad} things are wrong or soon will be"))) }
    }
}

fn words(found: &[Found]) -> String {
    let mut text = String::new();
    for one in found {
        let severity = match one.severity {
            Severity::Fault => "fault",
            Severity::Warning => "warning",
            Severity::Note => "note",
        };
        let _ = writeln!(
            text,
            "{severity:<8} {}: {}\n         {}\n         → {}",
            one.check, one.found, one.means, one.do_this
        );
    }
    let _ = write!(text, "{} checks, {} findings", CHECKS.len(), found.len());
    text
}
