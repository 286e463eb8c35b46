//! The audit trail, the public log's entries and the forms' keys.

use super::{Bulk, statements};

statements! {
    AUDIT_INSERT "audit.insert" (16) [] =>
        "INSERT INTO audit (id, at, actor_kind, actor, on_behalf, role, office, action, object_kind, object, \
         before_hash, after_hash, reason, request, network, refused) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)";
    LOG_ENTRY_INSERT "log_entry.insert" (6) [] =>
        "INSERT INTO log_entry (id, at, action, object_kind, object, leaf) VALUES ($1, $2, $3, $4, $5, $6)";
    LOG_PENDING_INSERT "log_pending.insert" (1) [] =>
        "INSERT INTO log_pending (entry) VALUES ($1)";
    ONCE_INSERT "form_once.insert" (5) [] =>
        "INSERT INTO form_once (key, body, location, act, at) VALUES ($1, $2, $3, $4, $5)";
    ONCE "form_once.one" (1) ["body", "location"] =>
        "SELECT body, location FROM form_once WHERE key = $1";
    /// Empty texts and zeros of a filter mean: any.
    AUDIT_FIND "audit.find" (9)
        ["id", "at", "actor_kind", "actor", "login", "on_behalf", "role", "office", "action", "object_kind", "object",
         "before_hash", "after_hash", "reason", "request", "network", "refused"] =>
        "SELECT a.id, a.at, a.actor_kind, a.actor, c.login, a.on_behalf, a.role, a.office, a.action, a.object_kind, \
         a.object, a.before_hash, a.after_hash, a.reason, a.request, a.network, a.refused \
         FROM audit a LEFT JOIN account c ON c.id = a.actor \
         WHERE ($1 = '' OR a.actor = $1) AND ($2 = '' OR a.action = $2) AND ($3 = '' OR a.object_kind = $3) \
         AND ($4 = '' OR a.object = $4) AND a.at >= $5 AND a.at < $6 AND (NOT $7 OR a.refused IS NOT NULL) \
         ORDER BY a.at DESC, a.id DESC LIMIT $8 OFFSET $9";
    AUDIT_COUNT "audit.count" (7) ["total"] =>
        "SELECT COUNT(*) AS total FROM audit a \
         WHERE ($1 = '' OR a.actor = $1) AND ($2 = '' OR a.action = $2) AND ($3 = '' OR a.object_kind = $3) \
         AND ($4 = '' OR a.object = $4) AND a.at >= $5 AND a.at < $6 AND (NOT $7 OR a.refused IS NOT NULL)";
    AUDIT_ONE "audit.one" (1)
        ["id", "at", "actor_kind", "actor", "login", "on_behalf", "role", "office", "action", "object_kind", "object",
         "before_hash", "after_hash", "reason", "request", "network", "refused"] =>
        "SELECT a.id, a.at, a.actor_kind, a.actor, c.login, a.on_behalf, a.role, a.office, a.action, a.object_kind, \
         a.object, a.before_hash, a.after_hash, a.reason, a.request, a.network, a.refused \
         FROM audit a LEFT JOIN account c ON c.id = a.actor WHERE a.id = $1";
    /// A stretch of the trail in its own order, for folding and checking.
    AUDIT_STRETCH "audit.stretch" (4)
        ["id", "at", "actor_kind", "actor", "login", "on_behalf", "role", "office", "action", "object_kind", "object",
         "before_hash", "after_hash", "reason", "request", "network", "refused"] =>
        "SELECT a.id, a.at, a.actor_kind, a.actor, '' AS login, a.on_behalf, a.role, a.office, a.action, a.object_kind, \
         a.object, a.before_hash, a.after_hash, a.reason, a.request, a.network, a.refused \
         FROM audit a WHERE a.at >= $1 AND a.at < $2 AND a.id > $3 ORDER BY a.id LIMIT $4";
    AUDIT_FIRST "audit.first" (0) ["first"] => "SELECT MIN(at) AS first FROM audit";
    SEAL_INSERT "audit_seal.insert" (4) [] =>
        "INSERT INTO audit_seal (day, last, count, root) VALUES ($1, $2, $3, $4)";
    SEAL_LAST "audit_seal.last" (0) ["day", "last", "count", "root"] =>
        "SELECT day, last, count, root FROM audit_seal ORDER BY day DESC LIMIT 1";
    SEAL_OF "audit_seal.one" (1) ["day", "last", "count", "root"] =>
        "SELECT day, last, count, root FROM audit_seal WHERE day = $1";
    SEALS "audit_seal.all" (0) ["day", "last", "count", "root"] =>
        "SELECT day, last, count, root FROM audit_seal ORDER BY day";
}

/// The same for the many acts of one change.
pub(crate) static AUDIT_ADD: Bulk = Bulk {
    name: "audit.add",
    into: "INSERT INTO audit (id, at, actor_kind, actor, on_behalf, role, office, action, object_kind, object, \
           before_hash, after_hash, reason, request, network, refused)",
    arity: 16,
    key: 1,
    then: "",
};
pub(crate) static LOG_ENTRY_ADD: Bulk = Bulk {
    name: "log_entry.add",
    into: "INSERT INTO log_entry (id, at, action, object_kind, object, leaf)",
    arity: 6,
    key: 1,
    then: "",
};
pub(crate) static LOG_PENDING_ADD: Bulk =
    Bulk { name: "log_pending.add", into: "INSERT INTO log_pending (entry)", arity: 1, key: 1, then: "" };

pub(super) static BULKS: &[&Bulk] = &[&AUDIT_ADD, &LOG_ENTRY_ADD, &LOG_PENDING_ADD];
