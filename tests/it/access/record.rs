//! Each act and each refusal stands in the trail: who, what, on what, why.

use crate::access::forms;
use crate::access::world::World;
use axum::http::Method;
use daodi::audit::Action;
use daodi::people::AuditRow;
use daodi::ports::Trail as _;
use server::http::{Access, access_table};
use std::collections::BTreeSet;
use tests::{Raw, TestApp, each_app};

/// The ids of all rows of the trail.
async fn known(raw: &Raw) -> BTreeSet<String> {
    raw.texts("SELECT id FROM audit").await.into_iter().collect()
}

/// What was written since.
async fn since(app: &TestApp, raw: &Raw, before: &BTreeSet<String>) -> Vec<AuditRow> {
    let mut rows = Vec::new();
    for id in known(raw).await.difference(before) {
        rows.push(app.app.store.audit_row(id).await.unwrap().unwrap());
    }
    rows
}

/// Acts whose form changes something: their row's hashes before and afterwards differ.
const COMPARED: [&str; 4] = ["person.change", "office.change", "proposal.decide", "grower.end_plot"];

each_app! {
    async fn p35_each_act_and_each_refusal_is_on_record(app: TestApp) {
        let world = World::new(&app).await;
        let forms = forms::all(&app, &world).await;
        let raw = Raw::open(&app.db).await;

        // Everybody at every form that is not theirs: one row each, with who it was and what was wanted.
        let mut refused = 0;
        for (method, path, access) in access_table().rows() {
            let Access::Needs(capability) = access else { continue };
            if path.starts_with("/en/") {
                continue;
            }
            for (role, actor) in world.everyone() {
                if daodi::people::capability::grants(role, capability) {
                    continue;
                }
                let (before, at) = (known(&raw).await, world.at(&path));
                let reply = if method == Method::POST { app.post_as(actor, &at, &[]).await } else { app.get_as(actor, &at).await };
                assert_eq!(reply.status, 403, "{role:?}: {method} {path}");
                let rows = since(&app, &raw, &before).await;
                let [row] = rows.as_slice() else { panic!("{role:?}: {method} {path} wrote {rows:?}") };
                assert_eq!(row.action, "page.refuse", "{role:?}: {method} {path}");
                assert_eq!(row.actor.as_deref(), Some(actor.account.as_str()), "{role:?}: {method} {path}");
                assert_eq!(row.role.as_deref(), Some(role.code()), "{role:?}: {method} {path}");
                assert_eq!((row.object_kind.as_str(), row.object.as_str()), ("page", path.as_str()));
                assert_eq!(row.refused.as_deref(), Some("role"), "{role:?}: {method} {path}");
                assert_eq!(row.request, reply.header("x-request-id"), "{role:?}: {method} {path}");
                assert_eq!(row.network.as_deref(), Some("127.0.0.0/24"), "{role:?}: {method} {path}");
                refused += 1;
            }
        }
        assert!(refused > 300, "{refused}");

        // Every form once: its act, by whoever sent it, with the reason that was typed.
        for filled in &forms {
            let before = known(&raw).await;
            let reply = filled.send(&app, &[]).await;
            assert_eq!(reply.status, filled.status, "{}: {}", filled.path, String::from_utf8_lossy(&reply.body));
            let rows = since(&app, &raw, &before).await;
            if filled.action.is_empty() {
                assert!(rows.is_empty(), "{}: {rows:?}", filled.path);
                continue;
            }
            // Whatever it changes, beside its own act too, every row vouches for what was before and is now.
            for row in &rows {
                let vouches = Action::from_code(&row.action).unwrap().vouches();
                let holds = vouches.holds(row.before.as_deref(), row.after.as_deref());
                assert!(holds, "{}: {vouches:?} by {row:?}", filled.path);
            }
            let acts: Vec<_> = rows.iter().filter(|row| row.action == filled.action).collect();
            // That a code was used up is an act of its own, beside the session that went on by it.
            let expected = 1 + usize::from(filled.action == "session.second_factor");
            assert_eq!(acts.len(), expected, "{} wrote {rows:?}", filled.path);
            let row = acts[0];
            assert!(rows.iter().all(|row| row.refused.is_none()), "{}: {rows:?}", filled.path);
            assert_eq!(row.request, reply.header("x-request-id"), "{}", filled.path);
            assert_eq!(row.network.as_deref(), Some("127.0.0.0/24"), "{}", filled.path);
            assert_eq!(row.at, app.app.clock.micros(), "{}", filled.path);
            if let Some(actor) = &filled.actor {
                assert_eq!(row.actor.as_deref(), Some(actor.account.as_str()), "{}", filled.path);
                assert!(row.role.is_some(), "{}", filled.path);
            }
            // Why, wherever it is asked for.
            let why = filled.fields.iter().find(|(name, _)| *name == "reason").map(|(_, value)| value.as_str());
            assert_eq!(row.reason.as_deref().filter(|_| why.is_some()), why, "{}", filled.path);
            if COMPARED.contains(&filled.action) {
                assert!(row.before != row.after, "{}: {row:?}", filled.path);
            }
        }
        raw.close().await;
    }
}
