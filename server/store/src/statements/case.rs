//! Applications, their steps, papers, notes, words, site checks and sheets.

use super::statements;

/// The columns of an application, as [`COLUMNS`] names them.
macro_rules! case {
    () => {
        "c.id, c.receipt, c.kind, c.change_of, c.route, c.enterprise, c.name, c.uscc, c.product, c.product_name, c.track, \
         c.authorisation, c.office, c.county, c.prefecture, c.city_review, c.entrusted, c.state, c.resume, c.statement, \
         c.made_by, c.made_at, c.submitted_at, c.since, c.due_at, c.assigned, c.opinion_by, c.city_by, c.proposed_by, \
         c.approved_by, c.handover, c.announced_in, c.announced_on, c.download_on, c.demo, c.version"
    };
}

/// Declares statements that give whole applications, beside others.
macro_rules! cases {
    ($($(#[$doc:meta])* $id:ident $name:literal ($arity:literal) => $sql:expr;)*) => {
        statements! { $($(#[$doc])* $id $name ($arity)
            ["id", "receipt", "kind", "change_of", "route", "enterprise", "name", "uscc", "product", "product_name", "track",
             "authorisation", "office", "county", "prefecture", "city_review", "entrusted", "state", "resume", "statement",
             "made_by", "made_at", "submitted_at", "since", "due_at", "assigned", "opinion_by", "city_by", "proposed_by",
             "approved_by", "handover", "announced_in", "announced_on", "download_on", "demo", "version"] => $sql;)* }
    };
}

/// The case is of an enterprise to which the account `$2` belongs.
macro_rules! of_member {
    ($alias:literal) => {
        concat!(
            "/*tenancy*/EXISTS (SELECT 1 FROM enterprise_member me WHERE me.enterprise = ",
            $alias,
            ".enterprise AND me.account = $2)/*end*/"
        )
    };
}

/// The case lies with the office that reaches `$2`, or one below it, and was handed in.
macro_rules! of_office {
    ($alias:literal) => {
        concat!(
            "/*tenancy*/(",
            $alias,
            ".place >= $2 AND ",
            $alias,
            ".place < $2 || '~')/*end*/ AND ",
            $alias,
            ".state <> 'draft'"
        )
    };
}

/// The applicant may write.
macro_rules! open {
    () => {
        "c.state IN ('draft', 'supplement')"
    };
}

/// The group of a queue, for the office whose turn is written `$1`, at the instant `$3`.
macro_rules! group {
    () => {
        "CASE WHEN c.turn IS NULL THEN 'ended' WHEN c.turn = 'applicant' THEN 'applicant' \
         WHEN c.turn = 'national' THEN 'national' WHEN c.turn <> $1 THEN 'elsewhere' \
         WHEN c.due_at < $3 THEN 'overdue' ELSE 'mine' END"
    };
}

/// A queue narrowed by group (`$4`) and state (`$5`): no more than the index of queues holds.
macro_rules! in_queue {
    () => {
        concat!(
            " FROM application c WHERE ",
            of_office!("c"),
            " AND ($4 = '' OR ",
            group!(),
            " = $4) \
            AND ($5 = '' OR c.state = $5)"
        )
    };
}

/// Of a queue's open groups the group `$4`, narrowed by state (`$5`): the index of open cases alone, few beside those that
/// have ended over the years.
macro_rules! in_open_queue {
    () => {
        concat!(
            " FROM application c WHERE c.turn IS NOT NULL AND ",
            of_office!("c"),
            " AND ",
            group!(),
            " = $4 AND ($5 = '' OR c.state = $5)"
        )
    };
}

/// A page of a queue in one of its orders. The page's ids come from the index alone; only they are read whole.
macro_rules! by_due {
    ($queue:expr) => {
        concat!(
            "SELECT ",
            case!(),
            " FROM application c JOIN (SELECT c.id, c.due_at, c.since",
            $queue,
            " ORDER BY CASE WHEN c.due_at IS NULL THEN 1 ELSE 0 END, c.due_at, c.since, c.id LIMIT $6 OFFSET $7) q \
            ON q.id = c.id ORDER BY CASE WHEN q.due_at IS NULL THEN 1 ELSE 0 END, q.due_at, q.since, q.id"
        )
    };
}
macro_rules! by_oldest {
    ($queue:expr) => {
        concat!(
            "SELECT ",
            case!(),
            " FROM application c JOIN (SELECT c.id, c.since",
            $queue,
            " ORDER BY c.since, c.id LIMIT $6 OFFSET $7) q ON q.id = c.id ORDER BY q.since, q.id"
        )
    };
}
macro_rules! by_newest {
    ($queue:expr) => {
        concat!(
            "SELECT ",
            case!(),
            " FROM application c JOIN (SELECT c.id, c.since",
            $queue,
            " ORDER BY c.since DESC, c.id DESC LIMIT $6 OFFSET $7) q ON q.id = c.id ORDER BY q.since DESC, q.id DESC"
        )
    };
}

/// The same, searched: words (`$6`), product (`$7`), officer (`$8`).
macro_rules! searched {
    () => {
        concat!(
            in_queue!(),
            " AND ($6 = '' OR lower(c.name) LIKE $6 ESCAPE '!' OR lower(c.uscc) LIKE $6 ESCAPE '!' \
            OR lower(c.receipt) LIKE $6 ESCAPE '!' OR lower(c.product_name) LIKE $6 ESCAPE '!') \
            AND ($7 = '' OR c.product = $7) AND ($8 = '' OR c.assigned = $8)"
        )
    };
}

/// What a movement sets, from `$3` on; the version seen is `$30`.
macro_rules! moved {
    () => {
        "UPDATE application AS c SET receipt = $3, name = $4, uscc = $5, product_name = $6, office = $7, county = $8, \
         prefecture = $9, place = $10, city_review = $11, entrusted = $12, state = $13, resume = $14, turn = $15, \
         submitted_at = $16, since = $17, due_at = $18, reminded_at = NULL, assigned = $19, opinion_by = $20, \
         city_by = $21, proposed_by = $22, approved_by = $23, handover = $24, announced_in = $25, announced_on = $26, \
         download_on = $27, statement = $28, demo = $29, version = version + 1 WHERE c.id = $1 AND c.version = $30 AND "
    };
}

cases! {
    CASE_OF "application.of" (2) =>
        concat!("SELECT ", case!(), " FROM application c WHERE c.id = $1 AND ", of_member!("c"));
    CASE_IN "application.in" (2) =>
        concat!("SELECT ", case!(), " FROM application c WHERE c.id = $1 AND ", of_office!("c"));
    /// `$1`: words, `$3`: state.
    CASES_OF "application.all_of" (5) =>
        concat!("SELECT ", case!(), " FROM application c WHERE ", of_member!("c"), " AND ($1 = '' \
            OR lower(c.name) LIKE $1 ESCAPE '!' OR lower(c.product_name) LIKE $1 ESCAPE '!' \
            OR lower(COALESCE(c.receipt, '')) LIKE $1 ESCAPE '!') AND ($3 = '' OR c.state = $3) \
            ORDER BY c.made_at DESC, c.id DESC LIMIT $4 OFFSET $5");
    /// The open one of a kind (`$5`) for the right of an enterprise (`$1`) in a product (`$3`) under a track (`$4`).
    CASE_OPEN "application.open_of" (5) =>
        concat!("SELECT ", case!(), " FROM application c WHERE c.enterprise = $1 AND ", of_member!("c"),
            " AND c.product = $3 AND c.track = $4 AND c.kind = $5 \
            AND c.state NOT IN ('not_accepted', 'announced', 'download_opened', 'withdrawn', 'rejected')");
    /// All that wait for the national office.
    CASES_WAITING "application.waiting" (0) =>
        concat!("SELECT ", case!(), " FROM application c WHERE c.state = 'national_review' ORDER BY c.receipt, c.id");
    QUEUE_DUE "application.queue_due" (7) => by_due!(in_queue!());
    QUEUE_OLDEST "application.queue_oldest" (7) => by_oldest!(in_queue!());
    QUEUE_NEWEST "application.queue_newest" (7) => by_newest!(in_queue!());
    OPEN_QUEUE_DUE "application.open_queue_due" (7) => by_due!(in_open_queue!());
    OPEN_QUEUE_OLDEST "application.open_queue_oldest" (7) => by_oldest!(in_open_queue!());
    OPEN_QUEUE_NEWEST "application.open_queue_newest" (7) => by_newest!(in_open_queue!());
    /// `$9`: the order.
    QUEUE_SEARCHED "application.queue_searched" (11) =>
        concat!("SELECT ", case!(), searched!(), " ORDER BY CASE $9 WHEN 'oldest' THEN c.since WHEN 'newest' THEN -c.since \
            ELSE COALESCE(c.due_at, 9223372036854775807) END, c.since, c.id LIMIT $10 OFFSET $11");
    HANDED_OVER "application.handed_over" (1) =>
        concat!("SELECT ", case!(), " FROM application c WHERE c.handover = $1 ORDER BY c.receipt, c.id");
    /// Cases whose clock runs out before `$1`.
    CASES_DUE "application.due" (2) =>
        concat!("SELECT ", case!(), " FROM application c WHERE c.due_at < $1 AND c.reminded_at IS NULL AND c.turn IS NOT NULL \
            ORDER BY c.due_at, c.id LIMIT $2");
}

/// Every statement of this module.
pub(super) fn all() -> Vec<&'static super::Statement> {
    [STATEMENTS, more::STATEMENTS].concat()
}

pub(crate) use more::*;

mod more {
    use super::statements;

    statements! {
        CASE_INSERT "application.insert" (20) [] =>
            "INSERT INTO application (id, kind, change_of, route, enterprise, name, uscc, product, product_name, track, \
             authorisation, office, county, prefecture, place, city_review, entrusted, state, turn, statement, made_by, \
             made_at, since, demo, version) SELECT $1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, \
             $18, 'draft', 'applicant', '{}', $2, $19, $19, $20, 1 WHERE /*tenancy*/EXISTS (SELECT 1 FROM enterprise_member \
             me WHERE me.enterprise = $6 AND me.account = $2)/*end*/";
        CASES_OF_TOTAL "application.total_of" (3) ["total"] =>
            concat!("SELECT COUNT(*) AS total FROM application c WHERE ", of_member!("c"), " AND ($1 = '' \
                OR lower(c.name) LIKE $1 ESCAPE '!' OR lower(c.product_name) LIKE $1 ESCAPE '!' \
                OR lower(COALESCE(c.receipt, '')) LIKE $1 ESCAPE '!') AND ($3 = '' OR c.state = $3)");
        CASE_SAVE "application.save" (3) [] =>
            concat!("UPDATE application AS c SET statement = $3, version = version + 1 WHERE c.id = $1 AND ", open!(),
                " AND ", of_member!("c"));
        /// Changes nothing but waits for whoever else moves it, and says whether its papers may be changed.
        CASE_OPEN_LOCK "application.open_lock" (2) [] =>
            concat!("UPDATE application AS c SET version = version + 1 WHERE c.id = $1 AND ", open!(), " AND ",
                of_member!("c"));
        DRAFT_DISCARD "application.discard" (2) [] =>
            concat!("DELETE FROM application AS c WHERE c.id = $1 AND c.state = 'draft' AND ", of_member!("c"));
        DRAFT_PAPERS "application_paper.discard" (1) [] => "DELETE FROM application_paper WHERE application = $1";
        DRAFT_UPLOADS "upload.discard" (1) [] =>
            "DELETE FROM upload WHERE object_kind = 'application' AND object = $1 \
             AND NOT EXISTS (SELECT 1 FROM application_paper p WHERE p.upload = upload.id)";
        CASE_MOVE_OF "application.move_of" (30) [] => concat!(moved!(), of_member!("c"));
        CASE_MOVE_IN "application.move_in" (30) [] => concat!(moved!(), of_office!("c"));
        RECEIPT_NEXT "receipt_counter.next" (1) [] =>
            "INSERT INTO receipt_counter (day, last) VALUES ($1, 1) \
             ON CONFLICT (day) DO UPDATE SET last = receipt_counter.last + 1";
        RECEIPT "receipt_counter.last" (1) ["last"] => "SELECT last FROM receipt_counter WHERE day = $1";
        QUEUE_TOTAL "application.queue_total" (5) ["total"] => concat!("SELECT COUNT(*) AS total", in_queue!());
        QUEUE_SEARCHED_TOTAL "application.searched_total" (8) ["total"] =>
            concat!("SELECT COUNT(*) AS total", searched!());
        /// The open groups. Those that have ended are counted apart: there are ever more of them.
        QUEUE_COUNTS "application.queue_counts" (3) ["queue", "total"] =>
            concat!("SELECT q.queue, COUNT(*) AS total FROM (SELECT ", group!(), " AS queue FROM application c \
                WHERE c.turn IS NOT NULL AND ", of_office!("c"), ") q GROUP BY q.queue ORDER BY q.queue");
        /// What has ended is nobody's turn, as no draft is.
        QUEUE_ENDED "application.queue_ended" (1) ["total"] =>
            "SELECT COUNT(*) AS total FROM application c WHERE c.turn IS NULL \
             AND /*tenancy*/(c.place >= $1 AND c.place < $1 || '~')/*end*/";
        /// While the office `$2` has it before it: no other says who works on it there. As `Situation::holder` says, that is
        /// the office that asked while the applicant supplements, and the province's while the national office examines.
        CASE_ASSIGN "application.assign" (3) [] =>
            "UPDATE application SET assigned = $3, version = version + 1 WHERE id = $1 AND turn IS NOT NULL AND \
             /*tenancy*/CASE WHEN turn = 'national' OR (turn = 'applicant' AND resume IN ('province_review', 'national_review')) \
             THEN '410000' WHEN turn <> 'applicant' THEN turn WHEN resume = 'city_review' THEN prefecture ELSE office END \
             = $2/*end*/";
        STEP_INSERT "application_step.insert" (12) [] =>
            "INSERT INTO application_step (application, seq, at, step, from_state, to_state, account, office, reason, marks, \
             due_at, act, handed_in) SELECT $1, COALESCE(MAX(s.seq), 0) + 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12 \
             FROM application_step s WHERE s.application = $1";
        STEPS "application_step.all" (1)
            ["seq", "at", "step", "from_state", "to_state", "login", "office", "reason", "marks", "due_at"] =>
            "SELECT s.seq, s.at, s.step, s.from_state, s.to_state, a.login, s.office, s.reason, s.marks, s.due_at \
             FROM application_step s LEFT JOIN account a ON a.id = s.account WHERE s.application = $1 ORDER BY s.seq";
        HANDED_IN "application_step.handed_in" (1) ["seq", "handed_in"] =>
            "SELECT s.seq, s.handed_in FROM application_step s WHERE s.application = $1 AND s.handed_in IS NOT NULL \
             ORDER BY s.seq";
        PAPER_INSERT "application_paper.insert" (3) [] =>
            "INSERT INTO application_paper (upload, application, kind) VALUES ($1, $2, $3)";
        PAPER_REMOVE "application_paper.remove" (2) [] =>
            "DELETE FROM application_paper WHERE application = $1 AND upload = $2";
        PAPERS "application_paper.all" (1) ["kind", "id", "sha256", "owner", "name", "media", "size", "at"] =>
            "SELECT p.kind, u.id, u.sha256, u.owner, u.name, u.media, u.size, u.at FROM application_paper p \
             JOIN upload u ON u.id = p.upload WHERE p.application = $1 ORDER BY u.at, u.id";
        PAPER_OF "application_paper.of" (2) ["id", "sha256", "owner", "name", "media", "size", "at"] =>
            concat!("SELECT u.id, u.sha256, u.owner, u.name, u.media, u.size, u.at FROM application_paper p \
                JOIN upload u ON u.id = p.upload JOIN application c ON c.id = p.application WHERE p.upload = $1 AND ",
                of_member!("c"));
        PAPER_IN "application_paper.in" (2) ["id", "sha256", "owner", "name", "media", "size", "at"] =>
            concat!("SELECT u.id, u.sha256, u.owner, u.name, u.media, u.size, u.at FROM application_paper p \
                JOIN upload u ON u.id = p.upload JOIN application c ON c.id = p.application WHERE p.upload = $1 AND ",
                of_office!("c"));
        NOTES "application_note.all" (2) ["at", "login", "text"] =>
            concat!("SELECT n.at, a.login, n.text FROM application_note n JOIN account a ON a.id = n.account \
                JOIN application c ON c.id = n.application WHERE n.application = $1 AND ", of_office!("c"),
                " ORDER BY n.at, n.id");
        NOTE_INSERT "application_note.insert" (6) [] =>
            concat!("INSERT INTO application_note (id, application, at, account, text) \
                SELECT $3, c.id, $4, $5, $6 FROM application c WHERE c.id = $1 AND ", of_office!("c"));
        WORDS "application_word.all" (1) ["at", "login", "from_office", "text"] =>
            "SELECT w.at, a.login, w.from_office, w.text FROM application_word w JOIN account a ON a.id = w.account \
             WHERE w.application = $1 ORDER BY w.at, w.id";
        WORD_OF "application_word.insert_of" (5) [] =>
            concat!("INSERT INTO application_word (id, application, at, account, from_office, text) \
                SELECT $3, c.id, $4, $2, FALSE, $5 FROM application c WHERE c.id = $1 AND c.state <> 'draft' AND ",
                of_member!("c"));
        WORD_IN "application_word.insert_in" (6) [] =>
            concat!("INSERT INTO application_word (id, application, at, account, from_office, text) \
                SELECT $3, c.id, $4, $5, TRUE, $6 FROM application c WHERE c.id = $1 AND ", of_office!("c"));
        SITE_CHECK "site_check.one" (2)
            ["planned", "first", "second", "findings", "first_signed", "second_signed", "version"] =>
            concat!("SELECT k.planned, k.first, k.second, k.findings, k.first_signed, k.second_signed, k.version \
                FROM site_check k JOIN application c ON c.id = k.application WHERE k.application = $1 AND ",
                of_office!("c"));
        SITE_CHECK_BEGIN "site_check.begin" (4) [] =>
            "INSERT INTO site_check (application, planned, first, second, findings, version) \
             VALUES ($1, $2, $3, $4, '{}', 1) ON CONFLICT (application) DO UPDATE SET planned = excluded.planned, \
             first = excluded.first, second = excluded.second, findings = '{}', first_signed = NULL, second_signed = NULL, \
             version = site_check.version + 1";
        /// Only while the place is being checked.
        SITE_CHECK_SAVE "site_check.save" (7) [] =>
            concat!("UPDATE site_check SET planned = $3, findings = $4, first_signed = $5, second_signed = $6, \
                version = version + 1 WHERE application = $1 AND version = $7 AND EXISTS (SELECT 1 FROM application c \
                WHERE c.id = site_check.application AND c.state = 'site_check' AND ", of_office!("c"), ")");
        HANDLING "handling.one" (2) ["office", "parent", "level", "city_review"] =>
            "SELECT h.office, o.parent, o.level, h.city_review FROM handling h JOIN office o ON o.code = h.office \
             WHERE h.product = $1 AND h.track = $2";
        HANDLINGS "handling.all" (0) ["product", "track", "office", "parent", "level", "city_review", "document", "version"] =>
            "SELECT h.product, h.track, h.office, o.parent, o.level, h.city_review, h.document, h.version \
             FROM handling h JOIN office o ON o.code = h.office ORDER BY h.product, h.track";
        /// `$6` is 0: nothing was recorded when it was looked at.
        HANDLING_INSERT "handling.insert" (6) [] =>
            "INSERT INTO handling (product, track, office, city_review, document, version) \
             VALUES ($1, $2, $3, $4, $5, CAST($6 AS BIGINT) + 1) ON CONFLICT (product, track) DO NOTHING";
        HANDLING_CHANGE "handling.change" (6) [] =>
            "UPDATE handling SET office = $3, city_review = $4, document = $5, version = version + 1 \
             WHERE product = $1 AND track = $2 AND version = $6";
        HANDLING_DELETE "handling.delete" (3) [] =>
            "DELETE FROM handling WHERE product = $1 AND track = $2 AND version = $3";
        HANDOVER_INSERT "handover.insert" (6) [] =>
            "INSERT INTO handover (id, number, day, note, made_at, made_by) VALUES ($1, $2, $3, $4, $5, $6)";
        /// Cases that are with the national office and on no sheet yet.
        HANDOVER_CASE "application.hand_over" (2) [] =>
            "UPDATE application SET handover = $2, version = version + 1 \
             WHERE id = $1 AND state = 'national_review' AND handover IS NULL";
        HANDOVERS "handover.all" (2) ["id", "number", "day", "note", "made_at", "made_by", "password_on", "password_at",
            "password_by", "cases"] =>
            "SELECT h.id, h.number, h.day, h.note, h.made_at, h.made_by, h.password_on, h.password_at, h.password_by, \
             (SELECT COUNT(*) FROM application c WHERE c.handover = h.id) AS cases FROM handover h \
             ORDER BY h.made_at DESC, h.id DESC LIMIT $1 OFFSET $2";
        HANDOVERS_TOTAL "handover.total" (0) ["total"] => "SELECT COUNT(*) AS total FROM handover";
        HANDOVER "handover.one" (1) ["id", "number", "day", "note", "made_at", "made_by", "password_on", "password_at",
            "password_by", "cases"] =>
            "SELECT h.id, h.number, h.day, h.note, h.made_at, h.made_by, h.password_on, h.password_at, h.password_by, \
             (SELECT COUNT(*) FROM application c WHERE c.handover = h.id) AS cases FROM handover h WHERE h.id = $1";
        /// Entered, or put right by whoever saw the former one (`$7`: when that was entered).
        HANDOVER_PASSWORD_SET "handover.set_password" (7) [] =>
            "UPDATE handover SET password = $2, password_part = $3, password_on = $4, password_at = $5, password_by = $6 \
             WHERE id = $1 AND COALESCE(password_at, 0) = $7";
        HANDOVER_PASSWORD "handover.password" (1) ["password", "password_part"] =>
            "SELECT password, password_part FROM handover WHERE id = $1 AND password IS NOT NULL";
        /// Whether a case of a kind (`$2`) still waits for the national office to name the right `$1`.
        CASE_UNANSWERED "application.unanswered" (2) ["id"] =>
            "SELECT c.id FROM application c JOIN authorisation r ON r.enterprise = c.enterprise \
             AND r.product = c.product AND r.track = c.track WHERE r.id = $1 AND c.kind = $2 \
             AND c.state = 'national_review'";
        RIGHT_DOWNLOAD "authorisation.download" (2) [] =>
            "UPDATE authorisation SET download_opened = $2, version = version + 1 \
             WHERE application = $1 AND download_opened IS NULL";
        APPROVALS "application_step.approvals" (3) ["submitted_at", "at"] =>
            "SELECT c.submitted_at, s.at FROM application_step s JOIN application c ON c.id = s.application \
             WHERE s.step = 'approve' AND s.at >= $1 AND c.kind = 'new' AND NOT c.demo AND ($2 = '' OR c.product = $2) \
             ORDER BY s.at DESC, c.id LIMIT $3";
        CASE_REMIND "application.remind" (3) [] =>
            "UPDATE application SET reminded_at = $3 WHERE id = $1 AND version = $2 AND reminded_at IS NULL";
    }
}
