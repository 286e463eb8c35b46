//! `daodi verify` finds every harm that is done to a case behind the server's back.

use super::stage::Stage;
use daodi::people::Role;
use daodi::ports::Announcements;
use daodi::registry::Track;
use daodi::transparency_log::TrustedKeys;
use server::services::progress::Progress;
use server::services::verify::{Fault, Finding, run};
use tests::{Raw, TestApp, each_app};

async fn findings(app: &TestApp) -> Vec<Finding> {
    let keys = TrustedKeys::default();
    let (clock, store) = (app.app.clock, app.db.open_again().await);
    let report = run(&store, &app.place().join("files"), &keys, clock, &Progress::silent(clock)).await.unwrap();
    store.close().await;
    report.findings.into_iter().filter(|finding| finding.fault == Fault::Case).collect()
}

each_app! {
    async fn p10_every_harm_to_a_decided_case_is_found(app: TestApp) {
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
        let right = app.app.store.rights_of(&stage.producer.account).await.unwrap().remove(0).id;
        let draft = [
            ("enterprise", stage.enterprise.as_str()), ("product", &stage.product), ("kind", "giving_up"),
            ("way", "gi_trademark_unspecified.membership"), ("authorisation", &right),
        ];
        app.post_as(&stage.producer, "/my/applications/new", &draft).await.expect(303);
        let _ = app.actor("bystander", Role::Producer, "").await;
        assert_eq!(findings(&app).await, Vec::<Finding>::new(), "nothing is wrong, nor with the draft");
        let raw = Raw::open(&app.db).await;
        let of = format!("application = '{id}'");
        // What is harmed, how, and how it is put back.
        for (harm, back) in [
            (format!("UPDATE application_step SET reason = '另一理由' WHERE {of} AND step = 'approve'"),
             format!("UPDATE application_step SET reason = '符合要求' WHERE {of} AND step = 'approve'")),
            (format!("UPDATE application_step SET at = at + 1 WHERE {of} AND step = 'accept'"),
             format!("UPDATE application_step SET at = at - 1 WHERE {of} AND step = 'accept'")),
            (format!("UPDATE application_step SET to_state = 'rejected' WHERE {of} AND step = 'city_agree'"),
             format!("UPDATE application_step SET to_state = 'province_review' WHERE {of} AND step = 'city_agree'")),
            (format!("UPDATE application_step SET step = 'send_back' WHERE {of} AND step = 'give_opinion'"),
             format!("UPDATE application_step SET step = 'give_opinion' WHERE {of} AND step = 'send_back'")),
            (format!("UPDATE application_step SET account = '{}' WHERE {of} AND step = 'approve'", stage.province.account),
             format!("UPDATE application_step SET account = '{}' WHERE {of} AND step = 'approve'", stage.other.account)),
            (format!("UPDATE application SET announced_on = '2026-11-02' WHERE id = '{id}'"),
             format!("UPDATE application SET announced_on = '2026-11-01' WHERE id = '{id}'")),
            (format!("UPDATE application SET announced_in = '别的公告' WHERE id = '{id}'"),
             format!("UPDATE application SET announced_in = '商标使用许可备案公告第1800期' WHERE id = '{id}'")),
            (format!("UPDATE application SET download_on = '2026-11-19' WHERE id = '{id}'"),
             format!("UPDATE application SET download_on = '2026-11-20' WHERE id = '{id}'")),
            (format!("UPDATE application SET state = 'announced' WHERE id = '{id}'"),
             format!("UPDATE application SET state = 'download_opened' WHERE id = '{id}'")),
            (format!("UPDATE application SET submitted_at = submitted_at + 1 WHERE id = '{id}'"),
             format!("UPDATE application SET submitted_at = submitted_at - 1 WHERE id = '{id}'")),
            (format!("UPDATE application SET since = since + 1 WHERE id = '{id}'"),
             format!("UPDATE application SET since = since - 1 WHERE id = '{id}'")),
            (format!("UPDATE application SET statement = REPLACE(statement, '12.5', '99') WHERE id = '{id}'"),
             format!("UPDATE application SET statement = REPLACE(statement, '\"99\"', '\"12.5\"') WHERE id = '{id}'")),
            (format!("UPDATE application_step SET seq = 99 WHERE {of} AND step = 'open_download'"),
             format!("UPDATE application_step SET seq = 8 WHERE {of} AND step = 'open_download'")),
            (format!("UPDATE application_step SET act = 'none' WHERE {of} AND step = 'open_download'"), String::new()),
        ] {
            assert_eq!(raw.run(&harm).await, Ok(1), "{harm}");
            assert!(!findings(&app).await.is_empty(), "not found: {harm}");
            if !back.is_empty() {
                assert_eq!(raw.run(&back).await, Ok(1), "{back}");
                assert_eq!(findings(&app).await, Vec::<Finding>::new(), "put back: {back}");
            }
        }
        raw.close().await;
    }

    async fn p10_a_reason_that_trail_and_case_agree_on_is_held_against_the_log(app: TestApp) {
        let stage = Stage::new(&app, Track::GiProduct).await;
        let id = stage.submitted(&app, "gi_product.gi_product").await;
        stage.step(&app, &stage.county, &id, "not_accept", &[]).await.expect(303);
        assert_eq!(findings(&app).await, Vec::<Finding>::new());
        // Whoever can change one table can change two: the log has committed to the reason.
        crate::operations::verify::append_only(&app.db.url_text(), false).await;
        let raw = Raw::open(&app.db).await;
        for table in ["application_step", "audit"] {
            let (of, step) = if table == "audit" { ("object", "action = 'application.not_accept'") } else { ("application", "step = 'not_accept'") };
            let harm = format!("UPDATE {table} SET reason = '另有隐情' WHERE {of} = '{id}' AND {step}");
            assert_eq!(raw.run(&harm).await, Ok(1), "{harm}");
        }
        raw.close().await;
        crate::operations::verify::append_only(&app.db.url_text(), true).await;
        let found = findings(&app).await;
        assert!(found.iter().any(|finding| finding.what.contains("public log commits")), "{found:?}");
    }
}
