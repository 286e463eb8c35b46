//! Messages, mail and files.

use super::statements;

/// The mails that an administrator asks for: given up, waiting or handed over (`$1`).
macro_rules! mail_wanted {
    () => {
        " WHERE (($1 = 'failed' AND m.failed_at IS NOT NULL) OR ($1 = 'sent' AND m.sent_at IS NOT NULL) \
         OR ($1 = 'waiting' AND m.failed_at IS NULL AND m.sent_at IS NULL))"
    };
}

statements! {
    MESSAGE_INSERT "message.insert" (6) [] =>
        "INSERT INTO message (id, account, at, kind, args, link) VALUES ($1, $2, $3, $4, $5, $6)";
    MESSAGES "message.all" (3) ["id", "at", "kind", "args", "link", "read_at"] =>
        "SELECT id, at, kind, args, link, read_at FROM message WHERE /*tenancy*/account = $1/*end*/ \
         ORDER BY at DESC, id DESC LIMIT $2 OFFSET $3";
    MESSAGES_TOTAL "message.total" (1) ["total"] =>
        "SELECT COUNT(*) AS total FROM message WHERE /*tenancy*/account = $1/*end*/";
    /// One message (`$3`), or every one of the account's (`$2`).
    MESSAGES_READ "message.read" (4) [] =>
        "UPDATE message SET read_at = $4 WHERE /*tenancy*/account = $1/*end*/ AND ($2 OR id = $3) AND read_at IS NULL";

    MAIL_INSERT "mail.insert" (6) [] =>
        "INSERT INTO mail (id, account, kind, locale, args, at, tries, next_at) \
         VALUES ($1, $2, $3, $4, $5, $6, 0, $6)";
    /// Who wants messages once a day and has unread ones: left up to `$1`, and after the last digest (or `$2` where there is
    /// none), with no digest since `$1`.
    DIGESTS_DUE "mail.digests_due" (3) ["id"] =>
        "SELECT a.id FROM account a WHERE a.digest AND a.state = 'active' \
         AND EXISTS (SELECT 1 FROM message m WHERE m.account = a.id AND m.read_at IS NULL AND m.at <= $1 \
         AND m.at > COALESCE((SELECT MAX(d.at) FROM mail d WHERE d.account = a.id AND d.kind = 'digest'), $2)) \
         AND NOT EXISTS (SELECT 1 FROM mail d WHERE d.account = a.id AND d.kind = 'digest' AND d.at >= $1) \
         ORDER BY a.id LIMIT $3";
    /// One digest an account since `$7`, while it wants them.
    DIGEST_INSERT "mail.digest" (7) [] =>
        "INSERT INTO mail (id, account, kind, locale, args, at, tries, next_at) \
         SELECT $1, a.id, $3, $4, $5, $6, 0, $6 FROM account a \
         WHERE a.id = $2 AND a.digest AND a.state = 'active' AND NOT EXISTS (SELECT 1 FROM mail d \
         WHERE d.account = $2 AND d.kind = 'digest' AND d.at >= $7)";
    MAIL_DUE "mail.due" (2) ["id", "account", "kind", "locale", "args", "tries"] =>
        "SELECT id, account, kind, locale, args, tries FROM mail \
         WHERE next_at <= $1 AND sent_at IS NULL AND failed_at IS NULL ORDER BY next_at, id LIMIT $2";
    /// The arguments have done their work: nobody needs them any more.
    MAIL_SENT "mail.sent" (2) [] =>
        "UPDATE mail SET sent_at = $2, tries = tries + 1, next_at = NULL, fault = NULL, args = '' \
         WHERE id = $1 AND sent_at IS NULL AND failed_at IS NULL";
    MAIL_LATER "mail.later" (3) [] =>
        "UPDATE mail SET tries = tries + 1, next_at = $2, fault = $3 \
         WHERE id = $1 AND sent_at IS NULL AND failed_at IS NULL";
    MAIL_FAILED "mail.failed" (3) [] =>
        "UPDATE mail SET failed_at = $2, tries = tries + 1, next_at = NULL, fault = $3 \
         WHERE id = $1 AND sent_at IS NULL AND failed_at IS NULL";
    MAILS "mail.all" (3)
        ["id", "account", "login", "kind", "at", "tries", "next_at", "sent_at", "failed_at", "fault"] =>
        concat!("SELECT m.id, m.account, a.login, m.kind, m.at, m.tries, m.next_at, m.sent_at, m.failed_at, m.fault \
         FROM mail m JOIN account a ON a.id = m.account", mail_wanted!(), " ORDER BY m.at DESC, m.id DESC \
         LIMIT $2 OFFSET $3");
    MAILS_TOTAL "mail.total" (1) ["total"] => concat!("SELECT COUNT(*) AS total FROM mail m", mail_wanted!());
    /// Nobody is left to write to where the person was erased.
    MAIL_RETRY "mail.retry" (2) [] =>
        "UPDATE mail SET failed_at = NULL, tries = 0, next_at = $2 WHERE id = $1 AND failed_at IS NOT NULL \
         AND EXISTS (SELECT 1 FROM account a WHERE a.id = mail.account AND a.state <> 'erased')";
    /// What still waited for an account that is erased.
    MAIL_VOID "mail.void" (2) [] =>
        "UPDATE mail SET failed_at = $2, next_at = NULL, fault = 'erased', args = '' \
         WHERE account = $1 AND sent_at IS NULL";

    UPLOAD_INSERT "upload.insert" (9) [] =>
        "INSERT INTO upload (id, sha256, owner, object_kind, object, name, media, size, at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    UPLOAD_OF "upload.of" (2) ["id", "sha256", "owner", "name", "media", "size", "at"] =>
        "SELECT id, sha256, owner, name, media, size, at FROM upload WHERE id = $1 AND /*tenancy*/owner = $2/*end*/";
    UPLOAD_IN "upload.in" (2) ["id", "sha256", "owner", "name", "media", "size", "at"] =>
        "SELECT u.id, u.sha256, u.owner, u.name, u.media, u.size, u.at FROM upload u \
         JOIN enterprise_claim c ON c.id = u.object JOIN account a ON a.id = c.account \
         WHERE u.id = $2 AND u.object_kind = 'claim' AND a.state = 'active' \
         AND /*tenancy*/(c.county = $1 OR c.prefecture = $1 OR $1 = '410000')/*end*/";
    UPLOADS "upload.all" (2) ["id", "sha256", "owner", "name", "media", "size", "at"] =>
        "SELECT id, sha256, owner, name, media, size, at FROM upload WHERE object_kind = $1 AND object = $2 \
         ORDER BY at, id";
    UPLOAD_KNOWN "upload.known" (1) ["total"] => "SELECT COUNT(*) AS total FROM upload WHERE sha256 = $1";
    UPLOAD_HASHES "upload.hashes" (0) ["sha256", "size"] =>
        "SELECT sha256, MAX(size) AS size FROM upload GROUP BY sha256 ORDER BY sha256";
}
