//! What `strace -f -y -o FILE` wrote: system calls with the lines on which they began and ended.

/// A system call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// Its name.
    pub name: String,
    /// Its arguments as far as they were written.
    pub arguments: String,
    /// What it gave; empty where it never ended.
    pub result: String,
    /// The line on which it began.
    pub began: usize,
    /// The line on which it ended.
    pub ended: usize,
}

impl Call {
    /// Whether it is one of these.
    #[must_use]
    pub fn is(&self, names: &[&str]) -> bool {
        names.contains(&self.name.as_str())
    }

    /// The file it was given, as `-y` shows it.
    #[must_use]
    pub fn file(&self) -> &str {
        let shown = self.arguments.split_once('<').and_then(|(_, rest)| rest.split_once('>'));
        shown.map_or("", |(path, _)| path)
    }
}

/// Reads a trace. Calls that another thread's line interrupts are put together again.
#[must_use]
pub fn read(text: &str) -> Vec<Call> {
    let mut calls: Vec<Call> = Vec::new();
    let mut open: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
    for (number, line) in text.lines().enumerate() {
        let Some((thread, rest)) = line.split_once(' ') else { continue };
        let rest = rest.trim_start();
        if let Some(resumed) = rest.strip_prefix("<... ") {
            let Some((_, rest)) = resumed.split_once(" resumed>") else { continue };
            if let Some(call) = open.remove(thread).and_then(|at| calls.get_mut(at)) {
                let (arguments, result) = split(rest);
                call.arguments.push_str(arguments);
                (call.result, call.ended) = (result.to_owned(), number);
            }
            continue;
        }
        let Some((name, rest)) = rest.split_once('(') else { continue };
        if !name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_') {
            continue;
        }
        let interrupted = rest.strip_suffix(" <unfinished ...>");
        let (arguments, result) = interrupted.map_or_else(|| split(rest), |arguments| (arguments, ""));
        if interrupted.is_some() {
            open.insert(thread, calls.len());
        }
        let (arguments, result) = (arguments.to_owned(), result.to_owned());
        let ended = if interrupted.is_some() { usize::MAX } else { number };
        calls.push(Call { name: name.to_owned(), arguments, result, began: number, ended });
    }
    calls
}

/// Arguments and result of what stands behind the opening bracket.
fn split(rest: &str) -> (&str, &str) {
    rest.rsplit_once(") = ").or_else(|| rest.rsplit_once(" = ")).map_or((rest, ""), |(a, r)| (a, r.trim()))
}
