//! Grounds, growers and what they are decided with.

use daodi::ground::{Ground, GroundState, GroundVersion, Grower, GrowerPlace, ShapeSource, VersionState, Visibility};
use daodi::people::Part;
use daodi::ports::{
    GroundOrder, GroundQuery, Grounds as _, GrowerOrder, GrowerQuery, GrowerReach, People as _, Registry as _,
    StoreError,
};
use std::sync::Arc;
use tests::grounds::{ground, ground_decision, ground_version, grower, plot, plot_end, square};
use tests::people::{act_of, id, officer, producer, upload, with_register};
use tests::register::code;
use tests::{TestDb, each_db};

const WHO: u32 = 1;

/// An owner of `ent-aa` and officers of 浉河区, 平桥区 and 信阳市.
async fn stage(db: &TestDb) -> String {
    with_register(&db.store).await;
    let who = producer(&db.store, WHO).await;
    db.store.add_member("ent-aa", &who, Part::Owner, &[], &tests::act()).await.unwrap();
    for (number, office) in [(2, "411502"), (3, "411503"), (4, "411500")] {
        officer(&db.store, number, office).await;
    }
    who
}

async fn declare(db: &TestDb, number: u32, who: &str) {
    let version = ground_version(number, number, who);
    let file = upload(20 + number, who);
    db.store.insert_ground(&ground(number), &version, (&file, &act_of(who)), &act_of(who)).await.unwrap();
}

fn all() -> GroundQuery {
    GroundQuery { limit: 50, ..GroundQuery::default() }
}

each_db! {
    async fn a_ground_is_read_as_it_was_declared(db: TestDb) {
        let who = stage(&db).await;
        declare(&db, 1, &who).await;
        let stored = db.store.ground_of(&who, &ground(1).id).await.unwrap().unwrap();
        assert_eq!(stored, (ground(1), vec![ground_version(1, 1, &who)]));
        for (office, sees) in [("411502", true), ("411503", false), ("411500", true), ("410000", true), ("410100", false)] {
            let office = code(office);
            assert_eq!(db.store.ground_in(office, &ground(1).id).await.unwrap().is_some(), sees, "{office}");
            let page = db.store.grounds_in(office, &all()).await.unwrap();
            assert_eq!((page.total, page.rows.len()), (i64::from(sees), usize::from(sees)), "{office}");
            let file = db.store.ground_file_in(office, &upload(21, &who).id).await.unwrap();
            assert_eq!(file.is_some(), sees, "{office}");
        }
        // What is nobody's is refused, and nothing of it is left.
        let nowhere = Ground { enterprise: "no-such".to_owned(), ..ground(2) };
        let (version, file) = (ground_version(2, 2, &who), upload(22, &who));
        let refused = db.store.insert_ground(&nowhere, &version, (&file, &act_of(&who)), &act_of(&who)).await;
        assert_eq!(refused, Err(StoreError::Conflict));
        assert_eq!(db.store.upload_of(&who, &file.id).await.unwrap(), None);
        // A shape that could not be read back is not written.
        let broken = GroundVersion { geometry: "{}".to_owned(), ..version };
        let refused = db.store.insert_ground(&ground(2), &broken, (&file, &act_of(&who)), &act_of(&who)).await;
        assert_eq!(refused, Err(StoreError::Conflict));
        assert_eq!(db.store.grounds_of(&who, &all()).await.unwrap().total, 1);
    }

    async fn lists_are_searched_sorted_and_paged(db: TestDb) {
        let who = stage(&db).await;
        for number in 1..=5 {
            declare(&db, number, &who).await;
        }
        let numbers = async |query: GroundQuery| {
            let page = db.store.grounds_of(&who, &query).await.unwrap();
            let number = |text: &str| text.rsplit('-').next().unwrap().parse::<u32>().unwrap() - 600_000;
            (page.total, page.rows.iter().map(|row| number(&row.ground.id)).collect::<Vec<_>>())
        };
        assert_eq!(numbers(all()).await, (5, vec![5, 4, 3, 2, 1]));
        assert_eq!(numbers(GroundQuery { order: GroundOrder::Oldest, limit: 2, offset: 1, ..all() }).await, (5, vec![2, 3]));
        assert_eq!(numbers(GroundQuery { order: GroundOrder::Name, ..all() }).await.1, [1, 2, 3, 4, 5]);
        assert_eq!(numbers(GroundQuery { text: "信阳毛尖".to_owned(), ..all() }).await.0, 5);
        assert_eq!(numbers(GroundQuery { text: "no such".to_owned(), ..all() }).await, (0, vec![]));
        assert_eq!(numbers(GroundQuery { state: Some(VersionState::Accepted), ..all() }).await.0, 0);
        let by_area = db.store.grounds_in(code("411502"), &GroundQuery { order: GroundOrder::Area, ..all() }).await.unwrap();
        assert!(by_area.rows.windows(2).all(|two| two[0].version.area_m2 >= two[1].version.area_m2));
    }

    async fn one_version_waits_at_a_time_and_is_decided_by_another_once(db: TestDb) {
        let who = stage(&db).await;
        declare(&db, 1, &who).await;
        let (first, shihe) = (ground_version(1, 1, &who), code("411502"));
        let second = GroundVersion { source: ShapeSource::Unchanged, upload: None, ..ground_version(2, 1, &who) };
        assert!(!db.store.declare_version(&who, &second, None, &act_of(&who)).await.unwrap(), "one waits");
        // Not by another office, not by the one who declared it, not in another version, not where more became public.
        let good = ground_decision(&first, &id(2), true);
        for (office, bad) in [
            (code("411503"), good.clone()),
            (shihe, daodi::ports::GroundDecision { by: who.clone(), ..good.clone() }),
            (shihe, daodi::ports::GroundDecision { version: 2, ..good.clone() }),
            (shihe, daodi::ports::GroundDecision { visibility: Visibility::Outline, ..good.clone() }),
        ] {
            assert!(!db.store.decide_version(office, &bad, &act_of(&bad.by)).await.unwrap(), "{bad:?}");
        }
        let generation = db.store.generation().await.unwrap();
        assert!(db.store.load().await.unwrap().grounds.is_empty());
        // Two at once: exactly one wins.
        let store = Arc::new(db.store.clone());
        let tries = [true, false].map(|accepted| {
            let (store, decision) = (Arc::clone(&store), ground_decision(&first, &id(2), accepted));
            tokio::spawn(async move { store.decide_version(shihe, &decision, &act_of(&decision.by)).await.unwrap() })
        });
        let [a, b] = tries;
        assert_ne!(a.await.unwrap(), b.await.unwrap(), "exactly one decides");
        assert_eq!(db.store.generation().await.unwrap(), generation + 1);
        assert!(db.store.declare_version(&who, &second, None, &act_of(&who)).await.unwrap());
        assert!(!db.store.withdraw_version(&id(2), &second.id, &act_of(&id(2))).await.unwrap());
        assert!(db.store.withdraw_version(&who, &second.id, &act_of(&who)).await.unwrap());
        assert!(!db.store.withdraw_version(&who, &second.id, &act_of(&who)).await.unwrap());
        let (_, versions) = db.store.ground_of(&who, &ground(1).id).await.unwrap().unwrap();
        assert_eq!(versions.len(), 2);
    }

    async fn everybody_sees_what_the_owner_shows_and_no_more(db: TestDb) {
        let who = stage(&db).await;
        declare(&db, 1, &who).await;
        let shown = async || db.store.load().await.unwrap().grounds;
        assert!(shown().await.is_empty(), "what waits is not public");
        let good = ground_decision(&ground_version(1, 1, &who), &id(2), true);
        assert!(db.store.decide_version(code("411502"), &good, &act_of(&id(2))).await.unwrap());
        let [public] = shown().await.try_into().unwrap();
        assert_eq!((public.county, public.year, public.outline), (code("411502"), 2026, None));
        let mut now = ground(1);
        for (visibility, state, rows) in [
            (Visibility::Outline, GroundState::Active, 1),
            (Visibility::Hidden, GroundState::Active, 0),
            (Visibility::CountyOnly, GroundState::Active, 1),
            (Visibility::CountyOnly, GroundState::Closed, 0),
        ] {
            let next = Ground { visibility, state, ..now.clone() };
            assert!(db.store.change_ground(&who, &next, &act_of(&who)).await.unwrap());
            assert!(!db.store.change_ground(&who, &next, &act_of(&who)).await.unwrap(), "the version has passed");
            now = Ground { version: now.version + 1, ..next };
            let public = shown().await;
            assert_eq!(public.len(), rows, "{visibility:?} {state:?}");
            let outline = public.first().and_then(|ground| ground.outline.clone());
            assert_eq!(outline.is_some(), visibility == Visibility::Outline, "{visibility:?}");
            assert!(outline.is_none_or(|(name, geometry)| name == ground(1).name && geometry == square(1).to_geojson()));
        }
        let again = GroundVersion { source: ShapeSource::Unchanged, upload: None, ..ground_version(5, 1, &who) };
        assert!(!db.store.declare_version(&who, &again, None, &act_of(&who)).await.unwrap(), "given up for good");
    }

    async fn places_and_neighbours_are_the_newest_that_stand(db: TestDb) {
        let who = stage(&db).await;
        for number in 1..=3 {
            declare(&db, number, &who).await;
        }
        let returned = ground_decision(&ground_version(2, 2, &who), &id(4), false);
        assert!(db.store.decide_version(code("411500"), &returned, &act_of(&id(4))).await.unwrap());
        let places = db.store.ground_places("ent-aa").await.unwrap();
        let ids: Vec<_> = places.iter().map(|place| place.ground.id.clone()).collect();
        assert_eq!(ids, [ground(1).id, ground(3).id], "what was returned is offered no more");
        assert_eq!(places[0].version.area_m2, ground_version(1, 1, &who).area_m2);
        assert!(db.store.ground_places("ent-zz").await.unwrap().is_empty());
        let versions = [places[1].version.id.as_str(), "none", places[0].version.id.as_str()];
        let chosen = db.store.ground_versions("ent-aa", &versions).await.unwrap();
        assert_eq!(chosen, [places[1].clone(), places[0].clone()], "by their ids, in their order");
        assert!(db.store.ground_versions("ent-zz", &versions).await.unwrap().is_empty(), "another's are left out");
        let near = db.store.grounds_near(square(3).bounds(), &ground(3).id).await.unwrap();
        assert!(near.is_empty(), "two squares with a gap between them");
        let near = db.store.grounds_near(square(2).bounds(), "none").await.unwrap();
        assert_eq!(near.len(), 2, "both touch it");
    }

    async fn growers_are_entered_together_and_found_within_reach(db: TestDb) {
        let who = stage(&db).await;
        producer(&db.store, 9).await;
        let member = GrowerReach::Member(who.clone());
        let office = |text: &str| GrowerReach::Office(code(text));
        let by_office = Grower { by: GrowerPlace::Office(code("411502")), ..grower(2) };
        let people = [(grower(1), Some("0.aa".to_owned())), (by_office, Some("0.bb".to_owned()))];
        db.store.insert_growers(&people, &who, &act_of(&who)).await.unwrap();
        // A card's code is one person's: the whole list is refused.
        let twice = Grower { card: grower(1).card, ..grower(7) };
        let refused = db.store.insert_growers(&[(grower(6), None), (twice, None)], &who, &act_of(&who)).await;
        assert_eq!(refused, Err(StoreError::Conflict));
        let query = || GrowerQuery { limit: 9, ..GrowerQuery::default() };
        for (reach, sees) in [
            (member.clone(), 1), (GrowerReach::Member(id(9)), 0), (office("411502"), 2), (office("411503"), 0),
            (office("411500"), 2), (office("410000"), 2),
        ] {
            let page = db.store.growers(&reach, &query()).await.unwrap();
            assert_eq!((page.total, page.rows.len()), (sees, usize::try_from(sees).unwrap()), "{reach:?}");
        }
        let one = db.store.grower(&member, &grower(1).id).await.unwrap().unwrap();
        assert_eq!(one.0, grower(1));
        let found = async |query: GrowerQuery| db.store.growers(&office("411502"), &query).await.unwrap().total;
        assert_eq!(found(GrowerQuery { names: vec!["1.cc".to_owned(), "0.bb".to_owned()], ..query() }).await, 1);
        assert_eq!(found(GrowerQuery { names: vec!["0.b".to_owned()], ..query() }).await, 0, "the whole hash counts");
        assert_eq!(found(GrowerQuery { card: "0000000000000001".to_owned(), ..query() }).await, 1);
        assert_eq!(found(GrowerQuery { card: "1".to_owned(), ..query() }).await, 0, "from its beginning");
        assert_eq!(found(GrowerQuery { card: "%%0".to_owned(), ..query() }).await, 2, "signs of a pattern are left out");
        assert_eq!(found(GrowerQuery { product: "xinyang-maojian".to_owned(), ..query() }).await, 2);
        assert_eq!(found(GrowerQuery { product: "jun-ci".to_owned(), ..query() }).await, 0);
        let more = daodi::ground::Plot { area_mu_hundredths: 1, ..plot(5) };
        assert!(db.store.add_plot(&member, &grower(1).id, &more, &act_of(&who)).await.unwrap());
        assert!(!db.store.add_plot(&member, &grower(2).id, &plot(6), &act_of(&who)).await.unwrap(), "the office's");
        let page = db.store.growers(&office("411502"), &GrowerQuery { order: GrowerOrder::Area, ..query() }).await.unwrap();
        assert_eq!(page.rows.iter().map(|row| row.area_mu_hundredths).collect::<Vec<_>>(), [351, 350]);
        assert_eq!(page.rows[0].year, Some(2026));
    }

    async fn a_plot_that_has_ended_counts_no_more_and_stays_on_record(db: TestDb) {
        let who = stage(&db).await;
        producer(&db.store, 9).await;
        db.store.insert_growers(&[(grower(1), None)], &who, &act_of(&who)).await.unwrap();
        let (member, office) = (GrowerReach::Member(who.clone()), GrowerReach::Office(code("411502")));
        let id_1 = grower(1).id;
        let older = daodi::ground::Plot { year: 2025, area_mu_hundredths: 120, ..plot(5) };
        assert!(db.store.add_plot(&member, &id_1, &older, &act_of(&who)).await.unwrap());
        let end = async |reach: &GrowerReach, grower: &str, plot: &str, by: &str| {
            db.store.end_plot(reach, grower, plot, &plot_end(by), &act_of(by)).await.unwrap()
        };
        // Not a stranger, not another office, not under another grower's name.
        assert!(!end(&GrowerReach::Member(id(9)), &id_1, &plot(1).id, &id(9)).await);
        assert!(!end(&GrowerReach::Office(code("411503")), &id_1, &plot(1).id, &id(3)).await);
        assert!(!end(&member, &grower(2).id, &plot(1).id, &who).await);
        assert!(end(&member, &id_1, &plot(1).id, &who).await);
        assert!(!end(&office, &id_1, &plot(1).id, &id(2)).await, "ended before");
        // The year before is the newest now, in the list and on the card.
        let query = GrowerQuery { limit: 9, product: "xinyang-maojian".to_owned(), ..GrowerQuery::default() };
        let page = db.store.growers(&member, &query).await.unwrap();
        assert_eq!((page.rows[0].year, page.rows[0].area_mu_hundredths), (Some(2025), 120));
        let card = async || db.store.card(&grower(1).card).await.unwrap().unwrap().grows;
        assert_eq!(card().await, [("xinyang-maojian".to_owned(), 2025)]);
        let plots = async || db.store.grower(&member, &id_1).await.unwrap().unwrap().0.plots;
        let stored = plots().await;
        assert_eq!((stored.len(), stored[0].ended.clone()), (2, Some(plot_end(&who))));
        // Without any plot that counts they are no grower of the product, and still a grower.
        assert!(end(&office, &id_1, &older.id, &id(2)).await);
        assert_eq!(db.store.growers(&member, &query).await.unwrap().total, 0);
        let all = db.store.growers(&member, &GrowerQuery { product: String::new(), ..query }).await.unwrap();
        assert_eq!((all.total, all.rows[0].year, all.rows[0].area_mu_hundredths), (1, None, 0));
        assert!(card().await.is_empty());
        // The words of the reasons go with the grower's own.
        assert!(db.store.ask_erasure(&member, &id_1, &who, "x", &act_of(&who)).await.unwrap());
        assert!(db.store.end_erasure(&office, &id_1, &id(2), true, &act_of(&id(2))).await.unwrap());
        for plot in plots().await {
            let end = plot.ended.unwrap();
            assert_eq!((end.on, end.reason.as_str()), (plot_end("").on, ""));
        }
    }

    async fn whom_a_keeper_has_entered_in_a_county_is_read_a_piece_at_a_time(db: TestDb) {
        let who = stage(&db).await;
        let by_office = |number| Grower { by: GrowerPlace::Office(code("411502")), ..grower(number) };
        let elsewhere = Grower { county: code("411503"), ..grower(5) };
        let people = [
            (grower(1), Some("0.aa".to_owned())), (grower(2), None), (grower(3), None), (by_office(4), None), (elsewhere, None),
        ];
        db.store.insert_growers(&people, &who, &act_of(&who)).await.unwrap();
        let member = GrowerReach::Member(who.clone());
        assert!(db.store.ask_erasure(&member, &grower(3).id, &who, "x", &act_of(&who)).await.unwrap());
        let office = GrowerReach::Office(code("411502"));
        assert!(db.store.end_erasure(&office, &grower(3).id, &id(2), true, &act_of(&id(2))).await.unwrap());
        let kept = async |by: &GrowerPlace, county: &str, after: &str, limit: i64| {
            let rows = db.store.growers_kept(by, code(county), after, limit).await.unwrap();
            rows.into_iter().map(|(grower, hash)| (grower.id, hash)).collect::<Vec<_>>()
        };
        let own = grower(1).by;
        let (first, second) = ((grower(1).id, Some("0.aa".to_owned())), (grower(2).id, None));
        assert_eq!(kept(&own, "411502", "", 9).await, [first.clone(), second.clone()], "whoever is erased is left out");
        assert_eq!(kept(&own, "411502", "", 1).await, std::slice::from_ref(&first));
        assert_eq!(kept(&own, "411502", &first.0, 9).await, [second]);
        assert_eq!(kept(&own, "411503", "", 9).await, [(grower(5).id, None)]);
        assert_eq!(kept(&GrowerPlace::Office(code("411502")), "411502", "", 9).await, [(grower(4).id, None)]);
        assert!(kept(&GrowerPlace::Enterprise("ent-zz".to_owned()), "411502", "", 9).await.is_empty());
    }

    async fn p24_a_grower_is_erased_by_another_than_who_asked(db: TestDb) {
        let who = stage(&db).await;
        db.store.insert_growers(&[(grower(1), Some("0.aa".to_owned()))], &who, &act_of(&who)).await.unwrap();
        let (member, office) = (GrowerReach::Member(who.clone()), GrowerReach::Office(code("411502")));
        let id_1 = grower(1).id;
        let end = async |reach: &GrowerReach, by: &str, erase| {
            db.store.end_erasure(reach, &id_1, by, erase, &act_of(by)).await.unwrap()
        };
        assert!(!end(&office, &id(2), true).await, "nobody asked");
        assert!(db.store.ask_erasure(&member, &id_1, &who, "x", &act_of(&who)).await.unwrap());
        assert!(!db.store.ask_erasure(&office, &id_1, &id(2), "x", &act_of(&id(2))).await.unwrap(), "asked before");
        assert!(!end(&member, &who, true).await, "the same person");
        assert!(end(&office, &id(2), false).await, "let fall");
        assert!(db.store.ask_erasure(&member, &id_1, &who, "x", &act_of(&who)).await.unwrap());
        assert!(end(&office, &id(2), true).await);
        let (gone, _) = db.store.grower(&member, &id_1).await.unwrap().unwrap();
        assert_eq!((gone.key_part, gone.name, gone.phone, gone.village, gone.erase_reason), (None, None, None, None, None));
        assert!(gone.erased_at.is_some() && gone.plots.iter().all(|plot| plot.geometry.is_none()));
        assert_eq!(gone.plots.len(), 1, "the area stays");
        let query = GrowerQuery { limit: 9, ..GrowerQuery::default() };
        assert_eq!(db.store.growers(&member, &query).await.unwrap().total, 0);
        assert!(!db.store.add_plot(&member, &id_1, &plot(3), &act_of(&who)).await.unwrap());
        let card = db.store.card(&grower(1).card).await.unwrap().unwrap();
        assert!(card.erased && card.county == code("411502"));
        assert_eq!(db.store.card("0000000000000009").await.unwrap(), None);
    }
}
