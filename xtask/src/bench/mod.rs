//! `cargo xtask bench`: Daodi beside its peers, measured in the same run on the same machine.
//!
//! What cannot be run here prints "not tested" with the reason; no figure is carried over from another run.

mod announcement;
mod desk;
mod fetch;
mod labels;
mod lighthouse;
pub(crate) mod machine;
mod pages;
pub(crate) mod peers;
mod reading;
mod search;
mod table;
mod weight;

use crate::place::Place;
use crate::process::{Service, capture};
use crate::progress::{Paint, Steps, note, paint};
use crate::server::{Serve, tail};
use crate::{build, http, stop};
use anyhow::{Context, Result};
use clap::{Args, ValueEnum};
use std::path::PathBuf;
use std::process::{Command, ExitCode};
use std::time::Duration;
use table::Table;

/// Options of `bench`.
#[derive(Args)]
pub(crate) struct Options {
    /// Only these tables (repeat for several)
    #[arg(long, value_enum)]
    only: Vec<Section>,
    /// Seconds of load on each page, in each of the three rounds
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..=600))]
    seconds: u32,
    /// Build nothing first: measure the programs that are there
    #[arg(long)]
    as_built: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Section {
    /// Pages per second
    Pages,
    /// Search latency
    Search,
    /// The desk's queue with 100,000 cases
    Desk,
    /// An announcement of 1,000 rows
    Announcement,
    /// Labels per second, and whether a scanner reads them
    Labels,
    /// What a browser downloads
    Weight,
    /// Lighthouse scores
    Lighthouse,
}

/// What every section works with.
struct Stage<'a> {
    place: &'a Place,
    /// A folder for this run, removed afterwards; the label keys lie in it too.
    folder: PathBuf,
    /// The release server and its seeded database.
    serve: Serve,
    seconds: u32,
}

impl Stage<'_> {
    /// The server, started in the bench's own folder.
    fn start(&self) -> Result<Service> {
        let mut service = Service::start(self.serve.command(self.place)?.current_dir(&self.folder))?;
        let ready = || http::get(self.serve.port, "/readyz").is_ok_and(|answer| answer.status == 200);
        service.wait_until(Duration::from_secs(180), ready).with_context(|| {
            let log = self.serve.log.as_deref().map(tail).unwrap_or_default();
            format!("the server did not start; its log ends with:\n{log}")
        })?;
        Ok(service)
    }

    /// The server's command line on the bench's database and keys.
    fn daodi(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(self.place.daodi(self.serve.debug));
        command.args(arguments).args(["--database", &self.serve.database]).current_dir(&self.folder);
        command
    }

    /// Issues demonstration labels and answers what `daodi label issue --json` says of the batch.
    fn issue(&self, count: u32) -> Result<serde_json::Value> {
        let count = count.to_string();
        let words = ["label", "issue", "--demo", "--net-grams", "250", "--count", &count, "--json"];
        let said = capture(&mut self.daodi(&words))?;
        serde_json::from_str(said.trim()).context("the answer of `daodi label issue --json`")
    }

    /// The addresses of a batch's first labels, from the CSV of `daodi label list`.
    fn addresses(&self, batch: &str, count: u32) -> Result<Vec<String>> {
        let count = count.to_string();
        let list = capture(&mut self.daodi(&["label", "list", batch, "--from", "1", "--to", &count]))?;
        let mut lines = list.lines();
        let heads = lines.next().unwrap_or_default();
        let column = heads.split(',').position(|head| head == "url").context("no column `url`")?;
        lines.map(|line| line.split(',').nth(column).map(str::to_owned).context("a line without an address")).collect()
    }
}

/// Runs the command.
pub(crate) fn command(options: &Options) -> Result<ExitCode> {
    let place = Place::find()?;
    if !options.as_built {
        let mut steps = Steps::new(build::STEPS + 1);
        build::all(&place, false, &mut steps)?;
        steps.step("Programs of the bench", || peers::build_examples(&place))?;
    }
    let folder = place.target.join(format!("bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder).with_context(|| format!("making {}", folder.display()))?;
    let outcome = measure(&place, options, &folder);
    let _ = std::fs::remove_dir_all(&folder);
    outcome
}

fn measure(place: &Place, options: &Options, folder: &std::path::Path) -> Result<ExitCode> {
    let serve = Serve {
        debug: false,
        port: http::free_port()?,
        database: format!("sqlite:{}", folder.join("daodi.db").display()),
        log: Some(folder.join("server.log")),
        config: Some(crate::server::own_config(folder)?),
    };
    println!("{}", machine::describe(place));
    if options.as_built {
        println!("- programs: as built before, perhaps not of this commit");
    }
    let stage = Stage { place, folder: folder.to_path_buf(), serve, seconds: options.seconds };
    let service = stage.start()?;
    type Work = fn(&Stage<'_>) -> Table;
    let sections: [(Section, &str, Work); 7] = [
        (Section::Pages, "pages", pages::measure),
        (Section::Search, "search", search::measure),
        (Section::Desk, "the desk", desk::measure),
        (Section::Announcement, "an announcement", announcement::measure),
        (Section::Labels, "labels", labels::measure),
        (Section::Weight, "what a browser downloads", weight::measure),
        (Section::Lighthouse, "lighthouse", lighthouse::measure),
    ];
    for (section, name, work) in sections {
        stop::check()?;
        if options.only.is_empty() || options.only.contains(&section) {
            note(&format!("measuring: {}", paint(Paint::Strong, name)));
            work(&stage).print();
        }
    }
    drop(service);
    Ok(ExitCode::SUCCESS)
}
