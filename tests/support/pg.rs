//! A throw-away PostgreSQL cluster for the tests: fast, unsafe, reachable only through a socket of its owner.
//!
//! `DAODI_TEST_PG_URL` names a cluster that is already there. Otherwise the first test process starts one and all test
//! processes share it; a small watcher stops and deletes it a minute after the last of them has ended.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use store::{DatabaseUrl, Engine, Options, Store};

/// Set to run the tests without PostgreSQL.
pub const WITHOUT: &str = "DAODI_TEST_NO_POSTGRES";
/// Names a cluster that is already there: an address whose user may create databases.
pub const URL: &str = "DAODI_TEST_PG_URL";

/// The address of the cluster's maintenance database.
///
/// # Errors
/// One line saying what to install, where there is no PostgreSQL.
pub fn url() -> Result<String, String> {
    static CLUSTER: OnceLock<Result<(String, Option<File>), String>> = OnceLock::new();
    CLUSTER
        .get_or_init(|| match std::env::var(URL) {
            Ok(url) if !url.is_empty() => Ok((url, None)),
            _ => shared_cluster().map(|(url, lock)| (url, Some(lock))),
        })
        .as_ref()
        .map(|(url, _)| url.clone())
        .map_err(Clone::clone)
}

/// The same address with another database.
#[must_use]
pub fn with_database(url: &str, name: &str) -> String {
    let (place, query) = url.split_once('?').map_or((url, None), |(place, query)| (place, Some(query)));
    let after_scheme = place.find("://").map_or(0, |i| i + 3);
    let host_end = place[after_scheme..].find('/').map_or(place.len(), |i| after_scheme + i);
    format!("{}/{name}{}", &place[..host_end], query.map(|q| format!("?{q}")).unwrap_or_default())
}

/// The folder that cargo builds into.
#[must_use]
pub fn target_folder() -> PathBuf {
    // target/debug/deps/it-…: three up.
    let program = std::env::current_exe().unwrap();
    program.ancestors().nth(3).unwrap().to_owned()
}

/// The folder of PostgreSQL's programs: Debian's highest version, else the one on the path.
#[must_use]
pub fn programs() -> Option<PathBuf> {
    let version = |path: &Path| path.file_name()?.to_str()?.parse::<u32>().ok();
    let debian = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten().map(|entry| entry.path());
    let highest = debian.filter(|path| path.join("bin/initdb").exists()).max_by_key(|path| version(path));
    let on_path = std::env::var_os("PATH");
    let on_path = on_path.iter().flat_map(std::env::split_paths).find(|folder| folder.join("initdb").exists());
    highest.map(|path| path.join("bin")).or(on_path)
}

/// A cluster shared by all test processes of this target folder, with a lock that says it is in use.
fn shared_cluster() -> Result<(String, File), String> {
    let programs = programs().ok_or_else(|| {
        format!("no PostgreSQL: install it (Debian: apt-get install postgresql), name one in {URL}, or set {WITHOUT}=1")
    })?;
    let state = target_folder().join("tmp").join("daodi-tests");
    std::fs::create_dir_all(&state).unwrap();
    let lock = |name: &str| File::options().create(true).truncate(false).write(true).open(state.join(name)).unwrap();
    // Held while this process lives; the watcher takes it for itself before it stops the cluster.
    let in_use = lock("postgres.in-use");
    in_use.lock_shared().unwrap();
    let starting = lock("postgres.starting");
    starting.lock().unwrap();
    let record = state.join("postgres.folder");
    if let Ok(folder) = std::fs::read_to_string(&record) {
        let folder = PathBuf::from(folder);
        if answers(&programs, &folder) {
            return Ok((socket_url(&folder), in_use));
        }
    }
    let folder = start(&programs)?;
    std::fs::write(&record, folder.to_str().unwrap()).unwrap();
    watch(&programs, &folder, &state.join("postgres.in-use"));
    Ok((socket_url(&folder), in_use))
}

fn socket_url(folder: &Path) -> String {
    format!("postgres:///postgres?host={}&user=daodi&sslmode=disable", folder.display())
}

fn answers(programs: &Path, folder: &Path) -> bool {
    let mut ready = Command::new(programs.join("pg_isready"));
    ready.args(["-q", "-t", "3", "-U", "daodi", "-d", "postgres", "-h"]).arg(folder);
    folder.exists() && ready.status().is_ok_and(|status| status.success())
}

/// Makes and starts a cluster in a new folder.
fn start(programs: &Path) -> Result<PathBuf, String> {
    let folder = tempfile::Builder::new().prefix("daodi-pg-").tempdir().unwrap().keep();
    if as_postgres() {
        run(Command::new("chown").arg("postgres").arg(&folder))?;
    }
    let data = folder.join("data");
    run(server_program(programs, "initdb")
        .args(["--no-sync", "--auth=trust", "--username=daodi", "--encoding=UTF8", "--locale=C", "-D"])
        .arg(&data))?;
    let settings = format!(
        "-c listen_addresses='' -c unix_socket_directories={} -c fsync=off -c synchronous_commit=off \
         -c full_page_writes=off -c max_connections=400 -c shared_buffers=32MB -c autovacuum=off",
        folder.display()
    );
    // pg_ctl's own output must not stay on a pipe that the server inherits.
    run(server_program(programs, "pg_ctl")
        .args(["start", "-w", "-t", "60", "-l"])
        .arg(folder.join("log"))
        .arg("-D")
        .arg(&data)
        .args(["-o", &settings]))?;
    Ok(folder)
}

/// PostgreSQL refuses to run as root; Debian's package has made a user for it.
fn as_postgres() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|out| out.stdout.starts_with(b"0\n"))
}

fn server_program(programs: &Path, name: &str) -> Command {
    if !as_postgres() {
        return Command::new(programs.join(name));
    }
    let mut command = Command::new("runuser");
    command.args(["-u", "postgres", "--"]).arg(programs.join(name)).current_dir("/");
    command
}

fn run(command: &mut Command) -> Result<(), String> {
    let status = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
    match status {
        Ok(status) if status.success() => Ok(()),
        other => Err(format!("PostgreSQL for the tests did not start: {command:?}: {other:?}")),
    }
}

/// Leaves a watcher behind that stops the cluster and deletes it once nobody has used it for a minute.
#[expect(clippy::zombie_processes, reason = "the watcher outlives this process on purpose")]
fn watch(programs: &Path, folder: &Path, in_use: &Path) {
    const SCRIPT: &str = r#"
idle=0
while sleep 15; do
    [ -d "$2" ] || exit 0
    if flock -n -x "$3" true; then idle=$((idle + 1)); else idle=0; fi
    if [ "$idle" -ge 4 ]; then
        flock -n -x "$3" sh -c '"$@"' sh $4 "$1/pg_ctl" stop -m immediate -D "$2/data" && rm -rf "$2" && exit 0
        idle=0
    fi
done"#;
    let mut watcher = Command::new("sh");
    watcher.args(["-c", SCRIPT, "sh"]).arg(programs).arg(folder).arg(in_use);
    watcher.arg(if as_postgres() { "runuser -u postgres --" } else { "" });
    std::os::unix::process::CommandExt::process_group(&mut watcher, 0);
    let watcher = watcher.current_dir("/").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    watcher.unwrap();
}

/// Makes a database from the migrated template, which is made first where it is not there.
pub(crate) async fn database_from_template(admin: &str) -> String {
    let template = format!("daodi_template_{}", Store::schema_fingerprint(Engine::Postgres));
    let lock = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open({
            let folder = target_folder().join("tmp").join("daodi-tests");
            std::fs::create_dir_all(&folder).unwrap();
            folder.join("postgres.template")
        })
        .unwrap();
    let pool = sqlx::postgres::PgPoolOptions::new().max_connections(1).connect(admin).await.unwrap();
    let _held = tokio::task::spawn_blocking(move || lock.lock().map(|()| lock)).await.unwrap().unwrap();
    if !exists(&pool, &template).await {
        // Migrated under another name and then renamed: a template is whole or not there.
        let draft = unique_name();
        create(&pool, &draft, "template0").await;
        let url = DatabaseUrl::parse(&with_database(admin, &draft)).unwrap();
        let store = Store::open(&url, &Options::default()).await.unwrap();
        store.migrate().await.unwrap();
        store.close().await;
        rename(&pool, &draft, &template).await;
    }
    let name = unique_name();
    create(&pool, &name, &template).await;
    pool.close().await;
    name
}

/// Makes a database as a copy of one that nobody is connected to.
pub(crate) async fn copy_database(admin: &str, original: &str) -> String {
    let pool = sqlx::postgres::PgPoolOptions::new().max_connections(1).connect(admin).await.unwrap();
    let name = unique_name();
    create(&pool, &name, original).await;
    pool.close().await;
    name
}

/// Whether the cluster has a database.
pub(crate) async fn database_exists(admin: &str, name: &str) -> bool {
    let pool = sqlx::postgres::PgPoolOptions::new().max_connections(1).connect(admin).await.unwrap();
    let known = exists(&pool, name).await;
    pool.close().await;
    known
}

/// Gives a database that nobody is connected to another name.
pub(crate) async fn rename_database(admin: &str, from: &str, to: &str) {
    let pool = sqlx::postgres::PgPoolOptions::new().max_connections(1).connect(admin).await.unwrap();
    rename(&pool, from, to).await;
    pool.close().await;
}

async fn exists(pool: &sqlx::PgPool, name: &str) -> bool {
    let known = "SELECT EXISTS (SELECT 1 FROM pg_database WHERE datname = $1)";
    sqlx::query_scalar(known).bind(name).fetch_one(pool).await.unwrap()
}

async fn rename(pool: &sqlx::PgPool, from: &str, to: &str) {
    let sql = format!("ALTER DATABASE {from} RENAME TO {to}");
    sqlx::raw_sql(sqlx::AssertSqlSafe(sql)).execute(pool).await.unwrap();
}

async fn create(pool: &sqlx::PgPool, name: &str, template: &str) {
    let sql = format!("CREATE DATABASE {name} TEMPLATE {template}");
    sqlx::raw_sql(sqlx::AssertSqlSafe(sql)).execute(pool).await.unwrap();
}

fn unique_name() -> String {
    use std::sync::atomic::{AtomicU32, Ordering};
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let now = std::time::UNIX_EPOCH.elapsed().unwrap().as_micros();
    format!("daodi_{}_{}_{now}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed))
}

/// Drops a test's database, from a value's end and so on a thread of its own.
pub(crate) fn drop_database(admin: &str, name: &str) {
    let (admin, sql) = (admin.to_owned(), format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
    let work = std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let Ok(runtime) = runtime else { return };
        runtime.block_on(async {
            if let Ok(pool) = sqlx::postgres::PgPoolOptions::new().max_connections(1).connect(&admin).await {
                // What is left over goes with the cluster.
                let _left_over = sqlx::raw_sql(sqlx::AssertSqlSafe(sql)).execute(&pool).await;
            }
        });
    });
    let _panicked = work.join();
}
