//! Members of an enterprise.

use daodi::people::{AccountState, Member, Part, Role};
use daodi::ports::{People as _, StoreError};
use std::sync::Arc;
use store::Store;
use tests::each_db;
use tests::people::{account_in, act_of, id, notice, producer, with_register};

/// Login names and parts, in the order given.
fn shown(members: &[Member]) -> Vec<(&str, Part)> {
    members.iter().map(|m| (m.login.as_str(), m.part)).collect()
}

async fn add(store: &Store, account: &str, part: Part) {
    store.add_member("ent-zz", account, part, &[], &tests::act()).await.unwrap();
}

each_db! {
    async fn members_are_added_changed_and_taken_out_by_an_owner(db: TestDb) {
        with_register(&db.store).await;
        let owner = producer(&db.store, 1).await;
        let (second, third) = (producer(&db.store, 2).await, producer(&db.store, 3).await);
        add(&db.store, &owner, Part::Owner).await;
        let act = act_of(&owner);
        db.store.add_member("ent-zz", &second, Part::Operator, &[notice(1, &second)], &act).await.unwrap();
        assert_eq!(db.store.messages(&second, 0, 9).await.unwrap().total, 1);
        let members = db.store.members(&second, "ent-zz").await.unwrap();
        assert_eq!(shown(&members), [("someone1", Part::Owner), ("someone2", Part::Operator)]);
        assert_eq!((&members[1].account, members[1].since), (&second, act.at));
        assert_eq!(db.store.members_of("ent-zz").await.unwrap(), members);
        assert_eq!(db.store.members_of("ent-aa").await.unwrap(), []);
        // Only members see them, each enterprise for itself.
        assert_eq!(db.store.members(&third, "ent-zz").await.unwrap(), []);
        assert_eq!(db.store.members(&owner, "ent-aa").await.unwrap(), []);
        for (enterprise, who) in [("ent-zz", &second), ("no-such", &third), ("ent-zz", &id(99))] {
            let twice = db.store.add_member(enterprise, who, Part::Owner, &[], &tests::act()).await;
            assert_eq!(twice, Err(StoreError::Conflict), "{enterprise} {who}");
        }
        assert_eq!(db.store.change_member("ent-zz", &second, Part::Owner, &act_of(&owner)).await, Ok(true));
        assert_eq!(db.store.change_member("ent-zz", &second, Part::Owner, &act_of(&owner)).await, Ok(true));
        assert_eq!(db.store.change_member("ent-zz", &owner, Part::Operator, &act_of(&owner)).await, Ok(true));
        assert_eq!(db.store.remove_member("ent-zz", &owner, &[notice(2, &owner)], &act_of(&second)).await, Ok(true));
        assert_eq!(db.store.messages(&owner, 0, 9).await.unwrap().total, 1);
        assert_eq!(db.store.remove_member("ent-zz", &owner, &[], &act_of(&second)).await, Ok(false));
        assert_eq!(db.store.change_member("ent-zz", &owner, Part::Owner, &act_of(&second)).await, Ok(false));
        assert_eq!(shown(&db.store.members(&second, "ent-zz").await.unwrap()), [("someone2", Part::Owner)]);
    }

    async fn p15_who_is_no_owner_changes_no_member(db: TestDb) {
        with_register(&db.store).await;
        let owner = producer(&db.store, 1).await;
        let (works, stranger) = (producer(&db.store, 2).await, producer(&db.store, 3).await);
        add(&db.store, &owner, Part::Owner).await;
        add(&db.store, &works, Part::Operator).await;
        db.store.add_member("ent-aa", &stranger, Part::Owner, &[], &tests::act()).await.unwrap();
        let anonymous = daodi::audit::Act { actor: daodi::audit::Actor::Anonymous, ..tests::act() };
        for act in [act_of(&works), act_of(&stranger), act_of(""), act_of(&id(99)), anonymous] {
            let nobody = matches!(&act.actor, daodi::audit::Actor::Account { id, .. } if id.is_empty());
            assert_eq!(db.store.change_member("ent-zz", &works, Part::Owner, &act).await, Ok(false), "{nobody}");
            assert_eq!(db.store.remove_member("ent-zz", &owner, &[], &act).await, Ok(false), "{nobody}");
            let added = db.store.add_member("ent-zz", &stranger, Part::Owner, &[], &act).await;
            assert_eq!(added, Err(StoreError::Conflict), "{nobody}");
        }
        let members = db.store.members(&owner, "ent-zz").await.unwrap();
        assert_eq!(shown(&members), [("someone1", Part::Owner), ("someone2", Part::Operator)]);
    }

    async fn an_enterprise_keeps_an_owner_who_can_act(db: TestDb) {
        with_register(&db.store).await;
        let owner = producer(&db.store, 1).await;
        let disabled = account_in(&db.store, 2, Role::Producer, None, AccountState::Disabled).await;
        add(&db.store, &owner, Part::Owner).await;
        assert_eq!(db.store.remove_member("ent-zz", &owner, &[], &act_of(&owner)).await, Ok(false));
        assert_eq!(db.store.change_member("ent-zz", &owner, Part::Operator, &act_of(&owner)).await, Ok(false));
        assert_eq!(db.store.change_member("ent-zz", &owner, Part::Owner, &act_of(&owner)).await, Ok(true));
        // An owner who cannot sign in is no owner left; that one may go.
        add(&db.store, &disabled, Part::Owner).await;
        assert_eq!(db.store.remove_member("ent-zz", &owner, &[], &act_of(&owner)).await, Ok(false));
        assert_eq!(db.store.remove_member("ent-zz", &disabled, &[], &act_of(&owner)).await, Ok(true));
        assert_eq!(shown(&db.store.members(&owner, "ent-zz").await.unwrap()), [("someone1", Part::Owner)]);
    }

    async fn p05_two_owners_who_take_each_other_out_leave_one(db: TestDb) {
        with_register(&db.store).await;
        let other = Arc::new(db.open_again().await);
        let store = Arc::new(db.store.clone());
        for round in 0..25 {
            let pair = [producer(&db.store, 2 * round + 1).await, producer(&db.store, 2 * round + 2).await];
            for who in &pair {
                add(&db.store, who, Part::Owner).await;
            }
            let tasks: Vec<_> = (0..2)
                .map(|i| {
                    let (by, whom) = (pair[i].clone(), pair[1 - i].clone());
                    let store = if i == 0 { store.clone() } else { other.clone() };
                    tokio::spawn(async move {
                        // By the machine's operator as well as by the owners themselves.
                        let act = if round % 2 == 0 { act_of(&by) } else { tests::act() };
                        if round % 3 == 0 {
                            store.change_member("ent-zz", &whom, Part::Operator, &act).await
                        } else {
                            store.remove_member("ent-zz", &whom, &[], &act).await
                        }
                    })
                })
                .collect();
            let mut won = 0;
            for task in tasks {
                won += usize::from(task.await.unwrap().unwrap());
            }
            assert_eq!(won, 1, "round {round}");
            let raw = tests::Raw::open(&db).await;
            let owners = "SELECT account FROM enterprise_member WHERE part = 'owner' AND enterprise = 'ent-zz'";
            assert_eq!(raw.texts(owners).await.len(), 1, "round {round}");
            raw.run("DELETE FROM enterprise_member").await.unwrap();
            raw.close().await;
        }
        other.close().await;
    }
}
