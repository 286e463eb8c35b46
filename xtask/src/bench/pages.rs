//! Pages per second: the list and a product against fastify serving the same list, and against axum's bare text.

use super::Stage;
use super::peers;
use super::table::{Table, whole};
use crate::{http, process::Service, process::capture};
use anyhow::{Context, Result, bail};
use std::process::{Command, Stdio};
use std::time::Duration;

const CONNECTIONS: u32 = 16;

/// What the load generator saw.
struct Load {
    per_second: f64,
    p50: String,
    p99: String,
    bytes: usize,
}

/// Measures.
pub(crate) fn measure(stage: &Stage<'_>) -> Table {
    let heads = ["server and page", "pages/s", "p50", "p99", "bytes", "against fastify"];
    let mut table = Table::new("Pages", &heads);
    let ours = stage.serve.port;
    let list = load(stage, ours, "/products");
    let product = load(stage, ours, "/products/xinyang-maojian");
    let (fastify, bare) = (fastify(stage), bare(stage));
    let base = fastify.as_ref().map(|load| load.per_second).ok();
    for (name, load) in [
        ("Daodi /products (60 rows, SQLite)", list),
        ("Daodi /products/xinyang-maojian", product),
        ("fastify + eta + better-sqlite3 /products (60 rows, same file)", fastify),
        ("bare axum, one line of text", bare),
    ] {
        table.measured(
            name,
            load.map(|load| {
                let ratio = base.map_or_else(String::new, |base| format!("{:.2} ×", load.per_second / base));
                [whole(load.per_second), load.p50, load.p99, whole(precise(load.bytes)), ratio]
            }),
        );
    }
    let seconds = stage.seconds;
    table.note(format!(
        "wrk, 1 thread, {CONNECTIONS} connections, {seconds} s after 1 s of warming; server and wrk share the cores. \
         Bytes are one whole answer, not compressed."
    ));
    table.note(
        "Daodi may answer lists from memory; it is filled from the database and refreshed after every change there. \
         fastify asks the database for each page.",
    );
    table
}

fn load(stage: &Stage<'_>, port: u16, path: &str) -> Result<Load> {
    let wrk = peers::debian("wrk", "wrk")?;
    let answer = http::get(port, path)?;
    if answer.status != 200 {
        bail!("{path} answers {}", answer.status);
    }
    let url = format!("http://127.0.0.1:{port}{path}");
    let run = |seconds: u32| {
        let time = format!("{seconds}s");
        let connections = CONNECTIONS.to_string();
        capture(Command::new(&wrk).args(["-t", "1", "-c", &connections, "-d", &time, "--latency", &url]))
    };
    run(1)?;
    let said = run(stage.seconds)?;
    let after = |key: &str| {
        let line = said.lines().find_map(|line| line.trim().strip_prefix(key));
        line.map(|rest| rest.trim().to_owned()).with_context(|| format!("wrk does not tell {key}"))
    };
    if let Ok(bad) = after("Non-2xx or 3xx responses:") {
        bail!("{bad} answers were errors");
    }
    Ok(Load {
        per_second: after("Requests/sec:")?.parse()?,
        p50: after("50%")?,
        p99: after("99%")?,
        bytes: answer.bytes,
    })
}

fn fastify(stage: &Stage<'_>) -> Result<Load> {
    let folder = peers::load_folder(stage.place)?;
    let file = stage.serve.database.strip_prefix("sqlite:").context("not an SQLite database")?;
    let port = http::free_port()?;
    let mut node = Command::new("node");
    node.arg("fastify.mjs").arg(port.to_string()).arg(file).current_dir(folder);
    beside(stage, node.env("NODE_ENV", "production").stdout(Stdio::null()), port, "/products")
}

fn bare(stage: &Stage<'_>) -> Result<Load> {
    let program = peers::example(stage.place, "bare_axum")?;
    let port = http::free_port()?;
    beside(stage, Command::new(program).arg(port.to_string()), port, "/")
}

/// Loads a peer while it runs.
fn beside(stage: &Stage<'_>, command: &mut Command, port: u16, path: &str) -> Result<Load> {
    let mut service = Service::start(command)?;
    service.wait_until(Duration::from_secs(20), || http::get(port, path).is_ok())?;
    load(stage, port, path)
}

fn precise(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}
