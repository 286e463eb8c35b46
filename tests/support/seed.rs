//! Databases that already hold Henan's register: imported once, then copied for each test.

use crate::database::TestDb;
use crate::pg;
use sha2::{Digest, Sha256};
use std::fs::File;
use std::path::{Path, PathBuf};
use store::{DatabaseUrl, Engine, Options, Store};

/// When the register was imported, µs since the epoch: 2026-11-20 09:00 in Asia/Shanghai.
pub const IMPORTED_AT: i64 = 1_795_136_400_000_000;
/// The register of the repository.
#[must_use]
pub fn henan() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/henan")
}

/// Imports the register of the repository.
///
/// # Panics
/// Where a row is refused.
pub async fn import(store: &Store) {
    let clock = server::clock::Clock::fixed(|| jiff::Timestamp::constant(IMPORTED_AT / 1_000_000, 0));
    let acting = server::services::acting::Acting::system("cli", clock);
    let report = server::import::run(store, &henan(), clock, &acting, false).await.unwrap();
    assert!(!report.refused(), "{report}");
}

/// A fresh SQLite database with the register in it.
pub async fn sqlite() -> TestDb {
    let folder = pg::target_folder().join("tmp").join("daodi-tests");
    std::fs::create_dir_all(&folder).unwrap();
    let _held = lock(&folder, "seed-sqlite.lock").await;
    let seed = folder.join(format!("seed-{}.db", fingerprint(Engine::Sqlite)));
    if !seed.exists() {
        let db = TestDb::sqlite().await;
        import(&db.store).await;
        db.store.close().await;
        remove_old_seeds(&folder);
        let draft = folder.join("seed.draft");
        std::fs::copy(db.file().unwrap(), &draft).unwrap();
        std::fs::rename(draft, seed.clone()).unwrap();
    }
    TestDb::sqlite_copy_of(&seed).await
}

/// A fresh PostgreSQL database with the register in it, or `None` where the tests were told to do without.
pub async fn postgres() -> Option<TestDb> {
    let admin = TestDb::cluster()?;
    let folder = pg::target_folder().join("tmp").join("daodi-tests");
    std::fs::create_dir_all(&folder).unwrap();
    let seed = format!("daodi_seed_{}", fingerprint(Engine::Postgres));
    {
        let _held = lock(&folder, "seed-postgres.lock").await;
        if !pg::database_exists(&admin, &seed).await {
            let draft = pg::database_from_template(&admin).await;
            let url = DatabaseUrl::parse(&pg::with_database(&admin, &draft)).unwrap();
            let store = Store::open(&url, &Options::default()).await.unwrap();
            import(&store).await;
            store.close().await;
            pg::rename_database(&admin, &draft, &seed).await;
        }
    }
    Some(TestDb::postgres_copy_of(admin, &seed).await)
}

/// Schema, data and the program that imports: where one of them changes, the register is imported anew.
fn fingerprint(engine: Engine) -> String {
    let mut hash = Sha256::new().chain_update(Store::schema_fingerprint(engine));
    let mut stamp = |path: &Path| {
        let about = std::fs::metadata(path).unwrap();
        let changed = about.modified().unwrap().duration_since(std::time::UNIX_EPOCH).unwrap();
        hash.update(format!("{} {} {}\n", path.display(), about.len(), changed.as_nanos()));
    };
    stamp(&std::env::current_exe().unwrap());
    for folder in [henan(), henan().join("geo")] {
        let mut files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        files.iter().filter(|path| path.is_file()).for_each(|path| stamp(path));
    }
    server::services::maps::hex(&hash.finalize()[..8])
}

/// Waits for a lock between test processes, held while the file lives.
async fn lock(folder: &Path, name: &str) -> File {
    let file = File::options().create(true).truncate(false).write(true).open(folder.join(name)).unwrap();
    tokio::task::spawn_blocking(move || file.lock().map(|()| file)).await.unwrap().unwrap()
}

fn remove_old_seeds(folder: &Path) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let name = entry.file_name();
        if name.to_str().is_some_and(|name| name.starts_with("seed-") && name.ends_with(".db")) {
            // Another process may be faster.
            let _gone = std::fs::remove_file(entry.path());
        }
    }
}
