//! Addresses of databases.

use sqlx::postgres::{PgConnectOptions, PgSslMode};
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
            let options: Result<PgConnectOptions, _> = text.parse();
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

impl DatabaseUrl {
    /// Whether it is PostgreSQL.
    #[must_use]
    pub fn is_postgres(&self) -> bool {
        self.postgres().is_some()
    }

    /// Whether a password stands in it.
    #[must_use]
    pub fn has_password(&self) -> bool {
        self.postgres().is_some_and(|text| password(text).is_some())
    }

    /// What PostgreSQL's own programs (`pg_dump`, `pg_restore`) must find in their environment to reach the same
    /// database. So nothing of it, above all no password, stands in a list of processes. Empty where it is SQLite.
    #[must_use]
    pub fn libpq_environment(&self) -> Vec<(&'static str, String)> {
        let Some(text) = self.postgres() else { return Vec::new() };
        let Ok(options) = text.parse::<PgConnectOptions>() else { return Vec::new() };
        let host =
            options.get_socket().map_or_else(|| options.get_host().to_owned(), |path| path.display().to_string());
        let mode = match options.get_ssl_mode() {
            PgSslMode::Disable => "disable",
            PgSslMode::Allow => "allow",
            PgSslMode::Prefer => "prefer",
            PgSslMode::Require => "require",
            PgSslMode::VerifyCa => "verify-ca",
            PgSslMode::VerifyFull => "verify-full",
        };
        let mut all = vec![
            ("PGHOST", host),
            ("PGPORT", options.get_port().to_string()),
            ("PGUSER", options.get_username().to_owned()),
            // libpq's own rule: without a name, the database is called like the user.
            ("PGDATABASE", options.get_database().unwrap_or(options.get_username()).to_owned()),
            ("PGSSLMODE", mode.to_owned()),
        ];
        let files = [
            ("PGSSLROOTCERT", &["sslrootcert", "ssl-root-cert", "ssl-ca"][..]),
            ("PGSSLCERT", &["sslcert", "ssl-cert"]),
            ("PGSSLKEY", &["sslkey", "ssl-key"]),
        ];
        all.extend(files.into_iter().filter_map(|(name, keys)| Some((name, parameter(text, keys)?))));
        all.extend(password(text).map(|password| ("PGPASSWORD", password)));
        all
    }
}

/// The password of a PostgreSQL address.
fn password(text: &str) -> Option<String> {
    let rest = text.split_once("://").map_or("", |(_, rest)| rest);
    let authority = rest.split(['/', '?']).next().unwrap_or_default();
    let user = authority.rsplit_once('@').map(|(user, _)| user);
    let own = user.and_then(|user| user.split_once(':')).map(|(_, password)| decoded(password, false));
    parameter(text, &["password"]).or(own).filter(|password| !password.is_empty())
}

/// The value of the last parameter that has one of these names.
fn parameter(text: &str, names: &[&str]) -> Option<String> {
    let (_, query) = text.split_once('?')?;
    let query = query.split('#').next().unwrap_or_default();
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    pairs.rev().find(|(name, _)| names.contains(name)).map(|(_, value)| decoded(value, true))
}

/// A text without its percent-encoding; in a query a plus is a space.
fn decoded(text: &str, query: bool) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let hex = bytes.get(at + 1..at + 3).and_then(|pair| std::str::from_utf8(pair).ok());
        match (byte, hex.and_then(|pair| u8::from_str_radix(pair, 16).ok())) {
            (b'%', Some(value)) => {
                out.push(value);
                at += 2;
            }
            (b'+', _) if query => out.push(b' '),
            _ => out.push(*byte),
        }
        at += 1;
    }
    String::from_utf8_lossy(&out).into_owned()
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
    fn postgresql_programs_are_told_the_same_place() {
        let told = |text: &str| DatabaseUrl::parse(text).unwrap().libpq_environment();
        let of = |text: &str, name: &str| told(text).into_iter().find(|(key, _)| *key == name).map(|(_, value)| value);
        let full =
            "postgres://gi:p%40ss%2Bw%3A@db.henan.example:5433/daodi?sslmode=verify-full&sslrootcert=%2Fetc%2Fca.pem";
        for (name, value) in [
            ("PGHOST", "db.henan.example"),
            ("PGPORT", "5433"),
            ("PGUSER", "gi"),
            ("PGDATABASE", "daodi"),
            ("PGSSLMODE", "verify-full"),
            ("PGSSLROOTCERT", "/etc/ca.pem"),
            ("PGPASSWORD", "p@ss+w:"),
        ] {
            assert_eq!(of(full, name).as_deref(), Some(value), "{name}");
        }
        let socket = "postgres:///daodi?host=/run/postgresql&user=gi&password=a+b%2B";
        assert_eq!(of(socket, "PGHOST").as_deref(), Some("/run/postgresql"));
        assert_eq!(of(socket, "PGPASSWORD").as_deref(), Some("a b+"));
        assert_eq!(of("postgres://gi@h/d", "PGPASSWORD"), None);
        assert!(told("sqlite:a.db").is_empty());
        assert!(DatabaseUrl::parse(full).unwrap().has_password());
        assert!(!DatabaseUrl::parse("postgres://gi@h/d").unwrap().has_password());
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
