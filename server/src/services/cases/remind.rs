//! Reminders of clocks that run out.

use super::CaseService;
use crate::services::acting::Acting;
use crate::services::refused::Refused;
use daodi::audit::{Action, ObjectKind};
use daodi::ports::Cases;

/// Most cases of one turn of the job.
const AT_ONCE: i64 = 200;

impl CaseService {
    /// Reminds the people of every case whose step is due soon, or overdue, once. How many cases that were.
    ///
    /// # Errors
    /// [`Refused`] where the store fails.
    pub async fn remind(&self, acting: &Acting) -> Result<usize, Refused> {
        let clock = self.accounts.clock;
        let soon = self.calendar().deadline(clock.micros(), u32::from(self.config.clocks.reminder));
        let mut reminded = 0;
        for case in self.accounts.store.due_cases(soon, AT_ONCE).await? {
            let Some(due) = case.due_at else { continue };
            let mut act = acting.act(clock, Action::ApplicationRemind, ObjectKind::Application, &case.id);
            act.notices = self.tell_due(&case, due).await?;
            reminded += usize::from(self.accounts.store.remind(&case, &act).await?);
        }
        Ok(reminded)
    }
}
