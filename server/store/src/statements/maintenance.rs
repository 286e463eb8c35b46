//! Backing up, checking and looking after the database.
//!
//! Lists that may be long are read a page at a time: `$n` rows after a key. A row whose key cannot be read is passed over
//! by its place after the last key that could be: that is the OFFSET.

use super::statements;

statements! {
    SQLITE_VACUUM_INTO "database.sqlite_vacuum_into" (1) [] for Sqlite => "VACUUM INTO $1";
    SQLITE_INTEGRITY "database.sqlite_integrity" (0) ["integrity_check"] for Sqlite => "PRAGMA integrity_check";
    SQLITE_REFERENCES "database.sqlite_references" (0) ["table", "rowid", "parent", "fkid"] for Sqlite =>
        "PRAGMA foreign_key_check";
    SQLITE_SYNCHRONOUS "database.sqlite_synchronous" (0) ["synchronous"] for Sqlite => "PRAGMA synchronous";
    SQLITE_MMAP "database.sqlite_mmap" (0) ["mmap_size"] for Sqlite => "PRAGMA mmap_size";
    SQLITE_FOREIGN_KEYS "database.sqlite_foreign_keys" (0) ["foreign_keys"] for Sqlite => "PRAGMA foreign_keys";
    SQLITE_OBJECTS "database.sqlite_objects" (0) ["kind", "name"] for Sqlite =>
        "SELECT type AS kind, name FROM sqlite_schema \
         WHERE type IN ('table', 'index', 'trigger') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";
    POSTGRES_OBJECTS "database.postgres_objects" (0) ["kind", "name"] for Postgres =>
        "SELECT 'table' AS kind, CAST(c.relname AS TEXT) AS name FROM pg_class c \
         JOIN pg_namespace n ON n.oid = c.relnamespace \
         WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'p') \
         UNION ALL SELECT 'index', CAST(c.relname AS TEXT) FROM pg_class c \
         JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_index x ON x.indexrelid = c.oid \
         WHERE n.nspname = current_schema() AND x.indisvalid \
         UNION ALL SELECT 'trigger', CAST(t.tgname AS TEXT) FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid \
         JOIN pg_namespace n ON n.oid = c.relnamespace \
         WHERE n.nspname = current_schema() AND NOT t.tgisinternal AND t.tgenabled IN ('O', 'A')";
    /// Every table that is not PostgreSQL's own.
    POSTGRES_TABLES "database.postgres_tables" (0) ["tables"] for Postgres =>
        "SELECT COUNT(*) AS tables FROM information_schema.tables \
         WHERE table_schema NOT IN ('pg_catalog', 'information_schema')";
    POSTGRES_UNCHECKED "database.postgres_unchecked" (0) ["name"] for Postgres =>
        "SELECT CAST(c.conname AS TEXT) AS name FROM pg_constraint c JOIN pg_namespace n ON n.oid = c.connamespace \
         WHERE n.nspname = current_schema() AND NOT c.convalidated ORDER BY name";
    /// Checking and copying take as long as they take.
    POSTGRES_PATIENCE "database.postgres_patience" (0) ["statements", "idle"] for Postgres =>
        "SELECT set_config('statement_timeout', '0', TRUE) AS statements, \
         set_config('idle_in_transaction_session_timeout', '0', TRUE) AS idle";
    POSTGRES_EXPORT "database.postgres_export" (0) ["snapshot"] for Postgres =>
        "SELECT pg_export_snapshot() AS snapshot";

    /// Each file once, whatever number of rows names it.
    UPLOAD_FILES "upload.files" (3) ["sha256", "smallest", "largest", "first"] =>
        "SELECT sha256, MIN(size) AS smallest, MAX(size) AS largest, MIN(id) AS first FROM upload WHERE sha256 > $1 \
         GROUP BY sha256 ORDER BY sha256 LIMIT $2 OFFSET $3";

    /// A day of the trail in the order of its ids.
    AUDIT_DAY "audit.day" (5)
        ["id", "at", "actor_kind", "actor", "on_behalf", "role", "office", "action", "object_kind", "object",
         "before_hash", "after_hash", "reason", "request", "network", "refused"] =>
        "SELECT id, at, actor_kind, actor, on_behalf, role, office, action, object_kind, object, before_hash, \
         after_hash, reason, request, network, refused \
         FROM audit WHERE at >= $1 AND at < $2 AND id > $3 ORDER BY id LIMIT $4 OFFSET $5";
    AUDIT_NEWEST "audit.newest" (0) ["at"] => "SELECT MAX(at) AS at FROM audit";
    AUDIT_OLDEST "audit.oldest" (0) ["at"] => "SELECT MIN(at) AS at FROM audit";
    /// Acts that must stand in the public log and do not.
    AUDIT_UNLOGGED "audit.unlogged" (4) ["id"] =>
        "SELECT a.id FROM audit a LEFT JOIN log_entry e ON e.id = a.id \
         WHERE a.action = $1 AND a.refused IS NULL AND e.id IS NULL AND a.id > $2 ORDER BY a.id LIMIT $3 OFFSET $4";
    AUDIT_SEALS "audit_seal.checked" (3) ["day", "last", "count", "root", "leaf"] =>
        "SELECT s.day, s.last, s.count, s.root, e.leaf FROM audit_seal s \
         LEFT JOIN log_entry e ON e.action = 'audit.seal' AND e.object_kind = 'audit' AND e.object = s.day \
         WHERE s.day > $1 ORDER BY s.day LIMIT $2 OFFSET $3";
    /// Seals that the public log tells of and that are not there.
    AUDIT_SEALS_LOST "log_entry.unsealed" (3) ["id", "object"] =>
        "SELECT e.id, e.object FROM log_entry e LEFT JOIN audit_seal s ON s.day = e.object \
         WHERE e.action = 'audit.seal' AND e.object_kind = 'audit' AND s.day IS NULL AND e.id > $1 \
         ORDER BY e.id LIMIT $2 OFFSET $3";
    AUDIT_SEALED "audit_seal.sealed" (0) ["day"] => "SELECT MAX(day) AS day FROM audit_seal";

    /// Entries of the public log that say other than the trail. What was done to an account or to a claim is not named there
    /// as it is here: see `log_entry.of_people`.
    LOG_ENTRY_STRAY "log_entry.stray" (3) ["id", "trail", "refused"] =>
        "SELECT e.id, a.id AS trail, a.refused FROM log_entry e LEFT JOIN audit a ON a.id = e.id \
         WHERE e.id > $1 AND (a.id IS NULL OR a.refused IS NOT NULL OR a.at <> e.at OR a.action <> e.action \
         OR (a.object_kind NOT IN ('account', 'claim') AND (a.object_kind <> e.object_kind OR a.object <> e.object))) \
         ORDER BY e.id LIMIT $2 OFFSET $3";
    /// Entries about accounts and claims, with what they were made of.
    LOG_ENTRY_OF_PEOPLE "log_entry.of_people" (3)
        ["id", "object_kind", "object", "leaf", "about_kind", "about", "reason", "claim", "account", "enterprise",
         "uscc", "name", "state", "person", "key_part"] =>
        "SELECT e.id, e.object_kind, e.object, e.leaf, a.object_kind AS about_kind, a.object AS about, a.reason, \
         c.id AS claim, c.account, c.enterprise, c.uscc, c.name, c.state, p.account AS person, p.key_part \
         FROM log_entry e JOIN audit a ON a.id = e.id \
         LEFT JOIN enterprise_claim c ON c.id = a.object AND a.object_kind = 'claim' \
         LEFT JOIN person p ON p.account = COALESCE(c.account, a.object) \
         WHERE e.id > $1 AND a.object_kind IN ('account', 'claim') ORDER BY e.id LIMIT $2 OFFSET $3";
    /// Entries about applications, with the step that each tells of and what the case says of it now.
    LOG_ENTRY_OF_CASES "log_entry.of_cases" (3)
        ["id", "object", "leaf", "actor", "actor_office", "reason", "application", "at", "step", "from_state", "to_state",
         "account", "office", "step_reason", "enterprise", "kind", "product", "track", "announced_in", "announced_on",
         "download_on", "key_part"] =>
        "SELECT e.id, e.object, e.leaf, CASE WHEN a.actor_kind = 'account' THEN a.actor END AS actor, \
         a.office AS actor_office, a.reason, s.application, s.at, s.step, s.from_state, s.to_state, s.account, s.office, \
         s.reason AS step_reason, c.enterprise, c.kind, c.product, c.track, c.announced_in, c.announced_on, c.download_on, \
         p.key_part FROM log_entry e JOIN audit a ON a.id = e.id LEFT JOIN application_step s ON s.act = e.id \
         LEFT JOIN application c ON c.id = e.object LEFT JOIN person p ON p.account = c.made_by \
         WHERE e.id > $1 AND e.object_kind = 'application' ORDER BY e.id LIMIT $2 OFFSET $3";
    /// Steps that the public log does not tell of.
    STEP_UNTOLD "application_step.untold" (3) ["act"] =>
        "SELECT s.act FROM application_step s JOIN application c ON c.id = s.application \
         LEFT JOIN log_entry e ON e.id = s.act WHERE s.act > $1 AND e.id IS NULL AND NOT c.demo \
         ORDER BY s.act LIMIT $2 OFFSET $3";
    /// Applications with where their steps left them.
    CASES_CHECKED "application.checked" (3)
        ["id", "state", "since", "submitted_at", "statement", "demo", "steps", "first", "last_seq", "last_to", "last_at"] =>
        "SELECT c.id, c.state, c.since, c.submitted_at, c.statement, c.demo, \
         (SELECT COUNT(*) FROM application_step n WHERE n.application = c.id) AS steps, f.at AS first, l.seq AS last_seq, \
         l.to_state AS last_to, l.at AS last_at FROM application c \
         LEFT JOIN application_step f ON f.application = c.id AND f.seq = 1 \
         LEFT JOIN application_step l ON l.application = c.id \
         AND l.seq = (SELECT MAX(m.seq) FROM application_step m WHERE m.application = c.id) \
         WHERE c.id > $1 ORDER BY c.id LIMIT $2 OFFSET $3";
    /// Of the saves of what an application states (`$1`) those at the last instant, and how many left this (`$2`).
    CASE_SAVED "audit.saved" (2) ["total", "same"] =>
        "SELECT COUNT(*) AS total, COALESCE(SUM(CASE WHEN a.after_hash = $2 THEN 1 ELSE 0 END), 0) AS same FROM audit a \
         WHERE a.object_kind = 'application' AND a.object = $1 AND a.action = 'application.save' AND a.refused IS NULL \
         AND a.at = (SELECT MAX(b.at) FROM audit b WHERE b.object_kind = 'application' AND b.object = $1 \
         AND b.action = 'application.save' AND b.refused IS NULL)";
    /// Entries that have neither a number nor a place in the queue, or both.
    LOG_ENTRY_LOST "log_entry.lost" (3) ["id", "numbered"] =>
        "SELECT e.id, s.entry AS numbered FROM log_entry e LEFT JOIN log_sequence s ON s.entry = e.id \
         LEFT JOIN log_pending p ON p.entry = e.id \
         WHERE e.id > $1 AND (s.entry IS NULL) = (p.entry IS NULL) ORDER BY e.id LIMIT $2 OFFSET $3";
    LOG_ENTRY_WAITING "log_entry.waiting" (3) ["id", "at", "action", "object_kind", "object", "leaf"] =>
        "SELECT e.id, e.at, e.action, e.object_kind, e.object, e.leaf FROM log_entry e \
         JOIN log_pending p ON p.entry = e.id WHERE e.id > $1 ORDER BY e.id LIMIT $2 OFFSET $3";
    LOG_NUMBERED "log_sequence.page" (2)
        ["seq", "entry", "hash", "id", "at", "action", "object_kind", "object", "leaf"] =>
        "SELECT s.seq, s.entry, s.hash, e.id, e.at, e.action, e.object_kind, e.object, e.leaf FROM log_sequence s \
         LEFT JOIN log_entry e ON e.id = s.entry WHERE s.seq > $1 ORDER BY s.seq LIMIT $2";
    LOG_NUMBERS "log_sequence.numbers" (0) ["total", "highest"] =>
        "SELECT COUNT(*) AS total, COALESCE(MAX(seq), -1) AS highest FROM log_sequence";
    LOG_OLDEST_WAITING "log_pending.oldest" (0) ["at"] =>
        "SELECT MIN(e.at) AS at FROM log_pending p JOIN log_entry e ON e.id = p.entry";
    LOG_TILES_PAGE "log_tile.page" (3) ["level", "number", "hashes"] =>
        "SELECT level, number, hashes FROM log_tile WHERE level > $1 OR (level = $1 AND number > $2) \
         ORDER BY level, number LIMIT $3";
    LOG_TILE_HASHES "log_tile.hashes" (2) ["hashes"] =>
        "SELECT hashes FROM log_tile WHERE level = $1 AND number = $2";
    LOG_CHECKPOINTS "log_checkpoint.page" (2) ["size", "at", "note"] =>
        "SELECT size, at, note FROM log_checkpoint WHERE size > $1 ORDER BY size LIMIT $2";
    LOG_CHECKPOINT_NEWEST "log_checkpoint.newest" (0) ["size", "at", "note"] =>
        "SELECT size, at, note FROM log_checkpoint ORDER BY size DESC LIMIT 1";

    /// Active accounts by role; `factors` have a second factor.
    ACCOUNT_ROLES "account.active_roles" (0) ["role", "demo", "total", "factors"] =>
        "SELECT COALESCE(role, '') AS role, demo, COUNT(*) AS total, COUNT(totp) AS factors FROM account \
         WHERE state = 'active' GROUP BY role, demo ORDER BY role, demo";
    BATCH_KEYS "label_batch.keys" (0) ["epoch", "host", "demo", "total"] =>
        "SELECT epoch, host, demo, COUNT(*) AS total FROM label_batch GROUP BY epoch, host, demo \
         ORDER BY epoch, host, demo";
    /// What is sealed or hashed with keys of personal values, by kind and by the first characters, which hold the key's epoch:
    /// `EPOCH.…`.
    SEALED_VALUES "person.sealed" (0) ["kind", "prefix", "total"] =>
        "SELECT v.kind, substr(v.value, 1, 3) AS prefix, COUNT(*) AS total FROM ( \
         SELECT 'names' AS kind, name AS value FROM person WHERE name IS NOT NULL \
         UNION ALL SELECT 'mail addresses', mail FROM person WHERE mail IS NOT NULL \
         UNION ALL SELECT 'telephone numbers', phone FROM person WHERE phone IS NOT NULL \
         UNION ALL SELECT 'ways to find an account by its address', mail_lookup FROM person \
         WHERE mail_lookup IS NOT NULL \
         UNION ALL SELECT 'second factors', totp FROM account WHERE totp IS NOT NULL \
         UNION ALL SELECT 'recovery codes', code FROM recovery_code WHERE used_at IS NULL \
         UNION ALL SELECT 'download passwords', password FROM handover WHERE password IS NOT NULL \
         UNION ALL SELECT 'letters', args FROM mail WHERE sent_at IS NULL AND failed_at IS NULL \
         ) v GROUP BY v.kind, substr(v.value, 1, 3) ORDER BY v.kind, prefix";
    MAIL_WAITING "mail.waiting" (0) ["total", "oldest"] =>
        "SELECT COUNT(*) AS total, MIN(at) AS oldest FROM mail WHERE sent_at IS NULL AND failed_at IS NULL";
    ERASURES_WAITING "proposal.erasures" (0) ["total", "oldest"] =>
        "SELECT COUNT(*) AS total, MIN(proposed_at) AS oldest FROM proposal WHERE kind = 'erase_person' AND state = 'open'";
    MAIL_GIVEN_UP "mail.given_up" (1) ["total"] =>
        "SELECT COUNT(*) AS total FROM mail WHERE sent_at IS NULL AND failed_at >= $1";
}
