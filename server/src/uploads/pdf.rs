//! A PDF from outside. Nothing in it is parsed: a reader of PDF is the largest attack surface there is. What can be seen
//! without one is that it is one whole file and names no action that runs by itself.
//!
//! Names inside compressed objects cannot be seen this way. Against those stand the way files are served (as a download
//! in a sandbox, from another host) and the reader's own program.

use super::UploadError;
use memchr::{memchr, memmem};

/// How far from its end a PDF's last mark may stand, bytes.
const TAIL: usize = 1024;

/// Names (ISO 32000-2) of what runs by itself, sends something, or carries other files. `OpenAction` is looked at
/// apart: most office programs write one that only names the first page.
const REFUSED: [&[u8]; 11] = [
    b"JavaScript",
    b"Launch",
    b"EmbeddedFile",
    b"EmbeddedFiles",
    b"RichMedia",
    b"Rendition",
    b"SubmitForm",
    b"ImportData",
    b"GoToE",
    b"GoToR",
    b"XFA",
];

/// Longest name that is compared, bytes.
const LONGEST: usize = 16;

/// Whether a PDF may be kept.
///
/// # Errors
/// [`UploadError::Damaged`] where it is not one whole PDF, [`UploadError::Active`] where it would do something.
pub(super) fn check(bytes: &[u8]) -> Result<(), UploadError> {
    whole(bytes).then_some(()).ok_or(UploadError::Damaged)?;
    (!acts(bytes)).then_some(()).ok_or(UploadError::Active)
}

/// One PDF from the first byte to the last: a second file behind, before or inside it would be for another reader.
fn whole(bytes: &[u8]) -> bool {
    let version = bytes.starts_with(b"%PDF-1.") || bytes.starts_with(b"%PDF-2.");
    let tail = bytes.get(bytes.len().saturating_sub(TAIL)..).unwrap_or_default();
    let Some(end) = memmem::rfind(tail, b"%%EOF") else { return false };
    let after = tail.get(end + 5..).unwrap_or_default();
    let closed = after.iter().all(|byte| is_space(*byte));
    let indexed = memmem::rfind(tail.get(..end).unwrap_or_default(), b"startxref").is_some();
    let alone = memmem::find(bytes.get(5..).unwrap_or_default(), b"%PDF-").is_none();
    version && closed && indexed && alone && !ends_as_archive(bytes)
}

/// Whether the end is also that of a ZIP archive, which is read from behind (APPNOTE 4.3.16): its last record says how
/// long the comment is that follows it to the end.
fn ends_as_archive(bytes: &[u8]) -> bool {
    const RECORD: usize = 22;
    let from = bytes.len().saturating_sub(RECORD + usize::from(u16::MAX));
    let tail = bytes.get(from..).unwrap_or_default();
    tail.windows(RECORD).enumerate().any(|(at, record)| {
        let comment = record.get(20..22).map_or(0, |n| n.iter().rev().fold(0, |sum, b| sum * 256 + usize::from(*b)));
        record.starts_with(b"PK\x05\x06") && at + RECORD + comment == tail.len()
    })
}

/// Whether a name stands in it that does something. Names may be written with `#xx` for any character.
fn acts(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    while let Some(at) = memchr(b'/', rest) {
        rest = rest.get(at + 1..).unwrap_or_default();
        let (name, length) = name(rest);
        if REFUSED.iter().any(|refused| name.eq_ignore_ascii_case(refused)) {
            return true;
        }
        if name.eq_ignore_ascii_case(b"OpenAction") && !is_place(rest.get(length..).unwrap_or_default()) {
            return true;
        }
    }
    false
}

/// Whether what follows `OpenAction` is a destination, written as an array, and no action.
fn is_place(after: &[u8]) -> bool {
    after.iter().find(|byte| !is_space(**byte)) == Some(&b'[')
}

/// The name at the beginning, unescaped, and the number of bytes it is written with. One that is longer than any that
/// matters is cut.
fn name(bytes: &[u8]) -> (Vec<u8>, usize) {
    let mut name = Vec::with_capacity(LONGEST);
    let mut at = 0;
    while let Some(&byte) = bytes.get(at).filter(|_| name.len() < LONGEST) {
        if is_space(byte) || b"()<>[]{}/%".contains(&byte) {
            break;
        }
        let hex = (byte == b'#').then(|| bytes.get(at + 1..at + 3)).flatten();
        let escaped = hex.and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        name.push(escaped.unwrap_or(byte));
        at += if escaped.is_some() { 3 } else { 1 };
    }
    (name, at)
}

fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 0x0c | b'\r' | b' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(catalogue: &str) -> Vec<u8> {
        format!(
            "%PDF-1.7\n1 0 obj\n<< /Type /Catalog {catalogue} >>\nendobj\ntrailer << /Root 1 0 R >>\nstartxref\n9\n%%EOF\n"
        )
        .into_bytes()
    }

    #[test]
    fn plain_documents_pass_whatever_their_words() {
        for catalogue in [
            "",
            "/Pages 2 0 R",
            "/OpenAction [3 0 R /XYZ null null 0]",
            "/OpenAction[3 0 R /Fit]",
            "/Title (JavaScript Launch EmbeddedFile)",
            "/JavaScripts 1",
            "/Launched true",
            "/A#",
            "/A#G1",
            "/#",
        ] {
            assert_eq!(check(&document(catalogue)), Ok(()), "{catalogue}");
        }
    }

    #[test]
    fn what_acts_is_found_in_any_writing() {
        for catalogue in [
            "/OpenAction << /S /JavaScript /JS (app.alert(1)) >>",
            "/OpenAction 5 0 R",
            "/OpenAction\n\t<< >>",
            "/#4fpenAction 5 0 R",
            "/Names<</JavaScript 7 0 R>>",
            "/J#61vaScript 1",
            "/#4A#61#76#61#53#63#72#69#70#74 1",
            "/S/Launch/F(cmd.exe)",
            "/Names << /EmbeddedFiles 4 0 R >>",
            "/Type/EmbeddedFile",
            "/S /SubmitForm",
            "/AcroForm << /XFA 8 0 R >>",
            "/launch 1",
        ] {
            assert_eq!(check(&document(catalogue)), Err(UploadError::Active), "{catalogue}");
        }
    }

    #[test]
    fn what_is_not_one_whole_document_is_damaged() {
        let good = document("");
        let mut cases: Vec<Vec<u8>> = (0..good.len() - 1).map(|n| good.iter().take(n).copied().collect()).collect();
        cases.push([&good, &b"PK\x03\x04 trailing"[..]].concat());
        cases.push([&good, &good[..]].concat());
        cases.push([&b"%PDF-9.9"[..], good.get(8..).unwrap_or_default()].concat());
        cases.push(b"%PDF-1.4\n%%EOF".to_vec());
        for case in cases {
            assert_eq!(check(&case), Err(UploadError::Damaged), "{:?}", String::from_utf8_lossy(&case));
        }
        // An archive whose last record's comment is the document's end.
        let tail = b"\nstartxref\n9\n%%EOF";
        let mut archive = [&b"%PDF-1.4\nPK\x03\x04...PK\x05\x06"[..], &[0; 16]].concat();
        archive.extend([u8::try_from(tail.len()).unwrap_or(0), 0]);
        archive.extend(tail);
        assert_eq!(check(&archive), Err(UploadError::Damaged));
    }
}
