//! GI trademarks, their members and licensees.

use super::statements;

/// The columns of a mark with the login name of its account.
macro_rules! mark {
    () => {
        "t.id, t.account, a.login, t.product, t.track, t.number, t.holder, t.expires, t.tied_at, t.tied_by, t.version"
    };
}

/// Whose marks: those of the account `$1`, or all of them for the province's office (empty).
macro_rules! kept {
    () => {
        "/*tenancy*/($1 = '' OR t.account = $1)/*end*/"
    };
}

/// The columns of a use.
macro_rules! user {
    () => {
        "u.id, u.trademark, u.uscc, u.name, u.filing_no, u.filed_on, u.since, u.until, u.state, u.declared_at, \
         u.declared_by, u.confirmed_at, u.ended_on, u.reason, u.version \
         FROM trademark_user u JOIN trademark t ON t.id = u.trademark"
    };
}

/// What a list of marks is narrowed by: words (`$2`).
macro_rules! marks_wanted {
    () => {
        " AND (lower(t.holder) LIKE $2 ESCAPE '!' OR lower(t.number) LIKE $2 ESCAPE '!' OR t.product LIKE $2 ESCAPE '!' \
         OR lower(p.name) LIKE $2 ESCAPE '!')"
    };
}

/// The users of the mark `$2`, narrowed by words (`$3`) and state (`$4`).
macro_rules! users_wanted {
    () => {
        concat!(
            " WHERE ",
            kept!(),
            " AND u.trademark = $2 AND (lower(u.name) LIKE $3 ESCAPE '!' OR lower(u.uscc) LIKE $3 ESCAPE '!' \
         OR lower(COALESCE(u.filing_no, '')) LIKE $3 ESCAPE '!') AND ($4 = '' OR u.state = $4)"
        )
    };
}

/// A confirmed use is in force on the day of this argument.
macro_rules! in_force {
    ($u:literal, $t:literal, $day:literal) => {
        concat!(
            $u,
            ".confirmed_at IS NOT NULL AND ",
            $u,
            ".since <= ",
            $day,
            " AND (",
            $u,
            ".until IS NULL OR ",
            $u,
            ".until >= ",
            $day,
            ") AND (",
            $u,
            ".ended_on IS NULL OR ",
            $u,
            ".ended_on >= ",
            $day,
            ") AND ",
            $t,
            ".expires >= ",
            $day
        )
    };
}

statements! {
    /// The account is a registrant's and in use.
    TRADEMARK_INSERT "trademark.insert" (10) [] =>
        "INSERT INTO trademark (id, account, product, track, number, holder, expires, tied_at, tied_by, version) \
         SELECT $1, a.id, $3, $4, $5, $6, $7, $8, $9, $10 FROM account a \
         WHERE a.id = $2 AND a.role = 'registrant' AND a.state = 'active'";
    TRADEMARK_CHANGE "trademark.change" (4) [] =>
        "UPDATE trademark SET holder = $3, expires = $4, version = version + 1 WHERE id = $1 AND version = $2";
    /// Uses that have ended keep the last day that the mark had then.
    TRADEMARK_USERS_EXPIRE "trademark_user.expire" (2) [] =>
        "UPDATE trademark_user SET expires = $2 WHERE trademark = $1 AND state <> 'ended'";
    /// Changes nothing but waits for whoever else changes the mark's users.
    TRADEMARK_LOCK "trademark.lock" (1) [] => "UPDATE trademark SET number = number WHERE id = $1";
    TRADEMARK "trademark.one" (2)
        ["id", "account", "login", "product", "track", "number", "holder", "expires", "tied_at", "tied_by", "version"] =>
        concat!("SELECT ", mark!(), " FROM trademark t JOIN account a ON a.id = t.account WHERE ", kept!(),
            " AND t.id = $2");
    /// `$3`: the order.
    TRADEMARKS "trademark.all" (5)
        ["id", "account", "login", "product", "track", "number", "holder", "expires", "tied_at", "tied_by", "version",
         "declared", "confirmed"] =>
        concat!("SELECT ", mark!(),
            ", (SELECT COUNT(*) FROM trademark_user d WHERE d.trademark = t.id AND d.state = 'declared') AS declared, \
            (SELECT COUNT(*) FROM trademark_user c WHERE c.trademark = t.id AND c.state = 'confirmed') AS confirmed \
            FROM trademark t JOIN account a ON a.id = t.account JOIN product p ON p.slug = t.product WHERE ", kept!(),
            marks_wanted!(), " ORDER BY CASE $3 WHEN 'name' THEN t.holder WHEN 'ending' THEN t.expires ELSE '' END, \
            CASE $3 WHEN 'newest' THEN -t.tied_at ELSE 0 END, t.id LIMIT $4 OFFSET $5");
    TRADEMARKS_TOTAL "trademark.total" (2) ["total"] =>
        concat!("SELECT COUNT(*) AS total FROM trademark t JOIN product p ON p.slug = t.product WHERE ", kept!(),
            marks_wanted!());
    /// One use a mark and enterprise that has not ended; track and last day are the mark's.
    TRADEMARK_USER_INSERT "trademark_user.insert" (11) [] =>
        "INSERT INTO trademark_user (id, trademark, track, expires, uscc, name, filing_no, filed_on, since, until, state, \
         declared_at, declared_by, version) \
         SELECT $1, t.id, t.track, t.expires, $4, $5, $6, $7, $8, $9, 'declared', $10, $11, 1 \
         FROM trademark t WHERE t.id = $2 AND /*tenancy*/t.account = $3/*end*/ AND NOT EXISTS (SELECT 1 FROM trademark_user u \
         WHERE u.trademark = t.id AND u.uscc = $4 AND u.state <> 'ended')";
    /// `$5`: the order.
    TRADEMARK_USERS "trademark_user.all" (7)
        ["id", "trademark", "uscc", "name", "filing_no", "filed_on", "since", "until", "state", "declared_at",
         "declared_by", "confirmed_at", "ended_on", "reason", "version"] =>
        concat!("SELECT ", user!(), users_wanted!(),
            " ORDER BY CASE $5 WHEN 'name' THEN u.name WHEN 'ending' THEN COALESCE(u.ended_on, u.until, u.expires) ELSE '' END, \
            CASE $5 WHEN 'newest' THEN -u.declared_at ELSE 0 END, u.id LIMIT $6 OFFSET $7");
    TRADEMARK_USERS_TOTAL "trademark_user.total" (4) ["total"] =>
        concat!("SELECT COUNT(*) AS total FROM trademark_user u JOIN trademark t ON t.id = u.trademark", users_wanted!());
    TRADEMARK_USERS_COUNTS "trademark_user.counts" (2) ["state", "total"] =>
        concat!("SELECT u.state, COUNT(*) AS total FROM trademark_user u JOIN trademark t ON t.id = u.trademark WHERE ",
            kept!(), " AND u.trademark = $2 GROUP BY u.state ORDER BY u.state");
    TRADEMARK_USER "trademark_user.one" (2)
        ["id", "trademark", "uscc", "name", "filing_no", "filed_on", "since", "until", "state", "declared_at",
         "declared_by", "confirmed_at", "ended_on", "reason", "version"] =>
        concat!("SELECT ", user!(), " WHERE ", kept!(), " AND u.id = $2");
    /// Whoever declared it does not confirm it.
    TRADEMARK_USER_CONFIRM "trademark_user.confirm" (4) [] =>
        "UPDATE trademark_user SET state = 'confirmed', confirmed_at = $3, confirmed_by = $4, version = version + 1 \
         WHERE id = $1 AND version = $2 AND state = 'declared' AND declared_by <> $4";
    TRADEMARK_USER_END "trademark_user.end" (7) [] =>
        "UPDATE trademark_user SET state = 'ended', ended_on = $4, ended_at = $5, ended_by = $6, reason = $7, \
         version = version + 1 WHERE id = $2 AND version = $3 AND state <> 'ended' \
         AND /*tenancy*/($1 = '' OR EXISTS (SELECT 1 FROM trademark t \
         WHERE t.id = trademark_user.trademark AND t.account = $1))/*end*/";
    USE_OF_MARK "trademark_user.on" (4)
        ["number", "holder", "expires", "filing_no", "filed_on", "since", "until", "ended_on"] =>
        concat!("SELECT t.number, t.holder, t.expires, u.filing_no, u.filed_on, u.since, u.until, u.ended_on \
            FROM trademark_user u JOIN trademark t ON t.id = u.trademark \
            WHERE u.uscc = $1 AND t.product = $2 AND t.track = $3 AND ", in_force!("u", "t", "$4"),
            " ORDER BY COALESCE(u.ended_on, u.until, t.expires) DESC, u.id LIMIT 1");
    /// Over before the day `$1`, with no other use in force on it.
    USES_ENDED "trademark_user.ended" (1)
        ["id", "uscc", "product", "track", "number", "expires", "until", "ended_on"] =>
        concat!("SELECT u.id, u.uscc, t.product, t.track, t.number, t.expires, u.until, u.ended_on \
            FROM trademark_user u JOIN trademark t ON t.id = u.trademark WHERE u.confirmed_at IS NOT NULL \
            AND (u.ended_on < $1 OR u.until < $1 OR t.expires < $1) \
            AND NOT EXISTS (SELECT 1 FROM trademark_user v JOIN trademark w ON w.id = v.trademark \
            WHERE v.uscc = u.uscc AND w.product = t.product AND w.track = t.track AND ", in_force!("v", "w", "$1"),
            ") ORDER BY u.id");
}
