//! Files on record. Their bytes stand under their hash outside the database.

use crate::session::Session;
use crate::statements as sql;
use crate::value::{Row, args};
use daodi::identifiers::DivisionCode;
use daodi::people::Upload;
use daodi::ports::StoreError;

pub(crate) async fn insert(
    session: &mut Session,
    upload: &Upload,
    object_kind: &str,
    object: &str,
) -> Result<(), StoreError> {
    let row = args![
        &upload.id,
        &upload.sha256,
        &upload.owner,
        object_kind,
        object,
        &upload.name,
        &upload.media,
        upload.size,
        upload.at,
    ];
    session.execute(&sql::UPLOAD_INSERT, row).await.map(|_| ())
}

pub(super) async fn of(session: &mut Session, account: &str, id: &str) -> Result<Option<Upload>, StoreError> {
    session.optional(&sql::UPLOAD_OF, args![id, account]).await?.as_ref().map(read).transpose()
}

pub(super) async fn one_in(
    session: &mut Session,
    office: DivisionCode,
    id: &str,
) -> Result<Option<Upload>, StoreError> {
    one_of(session, &sql::UPLOAD_IN, office, id).await
}

/// A file that lies with an office, by the statement that says how.
pub(crate) async fn one_of(
    session: &mut Session,
    statement: &'static sql::Statement,
    office: DivisionCode,
    id: &str,
) -> Result<Option<Upload>, StoreError> {
    session.optional(statement, args![office.to_string(), id]).await?.as_ref().map(read).transpose()
}

pub(super) async fn all(session: &mut Session, object_kind: &str, object: &str) -> Result<Vec<Upload>, StoreError> {
    session.all(&sql::UPLOADS, args![object_kind, object]).await?.iter().map(read).collect()
}

pub(super) async fn is_known(session: &mut Session, sha256: &str) -> Result<bool, StoreError> {
    Ok(session.one(&sql::UPLOAD_KNOWN, args![sha256]).await?.int("total")? > 0)
}

pub(super) async fn hashes(session: &mut Session) -> Result<Vec<(String, i64)>, StoreError> {
    let rows = session.all(&sql::UPLOAD_HASHES, args![]).await?;
    rows.iter().map(|row| Ok((row.text("sha256")?, row.int("size")?))).collect()
}

pub(crate) fn read(row: &Row) -> Result<Upload, StoreError> {
    Ok(Upload {
        id: row.text("id")?,
        sha256: row.text("sha256")?,
        owner: row.text("owner")?,
        name: row.text("name")?,
        media: row.text("media")?,
        size: row.int("size")?,
        at: row.int("at")?,
    })
}
