//! One letter a day instead of one a message, for whoever wants it so.

use crate::access::world::World;
use server::jobs::send_digests;
use tests::{Raw, each_app};

const DAY: i64 = 86_400 * 1_000_000;

each_app! {
    async fn who_wants_messages_once_a_day_gets_one_letter_and_none_where_all_is_read(app: TestApp) {
        let world = World::new(&app).await;
        let raw = Raw::open(&app.db).await;
        let a = &world.a;
        let kinds = async |kind: &str| {
            let sql = format!("SELECT kind FROM mail WHERE account = '{}' AND kind = '{kind}'", a.account);
            raw.texts(&sql).await.len()
        };
        let contact = |digest: &'static str| {
            [("name", "王小明"), ("mail", "wang@example.cn"), ("phone", ""), ("locale", "zh-CN"), ("digest", digest)]
        };
        app.post_as(a, "/my/contact", &contact("weekly")).await.expect(422);
        app.post_as(a, "/my/contact", &contact("daily")).await.expect(303);
        let page = app.get_as(a, "/my/contact").await.text().to_owned();
        assert!(page.contains("每天一次"), "the choice is shown");
        let typed = [("decision", "refuse"), ("reason", "执照不清"), ("version", "1")];
        app.post_as(&world.shihe, &format!("/desk/claims/{}/decide", world.claim), &typed).await.expect(303);
        assert_eq!(kinds("claim_decided").await, 0, "it waits for the day's letter");

        let until = app.app.clock.micros() + 1;
        assert_eq!(send_digests(&app.app, until - DAY).await.unwrap(), 0, "the message is younger than that");
        assert_eq!(send_digests(&app.app, until).await.unwrap(), 1);
        assert_eq!(send_digests(&app.app, until).await.unwrap(), 0, "once");
        assert_eq!(kinds("digest").await, 1);
        assert_eq!(send_digests(&app.app, until + DAY).await.unwrap(), 0, "nothing new the next day");

        // Warnings about the account never wait.
        let typed = [("old", a.password.as_str()), ("password", "a quite new sentence 2026"),
            ("password_again", "a quite new sentence 2026")];
        app.post_as(a, "/my/password", &typed).await.expect(303);
        assert_eq!(kinds("password_changed").await, 1);
        raw.close().await;
    }
}
