//! What the store holds after an import, on both engines.

use super::directory::{Copy, henan};
use daodi::identifiers::Slug;
use daodi::ports::{FieldEdit, Registry};
use daodi::registry::{DataSet, RegisterRows};
use serde_json::{Value, json};
use server::clock::Clock;
use server::import::{
    FieldChange, ImportError, ImportReport, KeptRow, OfficerKept, Outcome, RowChange, SetReport, run,
};
use std::path::Path;
use store::Store;
use tests::each_db;
use tests::register;

/// Imports a directory.
async fn import(store: &Store, dir: &Path) -> ImportReport {
    run(store, dir, Clock::system(), &tests::acting(), false).await.unwrap()
}

fn set(report: &ImportReport, data_set: DataSet) -> SetReport {
    *report.sets.iter().find(|set| set.data_set == data_set).unwrap()
}

/// Rows in, added, changed, unchanged, kept, stored.
fn figures(set: SetReport) -> [usize; 6] {
    let stored = usize::try_from(set.stored).unwrap();
    [set.rows_in, set.added, set.changed, set.unchanged, set.kept, stored]
}

fn sorted(mut rows: RegisterRows) -> RegisterRows {
    rows.announcements.sort_by(|a, b| a.id.cmp(&b.id));
    for announcement in &mut rows.announcements {
        announcement.products.sort();
    }
    rows
}

fn edit(field: &str, value: Value) -> FieldEdit {
    FieldEdit {
        data_set: DataSet::Products,
        key: "xinyang-maojian".to_owned(),
        field: field.to_owned(),
        value,
        at: 5,
        by: "officer".to_owned(),
    }
}

each_db! {
    async fn the_real_register_is_stored_whole_and_twice_changes_nothing(db: TestDb) {
        let report = import(&db.store, &henan()).await;
        assert_eq!(report.outcome, Outcome::Written);
        assert_eq!(report.import_id, db.store.imports().await.unwrap().first().map(|import| import.id.clone()));
        assert!(report.import_id.is_some());
        let expected = [202, 51, 558, 2586, 5, 148, 368, 131, 228, 236, 81];
        for (of, rows) in DataSet::ALL.iter().zip(expected) {
            assert_eq!(figures(set(&report, *of)), [rows, rows, 0, 0, 0, rows], "{}", of.code());
        }
        let loaded = db.store.load().await.unwrap();
        let read = server::import::read(&henan()).map_err(|r| r.to_string()).unwrap();
        assert_eq!(sorted(loaded), sorted(read.rows), "what is loaded is what was read");
        let generation = db.store.generation().await.unwrap();

        let again = import(&db.store, &henan()).await;
        assert_eq!((again.outcome, again.import_id.as_ref()), (Outcome::NothingToDo, None));
        assert_eq!(figures(set(&again, DataSet::Products)), [228, 0, 0, 228, 0, 228]);
        assert!(again.to_string().ends_with("Nothing to do: everything is stored already.\n"), "{again}");
        assert_eq!(db.store.generation().await.unwrap(), generation);
        assert_eq!(db.store.imports().await.unwrap().len(), 1);
        assert_eq!(db.store.versions(DataSet::Products, "xinyang-maojian").await.unwrap().len(), 1);
        let total = expected.iter().sum::<usize>() + read_certainty();
        assert_eq!(db.store.imports().await.unwrap()[0].added, i64::try_from(total).unwrap());
    }

    async fn a_trial_run_tells_all_and_writes_nothing(db: TestDb) {
        let report = run(&db.store, &henan(), Clock::system(), &tests::acting(), true).await.unwrap();
        assert_eq!((report.outcome, report.import_id.as_ref()), (Outcome::DryRun, None));
        assert_eq!(figures(set(&report, DataSet::Products)), [228, 228, 0, 0, 0, 0]);
        assert_eq!(db.store.load().await.unwrap(), RegisterRows::default());
        assert_eq!((db.store.generation().await.unwrap(), db.store.imports().await.unwrap().len()), (0, 0));
    }

    async fn one_changed_cell_gives_one_version_and_a_new_generation(db: TestDb) {
        import(&db.store, &henan()).await;
        let generation = db.store.generation().await.unwrap();
        let copy = Copy::new().replace("products.csv", "Xinyang Maojian Tea", "Xinyang Maojian Green Tea");
        let report = import(&db.store, copy.path()).await;
        assert_eq!(figures(set(&report, DataSet::Products)), [228, 0, 1, 227, 0, 228]);
        let (before, after) = (json!("Xinyang Maojian Tea"), json!("Xinyang Maojian Green Tea"));
        let fields = vec![FieldChange { field: "name_en".to_owned(), before, after: after.clone() }];
        let key = "xinyang-maojian".to_owned();
        assert_eq!(report.changed, [RowChange { data_set: DataSet::Products, key, fields }]);
        assert!(db.store.generation().await.unwrap() > generation);
        let versions = db.store.versions(DataSet::Products, "xinyang-maojian").await.unwrap();
        assert_eq!(versions.len(), 2);
        assert!(versions[1].at >= versions[0].at);
        assert_eq!(Some(&versions[1].import_id), report.import_id.as_ref());
        assert_eq!(versions[1].body.get("name_en"), Some(&after));
        assert_eq!(db.store.versions(DataSet::Products, "lingbao-pingguo").await.unwrap().len(), 1);
        let (product, _) = db.store.product("xinyang-maojian").await.unwrap().unwrap();
        assert_eq!(product.name_en, "Xinyang Maojian Green Tea");
        let record = &db.store.imports().await.unwrap()[0];
        assert_eq!((record.added, record.changed, record.files_sha256 == report.files_sha256), (0, 1, true));
    }

    async fn a_new_wording_of_an_announcement_is_stored_though_no_row_changes(db: TestDb) {
        import(&db.store, &henan()).await;
        let copy = Copy::new().replace("products.csv", "质检总局公告2007年第50号", "国家质检总局公告2007年第50号");
        let report = import(&db.store, copy.path()).await;
        assert_eq!((report.outcome, report.changed.len()), (Outcome::Written, 0));
        let announcements = db.store.load().await.unwrap().announcements;
        let garlic = announcements.iter().find(|a| a.id.as_str() == "aqsiq-50-2007").unwrap();
        assert_eq!(garlic.text, "国家质检总局公告2007年第50号");
        assert_eq!(import(&db.store, copy.path()).await.outcome, Outcome::NothingToDo);
    }

    async fn a_field_that_an_officer_edited_wins_and_is_listed(db: TestDb) {
        import(&db.store, &henan()).await;
        db.store.record_field_edit(&edit("standard", json!("GB/T 22737")), &tests::act()).await.unwrap();
        let report = import(&db.store, &henan()).await;
        let expected = OfficerKept {
            data_set: DataSet::Products,
            key: "xinyang-maojian".to_owned(),
            field: "standard".to_owned(),
            file: json!("GB/T 22737-2008"),
            officer: json!("GB/T 22737"),
            by: "officer".to_owned(),
            at: 5,
        };
        assert_eq!(report.officer_kept, std::slice::from_ref(&expected));
        assert_eq!(figures(set(&report, DataSet::Products)), [228, 0, 1, 227, 0, 228]);
        let standard = || async { db.store.product("xinyang-maojian").await.unwrap().unwrap().0.standard };
        assert_eq!(standard().await.as_deref(), Some("GB/T 22737"));
        // The files change the same field and another one: the officer's stays, the other is taken.
        let copy = Copy::new().replace("products.csv", "GB/T 22737-2008", "GB/T 22737-2026").replace(
            "products.csv",
            "Xinyang Maojian Tea",
            "Xinyang Maojian Green Tea",
        );
        let report = import(&db.store, copy.path()).await;
        assert_eq!(report.officer_kept, [OfficerKept { file: json!("GB/T 22737-2026"), ..expected }]);
        let fields: Vec<&str> = report.changed.iter().flat_map(|row| &row.fields).map(|f| f.field.as_str()).collect();
        assert_eq!(fields, ["name_en"]);
        assert_eq!(standard().await.as_deref(), Some("GB/T 22737"));
        assert!(report.to_string().contains("Edited by an officer, whose value stays:"));
        let again = import(&db.store, copy.path()).await;
        assert_eq!((again.outcome, again.officer_kept.len()), (Outcome::NothingToDo, 1));
    }

    async fn an_edit_that_does_not_fit_its_row_stops_the_import(db: TestDb) {
        import(&db.store, &henan()).await;
        let generation = db.store.generation().await.unwrap();
        for (field, value) in [("no_such_field", json!("x")), ("season_months", json!("May")), ("slug", json!("other"))] {
            db.store.record_field_edit(&edit(field, value), &tests::act()).await.unwrap();
            let error = run(&db.store, &henan(), Clock::system(), &tests::acting(), false).await.unwrap_err();
            assert!(matches!(&error, ImportError::Edit { .. }), "{error}");
            assert_eq!(db.store.generation().await.unwrap(), generation);
        }
    }

    async fn nothing_is_written_of_files_with_one_wrong_cell(db: TestDb) {
        let copy = Copy::new().replace("products.csv", ",信阳市,浉河区", ",信阳市,师河区");
        let report = import(&db.store, copy.path()).await;
        assert_eq!((report.outcome, report.problem_count), (Outcome::Refused, 1));
        assert!(report.refused());
        assert_eq!(db.store.load().await.unwrap(), RegisterRows::default());
        assert_eq!((db.store.generation().await.unwrap(), db.store.imports().await.unwrap().len()), (0, 0));
        // The same over a register that is there already.
        import(&db.store, &henan()).await;
        let (rows, generation) = (db.store.load().await.unwrap(), db.store.generation().await.unwrap());
        assert_eq!(import(&db.store, copy.path()).await.outcome, Outcome::Refused);
        assert_eq!((db.store.load().await.unwrap(), db.store.generation().await.unwrap()), (rows, generation));
    }

    async fn cells_that_look_like_formulas_are_kept_as_text(db: TestDb) {
        let copy = Copy::new().append("products.csv", "products-formulas.csv");
        assert_eq!(import(&db.store, copy.path()).await.outcome, Outcome::Written);
        let (product, _) = db.store.product("test-formulas").await.unwrap().unwrap();
        assert_eq!(product.quality_traits.as_deref(), Some("=HYPERLINK(\"http://example.org\",\"点此\")"));
        assert_eq!(product.area_text.as_deref(), Some("+1+1"));
        assert_eq!(product.notes.as_deref(), Some("@SUM(A1)\n'; DROP TABLE product; --"));
        assert_eq!(product.aliases, ["-2+3", "<script>alert(1)</script>"]);
        assert_eq!(import(&db.store, copy.path()).await.outcome, Outcome::NothingToDo);
    }

    async fn a_row_that_leaves_the_files_stays_with_its_announcements(db: TestDb) {
        import(&db.store, &henan()).await;
        let before = db.store.load().await.unwrap();
        // With the product go the enterprises and bases that refer to it.
        let copy = Copy::new();
        let path = copy.path().join("products.csv");
        let text = std::fs::read_to_string(&path).unwrap();
        let without: String = text.split_inclusive('\n').filter(|line| !line.starts_with("zhengyang-sanhuangji,")).collect();
        assert_ne!(text, without);
        std::fs::write(&path, without).unwrap();
        let used = ["enterprises.csv", "bases.csv"];
        for file in used {
            let path = copy.path().join(file);
            let text = std::fs::read_to_string(&path).unwrap();
            let kept: String = text.split_inclusive('\n').filter(|line| !line.contains("zhengyang-sanhuangji")).collect();
            std::fs::write(&path, kept).unwrap();
        }
        let report = import(&db.store, copy.path()).await;
        assert_eq!(report.outcome, Outcome::NothingToDo, "{report}");
        assert_eq!(figures(set(&report, DataSet::Products)), [227, 0, 0, 227, 1, 228]);
        let key = "zhengyang-sanhuangji".to_owned();
        assert!(report.kept.contains(&KeptRow { data_set: DataSet::Products, key }));
        assert_eq!(db.store.load().await.unwrap(), before);
    }

    async fn demonstration_rows_stay_out_of_it(db: TestDb) {
        import(&db.store, &henan()).await;
        let mut product = register::product("demo-product", "演示产品");
        let mut enterprise = register::enterprise("demo-enterprise", "演示企业");
        let mut base = register::base("demo-base", "演示基地");
        product.counties.clear();
        enterprise.products = vec![product.slug.clone()];
        base.product = Some(product.slug.clone());
        base.enterprise = Some(enterprise.id.clone());
        let authorisation = register::authorisation(1, "demo-enterprise", "demo-product");
        db.store.ensure_demonstration(&product, &enterprise, &base, &authorisation, &tests::act()).await.unwrap();
        let again = import(&db.store, &henan()).await;
        assert_eq!(again.outcome, Outcome::NothingToDo);
        assert_eq!(set(&again, DataSet::Products).stored, 228);
        let copy = Copy::new().replace("products.csv", "Xinyang Maojian Tea", "Xinyang Maojian Green Tea");
        assert_eq!(figures(set(&import(&db.store, copy.path()).await, DataSet::Products)), [228, 0, 1, 227, 0, 228]);
        assert_eq!(db.store.product("demo-product").await.unwrap(), Some((product, true)));
        assert_eq!(db.store.enterprise("demo-enterprise").await.unwrap(), Some((enterprise, true)));
        assert_eq!(db.store.authorisations("demo-enterprise", "demo-product").await.unwrap(), [authorisation]);
        let rows = db.store.load().await.unwrap();
        assert!(rows.products.iter().all(|p| p.slug != Slug::parse("demo-product").unwrap()));
    }
}

fn read_certainty() -> usize {
    std::fs::read_to_string(henan().join("certainty.csv")).unwrap().lines().count() - 1
}
