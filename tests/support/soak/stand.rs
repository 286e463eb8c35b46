//! The server under proof: the built program on a database of its own, started, killed and started again.

use super::wire::Wire;
use anyhow::{Context, Result, bail, ensure};
use std::fs::File;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

/// How long a start may take before it counts as none.
const PATIENCE: Duration = Duration::from_secs(60);

/// The process started last, 0 where it has ended: what is left to be ended where the run itself is told to stop.
static RUNNING: AtomicU32 = AtomicU32::new(0);

/// Ends the server that runs, with what watches it.
pub fn end_running() {
    let started = RUNNING.swap(0, Ordering::SeqCst);
    if started != 0 {
        for id in served_by(started, true).into_iter().chain([started]) {
            let _gone = Command::new("kill").args(["-KILL", &id.to_string()]).stderr(Stdio::null()).status();
        }
    }
}

/// The program at a database, in a folder.
#[derive(Clone, Debug)]
pub struct House {
    program: PathBuf,
    database: String,
    folder: PathBuf,
}

/// The server in its house.
pub struct Stand {
    /// The house.
    pub house: House,
    /// The port on 127.0.0.1.
    pub port: u16,
    child: Option<Child>,
    /// Programs that watch the server, put before it: its command line begins with them.
    watcher: Vec<String>,
}

impl House {
    /// The folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The database's address.
    #[must_use]
    pub fn database(&self) -> &str {
        &self.database
    }

    /// The SQLite file, where it is one.
    #[must_use]
    pub fn file(&self) -> Option<PathBuf> {
        self.database.strip_prefix("sqlite:").map(PathBuf::from)
    }

    /// Runs a command of the program on the same database.
    ///
    /// # Errors
    /// Where the system refuses.
    pub fn run(&self, arguments: &[&str]) -> Result<Output> {
        let config = self.folder.join("daodi.toml").display().to_string();
        self.alone(&[arguments, &["--database", &self.database, "--config", &config]].concat())
    }

    /// Runs a command that asks neither database nor configuration.
    fn alone(&self, arguments: &[&str]) -> Result<Output> {
        let mut command = Command::new(&self.program);
        command.args(arguments).current_dir(&self.folder);
        command.env_remove("DAODI_DATABASE").env_remove("DAODI_CONFIG");
        command.output().with_context(|| format!("running {}", self.program.display()))
    }

    /// Runs a command that must end well; what it says.
    ///
    /// # Errors
    /// Where it does not.
    pub fn done(&self, arguments: &[&str]) -> Result<String> {
        said(arguments, &self.run(arguments)?)
    }

    /// Runs a command that needs neither database nor configuration and must end well; what it says.
    ///
    /// # Errors
    /// Where it does not.
    pub fn checks(&self, arguments: &[&str]) -> Result<String> {
        said(arguments, &self.alone(arguments)?)
    }
}

impl Stand {
    /// Prepares a folder: the configuration, a small built site. The database is migrated and holds the register.
    ///
    /// # Errors
    /// What the system refuses.
    pub fn new(program: &Path, database: &str, folder: &Path) -> Result<Self> {
        let path = |name: &str| format!("{:?}", folder.join(name).display().to_string());
        let keys = ["key_file", "secret_key_file", "log_key_file"].map(|key| format!("{key} = {}\n", path(key)));
        // Hashing as cheap as it may be: what it costs is measured elsewhere. Everything else is as it comes.
        let rest = format!(
            "files = {}\nsite = {}\n\n[passwords]\nmemory_kib = 19456\npasses = 2\n\n[mail]\noutbox = {}\n",
            path("files"),
            path("site"),
            path("outbox")
        );
        std::fs::write(folder.join("daodi.toml"), keys.concat() + &rest).context("writing daodi.toml")?;
        crate::app::build_site(folder);
        let (program, database, folder) = (program.to_owned(), database.to_owned(), folder.to_owned());
        Ok(Self { house: House { program, database, folder }, port: quiet_port()?, child: None, watcher: Vec::new() })
    }

    /// The same stand with the server under a program that watches it.
    #[must_use]
    pub fn watched_by(mut self, watcher: Vec<String>) -> Self {
        self.watcher = watcher;
        self
    }

    /// The configuration as the server reads it.
    ///
    /// # Errors
    /// Where it is refused.
    pub fn config(&self) -> Result<server::config::Config> {
        let mut config = server::config::Config::load(Some(&self.house.folder.join("daodi.toml")))?;
        (config.database, config.port) = (self.house.database.clone(), self.port);
        Ok(config)
    }

    /// The server's log, of all its starts.
    #[must_use]
    pub fn log(&self) -> PathBuf {
        self.house.folder.join("server.log")
    }

    /// A client of the server.
    #[must_use]
    pub fn wire(&self, cookie: &str) -> Wire {
        Wire::new(self.port, cookie)
    }

    /// The server's process.
    #[must_use]
    pub fn id(&self) -> Option<u32> {
        self.child.as_ref().map(Child::id)
    }

    /// Starts the server without waiting for it.
    ///
    /// # Errors
    /// Where the system refuses.
    pub fn spawn(&mut self) -> Result<()> {
        let log = File::options().create(true).append(true).open(self.log())?;
        let program = self.house.program.display().to_string();
        let mut words = self.watcher.iter().chain([&program]);
        let mut command = Command::new(words.next().unwrap());
        command.args(words).arg("serve").current_dir(&self.house.folder);
        command.args(["--listen", "127.0.0.1", "--port", &self.port.to_string(), "--database", &self.house.database]);
        command.arg("--config").arg(self.house.folder.join("daodi.toml"));
        command.env_remove("DAODI_DATABASE").env_remove("DAODI_CONFIG").env("NO_COLOR", "1");
        command.stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log);
        let child = command.spawn().with_context(|| format!("starting {}", self.house.program.display()))?;
        RUNNING.store(child.id(), Ordering::SeqCst);
        self.child = Some(child);
        Ok(())
    }

    /// Starts the server and waits until it serves; how long that took.
    ///
    /// # Errors
    /// Where it ends by itself or does not serve.
    pub fn start(&mut self) -> Result<Duration> {
        let begun = Instant::now();
        self.spawn()?;
        let wire = self.wire("");
        while begun.elapsed() < PATIENCE {
            if wire.get("/readyz").is_ok_and(|answer| answer.status == 200) {
                return Ok(begun.elapsed());
            }
            if let Some(ended) = self.child.as_mut().and_then(|child| child.try_wait().ok().flatten()) {
                bail!("the server ended by itself ({ended}); its log ends with:\n{}", self.log_end());
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        bail!("the server did not serve within {PATIENCE:?}; its log ends with:\n{}", self.log_end())
    }

    /// SIGKILL: nothing of the server runs any more when this returns.
    ///
    /// # Errors
    /// Where it had ended before.
    pub fn kill(&mut self) -> Result<()> {
        let mut child = self.child.take().context("there is no server")?;
        let before = child.try_wait()?;
        child.kill()?;
        child.wait()?;
        RUNNING.store(0, Ordering::SeqCst);
        match before {
            None => Ok(()),
            Some(ended) => bail!("the server ended by itself ({ended}); its log ends with:\n{}", self.log_end()),
        }
    }

    /// SIGTERM, and waiting for the clean end.
    ///
    /// # Errors
    /// Where it ends otherwise.
    pub fn stop(&mut self) -> Result<()> {
        let mut child = self.child.take().context("there is no server")?;
        for id in served_by(child.id(), !self.watcher.is_empty()) {
            let sent = Command::new("kill").args(["-TERM", &id.to_string()]).status()?;
            ensure!(sent.success(), "the server could not be told to stop");
        }
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            if let Some(status) = child.try_wait()? {
                RUNNING.store(0, Ordering::SeqCst);
                ensure!(status.success(), "the server ended with {status}:\n{}", self.log_end());
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        child.kill()?;
        child.wait()?;
        bail!("the server did not stop; its log ends with:\n{}", self.log_end())
    }

    /// How often a text stands in the server's log.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn logged(&self, text: &str) -> Result<usize> {
        Ok(std::fs::read_to_string(self.log())?.matches(text).count())
    }

    fn log_end(&self) -> String {
        let text = std::fs::read_to_string(self.log()).unwrap_or_default();
        let lines: Vec<&str> = text.lines().collect();
        lines[lines.len().saturating_sub(12)..].join("\n")
    }
}

impl Drop for Stand {
    fn drop(&mut self) {
        if let Some(mut child) = self.child.take() {
            for id in served_by(child.id(), !self.watcher.is_empty()) {
                let _gone = Command::new("kill").args(["-KILL", &id.to_string()]).status();
            }
            let _gone = child.kill();
            let _ended = child.wait();
        }
    }
}

/// What a command said that ended well.
fn said(arguments: &[&str], out: &Output) -> Result<String> {
    let (said, complained) = (String::from_utf8_lossy(&out.stdout), String::from_utf8_lossy(&out.stderr));
    ensure!(out.status.success(), "daodi {} is refused:\n{said}{complained}", arguments.join(" "));
    Ok(said.into_owned())
}

/// The server's own process: the started one, or what a watcher has started.
fn served_by(started: u32, watched: bool) -> Vec<u32> {
    if !watched {
        return vec![started];
    }
    let children = std::fs::read_to_string(format!("/proc/{started}/task/{started}/children")).unwrap_or_default();
    children.split_whitespace().filter_map(|id| id.parse().ok()).collect()
}

/// A free port below those that the system gives to clients: a client that knocks while nobody listens could otherwise be
/// given the very port it knocks at, and so be connected to itself.
fn quiet_port() -> Result<u16> {
    let mut random = super::random::Random::new(super::random::seed(), 0);
    for _ in 0..200 {
        let port = u16::try_from(20_000 + random.below(12_000))?;
        if TcpListener::bind(("127.0.0.1", port)).is_ok() {
            return Ok(port);
        }
    }
    bail!("no free port between 20000 and 32000")
}
