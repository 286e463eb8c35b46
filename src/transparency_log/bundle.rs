//! Entry bundles as bytes: each entry after its length in 16 bits, big end first (C2SP tlog-tiles).

use super::leaf::MAX_LEAF;

/// The bytes are not a bundle of that many entries, or an entry is too long for one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the bytes are not that many entries")]
pub struct BundleError;

/// Most bytes a full bundle may have.
pub const MAX_BUNDLE: usize = 256 * (2 + MAX_LEAF);

/// Writes entries as a bundle.
///
/// # Errors
/// [`BundleError`] where one is longer than [`MAX_LEAF`].
pub fn encode_bundle<'a>(entries: impl IntoIterator<Item = &'a [u8]>) -> Result<Vec<u8>, BundleError> {
    let mut bytes = Vec::new();
    for entry in entries {
        let length = u16::try_from(entry.len()).map_err(|_| BundleError)?;
        bytes.extend_from_slice(&length.to_be_bytes());
        bytes.extend_from_slice(entry);
    }
    Ok(bytes)
}

/// Reads a bundle of exactly `width` entries.
///
/// # Errors
/// [`BundleError`].
pub fn decode_bundle(mut bytes: &[u8], width: u16) -> Result<Vec<&[u8]>, BundleError> {
    let mut entries = Vec::with_capacity(width.into());
    for _ in 0..width {
        let (length, rest) = bytes.split_first_chunk::<2>().ok_or(BundleError)?;
        let (entry, rest) = rest.split_at_checked(u16::from_be_bytes(*length).into()).ok_or(BundleError)?;
        entries.push(entry);
        bytes = rest;
    }
    if bytes.is_empty() { Ok(entries) } else { Err(BundleError) }
}
