//! `cargo xtask dev`: serve, watch the sources, rebuild what a change touches, restart.

use crate::place::Place;
use crate::process::Service;
use crate::progress::{self, Ending, Paint, Steps, paint};
use crate::server::Serve;
use crate::{build, run, stop};
use anyhow::{Context, Result, bail};
use clap::Args;
use notify::{EventKind, RecursiveMode, Watcher};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

/// Options of `dev`.
#[derive(Args)]
pub(crate) struct Options {
    /// The port on 127.0.0.1
    #[arg(long, default_value_t = 3000)]
    port: u16,
    /// `sqlite:PATH` or `postgres://USER@HOST/NAME`
    #[arg(long, default_value = "sqlite:var/daodi.db")]
    database: String,
    /// Open the address in the browser
    #[arg(long)]
    open: bool,
}

/// What is watched, below the workspace.
const WATCHED: [&str; 7] = ["src", "app", "server", "style", "public", "migrations", "Cargo.toml"];

/// Editors write a file in several small acts; this long a silence ends a change.
const SILENCE: Duration = Duration::from_millis(250);

/// What a change touches.
#[derive(Default, Debug, PartialEq, Eq, Clone, Copy)]
struct Touched {
    server: bool,
    client: bool,
    site: bool,
}

/// Runs the command.
pub(crate) fn command(options: &Options) -> Result<ExitCode> {
    let place = Place::find()?;
    run::check_port(options.port)?;
    let mut steps = Steps::new(build::STEPS);
    build::all(&place, true, &mut steps)?;

    let (sender, changes) = channel();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        if let Ok(event) = event
            && matches!(event.kind, EventKind::Create(_) | EventKind::Modify(_) | EventKind::Remove(_))
        {
            for path in event.paths {
                let _ = sender.send(path);
            }
        }
    })
    .context("watching files")?;
    for name in WATCHED {
        let path = place.root.join(name);
        if path.exists() {
            watcher.watch(&path, RecursiveMode::Recursive).with_context(|| format!("watching {}", path.display()))?;
        }
    }

    let port = options.port;
    let serving = run::Options { port, database: options.database.clone(), open: options.open, debug: true };
    let serve = run::prepare(&place, &serving)?;
    let mut service = Some(serve.start(&place)?);
    run::announce(&serve, options.open);
    while !stop::asked() {
        if let Some(status) = service.as_mut().and_then(Service::ended) {
            eprintln!("the server ended ({}); it starts again after the next change", crate::process::ending(status));
            service = None;
        }
        let changed = gather(&changes)?;
        if changed.is_empty() {
            continue;
        }
        let touched = touched(&place.root, &changed);
        if touched == Touched::default() {
            continue;
        }
        if let Err(error) = rebuild(&place, &serve, touched, &mut service) {
            if stop::asked() {
                break;
            }
            progress::failure(&error);
            eprintln!("{}", paint(Paint::Warn, "Waiting for the next change."));
        }
    }
    if let Some(mut service) = service {
        eprintln!("\nStopping the server …");
        service.stop();
    }
    Ok(ExitCode::SUCCESS)
}

/// Collects changed paths until it has been quiet for [`SILENCE`]; empty when nothing changed for a moment.
fn gather(changes: &Receiver<PathBuf>) -> Result<BTreeSet<PathBuf>> {
    let mut changed = BTreeSet::new();
    let mut patience = Duration::from_millis(200);
    loop {
        match changes.recv_timeout(patience) {
            Ok(path) => {
                changed.insert(path);
                patience = SILENCE;
            }
            Err(RecvTimeoutError::Timeout) => return Ok(changed),
            Err(RecvTimeoutError::Disconnected) => bail!("files are no longer watched"),
        }
    }
}

/// What has to be built again after these files changed.
fn touched(root: &Path, changed: &BTreeSet<PathBuf>) -> Touched {
    let mut touched = Touched::default();
    for path in changed {
        let Ok(path) = path.strip_prefix(root) else { continue };
        let hidden = path.components().any(|part| part.as_os_str().to_string_lossy().starts_with('.'));
        // Editors' swap and backup files.
        if hidden || path.to_string_lossy().ends_with('~') {
            continue;
        }
        match path.components().next().and_then(|part| part.as_os_str().to_str()) {
            Some("style" | "public") => touched.site = true,
            Some("server" | "migrations") => touched.server = true,
            Some("src" | "app" | "Cargo.toml") => {
                touched.server |= !path.starts_with("app/client");
                touched.client = true;
            }
            _ => {}
        }
    }
    touched
}

/// Builds what was touched and restarts the server; the page is back before the browser's part is compiled again.
fn rebuild(place: &Place, serve: &Serve, touched: Touched, service: &mut Option<Service>) -> Result<()> {
    let start = Instant::now();
    if touched.server {
        build::server(place, true)?;
    }
    let mut changed = touched.server;
    if touched.site {
        changed |= !matches!(build::site(place)?, Ending::Unchanged);
    }
    if changed {
        restart(place, serve, service)?;
        report("served again", start);
    }
    if touched.client {
        build::browser_part(place)?;
        // The names of the browser's files are read when the server starts.
        if !matches!(build::site(place)?, Ending::Unchanged) {
            restart(place, serve, service)?;
            report("served again with the browser's part", start);
        }
    }
    Ok(())
}

fn restart(place: &Place, serve: &Serve, service: &mut Option<Service>) -> Result<()> {
    if let Some(mut old) = service.take() {
        old.stop();
    }
    *service = Some(serve.start(place)?);
    Ok(())
}

fn report(what: &str, start: Instant) {
    eprintln!("{} {what} after {}", paint(Paint::Good, "✓"), progress::seconds(start.elapsed()));
}
