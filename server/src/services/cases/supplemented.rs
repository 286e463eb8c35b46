//! Supplements: whether one is one, so that an application comes back to its office with something that the office had not
//! seen; and what it changed.

use super::CaseService;
use crate::services::refused::Refused;
use daodi::application::{Application, CaseStep, Step, Supplement, supplements};
use daodi::audit::{Action, ObjectKind, fingerprint};
use daodi::people::{AuditRow, Role};
use daodi::ports::{AuditQuery, Cases, GroundRow, Grounds, Trail};
use std::collections::BTreeSet;

/// Most saves that are looked through: more than a person makes between being asked and answering.
const MOST: i64 = 2000;

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

    /// Whether the statement is another than when the supplement was asked for, a paper was added or taken away since, or
    /// the applicant has said something.
    pub(super) async fn is_supplemented(&self, case: &Application) -> Result<bool, Refused> {
        let steps = self.accounts.store.case_steps(&case.id).await?;
        let asked = steps.iter().rev().find(|step| step.step == Step::RequestSupplement);
        let from = asked.map_or(0, |step| step.at);
        let since = async |action: Action| -> Result<Vec<AuditRow>, Refused> {
            let query = AuditQuery {
                action: action.code().to_owned(),
                object_kind: ObjectKind::Application.code().to_owned(),
                object: case.id.clone(),
                from,
                limit: MOST,
                ..AuditQuery::default()
            };
            Ok(self.accounts.store.audit(&query).await?.rows.into_iter().filter(|row| row.refused.is_none()).collect())
        };
        let by_applicant = |row: &AuditRow| row.role.as_deref() == Some(Role::Producer.code());
        for action in [Action::ApplicationPaper, Action::ApplicationPaperRemove, Action::ApplicationSay] {
            if since(action).await?.iter().any(by_applicant) {
                return Ok(true);
            }
        }
        // Newest first: the last one knows what was stated when the office asked.
        let first = since(Action::ApplicationSave).await?.pop();
        let now = fingerprint(b"", &case.statement.to_json());
        Ok(first.is_some_and(|save| save.before.is_some_and(|before| before != now)))
    }
}
