//! The pages in Chromium: Playwright's specs against a server of our own, seeded afresh.

use super::report::Count;
use crate::http;
use crate::place::Place;
use crate::process::{self, Service, find};
use crate::progress::note;
use crate::server::Serve;
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The name of the server's log in its folder.
const LOG: &str = "server.log";

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
            log: Some(folder.join(LOG)),
            config: Some(crate::server::own_config(&folder)?),
        };
        let mut stand = Self { serve, folder, service: None };
        stand.service = Some(stand.serve.start(place)?);
        if let Some(service) = &stand.service {
            note(&format!("process {} at {}", service.id(), stand.serve.address()));
        }
        Ok(stand)
    }
}

impl Stand {
    /// The address for people.
    pub(crate) fn address(&self) -> String {
        self.serve.address()
    }

    /// The port on 127.0.0.1.
    pub(crate) fn port(&self) -> u16 {
        self.serve.port
    }

    /// The folder with all that is the server's own, removed with the stand.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// The server's log.
    pub(crate) fn log(&self) -> PathBuf {
        self.folder.join(LOG)
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
        .env("DAODI_STAND", &stand.folder)
        // The program as specs run it shares the server's keys.
        .env("DAODI_CONFIG", stand.folder.join("daodi.toml"))
        .env("DAODI_CHROMIUM", chromium)
        .env("DAODI_BROWSER_RESULTS", &results);
    let status = process::status(&mut playwright)?;
    let Ok(text) = std::fs::read_to_string(&results) else {
        bail!("the browser tests did not run ({})", process::ending(status));
    };
    let results: serde_json::Value = serde_json::from_str(&text).context("reading the browser tests' results")?;
    let number = |name: &str| results["stats"][name].as_u64().unwrap_or(0);
    let mut count =
        Count { passed: number("expected"), failed: number("unexpected") + number("flaky"), names: Vec::new() };
    failures(&results, "", &mut count.names);
    if !status.success() && count.failed == 0 {
        count.failed = 1;
    }
    if count.failed > 0 {
        let log = stand.serve.log.as_deref().map(crate::server::tail).unwrap_or_default();
        eprintln!("the server's log ends with:\n{log}");
    }
    Ok(count)
}

/// Which specs failed, in which project, and the first line of why: `suites` of Playwright's report nest.
fn failures(suite: &serde_json::Value, above: &str, names: &mut Vec<String>) {
    let empty = Vec::new();
    let list = |value: &serde_json::Value, key: &str| value[key].as_array().unwrap_or(&empty).clone();
    for spec in list(suite, "specs") {
        for test in
            list(&spec, "tests").iter().filter(|test| test["status"] == "unexpected" || test["status"] == "flaky")
        {
            let title = spec["title"].as_str().unwrap_or_default();
            let message = list(test, "results")
                .iter()
                .find_map(|result| result["error"]["message"].as_str()?.lines().next().map(str::to_owned))
                .unwrap_or_default();
            names.push(format!("{} › {above}{title}: {message}", test["projectName"].as_str().unwrap_or_default()));
        }
    }
    for inner in list(suite, "suites") {
        let title = inner["title"].as_str().unwrap_or_default();
        failures(&inner, &format!("{above}{title} › "), names);
    }
}

/// `npm ci`, unless the packages are those of the lock file already.
pub(crate) fn npm_ci(folder: &Path) -> Result<()> {
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
