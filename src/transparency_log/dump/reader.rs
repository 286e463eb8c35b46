//! Reading a dump, a line at a time.

use super::writer::is_leaf;
use super::{GROUP, HEADER, MAX_KEYS};
use crate::transparency_log::hash::{Hash, number};
use crate::transparency_log::leaf::MAX_LEAF;
use crate::transparency_log::note::{MAX_NOTE, SIGNATURE_START};
use crate::transparency_log::{LogSource, Node, Part, SourceError, VerifierKey};
use sha2::{Digest as _, Sha256};
use std::io::{BufRead, Read as _};

/// Longest line: an entry with a leaf of the greatest length.
const MAX_LINE: usize = MAX_LEAF + 128;

/// A dump as a source. Strict: it reads only what [`super::DumpWriter`] writes. Holds one line at a time.
#[derive(Debug)]
pub struct DumpReader<R> {
    lines: Lines<R>,
    keys: Vec<VerifierKey>,
    head: Vec<u8>,
    entries: u64,
    /// Whether the hash of a group must come next.
    group_due: bool,
    /// Whether an entry or a group did not stand at its place: from there on lines are read for their own sake, and the
    /// end is refused.
    astray: bool,
    ended: bool,
}

#[derive(Debug)]
struct Lines<R> {
    input: R,
    /// Number of the line ahead, from 1.
    at: u64,
    ahead: Option<Vec<u8>>,
    /// Over the lines that were taken.
    sum: Sha256,
}

impl<R: BufRead> Lines<R> {
    /// The next line without its newline, not taken yet; none at the end of the file.
    fn peek(&mut self) -> Result<Option<&[u8]>, SourceError> {
        if self.ahead.is_none() {
            let mut line = Vec::new();
            let read = self.input.by_ref().take(MAX_LINE as u64 + 1).read_until(b'\n', &mut line);
            read.map_err(|error| SourceError::Unreadable(format!("the dump cannot be read: {error}")))?;
            if line.is_empty() {
                return Ok(None);
            }
            if line.pop() != Some(b'\n') {
                let what = if line.len() >= MAX_LINE { "the line is too long" } else { return Err(SourceError::Cut) };
                return Err(SourceError::Form { place: self.place(), what, entries: None });
            }
            self.ahead = Some(line);
        }
        Ok(self.ahead.as_deref())
    }

    /// Takes the next line.
    fn take(&mut self) -> Result<Vec<u8>, SourceError> {
        self.peek()?;
        let line = self.ahead.take().ok_or(SourceError::Cut)?;
        self.at += 1;
        self.sum.update(&line);
        self.sum.update(b"\n");
        Ok(line)
    }

    fn place(&self) -> String {
        format!("line {}", self.at)
    }

    /// The complaint about the line taken last.
    fn wrong(&self, what: &'static str) -> SourceError {
        SourceError::Form { place: format!("line {}", self.at - 1), what, entries: None }
    }

    /// A signed note, verbatim: lines up to a blank one, then lines of signature.
    fn note(&mut self) -> Result<Vec<u8>, SourceError> {
        let mut note = Vec::new();
        loop {
            let line = self.take()?;
            note.extend_from_slice(&line);
            note.push(b'\n');
            if line.is_empty() {
                break;
            }
            if note.len() > MAX_NOTE {
                return Err(self.wrong("the checkpoint is too long"));
            }
        }
        while self.peek()?.is_some_and(|line| line.starts_with(SIGNATURE_START.as_bytes())) {
            if note.len() > MAX_NOTE {
                return Err(self.wrong("the checkpoint is too long"));
            }
            note.extend_from_slice(&self.take()?);
            note.push(b'\n');
        }
        Ok(note)
    }
}

impl<R: BufRead> DumpReader<R> {
    /// Reads the dump's head.
    ///
    /// # Errors
    /// [`SourceError`].
    pub fn open(input: R) -> Result<Self, SourceError> {
        let mut lines = Lines { input, at: 1, ahead: None, sum: Sha256::new() };
        if lines.take()? != HEADER.as_bytes() {
            return Err(lines.wrong("expected the header 'daodi-log-dump 1'"));
        }
        let mut keys = Vec::new();
        loop {
            let line = lines.take()?;
            if line == b"checkpoint" {
                break;
            }
            let text = str::from_utf8(&line).ok().and_then(|line| line.strip_prefix("key "));
            let key = text.and_then(|text| text.parse().ok()).filter(|_| keys.len() < MAX_KEYS);
            keys.push(key.ok_or_else(|| lines.wrong("expected a verifier key or the checkpoint"))?);
        }
        if keys.is_empty() {
            return Err(lines.wrong("expected a verifier key"));
        }
        let head = lines.note()?;
        Ok(Self { lines, keys, head, entries: 0, group_due: false, astray: false, ended: false })
    }

    fn part(&mut self) -> Result<Option<Part>, SourceError> {
        let Some(line) = self.lines.peek()? else { return Err(SourceError::Cut) };
        if let Some(end) = line.strip_prefix(b"end ") {
            let end = end.to_vec();
            return self.end(&end).map(|()| None);
        }
        let line = self.lines.take()?;
        let due = std::mem::take(&mut self.group_due);
        if line.starts_with(b"group ") {
            self.astray |= !due;
            return self.group(&line).map(Some);
        }
        if due {
            self.astray = true;
            if !line.starts_with(b"entry ") {
                return Err(self.wrong("expected the hash of a group"));
            }
        }
        if line == b"checkpoint" {
            return self.lines.note().map(Part::Checkpoint).map(Some);
        }
        let entry = line.strip_prefix(b"entry ").and_then(entry).ok_or_else(|| {
            let entries = Some((self.entries, self.entries));
            let place = format!("line {}", self.lines.at - 1);
            SourceError::Form { place, what: "expected an entry: index, hash and leaf", entries }
        })?;
        self.astray |= !matches!(entry, Part::Entry { index, .. } if index == self.entries);
        self.entries += 1;
        self.group_due = self.entries.is_multiple_of(GROUP) && !self.astray;
        Ok(Some(entry))
    }

    fn group(&mut self, line: &[u8]) -> Result<Part, SourceError> {
        let (index, hash) = line
            .strip_prefix(b"group ")
            .and_then(numbered)
            .ok_or_else(|| self.wrong("expected the hash of a group"))?;
        match Hash::parse(hash) {
            Some(hash) if self.astray || index == self.entries / GROUP - 1 => {
                Ok(Part::Subtree { node: Node { level: 8, index }, hash })
            }
            _ => Err(self.wrong("expected the hash of the group that ends here")),
        }
    }

    fn end(&mut self, end: &[u8]) -> Result<(), SourceError> {
        let sum = Hash(self.lines.sum.clone().finalize().into());
        self.lines.take()?;
        let Some((entries, stated)) = numbered(end) else {
            return Err(self.wrong("expected number of entries and checksum"));
        };
        if entries != self.entries || self.group_due || self.astray {
            return Err(self.wrong("entries or groups are missing before the end"));
        }
        if self.lines.peek()?.is_some() {
            return Err(SourceError::Form {
                place: self.lines.place(),
                what: "nothing follows the end",
                entries: None,
            });
        }
        match Hash::parse(stated) {
            None => Err(self.wrong("expected a checksum")),
            Some(stated) if stated != sum => Err(SourceError::Sum),
            Some(_) => Ok(()),
        }
    }

    fn wrong(&self, what: &'static str) -> SourceError {
        self.lines.wrong(what)
    }
}

impl<R: BufRead> LogSource for DumpReader<R> {
    fn keys(&self) -> &[VerifierKey] {
        &self.keys
    }

    fn checkpoint(&self) -> &[u8] {
        &self.head
    }

    fn reads_unsigned(&self) -> bool {
        true
    }

    fn read(&mut self) -> Result<Option<Part>, SourceError> {
        if self.ended {
            return Ok(None);
        }
        let part = self.part();
        self.ended = !matches!(part, Ok(Some(_)));
        part
    }
}

/// A number, a space and the rest.
fn numbered(text: &[u8]) -> Option<(u64, &[u8])> {
    let space = text.iter().position(|b| *b == b' ')?;
    Some((number(str::from_utf8(&text[..space]).ok()?)?, &text[space + 1..]))
}

fn entry(text: &[u8]) -> Option<Part> {
    let (index, rest) = numbered(text)?;
    let (hash, leaf) = rest.split_at_checked(44)?;
    let leaf = leaf.strip_prefix(b" ").filter(|leaf| is_leaf(leaf))?;
    Some(Part::Entry { index, hash: Hash::parse(hash)?, leaf: leaf.to_vec() })
}
