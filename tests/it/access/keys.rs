//! Key files that change while servers run: what one adds counts for all.

use crate::access::world::World;
use daodi::label::{CodeRange, NetContent};
use daodi::people::{Person, Role};
use server::jobs::reopen_keys;
use server::services::demonstration::{BASE, ENTERPRISE, PRODUCT};
use server::services::labels::IssueRequest;
use std::time::Duration;
use tests::{TestApp, each_app};

async fn rotate(app: &TestApp, world: &World, kind: &str) {
    let fields = [("kind", kind), ("reason", "例行更换")];
    app.post_as(&world.security, "/admin/keys/rotate", &fields).await.expect(303);
}

/// How many keys of each kind a server has: of labels, of personal values, of the log.
fn keys(app: &TestApp) -> [usize; 3] {
    let parts = &app.app;
    [parts.labels.keyring().epochs().len(), parts.accounts.vault().epochs().len(), parts.log.verifier_keys().len()]
}

each_app! {
    async fn a_new_key_counts_for_every_server_without_a_restart(app: TestApp) {
        let world = World::new(&app).await;
        let other = app.another().await;
        assert_eq!((keys(&app), keys(&other)), ([1; 3], [1; 3]));
        for kind in ["label", "secret", "log"] {
            rotate(&app, &world, kind).await;
        }
        assert_eq!((keys(&app), keys(&other)), ([2; 3], [1; 3]), "who begins a key has it at once");

        // What is sealed with the new key can be read by the other even before its next look at the file.
        let accounts = &app.app.accounts;
        let person = Person { name: "王小明".to_owned(), mail: "w@example.cn".to_owned(), phone: String::new() };
        let made = accounts.create("new.wang", person, Role::Producer.code(), "", true, &tests::acting()).await.unwrap();
        assert_eq!(other.app.accounts.masked(&made.0.id).await.unwrap(), accounts.masked(&made.0.id).await.unwrap());
        assert_eq!(keys(&other), [1, 2, 1]);

        let request = IssueRequest {
            enterprise: ENTERPRISE.to_owned(),
            product: PRODUCT.to_owned(),
            base: BASE.to_owned(),
            pack_date: app.app.clock.today(),
            net: NetContent::Grams(250),
            count: 3,
            harsh: false,
            demo: true,
        };
        let batch = app.app.labels.issue(request, &tests::acting()).await.unwrap();
        assert_eq!(batch.epoch, 1);
        let code = CodeRange::new(&app.app.labels.keyring(), &batch, 1, 1).unwrap().next().unwrap();
        assert!(!other.app.labels.keyring().verify(&code));
        reopen_keys(&other.app).unwrap();
        assert!(other.app.labels.keyring().verify(&code));
        assert_eq!(keys(&other), [2; 3]);
        assert_eq!(other.app.log.verifier_keys(), app.app.log.verifier_keys());

        // A checkpoint that the other signs has both signatures.
        other.app.log.sequence_all().await.unwrap();
        let (signed, _) = other.app.log.checkpoint().await.unwrap().unwrap();
        assert_eq!(signed.note().signatures().len(), 2);

        // The job does it by itself, within a second or so.
        let jobs = server::jobs::start(&other.app);
        for kind in ["label", "secret", "log"] {
            rotate(&app, &world, kind).await;
        }
        let mut waited = 0;
        while keys(&other) != [3; 3] && waited < 100 {
            tokio::time::sleep(Duration::from_millis(100)).await;
            waited += 1;
        }
        jobs.iter().for_each(tokio::task::JoinHandle::abort);
        assert_eq!(keys(&other), [3; 3]);
        println!("three new keys were in use by another server after some {} ms", waited * 100);

        // A file that has lost a key is not taken: what was made with it must stay readable.
        for file in [&app.app.config.secret_key_file, &app.app.config.key_file] {
            let text = std::fs::read_to_string(file).unwrap();
            let without: Vec<&str> = text.lines().filter(|line| !line.starts_with("1 ")).collect();
            std::fs::write(file, without.join("\n")).unwrap();
            let wrong = reopen_keys(&app.app).unwrap_err();
            assert!(wrong.contains("has lost a key"), "{wrong}");
            assert_eq!(keys(&app), [3; 3]);
            std::fs::write(file, text).unwrap();
        }
        reopen_keys(&app.app).unwrap();
    }
}
