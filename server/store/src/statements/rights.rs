//! Rights, what happens to them, and what announcements did to protections.

use super::{Bulk, statements};

/// The columns of a right.
macro_rules! right {
    () => {
        "a.id, a.enterprise, a.product, a.track, a.from_date, a.until_date, a.state, a.basis, a.announcement, \
         a.application, a.download_opened, a.last_use, a.term_end, a.version, a.demo FROM authorisation a"
    };
}

/// The columns of a change.
macro_rules! change {
    () => {
        "c.id, c.authorisation, c.at, c.day, c.act, c.from_state, c.to_state, c.announcement, c.basis, c.reason, c.was, \
         c.becomes FROM authorisation_change c"
    };
}

statements! {
    AUTHORISATION_LAST "authorisation.last" (0) ["last"] =>
        "SELECT MAX(position) AS last FROM authorisation";
    AUTHORISATION_OF "authorisation.of" (2)
        ["id", "enterprise", "product", "track", "from_date", "until_date", "state", "basis", "announcement",
         "application", "download_opened", "last_use", "term_end", "version", "demo"] =>
        concat!("SELECT ", right!(), " WHERE a.enterprise = $1 AND a.product = $2 ORDER BY a.position, a.id");
    /// The rights of the enterprises that an account belongs to.
    AUTHORISATIONS_OF_ACCOUNT "authorisation.of_account" (1)
        ["id", "enterprise", "product", "track", "from_date", "until_date", "state", "basis", "announcement",
         "application", "download_opened", "last_use", "term_end", "version", "demo"] =>
        concat!("SELECT ", right!(), " WHERE /*tenancy*/a.enterprise IN \
         (SELECT m.enterprise FROM enterprise_member m WHERE m.account = $1)/*end*/ ORDER BY a.from_date, a.id");
    AUTHORISATIONS_DUE "authorisation.due" (1)
        ["id", "enterprise", "product", "track", "from_date", "until_date", "state", "basis", "announcement",
         "application", "download_opened", "last_use", "term_end", "version", "demo"] =>
        concat!("SELECT ", right!(), " WHERE a.term_end < $1 \
         AND a.state IN ('active', 'rectification_ordered', 'change_pending') ORDER BY a.id");
    AUTHORISATIONS_BY_MARK "authorisation.by_mark" (0)
        ["id", "enterprise", "product", "track", "from_date", "until_date", "state", "basis", "announcement",
         "application", "download_opened", "last_use", "term_end", "version", "demo", "uscc"] =>
        "SELECT a.id, a.enterprise, a.product, a.track, a.from_date, a.until_date, a.state, a.basis, a.announcement, \
         a.application, a.download_opened, a.last_use, a.term_end, a.version, a.demo, e.uscc FROM authorisation a \
         JOIN enterprise e ON e.id = a.enterprise WHERE NOT a.demo AND e.uscc IS NOT NULL \
         AND a.track IN ('collective_mark', 'certification_mark', 'gi_trademark_unspecified') \
         AND a.state IN ('active', 'rectification_ordered', 'change_pending') ORDER BY a.id";
    /// Non-use is counted from the last recorded use, else from the right's beginning.
    AUTHORISATIONS_UNUSED "authorisation.unused" (1)
        ["id", "enterprise", "product", "track", "from_date", "until_date", "state", "basis", "announcement",
         "application", "download_opened", "last_use", "term_end", "version", "demo", "use_warned", "use_due"] =>
        "SELECT a.id, a.enterprise, a.product, a.track, a.from_date, a.until_date, a.state, a.basis, a.announcement, \
         a.application, a.download_opened, a.last_use, a.term_end, a.version, a.demo, a.use_warned, a.use_due \
         FROM authorisation a WHERE NOT a.demo AND a.state IN ('active', 'rectification_ordered', 'change_pending') \
         AND a.from_date <= $1 AND (a.last_use IS NULL OR a.last_use <= $1) \
         AND (a.use_due IS NULL OR a.use_due < CASE WHEN a.last_use > a.from_date THEN a.last_use ELSE a.from_date END) \
         ORDER BY a.id";
    AUTHORISATION_WARNED "authorisation.warned" (3) [] =>
        "UPDATE authorisation SET use_warned = $3 WHERE id = $1 AND version = $2 \
         AND (use_warned IS NULL OR use_warned < $3)";
    AUTHORISATION_USE_DUE "authorisation.use_due" (3) [] =>
        "UPDATE authorisation SET use_warned = $3, use_due = $3 WHERE id = $1 AND version = $2 \
         AND (use_due IS NULL OR use_due < $3)";
    RECTIFICATION_INSERT "rectification.insert" (8) [] =>
        "INSERT INTO rectification (id, authorisation, office, ordered_by, ordered_at, due, demand, basis, version) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1)";
    RECTIFICATION_REPORT "rectification.report" (4) [] =>
        "UPDATE rectification SET report = $3, reported_at = $4, reported_by = $2, version = version + 1 \
         WHERE authorisation = $1 AND ended_at IS NULL AND /*tenancy*/EXISTS (SELECT 1 FROM authorisation a \
         JOIN enterprise_member m ON m.enterprise = a.enterprise WHERE a.id = rectification.authorisation \
         AND m.account = $2)/*end*/";
    RECTIFICATION_END "rectification.end" (5) [] =>
        "UPDATE rectification SET finding = $3, ended_by = $4, ended_at = $5, version = version + 1 \
         WHERE id = $1 AND version = $2 AND ended_at IS NULL";
    RECTIFICATION_RETURN "rectification.return" (6) [] =>
        "UPDATE rectification SET returned = $3, returned_by = $4, returned_at = $5, due = $6, version = version + 1 \
         WHERE id = $1 AND version = $2 AND ended_at IS NULL AND EXISTS (SELECT 1 FROM authorisation a \
         WHERE a.id = rectification.authorisation AND a.state = 'rectification_ordered')";
    RECTIFICATIONS "rectification.of" (1)
        ["id", "authorisation", "office", "ordered_by", "ordered_at", "due", "demand", "basis", "report", "reported_at",
         "returned", "returned_at", "finding", "ended_at", "version"] =>
        "SELECT id, authorisation, office, ordered_by, ordered_at, due, demand, basis, report, reported_at, returned, \
         returned_at, finding, ended_at, version FROM rectification WHERE authorisation = $1 ORDER BY ordered_at DESC, id DESC";
    AUTHORISATION_STEP "authorisation.step" (5) [] =>
        "UPDATE authorisation SET state = $4, until_date = $5, version = version + 1 \
         WHERE id = $1 AND version = $2 AND state = $3";
    /// A use of the mark that one who works for the enterprise records, on a day on which the right was in force.
    AUTHORISATION_USE "authorisation.use" (3) [] =>
        "UPDATE authorisation SET last_use = CASE WHEN last_use > $3 THEN last_use ELSE $3 END, version = version + 1 \
         WHERE id = $1 AND from_date <= $3 AND (until_date IS NULL OR until_date > $3) \
         AND (term_end IS NULL OR term_end >= $3) AND /*tenancy*/EXISTS (SELECT 1 FROM enterprise_member m \
         WHERE m.enterprise = authorisation.enterprise AND m.account = $2)/*end*/";
    MARK_USE_INSERT "mark_use.insert" (7) [] =>
        "INSERT INTO mark_use (id, authorisation, day, batch, note, at, recorded_by) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    MARK_USES "mark_use.of" (2) ["id", "authorisation", "day", "batch", "note", "at", "recorded_by"] =>
        "SELECT u.id, u.authorisation, u.day, u.batch, u.note, u.at, u.recorded_by FROM mark_use u \
         JOIN authorisation a ON a.id = u.authorisation WHERE u.authorisation = $1 AND /*tenancy*/EXISTS \
         (SELECT 1 FROM enterprise_member m WHERE m.enterprise = a.enterprise AND m.account = $2)/*end*/ \
         ORDER BY u.day DESC, u.id DESC";
    ARTWORK "upload.artwork" (2) ["id", "sha256", "owner", "name", "media", "size", "at"] =>
        "SELECT u.id, u.sha256, u.owner, u.name, u.media, u.size, u.at FROM upload u \
         JOIN authorisation a ON a.id = u.object WHERE u.object_kind = 'authorisation' AND u.object = $1 \
         AND /*tenancy*/EXISTS (SELECT 1 FROM enterprise_member m WHERE m.enterprise = a.enterprise \
         AND m.account = $2)/*end*/ ORDER BY u.at DESC, u.id DESC";
    CHANGES "authorisation_change.all" (0)
        ["id", "authorisation", "at", "day", "act", "from_state", "to_state", "announcement", "basis", "reason", "was",
         "becomes"] =>
        concat!("SELECT ", change!(), " JOIN authorisation a ON a.id = c.authorisation WHERE NOT a.demo \
         ORDER BY c.day, c.at, c.id");
    CHANGES_OF "authorisation_change.of" (1)
        ["id", "authorisation", "at", "day", "act", "from_state", "to_state", "announcement", "basis", "reason", "was",
         "becomes"] =>
        concat!("SELECT ", change!(), " WHERE c.authorisation = $1 ORDER BY c.day, c.at, c.id");
    PROTECTION_STEPS "protection_step.all" (0)
        ["id", "product", "track", "act", "day", "number", "holder", "announcement", "at"] =>
        "SELECT id, product, track, act, day, number, holder, announcement, at FROM protection_step \
         ORDER BY day, at, id";
    DEMO_NAMES "product.demo_names" (0) ["name"] =>
        "SELECT name FROM product WHERE demo UNION SELECT name FROM enterprise WHERE demo ORDER BY name";
}

pub(crate) static AUTHORISATION_ADD: Bulk = Bulk {
    name: "authorisation.add",
    into: "INSERT INTO authorisation (id, enterprise, product, track, from_date, until_date, state, basis, announcement, \
           application, download_opened, last_use, term_end, version, demo, position)",
    arity: 16,
    key: 1,
    then: "",
};
pub(crate) static CHANGE_ADD: Bulk = Bulk {
    name: "authorisation_change.add",
    into: "INSERT INTO authorisation_change (id, authorisation, at, day, act, from_state, to_state, announcement, basis, \
           reason, was, becomes)",
    arity: 12,
    key: 1,
    then: "",
};
pub(crate) static PROTECTION_STEP_ADD: Bulk = Bulk {
    name: "protection_step.add",
    into: "INSERT INTO protection_step (id, product, track, act, day, number, holder, announcement, at)",
    arity: 9,
    key: 1,
    then: "",
};

pub(super) static BULKS: &[&Bulk] = &[&AUTHORISATION_ADD, &CHANGE_ADD, &PROTECTION_STEP_ADD];
