//! Two people for what must not be one person's alone, and three administrators who never meet in one account.

use crate::access::world::World;
use axum::http::Method;
use daodi::people::capability::{self, Capability};
use daodi::people::{ProposalKind, ProposalState, Role};
use daodi::ports::{Accounts, AuditQuery, People, Trail};
use server::http::{Access, access_table};
use std::sync::Arc;
use tests::{Raw, TestApp, each_app};

/// Proposes something about an account and gives the proposal's id.
async fn propose(app: &TestApp, world: &World, account: &str, kind: &str, role: &str) -> String {
    let path = format!("/admin/accounts/{account}/propose");
    let fields = [("kind", kind), ("role", role), ("office", "411502"), ("reason", "岗位调整")];
    let reply = app.post_as(&world.system, &path, &fields).await.expect(303);
    reply.header("location").split(['/', '?']).nth(3).unwrap().to_owned()
}

each_app! {
    async fn p25_the_same_person_never_decides(app: TestApp) {
        let world = World::new(&app).await;
        let proposal = propose(&app, &world, &world.b.account, "grant_role", "county_officer").await;
        let decide = format!("/admin/proposals/{proposal}/decide");
        let yes = [("decision", "approve"), ("reason", "已核对"), ("version", "1")];
        // Who proposed may not decide: the role has no such capability.
        assert_eq!(app.post_as(&world.system, &decide, &yes).await.status, 403);
        // Nor in the database, whatever asks it.
        let stored = app.app.store.proposal(&proposal).await.unwrap().unwrap();
        let same = daodi::ports::ProposalDecision {
            state: ProposalState::Approved, by: world.system.account.clone(), reason: "x".to_owned(), at: 1,
            account_version: None,
        };
        let refused = app.app.store.decide_proposal(&stored, &same, &[], &tests::act(), Some(&tests::act())).await;
        assert_eq!(refused, Ok(false));
        // Nor somebody about themselves.
        let own = propose(&app, &world, &world.security.account, "reset_second_factor", "").await;
        let reply = app.post_as(&world.security, &format!("/admin/proposals/{own}/decide"), &yes).await;
        assert_eq!(reply.status, 422);
        // A version that is not today's.
        let old = [("decision", "approve"), ("reason", "已核对"), ("version", "0")];
        assert_eq!(app.post_as(&world.security, &decide, &old).await.status, 409);
        // Before it is decided nothing has changed; afterwards the role counts at the next request.
        assert_eq!(app.get_as(&world.b, "/desk").await.status, 403);
        app.post_as(&world.security, &decide, &yes).await.expect(303);
        let account = app.app.store.account(&world.b.account).await.unwrap().unwrap();
        assert_eq!((account.role, account.office.map(|c| c.to_string())), (Some(Role::CountyOfficer), Some("411502".to_owned())));
        assert_eq!(app.get_as(&world.b, "/my/enterprises").await.status, 303, "sessions of the old role have ended");
        // Decided once.
        assert_eq!(app.post_as(&world.security, &decide, &yes).await.status, 409);
        let done = AuditQuery { action: "role.grant".to_owned(), object: world.b.account.clone(), ..AuditQuery::default() };
        assert_eq!(app.app.store.audit(&done).await.unwrap().total, 1);
    }

    async fn p25_two_tabs_at_once_decide_once(app: TestApp) {
        let world = World::new(&app).await;
        let proposal = propose(&app, &world, &world.b.account, "revoke_role", "").await;
        let app = Arc::new(app);
        let mut sent = Vec::new();
        for n in 0..20 {
            let (app, security) = (Arc::clone(&app), world.security.clone());
            let path = format!("/admin/proposals/{proposal}/decide");
            sent.push(tokio::spawn(async move {
                let decision = if n % 2 == 0 { "approve" } else { "refuse" };
                let fields = [("decision", decision), ("reason", "已核对"), ("version", "1")];
                app.post_as(&security, &path, &fields).await.status.as_u16()
            }));
        }
        let mut won = 0;
        for task in sent {
            let status = task.await.unwrap();
            assert!([303, 409].contains(&status), "{status}");
            won += usize::from(status == 303);
        }
        assert_eq!(won, 1);
    }

    async fn p25_a_role_that_was_taken_away_decides_nothing_any_more(app: TestApp) {
        let world = World::new(&app).await;
        let second = app.actor("security.two", Role::SecurityAdmin, "").await;
        let yes = [("decision", "approve"), ("reason", "已核对"), ("version", "1")];
        let decide = |proposal: &str| format!("/admin/proposals/{proposal}/decide");
        let open = async |proposal: &str| app.app.store.proposal(proposal).await.unwrap().unwrap().state == ProposalState::Open;
        // One administrator has the page of a proposal open; meanwhile two others take the role away.
        let waits = propose(&app, &world, &world.b.account, "revoke_role", "").await;
        app.get_as(&world.security, &format!("/admin/proposals/{waits}")).await.expect(200);
        let away = propose(&app, &world, &world.security.account, "revoke_role", "").await;
        app.post_as(&second, &decide(&away), &yes).await.expect(303);
        assert_eq!(app.app.store.account(&world.security.account).await.unwrap().unwrap().role, None);
        assert_eq!(app.post_as(&world.security, &decide(&waits), &yes).await.status, 401, "the session has ended");
        assert!(open(&waits).await);
        // Nor can they sign in again; and even where a session had been kept, without the role it decides nothing.
        let password = server::secrets::Secret::new(world.security.password.as_str());
        let client = tests::actor::client();
        assert!(app.app.accounts.sign_in("security.admin", &password, &client, &tests::acting()).await.is_err());
        let raw = Raw::open(&app.db).await;
        let id = &world.security.account;
        let kept = format!("UPDATE login_session SET ended_at = NULL, end_reason = NULL WHERE account = '{id}'");
        assert!(raw.run(&kept).await.unwrap() >= 1);
        for role in ["NULL", "'audit_admin'", "'system_admin'"] {
            let back = format!("UPDATE account SET state = 'active', role = {role} WHERE id = '{id}'");
            assert_eq!(raw.run(&back).await, Ok(1));
            assert_eq!(app.post_as(&world.security, &decide(&waits), &yes).await.status, 403, "as {role}");
            assert!(open(&waits).await);
        }

        // The other way round: who proposed has lost the role since. Nobody stands behind the proposal any more.
        let gone = app.actor("system.two", Role::SystemAdmin, "").await;
        let path = format!("/admin/accounts/{}/propose", world.registrant.account);
        let fields = [("kind", "grant_role"), ("role", "system_admin"), ("reason", "岗位调整")];
        let made = app.post_as(&gone, &path, &fields).await.expect(303);
        let proposal = made.header("location").split(['/', '?']).nth(3).unwrap().to_owned();
        let away = propose(&app, &world, &gone.account, "revoke_role", "").await;
        app.post_as(&second, &decide(&away), &yes).await.expect(303);
        assert_eq!(app.post_as(&second, &decide(&proposal), &yes).await.status, 409);
        assert!(open(&proposal).await);
        assert_eq!(app.app.store.account(&world.registrant.account).await.unwrap().unwrap().role, Some(Role::Registrant));
        // It can still be refused, so that it does not stand there for ever.
        let no = [("decision", "refuse"), ("reason", "提议人已调离"), ("version", "1")];
        app.post_as(&second, &decide(&proposal), &no).await.expect(303);
        raw.close().await;
    }

    async fn p25_one_person_is_one_in_every_session_and_every_role(app: TestApp) {
        let world = World::new(&app).await;
        let yes = [("decision", "approve"), ("reason", "已核对"), ("version", "1")];
        let proposal = propose(&app, &world, &world.b.account, "revoke_role", "").await;
        let decide = format!("/admin/proposals/{proposal}/decide");
        let before = app.app.store.proposal(&proposal).await.unwrap().unwrap();
        // A second session of the one who proposed, on another machine.
        let code = {
            let password = server::secrets::Secret::new(world.system.password.as_str());
            let client = tests::actor::client();
            let half = app.app.accounts.sign_in("system.admin", &password, &client, &tests::acting()).await.unwrap();
            let who = app.app.accounts.recognise(half.token.text().expose()).await.unwrap().unwrap();
            let token = app.app.accounts.second(&who, &world.system.recovery[0], &tests::acting()).await.unwrap();
            token.text().expose().to_owned()
        };
        let other = tests::Actor { cookie: code, ..world.system.clone() };
        for session in [&world.system, &other] {
            app.get_as(session, "/admin").await.expect(200);
            assert_eq!(app.post_as(session, &decide, &yes).await.status, 403);
        }
        // The same person, who has become a security administrator meanwhile: still the same person.
        let raw = Raw::open(&app.db).await;
        let promoted = format!("UPDATE account SET role = 'security_admin' WHERE id = '{}'", world.system.account);
        assert_eq!(raw.run(&promoted).await, Ok(1));
        for session in [&world.system, &other] {
            app.get_as(session, "/admin/policy").await.expect(200);
            assert_eq!(app.post_as(session, &decide, &yes).await.status, 422);
        }
        assert_eq!(app.app.store.proposal(&proposal).await.unwrap().unwrap(), before);
        assert_eq!(app.app.store.account(&world.b.account).await.unwrap().unwrap().role, Some(Role::Producer));
        raw.close().await;
    }

    async fn p25_what_changed_in_between_is_not_decided(app: TestApp) {
        let world = World::new(&app).await;
        let proposal = propose(&app, &world, &world.b.account, "grant_role", "county_officer").await;
        let decide = format!("/admin/proposals/{proposal}/decide");
        let page = app.get_as(&world.security, &format!("/admin/proposals/{proposal}")).await.expect(200);
        let version = tests::reply::attribute(&page.html(), "input[name=version]", "value");
        assert_eq!(version, "1", "the form says which version was seen");
        let stored = app.app.store.proposal(&proposal).await.unwrap().unwrap();
        let raw = Raw::open(&app.db).await;
        let other = format!("UPDATE proposal SET role = 'province_officer', office = '410000', version = version + 1 WHERE id = '{proposal}'");
        assert_eq!(raw.run(&other).await, Ok(1));
        let seen = [("decision", "approve"), ("reason", "已核对"), ("version", version.as_str())];
        assert_eq!(app.post_as(&world.security, &decide, &seen).await.status, 409);
        // Nor where it changes between the service's look and the database's: that counts versions itself.
        let decision = daodi::ports::ProposalDecision {
            state: ProposalState::Approved,
            by: world.security.account.clone(),
            reason: "x".to_owned(),
            at: 1,
            account_version: None,
        };
        let late = app.app.store.decide_proposal(&stored, &decision, &[], &tests::act(), Some(&tests::act())).await;
        assert_eq!(late, Ok(false));
        let account = app.app.store.account(&world.b.account).await.unwrap().unwrap();
        assert_eq!((account.role, account.office), (Some(Role::Producer), None));
        assert_eq!(app.app.store.proposal(&proposal).await.unwrap().unwrap().state, ProposalState::Open);
        // Taken back meanwhile: nothing is left to decide.
        let path = format!("/admin/proposals/{proposal}/withdraw");
        app.post_as(&world.system, &path, &[]).await.expect(303);
        let seen = [("decision", "approve"), ("reason", "已核对"), ("version", "3")];
        assert_eq!(app.post_as(&world.security, &decide, &seen).await.status, 409);
        assert_eq!(app.app.store.account(&world.b.account).await.unwrap().unwrap().role, Some(Role::Producer));
        raw.close().await;
    }

    async fn p24_the_database_holds_one_role_an_account_and_decisions_by_two(app: TestApp) {
        let world = World::new(&app).await;
        // One column: a second role has no place. Every pair of two, however it is written, is refused by the database.
        let raw = Raw::open(&app.db).await;
        let three = [Role::SystemAdmin, Role::SecurityAdmin, Role::AuditAdmin].map(Role::code);
        let mut bad = vec!["SYSTEM_ADMIN".to_owned(), "system_admin ".to_owned(), String::new(), "admin".to_owned()];
        for one in three {
            for other in three {
                bad.extend([",", " ", "|", "+", ""].map(|between| format!("{one}{between}{other}")));
                bad.push(format!("[\"{one}\",\"{other}\"]"));
            }
        }
        for role in bad {
            let sql = format!("UPDATE account SET role = '{role}' WHERE id = '{}'", world.system.account);
            assert!(raw.run(&sql).await.is_err(), "{sql}");
        }
        // There is no other table in which an account could have a second one.
        let mut with_role = Vec::new();
        for table in raw.tables().await {
            if raw.columns(&table).await.iter().any(|column| column == "role") {
                with_role.push(table);
            }
        }
        // An enterprise's role is what it does with the product; the trail and proposals say what was or may be.
        assert_eq!(with_role, ["account", "audit", "enterprise", "proposal"]);
        // Nor a second row of the same account, nor of the same login name.
        for (id, login) in [(world.system.account.as_str(), "other.name"), ("another", world.system.login.as_str())] {
            let sql = format!(
                "INSERT INTO account (id, login, role, state, created_at, must_change, totp_step, failures, locked_until, locale, \
                 digest, demo, version) VALUES ('{id}', '{login}', 'audit_admin', 'active', 1, {no}, 0, 0, 0, 'en', {no}, {no}, 1)",
                no = if app.db.file().is_some() { "0" } else { "FALSE" }
            );
            let refused = raw.run(&sql).await.unwrap_err().to_lowercase();
            assert!(refused.contains("unique"), "{refused}");
        }
        // Whoever decides is another, in every state that is a decision, for every kind, and not the claimant either.
        for kind in ProposalKind::ALL.iter().map(|kind| kind.code()) {
            for state in ["approved", "refused"] {
                for decided_by in [format!("'{}'", world.system.account), "NULL".to_owned()] {
                    let sql = format!(
                        "INSERT INTO proposal (id, kind, account, reason, state, proposed_at, proposed_by, decided_by, version) \
                         VALUES ('p-{kind}-{state}', '{kind}', '{}', 'x', '{state}', 1, '{}', {decided_by}, 1)",
                        world.b.account, world.system.account
                    );
                    assert!(raw.run(&sql).await.is_err(), "{sql}");
                }
            }
        }
        for state in ["accepted", "refused"] {
            let sql = format!(
                "UPDATE enterprise_claim SET state = '{state}', decided_by = '{}' WHERE id = '{}'", world.a.account, world.claim
            );
            assert!(raw.run(&sql).await.is_err(), "{sql}");
        }
        raw.close().await;

        // None of the three can do another's acts: at every route that one of them has, the others are refused, but for
        // one's own account and for seeing accounts, and each refusal is on record.
        let admins = [(Role::SystemAdmin, &world.system), (Role::SecurityAdmin, &world.security), (Role::AuditAdmin, &world.audit)];
        let shared = [Capability::OwnAccount, Capability::ViewAccounts, Capability::ViewAdministration];
        let (mut own, mut others) = (0, 0);
        for (method, path, access) in access_table().rows() {
            let Access::Needs(capability) = access else { continue };
            if path.starts_with("/en") || shared.contains(&capability) {
                continue;
            }
            let at = world.at(&path);
            for (role, actor) in admins {
                let reply = if method == Method::POST { app.post_as(actor, &at, &[]).await } else { app.get_as(actor, &at).await };
                if capability::grants(role, capability) {
                    assert_ne!(reply.status, 403, "{role:?}: {method} {path}");
                    own += 1;
                } else {
                    assert_eq!(reply.status, 403, "{role:?}: {method} {path}");
                    others += 1;
                }
            }
        }
        assert!(own >= 20 && others >= 2 * own, "{own} of one's own, {others} of others");
        for (_, actor) in admins {
            let refusals = AuditQuery {
                actor: actor.account.clone(), action: "page.refuse".to_owned(), refused: true, ..AuditQuery::default()
            };
            assert!(app.app.store.audit(&refusals).await.unwrap().total >= 20, "{}", actor.login);
        }
    }
}
