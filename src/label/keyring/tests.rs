//! Keys and codes: every item verifies and comes back, every change is refused, a damaged key file is named by line.

#![expect(clippy::unwrap_used, reason = "a test may panic")]
use super::*;
use proptest::prelude::*;

fn ring() -> Keyring {
    let mut ring = Keyring::generate([7; 32]);
    ring.add(3, [9; 32]).unwrap();
    ring
}

const BATCH: BatchKeyInput = BatchKeyInput { tag: 0x2ABC_DEF0, epoch: 0 };

/// The MAC computed by an independent implementation (Python's hmac and a hand-written HKDF) for this key and batch.
#[test]
fn agrees_with_an_independent_implementation() {
    let code = Code { epoch: 0, tag: BATCH.tag, item: 12_345, mac: 0 };
    let keys = ring().batch(&BATCH).unwrap();
    assert_eq!(format!("{:015x}", keys.tag_of(code.item)), VECTOR_MAC);
    assert_eq!(keys.permutation.forward(5), VECTOR_ITEM);
}
const VECTOR_MAC: &str = "f81241bc3e89f15";
const VECTOR_ITEM: u32 = 876_897_727;

proptest! {
    #[test]
    fn every_item_verifies_and_comes_back(tag in 0..TAG_SPACE, index in 0..MAX_COUNT, epoch in prop_oneof![Just(0_u8), Just(3)]) {
        let code = ring().issue(&BatchKeyInput { tag, epoch }, index).unwrap();
        prop_assert!(ring().verify(&code));
        prop_assert_eq!(ring().index_of(&code), Some(index));
        prop_assert_eq!(Code::parse(&code.to_string()), Ok(code));
    }

    #[test]
    fn every_change_of_one_character_is_refused(tag in 0..TAG_SPACE, index in 0..MAX_COUNT) {
        let text = ring().issue(&BatchKeyInput { tag, epoch: 3 }, index).unwrap().to_string();
        let mut tried = 0;
        for at in 0..text.len() {
            for other in "0123456789ABCDEFGHJKMNPQRSTVWXYZ".chars().filter(|c| !text[at..].starts_with(*c)) {
                let changed = format!("{}{other}{}", &text[..at], &text[at + 1..]);
                tried += 1;
                prop_assert!(!Code::parse(&changed).is_ok_and(|code| ring().verify(&code)), "{}", changed);
            }
        }
        prop_assert_eq!(tried, 25 * 31);
    }
}

#[test]
fn swapped_neighbours_are_refused() {
    let text = ring().issue(&BATCH, 77).unwrap().to_string();
    for at in 0..text.len() - 1 {
        let mut bytes = text.clone().into_bytes();
        bytes.swap(at, at + 1);
        let swapped = String::from_utf8(bytes).unwrap();
        assert!(swapped == text || !Code::parse(&swapped).is_ok_and(|c| ring().verify(&c)), "{swapped}");
    }
}

#[test]
fn a_batch_ends_at_two_to_the_24() {
    let keys = ring().batch(&BATCH).unwrap();
    let last = keys.issue(MAX_COUNT - 1).unwrap();
    assert_eq!(ring().index_of(&last), Some(MAX_COUNT - 1));
    assert_eq!(keys.issue(MAX_COUNT).unwrap_err(), KeyError::Item(MAX_COUNT));
    assert_eq!(ring().batch(&BatchKeyInput { tag: TAG_SPACE, epoch: 0 }).unwrap_err(), KeyError::Tag(TAG_SPACE));
    assert_eq!(ring().issue(&BatchKeyInput { tag: 1, epoch: 1 }, 0).unwrap_err(), KeyError::NoKey(1));
}

#[test]
fn another_key_refuses_everything() {
    let code = ring().issue(&BATCH, 0).unwrap();
    assert!(!Keyring::generate([8; 32]).verify(&code));
    assert!(!Keyring::default().verify(&code));
}

#[test]
fn the_key_file_comes_back_and_shows_nothing_in_debug() {
    let file = ring().to_file();
    let back = Keyring::parse(&file).unwrap();
    assert_eq!(back.to_file(), file);
    assert_eq!(back.newest(), Some(3));
    assert_eq!(format!("{back:?}"), "Keyring { epochs: [0, 3], .. }");
    assert!(!format!("{:?}", back.batch(&BATCH).unwrap()).contains("mac"));
}

#[test]
fn a_damaged_key_file_is_refused_by_line() {
    let hex = "0".repeat(64);
    let line = |text: &str| match Keyring::parse(text) {
        Err(KeyError::File { line, .. }) => line,
        other => panic!("{other:?}"),
    };
    assert_eq!(line(""), 1);
    assert_eq!(line("daodi-label-keys 2\n"), 1);
    assert_eq!(line("daodi-label-keys 1\n# nothing\n"), 1);
    for bad in [
        format!("31 hmac-sha-256 {hex}"),
        format!("0 hmac-sm3 {hex}"),
        format!("x hmac-sha-256 {hex}"),
        format!("0 hmac-sha-256 {}", &hex[1..]),
        format!("0 hmac-sha-256 {}信", &hex[3..]),
        format!("0 hmac-sha-256 {hex} more"),
    ] {
        assert_eq!(line(&format!("daodi-label-keys 1\n# comment\n\n{bad}\n")), 4, "{bad}");
    }
    assert_eq!(line(&format!("daodi-label-keys 1\n0 hmac-sha-256 {hex}\n0 hmac-sha-256 {hex}\n")), 3);
}
