//! P1: what is acknowledged is on the disk. The server's system calls are watched: between reading a form and writing its
//! answer, what it changed must have been written to SQLite's log, and that log brought to the disk.

use super::acts::{Act, Kind};
use super::random::Random;
use super::trace::{self, Call};
use super::{Cast, Stand};
use anyhow::{Context, Result, bail, ensure};
use daodi::people::Role;
use std::process::Command;

/// What a look gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Report {
    /// So many acts were acknowledged, each after its own change was on the disk.
    Synced {
        /// Acts that were acknowledged.
        acts: usize,
        /// Successful calls of `fdatasync` or `fsync` in all.
        syncs: usize,
    },
    /// It cannot be looked at here, and why.
    NotTested(String),
}

/// The calls that are watched.
const WATCHED: &str = "trace=fsync,fdatasync,pwrite64,pwritev,write,writev,sendto,sendmsg,read,readv,recvfrom,recvmsg";

/// What stands before the server's command line.
///
/// # Errors
/// Why nothing can be watched here.
pub fn watcher(trace: &std::path::Path) -> Result<Vec<String>, String> {
    let known = Command::new("strace").arg("--version").output();
    if !known.is_ok_and(|out| out.status.success()) {
        return Err("strace is not installed".to_owned());
    }
    let tried = Command::new("strace").args(["-f", "-o", "/dev/null", "true"]).output();
    match tried {
        Ok(out) if out.status.success() => {}
        Ok(out) => return Err(format!("strace cannot watch here: {}", String::from_utf8_lossy(&out.stderr).trim())),
        Err(error) => return Err(format!("strace cannot watch here: {error}")),
    }
    // Whole pages of the database are shown, so that a form's key is found in them.
    let words = ["strace", "-f", "-y", "-s", "8192", "-e", WATCHED, "-e", "signal=none", "-o"];
    Ok(words.into_iter().map(str::to_owned).chain([trace.display().to_string()]).collect())
}

/// Sends single acts one after another to a server that is watched.
///
/// # Errors
/// The first act whose answer was written before its change was on the disk.
pub fn run(stand: &mut Stand, trace: &std::path::Path, cast: &Cast, (acts, seed): (usize, u64)) -> Result<Report> {
    stand.start()?;
    let player = cast.players.iter().find(|player| player.role == Role::Producer).context("no producer")?;
    let (mut random, wire) = (Random::new(seed, 77), stand.wire(&player.cookie));
    let mut keys = Vec::new();
    for number in 0..acts {
        let act = act(number, &player.account, &mut random);
        let (kind, body) = act.body();
        let answer = wire.post(&act.path, &kind, &body).map_err(|broken| anyhow::anyhow!(broken.0))?;
        ensure!(act.is_done_by(&answer), "{:?} {} was answered {}", act.kind, act.key, answer.status);
        keys.push(act.key);
    }
    stand.stop()?;
    let text = String::from_utf8_lossy(&std::fs::read(trace).context("reading the trace")?).into_owned();
    judge(&trace::read(&text), &keys)
}

fn act(number: usize, account: &str, random: &mut Random) -> Act {
    let (kind, path, fields) = match number % 3 {
        0 => (
            Kind::Contact,
            "/my/contact",
            vec![
                ("name", "写字人".to_owned()),
                ("mail", format!("sync.{number}@example.cn")),
                ("phone", format!("138{number:08}")),
                ("locale", "zh-CN".to_owned()),
            ],
        ),
        1 => (Kind::Export, "/my/data/export", Vec::new()),
        _ => (Kind::Sessions, "/my/sessions/end", vec![("session", "others".to_owned())]),
    };
    let (key, object) = (random.key(), Some(account.to_owned()));
    Act { key, writer: 0, kind, path: path.to_owned(), fields, paper: None, object }
}

/// Holds the calls against the keys of forms that were sent one after another.
///
/// # Errors
/// The first key that was answered too early.
pub fn judge(calls: &[Call], keys: &[String]) -> Result<Report> {
    let good = |call: &&Call| call.result == "0";
    let is_sync = |call: &&Call| call.is(&["fsync", "fdatasync"]);
    for (number, key) in keys.iter().enumerate() {
        // As a form's field has it: its dashes are percent-encoded, or not.
        let (plain, encoded) = (format!("once={key}"), format!("once={}", key.replace('-', "%2D")));
        let received = calls.iter().find(|call| {
            let reads = call.is(&["read", "readv", "recvfrom", "recvmsg"]);
            reads && (call.arguments.contains(&plain) || call.arguments.contains(&encoded))
        });
        let received = received.with_context(|| format!("{key}: the form is not in the trace"))?;
        let answered = calls.iter().find(|call| {
            let writes = call.is(&["write", "writev", "sendto", "sendmsg"]) && call.began > received.ended;
            writes && ["\"HTTP/1.1 303", "\"HTTP/1.1 200"].iter().any(|head| call.arguments.contains(head))
        });
        let answered = answered.with_context(|| format!("{key}: its answer is not in the trace"))?;
        let within = |call: &&Call| call.began > received.began && call.ended < answered.began;
        let mut written = calls.iter().filter(within).filter(|call| {
            call.is(&["pwrite64", "pwritev"]) && call.file().ends_with("-wal") && call.arguments.contains(key)
        });
        let Some(written) = written.next_back() else {
            bail!("act {number} {key}: it was answered before its change was written to SQLite's log");
        };
        let synced = calls.iter().filter(within).filter(is_sync).filter(good);
        let synced = synced.filter(|call| call.began > written.ended && call.file() == written.file()).count();
        ensure!(synced > 0, "act {number} {key}: it was answered before its change was brought to the disk");
    }
    Ok(Report::Synced { acts: keys.len(), syncs: calls.iter().filter(is_sync).filter(good).count() })
}
