//! Both databases have the same schema: tables, columns, kinds, nullability, unique keys, references.

use sqlx::Row as _;
use std::collections::{BTreeMap, BTreeSet};
use tests::TestDb;

/// Columns, the table they refer to and its columns.
type Reference = (Vec<String>, String, Vec<String>);

/// What is compared of a schema.
#[derive(Debug, Default, PartialEq, Eq)]
struct Schema {
    /// Table → column → kind and whether it may be null.
    columns: BTreeMap<String, BTreeMap<String, (String, bool)>>,
    /// Table → sets of columns that are unique, the primary key with them.
    unique: BTreeMap<String, BTreeSet<Vec<String>>>,
    /// Table → columns → table and columns referred to.
    references: BTreeMap<String, BTreeSet<Reference>>,
    /// Table → names of the other indexes and their columns.
    indexes: BTreeMap<String, BTreeSet<(String, Vec<String>)>>,
}

async fn of_sqlite(db: &TestDb) -> Schema {
    let pool = sqlx::SqlitePool::connect(&format!("sqlite:{}", db.file().unwrap().display())).await.unwrap();
    let mut schema = Schema::default();
    let rows = sqlx::query(
        "SELECT t.name AS tab, c.name AS col, c.type AS kind, c.\"notnull\" AS nn \
         FROM pragma_table_list t, pragma_table_info(t.name) c \
         WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND t.name NOT LIKE '\\_%' ESCAPE '\\'",
    );
    for row in rows.fetch_all(&pool).await.unwrap() {
        let (table, column, kind): (String, String, String) = (row.get("tab"), row.get("col"), row.get("kind"));
        let nullable = row.get::<i64, _>("nn") == 0;
        schema.columns.entry(table).or_default().insert(column, (kind.to_lowercase(), nullable));
    }
    for table in schema.columns.keys() {
        let indexes = sqlx::query("SELECT name, \"unique\" AS u, origin FROM pragma_index_list($1)").bind(table);
        for index in indexes.fetch_all(&pool).await.unwrap() {
            let name: String = index.get("name");
            let columns = sqlx::query_scalar("SELECT name FROM pragma_index_info($1) ORDER BY seqno").bind(&name);
            let columns: Vec<String> = columns.fetch_all(&pool).await.unwrap();
            if index.get::<i64, _>("u") == 1 {
                schema.unique.entry(table.clone()).or_default().insert(columns);
            } else {
                schema.indexes.entry(table.clone()).or_default().insert((name, columns));
            }
        }
        // An integer primary key has no index of its own.
        let own = sqlx::query_scalar("SELECT name FROM pragma_table_info($1) WHERE pk > 0 ORDER BY pk").bind(table);
        schema.unique.entry(table.clone()).or_default().insert(own.fetch_all(&pool).await.unwrap());
        let keys = "SELECT id, \"table\" AS target, \"from\" AS own, \"to\" AS other FROM pragma_foreign_key_list($1) \
                    ORDER BY id, seq";
        let mut found: BTreeMap<i64, Reference> = BTreeMap::new();
        for row in sqlx::query(keys).bind(table).fetch_all(&pool).await.unwrap() {
            let key = found.entry(row.get("id")).or_default();
            key.0.push(row.get("own"));
            key.1 = row.get("target");
            key.2.push(row.get("other"));
        }
        schema.references.entry(table.clone()).or_default().extend(found.into_values());
    }
    pool.close().await;
    schema
}

async fn of_postgres(db: &TestDb) -> Schema {
    let pool = sqlx::PgPool::connect(&db.url_text()).await.unwrap();
    let mut schema = Schema::default();
    let rows = sqlx::query(
        "SELECT table_name::text AS tab, column_name::text AS col, data_type::text AS kind, \
         is_nullable::text AS nullable FROM information_schema.columns \
         WHERE table_schema = 'public' AND table_name NOT LIKE '\\_%'",
    );
    for row in rows.fetch_all(&pool).await.unwrap() {
        let kind = match row.get::<&str, _>("kind") {
            // SQLite has no flag of its own: a number with a check.
            "bigint" | "boolean" => "integer",
            "double precision" => "real",
            other => other,
        };
        let nullable = row.get::<&str, _>("nullable") == "YES";
        schema.columns.entry(row.get("tab")).or_default().insert(row.get("col"), (kind.to_owned(), nullable));
    }
    let rows = sqlx::query(
        "SELECT t.relname::text AS tab, i.relname::text AS name, x.indisunique AS uniq, \
         (SELECT array_agg(a.attname::text ORDER BY k.n) FROM unnest(x.indkey) WITH ORDINALITY k(attnum, n) \
          JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.attnum) AS cols \
         FROM pg_index x JOIN pg_class t ON t.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid \
         WHERE t.relnamespace = 'public'::regnamespace AND t.relname NOT LIKE '\\_%'",
    );
    for row in rows.fetch_all(&pool).await.unwrap() {
        let (table, columns): (String, Vec<String>) = (row.get("tab"), row.get("cols"));
        if row.get("uniq") {
            schema.unique.entry(table).or_default().insert(columns);
        } else {
            schema.indexes.entry(table).or_default().insert((row.get("name"), columns));
        }
    }
    for table in schema.columns.keys() {
        schema.references.entry(table.clone()).or_default();
    }
    let rows = sqlx::query(
        "SELECT t.relname::text AS tab, f.relname::text AS target, \
         (SELECT array_agg(a.attname::text ORDER BY k.n) FROM unnest(c.conkey) WITH ORDINALITY k(attnum, n) \
          JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.attnum) AS own, \
         (SELECT array_agg(a.attname::text ORDER BY k.n) FROM unnest(c.confkey) WITH ORDINALITY k(attnum, n) \
          JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = k.attnum) AS other \
         FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid JOIN pg_class f ON f.oid = c.confrelid \
         WHERE c.contype = 'f'",
    );
    for row in rows.fetch_all(&pool).await.unwrap() {
        let key = (row.get("own"), row.get("target"), row.get("other"));
        schema.references.entry(row.get("tab")).or_default().insert(key);
    }
    pool.close().await;
    schema
}

#[test]
fn p12_both_databases_have_the_same_schema() {
    tests::database::run(async {
        let Some(postgres) = TestDb::postgres().await else { return };
        let sqlite = TestDb::sqlite().await;
        let (one, other) = (of_sqlite(&sqlite).await, of_postgres(&postgres).await);
        assert!(one.columns.len() >= 52, "{:?}", one.columns.keys());
        assert_eq!(one.columns, other.columns);
        assert_eq!(one.unique, other.unique);
        assert_eq!(one.references, other.references);
        assert_eq!(one.indexes, other.indexes);
    });
}
