//! A form's key: what was sent twice is done once.

use daodi::audit::Act;
use daodi::ports::{People as _, Registry as _, StoreError, Trail as _};
use std::sync::Arc;
use tests::people::{act_of, claim, id, notice, once, producer, with_register};
use tests::register::TRICKY;
use tests::{Raw, each_db};

each_db! {
    async fn p04_the_same_key_twice_is_said_and_does_nothing(db: TestDb) {
        with_register(&db.store).await;
        let who = producer(&db.store, 1).await;
        let key = |act: Act, key: &str| Act { once: Some(once(key)), ..act };
        assert_eq!(db.store.once(TRICKY).await.unwrap(), None);
        let act = key(act_of(&who), TRICKY);
        db.store.insert_claim(&claim(1, &who, None), &[], &act).await.unwrap();
        let known = (once(TRICKY).body, once(TRICKY).answer.location);
        assert_eq!(db.store.once(TRICKY).await.unwrap(), Some(known));
        // Whatever else it would run into: the key is asked first.
        let raw = Raw::open(&db).await;
        let before = raw.dump().await;
        let again = key(act_of(&who), TRICKY);
        assert_eq!(db.store.insert_claim(&claim(1, &who, None), &[], &again).await, Err(StoreError::Repeated));
        assert_eq!(db.store.insert_claim(&claim(2, &who, None), &[], &again).await, Err(StoreError::Repeated));
        assert_eq!(db.store.notify(&[notice(1, &who)], &again).await, Err(StoreError::Repeated));
        assert_eq!(db.store.record(&again).await, Err(StoreError::Repeated));
        assert_eq!(raw.dump().await, before);
        // What came to nothing leaves its key free for another try.
        let failed = key(act_of(&who), "again");
        assert_eq!(db.store.insert_claim(&claim(1, &who, None), &[], &failed).await, Err(StoreError::Conflict));
        assert_eq!(db.store.withdraw_claim(&who, "none", &failed).await, Ok(false));
        assert_eq!(db.store.once("again").await.unwrap(), None);
        db.store.insert_claim(&claim(2, &who, None), &[], &failed).await.unwrap();
        raw.close().await;
    }

    async fn p04_of_twenty_posts_at_once_exactly_one_is_done(db: TestDb) {
        with_register(&db.store).await;
        let who = producer(&db.store, 1).await;
        let generation = db.store.generation().await.unwrap();
        let stores = [Arc::new(db.store.clone()), Arc::new(db.open_again().await)];
        for round in 0..5_u32 {
            let tasks: Vec<_> = (0..20)
                .map(|i: u32| {
                    let store = stores[i as usize % 2].clone();
                    let one = claim(100 * round + i, &who, Some("ent-zz"));
                    tokio::spawn(async move {
                        let act = Act { once: Some(once(&id(round))), ..act_of(&one.account) };
                        store.insert_claim(&one, &[notice(100 * round + i, &one.account)], &act).await
                    })
                })
                .collect();
            let mut done = 0;
            for task in tasks {
                match task.await.unwrap() {
                    Ok(()) => done += 1,
                    Err(error) => assert_eq!(error, StoreError::Repeated),
                }
            }
            assert_eq!(done, 1, "round {round}");
        }
        let raw = Raw::open(&db).await;
        for table in ["form_once", "enterprise_claim", "message", "mail"] {
            assert_eq!(raw.count(table).await, 5, "{table}");
        }
        assert_eq!(raw.texts("SELECT id FROM audit WHERE actor_kind = 'account'").await.len(), 5);
        assert_eq!(db.store.generation().await.unwrap(), generation);
        raw.close().await;
        stores[1].close().await;
    }
}
