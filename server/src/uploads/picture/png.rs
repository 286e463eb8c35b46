//! The outside of a PNG picture (ISO/IEC 15948 §5): its chunks, and only those that its points need.

use super::Promise;
use image::metadata::Orientation;

/// The mark at the beginning.
const MARK: &[u8] = b"\x89PNG\r\n\x1a\n";

/// Chunks that are kept for decoding. Texts, profiles, times and other pictures are not, nor whatever can be unpacked.
const KEPT: [&[u8]; 5] = [b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"];

/// Largest note of how a picture is to be turned, bytes.
const TURN: usize = 64 * 1024;

/// A chunk: its type, its content, and all its bytes with length and checksum.
struct Chunk<'a> {
    kind: &'a [u8],
    content: &'a [u8],
    whole: &'a [u8],
}

/// The chunks up to the picture's end. `None` where it does not come to one.
fn chunks(bytes: &[u8]) -> Option<Vec<Chunk<'_>>> {
    let mut rest = bytes.strip_prefix(MARK)?;
    let mut found = Vec::new();
    loop {
        let length = usize::try_from(u32::from_be_bytes(*rest.first_chunk()?)).ok()?;
        let end = length.checked_add(12)?;
        let chunk = Chunk { kind: rest.get(4..8)?, content: rest.get(8..8 + length)?, whole: rest.get(..end)? };
        let last = chunk.kind == b"IEND";
        // A capital first letter says that the picture cannot be understood without the chunk.
        let unknown = chunk.kind.first()?.is_ascii_uppercase() && !KEPT.contains(&chunk.kind);
        if unknown || found.is_empty() != (chunk.kind == b"IHDR") {
            return None;
        }
        found.push(chunk);
        if last {
            return Some(found);
        }
        rest = rest.get(end..)?;
    }
}

/// Whether a chunk may say how the picture is to be turned.
fn is_turn(chunk: &Chunk<'_>) -> bool {
    chunk.kind == b"eXIf" && chunk.content.len() <= TURN
}

/// What the header promises, or `None` where the picture is not one whole one.
pub(super) fn promise(bytes: &[u8]) -> Option<Promise> {
    let chunks = chunks(bytes)?;
    let header = chunks.first()?.content;
    let number = |at: usize| Some(u32::from_be_bytes(*header.get(at..)?.first_chunk()?));
    let (width, height) = (number(0)?, number(4)?);
    let (depth, colour) = (*header.get(8)?, *header.get(9)?);
    let seen_through = chunks.iter().any(|chunk| chunk.kind == b"tRNS");
    let channels: u64 = match (colour, seen_through) {
        (0, false) => 1,
        (0, true) | (4, _) => 2,
        (2 | 3, false) => 3,
        (2 | 3, true) | (6, _) => 4,
        _ => return None,
    };
    // Sixteen bits are brought down to eight while both are held.
    let bytes = if depth == 16 { 3 } else { 1 };
    // One that lies on its side is held twice while it is turned.
    let turned = chunks.iter().filter(|chunk| is_turn(chunk)).any(|chunk| {
        use Orientation::{Rotate90, Rotate90FlipH, Rotate270, Rotate270FlipH};
        let orientation = Orientation::from_exif_chunk(chunk.content);
        matches!(orientation, Some(Rotate90 | Rotate90FlipH | Rotate270 | Rotate270FlipH))
    });
    let held = if turned { 2 } else { 1 };
    let points = u64::from(width) * u64::from(height);
    Some(Promise { width, height, memory: points * channels * bytes.max(held) })
}

/// The picture without the chunks that its points do not need.
pub(super) fn core(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = MARK.to_vec();
    for chunk in chunks(bytes)? {
        if is_turn(&chunk) || KEPT.contains(&chunk.kind) {
            out.extend_from_slice(chunk.whole);
        }
    }
    Some(out)
}
