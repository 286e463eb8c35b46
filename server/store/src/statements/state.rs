//! The database itself: versions, schema, whether it answers.

use super::statements;

statements! {
    PING "database.ping" (0) ["answer"] => "SELECT 1 AS answer";
    SQLITE_VERSION "database.sqlite_version" (0) ["version"] for Sqlite => "SELECT sqlite_version() AS version";
    SQLITE_JOURNAL "database.sqlite_journal" (0) ["journal_mode"] for Sqlite => "PRAGMA journal_mode";
    SQLITE_OPTIMIZE "database.sqlite_optimize" (0) ["optimize"] for Sqlite => "PRAGMA optimize";
    POSTGRES_VERSION "database.postgres_version" (0) ["version"] for Postgres =>
        "SELECT current_setting('server_version_num') AS version";
    SQLITE_MIGRATED "database.sqlite_migrated" (0) ["tables"] for Sqlite =>
        "SELECT COUNT(*) AS tables FROM sqlite_schema WHERE type = 'table' AND name = '_sqlx_migrations'";
    POSTGRES_MIGRATED "database.postgres_migrated" (0) ["tables"] for Postgres =>
        "SELECT COUNT(*) AS tables FROM information_schema.tables \
         WHERE table_schema = current_schema() AND table_name = '_sqlx_migrations'";
    SCHEMA_VERSION "database.schema_version" (0) ["version"] =>
        "SELECT COALESCE(MAX(version), 0) AS version FROM _sqlx_migrations WHERE success";
    IMPORTS "import_run.count" (0) ["imports"] => "SELECT COUNT(*) AS imports FROM import_run";
}
