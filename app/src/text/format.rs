//! Numbers, dates and lists between the words. In tables dates stand as ISO text (`to_string()`), here as in prose.

use super::{FluentValue, text_for};
use crate::locale::Locale;
use daodi::identifiers::PartialDate;
use jiff::civil::{Date, DateTime};
use jiff::{Timestamp, tz};

/// A count with its thousands set off by commas, as both languages write it.
#[must_use]
pub fn number(_locale: Locale, value: i64) -> String {
    let digits = value.unsigned_abs().to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    if value < 0 {
        out.push('\u{2212}');
    }
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Writes whole numbers inside messages the way [`number`] does.
pub(super) fn group_numbers<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    match value {
        // Fluent keeps numbers as doubles: whole and below 2^53 they are exact.
        FluentValue::Number(n) if n.value.fract() == 0.0 && n.value.abs() < 9_007_199_254_740_992.0 => {
            Some(number(Locale::Zh, n.value as i64))
        }
        _ => None,
    }
}

/// An argument of a message: years and numbers of documents become text, so that nothing sets off their thousands.
pub(super) fn argument<'a>(name: &str, value: &FluentValue<'a>) -> FluentValue<'a> {
    match value {
        FluentValue::Number(n) if name == "number" || name.starts_with("year") => n.value.to_string().into(),
        other => other.clone(),
    }
}

/// A date as precise as its source, in prose: 2026年11月20日, 2026年11月, 2026年; 20 November 2026, November 2026, 2026.
#[must_use]
pub fn date(locale: Locale, date: PartialDate) -> String {
    let year = date.year();
    match (locale, date.month(), date.day()) {
        (Locale::Zh, Some(month), Some(day)) => format!("{year}年{month}月{day}日"),
        (Locale::Zh, Some(month), None) => format!("{year}年{month}月"),
        (Locale::Zh, None, _) => format!("{year}年"),
        (Locale::En, Some(month), Some(day)) => format!("{day} {} {year}", month_name(month)),
        (Locale::En, Some(month), None) => format!("{} {year}", month_name(month)),
        (Locale::En, None, _) => year.to_string(),
    }
}

/// A day in prose: 2026年11月20日, 20 November 2026.
#[must_use]
pub fn day(locale: Locale, day: Date) -> String {
    let (year, month, day) = (day.year(), day.month(), day.day());
    match locale {
        Locale::Zh => format!("{year}年{month}月{day}日"),
        Locale::En => format!("{day} {} {year}", month_name(month)),
    }
}

/// An instant (µs since the epoch, UTC) on the clocks of Asia/Shanghai: UTC+8 all year since 1991.
fn shanghai(micros: i64) -> DateTime {
    let instant = Timestamp::from_microsecond(micros).unwrap_or(Timestamp::UNIX_EPOCH);
    instant.to_zoned(tz::TimeZone::fixed(tz::offset(8))).datetime()
}

/// An instant (µs since the epoch, UTC) as tables have it, to the minute, on the clocks of Asia/Shanghai:
/// `2026-11-26 18:05` in both languages (国办发〔2017〕47号 asks for this form).
#[must_use]
pub fn moment(_locale: Locale, micros: i64) -> String {
    shanghai(micros).strftime("%Y-%m-%d %H:%M").to_string()
}

/// The same instant for the `datetime` attribute of a `<time>`: `2026-11-26T18:05+08:00`.
#[must_use]
pub fn shanghai_iso(micros: i64) -> String {
    shanghai(micros).strftime("%Y-%m-%dT%H:%M+08:00").to_string()
}

/// The same instant to the microsecond, where the order of things matters: `2026-11-26 18:05:59.000001`.
#[must_use]
pub fn moment_exact(micros: i64) -> String {
    shanghai(micros).strftime("%Y-%m-%d %H:%M:%S%.6f").to_string()
}

/// The day in Asia/Shanghai on which an instant (µs since the epoch, UTC) falls.
#[must_use]
pub fn shanghai_day(micros: i64) -> Date {
    shanghai(micros).date()
}

const MONTHS: [&str; 12] = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"];

fn month_code(month: u8) -> &'static str {
    usize::from(month).checked_sub(1).and_then(|i| MONTHS.get(i)).copied().unwrap_or("")
}

fn month_name(month: i8) -> &'static str {
    self::month(Locale::En, month.unsigned_abs())
}

/// The name of a month (1–12) as a heading has it: 十一月, November.
#[must_use]
pub fn month(locale: Locale, month: u8) -> &'static str {
    text_for(locale, "month", month_code(month))
}

/// The short name of a month (1–12): 11月, Nov.
#[must_use]
pub fn month_short(locale: Locale, month: u8) -> &'static str {
    text_for(locale, "month-short", month_code(month))
}

/// Names one after the other: 信阳毛尖、怀山药; Xinyang Maojian, Huai Yam.
#[must_use]
pub fn list<S: AsRef<str>>(locale: Locale, items: &[S]) -> String {
    let separator = match locale {
        Locale::Zh => "、",
        Locale::En => ", ",
    };
    let mut out = String::new();
    for (i, item) in items.iter().enumerate() {
        if i > 0 {
            out.push_str(separator);
        }
        out.push_str(item.as_ref());
    }
    out
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;

    #[test]
    fn writes_numbers_in_groups() {
        let written = [0, 7, 999, 1000, 10_000_000, -2586].map(|n| number(Locale::Zh, n));
        assert_eq!(written, ["0", "7", "999", "1,000", "10,000,000", "−2,586"]);
        assert_eq!(number(Locale::En, i64::MIN), "−9,223,372,036,854,775,808");
    }

    #[test]
    fn an_instant_stands_on_the_clocks_of_shanghai() {
        let evening = "2026-11-26T10:05:59Z".parse::<Timestamp>().unwrap().as_microsecond();
        assert_eq!(moment(Locale::Zh, evening), "2026-11-26 18:05");
        assert_eq!(shanghai_iso(evening), "2026-11-26T18:05+08:00");
        assert_eq!(moment_exact(evening + 1), "2026-11-26 18:05:59.000001");
        let night = "2026-11-26T16:00:00Z".parse::<Timestamp>().unwrap().as_microsecond();
        assert_eq!(moment(Locale::En, night), "2026-11-27 00:00");
        assert_eq!(shanghai_day(night - 1).to_string(), "2026-11-26");
        assert_eq!(moment(Locale::Zh, i64::MAX), "1970-01-01 08:00");
    }

    #[test]
    fn keeps_the_precision_of_a_date() {
        let written = |locale, text| date(locale, PartialDate::parse(text).unwrap());
        assert_eq!(written(Locale::Zh, "2026-11-20"), "2026年11月20日");
        assert_eq!(written(Locale::Zh, "2026-05"), "2026年5月");
        assert_eq!(written(Locale::Zh, "2011"), "2011年");
        assert_eq!(written(Locale::En, "2026-11-20"), "20 November 2026");
        assert_eq!(written(Locale::En, "2026-05"), "May 2026");
        assert_eq!(written(Locale::En, "2011"), "2011");
        assert_eq!(day(Locale::En, Date::constant(2026, 4, 2)), "2 April 2026");
        assert_eq!((month(Locale::Zh, 11), month_short(Locale::Zh, 11), month(Locale::Zh, 13)), ("十一月", "11月", ""));
    }

    #[test]
    fn joins_names_as_the_language_does() {
        assert_eq!(list(Locale::Zh, &["怀山药", "怀菊花"]), "怀山药、怀菊花");
        assert_eq!(list(Locale::En, &["Huai Yam"]), "Huai Yam");
    }
}
