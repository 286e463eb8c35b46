//! Any text, and a register of the real size.

use daodi::division::Township;
use daodi::ports::{Registry as _, StoreError};
use daodi::search::{ObjectKind, TokenRow};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use tests::each_db;
use tests::register::{changes, code, import, product, rows};

each_db! {
    async fn any_text_comes_back_or_is_refused(db: TestDb) {
        let mut runner = TestRunner::deterministic();
        let texts = (any::<String>(), proptest::option::of(any::<String>()), proptest::collection::vec(".*", 0..4));
        let numbers = (any::<f64>(), any::<f64>(), any::<i32>());
        for number in 1..=40 {
            let (name, notes, aliases) = texts.new_tree(&mut runner).unwrap().current();
            let (lon, lat, weight) = numbers.new_tree(&mut runner).unwrap().current();
            let mut rows = rows();
            rows.products[1].name = name.clone();
            rows.products[1].notes = notes.clone();
            rows.products[1].aliases = aliases;
            rows.products[1].point = Some((lon, lat));
            let token = TokenRow { token: name.clone(), kind: ObjectKind::Product, object: "jun-ci".to_owned(), weight };
            let applied = db.store.apply(&import(number), &rows, &changes(&rows, false), std::slice::from_ref(&token), &tests::act()).await;
            let nul = name.contains('\0') || notes.is_some_and(|notes| notes.contains('\0'));
            if nul || !lon.is_finite() || !lat.is_finite() {
                assert_eq!(applied, Err(StoreError::Conflict));
            } else {
                applied.unwrap();
                assert_eq!(db.store.load().await.unwrap(), rows);
                assert_eq!(db.store.search_tokens().await.unwrap(), [token]);
            }
        }
    }

    /// As many rows as Henan's register has, and more tokens. The bound is loose, for busy machines; the time is printed.
    async fn a_register_of_the_real_size_is_stored_in_seconds(db: TestDb) {
        let mut rows = rows();
        for i in 0..4_000 {
            rows.townships.push(Township {
                code: format!("4115021{i:05}"),
                name: format!("镇{i}"),
                kind: "镇".to_owned(),
                county: code("411502"),
                statistical_zone: false,
                point: Some((114.0, f64::from(i) / 1000.0)),
                point_source: Some("geonames".to_owned()),
            });
        }
        for i in 0..500 {
            let sources = rows.products[0].sources.clone();
            rows.products.push(daodi::registry::Product { sources, ..product(&format!("product-{i}"), "名") });
        }
        let token = |i: usize| TokenRow {
            token: format!("词{}", i % 7_000),
            kind: ObjectKind::Product,
            object: format!("product-{}", i / 7_000),
            weight: 1,
        };
        let tokens: Vec<_> = (0..60_000).map(token).collect();
        let changed = changes(&rows, true);
        let start = std::time::Instant::now();
        db.store.apply(&import(1), &rows, &changed, &tokens, &tests::act()).await.unwrap();
        let applied = start.elapsed();
        db.store.apply(&import(2), &rows, &changed, &tokens, &tests::act()).await.unwrap();
        let again = start.elapsed() - applied;
        let start = std::time::Instant::now();
        let loaded = db.store.load().await.unwrap();
        let read = start.elapsed();
        assert_eq!(loaded, rows);
        assert_eq!(db.store.search_tokens().await.unwrap().len(), tokens.len());
        println!("{:?}: applied {applied:?}, again {again:?}, loaded {read:?}", db.store.engine());
        assert!(applied.as_secs() < 20 && again.as_secs() < 20 && read.as_secs() < 10);
    }
}
