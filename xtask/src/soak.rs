//! `cargo xtask soak`: the proofs that take long. The work is done by the program `soak` of the package `tests`, which
//! knows the store and the forms; here it is built like the server, given a database, and told what to prove.

use crate::bench::machine;
use crate::place::Place;
use crate::progress::note;
use crate::test::{Cluster, Durability, install_missing_of};
use crate::{process, stop};
use anyhow::Result;
use clap::{Args, ValueEnum};
use std::process::{Command, ExitCode};

/// Options of `soak`. Without `--kill` and `--sync` the server is hammered.
#[derive(Args)]
pub(crate) struct Options {
    /// Kill the server so many times (500 where no number is given) under writers; nothing acknowledged may be lost or
    /// doubled (P2)
    #[arg(long, value_name = "ROUNDS", num_args = 0..=1, default_missing_value = "500", conflicts_with = "sync")]
    kill: Option<u32>,
    /// Watch the server's system calls: what is acknowledged is on the disk (P1; SQLite)
    #[arg(long)]
    sync: bool,
    /// How long to hammer: no 5xx, no lock, no growth, every proof valid (P6)
    #[arg(long, default_value_t = 10.0, conflicts_with_all = ["kill", "sync"])]
    minutes: f64,
    /// The database to kill the server on
    #[arg(long, value_enum, default_value_t = Database::Sqlite, requires = "kill")]
    database: Database,
    /// The seed of an earlier run, to draw the same again
    #[arg(long)]
    seed: Option<u64>,
    /// An unoptimised server, quicker to build; its times say nothing
    #[arg(long)]
    debug: bool,
    /// Writers at once
    #[arg(long, default_value_t = 64, conflicts_with = "sync")]
    writers: usize,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Database {
    /// A file of its own.
    Sqlite,
    /// A throw-away cluster that brings what it commits to the disk.
    Postgres,
}

/// Runs the command.
pub(crate) fn command(options: &Options) -> Result<ExitCode> {
    let place = Place::find()?;
    match (options.sync, options.database) {
        (true, _) => install_missing_of(&["strace"]),
        (_, Database::Postgres) => install_missing_of(&["postgresql"]),
        _ => {}
    }
    note(if options.debug { "building server and writers (debug)" } else { "building server and writers (release)" });
    // Named by their programs, not by their packages: see `build::server`.
    let mut cargo = place.cargo(["build", "--locked", "--bin", "daodi", "--bin", "soak"]);
    if !options.debug {
        cargo.arg("--release");
    }
    process::run(&mut cargo, "The compiler's message is above: mend it and run the command again.")?;
    stop::check()?;
    let cluster = match options.database {
        Database::Postgres => Some(Cluster::start(Durability::Synced)?),
        Database::Sqlite => None,
    };
    println!("{}\n", machine::describe(&place));
    let daodi = place.daodi(options.debug);
    let mut soak = Command::new(daodi.with_file_name("soak"));
    soak.arg(if options.sync {
        "sync"
    } else if options.kill.is_some() {
        "kill"
    } else {
        "hammer"
    });
    soak.arg("--program").arg(daodi);
    soak.arg("--folder").arg(place.target.join(format!("soak-{}", std::process::id())));
    soak.args(["--minutes", &options.minutes.to_string(), "--writers", &options.writers.to_string()]);
    if options.debug {
        soak.args(["--start", "30"]);
    }
    if let Some(rounds) = options.kill {
        soak.args(["--rounds", &rounds.to_string()]);
    }
    if let Some(seed) = options.seed {
        soak.args(["--seed", &seed.to_string()]);
    }
    if let Some(cluster) = &cluster {
        soak.args(["--database", cluster.url()]);
    }
    let status = process::status(&mut soak)?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
