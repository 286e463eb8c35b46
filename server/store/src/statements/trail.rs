//! The public log, the jobs' leases, and what is removed in time.

use super::{Bulk, Statement, statements};

/// The columns of an entry of the public log, of `log_entry e` and `log_sequence s`.
macro_rules! entry {
    () => {
        "s.seq, e.id, e.at, e.action, e.object_kind, e.object, e.leaf"
    };
}

/// Numbered entries, narrowed. Empty texts mean: any.
macro_rules! entries_wanted {
    () => {
        " FROM log_sequence s JOIN log_entry e ON e.id = s.entry WHERE ($1 = '' OR e.action = $1) \
         AND ($2 = '' OR e.object_kind = $2) AND ($3 = '' OR e.object = $3)"
    };
}

statements! {
    LOG_SIZE "log_sequence.size" (0) ["size"] => "SELECT COALESCE(MAX(seq) + 1, 0) AS size FROM log_sequence";
    LOG_PENDING "log_pending.all" (1) ["seq", "id", "at", "action", "object_kind", "object", "leaf"] =>
        concat!("SELECT ", entry!(), " FROM log_pending p JOIN log_entry e ON e.id = p.entry \
         LEFT JOIN log_sequence s ON s.entry = e.id ORDER BY e.at, e.id LIMIT $1");
    /// Those that have a number by now, from this one on.
    LOG_PENDING_DONE "log_pending.done" (1) [] =>
        "DELETE FROM log_pending WHERE entry IN (SELECT s.entry FROM log_sequence s WHERE s.seq >= $1)";
    CHECKPOINT_INSERT "log_checkpoint.insert" (3) [] =>
        "INSERT INTO log_checkpoint (size, at, note) SELECT $1, $2, $3 \
         WHERE NOT EXISTS (SELECT 1 FROM log_checkpoint WHERE size = $1)";
    CHECKPOINT "log_checkpoint.last" (0) ["size", "at", "note"] =>
        "SELECT size, at, note FROM log_checkpoint ORDER BY size DESC LIMIT 1";
    TILE "log_tile.one" (2) ["hashes"] => "SELECT hashes FROM log_tile WHERE level = $1 AND number = $2";
    LOG_RANGE "log_sequence.range" (2) ["seq", "id", "at", "action", "object_kind", "object", "leaf"] =>
        concat!("SELECT ", entry!(), " FROM log_sequence s JOIN log_entry e ON e.id = s.entry \
         WHERE s.seq >= $1 ORDER BY s.seq LIMIT $2");
    LOG_HASHES "log_sequence.hashes" (2) ["hash"] =>
        "SELECT hash FROM log_sequence WHERE seq >= $1 ORDER BY seq LIMIT $2";
    LOG_ENTRY "log_sequence.one" (1) ["seq", "id", "at", "action", "object_kind", "object", "leaf"] =>
        concat!("SELECT ", entry!(), " FROM log_sequence s JOIN log_entry e ON e.id = s.entry WHERE s.seq = $1");
    LOG_ENTRY_OF "log_entry.one" (1) ["seq", "id", "at", "action", "object_kind", "object", "leaf"] =>
        concat!("SELECT ", entry!(), " FROM log_entry e LEFT JOIN log_sequence s ON s.entry = e.id WHERE e.id = $1");
    LOG_ENTRIES "log_sequence.all" (5) ["seq", "id", "at", "action", "object_kind", "object", "leaf"] =>
        concat!("SELECT ", entry!(), entries_wanted!(), " ORDER BY s.seq DESC LIMIT $4 OFFSET $5");
    LOG_ENTRIES_TOTAL "log_sequence.total" (3) ["total"] => concat!("SELECT COUNT(*) AS total", entries_wanted!());

    /// Taken where it is free, one's own or over (`$3`: now).
    LEASE_TAKE "job_lease.take" (4) [] =>
        "INSERT INTO job_lease (name, holder, until) VALUES ($1, $2, $4) ON CONFLICT (name) DO UPDATE \
         SET holder = excluded.holder, until = excluded.until \
         WHERE job_lease.holder = excluded.holder OR job_lease.until <= $3";

    RETAIN_SESSIONS "login_session.retain" (2) [] =>
        "DELETE FROM login_session WHERE id IN (SELECT id FROM login_session \
         WHERE created_at < $1 AND (ended_at < $1 OR ends_at < $1) ORDER BY created_at, id LIMIT $2)";
    RETAIN_TOKENS "account_token.retain" (2) [] =>
        "DELETE FROM account_token WHERE token IN (SELECT token FROM account_token \
         WHERE used_at < $1 OR ends_at < $1 ORDER BY created_at, token LIMIT $2)";
    RETAIN_FORMS "form_once.retain" (2) [] =>
        "DELETE FROM form_once WHERE key IN (SELECT key FROM form_once WHERE at < $1 ORDER BY at, key LIMIT $2)";
    /// Never what still waits.
    RETAIN_MAIL "mail.retain" (2) [] =>
        "DELETE FROM mail WHERE id IN (SELECT id FROM mail \
         WHERE at < $1 AND (sent_at < $1 OR failed_at < $1) ORDER BY at, id LIMIT $2)";
    /// Never what was not read.
    RETAIN_MESSAGES "message.retain" (2) [] =>
        "DELETE FROM message WHERE id IN (SELECT id FROM message WHERE read_at < $1 ORDER BY read_at, id LIMIT $2)";
}

/// What is removed in time, in the order of the port's numbers.
pub(crate) static RETAIN: [&Statement; 5] =
    [&RETAIN_SESSIONS, &RETAIN_TOKENS, &RETAIN_FORMS, &RETAIN_MAIL, &RETAIN_MESSAGES];

pub(crate) static SEQUENCE_INSERT: Bulk = Bulk {
    name: "log_sequence.insert",
    into: "INSERT INTO log_sequence (seq, entry, hash)",
    arity: 3,
    key: 1,
    then: "",
};
pub(crate) static TILE_UPSERT: Bulk = Bulk {
    name: "log_tile.upsert",
    into: "INSERT INTO log_tile (level, number, hashes)",
    arity: 3,
    key: 2,
    then: " ON CONFLICT (level, number) DO UPDATE SET hashes = excluded.hashes",
};

pub(super) static BULKS: &[&Bulk] = &[&SEQUENCE_INSERT, &TILE_UPSERT];
