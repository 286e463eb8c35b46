//! Entered announcements and their rows.

use crate::accounts::like;
use crate::registry::rights::read_filing;
use crate::session::Session;
use crate::statements as sql;
use crate::value::{Arg, Row, args, json};
use daodi::identifiers::Slug;
use daodi::people::PageOf;
use daodi::ports::{FilingOrder, FilingQuery, FilingRow, StoreError};
use daodi::registry::announcing::{AnnouncedItem, Filing, FilingState, ItemField};
use std::collections::BTreeMap;

/// What it says of the announcement, in the order of the statements.
fn facts(f: &Filing) -> Vec<Arg> {
    args![
        f.issuer.code(),
        f.year,
        f.number,
        f.date.map(|day| day.to_string()),
        f.kind.code(),
        f.track.map(|track| track.code().to_owned()),
        &f.text,
        &f.source,
        f.objection_months,
    ]
}

pub(super) async fn insert(session: &mut Session, f: &Filing) -> Result<(), StoreError> {
    let mut row = args![&f.id];
    row.extend(facts(f));
    row.extend(args![&f.made_by, f.made_at, f.changed_at, f.version]);
    session.execute(&sql::FILING_INSERT, row).await.map(|_| ())
}

pub(super) async fn set(session: &mut Session, f: &Filing) -> Result<bool, StoreError> {
    let mut row = args![&f.id, f.version];
    row.extend(facts(f));
    row.push(f.changed_at.into());
    Ok(session.execute(&sql::FILING_SET, row).await? == 1)
}

pub(super) async fn put_items(session: &mut Session, id: &str, items: &[AnnouncedItem]) -> Result<(), StoreError> {
    let row = |item: &AnnouncedItem| {
        let fields: BTreeMap<&str, &str> = item
            .values
            .iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(field, value)| (field.code(), value.as_str()))
            .collect();
        Ok(args![
            id,
            item.line,
            json(&fields)?,
            item.chosen_product.as_ref().map(ToString::to_string),
            item.chosen_enterprise.as_ref().map(ToString::to_string),
            item.take_up,
            &item.left_out,
            &item.application,
        ])
    };
    session.insert(&sql::ITEM_PUT, items.iter().map(row).collect::<Result<_, StoreError>>()?).await
}

pub(super) async fn one(session: &mut Session, id: &str) -> Result<Option<(Filing, Vec<AnnouncedItem>)>, StoreError> {
    let Some(row) = session.optional(&sql::FILING, args![id]).await? else { return Ok(None) };
    let filing = read_filing(&row)?;
    let items = session.all(&sql::ITEMS, args![id]).await?.iter().map(item).collect::<Result<_, _>>()?;
    Ok(Some((filing, items)))
}

fn item(row: &Row) -> Result<AnnouncedItem, StoreError> {
    let fields: BTreeMap<String, String> = row.json("fields")?;
    let values = ItemField::ALL.iter().filter_map(|field| Some((*field, fields.get(field.code())?.clone())));
    Ok(AnnouncedItem {
        line: row.number("line")?,
        values: values.collect(),
        chosen_product: row.opt_parsed("chosen_product", Slug::parse)?,
        chosen_enterprise: row.opt_parsed("chosen_enterprise", Slug::parse)?,
        take_up: row.flag("take_up")?,
        left_out: row.opt_text("left_out")?,
        application: row.opt_text("application")?,
    })
}

pub(super) async fn all(session: &mut Session, query: &FilingQuery) -> Result<PageOf<FilingRow>, StoreError> {
    let state = query.state.map_or("", FilingState::code);
    let mut wanted = args![state, like(&query.text)];
    let total = session.one(&sql::FILINGS_TOTAL, wanted.clone()).await?.int("total")?;
    let order = match query.order {
        FilingOrder::Changed => "changed",
        FilingOrder::Date => "date",
        FilingOrder::Oldest => "oldest",
    };
    wanted.extend(args![order, query.limit.max(0), query.offset.max(0)]);
    let rows = session.all(&sql::FILINGS, wanted).await?;
    let read =
        |row: &Row| Ok(FilingRow { filing: read_filing(row)?, login: row.text("login")?, items: row.int("items")? });
    Ok(PageOf { rows: rows.iter().map(read).collect::<Result<_, StoreError>>()?, total })
}
