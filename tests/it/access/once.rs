//! A form that is sent twice does its work once.

use crate::access::forms::{self, Filled};
use crate::access::world::{SHIHE, World, uscc};
use daodi::people::Role;
use daodi::ports::{AuditQuery, People, Trail};
use std::sync::Arc;
use tests::actor::key;
use tests::{each_app, one_app};

each_app! {
    async fn p04_fifty_at_once_are_one(app: TestApp) {
        let actor = app.actor("producer.a", Role::Producer, "").await;
        let app = Arc::new(app);
        let key = key();
        let code = uscc("411500", 7);
        let mut sent = Vec::new();
        for _ in 0..50 {
            let (app, actor, key) = (Arc::clone(&app), actor.clone(), key.clone());
            sent.push(tokio::spawn(async move {
                let fields = [("name", "王小明"), ("mail", "wang@example.cn"), ("phone", ""), ("locale", "zh-CN")];
                let reply = app.post_once(&actor, "/my/contact", &key, &fields).await;
                (reply.status.as_u16(), reply.header("location").to_owned())
            }));
        }
        let mut answers = Vec::new();
        for task in sent {
            answers.push(task.await.unwrap());
        }
        assert!(answers.iter().all(|a| *a == (303, "/my/contact?done=saved".to_owned())), "{answers:?}");
        let query = AuditQuery { action: "person.change".to_owned(), ..AuditQuery::default() };
        assert_eq!(app.app.store.audit(&query).await.unwrap().total, 1);

        // The same key with other content.
        let other = [("name", "别人"), ("mail", "wang@example.cn"), ("phone", ""), ("locale", "zh-CN")];
        assert_eq!(app.post_once(&actor, "/my/contact", &key, &other).await.status, 422);
        // Another's key is not one's own.
        let stranger = app.actor("producer.b", Role::Producer, "").await;
        let fields = [("name", "王小明"), ("mail", "wang@example.cn"), ("phone", ""), ("locale", "zh-CN")];
        assert_eq!(app.post_once(&stranger, "/my/contact", &key, &fields).await.status, 422);
        // Without a key nothing is done.
        for bad in ["", "x", "00000000-0000-0000-0000-00000000000!"] {
            assert_eq!(app.post_once(&actor, "/my/contact", bad, &fields).await.status, 422, "{bad}");
        }
        assert_eq!(app.app.store.audit(&query).await.unwrap().total, 1);

        // What makes something makes it once, and both answers lead to it.
        let key = tests::actor::key();
        let fields = [("uscc", code.as_str()), ("enterprise_name", "浉河测试茶厂"), ("county", SHIHE)];
        let file = ("执照.png", "image/png", &*crate::access::values::picture());
        let first = app.upload_once(&actor, "/my/claims/new", &key, &fields, file).await;
        assert_eq!(first.status, 303, "{}", first.text());
        let again = app.upload_once(&actor, "/my/claims/new", &key, &fields, file).await;
        assert_eq!(first.header("location"), again.header("location"));
        assert_eq!(app.app.store.claims_of(&actor.account).await.unwrap().len(), 1);
    }

    async fn p05_one_claim_has_one_decision(app: TestApp) {
        let world = World::new(&app).await;
        let app = Arc::new(app);
        let mut sent = Vec::new();
        for n in 0..40 {
            let (app, path) = (Arc::clone(&app), format!("/desk/claims/{}/decide", world.claim));
            let officer = [&world.shihe, &world.xinyang, &world.province][n % 3].clone();
            sent.push(tokio::spawn(async move {
                let decision = if n % 2 == 0 { "accept" } else { "refuse" };
                let fields = [("decision", decision), ("reason", "核对执照"), ("version", "1")];
                app.post_as(&officer, &path, &fields).await.status.as_u16()
            }));
        }
        let mut answers = Vec::new();
        for task in sent {
            answers.push(task.await.unwrap());
        }
        assert_eq!(answers.iter().filter(|status| **status == 303).count(), 1, "{answers:?}");
        assert!(answers.iter().all(|status| [303, 409].contains(status)), "{answers:?}");
        let decided = AuditQuery { action: "claim.decide".to_owned(), object: world.claim, ..AuditQuery::default() };
        assert_eq!(app.app.store.audit(&decided).await.unwrap().total, 1);
    }

    // What one of them has done stands in the way of the others: they are told what it was told all the same.
    async fn p04_a_decision_sent_forty_times_at_once_has_one_answer(app: TestApp) {
        let world = World::new(&app).await;
        let (app, key) = (Arc::new(app), key());
        let sent: Vec<_> = (0..40)
            .map(|_| {
                let (app, officer, key) = (Arc::clone(&app), world.shihe.clone(), key.clone());
                let path = format!("/desk/claims/{}/decide", world.claim);
                tokio::spawn(async move {
                    let fields = [("decision", "refuse"), ("reason", "执照不符"), ("version", "1")];
                    let reply = app.post_once(&officer, &path, &key, &fields).await;
                    (reply.status.as_u16(), reply.header("location").to_owned())
                })
            })
            .collect();
        for task in sent {
            assert_eq!(task.await.unwrap(), (303, format!("/desk/claims/{}?done=refused", world.claim)));
        }
        let decided = AuditQuery { action: "claim.decide".to_owned(), object: world.claim, ..AuditQuery::default() };
        assert_eq!(app.app.store.audit(&decided).await.unwrap().total, 1);
    }
}

one_app! {
    // Another was quicker: nothing that was typed is lost, and it stands beside what there is now.
    async fn what_comes_too_late_is_shown_again_as_it_was_typed(app: TestApp) {
        let world = World::new(&app).await;
        let forms = forms::all(&app, &world).await;
        let (mut late, mut lost) = (0, Vec::new());
        for filled in &forms {
            if filled.fields.iter().any(|(name, _)| *name == "version") {
                let stale = |name: &str, value: &str| if name == "version" { "977".to_owned() } else { value.to_owned() };
                let fields = filled.fields.iter().map(|(name, value)| (*name, stale(name, value))).collect();
                let (path, actor) = (filled.path.clone(), filled.actor.clone());
                let reply = Filled { path, actor, fields, ..*filled }.send(&app, &[]).await.expect(409);
                assert!(reply.text().contains("已由他人修改"), "{}: {}", filled.path, reply.text());
                for (name, value) in filled.fields.iter().filter(|(_, value)| !value.is_ascii()) {
                    if !reply.text().contains(value) {
                        lost.push(format!("{} {name}", filled.path));
                    }
                }
                late += 1;
            }
            filled.send(&app, &[]).await;
        }
        assert_eq!(lost, Vec::<String>::new());
        assert!(late > 20, "{late}");
    }
}
