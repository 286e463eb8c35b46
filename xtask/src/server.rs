//! The server as these commands start it: the one place that knows its arguments.

use crate::{http, place::Place, process::Service};
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

/// What the server is started with.
pub(crate) struct Serve {
    /// Debug or release program.
    pub(crate) debug: bool,
    /// The port on 127.0.0.1.
    pub(crate) port: u16,
    /// `sqlite:PATH` or `postgres://…`.
    pub(crate) database: String,
    /// A file for its log; the terminal when `None`.
    pub(crate) log: Option<PathBuf>,
    /// A configuration of its own; without one the server takes what the project's folder has.
    pub(crate) config: Option<PathBuf>,
}

impl Serve {
    /// The command line: migrates the database, seeds it with Henan's register if it is empty, serves the site.
    pub(crate) fn command(&self, place: &Place) -> Result<Command> {
        let mut command = Command::new(place.daodi(self.debug));
        command.current_dir(&place.root).arg("serve");
        command.args(["--port", &self.port.to_string(), "--database", &self.database]);
        command.arg("--site").arg(place.site());
        command.arg("--seed").arg(place.root.join("data/henan")).arg("--demonstration");
        if let Some(file) = &self.config {
            command.arg("--config").arg(file);
        }
        if let Some(file) = &self.log {
            let log = std::fs::File::create(file).with_context(|| format!("writing {}", file.display()))?;
            command.stdout(log.try_clone()?).stderr(Stdio::from(log));
        }
        Ok(command)
    }

    /// Starts the server and waits until `/readyz` answers 200.
    pub(crate) fn start(&self, place: &Place) -> Result<Service> {
        if !http::is_free(self.port) {
            bail!(
                "port {} is in use by another program. Choose another: `--port {}`",
                self.port,
                self.port.saturating_add(1)
            );
        }
        let mut service = Service::start(&mut self.command(place)?)?;
        let ready = || http::get(self.port, "/readyz").is_ok_and(|answer| answer.status == 200);
        service.wait_until(Duration::from_secs(180), ready).with_context(|| match &self.log {
            Some(file) => format!("the server did not start; its log ends with:\n{}", tail(file)),
            None => "the server did not start; its own message is above".to_owned(),
        })?;
        Ok(service)
    }

    /// The address for people.
    pub(crate) fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

/// Writes a configuration by which a server keeps all that is its own in a folder: keys, files, outgoing mail.
pub(crate) fn own_config(folder: &Path) -> Result<PathBuf> {
    let path = |name: &str| format!("{:?}", folder.join(name).display().to_string());
    let text = format!(
        "key_file = {}\nsecret_key_file = {}\nlog_key_file = {}\nfiles = {}\n\n[mail]\noutbox = {}\n",
        path("label.keys"),
        path("secret.keys"),
        path("log.keys"),
        path("files"),
        path("outbox"),
    );
    let file = folder.join("daodi.toml");
    std::fs::write(&file, text).with_context(|| format!("writing {}", file.display()))?;
    Ok(file)
}

/// The last lines of a log file.
pub(crate) fn tail(file: &Path) -> String {
    let text = std::fs::read_to_string(file).unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    lines.get(lines.len().saturating_sub(12)..).unwrap_or_default().join("\n")
}
