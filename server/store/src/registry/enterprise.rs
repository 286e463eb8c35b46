//! Enterprises and bases.

use super::import::{insert_tokens, read_citations, write_citations};
use super::{division, position, product};
use crate::session::Session;
use crate::statements::{
    ENTERPRISE_INSERT, TOKEN_CLEAR_ENTERPRISE, TOKEN_CLEAR_PRODUCT, base, enterprise, enterprise_product,
};
use crate::value::{args, json};
use daodi::identifiers::{DivisionCode, Slug, Uscc};
use daodi::ports::StoreError;
use daodi::registry::{Base, DataSet, Enterprise, RegisterRows};
use daodi::search::{ObjectKind, TokenRow};
use std::collections::{HashMap, HashSet};

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

/// Adds one enterprise that no import brought, after the others, with its sources. It is a row like any other: the next
/// import carries it on with what stays. [`StoreError::Conflict`] where its id or code is taken.
pub(crate) async fn take_up(session: &mut Session, e: &Enterprise) -> Result<(), StoreError> {
    let row = args![
        e.id.as_str(),
        &e.name,
        e.uscc.as_ref().map(ToString::to_string),
        e.prefecture.map(|code| code.to_string()),
        e.county.map(|code| code.to_string()),
        &e.role,
    ];
    session.execute(&ENTERPRISE_INSERT, row).await?;
    write_citations(session, DataSet::Enterprises, &[(e.id.as_str(), e.sources.as_slice())], None).await
}

/// Makes the search tokens of an enterprise anew, as an import would.
pub(crate) async fn index_enterprise(session: &mut Session, id: &str) -> Result<(), StoreError> {
    index_anew(session, &HashSet::from([id.to_owned()]), &HashSet::new()).await
}

/// Makes the search tokens of enterprises and products anew, as an import would.
pub(crate) async fn index_anew(
    session: &mut Session,
    enterprises: &HashSet<String>,
    products: &HashSet<String>,
) -> Result<(), StoreError> {
    let own = |row: &Enterprise| enterprises.contains(row.id.as_str());
    let found = match enterprises.iter().next() {
        Some(only) if enterprises.len() == 1 => read(session, Some(only)).await?,
        Some(_) => read(session, None).await?,
        None => Vec::new(),
    };
    let rows = RegisterRows {
        divisions: division::read_divisions(session).await?,
        division_changes: division::read_changes(session).await?,
        products: product::read(session, None).await?.into_iter().map(|(product, _)| product).collect(),
        enterprises: found.into_iter().map(|(row, _)| row).filter(own).collect(),
        ..RegisterRows::default()
    };
    let own = |token: &TokenRow| match token.kind {
        ObjectKind::Enterprise => enterprises.contains(&token.object),
        ObjectKind::Product => products.contains(&token.object),
        ObjectKind::Division => false,
    };
    let tokens: Vec<TokenRow> = daodi::search::token_stream(&rows).filter(own).collect();
    for id in enterprises {
        session.execute(&TOKEN_CLEAR_ENTERPRISE, args![id]).await?;
    }
    for slug in products {
        session.execute(&TOKEN_CLEAR_PRODUCT, args![slug]).await?;
    }
    insert_tokens(session, &tokens).await
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
