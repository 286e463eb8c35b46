//! Acts that take two people.

use daodi::people::{
    AccountState, ClaimState, Part, Proposal, ProposalKind, ProposalState, Role, SealedPerson, TokenPurpose,
};
use daodi::ports::{Accounts as _, NewSession, People as _, ProposalDecision, StoreError, Trail as _};
use std::sync::Arc;
use store::Store;
use tests::people::{
    NOW, account, account_in, act_of, claim, decision, ends, id, notice, officer, producer, proposal, upload,
    with_register,
};
use tests::register::{TRICKY, code};
use tests::{Raw, TestDb, each_db};

const MAKER: u32 = 801;
const DECIDER: u32 = 802;

/// The register, who proposes and who decides.
async fn with_administrators(db: &TestDb) -> (String, String) {
    with_register(&db.store).await;
    let maker = account(&db.store, MAKER, Role::SystemAdmin, None).await;
    (maker, account(&db.store, DECIDER, Role::SecurityAdmin, None).await)
}

/// An account that has everything that can be taken away from one.
async fn with_everything(db: &TestDb, number: u32) -> String {
    let who = producer(&db.store, number).await;
    let store = &db.store;
    store.set_password(&who, "$argon2id$new", false, None, None, &act_of(&who)).await.unwrap();
    let session = |n: u32| NewSession {
        id: id(number * 10 + n),
        token: format!("token {number} {n}"),
        account: who.clone(),
        stage: daodi::people::SessionStage::Password,
        at: NOW,
        ends_at: NOW * 2,
        network: "192.0.2.0/24".to_owned(),
        agent: "Firefox".to_owned(),
    };
    let first = session(1);
    store.begin_session(&first, &act_of(&who)).await.unwrap();
    let codes = ["one".to_owned(), "two".to_owned()];
    let confirmed = (first.id.as_str(), "token anew");
    store.set_second_factor(&who, "sealed", 7, &codes, confirmed, &act_of(&who)).await.unwrap();
    let token = daodi::people::Token {
        token: format!("reset {number}"),
        account: who.clone(),
        purpose: TokenPurpose::Reset,
        created_at: NOW,
        ends_at: NOW * 2,
        used_at: None,
    };
    store.insert_token(&token, &act_of(&who)).await.unwrap();
    store.add_member("ent-zz", &who, Part::Owner, &[notice(number, &who)], &tests::act()).await.unwrap();
    who
}

async fn propose(store: &Store, number: u32, kind: ProposalKind, account: &str) -> Proposal {
    let one = proposal(number, kind, account, &id(MAKER));
    store.insert_proposal(&one, &[], &act_of(&id(MAKER))).await.unwrap();
    one
}

async fn approve(store: &Store, one: &Proposal) -> Result<bool, StoreError> {
    let by = id(DECIDER);
    let (act, done) = (act_of(&by), act_of(&by));
    let said = ends(ProposalState::Approved, &by);
    let decided = store.decide_proposal(one, &said, &[notice(900, &one.account)], &act, Some(&done)).await;
    let on_record = [store.audit_row(&act.id).await.unwrap(), store.audit_row(&done.id).await.unwrap()];
    assert_eq!(on_record.map(|row| row.is_some()), [decided == Ok(true); 2]);
    decided
}

each_db! {
    async fn proposals_are_read_as_they_were_made(db: TestDb) {
        let (maker, _) = with_administrators(&db).await;
        let who = producer(&db.store, 1).await;
        let grant = propose(&db.store, 1, ProposalKind::GrantRole, &who).await;
        let erase = propose(&db.store, 2, ProposalKind::ErasePerson, &who).await;
        assert_eq!(db.store.proposal(&grant.id).await.unwrap(), Some(grant.clone()));
        assert_eq!(db.store.proposal("none").await.unwrap(), None);
        let page = db.store.proposals(None, 0, 9).await.unwrap();
        assert_eq!((page.rows, page.total), (vec![erase.clone(), grant.clone()], 2));
        let page = db.store.proposals(Some(ProposalState::Open), 1, 1).await.unwrap();
        assert_eq!((page.rows, page.total), (vec![grant.clone()], 2));
        assert_eq!(db.store.proposals_about(&who).await.unwrap(), [erase.clone(), grant.clone()]);
        assert_eq!(db.store.proposals_about(&maker).await.unwrap(), []);
        // One of a kind is open at a time.
        let again = proposal(3, ProposalKind::GrantRole, &who, &maker);
        let insert = async |one: &Proposal| db.store.insert_proposal(one, &[notice(1, &who)], &act_of(&maker)).await;
        assert_eq!(insert(&again).await, Err(StoreError::Conflict));
        let back = ends(ProposalState::Withdrawn, &maker);
        assert_eq!(db.store.decide_proposal(&grant, &back, &[], &act_of(&maker), None).await, Ok(true));
        assert_eq!(insert(&again).await, Ok(()));
        assert_eq!(db.store.messages(&who, 0, 9).await.unwrap().total, 1);
        let taken = Proposal {
            state: ProposalState::Withdrawn,
            decided_at: Some(back.at),
            decided_by: Some(maker.clone()),
            decision: Some(TRICKY.to_owned()),
            version: 2,
            ..grant
        };
        assert_eq!(db.store.proposals(Some(ProposalState::Withdrawn), 0, 9).await.unwrap().rows, [taken]);
        // Of nobody, and of somebody erased.
        let gone = account_in(&db.store, 2, Role::Producer, None, AccountState::Erased).await;
        for about in [gone, id(99)] {
            assert_eq!(insert(&proposal(4, ProposalKind::ErasePerson, &about, &maker)).await, Err(StoreError::Conflict));
        }
    }

    async fn p25_the_same_person_cannot_propose_and_decide(db: TestDb) {
        let (maker, decider) = with_administrators(&db).await;
        let who = producer(&db.store, 1).await;
        let one = propose(&db.store, 1, ProposalKind::GrantRole, &who).await;
        let before = db.store.account(&who).await.unwrap();
        let decide = async |one: &Proposal, state, by: &str, done: bool| {
            let further = act_of(by);
            db.store.decide_proposal(one, &ends(state, by), &[], &act_of(by), done.then_some(&further)).await
        };
        assert_eq!(decide(&one, ProposalState::Approved, &maker, true).await, Ok(false));
        assert_eq!(decide(&one, ProposalState::Refused, &maker, false).await, Ok(false));
        // By the one it is about.
        assert_eq!(decide(&one, ProposalState::Approved, &who, true).await, Ok(false));
        assert_eq!(decide(&one, ProposalState::Refused, &who, false).await, Ok(false));
        // Taken back by another, in another version, as another kind; approved without saying what was done.
        assert_eq!(decide(&one, ProposalState::Withdrawn, &decider, false).await, Ok(false));
        let later = Proposal { version: 2, ..one.clone() };
        let other = Proposal { kind: ProposalKind::ErasePerson, ..one.clone() };
        assert_eq!(decide(&later, ProposalState::Approved, &decider, true).await, Ok(false));
        assert_eq!(decide(&other, ProposalState::Approved, &decider, true).await, Ok(false));
        assert_eq!(decide(&one, ProposalState::Approved, &decider, false).await, Err(StoreError::Conflict));
        assert_eq!(decide(&one, ProposalState::Refused, &decider, true).await, Err(StoreError::Conflict));
        // Behind the store's back, the schema says the same.
        let raw = Raw::open(&db).await;
        let forged = format!("UPDATE proposal SET state = 'approved', decided_by = '{maker}' WHERE id = '{}'", one.id);
        assert!(raw.run(&forged).await.is_err());
        assert_eq!(db.store.account(&who).await.unwrap(), before);
        assert_eq!(db.store.proposal(&one.id).await.unwrap(), Some(one.clone()));
        assert_eq!(decide(&one, ProposalState::Refused, &decider, false).await, Ok(true));
        assert_eq!(decide(&one, ProposalState::Approved, &decider, true).await, Ok(false));
        raw.close().await;
    }

    async fn an_approved_role_is_the_one_proposed_and_ends_the_sessions(db: TestDb) {
        with_administrators(&db).await;
        let who = with_everything(&db, 1).await;
        let one = propose(&db.store, 1, ProposalKind::GrantRole, &who).await;
        // What comes back from a page is not what counts.
        let other = Proposal { role: Some(Role::SecurityAdmin), office: None, ..one.clone() };
        assert_eq!(approve(&db.store, &other).await, Ok(true));
        let account = db.store.account(&who).await.unwrap().unwrap();
        assert_eq!((account.role, account.office), (Some(Role::CountyOfficer), Some(code("411502"))));
        assert_eq!(account.state, AccountState::Active);
        let session = db.store.session("token anew").await.unwrap().unwrap().session;
        assert_eq!((session.ended_at, session.end_reason.as_deref()), (Some(NOW + 2_000_000), Some("role")));
        assert_eq!(db.store.messages(&who, 0, 9).await.unwrap().total, 2);
        assert_eq!(db.store.office(code("411502")).await.unwrap().unwrap().officers, 1);
        // A role that does not fit its office leaves everything as it was.
        let odd = Proposal { office: None, ..proposal(2, ProposalKind::GrantRole, &who, &id(MAKER)) };
        db.store.insert_proposal(&odd, &[], &act_of(&id(MAKER))).await.unwrap();
        assert_eq!(approve(&db.store, &odd).await, Err(StoreError::Conflict));
        let none = Proposal { role: None, office: None, ..proposal(3, ProposalKind::GrantRole, &id(MAKER), &id(MAKER)) };
        db.store.insert_proposal(&none, &[], &act_of(&id(MAKER))).await.unwrap();
        assert_eq!(approve(&db.store, &none).await, Err(StoreError::Conflict));
        assert_eq!(db.store.proposal(&odd.id).await.unwrap(), Some(odd));
    }

    async fn p36_a_role_that_is_no_longer_as_the_act_tells_is_not_taken(db: TestDb) {
        with_administrators(&db).await;
        let who = producer(&db.store, 1).await;
        let one = propose(&db.store, 1, ProposalKind::RevokeRole, &who).await;
        let version = db.store.account(&who).await.unwrap().unwrap().version;
        let by = id(DECIDER);
        let decide = async |seen: i64| {
            let said = ProposalDecision { account_version: Some(seen), ..ends(ProposalState::Approved, &by) };
            db.store.decide_proposal(&one, &said, &[], &act_of(&by), Some(&act_of(&by))).await
        };
        assert_eq!(decide(version - 1).await, Err(StoreError::Conflict));
        assert_eq!(db.store.proposal(&one.id).await.unwrap(), Some(one.clone()));
        assert_eq!(decide(version).await, Ok(true));
        assert_eq!(db.store.account(&who).await.unwrap().unwrap().role, None);
    }

    async fn a_revoked_role_is_gone_for_good(db: TestDb) {
        with_administrators(&db).await;
        let who = with_everything(&db, 1).await;
        let one = propose(&db.store, 1, ProposalKind::RevokeRole, &who).await;
        assert_eq!(approve(&db.store, &one).await, Ok(true));
        let account = db.store.account(&who).await.unwrap().unwrap();
        assert_eq!((account.role, account.office, account.state), (None, None, AccountState::Disabled));
        assert!(account.second_factor);
        let session = db.store.session("token anew").await.unwrap().unwrap().session;
        assert_eq!(session.end_reason.as_deref(), Some("disabled"));
        assert_eq!(db.store.token("reset 1").await.unwrap().unwrap().used_at, Some(NOW + 2_000_000));
        assert_eq!(db.store.members(&who, "ent-zz").await.unwrap(), []);
        // The person stays: that is another proposal.
        assert!(db.store.person(&who).await.unwrap().unwrap().key_part.is_some());
        // Enabled again, it has no role.
        db.store.set_account_state(&who, account.version, AccountState::Active, &tests::act()).await.unwrap();
        assert_eq!(db.store.account(&who).await.unwrap().unwrap().role, None);
    }

    async fn p38_an_erased_person_leaves_no_name_no_words_and_no_papers(db: TestDb) {
        with_administrators(&db).await;
        let (who, other, chief) =
            (with_everything(&db, 1).await, producer(&db.store, 2).await, officer(&db.store, 3, "411502").await);
        let login = db.store.account(&who).await.unwrap().unwrap().login;
        let claims = [claim(1, &who, None), claim(2, &who, None), claim(3, &who, Some("ent-aa")), claim(4, &other, None)];
        for (number, one) in (1..).zip(&claims) {
            let paper = upload(number, &one.account);
            let brought = act_of(&one.account);
            db.store.insert_claim_with_paper(one, (&paper, &brought), &act_of(&one.account)).await.unwrap();
        }
        assert_eq!(db.store.withdraw_claim(&who, &claims[1].id, &act_of(&who)).await, Ok(true));
        let said = decision(&chief, false);
        let decided = db.store.decide_claim(code("411502"), &claims[2], &said, &[], &act_of(&chief)).await;
        assert_eq!(decided, Ok(true));
        let one = propose(&db.store, 1, ProposalKind::ErasePerson, &who).await;
        assert_eq!(approve(&db.store, &one).await, Ok(true));
        let erased = db.store.account(&who).await.unwrap().unwrap();
        assert_eq!(erased.login, format!("erased-{}", &who[24..]));
        assert_eq!(db.store.account_by_login(&login).await.unwrap(), None);
        let left = db.store.claims_of(&who).await.unwrap();
        let states: Vec<_> = claims[..3].iter().map(|c| left.iter().find(|l| l.id == c.id).unwrap().state).collect();
        assert_eq!(states, [ClaimState::Withdrawn, ClaimState::Withdrawn, ClaimState::Refused]);
        assert!(left.iter().all(|claim| claim.statement.is_empty() && claim.decided_at.is_some()), "{left:?}");
        // The papers of what was decided stay, as does everything of others.
        let mut papers = Vec::new();
        for one in &claims {
            papers.push(db.store.uploads("claim", &one.id).await.unwrap().len());
        }
        assert_eq!(papers, [0, 0, 1, 1]);
        assert!(!db.store.is_known_file(&upload(1, &who).sha256).await.unwrap());
        let untouched = db.store.claim_of(&other, &claims[3].id).await.unwrap().unwrap();
        assert_eq!((untouched.statement, untouched.state), (claims[3].statement.clone(), ClaimState::Received));
        assert!(!claims[3].statement.is_empty(), "there is something to be erased");
        // The name is free for somebody else.
        let raw = Raw::open(&db).await;
        let all: Vec<String> = raw.dump().await.into_values().flatten().collect();
        assert!(!all.iter().any(|row| row.contains(&login)), "{login} still stands in the database");
        raw.close().await;
    }

    async fn p38_an_erased_person_leaves_no_value_and_no_way_in(db: TestDb) {
        with_administrators(&db).await;
        let who = with_everything(&db, 1).await;
        let waiting = async || db.store.snapshot().await.unwrap().waiting_erasures().await.unwrap();
        propose(&db.store, 2, ProposalKind::ResetSecondFactor, &who).await;
        assert_eq!(waiting().await, (0, None));
        let one = propose(&db.store, 1, ProposalKind::ErasePerson, &who).await;
        assert_eq!(waiting().await, (1, Some(one.proposed_at)));
        assert_eq!(approve(&db.store, &one).await, Ok(true));
        assert_eq!(waiting().await, (0, None));
        assert_eq!(db.store.person(&who).await.unwrap(), Some(SealedPerson::default()));
        let account = db.store.account(&who).await.unwrap().unwrap();
        assert_eq!((account.role, account.state, account.second_factor), (None, AccountState::Erased, false));
        let left = db.store.credentials(&who).await.unwrap().unwrap();
        assert!(left.password.is_none() && left.totp.is_none());
        assert_eq!(db.store.password_history(&who, 9).await.unwrap(), Vec::<String>::new());
        let raw = Raw::open(&db).await;
        assert_eq!(raw.count("recovery_code").await, 0);
        // Neither the mail that waited nor the one of the decision itself keeps what it would have said.
        let said = raw.texts("SELECT args FROM mail WHERE sent_at IS NULL").await;
        assert_eq!(said, ["", ""]);
        raw.close().await;
        assert_eq!(db.store.due_mail(NOW * 2, 9).await.unwrap(), []);
        assert_eq!(db.store.retry_mail(&id(400_001), NOW, &tests::act()).await, Ok(false));
        assert_eq!(db.store.session("token anew").await.unwrap().unwrap().session.end_reason.as_deref(), Some("disabled"));
        assert_eq!(db.store.token("reset 1").await.unwrap().unwrap().used_at, Some(NOW + 2_000_000));
        assert_eq!(db.store.members(&who, "ent-zz").await.unwrap(), []);
        // What else was open about it cannot be done any more.
        let twice = proposal(2, ProposalKind::ErasePerson, &who, &id(MAKER));
        let again = db.store.insert_proposal(&twice, &[], &act_of(&id(MAKER))).await;
        assert_eq!(again, Err(StoreError::Conflict));
    }

    async fn what_cannot_be_done_any_more_is_not_approved(db: TestDb) {
        with_administrators(&db).await;
        let who = with_everything(&db, 1).await;
        let kinds = [ProposalKind::GrantRole, ProposalKind::RevokeRole, ProposalKind::ResetSecondFactor];
        let mut open = Vec::new();
        for (number, kind) in (1..).zip(kinds) {
            open.push(propose(&db.store, number, kind, &who).await);
        }
        let erase = propose(&db.store, 9, ProposalKind::ErasePerson, &who).await;
        assert_eq!(approve(&db.store, &erase).await, Ok(true));
        for one in open {
            assert_eq!(approve(&db.store, &one).await, Err(StoreError::Conflict), "{:?}", one.kind);
            assert_eq!(db.store.proposal(&one.id).await.unwrap().unwrap().state, ProposalState::Open);
        }
    }

    async fn a_second_factor_is_taken_away_with_its_codes(db: TestDb) {
        with_administrators(&db).await;
        let who = with_everything(&db, 1).await;
        let one = propose(&db.store, 1, ProposalKind::ResetSecondFactor, &who).await;
        assert_eq!(approve(&db.store, &one).await, Ok(true));
        let account = db.store.account(&who).await.unwrap().unwrap();
        assert_eq!((account.second_factor, account.state), (false, AccountState::Active));
        assert_eq!(account.role, Some(Role::Producer));
        let left = db.store.credentials(&who).await.unwrap().unwrap();
        assert_eq!((left.totp, left.totp_step, left.password.is_some()), (None, 0, true));
        let raw = Raw::open(&db).await;
        assert_eq!(raw.count("recovery_code").await, 0);
        raw.close().await;
        assert!(db.store.session("token anew").await.unwrap().unwrap().session.ended_at.is_some());
        assert_eq!(db.store.members(&who, "ent-zz").await.unwrap().len(), 1);
    }

    async fn p05_one_of_two_hundred_decisions_of_a_proposal_wins(db: TestDb) {
        let (maker, decider) = with_administrators(&db).await;
        let third = account(&db.store, 803, Role::SecurityAdmin, None).await;
        let who = producer(&db.store, 1).await;
        let one = propose(&db.store, 1, ProposalKind::GrantRole, &who).await;
        let before = db.store.account(&who).await.unwrap().unwrap().version;
        let stores = [Arc::new(db.store.clone()), Arc::new(db.open_again().await)];
        let tasks: Vec<_> = (0..200)
            .map(|i: usize| {
                let (store, one) = (stores[i % 2].clone(), one.clone());
                let (state, by) = match i % 4 {
                    0 => (ProposalState::Approved, decider.clone()),
                    1 => (ProposalState::Approved, third.clone()),
                    2 => (ProposalState::Refused, decider.clone()),
                    _ => (ProposalState::Withdrawn, maker.clone()),
                };
                tokio::spawn(async move {
                    let further = act_of(&by);
                    let done = (state == ProposalState::Approved).then_some(&further);
                    store.decide_proposal(&one, &ends(state, &by), &[], &act_of(&by), done).await
                })
            })
            .collect();
        let mut won = Vec::new();
        for (i, task) in tasks.into_iter().enumerate() {
            if task.await.unwrap().unwrap() {
                won.push(i);
            }
        }
        assert_eq!(won.len(), 1, "{won:?}");
        let approved = won[0] % 4 < 2;
        let stored = db.store.proposal(&one.id).await.unwrap().unwrap();
        assert_eq!((stored.version, stored.state == ProposalState::Approved), (2, approved));
        let account = db.store.account(&who).await.unwrap().unwrap();
        let given = account.role == Some(Role::CountyOfficer);
        assert_eq!((given, account.version - before), (approved, i64::from(approved)));
        stores[1].close().await;
    }

    async fn of_proposals_of_one_kind_at_once_one_is_made(db: TestDb) {
        let (maker, _) = with_administrators(&db).await;
        let who = producer(&db.store, 1).await;
        let stores = [Arc::new(db.store.clone()), Arc::new(db.open_again().await)];
        let tasks: Vec<_> = (0..20)
            .map(|i: u32| {
                let store = stores[i as usize % 2].clone();
                let one = proposal(i, ProposalKind::RevokeRole, &who, &maker);
                tokio::spawn(async move { store.insert_proposal(&one, &[], &act_of(&one.proposed_by)).await })
            })
            .collect();
        let mut made = 0;
        for task in tasks {
            match task.await.unwrap() {
                Ok(()) => made += 1,
                Err(error) => assert_eq!(error, StoreError::Conflict),
            }
        }
        assert_eq!((made, db.store.proposals_about(&who).await.unwrap().len()), (1, 1));
        stores[1].close().await;
    }
}
