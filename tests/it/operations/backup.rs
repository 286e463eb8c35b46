//! Backups that are made while people work, and restored into an empty place.

use super::house::{Blank, House, act, bring, configuration, content, done, key_text, number, refused, sequence};
use daodi::people::Role;
use server::clock::Clock;
use server::secrets::Secret;
use server::services::backup::{MANIFEST, Manifest};
use server::uploads::{disk::hash_file, place};
use sha2::{Digest as _, Sha256};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use tests::actor::{client, totp};
use tests::{TestDb, each_app, each_db};

/// An empty place to restore into.
enum Target {
    File(tempfile::TempDir),
    Cluster(tempfile::TempDir, Blank),
}

impl Target {
    async fn like(db: &TestDb) -> Self {
        let folder = tempfile::tempdir().unwrap();
        if db.file().is_some() { Self::File(folder) } else { Self::Cluster(folder, Blank::new().await) }
    }

    fn folder(&self) -> &Path {
        match self {
            Self::File(folder) | Self::Cluster(folder, _) => folder.path(),
        }
    }

    fn url(&self) -> String {
        match self {
            Self::File(folder) => format!("sqlite:{}", folder.path().join("var/daodi.db").display()),
            Self::Cluster(_, blank) => blank.url(),
        }
    }

    fn files(&self) -> PathBuf {
        self.folder().join("var/files")
    }

    fn config(&self) -> String {
        let file = self.folder().join("daodi.toml");
        std::fs::write(&file, configuration(&self.url(), &self.files())).unwrap();
        file.display().to_string()
    }

    async fn end(self) {
        if let Self::Cluster(_, blank) = self {
            blank.drop().await;
        }
    }
}

/// Writers that go on until they are told to stop; how many acts were acknowledged.
struct Load {
    stop: Arc<AtomicBool>,
    acknowledged: Arc<AtomicUsize>,
    tasks: Vec<tokio::task::JoinHandle<()>>,
}

impl Load {
    fn begin(house: &House) -> Self {
        let (stop, acknowledged) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)));
        let tasks = (0..4)
            .map(|writer| {
                let (store, files) = (house.db.store.clone(), house.files());
                let (stop, acknowledged) = (Arc::clone(&stop), Arc::clone(&acknowledged));
                tokio::spawn(async move {
                    for turn in 0.. {
                        if stop.load(Ordering::SeqCst) {
                            return;
                        }
                        match writer {
                            0 => sequence(&store).await.unwrap(),
                            1 => {
                                let name = format!("{writer}-{turn}");
                                store_act(&store, &act(Clock::system().micros(), &name, turn % 2 == 0)).await;
                            }
                            _ => {
                                bring(&store, &files, &content(10_000 * writer + turn)).await.unwrap();
                            }
                        }
                        acknowledged.fetch_add(1, Ordering::SeqCst);
                        tokio::task::yield_now().await;
                    }
                })
            })
            .collect();
        Self { stop, acknowledged, tasks }
    }

    async fn end(self) -> usize {
        self.stop.store(true, Ordering::SeqCst);
        for task in self.tasks {
            task.await.unwrap();
        }
        self.acknowledged.load(Ordering::SeqCst)
    }
}

async fn store_act(store: &store::Store, act: &daodi::audit::Act) {
    use daodi::ports::Trail as _;
    store.record(act).await.unwrap();
}

/// Runs a command beside what this test does.
async fn beside(arguments: &[&str]) -> serde_json::Value {
    let arguments: Vec<String> = arguments.iter().map(|&a| a.to_owned()).collect();
    let run = move || done(&arguments.iter().map(String::as_str).collect::<Vec<_>>());
    tokio::task::spawn_blocking(run).await.unwrap()
}

each_db! {
    // P9: an empty place, the documented commands only, while people work.
    async fn p09_restore_drill(db: TestDb) {
        let house = House::furnished(db, 110, 300, 3).await;
        let out = house.folder.path().join("backup");
        let (config, out_text) = (house.config().display().to_string(), out.display().to_string());
        let load = Load::begin(&house);
        while load.acknowledged.load(Ordering::SeqCst) < 20 {
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        }
        let acknowledged = load.acknowledged.load(Ordering::SeqCst);
        let before = number(&house.db.url_text(), "SELECT COUNT(*) FROM audit").await;
        let made = beside(&["backup", "--config", &config, "--out", &out_text]).await;
        let meanwhile = load.acknowledged.load(Ordering::SeqCst) - acknowledged;
        let all = load.end().await;
        assert!(meanwhile > 3, "nobody wrote while the backup was made: {meanwhile}");
        assert!(made["lost"].as_array().unwrap().is_empty(), "{made}");

        let target = Target::like(&house.db).await;
        let target_config = target.config();
        // What another database left behind must not be played into this one.
        if let Target::File(folder) = &target {
            std::fs::create_dir_all(folder.path().join("var")).unwrap();
            for ending in ["-wal", "-shm"] {
                std::fs::write(folder.path().join(format!("var/daodi.db{ending}")), "stale").unwrap();
            }
        }
        let begun = std::time::Instant::now();
        let key = key_text();
        let restored =
            beside(&["restore", "--config", &target_config, "--from", &out_text, "--log-key", &key]).await;
        let took = begun.elapsed();

        // Counts: what the manifest says, counted anew in the restored database.
        let tables = made["tables"].as_object().unwrap();
        assert_eq!(tables.len(), 75);
        for (table, rows) in tables {
            let found = number(&target.url(), &format!("SELECT COUNT(*) FROM {table}")).await;
            // The act of restoring is one row more.
            let found = if table == "audit" { found - 1 } else { found };
            assert_eq!(Some(found), rows.as_i64(), "{table}");
        }
        // What was acknowledged before the backup began is in it; what came later need not be.
        let rows = tables["audit"].as_i64().unwrap();
        assert!(rows >= before, "{rows} {before}");
        assert!(rows <= number(&house.db.url_text(), "SELECT COUNT(*) FROM audit").await);
        // The log's root is the one that the backup had, made anew from the entries' bytes, and signed.
        assert_eq!(restored["verified"]["log_root"], made["log"]["root"]);
        assert_eq!(restored["verified"]["log_size"], made["log"]["size"]);
        assert!(restored["verified"]["signatures"].as_bool().unwrap());
        assert!(restored["verified"]["findings"].as_array().unwrap().is_empty());
        // A hundred files, byte by byte.
        let manifest = Manifest::read(&out).unwrap();
        assert!(manifest.files.len() >= 110);
        let mut compared = 0;
        for file in &manifest.files {
            let (was, is) = (place(&house.files(), &file.sha256).unwrap(), place(&target.files(), &file.sha256).unwrap());
            assert_eq!(std::fs::read(was).unwrap(), std::fs::read(&is).unwrap());
            assert_eq!(hash_file(&is).unwrap(), (file.sha256.clone(), file.size));
            compared += 1;
        }
        assert!(compared >= 100);
        let verified = beside(&["verify", "--config", &target_config, "--log-key", &key]).await;
        assert!(verified["findings"].as_array().unwrap().is_empty(), "{verified}");
        // Both places say in their trails what was done.
        let acts = "SELECT COUNT(*) FROM audit WHERE action = ";
        assert_eq!(number(&house.db.url_text(), &format!("{acts}'backup.make'")).await, 1);
        assert_eq!(number(&target.url(), &format!("{acts}'backup.restore'")).await, 1);
        // Keys are in neither.
        assert!(made["keys_not_in_it"][0].as_str().unwrap().ends_with("label.keys"));
        assert!(restored["missing_keys"][0].as_str().unwrap().ends_with("label.keys"));
        println!(
            "p09 {}: {} rows, {compared} files, {} bytes of database, {meanwhile} of {all} acts while the backup was \
             made; backup {} s, restore {} s (with its check; {took:.2?} from outside)",
            made["engine"], tables.values().filter_map(serde_json::Value::as_i64).sum::<i64>(),
            made["database_bytes"], made["seconds"], restored["seconds"],
        );
        amcheck(&target);
        target.end().await;
    }

    async fn a_backup_goes_nowhere_but_into_an_empty_place(db: TestDb) {
        let house = House::furnished(db, 3, 5, 1).await;
        let config = house.config().display().to_string();
        let out = house.folder.path().join("b");
        let out_text = out.display().to_string();
        done(&["backup", "--config", &config, "--out", &out_text]);
        // Not over another backup, nor over anything else.
        assert!(refused(&["backup", "--config", &config, "--out", &out_text]).contains("is not empty"));
        assert!(Manifest::read(&out).is_ok(), "what was there is left alone");
        assert!(refused(&["backup", "--config", &config]).contains("--out"));
        // Not over a living database.
        let said = refused(&["restore", "--config", &config, "--from", &out_text]);
        assert!(said.contains("empty place"), "{said}");
        // Not beside files of somebody else.
        let target = Target::like(&house.db).await;
        std::fs::create_dir_all(target.files().join("ab")).unwrap();
        let said = refused(&["restore", "--config", &target.config(), "--from", &out_text]);
        assert!(said.contains("is not empty"), "{said}");
        std::fs::remove_dir_all(target.files()).unwrap();
        // Not into the other kind of database.
        let other = if house.db.file().is_some() { "postgres://x@127.0.0.1:1/x" } else { "sqlite:never.db" };
        let said = refused(&["restore", "--config", &target.config(), "--database", other, "--from", &out_text]);
        assert!(said.contains("the kind it came from"), "{said}");
        assert!(!std::env::temp_dir().join("never.db").exists());
        // Into an empty place, once.
        done(&["restore", "--config", &target.config(), "--from", &out_text]);
        assert!(refused(&["restore", "--config", &target.config(), "--from", &out_text]).contains("empty place"));
        target.end().await;
    }

    async fn a_damaged_backup_is_refused_and_leaves_nothing(db: TestDb) {
        let house = House::furnished(db, 4, 5, 1).await;
        let config = house.config().display().to_string();
        let good = house.folder.path().join("good");
        done(&["backup", "--config", &config, "--out", &good.display().to_string()]);
        let manifest = Manifest::read(&good).unwrap();
        let target = Target::like(&house.db).await;
        let target_config = target.config();
        let file = |folder: &Path| place(&folder.join("files"), &manifest.files[0].sha256).unwrap();
        type Spoil<'a> = Box<dyn Fn(&Path) + 'a>;
        let spoils: Vec<(&str, Spoil)> = vec![
            ("changed", Box::new(|folder| flip(&folder.join(&manifest.database.name), 5000))),
            ("changed", Box::new(|folder| flip(&file(folder), 7))),
            ("bytes in place of", Box::new(|folder| std::fs::write(file(folder), "short").unwrap())),
            ("files/", Box::new(|folder| std::fs::remove_file(file(folder)).unwrap())),
            ("this is no backup", Box::new(|folder| std::fs::remove_file(folder.join(MANIFEST)).unwrap())),
            ("manifest.json", Box::new(|folder| flip(&folder.join(MANIFEST), 60))),
            ("has schema 9999", Box::new(|folder| rewrite(folder, |manifest| manifest.schema = 9999))),
            ("rows after restoring", Box::new(|folder| rewrite(folder, |manifest| {
                *manifest.tables.get_mut("upload").unwrap() += 1;
            }))),
        ];
        for (number, (word, spoil)) in spoils.into_iter().enumerate() {
            let bad = house.folder.path().join(format!("bad{number}"));
            copy_folder(&good, &bad);
            spoil(&bad);
            let said = refused(&["restore", "--config", &target_config, "--from", &bad.display().to_string()]);
            assert!(said.contains(word), "{word}: {said}");
            // The last is found only once the database is in place.
            if word != "rows after restoring" {
                assert!(!target.files().exists() || target.files().read_dir().unwrap().next().is_none(), "{said}");
                if let Target::File(folder) = &target {
                    assert!(!folder.path().join("var/daodi.db").exists(), "{said}");
                }
            }
        }
        target.end().await;
    }

    async fn files_that_are_gone_are_said_and_the_rest_is_saved(db: TestDb) {
        let house = House::furnished(db, 5, 5, 1).await;
        let config = house.config().display().to_string();
        let mut hashes: Vec<String> = (0..5).map(|n| hex(&Sha256::digest(content(n)))).collect();
        hashes.sort();
        std::fs::remove_file(place(&house.files(), &hashes[1]).unwrap()).unwrap();
        flip(&place(&house.files(), &hashes[3]).unwrap(), 9);
        let out = house.folder.path().join("b");
        let said = refused(&["backup", "--config", &config, "--out", &out.display().to_string()]);
        assert!(said.contains("without 2 files"), "{said}");
        let manifest = Manifest::read(&out).unwrap();
        let lost: Vec<&str> = manifest.lost.iter().map(|lost| lost.sha256.as_str()).collect();
        assert_eq!(lost, [hashes[1].as_str(), hashes[3].as_str()]);
        assert_eq!(manifest.files.len(), 3);
        // It can be restored all the same, and says what is missing.
        let target = Target::like(&house.db).await;
        let said = refused(&["restore", "--config", &target.config(), "--from", &out.display().to_string()]);
        assert!(said.contains("the check finds 2 faults"), "{said}");
        assert_eq!(number(&target.url(), "SELECT COUNT(*) FROM upload").await, 5);
        target.end().await;
    }
}

each_app! {
    // The backup holds no keys: with those of the old place people and their second factors are who they were.
    async fn p09_people_sign_in_after_a_restore(app: TestApp) {
        let officer = app.actor("li.county", Role::CountyOfficer, "411502").await;
        let place = app.place();
        let config = place.join("daodi.toml");
        std::fs::write(&config, configuration(&app.db.url_text(), &place.join("files"))).unwrap();
        let out = place.join("backup").display().to_string();
        done(&["backup", "--config", &config.display().to_string(), "--out", &out]);
        let target = Target::like(&app.db).await;
        done(&["restore", "--config", &target.config(), "--from", &out]);

        let there = app.restored(&target.url(), 60).await;
        let accounts = &there.app.accounts;
        let (right, wrong) = (Secret::new(&*officer.password), Secret::new("not the password"));
        assert!(accounts.sign_in(&officer.login, &wrong, &client(), &tests::acting()).await.is_err());
        let cookie = accounts.sign_in(&officer.login, &right, &client(), &tests::acting()).await.unwrap();
        let who = accounts.recognise(cookie.token.text().expose()).await.unwrap().unwrap();
        let code = totp(officer.totp.as_deref().unwrap(), there.app.clock.micros());
        let token = accounts.second(&who, &code, &tests::acting()).await.unwrap();
        let who = accounts.recognise(token.text().expose()).await.unwrap().unwrap();
        assert_eq!(accounts.own_person(&who).await.unwrap().mail, "li.county@example.cn");
        // Whoever was signed in at the time of the backup still is.
        assert!(accounts.recognise(&officer.cookie).await.unwrap().is_some());
        there.app.store.close().await;
        target.end().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_damaged_database_is_not_backed_up() {
    let house = House::furnished(TestDb::sqlite().await, 2, 5, 1).await;
    house.sql("PRAGMA foreign_keys = OFF; DELETE FROM account").await;
    let config = house.config().display().to_string();
    let out = house.folder.path().join("b");
    let said = refused(&["backup", "--config", &config, "--out", &out.display().to_string()]);
    assert!(said.contains("the database is damaged") && said.contains("last good"), "{said}");
    assert!(!out.exists(), "what was begun is removed");
    let none = house.folder.path().join("none.db");
    let database = format!("sqlite:{}", none.display());
    let said = refused(&["backup", "--database", &database, "--out", &out.display().to_string()]);
    assert!(said.contains("there is no database"), "{said}");
    assert!(!none.exists() && !out.exists());
}

/// A password of the address must reach PostgreSQL's programs, and no list of processes.
#[test]
fn p34_passwords_stand_in_no_list_of_processes() {
    tests::database::run(async {
        let Some(db) = TestDb::postgres().await else { return };
        let house = House::furnished(db, 1, 1, 1).await;
        let url = with_password(&house.db.url_text());
        let out = house.folder.path().join("b");
        let seen = Arc::new(AtomicBool::new(false));
        let stop = Arc::new(AtomicBool::new(false));
        let watcher = {
            let (seen, stop) = (Arc::clone(&seen), Arc::clone(&stop));
            std::thread::spawn(move || {
                let mut dumps = 0;
                while !stop.load(Ordering::SeqCst) {
                    for entry in std::fs::read_dir("/proc").unwrap().flatten() {
                        let line = std::fs::read(entry.path().join("cmdline")).unwrap_or_default();
                        let line = String::from_utf8_lossy(&line).into_owned();
                        dumps += usize::from(line.contains("pg_dump"));
                        // Our own command line has the address; what it starts may not.
                        if line.contains("pg_dump") && line.contains("hunter2") {
                            seen.store(true, Ordering::SeqCst);
                        }
                    }
                }
                dumps
            })
        };
        let files = house.files();
        let config = house.folder.path().join("c.toml");
        std::fs::write(&config, configuration(&url, &files)).unwrap();
        beside(&["backup", "--config", &config.display().to_string(), "--out", &out.display().to_string()]).await;
        stop.store(true, Ordering::SeqCst);
        assert!(watcher.join().unwrap() > 0, "pg_dump was seen");
        assert!(!seen.load(Ordering::SeqCst));
    });
}

fn with_password(url: &str) -> String {
    let joint = if url.contains('?') { '&' } else { '?' };
    format!("{url}{joint}password=hunter2")
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Flips a bit of a file.
pub(super) fn flip(path: &Path, at: usize) {
    let mut bytes = std::fs::read(path).unwrap();
    let at = at % bytes.len();
    bytes[at] ^= 4;
    std::fs::write(path, bytes).unwrap();
}

fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Changes a manifest so that it is whole again, as somebody who knows how would.
fn rewrite(folder: &Path, change: impl FnOnce(&mut Manifest)) {
    let mut manifest = Manifest::read(folder).unwrap();
    change(&mut manifest);
    manifest.sum = String::new();
    manifest.sum = hex(&Sha256::digest(serde_json::to_vec(&manifest).unwrap()));
    std::fs::write(folder.join(MANIFEST), serde_json::to_vec(&manifest).unwrap()).unwrap();
}

/// PostgreSQL's own check of every table and index, where its program is there.
fn amcheck(target: &Target) {
    let Target::Cluster(_, blank) = target else { return };
    let Some(program) = server::services::backup::find_program("pg_amcheck") else {
        println!("not tested: pg_amcheck is not installed");
        return;
    };
    let url = store::DatabaseUrl::parse(&blank.url()).unwrap();
    let environment = url.libpq_environment();
    let name = environment.iter().find(|(key, _)| *key == "PGDATABASE").unwrap().1.clone();
    let mut command = std::process::Command::new(program);
    command.envs(environment).args(["--install-missing", "--heapallindexed", "-d", &name]);
    let out = command.output().unwrap();
    let said = String::from_utf8_lossy(&out.stderr).into_owned();
    assert!(out.status.success(), "{said} {}", String::from_utf8_lossy(&out.stdout));
}
