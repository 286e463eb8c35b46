//! Two years without use end in a stop (CNIPA announcement 354 of 2020): said in good time.

use super::Authorisation;
use jiff::civil::Date;
use jiff::{Span, ToSpan as _};

/// After how long without use something is said, months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UseRules {
    /// The user is warned.
    pub warn: i32,
    /// The ground to stop the right is there.
    pub stop: i32,
}

impl UseRules {
    /// The law's two years, and a warning half a year before.
    pub const LAW: Self = Self { warn: 18, stop: 24 };
}

/// What the record of use says of a right today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UseWatch {
    /// It has ended: nothing to watch.
    Over,
    /// Used, or begun, lately.
    Recent {
        /// The day on which the warning begins.
        warns: Date,
    },
    /// No use is recorded for long.
    Warned {
        /// The day on which the ground to stop it is there.
        due: Date,
    },
    /// No use is recorded for as long as gives the ground to stop it. A person decides.
    Overdue {
        /// Since when.
        since: Date,
    },
}

impl Authorisation {
    /// The day that non-use is counted from: the last recorded use, else the right's beginning.
    #[must_use]
    pub fn counted_from(&self) -> Date {
        self.last_use.map_or(self.from, |day| day.max(self.from))
    }

    /// What the record of use says today.
    #[must_use]
    pub fn watch(&self, today: Date, rules: UseRules) -> UseWatch {
        if !self.in_force_on(today) {
            return UseWatch::Over;
        }
        let after = |months: i32| add(self.counted_from(), months.months());
        let (warns, due) = (after(rules.warn), after(rules.stop));
        if today >= due {
            UseWatch::Overdue { since: due }
        } else if today >= warns {
            UseWatch::Warned { due }
        } else {
            UseWatch::Recent { warns }
        }
    }
}

/// A day so much later; the last day of a shorter month.
fn add(day: Date, span: Span) -> Date {
    day.checked_add(span).unwrap_or(Date::MAX)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;
    use crate::identifiers::Slug;
    use crate::registry::Track;
    use jiff::civil::date;

    #[test]
    fn a_right_without_use_is_warned_at_eighteen_months_and_due_at_two_years() {
        let slug = |text| Slug::parse(text).unwrap();
        let from = date(2024, 8, 31);
        let right = Authorisation::granted("a".into(), slug("aa"), slug("bb"), Track::GiProduct, from, "b".into());
        let (warns, due) = (date(2026, 2, 28), date(2026, 8, 31));
        for (today, says) in [
            (date(2024, 8, 30), UseWatch::Over),
            (from, UseWatch::Recent { warns }),
            (date(2026, 2, 27), UseWatch::Recent { warns }),
            (warns, UseWatch::Warned { due }),
            (date(2026, 8, 30), UseWatch::Warned { due }),
            (due, UseWatch::Overdue { since: due }),
        ] {
            assert_eq!(right.watch(today, UseRules::LAW), says, "{today}");
        }
        // A use counts from its day on; one that is said to lie before the right does not move anything back.
        let used = Authorisation { last_use: Some(date(2026, 1, 1)), ..right.clone() };
        assert_eq!(used.watch(due, UseRules::LAW), UseWatch::Recent { warns: date(2027, 7, 1) });
        let odd = Authorisation { last_use: Some(date(2020, 1, 1)), ..right };
        assert_eq!(odd.counted_from(), from);
    }
}
