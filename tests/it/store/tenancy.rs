//! Whose rows a statement gives or changes stands in its text, and each such clause is needed.

use daodi::ground::{GroundVersion, ShapeSource};
use daodi::people::SessionStage;
use daodi::people::{Part, Role};
use daodi::ports::{
    Accounts as _, Announcements as _, ClaimQuery, GroundQuery, Grounds as _, GrowerQuery, GrowerReach, Keeper,
    NewSession, People as _, TrademarkQuery, Trademarks as _,
};
use std::collections::BTreeSet;
use std::sync::atomic::AtomicI64;
use store::{Faults, Store, statements};
use tests::grounds::{ground, ground_decision, ground_version, grower, plot, plot_end};
use tests::people::{NOW, account, act_of, claim, decision, id, notice, officer, producer, upload, with_register};
use tests::register::{authorisation, code};
use tests::rights::{ordered, usage};
use tests::trademarks::{ending, licensee, trademark};
use tests::{TestDb, each_db};

/// Tables whose rows are somebody's.
const OWNED: &[&str] = &[
    "account_token",
    "application",
    "application_note",
    "application_paper",
    "application_step",
    "application_word",
    "site_check",
    "enterprise_claim",
    "enterprise_member",
    "ground",
    "ground_version",
    "grower",
    "login_session",
    "mail",
    "mark_use",
    "message",
    "password_history",
    "person",
    "plot",
    "proposal",
    "recovery_code",
    "trademark",
    "trademark_user",
    "upload",
];

/// Statements about such tables that name nobody, and why they need not.
const REASONS: &[(&str, &str)] = &[
    ("trademark.insert", "tied by the province's office, for the account it names"),
    ("trademark.change", "any, for the province's office"),
    ("trademark.lock", "changes nothing"),
    ("trademark_user.expire", "in the transaction of the mark's change"),
    ("trademark_user.confirm", "any, for the province's office; that the two are two stands in the statement"),
    ("trademark_user.on", "whether an enterprise may use a mark on a day"),
    ("trademark_user.ended", "the job that lets rights lapse"),
    ("account.by_mail", "signing in: the keyed hash of the address is what is known"),
    ("person.one", "whose person it is, is said; who may see it is decided by the table of capabilities"),
    ("person.update", "the account's own, by its id, or an administrator's act"),
    ("account.figures", "numbers for administrators"),
    ("password_history.of", "the account's own, by its id"),
    ("password_history.keep", "the account's own, by its id"),
    ("recovery_code.clear", "the account's own, by its id"),
    ("recovery_code.left", "the account's own, by its id"),
    ("recovery_code.use", "the account's own, by its id"),
    ("login_session.confirm", "the session that asks, found by its secret"),
    ("login_session.by_token", "signing in: the token is the secret"),
    ("login_session.live", "everyone's, for the security administrator"),
    ("login_session.live_count", "everyone's, for the security administrator"),
    ("login_session.touch", "the session that asks, found by its secret"),
    ("login_session.network", "the account's own, by its id"),
    ("login_session.end_any", "anyone's, for the security administrator"),
    ("login_session.end_others", "the account's own, by its id"),
    ("enterprise_member.of_account", "the account's own, by its id"),
    ("message.unread", "the account's own, by its id"),
    ("account_token.one", "the token is the secret"),
    ("account_token.use", "the token is the secret"),
    ("account_token.use_all", "the account's own, by its id"),
    ("account.activate", "the token is the secret"),
    ("enterprise_member.seen", "for the office that decides claims on it, and for administrators"),
    ("enterprise_claim.decided", "read once more in the transaction of its decision, which names the office"),
    ("enterprise_claim.enterprise", "written in the transaction of its decision, which names the office"),
    ("enterprise_member.accept", "written in the transaction of the claim's decision, which names the office"),
    ("enterprise_member.clear", "an account that is out for good, decided by two"),
    ("password_history.clear", "a person erased, decided by two"),
    ("person.erase", "a person erased, decided by two"),
    ("account_token.void", "an account that is out for good, decided by two"),
    ("upload.erase", "a person erased, decided by two"),
    ("enterprise_claim.erase", "a person erased, decided by two"),
    ("mail.void", "a person erased, decided by two"),
    ("account.grant", "decided by two"),
    ("proposal.insert", "among administrators: one proposes, any other decides"),
    ("proposal.one", "among administrators: one proposes, any other decides"),
    ("proposal.all", "among administrators: one proposes, any other decides"),
    ("proposal.total", "among administrators: one proposes, any other decides"),
    ("proposal.erasures", "a number for the operator"),
    ("proposal.about", "among administrators: one proposes, any other decides"),
    ("proposal.decide", "among administrators; that the two are two stands in the statement"),
    ("mail.due", "the job that sends"),
    ("mail.digests_due", "the job that sends"),
    ("mail.digest", "the job that sends"),
    ("mail.sent", "the job that sends"),
    ("mail.later", "the job that sends"),
    ("mail.failed", "the job that sends"),
    ("mail.all", "everyone's, for the system administrator"),
    ("mail.total", "everyone's, for the system administrator"),
    ("mail.retry", "anyone's, for the system administrator"),
    ("upload.all", "of an object whose reader was found by its own statement"),
    ("upload.hashes", "checking that every file is there"),
    ("upload.files", "backing up and checking that every file is there"),
    ("upload.known", "whether a file is left over"),
    ("log_entry.of_people", "checking that the public log tells of people what the database holds"),
    ("person.sealed", "numbers for the operator"),
    ("ground.lock", "changes nothing; whose it is, the next statement says"),
    ("ground.lock_of", "changes nothing; whose it is, the next statement says"),
    ("ground.near", "shapes that lie on another: names are given to offices and owners only"),
    ("ground.places", "of an enterprise whose reader was found by its own statement"),
    ("ground.version_of", "of an enterprise whose reader was found by its own statement"),
    ("ground.public", "what everybody may see"),
    ("plot.of", "of a grower found by its own statement"),
    ("grower.kept", "of an enterprise whose reader was found by its own statement, or of the reader's own office"),
    ("plot.erase", "in the transaction that erases the grower, which names who reaches them"),
    ("grower.card", "the card's code is the secret, and no personal value is given"),
    ("mail.waiting", "a number for the operator"),
    ("mail.given_up", "a number for the operator"),
    ("application_paper.discard", "in the transaction of throwing a draft away, which names its account"),
    ("upload.discard", "in the transaction of throwing a draft or a paper away, which names its account"),
    ("application_paper.remove", "in the transaction that has locked the draft for its account"),
    ("application_paper.all", "of a case whose reader was found by its own statement"),
    ("application_step.insert", "in the transaction of a movement, which names account or office"),
    ("application_step.handed_in", "of a case whose reader was found by its own statement"),
    ("application_step.all", "of a case whose reader was found by its own statement"),
    ("application_word.all", "of a case whose reader was found by its own statement"),
    ("application.hand_over", "the province's alone, which has all of them"),
    ("application.handed_over", "the province's alone, which has all of them"),
    ("handover.all", "the province's alone, which has all of them"),
    ("handover.one", "the province's alone, which has all of them"),
    ("demonstration.held", "at the machine: whether the database holds anything real"),
    ("demonstration.world", "at the machine: how much of the fictional world there is"),
    ("application.waiting", "whoever applies an announcement, which is the province's"),
    ("application.unanswered", "in the transaction of an announcement, which is the province's"),
    ("log_entry.of_cases", "checking that cases are what the public log tells"),
    ("application_step.untold", "checking that cases are what the public log tells"),
    ("application.checked", "checking that cases are what the public log tells"),
    ("application_step.approvals", "how long it took lately, for everybody: never whose it was"),
    ("application.due", "the job that reminds"),
    ("application.remind", "the job that reminds"),
    ("login_session.retain", "by date alone"),
    ("account_token.retain", "by date alone"),
    ("mail.retain", "by date alone"),
    ("message.retain", "by date alone"),
];

#[test]
fn p15_every_statement_about_somebodys_rows_says_whose() {
    let mut used = BTreeSet::new();
    for statement in statements::all() {
        let words: BTreeSet<&str> = statement.sql.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).collect();
        // A row that is added names its owner itself; what is read on the way is no one's to see.
        let adds = statement.sql.starts_with("INSERT INTO") && !statement.sql.contains("SELECT");
        // Every table is counted for a backup, and references that lead nowhere are looked for: by the operator.
        let counts = statement.name.ends_with(".rows") || statement.columns == ["value"];
        // `application` is a column of rights as well, which are everybody's to read.
        let named = |table: &&&str| {
            **table != "application"
                || ["FROM", "JOIN", "UPDATE", "INTO"]
                    .iter()
                    .any(|w| statement.sql.contains(&format!("{w} application")))
        };
        let owned = OWNED.iter().filter(named).any(|table| words.contains(table)) && !adds && !counts;
        let reason = REASONS.iter().find(|(name, _)| *name == statement.name);
        assert!(!(statement.has_tenancy() && reason.is_some()), "{} has a clause and a reason", statement.name);
        if owned && !statement.has_tenancy() {
            assert!(reason.is_some(), "{} names nobody, and no reason is given", statement.name);
            used.insert(statement.name);
        }
        let begun = statement.sql.matches("/*tenancy*/").count();
        assert_eq!(begun, statement.sql.matches("/*end*/").count(), "{}", statement.name);
        assert_eq!(statement.without_tenancy().matches(" OR TRUE)").count(), begun, "{}", statement.name);
        // Then a statement without its clause is a statement without one clause: each is taken out on its own.
        assert!(begun <= 1, "{} has {begun} clauses, which are only taken out together", statement.name);
    }
    let idle: Vec<_> = REASONS.iter().map(|(name, _)| *name).filter(|name| !used.contains(name)).collect();
    assert!(idle.is_empty(), "reasons for nothing: {idle:?}");
}

const OWN: u32 = 1;
const STRANGER: u32 = 2;
const FAR: u32 = 4;
/// A registrant, who keeps a mark.
const KEEPER: u32 = 60;

/// A register in which everything is one account's and lies with 浉河区's office; a stranger, and an officer elsewhere.
async fn stage(db: &TestDb) {
    with_register(&db.store).await;
    let who = producer(&db.store, OWN).await;
    producer(&db.store, STRANGER).await;
    officer(&db.store, 3, "411502").await;
    officer(&db.store, FAR, "411503").await;
    for number in 1..=2 {
        let one = claim(number, &who, Some("ent-aa"));
        db.store.insert_claim(&one, &[notice(number, &who)], &act_of(&who)).await.unwrap();
        db.store.insert_upload(&upload(number, &who), "claim", &one.id, &act_of(&who)).await.unwrap();
    }
    db.store.add_member("ent-zz", &who, Part::Owner, &[], &tests::act()).await.unwrap();
    let keeper = account(&db.store, KEEPER, Role::Registrant, None).await;
    let mark = trademark(1, &keeper, &who);
    db.store.tie_trademark(&mark, &[], &act_of(&who)).await.unwrap();
    db.store.declare_users(&keeper, &[licensee(1, &mark, &keeper)], &act_of(&keeper)).await.unwrap();
    officer(&db.store, 6, "411502").await;
    tests::cases::stage(&db.store, (&who, "ent-zz"), ("xinyang-maojian", [&id(3), &id(6)]), &upload(7, &who)).await;
    let third = producer(&db.store, 5).await;
    db.store.add_member("ent-zz", &third, Part::Operator, &[], &tests::act()).await.unwrap();
    let session = NewSession {
        id: id(77),
        token: "token".to_owned(),
        account: who.clone(),
        stage: SessionStage::Full,
        at: NOW,
        ends_at: NOW * 2,
        network: String::new(),
        agent: String::new(),
    };
    db.store.begin_session(&session, &act_of(&who)).await.unwrap();
    db.store.add_member("ent-aa", &who, Part::Owner, &[], &tests::act()).await.unwrap();
    for number in 1..=3 {
        let (one, sent) = (ground_version(number, number, &who), upload(20 + number, &who));
        db.store.insert_ground(&ground(number), &one, (&sent, &act_of(&who)), &act_of(&who)).await.unwrap();
    }
    let accepted = ground_decision(&ground_version(3, 3, &who), &id(3), true);
    assert!(db.store.decide_version(code("411502"), &accepted, &act_of(&id(3))).await.unwrap());
    let people: Vec<_> = (1..=4).map(|number| (grower(number), None)).collect();
    db.store.insert_growers(&people, &who, &act_of(&who)).await.unwrap();
    let own = GrowerReach::Member(who.clone());
    for number in [2, 3] {
        let asked = db.store.ask_erasure(&own, &grower(number).id, &who, "x", &act_of(&who)).await.unwrap();
        assert!(asked);
    }
    let right = authorisation(1, "ent-zz", "xinyang-maojian").id;
    assert!(db.store.record_mark_use(&usage(1, &right, &who), &act_of(&who)).await.unwrap());
    let (step, order) = ordered(1, &right, 2, &id(3));
    assert!(db.store.order_rectification(&step, &order, &act_of(&id(3))).await.unwrap());
    db.store.insert_upload(&upload(3, &who), "authorisation", &right, &act_of(&who)).await.unwrap();
}

/// What somebody gets who tries every id of another: a line for each thing that was given or changed.
async fn tries(store: &Store) -> Vec<&'static str> {
    let (own, stranger, far) = (id(OWN), id(STRANGER), id(FAR));
    let (one, two) = (claim(1, &own, Some("ent-aa")), claim(2, &own, Some("ent-aa")));
    let elsewhere = code("411503");
    let act = || act_of(&stranger);
    let all = ClaimQuery { limit: 9, ..ClaimQuery::default() };
    let mut got = Vec::new();
    let mut line = |name: &'static str, foreign: bool| {
        if foreign {
            got.push(name);
        }
    };
    // Before anybody may have become a member.
    for name in tests::cases::tries(store, &own, (&stranger, "ent-zz"), &far).await {
        line(name, true);
    }
    line("enterprise_claim.of", store.claim_of(&stranger, &one.id).await.unwrap().is_some());
    line("enterprise_claim.all_of", !store.claims_of(&stranger).await.unwrap().is_empty());
    line("enterprise_claim.in", store.claim_in(elsewhere, &one.id).await.unwrap().is_some());
    let page = store.claims_in(elsewhere, &all).await.unwrap();
    line("enterprise_claim.all_in", !page.rows.is_empty());
    line("enterprise_claim.total_in", page.total > 0);
    line("enterprise_claim.counts_in", !store.claim_counts(elsewhere).await.unwrap().is_empty());
    line("enterprise_claim.withdraw", store.withdraw_claim(&stranger, &one.id, &act()).await.unwrap());
    let decided = store.decide_claim(elsewhere, &two, &decision(&far, false), &[], &act_of(&far)).await.unwrap();
    line("enterprise_claim.decide", decided);
    line("enterprise_member.all", !store.members(&stranger, "ent-zz").await.unwrap().is_empty());
    line("enterprise_member.own", !store.enterprises_of(&stranger).await.unwrap().is_empty());
    line("enterprise_member.change", store.change_member("ent-zz", &id(5), Part::Owner, &act()).await.unwrap());
    line("enterprise_member.remove", store.remove_member("ent-zz", &id(5), &[], &act()).await.unwrap());
    let right = authorisation(1, "ent-zz", "xinyang-maojian").id;
    line("authorisation.of_account", !store.rights_of(&stranger).await.unwrap().is_empty());
    line("authorisation.use", store.record_mark_use(&usage(2, &right, &stranger), &act()).await.unwrap());
    line("mark_use.of", !store.mark_uses(&stranger, &right).await.unwrap().is_empty());
    line("rectification.report", store.report_rectification(&stranger, &right, "x", &act()).await.unwrap());
    line("upload.artwork", !store.artwork(&stranger, &right).await.unwrap().is_empty());
    let added = store.add_member("ent-zz", &stranger, Part::Operator, &[], &act()).await;
    line("enterprise_member.add", added.is_ok());
    let page = store.messages(&stranger, 0, 9).await.unwrap();
    line("message.all", !page.rows.is_empty());
    line("message.total", page.total > 0);
    store.read_messages(&stranger, None, 5).await.unwrap();
    let messages = store.messages(&own, 0, 9).await.unwrap().rows;
    line("message.read", messages.iter().any(|m| m.read_at.is_some()));
    let mark = trademark(1, &id(KEEPER), &own);
    let asked = TrademarkQuery { limit: 9, ..TrademarkQuery::default() };
    let them = Keeper::Registrant(&stranger);
    line("trademark.one", store.trademark(them, &mark.id).await.unwrap().is_some());
    let page = store.trademarks(them, &asked).await.unwrap();
    line("trademark.all", !page.rows.is_empty());
    line("trademark.total", page.total > 0);
    let page = store.trademark_users(them, &mark.id, &asked).await.unwrap();
    line("trademark_user.all", !page.rows.is_empty());
    line("trademark_user.total", page.total > 0);
    line("trademark_user.counts", !store.trademark_user_counts(them, &mark.id).await.unwrap().is_empty());
    let user = licensee(1, &mark, &id(KEEPER));
    line("trademark_user.one", store.trademark_user(them, &user.id).await.unwrap().is_some());
    let declared = store.declare_users(&stranger, &[licensee(2, &mark, &stranger)], &act()).await;
    line("trademark_user.insert", declared.is_ok());
    let ended = ending(&stranger, jiff::civil::date(2026, 11, 20));
    line("trademark_user.end", store.end_use(them, &user, &ended, &[], &act()).await.unwrap());
    line("upload.of", store.upload_of(&stranger, &upload(1, &own).id).await.unwrap().is_some());
    line("upload.in", store.upload_in(elsewhere, &upload(1, &own).id).await.unwrap().is_some());
    line("login_session.of", !store.sessions_of(&stranger).await.unwrap().is_empty());
    line("login_session.end", store.end_session(&stranger, &id(77), "ended", &act()).await.unwrap());
    let all = GroundQuery { limit: 9, ..GroundQuery::default() };
    let page = store.grounds_of(&stranger, &all).await.unwrap();
    line("ground.all_of", !page.rows.is_empty());
    line("ground.total_of", page.total > 0);
    line("ground.of", store.ground_of(&stranger, &ground(1).id).await.unwrap().is_some());
    let page = store.grounds_in(elsewhere, &all).await.unwrap();
    line("ground.all_in", !page.rows.is_empty());
    line("ground.total_in", page.total > 0);
    line("ground.counts_in", !store.ground_counts(elsewhere).await.unwrap().is_empty());
    line("ground.in", store.ground_in(elsewhere, &ground(1).id).await.unwrap().is_some());
    let first = ground_version(1, 1, &own);
    line("ground.file_in", store.ground_file_in(elsewhere, &upload(21, &own).id).await.unwrap().is_some());
    let returned = ground_decision(&first, &far, false);
    line("ground_version.decide", store.decide_version(elsewhere, &returned, &act_of(&far)).await.unwrap());
    let second = ground_version(2, 2, &own);
    line("ground_version.withdraw", store.withdraw_version(&stranger, &second.id, &act()).await.unwrap());
    line("ground.change", store.change_ground(&stranger, &ground(2), &act()).await.unwrap());
    let again = GroundVersion { source: ShapeSource::Unchanged, upload: None, ..ground_version(9, 3, &stranger) };
    line("ground.ready", store.declare_version(&stranger, &again, None, &act()).await.unwrap());
    let drawn = GroundVersion { source: ShapeSource::Drawn, ..ground_version(9, 3, &far) };
    let sent = (&upload(29, &far), &act_of(&far));
    line("ground.ready_in", store.draw_version(elsewhere, &drawn, sent, &act_of(&far)).await.unwrap());
    let reach = GrowerReach::Office(elsewhere);
    let all = GrowerQuery { limit: 9, ..GrowerQuery::default() };
    let page = store.growers(&reach, &all).await.unwrap();
    line("grower.all", !page.rows.is_empty());
    line("grower.total", page.total > 0);
    let member = GrowerReach::Member(stranger.clone());
    line("grower.one", store.grower(&member, &grower(1).id).await.unwrap().is_some());
    let end = plot_end(&stranger);
    line("plot.end", store.end_plot(&member, &grower(1).id, &plot(1).id, &end, &act()).await.unwrap());
    line("plot.add", store.add_plot(&member, &grower(1).id, &plot(99), &act()).await.unwrap());
    line("grower.ask", store.ask_erasure(&member, &grower(4).id, &stranger, "x", &act()).await.unwrap());
    line("grower.keep", store.end_erasure(&member, &grower(2).id, &stranger, false, &act()).await.unwrap());
    line("grower.erase", store.end_erasure(&reach, &grower(3).id, &far, true, &act_of(&far)).await.unwrap());
    got
}

each_db! {
    async fn p15_each_clause_keeps_strangers_out_and_none_is_idle(db: TestDb) {
        stage(&db).await;
        assert_eq!(tries(&db.store).await, Vec::<&str>::new(), "a stranger gets nothing");
        let marked: BTreeSet<&str> =
            statements::all().iter().filter(|s| s.has_tenancy()).map(|s| s.name).collect();
        assert!(marked.len() >= 19, "{marked:?}");
        for name in marked {
            // Each on a fresh state: what one try gave away must not count for the next.
            let fresh = if db.file().is_some() { Some(TestDb::sqlite().await) } else { TestDb::postgres().await };
            let Some(fresh) = fresh else { return };
            stage(&fresh).await;
            let faults = Faults { fail: std::sync::Arc::new(AtomicI64::new(0)), without_tenancy: Some(name) };
            assert_eq!(tries(&fresh.store.with_faults(faults)).await, [name], "without the clause of {name}");
        }
    }
}
