//! The audit trail.

use daodi::audit::{Act, Action, Actor, ObjectKind};
use daodi::people::{AuditRow, PageOf, Role};
use daodi::ports::{AuditQuery, AuditSeal, LogEntry, Sequenced, StoreError, Trail as _};
use store::Store;
use tests::people::{NOW, act_of, full_act, id, producer};
use tests::register::{TRICKY, code};
use tests::{Raw, each_db};

/// An act of this number, with a leaf, at this instant.
pub(super) fn numbered(number: u32, at: i64) -> Act {
    Act {
        id: id(600_000 + number),
        at,
        object: format!("object {number}"),
        leaf: Some(format!("{TRICKY}{number}")),
        ..tests::act()
    }
}

pub(super) fn entry(act: &Act, seq: Option<i64>) -> LogEntry {
    LogEntry {
        seq,
        id: act.id.clone(),
        at: act.at,
        action: act.action.code().to_owned(),
        object_kind: act.object_kind.code().to_owned(),
        object: act.object.clone(),
        leaf: act.leaf.clone().unwrap(),
    }
}

/// A run that gives these acts numbers.
pub(super) fn run(size: i64, acts: &[&Act]) -> Sequenced {
    let end = size + i64::try_from(acts.len()).unwrap();
    Sequenced {
        size,
        entries: acts.iter().map(|act| (act.id.clone(), format!("hash of {}", act.id))).collect(),
        tiles: vec![(0, 0, format!("hashes of {end}")), (1, 0, String::new())],
        at: NOW + end,
        note: format!("checkpoint {end}\n{TRICKY}"),
    }
}

pub(super) async fn record(store: &Store, acts: &[Act]) {
    for act in acts {
        store.record(act).await.unwrap();
    }
}

each_db! {
    async fn p35_an_act_is_read_as_it_was_recorded(db: TestDb) {
        let who = producer(&db.store, 1).await;
        let officer = Actor::Account { id: who.clone(), role: Role::CountyOfficer, office: Some(code("411502")) };
        let act = Act { actor: officer, ..full_act(&who) };
        db.store.record(&act).await.unwrap();
        let expected = AuditRow {
            id: act.id.clone(),
            at: act.at,
            actor_kind: "account".to_owned(),
            actor: Some(who.clone()),
            login: Some("someone1".to_owned()),
            on_behalf: Some("ent-zz".to_owned()),
            role: Some("county_officer".to_owned()),
            office: Some("411502".to_owned()),
            action: "claim.decide".to_owned(),
            object_kind: "claim".to_owned(),
            object: "test".to_owned(),
            before: Some("b".repeat(64)),
            after: Some("a".repeat(64)),
            reason: Some(TRICKY.to_owned()),
            request: act.request.clone(),
            network: Some("192.0.2.0/24".to_owned()),
            refused: None,
        };
        assert_eq!(db.store.audit_row(&act.id).await.unwrap(), Some(expected.clone()));
        assert_eq!(db.store.audit_row("none").await.unwrap(), None);
        // A refusal says so and takes neither key nor place in the log.
        let refused = Act { id: id(1), ..act.clone() }.refused_for("foreign");
        db.store.record(&refused).await.unwrap();
        let row = db.store.audit_row(&refused.id).await.unwrap().unwrap();
        assert_eq!((row.refused.as_deref(), row.after, row.reason), (Some("foreign"), None, Some(TRICKY.to_owned())));
        assert_eq!(db.store.log_entry_of(&refused.id).await.unwrap(), None);
        let nobody = Act { id: id(2), actor: Actor::Anonymous, once: None, leaf: None, ..act.clone() };
        let system = Act { id: id(3), actor: Actor::System("job"), ..nobody.clone() };
        record(&db.store, &[nobody, system]).await;
        let row = db.store.audit_row(&id(2)).await.unwrap().unwrap();
        assert_eq!((row.actor_kind.as_str(), row.actor, row.login), ("anonymous", None, None));
        let row = db.store.audit_row(&id(3)).await.unwrap().unwrap();
        assert_eq!((row.actor_kind.as_str(), row.actor.as_deref(), row.login), ("system", Some("job"), None));
        // Twice is no second row.
        assert_eq!(db.store.record(&Act { once: None, ..act.clone() }).await, Err(StoreError::Conflict));
        let stretch = db.store.audit_stretch(0, i64::MAX, &id(999_998), 99).await.unwrap();
        assert!(stretch.iter().any(|row| *row == AuditRow { login: None, ..expected.clone() }), "{stretch:?}");
    }

    async fn the_trail_is_searched_by_everything_and_paged(db: TestDb) {
        let who = producer(&db.store, 1).await;
        let first = db.store.audit_first().await.unwrap().unwrap();
        let mut acts = Vec::new();
        for n in 0..6_u32 {
            let act = Act { leaf: None, ..numbered(n, 1_000 + i64::from(n / 2)) };
            acts.push(match n {
                0 => Act { actor: act_of(&who).actor, ..act },
                1 => Act { action: Action::AuditRead, ..act },
                2 => Act { object_kind: ObjectKind::Audit, ..act },
                3 => act.refused_for("role"),
                _ => act,
            });
        }
        record(&db.store, &acts).await;
        assert_eq!(db.store.audit_first().await.unwrap(), Some(1_000.min(first)));
        let find = async |query: AuditQuery| {
            let PageOf { rows, total } = db.store.audit(&query).await.unwrap();
            let numbers = rows.iter().map(|r| r.id.rsplit('-').next().unwrap().parse::<u32>().unwrap() - 600_000);
            (numbers.collect::<Vec<_>>(), total)
        };
        let early = AuditQuery { to: 2_000, ..AuditQuery::default() };
        assert_eq!(find(early.clone()).await, (vec![5, 4, 3, 2, 1, 0], 6));
        assert_eq!(find(AuditQuery { limit: 2, offset: 3, ..early.clone() }).await, (vec![2, 1], 6));
        assert_eq!(find(AuditQuery { limit: -1, offset: -1, ..early.clone() }).await, (vec![], 6));
        assert_eq!(find(AuditQuery { from: 1_001, to: 1_002, ..early.clone() }).await, (vec![3, 2], 2));
        assert_eq!(find(AuditQuery { actor: who.clone(), ..early.clone() }).await, (vec![0], 1));
        assert_eq!(find(AuditQuery { actor: "cli".to_owned(), ..early.clone() }).await.1, 5);
        assert_eq!(find(AuditQuery { action: "audit.read".to_owned(), ..early.clone() }).await, (vec![1], 1));
        assert_eq!(find(AuditQuery { object_kind: "audit".to_owned(), ..early.clone() }).await, (vec![2], 1));
        assert_eq!(find(AuditQuery { object: "object 4".to_owned(), ..early.clone() }).await, (vec![4], 1));
        assert_eq!(find(AuditQuery { refused: true, ..early.clone() }).await, (vec![3], 1));
        assert_eq!(find(AuditQuery { object: TRICKY.to_owned(), ..early.clone() }).await, (vec![], 0));
        // The trail's own order, piece by piece.
        let mut after = String::new();
        let mut read = Vec::new();
        loop {
            let piece = db.store.audit_stretch(1_000, 1_003, &after, 4).await.unwrap();
            let Some(last) = piece.last() else { break };
            after.clone_from(&last.id);
            read.extend(piece.into_iter().map(|row| row.id));
        }
        assert_eq!(read, acts.iter().map(|act| act.id.clone()).collect::<Vec<_>>());
    }

    async fn a_day_is_sealed_once(db: TestDb) {
        assert_eq!(db.store.seals().await.unwrap(), []);
        let seal = |day: &str, count| AuditSeal {
            day: day.to_owned(),
            last: if count > 0 { id(1) } else { String::new() },
            count,
            root: "f".repeat(64),
        };
        let act = full_act(&id(1));
        db.store.seal_day(&seal("2026-11-20", 3), &act).await.unwrap();
        assert_eq!(db.store.seal_day(&seal("2026-11-20", 4), &tests::act()).await, Err(StoreError::Conflict));
        db.store.seal_day(&seal("2026-11-19", 0), &tests::act()).await.unwrap();
        assert_eq!(db.store.seals().await.unwrap(), [seal("2026-11-19", 0), seal("2026-11-20", 3)]);
        assert_eq!(db.store.log_entry_of(&act.id).await.unwrap(), Some(entry(&act, None)));
    }

    async fn p35_the_database_refuses_to_change_the_trail(db: TestDb) {
        let act = numbered(1, NOW);
        db.store.record(&act).await.unwrap();
        db.store.sequence(&run(0, &[&act])).await.unwrap();
        let seal = AuditSeal { day: "2026-11-20".to_owned(), last: id(1), count: 1, root: "f".repeat(64) };
        db.store.seal_day(&seal, &tests::act()).await.unwrap();
        let raw = Raw::open(&db).await;
        let before = raw.dump().await;
        for (table, column, key) in [
            ("audit", "reason", "id"),
            ("log_entry", "leaf", "id"),
            ("log_sequence", "hash", "seq"),
            ("log_checkpoint", "note", "size"),
            ("audit_seal", "root", "day"),
        ] {
            assert!(!before[table].is_empty(), "{table}");
            let mut tried = vec![
                format!("UPDATE {table} SET {column} = 'forged'"),
                format!("UPDATE {table} SET {column} = {column}"),
                format!("UPDATE {table} SET {key} = {key} WHERE {column} IS NOT NULL OR {column} IS NULL"),
                format!("DELETE FROM {table}"),
                format!("DELETE FROM {table} WHERE {key} IN (SELECT {key} FROM {table})"),
            ];
            let over = format!("ON CONFLICT ({key}) DO UPDATE SET {column} = 'forged'");
            match &raw {
                Raw::Sqlite(_) => {
                    tried.push(format!("INSERT OR REPLACE INTO {table} SELECT * FROM {table}"));
                    tried.push(format!("UPDATE OR REPLACE {table} SET {column} = 'forged'"));
                    tried.push(format!("INSERT INTO {table} SELECT * FROM {table} WHERE TRUE {over}"));
                }
                Raw::Postgres(_) => {
                    tried.push(format!("TRUNCATE {table} CASCADE"));
                    tried.push(format!("INSERT INTO {table} SELECT * FROM {table} {over}"));
                }
            }
            for sql in tried {
                let refused = raw.run(&sql).await.expect_err(&sql);
                assert!(refused.contains("append only"), "{sql}: {refused}");
            }
        }
        assert_eq!(raw.dump().await, before);
        // What is new is still taken, and a key that is taken is a conflict like any other.
        db.store.record(&numbered(2, NOW)).await.unwrap();
        assert_eq!(db.store.record(&numbered(2, NOW)).await, Err(StoreError::Conflict));
        raw.close().await;
    }
}
