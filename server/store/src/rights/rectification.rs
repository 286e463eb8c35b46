//! Orders to put something right.

use crate::session::Session;
use crate::statements as sql;
use crate::value::{Row, args};
use daodi::ports::{RectificationFinding, StoreError};
use daodi::registry::Rectification;
use jiff::civil::Date;

pub(super) async fn insert(session: &mut Session, order: &Rectification) -> Result<(), StoreError> {
    let row = args![
        &order.id,
        &order.authorisation,
        &order.office,
        &order.ordered_by,
        order.ordered_at,
        order.due.to_string(),
        &order.demand,
        &order.basis,
    ];
    session.execute(&sql::RECTIFICATION_INSERT, row).await.map(|_| ())
}

/// `false` where it was changed meanwhile, or has ended.
pub(super) async fn end(session: &mut Session, ending: &RectificationFinding) -> Result<bool, StoreError> {
    let row = args![&ending.id, ending.version, &ending.finding, &ending.by, ending.at];
    Ok(session.execute(&sql::RECTIFICATION_END, row).await? == 1)
}

/// `false` as for [`end`].
pub(super) async fn give_back(
    session: &mut Session,
    finding: &RectificationFinding,
    due: Date,
) -> Result<bool, StoreError> {
    let row = args![&finding.id, finding.version, &finding.finding, &finding.by, finding.at, due.to_string()];
    Ok(session.execute(&sql::RECTIFICATION_RETURN, row).await? == 1)
}

pub(super) async fn all(session: &mut Session, right: &str) -> Result<Vec<Rectification>, StoreError> {
    session.all(&sql::RECTIFICATIONS, args![right]).await?.iter().map(read).collect()
}

fn read(row: &Row) -> Result<Rectification, StoreError> {
    Ok(Rectification {
        id: row.text("id")?,
        authorisation: row.text("authorisation")?,
        office: row.text("office")?,
        ordered_by: row.text("ordered_by")?,
        ordered_at: row.int("ordered_at")?,
        due: row.parsed("due", str::parse::<Date>)?,
        demand: row.text("demand")?,
        basis: row.text("basis")?,
        report: row.opt_text("report")?,
        reported_at: row.opt_int("reported_at")?,
        returned: row.opt_text("returned")?,
        returned_at: row.opt_int("returned_at")?,
        finding: row.opt_text("finding")?,
        ended_at: row.opt_int("ended_at")?,
        version: row.int("version")?,
    })
}
