//! 限期整改: an office orders, the user reports, an office ends the order.

use super::told::{Event, Side};
use crate::services::accounts::{AccountService, Faults};
use crate::services::acting::{Acting, publish};
use crate::services::refused::Refused;
use daodi::audit::{Act, Action, ObjectKind, fingerprint};
use daodi::form::Fault;
use daodi::identifiers::DivisionCode;
use daodi::people::{Capability, Object, OfficeLevel, Principal, Refusal, Role, capability::decide};
use daodi::ports::{Announcements, RectificationFinding, Registry, RightStep, StoreError};
use daodi::registry::{
    Authorisation, AuthorisationAct, AuthorisationChange, AuthorisationState, Needs, Rectification, Whose, transition,
};
use jiff::civil::Date;

/// An order as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ordered {
    /// The right's version that was seen.
    pub version: String,
    /// What is to be put right.
    pub demand: String,
    /// The document it rests on.
    pub basis: String,
    /// The last day.
    pub due: String,
}

/// What an office found, as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Looked {
    /// The order's version that was seen.
    pub version: String,
    /// `done` or `not_done`.
    pub outcome: String,
    /// What was found.
    pub finding: String,
    /// The new last day, where it is not done.
    pub due: String,
}

/// A right as an office sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The right.
    pub right: Authorisation,
    /// What was done to it, oldest first.
    pub changes: Vec<AuthorisationChange>,
    /// Orders to put something right, newest first.
    pub rectifications: Vec<Rectification>,
    /// Whether the reader may order and end.
    pub may_order: bool,
}

/// The level of an office as the table of transitions names it.
fn level(of: OfficeLevel) -> &'static [OfficeLevel] {
    match of {
        OfficeLevel::County => &[OfficeLevel::County],
        OfficeLevel::City => &[OfficeLevel::City],
        OfficeLevel::Province => &[OfficeLevel::Province],
    }
}

fn done(changed: Result<bool, StoreError>) -> Result<(), Refused> {
    match changed {
        Ok(true) => Ok(()),
        Ok(false) | Err(StoreError::Conflict) => Err(Refused::Changed),
        Err(other) => Err(other.into()),
    }
}

/// The last day of an order: one that is still to come.
fn last_day(typed: &str, today: Date) -> Result<Date, Fault> {
    match typed.trim() {
        "" => Err(Fault::Missing),
        typed => match typed.parse::<Date>() {
            Err(_) => Err(Fault::Date),
            Ok(day) if day <= today => Err(Fault::NotAfterToday),
            Ok(day) => Ok(day),
        },
    }
}

impl AccountService {
    /// A right whose enterprise lies with somebody's office or one below it. Rights are public; acts on them are their
    /// office's.
    async fn right_in(&self, who: &Principal, id: &str, capability: Capability) -> Result<Authorisation, Refused> {
        let (right, _) = self.store.right(id).await?.ok_or(Refused::Missing)?;
        let (enterprise, _) = self.store.enterprise(right.enterprise.as_str()).await?.ok_or(Refused::Missing)?;
        // Where the register knows no place, the province's office alone can act.
        let place = Object::Place {
            county: enterprise.county,
            prefecture: enterprise.prefecture.unwrap_or(DivisionCode::HENAN),
        };
        match decide(Some(who), capability, place, self.clock.micros()) {
            Err(Refusal::Foreign) => Err(Refused::Missing),
            other => Ok(other.map(|()| right)?),
        }
    }

    /// A right with what was ordered of it, for an office.
    ///
    /// # Errors
    /// [`Refused::Missing`] where its enterprise lies elsewhere.
    pub async fn desk_right(&self, who: &Principal, id: &str) -> Result<Found, Refused> {
        let right = self.right_in(who, id, Capability::ViewRights).await?;
        Ok(Found {
            changes: self.store.right_changes(id).await?,
            rectifications: self.store.rectifications(id).await?,
            may_order: who.role != Role::Auditor,
            right,
        })
    }

    /// Orders something to be put right.
    ///
    /// # Errors
    /// [`Refused::Faults`]; [`Refused::Changed`] where the right has changed meanwhile or does not allow it.
    pub async fn order_rectification(
        &self,
        who: &Principal,
        id: &str,
        typed: &Ordered,
        acting: &Acting,
    ) -> Result<(), Refused> {
        let right = self.right_in(who, id, Capability::SuperviseRights).await?;
        let office = who.office.as_ref().ok_or(Refused::May(Refusal::Role))?;
        let today = self.clock.today();
        let mut faults = Faults(Vec::new());
        let demand = faults.lines("demand", &typed.demand, 2_000);
        let basis = faults.line("basis", &typed.basis, 200);
        let due = faults.take("due", last_day(&typed.due, today), None);
        let (Some(demand), Some(basis), Some(due)) = (demand, basis, due) else {
            faults.none()?;
            return Err(Refused::Fault("faults"));
        };
        if typed.version.parse() != Ok(right.version) {
            return Err(Refused::Changed);
        }
        let what = (AuthorisationAct::OrderRectification, demand.as_str(), basis.as_str());
        let (mut act, step) = self.supervised(&right, office.level, what, Some(due), acting)?;
        let event = Event { kind: "right_rectification", day: due, text: &demand };
        act.notices = self.tell_of_right(&right, Side::User, event).await?;
        let order = Rectification {
            id: act.id.clone(),
            authorisation: right.id.clone(),
            office: office.code.to_string(),
            ordered_by: who.account.clone(),
            ordered_at: act.at,
            due,
            demand,
            basis,
            report: None,
            reported_at: None,
            returned: None,
            returned_at: None,
            finding: None,
            ended_at: None,
            version: 1,
        };
        done(self.store.order_rectification(&step, &order, &act).await)
    }

    /// Says that what was ordered of one's own right is done. Said again, it takes the place of what was said before.
    ///
    /// # Errors
    /// [`Refused::Faults`]; [`Refused::Changed`] where nothing is ordered any more.
    pub async fn report_rectification(
        &self,
        who: &Principal,
        id: &str,
        report: &str,
        acting: &Acting,
    ) -> Result<(), Refused> {
        let right = self.own_right(who, id).await?;
        let mut faults = Faults(Vec::new());
        let Some(report) = faults.lines("report", report, 2_000) else {
            faults.none()?;
            return Err(Refused::Fault("faults"));
        };
        if right.state != AuthorisationState::RectificationOrdered {
            return Err(Refused::Changed);
        }
        let mut act = acting.act(self.clock, Action::AuthorisationReport, ObjectKind::Authorisation, id);
        act.on_behalf = Some(right.enterprise.to_string());
        act.after = Some(fingerprint(b"", &report));
        let event = Event { kind: "right_reported", day: self.clock.today(), text: &report };
        act.notices = self.tell_of_right(&right, Side::Office, event).await?;
        done(self.store.report_rectification(&who.account, id, &report, &act).await)
    }

    /// What an office found of an order. Done: the order ends, and the right is as before. Not done: the user is told why
    /// and until when it is to be done now. Whether a right is stopped is the national office's to say, by an announcement.
    ///
    /// # Errors
    /// [`Refused::Faults`]; [`Refused::Changed`] where right or order have changed meanwhile.
    pub async fn look_at_rectification(
        &self,
        who: &Principal,
        id: &str,
        typed: &Looked,
        acting: &Acting,
    ) -> Result<(), Refused> {
        let right = self.right_in(who, id, Capability::SuperviseRights).await?;
        let office = who.office.as_ref().ok_or(Refused::May(Refusal::Role))?;
        let today = self.clock.today();
        let mut faults = Faults(Vec::new());
        let outcome = match typed.outcome.as_str() {
            "done" => Ok(None),
            "not_done" => Ok(faults.take("due", last_day(&typed.due, today), None)),
            "" => Err(Fault::Missing),
            _ => Err(Fault::Choice),
        };
        let outcome = faults.take("outcome", outcome, None);
        let finding = faults.lines("finding", &typed.finding, 2_000);
        faults.none()?;
        let (Some(due), Some(finding)) = (outcome, finding) else { return Err(Refused::Fault("faults")) };
        let orders = self.store.rectifications(id).await?;
        // What the user reported since it was looked at is a change too.
        let seen = |open: &Rectification| typed.version.parse() == Ok(open.version);
        let open = orders.into_iter().find(Rectification::is_open).filter(seen).ok_or(Refused::Changed)?;
        if !open.is_ended_by(office) {
            return Err(Refused::field("form", Fault::HigherOffice));
        }
        let by = who.account.clone();
        let found = |finding, at| RectificationFinding { id: open.id.clone(), version: open.version, finding, by, at };
        if let Some(due) = due {
            // A day that is still to come is not brought forward.
            if due < open.due && open.due >= today {
                return Err(Refused::field("due", Fault::TooEarly));
            }
            if right.state != AuthorisationState::RectificationOrdered {
                return Err(Refused::Changed);
            }
            let mut act = acting.act(self.clock, Action::AuthorisationReturn, ObjectKind::Authorisation, id);
            act.on_behalf = Some(right.enterprise.to_string());
            act.before = Some(fingerprint(b"", &format!("{} {}", open.version, open.due)));
            act.after = Some(fingerprint(b"", &format!("{} {due} {finding}", open.version + 1)));
            act.reason = Some(format!("{finding}\n{} → {due}", open.due));
            let event = Event { kind: "right_returned", day: due, text: &finding };
            act.notices = self.tell_of_right(&right, Side::User, event).await?;
            return done(self.store.return_rectification(&found(finding, act.at), due, &act).await);
        }
        let what = (AuthorisationAct::Rectified, finding.as_str(), open.basis.as_str());
        let (mut act, step) = self.supervised(&right, office.level, what, None, acting)?;
        let event = Event { kind: "right_rectified", day: today, text: &finding };
        act.notices = self.tell_of_right(&right, Side::User, event).await?;
        done(self.store.end_rectification(&step, &found(finding, act.at), &act).await)
    }

    /// What an office does to a right, as its act and the change. What is to be put right and what was found stays between
    /// office and user: neither the history, which everybody reads, nor the public log tells it.
    fn supervised(
        &self,
        right: &Authorisation,
        office: OfficeLevel,
        (what, reason, basis): (AuthorisationAct, &str, &str),
        due: Option<Date>,
        acting: &Acting,
    ) -> Result<(Act, RightStep), Refused> {
        let day = self.clock.today();
        let says = Needs { whose: Whose::Office(level(office)), day, from: right.from, reason, basis };
        let to = transition(right.state, what, &says).map_err(|_| Refused::Changed)?;
        let mut act = acting.act(self.clock, Action::AuthorisationChange, ObjectKind::Authorisation, &right.id);
        act.on_behalf = Some(right.enterprise.to_string());
        act.before = Some(fingerprint(b"", right.state.code()));
        act.after = Some(fingerprint(b"", to.code()));
        act.reason = Some(reason.to_owned());
        publish(&mut act, |leaf| {
            let leaf = leaf
                .fact("enterprise", right.enterprise.as_str())
                .fact("product", right.product.as_str())
                .fact("track", right.track.code())
                .fact("act", what.code())
                .fact("state", to.code())
                .fact("day", day.to_string());
            due.iter().fold(leaf, |leaf, due| leaf.fact("due", due.to_string()))
        })
        .map_err(|_| Refused::Fault("leaf"))?;
        let change = AuthorisationChange {
            id: act.id.clone(),
            authorisation: right.id.clone(),
            at: act.at,
            day,
            act: Some(what),
            from: Some(right.state),
            to,
            announcement: None,
            basis: basis.to_owned(),
            reason: String::new(),
            was: None,
            becomes: None,
        };
        Ok((act, RightStep { version: right.version, change, until: None, application: None }))
    }
}
