//! Opening, versions, migrations and closing.

use daodi::ports::{Registry as _, StoreError};
use store::{DatabaseUrl, OpenError, Options, Store};
use tests::register::{import, rows};
use tests::{TestDb, each_db};

each_db! {
    async fn a_migrated_database_says_so_and_answers(db: TestDb) {
        assert_eq!(db.store.schema_version().await.unwrap(), Store::latest_schema_version());
        db.store.ping().await.unwrap();
        db.store.migrate().await.unwrap();
        assert!(db.store.is_empty().await.unwrap());
    }

    async fn a_newer_schema_is_refused(db: TestDb) {
        let newer = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
                     VALUES (9999, 'from the future', TRUE, '', 0)";
        if let Some(file) = db.file() {
            let pool = sqlx::SqlitePool::connect(&format!("sqlite:{}", file.display())).await.unwrap();
            sqlx::query(newer).execute(&pool).await.unwrap();
            pool.close().await;
        } else {
            let pool = sqlx::PgPool::connect(&db.url_text()).await.unwrap();
            sqlx::query(newer).execute(&pool).await.unwrap();
            pool.close().await;
        }
        assert!(matches!(db.store.migrate().await, Err(OpenError::UnknownSchema(_))));
    }

    async fn a_closed_store_answers_with_an_error(db: TestDb) {
        let again = db.open_again().await;
        again.close().await;
        assert_eq!(again.ping().await, Err(StoreError::Unavailable));
        assert_eq!(again.generation().await, Err(StoreError::Unavailable));
    }

    async fn errors_hold_no_word_of_the_database(db: TestDb) {
        let mut bad = rows();
        bad.enterprises[1].uscc = bad.enterprises[0].uscc.clone();
        let conflict = db.store.apply(&import(1), &bad, &[], &[], &tests::act()).await.unwrap_err();
        // A row that the schema could not refuse, spoilt behind the store's back.
        db.store.apply(&import(1), &rows(), &[], &[], &tests::act()).await.unwrap();
        let spoil = "UPDATE product SET aliases = 'no list' WHERE slug = 'jun-ci'";
        if let Some(file) = db.file() {
            let pool = sqlx::SqlitePool::connect(&format!("sqlite:{}", file.display())).await.unwrap();
            sqlx::query(spoil).execute(&pool).await.unwrap();
            pool.close().await;
        } else {
            let pool = sqlx::PgPool::connect(&db.url_text()).await.unwrap();
            sqlx::query(spoil).execute(&pool).await.unwrap();
            pool.close().await;
        }
        let inconsistent = db.store.load().await.unwrap_err();
        assert_eq!(inconsistent, StoreError::Inconsistent { table: "product", what: "aliases".to_owned() });
        let unmigrated = db.store.clone();
        unmigrated.close().await;
        let unavailable = unmigrated.load().await.unwrap_err();
        for error in [conflict, inconsistent, unavailable] {
            let shown = format!("{error} {error:?}").to_lowercase();
            for word in ["sql", "constraint", "unique", "select", "insert", "pool", "postgres", "uscc", "no list"] {
                assert!(!shown.contains(word), "{shown}");
            }
        }
    }
}

#[tokio::test]
async fn an_sqlite_file_is_made_with_its_folder_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("var/a ? b/信阳.db");
    let store = Store::open(&DatabaseUrl::sqlite(&file), &Options::default()).await.unwrap();
    assert_eq!(store.schema_version().await.unwrap(), 0);
    assert!(store.is_empty().await.unwrap());
    // Not migrated yet: refused, not invented.
    assert_eq!(store.load().await, Err(StoreError::Unavailable));
    store.migrate().await.unwrap();
    for name in ["信阳.db", "信阳.db-wal", "信阳.db-shm"] {
        let mode = std::fs::metadata(file.with_file_name(name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
    store.close().await;
    assert!(!file.with_file_name("信阳.db-wal").exists(), "closing folds the log into the file");
    let again = Store::open(&DatabaseUrl::sqlite(&file), &Options::default()).await.unwrap();
    assert_eq!(again.schema_version().await.unwrap(), Store::latest_schema_version());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn processes_that_migrate_at_once_all_succeed() {
    for _ in 0..10 {
        let folder = tempfile::tempdir().unwrap();
        let url = DatabaseUrl::sqlite(folder.path().join("daodi.db"));
        let mut tasks = Vec::new();
        for _ in 0..3 {
            let store = Store::open(&url, &Options::default()).await.unwrap();
            tasks.push(tokio::spawn(async move { store.migrate().await.map(|()| store) }));
        }
        for task in tasks {
            let store = task.await.unwrap().unwrap();
            assert_eq!(store.schema_version().await.unwrap(), Store::latest_schema_version());
        }
    }
}

#[tokio::test]
async fn what_is_not_a_database_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("letter.txt");
    let text = "not a database, but somebody's letter\n".repeat(100);
    std::fs::write(&file, &text).unwrap();
    let refused = Store::open(&DatabaseUrl::sqlite(&file), &Options::default()).await;
    assert!(matches!(refused, Err(OpenError::Connect { .. })), "{refused:?}");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), text);
    let below = DatabaseUrl::sqlite(file.join("daodi.db"));
    assert!(matches!(Store::open(&below, &Options::default()).await, Err(OpenError::File { .. })));
}

#[tokio::test]
async fn an_unreachable_server_is_said_without_its_password() {
    let url = DatabaseUrl::parse("postgres://daodi:hunter2@127.0.0.1:1/daodi").unwrap();
    let options = Options { acquire_timeout: std::time::Duration::from_secs(2), ..Options::default() };
    let error = Store::open(&url, &options).await.unwrap_err();
    let shown = format!("{error} {error:?}");
    assert!(shown.contains("127.0.0.1:1/daodi") && !shown.contains("hunter2"), "{shown}");
}

/// The rules of SQLite that the register rests on hold on every connection.
#[tokio::test]
async fn sqlite_checks_references_and_syncs_each_commit() {
    let db = TestDb::sqlite().await;
    let mut bad = rows();
    bad.divisions.pop();
    assert_eq!(db.store.apply(&import(1), &bad, &[], &[], &tests::act()).await, Err(StoreError::Conflict));
}
