//! A person who is forgotten: what was proved stays proved, and what was sealed is never opened again.

use crate::access::world::World;
use daodi::people::AuditRow;
use daodi::ports::{AuditQuery, People as _, Trail as _};
use daodi::transparency_log::*;
use server::secrets::{KeyPart, SealError};
use tests::{Raw, TestApp, each_app};

/// The log's own keys, as anybody has them who wrote them down.
fn keys(app: &TestApp) -> TrustedKeys {
    TrustedKeys::of_log(app.app.log.verifier_keys().iter().map(|key| key.parse::<VerifierKey>().unwrap()).collect())
}

/// Some entries of the public log.
async fn entries(app: &TestApp, world: &World, count: usize) {
    for _ in 0..count {
        let fields = [("kind", "label"), ("reason", "按期更换")];
        app.post_as(&world.security, "/admin/keys/rotate", &fields).await.expect(303);
    }
    app.app.log.sequence_all().await.unwrap();
}

/// The bytes and the proof of every entry, as they are handed out.
async fn handed_out(app: &TestApp) -> Vec<(String, String)> {
    let size = app.app.store.log_size().await.unwrap();
    let mut all = Vec::new();
    for seq in 0..size {
        let entry = app.app.store.log_entry(seq).await.unwrap().unwrap();
        let proof = app.app.log.proof(&entry).await.unwrap().unwrap().to_string();
        all.push((entry.leaf, proof));
    }
    all
}

/// Everything sealed of an account: its field's name and the text.
async fn sealed(raw: &Raw, account: &str) -> Vec<(&'static str, String)> {
    let mut all = Vec::new();
    for (field, sql) in [
        ("name", format!("SELECT name FROM person WHERE account = '{account}' AND name IS NOT NULL")),
        ("mail", format!("SELECT mail FROM person WHERE account = '{account}' AND mail IS NOT NULL")),
        ("phone", format!("SELECT phone FROM person WHERE account = '{account}' AND phone IS NOT NULL")),
        ("totp", format!("SELECT totp FROM account WHERE id = '{account}' AND totp IS NOT NULL")),
    ] {
        all.extend(raw.texts(&sql).await.into_iter().map(|text| (field, text)));
    }
    all
}

each_app! {
    async fn p38_after_an_erasure_every_proof_verifies_and_no_value_opens(app: TestApp) {
        let world = World::new(&app).await;
        let person = &world.shihe;
        let fields = [("name", "欧阳金丝雀"), ("mail", "forget.me@example.cn"), ("phone", "13911112222"), ("locale", "zh-CN")];
        app.post_as(person, "/my/contact", &fields).await.expect(303);
        // Something of the person's in the public log: an act of theirs.
        let decision = [("decision", "accept"), ("reason", "核对执照"), ("version", "1")];
        app.post_as(person, &format!("/desk/claims/{}/decide", world.claim), &decision).await.expect(303);
        entries(&app, &world, 5).await;
        let before = app.app.log.checkpoint().await.unwrap().unwrap().0.to_string();
        let proofs = handed_out(&app).await;
        assert!(proofs.len() >= 5, "{}", proofs.len());
        let raw = Raw::open(&app.db).await;
        let sealed_before = sealed(&raw, &person.account).await;
        assert_eq!(sealed_before.iter().map(|(field, _)| *field).collect::<Vec<_>>(), ["name", "mail", "phone", "totp"]);
        let part = format!("SELECT key_part FROM person WHERE account = '{}'", person.account);
        let part_text = raw.texts(&part).await.remove(0);
        let part = KeyPart::parse(&part_text).unwrap();
        let vault = app.app.accounts.vault();
        for (field, text) in &sealed_before {
            vault.unseal(&person.account, field, &part, text).unwrap();
        }
        let changes = AuditQuery { action: "person.change".to_owned(), limit: 50, ..AuditQuery::default() };
        let trail = app.app.store.audit(&changes).await.unwrap().rows;

        // Two people erase the person.
        let asked = [("password", person.password.as_str()), ("reason", "调离"), ("agree", "yes")];
        app.post_as(person, "/my/data/erase", &asked).await.expect(303);
        let open = app.app.store.proposals_about(&person.account).await.unwrap();
        let path = format!("/admin/proposals/{}/decide", open[0].id);
        let fields = [("decision", "approve"), ("reason", "本人申请"), ("version", "1")];
        app.post_as(&world.security, &path, &fields).await.expect(303);
        entries(&app, &world, 3).await;

        // Every proof and the checkpoint that were handed out before still verify, as they are, with the log's key.
        let keys = keys(&app);
        let old = SignedCheckpoint::parse(before.as_bytes()).unwrap();
        keys.verify(&old).unwrap();
        for (leaf, proof) in &proofs {
            Proof::parse(proof.as_bytes()).unwrap().verify(leaf.as_bytes(), &keys).unwrap();
        }
        // Nothing that was there has changed, and what is new continues it.
        let now = handed_out(&app).await;
        let leaves = |all: &[(String, String)]| all.iter().map(|(leaf, _)| leaf.clone()).collect::<Vec<_>>();
        assert_eq!(leaves(&now[..proofs.len()]), leaves(&proofs));
        for (leaf, proof) in &now {
            Proof::parse(proof.as_bytes()).unwrap().verify(leaf.as_bytes(), &keys).unwrap();
        }
        let new = app.app.log.checkpoint().await.unwrap().unwrap().0;
        keys.verify(&new).unwrap();
        let (old, new) = (old.checkpoint(), new.checkpoint());
        assert!(new.size >= old.size + 3, "{} {}", old.size, new.size);
        let hashes = app.app.store.log_hashes(0, i64::try_from(new.size).unwrap()).await.unwrap();
        let hashes: Vec<Hash> = hashes.iter().map(|hash| Hash::parse(hash.as_bytes()).unwrap()).collect();
        let recounted: Vec<Hash> = now.iter().map(|(leaf, _)| Hash::of_leaf(leaf.as_bytes())).collect();
        assert_eq!(hashes, recounted, "the stored hashes are those of the bytes");
        let (mut edge, mut tiles) = (Edge::new(), TileSet::new());
        tiles.extend(edge.append(hashes));
        let proof = consistency_proof(old.size, new.size, &tiles).unwrap();
        check_consistency(old.size, old.root, new.size, new.root, &proof).unwrap();
        // A tree in which the person's entry had been rewritten would be found out.
        let mut forged = recounted;
        forged[0] = Hash::of_leaf(b"erased");
        let (mut edge, mut tiles) = (Edge::new(), TileSet::new());
        tiles.extend(edge.append(forged));
        let proof = consistency_proof(old.size, new.size, &tiles).unwrap();
        check_consistency(old.size, old.root, new.size, edge.root(), &proof).unwrap_err();

        // The commitments in the trail are as they were; only who it was is not told any more.
        let nameless = |mut rows: Vec<AuditRow>| {
            rows.iter_mut().for_each(|row| row.login = None);
            rows
        };
        let left = app.app.store.audit(&changes).await.unwrap().rows;
        assert!(left.iter().any(|row| row.login.as_deref().is_some_and(|login| login.starts_with("erased-"))));
        assert_eq!(nameless(left), nameless(trail));
        // No key part is left, and what somebody may have kept of the sealed values opens with nobody else's.
        assert_eq!(sealed(&raw, &person.account).await, []);
        let dump = raw.dump().await.into_values().flatten().collect::<Vec<_>>().join("\n");
        assert!(!dump.contains(&part_text), "the key part is still in the database");
        for value in ["13911112222", "forget.me@example.cn", "欧阳金丝雀"] {
            assert!(!dump.contains(value), "{value}");
        }
        for other in raw.texts("SELECT key_part FROM person WHERE key_part IS NOT NULL").await {
            let other = KeyPart::parse(&other).unwrap();
            for (field, text) in &sealed_before {
                let opened = vault.unseal(&person.account, field, &other, text);
                assert!(matches!(opened, Err(SealError::Unreadable)), "{field}");
            }
        }
        raw.close().await;
        // Nor in what the database file holds beside its rows: a page that was freed is written over.
        app.app.store.close().await;
        app.db.store.close().await;
        if let Some(file) = app.db.file() {
            let bytes = std::fs::read(&file).unwrap();
            let has = |text: &str| bytes.windows(text.len()).any(|window| window == text.as_bytes());
            assert!(has(&world.a.account), "the file is read");
            assert!(!has(&part_text), "the key part is still in the file");
            for (field, text) in &sealed_before {
                assert!(!has(text), "the sealed {field} is still in the file");
            }
        }
    }
}
