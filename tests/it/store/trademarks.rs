//! Trademarks, their members and licensees.

use daodi::people::Role;
use daodi::ports::{Keeper, StoreError, TrademarkOrder, TrademarkQuery, Trademarks as _};
use daodi::registrant::{Trademark, TrademarkUser, UseEnd, UserState};
use daodi::registry::Track;
use jiff::civil::{Date, date};
use store::Store;
use tests::people::{account, act_of, id, notice, officer, producer, uscc, with_register};
use tests::trademarks::{ending, licensee, trademark};
use tests::{Raw, each_db};

const NONE: &[daodi::ports::Notice] = &[];

/// A registrant with a mark, and the province's officer.
async fn stage(store: &Store) -> (String, String, Trademark) {
    with_register(store).await;
    let keeper = account(store, 1, Role::Registrant, None).await;
    let chief = officer(store, 2, "410000").await;
    let mark = trademark(1, &keeper, &chief);
    store.tie_trademark(&mark, &[notice(1, &keeper)], &act_of(&chief)).await.unwrap();
    (keeper, chief, mark)
}

/// The same use, as it stands after changes.
async fn now(store: &Store, user: &TrademarkUser) -> TrademarkUser {
    store.trademark_user(Keeper::Office, &user.id).await.unwrap().unwrap()
}

async fn confirmed(store: &Store, chief: &str, users: &[TrademarkUser]) {
    let further: Vec<_> = users.iter().skip(1).map(|_| act_of(chief)).collect();
    assert_eq!(store.confirm_users(chief, users, NONE, &act_of(chief), &further).await, Ok(true));
}

fn all() -> TrademarkQuery {
    TrademarkQuery { limit: 100, ..TrademarkQuery::default() }
}

each_db! {
    async fn a_mark_is_tied_once_to_a_registrant_by_somebody_else(db: TestDb) {
        let (keeper, chief, mark) = stage(&db.store).await;
        let store = &db.store;
        assert_eq!(store.trademark(Keeper::Registrant(&keeper), &mark.id).await.unwrap(), Some(mark.clone()));
        let second = producer(store, 3).await;
        for wrong in [
            trademark(1, &keeper, &chief),
            trademark(2, &second, &chief),
            trademark(3, &keeper, &keeper),
            Trademark { product: daodi::identifiers::Slug::parse("no-such").unwrap(), ..trademark(4, &keeper, &chief) },
            Trademark { track: Track::GiProduct, ..trademark(5, &keeper, &chief) },
        ] {
            assert_eq!(store.tie_trademark(&wrong, NONE, &act_of(&chief)).await, Err(StoreError::Conflict), "{wrong:?}");
        }
        let other = Trademark { holder: "焦作市协会".to_owned(), expires: date(2027, 1, 1), ..trademark(6, &keeper, &chief) };
        store.tie_trademark(&other, NONE, &act_of(&chief)).await.unwrap();
        let numbers = async |query: TrademarkQuery| {
            let page = store.trademarks(Keeper::Office, &query).await.unwrap();
            (page.total, page.rows.into_iter().map(|row| row.trademark.number).collect::<Vec<_>>())
        };
        assert_eq!(numbers(all()).await, (2, vec![other.number.clone(), mark.number.clone()]));
        assert_eq!(numbers(TrademarkQuery { order: TrademarkOrder::Ending, ..all() }).await.1[0], other.number);
        assert_eq!(numbers(TrademarkQuery { text: "焦作".to_owned(), ..all() }).await, (1, vec![other.number.clone()]));
        assert_eq!(numbers(TrademarkQuery { text: "毛尖".to_owned(), limit: 1, ..all() }).await.0, 2);
    }

    async fn users_are_declared_confirmed_by_another_and_ended(db: TestDb) {
        let (keeper, chief, mark) = stage(&db.store).await;
        let store = &db.store;
        let users: Vec<_> = (1..=3).map(|n| licensee(n, &mark, &keeper)).collect();
        store.declare_users(&keeper, &users, &act_of(&keeper)).await.unwrap();
        let again = TrademarkUser { id: id(1), ..users[0].clone() };
        assert_eq!(store.declare_users(&keeper, &[again], &act_of(&keeper)).await, Err(StoreError::Conflict));
        // All or none: the second of these is there already.
        let two = [licensee(9, &mark, &keeper), TrademarkUser { id: id(2), ..users[1].clone() }];
        assert_eq!(store.declare_users(&keeper, &two, &act_of(&keeper)).await, Err(StoreError::Conflict));
        let own = Keeper::Registrant(&keeper);
        assert_eq!(store.trademark_users(own, &mark.id, &all()).await.unwrap().total, 3);

        let own_word = store.confirm_users(&keeper, &users[..1], NONE, &act_of(&keeper), &[]).await;
        assert_eq!(own_word, Ok(false), "who declared it does not confirm it");
        let stale = TrademarkUser { version: 7, ..users[1].clone() };
        let mixed = [users[0].clone(), stale];
        assert_eq!(store.confirm_users(&chief, &mixed, NONE, &act_of(&chief), &[act_of(&chief)]).await, Ok(false));
        assert_eq!(now(store, &users[0]).await.state, UserState::Declared, "all or none");
        confirmed(store, &chief, &users[..2]).await;
        let first = now(store, &users[0]).await;
        assert_eq!((first.state, first.version), (UserState::Confirmed, 2));
        let counts = store.trademark_user_counts(own, &mark.id).await.unwrap();
        assert_eq!(counts, [(UserState::Confirmed, 2), (UserState::Declared, 1)]);
        let row = store.trademarks(own, &all()).await.unwrap().rows.remove(0);
        assert_eq!((row.declared, row.confirmed), (1, 2));

        let last = ending(&keeper, date(2026, 11, 20));
        assert_eq!(store.end_use(own, &users[0], &last, NONE, &act_of(&keeper)).await, Ok(false), "another version");
        assert_eq!(store.end_use(own, &first, &last, NONE, &act_of(&keeper)).await, Ok(true));
        assert_eq!(store.end_use(own, &now(store, &first).await, &last, NONE, &act_of(&keeper)).await, Ok(false));
        // Once it has ended, the enterprise may be declared anew.
        let anew = TrademarkUser { id: id(3), ..users[0].clone() };
        store.declare_users(&keeper, &[anew], &act_of(&keeper)).await.unwrap();
        let found = TrademarkQuery { text: "备2".to_owned(), state: Some(UserState::Confirmed), ..all() };
        let found = store.trademark_users(Keeper::Office, &mark.id, &found).await.unwrap();
        assert_eq!((found.total, &found.rows[0].id), (1, &users[1].id));
    }

    async fn no_use_outlives_its_mark_even_where_a_service_errs(db: TestDb) {
        let (keeper, chief, mark) = stage(&db.store).await;
        let store = &db.store;
        let declare = async |user: TrademarkUser| store.declare_users(&keeper, &[user], &act_of(&keeper)).await;
        let base = licensee(1, &mark, &keeper);
        for wrong in [
            TrademarkUser { until: Some(date(2031, 3, 2)), ..base.clone() },
            TrademarkUser { since: date(2031, 3, 2), until: None, ..base.clone() },
            TrademarkUser { until: Some(date(2026, 5, 31)), ..base.clone() },
            TrademarkUser { filing_no: None, ..base.clone() },
            TrademarkUser { filed_on: None, ..base.clone() },
        ] {
            assert_eq!(declare(wrong.clone()).await, Err(StoreError::Conflict), "{wrong:?}");
        }
        assert_eq!(declare(base.clone()).await, Ok(()));
        let change = async |expires: Date, version: i64| {
            let mark = Trademark { expires, version, ..mark.clone() };
            store.change_trademark(&mark, NONE, &act_of(&chief)).await
        };
        assert_eq!(change(date(2030, 12, 30), 1).await, Err(StoreError::Conflict), "a licence runs until the 31st");
        assert_eq!(change(date(2041, 3, 1), 9).await, Ok(false), "another version");
        assert_eq!(change(date(2041, 3, 1), 1).await, Ok(true));
        assert_eq!(declare(TrademarkUser { until: Some(date(2041, 3, 1)), ..licensee(2, &mark, &keeper) }).await, Ok(()));
        // What has ended keeps no mark from ending.
        for user in [base, licensee(2, &mark, &keeper)] {
            let user = now(store, &user).await;
            let last = ending(&chief, date(2026, 11, 20));
            assert_eq!(store.end_use(Keeper::Office, &user, &last, NONE, &act_of(&chief)).await, Ok(true));
        }
        assert_eq!(change(date(2026, 12, 31), 2).await, Ok(true));
    }

    async fn a_use_is_found_on_the_days_of_its_term_and_its_end_once_no_other_is_left(db: TestDb) {
        let (keeper, chief, mark) = stage(&db.store).await;
        let store = &db.store;
        let user = licensee(1, &mark, &keeper);
        let open = TrademarkUser { until: None, ..licensee(2, &mark, &keeper) };
        let declared = licensee(3, &mark, &keeper);
        store.declare_users(&keeper, &[user.clone(), open.clone(), declared], &act_of(&keeper)).await.unwrap();
        confirmed(store, &chief, &[user.clone(), open]).await;
        let on = async |number: u32, day: Date| {
            let found = store.use_of_mark(&uscc(number), &mark.product, mark.track, day).await.unwrap();
            found.map(|found| (found.filing_no.unwrap_or_default(), found.until))
        };
        let until = date(2030, 12, 31);
        assert_eq!(on(1, date(2026, 5, 31)).await, None);
        assert_eq!(on(1, date(2026, 6, 1)).await, Some(("2026备1".to_owned(), until)));
        assert_eq!(on(1, until).await, Some(("2026备1".to_owned(), until)));
        assert_eq!(on(1, date(2031, 1, 1)).await, None);
        assert_eq!(on(2, date(2031, 3, 1)).await, Some(("2026备2".to_owned(), mark.expires)));
        assert_eq!(on(2, date(2031, 3, 2)).await, None);
        assert_eq!(on(3, date(2026, 11, 20)).await, None, "declared is not confirmed");
        let other = store.use_of_mark(&uscc(1), &mark.product, Track::CollectiveMark, until).await.unwrap();
        assert_eq!(other, None);

        let over = async |day: Date| {
            let ended = store.ended_uses(day).await.unwrap();
            ended.into_iter().map(|use_| (use_.uscc, use_.last_day, use_.why)).collect::<Vec<_>>()
        };
        assert_eq!(over(until).await, []);
        assert_eq!(over(date(2031, 1, 1)).await, [(uscc(1), until, UseEnd::Term)]);
        let both = [(uscc(1), until, UseEnd::Term), (uscc(2), mark.expires, UseEnd::Mark)];
        assert_eq!(over(date(2031, 3, 2)).await, both);
        let last = date(2026, 11, 20);
        let user = now(store, &user).await;
        store.end_use(Keeper::Office, &user, &ending(&chief, last), NONE, &act_of(&chief)).await.unwrap();
        assert_eq!(on(1, last).await, Some(("2026备1".to_owned(), last)), "the last day still counts");
        assert_eq!(on(1, date(2026, 11, 21)).await, None);
        assert_eq!(over(date(2026, 11, 21)).await, [(uscc(1), last, UseEnd::Ended)]);
        // A further licence takes its place: nothing has lapsed.
        let anew = TrademarkUser { id: id(3), since: date(2026, 11, 1), ..licensee(1, &mark, &keeper) };
        store.declare_users(&keeper, std::slice::from_ref(&anew), &act_of(&keeper)).await.unwrap();
        confirmed(store, &chief, &[anew]).await;
        assert_eq!(over(date(2026, 11, 21)).await, []);
    }

    async fn p15_a_registrant_sees_and_ends_its_own_alone(db: TestDb) {
        let (keeper, _, mark) = stage(&db.store).await;
        let store = &db.store;
        let user = licensee(1, &mark, &keeper);
        store.declare_users(&keeper, std::slice::from_ref(&user), &act_of(&keeper)).await.unwrap();
        let other = account(store, 7, Role::Registrant, None).await;
        for stranger in [Keeper::Registrant(&other), Keeper::Registrant("")] {
            assert_eq!(store.trademark(stranger, &mark.id).await.unwrap(), None);
            assert_eq!(store.trademarks(stranger, &all()).await.unwrap().total, 0);
            assert_eq!(store.trademark_users(stranger, &mark.id, &all()).await.unwrap().total, 0);
            assert_eq!(store.trademark_user_counts(stranger, &mark.id).await.unwrap(), []);
            assert_eq!(store.trademark_user(stranger, &user.id).await.unwrap(), None);
            let ended = ending(&other, date(2026, 11, 20));
            assert_eq!(store.end_use(stranger, &user, &ended, NONE, &act_of(&other)).await, Ok(false));
        }
        let theirs = licensee(5, &mark, &other);
        assert_eq!(store.declare_users(&other, &[theirs], &act_of(&other)).await, Err(StoreError::Conflict));
    }

    async fn two_who_declare_the_same_enterprise_at_once_get_one_use(db: TestDb) {
        let (keeper, _, mark) = stage(&db.store).await;
        let one = licensee(1, &mark, &keeper);
        let two = TrademarkUser { id: id(5), ..one.clone() };
        let (one, two) = ([one], [two]);
        let (act_one, act_two) = (act_of(&keeper), act_of(&keeper));
        let (first, second) = tokio::join!(
            db.store.declare_users(&keeper, &one, &act_one),
            db.store.declare_users(&keeper, &two, &act_two),
        );
        assert_eq!([first.is_ok(), second.is_ok()].iter().filter(|done| **done).count(), 1, "{first:?} {second:?}");
        let raw = Raw::open(&db).await;
        assert_eq!(raw.dump().await["trademark_user"].len(), 1);
        raw.close().await;
    }
}
