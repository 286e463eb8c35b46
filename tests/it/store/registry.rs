//! What is written is what is read: rows, versions, edits, tokens, demonstration rows.

use daodi::division::BoundarySet;
use daodi::ports::{FieldEdit, Registry as _, StoreError};
use daodi::registry::{DataSet, RegisterRows};
use tests::each_db;
use tests::register::{TRICKY, authorisation, base, changes, enterprise, import, product, rows, slug, tokens};

each_db! {
    async fn what_is_applied_is_what_is_loaded(db: TestDb) {
        assert!(db.store.is_empty().await.unwrap());
        let rows = rows();
        db.store.apply(&import(1), &rows, &changes(&rows, true), &tokens(), &tests::act()).await.unwrap();
        assert_eq!(db.store.load().await.unwrap(), rows);
        let mut expected = tokens();
        expected.sort();
        let mut stored = db.store.search_tokens().await.unwrap();
        stored.sort();
        assert_eq!(stored, expected);
        assert_eq!(db.store.imports().await.unwrap(), [import(1)]);
        assert!(!db.store.is_empty().await.unwrap());
    }

    async fn every_set_is_counted(db: TestDb) {
        let rows = rows();
        db.store.apply(&import(1), &rows, &[], &[], &tests::act()).await.unwrap();
        for set in DataSet::ALL {
            let expected = match set {
                DataSet::Divisions => rows.divisions.len(),
                DataSet::DivisionChanges => rows.division_changes.len(),
                DataSet::Places => rows.places.len(),
                DataSet::Townships => rows.townships.len(),
                DataSet::Plans => rows.plans.len(),
                DataSet::Indicators => rows.indicators.len(),
                DataSet::CityComparison => rows.city_comparison.len(),
                DataSet::Programmes => rows.programmes.len(),
                DataSet::Products => rows.products.len(),
                DataSet::Enterprises => rows.enterprises.len(),
                DataSet::Bases => rows.bases.len(),
                DataSet::Certainty => rows.certainty.len(),
            };
            assert_eq!(db.store.count(*set).await.unwrap(), i64::try_from(expected).unwrap(), "{set:?}");
        }
    }

    async fn a_second_import_of_the_same_rows_changes_none(db: TestDb) {
        let rows = rows();
        db.store.apply(&import(1), &rows, &changes(&rows, true), &tokens(), &tests::act()).await.unwrap();
        db.store.apply(&import(2), &rows, &[], &tokens(), &tests::act()).await.unwrap();
        assert_eq!(db.store.load().await.unwrap(), rows);
        assert_eq!(db.store.search_tokens().await.unwrap().len(), tokens().len());
        assert_eq!(db.store.imports().await.unwrap(), [import(2), import(1)]);
        assert_eq!(db.store.versions(DataSet::Products, "xinyang-maojian").await.unwrap().len(), 1);
    }

    async fn a_changed_row_is_replaced_with_all_that_belongs_to_it(db: TestDb) {
        let mut rows = rows();
        db.store.apply(&import(1), &rows, &changes(&rows, true), &tokens(), &tests::act()).await.unwrap();
        rows.products[0].name = "信阳毛尖茶".to_owned();
        rows.products[0].counties.swap(0, 1);
        rows.products[0].protections.remove(0);
        rows.products[0].sources.pop();
        rows.products[0].aliases.clear();
        rows.products[0].area_box = None;
        rows.products.swap(0, 2);
        rows.enterprises[0].products.pop();
        rows.bases[0].enterprise = None;
        db.store.apply(&import(2), &rows, &changes(&rows, false), &[], &tests::act()).await.unwrap();
        // What the first product no longer rests on is cited by nothing, but this import brought it again.
        assert_eq!(db.store.load().await.unwrap(), rows);
        assert!(db.store.search_tokens().await.unwrap().is_empty());
        let versions = db.store.versions(DataSet::Products, "xinyang-maojian").await.unwrap();
        assert_eq!(versions.iter().map(|v| v.import_id.clone()).collect::<Vec<_>>(), [import(1).id, import(2).id]);
        assert_eq!(versions[1].at, import(2).at);
        assert_eq!(versions[1].body, serde_json::to_value(&rows.products[2]).unwrap());
        assert_ne!(versions[0].body, versions[1].body);
    }

    async fn a_row_that_left_the_files_stays_and_an_uncited_announcement_goes(db: TestDb) {
        let all = rows();
        db.store.apply(&import(1), &all, &[], &[], &tests::act()).await.unwrap();
        let mut fewer = all.clone();
        let gone = fewer.products.remove(1);
        fewer.enterprises.clear();
        fewer.bases.clear();
        fewer.authorisations.clear();
        fewer.announcements.retain(|a| a.id.as_str() == "cnipa-2025-646");
        fewer.products[0].protections[0].announcements.pop();
        db.store.apply(&import(2), &fewer, &[], &[], &tests::act()).await.unwrap();
        let stored = db.store.load().await.unwrap();
        assert!(stored.products.contains(&gone));
        assert_eq!(stored.enterprises, all.enterprises);
        assert_eq!(stored.authorisations, all.authorisations);
        assert_eq!(stored.announcements, fewer.announcements);
    }

    async fn the_generation_grows_with_each_change_of_the_register(db: TestDb) {
        let mut last = db.store.generation().await.unwrap();
        let rows = rows();
        db.store.apply(&import(1), &rows, &[], &[], &tests::act()).await.unwrap();
        let now = db.store.generation().await.unwrap();
        assert!(now > last);
        last = now;
        db.store.record_authorisation(&authorisation(9, "ent-aa", "jun-ci"), &tests::act()).await.unwrap();
        let now = db.store.generation().await.unwrap();
        assert!(now > last);
        assert_eq!(db.store.load().await.unwrap().authorisations.last(), Some(&authorisation(9, "ent-aa", "jun-ci")));
        assert_eq!(db.store.authorisations("ent-aa", "jun-ci").await.unwrap().len(), 1);
        assert!(db.store.authorisations("ent-aa", "xinyang-maojian").await.unwrap().is_empty());
    }

    async fn an_import_is_stored_whole_or_not_at_all(db: TestDb) {
        let good = rows();
        db.store.apply(&import(1), &good, &changes(&good, true), &tokens(), &tests::act()).await.unwrap();
        let generation = db.store.generation().await.unwrap();
        let spoilt: [fn(&mut RegisterRows); 8] = [
            |r| r.products[0].counties.push(tests::register::code("419999")),
            |r| r.enterprises[0].products.push(slug("no-such-product")),
            |r| r.bases[1].enterprise = Some(slug("no-such-enterprise")),
            |r| r.products[1].notes = Some("a\0b".to_owned()),
            |r| r.products[1].point = Some((f64::NAN, 1.0)),
            |r| r.townships.push(r.townships[0].clone()),
            |r| r.products[0].protections[0].announcements.push("no-such-announcement".to_owned()),
            |r| r.divisions[0].parent = Some(tests::register::code("419998")),
        ];
        for (number, spoil) in spoilt.iter().enumerate() {
            let mut bad = good.clone();
            bad.products[0].name = "changed".to_owned();
            spoil(&mut bad);
            let refused = db.store.apply(&import(2), &bad, &changes(&bad, false), &[], &tests::act()).await;
            assert_eq!(refused, Err(StoreError::Conflict), "{number}");
        }
        let twice = [tokens(), tokens()].concat();
        assert_eq!(db.store.apply(&import(2), &good, &[], &twice, &tests::act()).await, Err(StoreError::Conflict));
        assert_eq!(db.store.apply(&import(1), &good, &[], &[], &tests::act()).await, Err(StoreError::Conflict));
        assert_eq!(db.store.load().await.unwrap(), good);
        assert_eq!(db.store.generation().await.unwrap(), generation);
        assert_eq!(db.store.imports().await.unwrap().len(), 1);
        assert_eq!(db.store.search_tokens().await.unwrap().len(), tokens().len());
    }

    async fn officers_edits_are_stored_and_the_last_one_counts(db: TestDb) {
        let edit = |field: &str, value: serde_json::Value, at| FieldEdit {
            data_set: DataSet::Products,
            key: "xinyang-maojian".to_owned(),
            field: field.to_owned(),
            value,
            at,
            by: TRICKY.to_owned(),
        };
        let null = edit("applicant", serde_json::Value::Null, 1);
        db.store.record_field_edit(&edit("notes", "first".into(), 1), &tests::act()).await.unwrap();
        db.store.record_field_edit(&null, &tests::act()).await.unwrap();
        let last = edit("notes", serde_json::json!([TRICKY, 1.5, {"a": null}]), 2);
        db.store.record_field_edit(&last, &tests::act()).await.unwrap();
        assert_eq!(db.store.field_edits().await.unwrap(), [null, last]);
    }

    async fn demonstration_rows_stay_out_of_the_register(db: TestDb) {
        db.store.apply(&import(1), &rows(), &[], &[], &tests::act()).await.unwrap();
        let shown = product("yanshi-chanpin", "演示产品");
        let mut firm = enterprise("ent-yanshi", "演示企业");
        firm.products.push(shown.slug.clone());
        let mut place = base("base-yanshi", "演示基地");
        place.enterprise = Some(firm.id.clone());
        place.product = Some(shown.slug.clone());
        let right = authorisation(77, "ent-yanshi", "yanshi-chanpin");
        db.store.ensure_demonstration(&shown, &firm, &place, &right, &tests::act()).await.unwrap();
        let again = authorisation(78, "ent-yanshi", "yanshi-chanpin");
        db.store.ensure_demonstration(&shown, &firm, &place, &again, &tests::act()).await.unwrap();
        assert_eq!(db.store.load().await.unwrap(), rows());
        assert_eq!(db.store.count(DataSet::Products).await.unwrap(), 3);
        assert_eq!(db.store.product("yanshi-chanpin").await.unwrap(), Some((shown.clone(), true)));
        assert_eq!(db.store.enterprise("ent-yanshi").await.unwrap(), Some((firm.clone(), true)));
        assert_eq!(db.store.base("base-yanshi").await.unwrap(), Some((place.clone(), true)));
        assert_eq!(db.store.authorisations("ent-yanshi", "yanshi-chanpin").await.unwrap(), std::slice::from_ref(&right));
        // Neither passes for the other.
        let real = product("jun-ci", "演示产品");
        assert_eq!(db.store.ensure_demonstration(&real, &firm, &place, &right, &tests::act()).await, Err(StoreError::Conflict));
        let mut over = rows();
        over.products.push(shown);
        assert_eq!(db.store.apply(&import(2), &over, &[], &[], &tests::act()).await, Err(StoreError::Conflict));
    }

    async fn single_rows_are_read_with_all_that_belongs_to_them(db: TestDb) {
        let rows = rows();
        db.store.apply(&import(1), &rows, &[], &[], &tests::act()).await.unwrap();
        for row in &rows.products {
            assert_eq!(db.store.product(row.slug.as_str()).await.unwrap(), Some((row.clone(), false)));
        }
        for row in &rows.enterprises {
            assert_eq!(db.store.enterprise(row.id.as_str()).await.unwrap(), Some((row.clone(), false)));
        }
        for row in &rows.bases {
            assert_eq!(db.store.base(row.id.as_str()).await.unwrap(), Some((row.clone(), false)));
        }
        assert_eq!(db.store.product("no-such").await.unwrap(), None);
    }

    async fn boundaries_are_replaced(db: TestDb) {
        assert_eq!(db.store.boundaries().await.unwrap(), None);
        let set = |sha256: &str| BoundarySet {
            geojson: format!("{{\"type\":\"{}\"}}", "x".repeat(3_000_000)),
            source: TRICKY.to_owned(),
            licence: "MIT".to_owned(),
            crs: "CGCS2000".to_owned(),
            map_review_no: String::new(),
            sha256: sha256.to_owned(),
            at: 5,
        };
        db.store.replace_boundaries(&set("first"), &tests::act()).await.unwrap();
        db.store.replace_boundaries(&set("second"), &tests::act()).await.unwrap();
        assert_eq!(db.store.boundaries().await.unwrap(), Some(set("second")));
    }
}
