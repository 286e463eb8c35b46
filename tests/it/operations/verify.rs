//! The whole is checked: what was changed in files or rows is found and named.

use super::house::{House, bring, keys, number, run_sql, sequence};
use server::clock::Clock;
use server::services::progress::Progress;
use server::services::verify::{Fault, Finding, Report, run};
use server::uploads::disk::{hash_file, names};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};
use store::maintenance::SchemaObject;
use store::{DatabaseUrl, Options, Store};
use tests::{TestDb, each_db};

async fn check(url: &DatabaseUrl, files: &Path) -> Report {
    let store = Store::open_existing(url, &Options::default()).await.unwrap();
    let clock = Clock::system();
    let report = run(&store, files, &keys(), clock, &Progress::silent(clock)).await.unwrap();
    store.release().await;
    report
}

fn faults(report: &Report) -> BTreeSet<Fault> {
    report.findings.iter().map(|finding| finding.fault).collect()
}

/// The column that a bit is flipped in: table, columns of the key, column.
struct Cell {
    table: &'static str,
    key: &'static str,
    column: &'static str,
    /// Which rows may be hit.
    rows: &'static str,
}

/// What is protected by a hash, a signature or a second record of the same. Not protected, because nothing else says
/// what they were: the name that an uploader gave a file, and when a checkpoint was signed.
const CELLS: &[Cell] = &[
    cell("upload", "id", "sha256", "TRUE"),
    cell("upload", "id", "size", "TRUE"),
    cell("audit", "id", "id", SEALED),
    cell("audit", "id", "at", SEALED),
    cell("audit", "id", "actor_kind", SEALED),
    cell("audit", "id", "actor", SEALED),
    cell("audit", "id", "action", SEALED),
    cell("audit", "id", "object_kind", SEALED),
    cell("audit", "id", "object", SEALED),
    cell("audit", "id", "reason", SEALED),
    cell("audit", "id", "request", SEALED),
    cell("audit", "id", "on_behalf", SEALED),
    cell("audit", "id", "role", SEALED),
    cell("audit", "id", "office", SEALED),
    cell("audit", "id", "before_hash", SEALED),
    cell("audit", "id", "after_hash", SEALED),
    cell("audit", "id", "network", SEALED),
    cell("audit", "id", "refused", SEALED),
    cell("log_entry", "id", "id", "TRUE"),
    cell("log_entry", "id", "at", "TRUE"),
    cell("log_entry", "id", "action", "TRUE"),
    cell("log_entry", "id", "object_kind", "TRUE"),
    cell("log_entry", "id", "object", "TRUE"),
    cell("log_entry", "id", "leaf", "TRUE"),
    cell("log_sequence", "seq", "seq", "TRUE"),
    cell("log_sequence", "seq", "entry", "TRUE"),
    cell("log_sequence", "seq", "hash", "TRUE"),
    cell("log_tile", "level * 1000 + number", "level", "TRUE"),
    cell("log_tile", "level * 1000 + number", "number", "TRUE"),
    cell("log_tile", "level * 1000 + number", "hashes", "TRUE"),
    cell("log_checkpoint", "size", "size", "TRUE"),
    cell("log_checkpoint", "size", "note", "TRUE"),
    cell("audit_seal", "day", "day", "TRUE"),
    cell("audit_seal", "day", "last", "TRUE"),
    cell("audit_seal", "day", "count", "TRUE"),
    cell("audit_seal", "day", "root", "TRUE"),
];

/// Rows of days that are sealed.
const SEALED: &str = "at < (SELECT MAX(at) FROM audit) - 86400000000";

const fn cell(table: &'static str, key: &'static str, column: &'static str, rows: &'static str) -> Cell {
    Cell { table, key, column, rows }
}

/// Small numbers from a seed that is printed (SplitMix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % bound as u64) as usize
    }
}

/// One state of an SQLite database with its files, to be spoilt again and again.
struct Original {
    database: Vec<u8>,
    files: PathBuf,
    _house: tempfile::TempDir,
    folder: tempfile::TempDir,
}

impl Original {
    fn url(&self) -> DatabaseUrl {
        DatabaseUrl::sqlite(self.folder.path().join("daodi.db"))
    }

    fn reset(&self) {
        for ending in ["-wal", "-shm"] {
            let _gone = std::fs::remove_file(self.folder.path().join(format!("daodi.db{ending}")));
        }
        std::fs::write(self.folder.path().join("daodi.db"), &self.database).unwrap();
    }

    async fn connection(&self) -> sqlx::SqliteConnection {
        use sqlx::ConnectOptions as _;
        let file = self.folder.path().join("daodi.db");
        let options =
            sqlx::sqlite::SqliteConnectOptions::new().filename(file).foreign_keys(false).pragma("synchronous", "OFF");
        options.connect().await.unwrap()
    }
}

/// A whole register to be spoilt.
async fn original() -> Original {
    let house = House::furnished(TestDb::sqlite().await, 40, 560, 3).await;
    house.db.store.close().await;
    let database = std::fs::read(house.db.file().unwrap()).unwrap();
    let original =
        Original { database, files: house.files(), _house: house.folder, folder: tempfile::tempdir().unwrap() };
    original.reset();
    let whole = check(&original.url(), &original.files).await;
    assert!(whole.is_good() && whole.signatures, "{:?}", whole.findings);
    assert!(whole.files == 40 && whole.log_size > 512 && whole.sealed_days == 3, "{whole:?}");
    original
}

fn seed() -> u64 {
    std::env::var("DAODI_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(20_261_126)
}

/// Every column of the trail is among those that are hit, and every value that was none may not become one.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn p10_no_column_of_the_trail_is_left_out() {
    let original = original().await;
    let mut dice = Dice(seed());
    let url = format!("sqlite:{}", original.url().sqlite_path().unwrap().display());
    let pool = sqlx::SqlitePool::connect(&url).await.unwrap();
    let of_schema: Vec<String> =
        sqlx::query_scalar("SELECT name FROM pragma_table_info('audit')").fetch_all(&pool).await.unwrap();
    pool.close().await;
    let hit: BTreeSet<&str> = CELLS.iter().filter(|cell| cell.table == "audit").map(|cell| cell.column).collect();
    assert_eq!(hit, of_schema.iter().map(String::as_str).collect());
    for cell in CELLS.iter().filter(|cell| cell.table == "audit") {
        original.reset();
        let mut what = None;
        for _ in 0..20 {
            what = flip_row(&original, cell, &mut dice).await;
            if what.is_some() {
                break;
            }
        }
        // Where the schema takes no other bit, it takes another of its own words.
        let what = match what {
            Some(what) => what,
            None => {
                assert_eq!(cell.column, "actor_kind", "the schema refuses every change");
                let other =
                    format!("UPDATE audit SET actor_kind = 'anonymous' WHERE actor_kind = 'system' AND {}", cell.rows);
                assert!(behind(&original, &other).await > 0);
                other
            }
        };
        assert!(!check(&original.url(), &original.files).await.is_good(), "not found: {what}");
        let optional = !["id", "at", "actor_kind", "action", "object_kind", "object", "request"].contains(&cell.column);
        if optional {
            original.reset();
            let set = format!("UPDATE audit SET {0} = 'x' WHERE {0} IS NULL AND {1}", cell.column, cell.rows);
            let changed = behind(&original, &set).await;
            assert!(changed > 0, "{}", cell.column);
            assert!(!check(&original.url(), &original.files).await.is_good(), "{} was written in", cell.column);
        }
    }
}

/// Runs a statement that the schema's triggers would refuse.
async fn behind(original: &Original, sql: &str) -> u64 {
    let mut connection = original.connection().await;
    let triggers = sqlx::query_as::<_, (String, String)>("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'");
    let triggers = triggers.fetch_all(&mut connection).await.unwrap();
    for (name, _) in &triggers {
        sqlx::raw_sql(sqlx::AssertSqlSafe(format!("DROP TRIGGER {name}"))).execute(&mut connection).await.unwrap();
    }
    let done = sqlx::raw_sql(sqlx::AssertSqlSafe(sql.to_owned())).execute(&mut connection).await.unwrap();
    for (_, sql) in triggers {
        sqlx::raw_sql(sqlx::AssertSqlSafe(sql)).execute(&mut connection).await.unwrap();
    }
    sqlx::Connection::close(connection).await.unwrap();
    done.rows_affected()
}

/// P10: of 1,000 random bit flips, each on its own, those in rows: every one is found.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn p10_seven_hundred_bit_flips_in_rows_are_all_found() {
    let (original, seed, begun) = (original().await, seed(), std::time::Instant::now());
    let mut dice = Dice(seed);
    let (mut rows, mut refused) = (0, 0);
    while rows < 700 {
        original.reset();
        let cell = &CELLS[dice.below(CELLS.len())];
        let Some(what) = flip_row(&original, cell, &mut dice).await else {
            refused += 1;
            continue;
        };
        let report = check(&original.url(), &original.files).await;
        assert!(!report.is_good(), "seed {seed}: not found: {what}");
        rows += 1;
    }
    let took = begun.elapsed();
    println!(
        "p10: 700 of 700 bit flips in rows found, {refused} more were refused by the schema; seed {seed}, {took:.1?}"
    );
}

/// P10: of 1,000 random bit flips, each on its own, those in files: every one is found and named.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn p10_three_hundred_bit_flips_in_files_are_all_found() {
    let (original, seed, begun) = (original().await, seed(), std::time::Instant::now());
    let mut dice = Dice(seed);
    let all = all_files(&original.files);
    for number in 0..300 {
        let file = &all[dice.below(all.len())];
        let good = std::fs::read(file).unwrap();
        let bit = dice.below(good.len() * 8);
        let mut bad = good.clone();
        bad[bit / 8] ^= 1 << (bit % 8);
        std::fs::write(file, bad).unwrap();
        let report = check(&original.url(), &original.files).await;
        std::fs::write(file, good).unwrap();
        let shown = file.strip_prefix(&original.files).unwrap().display().to_string();
        let named = |finding: &Finding| finding.file.as_ref() == Some(&shown) && finding.fault == Fault::FileAltered;
        assert!(
            report.findings.len() == 1 && named(&report.findings[0]),
            "seed {seed}, {number}: bit {bit} of {shown}"
        );
    }
    assert!(check(&original.url(), &original.files).await.is_good());
    println!("p10: 300 of 300 bit flips in files found; seed {seed}, {:.1?}", begun.elapsed());
}

/// Flips one bit of one value behind the database's back; says where, or none where the schema itself refuses it.
async fn flip_row(original: &Original, cell: &Cell, dice: &mut Dice) -> Option<String> {
    use sqlx::Connection as _;
    let Cell { table, key, column, rows } = cell;
    let mut connection = original.connection().await;
    let triggers = sqlx::query_as::<_, (String, String)>("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'");
    let triggers = triggers.fetch_all(&mut connection).await.unwrap();
    let mut run = sqlx::Connection::begin(&mut connection).await.unwrap();
    for (name, _) in &triggers {
        sqlx::raw_sql(sqlx::AssertSqlSafe(format!("DROP TRIGGER {name}"))).execute(&mut *run).await.unwrap();
    }
    let keys = format!("SELECT CAST({key} AS TEXT) FROM {table} WHERE {rows} AND {column} IS NOT NULL ORDER BY 1");
    let keys: Vec<String> = sqlx::query_scalar(sqlx::AssertSqlSafe(keys)).fetch_all(&mut *run).await.unwrap();
    let row = &keys[dice.below(keys.len())];
    let kind = format!("SELECT typeof({column}) FROM {table} WHERE CAST({key} AS TEXT) = $1");
    let kind: String = sqlx::query_scalar(sqlx::AssertSqlSafe(kind)).bind(row).fetch_one(&mut *run).await.unwrap();
    let (change, bit) = if kind == "integer" {
        // Not the sign: what is counted is never negative, and the schema knows.
        let bit = dice.below(62);
        (format!("({column} | {0}) - ({column} & {0})", 1_i64 << bit), bit)
    } else {
        let value = format!("SELECT CAST({column} AS BLOB) FROM {table} WHERE CAST({key} AS TEXT) = $1");
        let value = sqlx::query_scalar::<_, Vec<u8>>(sqlx::AssertSqlSafe(value)).bind(row);
        let mut value = value.fetch_one(&mut *run).await.unwrap();
        if value.is_empty() {
            return None;
        }
        let bit = dice.below(value.len() * 8);
        value[bit / 8] ^= 1 << (bit % 8);
        let hex: String = value.iter().map(|byte| format!("{byte:02x}")).collect();
        (format!("CAST(x'{hex}' AS TEXT)"), bit)
    };
    let done = format!("UPDATE {table} SET {column} = {change} WHERE CAST({key} AS TEXT) = '{row}'");
    let done = sqlx::raw_sql(sqlx::AssertSqlSafe(done)).execute(&mut *run).await;
    for (_, sql) in triggers {
        sqlx::raw_sql(sqlx::AssertSqlSafe(sql)).execute(&mut *run).await.unwrap();
    }
    run.commit().await.unwrap();
    connection.close().await.unwrap();
    match done {
        Ok(done) => {
            assert_eq!(done.rows_affected(), 1);
            Some(format!("bit {bit} of {table}.{column} of {row}"))
        }
        // A check of the schema or a key that is taken.
        Err(sqlx::Error::Database(_)) => None,
        Err(other) => panic!("{other}"),
    }
}

fn all_files(root: &Path) -> Vec<PathBuf> {
    let folders = names(root).unwrap().into_iter().map(|prefix| root.join(prefix));
    folders.flat_map(|folder| names(&folder).unwrap().into_iter().map(move |name| folder.join(name))).collect()
}

fn make_old(file: &Path) {
    let file = std::fs::File::options().write(true).open(file).unwrap();
    let hours: u64 = 3 * 3600;
    let now = SystemTime::UNIX_EPOCH + Duration::from_micros(Clock::system().micros() as u64);
    file.set_modified(now - Duration::from_secs(hours)).unwrap();
}

each_db! {
    async fn p10_each_fault_is_named_with_its_place(db: TestDb) {
        let house = House::furnished(db, 6, 20, 2).await;
        let (url, files) = (house.db.url(), house.files());
        let report = check(&url, &files).await;
        assert!(report.is_good(), "{:?}", report.findings);
        assert_eq!((report.files, report.sealed_days, report.sealed_rows, report.log_waiting), (6, 2, 24, 0));
        let all = all_files(&files);
        let shown = |file: &Path| file.strip_prefix(&files).unwrap().display().to_string();

        std::fs::remove_file(&all[0]).unwrap();
        std::fs::write(&all[1], "other").unwrap();
        // Left over: old ones are said, young ones may still get their row.
        let orphan = files.join("00").join("0".repeat(62));
        let young = files.join("00").join("1".repeat(62));
        let stray = files.join("notes.txt");
        std::fs::create_dir_all(files.join("00")).unwrap();
        for file in [&orphan, &young, &stray] {
            std::fs::write(file, "x").unwrap();
        }
        make_old(&orphan);
        make_old(&stray);
        let (hash, size) = hash_file(&all[2]).unwrap();
        house.sql(&format!("UPDATE upload SET size = {} WHERE sha256 = '{hash}'", size + 1)).await;
        let report = check(&url, &files).await;
        let named: BTreeSet<(Fault, Option<String>)> =
            report.findings.iter().map(|finding| (finding.fault, finding.file.clone())).collect();
        let expected = BTreeSet::from([
            (Fault::FileMissing, Some(shown(&all[0]))),
            (Fault::FileAltered, Some(shown(&all[1]))),
            (Fault::FileSize, Some(shown(&all[2]))),
            (Fault::FileOrphan, Some(shown(&orphan))),
            (Fault::FileStray, Some(shown(&stray))),
        ]);
        assert_eq!(named, expected);
        assert!(report.findings.iter().filter(|f| f.table.is_some()).all(|f| f.key.is_some()));
    }

    async fn p10_a_log_that_was_shortened_or_grown_is_found(db: TestDb) {
        let house = House::furnished(db, 1, 300, 1).await;
        let (url, files) = (house.db.url(), house.files());
        assert!(check(&url, &files).await.is_good());
        append_only(&house.db.url_text(), false).await;
        // An entry is taken out everywhere, as well as can be.
        let size = number(&house.db.url_text(), "SELECT COUNT(*) FROM log_sequence").await;
        let last = size - 1;
        house.sql(&format!("DELETE FROM log_sequence WHERE seq = {last}")).await;
        house.sql(
            "DELETE FROM log_entry WHERE id NOT IN (SELECT entry FROM log_sequence) \
             AND id NOT IN (SELECT entry FROM log_pending)",
        )
        .await;
        append_only(&house.db.url_text(), true).await;
        let found = faults(&check(&url, &files).await);
        assert!(found.contains(&Fault::LogGap), "{found:?}");
    }

    async fn p10_a_seal_that_is_gone_or_forged_is_found(db: TestDb) {
        let house = House::furnished(db, 1, 2, 3).await;
        let (url, files) = (house.db.url(), house.files());
        append_only(&house.db.url_text(), false).await;
        house.sql("DELETE FROM audit_seal WHERE day = (SELECT MAX(day) FROM audit_seal)").await;
        append_only(&house.db.url_text(), true).await;
        assert_eq!(faults(&check(&url, &files).await), BTreeSet::from([Fault::SealGap]));
        append_only(&house.db.url_text(), false).await;
        // A row of a sealed day and its seal are changed so that they fit: the log still tells of the old one.
        house.sql("UPDATE audit_seal SET count = count - 1 WHERE day = (SELECT MAX(day) FROM audit_seal)").await;
        append_only(&house.db.url_text(), true).await;
        let found = faults(&check(&url, &files).await);
        assert!(found.is_superset(&BTreeSet::from([Fault::Seal, Fault::SealLeaf])), "{found:?}");
    }

    async fn a_missing_trigger_or_index_is_a_fault(db: TestDb) {
        let house = House::new(db).await;
        append_only(&house.db.url_text(), false).await;
        house.sql("DROP INDEX audit_at").await;
        let report = check(&house.db.url(), &house.files()).await;
        assert_eq!(faults(&report), BTreeSet::from([Fault::Schema]));
        assert!(report.findings.iter().any(|finding| finding.key.as_deref() == Some("audit_at")));
        assert!(report.findings.iter().any(|finding| finding.table.as_deref() == Some("trigger")));
    }

    async fn entries_that_wait_are_no_fault(db: TestDb) {
        let house = House::furnished(db, 1, 2, 1).await;
        bring(&house.db.store, &house.files(), b"new").await.unwrap();
        let report = check(&house.db.url(), &house.files()).await;
        assert!(report.is_good() && report.log_waiting == 1, "{:?}", report.findings);
        sequence(&house.db.store).await.unwrap();
        let after = check(&house.db.url(), &house.files()).await;
        assert!(after.is_good() && after.log_waiting == 0 && after.log_root != report.log_root);
    }

    async fn the_migrations_make_what_is_looked_for(db: TestDb) {
        let version = Store::latest_schema_version();
        assert_eq!(db.store.missing_objects(version).await.unwrap(), Vec::<SchemaObject>::new());
        let mut state = db.store.snapshot().await.unwrap();
        assert_eq!(state.counts().await.unwrap().len(), 75, "every table is counted");
        assert!(state.dangling().await.unwrap().is_empty() && state.damages().await.unwrap().is_empty());
        // Nothing can be written through a store that only looks.
        let looking = Store::open_existing(&db.url(), &Options::default()).await.unwrap();
        assert_eq!(looking.steps().await.unwrap().pending, vec![]);
        looking.release().await;
    }
}

/// Switches off what keeps the trail and the log from being changed, or on again.
pub(crate) async fn append_only(url: &str, on: bool) {
    let tables = ["audit", "log_entry", "log_sequence", "log_checkpoint", "audit_seal"];
    if !url.starts_with("sqlite:") {
        let act = if on { "ENABLE" } else { "DISABLE" };
        for table in tables {
            run_sql(url, &format!("ALTER TABLE {table} {act} TRIGGER USER")).await;
        }
        return;
    }
    let text = include_str!("../../../migrations/sqlite/0003_people.sql");
    let begin = text.find("CREATE TRIGGER").unwrap();
    if on {
        run_sql(url, &text[begin..]).await;
        return;
    }
    for name in text.lines().filter_map(|line| line.strip_prefix("CREATE TRIGGER ")) {
        let name = name.split_whitespace().next().unwrap();
        run_sql(url, &format!("DROP TRIGGER {name}")).await;
    }
}

/// References are listed by hand for PostgreSQL: the list is the schema's.
#[tokio::test]
async fn every_reference_of_the_schema_is_looked_at() {
    let db = TestDb::sqlite().await;
    let pool = sqlx::SqlitePool::connect(&format!("sqlite:{}", db.file().unwrap().display())).await.unwrap();
    let of_schema: Vec<(String, i64, String)> = sqlx::query_as(
        "SELECT t.name, f.id, f.\"table\" FROM pragma_table_list t, pragma_foreign_key_list(t.name) f WHERE f.seq = 0",
    )
    .fetch_all(&pool)
    .await
    .unwrap();
    let listed: Vec<&str> = store::statements::all()
        .into_iter()
        .filter(|statement| statement.columns == ["value"])
        .map(|statement| statement.name)
        .collect();
    assert_eq!(listed.len(), of_schema.len());
    for (table, _, target) in of_schema {
        let fits = |name: &&&str| name.starts_with(&format!("{table}.")) && name.ends_with(&format!(".{target}"));
        assert!(listed.iter().any(|name| fits(&name)) || table == "protection_announcement", "{table} → {target}");
    }
}
