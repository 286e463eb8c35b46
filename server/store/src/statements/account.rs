//! Accounts: who may sign in, with what, and which sessions they have.

use super::statements;

/// The columns of an account, in one place for the statements that name them all.
macro_rules! account {
    () => {
        "a.id, a.login, a.role, a.office, a.state, a.created_at, a.password_at, a.must_change, \
         (a.totp IS NOT NULL) AS second_factor, a.failures, a.locked_until, a.last_sign_in, a.locale, a.digest, a.demo, \
         a.version"
    };
}

/// What a list of accounts is narrowed by. Empty texts mean: any.
macro_rules! wanted {
    () => {
        " FROM account a WHERE a.login LIKE $1 ESCAPE '!' AND ($2 = '' OR COALESCE(a.role, 'none') = $2) \
         AND ($3 = '' OR a.state = $3) AND ($4 = '' OR a.office = $4)"
    };
}

/// The columns of a session with its account's login name.
macro_rules! session {
    () => {
        "s.id, s.account, a.login, s.stage, s.created_at, s.seen_at, s.ends_at, s.confirmed_at, s.network, s.agent, \
         s.ended_at, s.end_reason FROM login_session s JOIN account a ON a.id = s.account"
    };
}

/// Statements that give accounts.
macro_rules! accounts {
    ($($(#[$doc:meta])* $id:ident $name:literal ($arity:literal) $tail:expr;)*) => {
        statements! {
            $($(#[$doc])* $id $name ($arity)
                ["id", "login", "role", "office", "state", "created_at", "password_at", "must_change", "second_factor",
                 "failures", "locked_until", "last_sign_in", "locale", "digest", "demo", "version"] =>
                concat!("SELECT ", account!(), $tail);)*
        }
    };
}

mod reading {
    use super::statements;

    accounts! {
        ACCOUNT "account.one" (1) " FROM account a WHERE a.id = $1";
        ACCOUNT_BY_LOGIN "account.by_login" (1) " FROM account a WHERE a.login = $1";
        ACCOUNT_BY_MAIL "account.by_mail" (1)
            " FROM account a JOIN person p ON p.account = a.id WHERE p.mail_lookup = $1";
        ACCOUNTS_NEWEST "account.newest" (6) concat!(wanted!(), " ORDER BY a.created_at DESC, a.id LIMIT $5 OFFSET $6");
        ACCOUNTS_BY_LOGIN "account.ordered" (6) concat!(wanted!(), " ORDER BY a.login, a.id LIMIT $5 OFFSET $6");
        ACCOUNTS_LAST_SIGN_IN "account.last_sign_in" (6)
            concat!(wanted!(), " ORDER BY COALESCE(a.last_sign_in, 0) DESC, a.id LIMIT $5 OFFSET $6");
        ACCOUNTS_LOCKED "account.locked" (1)
            " FROM account a WHERE a.locked_until > $1 ORDER BY a.locked_until DESC, a.id";
    }
    pub(in super::super) static ALL: &[&crate::statements::Statement] = STATEMENTS;
}
pub(crate) use reading::*;

statements! {
    ACCOUNTS_COUNT "account.count" (4) ["total"] => concat!("SELECT COUNT(*) AS total", wanted!());
    FACET_ROLES "account.roles" (4) ["value", "total"] =>
        concat!("SELECT COALESCE(a.role, 'none') AS value, COUNT(*) AS total", wanted!(),
        " GROUP BY COALESCE(a.role, 'none') ORDER BY value");
    FACET_STATES "account.states" (4) ["value", "total"] =>
        concat!("SELECT a.state AS value, COUNT(*) AS total", wanted!(), " GROUP BY a.state ORDER BY value");
    FACET_OFFICES "account.offices" (4) ["value", "total"] =>
        concat!("SELECT a.office AS value, COUNT(*) AS total", wanted!(),
        " AND a.office IS NOT NULL GROUP BY a.office ORDER BY value");
    OWN_ENTERPRISES "enterprise_member.own" (1) ["enterprise", "name", "part", "since", "members", "owners"] =>
        "SELECT m.enterprise, e.name, m.part, m.since, \
         (SELECT COUNT(*) FROM enterprise_member n WHERE n.enterprise = m.enterprise) AS members, \
         (SELECT COUNT(*) FROM enterprise_member n WHERE n.enterprise = m.enterprise AND n.part = 'owner') AS owners \
         FROM enterprise_member m JOIN enterprise e ON e.id = m.enterprise WHERE /*tenancy*/m.account = $1/*end*/ \
         ORDER BY e.name, m.enterprise";
    ACCOUNT_INSERT "account.insert" (10) [] =>
        "INSERT INTO account (id, login, role, office, state, created_at, password, password_at, must_change, totp_step, \
         failures, locked_until, locale, digest, demo, version) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, CASE WHEN CAST($7 AS TEXT) IS NULL THEN NULL ELSE CAST($6 AS BIGINT) END, $8, 0, 0, 0, $9, FALSE, $10, 1)";
    PERSON_INSERT "person.insert" (6) [] =>
        "INSERT INTO person (account, key_part, name, mail, phone, mail_lookup) VALUES ($1, $2, $3, $4, $5, $6)";
    PERSON "person.one" (1) ["key_part", "name", "mail", "phone", "mail_lookup"] =>
        "SELECT key_part, name, mail, phone, mail_lookup FROM person WHERE account = $1";
    PERSON_UPDATE "person.update" (5) [] =>
        "UPDATE person SET name = $2, mail = $3, phone = $4, mail_lookup = $5 WHERE account = $1 AND erased_at IS NULL";
    CREDENTIALS "account.credentials" (1) ["password", "totp", "totp_step"] =>
        "SELECT password, totp, totp_step FROM account WHERE id = $1";
    WISHES_UPDATE "account.wishes" (3) [] =>
        "UPDATE account SET locale = $2, digest = $3, version = version + 1 WHERE id = $1";
    STATE_UPDATE "account.state" (3) [] =>
        "UPDATE account SET state = $3, version = version + 1 WHERE id = $1 AND version = $2 AND state <> 'erased'";
    ADMINISTRATORS "account.administrators" (0) ["total"] =>
        "SELECT COUNT(*) AS total FROM account WHERE NOT demo AND state <> 'erased' \
         AND role IN ('system_admin', 'security_admin', 'audit_admin')";
    FIGURES "account.figures" (1) ["active", "invited", "disabled", "locked", "sessions"] =>
        "SELECT (SELECT COUNT(*) FROM account WHERE state = 'active') AS active, \
         (SELECT COUNT(*) FROM account WHERE state = 'invited') AS invited, \
         (SELECT COUNT(*) FROM account WHERE state = 'disabled') AS disabled, \
         (SELECT COUNT(*) FROM account WHERE locked_until > $1) AS locked, \
         (SELECT COUNT(*) FROM login_session WHERE ended_at IS NULL AND ends_at > $1) AS sessions";

    HISTORY "password_history.of" (2) ["password"] =>
        "SELECT password FROM password_history WHERE account = $1 ORDER BY at DESC LIMIT $2";
    HISTORY_KEEP "password_history.keep" (2) [] =>
        "INSERT INTO password_history (account, at, password) \
         SELECT id, $2, password FROM account WHERE id = $1 AND password IS NOT NULL ON CONFLICT (account, at) DO NOTHING";
    PASSWORD_UPDATE "account.password" (4) [] =>
        "UPDATE account SET password = $2, password_at = $3, must_change = $4, failures = 0, locked_until = 0, \
         state = CASE WHEN state = 'invited' THEN 'active' ELSE state END, version = version + 1 \
         WHERE id = $1 AND state IN ('invited', 'active')";
    PASSWORD_REHASH "account.rehash" (3) [] =>
        "UPDATE account SET password = $3 WHERE id = $1 AND password = $2";
    TOTP_UPDATE "account.totp" (3) [] =>
        "UPDATE account SET totp = $2, totp_step = $3, version = version + 1 WHERE id = $1 AND state = 'active'";
    TOTP_STEP "account.totp_step" (2) [] =>
        "UPDATE account SET totp_step = $2 WHERE id = $1 AND totp_step < $2";
    RECOVERY_CLEAR "recovery_code.clear" (1) [] => "DELETE FROM recovery_code WHERE account = $1";
    RECOVERY_INSERT "recovery_code.insert" (2) [] => "INSERT INTO recovery_code (account, code) VALUES ($1, $2)";
    RECOVERY_LEFT "recovery_code.left" (1) ["code"] =>
        "SELECT code FROM recovery_code WHERE account = $1 AND used_at IS NULL ORDER BY code";
    RECOVERY_USE "recovery_code.use" (3) [] =>
        "UPDATE recovery_code SET used_at = $3 WHERE account = $1 AND code = $2 AND used_at IS NULL";
    FAILURE_COUNT "account.failure" (2) [] =>
        "UPDATE account SET failures = failures + 1, locked_until = $2 WHERE id = $1";
    LOCK_LIFT "account.lift" (1) [] => "UPDATE account SET failures = 0, locked_until = 0 WHERE id = $1";

    SESSION_INSERT "login_session.insert" (8) [] =>
        "INSERT INTO login_session (id, token, account, stage, created_at, seen_at, ends_at, confirmed_at, network, agent) \
         VALUES ($1, $2, $3, $4, $5, $5, $6, $5, $7, $8)";
    SIGNED_IN "account.signed_in" (2) [] =>
        "UPDATE account SET failures = 0, locked_until = 0, last_sign_in = $2 WHERE id = $1 AND state = 'active'";
    SESSION_CONFIRM "login_session.confirm" (4) [] =>
        "UPDATE login_session SET stage = $2, token = $3, confirmed_at = $4, seen_at = $4 \
         WHERE id = $1 AND ended_at IS NULL";
    SESSION_BY_TOKEN "login_session.by_token" (1)
        ["id", "account", "login", "stage", "created_at", "seen_at", "ends_at", "confirmed_at", "network", "agent",
         "ended_at", "end_reason"] =>
        concat!("SELECT ", session!(), " WHERE s.token = $1");
    SESSIONS_OF "login_session.of" (1)
        ["id", "account", "login", "stage", "created_at", "seen_at", "ends_at", "confirmed_at", "network", "agent",
         "ended_at", "end_reason"] =>
        concat!("SELECT ", session!(), " WHERE /*tenancy*/s.account = $1/*end*/ AND s.ended_at IS NULL \
         ORDER BY s.created_at DESC, s.id");
    SESSIONS_LIVE "login_session.live" (4)
        ["id", "account", "login", "stage", "created_at", "seen_at", "ends_at", "confirmed_at", "network", "agent",
         "ended_at", "end_reason"] =>
        concat!("SELECT ", session!(), " WHERE a.login LIKE $1 ESCAPE '!' AND s.ended_at IS NULL AND s.ends_at > $2 \
         ORDER BY s.created_at DESC, s.id LIMIT $3 OFFSET $4");
    SESSIONS_LIVE_COUNT "login_session.live_count" (2) ["total"] =>
        "SELECT COUNT(*) AS total FROM login_session s JOIN account a ON a.id = s.account \
         WHERE a.login LIKE $1 ESCAPE '!' AND s.ended_at IS NULL AND s.ends_at > $2";
    SESSION_TOUCH "login_session.touch" (2) [] =>
        "UPDATE login_session SET seen_at = $2 WHERE id = $1 AND ended_at IS NULL";
    SESSION_NETWORK "login_session.network" (3) ["total"] =>
        "SELECT COUNT(*) AS total FROM login_session WHERE account = $1 AND network = $2 AND created_at >= $3 \
         AND stage = 'full'";
    SESSION_END "login_session.end" (4) [] =>
        "UPDATE login_session SET ended_at = $3, end_reason = $4 \
         WHERE id = $1 AND /*tenancy*/account = $2/*end*/ AND ended_at IS NULL";
    SESSION_END_ANY "login_session.end_any" (3) [] =>
        "UPDATE login_session SET ended_at = $2, end_reason = $3 WHERE id = $1 AND ended_at IS NULL";
    /// Ends every session of an account but the one that is kept (empty: none is).
    SESSIONS_END "login_session.end_others" (4) [] =>
        "UPDATE login_session SET ended_at = $3, end_reason = $4 WHERE account = $1 AND id <> $2 AND ended_at IS NULL";
    MEMBERSHIPS "enterprise_member.of_account" (1) ["enterprise", "part"] =>
        "SELECT enterprise, part FROM enterprise_member WHERE account = $1 ORDER BY enterprise";
    UNREAD "message.unread" (1) ["total"] =>
        "SELECT COUNT(*) AS total FROM message WHERE account = $1 AND read_at IS NULL";

    TOKEN_INSERT_ONE "account_token.insert" (5) [] =>
        "INSERT INTO account_token (token, account, purpose, created_at, ends_at) VALUES ($1, $2, $3, $4, $5)";
    TOKEN_ONE "account_token.one" (1) ["token", "account", "purpose", "created_at", "ends_at", "used_at"] =>
        "SELECT token, account, purpose, created_at, ends_at, used_at FROM account_token WHERE token = $1";
    TOKEN_USE "account_token.use" (2) [] =>
        "UPDATE account_token SET used_at = $2 WHERE token = $1 AND used_at IS NULL";
    TOKENS_USE "account_token.use_all" (3) [] =>
        "UPDATE account_token SET used_at = $3 WHERE account = $1 AND purpose = $2 AND used_at IS NULL";
    ACTIVATE "account.activate" (1) [] =>
        "UPDATE account SET state = 'active', version = version + 1 WHERE state = 'invited' \
         AND id IN (SELECT account FROM account_token WHERE token = $1)";
}

pub(super) fn all() -> Vec<&'static super::Statement> {
    [reading::ALL, STATEMENTS].concat()
}
