//! Users' own records that the mark was in use.

use crate::session::Session;
use crate::statements as sql;
use crate::value::args;
use daodi::ports::{MarkUse, StoreError};
use jiff::civil::Date;

/// Records a use and moves the last one on. `false` where the account has nothing to do with the right, or where it was not
/// in force on the day.
pub(super) async fn record(session: &mut Session, u: &MarkUse) -> Result<bool, StoreError> {
    let day = u.day.to_string();
    if session.execute(&sql::AUTHORISATION_USE, args![&u.authorisation, &u.by, &day]).await? != 1 {
        return Ok(false);
    }
    let row = args![&u.id, &u.authorisation, &day, &u.batch, &u.note, u.at, &u.by];
    session.execute(&sql::MARK_USE_INSERT, row).await.map(|_| true)
}

pub(super) async fn all(session: &mut Session, account: &str, right: &str) -> Result<Vec<MarkUse>, StoreError> {
    let rows = session.all(&sql::MARK_USES, args![right, account]).await?;
    rows.iter()
        .map(|row| {
            Ok(MarkUse {
                id: row.text("id")?,
                authorisation: row.text("authorisation")?,
                day: row.parsed("day", str::parse::<Date>)?,
                batch: row.text("batch")?,
                note: row.text("note")?,
                at: row.int("at")?,
                by: row.text("recorded_by")?,
            })
        })
        .collect()
}
