//! Somebody who knows every id there is: another's things are not there for them, and nothing tells that they are.

use crate::access::values::picture;
use crate::access::world::{PINGQIAO, World, ZHENGZHOU};
use axum::http::Method;
use daodi::ports::People as _;
use server::http::{Access, access_table};
use std::collections::BTreeSet;
use tests::actor::key;
use tests::{Actor, Raw, Reply, TestApp, each_app};

/// An id of nothing.
const NONE: &str = "00000000-0000-7000-8000-0000000000ff";

/// How many acts were done, but for looking at papers of one's own office.
const DONE: &str = "SELECT CAST(COUNT(*) AS TEXT) FROM audit WHERE refused IS NULL AND action <> 'file.read'";

/// Some of the ids, tokens and hashes that each table holds, from both ends.
async fn ids(raw: &Raw) -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    let mut tables = 0;
    for table in raw.tables().await {
        for column in raw.columns(&table).await {
            if ["id", "token", "sha256", "key", "entry", "uscc"].contains(&column.as_str()) {
                tables += 1;
                for order in ["ASC", "DESC"] {
                    let some = format!("SELECT CAST({column} AS TEXT) FROM {table} ORDER BY 1 {order} LIMIT 1");
                    // An empty part of a path is another path.
                    ids.extend(raw.texts(&some).await.into_iter().filter(|id| !id.is_empty()));
                }
            }
        }
    }
    assert!(tables > 20, "{tables} columns of ids");
    ids
}

/// What is somebody's own of these: whatever a row names together with their account, or what lies in their office.
async fn own(raw: &Raw, actor: &Actor, office: Option<&str>) -> BTreeSet<String> {
    let id = &actor.account;
    let mut own = BTreeSet::from([id.clone()]);
    for sql in [
        format!("SELECT id FROM login_session WHERE account = '{id}'"),
        format!("SELECT id FROM enterprise_claim WHERE account = '{id}'"),
        format!("SELECT id FROM upload WHERE owner = '{id}'"),
        format!("SELECT id FROM message WHERE account = '{id}'"),
        format!("SELECT id FROM application WHERE made_by = '{id}'"),
        format!("SELECT enterprise FROM enterprise_member WHERE account = '{id}'"),
    ] {
        own.extend(raw.texts(&sql).await);
    }
    if let Some(office) = office {
        let here = format!("SELECT id FROM enterprise_claim WHERE county = '{office}' OR prefecture = '{office}'");
        own.extend(raw.texts(&here).await);
        own.extend(raw.texts(&format!("SELECT id FROM upload WHERE object IN ({here})")).await);
        let rights = "SELECT r.id FROM authorisation r JOIN enterprise e ON e.id = r.enterprise";
        let here = format!("{rights} WHERE e.county = '{office}' OR e.prefecture = '{office}'");
        own.extend(raw.texts(&here).await);
    }
    own
}

/// An answer without what differs from one to the next anyhow.
fn bare(reply: &Reply, id: &str) -> String {
    let nonce =
        reply.header("content-security-policy").split("'nonce-").nth(1).and_then(|rest| rest.split('\'').next());
    let text = reply.text().replace(id, "ID").replace(&tests::app::component(id), "ID");
    text.replace(nonce.unwrap_or("none"), "NONCE").replace(reply.header("x-request-id"), "REQUEST")
}

each_app! {
    async fn p15_every_id_guessed_is_as_if_it_were_none(app: TestApp) {
        let world = World::new(&app).await;
        let about = format!("/admin/accounts/{}/propose", world.a.account);
        let fields = [("kind", "revoke_role"), ("reason", "试验")];
        app.post_as(&world.system, &about, &fields).await.expect(303);
        let raw = Raw::open(&app.db).await;
        let ids = ids(&raw).await;
        for one in [&world.claim, &world.file, &world.enterprise_a, &world.a.account] {
            assert!(ids.contains(one) || ids.len() > 25, "{one}");
        }
        // What is B's own is among them, so that it is seen that one's own opens.
        let claim_b = app.app.store.claims_of(&world.b.account).await.unwrap().remove(0).id;
        let file_b = app.app.store.uploads("claim", &claim_b).await.unwrap().remove(0).id;
        let ids: BTreeSet<String> =
            [&world.claim, &world.file, &world.enterprise_a, &world.enterprise_b, &claim_b, &file_b, &world.a.account]
            .into_iter().cloned().chain(ids).collect();
        let (before, done) = (raw.dump().await, raw.texts(DONE).await);
        let (mut tried, mut seen_own) = (0, 0);
        for (actor, office) in [(&world.b, None), (&world.pingqiao, Some(PINGQIAO)), (&world.zhengzhou, Some(ZHENGZHOU))] {
            let own = own(&raw, actor, office).await;
            let role = app.app.accounts.recognise(&actor.cookie).await.unwrap().unwrap().account.role.unwrap();
            for (method, path, access) in access_table().rows() {
                let Access::Needs(capability) = access else { continue };
                let named = path.contains("{id}") || path.contains("{code}");
                if path.starts_with("/en") || !named || !daodi::people::capability::grants(role, capability) {
                    continue;
                }
                let none = path.replace("{id}", NONE);
                for id in &ids {
                    if own.contains(id) {
                        seen_own += usize::from(method == Method::GET && app.get_as(actor, &path.replace("{id}", id)).await.status == 200);
                        continue;
                    }
                    tried += 1;
                    let at = path.replace("{id}", &tests::app::component(id));
                    let (reply, missing) = if method == Method::GET {
                        (app.get_as(actor, &at).await, app.get_as(actor, &none).await)
                    } else {
                        (sent(&app, actor, &at, id).await, sent(&app, actor, &none, NONE).await)
                    };
                    assert_eq!(reply.status, 404, "{}: {method} {at}: {}", actor.login, String::from_utf8_lossy(&reply.body));
                    // A short one stands in every page by chance.
                    if id.len() < 16 {
                        continue;
                    }
                    assert_eq!(bare(&reply, id), bare(&missing, NONE), "{}: {method} {at} tells that it is there", actor.login);
                }
            }
            // What a form names in its fields.
            if office.is_none() {
                let members = format!("/my/enterprises/{}/members", world.enterprise_b);
                for id in ids.iter().filter(|id| !own.contains(*id)) {
                    for path in ["/my/sessions/end", "/my/messages/read", &format!("{members}/change"), &format!("{members}/remove")] {
                        let reply = sent(&app, actor, path, id).await;
                        assert!(reply.status != 200 && reply.status.as_u16() < 500, "{path} with {id}: {}", reply.status);
                        tried += 1;
                    }
                }
            }
        }
        assert!(tried > 500 && seen_own > 3, "{tried} tried, {seen_own} of one's own seen");
        // Nothing has changed but the trail, and what was written there was refused.
        let after = raw.dump().await;
        for (table, rows) in &after {
            if table != "audit" {
                assert_eq!(rows, &before[table], "{table} has changed");
            }
        }
        assert!(after["audit"].len() > before["audit"].len() + 100, "refusals are on record");
        assert_eq!(raw.texts(DONE).await, done, "an act was done");
        raw.close().await;
    }
}

/// Sends everything that a form may name as this id.
async fn sent(app: &TestApp, actor: &Actor, path: &str, id: &str) -> Reply {
    if path.ends_with("/papers") {
        let file = ("file", "a.png", "image/png", &*picture());
        return app.upload_under(actor, path, &key(), &[("kind", "test_report")], file).await;
    }
    if ["/file", "/artwork", "/version", "/draw", "/import"].iter().any(|end| path.ends_with(end)) {
        return app.upload_as(actor, path, &[], ("a.png", "image/png", &picture())).await;
    }
    let fields = [
        ("session", id),
        ("message", id),
        ("account", id),
        ("mail", id),
        ("part", "operator"),
        ("version", "1"),
        ("decision", "refuse"),
        ("reason", "试验"),
        ("kind", "erase_person"),
        ("login", id),
    ];
    app.post_once(actor, path, &key(), &fields).await
}
