//! The long proofs as `cargo xtask soak` runs them: the same as in `tests/it/soak.rs`, for long.

use anyhow::{Context, Result};
use clap::{Parser, ValueEnum};
use std::io::{IsTerminal as _, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;
use store::{DatabaseUrl, Options, Store};
use tests::soak::ledger::Books;
use tests::soak::{Cast, Stand, hammer, kill, random, stand, sync};

/// What is proved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Proof {
    /// P2: killed at any moment, nothing acknowledged is lost or doubled.
    Kill,
    /// P6: under many writers for long, no 5xx and no growth.
    Hammer,
    /// P1: what is acknowledged is on the disk.
    Sync,
}

/// The long proofs.
#[derive(Parser)]
struct Arguments {
    /// Which.
    proof: Proof,
    /// The built program `daodi`.
    #[arg(long)]
    program: PathBuf,
    /// An empty database; an SQLite file of its own where it is left out.
    #[arg(long)]
    database: Option<String>,
    /// A folder of its own; kept where a proof fails.
    #[arg(long)]
    folder: PathBuf,
    /// Kills.
    #[arg(long, default_value_t = 500)]
    rounds: u32,
    /// Minutes of hammering.
    #[arg(long, default_value_t = 10.0)]
    minutes: f64,
    /// Writers at once.
    #[arg(long, default_value_t = 64)]
    writers: usize,
    /// Readers beside them.
    #[arg(long, default_value_t = 8)]
    readers: usize,
    /// Longest time that a start may take, seconds.
    #[arg(long, default_value_t = 5)]
    start: u64,
    /// Single acts that are watched.
    #[arg(long, default_value_t = 60)]
    acts: usize,
    /// The seed of an earlier run.
    #[arg(long)]
    seed: Option<u64>,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let seed = arguments.seed.unwrap_or_else(random::seed);
    println!("seed          {seed}");
    std::thread::spawn(end_when_told);
    match run(&arguments, seed) {
        Ok(text) => {
            progress_ends();
            println!("{text}");
            let _gone = std::fs::remove_dir_all(&arguments.folder);
            ExitCode::SUCCESS
        }
        Err(error) => {
            progress_ends();
            let kept = arguments.folder.display();
            println!("FAILED: {error:#}\nseed {seed}; journal, database and the server's log are kept in {kept}");
            ExitCode::FAILURE
        }
    }
}

/// Told to stop, the run ends at once, and the server with it.
fn end_when_told() {
    use tokio::signal::unix::{SignalKind, signal};
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let Ok(runtime) = runtime else { return };
    let told = runtime.block_on(async {
        let (Ok(mut terminate), Ok(mut interrupt)) = (signal(SignalKind::terminate()), signal(SignalKind::interrupt()))
        else {
            return false;
        };
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
        true
    });
    if told {
        stand::end_running();
        std::process::exit(130);
    }
}

fn run(arguments: &Arguments, seed: u64) -> Result<String> {
    std::fs::create_dir_all(&arguments.folder).context("making the folder")?;
    let folder = arguments.folder.canonicalize()?;
    let trace = folder.join("trace.txt");
    let watcher = match (arguments.proof, sync::watcher(&trace)) {
        (Proof::Sync, Err(why)) => return Ok(format!("not tested: {why}")),
        (Proof::Sync, Ok(watcher)) => watcher,
        _ => Vec::new(),
    };
    let database = match &arguments.database {
        Some(database) => database.clone(),
        None => format!("sqlite:{}", folder.join("daodi.db").display()),
    };
    let mut stand = Stand::new(&arguments.program.canonicalize()?, &database, &folder)?;
    let writers = if arguments.proof == Proof::Sync { 1 } else { arguments.writers };
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let cast = runtime.block_on(async {
        let store = Store::open(&DatabaseUrl::parse(&database)?, &Options::default()).await?;
        store.migrate().await?;
        tests::seed::import(&store).await;
        store.close().await;
        Cast::make(&stand, writers).await
    })?;
    drop(runtime);
    println!("database      {}", if database.starts_with("sqlite:") { "SQLite" } else { "PostgreSQL" });
    println!("writers       {writers}");
    match arguments.proof {
        Proof::Kill => {
            let plan = kill::Plan {
                rounds: arguments.rounds,
                seed,
                load: Duration::from_millis(450),
                start: Duration::from_secs(arguments.start),
                pause: Duration::from_millis(200),
            };
            kill::run(&mut stand, &cast, (plan, &Books::new(&folder, writers)?), &progress).map(|report| report.text())
        }
        Proof::Hammer => {
            let plan = hammer::Plan {
                lasts: Duration::from_secs_f64(arguments.minutes * 60.0),
                readers: arguments.readers,
                seed,
                pause: Duration::from_millis(500),
            };
            hammer::run(&mut stand, &cast, plan, &progress).map(|report| report.text())
        }
        Proof::Sync => {
            let mut stand = stand.watched_by(watcher);
            match sync::run(&mut stand, &trace, &cast, (arguments.acts, seed))? {
                sync::Report::Synced { acts, syncs } => Ok(format!(
                    "acknowledged  {acts} acts, each after its own change was brought to the disk\nunsynced      0\n\
                     fdatasync     {syncs} successful calls in all"
                )),
                sync::Report::NotTested(why) => Ok(format!("not tested: {why}")),
            }
        }
    }
}

/// Says how far it has come: in place on a terminal, else now and then.
fn progress(text: String) {
    use std::sync::atomic::{AtomicU32, Ordering};
    static SAID: AtomicU32 = AtomicU32::new(0);
    let said = SAID.fetch_add(1, Ordering::Relaxed);
    let mut to = std::io::stderr().lock();
    // Nobody has to listen.
    let _heard = if to.is_terminal() {
        write!(to, "\r\x1b[K{text}")
    } else if said.is_multiple_of(10) {
        writeln!(to, "{text}")
    } else {
        Ok(())
    };
}

fn progress_ends() {
    if std::io::stderr().is_terminal() {
        eprintln!();
    }
}
