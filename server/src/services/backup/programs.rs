//! PostgreSQL's own programs for copying a database out and in. What they must know stands in their environment: nothing
//! of it can be read in a list of processes.

use crate::services::progress::{Progress, bytes};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;
use store::DatabaseUrl;
use tokio::process::Command;

/// Why one of the programs came to nothing.
#[derive(Debug, thiserror::Error)]
pub enum ProgramError {
    /// It is not installed.
    #[error("{0} is not installed: Debian has it in postgresql-client")]
    Missing(&'static str),
    /// It could not be started or waited for.
    #[error("{program} could not be run: {source}")]
    Run {
        /// Which.
        program: &'static str,
        /// The system's reason.
        source: std::io::Error,
    },
    /// It failed.
    #[error("{program} failed: {said}")]
    Failed {
        /// Which.
        program: &'static str,
        /// What it said last.
        said: String,
    },
}

/// Where a program is: in Debian's folder of the newest version, else on the path.
#[must_use]
pub fn find(name: &str) -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let newest = versions
        .filter_map(|entry| {
            let version: u32 = entry.file_name().to_str()?.parse().ok()?;
            let program = entry.path().join("bin").join(name);
            program.is_file().then_some((version, program))
        })
        .max();
    newest.map(|(_, program)| program).or_else(|| {
        let path = std::env::var_os("PATH")?;
        std::env::split_paths(&path).map(|folder| folder.join(name)).find(|program| program.is_file())
    })
}

/// Writes a database into a file, in the state that a snapshot names.
pub(super) async fn dump(
    url: &DatabaseUrl,
    snapshot: &str,
    target: &Path,
    progress: &Progress,
) -> Result<(), ProgramError> {
    let mut command = program("pg_dump", url)?;
    command.args(["--format=custom", "--no-owner", "--no-privileges", "--no-password"]);
    command.arg(format!("--snapshot={snapshot}")).arg("--file").arg(target);
    run("pg_dump", command, || format!("the database: {}", written(target)), progress).await
}

/// Reads a file into an empty database: everything or nothing.
pub(super) async fn restore(url: &DatabaseUrl, source: &Path, progress: &Progress) -> Result<(), ProgramError> {
    let mut command = program("pg_restore", url)?;
    let name = url.libpq_environment().into_iter().find(|(key, _)| *key == "PGDATABASE").map(|(_, name)| name);
    command.args(["--exit-on-error", "--single-transaction", "--no-owner", "--no-privileges", "--no-password"]);
    command.arg("--dbname").arg(name.unwrap_or_default()).arg(source);
    run("pg_restore", command, || "the database is being filled".to_owned(), progress).await
}

fn program(name: &'static str, url: &DatabaseUrl) -> Result<Command, ProgramError> {
    let mut command = Command::new(find(name).ok_or(ProgramError::Missing(name))?);
    command.envs(url.libpq_environment()).env("LC_ALL", "C");
    // The server's own limits of time are for requests.
    command.env("PGOPTIONS", "-c statement_timeout=0 -c lock_timeout=60s -c idle_in_transaction_session_timeout=0");
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).kill_on_drop(true);
    Ok(command)
}

async fn run(
    program: &'static str,
    mut command: Command,
    how_far: impl Fn() -> String,
    progress: &Progress,
) -> Result<(), ProgramError> {
    let failed = |source| ProgramError::Run { program, source };
    let child = command.spawn().map_err(failed)?;
    let ended = child.wait_with_output();
    tokio::pin!(ended);
    let out = loop {
        tokio::select! {
            out = &mut ended => break out.map_err(failed)?,
            () = tokio::time::sleep(Duration::from_millis(500)) => progress.tick(&how_far),
        }
    };
    if out.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&out.stderr);
    let lines: Vec<&str> = said.lines().filter(|line| !line.trim().is_empty()).collect();
    let last = lines.iter().rev().take(3).rev().copied().collect::<Vec<_>>().join(" · ");
    Err(ProgramError::Failed { program, said: last })
}

/// How large a file has become.
pub(super) fn written(path: &Path) -> String {
    bytes(std::fs::metadata(path).map_or(0, |about| about.len()))
}
