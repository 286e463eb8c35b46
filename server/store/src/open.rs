//! Opening, checking, migrating and closing.

use crate::error::{OpenError, refuse};
use crate::hooks::Hooks;
use crate::migrations::{fingerprint, latest, migrator};
use crate::statements::state;
use crate::value::args;
use crate::{DatabaseUrl, Engine};
use daodi::ports::StoreError;
use sqlx::migrate::MigrateError;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{PgPool, SqlitePool};
use std::path::Path;
use std::time::Duration;

/// The first SQLite without the defect that can corrupt a database when its log is restarted.
pub const SQLITE_MINIMUM: &str = "3.51.3";

/// The settings of a store. The defaults are right for one server.
#[derive(Clone, Debug)]
pub struct Options {
    /// Readers at the same time: connections of SQLite's reader pool, or of the whole PostgreSQL pool.
    pub connections: u32,
    /// How long a request waits for a connection.
    pub acquire_timeout: Duration,
    /// How long SQLite waits for a lock of another process.
    pub busy_timeout: Duration,
    /// After which PostgreSQL gives a statement up.
    pub statement_timeout: Duration,
    /// After which PostgreSQL gives a wait for a lock up.
    pub lock_timeout: Duration,
    /// The name PostgreSQL shows for these connections.
    pub application_name: String,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            connections: 8,
            acquire_timeout: Duration::from_secs(10),
            busy_timeout: Duration::from_secs(5),
            statement_timeout: Duration::from_secs(30),
            lock_timeout: Duration::from_secs(5),
            application_name: "daodi".to_owned(),
        }
    }
}

/// The store. Cloning gives another handle to the same pools.
#[derive(Clone, Debug)]
pub struct Store {
    pools: Pools,
    hooks: Hooks,
}

/// SQLite has one writer and many readers; PostgreSQL has one pool.
#[derive(Clone, Debug)]
pub(crate) enum Pools {
    Sqlite { writer: SqlitePool, reader: SqlitePool },
    Postgres(PgPool),
}

impl Store {
    /// Opens a database. An SQLite file that is not there is made, with its folder, readable by its owner alone.
    /// Nothing is migrated: see [`Store::migrate`].
    ///
    /// # Errors
    /// [`OpenError`] where the database is too old, cannot be made or does not answer.
    pub async fn open(url: &DatabaseUrl, options: &Options) -> Result<Self, OpenError> {
        let connect = |source| OpenError::Connect { url: url.to_string(), source };
        let pools = match (url.sqlite_path(), url.postgres()) {
            (Some(path), _) => open_sqlite(path, options).await?,
            (None, Some(text)) => {
                let ms = |time: Duration| format!("{}ms", time.as_millis());
                let connection: PgConnectOptions = text.parse().map_err(connect)?;
                let connection = connection.application_name(&options.application_name).options([
                    ("statement_timeout", ms(options.statement_timeout)),
                    ("lock_timeout", ms(options.lock_timeout)),
                    ("idle_in_transaction_session_timeout", "60s".to_owned()),
                ]);
                let pool = PgPoolOptions::new()
                    .max_connections(options.connections)
                    .acquire_timeout(options.acquire_timeout)
                    .connect_with(connection)
                    .await
                    .map_err(connect)?;
                Pools::Postgres(pool)
            }
            (None, None) => return Err(connect(sqlx::Error::Configuration("neither database".into()))),
        };
        Self::over(pools).await
    }

    /// A store over open pools, where the database is recent enough.
    pub(crate) async fn over(pools: Pools) -> Result<Self, OpenError> {
        let store = Self { pools, hooks: Hooks::default() };
        store.check_version().await?;
        Ok(store)
    }

    /// Which database it is.
    #[must_use]
    pub fn engine(&self) -> Engine {
        match self.pools {
            Pools::Sqlite { .. } => Engine::Sqlite,
            Pools::Postgres(_) => Engine::Postgres,
        }
    }

    pub(crate) fn pools(&self) -> &Pools {
        &self.pools
    }

    pub(crate) fn hooks(&self) -> &Hooks {
        &self.hooks
    }

    /// The same pools with faults for tests. Not in a release build.
    #[cfg(debug_assertions)]
    #[must_use]
    pub fn with_faults(&self, faults: crate::Faults) -> Self {
        Self { pools: self.pools.clone(), hooks: Hooks::with(faults) }
    }

    async fn check_version(&self) -> Result<(), OpenError> {
        let connect = |source| OpenError::Connect { url: format!("{:?}", self.engine()), source };
        match &self.pools {
            Pools::Sqlite { reader, .. } => {
                let version: String =
                    sqlx::query_scalar(state::SQLITE_VERSION.sql).fetch_one(reader).await.map_err(connect)?;
                check_sqlite_version(&version)
            }
            Pools::Postgres(pool) => {
                let version: String =
                    sqlx::query_scalar(state::POSTGRES_VERSION.sql).fetch_one(pool).await.map_err(connect)?;
                check_postgres_version(&version)
            }
        }
    }

    /// Brings the schema up to this release's. Does nothing where it is.
    ///
    /// # Errors
    /// [`OpenError::UnknownSchema`] where a newer release has migrated the database or a migration was altered, and
    /// [`OpenError::Migrate`] where a migration fails; then it is rolled back.
    pub async fn migrate(&self) -> Result<(), OpenError> {
        let migrator = migrator(self.engine());
        let run = async || match &self.pools {
            Pools::Sqlite { writer, .. } => migrator.run(writer).await,
            Pools::Postgres(pool) => migrator.run(pool).await,
        };
        let mut done = run().await;
        // SQLite has no lock for migrators: another process may be faster, once for each migration at most. Looking again
        // finds what it did.
        for _ in 0..migrator.iter().count() {
            if !matches!(done, Err(MigrateError::Execute(_) | MigrateError::ExecuteMigration(..))) {
                break;
            }
            done = run().await;
        }
        done.map_err(|error| match error {
            MigrateError::VersionMissing(_) | MigrateError::VersionMismatch(_) => OpenError::UnknownSchema(error),
            other => OpenError::Migrate(other),
        })
    }

    /// The version of the database's schema: 0 where it was never migrated.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] where the database does not answer.
    pub async fn schema_version(&self) -> Result<i64, StoreError> {
        let mut session = self.read().await?;
        let table = match self.engine() {
            Engine::Sqlite => &state::SQLITE_MIGRATED,
            Engine::Postgres => &state::POSTGRES_MIGRATED,
        };
        if session.one(table, args![]).await?.int("tables")? == 0 {
            return Ok(0);
        }
        session.one(&state::SCHEMA_VERSION, args![]).await?.int("version")
    }

    /// The version of the schema that this release works with.
    #[must_use]
    pub fn latest_schema_version() -> i64 {
        latest()
    }

    /// A short name of this release's whole schema, which changes with any migration.
    #[must_use]
    pub fn schema_fingerprint(engine: Engine) -> String {
        fingerprint(engine)
    }

    /// Whether nothing was ever imported (or migrated) here.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] where the database does not answer.
    pub async fn is_empty(&self) -> Result<bool, StoreError> {
        if self.schema_version().await? == 0 {
            return Ok(true);
        }
        Ok(self.read().await?.one(&state::IMPORTS, args![]).await?.int("imports")? == 0)
    }

    /// Asks the database for an answer.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] where there is none.
    pub async fn ping(&self) -> Result<(), StoreError> {
        match &self.pools {
            Pools::Sqlite { reader, .. } => sqlx::query(state::PING.sql).fetch_one(reader).await.map(|_| ()),
            Pools::Postgres(pool) => sqlx::query(state::PING.sql).fetch_one(pool).await.map(|_| ()),
        }
        .map_err(|error| refuse(state::PING.name, &error))
    }

    /// Closes every connection. SQLite refreshes its planner's statistics and folds its log into the file.
    pub async fn close(&self) {
        match &self.pools {
            Pools::Sqlite { writer, reader } => {
                reader.close().await;
                if let Err(error) = sqlx::query(state::SQLITE_OPTIMIZE.sql).execute(writer).await {
                    let _logged = refuse(state::SQLITE_OPTIMIZE.name, &error);
                }
                writer.close().await;
            }
            Pools::Postgres(pool) => pool.close().await,
        }
    }
}

/// Refuses an SQLite before [`SQLITE_MINIMUM`].
///
/// # Errors
/// [`OpenError::SqliteTooOld`], also where the version cannot be read.
pub fn check_sqlite_version(version: &str) -> Result<(), OpenError> {
    let parts = |text: &str| -> Option<Vec<u32>> { text.split('.').map(|part| part.parse().ok()).collect() };
    match (parts(version), parts(SQLITE_MINIMUM)) {
        (Some(found), Some(needed)) if found >= needed => Ok(()),
        _ => Err(OpenError::SqliteTooOld { found: version.to_owned(), needed: SQLITE_MINIMUM }),
    }
}

/// Refuses a PostgreSQL before 15.
///
/// # Errors
/// [`OpenError::PostgresTooOld`], also where the version (`server_version_num`) cannot be read.
pub fn check_postgres_version(version: &str) -> Result<(), OpenError> {
    match version.parse::<u32>() {
        Ok(found) if found >= 150_000 => Ok(()),
        _ => Err(OpenError::PostgresTooOld { found: version.to_owned() }),
    }
}

async fn open_sqlite(path: &Path, options: &Options) -> Result<Pools, OpenError> {
    let shown = path.display().to_string();
    make_file(path).map_err(|source| OpenError::File { path: shown.clone(), source })?;
    let connect = |source| OpenError::Connect { url: format!("sqlite:{shown}"), source };
    let connection = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(false)
        .journal_mode(SqliteJournalMode::Wal)
        // Acknowledged means on disk: every commit is synced, not only every checkpoint.
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(options.busy_timeout)
        .statement_cache_capacity(256)
        .pragma("mmap_size", "0")
        // What was deleted is written over: an erased person's key must not be left in a free part of the file.
        .pragma("secure_delete", "ON")
        .pragma("trusted_schema", "OFF")
        .pragma("cell_size_check", "ON");
    let pool = SqlitePoolOptions::new().acquire_timeout(options.acquire_timeout);
    let writer = pool.clone().max_connections(1).connect_with(connection.clone()).await.map_err(connect)?;
    let mode: String = sqlx::query_scalar(state::SQLITE_JOURNAL.sql).fetch_one(&writer).await.map_err(connect)?;
    if mode != "wal" {
        return Err(OpenError::NoWriteAheadLog { path: shown });
    }
    let reader = pool
        .max_connections(options.connections)
        .connect_with(connection.pragma("query_only", "ON"))
        .await
        .map_err(connect)?;
    Ok(Pools::Sqlite { writer, reader })
}

/// Makes the file and its folder, for their owner alone. What is there is left as it is.
fn make_file(path: &Path) -> std::io::Result<()> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder)?;
    }
    let mut open = std::fs::OpenOptions::new();
    open.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut open, 0o600);
    open.open(path).map(|_| ())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn p8_refuses_an_sqlite_that_can_corrupt() {
        for old in ["3.51.2", "3.50.9", "3.7.17", "2.8.17", "3.9.0", "", "three"] {
            assert!(matches!(check_sqlite_version(old), Err(OpenError::SqliteTooOld { .. })), "{old}");
        }
        for good in ["3.51.3", "3.52.0", "3.100.0", "4.0.0"] {
            assert!(check_sqlite_version(good).is_ok(), "{good}");
        }
    }

    #[test]
    fn refuses_an_old_postgresql() {
        assert!(check_postgres_version("140011").is_err());
        assert!(check_postgres_version("").is_err());
        assert!(check_postgres_version("150000").is_ok());
    }
}
