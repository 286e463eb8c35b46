//! Entered announcements and rights: what the database keeps of them by itself.

use daodi::people::Part;
use daodi::ports::{
    Announcements as _, EnterpriseField, EnterpriseValue, FilingQuery, People as _, Registry as _, StoreError,
};
use daodi::registry::announcing::FilingState;
use daodi::registry::{Authorisation, AuthorisationState, Register};
use jiff::civil::date;
use tests::people::{full_act, id, officer, producer, with_register};
use tests::register::{authorisation, changes, import, rows};
use tests::rights::{application, end, filing, item, step, usage};
use tests::{TestDb, each_db};

/// A register, two officers of the province, and an entry with a row; gives its id.
async fn entered(db: &TestDb) -> daodi::registry::announcing::Filing {
    with_register(&db.store).await;
    officer(&db.store, 1, "410000").await;
    officer(&db.store, 2, "410000").await;
    let entry = filing(1, &id(1));
    db.store.insert_filing(&entry, &[item(2), item(3)], &tests::act()).await.unwrap();
    entry
}

each_db! {
    async fn an_entry_is_kept_at_every_step_and_a_stale_version_changes_nothing(db: TestDb) {
        let entry = entered(&db).await;
        let (stored, items) = db.store.filing(&entry.id).await.unwrap().unwrap();
        assert_eq!(stored, entry);
        assert_eq!(items, [item(2), item(3)]);
        let mut changed = item(3);
        changed.left_out = Some("不属本省".to_owned());
        changed.chosen_enterprise = Some(tests::register::slug("ent-aa"));
        assert!(db.store.set_items((&entry.id, 1), &[changed.clone()], false, &tests::act()).await.unwrap());
        assert!(!db.store.set_items((&entry.id, 1), &[item(4)], true, &tests::act()).await.unwrap(), "stale");
        let mut facts = entry.clone();
        facts.version = 1;
        assert!(!db.store.set_filing(&facts, &tests::act()).await.unwrap(), "stale");
        facts.version = 2;
        facts.text = "更正".to_owned();
        assert!(db.store.set_filing(&facts, &tests::act()).await.unwrap());
        let (stored, items) = db.store.filing(&entry.id).await.unwrap().unwrap();
        assert_eq!((stored.version, stored.text.as_str()), (3, "更正"));
        assert_eq!(items, [item(2), changed]);
        let all = FilingQuery { limit: 9, text: "601".to_owned(), ..FilingQuery::default() };
        let page = db.store.filings(&all).await.unwrap();
        assert_eq!((page.total, page.rows[0].items, page.rows[0].login.as_str()), (1, 2, "someone1"));
        assert_eq!(db.store.filings(&FilingQuery { text: "%".to_owned(), limit: 9, ..all }).await.unwrap().total, 0);
    }

    async fn p25_only_another_applies_and_only_once_and_only_against_the_register_that_was_seen(db: TestDb) {
        let entry = entered(&db).await;
        let act = tests::act;
        let now = db.store.generation().await.unwrap();
        assert!(!db.store.apply_filing(&application(&entry, 1, &id(2), now), &act()).await.unwrap(), "not proposed");
        assert!(db.store.propose_filing(&step(&entry, 1, &id(1)), &[], &act()).await.unwrap());
        assert!(!db.store.apply_filing(&application(&entry, 2, &id(1), now), &act()).await.unwrap(), "the same person");
        assert!(!db.store.apply_filing(&application(&entry, 1, &id(2), now), &act()).await.unwrap(), "stale");
        assert!(!db.store.apply_filing(&application(&entry, 2, &id(2), now - 1), &act()).await.unwrap(), "another register");
        assert_eq!(db.store.generation().await.unwrap(), now, "nothing was kept of any of it");
        let all = application(&entry, 2, &id(2), now);
        // Two at once: one wins.
        let (one, other) = (act(), act());
        let both = tokio::join!(db.store.apply_filing(&all, &one), db.store.apply_filing(&all, &other));
        let won = [both.0, both.1].into_iter().filter(|done| *done == Ok(true)).count();
        assert_eq!(won, 1, "exactly one");
        let (stored, _) = db.store.filing(&entry.id).await.unwrap().unwrap();
        assert_eq!((stored.state, stored.decided_by), (FilingState::Applied, Some(id(2))));
        let loaded = db.store.load().await.unwrap();
        assert_eq!(loaded.authorisations.last().unwrap(), &all.grants[0].authorisation);
        assert_eq!(loaded.authorisation_changes, [all.grants[0].change.clone()]);
        assert_eq!(loaded.protection_steps, [all.protections[0].0.clone()]);
        assert_eq!(loaded.filed[0].announcement.products, [tests::register::slug("jun-ci")]);
        assert!(!loaded.announcements.iter().any(|a| a.id == all.announcement.id), "an import does not meet it");
        // Readers see one register: what the files cite and what was entered.
        let register = Register::new(1, loaded, vec![]);
        assert_eq!(register.announcement(all.announcement.id.as_str()).unwrap().products.len(), 1);
        let raised = &register.product("jun-ci").unwrap().protections;
        assert!(raised.iter().any(|right| right.announcements.contains(&all.announcement.id.to_string())), "{raised:?}");
    }

    async fn p03_of_an_announcement_all_is_applied_or_nothing(db: TestDb) {
        let entry = entered(&db).await;
        assert!(db.store.propose_filing(&step(&entry, 1, &id(1)), &[], &tests::act()).await.unwrap());
        let now = db.store.generation().await.unwrap();
        let before = db.store.load().await.unwrap();
        // A right that there is already: the schema refuses the second of a kind that is in force.
        let mut twice = application(&entry, 2, &id(2), now);
        let mut again = twice.grants[0].clone();
        again.authorisation.id = id(9_999);
        again.change.id = id(9_998);
        again.change.authorisation = id(9_999);
        again.act.id = id(9_998);
        twice.grants.push(again);
        assert_eq!(db.store.apply_filing(&twice, &tests::act()).await, Err(StoreError::Conflict));
        // An enterprise that is not there.
        let mut nobody = application(&entry, 2, &id(2), now);
        let value = EnterpriseField::Name("新名".to_owned());
        nobody.values.push(EnterpriseValue { enterprise: "ent-none".to_owned(), value });
        assert_eq!(db.store.apply_filing(&nobody, &tests::act()).await, Err(StoreError::Conflict));
        // A right that is not as it was seen.
        let mut moved = application(&entry, 2, &id(2), now);
        let right = authorisation(1, "ent-zz", "xinyang-maojian");
        moved.steps.push((end(77, &right.id, 5), tests::act()));
        assert_eq!(db.store.apply_filing(&moved, &tests::act()).await, Ok(false));
        assert_eq!(db.store.load().await.unwrap(), before);
        assert_eq!(db.store.generation().await.unwrap(), now);
    }

    async fn at_most_one_right_of_a_kind_is_in_force(db: TestDb) {
        with_register(&db.store).await;
        let one = authorisation(11, "ent-aa", "jun-ci");
        db.store.record_authorisation(&one, &tests::act()).await.unwrap();
        let other = authorisation(12, "ent-aa", "jun-ci");
        assert_eq!(db.store.record_authorisation(&other, &tests::act()).await, Err(StoreError::Conflict));
        let track = Authorisation { track: daodi::registry::Track::CertificationMark, ..other.clone() };
        db.store.record_authorisation(&track, &tests::act()).await.unwrap();
        assert!(db.store.step_right(&end(1, &one.id, 1), &tests::act()).await.unwrap());
        assert!(!db.store.step_right(&end(2, &one.id, 2), &tests::act()).await.unwrap(), "an end is final");
        let (ended, _) = db.store.right(&one.id).await.unwrap().unwrap();
        assert_eq!((ended.state, ended.until), (AuthorisationState::Lapsed, Some(date(2026, 11, 1))));
        assert_eq!(db.store.right_changes(&one.id).await.unwrap().len(), 1);
        // Once it has ended, a new one may begin.
        db.store.record_authorisation(&Authorisation { id: id(13), ..other }, &tests::act()).await.unwrap();
        // A right in force has no end, and one that has ended has one.
        let odd = Authorisation { until: Some(date(2026, 1, 1)), ..authorisation(14, "ent-zz", "jun-ci") };
        assert_eq!(db.store.record_authorisation(&odd, &tests::act()).await, Err(StoreError::Conflict));
    }

    async fn an_import_leaves_what_was_entered(db: TestDb) {
        let entry = entered(&db).await;
        assert!(db.store.propose_filing(&step(&entry, 1, &id(1)), &[], &tests::act()).await.unwrap());
        let now = db.store.generation().await.unwrap();
        let all = application(&entry, 2, &id(2), now);
        assert!(db.store.apply_filing(&all, &tests::act()).await.unwrap());
        let before = db.store.load().await.unwrap();
        // The files cite the same announcement, and then no more.
        let mut cited = rows();
        cited.authorisations.clear();
        cited.announcements.push(all.announcement.clone());
        cited.products[0].protections[0].announcements.push(all.announcement.id.to_string());
        db.store.apply(&import(2), &cited, &changes(&cited, false), &[], &tests::act()).await.unwrap();
        let mut without = rows();
        without.authorisations.clear();
        db.store.apply(&import(3), &without, &changes(&without, false), &[], &tests::act()).await.unwrap();
        let after = db.store.load().await.unwrap();
        assert_eq!(after.authorisations, before.authorisations);
        assert_eq!((after.filed, after.protection_steps), (before.filed, before.protection_steps));
        assert_eq!(after.announcements, before.announcements);
    }

    async fn a_use_is_recorded_by_those_who_work_there_while_the_right_is_in_force(db: TestDb) {
        with_register(&db.store).await;
        let (own, other) = (producer(&db.store, 1).await, producer(&db.store, 2).await);
        db.store.add_member("ent-aa", &own, Part::Operator, &[], &tests::act()).await.unwrap();
        let right = authorisation(11, "ent-aa", "jun-ci");
        db.store.record_authorisation(&right, &tests::act()).await.unwrap();
        assert!(!db.store.record_mark_use(&usage(1, &right.id, &other), &full_act(&other)).await.unwrap());
        assert!(db.store.record_mark_use(&usage(2, &right.id, &own), &full_act(&own)).await.unwrap());
        let mut early = usage(3, &right.id, &own);
        early.day = date(2026, 1, 5);
        assert!(db.store.record_mark_use(&early, &full_act(&own)).await.unwrap());
        let (stored, _) = db.store.right(&right.id).await.unwrap().unwrap();
        assert_eq!(stored.last_use, Some(date(2026, 3, 1)), "an earlier use does not set the last one back");
        early.day = date(2024, 1, 5);
        early.id = id(9);
        assert!(!db.store.record_mark_use(&early, &full_act(&own)).await.unwrap(), "before it began");
        assert_eq!(db.store.mark_uses(&own, &right.id).await.unwrap().len(), 2);
        assert!(db.store.mark_uses(&other, &right.id).await.unwrap().is_empty());
        assert_eq!(db.store.rights_of(&own).await.unwrap(), [stored]);
    }
}
