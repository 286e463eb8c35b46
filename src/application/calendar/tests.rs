//! Working days: the shipped notices, years without one, and what adding and counting must agree on.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use super::*;
use jiff::civil::date as on;
use proptest::prelude::*;

fn shipped() -> &'static Calendar {
    Calendar::shipped()
}

#[test]
fn the_shipped_file_has_the_notices_of_2020_to_2026() {
    let read = Calendar::read(include_str!("../../../data/calendar/working_days.csv"));
    assert_eq!(read.as_ref(), Ok(shipped()));
    let years: Vec<i16> = shipped().years().map(|(year, _)| year).collect();
    assert_eq!(years, (2020..=2026).collect::<Vec<_>>());
    let notices = |year| shipped().years().find(|(known, _)| *known == year).unwrap().1;
    assert_eq!(notices(2026), [Notice { number: "国办发明电〔2025〕7号".into(), issued: on(2025, 11, 4) }]);
    assert_eq!(notices(2020).len(), 2, "the Spring Festival of 2020 was made longer by a notice of its own");
}

#[test]
fn national_day_and_spring_festival_of_2026_are_counted_as_the_notice_says() {
    for (day, working) in [
        (on(2026, 9, 20), true),
        (on(2026, 9, 25), false),
        (on(2026, 9, 30), true),
        (on(2026, 10, 1), false),
        (on(2026, 10, 7), false),
        (on(2026, 10, 8), true),
        (on(2026, 10, 10), true),
        (on(2026, 10, 11), false),
        (on(2026, 2, 14), true),
        (on(2026, 2, 16), false),
        (on(2026, 2, 23), false),
        (on(2026, 2, 24), true),
        (on(2026, 2, 28), true),
        (on(2023, 1, 2), false),
        (on(2022, 12, 31), false),
        (on(2020, 1, 31), false),
        (on(2020, 2, 1), false),
        (on(2020, 2, 3), true),
    ] {
        assert_eq!(shipped().is_working(day), working, "{day}");
    }
    // 30 September, 8, 9 and 10 October (a Saturday), 12 October.
    assert_eq!(shipped().add_working_days(on(2026, 9, 29), 5), on(2026, 10, 12));
    assert_eq!(shipped().working_days_between(on(2026, 9, 29), on(2026, 10, 12)), 5);
    // Ten working days from the Friday before the Spring Festival: its Saturday is worked, the ninth day is 28 February.
    assert_eq!(shipped().add_working_days(on(2026, 2, 13), 10), on(2026, 3, 5));
}

/// Days off are moved about within a year, so that its weekdays less the festivals' days remain: 11 of them, and 13 since
/// the Regulation on festivals (全国年节及纪念日放假办法) was changed in 2024.
#[test]
fn a_year_has_as_many_working_days_as_the_law_on_festivals_leaves() {
    for (year, festivals) in [(2021, 11), (2022, 11), (2023, 11), (2024, 11), (2025, 13), (2026, 13)] {
        let (before, end) = (on(year - 1, 12, 31), on(year, 12, 31));
        let weekdays = Calendar::default().working_days_between(before, end);
        assert_eq!(shipped().working_days_between(before, end), weekdays - festivals, "{year}");
    }
}

#[test]
fn a_year_without_notice_is_counted_from_monday_to_friday_and_says_so() {
    assert_eq!(shipped().certainty(on(2026, 12, 31)), Certainty::ByNotice);
    assert_eq!(shipped().certainty(on(2031, 10, 1)), Certainty::WeekdaysOnly);
    assert_eq!(shipped().certainty_between(on(2031, 1, 4), on(2026, 12, 20)), Certainty::WeekdaysOnly);
    assert!(shipped().is_working(on(2031, 10, 1)), "a Wednesday");
    assert!(!shipped().is_working(on(2031, 10, 4)), "a Saturday");
    assert_eq!(Calendar::default().working_days_between(on(2026, 9, 25), on(2026, 10, 9)), 10);
}

#[test]
fn a_period_ends_at_midnight_in_shanghai_after_its_last_working_day() {
    let instant = |text: &str| text.parse::<jiff::Timestamp>().unwrap().as_microsecond();
    // Tuesday 29 September 2026, 23:59:59 in Shanghai: that day is not counted.
    assert_eq!(shipped().deadline(instant("2026-09-29T15:59:59Z"), 1), instant("2026-09-30T16:00:00Z"));
    // One second later it is the 30th, and the next working day is 8 October.
    assert_eq!(shipped().deadline(instant("2026-09-29T16:00:00Z"), 1), instant("2026-10-08T16:00:00Z"));
    assert_eq!(shipped().deadline(instant("2026-09-29T16:00:00Z"), 0), instant("2026-09-30T16:00:00Z"));
    assert_eq!(shipped().deadline(instant("2026-10-03T04:00:00Z"), 0), instant("2026-10-08T16:00:00Z"));
}

#[test]
fn a_newer_file_replaces_its_years_as_a_whole() {
    let text =
        "year,notice,issued,first,last,kind,name\n2026,甲〔2026〕1号,2026-01-01,2026-10-01,2026-10-02,off,国庆节\n";
    let newer = shipped().with(&Calendar::read(text).unwrap());
    assert!(newer.is_working(on(2026, 10, 5)) && !newer.is_working(on(2026, 10, 2)));
    assert!(newer.is_working(on(2026, 2, 16)), "the old rows of 2026 are gone");
    assert!(!newer.is_working(on(2025, 10, 8)), "those of 2025 stay");
}

#[test]
fn each_bad_row_is_named() {
    let read = |row: &str| {
        let text = format!("year,notice,issued,first,last,kind,name\r\n{row}\r\n");
        Calendar::read(&text).map_or_else(|problems| problems.iter().map(|p| (p.line, p.fault)).collect(), |_| vec![])
    };
    assert_eq!(read("2027,号,2026-11-01,2027-10-01,2027-10-07,off,国庆节"), []);
    assert_eq!(read("2027,号,2026-11-01,2026-12-31,2027-01-02,off,元旦"), []);
    for (row, fault) in [
        ("2027,号,2026-11-01,2027-10-01,2027-10-07,off", CalendarFault::Cells),
        ("2027,,2026-11-01,2027-10-01,2027-10-07,off,国庆节", CalendarFault::Cells),
        ("27,号,2026-11-01,2027-10-01,2027-10-07,off,国庆节", CalendarFault::Year),
        ("2027,号,2026-11-01,2027-10-1,2027-10-07,off,国庆节", CalendarFault::Day),
        ("2027,号,2026-11-01,2027-02-30,2027-10-07,off,国庆节", CalendarFault::Day),
        ("2027,号,2026-11-01,2027-10-01,2027-10-07,放假,国庆节", CalendarFault::Kind),
        ("2027,号,2026-11-01,2027-10-07,2027-10-01,off,国庆节", CalendarFault::Run),
        ("2027,号,2026-11-01,2028-10-01,2028-10-07,off,国庆节", CalendarFault::Run),
        ("2027,号,2026-11-01,2027-01-01,2027-10-07,off,国庆节", CalendarFault::Run),
        ("2027,号,2028-11-01,2027-10-01,2027-10-07,off,国庆节", CalendarFault::Issued),
        ("2027,号,2026-11-01,2027-10-08,2027-10-08,working,国庆节", CalendarFault::NoWeekend),
    ] {
        assert_eq!(read(row), [(2, fault)], "{row}");
    }
    let twice =
        "2027,号,2026-11-01,2027-10-01,2027-10-07,off,国庆节\n2027,号,2026-11-01,2027-10-07,2027-10-08,off,中秋节";
    assert_eq!(read(twice), [(3, CalendarFault::Overlap)]);
    assert_eq!(Calendar::read("").unwrap_err()[0].fault, CalendarFault::Columns);
}

#[test]
fn the_first_and_last_day_there_is_are_answered_for() {
    for day in [Date::MIN, Date::MAX, Date::ZERO] {
        let later = shipped().add_working_days(day, u32::MAX);
        assert!(shipped().is_working(later) && later.year() == 9999, "{later}");
        assert_eq!(shipped().working_days_between(day, Date::MIN), 0);
    }
    for instant in [i64::MIN, -1, 0, i64::MAX] {
        assert!(shipped().deadline(instant, 10) > 0 || instant < 0);
        let _ = shipped().deadline(instant, u32::MAX);
    }
}

fn any_day() -> impl Strategy<Value = Date> {
    prop_oneof![(-4_371_587..2_932_896_i32), (18_262..21_000_i32)].prop_map(date)
}

proptest! {
    /// Against counting day by day.
    #[test]
    fn adding_is_counting_day_by_day(from in (18_000..21_000_i32).prop_map(date), n in 1_u32..60) {
        let (mut day, mut left) = (from, n);
        while left > 0 {
            day = day.tomorrow().unwrap();
            left -= u32::from(shipped().is_working(day));
        }
        prop_assert_eq!(shipped().add_working_days(from, n), day);
        prop_assert_eq!(shipped().working_days_between(from, day), n);
    }

    #[test]
    fn adding_never_ends_on_a_day_off_and_never_goes_back(from in any_day(), n in any::<u32>()) {
        let day = shipped().add_working_days(from, n);
        prop_assert!(shipped().is_working(day));
        prop_assert!(day >= from || from.year() == 9999);
    }

    #[test]
    fn adding_grows_with_both_its_arguments(a in any_day(), b in any_day(), n in 0_u32..5000, m in 0_u32..5000) {
        let (a, b, n, m) = (a.min(b), a.max(b), n.min(m), n.max(m));
        prop_assert!(shipped().add_working_days(a, n) <= shipped().add_working_days(b, m));
    }

    #[test]
    fn counting_takes_back_what_adding_gave(from in any_day(), n in 1_u32..5000) {
        let day = shipped().add_working_days(from, n);
        prop_assume!(day.year() < 9999);
        prop_assert_eq!(shipped().working_days_between(from, day), n);
        prop_assert_eq!(shipped().add_working_days(from, shipped().working_days_between(from, day)), day);
    }

    #[test]
    fn counts_of_two_parts_are_the_count_of_the_whole(a in any_day(), b in any_day(), c in any_day()) {
        let mut days = [a, b, c];
        days.sort();
        let count = |x, y| shipped().working_days_between(x, y);
        prop_assert_eq!(count(days[0], days[1]) + count(days[1], days[2]), count(days[0], days[2]));
    }

    #[test]
    fn a_deadline_is_the_end_of_a_working_day(started in any::<i64>(), n in 0_u32..400) {
        let due = shipped().deadline(started, n);
        if due < i64::MAX {
            prop_assert!(shipped().is_working(day_of(due - 1)));
            prop_assert_eq!(i128::from(due).rem_euclid(DAY), DAY - AHEAD);
        }
        prop_assert!(due >= started || day_of(started).year() == 9999);
    }

    #[test]
    fn days_have_one_number(number in -4_371_587..2_932_896_i32) {
        prop_assert_eq!(super::number(date(number)), number);
    }

    #[test]
    fn no_file_makes_reading_panic(text in "(year,notice,issued,first,last,kind,name\n)?[0-9,\\-a-z年\n]{0,200}") {
        let _ = Calendar::read(&text);
    }
}
