//! No change without its act, no act without its change: every call of the database fails in turn.

mod rights;

use daodi::application::{Application, Handling, Kind, NamedOffice, PaperKind, Statement, Step};
use daodi::audit::{Act, ObjectKind};
use daodi::division::BoundarySet;
use daodi::ground::{Ground, GroundVersion, ShapeSource, Visibility};
use daodi::label::{Batch, BatchState, NetContent};
use daodi::people::{
    AccountState, Claim, Membership, Part, ProposalKind, ProposalState, Role, SealedPerson, SessionStage, Token,
    TokenPurpose,
};
use daodi::ports::{
    Accounts as _, AuditSeal, Cases as _, ClaimDecision, Delivery, DemonstrationMark, Eyes, FieldEdit, Grounds as _,
    GrowerReach, Labels as _, NewAccount, NewSession, People as _, ProposalDecision, Registry as _, SealedPassword,
    Sequenced, Settings as _, StoreError, Trail as _,
};
use daodi::registry::DataSet;
use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use store::{Faults, Store};
use tests::cases::office;
use tests::grounds::{ground, ground_decision, ground_version, grower, plot, plot_end};
use tests::people::{NOW, claim, decision, ends, full_act, id, notice, officer, producer, proposal, rows, upload};
use tests::register::{authorisation, base, changes, code, enterprise, import, product, tokens};
use tests::{Raw, TestDb, each_db};

/// What a change must leave: so many rows in the audit trail, and something in other tables unless it is a mere record.
pub(super) struct Left {
    pub(super) acts: usize,
    pub(super) changes: bool,
}

/// Fails the first call of the database, then the second, and so on, until the change goes through, and compares all that
/// is stored each time. Gives the number of calls.
///
/// # Panics
/// Where something was left of a failed try, or where change and act did not come together.
pub(super) async fn all_or_nothing<T: std::fmt::Debug + PartialEq>(
    db: &TestDb,
    raw: &Raw,
    name: &str,
    left: Left,
    change: impl AsyncFn(&Store) -> Result<T, StoreError>,
) -> i64 {
    let before = raw.dump().await;
    let mut failing = 1;
    loop {
        let faults = Faults { fail: Arc::new(AtomicI64::new(failing)), without_tenancy: None };
        let answer = change(&db.store.with_faults(faults.clone())).await;
        if faults.fail.load(Ordering::SeqCst) > 0 {
            assert!(answer.is_ok(), "{name}: {answer:?}");
            break;
        }
        assert_eq!(answer, Err(StoreError::Unavailable), "{name}, call {failing}");
        assert_eq!(raw.dump().await, before, "{name}, call {failing}: something was left");
        failing += 1;
    }
    let after = raw.dump().await;
    assert_eq!(after["audit"].len() - before["audit"].len(), left.acts, "{name}");
    let own = ["audit", "log_entry", "log_pending", "form_once"];
    let changed: Vec<_> =
        after.iter().filter(|(table, rows)| !own.contains(&table.as_str()) && before[*table] != **rows).collect();
    assert_eq!(!changed.is_empty(), left.changes, "{name}: {:?}", changed.iter().map(|(t, _)| t).collect::<Vec<_>>());
    if left.acts > 0 {
        for table in own {
            assert!(after[table].len() > before[table].len(), "{name}: {table}");
        }
    }
    failing - 1
}

/// The methods of a port that are given an act.
pub(super) fn methods_with_an_act(port: &str) -> BTreeSet<String> {
    port.split("async fn ")
        .skip(1)
        .filter_map(|method| {
            let (signature, _) = method.split_once(';')?;
            signature.contains("act: &Act").then(|| signature.split('(').next().map(str::to_owned))?
        })
        .collect()
}

fn batch() -> Batch {
    Batch {
        id: "a".to_owned(),
        tag: 5,
        epoch: 30,
        enterprise: "ent-zz".to_owned(),
        product: "xinyang-maojian".to_owned(),
        base: "base-zz".to_owned(),
        pack_date: jiff::civil::date(2026, 4, 5),
        net: NetContent::Grams(50),
        count: 9,
        host: "dd.henan.cn".to_owned(),
        qr_version: 3,
        qr_ecc: 'M',
        state: BatchState::Issued,
        demo: false,
        issued_at: NOW,
        activated_at: None,
        recalled: None,
    }
}

/// Runs each change and keeps the names of those that were run.
struct Runner<'a> {
    db: &'a TestDb,
    raw: &'a Raw,
    done: BTreeSet<String>,
}

impl Runner<'_> {
    async fn acts<T: std::fmt::Debug + PartialEq>(
        &mut self,
        name: &str,
        acts: usize,
        change: impl AsyncFn(&Store) -> Result<T, StoreError>,
    ) {
        let changes = name != "record";
        let calls = all_or_nothing(self.db, self.raw, name, Left { acts, changes }, change).await;
        // The form's key, the act with its leaf, and the end of the transaction at the least.
        assert!(calls >= if changes { 6 } else { 5 }, "{name}: {calls} calls");
        self.done.insert(name.to_owned());
    }

    async fn one<T: std::fmt::Debug + PartialEq>(
        &mut self,
        name: &str,
        change: impl AsyncFn(&Store) -> Result<T, StoreError>,
    ) {
        self.acts(name, 1, change).await;
    }
}

async fn register(run: &mut Runner<'_>) {
    let act = || full_act(&id(1));
    let rows = rows();
    let changed = changes(&rows, true);
    run.one("apply", async |s| s.apply(&import(1), &rows, &changed, &tokens(), &act()).await).await;
    // Once more, over what is there.
    run.one("apply", async |s| s.apply(&import(2), &rows, &changed, &tokens(), &act()).await).await;
    let edit = FieldEdit {
        data_set: DataSet::Products,
        key: "jun-ci".to_owned(),
        field: "notes".to_owned(),
        value: "x".into(),
        at: NOW,
        by: "officer".to_owned(),
    };
    run.one("record_field_edit", async |s| s.record_field_edit(&edit, &act()).await).await;
    let right = authorisation(9, "ent-aa", "jun-ci");
    run.one("record_authorisation", async |s| s.record_authorisation(&right, &act()).await).await;
    let mut shown = (product("demo-product", "演示"), enterprise("demo-enterprise", "演示"), base("demo-base", "演示"));
    shown.1.products.push(shown.0.slug.clone());
    let right = authorisation(10, "demo-enterprise", "demo-product");
    run.one("ensure_demonstration", async |s| {
        s.ensure_demonstration(&shown.0, &shown.1, &shown.2, &right, &act()).await
    })
    .await;
    let outlines = BoundarySet {
        geojson: "{}".to_owned(),
        source: "s".to_owned(),
        licence: "MIT".to_owned(),
        crs: "CGCS2000".to_owned(),
        map_review_no: String::new(),
        sha256: "0".to_owned(),
        at: NOW,
    };
    run.one("replace_boundaries", async |s| s.replace_boundaries(&outlines, &act()).await).await;
    run.one("insert_batch", async |s| s.insert_batch(&batch(), &act()).await).await;
    let recalled = Batch { state: BatchState::Recalled, recalled: Some((NOW, "r".to_owned())), ..batch() };
    run.one("update_batch", async |s| s.update_batch(&recalled, &act()).await).await;
    run.one("void_label", async |s| s.void_label("CODE", NOW, "r", &act()).await).await;
}

async fn people(run: &mut Runner<'_>) {
    let store = &run.db.store;
    let (who, second) = (producer(store, 1).await, producer(store, 2).await);
    let (chief, maker) = (officer(store, 3, "411502").await, producer(store, 4).await);
    let act = || full_act(&who);
    let office = code("411502");
    let claims = [claim(1, &who, None), claim(2, &second, Some("ent-aa")), claim(3, &who, None), claim(4, &who, None)];
    for one in &claims {
        run.one("insert_claim", async |s| {
            s.insert_claim(one, &[notice(10, &who)].map(|n| shifted(n, one)), &act()).await
        })
        .await;
    }
    let with_paper = claim(5, &second, None);
    run.acts("insert_claim_with_paper", 2, async |s| {
        let paper_act = Act { once: None, ..act() };
        s.insert_claim_with_paper(&with_paper, (&upload(9, &second), &paper_act), &act()).await
    })
    .await;
    run.one("withdraw_claim", async |s| s.withdraw_claim(&who, &claims[3].id, &act()).await).await;
    let said = |new: Option<&str>, into: Option<&str>| ClaimDecision {
        new_enterprise: new.map(str::to_owned),
        told: into.map(|id| Membership { enterprise: id.to_owned(), part: Part::Owner }),
        ..decision(&chief, into.is_some())
    };
    for (one, said) in [
        (&claims[0], said(Some("ent-new"), Some("ent-new"))),
        (&claims[1], said(None, Some("ent-aa"))),
        (&claims[2], said(None, None)),
    ] {
        let notices = [shifted(notice(20, &one.account), one)];
        // The public log lists it under another object than the trail does.
        let shown = said.told.as_ref().map(|place| (ObjectKind::Enterprise, place.enterprise.clone()));
        let told = || Act { shown: shown.clone(), ..act() };
        run.one("decide_claim", async |s| s.decide_claim(office, one, &said, &notices, &told()).await).await;
    }
    for enterprise in ["ent-new", "ent-aa"] {
        let listed = store.log_pending(1000).await.unwrap();
        let listed = listed
            .iter()
            .filter(|entry| (entry.object_kind.as_str(), entry.object.as_str()) == ("enterprise", enterprise));
        assert_eq!(listed.count(), 1, "{enterprise}");
    }
    run.one("add_member", async |s| {
        s.add_member("ent-new", &second, Part::Operator, &[notice(30, &second)], &act()).await
    })
    .await;
    run.one("change_member", async |s| s.change_member("ent-new", &second, Part::Owner, &act()).await).await;
    run.one("remove_member", async |s| s.remove_member("ent-new", &second, &[notice(31, &second)], &act()).await).await;
    let kinds = [
        ProposalKind::ResetSecondFactor,
        ProposalKind::GrantRole,
        ProposalKind::RevokeRole,
        ProposalKind::ErasePerson,
        ProposalKind::ErasePerson,
    ];
    for (number, kind) in (1..).zip(kinds) {
        // The last one is refused.
        let about = if number == 5 { &who } else { &second };
        let one = proposal(number, kind, about, &maker);
        run.one("insert_proposal", async |s| s.insert_proposal(&one, &[notice(40 + number, &who)], &act()).await).await;
        let state = if number == 5 { ProposalState::Refused } else { ProposalState::Approved };
        let account_version = Some(store.account(about).await.unwrap().unwrap().version);
        let (said, done) = (ProposalDecision { account_version, ..ends(state, &chief) }, Act { once: None, ..act() });
        let further = (number != 5).then_some(&done);
        run.acts("decide_proposal", 1 + usize::from(number != 5), async |s| {
            s.decide_proposal(&one, &said, &[notice(50 + number, &who)], &act(), further).await
        })
        .await;
    }
    run.one("notify", async |s| s.notify(&[notice(60, &who), notice(61, &who)], &act()).await).await;
    let given_up = notice(60, &who).mail.unwrap().id;
    run.db.store.mail_tried(&given_up, &Delivery::Failed("x"), NOW).await.unwrap();
    run.one("retry_mail", async |s| s.retry_mail(&given_up, NOW, &act()).await).await;
    let file = upload(1, &who);
    run.one("insert_upload", async |s| s.insert_upload(&file, "claim", &claims[0].id, &act()).await).await;
    run.one("set_office_contact", async |s| s.set_office_contact(office, 1, "1", "2", &act()).await).await;
}

/// A notice with ids of its own for each claim.
fn shifted(mut notice: daodi::ports::Notice, claim: &Claim) -> daodi::ports::Notice {
    let own = |id: &mut String| *id = format!("{id} of {}", claim.id);
    if let Some(message) = &mut notice.message {
        own(&mut message.id);
    }
    if let Some(mail) = &mut notice.mail {
        own(&mut mail.id);
    }
    notice
}

fn session(number: u32, account: &str) -> NewSession {
    NewSession {
        id: id(200 + number),
        token: format!("token {number}"),
        account: account.to_owned(),
        stage: SessionStage::Password,
        at: NOW,
        ends_at: NOW * 2,
        network: "192.0.2.0/24".to_owned(),
        agent: "Firefox".to_owned(),
    }
}

fn token(number: u32, account: &str, purpose: TokenPurpose) -> Token {
    Token {
        token: format!("sent {number}"),
        account: account.to_owned(),
        purpose,
        created_at: NOW,
        ends_at: NOW * 2,
        used_at: None,
    }
}

async fn accounts(run: &mut Runner<'_>) {
    let who = id(70);
    let act = || full_act(&who);
    let sealed = |what: &str| Some(format!("sealed {what}"));
    let person = SealedPerson {
        key_part: sealed("key"),
        name: sealed("name"),
        mail: sealed("mail"),
        phone: sealed("phone"),
        mail_lookup: sealed("lookup"),
    };
    let new = NewAccount {
        id: who.clone(),
        login: "someone70".to_owned(),
        role: Some(Role::Producer),
        office: None,
        state: AccountState::Invited,
        at: NOW,
        password: Some("first".to_owned()),
        must_change: true,
        locale: "zh-CN".to_owned(),
        demo: false,
        person: person.clone(),
        token: Some(token(1, &who, TokenPurpose::ConfirmMail)),
        mail: None,
        claim: None,
        proposal: None,
    };
    run.one("insert_account", async |s| s.insert_account(&new, &act()).await).await;
    run.one("activate_account", async |s| s.activate_account("sent 1", NOW, &act()).await).await;
    let moved = SealedPerson { phone: sealed("another phone"), ..person };
    run.one("set_person", async |s| s.set_person(&who, &moved, "en", false, &act()).await).await;
    let one = session(1, &who);
    run.one("begin_session", async |s| s.begin_session(&one, &act()).await).await;
    let first = id(201);
    run.one("set_second_factor", async |s| {
        s.set_second_factor(&who, "totp", 5, &["a".to_owned(), "b".to_owned()], (&first, "second"), &act()).await
    })
    .await;
    // A new second factor has ended the account's other sessions: those ended below begin after it.
    for number in 2..=4 {
        let one = session(number, &who);
        run.one("begin_session", async |s| s.begin_session(&one, &act()).await).await;
    }
    run.one("confirm_session", async |s| s.confirm_session(&first, SessionStage::Full, "third", NOW + 1, &act()).await)
        .await;
    run.one("use_totp_step", async |s| s.use_totp_step(&who, 6, &act()).await).await;
    run.one("use_recovery_code", async |s| s.use_recovery_code(&who, "a", &act()).await).await;
    run.one("set_recovery_codes", async |s| s.set_recovery_codes(&who, &["c".to_owned()], &act()).await).await;
    run.one("count_failure", async |s| s.count_failure(&who, NOW * 2, &act()).await).await;
    run.one("lift_lock", async |s| s.lift_lock(&who, &act()).await).await;
    run.one("rehash_password", async |s| s.rehash_password(&who, "first", "first anew", &act()).await).await;
    let reset = token(2, &who, TokenPurpose::Reset);
    run.one("insert_token", async |s| s.insert_token(&reset, &act()).await).await;
    run.one("end_session", async |s| s.end_session(&who, &id(202), "own", &act()).await).await;
    run.one("end_any_session", async |s| s.end_any_session(&id(203), "admin", &act()).await).await;
    run.one("end_other_sessions", async |s| s.end_other_sessions(&who, &first, "others", &act()).await).await;
    run.one("set_password", async |s| s.set_password(&who, "next", false, Some("sent 2"), None, &act()).await).await;
    let version = run.db.store.account(&who).await.unwrap().unwrap().version;
    // With what its owner is told of it.
    let told = || Act { notices: vec![notice(90, &who)], ..act() };
    run.one("set_account_state", async |s| s.set_account_state(&who, version, AccountState::Disabled, &told()).await)
        .await;
    assert!(run.db.store.messages(&who, 0, 9).await.unwrap().rows.iter().any(|m| m.id == id(300_090)));
}

async fn grounds(run: &mut Runner<'_>) {
    let (who, chief, other) = (id(191), id(192), id(193));
    let act = || full_act(&who);
    producer(&run.db.store, 191).await;
    officer(&run.db.store, 192, "411502").await;
    officer(&run.db.store, 193, "411500").await;
    run.db.store.add_member("ent-aa", &who, Part::Owner, &[], &tests::act()).await.unwrap();
    let office = code("411502");
    let (ground, first) = (ground(1), ground_version(1, 1, &who));
    let file_act = || Act { once: None, ..act() };
    let sent = upload(21, &who);
    run.acts("insert_ground", 2, async |s| s.insert_ground(&ground, &first, (&sent, &file_act()), &act()).await).await;
    let decided = |accepted, of: &GroundVersion| ground_decision(of, &chief, accepted);
    let told = || Act { notices: vec![notice(195, &who)], ..act() };
    let first_decided = decided(true, &first);
    run.one("decide_version", async |s| s.decide_version(office, &first_decided, &told()).await).await;
    let further = GroundVersion { upload: Some(upload(22, &who).id), ..ground_version(2, 1, &who) };
    let sent = upload(22, &who);
    run.acts("declare_version", 2, async |s| {
        s.declare_version(&who, &further, Some((&sent, &file_act())), &act()).await
    })
    .await;
    run.one("withdraw_version", async |s| s.withdraw_version(&who, &further.id, &act()).await).await;
    let drawn = GroundVersion { source: ShapeSource::Drawn, ..ground_version(3, 1, &other) };
    let sent = upload(23, &other);
    run.acts("draw_version", 2, async |s| s.draw_version(office, &drawn, (&sent, &file_act()), &act()).await).await;
    let changed = Ground { visibility: Visibility::Outline, ..ground.clone() };
    run.one("change_ground", async |s| s.change_ground(&who, &changed, &act()).await).await;
    let people = [(grower(1), Some("0.aa".to_owned())), (grower(2), None)];
    run.one("insert_growers", async |s| s.insert_growers(&people, &who, &act()).await).await;
    let reach = GrowerReach::Member(who.clone());
    let more = plot(9);
    run.one("add_plot", async |s| s.add_plot(&reach, &grower(1).id, &more, &act()).await).await;
    let end = plot_end(&who);
    run.one("end_plot", async |s| s.end_plot(&reach, &grower(1).id, &more.id, &end, &act()).await).await;
    run.one("ask_erasure", async |s| s.ask_erasure(&reach, &grower(1).id, &who, "x", &act()).await).await;
    let at_desk = GrowerReach::Office(code("411500"));
    run.one("end_erasure", async |s| s.end_erasure(&at_desk, &grower(1).id, &other, true, &act()).await).await;
}

async fn cases(run: &mut Runner<'_>) {
    let store = &run.db.store;
    let (who, first, second) = (producer(store, 91).await, id(3), id(4));
    let (one, two) = (officer(store, 96, "410000").await, officer(store, 97, "410000").await);
    let act = || full_act(&who);
    store.add_member("ent-zz", &who, Part::Owner, &[], &tests::act()).await.unwrap();
    let (applicant, here) = (Eyes::Applicant(&who), office("410000"));
    let draft = tests::cases::draft(1, &who, "ent-zz");
    run.one("insert_application", async |s| s.insert_application(&draft, &act()).await).await;
    let mut statement = Statement::default();
    statement.set("goods", "x");
    run.one("save_statement", async |s| s.save_statement(&who, &draft.id, &statement, &act()).await).await;
    for number in [11, 12] {
        let paper = upload(number, &who);
        run.one("add_paper", async |s| s.add_paper(&who, &draft.id, PaperKind::TestReport, &paper, &act()).await).await;
    }
    run.one("remove_paper", async |s| s.remove_paper(&who, &draft.id, &upload(12, &who).id, &act()).await).await;
    let other = Application { kind: Kind::GivingUp, ..tests::cases::draft(2, &who, "ent-zz") };
    run.one("insert_application", async |s| s.insert_application(&other, &act()).await).await;
    run.one("discard_draft", async |s| s.discard_draft(&who, &other.id, &act()).await).await;
    let mut case = store.case(applicant, &draft.id).await.unwrap().unwrap();
    for (number, (what, by)) in (100..).zip([
        (Step::Submit, &who),
        (Step::Accept, &first),
        (Step::OrderSiteCheck, &first),
        (Step::ReportSiteCheck, &first),
        (Step::GiveOpinion, &first),
        (Step::CityAgree, &second),
        (Step::ProposeApproval, &one),
        (Step::Approve, &two),
    ]) {
        let eyes = if what == Step::Submit { applicant } else { Eyes::Office(here) };
        let movement = tests::cases::step(&case, what, by);
        let told = || Act { notices: vec![notice(number, &who)], ..act() };
        run.one("move_case", async |s| s.move_case(eyes, &movement, &told()).await).await;
        case = store.case(applicant, &draft.id).await.unwrap().unwrap();
        if what == Step::Submit {
            let of = office("411502");
            let ids = std::slice::from_ref(&case.id);
            run.one("assign", async |s| s.assign(of, ids, Some(&first), &act()).await).await;
            case = store.case(applicant, &draft.id).await.unwrap().unwrap();
        }
        if what == Step::OrderSiteCheck {
            let check = store.site_check(here, &case.id).await.unwrap().unwrap();
            run.one("save_site_check", async |s| s.save_site_check(here, &case.id, &check, &act()).await).await;
        }
    }
    run.one("add_note", async |s| s.add_note(here, &case.id, "x", &act()).await).await;
    run.one("say", async |s| s.say(applicant, &case.id, "x", &act()).await).await;
    run.one("say", async |s| s.say(Eyes::Office(here), &case.id, "x", &act()).await).await;
    let sheet = tests::cases::sheet(1, &one);
    run.one("hand_over", async |s| s.hand_over(&sheet, std::slice::from_ref(&case.id), &act()).await).await;
    let sealed = SealedPassword { value: "x".to_owned(), part: "y".to_owned(), on: jiff::civil::date(2026, 11, 20) };
    let sender = || full_act(&one);
    run.one("set_handover_password", async |s| s.set_handover_password(&sheet.id, None, &sealed, &sender()).await)
        .await;
    let mut named = NamedOffice {
        product: draft.product.clone(),
        track: draft.track,
        handling: Handling::named(code("411502"), code("411500"), true),
        document: "x".to_owned(),
        version: 0,
    };
    run.one("name_office", async |s| s.name_office(&named, &act()).await).await;
    named.version = 1;
    run.one("name_office", async |s| s.name_office(&named, &act()).await).await;
    let product = draft.product.as_str();
    run.one("forget_office", async |s| s.forget_office(product, draft.track, 2, &act()).await).await;
    let case = store.case(applicant, &draft.id).await.unwrap().unwrap();
    run.one("remind", async |s| s.remind(&case, &act()).await).await;
}

async fn settings(run: &mut Runner<'_>) {
    let act = || full_act(&id(1));
    let mark = DemonstrationMark { seed: 1, begun_at: NOW, ended_at: None };
    run.one("begin_demonstration", async |s| s.begin_demonstration(&mark, &act()).await).await;
    assert_eq!(run.db.store.begin_demonstration(&mark, &act()).await, Err(StoreError::Conflict));
    run.one("end_demonstration", async |s| s.end_demonstration(NOW, &act()).await).await;
    assert_eq!(run.db.store.end_demonstration(NOW, &act()).await, Ok(false));
    run.one("set_calendar_year", async |s| s.set_calendar_year(2031, "x", &act()).await).await;
}

async fn trail(run: &mut Runner<'_>) {
    let act = || full_act(&id(1));
    run.one("record", async |s| s.record(&act()).await).await;
    let seal = AuditSeal { day: "2026-11-20".to_owned(), last: String::new(), count: 0, root: String::new() };
    run.one("seal_day", async |s| s.seal_day(&seal, &act()).await).await;
    // Without an act, but in one piece all the same.
    let entries: Vec<_> =
        run.db.store.log_pending(9).await.unwrap().into_iter().map(|e| (e.id, "h".to_owned())).collect();
    let numbers = Sequenced { size: 0, entries, tiles: vec![(0, 0, "h".to_owned())], at: NOW, note: "n".to_owned() };
    let calls = all_or_nothing(run.db, run.raw, "sequence", Left { acts: 0, changes: true }, async |s| {
        s.sequence(&numbers).await
    })
    .await;
    assert_eq!(calls, 6);
    run.one("retain", async |s| {
        s.retain(NOW * 2, NOW * 2, 0, NOW * 2, NOW * 2, &act()).await.map(|n| n.iter().sum::<u64>() > 0)
    })
    .await;
}

each_db! {
    async fn p03_no_change_without_its_act(db: TestDb) {
        let raw = Raw::open(&db).await;
        let mut run = Runner { db: &db, raw: &raw, done: BTreeSet::new() };
        register(&mut run).await;
        people(&mut run).await;
        accounts(&mut run).await;
        grounds(&mut run).await;
        rights::trademarks(&mut run).await;
        cases(&mut run).await;
        rights::rights(&mut run).await;
        settings(&mut run).await;
        trail(&mut run).await;
        let done = std::mem::take(&mut run.done);
        raw.close().await;
        let ports = [
            include_str!("../../../src/ports/registry.rs"),
            include_str!("../../../src/ports/labels.rs"),
            include_str!("../../../src/ports/people.rs"),
            include_str!("../../../src/ports/accounts.rs"),
            include_str!("../../../src/ports/trademarks.rs"),
            include_str!("../../../src/ports/cases.rs"),
            include_str!("../../../src/ports/trail.rs"),
            include_str!("../../../src/ports/grounds.rs"),
            include_str!("../../../src/ports/announcements.rs"),
            include_str!("../../../src/ports/settings.rs"),
        ];
        let expected: BTreeSet<String> = ports.into_iter().flat_map(methods_with_an_act).collect();
        assert!(expected.len() >= 41, "{expected:?}");
        assert_eq!(done, expected, "every method with an act is tried");
    }
}
