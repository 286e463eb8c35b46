//! What is refused: another's case, another's step, a step that leads nowhere, one person in two places.

use super::flow::checked;
use super::stage::Stage;
use axum::http::Method;
use daodi::application::{State, Step};
use daodi::people::Role;
use daodi::ports::{AuditQuery, Cases, Trail};
use daodi::registry::Track;
use std::collections::BTreeSet;
use std::sync::Arc;
use tests::actor::key;
use tests::{Raw, TestApp, each_app, one_app};

/// A member's application whose approval one officer of the province has proposed.
async fn proposed(app: &TestApp) -> (Stage, String) {
    let stage = Stage::new(app, Track::GiTrademarkUnspecified).await;
    let id = stage.submitted(app, "gi_trademark_unspecified.membership").await;
    for (who, step) in [
        (&stage.county, "accept"),
        (&stage.county, "begin_review"),
        (&stage.county, "give_opinion"),
        (&stage.city, "city_agree"),
        (&stage.province, "propose_approval"),
    ] {
        stage.step(app, who, &id, step, &[]).await.expect(303);
    }
    (stage, id)
}

each_app! {
    async fn p15_applications_are_nobodys_but_their_owners_and_offices(app: TestApp) {
        let stage = Stage::new(&app, Track::GiProduct).await;
        let draft = stage.begun(&app, "gi_product.gi_product").await;
        // No office sees a draft, whoever asks.
        for who in [&stage.county, &stage.city, &stage.province, &stage.auditor] {
            assert_eq!(app.get_as(who, &format!("/desk/applications/{draft}")).await.status, 404, "{}", who.login);
        }
        stage.filled(&app, &draft).await;
        let paper = app.app.store.papers(&draft).await.unwrap().remove(0).1.id;
        let version = stage.case(&app, &draft).await.version.to_string();
        for (path, fields) in [
            ("goods", vec![]), ("submit", vec![("version", version.as_str())]), ("withdraw", vec![]), ("discard", vec![]),
            ("say", vec![("words", "x")]), ("product", vec![("goods", "x")]), ("papers/remove", vec![("upload", paper.as_str())]),
        ] {
            let path = format!("/my/applications/{draft}/{path}");
            assert_eq!(app.post_as(&stage.stranger, &path, &fields).await.status, 404, "{path}");
        }
        for path in ["", "/product", "/papers", "/preview"] {
            let path = format!("/my/applications/{draft}{path}");
            assert_eq!(app.get_as(&stage.stranger, &path).await.status, 404, "{path}");
        }
        assert_eq!(app.get_as(&stage.stranger, &format!("/my/files/{paper}")).await.status, 404);
        assert_eq!(app.get_as(&stage.producer, &format!("/my/files/{paper}")).await.status, 200);
        assert_eq!(app.get_as(&stage.county, &format!("/desk/files/{paper}")).await.status, 404, "of a draft");
        app.post_as(&stage.producer, &format!("/my/applications/{draft}/submit"), &[("version", &version)]).await.expect(303);
        // Now the offices above it see it, each its own, and others do not.
        for (who, status) in [
            (&stage.county, 200), (&stage.second, 200), (&stage.city, 200), (&stage.province, 200), (&stage.auditor, 200),
            (&stage.elsewhere, 404),
        ] {
            for path in [format!("/desk/applications/{draft}"), format!("/desk/files/{paper}")] {
                assert_eq!(app.get_as(who, &path).await.status, status, "{} {path}", who.login);
            }
        }
        for path in ["note", "say", "step", "site-check"] {
            let fields = [("note", "x"), ("words", "x"), ("step", "accept"), ("version", "1"), ("reason", "x")];
            let path = format!("/desk/applications/{draft}/{path}");
            assert_eq!(app.post_as(&stage.elsewhere, &path, &fields).await.status, 404, "{path}");
        }
        // Who looks on does not act.
        for who in [&stage.city, &stage.province] {
            let got = stage.step(&app, who, &draft, "accept", &[]).await;
            assert_eq!(got.status, 403, "{}", who.login);
        }
        assert_eq!(stage.step(&app, &stage.auditor, &draft, "accept", &[]).await.status, 403);
        assert_eq!(stage.case(&app, &draft).await.state, State::Submitted);
    }

    async fn at_every_stage_only_what_the_table_allows_is_offered_and_taken(app: TestApp) {
        let stage = Stage::new(&app, Track::GiProduct).await;
        let id = stage.submitted(&app, "gi_product.gi_product").await;
        let offices = [&stage.county, &stage.city, &stage.province];
        let checkers: &[(&str, &str)] = &[("first", "county.one"), ("second", "county.two"), ("day", "2026-11-25")];
        let marks: &[(&str, &str)] = &[("mark_goods", "请写明等级")];
        let announced: &[(&str, &str)] = &[("announcement", "国家知识产权局公告第700号"), ("day", "2026-11-20")];
        let mut met = BTreeSet::new();
        for (who, step, more) in [
            (&stage.county, "accept", &[][..]),
            (&stage.county, "order_site_check", checkers),
            (&stage.county, "request_supplement", marks),
            (&stage.county, "report_site_check", &[]),
            (&stage.county, "give_opinion", &[]),
            (&stage.city, "city_agree", &[]),
            (&stage.province, "propose_approval", &[]),
            (&stage.other, "approve", &[]),
            (&stage.province, "announce", announced),
            (&stage.province, "open_download", &[("day", "2026-11-20")]),
            (&stage.province, "", &[]),
        ] {
            let before = stage.case(&app, &id).await;
            met.insert(before.state.code());
            let allowed = before.situation().steps();
            for who in offices {
                let page = app.get_as(who, &format!("/desk/applications/{id}")).await.expect(200).text().to_owned();
                for step in Step::ALL.iter().filter(|step| !allowed.contains(step)) {
                    assert!(!page.contains(&format!("id=\"do-{}\"", step.code())), "{step:?} is offered to {}", who.login);
                    let more = [("announcement", "x"), ("day", "2026-11-20"), ("mark_goods", "x")];
                    let got = stage.step(&app, who, &id, step.code(), &more).await;
                    assert!([403, 409].contains(&got.status.as_u16()), "{step:?} by {}: {}", who.login, got.status);
                }
            }
            assert_eq!(stage.case(&app, &id).await, before, "nothing came of any");
            match step {
                "" => break,
                "report_site_check" => checked(&stage, &app, &id).await,
                "announce" => drop(stage.handed_over(&app, &id).await),
                _ => {}
            }
            stage.step(&app, who, &id, step, more).await.expect(303);
            if step == "request_supplement" {
                // What is asked of the applicant no office answers.
                let before = stage.case(&app, &id).await;
                for step in Step::ALL.iter().filter(|step| !before.situation().steps().contains(step)) {
                    let got = stage.step(&app, &stage.county, &id, step.code(), &[]).await;
                    assert!([403, 409].contains(&got.status.as_u16()), "{step:?}: {}", got.status);
                }
                met.insert(before.state.code());
                app.post_as(&stage.producer, &format!("/my/applications/{id}/product"), &[("goods", "特级绿茶"), ("standard_no", "GB/T 22737")])
                    .await
                    .expect(303);
                let version = stage.case(&app, &id).await.version.to_string();
                app.post_as(&stage.producer, &format!("/my/applications/{id}/submit"), &[("version", &version)]).await.expect(303);
            }
        }
        let expected = [
            "submitted", "accepted", "site_check", "supplement", "first_opinion", "city_review", "province_review",
            "national_review", "announced", "download_opened",
        ];
        assert_eq!(met, BTreeSet::from(expected));
        // Programs read; the API has nothing that moves a case.
        for (method, path, _) in server::http::access_table().rows() {
            assert!(!path.starts_with("/api") || method == Method::GET, "{method} {path}");
        }
    }

    async fn whoever_does_not_supplement_in_time_is_refused_and_not_before(app: TestApp) {
        const DAY: i64 = 86_400;
        let stage = Stage::new(&app, Track::GiProduct).await;
        let id = stage.submitted(&app, "gi_product.gi_product").await;
        stage.step(&app, &stage.county, &id, "accept", &[]).await.expect(303);
        let marks = [("mark_goods", "请写明等级"), ("reason", "请补充。")];
        stage.step(&app, &stage.county, &id, "request_supplement", &marks).await.expect(303);
        assert!(stage.case(&app, &id).await.due_at.is_some(), "a day is given");
        let page = app.get_as(&stage.county, &format!("/desk/applications/{id}")).await.expect(200);
        assert!(!page.text().contains("id=\"do-reject\""));
        let early = stage.step(&app, &stage.county, &id, "reject", &[]).await.expect(422);
        assert!(early.text().contains("补正期限尚未届满"), "{}", early.text());
        let later = app.later(60 * DAY).await;
        let county = later.actor("county.late", Role::CountyOfficer, &stage.case(&app, &id).await.office.to_string()).await;
        let page = later.get_as(&county, &format!("/desk/applications/{id}")).await.expect(200);
        assert!(page.text().contains("id=\"do-reject\""));
        stage.step(&later, &county, &id, "reject", &[("reason", "逾期未补正。")]).await.expect(303);
        assert_eq!(stage.case(&later, &id).await.state, State::Rejected);
    }

    async fn a_site_check_is_ordered_anew_while_there_is_no_report(app: TestApp) {
        let stage = Stage::new(&app, Track::GiProduct).await;
        let id = stage.submitted(&app, "gi_product.gi_product").await;
        stage.step(&app, &stage.county, &id, "accept", &[]).await.expect(303);
        let checkers = [("first", "county.one"), ("second", "county.two"), ("day", "2026-11-25")];
        stage.step(&app, &stage.county, &id, "order_site_check", &checkers).await.expect(303);
        checked(&stage, &app, &id).await;
        let anew = [("first", "county.two"), ("second", "county.one"), ("day", "2026-11-27")];
        stage.step(&app, &stage.county, &id, "order_site_check", &anew).await.expect(303);
        assert_eq!(stage.case(&app, &id).await.state, State::SiteCheck);
        // What was signed for the first visit does not count for the second.
        let refused = stage.step(&app, &stage.county, &id, "report_site_check", &[]).await.expect(422);
        assert!(refused.text().contains("还没有全部签字"), "{}", refused.text());
        checked(&stage, &app, &id).await;
        stage.step(&app, &stage.county, &id, "report_site_check", &[]).await.expect(303);
        let again = stage.step(&app, &stage.county, &id, "order_site_check", &checkers).await;
        assert_eq!(again.status, 409, "what was reported stays");
    }

    async fn p25_nothing_is_approved_on_the_word_of_somebody_who_may_not_propose_it_any_more(app: TestApp) {
        let (stage, id) = proposed(&app).await;
        let disabled = format!("UPDATE account SET state = 'disabled' WHERE id = '{}'", stage.province.account);
        assert_eq!(Raw::open(&app.db).await.run(&disabled).await, Ok(1));
        let basis = [("announcement", "会员名册"), ("day", "2026-11-01")];
        let refused = stage.step(&app, &stage.other, &id, "approve", &basis).await.expect(422);
        assert!(refused.text().contains("提出核准的人已不在这个岗位"), "{}", refused.text());
        stage.step(&app, &stage.other, &id, "decline_approval", &[]).await.expect(303);
    }

    async fn every_step_that_leads_nowhere_is_refused_and_changes_nothing(app: TestApp) {
        let stage = Stage::new(&app, Track::GiProduct).await;
        let id = stage.submitted(&app, "gi_product.gi_product").await;
        stage.step(&app, &stage.county, &id, "accept", &[]).await.expect(303);
        let unknown = stage.step(&app, &stage.county, &id, "grant_everything", &[]).await;
        assert_eq!(unknown.status, 422);
        // A version that is not there any more.
        let fields = [("step", "request_supplement"), ("version", "1"), ("reason", "请补充三件材料"), ("mark_goods", "请写明等级")];
        let late = app.post_as(&stage.county, &format!("/desk/applications/{id}/step"), &fields).await.expect(409);
        for said in ["已由他人修改", "请补充三件材料", "请写明等级"] {
            assert!(late.text().contains(said), "{said}: {}", late.text());
        }
        // What a step needs is asked for, and what was typed is shown again.
        let got = stage.step(&app, &stage.county, &id, "request_supplement", &[("reason", "")]).await;
        assert_eq!(got.status, 422);
        let same = [("first", "county.one"), ("second", "county.one"), ("day", "2026-11-25")];
        assert_eq!(stage.step(&app, &stage.county, &id, "order_site_check", &same).await.status, 422);
        let foreign = [("first", "county.one"), ("second", "city"), ("day", "2026-11-25")];
        assert_eq!(stage.step(&app, &stage.county, &id, "order_site_check", &foreign).await.status, 422);
        // Of every try there is a row in the trail, or nothing was done.
        let query = AuditQuery { object: id.clone(), object_kind: "application".to_owned(), limit: 99, ..AuditQuery::default() };
        let done = app.app.store.audit(&query).await.unwrap().rows;
        let moves = done.iter().filter(|row| row.action == "application.accept" && row.refused.is_none()).count();
        assert_eq!(moves, 1);
    }

    async fn a_supplement_brings_something_new(app: TestApp) {
        const MINUTE: i64 = 60;
        let stage = Stage::new(&app, Track::GiProduct).await;
        let id = stage.submitted(&app, "gi_product.gi_product").await;
        stage.step(&app, &stage.county, &id, "accept", &[]).await.expect(303);
        let asked = app.later(5 * MINUTE).await;
        let marks = [("mark_goods", "请写明等级"), ("reason", "请补充。")];
        stage.step(&asked, &stage.county, &id, "request_supplement", &marks).await.expect(303);
        let (page, submit) = (format!("/my/applications/{id}"), format!("/my/applications/{id}/submit"));
        let later = asked.later(6 * MINUTE).await;
        let hand_in = async || {
            let version = stage.case(&later, &id).await.version.to_string();
            later.post_as(&stage.producer, &submit, &[("version", &version)]).await
        };
        let same = hand_in().await.expect(422);
        assert!(same.text().contains("申请内容和材料都没有变化"));
        // Saving the same once more is no change; a word to the office is an answer.
        let statement = stage.case(&later, &id).await.statement;
        let same: Vec<(&str, &str)> = statement.iter().collect();
        later.post_as(&stage.producer, &format!("{page}/product"), &same).await.expect(303);
        hand_in().await.expect(422);
        later.post_as(&stage.producer, &format!("{page}/say"), &[("words", "等级已在标准中写明，见第三页。")]).await.expect(303);
        hand_in().await.expect(303);
        // Both sides see that what was asked for is as it was.
        let sides = [(&stage.producer, page.clone()), (&stage.county, format!("/desk/applications/{id}"))];
        for (who, at) in &sides {
            let shown = later.get_as(who, at).await.expect(200).text().to_owned();
            assert!(shown.contains("申报内容和材料均未改动。") && shown.contains("要求补正而未改动：使用专用标志的产品。"), "{at}");
        }
        // Asked again, the applicant changes what is marked and something else: both stand beside what they were.
        let marks = [("mark_goods", "仍请写明等级"), ("reason", "请再补充。")];
        stage.step(&later, &stage.county, &id, "request_supplement", &marks).await.expect(303);
        let other = |name: &str| [("goods", "特级绿茶"), ("yearly_output", "4321")].into_iter().find(|(of, _)| *of == name);
        let more: Vec<(&str, &str)> =
            same.iter().map(|(name, value)| other(name).unwrap_or((*name, *value))).collect();
        for section in ["product", "capability"] {
            later.post_as(&stage.producer, &format!("{page}/{section}"), &more).await.expect(303);
        }
        hand_in().await.expect(303);
        for (who, at) in &sides {
            let shown = later.get_as(who, at).await.expect(200).text().to_owned();
            assert!(shown.contains("特级绿茶") && shown.contains("4,321") && shown.contains("未要求"), "{at}");
            assert!(shown.contains("有 1 处改动"), "{at}: what was asked for is not counted");
        }
    }

    async fn p25_a_grant_takes_two_and_no_level_looks_twice(app: TestApp) {
        let (stage, id) = proposed(&app).await;
        let basis = [("announcement", "会员名册"), ("day", "2026-11-01")];
        for step in ["approve", "decline_approval"] {
            assert_eq!(stage.step(&app, &stage.province, &id, step, &basis).await.status, 422, "{step}");
        }
        assert_eq!(stage.case(&app, &id).await.state, State::ProvinceReview);
        // Both second persons at once: one of them decides.
        let app = Arc::new(app);
        let version = stage.case(&app, &id).await.version.to_string();
        let mut sent = Vec::new();
        for step in ["approve", "decline_approval", "approve", "reject"] {
            let (app, who, version, id) = (Arc::clone(&app), stage.other.clone(), version.clone(), id.clone());
            sent.push(tokio::spawn(async move {
                let fields = [("step", step), ("version", &version), ("reason", "x"), ("announcement", "名册"), ("day", "2026-11-01")];
                app.post_as(&who, &format!("/desk/applications/{id}/step"), &fields).await.status.as_u16()
            }));
        }
        let mut answers = Vec::new();
        for task in sent {
            answers.push(task.await.unwrap());
        }
        answers.sort_unstable();
        assert_eq!(answers, [303, 409, 409, 409], "one wins, the others are told");
    }
}

one_app! {
    async fn p04_a_double_click_makes_one_application_and_hands_it_in_once(app: TestApp) {
        let stage = Stage::new(&app, Track::GiProduct).await;
        let (once, app) = (key(), Arc::new(app));
        let mut sent = Vec::new();
        for _ in 0..8 {
            let (app, who, once) = (Arc::clone(&app), stage.producer.clone(), once.clone());
            let fields = [
                ("enterprise", stage.enterprise.clone()), ("product", stage.product.clone()),
                ("way", "gi_product.gi_product".to_owned()), ("kind", "new".to_owned()),
            ];
            sent.push(tokio::spawn(async move {
                let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
                app.post_once(&who, "/my/applications/new", &once, &fields).await.header("location").to_owned()
            }));
        }
        let mut led = std::collections::BTreeSet::new();
        for task in sent {
            led.insert(task.await.unwrap());
        }
        assert_eq!(led.len(), 1, "{led:?}");
        let id = led.first().unwrap().split(['/', '?']).nth(3).unwrap().to_owned();
        stage.filled(&app, &id).await;
        let version = stage.case(&app, &id).await.version.to_string();
        let once = key();
        let mut sent = Vec::new();
        for _ in 0..8 {
            let (app, who, once, version, id) = (Arc::clone(&app), stage.producer.clone(), once.clone(), version.clone(), id.clone());
            sent.push(tokio::spawn(async move {
                app.post_once(&who, &format!("/my/applications/{id}/submit"), &once, &[("version", &version)]).await.status.as_u16()
            }));
        }
        for task in sent {
            assert_eq!(task.await.unwrap(), 303);
        }
        assert_eq!(app.app.store.case_steps(&id).await.unwrap().len(), 1);
    }
}
