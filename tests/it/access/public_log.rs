//! Roles and claims in the public log: everybody may see that it was done, nobody whom it was about.

use crate::access::world::{PINGQIAO, SHIHE, World, XINYANG, uscc};
use crate::operations::house::run_sql;
use crate::operations::verify::append_only;
use daodi::people::{ProposalKind, Role};
use daodi::ports::{Accounts, LogEntry, LogQuery, Trail};
use daodi::transparency_log::{FactValue, Leaf, TrustedKeys};
use server::clock::Clock;
use server::secrets::KeyPart;
use server::services::progress::Progress;
use server::services::verify::{Fault, Finding};
use std::collections::BTreeSet;
use tests::{Actor, Raw, TestApp, each_app};

const WHY: &str = "甲乙丙的岗位有调整";
const DECIDED: &str = "营业执照已核对";

/// Proposes something about an account and has it approved.
async fn decided(app: &TestApp, world: &World, account: &str, kind: ProposalKind, role: &str) {
    let fields = [("kind", kind.code()), ("role", role), ("office", PINGQIAO), ("reason", WHY)];
    let reply = app.post_as(&world.system, &format!("/admin/accounts/{account}/propose"), &fields).await.expect(303);
    let proposal = reply.header("location").split(['/', '?']).nth(3).unwrap().to_owned();
    let fields = [("decision", "approve"), ("reason", DECIDED), ("version", "1")];
    app.post_as(&world.security, &format!("/admin/proposals/{proposal}/decide"), &fields).await.expect(303);
}

/// Claims an enterprise in 浉河区 and has the claim decided; gives its id.
async fn claimed(app: &TestApp, world: &World, who: &Actor, (code, name): (&str, &str), decision: &str) -> String {
    let fields = [("uscc", code), ("enterprise_name", name), ("county", SHIHE)];
    let png = crate::access::values::picture();
    let made = app.upload_as(who, "/my/claims/new", &fields, ("执照.png", "image/png", &png)).await.expect(303);
    let claim = made.header("location").split(['/', '?']).nth(3).unwrap().to_owned();
    let fields = [("decision", decision), ("reason", DECIDED), ("version", "1")];
    app.post_as(&world.shihe, &format!("/desk/claims/{claim}/decide"), &fields).await.expect(303);
    claim
}

async fn entries(app: &TestApp, query: LogQuery) -> Vec<(LogEntry, Leaf)> {
    app.app.log.sequence_all().await.unwrap();
    let rows = app.app.store.log_entries(&LogQuery { limit: 1000, ..query }).await.unwrap().rows;
    rows.into_iter().map(|entry| (entry.clone(), Leaf::parse(entry.leaf.as_bytes()).unwrap())).collect()
}

async fn of_action(app: &TestApp, action: &str) -> Vec<(LogEntry, Leaf)> {
    entries(app, LogQuery { action: action.to_owned(), ..LogQuery::default() }).await
}

fn text(leaf: &Leaf, name: &str) -> String {
    match leaf.facts.get(name) {
        Some(FactValue::Text(text)) => text.clone(),
        other => panic!("{name}: {other:?} in {leaf:?}"),
    }
}

async fn findings(app: &TestApp) -> Vec<Finding> {
    let clock = Clock::system();
    let keys = TrustedKeys::of_log(app.app.log.with_keys(|keys| keys.verifier_keys()));
    let files = app.app.config.files.clone();
    let silent = Progress::silent(clock);
    let report = server::services::verify::run(&app.app.store, &files, &keys, clock, &silent).await.unwrap();
    // What stands in the world's own applications was written into the store by hand and told to no log.
    let staged = tests::cases::staged().join("', '");
    let staged = format!("SELECT act FROM application_step WHERE application IN ('{staged}')");
    let untold = Raw::open(&app.db).await.texts(&staged).await;
    let expected = |finding: &Finding| {
        finding.fault == Fault::Case && finding.key.as_ref().is_some_and(|key| untold.contains(key))
    };
    assert_eq!(report.findings.iter().filter(|finding| expected(finding)).count(), untold.len(), "and that is found");
    // Triggers are switched off to spoil something.
    report.findings.into_iter().filter(|finding| finding.fault != Fault::Schema && !expected(finding)).collect()
}

each_app! {
    async fn p35_a_role_given_or_taken_is_in_the_public_log_and_names_nobody(app: TestApp) {
        let world = World::new(&app).await;
        let part = app.app.store.person(&world.pingqiao.account).await.unwrap().unwrap().key_part.unwrap();
        decided(&app, &world, &world.b.account, ProposalKind::GrantRole, "county_officer").await;
        decided(&app, &world, &world.xinyang.account, ProposalKind::RevokeRole, "").await;
        decided(&app, &world, &world.pingqiao.account, ProposalKind::ErasePerson, "").await;
        decided(&app, &world, &world.zhengzhou.account, ProposalKind::ResetSecondFactor, "").await;

        for (action, role, office, whom) in [
            ("role.grant", "county_officer", PINGQIAO, &world.b),
            ("role.revoke", "city_officer", XINYANG, &world.xinyang),
            ("account.erase", "county_officer", PINGQIAO, &world.pingqiao),
        ] {
            let found = of_action(&app, action).await;
            let [(entry, leaf)] = found.as_slice() else { panic!("{action}: {found:?}") };
            assert_eq!((text(leaf, "role"), text(leaf, "office")), (role.to_owned(), office.to_owned()), "{action}");
            assert_eq!((leaf.actor.role.as_str(), leaf.object_kind.as_str()), ("security_admin", "account"));
            // Whoever keeps the person's half of the key can show whom and why; nobody else.
            let stored = app.app.store.person(&whom.account).await.unwrap().unwrap().key_part;
            assert_eq!(stored.is_none(), action == "account.erase");
            let half = KeyPart::parse(&stored.unwrap_or_else(|| part.clone())).unwrap();
            assert_eq!(half.commitment(&entry.id, "object", &whom.account).to_string(), leaf.object_id);
            assert_eq!(Some(&half.commitment(&entry.id, "reason", DECIDED)), leaf.commitments.get("reason"));
            // The page says what is public, and that the rest is not.
            let seq = entry.seq.unwrap();
            let zh = app.get(&format!("/log/entries/{seq}")).await.expect(200).text().to_owned();
            assert!(zh.contains("不公开") && zh.contains(&leaf.object_id) && zh.contains("加盐的摘要"), "{action}");
            let en = app.get(&format!("/en/log/entries/{seq}")).await.expect(200).text().to_owned();
            assert!(en.contains("Not public") && en.contains("salted digest"), "{action}");
        }
        assert!(of_action(&app, "second_factor.reset").await.is_empty());
        // An account with a role that is made at the machine is one person's act: that is seen as well.
        let made = of_action(&app, "account.create").await;
        let officer = made.iter().find(|(_, leaf)| text(leaf, "role") == "city_officer").unwrap();
        assert_eq!((officer.1.actor.role.as_str(), officer.1.facts.get("demo")), ("cli", Some(&FactValue::Boolean(true))));

        let all = entries(&app, LogQuery::default()).await;
        let everyone = [&world.a, &world.b, &world.shihe, &world.pingqiao, &world.xinyang, &world.zhengzhou,
            &world.province, &world.auditor, &world.system, &world.security, &world.audit];
        for (entry, _) in &all {
            for actor in everyone {
                // Two are called as their roles are.
                let called = Role::from_code(&actor.login).is_none() && entry.leaf.contains(&format!("\"{}\"", actor.login));
                assert!(!entry.leaf.contains(&actor.account) && !called, "{}", entry.leaf);
            }
            assert!(![WHY, DECIDED, "测试员"].iter().any(|said| entry.leaf.contains(said)), "{}", entry.leaf);
        }
        assert_eq!(findings(&app).await, []);
    }

    async fn p35_a_claim_that_is_accepted_stands_under_its_enterprise_and_a_refused_one_under_nothing(app: TestApp) {
        let world = World::new(&app).await;
        let (good, bad) = (uscc(XINYANG, 11), uscc(XINYANG, 12));
        let accepted = claimed(&app, &world, &world.a, (&good, "公开测试茶厂"), "accept").await;
        let refused = claimed(&app, &world, &world.b, (&bad, "未通过测试茶厂"), "refuse").await;
        let again = claimed(&app, &world, &world.b, (&good, "公开测试茶厂"), "accept").await;
        let enterprise = format!("e-{}", good.to_lowercase());

        let listed = LogQuery {
            object_kind: "enterprise".to_owned(), object: enterprise.clone(), ..LogQuery::default()
        };
        let found = entries(&app, listed).await;
        let parts: BTreeSet<_> = found.iter().map(|(_, leaf)| text(leaf, "part")).collect();
        assert_eq!((found.len(), parts), (2, ["operator", "owner"].map(str::to_owned).into()), "the second works for it");
        app.app.catalogue.refresh().await.unwrap();
        for (entry, leaf) in &found {
            assert_eq!((entry.action.as_str(), leaf.actor.role.as_str()), ("claim.decide", "county_officer"));
            assert_eq!(leaf.actor.body.as_deref(), Some(SHIHE));
            assert_eq!((text(leaf, "decision"), text(leaf, "uscc")), ("accepted".to_owned(), good.clone()));
        }
        let path = format!("/log/entries?object_kind=enterprise&object={enterprise}");
        let page = app.get(&path).await.expect(200).text().to_owned();
        assert!(page.contains("审核企业认领") && page.contains("共 2 条"), "{page}");
        let seq = found[1].0.seq.unwrap();
        let page = app.get(&format!("/log/entries/{seq}")).await.expect(200).text().to_owned();
        assert!(["已认领", "公开测试茶厂", good.as_str()].iter().all(|said| page.contains(said)), "{page}");

        let decided = of_action(&app, "claim.decide").await;
        assert_eq!(decided.len(), 3);
        let (entry, leaf) = decided.iter().find(|(_, leaf)| text(leaf, "decision") == "refused").unwrap();
        assert_eq!((leaf.object_kind.as_str(), leaf.facts.len()), ("claim", 1));
        let names: Vec<_> = leaf.commitments.keys().map(String::as_str).collect();
        assert_eq!(names, ["account", "enterprise_name", "reason", "uscc"]);
        for said in [&refused, &bad, "未通过测试茶厂"] {
            assert!(!entry.leaf.contains(said), "{}", entry.leaf);
        }
        let page = app.get(&format!("/log/entries/{}", entry.seq.unwrap())).await.expect(200).text().to_owned();
        assert!(page.contains("未通过") && page.contains("不公开") && !page.contains(&bad), "{page}");
        for (entry, _) in &decided {
            for said in [&world.a.account, &world.b.account, &accepted, &again, DECIDED] {
                assert!(!entry.leaf.contains(said), "{}", entry.leaf);
            }
        }
        assert_eq!(findings(&app).await, []);
    }

    async fn p36_an_act_about_people_without_its_entry_and_an_entry_without_its_act_are_found(app: TestApp) {
        let world = World::new(&app).await;
        decided(&app, &world, &world.b.account, ProposalKind::GrantRole, "county_officer").await;
        let good = uscc(XINYANG, 11);
        claimed(&app, &world, &world.a, (&good, "公开测试茶厂"), "accept").await;
        claimed(&app, &world, &world.a, (&uscc(XINYANG, 12), "未通过测试茶厂"), "refuse").await;
        assert_eq!(findings(&app).await, []);
        let url = app.db.url_text();
        let pending = app.app.store.log_pending(1000).await.unwrap();
        let id = |action: &str, said: &str| {
            let fits = |entry: &&LogEntry| entry.action == action && entry.leaf.contains(said);
            pending.iter().find(fits).unwrap().id.clone()
        };
        let grant = id("role.grant", "411503");
        let (yes, no) = (id("claim.decide", "accepted"), id("claim.decide", "refused"));
        append_only(&url, false).await;
        // What is spoilt, how it is put right again, and what is found of which entry.
        let system = &world.system.account;
        let account = |id: &str| format!("UPDATE audit SET object = '{id}' WHERE id = '{grant}'");
        let reason = |id: &str, to: &str| format!("UPDATE audit SET reason = '{to}' WHERE id = '{id}'");
        let claim = |set: &str, code: &str| format!("UPDATE enterprise_claim SET {set} WHERE uscc = '{code}'");
        let bad = uscc(XINYANG, 12);
        let spoilt = [
            (account(system), account(&world.b.account), &grant, "another object"),
            (account("nobody"), account(&world.b.account), &grant, "no such account"),
            (reason(&grant, "x"), reason(&grant, DECIDED), &grant, "another reason"),
            (reason(&no, "x"), reason(&no, DECIDED), &no, "another reason"),
            (claim("state = 'refused'", &good), claim("state = 'accepted'", &good), &yes, "another decision"),
            (claim("state = 'accepted'", &bad), claim("state = 'refused'", &bad), &no, "another decision"),
            (
                claim(&format!("enterprise = '{}'", world.enterprise_a), &good),
                claim(&format!("enterprise = 'e-{}'", good.to_lowercase()), &good),
                &yes,
                "another decision or enterprise",
            ),
            (claim("name = 'x'", &bad), claim("name = '未通过测试茶厂'", &bad), &no, "another enterprise_name"),
        ];
        for (spoil, mend, entry, what) in spoilt {
            assert_eq!(run_sql(&url, &spoil).await, 1, "{spoil}");
            let found = findings(&app).await;
            let named = |f: &Finding| f.fault == Fault::LogTrail && f.key.as_ref() == Some(entry) && f.what.contains(what);
            assert!(found.iter().any(named), "{spoil}: {found:?}");
            assert_eq!(run_sql(&url, &mend).await, 1, "{mend}");
            assert_eq!(findings(&app).await, [], "{mend}");
        }
        for entry in [&grant, &yes, &no] {
            run_sql(&url, &format!("DELETE FROM log_pending WHERE entry = '{entry}'")).await;
            run_sql(&url, &format!("DELETE FROM log_entry WHERE id = '{entry}'")).await;
            let found = findings(&app).await;
            let unlogged = |f: &Finding| f.fault == Fault::LogUnlogged && f.key.as_ref() == Some(entry);
            assert!(found.iter().any(unlogged), "{found:?}");
        }
        let made = id("account.create", "auditor");
        assert_eq!(run_sql(&url, &format!("DELETE FROM audit WHERE id = '{made}'")).await, 1);
        let found = findings(&app).await;
        let unsaid = |f: &Finding| f.key.as_ref() == Some(&made) && f.what.contains("no such act");
        assert!(found.iter().any(unsaid), "{found:?}");
        append_only(&url, true).await;
    }
}
