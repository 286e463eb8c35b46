//! The Chinese working-day calendar: Monday to Friday, changed by the yearly notices of the State Council's General
//! Office on days off (放假) and adjusted working days (调休上班).
//!
//! Days are those of Asia/Shanghai, UTC+8 all year since 1991. Periods follow articles 201 to 203 of the Civil Code: the
//! day on which a period begins is not counted, its last day ends at 24:00, and a last day that is a day off moves on to
//! the next working day.

use crate::coded::coded;
use jiff::Span;
use jiff::civil::{Date, Weekday};
use std::collections::BTreeMap;
use std::sync::LazyLock;

#[cfg(test)]
mod tests;

mod read;
mod year;

pub use read::{CalendarFault, CalendarProblem};
pub use year::{DAY_COLUMNS, DayFault, DayProblem, YearDays};

/// Microseconds in a day and in the eight hours by which Asia/Shanghai is ahead of UTC.
const DAY: i128 = 86_400_000_000;
const AHEAD: i128 = 8 * 3_600_000_000;

coded! {
    /// What the count of working days rests on.
    pub enum Certainty {
        /// The State Council's notice for each year concerned.
        ByNotice "by_notice",
        /// For at least one year no notice is known to this calendar: Monday to Friday were counted.
        WeekdaysOnly "weekdays_only",
    }
}

coded! {
    /// What a notice says of a run of days.
    pub enum DayKind {
        /// No work: festival or day moved to it.
        Off "off",
        /// A Saturday or Sunday on which work is done.
        Working "working",
    }
}

/// A notice of the State Council's General Office.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Notice {
    /// Its document number, as 国办发明电〔2025〕7号.
    pub number: String,
    /// The day under it.
    pub issued: Date,
}

/// A run of days that a notice takes out of the usual week: one row of the calendar's file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The year that the notice arranges.
    pub year: i16,
    /// The notice.
    pub notice: Notice,
    /// The first day.
    pub first: Date,
    /// The last day, itself included.
    pub last: Date,
    /// Off or working.
    pub kind: DayKind,
    /// The festival, in Chinese.
    pub name: String,
}

/// A calendar of working days. Every function answers for every day there is and never panics.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    runs: Vec<Run>,
    /// The years whose notice is known.
    years: BTreeMap<i16, Vec<Notice>>,
    /// Days (number since 1970-01-01) that differ from their weekday, in order, whether they are working days, and how
    /// many working days these and all earlier ones add to Monday to Friday.
    differing: Vec<(i32, bool, i32)>,
}

impl Calendar {
    /// The calendar that comes with the program: `data/calendar/working_days.csv`.
    #[must_use]
    pub fn shipped() -> &'static Self {
        static SHIPPED: LazyLock<Calendar> = LazyLock::new(|| {
            let text = include_str!("../../data/calendar/working_days.csv");
            // That it reads without a problem is tested; a calendar without notices still counts weekdays.
            Calendar::read(text).unwrap_or_default()
        });
        &SHIPPED
    }

    /// A calendar of these runs. Where two name the same day, the later one in the list decides.
    #[must_use]
    pub fn of(runs: Vec<Run>) -> Self {
        let mut years: BTreeMap<i16, Vec<Notice>> = BTreeMap::new();
        let mut days: BTreeMap<i32, bool> = BTreeMap::new();
        for run in &runs {
            let notices = years.entry(run.year).or_default();
            if !notices.contains(&run.notice) {
                notices.push(run.notice.clone());
                notices.sort_by(|a, b| (a.issued, &a.number).cmp(&(b.issued, &b.number)));
            }
            for day in number(run.first)..=number(run.last) {
                days.insert(day, run.kind == DayKind::Working);
            }
        }
        let mut sum = 0;
        let differing = days
            .into_iter()
            .filter(|(day, working)| *working != is_weekday(*day))
            .map(|(day, working)| {
                sum += if working { 1 } else { -1 };
                (day, working, sum)
            })
            .collect();
        Self { runs, years, differing }
    }

    /// This calendar with the years of `newer` taken from there as a whole.
    #[must_use]
    pub fn with(&self, newer: &Self) -> Self {
        let kept = self.runs.iter().filter(|run| !newer.years.contains_key(&run.year));
        let mut runs: Vec<Run> = kept.chain(&newer.runs).cloned().collect();
        runs.sort_by_key(|run| (run.year, run.first));
        Self::of(runs)
    }

    /// Its runs, in the order they were given.
    #[must_use]
    pub fn runs(&self) -> &[Run] {
        &self.runs
    }

    /// The years whose notice is known, each with its notices, the earliest first.
    pub fn years(&self) -> impl Iterator<Item = (i16, &[Notice])> {
        self.years.iter().map(|(year, notices)| (*year, notices.as_slice()))
    }

    /// Whether work is done on this day.
    #[must_use]
    pub fn is_working(&self, day: Date) -> bool {
        self.works(number(day))
    }

    /// What [`is_working`](Self::is_working) rests on for this day.
    #[must_use]
    pub fn certainty(&self, day: Date) -> Certainty {
        self.certainty_between(day, day)
    }

    /// What a count of working days from `a` to `b` (in either order, both included) rests on.
    #[must_use]
    pub fn certainty_between(&self, a: Date, b: Date) -> Certainty {
        let known = (a.min(b).year()..=a.max(b).year()).all(|year| self.years.contains_key(&year));
        if known { Certainty::ByNotice } else { Certainty::WeekdaysOnly }
    }

    /// The `n`-th working day after `from`, which itself is not counted. With `n` = 0: `from`, or the next working day
    /// where `from` is a day off. At the end of the calendar (year 9999) the last working day there is.
    #[must_use]
    pub fn add_working_days(&self, from: Date, n: u32) -> Date {
        let start = number(from);
        if n == 0 && self.works(start) {
            return from;
        }
        let wanted = i64::from(n.max(1));
        let (mut low, mut high) = (start, number(Date::MAX));
        if i64::from(self.until(high) - self.until(start)) < wanted {
            while !self.works(high) {
                high -= 1;
            }
            return date(high);
        }
        // The first day up to which as many working days have passed; it is a working day itself.
        while high - low > 1 {
            let middle = low + (high - low) / 2;
            if i64::from(self.until(middle) - self.until(start)) < wanted { low = middle } else { high = middle }
        }
        date(high)
    }

    /// The working days after `a` up to `b`, `b` included: what has passed at `b` of something begun at `a`. 0 where
    /// `b` is not after `a`.
    #[must_use]
    pub fn working_days_between(&self, a: Date, b: Date) -> u32 {
        u32::try_from(self.until(number(b)) - self.until(number(a))).unwrap_or(0)
    }

    /// The instant (µs since the epoch) at which the `n`-th working day after the day of `started` ends in
    /// Asia/Shanghai. What happens before that instant is in time.
    #[must_use]
    pub fn deadline(&self, started: i64, n: u32) -> i64 {
        let last = self.add_working_days(day_of(started), n);
        let end = (i128::from(number(last)) + 1) * DAY - AHEAD;
        i64::try_from(end).unwrap_or(i64::MAX)
    }

    fn works(&self, day: i32) -> bool {
        let found = self.differing.binary_search_by_key(&day, |(day, ..)| *day);
        found.map_or_else(|_| is_weekday(day), |place| self.differing[place].1)
    }

    /// The working days up to `day`, itself included, from a fixed Monday on (negative before it).
    fn until(&self, day: i32) -> i32 {
        let days = day + 3; // 1969-12-29 was a Monday.
        let weekdays = 5 * days.div_euclid(7) + (days.rem_euclid(7) + 1).min(5);
        let place = self.differing.partition_point(|(differing, ..)| *differing <= day);
        weekdays + place.checked_sub(1).map_or(0, |last| self.differing[last].2)
    }
}

/// The day in Asia/Shanghai on which an instant (µs since the epoch) falls; the first or last day there is, where it
/// lies outside the calendar.
#[must_use]
pub fn day_of(instant: i64) -> Date {
    let day = (i128::from(instant) + AHEAD).div_euclid(DAY);
    let first = i128::from(number(Date::MIN));
    let last = i128::from(number(Date::MAX));
    date(i32::try_from(day.clamp(first, last)).unwrap_or(0))
}

/// Days since 1970-01-01.
fn number(day: Date) -> i32 {
    Date::constant(1970, 1, 1).until(day).map_or(0, |span| span.get_days())
}

/// The day so many days after 1970-01-01; the nearest one there is.
fn date(number: i32) -> Date {
    let span = Span::new().try_days(number);
    let day = span.and_then(|span| Date::constant(1970, 1, 1).checked_add(span));
    day.unwrap_or(if number < 0 { Date::MIN } else { Date::MAX })
}

fn is_weekday(day: i32) -> bool {
    !matches!(date(day).weekday(), Weekday::Saturday | Weekday::Sunday)
}
