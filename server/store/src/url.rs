//! Addresses of databases.

use std::fmt;
use std::path::{Path, PathBuf};

/// Where the register is kept: `sqlite:var/daodi.db`, `sqlite:///srv/daodi.db` or `postgres://user:password@host/name`.
/// Neither form of printing shows a password.
#[derive(Clone, PartialEq, Eq)]
pub struct DatabaseUrl(Kind);

#[derive(Clone, PartialEq, Eq)]
enum Kind {
    Sqlite(PathBuf),
    Postgres(String),
}

/// Why a text is not a [`DatabaseUrl`]. Never repeats the text, which may hold a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DatabaseUrlError {
    /// Neither `sqlite:` nor `postgres://`.
    #[error("a database is given as sqlite:PATH or postgres://USER:PASSWORD@HOST/NAME")]
    Scheme,
    /// No path, or `:memory:`, which would forget the register at the end.
    #[error("sqlite: needs the path of a file, without '?' options")]
    Path,
    /// The PostgreSQL address cannot be read.
    #[error("the postgres:// address cannot be read")]
    Postgres,
}

impl DatabaseUrl {
    /// Reads an address.
    ///
    /// # Errors
    /// [`DatabaseUrlError`] says what is wrong, without repeating the text.
    pub fn parse(text: &str) -> Result<Self, DatabaseUrlError> {
        if let Some(rest) = text.strip_prefix("sqlite:") {
            let path = rest.strip_prefix("//").unwrap_or(rest);
            if path.is_empty() || path.contains(['?', '\0']) || path.contains(":memory:") {
                return Err(DatabaseUrlError::Path);
            }
            return Ok(Self::sqlite(path));
        }
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            let options: Result<sqlx::postgres::PgConnectOptions, _> = text.parse();
            return options.map(|_| Self(Kind::Postgres(text.to_owned()))).map_err(|_| DatabaseUrlError::Postgres);
        }
        Err(DatabaseUrlError::Scheme)
    }

    /// The address of an SQLite file.
    #[must_use]
    pub fn sqlite(path: impl AsRef<Path>) -> Self {
        Self(Kind::Sqlite(path.as_ref().to_owned()))
    }

    /// The file, where it is SQLite.
    #[must_use]
    pub fn sqlite_path(&self) -> Option<&Path> {
        match &self.0 {
            Kind::Sqlite(path) => Some(path),
            Kind::Postgres(_) => None,
        }
    }

    /// The whole address with its password, where it is PostgreSQL.
    pub(crate) fn postgres(&self) -> Option<&str> {
        match &self.0 {
            Kind::Sqlite(_) => None,
            Kind::Postgres(text) => Some(text),
        }
    }
}

impl fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::Sqlite(path) => write!(f, "sqlite:{}", path.display()),
            Kind::Postgres(text) => {
                // Everything before the last '@' may be a secret, and so may everything after '?'.
                let rest = text.split_once("://").map_or("", |(_, rest)| rest);
                let place = rest.rsplit_once('@').map_or(rest, |(_, place)| place);
                let place = place.split_once('?').map_or(place, |(place, _)| place);
                write!(f, "postgres://{place}")
            }
        }
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DatabaseUrl({self})")
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;

    #[test]
    fn reads_both_kinds() {
        for (text, path) in [("sqlite:var/daodi.db", "var/daodi.db"), ("sqlite:///srv/d.db", "/srv/d.db")] {
            assert_eq!(DatabaseUrl::parse(text).unwrap().sqlite_path(), Some(Path::new(path)));
        }
        assert!(DatabaseUrl::parse("postgres://u@h:5432/d").unwrap().sqlite_path().is_none());
    }

    #[test]
    fn refuses_what_would_lose_data_or_cannot_be_read() {
        for text in ["sqlite:", "sqlite://", "sqlite::memory:", "sqlite:a.db?mode=ro"] {
            assert_eq!(DatabaseUrl::parse(text), Err(DatabaseUrlError::Path), "{text}");
        }
        for text in ["", "var/daodi.db", "mysql://u@h/d"] {
            assert_eq!(DatabaseUrl::parse(text), Err(DatabaseUrlError::Scheme), "{text}");
        }
        assert_eq!(DatabaseUrl::parse("postgres://u@h:port/d"), Err(DatabaseUrlError::Postgres));
    }

    #[test]
    fn never_prints_a_password() {
        for text in [
            "postgres://u:hunter2@h:5432/d",
            "postgres://u:hun%40ter2@h/d?password=hunter2",
            "postgresql://h/d?user=u&password=hunter2",
        ] {
            let url = DatabaseUrl::parse(text).unwrap();
            let shown = format!("{url} {url:?}");
            assert!(!shown.contains("hun") && !shown.contains("ter2"), "{shown}");
            assert!(shown.contains("/d"), "{shown}");
        }
    }
}
