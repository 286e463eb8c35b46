//! The log's signing keys' file: made at first use, readable by its owner only.
//!
//! ```text
//! daodi-log-keys 1
//! PRIVATE+KEY+NAME+ID+SECRET      the keys that sign, newest first
//! retired NAME+ID+KEY             public halves of keys that signed earlier
//! ```
//!
//! The newest key signs first; older ones sign below it until they are retired, so that whoever knows an older key alone
//! still believes the log and finds the newer one there. A retired key's secret is gone; its public half stays, so that
//! checkpoints of its time can be checked.

use crate::keys::{self, KeyFileError, sync_folder, write_beside};
use daodi::transparency_log::{Checkpoint, CheckpointError, Hash, LogSigner, SignedCheckpoint, VerifierKey};
use std::fmt;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// First line of the file.
const HEADER: &str = "daodi-log-keys 1";
/// What the line of a retired key begins with.
const RETIRED: &str = "retired ";
/// Most keys that sign at once: every reader of signed notes takes sixteen signatures.
const MAX_SIGNERS: usize = 16;
/// Most keys in all: a dump has no room for more.
const MAX_KEYS: usize = 64;

/// The keys of one log.
pub struct LogKeys {
    path: PathBuf,
    origin: String,
    /// Newest first; never empty.
    signers: Vec<LogSigner>,
    /// Newest first.
    retired: Vec<VerifierKey>,
    /// The file's text, to see whether it is still as it was read.
    text: String,
}

/// Why the keys cannot be had or changed. Carries no text of the file.
#[derive(Debug, thiserror::Error)]
pub enum LogKeyError {
    /// The file cannot be read or written, or others may read it.
    #[error(transparent)]
    File(#[from] KeyFileError),
    /// A line of the file is no key.
    #[error("line {line} of the log's key file {path}: {what}")]
    Text {
        /// The file.
        path: PathBuf,
        /// Line, from 1.
        line: usize,
        /// What was expected.
        what: &'static str,
    },
    /// The keys are those of a log with another name, or the name cannot be a log's.
    #[error("the keys in {path} are not of the log {origin:?}: a log's name is for its lifetime")]
    Origin {
        /// The file.
        path: PathBuf,
        /// The name asked for.
        origin: String,
    },
    /// There would be more keys than readers take.
    #[error("there are too many keys: at most {MAX_SIGNERS} sign, and {MAX_KEYS} are kept")]
    Many,
    /// No key that signs has this id, or it is the only one.
    #[error("{0} is no key that may be retired: it does not sign, or nothing else does")]
    NotRetirable(String),
    /// The file has none of the keys that were read from it before.
    #[error("the log's key file {0} has none of the keys it had: put its copy back")]
    Strange(PathBuf),
    /// The file was changed since it was read.
    #[error("the log's key file {0} was changed by another program meanwhile")]
    Changed(PathBuf),
}

impl LogKeys {
    /// Reads the keys; makes one where the file does not exist.
    ///
    /// # Errors
    /// [`LogKeyError`].
    pub fn open(path: &Path, origin: &str) -> Result<Self, LogKeyError> {
        loop {
            match std::fs::read_to_string(path) {
                Ok(_) if keys::readable_by_others(path).map_err(io_error(path))? => {
                    return Err(KeyFileError::Mode { path: path.to_owned() }.into());
                }
                Ok(text) => return parse(path, origin, text),
                Err(error) if error.kind() == ErrorKind::NotFound => {
                    let text = to_text(&[new_signer(path, origin)?], &[]);
                    match make(path, &text) {
                        Ok(()) => {
                            tracing::info!(path = %path.display(), "made the log's signing key; back this file up");
                        }
                        // Another program was faster: its key is the log's.
                        Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                        Err(error) => return Err(io_error(path)(error).into()),
                    }
                }
                Err(error) => return Err(io_error(path)(error).into()),
            }
        }
    }

    /// Reads the public halves and makes nothing; none where there is no file.
    ///
    /// # Errors
    /// [`LogKeyError`].
    pub fn read_public(path: &Path, origin: &str) -> Result<Option<Vec<VerifierKey>>, LogKeyError> {
        if !path.exists() {
            return Ok(None);
        }
        Self::open(path, origin).map(|keys| Some(keys.verifier_keys()))
    }

    /// Reads the file again and takes the keys of today. `false` where it has not changed.
    ///
    /// # Errors
    /// [`LogKeyError`]; then the keys stay as they were. [`LogKeyError::Strange`] where none of the keys read so far is
    /// among those of the file: it is another log's, or was lost and made anew.
    pub fn reopen(&mut self) -> Result<bool, LogKeyError> {
        let text = std::fs::read_to_string(&self.path).map_err(io_error(&self.path))?;
        if text == self.text {
            return Ok(false);
        }
        if keys::readable_by_others(&self.path).map_err(io_error(&self.path))? {
            return Err(KeyFileError::Mode { path: self.path.clone() }.into());
        }
        let new = parse(&self.path, &self.origin, text)?;
        let known = self.verifier_keys();
        if !new.verifier_keys().iter().any(|key| known.contains(key)) {
            return Err(LogKeyError::Strange(self.path.clone()));
        }
        *self = new;
        Ok(true)
    }

    /// The name of the log.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The public keys, newest first, retired ones last: what a log publishes and a dump carries.
    #[must_use]
    pub fn verifier_keys(&self) -> Vec<VerifierKey> {
        self.signing_keys().chain(self.retired.iter()).cloned().collect()
    }

    /// The public keys that sign today, newest first.
    pub fn signing_keys(&self) -> impl Iterator<Item = &VerifierKey> {
        self.signers.iter().map(LogSigner::verifier_key)
    }

    /// The checkpoint of the log at this size, signed by all keys that sign.
    ///
    /// # Errors
    /// [`CheckpointError`] where the log's name cannot stand in a checkpoint.
    pub fn sign(&self, size: u64, root: Hash) -> Result<SignedCheckpoint, CheckpointError> {
        SignedCheckpoint::sign(&Checkpoint::new(&self.origin, size, root), &self.signers)
    }

    /// Makes a new key that signs before the others. Servers that run take it within a second: see [`Self::reopen`].
    ///
    /// # Errors
    /// [`LogKeyError`]; then the file is as it was.
    pub fn rotate(&mut self) -> Result<VerifierKey, LogKeyError> {
        if self.signers.len() == MAX_SIGNERS || self.signers.len() + self.retired.len() == MAX_KEYS {
            return Err(LogKeyError::Many);
        }
        let new = new_signer(&self.path, &self.origin)?;
        let public = new.verifier_key().clone();
        let signers = [&[new][..], &self.signers].concat();
        self.replace(signers, self.retired.clone())?;
        Ok(public)
    }

    /// Ends a key: it signs no more and its secret is given up. Its checkpoints stay good.
    ///
    /// # Errors
    /// [`LogKeyError`]; then the file is as it was.
    pub fn retire(&mut self, id: u32) -> Result<VerifierKey, LogKeyError> {
        let at = self.signing_keys().position(|key| key.id() == id).filter(|_| self.signers.len() > 1);
        let at = at.ok_or_else(|| LogKeyError::NotRetirable(format!("{id:08x}")))?;
        let mut signers = self.signers.clone();
        let public = signers.remove(at).verifier_key().clone();
        let retired = [std::slice::from_ref(&public), &self.retired].concat();
        self.replace(signers, retired)?;
        Ok(public)
    }

    fn replace(&mut self, signers: Vec<LogSigner>, retired: Vec<VerifierKey>) -> Result<(), LogKeyError> {
        let io = io_error(&self.path);
        // Held until the new file stands: of two programs that change it, the second finds it changed.
        let held = std::fs::File::open(&self.path).map_err(&io)?;
        held.lock().map_err(&io)?;
        if std::fs::read_to_string(&self.path).map_err(&io)? != self.text {
            return Err(LogKeyError::Changed(self.path.clone()));
        }
        let text = to_text(&signers, &retired);
        let beside = write_beside(&self.path, &text).map_err(&io)?;
        std::fs::rename(&beside, &self.path).and_then(|()| sync_folder(&self.path)).map_err(&io)?;
        (self.signers, self.retired, self.text) = (signers, retired, text);
        Ok(())
    }
}

impl fmt::Debug for LogKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LogKeys")
            .field("signers", &self.signers)
            .field("retired", &self.retired)
            .finish_non_exhaustive()
    }
}

fn io_error(path: &Path) -> impl Fn(io::Error) -> KeyFileError {
    let path = path.to_owned();
    move |source| KeyFileError::Io { path: path.clone(), source }
}

fn new_signer(path: &Path, origin: &str) -> Result<LogSigner, LogKeyError> {
    LogSigner::new(origin, keys::random()?)
        .map_err(|_| LogKeyError::Origin { path: path.to_owned(), origin: origin.to_owned() })
}

fn to_text(signers: &[LogSigner], retired: &[VerifierKey]) -> String {
    let mut text = format!("{HEADER}\n# Who has this file can sign for the log. Keep it secret, keep a copy.\n");
    for signer in signers {
        text += &format!("{}\n", signer.to_secret_text());
    }
    for key in retired {
        text += &format!("{RETIRED}{key}\n");
    }
    text
}

fn parse(path: &Path, origin: &str, text: String) -> Result<LogKeys, LogKeyError> {
    let wrong = |line, what| LogKeyError::Text { path: path.to_owned(), line, what };
    let lines = text.lines().zip(1..).map(|(line, at)| (line.trim(), at));
    let mut lines = lines.filter(|(line, _)| !line.is_empty() && !line.starts_with('#'));
    if lines.next().is_none_or(|(line, _)| line != HEADER) {
        return Err(wrong(1, "expected the header 'daodi-log-keys 1'"));
    }
    let (mut signers, mut retired) = (Vec::new(), Vec::new());
    for (line, at) in lines {
        match line.strip_prefix(RETIRED) {
            Some(key) => retired.push(key.parse().map_err(|_| wrong(at, "expected a verifier key"))?),
            None => signers.push(LogSigner::parse(line).map_err(|_| wrong(at, "expected a signing key"))?),
        }
    }
    if signers.is_empty() {
        return Err(wrong(1, "there is no signing key"));
    }
    if signers.len() > MAX_SIGNERS || signers.len() + retired.len() > MAX_KEYS {
        return Err(LogKeyError::Many);
    }
    let keys = LogKeys { path: path.to_owned(), origin: origin.to_owned(), signers, retired, text };
    if keys.verifier_keys().iter().any(|key| key.name() != origin) {
        return Err(LogKeyError::Origin { path: path.to_owned(), origin: origin.to_owned() });
    }
    Ok(keys)
}

/// Makes the file with all its text at once, unless there is one.
fn make(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent().filter(|f| !f.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder)?;
    }
    let beside = write_beside(path, text)?;
    let linked = std::fs::hard_link(&beside, path);
    std::fs::remove_file(&beside)?;
    linked.and_then(|()| sync_folder(path))
}

#[cfg(test)]
mod tests;
