//! The outside of a JPEG picture (ITU-T T.81 Annex B): its markers, from the first to the last.

use super::Promise;

/// Most passes over a picture. Encoders make about ten; a thousand would cost a thousand times the work.
const SCANS: usize = 40;

/// What a frame's header promises, or `None` where the picture is not one whole one.
pub(super) fn promise(bytes: &[u8]) -> Option<Promise> {
    let mut rest = bytes.get(2..)?;
    let mut promise = None;
    let mut scans = 0;
    loop {
        let marker;
        (marker, rest) = next_marker(rest)?;
        match marker {
            // The end. What follows it is never looked at.
            0xd9 => return promise.filter(|_| scans > 0),
            0x01 | 0xd0..=0xd7 => {}
            0xda => {
                scans += 1;
                if scans > SCANS || promise.is_none() {
                    return None;
                }
                rest = coded(segment(rest)?.1)?;
            }
            // Baseline, extended and progressive; any other frame is one that no camera makes.
            0xc0..=0xc2 => {
                let (header, after) = segment(rest)?;
                if promise.is_some() {
                    return None;
                }
                promise = Some(frame(header, marker == 0xc2)?);
                rest = after;
            }
            0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf | 0xd8 => return None,
            _ => rest = segment(rest)?.1,
        }
    }
}

/// The next marker's second byte, and what follows it. Any number of 0xFF may stand before it, and some cameras leave
/// other bytes there too.
fn next_marker(mut bytes: &[u8]) -> Option<(u8, &[u8])> {
    loop {
        bytes = bytes.get(memchr::memchr(0xff, bytes)?..)?;
        let at = bytes.iter().position(|byte| *byte != 0xff)?;
        let marker = *bytes.get(at)?;
        bytes = bytes.get(at + 1..)?;
        if marker != 0 {
            return Some((marker, bytes));
        }
    }
}

/// A segment's content and what follows it.
fn segment(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let length = usize::from(u16::from_be_bytes(*bytes.first_chunk()?));
    Some((bytes.get(2..length)?, bytes.get(length..)?))
}

/// What follows the coded data of a scan: the next marker that is none of its own.
fn coded(mut bytes: &[u8]) -> Option<&[u8]> {
    loop {
        let at = memchr::memchr(0xff, bytes)?;
        match bytes.get(at + 1)? {
            0x00 | 0xd0..=0xd7 => bytes = bytes.get(at + 2..)?,
            _ => return bytes.get(at..),
        }
    }
}

/// A frame's header. A progressive picture's coefficients are all held at once, two bytes each.
fn frame(header: &[u8], progressive: bool) -> Option<Promise> {
    let height = u32::from(u16::from_be_bytes(*header.get(1..)?.first_chunk()?));
    let width = u32::from(u16::from_be_bytes(*header.get(3..)?.first_chunk()?));
    let parts: Vec<(u64, u64)> = header
        .get(6..)?
        .chunks_exact(3)
        .filter_map(|part| part.get(1).map(|sampling| (u64::from(sampling >> 4), u64::from(sampling & 15))))
        .collect();
    if parts.len() != usize::from(*header.get(5)?) || !(1..=4).contains(&parts.len()) {
        return None;
    }
    if parts.iter().any(|(h, v)| !(1..=4).contains(h) || !(1..=4).contains(v)) {
        return None;
    }
    let points = u64::from(width) * u64::from(height);
    let whole = parts.iter().map(|(h, _)| h).max()? * parts.iter().map(|(_, v)| v).max()?;
    let coefficients: u64 = parts.iter().map(|(h, v)| points * h * v / whole).sum();
    let out = points * if parts.len() == 1 { 1 } else { 3 };
    Some(Promise { width, height, memory: out + if progressive { coefficients * 2 } else { 0 } })
}
