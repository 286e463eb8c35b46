//! Dumps: read and written again byte for byte, refused where they break off, go on or were changed.

#![expect(clippy::unwrap_used, reason = "a test may panic")]
use super::*;
use crate::transparency_log::fixtures::Log;
use crate::transparency_log::{Hash, LogSource as _, Part, SignedCheckpoint, SourceError};
use proptest::prelude::*;
use std::sync::LazyLock;

/// 600 entries, older checkpoints at 100, 256 and 513.
static LOG: LazyLock<Log> = LazyLock::new(|| {
    let mut log = Log::of(100);
    for more in [156, 257, 87] {
        log.grow(more);
        log.sign();
    }
    log
});
static DUMP: LazyLock<Vec<u8>> = LazyLock::new(|| LOG.dump());

/// Reads a dump and writes it again from what was read.
fn rewritten(dump: &[u8]) -> Result<Vec<u8>, SourceError> {
    let mut reader = DumpReader::open(dump)?;
    let head = SignedCheckpoint::parse(reader.checkpoint());
    // A dump is read whatever its checkpoints say: that is for the verifier.
    let Ok(head) = head else { return Err(SourceError::Sum) };
    let mut parts = Vec::new();
    while let Some(part) = reader.read()? {
        parts.push(part);
    }
    let mut writer = DumpWriter::begin(Vec::new(), reader.keys(), &head).unwrap();
    for part in parts {
        match part {
            Part::Entry { hash, leaf, .. } => writer.entry(&hash, &leaf).unwrap(),
            Part::Subtree { hash, .. } => writer.group(Some(hash)).unwrap(),
            Part::Checkpoint(note) => match SignedCheckpoint::parse(&note) {
                Ok(checkpoint) => writer.checkpoint(&checkpoint).unwrap(),
                Err(_) => return Err(SourceError::Sum),
            },
        }
    }
    Ok(writer.end().unwrap())
}

#[test]
fn a_dump_is_read_and_written_again_byte_for_byte() {
    assert_eq!(rewritten(&DUMP).unwrap(), *DUMP);
    let empty = Log::of(0).dump();
    assert_eq!(rewritten(&empty).unwrap(), empty);
    let text = String::from_utf8(DUMP.clone()).unwrap();
    assert_eq!(text.lines().filter(|line| line.starts_with("entry ")).count(), 600);
    assert_eq!(text.lines().filter(|line| line.starts_with("group ")).count(), 2);
    assert_eq!(text.lines().filter(|line| *line == "checkpoint").count(), 4);
    assert!(text.lines().last().unwrap().starts_with("end 600 "));
}

#[test]
fn what_breaks_off_or_goes_on_is_refused() {
    for end in [0, 5, 17, 100, 400, 5000, DUMP.len() - 60, DUMP.len() - 1] {
        assert!(rewritten(&DUMP[..end]).is_err(), "{end}");
    }
    assert!(rewritten(&[&DUMP[..], b"x"].concat()).is_err());
    assert!(rewritten(&[&DUMP[..], b"\n"].concat()).is_err());
    assert!(rewritten(&[&DUMP[..], &DUMP[..]].concat()).is_err());
    let endless = [b"daodi-log-dump 1\nkey ".as_slice(), &[b'x'; 200_000]].concat();
    assert!(matches!(DumpReader::open(&endless[..]), Err(SourceError::Form { .. })));
}

#[test]
fn the_writer_keeps_its_order() {
    let log = Log::of(1);
    assert!(matches!(DumpWriter::begin(Vec::new(), &[], log.head()), Err(DumpError::Order)));
    let keys = vec![log.keys()[0].clone(); 65];
    assert!(matches!(DumpWriter::begin(Vec::new(), &keys, log.head()), Err(DumpError::Order)));
    let mut dump = DumpWriter::begin(Vec::new(), &log.keys(), log.head()).unwrap();
    assert!(matches!(dump.group(None), Err(DumpError::Order)));
    for bad in [&b"a\nb"[..], b"\0", &[b'x'; 65_536]] {
        assert!(matches!(dump.entry(&Hash::EMPTY, bad), Err(DumpError::Entry(0))));
    }
    for _ in 0..256 {
        dump.entry(&Hash::EMPTY, b"{}").unwrap();
    }
    assert!(matches!(dump.entry(&Hash::EMPTY, b"{}"), Err(DumpError::Order)));
    assert!(matches!(dump.checkpoint(log.head()), Err(DumpError::Order)));
    assert!(matches!(dump.end(), Err(DumpError::Order)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    /// Whatever is changed: it is refused, or it is what would be written. And the sum lets nothing through.
    #[test]
    fn no_change_of_a_byte_is_read(place in any::<prop::sample::Index>(), flip in 1_u8..=255) {
        let mut bytes = DUMP.clone();
        let at = place.index(bytes.len());
        bytes[at] ^= flip;
        prop_assert!(rewritten(&bytes).is_err());
    }

    #[test]
    fn reading_never_panics(bytes in prop::collection::vec(any::<u8>(), 0..300), at in any::<prop::sample::Index>()) {
        let cut = at.index(2000);
        let _ = rewritten(&[&DUMP[..cut], &bytes].concat());
    }
}
