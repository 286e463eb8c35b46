//! The public log: numbers, tiles, checkpoints.

use super::trail::{entry, numbered, record, run};
use daodi::audit::Act;
use daodi::ports::{LogQuery, Sequenced, StoreError, Trail as _};
use std::sync::Arc;
use tests::people::NOW;
use tests::{Raw, each_db};

each_db! {
    async fn entries_get_numbers_tiles_and_checkpoints(db: TestDb) {
        let acts: Vec<_> = (0..5).map(|n| numbered(n, NOW - i64::from(n))).collect();
        record(&db.store, &acts).await;
        assert_eq!((db.store.log_size().await.unwrap(), db.store.log_checkpoint().await.unwrap()), (0, None));
        let pending: Vec<_> = acts.iter().rev().map(|act| entry(act, None)).collect();
        assert_eq!(db.store.log_pending(9).await.unwrap(), pending, "oldest first");
        assert_eq!(db.store.log_pending(2).await.unwrap(), pending[..2]);
        assert_eq!(db.store.log_entry_of(&acts[0].id).await.unwrap(), Some(entry(&acts[0], None)));
        // The checkpoint of the empty log, once.
        let empty = Sequenced { tiles: vec![], ..run(0, &[]) };
        db.store.sequence(&empty).await.unwrap();
        db.store.sequence(&Sequenced { note: "another".to_owned(), ..empty.clone() }).await.unwrap();
        assert_eq!(db.store.log_checkpoint().await.unwrap(), Some((0, NOW, empty.note.clone())));

        let first = run(0, &[&acts[4], &acts[3]]);
        db.store.sequence(&first).await.unwrap();
        assert_eq!(db.store.log_checkpoint().await.unwrap(), Some((2, NOW + 2, first.note.clone())));
        assert_eq!(db.store.log_tile(0, 0).await.unwrap().as_deref(), Some("hashes of 2"));
        assert_eq!(db.store.log_tile(1, 0).await.unwrap().as_deref(), Some(""));
        assert_eq!(db.store.log_tile(0, 1).await.unwrap(), None);
        let tiles = vec![(0, 0, "full".to_owned()), (0, 1, "new".to_owned())];
        let second = Sequenced { tiles, ..run(2, &[&acts[2], &acts[1], &acts[0]]) };
        db.store.sequence(&second).await.unwrap();
        let tiles = [db.store.log_tile(0, 0).await.unwrap().unwrap(), db.store.log_tile(0, 1).await.unwrap().unwrap()];
        assert_eq!(tiles, ["full", "new"]);
        assert_eq!((db.store.log_size().await.unwrap(), db.store.log_pending(9).await.unwrap()), (5, vec![]));
        let all: Vec<_> = (0..5_i64).map(|seq| entry(&acts[4 - usize::try_from(seq).unwrap()], Some(seq))).collect();
        assert_eq!(db.store.log_range(0, 99).await.unwrap(), all);
        assert_eq!(db.store.log_range(1, 2).await.unwrap(), all[1..3]);
        assert_eq!(db.store.log_range(5, 9).await.unwrap(), []);
        assert_eq!(db.store.log_entry(3).await.unwrap(), Some(all[3].clone()));
        assert_eq!((db.store.log_entry(5).await.unwrap(), db.store.log_entry(-1).await.unwrap()), (None, None));
        assert_eq!(db.store.log_entry_of(&acts[0].id).await.unwrap(), Some(all[4].clone()));
        let find = async |query: LogQuery| {
            let page = db.store.log_entries(&query).await.unwrap();
            (page.rows.iter().map(|e| e.seq.unwrap()).collect::<Vec<_>>(), page.total)
        };
        let some = LogQuery { limit: 9, ..LogQuery::default() };
        assert_eq!(find(some.clone()).await, (vec![4, 3, 2, 1, 0], 5));
        assert_eq!(find(LogQuery { limit: 2, offset: 1, ..some.clone() }).await, (vec![3, 2], 5));
        assert_eq!(find(LogQuery { object: "object 1".to_owned(), ..some.clone() }).await, (vec![3], 1));
        let kind = LogQuery { object_kind: "register".to_owned(), ..some.clone() };
        assert_eq!(find(LogQuery { action: "field.edit".to_owned(), ..kind }).await.1, 5);
        assert_eq!(find(LogQuery { action: "claim.make".to_owned(), ..some }).await, (vec![], 0));
    }

    async fn a_run_that_does_not_fit_the_log_is_refused_whole(db: TestDb) {
        let acts: Vec<_> = (0..3).map(|n| numbered(n, NOW)).collect();
        record(&db.store, &acts).await;
        db.store.sequence(&run(0, &[&acts[0]])).await.unwrap();
        let raw = Raw::open(&db).await;
        let before = raw.dump().await;
        let stranger = numbered(9, NOW);
        let silent = Act { leaf: None, ..numbered(8, NOW) };
        let fresh = Sequenced { size: 1, ..run(1, &[&acts[1]]) };
        let tiles = |tiles: &[(i64, i64)]| {
            let tiles = tiles.iter().map(|(level, number)| (*level, *number, "a".to_owned())).collect();
            Sequenced { tiles, ..fresh.clone() }
        };
        for (what, bad) in [
            ("an old size", run(0, &[&acts[1]])),
            ("a size to come", run(2, &[&acts[1]])),
            ("no entries and an old size", run(0, &[])),
            ("an entry twice", run(1, &[&acts[1], &acts[1]])),
            ("an entry with a number", run(1, &[&acts[0]])),
            ("an act that is not there", run(1, &[&acts[1], &stranger])),
            ("an act without a leaf", run(1, &[&silent])),
            ("a tile twice", tiles(&[(0, 0), (0, 0)])),
            ("a tile too high", tiles(&[(8, 0)])),
        ] {
            assert_eq!(db.store.sequence(&bad).await, Err(StoreError::Conflict), "{what}");
            assert_eq!(raw.dump().await, before, "{what}");
        }
        db.store.sequence(&fresh).await.unwrap();
        raw.close().await;
    }

    async fn of_two_servers_that_give_numbers_at_once_one_does(db: TestDb) {
        let stores = [Arc::new(db.store.clone()), Arc::new(db.open_again().await)];
        let (mut size, mut refused) = (0, 0);
        for round in 0..20_u32 {
            let acts: Vec<_> = (0..3).map(|n| numbered(3 * round + n, NOW)).collect();
            record(&db.store, &acts).await;
            let pending = db.store.log_pending(99).await.unwrap();
            let tasks: Vec<_> = (0..4_usize)
                .map(|i| {
                    let store = stores[i % 2].clone();
                    let entries = pending.iter().map(|e| (e.id.clone(), format!("hash of {}", e.id))).collect();
                    let note = format!("signed by {i}");
                    let one = Sequenced { entries, note, ..run(size, &acts.iter().collect::<Vec<_>>()) };
                    tokio::spawn(async move { store.sequence(&one).await })
                })
                .collect();
            let mut won = Vec::new();
            for (i, task) in tasks.into_iter().enumerate() {
                match task.await.unwrap() {
                    Ok(()) => won.push(i),
                    Err(error) => {
                        assert_eq!(error, StoreError::Conflict);
                        refused += 1;
                    }
                }
            }
            assert_eq!(won.len(), 1, "round {round}");
            size += 3;
            let (stored, _, note) = db.store.log_checkpoint().await.unwrap().unwrap();
            assert_eq!((stored, note), (size, format!("signed by {}", won[0])));
            assert_eq!(db.store.log_tile(0, 0).await.unwrap(), Some(format!("hashes of {size}")));
        }
        assert_eq!((db.store.log_size().await.unwrap(), refused), (60, 60));
        // Nothing lost, nothing doubled, no number left out.
        let entries = db.store.log_range(0, 99).await.unwrap();
        assert_eq!(entries.iter().map(|e| e.seq.unwrap()).collect::<Vec<_>>(), (0..60).collect::<Vec<_>>());
        let ids: std::collections::BTreeSet<_> = entries.iter().map(|e| &e.id).collect();
        assert_eq!(ids.len(), 60);
        assert_eq!(db.store.log_pending(9).await.unwrap(), []);
        stores[1].close().await;
    }
}
