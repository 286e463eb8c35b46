//! Signed notes: a text with signatures below it (C2SP signed-note). Their form; what checks and makes signatures stands
//! in `signing.rs`.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use std::fmt;

/// Most bytes a note may have: sixteen post-quantum signatures have room.
pub const MAX_NOTE: usize = 256 * 1024;
/// Most signatures a note may have. The specification asks for at least 16.
pub const MAX_SIGNATURES: usize = 64;
/// What every signature line begins with: an em dash and a space.
pub(super) const SIGNATURE_START: &str = "— ";

/// A text with its signatures. All are kept, those of unknown keys too: that is how keys rotate and witnesses cosign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    text: String,
    signatures: Vec<NoteSignature>,
}

/// One line of signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteSignature {
    /// Name of the key.
    pub name: String,
    /// Short id of the key; name and id together name it.
    pub id: u32,
    /// What the key's algorithm made; never empty.
    pub bytes: Vec<u8>,
}

/// Why a text is no note, or its signatures are worth nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoteError {
    /// Longer than [`MAX_NOTE`].
    #[error("a signed note has at most {MAX_NOTE} bytes")]
    Length,
    /// Not UTF-8, or with control characters.
    #[error("a signed note is UTF-8 without control characters")]
    Characters,
    /// No text, no blank line after it, or no signature.
    #[error("a signed note is a text, a blank line and signatures")]
    Parts,
    /// A line of signature has another form, or there are too many.
    #[error("a line of signature is not as it should be")]
    Signature,
    /// No signature is by a key that was asked for.
    #[error("no signature is by a known key")]
    Unknown,
    /// A signature that names a known key is not by it.
    #[error("a signature that names a known key is not by that key")]
    Forged,
}

impl Note {
    /// A note without signatures yet.
    ///
    /// # Errors
    /// [`NoteError`] where the text has control characters or does not end with a newline.
    pub fn new(text: String) -> Result<Self, NoteError> {
        check_characters(&text)?;
        if text.len() > MAX_NOTE {
            return Err(NoteError::Length);
        }
        // An empty text would begin with the newline that separates it: no reader could tell them apart.
        if !text.ends_with('\n') || text == "\n" {
            return Err(NoteError::Parts);
        }
        Ok(Self { text, signatures: Vec::new() })
    }

    /// Reads a signed note. Strict: what would not be written again byte for byte is refused.
    ///
    /// # Errors
    /// [`NoteError`].
    pub fn parse(note: &[u8]) -> Result<Self, NoteError> {
        if note.len() > MAX_NOTE {
            return Err(NoteError::Length);
        }
        let note = str::from_utf8(note).map_err(|_| NoteError::Characters)?;
        let (text, signatures) = note.rsplit_once("\n\n").ok_or(NoteError::Parts)?;
        let mut parsed = Self::new(format!("{text}\n"))?;
        let lines = signatures.strip_suffix('\n').ok_or(NoteError::Signature)?;
        for line in lines.split('\n') {
            parsed.add(NoteSignature::parse(line).ok_or(NoteError::Signature)?)?;
        }
        Ok(parsed)
    }

    /// Adds a signature below the others.
    ///
    /// # Errors
    /// [`NoteError::Signature`] where there would be more than [`MAX_SIGNATURES`].
    pub fn add(&mut self, signature: NoteSignature) -> Result<(), NoteError> {
        if self.signatures.len() == MAX_SIGNATURES {
            return Err(NoteError::Signature);
        }
        self.signatures.push(signature);
        Ok(())
    }

    /// The signed text, its last newline included.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The signatures, in their order.
    #[must_use]
    pub fn signatures(&self) -> &[NoteSignature] {
        &self.signatures
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.text)?;
        self.signatures.iter().try_for_each(|signature| writeln!(f, "{signature}"))
    }
}

impl NoteSignature {
    /// Reads a line of signature without its newline.
    #[must_use]
    pub fn parse(line: &str) -> Option<Self> {
        let (name, bytes) = line.strip_prefix(SIGNATURE_START)?.split_once(' ')?;
        let bytes = STANDARD.decode(bytes).ok()?;
        let (id, bytes) = bytes.split_first_chunk::<4>().filter(|(_, rest)| !rest.is_empty())?;
        is_key_name(name).then(|| Self { name: name.to_owned(), id: u32::from_be_bytes(*id), bytes: bytes.to_vec() })
    }
}

impl fmt::Display for NoteSignature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes = [&self.id.to_be_bytes(), self.bytes.as_slice()].concat();
        write!(f, "{SIGNATURE_START}{} {}", self.name, STANDARD.encode(bytes))
    }
}

/// Whether a text may be a key's name: not empty, no space of any kind, no plus, no control character.
pub(super) fn is_key_name(name: &str) -> bool {
    !name.is_empty() && !name.chars().any(|c| c.is_whitespace() || c == '+' || c < ' ')
}

fn check_characters(text: &str) -> Result<(), NoteError> {
    if text.chars().any(|c| c < ' ' && c != '\n') { Err(NoteError::Characters) } else { Ok(()) }
}

#[cfg(test)]
mod tests;
