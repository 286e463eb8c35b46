//! The command line. Exit codes: 0 done, 1 refused or failed, 2 wrong usage.

mod account;
mod backup;
mod boundaries;
mod by;
mod calendar;
mod config;
mod demo;
mod doctor;
mod import;
mod label;
mod log;
mod migrate;
mod restore;
mod serve;
mod sheet;
mod verify;

use crate::clock::Clock;
use crate::config::{Config, ConfigError};
use crate::services::progress::Progress;
use clap::{Args, Parser, Subcommand};
use serde::Serialize;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;
use store::{DatabaseUrl, DatabaseUrlError, OpenError, Options, Store};

/// The register of Henan's geographical indications and brands.
#[derive(Parser)]
#[command(name = "daodi", version, arg_required_else_help = true, after_help = "Example:\n  daodi serve --port 3000\n")]
struct Cli {
    #[command(flatten)]
    common: Common,
    #[command(subcommand)]
    command: Command,
}

/// Options of every command.
#[derive(Args, Clone)]
pub(crate) struct Common {
    /// Where the database is: `sqlite:PATH` or `postgres://USER@HOST/NAME`.
    #[arg(long, global = true, env = "DAODI_DATABASE")]
    database: Option<String>,
    /// The configuration file (TOML).
    #[arg(long, global = true, env = "DAODI_CONFIG")]
    config: Option<PathBuf>,
    /// Answer in JSON.
    #[arg(long, global = true)]
    json: bool,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the pages, the labels and the API.
    #[command(after_help = "Example:\n  daodi serve --port 3000 --database sqlite:var/daodi.db\n")]
    Serve(serve::Serve),
    /// Bring the database to this version's schema.
    #[command(after_help = "Example:\n  daodi migrate --dry-run --database sqlite:var/daodi.db\n")]
    Migrate(migrate::Migrate),
    /// Copy database and files into a folder, while the server runs.
    #[command(after_help = "Example:\n  daodi backup --out /backup/2026-11-20\n")]
    Backup(backup::Backup),
    /// Restore a backup into an empty place, and check it.
    #[command(after_help = "Example:\n  daodi restore --from /backup/2026-11-20 --database sqlite:var/daodi.db\n")]
    Restore(restore::Restore),
    /// Check database, files, trail and public log against each other; change nothing.
    #[command(after_help = "Example:\n  daodi verify --database sqlite:var/daodi.db\n")]
    Verify(verify::Verify),
    /// Look for what is wrong or soon will be: rights, keys, backups, settings, disk, jobs.
    #[command(after_help = "Example:\n  daodi doctor --config daodi.toml\n")]
    Doctor(doctor::Doctor),
    /// Read a folder of the register's files into the database; all rows or none.
    #[command(after_help = "Example:\n  daodi import data/henan --dry-run\n  daodi import data/henan --by sys.zhang\n")]
    Import(import::Import),
    /// Replace the outlines of the counties by a file of the operator's own.
    #[command(
        after_help = "Example:\n  daodi import-boundaries counties.geojson --source 天地图 --licence 公开使用 --crs CGCS2000 --map-review-no 豫S（2026）001号\n"
    )]
    ImportBoundaries(boundaries::ImportBoundaries),
    /// Show and import the working days that clocks run by.
    #[command(subcommand)]
    Calendar(calendar::CalendarCommand),
    /// Fill an empty database with a fictional world for trying out; it says so on every page.
    #[command(after_help = "Example:\n  daodi demo --database sqlite:var/demo.db\n")]
    Demo(demo::Demo),
    /// Make, invite, disable, enable and list accounts.
    #[command(subcommand)]
    Account(account::AccountCommand),
    /// Issue, print, list, check and withdraw labels.
    #[command(subcommand)]
    Label(label::Label),
    /// Verify the transparency log and its proofs.
    #[command(subcommand)]
    Log(log::Log),
    /// Check the configuration.
    #[command(subcommand)]
    Config(config::ConfigCommand),
}

/// Why a command came to nothing. Printed as one line.
#[derive(Debug, thiserror::Error)]
pub(crate) enum CliError {
    #[error(transparent)]
    Config(#[from] ConfigError),
    #[error(transparent)]
    Url(#[from] DatabaseUrlError),
    #[error(transparent)]
    Open(#[from] OpenError),
    #[error(transparent)]
    Store(#[from] daodi::ports::StoreError),
    #[error("{0}")]
    Refused(String),
}

impl CliError {
    pub(crate) fn refused(error: impl std::fmt::Display) -> Self {
        Self::Refused(error.to_string())
    }
}

pub(crate) type Outcome = Result<(), CliError>;

impl Common {
    /// The configuration, the command line's own options above the file's.
    fn load(&self) -> Result<Config, CliError> {
        let mut config = Config::load(self.config.as_deref())?;
        if let Some(database) = &self.database {
            database.clone_into(&mut config.database);
        }
        Ok(config)
    }

    /// Takes the lines of long work: to standard error, unless the answer is for a program.
    fn progress(&self, clock: Clock) -> Progress {
        if self.json { Progress::silent(clock) } else { Progress::to(|line| eprintln!("… {line}"), clock) }
    }

    /// Prints a result: as JSON where asked for, else in words.
    fn print(&self, value: &impl Serialize, words: impl FnOnce() -> String) -> Outcome {
        let text = if self.json { serde_json::to_string(value).map_err(CliError::refused)? } else { words() };
        let mut out = std::io::stdout().lock();
        // A reader that has gone away (`| head`) is no failure.
        let _ = writeln!(out, "{text}");
        Ok(())
    }
}

/// Opens and migrates the database of a configuration.
pub(crate) async fn open(config: &Config) -> Result<Store, CliError> {
    let store = Store::open(&DatabaseUrl::parse(&config.database)?, &Options::default()).await?;
    store.migrate().await?;
    Ok(store)
}

/// Opens the database of a configuration to look at it: nothing is made, migrated or changed.
pub(crate) async fn open_existing(config: &Config) -> Result<Store, CliError> {
    Ok(Store::open_existing(&DatabaseUrl::parse(&config.database)?, &Options::default()).await?)
}

/// Runs the command line.
pub async fn run() -> ExitCode {
    let Cli { common, command } = Cli::parse();
    let json = common.json;
    let done = match command {
        Command::Serve(args) => args.run(&common).await,
        Command::Migrate(args) => args.run(&common).await,
        Command::Backup(args) => args.run(&common).await,
        Command::Restore(args) => args.run(&common).await,
        Command::Verify(args) => args.run(&common).await,
        Command::Doctor(args) => args.run(&common).await,
        Command::Import(args) => args.run(&common).await,
        Command::ImportBoundaries(args) => args.run(&common).await,
        Command::Calendar(command) => command.run(&common).await,
        Command::Demo(args) => args.run(&common).await,
        Command::Account(command) => command.run(&common).await,
        Command::Label(command) => command.run(&common).await,
        Command::Log(command) => command.run(&common).await,
        Command::Config(command) => command.run(&common),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            if json {
                eprintln!("{}", serde_json::json!({ "error": error.to_string() }));
            } else {
                eprintln!("daodi: {error}");
            }
            ExitCode::from(1)
        }
    }
}
