//! Products with their counties, protections and sources, and announcements.

use super::import::{read_citations, write_citations};
use super::position;
use crate::session::Session;
use crate::statements::{
    PRODUCT_INSERT, announcement, announcement_product, product, product_county, protection, protection_announcement,
};
use crate::value::{args, json};
use daodi::identifiers::{AnnouncementKind, DivisionCode, Issuer, PartialDate, Slug};
use daodi::ports::StoreError;
use daodi::registry::{Announcement, AreaBox, Category, DataSet, Product, Protection, Track};
use std::collections::HashMap;

/// Writes products with all that belongs to them except the links to announcements, which come after the announcements.
/// Without an import they are demonstration rows. What belonged to a product before must have been cleared.
pub(super) async fn write(session: &mut Session, rows: &[Product], import: Option<&str>) -> Result<(), StoreError> {
    let import_id = import.map(str::to_owned);
    let row = |(i, p): (usize, &Product)| {
        Ok(args![
            p.slug.as_str(),
            &p.name,
            &p.name_en,
            json(&p.aliases)?,
            p.category.code(),
            &p.umbrella,
            p.prefecture.to_string(),
            p.first_protected.map(|date| date.to_string()),
            json(&p.area_documents)?,
            &p.area_text,
            p.area_box.map(|b| b.lon_min),
            p.area_box.map(|b| b.lon_max),
            p.area_box.map(|b| b.lat_min),
            p.area_box.map(|b| b.lat_max),
            p.point.map(|point| point.0),
            p.point.map(|point| point.1),
            &p.standard,
            &p.applicant,
            &p.quality_traits,
            &p.eu_agreement,
            &p.demo_zone,
            json(&p.season_months)?,
            &p.notes,
            import.is_none(),
            position(i),
            &import_id,
        ])
    };
    session.insert(&product::UPSERT, rows.iter().enumerate().map(row).collect::<Result<_, StoreError>>()?).await?;
    if let Some(import) = import {
        for clear in [&product_county::CLEAR, &protection_announcement::CLEAR, &protection::CLEAR] {
            session.execute(clear, args![import]).await?;
        }
    }
    let mut counties = Vec::new();
    let mut protections = Vec::new();
    let mut sources = Vec::new();
    for p in rows {
        for (i, county) in p.counties.iter().enumerate() {
            counties.push(args![p.slug.as_str(), county.to_string(), position(i)]);
        }
        for (i, right) in p.protections.iter().enumerate() {
            let (number, holder) = (&right.number, &right.holder);
            protections.push(args![p.slug.as_str(), position(i), right.track.code(), number, holder, right.converted]);
        }
        sources.push((p.slug.as_str(), p.sources.as_slice()));
    }
    session.insert(&product_county::INSERT, counties).await?;
    session.insert(&protection::INSERT, protections).await?;
    write_citations(session, DataSet::Products, &sources, import).await
}

/// Adds one product that no import brought, after the others, with its county and sources; its protections are steps of
/// announcements. [`StoreError::Conflict`] where its slug is taken.
pub(crate) async fn take_up(session: &mut Session, p: &Product) -> Result<(), StoreError> {
    let first = p.first_protected.map(|date| date.to_string());
    let row = args![p.slug.as_str(), &p.name, &p.name_en, p.category.code(), p.prefecture.to_string(), first];
    session.execute(&PRODUCT_INSERT, row).await?;
    let county = |(i, code): (usize, &DivisionCode)| args![p.slug.as_str(), code.to_string(), position(i)];
    session.insert(&product_county::INSERT, p.counties.iter().enumerate().map(county).collect()).await?;
    write_citations(session, DataSet::Products, &[(p.slug.as_str(), p.sources.as_slice())], None).await
}

/// Links protections to the announcements they rest on.
pub(super) async fn write_protection_announcements(session: &mut Session, rows: &[Product]) -> Result<(), StoreError> {
    let mut links = Vec::new();
    for p in rows {
        for (place, right) in p.protections.iter().enumerate() {
            for (i, id) in right.announcements.iter().enumerate() {
                links.push(args![p.slug.as_str(), position(place), id, position(i)]);
            }
        }
    }
    session.insert(&protection_announcement::INSERT, links).await
}

/// Every real product, or the one with this slug, demonstration or not; the flag says whether it is one.
pub(super) async fn read(session: &mut Session, slug: Option<&str>) -> Result<Vec<(Product, bool)>, StoreError> {
    let (own, county, right, link) = match slug {
        None => (&product::ALL, &product_county::ALL, &protection::ALL, &protection_announcement::ALL),
        Some(_) => (&product::ONE, &product_county::OF, &protection::OF, &protection_announcement::OF),
    };
    let key = || slug.map(|slug| args![slug]).unwrap_or_default();
    let mut counties: HashMap<String, Vec<DivisionCode>> = HashMap::new();
    for row in session.all(county, key()).await? {
        counties.entry(row.text("product")?).or_default().push(row.parsed("county", DivisionCode::parse)?);
    }
    let mut links: HashMap<(String, i64), Vec<String>> = HashMap::new();
    for row in session.all(link, key()).await? {
        let of = (row.text("product")?, row.int("protection")?);
        links.entry(of).or_default().push(row.text("announcement")?);
    }
    let mut rights: HashMap<String, Vec<Protection>> = HashMap::new();
    for row in session.all(right, key()).await? {
        let of = (row.text("product")?, row.int("position")?);
        let announcements = links.remove(&of).unwrap_or_default();
        rights.entry(of.0).or_default().push(Protection {
            track: row.code("track", Track::from_code)?,
            number: row.opt_text("number")?,
            holder: row.opt_text("holder")?,
            announcements,
            converted: row.flag("converted")?,
        });
    }
    let mut sources = read_citations(session, DataSet::Products, slug).await?;
    let rows = session.all(own, key()).await?;
    rows.iter()
        .map(|row| {
            let slug = row.text("slug")?;
            let lons = row.point("box_lon_min", "box_lon_max")?;
            let lats = row.point("box_lat_min", "box_lat_max")?;
            let read = Product {
                name: row.text("name")?,
                name_en: row.text("name_en")?,
                aliases: row.json("aliases")?,
                category: row.code("category", Category::from_code)?,
                umbrella: row.opt_text("umbrella")?,
                prefecture: row.parsed("prefecture", DivisionCode::parse)?,
                counties: counties.remove(&slug).unwrap_or_default(),
                protections: rights.remove(&slug).unwrap_or_default(),
                first_protected: row.opt_parsed("first_protected", PartialDate::parse)?,
                area_documents: row.json("area_documents")?,
                area_text: row.opt_text("area_text")?,
                area_box: lons.zip(lats).map(|((lon_min, lon_max), (lat_min, lat_max))| AreaBox {
                    lon_min,
                    lon_max,
                    lat_min,
                    lat_max,
                }),
                point: row.point("lon", "lat")?,
                standard: row.opt_text("standard")?,
                applicant: row.opt_text("applicant")?,
                quality_traits: row.opt_text("quality_traits")?,
                eu_agreement: row.opt_text("eu_agreement")?,
                demo_zone: row.opt_text("demo_zone")?,
                season_months: row.json("season_months")?,
                notes: row.opt_text("notes")?,
                sources: sources.remove(&slug).unwrap_or_default(),
                slug: row.parsed("slug", Slug::parse)?,
            };
            Ok((read, row.flag("demo")?))
        })
        .collect()
}

pub(super) async fn write_announcements(
    session: &mut Session,
    rows: &[Announcement],
    import: &str,
) -> Result<(), StoreError> {
    let row = |(i, a): (usize, &Announcement)| {
        args![
            a.id.as_str(),
            a.issuer.code(),
            a.year,
            a.number,
            a.date.map(|date| date.to_string()),
            a.kind.code(),
            &a.text,
            position(i),
            import,
        ]
    };
    session.insert(&announcement::UPSERT, rows.iter().enumerate().map(row).collect()).await?;
    session.execute(&announcement_product::CLEAR, args![import]).await?;
    let mut links = Vec::new();
    for a in rows {
        for (i, product) in a.products.iter().enumerate() {
            links.push(args![a.id.as_str(), product.as_str(), position(i)]);
        }
    }
    session.insert(&announcement_product::INSERT, links).await
}

pub(super) async fn read_announcements(session: &mut Session) -> Result<Vec<Announcement>, StoreError> {
    let mut products: HashMap<String, Vec<Slug>> = HashMap::new();
    for row in session.all(&announcement_product::ALL, args![]).await? {
        products.entry(row.text("announcement")?).or_default().push(row.parsed("product", Slug::parse)?);
    }
    let rows = session.all(&announcement::ALL, args![]).await?;
    rows.iter()
        .map(|row| {
            let id = row.text("id")?;
            Ok(Announcement {
                issuer: row.code("issuer", Issuer::from_code)?,
                year: row.opt_number("year")?,
                number: row.opt_number("number")?,
                date: row.opt_parsed("date", PartialDate::parse)?,
                kind: row.code("kind", AnnouncementKind::from_code)?,
                text: row.text("text")?,
                products: products.remove(&id).unwrap_or_default(),
                id: row.parsed("id", Slug::parse)?,
            })
        })
        .collect()
}
