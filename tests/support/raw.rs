//! A test database past the store: any SQL, and all that it holds.

use crate::TestDb;
use sqlx::Row as _;
use sqlx::postgres::PgPoolOptions;
use sqlx::sqlite::SqlitePoolOptions;
use sqlx::{AssertSqlSafe, PgPool, SqlSafeStr as _, SqlitePool};
use std::collections::BTreeMap;

/// Every table's rows as texts, sorted.
pub type Dump = BTreeMap<String, Vec<String>>;

/// A connection of the test's own.
pub enum Raw {
    /// To the file.
    Sqlite(SqlitePool),
    /// To the cluster's database.
    Postgres(PgPool),
}

impl Raw {
    /// Connects.
    pub async fn open(db: &TestDb) -> Self {
        match db.file() {
            Some(file) => Self::connect(&format!("sqlite:{}", file.display())).await,
            None => Self::connect(&db.url_text()).await,
        }
    }

    /// Connects to the database at an address.
    pub async fn connect(url: &str) -> Self {
        if url.starts_with("sqlite:") {
            return Self::Sqlite(SqlitePoolOptions::new().max_connections(1).connect(url).await.unwrap());
        }
        Self::Postgres(PgPoolOptions::new().max_connections(1).connect(url).await.unwrap())
    }

    /// From now on everything is read as it is at this moment, whoever writes meanwhile.
    pub async fn stand_still(&self) {
        self.run(match self {
            Self::Sqlite(_) => "BEGIN",
            Self::Postgres(_) => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        })
        .await
        .unwrap();
    }

    /// Runs a statement that gives no rows; how many it touched, or the database's refusal.
    ///
    /// # Errors
    /// What the database answers.
    pub async fn run(&self, sql: &str) -> Result<u64, String> {
        let sql = AssertSqlSafe(sql.to_owned()).into_sql_str();
        match self {
            Self::Sqlite(pool) => sqlx::query(sql).execute(pool).await.map(|done| done.rows_affected()),
            Self::Postgres(pool) => sqlx::query(sql).execute(pool).await.map(|done| done.rows_affected()),
        }
        .map_err(|error| error.to_string())
    }

    /// The first column of every row that has something there, as texts.
    pub async fn texts(&self, sql: &str) -> Vec<String> {
        let sql = AssertSqlSafe(sql.to_owned()).into_sql_str();
        let all: Vec<Option<String>> = match self {
            Self::Sqlite(pool) => sqlx::query_scalar(sql).fetch_all(pool).await,
            Self::Postgres(pool) => sqlx::query_scalar(sql).fetch_all(pool).await,
        }
        .unwrap();
        all.into_iter().flatten().collect()
    }

    /// The columns of every row, as texts.
    pub async fn rows(&self, columns: &[&str], rest: &str) -> Vec<Vec<String>> {
        // No text that is compared holds this character.
        let each: Vec<String> = columns.iter().map(|column| format!("COALESCE(CAST({column} AS TEXT), '')")).collect();
        let rows = self.texts(&format!("SELECT {} FROM {rest}", each.join(" || '\u{1f}' || "))).await;
        rows.into_iter().map(|row| row.split('\u{1f}').map(str::to_owned).collect()).collect()
    }

    /// The names of the tables, that of the migrations left out.
    pub async fn tables(&self) -> Vec<String> {
        self.texts(match self {
            Self::Sqlite(_) => {
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' \
                 AND name NOT LIKE '\\_%' ESCAPE '\\' ORDER BY name"
            }
            Self::Postgres(_) => {
                "SELECT table_name::text FROM information_schema.tables WHERE table_schema = 'public' \
                 AND table_name NOT LIKE '\\_%' ORDER BY 1"
            }
        })
        .await
    }

    /// The names of a table's columns, in their order.
    pub async fn columns(&self, table: &str) -> Vec<String> {
        self.texts(&match self {
            Self::Sqlite(_) => format!("SELECT name FROM pragma_table_info('{table}') ORDER BY cid"),
            Self::Postgres(_) => format!(
                "SELECT column_name::text FROM information_schema.columns WHERE table_schema = 'public' \
                 AND table_name = '{table}' ORDER BY ordinal_position"
            ),
        })
        .await
    }

    /// Everything that is stored.
    pub async fn dump(&self) -> Dump {
        let mut dump = Dump::new();
        for table in self.tables().await {
            let rows = match self {
                Self::Sqlite(pool) => {
                    let columns = sqlx::query("SELECT name FROM pragma_table_info($1)").bind(&table);
                    let columns = columns.fetch_all(pool).await.unwrap();
                    let quoted: Vec<String> =
                        columns.iter().map(|row| format!("quote(\"{}\")", row.get::<String, _>("name"))).collect();
                    self.texts(&format!("SELECT {} FROM \"{table}\" ORDER BY 1", quoted.join("||','||"))).await
                }
                Self::Postgres(_) => self.texts(&format!("SELECT t::text FROM \"{table}\" t ORDER BY 1")).await,
            };
            dump.insert(table, rows);
        }
        dump
    }

    /// How many rows a table has.
    pub async fn count(&self, table: &str) -> usize {
        let counted = self.texts(&format!("SELECT CAST(COUNT(*) AS TEXT) FROM {table}")).await;
        counted.first().unwrap().parse().unwrap()
    }

    /// Disconnects.
    pub async fn close(self) {
        match self {
            Self::Sqlite(pool) => pool.close().await,
            Self::Postgres(pool) => pool.close().await,
        }
    }
}
