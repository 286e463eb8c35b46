//! Databases of every earlier schema come to this release with all their rows, and back into a backup of their own.

use super::house::{House, configuration, done, run_sql};
use sqlx::Row as _;
use std::collections::BTreeMap;
use std::path::Path;
use store::{DatabaseUrl, Options, Store};
use tests::{TestDb, seed};

/// Labels, for the schema's second version.
const LABELS: &str = "INSERT INTO label_batch (id, tag, epoch, enterprise, product, base, pack_date, net_unit, \
     net_amount, count, host, qr_version, qr_ecc, state, demo, issued_at) \
     SELECT 'batch-1', 5, 0, (SELECT MIN(id) FROM enterprise), (SELECT MIN(slug) FROM product), \
     (SELECT MIN(id) FROM base), '2026-01-02', 'grams', 250, 70, 'dd.henan.cn', 3, 'M', 'activated', FALSE, 7; \
     INSERT INTO label_void (code, at, reason) VALUES ('CODE1', 8, '破损'); \
     INSERT INTO label_first_scan (code, at, province, client) VALUES ('CODE2', 9, '河南', 'browser'); \
     INSERT INTO label_device_day (code, day, device, at, province, client) \
     VALUES ('CODE2', '2026-01-03', 'd', 9, NULL, 'browser')";

/// Every row of every table that a schema had, as text, in an order that does not depend on the database.
type Contents = BTreeMap<String, Vec<String>>;

async fn contents(url: &str, tables: &[String]) -> Contents {
    let mut all = BTreeMap::new();
    for table in tables {
        let rows: Vec<String> = if url.starts_with("sqlite:") {
            let pool = sqlx::SqlitePool::connect(url).await.unwrap();
            let columns = sqlx::query("SELECT name FROM pragma_table_info($1)").bind(table);
            let columns: Vec<String> = columns.fetch_all(&pool).await.unwrap().iter().map(|row| row.get(0)).collect();
            let quoted: Vec<String> = columns.iter().map(|column| format!("quote({column})")).collect();
            let sql = format!("SELECT {} FROM {table}", quoted.join(" || ',' || "));
            let rows = sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).fetch_all(&pool).await.unwrap();
            pool.close().await;
            rows
        } else {
            let pool = sqlx::PgPool::connect(url).await.unwrap();
            let sql = format!("SELECT CAST(t AS TEXT) FROM {table} t");
            let rows = sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).fetch_all(&pool).await.unwrap();
            pool.close().await;
            rows
        };
        let mut rows = rows;
        rows.sort();
        all.insert(table.clone(), rows);
    }
    all
}

/// Fills a database of an earlier schema with the rows that another has in the tables it knows.
async fn fill(url: &str, from: &TestDb, tables: &[String], work: &Path) {
    if let Some(file) = from.file() {
        let mut sql = format!("ATTACH '{}' AS seed; PRAGMA foreign_keys = OFF; BEGIN;", file.display());
        for table in tables {
            let key = if table == "register_state" { "OR REPLACE " } else { "" };
            sql.push_str(&format!("INSERT {key}INTO main.{table} SELECT * FROM seed.{table};"));
        }
        run_sql(url, &format!("{sql} COMMIT;")).await;
        return;
    }
    run_sql(url, "DELETE FROM register_state").await;
    let program = |name: &str, url: &str| {
        let mut command = std::process::Command::new(server::services::backup::find_program(name).unwrap());
        let environment = DatabaseUrl::parse(url).unwrap().libpq_environment();
        let database = environment.iter().find(|(key, _)| *key == "PGDATABASE").unwrap().1.clone();
        command.envs(environment);
        (command, database)
    };
    let dump = work.join("data.dump");
    let (mut out, _) = program("pg_dump", &from.url_text());
    out.args(["--format=custom", "--data-only", "--file"]).arg(&dump);
    tables.iter().for_each(|table| {
        out.arg(format!("--table=public.{table}"));
    });
    assert!(out.status().unwrap().success());
    let (mut into, database) = program("pg_restore", url);
    into.args(["--data-only", "--disable-triggers", "--exit-on-error", "--dbname", &database]).arg(&dump);
    assert!(into.status().unwrap().success());
}

/// What was restored, without the row of the trail that says so.
async fn restored(url: &str, tables: &[String], before: &Contents) -> Contents {
    let mut after = contents(url, tables).await;
    if let Some(rows) = after.get_mut("audit") {
        let all = rows.len();
        rows.retain(|row| before["audit"].contains(row));
        assert_eq!(all, rows.len() + 1, "the act of restoring is one row");
    }
    after
}

async fn upgrades(db: TestDb) {
    run_sql(&db.url_text(), LABELS).await;
    db.store.close().await;
    for version in 1..Store::latest_schema_version() {
        let house = House { db: empty_like(&db, version).await, folder: tempfile::tempdir().unwrap() };
        let url = house.db.url_text();
        let tables: Vec<String> =
            house.db.store.snapshot().await.unwrap().counts().await.unwrap().into_keys().collect();
        let known = [26, 30, 52, 61, 67, 71, 73];
        assert_eq!(Some(&tables.len()), known.get(usize::try_from(version - 1).unwrap()), "{tables:?}");
        fill(&url, &db, &tables, house.folder.path()).await;
        let before = contents(&url, &tables).await;
        assert!(before["product"].len() > 200 && before["search_token"].len() > 1000);
        house.db.store.close().await;
        let config = house.config().display().to_string();

        // What would be run is said, and nothing of it done.
        let said = done(&["migrate", "--dry-run", "--config", &config]);
        assert_eq!(said["schema_version"], version);
        assert_eq!(said["would_run"].as_array().unwrap().len() as i64, Store::latest_schema_version() - version);
        let store = house.db.open_again().await;
        assert_eq!(store.schema_version().await.unwrap(), version);
        store.close().await;

        // A backup of the old schema, made by this release before it migrates, restores into this release's.
        let out = house.folder.path().join("before");
        let made = done(&["backup", "--config", &config, "--out", &out.display().to_string()]);
        assert_eq!(made["schema"], version);

        assert_eq!(done(&["migrate", "--config", &config])["schema_version"], Store::latest_schema_version());
        let said = done(&["migrate", "--dry-run", "--config", &config]);
        assert_eq!(said["would_run"].as_array().unwrap().len(), 0);
        assert_eq!(contents(&url, &tables).await, before, "schema {version}");
        let verified = done(&["verify", "--config", &config]);
        assert!(verified["findings"].as_array().unwrap().is_empty(), "{verified}");

        if house.db.file().is_some() {
            let target = house.folder.path().join("restored");
            let url = format!("sqlite:{}", target.join("daodi.db").display());
            let config = house.folder.path().join("restored.toml");
            std::fs::write(&config, configuration(&url, &target.join("files"))).unwrap();
            let config = config.display().to_string();
            done(&["restore", "--config", &config, "--from", &out.display().to_string()]);
            assert_eq!(restored(&url, &tables, &before).await, before, "restored from schema {version}");
        } else {
            let blank = super::house::Blank::new().await;
            let config = house.folder.path().join("restored.toml");
            std::fs::write(&config, configuration(&blank.url(), &house.folder.path().join("restored"))).unwrap();
            let config = config.display().to_string();
            done(&["restore", "--config", &config, "--from", &out.display().to_string()]);
            assert_eq!(restored(&blank.url(), &tables, &before).await, before, "restored from schema {version}");
            blank.drop().await;
        }
        println!(
            "p11 schema {version} → {}: {} rows kept",
            Store::latest_schema_version(),
            before.values().map(Vec::len).sum::<usize>()
        );
    }
}

/// A database of an earlier schema without a row.
async fn empty_like(db: &TestDb, version: i64) -> TestDb {
    match db.file() {
        Some(_) => {
            let folder = tempfile::tempdir().unwrap();
            let file = folder.path().join("old.db");
            let store = Store::open(&DatabaseUrl::sqlite(&file), &Options::default()).await.unwrap();
            store.migrate_to(version).await.unwrap();
            store.close().await;
            TestDb::sqlite_copy_of(&file).await
        }
        None => {
            let blank = super::house::Blank::new().await;
            let store = Store::open(&DatabaseUrl::parse(&blank.url()).unwrap(), &Options::default()).await.unwrap();
            store.migrate_to(version).await.unwrap();
            store.close().await;
            let url = blank.url();
            let name = url.split('?').next().unwrap().rsplit('/').next().unwrap().to_owned();
            let copy = TestDb::postgres_copy_of(TestDb::cluster().unwrap(), &name).await;
            blank.drop().await;
            copy
        }
    }
}

#[test]
fn p11_every_earlier_schema_keeps_its_rows_sqlite() {
    tests::database::run(async { upgrades(seed::sqlite().await).await });
}

#[test]
fn p11_every_earlier_schema_keeps_its_rows_postgres() {
    tests::database::run(async {
        if let Some(db) = seed::postgres().await {
            upgrades(db).await;
        }
    });
}

#[test]
fn what_would_be_run_on_nothing_is_everything_and_makes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("daodi.db");
    let said = done(&["migrate", "--dry-run", "--database", &format!("sqlite:{}", file.display())]);
    assert_eq!(said["schema_version"], 0);
    assert_eq!(said["would_run"].as_array().unwrap().len() as i64, Store::latest_schema_version());
    assert!(!file.exists());
}
