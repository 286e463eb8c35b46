//! `daodi demo`: the whole of it on both databases, once; and where it is refused.

use daodi::application::State;
use daodi::identifiers::DivisionCode;
use daodi::people::Role;
use daodi::ports::{CaseQuery, Cases as _, DeskOffice, Registry as _, Settings as _, WorldRow};
use daodi::transparency_log::TrustedKeys;
use print::papers::FICTIONAL;
use server::services::fictional::{FillError, Filled, Wanted, fill};
use server::services::progress::Progress;
use server::services::verify::run;
use std::collections::BTreeMap;
use tests::paper::docx_text;
use tests::{Raw, TestApp, each_app, each_db};

async fn filled(app: &TestApp) -> Result<Filled, FillError> {
    let wanted = Wanted { seed: 7, data: tests::seed::henan() };
    let app = &app.app;
    fill(&app.config, &app.store, app.clock, &wanted, &Progress::silent(app.clock)).await
}

fn count(world: &[WorldRow], what: &str) -> BTreeMap<String, i64> {
    world.iter().filter(|row| row.what == what).map(|row| (row.state.clone(), row.total)).collect()
}

fn total(world: &[WorldRow], what: &str) -> i64 {
    count(world, what).values().sum()
}

each_db! {
    async fn an_empty_database_is_filled_once_and_says_so(db: TestDb) {
        let app = TestApp::new(db).await;
        let first = filled(&app).await.unwrap();
        assert!(!first.already && first.mark.ended_at.is_some());
        let world = &first.world;
        assert_eq!((total(world, "office"), total(world, "application")), (20, 60));
        let states = count(world, "application");
        assert!(State::ALL.iter().all(|state| states.contains_key(state.code())), "{states:?}");
        let rights: Vec<(&str, i64)> =
            vec![("active", 27), ("change_pending", 5), ("given_up", 3), ("lapsed", 3), ("stopped", 2)];
        assert_eq!(count(world, "authorisation"), rights.into_iter().map(|(s, n)| (s.to_owned(), n)).collect::<BTreeMap<_, _>>());
        assert_eq!(count(world, "announcement"), BTreeMap::from([("applied".to_owned(), 8)]));
        assert!(count(world, "base").len() == 3 && total(world, "grower") == 48, "{world:?}");

        // Every act stands in trail and log, every file is there, every signature holds.
        let keys: Vec<_> = app.app.log.verifier_keys().iter().map(|key| key.parse().unwrap()).collect();
        let clock = app.app.clock;
        let report =
            run(&app.app.store, &app.app.config.files, &TrustedKeys::of_log(keys), clock, &Progress::silent(clock))
                .await
                .unwrap();
        assert!(report.is_good() && report.signatures && report.log_waiting == 0, "{:?}", report.findings);
        assert!(report.log_size > 400, "{}", report.log_size);

        // Who is printed can sign in, and finds work.
        app.app.catalogue.refresh().await.unwrap();
        let login = |name: &str| first.logins.iter().find(|login| login.login == name).unwrap().clone();
        let roles: Vec<&str> = first.logins.iter().map(|login| login.role).collect();
        assert!(Role::ALL.iter().filter(|r| **r != Role::Laboratory).all(|role| roles.contains(&role.code())));
        let password = |name: &str| login(name).password.unwrap();
        let producer = app.signed_in("demo.producer", &password("demo.producer")).await;
        let mine = app.get_as(&producer, "/my/applications").await.expect(200);
        assert!(mine.text().contains("演示云雾茶"), "the producer has applications");
        let chief = app.signed_in("demo.province", &password("demo.province")).await;
        // What is printed says so as well, on every page.
        let all = CaseQuery { limit: 99, now: app.app.clock.micros(), ..CaseQuery::default() };
        let henan = DeskOffice { code: DivisionCode::HENAN, city: None };
        let mut printed = 0;
        for case in app.app.store.queue(henan, &all).await.unwrap().rows {
            let paper = app.get_as(&chief, &format!("/desk/applications/{}/papers/acceptance.docx", case.id)).await;
            if paper.status == 200 {
                assert!(docx_text(&paper.body).contains(FICTIONAL), "{}", case.id);
                printed += 1;
            }
        }
        assert!(printed > 10, "{printed} of them were accepted");
        for (actor, path) in [(&chief, "/desk/applications"), (&chief, "/desk/announcements"), (&producer, "/my")] {
            let page = app.get_as(actor, path).await.expect(200);
            assert!(page.text().contains("均为虚构"), "{path}");
        }
        // Public pages show what is made up, in both languages with the words that say so, and are not for search engines.
        for path in ["/", "/products", "/enterprises", "/announcements", "/statistics", "/map", "/log", "/brands", "/apply"] {
            let page = app.get(path).await.expect(200);
            assert!(page.text().contains("本系统中的产品、企业、人员、公告和数字均为虚构"), "{path}");
            assert!(page.text().contains("name=\"robots\" content=\"noindex\""), "{path}");
            assert!(!page.text().contains("application/ld+json"), "{path}");
            let page = app.get(format!("/en{path}").trim_end_matches('/')).await.expect(200);
            assert!(page.text().contains("Everything here is made up"), "{path}");
        }
        assert!(app.get("/products").await.text().contains("演示云雾茶"));
        assert!(app.get("/api/v1/products").await.expect(200).text().contains("演示云雾茶"));

        // A second run changes nothing and tells no password.
        let raw = Raw::open(&app.db).await;
        let before = raw.dump().await;
        let second = filled(&app).await.unwrap();
        assert!(second.already && second.world == first.world && second.mark == first.mark);
        assert!(second.logins.len() == first.logins.len() && second.logins.iter().all(|l| l.password.is_none()));
        assert!(raw.dump().await == before, "a second run changed something");
        // What was broken off is not gone on with.
        raw.run("UPDATE demonstration SET ended_at = NULL").await.unwrap();
        assert!(matches!(filled(&app).await, Err(FillError::BrokenOff)));
        raw.close().await;
    }

    async fn without_the_divisions_nothing_is_begun(db: TestDb) {
        let app = TestApp::new(db).await;
        let wanted = Wanted { seed: 7, data: app.place().join("nowhere") };
        let progress = Progress::silent(app.app.clock);
        let done = fill(&app.app.config, &app.app.store, app.app.clock, &wanted, &progress).await;
        assert!(matches!(done, Err(FillError::Divisions { .. })), "{done:?}");
        assert!(app.app.store.demonstration().await.unwrap().is_none());
        // Whoever has an account here is real.
        app.actor("somebody", Role::Producer, "").await;
        assert!(matches!(filled(&app).await, Err(FillError::HoldsAccounts(1))));
        assert!(app.app.store.demonstration().await.unwrap().is_none());
    }
}

each_app! {
    async fn a_register_is_never_mixed_with_what_is_made_up(app: TestApp) {
        let raw = Raw::open(&app.db).await;
        let before = raw.dump().await;
        let refused = filled(&app).await.unwrap_err();
        assert!(matches!(refused, FillError::HoldsRegister(n) if n > 100), "{refused}");
        assert!(refused.to_string().contains("--database sqlite:demo.db"), "{refused}");
        assert!(raw.dump().await == before);
        raw.close().await;
        // Nothing here is said to be made up.
        assert!(app.app.store.generation().await.unwrap() > 0);
        assert!(!app.get("/products").await.expect(200).text().contains("均为虚构"));
    }
}
