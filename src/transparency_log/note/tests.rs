//! Signed notes: text, blank line and signatures, and nothing else.

#![expect(clippy::unwrap_used, reason = "a test may panic")]
use super::*;
use proptest::prelude::*;

const NOTE: &str = "gi.example/log\n\nsecond part\n\n— gi.example/log AAAAAQI=\n— witness AAAAAgM=\n";

#[test]
fn the_text_ends_at_the_last_blank_line() {
    let note = Note::parse(NOTE.as_bytes()).unwrap();
    assert_eq!(note.text(), "gi.example/log\n\nsecond part\n");
    assert_eq!(note.signatures()[1], NoteSignature { name: "witness".to_owned(), id: 2, bytes: vec![3] });
    assert_eq!(note.to_string(), NOTE);
}

#[test]
fn anything_else_than_text_blank_line_and_signatures_is_refused() {
    for (from, to) in [
        ("second part\n\n", "second part\n"),
        ("— w", "- w"),
        ("— w", "—w"),
        ("— w", "—  w"),
        ("— w", "— w+"),
        ("— witness ", "— "),
        ("— witness ", "— wit\u{a0}ness "),
        ("AAAAAgM=", "AAAAAgM"),
        ("AAAAAgM=", "AAAAAgN="),
        ("AAAAAgM=", "AAAAAg=="),
        ("AAAAAgM=", "AAAAAgM= "),
        ("AAAAAgM=\n", "AAAAAgM="),
        ("AAAAAgM=\n", "AAAAAgM=\r\n"),
        ("AAAAAgM=\n", "AAAAAgM=\n\n"),
        ("second", "se\tcond"),
        ("second", "se\0cond"),
    ] {
        let bad = NOTE.replace(from, to);
        assert_ne!(bad, NOTE);
        assert!(Note::parse(bad.as_bytes()).is_err(), "{bad:?}");
    }
    for bad in ["", "\n", "\n\n", "text\n", "text\n\n", "\n\n— a AAAAAQI=\n", "text\n\n\n"] {
        assert!(Note::parse(bad.as_bytes()).is_err(), "{bad:?}");
    }
    assert_eq!(Note::parse(&[NOTE.as_bytes(), b"\xff"].concat()), Err(NoteError::Characters));
    assert_eq!(Note::parse("x".repeat(MAX_NOTE + 1).as_bytes()), Err(NoteError::Length));
    let lines = |n| format!("text\n\n{}", "— a AAAAAQI=\n".repeat(n));
    assert_eq!(Note::parse(lines(MAX_SIGNATURES).as_bytes()).unwrap().signatures().len(), MAX_SIGNATURES);
    assert_eq!(Note::parse(lines(MAX_SIGNATURES + 1).as_bytes()), Err(NoteError::Signature));
}

proptest! {
    #[test]
    fn what_is_read_is_written_the_same(place in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = NOTE.as_bytes().to_vec();
        let at = place.index(bytes.len());
        bytes[at] = byte;
        if let Ok(note) = Note::parse(&bytes) {
            prop_assert_eq!(note.to_string().into_bytes(), bytes);
        }
    }
}
