//! `cargo xtask bench`: Daodi beside its peers, measured in the same run on the same machine.
//!
//! What cannot be run here prints "not tested" with the reason; no figure is carried over from another run.

mod labels;
mod lighthouse;
mod machine;
mod pages;
mod peers;
mod search;
mod table;

use crate::place::Place;
use crate::progress::{Paint, Steps, note, paint};
use crate::server::Serve;
use crate::{build, http, stop};
use anyhow::{Context, Result};
use clap::{Args, ValueEnum};
use std::path::PathBuf;
use std::process::ExitCode;
use table::Table;

/// Options of `bench`.
#[derive(Args)]
pub(crate) struct Options {
    /// Only these tables (repeat for several)
    #[arg(long, value_enum)]
    only: Vec<Section>,
    /// Seconds of load on each page
    #[arg(long, default_value_t = 8)]
    seconds: u32,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Section {
    /// Pages per second
    Pages,
    /// Search latency
    Search,
    /// Labels per second
    Labels,
    /// Lighthouse scores
    Lighthouse,
}

/// What every section works with.
struct Stage<'a> {
    place: &'a Place,
    /// A folder for this run, removed afterwards.
    folder: PathBuf,
    /// The release server and its seeded database.
    serve: Serve,
    seconds: u32,
}

/// Runs the command.
pub(crate) fn command(options: &Options) -> Result<ExitCode> {
    let place = Place::find()?;
    build::all(&place, false, &mut Steps::new(build::STEPS))?;
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
    };
    println!("{}", machine::describe(place));
    let stage = Stage { place, folder: folder.to_path_buf(), serve, seconds: options.seconds };
    let service = stage.serve.start(place)?;
    type Work = fn(&Stage<'_>) -> Table;
    let sections: [(Section, &str, Work); 4] = [
        (Section::Pages, "pages", pages::measure),
        (Section::Search, "search", search::measure),
        (Section::Labels, "labels", labels::measure),
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
