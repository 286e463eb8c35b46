//! Other programs: run and wait, read their output, or keep them beside us and stop them by their id.

use crate::stop;
use anyhow::{Context, Result, anyhow, bail};
use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::Duration;

/// How long a program may take to end after it was asked to.
const GRACE: Duration = Duration::from_secs(10);

/// Runs a program to its end; its output goes to the terminal.
///
/// # Errors
/// The program cannot be started, or fails; the message ends with `next`: what the reader can do.
pub(crate) fn run(command: &mut Command, next: &str) -> Result<()> {
    let status = status(command)?;
    if status.success() {
        return Ok(());
    }
    bail!("`{}` failed ({}). {next}", shown(command), ending(status))
}

/// Runs a program to its end and answers how it ended.
pub(crate) fn status(command: &mut Command) -> Result<ExitStatus> {
    command.stdin(Stdio::null());
    let mut child = command.spawn().with_context(|| format!("`{}` cannot be started", shown(command)))?;
    wait(&mut child)
}

/// Runs a program and answers what it wrote to standard output; its messages are kept for the error.
pub(crate) fn capture(command: &mut Command) -> Result<String> {
    let output =
        command.stdin(Stdio::null()).output().with_context(|| format!("`{}` cannot be started", shown(command)))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        let last: Vec<&str> = said.trim().lines().rev().take(5).collect();
        let last = last.into_iter().rev().collect::<Vec<_>>().join(" | ");
        bail!("`{}` failed ({}): {last}", shown(command), ending(output.status));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs a program, shows its standard output line by line and hands each line to `reader`.
pub(crate) fn tee(command: &mut Command, mut reader: impl FnMut(&str)) -> Result<ExitStatus> {
    command.stdin(Stdio::null()).stdout(Stdio::piped());
    let mut child = command.spawn().with_context(|| format!("`{}` cannot be started", shown(command)))?;
    let output = child.stdout.take().context("a program without output")?;
    for line in BufReader::new(output).lines() {
        let Ok(line) = line else { break };
        println!("{line}");
        reader(&line);
    }
    wait(&mut child)
}

/// Waits for a child; when the reader stops the command, the child is stopped first.
fn wait(child: &mut Child) -> Result<ExitStatus> {
    loop {
        if let Some(status) = child.try_wait()? {
            stop::check()?;
            return Ok(status);
        }
        if stop::asked() {
            end(child);
            bail!("interrupted");
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// Asks a child to end, waits ten seconds, then ends it.
fn end(child: &mut Child) {
    signal(child.id());
    let start = std::time::Instant::now();
    while start.elapsed() < GRACE {
        match child.try_wait() {
            Ok(None) => std::thread::sleep(Duration::from_millis(20)),
            Ok(Some(_)) | Err(_) => return,
        }
    }
    eprintln!("      process {} did not end within {} s and is ended now", child.id(), GRACE.as_secs());
    let _ = child.kill();
    let _ = child.wait();
}

/// SIGTERM to one process, through the shell's own `kill` (no program needs to be installed for it).
fn signal(id: u32) {
    let _ = Command::new("sh").args(["-c", "kill -TERM \"$1\" 2>/dev/null", "sh", &id.to_string()]).status();
}

/// A program that runs beside us until it is stopped or dropped.
pub(crate) struct Service {
    child: Child,
    name: String,
}

impl Service {
    /// Starts the program in a process group of its own, so that Ctrl-C reaches it once, from us.
    pub(crate) fn start(command: &mut Command) -> Result<Self> {
        let name = shown(command);
        let child = command
            .stdin(Stdio::null())
            .process_group(0)
            .spawn()
            .with_context(|| format!("`{name}` cannot be started"))?;
        Ok(Self { child, name })
    }

    /// The process id.
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// How it ended, if it has.
    pub(crate) fn ended(&mut self) -> Option<ExitStatus> {
        self.child.try_wait().ok().flatten()
    }

    /// Waits until `ready` answers true.
    ///
    /// # Errors
    /// The program ends first, or `limit` is over.
    pub(crate) fn wait_until(&mut self, limit: Duration, mut ready: impl FnMut() -> bool) -> Result<()> {
        let answer = stop::poll(limit, || {
            if let Some(status) = self.ended() {
                return Some(Err(anyhow!("`{}` ended early ({})", self.name, ending(status))));
            }
            ready().then_some(Ok(()))
        });
        stop::check()?;
        answer.unwrap_or_else(|| bail!("`{}` was not ready within {} s", self.name, limit.as_secs()))
    }

    /// Asks it to end and waits.
    pub(crate) fn stop(&mut self) {
        if self.ended().is_none() {
            end(&mut self.child);
        }
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        self.stop();
    }
}

/// The program of this name on the PATH.
pub(crate) fn find(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| is_program(file))
}

/// Whether a file exists and may be executed.
pub(crate) fn is_program(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    file.metadata().is_ok_and(|m| m.is_file() && m.permissions().mode() & 0o111 != 0)
}

/// A command as a person would type it, shortened.
pub(crate) fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let mut text = program.file_name().unwrap_or(command.get_program()).to_string_lossy().into_owned();
    for argument in command.get_args().take(14) {
        text.push(' ');
        text.push_str(&argument.to_string_lossy());
    }
    text
}

/// How a process ended, in words.
pub(crate) fn ending(status: ExitStatus) -> String {
    use std::os::unix::process::ExitStatusExt;
    match (status.code(), status.signal()) {
        (Some(code), _) => format!("exit code {code}"),
        (None, Some(signal)) => format!("signal {signal}"),
        (None, None) => "unknown end".to_owned(),
    }
}
