//! Making and checking the signatures of notes: Ed25519 (RFC 8032), on servers only.

use super::checkpoint::{Checkpoint, CheckpointError, SignedCheckpoint};
use super::note::{Note, NoteError, NoteSignature};
use super::verifier_key::{KeyKind, VerifierKey, VerifierKeyError};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use serde::Serialize;
use std::fmt;

/// What the text of a signing key begins with (golang.org/x/mod/sumdb/note).
const SECRET_START: &str = "PRIVATE+KEY+";

/// A log's signing key. `Debug` shows its public half; the secret is wiped when dropped.
#[derive(Clone)]
pub struct LogSigner {
    secret: SigningKey,
    public: VerifierKey,
}

/// A signature that was checked and is good.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SignedBy {
    /// Name of the key.
    pub name: String,
    /// Its id as 8 hexadecimal digits.
    pub id: String,
    /// A witness's instant of cosigning, in seconds since 1970; none for a log.
    pub time: Option<u64>,
}

/// By which keys checkpoints are believed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TrustedKeys {
    /// Keys of the log: one of them must have signed, under the log's origin as its name.
    pub log: Vec<VerifierKey>,
    /// Keys of witnesses: every one must have cosigned.
    pub witnesses: Vec<VerifierKey>,
}

impl LogSigner {
    /// A key made of 32 bytes from a secure random source.
    ///
    /// # Errors
    /// [`VerifierKeyError::Form`] where the name cannot be a key's.
    pub fn new(name: &str, seed: [u8; 32]) -> Result<Self, VerifierKeyError> {
        let secret = SigningKey::from_bytes(&seed);
        let public = VerifierKey::new(name, KeyKind::Log, secret.verifying_key().to_bytes())?;
        Ok(Self { secret, public })
    }

    /// Reads `PRIVATE+KEY+NAME+ID+SECRET`, the form that other programs for signed notes use.
    ///
    /// # Errors
    /// [`VerifierKeyError`]; it carries nothing of the text.
    pub fn parse(text: &str) -> Result<Self, VerifierKeyError> {
        let mut parts = text.strip_prefix(SECRET_START).ok_or(VerifierKeyError::Form)?.splitn(3, '+');
        let (Some(name), Some(id), Some(secret)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(VerifierKeyError::Form);
        };
        let bytes = STANDARD.decode(secret).map_err(|_| VerifierKeyError::Form)?;
        let Some((1, seed)) = bytes.split_first() else { return Err(VerifierKeyError::Kind) };
        let signer = Self::new(name, seed.try_into().map_err(|_| VerifierKeyError::Form)?)?;
        if format!("{:08x}", signer.public.id()) == id { Ok(signer) } else { Err(VerifierKeyError::Id) }
    }

    /// The key's text, its secret included: for a file that its owner alone may read.
    #[must_use]
    pub fn to_secret_text(&self) -> String {
        let mut bytes = vec![1];
        bytes.extend_from_slice(self.secret.as_bytes());
        format!("{SECRET_START}{}+{:08x}+{}", self.public.name(), self.public.id(), STANDARD.encode(bytes))
    }

    /// The public half.
    #[must_use]
    pub fn verifier_key(&self) -> &VerifierKey {
        &self.public
    }

    /// Signs a note's text.
    #[must_use]
    pub fn sign(&self, text: &str) -> NoteSignature {
        NoteSignature {
            name: self.public.name().to_owned(),
            id: self.public.id(),
            bytes: self.secret.sign(text.as_bytes()).to_bytes().to_vec(),
        }
    }
}

impl SignedCheckpoint {
    /// Signs a checkpoint with several keys, in their order.
    ///
    /// # Errors
    /// [`CheckpointError`] where the origin cannot stand in a checkpoint or there are too many keys.
    pub fn sign<'a>(
        checkpoint: &Checkpoint,
        signers: impl IntoIterator<Item = &'a LogSigner>,
    ) -> Result<Self, CheckpointError> {
        let mut note = Note::new(checkpoint.to_string())?;
        for signer in signers {
            note.add(signer.sign(note.text()))?;
        }
        Self::from_note(note)
    }
}

impl fmt::Debug for LogSigner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("LogSigner").field(&self.public.to_string()).finish()
    }
}

impl VerifierKey {
    /// Checks a signature that names this key; what it signed, or none where it is not by this key.
    fn check(&self, text: &str, signature: &NoteSignature) -> Option<SignedBy> {
        let (time, message, bytes) = match self.kind() {
            KeyKind::Log => (None, text.to_owned(), signature.bytes.as_slice()),
            KeyKind::Witness => {
                let (time, bytes) = signature.bytes.split_first_chunk::<8>()?;
                let time = u64::from_be_bytes(*time);
                i64::try_from(time).ok()?;
                (Some(time), format!("cosignature/v1\ntime {time}\n{text}"), bytes)
            }
        };
        let key = VerifyingKey::from_bytes(self.public()).ok()?;
        key.verify_strict(message.as_bytes(), &Signature::from_slice(bytes).ok()?).ok()?;
        Some(SignedBy { name: self.name().to_owned(), id: format!("{:08x}", self.id()), time })
    }
}

impl Note {
    /// Checks every signature that names one of the keys; signatures of other keys are passed over.
    ///
    /// # Errors
    /// [`NoteError::Forged`] where one of them is not good, [`NoteError::Unknown`] where there is none.
    pub fn verify<'a>(&self, keys: impl IntoIterator<Item = &'a VerifierKey>) -> Result<Vec<SignedBy>, NoteError> {
        let mut good = Vec::new();
        for key in keys {
            let named = self.signatures().iter().filter(|s| s.name == key.name() && s.id == key.id());
            for signature in named {
                good.push(key.check(self.text(), signature).ok_or(NoteError::Forged)?);
            }
        }
        if good.is_empty() { Err(NoteError::Unknown) } else { Ok(good) }
    }
}

impl TrustedKeys {
    /// Keys of a log, and no witness asked for.
    #[must_use]
    pub fn of_log(log: Vec<VerifierKey>) -> Self {
        Self { log, witnesses: Vec::new() }
    }

    /// Checks a checkpoint: signed by a key of the log that bears the log's origin as its name, and cosigned by every
    /// witness.
    ///
    /// # Errors
    /// [`NoteError`].
    pub fn verify(&self, signed: &SignedCheckpoint) -> Result<Vec<SignedBy>, NoteError> {
        let own = self.log.iter().filter(|k| k.kind() == KeyKind::Log && *k.name() == signed.checkpoint().origin);
        let mut good = signed.note().verify(own)?;
        for witness in &self.witnesses {
            good.extend(signed.note().verify([witness])?);
        }
        Ok(good)
    }
}

#[cfg(test)]
mod tests;
