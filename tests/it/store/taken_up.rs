//! Enterprises that an office takes up with a claim, and imports afterwards.

use daodi::people::{Claim, ClaimState, Part};
use daodi::ports::{People as _, Registry as _, StoreError};
use daodi::registry::{Citation, DataSet, SourceKind};
use daodi::search::ObjectKind;
use server::clock::Clock;
use server::import::{ImportError, KeptRow, Outcome, plan, run};
use std::path::Path;
use store::Store;
use tests::people::{act_of, claim, decision, officer, producer, uscc, with_register};
use tests::register::{TRICKY, code, slug};
use tests::{TestDb, each_db, seed};

/// Makes a claim and has it accepted by an officer of 浉河区's office.
async fn accepted(store: &Store, claim: &Claim, new: Option<&str>) -> Result<bool, StoreError> {
    store.insert_claim(claim, &[], &act_of(&claim.account)).await.unwrap();
    let by = tests::people::id(9);
    let said = daodi::ports::ClaimDecision { new_enterprise: new.map(str::to_owned), ..decision(&by, true) };
    store.decide_claim(code("411502"), claim, &said, &[], &act_of(&by)).await
}

async fn import(store: &Store, dir: &Path) -> server::import::ImportReport {
    run(store, dir, Clock::system(), &tests::acting(), false).await.unwrap()
}

async fn with_henan(db: &TestDb) {
    seed::import(&db.store).await;
    producer(&db.store, 1).await;
    officer(&db.store, 9, "411502").await;
}

/// A folder with Henan's files of which one was changed.
fn changed(file: &str, change: impl Fn(String) -> String) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let copied = std::process::Command::new("cp").arg("-r").arg(seed::henan().join(".")).arg(folder.path()).status();
    assert!(copied.unwrap().success());
    let path = folder.path().join(file);
    let text = std::fs::read_to_string(&path).unwrap();
    let new = change(text.clone());
    assert_ne!(text, new);
    std::fs::write(path, new).unwrap();
    folder
}

each_db! {
    async fn an_enterprise_that_is_not_there_is_taken_up_with_the_claim(db: TestDb) {
        with_register(&db.store).await;
        let who = producer(&db.store, 1).await;
        officer(&db.store, 9, "411502").await;
        let generation = db.store.generation().await.unwrap();
        let one = Claim { name: TRICKY.to_owned(), ..claim(1, &who, None) };
        assert_eq!(accepted(&db.store, &one, Some("ent-new")).await, Ok(true));
        let (row, demo) = db.store.enterprise("ent-new").await.unwrap().unwrap();
        assert!(!demo);
        assert_eq!((row.name.as_str(), row.role.as_str(), &row.uscc), (TRICKY, "企业", &Some(uscc(1))));
        assert_eq!((row.prefecture, row.county), (Some(code("411500")), Some(code("411502"))));
        let text = "经浉河区知识产权局核对登记，2026-11-20".to_owned();
        assert_eq!(row.sources, [Citation { kind: SourceKind::Web, text }]);
        assert_eq!(db.store.load().await.unwrap().enterprises.last(), Some(&row));
        assert!(db.store.generation().await.unwrap() > generation);
        let stored = db.store.claim_of(&who, &one.id).await.unwrap().unwrap();
        assert_eq!((stored.state, stored.enterprise.as_deref()), (ClaimState::Accepted, Some("ent-new")));
        let members = db.store.members(&who, "ent-new").await.unwrap();
        assert_eq!(members.iter().map(|m| m.part).collect::<Vec<_>>(), [Part::Owner]);
        // Its code is its own, not an edit of somebody else's row.
        assert_eq!(db.store.field_edits().await.unwrap(), []);
        assert_eq!(db.store.enterprise_by_uscc(uscc(1).as_str()).await.unwrap().as_deref(), Some("ent-new"));
        assert_eq!(db.store.enterprise_by_uscc(uscc(2).as_str()).await.unwrap(), None);
        let named = vec![("ent-new".to_owned(), TRICKY.to_owned()), ("ent-zz".to_owned(), TRICKY.to_owned())];
        assert_eq!(db.store.enterprises_named(TRICKY).await.unwrap(), named);
        assert_eq!(db.store.enterprises_named("茶").await.unwrap(), []);
    }

    async fn an_enterprise_is_not_taken_up_twice_nor_over_another(db: TestDb) {
        with_register(&db.store).await;
        let who = producer(&db.store, 1).await;
        officer(&db.store, 9, "411502").await;
        // Without an id, with one that is none, and with one that is taken.
        let one = claim(1, &who, None);
        for (number, new) in [(1, None), (2, Some("Not A Slug")), (3, Some("ent-zz"))] {
            let one = Claim { uscc: uscc(1), ..claim(number, &who, None) };
            assert_eq!(accepted(&db.store, &one, new).await, Err(StoreError::Conflict), "{new:?}");
            assert_eq!(db.store.claim_of(&who, &one.id).await.unwrap(), Some(one));
        }
        assert_eq!(db.store.count(DataSet::Enterprises).await.unwrap(), 2);
        // The second claim on the same code finds what the first brought in.
        let first = Claim { id: tests::people::id(71), ..one.clone() };
        assert_eq!(accepted(&db.store, &first, Some("ent-new")).await, Ok(true));
        let second = Claim { id: tests::people::id(72), account: producer(&db.store, 2).await, ..one.clone() };
        assert_eq!(accepted(&db.store, &second, Some("ent-other")).await, Ok(true));
        assert_eq!(db.store.count(DataSet::Enterprises).await.unwrap(), 3);
        let parts: Vec<_> = db.store.members(&who, "ent-new").await.unwrap().iter().map(|m| m.part).collect();
        assert_eq!(parts, [Part::Owner, Part::Operator]);
        // A code that another enterprise has is not given to this one.
        let third = Claim { id: tests::people::id(73), enterprise: Some("ent-aa".to_owned()), ..one };
        assert_eq!(accepted(&db.store, &third, None).await, Err(StoreError::Conflict));
        assert_eq!(db.store.enterprise("ent-aa").await.unwrap().unwrap().0.uscc, None);
    }

    async fn of_claims_on_one_new_code_decided_at_once_one_takes_it_up(db: TestDb) {
        with_register(&db.store).await;
        officer(&db.store, 9, "411502").await;
        let other = db.open_again().await;
        let mut tasks = Vec::new();
        for number in 20..32 {
            let one = Claim { uscc: uscc(1), ..claim(number, &producer(&db.store, number).await, None) };
            let store = if number % 2 == 0 { db.store.clone() } else { other.clone() };
            tasks.push(tokio::spawn(async move { (accepted(&store, &one, Some("e-one")).await, one) }));
        }
        for task in tasks {
            let (answer, one) = task.await.unwrap();
            // Who was a moment too late asks again and finds it.
            if answer == Err(StoreError::Conflict) {
                let by = tests::people::id(9);
                let said = decision(&by, true);
                let again = db.store.decide_claim(code("411502"), &one, &said, &[], &act_of(&by)).await;
                assert_eq!(again, Ok(true));
            } else {
                assert_eq!(answer, Ok(true));
            }
        }
        assert_eq!(db.store.count(DataSet::Enterprises).await.unwrap(), 3);
        let members = db.store.members_of("e-one").await.unwrap();
        assert_eq!((members.len(), members.iter().filter(|m| m.part == Part::Owner).count()), (12, 1));
        other.close().await;
    }

    async fn an_import_after_it_keeps_the_enterprise_and_finds_nothing_to_do(db: TestDb) {
        with_henan(&db).await;
        let before = db.store.load().await.unwrap();
        let bare = before.enterprises.iter().find(|e| e.uscc.is_none() && !e.products.is_empty()).unwrap();
        let who = tests::people::id(1);
        let new = Claim { name: "信阳市浉河区董家河云雾茶叶专业合作社".to_owned(), ..claim(1, &who, None) };
        assert_eq!(accepted(&db.store, &new, Some("ent-xin")).await, Ok(true));
        assert_eq!(accepted(&db.store, &claim(2, &who, Some(bare.id.as_str())), None).await, Ok(true));
        let after = db.store.load().await.unwrap();
        assert_eq!(after.enterprises.len(), before.enterprises.len() + 1);
        let own = |e: &&daodi::registry::Enterprise| e.id == bare.id;
        assert_eq!(after.enterprises.iter().find(own).unwrap().uscc, Some(uscc(2)));
        // Both are found at once, and as an import would have it.
        let mut tokens = db.store.search_tokens().await.unwrap();
        tokens.sort_unstable();
        assert_eq!(tokens, daodi::search::tokens(&after));
        assert!(tokens.iter().any(|t| t.kind == ObjectKind::Enterprise && t.object == "ent-xin"));

        let again = import(&db.store, &seed::henan()).await;
        assert_eq!(again.outcome, Outcome::NothingToDo, "{again}");
        assert!(again.kept.contains(&KeptRow { data_set: DataSet::Enterprises, key: "ent-xin".to_owned() }));
        let kept: Vec<_> =
            again.officer_kept.iter().map(|k| (k.key.as_str(), k.field.as_str(), k.by.as_str())).collect();
        assert_eq!(kept, [(bare.id.as_str(), "uscc", tests::people::id(9).as_str())]);
        // An import that writes carries both on.
        let copy = changed("products.csv", |text| text.replace("Xinyang Maojian Tea", "Xinyang Maojian Green Tea"));
        assert_eq!(import(&db.store, copy.path()).await.outcome, Outcome::Written);
        let mut expected = after.enterprises;
        let mut stored = db.store.load().await.unwrap().enterprises;
        for rows in [&mut expected, &mut stored] {
            rows.sort_by(|a, b| a.id.cmp(&b.id));
        }
        assert_eq!(stored, expected);
        assert_eq!(db.store.members(&who, "ent-xin").await.unwrap().len(), 1);
        assert_eq!(import(&db.store, copy.path()).await.outcome, Outcome::NothingToDo);
    }

    async fn files_that_bring_the_same_code_under_another_id_are_told_which_to_use(db: TestDb) {
        with_henan(&db).await;
        let who = tests::people::id(1);
        let new = Claim { name: "新企业".to_owned(), ..claim(1, &who, None) };
        assert_eq!(accepted(&db.store, &new, Some("ent-xin")).await, Ok(true));
        let header = std::fs::read_to_string(seed::henan().join("enterprises.csv")).unwrap();
        let columns: Vec<&str> = header.lines().next().unwrap().trim_start_matches('\u{feff}').split(',').collect();
        let model = header.lines().last().unwrap();
        let row = |id: &str| {
            let value = |column: &&str| match *column {
                "id" => id.to_owned(),
                "name_zh" => "新企业".to_owned(),
                "uscc" => uscc(1).to_string(),
                "prefecture" => "信阳市".to_owned(),
                "county" => "浉河区".to_owned(),
                "role" => "企业".to_owned(),
                "source" | "sources" => model.rsplit(',').next().unwrap().to_owned(),
                _ => String::new(),
            };
            columns.iter().map(value).collect::<Vec<_>>().join(",")
        };
        let other = changed("enterprises.csv", |text| format!("{}\n{}\n", text.trim_end(), row("ent-other")));
        let error = run(&db.store, other.path(), Clock::system(), &tests::acting(), false).await.unwrap_err();
        let ImportError::SameCode { uscc: which, stored, incoming } = &error else { panic!("{error}") };
        assert_eq!((which.as_str(), stored.as_str(), incoming.as_str()), (uscc(1).as_str(), "ent-xin", "ent-other"));
        assert!(error.to_string().contains("give its row the id ent-xin"), "{error}");
        // With that id the files' row and the office's are one.
        let same = changed("enterprises.csv", |text| format!("{}\n{}\n", text.trim_end(), row("ent-xin")));
        assert_eq!(import(&db.store, same.path()).await.outcome, Outcome::Written);
        assert_eq!(db.store.enterprise("ent-xin").await.unwrap().unwrap().0.id, slug("ent-xin"));
        assert_eq!(db.store.members(&who, "ent-xin").await.unwrap().len(), 1);
    }

    async fn an_import_compared_before_a_decision_writes_nothing(db: TestDb) {
        with_henan(&db).await;
        let copy = changed("products.csv", |text| text.replace("Xinyang Maojian Tea", "Xinyang Maojian Green Tea"));
        let incoming = server::import::read(copy.path()).map_err(|report| report.to_string()).unwrap();
        let compared = plan(&db.store, incoming).await.unwrap();
        let who = tests::people::id(1);
        assert_eq!(accepted(&db.store, &claim(1, &who, None), Some("ent-xin")).await, Ok(true));
        let imports = db.store.imports().await.unwrap();
        let error = server::import::apply(&db.store, compared, Clock::system(), &tests::acting()).await.unwrap_err();
        assert!(matches!(error, ImportError::Moved), "{error}");
        assert_eq!(db.store.imports().await.unwrap(), imports);
        assert_eq!(import(&db.store, copy.path()).await.outcome, Outcome::Written);
    }
}
