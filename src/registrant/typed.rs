//! What a registrant says of a member or licensee, read.

use super::is_kept;
use crate::form::{Fault, FieldFault};
use crate::identifiers::{Uscc, UsccError};
use crate::registry::Track;
use jiff::civil::Date;

/// What is typed, or stands in a row of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UserAnswers {
    /// The enterprise's code.
    pub uscc: String,
    /// Its name.
    pub name: String,
    /// Number of the licence's filing.
    pub filing_no: String,
    /// Day of its announcement.
    pub filed_on: String,
    /// The first day.
    pub since: String,
    /// The last day; may be empty.
    pub until: String,
}

/// The same, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedUser {
    /// The enterprise's code.
    pub uscc: Uscc,
    /// Its name.
    pub name: String,
    /// Number of the licence's filing.
    pub filing_no: Option<String>,
    /// Day of its announcement.
    pub filed_on: Option<Date>,
    /// The first day.
    pub since: Date,
    /// The last day.
    pub until: Option<Date>,
}

impl UserAnswers {
    /// Reads the answers for a mark of this track that expires on this day. A licence's filing is asked for with a
    /// certification mark; no use lasts longer than the mark.
    ///
    /// # Errors
    /// What is wrong, in the order of the fields.
    pub fn read(&self, track: Track, expires: Date) -> Result<TypedUser, Vec<FieldFault>> {
        let mut faults = Vec::new();
        let mut take = |field: &'static str, result: Result<Option<Date>, Fault>| match result {
            Ok(day) => day,
            Err(fault) => {
                faults.push(FieldFault::new(field, fault));
                None
            }
        };
        let filed = track == Track::CertificationMark;
        let filed_on = take("filed_on", day(&self.filed_on, filed));
        let since = take("since", day(&self.since, true));
        let until = take("until", day(&self.until, false));
        if let (Some(since), Some(until)) = (since, until)
            && until < since
        {
            faults.push(FieldFault::new("until", Fault::TooEarly));
        }
        for (field, day) in [("since", since), ("until", until)] {
            if day.is_some_and(|day| day > expires) {
                faults.push(FieldFault::new(field, Fault::BeyondMark));
            }
        }
        let mut line = |field: &'static str, text: &str, most: u32, asked: bool| match one_line(text, most, asked) {
            Ok(text) => text,
            Err((fault, n)) => {
                faults.push(FieldFault { field, fault, n });
                None
            }
        };
        let name = line("enterprise_name", &self.name, 100, true);
        let filing_no = line("filing_no", &self.filing_no, 60, filed);
        let uscc = match Uscc::parse(self.uscc.trim()) {
            Ok(uscc) => Some(uscc),
            Err(error) => {
                let fault = match error {
                    _ if self.uscc.trim().is_empty() => Fault::Missing,
                    UsccError::Check | UsccError::SubjectCheck => Fault::UsccCheck,
                    _ => Fault::Uscc,
                };
                faults.push(FieldFault::new("uscc", fault));
                None
            }
        };
        if !is_kept(track) {
            faults.push(FieldFault::new("form", Fault::Choice));
        }
        match (uscc, name, since) {
            (Some(uscc), Some(name), Some(since)) if faults.is_empty() => {
                Ok(TypedUser { uscc, name, filing_no, filed_on, since, until })
            }
            _ => {
                let order = ["uscc", "enterprise_name", "filing_no", "filed_on", "since", "until", "form"];
                faults.sort_by_key(|fault| order.iter().position(|field| *field == fault.field));
                Err(faults)
            }
        }
    }
}

/// A day as 2026-10-01; none where it may be left open and is.
fn day(text: &str, asked: bool) -> Result<Option<Date>, Fault> {
    let text = text.trim();
    if text.is_empty() {
        return if asked { Err(Fault::Missing) } else { Ok(None) };
    }
    let day: Date = text.parse().map_err(|_| Fault::Date)?;
    if day.to_string() == text && day.year() >= 1900 { Ok(Some(day)) } else { Err(Fault::Date) }
}

fn one_line(text: &str, most: u32, asked: bool) -> Result<Option<String>, (Fault, Option<u32>)> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() {
        return if asked { Err((Fault::Missing, None)) } else { Ok(None) };
    }
    if text.chars().any(|c| c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')) {
        return Err((Fault::Character, None));
    }
    if text.chars().count() > most as usize { Err((Fault::TooLong, Some(most))) } else { Ok(Some(text)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn answers() -> UserAnswers {
        UserAnswers {
            uscc: "91350100M000100Y43".to_owned(),
            name: "演示茶叶有限责任公司".to_owned(),
            filing_no: "2026备00123".to_owned(),
            filed_on: "2026-05-06".to_owned(),
            since: "2026-06-01".to_owned(),
            until: "2030-12-31".to_owned(),
        }
    }

    fn faults(answers: &UserAnswers, track: Track) -> Vec<(&'static str, Fault)> {
        let read = answers.read(track, date(2031, 3, 1));
        read.map_or_else(|faults| faults.iter().map(|fault| (fault.field, fault.fault)).collect(), |_| Vec::new())
    }

    #[test]
    fn what_is_in_order_is_read_and_a_member_needs_no_filing() {
        assert_eq!(faults(&answers(), Track::CertificationMark), []);
        let member = UserAnswers { filing_no: String::new(), filed_on: String::new(), ..answers() };
        assert_eq!(faults(&member, Track::CollectiveMark), []);
        assert_eq!(
            faults(&member, Track::CertificationMark),
            [("filing_no", Fault::Missing), ("filed_on", Fault::Missing)]
        );
        let open = UserAnswers { until: String::new(), ..answers() };
        assert_eq!(open.read(Track::CertificationMark, date(2031, 3, 1)).map(|user| user.until), Ok(None));
    }

    #[test]
    fn each_fault_is_named_at_its_field() {
        let track = Track::CertificationMark;
        let with = |change: fn(&mut UserAnswers)| {
            let mut answers = answers();
            change(&mut answers);
            faults(&answers, track)
        };
        assert_eq!(with(|a| a.uscc = "91350100M000100Y44".into()), [("uscc", Fault::UsccCheck)]);
        assert_eq!(with(|a| a.uscc = "91350100M000101Y43".into()), [("uscc", Fault::UsccCheck)]);
        assert_eq!(with(|a| a.uscc = "9135".into()), [("uscc", Fault::Uscc)]);
        assert_eq!(with(|a| a.uscc.clear()), [("uscc", Fault::Missing)]);
        assert_eq!(with(|a| a.name = "长".repeat(101)), [("enterprise_name", Fault::TooLong)]);
        assert_eq!(with(|a| a.since = "2026-6-1".into()), [("since", Fault::Date)]);
        assert_eq!(with(|a| a.until = "2026-05-31".into()), [("until", Fault::TooEarly)]);
        assert_eq!(with(|a| a.until = "2031-03-02".into()), [("until", Fault::BeyondMark)]);
        assert_eq!(with(|a| a.name = "茶\u{202e}厂".into()), [("enterprise_name", Fault::Character)]);
        assert_eq!(faults(&answers(), Track::GiProduct), [("form", Fault::Choice)]);
    }

    proptest! {
        #[test]
        fn no_use_that_is_read_outlives_the_mark(since in "20[23][0-9]-0[1-9]-1[0-9]", until in "(20[23][0-9]-0[1-9]-1[0-9])?") {
            let answers = UserAnswers { since, until, ..answers() };
            let expires = date(2031, 3, 1);
            if let Ok(user) = answers.read(Track::CertificationMark, expires) {
                prop_assert!(user.since <= expires && user.until.is_none_or(|until| user.since <= until && until <= expires));
            }
        }

        #[test]
        fn no_answer_makes_reading_panic(text in any::<String>()) {
            let answers = UserAnswers {
                uscc: text.clone(), name: text.clone(), filing_no: text.clone(), filed_on: text.clone(),
                since: text.clone(), until: text,
            };
            prop_assert!(answers.read(Track::CollectiveMark, date(2031, 3, 1)).is_err());
        }
    }
}
