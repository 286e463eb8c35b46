//! A PostgreSQL cluster for one run: made in a temporary folder, gone afterwards.

use super::tools::is_root;
use crate::{http, process};
use anyhow::{Context, Result};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The account PostgreSQL runs as when we are root, whom it refuses.
const ACCOUNT: &str = "postgres";

/// Whether a cluster brings what it commits to the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Durability {
    /// As an operator runs it.
    Synced,
    /// As quick as can be: for tests that never look after a crash of the cluster.
    Quick,
}

/// A running cluster; stopped and removed when dropped.
pub(crate) struct Cluster {
    programs: PathBuf,
    folder: PathBuf,
    url: String,
}

impl Cluster {
    /// Makes and starts a cluster on a free port of 127.0.0.1.
    pub(crate) fn start(durability: Durability) -> Result<Self> {
        let programs = programs().context("PostgreSQL 15 or newer is not installed: apt-get install postgresql")?;
        let folder = std::env::temp_dir().join(format!("daodi-postgres-{}", std::process::id()));
        let mut make = Command::new("install");
        make.args(["-d", "-m", "700"]);
        if is_root() {
            make.args(["-o", ACCOUNT]);
        }
        process::capture(make.arg(&folder))?;
        let port = http::free_port()?;
        // From here on, dropping it tidies up whatever was made.
        let cluster = Self { programs, folder, url: format!("postgres://postgres@127.0.0.1:{port}/postgres") };
        let data = cluster.folder.join("data");
        process::capture(
            cluster
                .program("initdb")
                .args(["--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync", "--pgdata"])
                .arg(&data),
        )?;
        let quick = match durability {
            Durability::Synced => "",
            Durability::Quick => "-c fsync=off -c full_page_writes=off -c synchronous_commit=off",
        };
        let settings = format!(
            "-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={} {quick} -c max_connections=200",
            cluster.folder.display()
        );
        process::capture(
            cluster
                .program("pg_ctl")
                .args(["start", "-w", "-t", "60", "-o", &settings, "-l"])
                .arg(cluster.folder.join("log"))
                .arg("-D")
                .arg(&data),
        )
        .with_context(|| crate::server::tail(&cluster.folder.join("log")))?;
        Ok(cluster)
    }

    /// Its address, for a superuser.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// One of PostgreSQL's programs, as the account that may run it.
    fn program(&self, name: &str) -> Command {
        let program = self.programs.join(name);
        let mut command = if is_root() {
            let mut command = Command::new("runuser");
            command.args(["-u", ACCOUNT, "--"]).arg(program);
            command
        } else {
            Command::new(program)
        };
        // The caller's folder may be closed to that account.
        command.current_dir(&self.folder).env("LC_ALL", "C");
        command
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let data = self.folder.join("data");
        if data.join("postmaster.pid").exists() {
            let mut stop = self.program("pg_ctl");
            if let Err(error) = process::capture(stop.args(["stop", "-m", "immediate", "-w", "-D"]).arg(&data)) {
                eprintln!("the throw-away PostgreSQL was not stopped: {error:#}");
            }
        }
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// The folder of the newest PostgreSQL's programs: Debian keeps one per version, others put them on the PATH.
pub(crate) fn programs() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let newest = versions
        .filter_map(|entry| {
            let version: u32 = entry.file_name().to_str()?.parse().ok()?;
            let programs = entry.path().join("bin");
            (version >= 15 && process::is_program(&programs.join("initdb"))).then_some((version, programs))
        })
        .max();
    newest.map(|(_, programs)| programs).or_else(|| {
        let program = process::find("initdb")?;
        let has_all = ["postgres", "pg_ctl"].map(OsStr::new).iter().all(|name| program.with_file_name(name).exists());
        has_all.then(|| program.parent().map(Path::to_path_buf)).flatten()
    })
}
