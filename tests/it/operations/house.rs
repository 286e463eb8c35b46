//! A register that is lived in: files, acts of several days, a public log with checkpoints, sealed days.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use daodi::audit::{Act, Action, ObjectKind, SealFold};
use daodi::people::{AccountState, Role, SealedPerson, Upload};
use daodi::ports::{Accounts as _, NewAccount, People as _, Registry as _, Sequenced, StoreError, Trail as _};
use daodi::transparency_log::{Actor, Checkpoint, Edge, Hash, Leaf, LogSigner, SignedCheckpoint, TileSet, TrustedKeys};
use jiff::ToSpan as _;
use jiff::civil::Date;
use server::clock::{Clock, day_bounds};
use sha2::{Digest as _, Sha256};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use store::Store;
use tests::TestDb;
use tests::register::{changes, import, rows, tokens};

/// The log's name.
pub(super) const ORIGIN: &str = "log.daodi.test";
/// Who brings files.
pub(super) const OWNER: &str = "0198c0de-0000-7000-8000-00000000aaaa";

/// The database and the folder of files, with the key that signs the log.
pub(super) struct House {
    pub(super) db: TestDb,
    pub(super) folder: tempfile::TempDir,
}

impl House {
    /// A register with an owner of files and nothing else.
    pub(super) async fn new(db: TestDb) -> Self {
        let (rows, act) = (rows(), tests::act());
        let changed = changes(&rows, true);
        db.store.apply(&import(1), &rows, &changed, &tokens(), &act).await.unwrap();
        let house = Self { db, folder: tempfile::tempdir().unwrap() };
        house.account(OWNER, "owner", None).await;
        house
    }

    /// With this many files, logged acts and sealed days before today.
    pub(super) async fn furnished(db: TestDb, files: usize, logged: usize, days: i64) -> Self {
        let house = Self::new(db).await;
        let today = Clock::system().today();
        for back in (1..=days).rev() {
            let (from, to) = day_bounds(today.checked_sub(back.days()).unwrap());
            for number in 0..12 {
                let at = from + (to - from) / 12 * number + 1;
                let mut act = act(at, &format!("{back}-{number}"), number % 4 == 0);
                match number % 4 {
                    1 => fill(&mut act),
                    2 => (act.actor, act.reason) = (daodi::audit::Actor::Anonymous, None),
                    _ => {}
                }
                house.db.store.record(&act).await.unwrap();
            }
        }
        for number in 0..logged {
            let act = act(Clock::system().micros(), &format!("logged-{number}"), true);
            house.db.store.record(&act).await.unwrap();
            if number % 150 == 0 {
                sequence(&house.db.store).await.unwrap();
            }
        }
        for number in 0..files {
            bring(&house.db.store, &house.files(), &content(number)).await.unwrap();
        }
        for back in (1..=days).rev() {
            seal(&house.db.store, today.checked_sub(back.days()).unwrap()).await;
        }
        sequence(&house.db.store).await.unwrap();
        house
    }

    /// The folder of files.
    pub(super) fn files(&self) -> PathBuf {
        self.folder.path().join("files")
    }

    /// An active account.
    pub(super) async fn account(&self, id: &str, login: &str, role: Option<Role>) {
        let account = NewAccount {
            id: id.to_owned(),
            login: login.to_owned(),
            role,
            office: None,
            state: AccountState::Active,
            at: Clock::system().micros(),
            password: None,
            must_change: false,
            locale: "zh-CN".to_owned(),
            demo: false,
            person: SealedPerson::default(),
            token: None,
            mail: None,
            claim: None,
            proposal: None,
        };
        self.db.store.insert_account(&account, &tests::act()).await.unwrap();
    }

    /// Runs a statement behind the store's back.
    pub(super) async fn sql(&self, sql: &str) -> u64 {
        run_sql(&self.db.url_text(), sql).await
    }

    /// A configuration file for this place.
    pub(super) fn config(&self) -> PathBuf {
        let file = self.folder.path().join("daodi.toml");
        std::fs::write(&file, configuration(&self.db.url_text(), &self.files())).unwrap();
        file
    }
}

/// A configuration of a database and a folder of files.
pub(super) fn configuration(url: &str, files: &Path) -> String {
    format!("database = {url:?}\nfiles = {:?}\nkey_file = {:?}\n", files, files.with_file_name("label.keys"))
}

/// Runs a statement on a database of either kind.
pub(crate) async fn run_sql(url: &str, sql: &str) -> u64 {
    let sql = sqlx::AssertSqlSafe(sql.to_owned());
    if url.starts_with("sqlite:") {
        let pool = sqlx::SqlitePool::connect(url).await.unwrap();
        let done = sqlx::raw_sql(sql).execute(&pool).await.unwrap().rows_affected();
        pool.close().await;
        return done;
    }
    let pool = sqlx::PgPool::connect(url).await.unwrap();
    let done = sqlx::raw_sql(sql).execute(&pool).await.unwrap().rows_affected();
    pool.close().await;
    done
}

/// The one number that a query gives.
pub(super) async fn number(url: &str, sql: &str) -> i64 {
    let sql = sqlx::AssertSqlSafe(sql.to_owned());
    if url.starts_with("sqlite:") {
        let pool = sqlx::SqlitePool::connect(url).await.unwrap();
        let found = sqlx::query_scalar(sql).fetch_one(&pool).await.unwrap();
        pool.close().await;
        return found;
    }
    let pool = sqlx::PgPool::connect(url).await.unwrap();
    let found = sqlx::query_scalar(sql).fetch_one(&pool).await.unwrap();
    pool.close().await;
    found
}

/// Bytes of a file of its own: some hundred to some ten thousand.
pub(super) fn content(number: usize) -> Vec<u8> {
    let seed = Sha256::digest(number.to_be_bytes());
    seed.iter()
        .cycle()
        .zip(0_u32..)
        .map(|(byte, at)| byte ^ (at / 32) as u8)
        .take(300 + number * 131 % 40_000)
        .collect()
}

/// An act of its own, logged or not.
pub(super) fn act(at: i64, object: &str, logged: bool) -> Act {
    let clock = Clock::system();
    let mut act = tests::acting().act(clock, Action::FieldEdit, ObjectKind::Record, object);
    act.at = at;
    act.reason = Some("更正".to_owned());
    if logged {
        publish(&mut act, |leaf| leaf.fact("field", "notes"));
    }
    act
}

/// Everything in a row of the trail that may be missing.
fn fill(act: &mut Act) {
    let office = daodi::identifiers::DivisionCode::parse("411502").ok();
    act.actor = daodi::audit::Actor::Account { id: OWNER.to_owned(), role: Role::CountyOfficer, office };
    act.on_behalf = Some("ent-aa".to_owned());
    act.before = Some(daodi::audit::fingerprint(b"", "before"));
    act.after = Some(daodi::audit::fingerprint(b"", "after"));
    act.network = Some("203.0.113.0/24".to_owned());
    act.outcome = daodi::audit::Outcome::Refused("role");
}

fn publish(act: &mut Act, facts: impl FnOnce(Leaf) -> Leaf) {
    let actor = Actor { body: None, role: "cli".to_owned() };
    let leaf = Leaf::new(act.at, act.action.code(), act.object_kind.code(), &act.object, actor);
    act.leaf = Some(String::from_utf8(facts(leaf).to_bytes().unwrap()).unwrap());
}

/// Brings a file in, as the server does: file, then row and act.
pub(super) async fn bring(store: &Store, files: &Path, bytes: &[u8]) -> Result<String, StoreError> {
    let sha256: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    let place = files.join(&sha256[..2]).join(&sha256[2..]);
    std::fs::create_dir_all(place.parent().unwrap()).unwrap();
    let mut draft = tempfile::NamedTempFile::new_in(files.parent().unwrap()).unwrap();
    draft.write_all(bytes).unwrap();
    draft.persist(&place).unwrap();
    let clock = Clock::system();
    let mut act = tests::acting().act(clock, Action::FileUpload, ObjectKind::File, &clock.id());
    publish(&mut act, |leaf| leaf.fact("sha256", sha256.as_str()));
    let upload = Upload {
        id: act.object.clone(),
        sha256: sha256.clone(),
        owner: OWNER.to_owned(),
        name: "合同.pdf".to_owned(),
        media: "application/pdf".to_owned(),
        size: bytes.len() as i64,
        at: act.at,
    };
    store.insert_upload(&upload, "claim", "x", &act).await.map(|()| sha256)
}

fn signer() -> LogSigner {
    LogSigner::new(ORIGIN, [7; 32]).unwrap()
}

/// The file of the log's key.
pub(super) fn log_key_file() -> String {
    format!("daodi-log-keys 1\n{}\n", signer().to_secret_text())
}

/// The log's key.
pub(super) fn keys() -> TrustedKeys {
    TrustedKeys::of_log(vec![signer().verifier_key().clone()])
}

/// The log's key as a command takes it.
pub(super) fn key_text() -> String {
    signer().verifier_key().to_string()
}

/// Numbers what waits and signs a checkpoint, as the server's job does.
pub(super) async fn sequence(store: &Store) -> Result<(), StoreError> {
    loop {
        let pending = store.log_pending(1000).await?;
        let size = store.log_size().await?;
        if pending.is_empty() && size > 0 {
            return Ok(());
        }
        let mut tiles = TileSet::new();
        for tile in Edge::tiles(size as u64) {
            let text = store.log_tile(tile.level.into(), tile.index as i64).await?.unwrap();
            assert!(tiles.insert_bytes(tile, &STANDARD.decode(text).unwrap()));
        }
        let mut edge = Edge::load(size as u64, &tiles).unwrap();
        let hashes: Vec<Hash> = pending.iter().map(|entry| Hash::of_leaf(entry.leaf.as_bytes())).collect();
        let updates = edge.append(hashes.iter().copied());
        let checkpoint = Checkpoint::new(ORIGIN, edge.size(), edge.root());
        let run = Sequenced {
            size,
            entries: pending.iter().map(|e| e.id.clone()).zip(hashes.iter().map(ToString::to_string)).collect(),
            tiles: updates
                .iter()
                .map(|u| (u.tile.level.into(), u.tile.index as i64, STANDARD.encode(u.bytes())))
                .collect(),
            at: Clock::system().micros(),
            note: SignedCheckpoint::sign(&checkpoint, [&signer()]).unwrap().to_string(),
        };
        store.sequence(&run).await?;
    }
}

/// Seals a day, as the server's job does.
pub(super) async fn seal(store: &Store, date: Date) {
    let (from, to) = day_bounds(date);
    let mut fold = SealFold::new();
    store.audit_stretch(from, to, "", 1_000_000).await.unwrap().iter().for_each(|row| fold.add(row));
    let seal = fold.seal(&date.to_string());
    let mut act = tests::acting().act(Clock::system(), Action::AuditSeal, ObjectKind::Audit, &seal.day);
    publish(&mut act, |leaf| leaf.fact("count", seal.count).fact("root", seal.root.as_str()));
    store.seal_day(&seal, &act).await.unwrap();
}

/// Runs the program.
pub(super) fn daodi(arguments: &[&str]) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_daodi-under-test"));
    program.current_dir(std::env::temp_dir()).env_remove("DAODI_DATABASE").env_remove("DAODI_CONFIG");
    program.args(arguments).output().unwrap()
}

/// Runs a command that must end well; its answer.
pub(super) fn done(arguments: &[&str]) -> serde_json::Value {
    let out = daodi(&[arguments, &["--json"]].concat());
    let said = String::from_utf8_lossy(&out.stderr);
    assert_eq!(out.status.code(), Some(0), "{arguments:?}: {said} {}", String::from_utf8_lossy(&out.stdout));
    serde_json::from_slice(&out.stdout).unwrap()
}

/// Runs a command that must be refused; its complaint.
pub(super) fn refused(arguments: &[&str]) -> String {
    let out = daodi(arguments);
    let said = String::from_utf8(out.stderr).unwrap();
    assert_eq!(out.status.code(), Some(1), "{arguments:?}: {said} {}", String::from_utf8_lossy(&out.stdout));
    assert!(!said.contains("panicked"), "{said}");
    said
}

/// A PostgreSQL database without a table, gone with the value.
pub(super) struct Blank {
    admin: String,
    name: String,
}

impl Blank {
    pub(super) async fn new() -> Self {
        let admin = TestDb::cluster().unwrap();
        let name = format!("daodi_blank_{}", Clock::system().id().replace('-', ""));
        run_sql(&admin, &format!("CREATE DATABASE {name} TEMPLATE template0")).await;
        Self { admin, name }
    }

    pub(super) fn url(&self) -> String {
        tests::pg::with_database(&self.admin, &self.name)
    }

    pub(super) async fn drop(self) {
        run_sql(&self.admin, &format!("DROP DATABASE {} WITH (FORCE)", self.name)).await;
    }
}
