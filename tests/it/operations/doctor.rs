//! What is wrong is found, and on a good host nothing is.

use super::house::{House, ORIGIN, log_key_file, refused, run_sql, sequence};
use daodi::label::{Batch, BatchState, NetContent};
use daodi::people::Role;
use daodi::ports::Labels as _;
use jiff::Timestamp;
use server::clock::Clock;
use server::config::{Config, MailConfig};
use server::services::backup::{Source, make};
use server::services::doctor::{CHECKS, DatabaseState, Disk, Facts, Severity, examine};
use server::services::progress::Progress;
use std::collections::BTreeSet;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};
use store::{DatabaseUrl, Options, Store};
use tests::TestDb;

/// A host in a folder: database, keys, files, a backup of today, the built site, a configuration for the public.
struct Host {
    folder: PathBuf,
    config: Config,
    clock: Clock,
}

impl Host {
    fn over(folder: &Path) -> Self {
        let config = Config {
            database: format!("sqlite:{}", folder.join("var/daodi.db").display()),
            public_url: Some("https://gi.henan.gov.cn".to_owned()),
            label_host: "dd.henan.cn".to_owned(),
            key_file: folder.join("var/label.keys"),
            secret_key_file: folder.join("var/secret.keys"),
            log_key_file: folder.join("var/log.keys"),
            log_origin: ORIGIN.to_owned(),
            mail: MailConfig {
                outbox: folder.join("var/outbox"),
                smtp_host: "mail.henan.gov.cn".to_owned(),
                ..MailConfig::default()
            },
            site: Some(folder.join("site")),
            operator: "河南省测试局".to_owned(),
            contact: "0371-00000000".to_owned(),
            icp_no: "豫ICP备00000000号".to_owned(),
            police_no: "豫公网安备00000000000000号".to_owned(),
            map_review_no: "豫S（2026）001号".to_owned(),
            files: folder.join("var/files"),
            backup_dir: Some(folder.join("backups")),
            ..Config::default()
        };
        Self { folder: folder.to_owned(), config, clock: Clock::system() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    fn mode(&self, name: &str, mode: u32) {
        std::fs::set_permissions(self.path(name), std::fs::Permissions::from_mode(mode)).unwrap();
    }

    async fn sql(&self, sql: &str) {
        run_sql(&self.config.database, sql).await;
    }

    async fn facts(&self) -> Facts {
        let url = DatabaseUrl::parse(&self.config.database).unwrap();
        let file = Some(self.path("daodi.toml"));
        let mut facts = Facts::gather(self.config.clone(), file, url, self.clock).await;
        // The disk of whoever runs the tests is not what is examined.
        facts.disks.iter_mut().for_each(|(_, disk)| *disk = Disk { free: 80_000_000_000, total: 100_000_000_000 });
        facts
    }
}

/// Makes the good host once.
async fn good() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let host = Host::over(folder.path());
    let house = House::furnished(TestDb::sqlite().await, 4, 10, 4).await;
    for (number, role) in [Role::SystemAdmin, Role::SecurityAdmin, Role::AuditAdmin, Role::Auditor, Role::Producer]
        .into_iter()
        .enumerate()
    {
        house.account(&format!("account-{number}"), role.code(), Some(role)).await;
    }
    let clock = Clock::system();
    let batch = Batch {
        id: clock.id(),
        tag: 77,
        epoch: 0,
        enterprise: "ent-zz".to_owned(),
        product: "xinyang-maojian".to_owned(),
        base: "base-zz".to_owned(),
        pack_date: clock.today(),
        net: NetContent::Grams(250),
        count: 10,
        host: "dd.henan.cn".to_owned(),
        qr_version: 3,
        qr_ecc: 'M',
        state: BatchState::Issued,
        demo: false,
        issued_at: clock.micros(),
        activated_at: None,
        recalled: None,
    };
    assert!(house.db.store.insert_batch(&batch, &tests::act()).await.unwrap());
    house.sql("UPDATE account SET totp = 'sealed' WHERE role IS NOT NULL").await;
    house.db.store.close().await;

    for name in ["var", "backups", "site/pkg"] {
        std::fs::create_dir_all(folder.path().join(name)).unwrap();
    }
    std::fs::copy(house.db.file().unwrap(), host.path("var/daodi.db")).unwrap();
    copy_folder(&house.files(), &host.config.files);
    server::keys::open(&host.config.key_file).unwrap();
    server::secrets::Vault::open(&host.config.secret_key_file).unwrap();
    std::fs::write(&host.config.log_key_file, log_key_file()).unwrap();
    host.mode("var/log.keys", 0o600);
    std::fs::write(host.path("daodi.toml"), "").unwrap();
    std::fs::write(host.path("site/site.json"), r#"{"css":"/pkg/main.1.css","client":"daodi.1"}"#).unwrap();
    for name in ["main.1.css", "daodi.1.js", "daodi.1.wasm"] {
        for ending in ["", ".br", ".gz"] {
            std::fs::write(host.path(&format!("site/pkg/{name}{ending}")), name).unwrap();
        }
    }
    for (name, mode) in
        [("var", 0o700), ("backups", 0o700), ("var/files", 0o700), ("daodi.toml", 0o600), ("var/daodi.db", 0o600)]
    {
        host.mode(name, mode);
    }
    let url = DatabaseUrl::parse(&host.config.database).unwrap();
    let store = Store::open(&url, &Options::default()).await.unwrap();
    let source = Source { store: &store, url: &url, files: &host.config.files };
    let silent = Progress::silent(clock);
    make(source, &host.path("backups/today"), clock, &tests::acting(), &silent).await.unwrap();
    sequence(&store).await.unwrap();
    store.close().await;
    folder
}

fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    std::fs::set_permissions(to, std::fs::metadata(from).unwrap().permissions()).unwrap();
    for entry in std::fs::read_dir(from).unwrap().flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), &target).unwrap();
            set_time(&target, 1);
        }
    }
}

/// Says that a file was changed some hours ago.
fn set_time(path: &Path, hours: u64) {
    let now = SystemTime::UNIX_EPOCH + Duration::from_micros(Clock::system().micros() as u64);
    let file = std::fs::File::options().write(true).open(path).unwrap();
    file.set_modified(now - Duration::from_secs(hours * 3600)).unwrap();
}

fn names(facts: &Facts) -> BTreeSet<&'static str> {
    examine(facts).iter().map(|found| found.check).collect()
}

type Work<'a> = std::pin::Pin<Box<dyn Future<Output = ()> + 'a>>;

/// One fault: what is found, how the host is spoilt, and what of the facts is made believe.
struct Seeded {
    found: &'static [&'static str],
    spoil: for<'a> fn(&'a mut Host) -> Work<'a>,
    pretend: fn(&mut Facts),
}

/// A fault that is put into the host.
macro_rules! on_host {
    ($($name:literal)+ , |$host:ident| $body:expr) => {
        Seeded { found: &[$($name),+], spoil: |$host| Box::pin(async move { $body; }), pretend: |_| {} }
    };
}

/// A fault that no test can make for real: the facts are made to say so.
macro_rules! in_facts {
    ($($name:literal)+ , |$facts:ident| $body:expr) => {
        Seeded { found: &[$($name),+], spoil: |_| Box::pin(async {}), pretend: |$facts| { $body; } }
    };
}

fn database(facts: &mut Facts) -> &mut server::services::doctor::Database {
    match &mut facts.database {
        DatabaseState::Open(database) => database,
        _ => panic!("the database is open"),
    }
}

fn settings(facts: &mut Facts) -> &mut store::maintenance::SqliteSettings {
    database(facts).settings.as_mut().unwrap()
}

fn seeded() -> Vec<Seeded> {
    vec![
        on_host!("clock_behind", |host| host.clock = Clock::fixed(|| Timestamp::constant(1_767_300_000, 0))),
        on_host!("clock_behind" "clock_implausible", |host| {
            host.clock = Clock::fixed(|| Timestamp::constant(915_148_800, 0));
        }),
        on_host!("database_missing", |host| std::fs::remove_file(host.path("var/daodi.db")).unwrap()),
        on_host!("database_closed", |host| {
            std::fs::write(host.path("var/daodi.db"), "not a database, but a letter ".repeat(100)).unwrap();
        }),
        on_host!("database_closed", |host| {
            host.config.database = "postgres://daodi:secret@127.0.0.1:1/daodi?connect_timeout=1".to_owned();
            host.mode("daodi.toml", 0o600);
        }),
        on_host!("database_rights", |host| host.mode("var/daodi.db", 0o644)),
        on_host!("database_folder_rights", |host| host.mode("var", 0o777)),
        on_host!("key_file_rights", |host| host.mode("var/label.keys", 0o640)),
        on_host!("key_file_rights", |host| host.mode("var/log.keys", 0o644)),
        on_host!("key_file_rights", |host| host.mode("var/secret.keys", 0o604)),
        on_host!("key_file_rights", |host| {
            std::fs::write(host.path("var/smtp.password"), "hunter2").unwrap();
            host.mode("var/smtp.password", 0o644);
            host.config.mail.smtp_password_file = Some(host.path("var/smtp.password"));
        }),
        on_host!("outbox_rights" "mail_unset", |host| {
            std::fs::create_dir(host.path("var/outbox")).unwrap();
            host.mode("var/outbox", 0o755);
            host.config.mail.smtp_host.clear();
        }),
        on_host!("files_rights", |host| host.mode("var/files", 0o755)),
        on_host!("config_rights", |host| host.mode("daodi.toml", 0o666)),
        on_host!("backup_rights", |host| host.mode("backups", 0o755)),
        on_host!("owners", |host| std::os::unix::fs::chown(host.path("var/files"), Some(1), None).unwrap()),
        on_host!("key_file_missing", |host| std::fs::remove_file(host.path("var/label.keys")).unwrap()),
        on_host!("key_file_unreadable", |host| std::fs::write(host.path("var/label.keys"), "keys\n").unwrap()),
        on_host!("key_epoch_missing", |host| {
            host.sql("UPDATE label_batch SET epoch = 3").await;
        }),
        on_host!("key_guessable", |host| {
            let example = format!("daodi-label-keys 1\n0 hmac-sha-256 {}\n", "00112233".repeat(8));
            std::fs::write(host.path("var/label.keys"), example).unwrap();
        }),
        on_host!("secret_key_missing", |host| std::fs::remove_file(host.path("var/secret.keys")).unwrap()),
        on_host!("secret_epoch_missing", |host| {
            host.sql("UPDATE person SET name = '7.AAAA.BBBB', mail_lookup = '7.00' WHERE account = 'account-0'").await;
        }),
        on_host!("secret_epoch_missing", |host| {
            // The file has lost its first key, with which a second factor was sealed.
            let file = host.path("var/secret.keys");
            host.sql("UPDATE account SET totp = '0.AAAA.BBBB' WHERE role = 'auditor'").await;
            server::secrets::Vault::begin_epoch(&file).unwrap();
            let text = std::fs::read_to_string(&file).unwrap();
            let kept: Vec<&str> = text.lines().filter(|line| !line.starts_with("0 ")).collect();
            std::fs::write(&file, kept.join("\n")).unwrap();
        }),
        on_host!("secret_key_unreadable", |host| std::fs::write(host.path("var/secret.keys"), "no key\n").unwrap()),
        on_host!("log_key_missing", |host| std::fs::remove_file(host.path("var/log.keys")).unwrap()),
        on_host!("log_key_unreadable", |host| host.config.log_origin = "other.henan.gov.cn/log".to_owned()),
        on_host!("log_checkpoint", |host| {
            // A log of the same name, signed by somebody else's key.
            std::fs::remove_file(host.path("var/log.keys")).unwrap();
            server::log_keys::LogKeys::open(&host.path("var/log.keys"), ORIGIN).unwrap();
        }),
        in_facts!("sqlite_old", |facts| "3.40.1".clone_into(&mut settings(facts).version)),
        on_host!("journal_mode", |host| {
            host.sql("PRAGMA journal_mode = DELETE").await;
        }),
        in_facts!("synchronous", |facts| settings(facts).synchronous = 1),
        in_facts!("mmap", |facts| settings(facts).mmap_size = 268_435_456),
        in_facts!("foreign_keys", |facts| settings(facts).foreign_keys = false),
        in_facts!("network_file_system", |facts| facts.network_file_system = Some("nfs".to_owned())),
        in_facts!("wal_size", |facts| database(facts).wal = 4_000_000_000),
        in_facts!("two_servers", |facts| facts.servers = vec![10, 11]),
        on_host!("schema_behind", |host| {
            std::fs::remove_file(host.path("var/daodi.db")).unwrap();
            let url = DatabaseUrl::parse(&host.config.database).unwrap();
            let store = Store::open(&url, &Options::default()).await.unwrap();
            store.migrate_to(2).await.unwrap();
            store.close().await;
        }),
        on_host!("schema_unknown", |host| {
            host.sql(
                "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
                 VALUES (9999, 'later', TRUE, x'', 0)",
            )
            .await;
        }),
        on_host!("table_missing", |host| {
            host.sql("DROP TABLE recovery_code").await;
        }),
        on_host!("index_missing", |host| {
            host.sql("DROP INDEX label_batch_issued_at").await;
        }),
        on_host!("trigger_missing", |host| {
            host.sql("DROP TRIGGER audit_no_update").await;
        }),
        on_host!("backup_unset", |host| host.config.backup_dir = None),
        on_host!("backup_stale", |host| std::fs::remove_dir_all(host.path("backups/today")).unwrap()),
        in_facts!("backup_stale", |facts| facts.newest_backup.as_mut().unwrap().at -= 3 * 86_400_000_000),
        on_host!("backup_broken", |host| std::fs::create_dir(host.path("backups/half")).unwrap()),
        on_host!("backup_broken" "backup_stale", |host| {
            super::backup::flip(&host.path("backups/today/manifest.json"), 100);
        }),
        in_facts!("erasure_waiting", |facts| database(facts).waiting_erasures =
            (2, Some(facts.now - 11 * 86_400_000_000))),
        in_facts!("backup_incomplete", |facts| {
            let lost = server::services::backup::LostFile { sha256: "ab".repeat(32), why: "gone".to_owned() };
            facts.newest_backup.as_mut().unwrap().lost.push(lost);
        }),
        in_facts!("disk_space", |facts| facts.disks[0].1.free = 300_000_000),
        on_host!("files_writable" "files_unreadable" "files_rights", |host| {
            std::fs::remove_dir_all(host.path("var/files")).unwrap();
            std::fs::write(host.path("var/files"), "").unwrap();
        }),
        on_host!("files_missing", |host| {
            let file = first_file(&host.path("var/files"));
            std::fs::remove_file(file).unwrap();
        }),
        on_host!("files_missing", |host| {
            let file = first_file(&host.path("var/files"));
            std::fs::write(file, "shorter").unwrap();
        }),
        on_host!("files_unnamed", |host| {
            std::fs::create_dir_all(host.path("var/files/00")).unwrap();
            let orphan = host.path(&format!("var/files/00/{}", "0".repeat(62)));
            std::fs::write(&orphan, "left over").unwrap();
            set_time(&orphan, 3);
        }),
        on_host!("label_host_example", |host| {
            host.sql("UPDATE label_batch SET host = 'daodi.example'").await;
        }),
        on_host!("label_host_example" "label_host_changed", |host| host.config.label_host = "daodi.example".to_owned()),
        on_host!("label_host_long" "label_host_changed", |host| host.config.label_host = "labels.gi.henan.gov.cn".to_owned()),
        on_host!("label_host_too_long" "label_host_changed", |host| {
            host.config.label_host = "labels.of.geographical.indications.henan.gov.cn".to_owned();
        }),
        on_host!("label_host_changed", |host| host.config.label_host = "gi.henan.cn".to_owned()),
        on_host!("public_url_unset", |host| {
            host.config.public_url = None;
            host.config.listen = "0.0.0.0".parse().unwrap();
        }),
        on_host!("public_url_plain", |host| host.config.public_url = Some("http://gi.henan.gov.cn".to_owned())),
        on_host!("public_url_example", |host| host.config.public_url =
            Some("https://gi.example.cn.example".to_owned())),
        on_host!("map_review_no", |host| host.config.map_review_no.clear()),
        on_host!("filing_numbers", |host| host.config.icp_no.clear()),
        on_host!("operator_unnamed", |host| host.config.contact.clear()),
        on_host!("ip_provinces", |host| {
            std::fs::write(host.path("provinces.csv"), "1.0.0.0,1.0.0.255,河南\n2.0.0.0,everything,湖北\n").unwrap();
            host.config.ip_provinces = Some(host.path("provinces.csv"));
        }),
        on_host!("password_cost", |host| (host.config.passwords.memory_kib, host.config.passwords.passes) =
            (19_456, 2)),
        on_host!("trusted_proxies", |host| {
            let halves = vec!["0.0.0.0/1".to_owned(), "128.0.0.0/1".to_owned()];
            host.config.trusted_proxies = server::http::TrustedProxies::try_from(halves).unwrap();
        }),
        on_host!("mail_unset", |host| host.config.mail.smtp_host.clear()),
        on_host!("administrator_missing", |host| {
            host.sql("UPDATE account SET state = 'disabled' WHERE role = 'security_admin'").await;
        }),
        on_host!("second_factor_missing", |host| {
            host.sql("UPDATE account SET totp = NULL WHERE role = 'system_admin'").await;
        }),
        on_host!("single_officer", |host| {
            host.sql("UPDATE account SET role = 'province_officer', office = '410000' WHERE role = 'producer'").await;
        }),
        on_host!("demonstration_accounts", |host| {
            host.sql("UPDATE account SET demo = TRUE WHERE role = 'producer'").await;
        }),
        on_host!("mail_waiting", |host| {
            host.sql(MAIL).await;
        }),
        on_host!("mail_failed", |host| {
            host.sql(MAIL).await;
            host.sql("UPDATE mail SET failed_at = (SELECT MAX(at) FROM audit)").await;
        }),
        on_host!("log_lag", |host| {
            let url = DatabaseUrl::parse(&host.config.database).unwrap();
            let store = Store::open(&url, &Options::default()).await.unwrap();
            let late = host.clock.micros() - 600_000_000;
            daodi::ports::Trail::record(&store, &super::house::act(late, "late", true)).await.unwrap();
            store.close().await;
        }),
        on_host!("log_checkpoint", |host| {
            host.sql("UPDATE log_tile SET hashes = (SELECT hash FROM log_sequence WHERE seq = 0)").await;
        }),
        on_host!("log_checkpoint", |host| {
            host.sql(
                "DROP TRIGGER log_checkpoint_no_delete; \
                      DELETE FROM log_checkpoint WHERE size = (SELECT MAX(size) FROM log_checkpoint); \
                      CREATE TRIGGER log_checkpoint_no_delete BEFORE DELETE ON log_checkpoint \
                      BEGIN SELECT RAISE(ABORT, 'append only'); END;",
            )
            .await;
        }),
        on_host!("seal_lag", |host| {
            host.sql(
                "DROP TRIGGER audit_seal_no_delete; \
                      DELETE FROM audit_seal WHERE day > (SELECT MIN(day) FROM audit_seal); \
                      CREATE TRIGGER audit_seal_no_delete BEFORE DELETE ON audit_seal \
                      BEGIN SELECT RAISE(ABORT, 'append only'); END;",
            )
            .await;
        }),
        on_host!("site_missing", |host| std::fs::remove_file(host.path("site/site.json")).unwrap()),
        on_host!("site_twins", |host| set_time(&host.path("site/pkg/main.1.css.br"), 5)),
        on_host!("site_twins", |host| std::fs::remove_file(host.path("site/pkg/daodi.1.wasm.gz")).unwrap()),
    ]
}

/// A mail that waits for two hours.
const MAIL: &str = "INSERT INTO mail (id, account, kind, locale, args, at, tries, next_at) \
     SELECT 'mail-1', MIN(id), 'reset', 'zh-CN', '', (SELECT MAX(at) FROM audit) - 7200000000, 3, 0 FROM account";

fn first_file(root: &Path) -> PathBuf {
    let mut folders: Vec<PathBuf> = std::fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    std::fs::read_dir(&folders[0]).unwrap().next().unwrap().unwrap().path()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn p44_every_seeded_fault_is_found_and_a_good_host_is_left_in_peace() {
    let original = good().await;
    let facts = Host::over(original.path()).facts().await;
    assert!(examine(&facts).is_empty(), "false alarm: {:?}", examine(&facts));

    let seeded = seeded();
    let mut covered = BTreeSet::new();
    for fault in &seeded {
        let folder = tempfile::tempdir().unwrap();
        copy_folder(original.path(), folder.path());
        let mut host = Host::over(folder.path());
        (fault.spoil)(&mut host).await;
        let mut facts = host.facts().await;
        (fault.pretend)(&mut facts);
        let expected: BTreeSet<&str> = fault.found.iter().copied().collect();
        assert_eq!(names(&facts), expected, "{:?}", examine(&facts));
        covered.extend(expected);
    }
    let all: BTreeSet<&str> = CHECKS.iter().map(|check| check.name).collect();
    assert_eq!(covered, all, "every check has a fault that it finds");
    println!("p44: {} faults seeded, all found by {} checks; no false alarm", seeded.len(), all.len());
}

/// The command says the same, in words and for programs, and its exit code tells.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn p44_the_command_says_what_is_wrong_and_what_to_do() {
    let original = good().await;
    let host = Host::over(original.path());
    let toml = format!(
        "database = {:?}\nkey_file = {:?}\nfiles = {:?}\nbackup_dir = {:?}\nsite = {:?}\n\
         secret_key_file = {:?}\nlog_key_file = {:?}\nlog_origin = {ORIGIN:?}\n\
         public_url = \"https://gi.henan.gov.cn\"\nlabel_host = \"dd.henan.cn\"\noperator = \"局\"\n\
         contact = \"0371\"\nicp_no = \"\"\npolice_no = \"1\"\nmap_review_no = \"1\"\n\
         [mail]\nsmtp_host = \"mail.henan.gov.cn\"\nfrom = \"no-reply@henan.gov.cn\"\n",
        host.config.database,
        host.config.key_file,
        host.config.files,
        host.path("backups"),
        host.path("site"),
        host.config.secret_key_file,
        host.config.log_key_file,
    );
    std::fs::write(host.path("daodi.toml"), toml).unwrap();
    let config = host.path("daodi.toml").display().to_string();
    // Notes alone are no reason to fail. The disk of this machine is what it is.
    let out = super::house::daodi(&["doctor", "--config", &config, "--json"]);
    let said: serde_json::Value = serde_json::from_slice(&out.stdout).unwrap();
    let found: Vec<&serde_json::Value> =
        said["found"].as_array().unwrap().iter().filter(|found| found["check"] != "disk_space").collect();
    assert!(found.len() == 1 && found[0]["check"] == "filing_numbers" && found[0]["severity"] == "note", "{said}");
    host.mode("var/label.keys", 0o604);
    refused(&["doctor", "--config", &config]);
    let out = super::house::daodi(&["doctor", "--config", &config]);
    let said = String::from_utf8(out.stdout).unwrap();
    assert!(said.contains("fault    key_file_rights") && said.contains("chmod 600"), "{said}");
    let worst = CHECKS.iter().filter(|check| check.severity == Severity::Fault).count();
    assert!(worst >= 20, "{worst}");
}
