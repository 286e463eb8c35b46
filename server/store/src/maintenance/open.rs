//! Opening a database without changing anything in it, and copying it.

use crate::error::{OpenError, refuse};
use crate::open::Pools;
use crate::statements::maintenance as sql;
use crate::value::args;
use crate::{DatabaseUrl, Engine, Options, Store};
use daodi::ports::StoreError;
use sqlx::ConnectOptions as _;
use sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions, SqliteSynchronous};
use std::path::Path;

impl Store {
    /// Opens a database that is there, to look at it: an SQLite file is neither made nor switched to another journal,
    /// and every statement that would write is refused.
    ///
    /// # Errors
    /// [`OpenError`].
    pub async fn open_existing(url: &DatabaseUrl, options: &Options) -> Result<Self, OpenError> {
        match url.sqlite_path() {
            Some(path) => {
                let connection =
                    SqliteConnectOptions::new().synchronous(SqliteSynchronous::Full).busy_timeout(options.busy_timeout);
                open_sqlite(path, connection, options).await
            }
            None => Self::open(url, options).await,
        }
    }

    /// Opens the copy of an SQLite database that nothing else has open, without so much as a file beside it.
    ///
    /// # Errors
    /// [`OpenError`].
    pub async fn open_copy(path: &Path) -> Result<Self, OpenError> {
        let connection = SqliteConnectOptions::new().read_only(true).immutable(true);
        open_sqlite(path, connection, &Options::default()).await
    }

    /// Closes every connection and leaves everything as it is.
    pub async fn release(&self) {
        match self.pools() {
            Pools::Sqlite { writer, reader } => {
                reader.close().await;
                writer.close().await;
            }
            Pools::Postgres(pool) => pool.close().await,
        }
    }

    /// Copies an SQLite database as it is at this moment into a new file. Nobody waits for it: readers and writers go
    /// on. The file is not synced.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] where the file exists or cannot be written, and for PostgreSQL.
    pub async fn copy_into(&self, target: &Path) -> Result<(), StoreError> {
        let name = sql::SQLITE_VACUUM_INTO.name;
        let (Pools::Sqlite { writer, .. }, Some(target)) = (self.pools(), target.to_str()) else {
            return Err(StoreError::Unavailable);
        };
        // A connection of its own: the writer's may not be kept busy for as long as this takes.
        let options = writer.connect_options().as_ref().clone().pragma("query_only", "OFF");
        let mut connection = options.connect().await.map_err(|error| refuse(name, &error))?;
        let done = sqlx::query(sql::SQLITE_VACUUM_INTO.sql).bind(target).execute(&mut connection).await;
        let closed = sqlx::Connection::close(connection).await;
        done.map_err(|error| refuse(name, &error))?;
        closed.map_err(|error| refuse(name, &error))
    }

    /// Whether there is no table at all: a database into which a backup may be restored.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] where the database does not answer.
    pub async fn is_blank(&self) -> Result<bool, StoreError> {
        let mut session = self.read().await?;
        match self.engine() {
            Engine::Sqlite => Ok(session.all(&sql::SQLITE_OBJECTS, args![]).await?.is_empty()),
            Engine::Postgres => Ok(session.one(&sql::POSTGRES_TABLES, args![]).await?.int("tables")? == 0),
        }
    }
}

async fn open_sqlite(path: &Path, connection: SqliteConnectOptions, options: &Options) -> Result<Store, OpenError> {
    let shown = path.display().to_string();
    if !path.exists() {
        return Err(OpenError::Missing { path: shown });
    }
    let connection = connection
        .filename(path)
        .create_if_missing(false)
        .foreign_keys(true)
        .pragma("mmap_size", "0")
        .pragma("trusted_schema", "OFF")
        .pragma("cell_size_check", "ON")
        .pragma("query_only", "ON");
    let pool = SqlitePoolOptions::new().acquire_timeout(options.acquire_timeout).max_connections(options.connections);
    let pool = pool
        .connect_with(connection)
        .await
        .map_err(|source| OpenError::Connect { url: format!("sqlite:{shown}"), source })?;
    Store::over(Pools::Sqlite { writer: pool.clone(), reader: pool }).await
}
