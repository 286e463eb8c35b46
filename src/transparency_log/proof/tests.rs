//! Proofs that a certificate carries: checked offline, in the specification's form, no byte to be changed.

#![expect(clippy::unwrap_used, reason = "a test may panic")]
use super::*;
use crate::transparency_log::fixtures::{Log, ORIGIN, signer};
use crate::transparency_log::{NoteError, TrustedKeys};

#[test]
fn a_certificate_carries_its_proof_and_is_checked_offline() {
    let log = Log::of(700);
    for index in [0, 1, 255, 256, 511, 698, 699] {
        let mut proof = log.proof(index);
        let entry = &log.entries[index as usize];
        proof.extra = Some(entry.clone());
        let read = Proof::parse(proof.to_string().as_bytes()).unwrap();
        assert_eq!(read, proof);
        let signed = read.verify(read.extra.as_ref().unwrap(), &log.trust().keys).unwrap();
        assert_eq!(signed[0].name, ORIGIN);
        let other = &log.entries[(index as usize + 1) % 700];
        assert_eq!(read.verify(other, &log.trust().keys), Err(ProofError::Check(CheckError::Root)));
    }
    let stranger = TrustedKeys::of_log(vec![signer(9).verifier_key().clone()]);
    let refused = Err(ProofError::Checkpoint(CheckpointError::Note(NoteError::Unknown)));
    assert_eq!(log.proof(0).verify(&log.entries[0], &stranger), refused);
}

#[test]
fn the_form_is_that_of_the_specification() {
    let text = log_of_two().proof(1).to_string();
    let lines: Vec<&str> = text.split('\n').collect();
    assert_eq!(lines[..2], ["c2sp.org/tlog-proof@v1", "index 1"]);
    assert_eq!(lines[3..6], ["", ORIGIN, "2"]);
    for (from, to) in [
        ("proof@v1", "proof@v2"),
        ("index 1", "index 01"),
        ("index 1", "index"),
        ("index 1", "Index 1"),
        ("index 1\n", ""),
        ("index 1\n", "extra !\nindex 1\n"),
        ("index 1\n", "index 1\nextra \n"),
        ("index 1\n", "index 1\n\n"),
        ("=\n\n", "\n\n"),
        ("=\n\n", "=\n"),
    ] {
        let bad = text.replacen(from, to, 1);
        assert_ne!(bad, text);
        assert!(Proof::parse(bad.as_bytes()).is_err(), "{bad}");
    }
    let many = text.replacen("index 1\n", &format!("index 1\n{}", format!("{}\n", Hash::EMPTY).repeat(63)), 1);
    assert_eq!(Proof::parse(many.as_bytes()), Err(ProofError::Line(66)));
}

fn log_of_two() -> Log {
    Log::of(2)
}

#[test]
fn no_byte_of_a_proof_can_be_changed() {
    let log = Log::of(37);
    let mut proof = log.proof(17);
    proof.extra = Some(log.entries[17].clone());
    let text = proof.to_string();
    let good = |text: &[u8]| {
        let proof = Proof::parse(text).ok()?;
        proof.verify(proof.extra.as_ref()?, &log.trust().keys).ok()
    };
    assert!(good(text.as_bytes()).is_some());
    for at in 0..text.len() {
        for flip in [1, 4, 0x20, 0x80] {
            let mut bytes = text.clone().into_bytes();
            bytes[at] ^= flip;
            assert!(good(&bytes).is_none(), "{:?}", String::from_utf8_lossy(&bytes));
        }
    }
}
