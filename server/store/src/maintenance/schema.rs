//! The schema as it should be and as it is.

use crate::error::OpenError;
use crate::migrations::{migrator, texts};
use crate::open::Pools;
use crate::statements::maintenance as sql;
use crate::value::args;
use crate::{Engine, Store};
use daodi::ports::StoreError;
use sqlx::migrate::{AppliedMigration, Migrate, MigrateError};
use std::collections::BTreeSet;

/// A kind of thing that a schema has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A table.
    Table,
    /// An index, valid.
    Index,
    /// A trigger, switched on.
    Trigger,
}

impl Kind {
    fn of(text: &str) -> Option<Self> {
        Some(match text {
            "table" => Self::Table,
            "index" => Self::Index,
            "trigger" => Self::Trigger,
            _ => return None,
        })
    }

    /// Its name.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Index => "index",
            Self::Trigger => "trigger",
        }
    }
}

/// Something that the migrations make.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SchemaObject {
    /// What it is.
    pub kind: Kind,
    /// Its name.
    pub name: String,
}

/// A migration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MigrationStep {
    /// Its version.
    pub version: i64,
    /// Its name, as its file is called.
    pub name: String,
}

/// The migrations that were run and those that would be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Steps {
    /// The version of the schema now; 0 where it was never migrated.
    pub now: i64,
    /// What would be run, in order.
    pub pending: Vec<MigrationStep>,
}

impl Store {
    /// What [`Store::migrate`] would do. Changes nothing.
    ///
    /// # Errors
    /// [`OpenError::UnknownSchema`] where it would refuse, and [`OpenError::Migrate`] where the database does not answer.
    pub async fn steps(&self) -> Result<Steps, OpenError> {
        let now = self
            .schema_version()
            .await
            .map_err(|error| OpenError::Migrate(MigrateError::Execute(sqlx::Error::Protocol(error.to_string()))))?;
        let migrator = migrator(self.engine());
        let applied = if now == 0 { Vec::new() } else { self.applied(&migrator.table_name).await? };
        for done in &applied {
            match migrator.iter().find(|known| known.version == done.version) {
                None => return Err(OpenError::UnknownSchema(MigrateError::VersionMissing(done.version))),
                Some(known) if known.checksum != done.checksum => {
                    return Err(OpenError::UnknownSchema(MigrateError::VersionMismatch(done.version)));
                }
                Some(_) => {}
            }
        }
        let open = migrator.iter().filter(|known| applied.iter().all(|done| done.version != known.version));
        let pending = open.map(|step| MigrationStep { version: step.version, name: step.description.to_string() });
        Ok(Steps { now, pending: pending.collect() })
    }

    /// What [`Store::migrate`] would do with a database that is not there yet.
    #[must_use]
    pub fn all_steps(engine: Engine) -> Steps {
        let migrator = migrator(engine);
        let all =
            migrator.iter().map(|step| MigrationStep { version: step.version, name: step.description.to_string() });
        Steps { now: 0, pending: all.collect() }
    }

    async fn applied(&self, table: &str) -> Result<Vec<AppliedMigration>, OpenError> {
        let failed = |error| OpenError::Migrate(MigrateError::Execute(error));
        match self.pools() {
            Pools::Sqlite { reader, .. } => {
                let mut connection = reader.acquire().await.map_err(failed)?;
                (*connection).list_applied_migrations(table).await
            }
            Pools::Postgres(pool) => {
                let mut connection = pool.acquire().await.map_err(failed)?;
                (*connection).list_applied_migrations(table).await
            }
        }
        .map_err(OpenError::Migrate)
    }

    /// Tables, indexes and triggers that this release's migrations make up to a version, and the database has not. A
    /// missing table's own indexes and triggers are among them.
    ///
    /// # Errors
    /// [`StoreError`] where the database does not answer.
    pub async fn missing_objects(&self, version: i64) -> Result<Vec<SchemaObject>, StoreError> {
        let there = self.objects().await?;
        Ok(expected(self.engine(), version).difference(&there).cloned().collect())
    }

    /// Every table, index and trigger of the database.
    pub(super) async fn objects(&self) -> Result<BTreeSet<SchemaObject>, StoreError> {
        let statement = match self.engine() {
            Engine::Sqlite => &sql::SQLITE_OBJECTS,
            Engine::Postgres => &sql::POSTGRES_OBJECTS,
        };
        let rows = self.read().await?.all(statement, args![]).await?;
        rows.iter().map(|row| Ok(SchemaObject { kind: row.code("kind", Kind::of)?, name: row.text("name")? })).collect()
    }

    /// Brings the schema to an earlier version, for tests of upgrades. Not in a release build.
    ///
    /// # Errors
    /// [`OpenError::Migrate`] where a migration fails.
    #[cfg(debug_assertions)]
    pub async fn migrate_to(&self, version: i64) -> Result<(), OpenError> {
        let all = migrator(self.engine());
        let some = all.iter().filter(|step| step.version <= version).cloned().collect();
        let some = sqlx::migrate::Migrator::with_migrations(some);
        match self.pools() {
            Pools::Sqlite { writer, .. } => some.run(writer).await,
            Pools::Postgres(pool) => some.run(pool).await,
        }
        .map_err(OpenError::Migrate)
    }

    /// Whether PostgreSQL has checked every constraint on the rows that are there; names those it has not.
    ///
    /// # Errors
    /// [`StoreError`] where the database does not answer.
    pub async fn unchecked_constraints(&self) -> Result<Vec<String>, StoreError> {
        if self.engine() == Engine::Sqlite {
            return Ok(Vec::new());
        }
        let rows = self.read().await?.all(&sql::POSTGRES_UNCHECKED, args![]).await?;
        rows.iter().map(|row| row.text("name")).collect()
    }
}

/// What the migrations up to a version make. They are our own files, a statement beginning a line.
fn expected(engine: Engine, version: i64) -> BTreeSet<SchemaObject> {
    let mut all = BTreeSet::new();
    for (_, text) in texts(engine, version) {
        for line in text.lines() {
            let mut words =
                line.split([' ', '(', ';']).filter(|word| !matches!(*word, "UNIQUE" | "IF" | "NOT" | "EXISTS"));
            let (Some(act), Some(kind), Some(name)) = (words.next(), words.next(), words.next()) else { continue };
            let Some(kind) = Kind::of(&kind.to_lowercase()) else { continue };
            let object = SchemaObject { kind, name: name.to_owned() };
            match act {
                "CREATE" => all.insert(object),
                "DROP" => all.remove(&object),
                _ => continue,
            };
        }
    }
    all
}
