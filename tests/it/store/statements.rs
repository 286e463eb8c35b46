//! Every statement, prepared on both databases: arity and columns are those declared.

use sqlx::{AssertSqlSafe, Column as _, Either, Executor as _, SqlSafeStr as _, Statement as _};
use store::{Engine, statements};
use tests::TestDb;

/// Name, text, arity, columns of all statements for a database; those for many rows once with one and once with all.
fn expected(engine: Engine) -> Vec<(&'static str, String, usize, Vec<&'static str>)> {
    let mut all = Vec::new();
    for s in statements::all() {
        if s.only.is_none_or(|only| only == engine) {
            all.push((s.name, s.sql.to_owned(), s.arity, s.columns.to_vec()));
        }
    }
    for bulk in statements::bulks() {
        for rows in [1, bulk.rows_at_once()] {
            all.push((bulk.name, bulk.sql(rows), bulk.arity * rows, vec![]));
        }
    }
    assert!(all.len() > 100, "the registry is not empty");
    all
}

#[tokio::test]
async fn every_statement_is_what_it_says_on_sqlite() {
    let db = TestDb::sqlite().await;
    let url = format!("sqlite:{}", db.file().unwrap().display());
    let pool = sqlx::SqlitePool::connect(&url).await.unwrap();
    let mut connection = pool.acquire().await.unwrap();
    for (name, sql, arity, columns) in expected(Engine::Sqlite) {
        let statement = connection.prepare(AssertSqlSafe(sql).into_sql_str()).await;
        let statement = statement.unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(statement.parameters().map(|p| p.either(<[_]>::len, |n| n)), Some(arity), "{name}");
        assert_eq!(statement.columns().iter().map(|c| c.name()).collect::<Vec<_>>(), columns, "{name}");
    }
}

#[test]
fn every_statement_is_what_it_says_on_postgres() {
    tests::database::run(async {
        let Some(db) = TestDb::postgres().await else { return };
        let pool = sqlx::PgPool::connect(&db.url_text()).await.unwrap();
        let mut connection = pool.acquire().await.unwrap();
        for (name, sql, arity, columns) in expected(Engine::Postgres) {
            let statement = connection.prepare(AssertSqlSafe(sql).into_sql_str()).await;
            let statement = statement.unwrap_or_else(|error| panic!("{name}: {error}"));
            assert_eq!(statement.parameters().map(|p| p.either(<[_]>::len, |n| n)), Some(arity), "{name}");
            assert_eq!(statement.columns().iter().map(|c| c.name()).collect::<Vec<_>>(), columns, "{name}");
            // Only the kinds that arguments come in.
            if let Some(Either::Left(kinds)) = statement.parameters() {
                for kind in kinds {
                    let kind = kind.to_string();
                    assert!(["TEXT", "INT8", "FLOAT8", "BOOL"].contains(&kind.as_str()), "{name}: {kind}");
                }
            }
        }
        drop(connection);
        pool.close().await;
    });
}

#[test]
fn statements_stay_inside_the_common_subset() {
    let forbidden =
        [" serial", "returning", "for update", "savepoint", "::", "json_each", "unnest", "glob ", "ilike", "limit all"];
    for (name, sql, ..) in expected(Engine::Sqlite).into_iter().chain(expected(Engine::Postgres)) {
        let sql = sql.to_lowercase();
        for word in forbidden {
            assert!(!sql.contains(word), "{name} uses {word}");
        }
        // A conflict without named columns is not understood everywhere.
        assert_eq!(sql.matches("on conflict").count(), sql.matches("on conflict (").count(), "{name}");
    }
}
