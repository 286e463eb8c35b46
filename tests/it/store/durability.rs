//! What was acknowledged is on disk, and nobody is told that the database is locked.

use daodi::ports::{FieldEdit, Labels as _, NewScan, Registry as _};
use daodi::registry::DataSet;
use std::sync::Arc;
use store::{DatabaseUrl, Options, Store};
use tests::register::{changes, import, rows, tokens};
use tests::{TestDb, each_db};

fn edit(number: usize) -> FieldEdit {
    FieldEdit {
        data_set: DataSet::Products,
        key: format!("product-{number}"),
        field: "notes".to_owned(),
        value: number.into(),
        at: 0,
        by: "officer".to_owned(),
    }
}

each_db! {
    // P6: two processes' worth of writers, readers beside them; each write is answered and each is there.
    async fn p6_sixty_four_writers_all_get_through(db: TestDb) {
        let other = db.open_again().await;
        let stores = [Arc::new(db.store.clone()), Arc::new(other)];
        let tasks: Vec<_> = (0..64)
            .map(|writer| {
                let store = stores[writer % 2].clone();
                tokio::spawn(async move {
                    for n in 0..4 {
                        store.record_field_edit(&edit(writer * 4 + n), &tests::act()).await?;
                        store.generation().await?;
                    }
                    Ok::<_, daodi::ports::StoreError>(())
                })
            })
            .collect();
        for task in tasks {
            task.await.unwrap().unwrap();
        }
        assert_eq!(db.store.field_edits().await.unwrap().len(), 256);
        stores[1].close().await;
    }

    async fn a_dropped_transaction_leaves_nothing_and_blocks_nobody(db: TestDb) {
        let rows = rows();
        // Given up somewhere in the middle, again and again.
        for patience in 0..12_u64 {
            let (run, changed, words) = (import(1), changes(&rows, true), tokens());
            let act = tests::act();
            let apply = db.store.apply(&run, &rows, &changed, &words, &act);
            let _given_up = tokio::time::timeout(std::time::Duration::from_millis(patience), apply).await;
        }
        // Whole or not at all.
        let stored = db.store.load().await.unwrap();
        if db.store.imports().await.unwrap().is_empty() {
            assert!(stored.products.is_empty() && stored.divisions.is_empty());
            db.store.apply(&import(1), &rows, &[], &[], &tests::act()).await.unwrap();
        }
        assert_eq!(db.store.load().await.unwrap(), rows);
    }
}

/// P1, P2 in the simple form: what stands in the files at the moment of the answer is enough, without a checkpoint and
/// without a clean end.
#[tokio::test]
async fn p2_what_was_acknowledged_survives_without_a_clean_end() {
    let db = TestDb::sqlite().await;
    let file = db.file().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let rows = rows();
    db.store.apply(&import(1), &rows, &[], &tokens(), &tests::act()).await.unwrap();
    for number in 0..20 {
        let scan = NewScan {
            code: format!("CODE{number}"),
            at: number,
            province: None,
            device: "d".to_owned(),
            day: "2026-04-05".to_owned(),
            client: "browser".to_owned(),
        };
        assert!(db.store.record_scan(&scan).await.unwrap().is_first);
        let copy = folder.path().join(format!("{number}.db"));
        std::fs::copy(&file, &copy).unwrap();
        let log = |path: &std::path::Path| std::path::PathBuf::from(format!("{}-wal", path.display()));
        assert!(log(&file).exists(), "the log has not been folded in");
        std::fs::copy(log(&file), log(&copy)).unwrap();
        let reopened = Store::open(&DatabaseUrl::sqlite(&copy), &Options::default()).await.unwrap();
        for acknowledged in 0..=number {
            let known = reopened.scans(&format!("CODE{acknowledged}")).await.unwrap();
            assert_eq!(known.map(|k| k.first_at), Some(acknowledged));
        }
        assert_eq!(reopened.load().await.unwrap(), rows);
        reopened.close().await;
    }
}
