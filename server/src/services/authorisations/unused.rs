//! The two years without use (CNIPA announcement 354 of 2020): said at eighteen months, and again when the ground to
//! stop the right is there. A person decides; nothing stops by itself.

use super::told::{Event, Side};
use crate::services::accounts::AccountService;
use crate::services::acting::Acting;
use crate::services::refused::Refused;
use daodi::audit::{Action, ObjectKind};
use daodi::ports::Announcements;
use daodi::registry::{UseRules, UseWatch};
use jiff::ToSpan as _;

impl AccountService {
    /// Tells the people of every right of which no use is recorded for long, and the office of its place, once for the
    /// warning and once for the ground to stop it. A use that is recorded later begins the count anew. Gives how many rights
    /// were told of.
    ///
    /// # Errors
    /// [`Refused`]. What was said before stays.
    pub async fn warn_unused(&self) -> Result<usize, Refused> {
        let (today, rules) = (self.clock.today(), UseRules::LAW);
        // A month of play: which day it is exactly, the right itself says.
        let Ok(since) = today.checked_sub((rules.warn - 1).months()) else { return Ok(0) };
        let mut told = 0;
        for unused in self.store.rights_unused(since).await? {
            let right = &unused.right;
            let from = right.counted_from();
            let (kind, day, due) = match right.watch(today, rules) {
                UseWatch::Warned { due } if unused.warned != Some(from) => ("right_unused", due, false),
                UseWatch::Overdue { since } if unused.told_due != Some(from) => ("right_stoppable", since, true),
                _ => continue,
            };
            let acting = Acting::system("job", self.clock);
            let mut act = acting.act(self.clock, Action::AuthorisationWarn, ObjectKind::Authorisation, &right.id);
            act.on_behalf = Some(right.enterprise.to_string());
            act.reason = Some(format!("{kind} {from}"));
            for side in [Side::User, Side::Office] {
                act.notices.extend(self.tell_of_right(right, side, Event { kind, day, text: "" }).await?);
            }
            // A use that was recorded meanwhile has changed the right: then nothing is said.
            told += usize::from(self.store.note_unused(right, from, due, &act).await?);
        }
        Ok(told)
    }
}
