//! What a movement does to a right: it begins, is being changed, was changed, is given up.

use super::CaseService;
use crate::services::acting::{Acting, publish};
use crate::services::refused::Refused;
use daodi::application::{Application, ChangeOf, Kind, Route, State, Step};
use daodi::audit::{Act, Action, ObjectKind, fingerprint};
use daodi::form::{Fault, FieldFault};
use daodi::identifiers::Slug;
use daodi::ports::{
    Announcements, EnterpriseField, EnterpriseValue, Grant, Move, Registry, RightChange, RightEffect, RightStep,
};
use daodi::registry::{
    Authorisation, AuthorisationAct, AuthorisationChange, AuthorisationState, Needs, Whose, transition,
};
use jiff::civil::Date;

impl CaseService {
    /// What a movement does to a right; none where it does nothing.
    ///
    /// # Errors
    /// [`Refused::Faults`] where the right does not allow it any more; [`Refused::Changed`] where it is not there.
    pub(super) async fn effect(
        &self,
        before: &Application,
        after: &Application,
        (step, reason): (Step, &str),
        acting: &Acting,
    ) -> Result<Option<RightEffect>, Refused> {
        let comes_into_force = after.state == State::Announced && before.state != State::Announced;
        if step == Step::OpenDownload {
            return Ok(after.download_on.map(RightEffect::Download));
        }
        if after.kind == Kind::New {
            return if comes_into_force { self.grant(after, acting).map(Some) } else { Ok(None) };
        }
        let today = self.accounts.clock.today();
        let ended = matches!(after.state, State::Rejected | State::Withdrawn);
        let (what, day) = match (after.kind, step) {
            (Kind::GivingUp, _) if comes_into_force => (AuthorisationAct::GiveUp, after.announced_on.unwrap_or(today)),
            (Kind::Change, _) if comes_into_force => (AuthorisationAct::Change, after.announced_on.unwrap_or(today)),
            (Kind::Change, Step::Accept) => (AuthorisationAct::AskChange, today),
            (Kind::Change, _) if ended => (AuthorisationAct::DropChange, today),
            _ => return Ok(None),
        };
        let Some(id) = &after.authorisation else { return Ok(None) };
        let (right, _) = self.accounts.store.right(id).await?.ok_or(Refused::Changed)?;
        // A right that something else is being done to is left as it is: the change is made when it is announced.
        let waits = right.state == AuthorisationState::ChangePending;
        if (what == AuthorisationAct::AskChange && right.state != AuthorisationState::Active)
            || (what == AuthorisationAct::DropChange && !waits)
        {
            return Ok(None);
        }
        self.step_of(after, &right, (what, day, reason), acting).await.map(Some)
    }

    /// The movement of a case that an announcement answers, with its act and whom it is told. What happens to the right is
    /// the announcement's.
    ///
    /// # Errors
    /// [`Refused::Changed`] where the case does not wait for it any more.
    pub(crate) async fn answered(
        &self,
        case: &Application,
        (basis, day): (&str, Date),
        acting: &Acting,
    ) -> Result<(Move, Act), Refused> {
        let acting = Acting { once: None, ..acting.clone() };
        let mut after = self.after(case, Step::Announce)?;
        after.announced_in = Some(basis.to_owned());
        after.announced_on = Some(day);
        let movement = self.movement(case, after, Step::Announce, (&acting, basis));
        let mut act = self.act_of(case, &movement, &acting).await?;
        act.notices = self.tell_applicant(&movement.after, Step::Announce, movement.step.office, basis).await?;
        Ok((movement, act))
    }

    /// What the register has of the enterprise, and what it has from a change of its name or address on; nothing where the
    /// change is about something else, or the enterprise is there for demonstration.
    async fn changed(&self, case: &Application) -> Result<(Option<String>, Option<EnterpriseValue>), Refused> {
        let Some(of) = case.change_of.filter(|of| matches!(of, ChangeOf::Name | ChangeOf::Address)) else {
            return Ok((None, None));
        };
        let (known, demo) = self.accounts.store.enterprise(&case.enterprise).await?.ok_or(Refused::Changed)?;
        let becomes = case.statement.get("change_after").to_owned();
        let (was, value) = match of {
            ChangeOf::Name => (Some(known.name), EnterpriseField::Name(becomes.clone())),
            _ => (known.address, EnterpriseField::Address(becomes.clone())),
        };
        let changes = !demo && !becomes.is_empty() && was.as_ref() != Some(&becomes);
        let value = changes.then(|| EnterpriseValue { enterprise: case.enterprise.clone(), value });
        Ok((was, value))
    }

    fn act_of_right(&self, case: &Application, action: Action, right: &str, acting: &Acting) -> Act {
        let own = Acting { once: None, ..acting.clone() };
        let mut act = own.act(self.accounts.clock, action, ObjectKind::Authorisation, right);
        act.on_behalf = Some(case.enterprise.clone());
        act
    }

    fn grant(&self, case: &Application, acting: &Acting) -> Result<RightEffect, Refused> {
        let enterprise = Slug::parse(&case.enterprise).map_err(|_| Refused::Fault("enterprise"))?;
        let day = case.announced_on.ok_or(Refused::Changed)?;
        let basis = case.announced_in.clone().unwrap_or_default();
        let id = self.accounts.clock.id();
        let mut right = Authorisation::granted(id, enterprise, case.product.clone(), case.track, day, basis.clone());
        right.application = Some(case.id.clone());
        if case.route == Route::Licence {
            // A licence's user has the mark no longer than the licence (陕知发〔2025〕35号 says it in words).
            right.term_end = case.statement.get("licence_until").parse().ok();
        }
        let mut act = self.act_of_right(case, Action::AuthorisationGrant, &right.id, acting);
        act.after = Some(fingerprint(b"", right.state.code()));
        self.publish_right(&mut act, &right, day, &[("state", right.state.code()), ("basis", basis.as_str())])?;
        let change = AuthorisationChange {
            id: act.id.clone(),
            authorisation: right.id.clone(),
            at: act.at,
            day,
            act: None,
            from: None,
            to: right.state,
            announcement: None,
            basis,
            reason: String::new(),
            was: None,
            becomes: None,
        };
        Ok(RightEffect::Grant(Box::new(Grant { authorisation: right, change, act })))
    }

    async fn step_of(
        &self,
        case: &Application,
        right: &Authorisation,
        (what, day, reason): (AuthorisationAct, Date, &str),
        acting: &Acting,
    ) -> Result<RightEffect, Refused> {
        let basis = match (&case.announced_in, &case.receipt) {
            (Some(basis), _) => basis.clone(),
            (None, Some(receipt)) => format!("申请 {receipt}"),
            (None, None) => String::new(),
        };
        let reason = if reason.is_empty() { "申请人撤回" } else { reason };
        let says = Needs { whose: Whose::Case, day, from: right.from, reason, basis: &basis };
        let to = transition(right.state, what, &says)
            .map_err(|_| Refused::Faults(vec![FieldFault::new("form", Fault::Changed)]))?;
        let action = if to.is_live() { Action::AuthorisationChange } else { Action::AuthorisationEnd };
        let mut act = self.act_of_right(case, action, &right.id, acting);
        act.before = Some(fingerprint(b"", right.state.code()));
        act.after = Some(fingerprint(b"", to.code()));
        let changed = what == AuthorisationAct::Change;
        let told = |name: &str| Some(case.statement.get(name).to_owned()).filter(|text| changed && !text.is_empty());
        // What the register itself had counts before what was stated of it.
        let (known, value) = if changed { self.changed(case).await? } else { (None, None) };
        let (was, becomes) = (known.or_else(|| told("change_before")), told("change_after"));
        let mut facts = vec![("act", what.code()), ("state", to.code())];
        facts.extend(was.as_deref().map(|was| ("was", was)));
        facts.extend(becomes.as_deref().map(|becomes| ("becomes", becomes)));
        self.publish_right(&mut act, right, day, &facts)?;
        let change = AuthorisationChange {
            id: act.id.clone(),
            authorisation: right.id.clone(),
            at: act.at,
            day,
            act: Some(what),
            from: Some(right.state),
            to,
            announcement: None,
            basis,
            reason: reason.to_owned(),
            was,
            becomes,
        };
        let until = (!to.is_live()).then_some(day);
        let step = RightStep { version: right.version, change, until, application: None };
        Ok(RightEffect::Step(Box::new(RightChange { step, act, values: value.into_iter().collect() })))
    }

    fn publish_right(
        &self,
        act: &mut Act,
        right: &Authorisation,
        day: Date,
        more: &[(&str, &str)],
    ) -> Result<(), Refused> {
        publish(act, |leaf| {
            let leaf = leaf
                .fact("enterprise", right.enterprise.as_str())
                .fact("product", right.product.as_str())
                .fact("track", right.track.code())
                .fact("day", day.to_string());
            more.iter().fold(leaf, |leaf, (name, value)| leaf.fact(name, *value))
        })
        .map_err(|_| Refused::Fault("leaf"))
    }
}
