//! Transactions of either database. Nothing but the database is awaited inside one.

use crate::error::refuse;
use crate::hooks::Hooks;
use crate::open::{Pools, Store};
use crate::statements::{Bulk, Statement};
use crate::value::{Arg, Row, Values, postgres_arguments, sqlite_arguments};
use daodi::ports::StoreError;
use sqlx::{AssertSqlSafe, Postgres, SqlSafeStr as _, SqlStr, Sqlite, Transaction};
use std::collections::HashSet;

/// An open transaction. Dropped without [`Session::commit`], it is rolled back.
pub(crate) struct Session {
    tx: Tx,
    hooks: Hooks,
}

enum Tx {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

/// What may be written without a row in the audit trail: records of what happened anyway, and marks of our own work.
/// Whatever changes what somebody may do or what the register says is an act ([`Store::act`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unaudited {
    /// A scan was answered.
    Scan,
    /// A login session was used again.
    SessionSeen,
    /// A message was read by its reader.
    MessageRead,
    /// A letter that names what messages say already was queued.
    Digest,
    /// A mail was handed over or not.
    MailDelivery,
    /// Entries of the public log got their numbers; a checkpoint was signed.
    Sequencing,
    /// A server took a job upon itself.
    Lease,
}

impl Store {
    /// A transaction that writes what needs no row in the audit trail.
    pub(crate) async fn write(&self, what: Unaudited) -> Result<Session, StoreError> {
        tracing::trace!(?what, "writing");
        self.begin().await
    }

    /// A transaction that writes. On SQLite it takes the write lock at once: a transaction that turned from reading to
    /// writing later would fail without waiting.
    pub(crate) async fn begin(&self) -> Result<Session, StoreError> {
        let tx = match self.pools() {
            Pools::Sqlite { writer, .. } => writer.begin_with("BEGIN IMMEDIATE").await.map(Tx::Sqlite),
            Pools::Postgres(pool) => pool.begin().await.map(Tx::Postgres),
        };
        Ok(Session { tx: tx.map_err(|error| refuse("begin", &error))?, hooks: self.hooks().clone() })
    }

    /// A transaction that reads one state of the store.
    pub(crate) async fn read(&self) -> Result<Session, StoreError> {
        let tx = match self.pools() {
            Pools::Sqlite { reader, .. } => reader.begin().await.map(Tx::Sqlite),
            Pools::Postgres(pool) => {
                pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await.map(Tx::Postgres)
            }
        };
        Ok(Session { tx: tx.map_err(|error| refuse("begin", &error))?, hooks: self.hooks().clone() })
    }
}

impl Session {
    /// Commits: when this returns, the change is on disk.
    pub(crate) async fn commit(self) -> Result<(), StoreError> {
        self.hooks.count("commit")?;
        match self.tx {
            Tx::Sqlite(tx) => tx.commit().await,
            Tx::Postgres(tx) => tx.commit().await,
        }
        .map_err(|error| refuse("commit", &error))
    }

    /// Runs a statement and gives the number of rows it touched.
    pub(crate) async fn execute(&mut self, statement: &'static Statement, args: Vec<Arg>) -> Result<u64, StoreError> {
        check(statement.name, statement.arity, &args)?;
        let sql = self.hooks.sql(statement);
        self.run(statement.name, sql, args, true).await
    }

    /// Every row of a statement.
    pub(crate) async fn all(&mut self, statement: &'static Statement, args: Vec<Arg>) -> Result<Vec<Row>, StoreError> {
        check(statement.name, statement.arity, &args)?;
        self.hooks.count(statement.name)?;
        let sql = self.hooks.sql(statement);
        let row = |values| Row { statement, values };
        match &mut self.tx {
            Tx::Sqlite(tx) => {
                let query = sqlx::query_with(sql, sqlite_arguments(args).map_err(encode(statement.name))?);
                query.fetch_all(&mut **tx).await.map(|rows| rows.into_iter().map(Values::Sqlite).map(row).collect())
            }
            Tx::Postgres(tx) => {
                let query = sqlx::query_with(sql, postgres_arguments(args).map_err(encode(statement.name))?);
                query.fetch_all(&mut **tx).await.map(|rows| rows.into_iter().map(Values::Postgres).map(row).collect())
            }
        }
        .map_err(|error| refuse(statement.name, &error))
    }

    /// The only row of a statement, if there is one.
    pub(crate) async fn optional(
        &mut self,
        statement: &'static Statement,
        args: Vec<Arg>,
    ) -> Result<Option<Row>, StoreError> {
        Ok(self.all(statement, args).await?.into_iter().next())
    }

    /// The only row of a statement.
    pub(crate) async fn one(&mut self, statement: &'static Statement, args: Vec<Arg>) -> Result<Row, StoreError> {
        self.optional(statement, args)
            .await?
            .ok_or_else(|| crate::error::inconsistent(statement.table(), "a row is missing"))
    }

    /// Inserts (or updates, as the statement says) many rows. Two rows with one key are refused, and so is a row that the
    /// statement passed over: either would lose data silently.
    pub(crate) async fn insert(&mut self, bulk: &'static Bulk, rows: Vec<Vec<Arg>>) -> Result<(), StoreError> {
        for row in &rows {
            check(bulk.name, bulk.arity, row)?;
        }
        let mut keys = HashSet::with_capacity(rows.len());
        if !rows.iter().all(|row| keys.insert(format!("{:?}", row.get(..bulk.key).unwrap_or(row)))) {
            tracing::warn!(statement = bulk.name, "two rows have the same key");
            return Err(StoreError::Conflict);
        }
        let full = bulk.rows_at_once();
        let mut rows = rows.into_iter().peekable();
        while rows.peek().is_some() {
            let chunk: Vec<_> = rows.by_ref().take(full).collect();
            let count = chunk.len();
            let sql = AssertSqlSafe(bulk.sql(count)).into_sql_str();
            let touched = self.run(bulk.name, sql, chunk.into_iter().flatten().collect(), count == full).await?;
            if touched != count as u64 {
                tracing::warn!(statement = bulk.name, touched, count, "rows were passed over");
                return Err(StoreError::Conflict);
            }
        }
        Ok(())
    }

    async fn run(
        &mut self,
        name: &'static str,
        sql: SqlStr,
        args: Vec<Arg>,
        persistent: bool,
    ) -> Result<u64, StoreError> {
        self.hooks.count(name)?;
        match &mut self.tx {
            Tx::Sqlite(tx) => {
                let query = sqlx::query_with(sql, sqlite_arguments(args).map_err(encode(name))?);
                query.persistent(persistent).execute(&mut **tx).await.map(|done| done.rows_affected())
            }
            Tx::Postgres(tx) => {
                let query = sqlx::query_with(sql, postgres_arguments(args).map_err(encode(name))?);
                query.persistent(persistent).execute(&mut **tx).await.map(|done| done.rows_affected())
            }
        }
        .map_err(|error| refuse(name, &error))
    }
}

/// SQLite takes a missing argument for a null without a word, so the count is compared here, for both databases.
fn check(name: &'static str, arity: usize, args: &[Arg]) -> Result<(), StoreError> {
    if args.len() != arity {
        tracing::error!(statement = name, arity, given = args.len(), "wrong number of arguments");
        return Err(StoreError::Unavailable);
    }
    args.iter().try_for_each(|arg| arg.check(name))
}

fn encode(name: &'static str) -> impl Fn(sqlx::error::BoxDynError) -> StoreError {
    move |error| refuse(name, &sqlx::Error::Encode(error))
}
