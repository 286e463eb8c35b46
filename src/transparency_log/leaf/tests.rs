//! Leaves: their canonical bytes, any other form refused, nothing personal in them.

#![expect(clippy::unwrap_used, reason = "a test may panic")]
use super::*;
use crate::transparency_log::fixtures::Log;
use crate::transparency_log::{CheckError, Hash, ProofError};
use proptest::prelude::*;

fn office() -> Actor {
    Actor { role: "officer_county".to_owned(), body: Some("office-411502".to_owned()) }
}

fn leaf() -> Leaf {
    Leaf::new(1_790_000_000_000_000, "authorisation.stop", "authorisation", "auth-7", office())
}

#[test]
fn the_canonical_bytes_are_these() {
    let leaf = leaf()
        .fact("product", "信阳毛尖 \"明前\" \\ / \u{1} \n\t\u{7f}")
        .fact("count", -3_i64)
        .fact("demo", false)
        .commitment("reason", commit(&[7; 32], &FactValue::from("检验不合格").canonical()));
    // Forms of RFC 8785: two-letter escapes where JSON has them, else \u00xx; DEL and all above as they are.
    let text = "{\"action\":\"authorisation.stop\",\
        \"actor\":{\"body\":\"office-411502\",\"role\":\"officer_county\"},\
        \"at\":1790000000000000,\
        \"commitments\":{\"reason\":\"e39f77dc1998ae02d146d6aaff5dff5cea9642ceba65a35c98557da4381a69e2\"},\
        \"facts\":{\"count\":-3,\"demo\":false,\
        \"product\":\"信阳毛尖 \\\"明前\\\" \\\\ / \\u0001 \\n\\t\u{7f}\"},\
        \"object_id\":\"auth-7\",\"object_kind\":\"authorisation\",\"v\":1}";
    assert_eq!(String::from_utf8(leaf.to_bytes().unwrap()).unwrap(), text);
    assert_eq!(Leaf::parse(text.as_bytes()), Ok(leaf));
}

#[test]
fn any_other_form_of_a_leaf_is_refused() {
    let good = String::from_utf8(leaf().fact("n", 1_u32).fact("t", "é").to_bytes().unwrap()).unwrap();
    assert!(Leaf::parse(good.as_bytes()).is_ok());
    for (from, to) in [
        (":1}", ":1} "),
        ("{\"action\"", "\u{feff}{\"action\""),
        ("\"n\":1", "\"n\": 1"),
        ("\"n\":1", "\"n\":1.0"),
        ("\"n\":1", "\"n\":1e0"),
        ("\"n\":1", "\"n\":01"),
        ("\"n\":1", "\"n\":-0"),
        ("\"n\":1", "\"n\":null"),
        ("\"n\":1", "\"n\":[1]"),
        ("\"n\":1", "\"n\":9007199254740992"),
        ("\"n\":1", "\"n\":18446744073709551615"),
        ("\"n\":1", "\"n\":1,\"n\":1"),
        ("\"n\":1", "\"N\":1"),
        ("\"n\":1,\"t\":\"é\"", "\"t\":\"é\",\"n\":1"),
        ("é", "\\u00e9"),
        ("é", "\\ud800"),
        ("\"commitments\":{}", "\"commitments\":{\"x\":\"00\"}"),
        ("\"commitments\":{},", ""),
        ("\"v\":1", "\"v\":2"),
        ("\"v\":1", "\"v\":1,\"w\":1"),
        ("\"body\":\"office-411502\"", "\"body\":null"),
        ("\"body\":\"office-411502\"", "\"body\":\"\""),
        ("authorisation.stop", "Authorisation.stop"),
    ] {
        let bad = good.replace(from, to);
        assert_ne!(bad, good);
        assert!(Leaf::parse(bad.as_bytes()).is_err(), "{bad}");
    }
    assert_eq!(Leaf::parse(&[good.as_bytes(), &[0xff]].concat()), Err(LeafError::Form));
}

#[test]
fn what_breaks_a_rule_is_not_written() {
    let long = leaf().fact("text", "x".repeat(MAX_LEAF));
    assert!(matches!(long.to_bytes(), Err(LeafError::Length(n)) if n > MAX_LEAF));
    let short = leaf().fact("text", "x".repeat(MAX_LEAF - leaf().fact("text", "").to_bytes().unwrap().len()));
    assert_eq!(short.to_bytes().unwrap().len(), MAX_LEAF);
    assert_eq!(leaf().fact("n", MAX_INTEGER + 1).to_bytes(), Err(LeafError::Integer(MAX_INTEGER + 1)));
    assert!(leaf().fact("n", MAX_INTEGER).fact("m", -MAX_INTEGER).to_bytes().is_ok());
    for name in ["", "Name", "1st", "a b", "a.b", "名", &"x".repeat(65)] {
        assert!(matches!(leaf().fact(name, true).to_bytes(), Err(LeafError::Code(_))), "{name:?}");
        assert!(matches!(leaf().commitment(name, commit(&[0; 32], b"")).to_bytes(), Err(LeafError::Code(_))));
    }
    for id in ["", "a\nb", &"x".repeat(201)] {
        assert_eq!(Leaf::new(0, "a.b", "c", id, office()).to_bytes(), Err(LeafError::Id));
    }
}

/// SHA-256 of 32 zero bytes and `"13800000000"` with its quotes, computed with Python's hashlib.
#[test]
fn a_commitment_is_the_hash_of_salt_and_value() {
    let value = FactValue::from("13800000000").canonical();
    assert_eq!(value, b"\"13800000000\"");
    assert_eq!(commit(&[0; 32], &value).to_string(), COMMITMENT);
    assert_ne!(commit(&[1; 32], &value), commit(&[0; 32], &value));
}
const COMMITMENT: &str = "137bb6f1b985713936869e71bb0b63e762b1d276db9a10055b7bb363659d1697";

#[test]
fn p38_a_leaf_tells_nothing_personal_and_its_proof_outlives_the_erased_value() {
    let name = "张三丰";
    let salt = [9; 32];
    let committed = commit(&salt, &FactValue::from(name).canonical());
    let bytes = leaf().commitment("grower_name", committed).to_bytes().unwrap();
    assert!(!String::from_utf8(bytes.clone()).unwrap().contains(name));
    let mut log = Log::of(300);
    log.push(vec![bytes.clone()]);
    log.sign();
    // Salt and name are gone; the leaf's bytes are all that the proof needs.
    let proof = log.proof(300);
    proof.verify(&bytes, &log.trust().keys).unwrap();
    // With both at hand the commitment can be shown to be to this name and to no other.
    let stored = Leaf::parse(&bytes).unwrap().commitments["grower_name"];
    assert_eq!(stored, commit(&salt, &FactValue::from(name).canonical()));
    assert_ne!(stored, commit(&salt, &FactValue::from("张三").canonical()));
    assert_eq!(proof.verify(b"another", &log.trust().keys), Err(ProofError::Check(CheckError::Root)));
}

fn value() -> impl Strategy<Value = FactValue> {
    prop_oneof![
        any::<String>().prop_map(FactValue::Text),
        (-MAX_INTEGER..=MAX_INTEGER).prop_map(FactValue::Integer),
        any::<bool>().prop_map(FactValue::Boolean),
    ]
}

proptest! {
    #[test]
    fn every_leaf_comes_back_and_no_change_of_a_byte_gives_it_again(
        at in 0..MAX_INTEGER,
        facts in prop::collection::btree_map("[a-z][a-z0-9_]{0,20}", value(), 0..6),
        secrets in prop::collection::btree_map("[a-z][a-z0-9_]{0,20}", any::<[u8; 32]>(), 0..4),
        body in prop::option::of("[!-~]{1,40}"),
        place in any::<prop::sample::Index>(),
        flip in 1_u8..=255,
    ) {
        let actor = Actor { role: "system".to_owned(), body };
        let mut leaf = Leaf::new(at, "a.b", "c", "d", actor);
        leaf.facts = facts;
        leaf.commitments = secrets.into_iter().map(|(name, hash)| (name, Commitment(hash))).collect();
        let bytes = leaf.to_bytes().unwrap();
        // Canonical: what any reader of JSON makes of it, keys sorted, is written the same.
        let value: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
        prop_assert_eq!(serde_json::to_vec(&value).unwrap(), bytes.clone());
        prop_assert_eq!(Leaf::parse(&bytes), Ok(leaf.clone()));
        let mut changed = bytes.clone();
        let at = place.index(bytes.len());
        changed[at] ^= flip;
        prop_assert_ne!(Leaf::parse(&changed), Ok(leaf));
        prop_assert_ne!(Hash::of_leaf(&changed), Hash::of_leaf(&bytes));
    }
}
