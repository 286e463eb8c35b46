//! The long proofs in their short form: the real program, really killed. `cargo xtask soak` runs them for long.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::Duration;
use tests::soak::figures::{Sample, quarters, share};
use tests::soak::ledger::Books;
use tests::soak::random::{self, Random};
use tests::soak::{Cast, Stand, check, hammer, kill, sync, trace};
use tests::{Raw, TestDb, seed};

/// A stand over a database that holds the register, and a cast for it.
fn stand(db: &TestDb, folder: &Path, writers: usize) -> (Stand, Cast) {
    let program = Path::new(env!("CARGO_BIN_EXE_daodi-under-test"));
    let stand = Stand::new(program, &db.url_text(), folder).unwrap();
    let cast = tokio::task::block_in_place(|| {
        tokio::runtime::Handle::current().block_on(async { Cast::make(&stand, writers).await.unwrap() })
    });
    (stand, cast)
}

/// Three kills under eight writers, each acknowledged act compared.
fn killed(db: &TestDb) {
    let folder = tempfile::tempdir().unwrap();
    let (mut stand, cast) = stand(db, folder.path(), 8);
    let plan = kill::Plan {
        rounds: 3,
        seed: random::seed(),
        load: Duration::from_millis(700),
        // An unoptimised program on a machine that does other things.
        start: Duration::from_secs(30),
        pause: Duration::from_millis(100),
    };
    println!("seed {}", plan.seed);
    let books = Books::new(folder.path(), 8).unwrap();
    let report = tokio::task::block_in_place(|| kill::run(&mut stand, &cast, (plan, &books), &|_| {})).unwrap();
    println!("{}", report.text());
    assert_eq!(report.kills, 3);
    assert!(report.found.acknowledged > 20 && report.at_machine > 0, "{}", report.text());
    harm(&stand, &cast, &books);
}

/// What the comparison is for: each harm done to the database afterwards is found.
fn harm(stand: &Stand, cast: &Cast, books: &Books) {
    const ROW: &str = "at, actor_kind, actor, on_behalf, role, office, action, object_kind, object, before_hash, \
                       after_hash, reason, request, network, refused";
    let first = |table: &str, column: &str| format!("{column} = (SELECT MIN({column}) FROM {table})");
    let done = "action = 'person.change'";
    let harms = [
        format!(
            "INSERT INTO audit (id, {ROW}) SELECT 'again', {ROW} FROM audit WHERE id = (SELECT MIN(id) FROM audit WHERE {done})"
        ),
        format!("UPDATE person SET mail_lookup = 'x' WHERE account = (SELECT MIN(object) FROM audit WHERE {done})"),
        format!("UPDATE office SET version = version + 1 WHERE code = '{}'", tests::soak::cast::OFFICE),
        format!("DELETE FROM upload WHERE {}", first("upload", "id")),
        format!("DELETE FROM label_void WHERE {}", first("label_void", "code")),
        format!("DELETE FROM enterprise_claim WHERE {}", first("enterprise_claim", "id")),
        format!("DELETE FROM form_once WHERE {}", first("form_once", "key")),
    ];
    // What is found is compared, not how much: a claim that is gone is one finding, and takes those about its parts along.
    let all = |found: check::Found| -> BTreeSet<String> {
        found.lost.into_iter().chain(found.doubled).chain(found.broken).collect()
    };
    let mut known = BTreeSet::new();
    for harm in harms {
        let now = tokio::task::block_in_place(|| {
            tokio::runtime::Handle::current().block_on(async {
                let raw = Raw::connect(stand.house.database()).await;
                assert_eq!(raw.run(&harm).await, Ok(1), "{harm}");
                raw.close().await;
            });
            all(kill::database(&stand.house, cast, books))
        });
        assert!(!now.is_subset(&known), "not found: {harm}");
        known = now;
    }
}

mod p02_killed_at_any_moment_nothing_acknowledged_is_lost {
    use super::*;

    #[test]
    fn sqlite() {
        tests::database::run(async { killed(&seed::sqlite().await) });
    }

    #[test]
    fn postgres() {
        tests::database::run(async {
            if let Some(db) = seed::postgres().await {
                killed(&db);
            }
        });
    }
}

#[test]
fn p06_writers_and_readers_at_once_meet_no_lock_and_no_5xx() {
    tests::database::run(async {
        let db = seed::sqlite().await;
        let folder = tempfile::tempdir().unwrap();
        let (mut stand, cast) = stand(&db, folder.path(), 24);
        let plan = hammer::Plan {
            lasts: Duration::from_secs(4),
            readers: 2,
            seed: random::seed(),
            pause: Duration::from_millis(300),
        };
        println!("seed {}", plan.seed);
        let report = tokio::task::block_in_place(|| hammer::run(&mut stand, &cast, plan, &|_| {})).unwrap();
        println!("{}", report.text());
        assert!(report.writes.len() > 20 && !report.reads.is_empty(), "{}", report.text());
    });
}

#[test]
fn p01_acknowledged_is_on_disk() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("trace.txt");
    let watcher = match sync::watcher(&file) {
        Ok(watcher) => watcher,
        Err(why) => return println!("not tested: {why}"),
    };
    tests::database::run(async {
        let db = seed::sqlite().await;
        let (stand, cast) = stand(&db, folder.path(), 1);
        let mut stand = stand.watched_by(watcher);
        let report = tokio::task::block_in_place(|| sync::run(&mut stand, &file, &cast, (9, 1))).unwrap();
        assert!(matches!(report, sync::Report::Synced { acts: 9, syncs } if syncs >= 9), "{report:?}");
    });
}

#[test]
fn an_answer_before_the_disk_is_found() {
    let verdict = |lines: &[&str]| sync::judge(&trace::read(&lines.join("\n")), &["k-1".to_owned()]);
    let read = "1 recvfrom(9<socket:[1]>, \"POST /my/contact once=k-1\", 99, 0, NULL, NULL) = 24";
    let write = "2 pwrite64(5</x/d.db-wal>, \"..k-1..\", 7, 0) = 7";
    let synced = "2 fdatasync(5</x/d.db-wal>) = 0";
    let other = "2 fdatasync(6</x/d.db>) = 0";
    let failed = "2 fdatasync(5</x/d.db-wal>) = -1 EIO (Input/output error)";
    let answer = "1 writev(9<socket:[1]>, [{iov_base=\"HTTP/1.1 303 See Other\", iov_len=22}], 1) = 22";
    let report = verdict(&[read, write, synced, answer]).unwrap();
    assert_eq!(report, sync::Report::Synced { acts: 1, syncs: 1 });
    for (lines, why) in [
        (&[read, synced, write, answer][..], "a sync before the change"),
        (&[read, write, answer, synced], "a sync after the answer"),
        (&[read, write, other, answer], "a sync of another file"),
        (&[read, write, failed, answer], "a sync that failed"),
        (&[read, synced, answer], "another's change"),
        (&[write, synced, read, answer], "a change before the form"),
    ] {
        assert!(verdict(lines).is_err(), "{why}");
    }
}

#[test]
fn interrupted_calls_of_a_trace_are_put_together() {
    let text = "7 recvfrom(9<socket:[1]>, \"POST /my\", 10, 0, NULL, NULL) = 8\n\
                8 pwrite64(3</a/b.db-wal>, \"k = ) = 5\", 4, 0) = 4\n\
                8 fdatasync(3</a/b.db-wal> <unfinished ...>\n\
                7 write(1, \"x\", 1) = 1\n\
                8 <... fdatasync resumed>) = 0\n\
                7 fsync(4 <unfinished ...>\n\
                7 +++ exited with 0 +++\n";
    let calls = trace::read(text);
    let lines: Vec<_> = calls.iter().map(|c| (c.name.as_str(), c.began, c.ended, c.result.as_str())).collect();
    assert_eq!(
        lines,
        [
            ("recvfrom", 0, 0, "8"),
            ("pwrite64", 1, 1, "4"),
            ("fdatasync", 2, 4, "0"),
            ("write", 3, 3, "1"),
            ("fsync", 5, usize::MAX, "")
        ]
    );
    assert_eq!(calls[1].file(), "/a/b.db-wal");
}

#[test]
fn a_seed_gives_the_same_again() {
    let draw = |part| {
        let mut random = Random::new(7, part);
        (random.key(), random.draw())
    };
    assert_eq!(draw(1), draw(1));
    assert_ne!(draw(1), draw(2));
    let key = draw(1).0;
    assert!(key.len() == 36 && key.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-'), "{key}");
}

#[test]
fn shares_and_quarters_of_a_run() {
    let times: Vec<Duration> = (1..=1000).map(Duration::from_millis).collect();
    assert_eq!((share(&times, 500).as_millis(), share(&times, 990).as_millis()), (501, 991));
    assert_eq!(share(&[], 500), Duration::ZERO);
    let samples: Vec<Sample> = (0..8).map(|at| Sample { at, rss: at * 10, ..Sample::default() }).collect();
    assert_eq!(quarters(&samples, |s| s.rss), (25, 65));
}
