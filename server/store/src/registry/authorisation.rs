//! Rights with their history, and what announcements brought.

use super::position;
use crate::session::Session;
use crate::statements as sql;
use crate::value::{Arg, Row, args};
use daodi::identifiers::{AnnouncementKind, Issuer, PartialDate, Slug};
use daodi::ports::StoreError;
use daodi::registry::announcing::{FiledAnnouncement, Filing, FilingState};
use daodi::registry::{
    Announcement, Authorisation, AuthorisationAct, AuthorisationChange, AuthorisationState, ProtectionAct,
    ProtectionStep, Track,
};
use jiff::civil::Date;
use std::collections::HashMap;

/// The columns up to `version`.
fn columns(a: &Authorisation) -> Vec<Arg> {
    let day = |day: Option<Date>| day.map(|day| day.to_string());
    args![
        &a.id,
        a.enterprise.as_str(),
        a.product.as_str(),
        a.track.code(),
        a.from.to_string(),
        day(a.until),
        a.state.code(),
        &a.basis,
        &a.announcement,
        &a.application,
        day(a.download_opened),
        day(a.last_use),
        day(a.term_end),
        a.version,
    ]
}

/// Writes the rights that an import carries. The register's own files have none.
pub(super) async fn write(session: &mut Session, rows: &[Authorisation], import: &str) -> Result<(), StoreError> {
    let row = |(i, a): (usize, &Authorisation)| {
        let mut row = columns(a);
        row.extend(args![false, position(i), import]);
        row
    };
    session.insert(&sql::authorisation::UPSERT, rows.iter().enumerate().map(row).collect()).await
}

/// Adds rights after the others.
pub(crate) async fn add(session: &mut Session, rows: &[Authorisation], demo: bool) -> Result<(), StoreError> {
    let last = session.one(&sql::AUTHORISATION_LAST, args![]).await?.opt_int("last")?;
    let next = last.map_or(0, |last| last + 1);
    let row = |(i, a): (usize, &Authorisation)| {
        let mut row = columns(a);
        row.extend(args![demo, next.saturating_add(position(i))]);
        row
    };
    session.insert(&sql::AUTHORISATION_ADD, rows.iter().enumerate().map(row).collect()).await
}

/// Adds to the history of rights.
pub(crate) async fn add_changes(session: &mut Session, changes: &[&AuthorisationChange]) -> Result<(), StoreError> {
    let row = |c: &&AuthorisationChange| {
        args![
            &c.id,
            &c.authorisation,
            c.at,
            c.day.to_string(),
            c.act.map(|act| act.code().to_owned()),
            c.from.map(|state| state.code().to_owned()),
            c.to.code(),
            &c.announcement,
            &c.basis,
            &c.reason,
            &c.was,
            &c.becomes,
        ]
    };
    session.insert(&sql::CHANGE_ADD, changes.iter().map(row).collect()).await
}

/// Adds steps of protections.
pub(crate) async fn add_protection_steps(
    session: &mut Session,
    steps: impl Iterator<Item = &ProtectionStep>,
) -> Result<(), StoreError> {
    let row = |s: &ProtectionStep| {
        args![
            &s.id,
            s.product.as_str(),
            s.track.code(),
            s.act.code(),
            s.day.to_string(),
            &s.number,
            &s.holder,
            &s.announcement,
            s.at,
        ]
    };
    session.insert(&sql::PROTECTION_STEP_ADD, steps.map(row).collect()).await
}

pub(super) async fn read_all(session: &mut Session) -> Result<Vec<Authorisation>, StoreError> {
    session.all(&sql::authorisation::ALL, args![]).await?.iter().map(read).collect()
}

pub(super) async fn read_of(
    session: &mut Session,
    enterprise: &str,
    product: &str,
) -> Result<Vec<Authorisation>, StoreError> {
    session.all(&sql::AUTHORISATION_OF, args![enterprise, product]).await?.iter().map(read).collect()
}

pub(crate) fn read(row: &Row) -> Result<Authorisation, StoreError> {
    Ok(Authorisation {
        id: row.text("id")?,
        enterprise: row.parsed("enterprise", Slug::parse)?,
        product: row.parsed("product", Slug::parse)?,
        track: row.code("track", Track::from_code)?,
        from: row.parsed("from_date", str::parse::<Date>)?,
        until: row.opt_parsed("until_date", str::parse::<Date>)?,
        state: row.code("state", AuthorisationState::from_code)?,
        basis: row.text("basis")?,
        announcement: row.opt_text("announcement")?,
        application: row.opt_text("application")?,
        download_opened: row.opt_parsed("download_opened", str::parse::<Date>)?,
        last_use: row.opt_parsed("last_use", str::parse::<Date>)?,
        term_end: row.opt_parsed("term_end", str::parse::<Date>)?,
        version: row.int("version")?,
    })
}

/// The history of every real right, or of one.
pub(crate) async fn read_changes(
    session: &mut Session,
    right: Option<&str>,
) -> Result<Vec<AuthorisationChange>, StoreError> {
    let rows = match right {
        None => session.all(&sql::CHANGES, args![]).await?,
        Some(id) => session.all(&sql::CHANGES_OF, args![id]).await?,
    };
    rows.iter()
        .map(|row| {
            Ok(AuthorisationChange {
                id: row.text("id")?,
                authorisation: row.text("authorisation")?,
                at: row.int("at")?,
                day: row.parsed("day", str::parse::<Date>)?,
                act: row.opt_parsed("act", |code| AuthorisationAct::from_code(code).ok_or(()))?,
                from: row.opt_parsed("from_state", |code| AuthorisationState::from_code(code).ok_or(()))?,
                to: row.code("to_state", AuthorisationState::from_code)?,
                announcement: row.opt_text("announcement")?,
                basis: row.text("basis")?,
                reason: row.text("reason")?,
                was: row.opt_text("was")?,
                becomes: row.opt_text("becomes")?,
            })
        })
        .collect()
}

pub(super) async fn read_protection_steps(session: &mut Session) -> Result<Vec<ProtectionStep>, StoreError> {
    let rows = session.all(&sql::PROTECTION_STEPS, args![]).await?;
    rows.iter()
        .map(|row| {
            Ok(ProtectionStep {
                id: row.text("id")?,
                product: row.parsed("product", Slug::parse)?,
                track: row.code("track", Track::from_code)?,
                act: row.code("act", ProtectionAct::from_code)?,
                day: row.parsed("day", str::parse::<Date>)?,
                number: row.opt_text("number")?,
                holder: row.opt_text("holder")?,
                announcement: row.text("announcement")?,
                at: row.int("at")?,
            })
        })
        .collect()
}

/// The announcements that were applied, each with the products that its rows named.
pub(super) async fn read_filed(session: &mut Session) -> Result<Vec<FiledAnnouncement>, StoreError> {
    let mut products: HashMap<String, Vec<Slug>> = HashMap::new();
    for row in session.all(&sql::FILED_PRODUCTS, args![]).await? {
        products.entry(row.text("announcement")?).or_default().push(row.parsed("product", Slug::parse)?);
    }
    let rows = session.all(&sql::FILED, args![]).await?;
    rows.iter()
        .map(|row| {
            let id = row.text("announcement")?;
            let day = row.opt_parsed("date", str::parse::<Date>)?;
            let kind = row.code("kind", AnnouncementKind::from_code)?;
            Ok(FiledAnnouncement {
                id: row.text("id")?,
                source: row.text("source")?,
                objections_until: Filing::objection_end(kind, day, row.int("objection_months")?),
                at: row.int("decided_at")?,
                act: row.text("act")?,
                announcement: Announcement {
                    products: products.get(&id).cloned().unwrap_or_default(),
                    id: row.parsed("announcement", Slug::parse)?,
                    issuer: row.code("issuer", Issuer::from_code)?,
                    year: row.opt_number("year")?,
                    number: row.opt_number("number")?,
                    date: row.opt_parsed("date", PartialDate::parse)?,
                    kind,
                    text: row.text("text")?,
                },
            })
        })
        .collect()
}

/// An entry without its rows.
pub(crate) fn read_filing(row: &Row) -> Result<Filing, StoreError> {
    Ok(Filing {
        id: row.text("id")?,
        state: row.code("state", FilingState::from_code)?,
        issuer: row.code("issuer", Issuer::from_code)?,
        year: row.opt_number("year")?,
        number: row.opt_number("number")?,
        date: row.opt_parsed("date", str::parse::<Date>)?,
        kind: row.code("kind", AnnouncementKind::from_code)?,
        track: row.opt_parsed("track", |code| Track::from_code(code).ok_or(()))?,
        text: row.text("text")?,
        source: row.text("source")?,
        objection_months: row.int("objection_months")?,
        made_by: row.text("made_by")?,
        made_at: row.int("made_at")?,
        changed_at: row.int("changed_at")?,
        proposed_by: row.opt_text("proposed_by")?,
        proposed_at: row.opt_int("proposed_at")?,
        decided_by: row.opt_text("decided_by")?,
        decided_at: row.opt_int("decided_at")?,
        decision: row.opt_text("decision")?,
        announcement: row.opt_text("announcement")?,
        version: row.int("version")?,
    })
}
