//! Which office takes the applications under a right: by place, until a document is recorded.

use super::stage::Stage;
use daodi::ports::{AuditQuery, Cases as _, LogQuery, Trail as _};
use daodi::registry::Track;
use tests::each_app;

each_app! {
    async fn an_application_goes_to_the_office_that_a_document_names(app: TestApp) {
        let stage = Stage::new(&app, Track::GiProduct).await;
        let at = format!("/desk/handling/{}/gi_product", stage.product);
        let before = stage.begun(&app, "gi_product.gi_product").await;
        let by_place = stage.case(&app, &before).await.office;
        let page = app.get_as(&stage.province, &at).await.expect(200);
        assert!(page.text().contains("按产地推定，待核"));
        // What is wrong is named, and what was typed stays.
        let wrong = [("office", "999999"), ("document", "公告〔2010〕7号"), ("version", "0")];
        let refused = app.post_as(&stage.province, &at, &wrong).await.expect(422);
        assert!(refused.text().contains("office-error") && refused.text().contains("公告〔2010〕7号"));
        for (document, mark) in [("", "document-error"), (&*"长".repeat(201), "document-error"), ("行\n行", "document-error")] {
            let wrong = [("office", "411500"), ("document", document), ("version", "0")];
            assert!(app.post_as(&stage.province, &at, &wrong).await.expect(422).text().contains(mark), "{document:?}");
        }
        // Nor is the province's own office one that takes applications; and only the province says who is.
        let wrong = [("office", "410000"), ("document", "公告"), ("version", "0")];
        app.post_as(&stage.province, &at, &wrong).await.expect(422);
        let named = [("office", "411500"), ("city_review", "yes"), ("document", "国家质检总局公告2010年第7号"), ("version", "0")];
        for other in [&stage.city, &stage.county, &stage.producer, &stage.auditor] {
            app.post_as(other, &at, &named).await.expect(403);
        }
        app.post_as(&stage.province, &at, &named).await.expect(303);
        app.post_as(&stage.other, &at, &named).await.expect(409);
        let page = app.get_as(&stage.auditor, &at).await.expect(200);
        assert!(page.text().contains("国家质检总局公告2010年第7号") && page.text().contains("信阳市知识产权局"));
        let list = app.get_as(&stage.province, "/desk/handling?named=yes").await.expect(200);
        assert!(list.text().contains(&format!("/desk/handling/{}/gi_product", stage.product)));
        assert!(app.get(&format!("/apply?product={}&being=producer&county=411502", stage.product)).await.text().contains("信阳市知识产权局"));
        // A city's office has no city above it that could review.
        let known = app.app.store.named_offices().await.unwrap();
        assert_eq!((known.len(), known[0].handling.city_review, known[0].version), (1, false, 1));
        // The draft goes where the document says when it is handed in.
        stage.filled(&app, &before).await;
        let version = stage.case(&app, &before).await.version.to_string();
        app.post_as(&stage.producer, &format!("/my/applications/{before}/submit"), &[("version", &version)]).await.expect(303);
        let case = stage.case(&app, &before).await;
        assert_eq!((case.office.to_string().as_str(), case.city_review), ("411500", false));
        assert_ne!(case.office, by_place);
        // Taken away, it follows from the place again; each is in the trail and in the log.
        app.post_as(&stage.province, &at, &[("office", ""), ("document", ""), ("version", "1")]).await.expect(303);
        app.post_as(&stage.province, &at, &[("office", ""), ("document", ""), ("version", "0")]).await.expect(422);
        assert!(app.app.store.named_offices().await.unwrap().is_empty());
        assert!(app.get_as(&stage.province, &at).await.text().contains("按产地推定，待核"));
        app.app.log.sequence_all().await.unwrap();
        let query = AuditQuery { action: "office.name".to_owned(), limit: 9, ..AuditQuery::default() };
        assert_eq!(app.app.store.audit(&query).await.unwrap().rows.iter().filter(|row| row.refused.is_none()).count(), 2);
        let query = LogQuery { action: "office.name".to_owned(), limit: 9, ..LogQuery::default() };
        let leaves = app.app.store.log_entries(&query).await.unwrap().rows;
        assert!(leaves.iter().any(|row| row.leaf.contains("411500")) && leaves.len() == 2);
        // Nobody applies under a right that the product does not have.
        app.get_as(&stage.province, &format!("/desk/handling/{}/agri_gi_legacy", stage.product)).await.expect(404);
        app.get_as(&stage.province, "/desk/handling?page=99").await.expect(404);
        assert!(app.get_as(&stage.province, "/desk/handling?q=没有这个").await.expect(200).text().contains("没有符合条件的保护"));
    }
}
