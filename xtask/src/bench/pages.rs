//! Pages per second: the list and a product against fastify serving the same list, and against axum's bare text.

use super::Stage;
use super::fetch::fetch;
use super::peers;
use super::table::{Table, number, whole};
use crate::{http, process::Service, process::capture, stop};
use anyhow::{Context, Result, bail};
use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

const THREADS: u32 = 2;
const CONNECTIONS: u32 = 16;
const ROUNDS: usize = 3;

/// Rows both sides show.
const ROWS: usize = 60;

/// One page under load.
struct Target {
    name: &'static str,
    port: Result<u16>,
    path: String,
    runs: Vec<Run>,
    bytes: usize,
}

/// What the load generator saw in one run.
#[derive(Clone)]
struct Run {
    per_second: f64,
    p50: String,
    p99: String,
}

/// Measures.
pub(crate) fn measure(stage: &Stage<'_>) -> Table {
    let heads = ["server and page", "pages/s", "runs", "p50", "p99", "bytes", "against fastify"];
    let mut table = Table::new("Pages", &heads);
    let wrk = match peers::debian("wrk", "wrk") {
        Ok(wrk) => wrk,
        Err(error) => {
            table.note(format!("not tested: {error:#}"));
            return table;
        }
    };
    let (fastify, bare) = (fastify(stage), bare(stage));
    let port = |service: &Result<(Service, u16)>| match service {
        Ok((_, port)) => Ok(*port),
        Err(error) => Err(anyhow::anyhow!("{error:#}")),
    };
    let ours = stage.serve.port;
    let target = |name, port, path: &str| Target { name, port, path: path.to_owned(), runs: Vec::new(), bytes: 0 };
    // Longer than any address whose page is kept (`server/src/http/drawn.rs`), and the same page.
    let anew = format!("/products?per=60&unread={}", "0".repeat(300));
    let mut targets = [
        target("Daodi /products?per=60 (60 rows, SQLite)", Ok(ours), "/products?per=60"),
        target("fastify + eta + better-sqlite3 /products (same 60 rows, same file)", port(&fastify), "/products"),
        target("Daodi, the same list drawn anew for each request", Ok(ours), &anew),
        target("Daodi /products/xinyang-maojian", Ok(ours), "/products/xinyang-maojian"),
        target("bare axum, one line of text", port(&bare), "/"),
    ];
    match same_rows(&targets) {
        Ok(()) => table.note(format!("Both lists name the same {ROWS} products in the same order.")),
        Err(error) => table.note(format!("The two lists are NOT the same: {error:#}")),
    }
    for _ in 0..ROUNDS {
        for target in &mut targets {
            if stop::check().is_err() {
                break;
            }
            if let Ok(port) = target.port
                && let Err(error) = target.load(&wrk, port, stage.seconds)
            {
                target.port = Err(error);
            }
        }
    }
    let base = targets.iter().find(|t| t.path == "/products").and_then(Target::median).map(|run| run.per_second);
    for target in targets {
        let ratio = |run: &Run| base.map_or_else(String::new, |base| format!("{:.2} ×", run.per_second / base));
        let runs = target.runs.iter().map(|run| whole(run.per_second)).collect::<Vec<_>>().join(" ");
        let cells = match (&target.port, target.median()) {
            (Err(error), _) => Err(anyhow::anyhow!("{error:#}")),
            (_, None) => Err(anyhow::anyhow!("no run")),
            (_, Some(run)) => Ok([
                whole(run.per_second),
                runs,
                run.p50.clone(),
                run.p99.clone(),
                whole(number(target.bytes)),
                ratio(&run),
            ]),
        };
        table.measured(target.name, cells);
    }
    table.note(format!(
        "wrk, {THREADS} threads, {CONNECTIONS} connections; {ROUNDS} rounds, in each the rows from top to bottom, {} s \
         after 1 s of warming; the median of the rounds, runs in their order. Servers and wrk share this machine's \
         cores. No Accept-Encoding: nothing is compressed. Bytes are one whole answer with its head.",
        stage.seconds
    ));
    table.note(
        "Daodi reads the register into memory and keeps drawn pages until the register or the day changes: a change it \
         makes itself is shown at once, one made by another server within a second. fastify asks the database and fills \
         its template for each page. Daodi's page also carries facets, navigation and security headers: see the bytes.",
    );
    table.note(versions(stage, &wrk));
    table
}

impl Target {
    fn load(&mut self, wrk: &Path, port: u16, seconds: u32) -> Result<()> {
        self.bytes = fetch(port, &self.path, "")?.transferred;
        let url = format!("http://127.0.0.1:{port}{}", self.path);
        let (threads, connections) = (THREADS.to_string(), CONNECTIONS.to_string());
        let run = |seconds: u32| {
            let time = format!("{seconds}s");
            capture(Command::new(wrk).args(["-t", &threads, "-c", &connections, "-d", &time, "--latency", &url]))
        };
        run(1)?;
        let said = run(seconds)?;
        let after = |key: &str| {
            let line = said.lines().find_map(|line| line.trim().strip_prefix(key));
            line.map(|rest| rest.trim().to_owned()).with_context(|| format!("wrk does not tell {key}"))
        };
        if let Ok(bad) = after("Non-2xx or 3xx responses:") {
            bail!("{bad} answers were errors");
        }
        let per_second = after("Requests/sec:")?.parse()?;
        self.runs.push(Run { per_second, p50: after("50%")?, p99: after("99%")? });
        Ok(())
    }

    fn median(&self) -> Option<Run> {
        let mut runs = self.runs.clone();
        runs.sort_by(|a, b| a.per_second.total_cmp(&b.per_second));
        runs.get(runs.len() / 2).cloned()
    }
}

/// Sees that ours and fastify's list name the same products in the same order.
fn same_rows(targets: &[Target]) -> Result<()> {
    let mut lists = Vec::new();
    for target in targets.iter().take(2) {
        let port = target.port.as_ref().map_err(|error| anyhow::anyhow!("{error:#}"))?;
        let page = fetch(*port, &target.path, "")?.text()?;
        let mut seen = BTreeSet::new();
        let links = page.split("href=\"/products/").skip(1).filter_map(|rest| rest.split(['"', '?', '#']).next());
        let slugs: Vec<String> = links.filter(|slug| seen.insert((*slug).to_owned())).map(str::to_owned).collect();
        if slugs.len() != ROWS {
            bail!("{} names {} products", target.path, slugs.len());
        }
        lists.push(slugs);
    }
    match lists.as_slice() {
        [ours, theirs] if ours == theirs => Ok(()),
        _ => bail!("other products, or another order"),
    }
}

fn fastify(stage: &Stage<'_>) -> Result<(Service, u16)> {
    let folder = peers::load_folder(stage.place)?;
    let file = stage.serve.database.strip_prefix("sqlite:").context("not an SQLite database")?;
    let port = http::free_port()?;
    let mut node = Command::new("node");
    node.arg("fastify.mjs").arg(port.to_string()).arg(file).current_dir(folder);
    started(node.env("NODE_ENV", "production").stdout(Stdio::null()), port, "/products")
}

fn bare(stage: &Stage<'_>) -> Result<(Service, u16)> {
    let program = peers::example(stage.place, "bare_axum")?;
    let port = http::free_port()?;
    started(Command::new(program).arg(port.to_string()), port, "/")
}

/// A peer, answering.
fn started(command: &mut Command, port: u16, path: &str) -> Result<(Service, u16)> {
    let mut service = Service::start(command)?;
    service.wait_until(Duration::from_secs(20), || http::get(port, path).is_ok_and(|a| a.status == 200))?;
    Ok((service, port))
}

fn versions(stage: &Stage<'_>, wrk: &Path) -> String {
    let text = std::fs::read_to_string(stage.place.root.join("tests/load/package.json")).unwrap_or_default();
    let package: serde_json::Value = serde_json::from_str(&text).unwrap_or_default();
    let mut parts: Vec<String> = package["dependencies"]
        .as_object()
        .into_iter()
        .flatten()
        .map(|(name, version)| format!("{name} {}", version.as_str().unwrap_or("?")))
        .collect();
    parts.push(format!("Node.js {}", peers::version(Path::new("node"), "--version")));
    parts.push(peers::version(wrk, "-v"));
    parts.join(", ")
}
