//! Rows of applications, read.

use crate::value::Row;
use daodi::application::{
    Application, CaseStep, ChangeOf, Handling, Kind, NamedOffice, Route, SiteCheck, State, Statement, Step,
};
use daodi::identifiers::{DivisionCode, Slug};
use daodi::people::OfficeLevel;
use daodi::ports::{Handover, HandoverPassword, StoreError};
use daodi::registry::Track;
use jiff::civil::Date;

/// A code that may be missing.
fn opt_code<T>(
    row: &Row,
    column: &'static str,
    from_code: impl FnOnce(&str) -> Option<T>,
) -> Result<Option<T>, StoreError> {
    row.opt_parsed(column, |code| from_code(code).ok_or(()))
}

fn day(text: &str) -> Result<Date, jiff::Error> {
    text.parse()
}

pub(super) fn case(row: &Row) -> Result<Application, StoreError> {
    Ok(Application {
        id: row.text("id")?,
        receipt: row.opt_text("receipt")?,
        kind: row.code("kind", Kind::from_code)?,
        change_of: opt_code(row, "change_of", ChangeOf::from_code)?,
        route: row.code("route", Route::from_code)?,
        enterprise: row.text("enterprise")?,
        name: row.text("name")?,
        uscc: row.text("uscc")?,
        product: row.parsed("product", Slug::parse)?,
        product_name: row.text("product_name")?,
        track: row.code("track", Track::from_code)?,
        authorisation: row.opt_text("authorisation")?,
        office: row.parsed("office", DivisionCode::parse)?,
        county: row.opt_parsed("county", DivisionCode::parse)?,
        prefecture: row.parsed("prefecture", DivisionCode::parse)?,
        city_review: row.flag("city_review")?,
        entrusted: row.flag("entrusted")?,
        state: row.code("state", State::from_code)?,
        resume: opt_code(row, "resume", State::from_code)?,
        statement: row.parsed("statement", Statement::from_json)?,
        made_by: row.text("made_by")?,
        made_at: row.int("made_at")?,
        submitted_at: row.opt_int("submitted_at")?,
        since: row.int("since")?,
        due_at: row.opt_int("due_at")?,
        assigned: row.opt_text("assigned")?,
        opinion_by: row.opt_text("opinion_by")?,
        city_by: row.opt_text("city_by")?,
        proposed_by: row.opt_text("proposed_by")?,
        approved_by: row.opt_text("approved_by")?,
        handover: row.opt_text("handover")?,
        announced_in: row.opt_text("announced_in")?,
        announced_on: row.opt_parsed("announced_on", day)?,
        download_on: row.opt_parsed("download_on", day)?,
        demo: row.flag("demo")?,
        version: row.int("version")?,
    })
}

pub(super) fn step(row: &Row) -> Result<CaseStep, StoreError> {
    Ok(CaseStep {
        seq: row.int("seq")?,
        at: row.int("at")?,
        step: row.code("step", Step::from_code)?,
        from: row.code("from_state", State::from_code)?,
        to: row.code("to_state", State::from_code)?,
        login: row.opt_text("login")?.unwrap_or_default(),
        office: row.opt_parsed("office", DivisionCode::parse)?,
        reason: row.text("reason")?,
        marks: row.json("marks")?,
        due_at: row.opt_int("due_at")?,
    })
}

pub(super) fn site_check(row: &Row) -> Result<SiteCheck, StoreError> {
    Ok(SiteCheck {
        planned: row.opt_parsed("planned", day)?,
        first: row.text("first")?,
        second: row.text("second")?,
        findings: row.parsed("findings", Statement::from_json)?,
        first_signed: row.opt_int("first_signed")?,
        second_signed: row.opt_int("second_signed")?,
        version: row.int("version")?,
    })
}

pub(super) fn handling(row: &Row) -> Result<Handling, StoreError> {
    let office = row.parsed("office", DivisionCode::parse)?;
    let above = row.opt_parsed("parent", DivisionCode::parse)?;
    let prefecture = match row.code("level", OfficeLevel::from_code)? {
        OfficeLevel::County => above.ok_or_else(|| row.wrong("parent"))?,
        OfficeLevel::City | OfficeLevel::Province => office,
    };
    Ok(Handling::named(office, prefecture, row.flag("city_review")?))
}

pub(super) fn named_office(row: &Row) -> Result<NamedOffice, StoreError> {
    Ok(NamedOffice {
        product: row.parsed("product", Slug::parse)?,
        track: row.code("track", Track::from_code)?,
        handling: handling(row)?,
        document: row.text("document")?,
        version: row.int("version")?,
    })
}

pub(super) fn handover(row: &Row) -> Result<Handover, StoreError> {
    Ok(Handover {
        id: row.text("id")?,
        number: row.text("number")?,
        day: row.parsed("day", day)?,
        note: row.text("note")?,
        made_at: row.int("made_at")?,
        made_by: row.text("made_by")?,
        cases: row.int("cases")?,
        password: match (row.opt_text("password_on")?, row.opt_int("password_at")?, row.opt_text("password_by")?) {
            (Some(_), Some(at), Some(by)) => Some(HandoverPassword { on: row.parsed("password_on", day)?, at, by }),
            _ => None,
        },
    })
}
