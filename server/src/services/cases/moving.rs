//! What every movement has in common: the next state, the clock, the act with its entry for the public log.

use super::CaseService;
use crate::services::acting::{Acting, publish};
use crate::services::refused::Refused;
use daodi::application::{Application, CaseStep, State, Step};
use daodi::audit::{Act, Action, Actor, ObjectKind, fingerprint};
use daodi::ports::Move;

/// The act of a step in the trail and in the public log.
pub(crate) fn action(step: Step) -> Action {
    match step {
        Step::Submit => Action::ApplicationSubmit,
        Step::Accept => Action::ApplicationAccept,
        Step::NotAccept => Action::ApplicationNotAccept,
        Step::OrderSiteCheck => Action::ApplicationOrderSiteCheck,
        Step::ReportSiteCheck => Action::ApplicationReportSiteCheck,
        Step::BeginReview => Action::ApplicationBeginReview,
        Step::GiveOpinion => Action::ApplicationGiveOpinion,
        Step::CityAgree => Action::ApplicationCityAgree,
        Step::ProposeApproval => Action::ApplicationProposeApproval,
        Step::DeclineApproval => Action::ApplicationDeclineApproval,
        Step::Approve => Action::ApplicationApprove,
        Step::SendBack => Action::ApplicationSendBack,
        Step::RequestSupplement => Action::ApplicationRequestSupplement,
        Step::Supplement => Action::ApplicationSupplement,
        Step::Reject => Action::ApplicationReject,
        Step::Withdraw => Action::ApplicationWithdraw,
        Step::Announce => Action::ApplicationAnnounce,
        Step::OpenDownload => Action::ApplicationOpenDownload,
    }
}

impl CaseService {
    /// The case after a step, with its clock; what else the step changes is added by whoever takes it.
    ///
    /// # Errors
    /// [`Refused::Changed`] where the step does not lead on from here.
    pub(super) fn after(&self, case: &Application, step: Step) -> Result<Application, Refused> {
        let next = case.situation().after(step).map_err(|_| Refused::Changed)?;
        let now = self.accounts.clock.micros();
        let mut after = Application { state: next.state, resume: next.resume, since: now, ..case.clone() };
        // A proposal stands with its approval; with anything else that happens before, it falls.
        if !next.proposed && step != Step::Approve && case.approved_by.is_none() {
            after.proposed_by = None;
        }
        if step == Step::SendBack {
            (after.opinion_by, after.city_by) = (None, None);
        }
        let days = self.config.clocks.of(&after.situation());
        after.due_at = days.map(|days| self.calendar().deadline(now, u32::from(days)));
        Ok(after)
    }

    /// A movement with its row of history.
    pub(super) fn movement(
        &self,
        before: &Application,
        after: Application,
        step: Step,
        (acting, reason): (&Acting, &str),
    ) -> Move {
        let (account, office) = match &acting.actor {
            Actor::Account { id, office, .. } => (Some(id.clone()), *office),
            Actor::Anonymous | Actor::System(_) => (None, None),
        };
        let step = CaseStep {
            seq: 0,
            at: after.since,
            step,
            from: before.state,
            to: after.state,
            login: String::new(),
            office,
            reason: reason.to_owned(),
            marks: Vec::new(),
            due_at: before.due_at,
        };
        Move { after, step, account, site_check: None, right: None }
    }

    /// The act of a movement. Every transition is an entry of the public log: under the application's id, which names nobody;
    /// an enterprise and its right are named once the right is in force.
    ///
    /// # Errors
    /// [`Refused::Fault`] where the leaf cannot be made.
    pub(super) async fn act_of(&self, before: &Application, movement: &Move, acting: &Acting) -> Result<Act, Refused> {
        let (after, step) = (&movement.after, &movement.step);
        let mut act = acting.act(self.accounts.clock, action(step.step), ObjectKind::Application, &before.id);
        // The row of history and the entry tell of the same instant.
        act.at = step.at;
        act.on_behalf = Some(before.enterprise.clone());
        act.before = Some(fingerprint(b"", &state_of(before)));
        act.after = Some(fingerprint(b"", &state_of(after)));
        act.reason = Some(step.reason.clone()).filter(|reason| !reason.is_empty());
        let in_force = matches!(after.state, State::Announced | State::DownloadOpened);
        // Who applies is not told before there is a right to tell of.
        let whose = act.on_behalf.take();
        // The reason is between office and applicant: with the applicant's half of the key it can be shown, and once they
        // are erased nobody can tell it.
        let part = self.accounts.key_part(&before.made_by).await?;
        let reason = part.zip(act.reason.as_ref()).map(|(part, reason)| part.commitment(&act.id, REASON, reason));
        publish(&mut act, |leaf| {
            let leaf = reason.into_iter().fold(leaf, |leaf, reason| leaf.commitment(REASON, reason));
            let leaf = leaf
                .fact("step", step.step.code())
                .fact("from_state", before.state.code())
                .fact("to_state", after.state.code());
            if !in_force {
                return leaf;
            }
            let leaf = leaf
                .fact("enterprise", after.enterprise.as_str())
                .fact("kind", after.kind.code())
                .fact("product", after.product.as_str())
                .fact("track", after.track.code());
            let day = after.announced_on.map(|day| day.to_string()).unwrap_or_default();
            let leaf = leaf.fact("day", day.as_str()).fact("basis", after.announced_in.as_deref().unwrap_or_default());
            after.download_on.iter().fold(leaf, |leaf, day| leaf.fact("download", day.to_string()))
        })
        .map_err(|_| Refused::Fault("leaf"))?;
        act.on_behalf = whose;
        Ok(act)
    }
}

/// Name under which a step's reason is committed to.
pub(crate) const REASON: &str = "reason";

/// What of a case an act vouches for: where it stands, and everything that was stated.
pub(super) fn state_of(case: &Application) -> String {
    let receipt = case.receipt.as_deref().unwrap_or_default();
    format!("{} {receipt} {} {}", case.state.code(), case.version, case.statement.to_json())
}
