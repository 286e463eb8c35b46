//! Supplements: whether one is one, so that an application comes back to its office with something that the office had not
//! seen; and what it changed.

use super::CaseService;
use crate::services::refused::Refused;
use daodi::application::{Application, CaseStep, HandedIn, Step, Supplement, supplements};
use daodi::ports::{Cases, GroundRow, Grounds};
use std::collections::BTreeSet;

impl CaseService {
    /// What the supplements of a case changed, and the bases that were named on the way.
    pub(super) async fn supplements(
        &self,
        case: &Application,
        steps: &[CaseStep],
    ) -> Result<(Vec<Supplement>, Vec<GroundRow>), Refused> {
        let handed_in = self.accounts.store.handed_in(&case.id).await?;
        let all = supplements(steps, &handed_in);
        if all.is_empty() {
            return Ok((all, Vec::new()));
        }
        let ids: BTreeSet<&str> = handed_in.iter().flat_map(|(_, handed_in)| handed_in.statement.bases()).collect();
        let ids: Vec<&str> = ids.into_iter().collect();
        Ok((all, self.accounts.store.ground_versions(&case.enterprise, &ids).await?))
    }

    /// Whether answers or papers are others than when the application was handed in last, or the applicant has said something
    /// since the supplement was asked for.
    pub(super) async fn is_supplemented(&self, case: &Application) -> Result<bool, Refused> {
        let store = &self.accounts.store;
        let now = HandedIn::of(&case.statement, &store.papers(&case.id).await?);
        if store.handed_in(&case.id).await?.last().is_none_or(|(_, last)| *last != now) {
            return Ok(true);
        }
        let steps = store.case_steps(&case.id).await?;
        let asked = steps.iter().rev().find(|step| step.step == Step::RequestSupplement).map_or(0, |step| step.at);
        Ok(store.words(&case.id).await?.iter().any(|word| !word.from_office && word.at >= asked))
    }
}
