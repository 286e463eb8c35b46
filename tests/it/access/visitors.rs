//! Whoever is not, no longer, or only half signed in: nothing is reached by any of them.

use crate::access::matrix::{Answer, answer, filled};
use axum::http::Method;
use daodi::people::Role;
use daodi::ports::{Accounts as _, AuditQuery, Trail as _};
use server::http::{Access, access_table};
use tests::actor::client;
use tests::{Actor, Raw, TestApp, each_app};

/// The cookies of those whose session is none any more, or never was one.
async fn outsiders(app: &TestApp) -> Vec<(&'static str, Actor)> {
    let mut all = Vec::new();
    for name in ["made up", "signed out", "idle", "too old", "disabled", "erased", "invited", "from later", "ended"] {
        all.push((name, app.actor(&format!("p.{}", name.replace(' ', ".")), Role::Producer, "").await));
    }
    // Behind the server's back, so that each has nothing but its own fault.
    let raw = Raw::open(&app.db).await;
    let minute = 60 * 1_000_000;
    for (name, actor) in &mut all {
        let id = actor.account.clone();
        let change = match *name {
            "made up" => {
                actor.cookie = server::secrets::Token::new().unwrap().text().expose().to_owned();
                continue;
            }
            "signed out" => {
                app.post_as(actor, "/sign-out", &[]).await.expect(303);
                continue;
            }
            "idle" => format!("UPDATE login_session SET seen_at = seen_at - {} WHERE account = '{id}'", 31 * minute),
            "too old" => {
                format!("UPDATE login_session SET ends_at = {} WHERE account = '{id}'", app.app.clock.micros())
            }
            "from later" => {
                format!("UPDATE login_session SET created_at = created_at + {} WHERE account = '{id}'", 5 * minute)
            }
            "ended" => format!("UPDATE login_session SET ended_at = created_at WHERE account = '{id}'"),
            state => format!("UPDATE account SET state = '{state}' WHERE id = '{id}'"),
        };
        assert_eq!(raw.run(&change).await, Ok(1), "{change}");
    }
    raw.close().await;
    all
}

/// Somebody who has given the password and not the second factor.
async fn half(app: &TestApp, actor: &Actor) -> Actor {
    let password = server::secrets::Secret::new(actor.password.as_str());
    let cookie = app.app.accounts.sign_in(&actor.login, &password, &client(), &tests::acting()).await.unwrap();
    Actor { cookie: cookie.token.text().expose().to_owned(), ..actor.clone() }
}

each_app! {
    async fn p15_who_is_not_signed_in_reaches_nothing(app: TestApp) {
        let outsiders = outsiders(&app).await;
        let before = crate::access::counts(&app).await;
        let (mut cells, mut tried) = (0, 0);
        for (method, path, access) in access_table().rows() {
            if access == Access::Public {
                continue;
            }
            let at = filled(&path);
            for (name, actor) in &outsiders {
                let reply = if method == Method::POST { app.post_as(actor, &at, &[]).await } else { app.get_as(actor, &at).await };
                assert_eq!(answer(&reply), Answer::SignIn, "{name}: {method} {path} gave {}", reply.status);
                assert_eq!(reply.header("cache-control"), "no-store", "{name}: {method} {path}");
                assert_eq!(reply.header("set-cookie"), "", "{name}: {method} {path}");
                cells += 1;
                tried += usize::from(method == Method::POST);
            }
        }
        assert!(cells > 1000, "{cells}");
        // What was tried is on record, as nobody's, and nothing else was written.
        let after = crate::access::counts(&app).await;
        let changed: Vec<_> = after.iter().filter(|(table, n)| before.get(*table) != Some(n)).collect();
        assert_eq!(changed, [(&"audit".to_owned(), &(before["audit"] + tried))]);
        let query = AuditQuery { action: "page.refuse".to_owned(), refused: true, limit: 5, ..AuditQuery::default() };
        let rows = app.app.store.audit(&query).await.unwrap();
        assert_eq!(rows.total, i64::try_from(tried).unwrap());
        assert!(rows.rows.iter().all(|row| row.actor_kind == "anonymous" && row.actor.is_none()), "{:?}", rows.rows);
    }

    async fn p15_who_is_half_signed_in_reaches_the_second_half_only(app: TestApp) {
        let with = half(&app, &app.actor("xinyang", Role::CityOfficer, "411500").await).await;
        let new = app.actor("security.admin", Role::SecurityAdmin, "").await;
        // An officer who never set a second factor up.
        let account = app.app.store.account(&new.account).await.unwrap().unwrap();
        let raw = Raw::open(&app.db).await;
        let taken = format!("UPDATE account SET totp = NULL WHERE id = '{}'", account.id);
        assert_eq!(raw.run(&taken).await, Ok(1));
        raw.close().await;
        let without = half(&app, &new).await;
        for (method, path, access) in access_table().rows() {
            let at = filled(&path);
            if access == Access::Public || at.ends_with("/sign-out") {
                continue;
            }
            for (actor, way) in [(&with, "/sign-in/second?to="), (&without, "/my/second-factor")] {
                let reply = if method == Method::POST { app.post_as(actor, &at, &[]).await } else { app.get_as(actor, &at).await };
                let at = format!("{}: {method} {path} gave {}", actor.login, reply.status);
                if access == Access::Half {
                    assert_eq!(answer(&reply), Answer::Let, "{at}");
                    assert!(reply.status.as_u16() < 500, "{at}");
                } else if method == Method::POST {
                    assert_eq!(reply.status, 403, "{at}");
                } else {
                    assert_eq!(reply.status, 303, "{at}");
                    assert!(reply.header("location").contains(way), "{at} {}", reply.header("location"));
                }
                assert_eq!(reply.header("cache-control"), "no-store", "{at}");
            }
        }
        // The half that has a second factor cannot set another one up, and gets no cookie for trying.
        let page = app.get_as(&with, "/my/second-factor").await;
        assert!(!page.text().contains("name=\"setup\""), "a second factor that is there is not given away");
        for actor in [&with, &without] {
            app.post_as(actor, "/sign-out", &[]).await.expect(303);
            assert_eq!(answer(&app.get_as(actor, "/my/second-factor").await), Answer::SignIn);
        }
    }
}
