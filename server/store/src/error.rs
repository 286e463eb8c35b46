//! Errors of opening, and the one place where a database's error becomes the domain's.

use daodi::ports::StoreError;

/// Why the store cannot be opened or migrated. For the operator: it may name files and hosts, never passwords.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// This SQLite has known defects that can corrupt a database in WAL mode.
    #[error(
        "SQLite {found} is too old: {needed} or later is needed, because earlier ones can corrupt a database in WAL mode"
    )]
    SqliteTooOld {
        /// The version found.
        found: String,
        /// The first that is accepted.
        needed: &'static str,
    },
    /// PostgreSQL is too old.
    #[error("PostgreSQL {found} is too old: version 15 or later is needed")]
    PostgresTooOld {
        /// The version found, as `server_version_num`.
        found: String,
    },
    /// The SQLite file or its folder cannot be made.
    #[error("cannot make {path}")]
    File {
        /// The path.
        path: String,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// The file system cannot carry a write-ahead log (a network share, for instance).
    #[error("{path} cannot be used with a write-ahead log: the file must stand on a local disk")]
    NoWriteAheadLog {
        /// The path.
        path: String,
    },
    /// There is no SQLite file, and it was not to be made.
    #[error("there is no database at {path}")]
    Missing {
        /// The path.
        path: String,
    },
    /// No connection, or the database answered with an error.
    #[error("the database {url} cannot be opened")]
    Connect {
        /// The address, without a password.
        url: String,
        /// Why.
        #[source]
        source: sqlx::Error,
    },
    /// The database was migrated by a newer release, or one of its migrations was altered.
    #[error("the database's schema is not one that this release knows")]
    UnknownSchema(#[source] sqlx::migrate::MigrateError),
    /// A migration failed; its transaction was rolled back.
    #[error("a migration failed")]
    Migrate(#[source] sqlx::migrate::MigrateError),
}

/// What a trigger refuses in SQLite: the tables that are only ever added to refuse a taken key with one.
const SQLITE_CONSTRAINT_TRIGGER: &str = "1811";

/// Turns a database's error into the domain's and writes the details to the log.
pub(crate) fn refuse(statement: &'static str, error: &sqlx::Error) -> StoreError {
    use sqlx::error::ErrorKind;
    if let sqlx::Error::Database(details) = error {
        let kind = details.kind();
        if matches!(
            kind,
            ErrorKind::UniqueViolation
                | ErrorKind::ForeignKeyViolation
                | ErrorKind::CheckViolation
                | ErrorKind::NotNullViolation
        ) || details.code().as_deref() == Some(SQLITE_CONSTRAINT_TRIGGER)
        {
            tracing::warn!(statement, error = %details, "a change conflicts with what is stored");
            return StoreError::Conflict;
        }
    }
    tracing::error!(statement, error = %error, "a statement failed");
    StoreError::Unavailable
}

/// A stored value that cannot be read back.
pub(crate) fn inconsistent(table: &'static str, what: &str) -> StoreError {
    tracing::error!(table, what, "a stored row is inconsistent");
    StoreError::Inconsistent { table, what: what.to_owned() }
}
