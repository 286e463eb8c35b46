//! The audit trail: searched, read on in its order, sealed.

use crate::session::Session;
use crate::statements as sql;
use crate::value::{Row, args};
use daodi::people::{AuditRow, PageOf};
use daodi::ports::{AuditQuery, AuditSeal, StoreError};

pub(super) async fn find(session: &mut Session, query: &AuditQuery) -> Result<PageOf<AuditRow>, StoreError> {
    let mut wanted =
        args![&query.actor, &query.action, &query.object_kind, &query.object, query.from, query.to, query.refused,];
    let total = session.one(&sql::AUDIT_COUNT, wanted.clone()).await?.int("total")?;
    wanted.extend(args![query.limit.max(0), query.offset.max(0)]);
    let rows = session.all(&sql::AUDIT_FIND, wanted).await?;
    Ok(PageOf { rows: rows.iter().map(read).collect::<Result<_, _>>()?, total })
}

pub(super) async fn one(session: &mut Session, id: &str) -> Result<Option<AuditRow>, StoreError> {
    session.optional(&sql::AUDIT_ONE, args![id]).await?.as_ref().map(read).transpose()
}

pub(super) async fn stretch(
    session: &mut Session,
    from: i64,
    to: i64,
    after: &str,
    limit: i64,
) -> Result<Vec<AuditRow>, StoreError> {
    session.all(&sql::AUDIT_STRETCH, args![from, to, after, limit.max(0)]).await?.iter().map(read).collect()
}

pub(super) async fn seals(session: &mut Session) -> Result<Vec<AuditSeal>, StoreError> {
    session.all(&sql::SEALS, args![]).await?.iter().map(seal).collect()
}

pub(super) async fn last_seal(session: &mut Session) -> Result<Option<AuditSeal>, StoreError> {
    session.optional(&sql::SEAL_LAST, args![]).await?.as_ref().map(seal).transpose()
}

pub(super) async fn seal_of(session: &mut Session, day: &str) -> Result<Option<AuditSeal>, StoreError> {
    session.optional(&sql::SEAL_OF, args![day]).await?.as_ref().map(seal).transpose()
}

fn seal(row: &Row) -> Result<AuditSeal, StoreError> {
    Ok(AuditSeal { day: row.text("day")?, last: row.text("last")?, count: row.int("count")?, root: row.text("root")? })
}

fn read(row: &Row) -> Result<AuditRow, StoreError> {
    Ok(AuditRow {
        id: row.text("id")?,
        at: row.int("at")?,
        actor_kind: row.text("actor_kind")?,
        actor: row.opt_text("actor")?,
        // A stretch is read for its hashes and brings no names.
        login: row.opt_text("login")?.filter(|login| !login.is_empty()),
        on_behalf: row.opt_text("on_behalf")?,
        role: row.opt_text("role")?,
        office: row.opt_text("office")?,
        action: row.text("action")?,
        object_kind: row.text("object_kind")?,
        object: row.text("object")?,
        before: row.opt_text("before_hash")?,
        after: row.opt_text("after_hash")?,
        reason: row.opt_text("reason")?,
        request: row.text("request")?,
        network: row.opt_text("network")?,
        refused: row.opt_text("refused")?,
    })
}
