//! What the server does by itself: whose turn it is, and what it removes.

use daodi::audit::{Act, Action, Actor, ObjectKind};
use daodi::people::{SessionStage, Token, TokenPurpose};
use daodi::ports::{Accounts as _, Delivery, NewSession, People as _, Trail as _};
use std::sync::Arc;
use tests::people::{NOW, act_of, id, notice, once, producer};
use tests::register::TRICKY;
use tests::{Raw, each_db};

each_db! {
    async fn a_job_is_one_servers_until_it_is_over(db: TestDb) {
        let take = async |holder: &str, now, until| db.store.take_lease(TRICKY, holder, now, until).await.unwrap();
        assert!(take("a", 0, 10).await);
        assert!(!take("b", 9, 20).await);
        assert!(take("a", 9, 12).await, "one's own is prolonged");
        assert!(!take("b", 11, 20).await);
        assert!(take("b", 12, 20).await, "it was over");
        assert!(!take("a", 19, 30).await);
        assert!(take("b", 13, 13).await, "given back");
        assert!(take("a", 13, 30).await);
        assert!(db.store.take_lease("other", "b", 0, 10).await.unwrap());
        let other = Arc::new(db.open_again().await);
        let tasks: Vec<_> = (0..40)
            .map(|i| {
                let store = if i % 2 == 0 { Arc::new(db.store.clone()) } else { other.clone() };
                tokio::spawn(async move { store.take_lease("race", &format!("server {i}"), 100, 200).await })
            })
            .collect();
        let mut won = 0;
        for task in tasks {
            won += usize::from(task.await.unwrap().unwrap());
        }
        assert_eq!(won, 1);
        other.close().await;
    }

    async fn p37_exactly_what_is_due_is_removed(db: TestDb) {
        let who = producer(&db.store, 1).await;
        let store = &db.store;
        // Each thing once an instant before it is due and once an instant after: NOW is the limit for all.
        let ends = [(1, Some(NOW - 1), NOW * 2), (2, Some(NOW), NOW * 2), (3, None, NOW - 1), (4, None, NOW)];
        for (n, ended, ends_at) in ends {
            let session = NewSession {
                id: id(n),
                token: format!("token {n}"),
                account: who.clone(),
                stage: SessionStage::Full,
                at: NOW - 100,
                ends_at,
                network: String::new(),
                agent: String::new(),
            };
            store.begin_session(&session, &act_of(&who)).await.unwrap();
            if let Some(at) = ended {
                store.end_session(&who, &id(n), "signed_out", &Act { at, ..act_of(&who) }).await.unwrap();
            }
        }
        for (n, used, ends_at) in ends {
            let purpose = if n % 2 == 0 { TokenPurpose::Reset } else { TokenPurpose::Invitation };
            let (token, account) = (n.to_string(), who.clone());
            let token = Token { token, account, purpose, created_at: NOW - 100, ends_at, used_at: None };
            store.insert_token(&token, &Act { at: NOW + 5, ..act_of(&who) }).await.unwrap();
            if let Some(at) = used {
                store.activate_account(&n.to_string(), at, &act_of(&who)).await.unwrap();
            }
        }
        for (n, at) in [(1, NOW - 1), (2, NOW)] {
            store.record(&Act { at, once: Some(once(&n.to_string())), ..act_of(&who) }).await.unwrap();
        }
        // 1 and 2 were read and handed over, 3 and 4 given up; 5 was neither.
        for n in 1..=5_u32 {
            let mut one = notice(n, &who);
            let (message, mail) = (one.message.as_mut().unwrap(), one.mail.as_mut().unwrap());
            (message.at, mail.at) = (NOW - 100, NOW - 100);
            let at = NOW - i64::from(n % 2);
            let (message, mail) = (message.id.clone(), mail.id.clone());
            store.notify(&[one], &act_of(&who)).await.unwrap();
            if n < 5 {
                store.read_messages(&who, Some(&message), at).await.unwrap();
                let delivery = if n < 3 { Delivery::Sent } else { Delivery::Failed("x") };
                store.mail_tried(&mail, &delivery, at).await.unwrap();
            }
        }
        let raw = Raw::open(&db).await;
        let acts = raw.count("audit").await;
        let (actor, action) = (Actor::System("job"), Action::Retention);
        let job = Act { actor, action, object_kind: ObjectKind::Database, ..tests::act() };
        assert_eq!(store.retain(NOW, NOW, NOW, NOW, NOW, &job).await, Ok([2, 2, 1, 2, 2]));
        assert!(store.audit_row(&job.id).await.unwrap().is_some());
        assert_eq!(raw.count("audit").await, acts + 1, "the trail itself stays");
        assert_eq!(raw.texts("SELECT id FROM login_session ORDER BY id").await, [id(2), id(4)]);
        assert_eq!(raw.texts("SELECT token FROM account_token ORDER BY token").await, ["2", "4"]);
        assert_eq!(raw.texts("SELECT key FROM form_once").await, ["2"]);
        assert_eq!(raw.texts("SELECT id FROM mail ORDER BY id").await, [2, 4, 5].map(|n| id(400_000 + n)));
        assert_eq!(raw.texts("SELECT id FROM message ORDER BY id").await, [2, 4, 5].map(|n| id(300_000 + n)));
        // Nothing more is due, and nothing is said of it.
        let idle = tests::act();
        assert_eq!(store.retain(NOW, NOW, NOW, NOW, NOW, &idle).await, Ok([0; 5]));
        assert_eq!(store.audit_row(&idle.id).await.unwrap(), None);
        // More than one statement takes at once.
        let filled = "INSERT INTO form_once (key, body, location, act, at) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL \
                      SELECT i + 1 FROM n WHERE i < 2500) SELECT 'k' || CAST(i AS TEXT), '', '', '', 1 FROM n";
        raw.run(filled).await.unwrap();
        assert_eq!(store.retain(0, 0, NOW, 0, 0, &tests::act()).await, Ok([0, 0, 2_500, 0, 0]));
        assert_eq!(raw.texts("SELECT key FROM form_once").await, ["2"]);
        raw.close().await;
    }
}
