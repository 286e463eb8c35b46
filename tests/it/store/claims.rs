//! Claims and the files that belong to them.

use daodi::people::{AccountState, Claim, ClaimState, Membership, Part, Role};
use daodi::ports::{
    Accounts as _, ClaimDecision, ClaimOrder, ClaimQuery, People as _, Registry as _, StoreError, Trail as _,
};
use daodi::registry::DataSet;
use std::sync::Arc;
use tests::people::{
    NOW, account, act_of, claim, claim_at, decision, notice, officer, producer, upload, uscc, with_register,
};
use tests::register::{TRICKY, code};
use tests::{each_db, people};

fn all(limit: i64) -> ClaimQuery {
    ClaimQuery { limit, ..ClaimQuery::default() }
}

/// The ids of claims, shortened to their numbers.
fn numbers(claims: &[Claim]) -> Vec<u32> {
    claims.iter().map(|c| c.id.rsplit('-').next().unwrap().parse::<u32>().unwrap() - 100_000).collect()
}

each_db! {
    async fn a_claim_is_read_as_it_was_made_by_claimant_and_offices(db: TestDb) {
        with_register(&db.store).await;
        let who = producer(&db.store, 1).await;
        let other = producer(&db.store, 2).await;
        let one = claim(1, &who, Some("ent-zz"));
        let two = Claim { name: TRICKY.to_owned(), ..claim_at(2, &who, None, None, "410100") };
        db.store.insert_claim(&one, &[notice(1, &who)], &act_of(&who)).await.unwrap();
        db.store.insert_claim(&two, &[], &act_of(&who)).await.unwrap();
        assert_eq!(db.store.claim_of(&who, &one.id).await.unwrap(), Some(one.clone()));
        assert_eq!(db.store.claim_of(&other, &one.id).await.unwrap(), None);
        assert_eq!(db.store.claims_of(&who).await.unwrap(), [two.clone(), one.clone()]);
        assert_eq!(db.store.claims_of(&other).await.unwrap(), []);
        assert_eq!(db.store.messages(&who, 0, 9).await.unwrap().total, 1);
        for (office, sees) in [
            ("411502", [true, false]),
            ("411503", [false, false]),
            ("411500", [true, false]),
            ("410100", [false, true]),
            ("410102", [false, false]),
            ("410000", [true, true]),
        ] {
            let office = code(office);
            let got = [&one, &two].map(|c| async { db.store.claim_in(office, &c.id).await.unwrap() });
            let [a, b] = got;
            assert_eq!([a.await.is_some(), b.await.is_some()], sees, "{office}");
            let expected = i64::from(sees[0]) + i64::from(sees[1]);
            assert_eq!(db.store.claims_in(office, &all(9)).await.unwrap().total, expected, "{office}");
            let counts = db.store.claim_counts(office).await.unwrap();
            assert_eq!(counts.iter().map(|(_, n)| n).sum::<i64>(), expected, "{office}");
        }
        assert_eq!(db.store.claim_in(code("410000"), &two.id).await.unwrap(), Some(two.clone()));
        // The enterprise and the divisions must be there, and a claim is made once.
        let nowhere = Claim { enterprise: Some("no-such".to_owned()), ..claim(3, &who, None) };
        let abroad = Claim { prefecture: code("411000"), ..claim(3, &who, None) };
        for bad in [nowhere, abroad, Claim { account: people::id(99), ..claim(3, &who, None) }, one] {
            assert_eq!(db.store.insert_claim(&bad, &[], &act_of(&who)).await, Err(StoreError::Conflict));
        }
    }

    async fn a_list_of_claims_is_narrowed_ordered_and_paged(db: TestDb) {
        with_register(&db.store).await;
        let (who, other) = (producer(&db.store, 1).await, producer(&db.store, 2).await);
        for number in 1..=5 {
            let mut one = claim(number, if number < 4 { &who } else { &other }, None);
            one.name = format!("信阳毛尖 100% Tea_{number} 厂");
            db.store.insert_claim(&one, &[], &act_of(&who)).await.unwrap();
        }
        db.store.withdraw_claim(&who, &claim(2, &who, None).id, &act_of(&who)).await.unwrap();
        let find = async |query: ClaimQuery| {
            let page = db.store.claims_in(code("411502"), &query).await.unwrap();
            (numbers(&page.rows), page.total)
        };
        assert_eq!(find(all(9)).await, (vec![5, 4, 3, 2, 1], 5));
        assert_eq!(find(ClaimQuery { order: ClaimOrder::Oldest, ..all(2) }).await, (vec![1, 2], 5));
        assert_eq!(find(ClaimQuery { order: ClaimOrder::Decided, ..all(2) }).await, (vec![2, 1], 5));
        assert_eq!(find(ClaimQuery { order: ClaimOrder::Name, ..all(3) }).await, (vec![1, 2, 3], 5));
        assert_eq!(find(ClaimQuery { offset: 2, ..all(2) }).await, (vec![3, 2], 5));
        assert_eq!(find(ClaimQuery { state: Some(ClaimState::Withdrawn), ..all(9) }).await, (vec![2], 1));
        for (text, expected) in [
            ("毛尖", vec![5, 4, 3, 2, 1]),
            ("tea_4", vec![4]),
            ("TEA_4", vec![4]),
            ("Tea%4", vec![]),
            ("0% T", vec![5, 4, 3, 2, 1]),
            ("!", vec![]),
            ("someone2", vec![5, 4]),
            (uscc(3).as_str(), vec![3]),
            (&uscc(3).as_str().to_lowercase(), vec![3]),
            (TRICKY, vec![]),
        ] {
            assert_eq!(find(ClaimQuery { text: text.to_owned(), ..all(9) }).await.0, expected, "{text}");
        }
        // A page before the first and of less than nothing is the first and empty.
        assert_eq!(find(ClaimQuery { offset: -1, ..all(1) }).await.0, [5]);
        assert_eq!(find(all(-1)).await, (vec![], 5));
        let states = db.store.claim_counts(code("411500")).await.unwrap();
        assert_eq!(states, [(ClaimState::Received, 4), (ClaimState::Withdrawn, 1)]);
    }

    async fn claims_of_accounts_that_are_not_in_use_are_no_offices_case(db: TestDb) {
        with_register(&db.store).await;
        let office = code("411502");
        let chief = officer(&db.store, 9, "411502").await;
        for (number, state) in [(1, AccountState::Invited), (2, AccountState::Disabled), (3, AccountState::Erased)] {
            let who = people::account_in(&db.store, number, Role::Producer, None, state).await;
            let one = claim(number, &who, Some("ent-zz"));
            db.store.insert_claim(&one, &[], &act_of(&who)).await.unwrap();
            db.store.insert_upload(&upload(number, &who), "claim", &one.id, &act_of(&who)).await.unwrap();
            assert_eq!(db.store.claim_in(office, &one.id).await.unwrap(), None);
            assert_eq!(db.store.upload_in(office, &upload(number, &who).id).await.unwrap(), None);
            let decided = db.store.decide_claim(office, &one, &decision(&chief, true), &[], &act_of(&chief)).await;
            assert_eq!(decided, Ok(false), "{state:?}");
            // The claimant still has it.
            assert_eq!(db.store.claim_of(&who, &one.id).await.unwrap(), Some(one));
        }
        assert_eq!(db.store.claims_in(office, &all(9)).await.unwrap().total, 0);
        assert_eq!(db.store.claim_counts(office).await.unwrap(), []);
    }

    async fn a_claim_is_taken_back_once_by_the_claimant_alone(db: TestDb) {
        with_register(&db.store).await;
        let (who, other) = (producer(&db.store, 1).await, producer(&db.store, 2).await);
        let one = claim(1, &who, Some("ent-zz"));
        db.store.insert_claim(&one, &[], &act_of(&who)).await.unwrap();
        let act = act_of(&who);
        assert_eq!(db.store.withdraw_claim(&other, &one.id, &act_of(&other)).await, Ok(false));
        assert_eq!(db.store.withdraw_claim(&who, &one.id, &act).await, Ok(true));
        assert_eq!(db.store.withdraw_claim(&who, &one.id, &act_of(&who)).await, Ok(false));
        let expected = Claim { state: ClaimState::Withdrawn, decided_at: Some(act.at), version: 2, ..one.clone() };
        assert_eq!(db.store.claim_of(&who, &one.id).await.unwrap(), Some(expected));
        let chief = officer(&db.store, 9, "411502").await;
        let late = db.store.decide_claim(code("411502"), &one, &decision(&chief, true), &[], &act_of(&chief)).await;
        assert_eq!(late, Ok(false));
    }

    async fn the_first_accepted_is_owner_and_the_next_an_operator(db: TestDb) {
        with_register(&db.store).await;
        let chief = officer(&db.store, 9, "411502").await;
        let office = code("411502");
        for number in 1..=2 {
            let who = producer(&db.store, number).await;
            let one = claim(number, &who, Some("ent-zz"));
            db.store.insert_claim(&one, &[], &act_of(&who)).await.unwrap();
            let act = act_of(&chief);
            let done = db.store.decide_claim(office, &one, &decision(&chief, true), &[notice(number, &who)], &act).await;
            assert_eq!(done, Ok(true));
            let expected = Claim {
                state: ClaimState::Accepted,
                decided_at: Some(NOW + 1_000_000),
                decided_by: Some(chief.clone()),
                reason: Some(TRICKY.to_owned()),
                version: 2,
                ..one.clone()
            };
            assert_eq!(db.store.claim_in(office, &one.id).await.unwrap(), Some(expected));
            assert_eq!(db.store.messages(&who, 0, 9).await.unwrap().total, 1);
            assert!(db.store.audit_row(&act.id).await.unwrap().is_some());
        }
        let members = db.store.members(&people::id(1), "ent-zz").await.unwrap();
        let parts: Vec<_> = members.iter().map(|m| (m.login.as_str(), m.part, m.since)).collect();
        let since = NOW + 1_000_000;
        assert_eq!(parts, [("someone1", Part::Owner, since), ("someone2", Part::Operator, since)]);
        // Its code was there before: it stays, and there is no edit.
        assert_eq!(db.store.field_edits().await.unwrap(), []);
        // Who is a member already stays what they are, or becomes owner where nobody is.
        for (number, enterprise, part) in [(3, "ent-zz", Part::Owner), (4, "ent-aa", Part::Operator)] {
            let who = people::id(1);
            let again = claim(number, &who, Some(enterprise));
            db.store.insert_claim(&again, &[], &act_of(&who)).await.unwrap();
            if part == Part::Operator {
                db.store.add_member(enterprise, &who, part, &[], &tests::act()).await.unwrap();
            }
            let done = db.store.decide_claim(office, &again, &decision(&chief, true), &[], &act_of(&chief)).await;
            assert_eq!(done, Ok(true));
            let me = db.store.members(&who, enterprise).await.unwrap().into_iter().find(|m| m.account == who).unwrap();
            assert_eq!(me.part, Part::Owner, "{enterprise}");
        }
    }

    async fn p36_a_claim_that_ends_otherwise_than_its_act_tells_is_not_decided(db: TestDb) {
        with_register(&db.store).await;
        let (chief, office) = (officer(&db.store, 9, "411502").await, code("411502"));
        let who = producer(&db.store, 1).await;
        let one = claim(1, &who, Some("ent-zz"));
        db.store.insert_claim(&one, &[], &act_of(&who)).await.unwrap();
        let decide = async |enterprise: &str, part| {
            let told = Some(Membership { enterprise: enterprise.to_owned(), part });
            let said = ClaimDecision { told, ..decision(&chief, true) };
            db.store.decide_claim(office, &one, &said, &[], &act_of(&chief)).await
        };
        assert_eq!(decide("ent-aa", Part::Owner).await, Err(StoreError::Conflict));
        assert_eq!(decide("ent-zz", Part::Operator).await, Err(StoreError::Conflict));
        assert_eq!(db.store.claim_in(office, &one.id).await.unwrap(), Some(one.clone()));
        assert_eq!(db.store.members_of("ent-zz").await.unwrap(), []);
        assert_eq!(decide("ent-zz", Part::Owner).await, Ok(true));
    }

    async fn a_refused_claim_changes_nothing_else(db: TestDb) {
        with_register(&db.store).await;
        let (who, chief) = (producer(&db.store, 1).await, officer(&db.store, 9, "411500").await);
        let one = claim(1, &who, Some("ent-aa"));
        db.store.insert_claim(&one, &[], &act_of(&who)).await.unwrap();
        let generation = db.store.generation().await.unwrap();
        let decide = async |office: &str, claim: &Claim, by: &str, accepted| {
            db.store.decide_claim(code(office), claim, &decision(by, accepted), &[], &act_of(by)).await
        };
        // Another office, another version, and one's own claim.
        assert_eq!(decide("411503", &one, &chief, true).await, Ok(false));
        assert_eq!(decide("410100", &one, &chief, false).await, Ok(false));
        assert_eq!(decide("411500", &Claim { version: 2, ..one.clone() }, &chief, true).await, Ok(false));
        assert_eq!(decide("411500", &one, &who, true).await, Err(StoreError::Conflict));
        assert_eq!(db.store.claim_of(&who, &one.id).await.unwrap(), Some(one.clone()));
        assert_eq!(decide("411500", &one, &chief, false).await, Ok(true));
        assert_eq!(decide("411500", &one, &chief, true).await, Ok(false));
        assert_eq!(db.store.claim_of(&who, &one.id).await.unwrap().unwrap().state, ClaimState::Refused);
        assert_eq!(db.store.members(&who, "ent-aa").await.unwrap(), []);
        assert_eq!(db.store.generation().await.unwrap(), generation);
        assert_eq!(db.store.field_edits().await.unwrap(), []);
        assert_eq!(db.store.count(DataSet::Enterprises).await.unwrap(), 2);
    }

    async fn files_are_given_to_their_owner_and_to_the_claims_offices(db: TestDb) {
        with_register(&db.store).await;
        let (who, other) = (producer(&db.store, 1).await, producer(&db.store, 2).await);
        let one = claim(1, &who, Some("ent-zz"));
        db.store.insert_claim(&one, &[], &act_of(&who)).await.unwrap();
        let (first, second) = (upload(1, &who), upload(2, &who));
        let same = daodi::people::Upload { id: people::id(7), ..first.clone() };
        db.store.insert_upload(&second, "claim", &one.id, &act_of(&who)).await.unwrap();
        db.store.insert_upload(&first, "claim", &one.id, &act_of(&who)).await.unwrap();
        db.store.insert_upload(&same, "other", &one.id, &act_of(&who)).await.unwrap();
        assert_eq!(db.store.upload_of(&who, &first.id).await.unwrap(), Some(first.clone()));
        assert_eq!(db.store.upload_of(&other, &first.id).await.unwrap(), None);
        for (office, sees) in [("411502", true), ("411503", false), ("411500", true), ("410100", false), ("410000", true)] {
            let got = db.store.upload_in(code(office), &first.id).await.unwrap();
            assert_eq!(got, sees.then(|| first.clone()), "{office}");
        }
        // What does not belong to a claim is no office's.
        assert_eq!(db.store.upload_in(code("410000"), &same.id).await.unwrap(), None);
        assert_eq!(db.store.uploads("claim", &one.id).await.unwrap(), [first.clone(), second.clone()]);
        assert_eq!(db.store.uploads("claim", "none").await.unwrap(), []);
        let hashes = [(first.sha256.clone(), 1), (second.sha256, 2)];
        assert_eq!(db.store.upload_hashes().await.unwrap(), hashes);
        let twice = db.store.insert_upload(&first, "claim", &one.id, &act_of(&who)).await;
        assert_eq!(twice, Err(StoreError::Conflict));
    }

    async fn p05_one_of_two_hundred_decisions_of_a_claim_wins(db: TestDb) {
        with_register(&db.store).await;
        let who = producer(&db.store, 1).await;
        let one = claim(1, &who, Some("ent-zz"));
        db.store.insert_claim(&one, &[], &act_of(&who)).await.unwrap();
        let officers = [officer(&db.store, 8, "411500").await, officer(&db.store, 9, "411502").await];
        let other = db.open_again().await;
        let stores = [Arc::new(db.store.clone()), Arc::new(other)];
        let tasks: Vec<_> = (0..200)
            .map(|i| {
                let (store, one, by) = (stores[i % 2].clone(), one.clone(), officers[i % 2].clone());
                tokio::spawn(async move {
                    if i % 5 == 4 {
                        return store.withdraw_claim(&one.account, &one.id, &act_of(&one.account)).await;
                    }
                    let said = decision(&by, i % 3 == 0);
                    store.decide_claim(code("411500"), &one, &said, &[notice(1, &one.account)], &act_of(&by)).await
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
        let decided = db.store.claim_of(&who, &one.id).await.unwrap().unwrap();
        assert_eq!(decided.version, 2);
        let accepted = won[0] % 5 != 4 && won[0] % 3 == 0;
        assert_eq!(decided.state == ClaimState::Accepted, accepted);
        assert_eq!(db.store.members(&who, "ent-zz").await.unwrap().len(), usize::from(accepted));
        assert_eq!(db.store.messages(&who, 0, 9).await.unwrap().total, i64::from(won[0] % 5 != 4));
        stores[1].close().await;
    }

    async fn of_two_claims_accepted_at_once_one_gives_an_owner(db: TestDb) {
        with_register(&db.store).await;
        let chief = officer(&db.store, 999, "410000").await;
        let other = Arc::new(db.open_again().await);
        let store = Arc::new(db.store.clone());
        let mut tasks = Vec::new();
        for number in 1..=12 {
            let who = account(&db.store, number, Role::Producer, None).await;
            let one = claim(number, &who, Some("ent-aa"));
            db.store.insert_claim(&one, &[], &act_of(&who)).await.unwrap();
            let (store, chief) = (if number % 2 == 0 { store.clone() } else { other.clone() }, chief.clone());
            tasks.push(tokio::spawn(async move {
                store.decide_claim(code("410000"), &one, &decision(&chief, true), &[], &act_of(&chief)).await
            }));
        }
        for task in tasks {
            assert_eq!(task.await.unwrap(), Ok(true));
        }
        let members = db.store.members(&people::id(1), "ent-aa").await.unwrap();
        assert_eq!(members.len(), 12);
        assert_eq!(members.iter().filter(|m| m.part == Part::Owner).count(), 1);
        // One of the codes was taken over; the edit keeps it against an import.
        let edits = db.store.field_edits().await.unwrap();
        let (enterprise, _) = db.store.enterprise("ent-aa").await.unwrap().unwrap();
        assert_eq!(edits.len(), 1);
        assert_eq!(edits[0].value, serde_json::json!(enterprise.uscc.unwrap().as_str()));
        assert!(db.store.account(&people::id(1)).await.unwrap().is_some());
        other.close().await;
    }
}
