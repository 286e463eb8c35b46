//! A leaf: what the log says of one act, as canonical bytes.
//!
//! The bytes are JSON in the form of RFC 8785 (JCS): keys in order, no spaces, nothing escaped that need not be.
//! Integers keep within what RFC 7493 (I-JSON) lets every reader hold exactly. So any other implementation of JCS makes
//! the same bytes, and with them the same hash.

use super::hash::{from_hex, hex};
use serde::de::{Error as _, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::fmt;

/// Most bytes a leaf may have: entry bundles (C2SP tlog-tiles) write an entry's length in 16 bits.
pub const MAX_LEAF: usize = 65_535;
/// Greatest integer, and with its sign changed the least: 2^53 - 1 (RFC 7493, section 2.2).
pub const MAX_INTEGER: i64 = (1 << 53) - 1;
/// Form of the leaves made today.
const VERSION: u8 = 1;

/// One act as the log tells it. What is personal or confidential stands in it as a commitment only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Leaf {
    /// Code of the act, `label_batch.issue`.
    pub action: String,
    /// Who acted.
    pub actor: Actor,
    /// Instant of the act in µs UTC since 1970.
    pub at: i64,
    /// Values that are not told, by name: see [`commit`].
    pub commitments: BTreeMap<String, Commitment>,
    /// Values that everybody may know, by name.
    pub facts: BTreeMap<String, FactValue>,
    /// Id of what the act changed.
    pub object_id: String,
    /// Kind of what the act changed, `label_batch`.
    pub object_kind: String,
    #[serde(rename = "v")]
    version: u8,
}

/// Who acted, told without telling of a person.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Actor {
    /// Public id of the office, enterprise or laboratory; none where the system or the operator acted.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub body: Option<String>,
    /// Code of the role.
    pub role: String,
}

/// The value of a fact. No fractions: their forms differ from one reader to the next.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FactValue {
    /// Text.
    Text(String),
    /// A count, an instant in µs, a quantity in the smallest unit. At most [`MAX_INTEGER`] from zero.
    Integer(i64),
    /// Yes or no.
    Boolean(bool),
}

/// What stands for a value that is not told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Commitment(
    /// SHA-256 of salt and value.
    pub [u8; 32],
);

/// Why a leaf cannot be made or read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LeafError {
    /// A code or name is not 1 to 64 of a-z, 0-9, `_` (and `.` in an action), beginning with a letter.
    #[error("{0:?} is no code: a-z, 0-9 and _, at most 64, a letter first")]
    Code(String),
    /// An id is empty, longer than 200 bytes or has control characters.
    #[error("an id in a leaf has 1 to 200 bytes and no control characters")]
    Id,
    /// An integer is further from zero than 2^53 - 1.
    #[error("{0} is beyond the integers that every reader of JSON holds")]
    Integer(i64),
    /// The bytes are more than 65,535.
    #[error("a leaf has at most 65535 bytes, this one would have {0}")]
    Length(usize),
    /// The bytes are not what this version writes for any leaf.
    #[error("the bytes are not a leaf in canonical form")]
    Form,
}

/// The commitment to a value: SHA-256 of salt and value.
///
/// The salt is 32 random bytes of its own for each value and is kept with the value, outside the log. Whoever holds both
/// can show what was meant. When both are erased the commitment says nothing more of the value, while every hash and
/// proof over it stays as it is. As value take [`FactValue::canonical`], so that there is one form.
#[must_use]
pub fn commit(salt: &[u8; 32], value: &[u8]) -> Commitment {
    Commitment(Sha256::new().chain_update(salt).chain_update(value).finalize().into())
}

impl Leaf {
    /// A leaf without facts.
    #[must_use]
    pub fn new(at: i64, action: &str, object_kind: &str, object_id: &str, actor: Actor) -> Self {
        Self {
            action: action.to_owned(),
            actor,
            at,
            commitments: BTreeMap::new(),
            facts: BTreeMap::new(),
            object_id: object_id.to_owned(),
            object_kind: object_kind.to_owned(),
            version: VERSION,
        }
    }

    /// The leaf with a further fact.
    #[must_use]
    pub fn fact(mut self, name: &str, value: impl Into<FactValue>) -> Self {
        self.facts.insert(name.to_owned(), value.into());
        self
    }

    /// The leaf with a further commitment.
    #[must_use]
    pub fn commitment(mut self, name: &str, commitment: Commitment) -> Self {
        self.commitments.insert(name.to_owned(), commitment);
        self
    }

    /// The canonical bytes: what is hashed, stored and served.
    ///
    /// # Errors
    /// [`LeafError`] where a part breaks its rule or the whole is too long.
    pub fn to_bytes(&self) -> Result<Vec<u8>, LeafError> {
        self.check()?;
        let bytes = serde_json::to_vec(self).map_err(|_| LeafError::Form)?;
        if bytes.len() > MAX_LEAF { Err(LeafError::Length(bytes.len())) } else { Ok(bytes) }
    }

    /// Reads canonical bytes. Strict: what would not be written again byte for byte is refused.
    ///
    /// # Errors
    /// [`LeafError`].
    pub fn parse(bytes: &[u8]) -> Result<Self, LeafError> {
        if bytes.len() > MAX_LEAF {
            return Err(LeafError::Length(bytes.len()));
        }
        let leaf: Self = serde_json::from_slice(bytes).map_err(|_| LeafError::Form)?;
        if leaf.version == VERSION && leaf.to_bytes()? == bytes { Ok(leaf) } else { Err(LeafError::Form) }
    }

    fn check(&self) -> Result<(), LeafError> {
        let names = self.facts.keys().chain(self.commitments.keys());
        for code in [&self.object_kind, &self.actor.role].into_iter().chain(names) {
            check_code(code, false)?;
        }
        check_code(&self.action, true)?;
        for id in [Some(&self.object_id), self.actor.body.as_ref()].into_iter().flatten() {
            if id.is_empty() || id.len() > 200 || id.chars().any(char::is_control) {
                return Err(LeafError::Id);
            }
        }
        let integers = self.facts.values().filter_map(|value| match value {
            FactValue::Integer(n) => Some(*n),
            FactValue::Text(_) | FactValue::Boolean(_) => None,
        });
        match integers.chain([self.at]).find(|n| !(-MAX_INTEGER..=MAX_INTEGER).contains(n)) {
            Some(n) => Err(LeafError::Integer(n)),
            None => Ok(()),
        }
    }
}

fn check_code(code: &str, dotted: bool) -> Result<(), LeafError> {
    let good = code.len() <= 64
        && code.starts_with(|c: char| c.is_ascii_lowercase())
        && code.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_' || (dotted && b == b'.'));
    if good { Ok(()) } else { Err(LeafError::Code(code.to_owned())) }
}

impl FactValue {
    /// The value's own canonical bytes, to be committed to.
    #[must_use]
    pub fn canonical(&self) -> Vec<u8> {
        match self {
            Self::Text(text) => serde_json::Value::from(text.as_str()).to_string().into_bytes(),
            Self::Integer(n) => n.to_string().into_bytes(),
            Self::Boolean(yes) => yes.to_string().into_bytes(),
        }
    }
}

impl From<&str> for FactValue {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for FactValue {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for FactValue {
    fn from(n: i64) -> Self {
        Self::Integer(n)
    }
}

impl From<u32> for FactValue {
    fn from(n: u32) -> Self {
        Self::Integer(n.into())
    }
}

impl From<bool> for FactValue {
    fn from(yes: bool) -> Self {
        Self::Boolean(yes)
    }
}

impl Serialize for FactValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Integer(n) => serializer.serialize_i64(*n),
            Self::Boolean(yes) => serializer.serialize_bool(*yes),
        }
    }
}

impl<'de> Deserialize<'de> for FactValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl Visitor<'_> for Reader {
            type Value = FactValue;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("text, an integer or a boolean")
            }
            fn visit_str<E>(self, text: &str) -> Result<FactValue, E> {
                Ok(text.into())
            }
            fn visit_i64<E>(self, n: i64) -> Result<FactValue, E> {
                Ok(n.into())
            }
            fn visit_u64<E: serde::de::Error>(self, n: u64) -> Result<FactValue, E> {
                i64::try_from(n).map(FactValue::Integer).map_err(E::custom)
            }
            fn visit_bool<E>(self, yes: bool) -> Result<FactValue, E> {
                Ok(yes.into())
            }
        }
        deserializer.deserialize_any(Reader)
    }
}

impl Serialize for Commitment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&hex(&self.0))
    }
}

impl<'de> Deserialize<'de> for Commitment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        from_hex(&text).map(Self).ok_or_else(|| D::Error::custom("expected 64 lower-case hexadecimal digits"))
    }
}

impl fmt::Display for Commitment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex(&self.0))
    }
}

#[cfg(test)]
mod tests;
