//! Verifier keys: the public halves by which signatures on notes are known, as one line of text (C2SP signed-note).

use super::hash::from_hex;
use super::note::is_key_name;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};
use std::fmt;
use std::str::FromStr;

/// What a key signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum KeyKind {
    /// A log's: Ed25519 over the note's text (type 0x01).
    Log,
    /// A witness's: Ed25519 over instant and text (type 0x04, C2SP tlog-cosignature).
    Witness,
}

/// A public key with the name that its signatures carry.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct VerifierKey {
    name: String,
    kind: KeyKind,
    public: [u8; 32],
}

/// Why a text is no verifier key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VerifierKeyError {
    /// Not `NAME+ID+KEY`.
    #[error("a verifier key is NAME+ID+KEY: no spaces, 8 hexadecimal digits, base64")]
    Form,
    /// The type is neither that of a log's Ed25519 key nor of a witness's.
    #[error("only Ed25519 keys of logs (type 1) and witnesses (type 4) are known")]
    Kind,
    /// The id does not belong to name and key: one of the three was changed.
    #[error("name, id and key do not belong together")]
    Id,
}

impl KeyKind {
    fn number(self) -> u8 {
        match self {
            Self::Log => 1,
            Self::Witness => 4,
        }
    }
}

impl VerifierKey {
    /// The key with this name.
    ///
    /// # Errors
    /// [`VerifierKeyError::Form`] where the name is empty or has spaces or a plus.
    pub fn new(name: &str, kind: KeyKind, public: [u8; 32]) -> Result<Self, VerifierKeyError> {
        if is_key_name(name) { Ok(Self { name: name.to_owned(), kind, public }) } else { Err(VerifierKeyError::Form) }
    }

    /// Its name; a log's is the log's origin.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What it signs.
    #[must_use]
    pub fn kind(&self) -> KeyKind {
        self.kind
    }

    /// The public key (RFC 8032).
    #[must_use]
    pub fn public(&self) -> &[u8; 32] {
        &self.public
    }

    /// Its short id: the first four bytes of SHA-256 over name, newline, type and key. It names a key and proves
    /// nothing.
    #[must_use]
    pub fn id(&self) -> u32 {
        let named = Sha256::new().chain_update(&self.name).chain_update([b'\n', self.kind.number()]);
        let hash: [u8; 32] = named.chain_update(self.public).finalize().into();
        u32::from_be_bytes([hash[0], hash[1], hash[2], hash[3]])
    }
}

impl FromStr for VerifierKey {
    type Err = VerifierKeyError;

    /// Reads `NAME+ID+KEY`, in its one form.
    fn from_str(text: &str) -> Result<Self, VerifierKeyError> {
        let mut parts = text.splitn(3, '+');
        let (Some(name), Some(id), Some(key)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(VerifierKeyError::Form);
        };
        let id = from_hex(id).map(u32::from_be_bytes).ok_or(VerifierKeyError::Form)?;
        let bytes = STANDARD.decode(key).map_err(|_| VerifierKeyError::Form)?;
        let kind = match bytes.first() {
            Some(1) => KeyKind::Log,
            Some(4) => KeyKind::Witness,
            _ => return Err(VerifierKeyError::Kind),
        };
        let public = bytes[1..].try_into().map_err(|_| VerifierKeyError::Form)?;
        let key = Self::new(name, kind, public)?;
        if key.id() == id { Ok(key) } else { Err(VerifierKeyError::Id) }
    }
}

impl fmt::Display for VerifierKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut bytes = vec![self.kind.number()];
        bytes.extend_from_slice(&self.public);
        write!(f, "{}+{:08x}+{}", self.name, self.id(), STANDARD.encode(bytes))
    }
}
