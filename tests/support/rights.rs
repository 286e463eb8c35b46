//! Entered announcements and rights to begin with.

use crate::people::{NOW, full_act, id};
use crate::register::{authorisation, slug};
use daodi::audit::Act;
use daodi::identifiers::{AnnouncementKind, Issuer};
use daodi::ports::{FilingApplication, FilingStep, Grant, MarkUse, RectificationFinding, RightStep};
use daodi::registry::announcing::{AnnouncedItem, Filing, FilingState, ItemField};
use daodi::registry::{
    AuthorisationAct, AuthorisationChange, AuthorisationState, ProtectionAct, ProtectionStep, Rectification, Track,
};
use jiff::civil::date;

/// An entry of this number that an account began.
#[must_use]
pub fn filing(number: u32, by: &str) -> Filing {
    Filing {
        id: id(500_000 + number),
        state: FilingState::Draft,
        issuer: Issuer::Cnipa,
        year: None,
        number: Some(600 + number),
        date: Some(date(2026, 11, 1)),
        kind: AnnouncementKind::UserApproval,
        track: None,
        text: format!("国家知识产权局公告第{}号", 600 + number),
        source: "https://www.cnipa.gov.cn/".to_owned(),
        objection_months: 0,
        made_by: by.to_owned(),
        made_at: NOW,
        changed_at: NOW,
        proposed_by: None,
        proposed_at: None,
        decided_by: None,
        decided_at: None,
        decision: None,
        announcement: None,
        version: 1,
    }
}

/// A row of it.
#[must_use]
pub fn item(line: u32) -> AnnouncedItem {
    let row = AnnouncedItem { line, ..AnnouncedItem::default() };
    row.with(ItemField::Product, "钧瓷").with(ItemField::Enterprise, "茶业")
}

/// Something done with an entry.
#[must_use]
pub fn step(filing: &Filing, version: i64, by: &str) -> FilingStep {
    FilingStep {
        id: filing.id.clone(), version, by: by.to_owned(), at: NOW, reason: "与公告原文一致".to_owned()
    }
}

/// A change of a right.
#[must_use]
pub fn change(
    number: u32,
    right: &str,
    what: Option<AuthorisationAct>,
    from: Option<AuthorisationState>,
    to: AuthorisationState,
) -> AuthorisationChange {
    AuthorisationChange {
        id: id(600_000 + number),
        authorisation: right.to_owned(),
        at: NOW + i64::from(number),
        day: date(2026, 11, 1),
        act: what,
        from,
        to,
        announcement: None,
        basis: "b".to_owned(),
        reason: String::new(),
        was: None,
        becomes: None,
    }
}

/// What an entry brings about: a right of `ent-aa` for `jun-ci`, and the recognition of that.
#[must_use]
pub fn application(filing: &Filing, version: i64, by: &str, generation: i64) -> FilingApplication {
    let announcement = filing.announcement().unwrap();
    let mut right = authorisation(filing.number.unwrap_or(0), "ent-aa", "jun-ci");
    right.announcement = Some(announcement.id.to_string());
    let mut begins = change(filing.number.unwrap_or(0), &right.id, None, None, AuthorisationState::Active);
    begins.announcement.clone_from(&right.announcement);
    let protection = ProtectionStep {
        id: id(700_000 + filing.number.unwrap_or(0)),
        product: slug("jun-ci"),
        track: Track::GiProduct,
        act: ProtectionAct::Recognised,
        day: date(2026, 11, 1),
        number: None,
        holder: Some("某县人民政府".to_owned()),
        announcement: announcement.id.to_string(),
        at: NOW,
    };
    let plain = |id: &str| Act { id: id.to_owned(), once: None, leaf: Some(format!("leaf {id}")), ..full_act(by) };
    FilingApplication {
        step: step(filing, version, by),
        generation,
        announcement,
        products: Vec::new(),
        enterprises: Vec::new(),
        values: Vec::new(),
        grants: vec![Grant { act: plain(&begins.id), change: begins, authorisation: right }],
        steps: Vec::new(),
        cases: Vec::new(),
        passed_over: Vec::new(),
        protections: vec![(protection.clone(), plain(&protection.id))],
        notices: Vec::new(),
    }
}

/// The end of a right.
#[must_use]
pub fn end(number: u32, right: &str, version: i64) -> RightStep {
    let (from, to) = (Some(AuthorisationState::Active), AuthorisationState::Lapsed);
    RightStep {
        version,
        change: change(number, right, Some(AuthorisationAct::Lapse), from, to),
        until: Some(date(2026, 11, 1)),
        application: None,
    }
}

/// An order of 浉河区's office to put something right, by an officer.
#[must_use]
pub fn ordered(number: u32, right: &str, version: i64, by: &str) -> (RightStep, Rectification) {
    let (from, to) = (AuthorisationState::Active, AuthorisationState::RectificationOrdered);
    let change = change(900 + number, right, Some(AuthorisationAct::OrderRectification), Some(from), to);
    let order = Rectification {
        id: change.id.clone(),
        authorisation: right.to_owned(),
        office: "411502".to_owned(),
        ordered_by: by.to_owned(),
        ordered_at: NOW,
        due: date(2026, 12, 31),
        demand: crate::register::TRICKY.to_owned(),
        basis: "限期整改通知书〔2026〕1号".to_owned(),
        report: None,
        reported_at: None,
        returned: None,
        returned_at: None,
        finding: None,
        ended_at: None,
        version: 1,
    };
    (RightStep { version, change, until: None, application: None }, order)
}

/// The end of that order.
#[must_use]
pub fn rectified(order: &Rectification, version: i64, by: &str) -> (RightStep, RectificationFinding) {
    let (from, to) = (AuthorisationState::RectificationOrdered, AuthorisationState::Active);
    let change = change(990, &order.authorisation, Some(AuthorisationAct::Rectified), Some(from), to);
    let end = RectificationFinding {
        id: order.id.clone(),
        version: order.version,
        finding: "已核查".to_owned(),
        by: by.to_owned(),
        at: NOW,
    };
    (RightStep { version, change, until: None, application: None }, end)
}

/// A use of the mark.
#[must_use]
pub fn usage(number: u32, right: &str, by: &str) -> MarkUse {
    MarkUse {
        id: id(800_000 + number),
        authorisation: right.to_owned(),
        day: date(2026, 3, 1),
        batch: "20260301".to_owned(),
        note: String::new(),
        at: NOW,
        by: by.to_owned(),
    }
}
