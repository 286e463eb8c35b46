//! Signed checkpoints: the published note, another implementation's, rotated keys, witnesses, spoilt signatures.

#![expect(clippy::unwrap_used, reason = "a test may panic")]
use super::*;
use crate::transparency_log::Hash;
use crate::transparency_log::fixtures::{Log, ORIGIN, signer};

/// Key and note in the documentation of golang.org/x/mod/sumdb/note.
const PUBLIC: &str = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
const SECRET: &str = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
const TEXT: &str =
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const SIGNATURE: &str = "— PeterNeumann \
    x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=";

#[test]
fn the_published_note_is_made_and_verified() {
    let signer = LogSigner::parse(SECRET).unwrap();
    assert_eq!((signer.to_secret_text(), signer.verifier_key().to_string()), (SECRET.to_owned(), PUBLIC.to_owned()));
    let key: VerifierKey = PUBLIC.parse().unwrap();
    assert_eq!(&key, signer.verifier_key());
    let mut note = Note::new(TEXT.to_owned()).unwrap();
    note.add(signer.sign(TEXT)).unwrap();
    assert_eq!(note.to_string(), format!("{TEXT}\n{SIGNATURE}\n"));
    assert_eq!(note.verify([&key]).unwrap()[0].id, "c74f20a3");
    assert!(!format!("{signer:?}").contains("AYEKFA"), "a secret is never printed");
}

#[test]
fn another_implementation_reads_our_notes_and_we_read_its() {
    use signed_note::{Note as Theirs, StandardSigner, StandardVerifier, VerifierList};
    let ours = signer(5);
    let checkpoint = Checkpoint::new(ORIGIN, 7, Hash::EMPTY);
    let signed = SignedCheckpoint::sign(&checkpoint, [&ours]).unwrap().to_string();
    let verifier = StandardVerifier::new(&ours.verifier_key().to_string()).unwrap();
    let theirs = Theirs::from_bytes(signed.as_bytes()).unwrap();
    let (good, unknown) = theirs.verify(&VerifierList::new(vec![Box::new(verifier)])).unwrap();
    assert_eq!((good.len(), unknown.len(), theirs.text()), (1, 0, checkpoint.to_string().as_bytes()));
    let read = tlog_tiles::checkpoint::Checkpoint::from_bytes(theirs.text()).unwrap();
    assert_eq!((read.origin(), read.size(), read.hash().0), (ORIGIN, 7, Hash::EMPTY.0));

    let signer = StandardSigner::new(&ours.to_secret_text()).unwrap();
    let mut theirs = Theirs::new(checkpoint.to_string().as_bytes(), &[]).unwrap();
    theirs.add_sigs(&[&signer]).unwrap();
    assert_eq!(theirs.to_bytes(), signed.as_bytes());
}

#[test]
fn the_form_of_a_checkpoint_is_strict() {
    let text = format!("{ORIGIN}\n20852163\n{}\n", Hash::EMPTY);
    assert_eq!(Checkpoint::parse(&text).unwrap().to_string(), text);
    let extended = format!("{text}extension\nanother\n");
    assert_eq!(Checkpoint::parse(&extended).unwrap().extensions, ["extension", "another"]);
    assert_eq!(Checkpoint::parse(&extended).unwrap().to_string(), extended);
    for (from, to) in [
        ("20852163", "020852163"),
        ("20852163", "+20852163"),
        ("20852163", "20852163 "),
        ("20852163", "9223372036854775808"),
        ("20852163", "-1"),
        ("20852163", ""),
        ("gi.example/log", ""),
        ("FU=\n", "FU\n"),
        ("FU=\n", "FV=\n"),
        ("FU=\n", "FU="),
        ("FU=\n", "FU=\n\n"),
        ("FU=\n", "FU=\n\nextension\n"),
        ("=\n", "=\r\n"),
    ] {
        let bad = text.replace(from, to);
        assert_ne!(bad, text);
        assert!(Checkpoint::parse(&bad).is_err(), "{bad:?}");
    }
    assert!(Checkpoint::parse(&format!("{ORIGIN}\n0\n{}\n", Hash::EMPTY)).is_ok());
}

#[test]
fn a_rotated_log_is_believed_by_either_key_and_not_by_a_stranger() {
    let mut log = Log::new();
    log.signers = vec![signer(2), signer(1)];
    log.grow(3);
    let signed = log.sign();
    let keys =
        |seeds: &[u8]| TrustedKeys::of_log(seeds.iter().map(|seed| signer(*seed).verifier_key().clone()).collect());
    assert_eq!(keys(&[1]).verify(&signed).unwrap().len(), 1);
    assert_eq!(keys(&[2]).verify(&signed).unwrap().len(), 1);
    assert_eq!(keys(&[1, 2, 3]).verify(&signed).unwrap().len(), 2);
    assert_eq!(keys(&[3]).verify(&signed), Err(NoteError::Unknown));
    assert_eq!(keys(&[]).verify(&signed), Err(NoteError::Unknown));
}

#[test]
fn a_known_key_s_false_signature_spoils_the_note() {
    let (old, new) = (signer(1), signer(2));
    let checkpoint = Checkpoint::new(ORIGIN, 7, Hash::EMPTY);
    let mut note = SignedCheckpoint::sign(&checkpoint, [&new]).unwrap().note().clone();
    let mut forged = old.sign("another text\n");
    note.add(forged.clone()).unwrap();
    let signed = SignedCheckpoint::from_note(note).unwrap();
    let trust = |signer: &LogSigner| TrustedKeys::of_log(vec![signer.verifier_key().clone()]);
    assert_eq!(trust(&old).verify(&signed), Err(NoteError::Forged));
    assert!(trust(&new).verify(&signed).is_ok(), "signatures of unknown keys are passed over");
    // The same name with another id, and the same id with another name, are other keys.
    forged.id ^= 1;
    let mut note = Note::new(checkpoint.to_string()).unwrap();
    note.add(forged).unwrap();
    assert_eq!(note.verify([old.verifier_key()]), Err(NoteError::Unknown));
    // A log's key under another name than the origin is another log's.
    let stranger = LogSigner::new("other.example/log", [1; 32]).unwrap();
    let signed = SignedCheckpoint::sign(&checkpoint, [&stranger]).unwrap();
    assert_eq!(trust(&stranger).verify(&signed), Err(NoteError::Unknown));
}

#[test]
fn a_signature_does_not_survive_any_change_of_the_text_or_itself() {
    let checkpoint = Checkpoint::new(ORIGIN, 7, Hash::EMPTY);
    let signed = SignedCheckpoint::sign(&checkpoint, [&signer(1)]).unwrap().to_string();
    let trust = TrustedKeys::of_log(vec![signer(1).verifier_key().clone()]);
    let verify = |note: &[u8]| SignedCheckpoint::parse(note).is_ok_and(|signed| trust.verify(&signed).is_ok());
    assert!(verify(signed.as_bytes()));
    for at in 0..signed.len() {
        for flip in [1, 2, 0x20, 0x80] {
            let mut bytes = signed.clone().into_bytes();
            bytes[at] ^= flip;
            assert!(!verify(&bytes), "{:?}", String::from_utf8_lossy(&bytes));
        }
    }
}

/// A witness's cosignature, put together by hand from C2SP tlog-cosignature.
fn cosignature(text: &str, name: &str, time: u64) -> (VerifierKey, NoteSignature) {
    let secret = SigningKey::from_bytes(&[77; 32]);
    let key = VerifierKey::new(name, KeyKind::Witness, secret.verifying_key().to_bytes()).unwrap();
    let made = secret.sign(format!("cosignature/v1\ntime {time}\n{text}").as_bytes());
    let bytes = [&time.to_be_bytes()[..], &made.to_bytes()].concat();
    (key.clone(), NoteSignature { name: name.to_owned(), id: key.id(), bytes })
}

#[test]
fn witnesses_are_kept_and_checked_where_asked_for() {
    let signed = Log::of(5).head().clone();
    let (witness, cosigned) = cosignature(signed.note().text(), "witness.example/w1", 1_790_000_000);
    let mut note = signed.note().clone();
    note.add(cosigned.clone()).unwrap();
    let with = SignedCheckpoint::parse(note.to_string().as_bytes()).unwrap();
    assert_eq!(with.to_string(), format!("{signed}{cosigned}\n"));
    let mut trust = TrustedKeys::of_log(vec![signer(1).verifier_key().clone()]);
    assert_eq!(trust.verify(&with).unwrap().len(), 1);
    trust.witnesses.push(witness.to_string().parse().unwrap());
    assert_eq!(trust.verify(&with).unwrap()[1].time, Some(1_790_000_000));
    assert_eq!(trust.verify(&signed), Err(NoteError::Unknown), "a witness asked for must have cosigned");
    // A witness alone is not the log, and a cosignature for another instant is none.
    let alone = TrustedKeys { log: vec![witness], witnesses: Vec::new() };
    assert_eq!(alone.verify(&with), Err(NoteError::Unknown));
    let mut later = cosigned;
    later.bytes[7] ^= 1;
    let mut note = signed.note().clone();
    note.add(later).unwrap();
    assert_eq!(trust.verify(&SignedCheckpoint::from_note(note).unwrap()), Err(NoteError::Forged));
}

#[test]
fn keys_that_are_not_whole_are_refused() {
    let key = |text: &str| text.parse::<VerifierKey>().unwrap_err();
    assert_eq!(key("PeterNeumann"), VerifierKeyError::Form);
    assert_eq!(key(&PUBLIC.replace("c74f20a3", "C74F20A3")), VerifierKeyError::Form);
    assert_eq!(key(&PUBLIC.replace("c74f20a3", "c74f20a4")), VerifierKeyError::Id);
    assert_eq!(key(&PUBLIC.replace("Peter", "Paul")), VerifierKeyError::Id);
    assert_eq!(key(&PUBLIC.replace("Peter", "Peter ")), VerifierKeyError::Form);
    assert_eq!(key(&PUBLIC.replace("+ARpc", "+BBpc")), VerifierKeyError::Id);
    assert_eq!(key(&PUBLIC.replace("+ARpc", "+Bxpc")), VerifierKeyError::Kind);
    assert_eq!(key(&PUBLIC.replace("10TW", "10T=")), VerifierKeyError::Form);
    assert_eq!(key("a+00000000+"), VerifierKeyError::Kind);
    let secret = |text: &str| LogSigner::parse(text).unwrap_err();
    assert_eq!(secret(PUBLIC), VerifierKeyError::Form);
    assert_eq!(secret(&SECRET.replace("Peter", "Paul")), VerifierKeyError::Id);
    assert_eq!(secret(&SECRET.replace("+AYEK", "+BIEK")), VerifierKeyError::Kind);
    assert_eq!(secret(&SECRET.replace("KDFz", "KDE=")), VerifierKeyError::Form);
    assert!(LogSigner::new("a b", [0; 32]).is_err() && LogSigner::new("", [0; 32]).is_err());
}
