//! The keys behind the codes: issuing, checking, and the key file's text.

use super::code::{Code, MAX_EPOCH, TAG_SPACE};
use super::permutation::Permutation;
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use std::collections::BTreeMap;
use std::fmt;
use subtle::ConstantTimeEq;

/// Most labels a batch may have: 2^24, so that its items stay sparse (1 in 64) in the 30-bit space.
pub const MAX_COUNT: u32 = 1 << 24;
/// First line of a key file.
const FILE_HEADER: &str = "daodi-label-keys 1";
/// The one algorithm of format 0–30 today; an epoch names its own, so another may follow.
const ALGORITHM: &str = "hmac-sha-256";
/// Separates this use of the keys from any other.
const DOMAIN: &[u8] = b"daodi label code v1";

/// Master keys by epoch. Never printed, never logged: `Debug` shows the epochs only.
#[derive(Clone, Default)]
pub struct Keyring {
    keys: BTreeMap<u8, [u8; 32]>,
}

/// What names a batch to the keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BatchKeyInput {
    /// Random tag of the batch, below 2^30.
    pub tag: u32,
    /// Key epoch, 0–30.
    pub epoch: u8,
}

/// Why the keys refuse.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// No key of this epoch is at hand.
    #[error("there is no label key of epoch {0}")]
    NoKey(u8),
    /// The tag is not a 30-bit number.
    #[error("the batch tag {0} is not below 2^30")]
    Tag(u32),
    /// The item number is not below 2^24.
    #[error("item {0} is beyond the 2^24 a batch may have")]
    Item(u32),
    /// The epoch is taken or is not 0–30.
    #[error("epoch {0} is taken or not within 0-30")]
    Epoch(u8),
    /// A line of the key file cannot be read. The line's text is withheld: it may hold a key.
    #[error("line {line} of the key file: {what}")]
    File {
        /// Line, from 1.
        line: usize,
        /// What was expected.
        what: &'static str,
    },
}

impl Keyring {
    /// A ring with one key of epoch 0, made of 32 bytes from a secure random source.
    #[must_use]
    pub fn generate(random: [u8; 32]) -> Self {
        Self { keys: BTreeMap::from([(0, random)]) }
    }

    /// Adds a key for a further epoch.
    ///
    /// # Errors
    /// [`KeyError::Epoch`] where the epoch is taken or not within 0–30.
    pub fn add(&mut self, epoch: u8, random: [u8; 32]) -> Result<(), KeyError> {
        if epoch > MAX_EPOCH || self.keys.contains_key(&epoch) {
            return Err(KeyError::Epoch(epoch));
        }
        self.keys.insert(epoch, random);
        Ok(())
    }

    /// The epochs there are keys of, lowest first.
    #[must_use]
    pub fn epochs(&self) -> Vec<u8> {
        self.keys.keys().copied().collect()
    }

    /// The epoch new batches take: the highest there is.
    #[must_use]
    pub fn newest(&self) -> Option<u8> {
        self.keys.keys().next_back().copied()
    }

    /// Reads a key file: the header line, then `EPOCH ALGORITHM HEX` a line; `#` begins a comment.
    ///
    /// # Errors
    /// [`KeyError::File`] names the line.
    pub fn parse(text: &str) -> Result<Self, KeyError> {
        let mut lines = text.lines().enumerate().map(|(at, line)| (at + 1, line.trim()));
        let mut lines = lines.by_ref().filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
        if lines.next().is_none_or(|(_, header)| header != FILE_HEADER) {
            return Err(KeyError::File { line: 1, what: "expected the header 'daodi-label-keys 1'" });
        }
        let mut ring = Self::default();
        for (line, text) in lines {
            let fail = |what| KeyError::File { line, what };
            let mut parts = text.split_whitespace();
            let (Some(epoch), Some(algorithm), Some(hex), None) =
                (parts.next(), parts.next(), parts.next(), parts.next())
            else {
                return Err(fail("expected EPOCH ALGORITHM HEX"));
            };
            let epoch = epoch.parse().map_err(|_| fail("the epoch is not a number"))?;
            if algorithm != ALGORITHM {
                return Err(fail("the algorithm is not hmac-sha-256"));
            }
            let key = key_from_hex(hex).ok_or_else(|| fail("the key is not 64 hexadecimal digits"))?;
            ring.add(epoch, key).map_err(|_| fail("the epoch is taken or not within 0-30"))?;
        }
        if ring.keys.is_empty() {
            return Err(KeyError::File { line: 1, what: "there is no key" });
        }
        Ok(ring)
    }

    /// The key file's text. To be written readable by its owner only.
    #[must_use]
    pub fn to_file(&self) -> String {
        let mut out =
            format!("{FILE_HEADER}\n# Who has this file can make valid labels. Keep it secret, keep a copy.\n");
        for (epoch, key) in &self.keys {
            let hex: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
            out.push_str(&format!("{epoch} {ALGORITHM} {hex}\n"));
        }
        out
    }

    /// Derives a batch's own keys (HKDF-SHA-256 of the epoch's master key and the tag), once for many labels.
    ///
    /// # Errors
    /// [`KeyError::NoKey`] or [`KeyError::Tag`].
    pub fn batch(&self, input: &BatchKeyInput) -> Result<BatchKeys, KeyError> {
        if input.tag >= TAG_SPACE {
            return Err(KeyError::Tag(input.tag));
        }
        let master = self.keys.get(&input.epoch).ok_or(KeyError::NoKey(input.epoch))?;
        let hkdf = Hkdf::<Sha256>::new(Some(DOMAIN), master);
        let derive = |purpose: &[u8]| {
            let mut key = [0_u8; 32];
            // 32 bytes are always within HKDF's bound of 255 blocks, so the result cannot be an error.
            let _ = hkdf.expand_multi_info(&[purpose, &[input.epoch], &input.tag.to_be_bytes()], &mut key);
            key
        };
        Ok(BatchKeys {
            epoch: input.epoch,
            tag: input.tag,
            mac: keyed(&derive(b"mac")),
            permutation: Permutation::new(&derive(b"permutation")),
        })
    }

    /// The code of a batch's item, numbered from 0.
    ///
    /// # Errors
    /// [`KeyError`]: no key of the epoch, or tag or number out of range.
    pub fn issue(&self, input: &BatchKeyInput, index: u32) -> Result<Code, KeyError> {
        self.batch(input)?.issue(index)
    }

    /// Whether the code's MAC is ours. Constant-time in the MAC; an epoch without a key is refused.
    #[must_use]
    pub fn verify(&self, code: &Code) -> bool {
        self.batch(&BatchKeyInput { tag: code.tag, epoch: code.epoch }).is_ok_and(|keys| keys.verify(code))
    }

    /// Which item of its batch the code is, from 0; to be compared with the batch's count. Says nothing of the MAC.
    #[must_use]
    pub fn index_of(&self, code: &Code) -> Option<u32> {
        let keys = self.batch(&BatchKeyInput { tag: code.tag, epoch: code.epoch }).ok()?;
        Some(keys.permutation.backward(code.item))
    }
}

impl fmt::Debug for Keyring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Keyring").field("epochs", &self.keys.keys()).finish_non_exhaustive()
    }
}

/// One batch's derived keys.
#[derive(Clone)]
pub struct BatchKeys {
    epoch: u8,
    tag: u32,
    mac: Hmac<Sha256>,
    permutation: Permutation,
}

impl BatchKeys {
    /// The code of an item, numbered from 0.
    ///
    /// # Errors
    /// [`KeyError::Item`] from 2^24 on.
    pub fn issue(&self, index: u32) -> Result<Code, KeyError> {
        if index >= MAX_COUNT {
            return Err(KeyError::Item(index));
        }
        let item = self.permutation.forward(index);
        Ok(Code { epoch: self.epoch, tag: self.tag, item, mac: self.tag_of(item) })
    }

    /// Whether the code belongs to this batch's keys.
    fn verify(&self, code: &Code) -> bool {
        self.tag_of(code.item).to_be_bytes().ct_eq(&code.mac.to_be_bytes()).into()
    }

    /// The first 60 bits of HMAC-SHA-256 over format, batch, item and use.
    fn tag_of(&self, item: u32) -> u64 {
        let mut mac = self.mac.clone();
        mac.update(&[self.epoch]);
        mac.update(&self.tag.to_be_bytes());
        mac.update(&item.to_be_bytes());
        mac.update(DOMAIN);
        let bytes = mac.finalize().into_bytes();
        bytes[..8].iter().fold(0_u64, |n, byte| n << 8 | u64::from(*byte)) >> 4
    }
}

impl fmt::Debug for BatchKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BatchKeys").field("epoch", &self.epoch).field("tag", &self.tag).finish_non_exhaustive()
    }
}

/// HMAC-SHA-256 with a 32-byte key.
pub(super) fn keyed(key: &[u8; 32]) -> Hmac<Sha256> {
    // HMAC takes keys of every length; this one fills half a block.
    let mut block = [0_u8; 64];
    block[..32].copy_from_slice(key);
    <Hmac<Sha256> as hmac::digest::KeyInit>::new(&block.into())
}

/// 64 hexadecimal digits as 32 bytes.
fn key_from_hex(hex: &str) -> Option<[u8; 32]> {
    if hex.len() != 64 || !hex.is_ascii() {
        return None;
    }
    let mut key = [0_u8; 32];
    for (at, byte) in key.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&hex[at * 2..at * 2 + 2], 16).ok()?;
    }
    Some(key)
}

#[cfg(test)]
mod tests;
