//! Authorisations 用标授权: the right of one enterprise to use the special mark for one product on one track.

mod history;
mod on_day;
mod rectification;
mod transition;
#[cfg(test)]
mod transition_tests;
mod watch;

pub use history::{AuthorisationChange, state_on};
pub use on_day::{DayAnswer, answer_on};
pub use rectification::Rectification;
pub use transition::{AuthorisationAct, Need, Needs, StepError, TRANSITIONS, Transition, Whose, transition};
pub use watch::{UseRules, UseWatch};

use super::Track;
use crate::coded::coded;
use crate::identifiers::Slug;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

coded! {
    /// Where an authorisation stands. Ends are final: a return is a new application.
    pub enum AuthorisationState {
        /// In force.
        Active "active",
        /// 限期整改: in force while something is put right.
        RectificationOrdered "rectification_ordered",
        /// A change of name or place is being handled; in force meanwhile.
        ChangePending "change_pending",
        /// 停止使用资格.
        Stopped "stopped",
        /// Given up by the user.
        GivenUp "given_up",
        /// Licence, membership, mark or the product's own protection ended.
        Lapsed "lapsed",
        /// 注销.
        Cancelled "cancelled",
    }
}

impl AuthorisationState {
    /// Whether the right is in force in this state.
    #[must_use]
    pub fn is_live(self) -> bool {
        matches!(self, Self::Active | Self::RectificationOrdered | Self::ChangePending)
    }
}

/// Enterprise × product × track: the right to use the special mark, from its announcement to its end. Never named by a
/// protection's place among others, which an import may change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Authorisation {
    /// UUIDv7.
    pub id: String,
    /// Who.
    pub enterprise: Slug,
    /// For which product.
    pub product: Slug,
    /// By which of the legal regimes in its name.
    pub track: Track,
    /// First day in force: the day of the announcement.
    pub from: Date,
    /// First day no longer in force, where it has ended.
    pub until: Option<Date>,
    /// Where it stands.
    pub state: AuthorisationState,
    /// The announcement or roll it rests on, in words.
    pub basis: String,
    /// The announcement it rests on, where the register has it.
    pub announcement: Option<String>,
    /// The application case that led to it.
    pub application: Option<String>,
    /// 开通矢量图下载: the day the user may fetch the official artwork. Statistics count a user from then.
    pub download_opened: Option<Date>,
    /// The last day on which the user recorded that the mark was in use.
    pub last_use: Option<Date>,
    /// Last day of the licence, the membership or the mark that it hangs on; a GI product's right has none.
    pub term_end: Option<Date>,
    /// Grows with every change.
    pub version: i64,
}

impl Authorisation {
    /// A right as it begins: in force, with nothing recorded of it yet.
    #[must_use]
    pub fn granted(id: String, enterprise: Slug, product: Slug, track: Track, from: Date, basis: String) -> Self {
        Self {
            id,
            enterprise,
            product,
            track,
            from,
            until: None,
            state: AuthorisationState::Active,
            basis,
            announcement: None,
            application: None,
            download_opened: None,
            last_use: None,
            term_end: None,
            version: 1,
        }
    }

    /// Whether the right was in force on a day. One whose term is over is not, whether or not that was written down yet.
    #[must_use]
    pub fn in_force_on(&self, day: Date) -> bool {
        self.from <= day && self.ends().is_none_or(|end| day < end)
    }

    /// First day no longer in force: where it has ended, or where its term will be over.
    #[must_use]
    pub fn ends(&self) -> Option<Date> {
        let after_term = self.term_end.and_then(|last| last.tomorrow().ok());
        match (self.until, after_term) {
            (Some(until), Some(term)) => Some(until.min(term)),
            (until, term) => until.or(term),
        }
    }

    /// Whether its term is over on a day while it still stands as in force: then it lapses by itself.
    #[must_use]
    pub fn is_due_to_lapse(&self, today: Date) -> bool {
        self.state.is_live() && self.term_end.is_some_and(|last| last < today)
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;
    use jiff::civil::date;

    fn right() -> Authorisation {
        let slug = |text| Slug::parse(text).unwrap();
        let from = date(2024, 2, 1);
        Authorisation::granted("a".into(), slug("ent-a"), slug("cha-a"), Track::GiProduct, from, "b".into())
    }

    #[test]
    fn a_right_is_in_force_from_its_first_day_to_the_day_before_its_end() {
        let ended = Authorisation { until: Some(date(2026, 3, 1)), ..right() };
        for (day, open, closed) in [
            (date(2024, 1, 31), false, false),
            (date(2024, 2, 1), true, true),
            (date(2026, 2, 28), true, true),
            (date(2026, 3, 1), true, false),
        ] {
            assert_eq!(right().in_force_on(day), open, "{day}");
            assert_eq!(ended.in_force_on(day), closed, "{day}");
        }
    }

    #[test]
    fn a_term_counts_its_last_day_and_ends_the_right_before_anyone_writes_it_down() {
        let licensed = Authorisation { term_end: Some(date(2025, 12, 31)), ..right() };
        assert!(licensed.in_force_on(date(2025, 12, 31)) && !licensed.in_force_on(date(2026, 1, 1)));
        assert!(!licensed.is_due_to_lapse(date(2025, 12, 31)) && licensed.is_due_to_lapse(date(2026, 1, 1)));
        let stopped = Authorisation { until: Some(date(2025, 6, 1)), state: AuthorisationState::Stopped, ..licensed };
        assert_eq!(stopped.ends(), Some(date(2025, 6, 1)), "whichever comes first");
        assert!(!stopped.is_due_to_lapse(date(2026, 1, 1)), "what has ended does not end again");
    }
}
