//! Builds, runs, tests and measures Daodi: `cargo xtask build | run | dev | test | bench | scan | soak`.
//!
//! Exit codes: 0 done, 1 something failed (what to do next is printed), 2 wrong usage, 130 interrupted.

mod bench;
mod build;
mod dev;
mod http;
mod place;
mod process;
mod progress;
mod run;
mod scan;
mod server;
mod soak;
mod stop;
mod test;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// The commands a person working on Daodi needs.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", about, disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build the server, the browser's part and the style sheets
    #[command(after_help = "Example: cargo xtask build")]
    Build(build::Options),
    /// Build, then serve Henan's register on this machine
    #[command(after_help = "Example: cargo xtask run --port 3000 --open")]
    Run(run::Options),
    /// Serve, and rebuild whatever changes
    #[command(after_help = "Example: cargo xtask dev --port 3000")]
    Dev(dev::Options),
    /// Everything that is checked before a change is accepted
    #[command(after_help = "Example: cargo xtask test --fast")]
    Test(test::Options),
    /// Measure pages, search and labels beside their peers
    #[command(after_help = "Example: cargo xtask bench --only pages")]
    Bench(bench::Options),
    /// Let two scanners look for holes: schemathesis at the API, wapiti at the pages
    #[command(after_help = "Example: cargo xtask scan --cases 1000")]
    Scan(scan::Options),
    /// The long proofs: kill, hammer or watch the server for hours
    #[command(
        after_help = "Examples:\n  cargo xtask soak --minutes 120\n  cargo xtask soak --kill 500 --database postgres\n  cargo xtask soak --sync"
    )]
    Soak(soak::Options),
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let outcome = stop::listen().and_then(|()| match arguments.command {
        Command::Build(options) => build::command(&options),
        Command::Run(options) => run::command(&options),
        Command::Dev(options) => dev::command(&options),
        Command::Test(options) => test::command(&options),
        Command::Bench(options) => bench::command(&options),
        Command::Scan(options) => scan::command(&options),
        Command::Soak(options) => soak::command(&options),
    });
    match outcome {
        Ok(code) => code,
        Err(_) if stop::asked() => {
            eprintln!("\nStopped.");
            ExitCode::from(130)
        }
        Err(error) => {
            progress::failure(&error);
            ExitCode::FAILURE
        }
    }
}
