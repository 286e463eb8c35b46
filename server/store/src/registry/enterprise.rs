//! Enterprises, bases and authorisations.

use super::import::{read_citations, write_citations};
use super::position;
use crate::session::Session;
use crate::statements::{
    AUTHORISATION_INSERT, AUTHORISATION_LAST, AUTHORISATION_OF, authorisation, base, enterprise, enterprise_product,
};
use crate::value::{Row, args, json};
use daodi::identifiers::{DivisionCode, Slug, Uscc};
use daodi::ports::StoreError;
use daodi::registry::{Authorisation, AuthorisationState, Base, DataSet, Enterprise};
use jiff::civil::Date;
use std::collections::HashMap;

/// Writes enterprises with their products and sources. Without an import they are demonstration rows.
pub(super) async fn write(session: &mut Session, rows: &[Enterprise], import: Option<&str>) -> Result<(), StoreError> {
    let import_id = import.map(str::to_owned);
    let row = |(i, e): (usize, &Enterprise)| {
        Ok(args![
            e.id.as_str(),
            &e.name,
            e.uscc.as_ref().map(ToString::to_string),
            e.prefecture.map(|code| code.to_string()),
            e.county.map(|code| code.to_string()),
            &e.address,
            json(&e.brands)?,
            &e.authorisation_text,
            &e.role,
            &e.notes,
            import.is_none(),
            position(i),
            &import_id,
        ])
    };
    session.insert(&enterprise::UPSERT, rows.iter().enumerate().map(row).collect::<Result<_, StoreError>>()?).await?;
    if let Some(import) = import {
        session.execute(&enterprise_product::CLEAR, args![import]).await?;
    }
    let mut products = Vec::new();
    let mut sources = Vec::new();
    for e in rows {
        for (i, product) in e.products.iter().enumerate() {
            products.push(args![e.id.as_str(), product.as_str(), position(i)]);
        }
        sources.push((e.id.as_str(), e.sources.as_slice()));
    }
    session.insert(&enterprise_product::INSERT, products).await?;
    write_citations(session, DataSet::Enterprises, &sources, import).await
}

/// Every real enterprise, or the one with this id, demonstration or not; the flag says whether it is one.
pub(super) async fn read(session: &mut Session, id: Option<&str>) -> Result<Vec<(Enterprise, bool)>, StoreError> {
    let (own, link) = match id {
        None => (&enterprise::ALL, &enterprise_product::ALL),
        Some(_) => (&enterprise::ONE, &enterprise_product::OF),
    };
    let key = || id.map(|id| args![id]).unwrap_or_default();
    let mut products: HashMap<String, Vec<Slug>> = HashMap::new();
    for row in session.all(link, key()).await? {
        products.entry(row.text("enterprise")?).or_default().push(row.parsed("product", Slug::parse)?);
    }
    let mut sources = read_citations(session, DataSet::Enterprises, id).await?;
    let rows = session.all(own, key()).await?;
    rows.iter()
        .map(|row| {
            let id = row.text("id")?;
            let read = Enterprise {
                name: row.text("name")?,
                uscc: row.opt_parsed("uscc", Uscc::parse)?,
                products: products.remove(&id).unwrap_or_default(),
                prefecture: row.opt_parsed("prefecture", DivisionCode::parse)?,
                county: row.opt_parsed("county", DivisionCode::parse)?,
                address: row.opt_text("address")?,
                brands: row.json("brands")?,
                authorisation_text: row.opt_text("authorisation_text")?,
                role: row.text("role")?,
                notes: row.opt_text("notes")?,
                sources: sources.remove(&id).unwrap_or_default(),
                id: row.parsed("id", Slug::parse)?,
            };
            Ok((read, row.flag("demo")?))
        })
        .collect()
}

/// Writes bases with their sources. Without an import they are demonstration rows.
pub(super) async fn write_bases(session: &mut Session, rows: &[Base], import: Option<&str>) -> Result<(), StoreError> {
    let import_id = import.map(str::to_owned);
    let row = |(i, b): (usize, &Base)| {
        args![
            b.id.as_str(),
            b.enterprise.as_ref().map(ToString::to_string),
            b.product.as_ref().map(ToString::to_string),
            &b.name,
            b.prefecture.to_string(),
            b.county.map(|code| code.to_string()),
            &b.township,
            b.area_mu_hundredths,
            &b.notes,
            import.is_none(),
            position(i),
            &import_id,
        ]
    };
    session.insert(&base::UPSERT, rows.iter().enumerate().map(row).collect()).await?;
    let sources: Vec<_> = rows.iter().map(|b| (b.id.as_str(), b.sources.as_slice())).collect();
    write_citations(session, DataSet::Bases, &sources, import).await
}

/// Every real base, or the one with this id, demonstration or not; the flag says whether it is one.
pub(super) async fn read_bases(session: &mut Session, id: Option<&str>) -> Result<Vec<(Base, bool)>, StoreError> {
    let own = if id.is_some() { &base::ONE } else { &base::ALL };
    let mut sources = read_citations(session, DataSet::Bases, id).await?;
    let rows = session.all(own, id.map(|id| args![id]).unwrap_or_default()).await?;
    rows.iter()
        .map(|row| {
            let id = row.text("id")?;
            let read = Base {
                enterprise: row.opt_parsed("enterprise", Slug::parse)?,
                product: row.opt_parsed("product", Slug::parse)?,
                name: row.text("name")?,
                prefecture: row.parsed("prefecture", DivisionCode::parse)?,
                county: row.opt_parsed("county", DivisionCode::parse)?,
                township: row.opt_text("township")?,
                area_mu_hundredths: row.opt_int("area_mu_hundredths")?,
                notes: row.opt_text("notes")?,
                sources: sources.remove(&id).unwrap_or_default(),
                id: row.parsed("id", Slug::parse)?,
            };
            Ok((read, row.flag("demo")?))
        })
        .collect()
}

pub(super) async fn write_authorisations(
    session: &mut Session,
    rows: &[Authorisation],
    import: &str,
) -> Result<(), StoreError> {
    let row = |(i, a): (usize, &Authorisation)| {
        args![
            &a.id,
            a.enterprise.as_str(),
            a.product.as_str(),
            a.from.to_string(),
            a.until.map(|date| date.to_string()),
            a.state.code(),
            &a.basis,
            false,
            position(i),
            import,
        ]
    };
    session.insert(&authorisation::UPSERT, rows.iter().enumerate().map(row).collect()).await
}

/// Adds one authorisation after the others.
pub(super) async fn add_authorisation(session: &mut Session, a: &Authorisation, demo: bool) -> Result<(), StoreError> {
    let last = session.one(&AUTHORISATION_LAST, args![]).await?.opt_int("last")?;
    let row = args![
        &a.id,
        a.enterprise.as_str(),
        a.product.as_str(),
        a.from.to_string(),
        a.until.map(|date| date.to_string()),
        a.state.code(),
        &a.basis,
        demo,
        last.map_or(0, |last| last + 1),
    ];
    session.execute(&AUTHORISATION_INSERT, row).await.map(|_| ())
}

pub(super) async fn read_authorisations(session: &mut Session) -> Result<Vec<Authorisation>, StoreError> {
    session.all(&authorisation::ALL, args![]).await?.iter().map(read_authorisation).collect()
}

pub(super) async fn read_authorisations_of(
    session: &mut Session,
    enterprise: &str,
    product: &str,
) -> Result<Vec<Authorisation>, StoreError> {
    session.all(&AUTHORISATION_OF, args![enterprise, product]).await?.iter().map(read_authorisation).collect()
}

fn read_authorisation(row: &Row) -> Result<Authorisation, StoreError> {
    Ok(Authorisation {
        id: row.text("id")?,
        enterprise: row.parsed("enterprise", Slug::parse)?,
        product: row.parsed("product", Slug::parse)?,
        from: row.parsed("from_date", str::parse::<Date>)?,
        until: row.opt_parsed("until_date", str::parse::<Date>)?,
        state: row.code("state", AuthorisationState::from_code)?,
        basis: row.text("basis")?,
    })
}
