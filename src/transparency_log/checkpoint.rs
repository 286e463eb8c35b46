//! A checkpoint: what a log says of itself at one size (C2SP tlog-checkpoint).

use super::hash::{Hash, number};
use super::note::{Note, NoteError};
use std::fmt;

/// Origin, size and root of a log. As text it is the body of a signed note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// Name of the log, unique in the world: its address without scheme and closing slash.
    pub origin: String,
    /// Entries in it.
    pub size: u64,
    /// Root of the tree over them.
    pub root: Hash,
    /// Further lines. Daodi writes none; those of others are kept.
    pub extensions: Vec<String>,
}

/// Why a text is no checkpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CheckpointError {
    /// It is no signed note.
    #[error(transparent)]
    Note(#[from] NoteError),
    /// Fewer than three lines, an empty line, or no newline at the end.
    #[error("a checkpoint has at least three lines and no empty one")]
    Lines,
    /// The size is no decimal number in its one form.
    #[error("the size of the checkpoint is not a number")]
    Size,
    /// The root is not base64 of 32 bytes.
    #[error("the root of the checkpoint is not base64 of 32 bytes")]
    Root,
}

impl Checkpoint {
    /// A checkpoint without further lines.
    #[must_use]
    pub fn new(origin: &str, size: u64, root: Hash) -> Self {
        Self { origin: origin.to_owned(), size, root, extensions: Vec::new() }
    }

    /// Reads the body of a note. Strict: what would not be written again byte for byte is refused.
    ///
    /// # Errors
    /// [`CheckpointError`].
    pub fn parse(text: &str) -> Result<Self, CheckpointError> {
        let lines: Vec<&str> = text.strip_suffix('\n').ok_or(CheckpointError::Lines)?.split('\n').collect();
        let [origin, size, root, extensions @ ..] = lines.as_slice() else { return Err(CheckpointError::Lines) };
        if lines.iter().any(|line| line.is_empty()) {
            return Err(CheckpointError::Lines);
        }
        Ok(Self {
            origin: (*origin).to_owned(),
            size: number(size).ok_or(CheckpointError::Size)?,
            root: Hash::parse(root.as_bytes()).ok_or(CheckpointError::Root)?,
            extensions: extensions.iter().map(|line| (*line).to_owned()).collect(),
        })
    }
}

impl fmt::Display for Checkpoint {
    /// The text that is signed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}\n{}\n{}", self.origin, self.size, self.root)?;
        self.extensions.iter().try_for_each(|line| writeln!(f, "{line}"))
    }
}

/// A checkpoint with the note that it came in. Reading it checks its form alone, no signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedCheckpoint {
    note: Note,
    checkpoint: Checkpoint,
}

impl SignedCheckpoint {
    /// Reads a signed note whose body is a checkpoint.
    ///
    /// # Errors
    /// [`CheckpointError`].
    pub fn parse(text: &[u8]) -> Result<Self, CheckpointError> {
        Self::from_note(Note::parse(text)?)
    }

    /// Takes a note whose body is a checkpoint.
    ///
    /// # Errors
    /// [`CheckpointError`].
    pub fn from_note(note: Note) -> Result<Self, CheckpointError> {
        let checkpoint = Checkpoint::parse(note.text())?;
        Ok(Self { note, checkpoint })
    }

    /// The checkpoint.
    #[must_use]
    pub fn checkpoint(&self) -> &Checkpoint {
        &self.checkpoint
    }

    /// The note, signatures included.
    #[must_use]
    pub fn note(&self) -> &Note {
        &self.note
    }
}

impl fmt::Display for SignedCheckpoint {
    /// The note as it is stored and served.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.note.fmt(f)
    }
}
