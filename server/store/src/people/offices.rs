//! Offices: made from the divisions with every import, their contact corrected by hand.

use crate::accounts::like;
use crate::session::Session;
use crate::statements as sql;
use crate::value::{Row, args};
use daodi::division::Division;
use daodi::identifiers::DivisionCode;
use daodi::people::{Office, OfficeLevel, OfficeRecord, PageOf};
use daodi::ports::StoreError;

/// Makes the offices of the divisions that exist today, or gives them the divisions' names. An office whose division was
/// abolished stays: accounts and cases refer to it.
pub(crate) async fn write(session: &mut Session, divisions: &[Division]) -> Result<(), StoreError> {
    let row = |office: &Office| {
        args![
            office.code.to_string(),
            office.level.code(),
            office.parent.map(|code| code.to_string()),
            &office.name,
            &office.name_en,
            "",
            "",
            1,
        ]
    };
    session.insert(&sql::OFFICE_UPSERT, daodi::people::offices(divisions).iter().map(row).collect()).await
}

pub(super) async fn one(session: &mut Session, code: DivisionCode) -> Result<Option<OfficeRecord>, StoreError> {
    session.optional(&sql::OFFICE, args![code.to_string()]).await?.as_ref().map(read).transpose()
}

pub(super) async fn all(
    session: &mut Session,
    text: &str,
    level: Option<OfficeLevel>,
    offset: i64,
    limit: i64,
) -> Result<PageOf<OfficeRecord>, StoreError> {
    let mut wanted = args![like(text), level.map_or("", OfficeLevel::code)];
    let total = session.one(&sql::OFFICES_TOTAL, wanted.clone()).await?.int("total")?;
    wanted.extend(args![limit.max(0), offset.max(0)]);
    let rows = session.all(&sql::OFFICES, wanted).await?;
    Ok(PageOf { rows: rows.iter().map(read).collect::<Result<_, _>>()?, total })
}

pub(super) async fn set_contact(
    session: &mut Session,
    code: DivisionCode,
    version: i64,
    phone: &str,
    address: &str,
) -> Result<bool, StoreError> {
    Ok(session.execute(&sql::OFFICE_CONTACT, args![code.to_string(), version, phone, address]).await? == 1)
}

fn read(row: &Row) -> Result<OfficeRecord, StoreError> {
    Ok(OfficeRecord {
        office: Office {
            code: row.parsed("code", DivisionCode::parse)?,
            level: row.code("level", OfficeLevel::from_code)?,
            parent: row.opt_parsed("parent", DivisionCode::parse)?,
            name: row.text("name")?,
            name_en: row.text("name_en")?,
        },
        phone: row.text("phone")?,
        address: row.text("address")?,
        version: row.int("version")?,
        officers: row.int("officers")?,
    })
}
