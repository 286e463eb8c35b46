//! What was sent and what was answered, kept outside the server: in memory to compare, in files to look at afterwards.

use super::acts::Act;
use super::voids::Voids;
use serde_json::json;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::sync::Mutex;
use std::time::Duration;

/// An act and what became of it.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What was sent.
    pub act: Act,
    /// Where the answer led (empty for a page), once there was one.
    pub answer: Option<String>,
}

/// What was acknowledged, over HTTP and at the machine.
pub struct Books {
    /// Over HTTP.
    pub ledger: Ledger,
    /// At the machine.
    pub voids: Voids,
}

impl Books {
    /// Empty ones, with their journals in a folder.
    ///
    /// # Errors
    /// What the system refuses.
    pub fn new(folder: &Path, writers: usize) -> std::io::Result<Self> {
        Ok(Self { ledger: Ledger::new(&folder.join("journal"), writers)?, voids: Voids::default() })
    }
}

/// All of them, by their keys.
pub struct Ledger {
    entries: Mutex<BTreeMap<String, Entry>>,
    files: Vec<Mutex<File>>,
    repeated: Mutex<u64>,
    waits: Mutex<Vec<(Duration, Duration)>>,
}

impl Ledger {
    /// An empty one, with a journal for each writer in a folder.
    ///
    /// # Errors
    /// What the system refuses.
    pub fn new(folder: &Path, writers: usize) -> std::io::Result<Self> {
        std::fs::create_dir_all(folder)?;
        let open = |writer| File::create(folder.join(format!("writer-{writer:02}.jsonl"))).map(Mutex::new);
        let files = (0..writers).map(open).collect::<Result<_, _>>()?;
        let (entries, repeated, waits) = (Mutex::default(), Mutex::default(), Mutex::default());
        Ok(Self { entries, files, repeated, waits })
    }

    /// An act is about to be sent for the first time.
    pub fn sends(&self, act: &Act) {
        self.note(act.writer, &json!({ "key": act.key, "sent": act.path, "fields": act.fields }));
        let entry = Entry { act: act.clone(), answer: None };
        assert!(self.entries.lock().unwrap().insert(act.key.clone(), entry).is_none(), "a key was drawn twice");
    }

    /// An act is sent again because nobody knows whether it was carried out.
    pub fn repeats(&self, act: &Act) {
        self.note(act.writer, &json!({ "key": act.key, "again": act.path }));
        *self.repeated.lock().unwrap() += 1;
    }

    /// An act was acknowledged, `at` after the beginning and so long after it was sent.
    pub fn acknowledged(&self, act: &Act, location: &str, (at, took): (Duration, Duration)) {
        self.note(act.writer, &json!({ "key": act.key, "answer": location }));
        let mut entries = self.entries.lock().unwrap();
        entries.get_mut(&act.key).unwrap().answer = Some(location.to_owned());
        self.waits.lock().unwrap().push((at, took));
    }

    /// All of it as it is now.
    #[must_use]
    pub fn entries(&self) -> BTreeMap<String, Entry> {
        self.entries.lock().unwrap().clone()
    }

    /// How many acts were acknowledged.
    #[must_use]
    pub fn acknowledgements(&self) -> usize {
        self.waits.lock().unwrap().len()
    }

    /// How many acts were sent more than once.
    #[must_use]
    pub fn repetitions(&self) -> u64 {
        *self.repeated.lock().unwrap()
    }

    /// When each acknowledgement came, and how long it took.
    #[must_use]
    pub fn waits(&self) -> Vec<(Duration, Duration)> {
        self.waits.lock().unwrap().clone()
    }

    fn note(&self, writer: usize, line: &serde_json::Value) {
        writeln!(self.files[writer].lock().unwrap(), "{line}").unwrap();
    }
}
