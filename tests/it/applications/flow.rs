//! From the first question to the right in force.

use super::stage::{SEEN, Stage};
use daodi::application::{State, Step};
use daodi::audit::Action;
use daodi::ports::{Announcements, AuditQuery, Cases, LogQuery, People, Trail};
use daodi::registry::{AuthorisationState, Track};
use std::collections::BTreeSet;
use tests::{Actor, TestApp, each_app};

/// Both checkers fill the check in and sign.
pub(super) async fn checked(stage: &Stage, app: &TestApp, id: &str) {
    let at = format!("/desk/applications/{id}/site-check");
    for (who, then) in [(&stage.county, "sign"), (&stage.second, "sign")] {
        let office = server::services::cases::CaseService::office_of(&principal(app, who).await).unwrap();
        let version = app.app.store.site_check(office, id).await.unwrap().unwrap().version.to_string();
        let fields: Vec<(&str, &str)> =
            SEEN.iter().copied().chain([("version", version.as_str()), ("then", then)]).collect();
        app.post_as(who, &at, &fields).await.expect(303);
    }
}

async fn principal(app: &TestApp, who: &Actor) -> daodi::people::Principal {
    app.app.accounts.recognise(&who.cookie).await.unwrap().unwrap().principal.unwrap()
}

each_app! {
    async fn a_producer_applies_and_the_offices_take_it_to_the_right_in_force(app: TestApp) {
        let stage = Stage::new(&app, Track::GiProduct).await;
        let id = stage.begun(&app, "gi_product.gi_product").await;
        // What is wrong is kept, and said.
        let at = format!("/my/applications/{id}/capability");
        let kept = app.post_as(&stage.producer, &at, &[("yearly_output", "很多"), ("yearly_value", "12")]).await.expect(303);
        assert!(kept.header("location").contains("look=1"), "{}", kept.header("location"));
        assert_eq!(stage.case(&app, &id).await.statement.get("yearly_output"), "很多");
        let page = app.get_as(&stage.producer, &format!("{at}?look=1")).await.expect(200);
        assert!(page.text().contains("很多"), "what was typed is shown again");
        // Handing in what is not whole is refused, and each thing that is missing is named.
        let version = stage.case(&app, &id).await.version.to_string();
        let refused = app.post_as(&stage.producer, &format!("/my/applications/{id}/submit"), &[("version", &version)]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text().contains("yearly_output"), "a link leads to the field");
        stage.filled(&app, &id).await;
        let preview = app.get_as(&stage.producer, &format!("/my/applications/{id}/preview")).await.expect(200);
        assert!(preview.text().contains("见材料"));
        let version = stage.case(&app, &id).await.version.to_string();
        let submit = format!("/my/applications/{id}/submit");
        app.post_as(&stage.producer, &submit, &[("version", &version)]).await.expect(303);
        let case = stage.case(&app, &id).await;
        assert_eq!((case.state, case.receipt.as_deref()), (State::Submitted, Some("20261120-0001")));
        assert!(case.due_at.is_some(), "a clock runs");
        let page = app.get_as(&stage.producer, &format!("/my/applications/{id}")).await.expect(200);
        assert!(page.text().contains("20261120-0001"));

        stage.step(&app, &stage.county, &id, "accept", &[]).await.expect(303);
        let checkers = [("first", "county.one"), ("second", "county.two"), ("day", "2026-11-25")];
        stage.step(&app, &stage.county, &id, "order_site_check", &checkers).await.expect(303);
        // A supplement on the way, and back.
        let marks = [("mark_goods", "请写明等级")];
        stage.step(&app, &stage.county, &id, "request_supplement", &marks).await.expect(303);
        let page = app.get_as(&stage.producer, &format!("/my/applications/{id}")).await.expect(200);
        assert!(page.text().contains("请写明等级"), "the mark is told");
        app.post_as(&stage.producer, &format!("/my/applications/{id}/product"),
            &[("goods", "特级绿茶"), ("standard_no", "GB/T 22737")]).await.expect(303);
        let version = stage.case(&app, &id).await.version.to_string();
        app.post_as(&stage.producer, &submit, &[("version", &version)]).await.expect(303);
        assert_eq!(stage.case(&app, &id).await.state, State::SiteCheck);
        checked(&stage, &app, &id).await;
        stage.step(&app, &stage.county, &id, "report_site_check", &[]).await.expect(303);
        stage.step(&app, &stage.county, &id, "give_opinion", &[]).await.expect(303);
        assert_eq!(stage.case(&app, &id).await.state, State::CityReview);
        stage.step(&app, &stage.city, &id, "city_agree", &[]).await.expect(303);
        stage.step(&app, &stage.province, &id, "propose_approval", &[]).await.expect(303);
        stage.step(&app, &stage.other, &id, "approve", &[]).await.expect(303);
        assert_eq!(stage.case(&app, &id).await.state, State::NationalReview);
        let sheet = [("number", "豫知保〔2026〕1号"), ("day", "2026-11-20"), ("note", ""), ("case", id.as_str())];
        let made = app.post_as(&stage.province, "/desk/handovers", &sheet).await.expect(303);
        let table = app.get_as(&stage.province, &format!("{}.xlsx", made.header("location").split('?').next().unwrap())).await.expect(200);
        assert!(table.header("content-type").contains("spreadsheetml"));
        // No announcement answers what was handed in after it.
        let before = [("announcement", "国家知识产权局公告第700号"), ("day", "2026-11-19")];
        let refused = stage.step(&app, &stage.province, &id, "announce", &before).await.expect(422);
        assert!(refused.text().contains("国家知识产权局公告第700号"), "what was typed stays");
        let announced = [("announcement", "国家知识产权局公告第700号"), ("day", "2026-11-20")];
        stage.step(&app, &stage.province, &id, "announce", &announced).await.expect(303);
        stage.step(&app, &stage.province, &id, "open_download", &[("day", "2026-11-20")]).await.expect(303);
        let case = stage.case(&app, &id).await;
        assert_eq!((case.state, case.due_at), (State::DownloadOpened, None));
        assert_eq!(case.announced_in.as_deref(), Some("国家知识产权局公告第700号"));

        // Every step is in the history, in the trail and in the public log.
        let steps = app.app.store.case_steps(&id).await.unwrap();
        assert_eq!(steps.len(), 12, "{steps:#?}");
        app.app.log.sequence_all().await.unwrap();
        for step in &steps {
            let action = format!("application.{}", step.step.code());
            let query = AuditQuery { action: action.clone(), object: id.clone(), object_kind: "application".to_owned(), limit: 9, ..AuditQuery::default() };
            let rows = app.app.store.audit(&query).await.unwrap().rows;
            assert!(rows.iter().any(|row| row.refused.is_none()), "{action}");
            let query = LogQuery { action: action.clone(), limit: 9, ..LogQuery::default() };
            assert!(!app.app.store.log_entries(&query).await.unwrap().rows.is_empty(), "{action} is not in the log");
        }
        // Who applies is not told before the right is in force; then it is.
        for (action, named) in [(Action::ApplicationSubmit, false), (Action::ApplicationApprove, false), (Action::ApplicationAnnounce, true)] {
            let query = LogQuery { action: action.code().to_owned(), limit: 9, ..LogQuery::default() };
            let leaf = app.app.store.log_entries(&query).await.unwrap().rows.remove(0).leaf;
            assert_eq!(leaf.contains(&stage.enterprise), named, "{leaf}");
            assert!(!leaf.contains("试用茶业"), "{leaf}");
        }
        // The applicant was told of all that concerns them and of nothing that stays inside.
        let told = app.app.store.messages(&stage.producer.account, 0, 99).await.unwrap().rows;
        let kinds: BTreeSet<_> = told.iter().map(|m| m.kind.as_str()).filter(|k| k.starts_with("application_")).collect();
        assert_eq!(kinds.len(), told.iter().filter(|m| m.kind.starts_with("application_")).count(), "each once");
        assert_eq!(kinds, BTreeSet::from([
            "application_submit", "application_accept", "application_order_site_check", "application_request_supplement",
            "application_supplement", "application_report_site_check", "application_give_opinion", "application_city_agree",
            "application_approve", "application_announce", "application_open_download",
        ]));
        let page = app.get_as(&stage.producer, "/my/messages").await.expect(200);
        assert!(page.text().contains("试用茶业有限公司"));
        // The right is in force from the day of the announcement, and its download is open.
        let rights = app.app.store.rights_of(&stage.producer.account).await.unwrap();
        let [right] = rights.as_slice() else { panic!("{rights:?}") };
        assert_eq!((right.state, right.from), (AuthorisationState::Active, jiff::civil::date(2026, 11, 20)));
        assert_eq!(right.application.as_deref(), Some(id.as_str()));
        assert_eq!(right.download_opened, Some(jiff::civil::date(2026, 11, 20)));
        app.app.catalogue.refresh().await.unwrap();
        let page = app.get(&format!("/authorisations/{}", right.id)).await.expect(200);
        assert!(page.text().contains("第700号"));
        // It is given up by an application too; the right ends on the day that is announced.
        let fields = [
            ("enterprise", stage.enterprise.as_str()), ("product", &stage.product), ("way", "gi_product.gi_product"),
            ("kind", "giving_up"), ("authorisation", &right.id),
        ];
        let made = app.post_as(&stage.producer, "/my/applications/new", &fields).await.expect(303);
        let end = made.header("location").split(['/', '?']).nth(3).unwrap().to_owned();
        stage.filled(&app, &end).await;
        let version = stage.case(&app, &end).await.version.to_string();
        app.post_as(&stage.producer, &format!("/my/applications/{end}/submit"), &[("version", &version)]).await.expect(303);
        for (who, step) in [
            (&stage.county, "accept"), (&stage.county, "begin_review"), (&stage.county, "give_opinion"), (&stage.city, "city_agree"),
            (&stage.province, "propose_approval"), (&stage.other, "approve"),
        ] {
            stage.step(&app, who, &end, step, &[]).await.expect(303);
        }
        let announced = [("announcement", "国家知识产权局公告第701号"), ("day", "2026-11-20")];
        stage.step(&app, &stage.province, &end, "announce", &announced).await.expect(303);
        let right = app.app.store.rights_of(&stage.producer.account).await.unwrap().remove(0);
        assert_eq!((right.state, right.until), (AuthorisationState::GivenUp, Some(jiff::civil::date(2026, 11, 20))));
    }

    async fn by_a_trademark_no_place_is_checked_and_the_province_has_the_last_word(app: TestApp) {
        let stage = Stage::new(&app, Track::GiTrademarkUnspecified).await;
        let id = stage.submitted(&app, "gi_trademark_unspecified.licence").await;
        for (who, step, more) in [
            (&stage.county, "accept", vec![]),
            (&stage.county, "begin_review", vec![]),
            (&stage.county, "give_opinion", vec![]),
            (&stage.city, "city_agree", vec![]),
            (&stage.province, "propose_approval", vec![]),
            (&stage.other, "approve", vec![("announcement", "商标使用许可备案公告第1800期"), ("day", "2026-11-01")]),
            (&stage.province, "open_download", vec![("day", "2026-11-20")]),
        ] {
            stage.step(&app, who, &id, step, &more).await.expect(303);
        }
        assert_eq!(stage.case(&app, &id).await.state, State::DownloadOpened);
        let steps: Vec<_> = app.app.store.case_steps(&id).await.unwrap().into_iter().map(|s| s.step).collect();
        assert!(!steps.contains(&Step::OrderSiteCheck) && !steps.contains(&Step::Announce));
        // A licensee has the mark no longer than the licence.
        let right = app.app.store.rights_of(&stage.producer.account).await.unwrap().remove(0);
        assert_eq!(right.term_end, Some(jiff::civil::date(2027, 10, 8)));
    }

    async fn an_applicant_takes_an_application_back_and_may_begin_again(app: TestApp) {
        let stage = Stage::new(&app, Track::GiProduct).await;
        let id = stage.submitted(&app, "gi_product.gi_product").await;
        // While it is open there is no second one: who begins again is led to it.
        let again = stage.begun(&app, "gi_product.gi_product").await;
        assert_eq!(again, id);
        let words = [("words", "我们换了检验报告，稍后补上。")];
        app.post_as(&stage.producer, &format!("/my/applications/{id}/say"), &words).await.expect(303);
        let page = app.get_as(&stage.county, &format!("/desk/applications/{id}")).await.expect(200);
        assert!(page.text().contains("稍后补上"));
        app.post_as(&stage.county, &format!("/desk/applications/{id}/say"), &[("words", "好的，请尽快。")]).await.expect(303);
        app.post_as(&stage.county, &format!("/desk/applications/{id}/note"), &[("note", "内部备注：电话已联系")]).await.expect(303);
        let page = app.get_as(&stage.producer, &format!("/my/applications/{id}")).await.expect(200);
        assert!(page.text().contains("请尽快") && !page.text().contains("内部备注"), "notes stay with the officers");
        app.post_as(&stage.producer, &format!("/my/applications/{id}/withdraw"), &[]).await.expect(303);
        assert_eq!(stage.case(&app, &id).await.state, State::Withdrawn);
        let anew = stage.begun(&app, "gi_product.gi_product").await;
        assert_ne!(anew, id);
        app.post_as(&stage.producer, &format!("/my/applications/{anew}/discard"), &[]).await.expect(303);
        assert_eq!(app.get_as(&stage.producer, &format!("/my/applications/{anew}")).await.status, 404);
    }

    async fn clocks_remind_whoever_has_the_next_step(app: TestApp) {
        let stage = Stage::new(&app, Track::GiProduct).await;
        let id = stage.submitted(&app, "gi_product.gi_product").await;
        stage.step(&app, &stage.county, &id, "accept", &[]).await.expect(303);
        let acting = tests::acting();
        assert_eq!(app.app.cases.remind(&acting).await.unwrap(), 0, "it is not due yet");
        // Three weeks later it is; the officer who accepted it has it.
        let later = app.later(21 * 86_400).await;
        assert_eq!(later.app.cases.remind(&acting).await.unwrap(), 1);
        assert_eq!(later.app.cases.remind(&acting).await.unwrap(), 0, "once");
        let told = app.app.store.messages(&stage.county.account, 0, 9).await.unwrap().rows;
        assert!(told.iter().any(|message| message.kind == "application_due"));
        let queue = later.get_as(&stage.county, "/desk/applications?group=overdue").await;
        // Sessions end long before three weeks are over.
        assert_eq!(queue.status, 303);
    }
}
