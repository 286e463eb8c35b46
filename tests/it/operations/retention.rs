//! What may no longer be kept goes on its day, nothing goes before, and the going is on record.

use daodi::people::Role;
use daodi::ports::{Accounts as _, AuditQuery, Delivery, NewMail, NewMessage, Notice, People as _, Trail as _};
use std::collections::BTreeMap;
use tests::actor::key;
use tests::{Raw, each_app};

const DAY: i64 = 86_400;

/// How many rows the tables have that somebody's records stand in.
async fn rows(raw: &Raw) -> BTreeMap<&'static str, usize> {
    let mut rows = BTreeMap::new();
    for table in ["login_session", "account_token", "form_once", "mail", "message", "account", "person", "log_entry"] {
        rows.insert(table, raw.count(table).await);
    }
    rows
}

each_app! {
    // The clock is moved, the job runs as the server runs it, and is compared with what each rule says.
    async fn p37_each_kind_goes_on_its_day_and_the_going_is_on_record(app: TestApp) {
        let actor = app.actor("producer.a", Role::Producer, "").await;
        let raw = Raw::open(&app.db).await;
        raw.run("DELETE FROM mail").await.unwrap();
        raw.run("DELETE FROM message").await.unwrap();
        raw.run("DELETE FROM form_once").await.unwrap();
        // One of each kind that ends now, and one that has not ended.
        let now = app.app.clock.micros();
        let account = app.app.store.account(&actor.account).await.unwrap().unwrap();
        let _link = app.app.accounts.reset_link(&account, &tests::acting()).await.unwrap();
        app.post_as(&actor, "/my/contact", &[("name", "王小明"), ("mail", "w@example.cn"), ("phone", ""), ("locale", "en")])
            .await.expect(303);
        raw.run("DELETE FROM mail").await.unwrap();
        let mut kept = Vec::new();
        for _ in 0..2 {
            let (message, mail) = (key(), key());
            let note = Notice {
                message: Some(NewMessage {
                    id: message.clone(), account: actor.account.clone(), at: now, kind: "claim_received",
                    args: Vec::new(), link: "/my".to_owned(),
                }),
                mail: Some(NewMail {
                    id: mail.clone(), account: actor.account.clone(), at: now, kind: "test", locale: "zh-CN".to_owned(),
                    args: "sealed".to_owned(),
                }),
            };
            app.app.store.notify(&[note], &tests::act()).await.unwrap();
            kept.push((message, mail));
        }
        let (message, mail) = kept.remove(0);
        app.app.store.read_messages(&actor.account, Some(&message), now).await.unwrap();
        app.app.store.mail_tried(&mail, &Delivery::Sent, now).await.unwrap();

        let before = rows(&raw).await;
        let trail = raw.count("audit").await;
        let ran = AuditQuery { action: "retention.run".to_owned(), ..AuditQuery::default() };
        // Seconds from now on, and what is due then: sessions, links, forms' keys, mails, messages.
        let minute = 60;
        for (later, due) in [
            (0, [0, 0, 0, 0, 0]),
            (30 * DAY, [0, 0, 0, 0, 0]),
            (30 * DAY + 1, [0, 0, 1, 0, 0]),
            (30 * DAY + 30 * minute, [0, 0, 0, 0, 0]),
            (30 * DAY + 30 * minute + 1, [0, 1, 0, 0, 0]),
            (90 * DAY, [0, 0, 0, 0, 0]),
            (90 * DAY + 1, [0, 0, 0, 1, 0]),
            // Records of sign-ins: six months at least, twelve here.
            (183 * DAY, [0, 0, 0, 0, 0]),
            (366 * DAY, [0, 0, 0, 0, 0]),
            (366 * DAY + 1, [0, 0, 0, 0, 1]),
            (366 * DAY + 12 * 60 * minute, [0, 0, 0, 0, 0]),
            (366 * DAY + 12 * 60 * minute + 1, [1, 0, 0, 0, 0]),
            (4000 * DAY, [0, 0, 0, 0, 0]),
        ] {
            let server = app.later(later).await;
            let known = app.app.store.audit(&ran).await.unwrap().total;
            assert_eq!(server::jobs::retain(&server.app.store, server.app.clock).await.unwrap(), due, "after {later} s");
            let written = app.app.store.audit(&ran).await.unwrap();
            let something = due.iter().any(|n| *n > 0);
            assert_eq!(written.total - known, i64::from(something), "after {later} s");
            if something {
                let row = &written.rows[0];
                assert_eq!((row.actor_kind.as_str(), row.actor.as_deref()), ("system", Some("job")), "{row:?}");
                assert_eq!(row.at, server.app.clock.micros());
            }
            server.app.store.close().await;
        }
        let after = rows(&raw).await;
        let gone: Vec<_> = before.iter().map(|(table, n)| (*table, n - after[table])).filter(|(_, n)| *n > 0).collect();
        assert_eq!(gone, [("account_token", 1), ("form_once", 1), ("login_session", 1), ("mail", 1), ("message", 1)]);
        assert_eq!(raw.texts("SELECT id FROM message").await, [kept[0].0.clone()], "what nobody has read stays");
        assert_eq!(raw.texts("SELECT id FROM mail").await, [kept[0].1.clone()], "what waits stays");
        assert_eq!(raw.count("audit").await, trail + 5, "the trail stays for ever, and says each of the five");
        raw.close().await;
    }
}
