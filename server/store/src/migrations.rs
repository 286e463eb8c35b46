//! The migrations, embedded: forward only, never edited once released, the same names for both databases.

use crate::Engine;
use sqlx::SqlSafeStr as _;
use sqlx::migrate::{Migration, MigrationType, Migrator};

macro_rules! migrations {
    ($($version:literal $name:literal;)*) => {
        /// Version, name, text for SQLite, text for PostgreSQL.
        const ALL: &[(i64, &str, &str, &str)] = &[$((
            $version,
            $name,
            include_str!(concat!("../../../migrations/sqlite/", $name, ".sql")),
            include_str!(concat!("../../../migrations/postgres/", $name, ".sql")),
        ),)*];
    };
}

migrations! {
    1 "0001_register";
    2 "0002_labels";
    3 "0003_people";
    4 "0004_applications";
    5 "0005_authorisations";
    6 "0006_grounds";
    7 "0007_members";
    8 "0008_settings";
}

/// The migrations of a database.
pub(crate) fn migrator(engine: Engine) -> Migrator {
    let migrations = ALL.iter().map(|(version, name, sqlite, postgres)| {
        let sql: &'static str = match engine {
            Engine::Sqlite => sqlite,
            Engine::Postgres => postgres,
        };
        Migration::new(*version, (*name).into(), MigrationType::Simple, sql.into_sql_str(), false)
    });
    Migrator::with_migrations(migrations.collect())
}

/// The version that a migrated database has.
pub(crate) fn latest() -> i64 {
    ALL.iter().map(|(version, ..)| *version).max().unwrap_or(0)
}

/// Name and text of each migration up to a version.
pub(crate) fn texts(engine: Engine, up_to: i64) -> impl Iterator<Item = (&'static str, &'static str)> {
    ALL.iter()
        .filter(move |(version, ..)| *version <= up_to)
        .map(move |(_, name, sqlite, postgres)| (*name, if engine == Engine::Sqlite { *sqlite } else { *postgres }))
}

/// A short name of the whole schema, for caches that depend on it: changes with any migration.
pub(crate) fn fingerprint(engine: Engine) -> String {
    let all = migrator(engine);
    let sums = all.iter().flat_map(|migration| migration.checksum.iter());
    let folded = sums
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3));
    format!("{folded:016x}")
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_file_is_embedded_and_both_folders_have_the_same_names() {
        let embedded: BTreeSet<_> = ALL.iter().map(|(_, name, ..)| format!("{name}.sql")).collect();
        for folder in ["sqlite", "postgres"] {
            let path = format!("{}/../../migrations/{folder}", env!("CARGO_MANIFEST_DIR"));
            let files = std::fs::read_dir(path).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap());
            assert_eq!(files.collect::<BTreeSet<_>>(), embedded, "{folder}");
        }
        for (version, name, ..) in ALL {
            assert!(name.starts_with(&format!("{version:04}_")), "{name}");
        }
    }
}
