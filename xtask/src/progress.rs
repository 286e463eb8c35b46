//! What a command says while it works: one line per step, its duration, and for a failure what to do next.

use std::io::IsTerminal;
use std::time::{Duration, Instant};

/// Numbered steps of one command.
pub(crate) struct Steps {
    total: usize,
    done: usize,
}

/// How a step ended, for the line under it.
pub(crate) enum Ending {
    /// The work was done.
    Done(String),
    /// The inputs are those of the last time: nothing to do.
    Unchanged,
}

impl Steps {
    /// A command of `total` steps.
    pub(crate) fn new(total: usize) -> Self {
        Self { total, done: 0 }
    }

    /// Announces the next step, runs it and reports its duration.
    pub(crate) fn step(&mut self, name: &str, work: impl FnOnce() -> anyhow::Result<Ending>) -> anyhow::Result<()> {
        crate::stop::check()?;
        self.done += 1;
        let place = format!("[{}/{}]", self.done, self.total);
        eprintln!("{} {name}", paint(Paint::Strong, &place));
        let start = Instant::now();
        let ending = work()?;
        let indent = " ".repeat(place.len());
        let took = seconds(start.elapsed());
        match ending {
            Ending::Done(note) if note.is_empty() => eprintln!("{indent} {} {took}", paint(Paint::Good, "done")),
            Ending::Done(note) => eprintln!("{indent} {} {took} · {note}", paint(Paint::Good, "done")),
            Ending::Unchanged => eprintln!("{indent} {}", paint(Paint::Quiet, "unchanged")),
        }
        Ok(())
    }
}

/// A remark between steps.
pub(crate) fn note(text: &str) {
    eprintln!("      {}", paint(Paint::Quiet, text));
}

/// An error with its causes, outermost first.
pub(crate) fn failure(error: &anyhow::Error) {
    eprintln!("{} {error}", paint(Paint::Bad, "error:"));
    for cause in error.chain().skip(1) {
        eprintln!("  because {cause}");
    }
}

/// A duration as a reader wants it: `0.4 s`, `12 s`, `3 min 05 s`.
pub(crate) fn seconds(time: Duration) -> String {
    let s = time.as_secs_f64();
    if s < 10.0 {
        format!("{s:.1} s")
    } else if s < 60.0 {
        format!("{s:.0} s")
    } else {
        format!("{} min {:02} s", time.as_secs() / 60, time.as_secs() % 60)
    }
}

/// Kinds of emphasis.
#[derive(Clone, Copy)]
pub(crate) enum Paint {
    /// Step numbers and headings.
    Strong,
    /// Success.
    Good,
    /// Skipped or noteworthy.
    Warn,
    /// Failure.
    Bad,
    /// Side remarks.
    Quiet,
}

/// Colours `text` when standard error is a terminal and `NO_COLOR` is not set.
pub(crate) fn paint(kind: Paint, text: &str) -> String {
    let plain = std::env::var_os("NO_COLOR").is_some_and(|v| !v.is_empty()) || !std::io::stderr().is_terminal();
    if plain {
        return text.to_owned();
    }
    let code = match kind {
        Paint::Strong => "1",
        Paint::Good => "32",
        Paint::Warn => "33",
        Paint::Bad => "1;31",
        Paint::Quiet => "2",
    };
    format!("\u{1b}[{code}m{text}\u{1b}[0m")
}
