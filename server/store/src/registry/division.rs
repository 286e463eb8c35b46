//! Divisions, their changes, places and townships.

use super::position;
use crate::session::Session;
use crate::statements::{division, division_change, place, township};
use crate::value::args;
use daodi::division::{Division, DivisionChange, DivisionLevel, DivisionStatus, Place, PlacePrecision, Township};
use daodi::identifiers::DivisionCode;
use daodi::ports::StoreError;

pub(super) async fn write_divisions(session: &mut Session, rows: &[Division], import: &str) -> Result<(), StoreError> {
    let row = |(i, d): (usize, &Division)| {
        args![
            d.code.to_string(),
            &d.name,
            &d.short,
            &d.name_en,
            d.parent.map(|parent| parent.to_string()),
            d.level.code(),
            d.status.code(),
            d.area_m2,
            d.label_point.map(|p| p.0),
            d.label_point.map(|p| p.1),
            d.seat.map(|p| p.0),
            d.seat.map(|p| p.1),
            &d.note,
            &d.source,
            position(i),
            import,
        ]
    };
    session.insert(&division::UPSERT, rows.iter().enumerate().map(row).collect()).await
}

pub(super) async fn read_divisions(session: &mut Session) -> Result<Vec<Division>, StoreError> {
    let rows = session.all(&division::ALL, args![]).await?;
    rows.iter()
        .map(|row| {
            Ok(Division {
                code: row.parsed("code", DivisionCode::parse)?,
                name: row.text("name")?,
                short: row.text("short")?,
                name_en: row.text("name_en")?,
                parent: row.opt_parsed("parent", DivisionCode::parse)?,
                level: row.code("level", DivisionLevel::from_code)?,
                status: row.code("status", DivisionStatus::from_code)?,
                area_m2: row.opt_int("area_m2")?,
                label_point: row.point("label_lon", "label_lat")?,
                seat: row.point("seat_lon", "seat_lat")?,
                note: row.opt_text("note")?,
                source: row.text("source")?,
            })
        })
        .collect()
}

pub(super) async fn write_changes(
    session: &mut Session,
    rows: &[DivisionChange],
    import: &str,
) -> Result<(), StoreError> {
    let row = |(i, c): (usize, &DivisionChange)| {
        args![
            &c.old_code,
            &c.old_name,
            &c.new_code,
            &c.new_name,
            &c.old_parent,
            &c.new_parent,
            &c.effective,
            &c.document,
            &c.kind,
            &c.note,
            position(i),
            import,
        ]
    };
    session.insert(&division_change::UPSERT, rows.iter().enumerate().map(row).collect()).await
}

pub(super) async fn read_changes(session: &mut Session) -> Result<Vec<DivisionChange>, StoreError> {
    let rows = session.all(&division_change::ALL, args![]).await?;
    rows.iter()
        .map(|row| {
            Ok(DivisionChange {
                old_code: row.text("old_code")?,
                old_name: row.text("old_name")?,
                old_parent: row.text("old_parent")?,
                new_code: row.text("new_code")?,
                new_name: row.text("new_name")?,
                new_parent: row.text("new_parent")?,
                effective: row.text("effective")?,
                document: row.opt_text("document")?,
                kind: row.text("kind")?,
                note: row.opt_text("note")?,
            })
        })
        .collect()
}

pub(super) async fn write_places(session: &mut Session, rows: &[Place], import: &str) -> Result<(), StoreError> {
    let row = |(i, p): (usize, &Place)| {
        args![
            p.county.to_string(),
            &p.name,
            p.precision.code(),
            &p.code,
            p.lon,
            p.lat,
            p.boundary_m,
            &p.source,
            position(i),
            import,
        ]
    };
    session.insert(&place::UPSERT, rows.iter().enumerate().map(row).collect()).await
}

pub(super) async fn read_places(session: &mut Session) -> Result<Vec<Place>, StoreError> {
    let rows = session.all(&place::ALL, args![]).await?;
    rows.iter()
        .map(|row| {
            Ok(Place {
                code: row.opt_text("code")?,
                name: row.text("name")?,
                lon: row.real("lon")?,
                lat: row.real("lat")?,
                precision: row.code("point_precision", PlacePrecision::from_code)?,
                county: row.parsed("county", DivisionCode::parse)?,
                boundary_m: row.opt_int("boundary_m")?,
                source: row.text("source")?,
            })
        })
        .collect()
}

pub(super) async fn write_townships(session: &mut Session, rows: &[Township], import: &str) -> Result<(), StoreError> {
    let row = |(i, t): (usize, &Township)| {
        args![
            &t.code,
            &t.name,
            &t.kind,
            t.county.to_string(),
            t.statistical_zone,
            t.point.map(|p| p.0),
            t.point.map(|p| p.1),
            &t.point_source,
            position(i),
            import,
        ]
    };
    session.insert(&township::UPSERT, rows.iter().enumerate().map(row).collect()).await
}

pub(super) async fn read_townships(session: &mut Session) -> Result<Vec<Township>, StoreError> {
    let rows = session.all(&township::ALL, args![]).await?;
    rows.iter()
        .map(|row| {
            Ok(Township {
                code: row.text("code")?,
                name: row.text("name")?,
                kind: row.text("kind")?,
                county: row.parsed("county", DivisionCode::parse)?,
                statistical_zone: row.flag("statistical_zone")?,
                point: row.point("lon", "lat")?,
                point_source: row.opt_text("point_source")?,
            })
        })
        .collect()
}
