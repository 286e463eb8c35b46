//! Grounds and their versions.

use crate::accounts::like;
use crate::session::Session;
use crate::statements::{self as sql, Statement};
use crate::value::{Row, args};
use daodi::division::Datum;
use daodi::ground::{
    AreaFinding, BoundingBox, Ground, GroundKind, GroundState, GroundVersion, PublicGround, Shape, ShapeSource,
    VersionState, Visibility,
};
use daodi::identifiers::{DivisionCode, Slug};
use daodi::people::PageOf;
use daodi::ports::{GroundDecision, GroundOrder, GroundQuery, GroundRow, StoreError};

pub(super) async fn insert(session: &mut Session, ground: &Ground) -> Result<(), StoreError> {
    let row = args![
        &ground.id,
        &ground.enterprise,
        ground.product.as_str(),
        ground.kind.code(),
        &ground.name,
        ground.prefecture.to_string(),
        ground.county.to_string(),
        &ground.place,
        ground.visibility.code(),
        ground.state.code(),
        ground.made_at,
        ground.version,
    ];
    session.execute(&sql::GROUND_INSERT, row).await.map(|_| ())
}

pub(super) async fn insert_version(session: &mut Session, version: &GroundVersion) -> Result<(), StoreError> {
    // What cannot be read back is not written.
    let bounds = Shape::parse(&version.geometry).ok_or(StoreError::Conflict)?.bounds();
    let row = args![
        &version.id,
        &version.ground,
        version.year,
        &version.geometry,
        bounds.west,
        bounds.south,
        bounds.east,
        bounds.north,
        version.source.code(),
        version.datum.name(),
        &version.upload,
        version.area_m2,
        version.finding.code(),
        version.metres,
        &version.boundary,
        &version.declared_by,
        version.declared_at,
        version.state.code(),
        version.version,
    ];
    session.execute(&sql::GROUND_VERSION_INSERT, row).await.map(|_| ())
}

/// Whether a further version may come: for an account of its own ([`sql::GROUND_READY`]) or an office
/// ([`sql::GROUND_READY_IN`]).
pub(super) async fn ready(
    session: &mut Session,
    statement: &'static Statement,
    whose: &str,
    ground: &str,
) -> Result<bool, StoreError> {
    session.execute(&sql::GROUND_LOCK, args![ground]).await?;
    Ok(session.optional(statement, args![whose, ground]).await?.is_some())
}

pub(super) async fn list(
    session: &mut Session,
    (rows, total): (&'static Statement, &'static Statement),
    whose: &str,
    query: &GroundQuery,
) -> Result<PageOf<GroundRow>, StoreError> {
    let mut wanted = args![whose, like(&query.text), query.state.map_or("", VersionState::code)];
    let total = session.one(total, wanted.clone()).await?.int("total")?;
    let order = match query.order {
        GroundOrder::Newest => "newest",
        GroundOrder::Oldest => "oldest",
        GroundOrder::Name => "name",
        GroundOrder::Area => "area",
    };
    wanted.extend(args![order, query.limit.max(0), query.offset.max(0)]);
    let rows = session.all(rows, wanted).await?;
    Ok(PageOf { rows: rows.iter().map(read).collect::<Result<_, _>>()?, total })
}

pub(super) async fn one(
    session: &mut Session,
    statement: &'static Statement,
    whose: &str,
    id: &str,
) -> Result<Option<(Ground, Vec<GroundVersion>)>, StoreError> {
    let rows = session.all(statement, args![whose, id]).await?;
    let rows = rows.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    let Some(first) = rows.first() else { return Ok(None) };
    Ok(Some((first.ground.clone(), rows.into_iter().map(|row| row.version).collect())))
}

pub(super) async fn change(session: &mut Session, account: &str, ground: &Ground) -> Result<bool, StoreError> {
    let row = args![
        account,
        &ground.id,
        ground.version,
        &ground.name,
        &ground.place,
        ground.visibility.code(),
        ground.state.code(),
    ];
    Ok(session.execute(&sql::GROUND_CHANGE, row).await? == 1)
}

pub(super) async fn withdraw(session: &mut Session, account: &str, id: &str, at: i64) -> Result<bool, StoreError> {
    session.execute(&sql::GROUND_LOCK_OF, args![id]).await?;
    Ok(session.execute(&sql::GROUND_VERSION_WITHDRAW, args![account, id, at]).await? == 1)
}

pub(super) async fn counts(
    session: &mut Session,
    office: DivisionCode,
) -> Result<Vec<(VersionState, i64)>, StoreError> {
    let rows = session.all(&sql::GROUNDS_IN_COUNTS, args![office.to_string()]).await?;
    rows.iter().map(|row| Ok((row.code("state", VersionState::from_code)?, row.int("total")?))).collect()
}

pub(super) async fn decide(
    session: &mut Session,
    office: DivisionCode,
    decision: &GroundDecision,
) -> Result<bool, StoreError> {
    session.execute(&sql::GROUND_LOCK_OF, args![&decision.id]).await?;
    let state = if decision.accepted { VersionState::Accepted } else { VersionState::Returned };
    let row = args![
        office.to_string(),
        &decision.id,
        decision.version,
        state.code(),
        &decision.reason,
        decision.at,
        &decision.by,
        decision.visibility.code(),
    ];
    Ok(session.execute(&sql::GROUND_VERSION_DECIDE, row).await? == 1)
}

pub(super) async fn near(
    session: &mut Session,
    bounds: BoundingBox,
    except: &str,
) -> Result<Vec<GroundRow>, StoreError> {
    let row = args![bounds.west, bounds.south, bounds.east, bounds.north, except];
    session.all(&sql::GROUNDS_NEAR, row).await?.iter().map(read).collect()
}

pub(super) async fn places(session: &mut Session, enterprise: &str) -> Result<Vec<GroundRow>, StoreError> {
    session.all(&sql::GROUND_PLACES, args![enterprise]).await?.iter().map(read).collect()
}

pub(super) async fn versions(
    session: &mut Session,
    enterprise: &str,
    ids: &[&str],
) -> Result<Vec<GroundRow>, StoreError> {
    let mut rows = Vec::new();
    for id in ids {
        let row = session.optional(&sql::GROUND_VERSION_OF, args![enterprise, *id]).await?;
        rows.extend(row.as_ref().map(read).transpose()?);
    }
    Ok(rows)
}

/// What everybody may see, in the order in which it was declared.
pub(crate) async fn read_public(session: &mut Session) -> Result<Vec<PublicGround>, StoreError> {
    let rows = session.all(&sql::GROUNDS_PUBLIC, args![]).await?;
    rows.iter()
        .map(|row| {
            let outline = row.code("visibility", Visibility::from_code)? == Visibility::Outline;
            Ok(PublicGround {
                id: row.text("id")?,
                enterprise: row.parsed("enterprise", Slug::parse)?,
                product: row.parsed("product", Slug::parse)?,
                kind: row.code("kind", GroundKind::from_code)?,
                prefecture: row.parsed("prefecture", DivisionCode::parse)?,
                county: row.parsed("county", DivisionCode::parse)?,
                year: row.number("year")?,
                area_m2: row.int("area_m2")?,
                outline: if outline { Some((row.text("name")?, row.text("geometry")?)) } else { None },
            })
        })
        .collect()
}

fn read(row: &Row) -> Result<GroundRow, StoreError> {
    let id = row.text("id")?;
    let version = GroundVersion {
        id: row.text("version_id")?,
        ground: id.clone(),
        year: row.number("year")?,
        geometry: row.text("geometry")?,
        source: row.code("source", ShapeSource::from_code)?,
        datum: row.parsed("datum", Datum::parse)?,
        upload: row.opt_text("upload")?,
        area_m2: row.int("area_m2")?,
        finding: row.code("finding", AreaFinding::from_code)?,
        metres: row.opt_int("metres")?,
        boundary: row.text("boundary")?,
        declared_by: row.text("declared_by")?,
        declared_at: row.int("declared_at")?,
        state: row.code("state", VersionState::from_code)?,
        decided_by: row.opt_text("decided_by")?,
        reason: row.opt_text("reason")?,
        decided_at: row.opt_int("decided_at")?,
        version: row.int("version")?,
    };
    let ground = Ground {
        id,
        enterprise: row.text("enterprise")?,
        product: row.parsed("product", Slug::parse)?,
        kind: row.code("kind", GroundKind::from_code)?,
        name: row.text("name")?,
        prefecture: row.parsed("prefecture", DivisionCode::parse)?,
        county: row.parsed("county", DivisionCode::parse)?,
        place: row.text("place")?,
        visibility: row.code("visibility", Visibility::from_code)?,
        state: row.code("ground_state", GroundState::from_code)?,
        made_at: row.int("made_at")?,
        version: row.int("ground_version")?,
    };
    let (enterprise_name, declared_login) = (row.text("enterprise_name")?, row.text("declared_login")?);
    Ok(GroundRow { ground, enterprise_name, version, declared_login })
}
