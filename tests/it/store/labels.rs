//! Batches, voided labels and scans.

use daodi::label::{Batch, BatchState, NetContent};
use daodi::ports::{Labels as _, NewScan, Registry as _, ScanSummary, StoreError};
use std::sync::Arc;
use tests::register::{TRICKY, import, rows};
use tests::{TestDb, each_db};

fn batch(id: &str, tag: u32) -> Batch {
    Batch {
        id: id.to_owned(),
        tag,
        epoch: 30,
        enterprise: "ent-zz".to_owned(),
        product: "xinyang-maojian".to_owned(),
        base: "base-zz".to_owned(),
        pack_date: jiff::civil::date(2026, 4, 5),
        net: NetContent::Grams(u32::MAX),
        count: 1 << 24,
        host: "dd.henan.cn".to_owned(),
        qr_version: 3,
        qr_ecc: 'M',
        state: BatchState::Issued,
        demo: false,
        issued_at: i64::from(tag),
        activated_at: None,
        recalled: None,
    }
}

fn scan(code: &str, day: &str, device: &str, at: i64) -> NewScan {
    NewScan {
        code: code.to_owned(),
        at,
        province: Some("河南".to_owned()),
        device: device.to_owned(),
        day: day.to_owned(),
        client: "wechat".to_owned(),
    }
}

async fn with_register(db: &TestDb) {
    db.store.apply(&import(1), &rows(), &[], &[], &tests::act()).await.unwrap();
}

each_db! {
    async fn batches_come_back_as_they_were_and_a_taken_tag_is_said(db: TestDb) {
        with_register(&db).await;
        let first = batch("a", (1 << 30) - 1);
        assert!(db.store.insert_batch(&first, &tests::act()).await.unwrap());
        assert!(!db.store.insert_batch(&batch("b", (1 << 30) - 1), &tests::act()).await.unwrap());
        let second = Batch { net: NetContent::Pieces(12), demo: true, count: 1, ..batch("b", 0) };
        assert!(db.store.insert_batch(&second, &tests::act()).await.unwrap());
        assert_eq!(db.store.batch("a").await.unwrap(), Some(first.clone()));
        assert_eq!(db.store.batch_by_tag(0).await.unwrap(), Some(second.clone()));
        assert_eq!(db.store.batch_by_tag(7).await.unwrap(), None);
        assert_eq!(db.store.batches(10).await.unwrap(), [first.clone(), second.clone()]);
        assert_eq!(db.store.batches(1).await.unwrap(), [first]);
        // The same id with another tag is no redraw but a mistake.
        assert_eq!(db.store.insert_batch(&batch("a", 5), &tests::act()).await, Err(StoreError::Conflict));
        assert_eq!(db.store.insert_batch(&Batch { count: 0, ..batch("c", 6) }, &tests::act()).await, Err(StoreError::Conflict));
        let stranger = Batch { enterprise: "no-such".to_owned(), ..batch("d", 8) };
        assert_eq!(db.store.insert_batch(&stranger, &tests::act()).await, Err(StoreError::Conflict));
    }

    async fn a_batch_changes_its_state_only(db: TestDb) {
        with_register(&db).await;
        db.store.insert_batch(&batch("a", 1), &tests::act()).await.unwrap();
        let recalled = Batch {
            state: BatchState::Recalled,
            activated_at: Some(5),
            recalled: Some((6, TRICKY.to_owned())),
            ..batch("a", 1)
        };
        db.store.update_batch(&Batch { count: 9, host: "other".to_owned(), ..recalled.clone() }, &tests::act()).await.unwrap();
        assert_eq!(db.store.batch("a").await.unwrap(), Some(recalled));
        assert_eq!(db.store.update_batch(&batch("zz", 1), &tests::act()).await, Err(StoreError::Conflict));
    }

    async fn a_void_label_stays_void_for_its_first_reason(db: TestDb) {
        assert_eq!(db.store.voided("CODE").await.unwrap(), None);
        db.store.void_label("CODE", 1, TRICKY, &tests::act()).await.unwrap();
        db.store.void_label("CODE", 2, "later", &tests::act()).await.unwrap();
        assert_eq!(db.store.voided("CODE").await.unwrap(), Some((1, TRICKY.to_owned())));
    }

    async fn queries_count_devices_and_days_once(db: TestDb) {
        assert_eq!(db.store.scans("CODE").await.unwrap(), None);
        let first = ScanSummary {
            first_at: 100,
            first_province: Some("河南".to_owned()),
            device_days: 1,
            is_first: true,
        };
        assert_eq!(db.store.record_scan(&scan("CODE", "2026-04-05", "d1", 100)).await.unwrap(), first);
        let seen = |device_days| ScanSummary { device_days, is_first: false, ..first.clone() };
        assert_eq!(db.store.record_scan(&scan("CODE", "2026-04-05", "d1", 101)).await.unwrap(), seen(1));
        assert_eq!(db.store.record_scan(&scan("CODE", "2026-04-05", "d2", 102)).await.unwrap(), seen(2));
        assert_eq!(db.store.record_scan(&scan("CODE", "2026-04-06", "d1", 103)).await.unwrap(), seen(3));
        assert!(db.store.record_scan(&scan("OTHER", "2026-04-06", "d1", 104)).await.unwrap().is_first);
        assert_eq!(db.store.scans("CODE").await.unwrap(), Some(seen(3)));
    }

    async fn exactly_one_of_a_hundred_scans_at_once_is_the_first(db: TestDb) {
        let store = Arc::new(db.store.clone());
        let other = Arc::new(db.open_again().await);
        let tasks: Vec<_> = (0..100)
            .map(|i| {
                let store = if i % 2 == 0 { store.clone() } else { other.clone() };
                tokio::spawn(async move { store.record_scan(&scan("CODE", "2026-04-05", &format!("d{i}"), i)).await })
            })
            .collect();
        let mut first = Vec::new();
        let mut times = std::collections::BTreeSet::new();
        for (i, task) in tasks.into_iter().enumerate() {
            let summary = task.await.unwrap().unwrap();
            times.insert(summary.first_at);
            if summary.is_first {
                first.push(i64::try_from(i).unwrap());
            }
        }
        assert_eq!(first.len(), 1);
        // Everybody was told the same first scan.
        assert_eq!(times.into_iter().collect::<Vec<_>>(), first);
        assert_eq!(db.store.scans("CODE").await.unwrap().unwrap().device_days, 100);
        other.close().await;
    }
}
