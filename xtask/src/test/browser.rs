//! The pages in Chromium: Playwright's specs against a server of our own, seeded afresh.

use super::report::Count;
use crate::http;
use crate::place::Place;
use crate::process::{self, Service, find};
use crate::progress::note;
use crate::server::Serve;
use anyhow::{Context, Result, bail};
use std::path::PathBuf;
use std::process::Command;

/// A server on a fresh database; stopped and removed when dropped.
pub(crate) struct Stand {
    serve: Serve,
    folder: PathBuf,
    service: Option<Service>,
}

impl Stand {
    /// Starts the debug server on a free port with an SQLite database seeded from `data/henan`.
    pub(crate) fn start(place: &Place) -> Result<Self> {
        let folder = place.target.join(format!("browser-{}", std::process::id()));
        std::fs::create_dir_all(&folder).with_context(|| format!("making {}", folder.display()))?;
        let serve = Serve {
            debug: true,
            port: http::free_port()?,
            database: format!("sqlite:{}", folder.join("daodi.db").display()),
            log: Some(folder.join("server.log")),
        };
        let mut stand = Self { serve, folder, service: None };
        stand.service = Some(stand.serve.start(place)?);
        if let Some(service) = &stand.service {
            note(&format!("process {} at {}", service.id(), stand.serve.address()));
        }
        Ok(stand)
    }
}

impl Drop for Stand {
    fn drop(&mut self) {
        self.service = None;
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// The browser.
pub(crate) fn chromium() -> Option<PathBuf> {
    if let Some(given) = std::env::var_os("DAODI_CHROMIUM") {
        return Some(given.into());
    }
    ["chromium", "chromium-browser", "google-chrome"].into_iter().find_map(find)
}

/// Runs the specs and counts them.
pub(crate) fn tests(place: &Place, stand: &Stand) -> Result<Count> {
    let chromium = chromium().context("Chromium is not installed: apt-get install chromium")?;
    let folder = place.root.join("tests/browser");
    npm_ci(&folder)?;
    let results = stand.folder.join("results.json");
    let mut playwright = Command::new("node");
    playwright.arg("node_modules/@playwright/test/cli.js").arg("test").current_dir(&folder);
    playwright
        .env("DAODI_URL", stand.serve.address())
        .env("DAODI_PROGRAM", place.daodi(stand.serve.debug))
        .env("DAODI_DATABASE", &stand.serve.database)
        .env("DAODI_CHROMIUM", chromium)
        .env("DAODI_BROWSER_RESULTS", &results);
    let status = process::status(&mut playwright)?;
    let Ok(text) = std::fs::read_to_string(&results) else {
        bail!("the browser tests did not run ({})", process::ending(status));
    };
    let results: serde_json::Value = serde_json::from_str(&text).context("reading the browser tests' results")?;
    let number = |name: &str| results["stats"][name].as_u64().unwrap_or(0);
    let mut count = Count { passed: number("expected"), failed: number("unexpected") + number("flaky") };
    if !status.success() && count.failed == 0 {
        count.failed = 1;
    }
    if count.failed > 0 {
        let log = stand.serve.log.as_deref().map(crate::server::tail).unwrap_or_default();
        eprintln!("the server's log ends with:\n{log}");
    }
    Ok(count)
}

/// `npm ci`, unless the packages are those of the lock file already.
pub(crate) fn npm_ci(folder: &std::path::Path) -> Result<()> {
    let lock = std::fs::read(folder.join("package-lock.json")).context("reading package-lock.json")?;
    let mark = folder.join("node_modules/.daodi-lock");
    if std::fs::read(&mark).is_ok_and(|old| old == lock) {
        return Ok(());
    }
    if find("npm").is_none() {
        bail!("Node.js is not installed: apt-get install nodejs npm");
    }
    note(&format!("fetching the npm packages of {}", folder.display()));
    let mut npm = Command::new("npm");
    npm.args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]).current_dir(folder);
    process::run(npm.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"), "Is the network there?")?;
    std::fs::write(&mark, &lock).context("marking the fetched packages")
}
