//! `daodi calendar`.

use super::{CliError, Common, Outcome, by, open, open_existing};
use crate::clock::Clock;
use crate::services::calendar::{self, CalendarImportError, Imported};
use clap::Subcommand;
use daodi::application::{Calendar, DayKind};
use daodi::audit::{Action, ObjectKind};
use serde_json::json;
use std::path::PathBuf;

/// Commands on the working days that clocks run by.
#[derive(Subcommand)]
pub(super) enum CalendarCommand {
    /// Show the days that differ from the week, by year, and the notices they rest on.
    #[command(after_help = "Example:\n  daodi calendar show 2026\n")]
    Show {
        /// Only this year.
        year: Option<i16>,
    },
    /// Import the days of a year from a CSV file: date,kind,name,source; kind is holiday or workday. All rows or none.
    #[command(
        after_help = "Example:\n  daodi calendar import days-2027.csv --by sys.zhang\n\nThe file:\n  date,kind,name,source\n  2027-01-01,holiday,元旦,国办发明电〔2026〕9号 2026-11-05\n  2027-01-10,workday,元旦,国办发明电〔2026〕9号 2026-11-05\n"
    )]
    Import {
        /// The file.
        file: PathBuf,
        /// Login name of the account that imports: the act is its own in the trail and in the public log.
        #[arg(long, value_name = "LOGIN")]
        by: Option<String>,
    },
}

impl CalendarCommand {
    pub(super) async fn run(self, common: &Common) -> Outcome {
        let config = common.load()?;
        match self {
            Self::Show { year } => {
                let store = open_existing(&config).await?;
                let calendar = calendar::current(&store).await;
                store.close().await;
                show(common, &calendar?, year)
            }
            Self::Import { file, by } => {
                let bytes = std::fs::read(&file)
                    .map_err(|error| CliError::Refused(format!("{} cannot be read: {error}", file.display())))?;
                let store = open(&config).await?;
                let clock = Clock::system();
                let wanted = by::import(Action::CalendarImport, ObjectKind::Register, "calendar");
                let acting = by::acting(common, &store, by.as_deref(), wanted, clock).await?;
                let done = calendar::import(&store, clock, &bytes, &acting).await;
                store.close().await;
                imported(common, done)
            }
        }
    }
}

fn imported(common: &Common, done: Result<Imported, CalendarImportError>) -> Outcome {
    match done {
        Ok(Imported::Written(year)) => common.print(&json!({ "year": year, "written": true }), || {
            format!("{year}: imported; servers on this database count by it within about a second")
        }),
        Ok(Imported::Nothing(year)) => common
            .print(&json!({ "year": year, "written": false }), || format!("{year}: nothing to do, it has these days")),
        Err(CalendarImportError::Rows(problems)) if common.json => {
            let rows: Vec<_> = problems
                .iter()
                .map(|p| json!({ "line": p.line, "column": p.column, "fault": p.fault.code(), "words": p.fault.words() }))
                .collect();
            common.print(&json!({ "written": false, "problems": rows }), String::new)?;
            Err(CliError::Refused("the file was refused; nothing was imported".to_owned()))
        }
        Err(error) => Err(CliError::refused(error)),
    }
}

fn show(common: &Common, calendar: &Calendar, year: Option<i16>) -> Outcome {
    let wanted = |of: i16| year.is_none_or(|year| year == of);
    let runs: Vec<_> = calendar.runs().iter().filter(|run| wanted(run.year)).collect();
    if runs.is_empty()
        && let Some(year) = year
    {
        return common.print(&json!({ "year": year, "days": [] }), || {
            format!(
                "{year}: no notice is known; Monday to Friday are counted. Import it: daodi calendar import FILE.csv"
            )
        });
    }
    let value: Vec<_> = runs
        .iter()
        .map(|run| {
            json!({
                "year": run.year, "first": run.first.to_string(), "last": run.last.to_string(),
                "kind": if run.kind == DayKind::Off { "holiday" } else { "workday" }, "name": run.name,
                "notice": run.notice.number, "issued": run.notice.issued.to_string(),
            })
        })
        .collect();
    common.print(&json!({ "days": value }), || {
        let mut text = String::new();
        let mut last = None;
        for run in &runs {
            let heading = (run.year, &run.notice);
            if last != Some(heading) {
                text += &format!("{}  {} {}\n", run.year, run.notice.number, run.notice.issued);
                last = Some(heading);
            }
            let kind = if run.kind == DayKind::Off { "holiday" } else { "workday" };
            let days =
                if run.first == run.last { run.first.to_string() } else { format!("{} – {}", run.first, run.last) };
            text += &format!("  {kind}  {days}  {}\n", run.name);
        }
        text.trim_end().to_owned()
    })
}
