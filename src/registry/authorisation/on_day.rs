//! "Was this enterprise authorised for this product on that day?", answered as far as the register knows.

use super::Authorisation;
use crate::coded::coded;
use jiff::civil::Date;

coded! {
    /// The answer in one word.
    pub enum DayAnswer {
        /// A right was in force.
        Yes "yes",
        /// None was, and the register would know.
        No "no",
        /// There was one, and it had ended by then.
        Ended "ended",
        /// The day lies before the register's own records, or has not come yet: that nothing is recorded says nothing.
        Unknown "unknown",
    }
}

/// The answer, with the right that it is about where there is one.
///
/// `rights` are all of the enterprise for the product (and the track, where one is asked for); `records_from` is the day
/// from which the register records announcements itself. A right that is recorded counts however old it is; that none is
/// recorded means something from `records_from` on only.
#[must_use]
pub fn answer_on<'a>(
    rights: &[&'a Authorisation],
    day: Date,
    records_from: Option<Date>,
    today: Date,
) -> (DayAnswer, Option<&'a Authorisation>) {
    if day > today {
        return (DayAnswer::Unknown, None);
    }
    if let Some(right) = rights.iter().find(|right| right.in_force_on(day)) {
        return (DayAnswer::Yes, Some(right));
    }
    let ended = rights.iter().filter(|right| right.ends().is_some_and(|end| end <= day)).max_by_key(|r| r.ends());
    if let Some(right) = ended {
        return (DayAnswer::Ended, Some(right));
    }
    let known = records_from.is_some_and(|from| from <= day);
    (if known { DayAnswer::No } else { DayAnswer::Unknown }, None)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;
    use crate::identifiers::Slug;
    use crate::registry::Track;
    use jiff::civil::date;

    fn right(from: Date, until: Option<Date>) -> Authorisation {
        let slug = |text| Slug::parse(text).unwrap();
        let id = from.to_string();
        let new = Authorisation::granted(id, slug("ent-a"), slug("cha-a"), Track::GiProduct, from, "b".into());
        Authorisation { until, ..new }
    }

    #[test]
    fn the_answer_has_four_values() {
        let old = right(date(2020, 5, 1), Some(date(2023, 1, 1)));
        let new = right(date(2024, 5, 1), None);
        let rights = [&old, &new];
        let today = date(2026, 11, 27);
        for (day, records, expected, about) in [
            (date(2019, 1, 1), None, DayAnswer::Unknown, None),
            (date(2019, 1, 1), Some(date(2018, 1, 1)), DayAnswer::No, None),
            (date(2020, 5, 1), None, DayAnswer::Yes, Some(&old)),
            (date(2022, 12, 31), None, DayAnswer::Yes, Some(&old)),
            (date(2023, 1, 1), None, DayAnswer::Ended, Some(&old)),
            (date(2024, 4, 30), Some(date(2026, 1, 1)), DayAnswer::Ended, Some(&old)),
            (date(2024, 5, 1), None, DayAnswer::Yes, Some(&new)),
            (date(2026, 11, 27), None, DayAnswer::Yes, Some(&new)),
            (date(2026, 11, 28), None, DayAnswer::Unknown, None),
        ] {
            assert_eq!(answer_on(&rights, day, records, today), (expected, about), "{day} {records:?}");
        }
        assert_eq!(answer_on(&[], today, Some(today), today), (DayAnswer::No, None));
        assert_eq!(answer_on(&[], today, None, today), (DayAnswer::Unknown, None));
    }
}
