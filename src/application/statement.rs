//! What an applicant states, kept as it was typed: right or wrong, nothing is lost.

use super::{Answer, Asked, MOST_BASES, PaperKind, Question, Scope, Section, papers};
use crate::form::{Fault, FieldFault};
use crate::identifiers::DivisionCode;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Most characters that are kept of one answer, whatever the question: more is refused before it is kept.
pub const MOST_KEPT: usize = 4_000;

/// The answers by field.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Statement(BTreeMap<String, String>);

/// One thing that keeps an application from being handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// On which page.
    pub section: Section,
    /// What is wrong with which field.
    pub fault: FieldFault,
}

impl Statement {
    /// The answer to a question; empty where there is none.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }

    /// Keeps an answer, trimmed at its ends, with plain line ends. An empty answer takes the former one away.
    pub fn set(&mut self, name: &str, answer: &str) {
        let answer = answer.replace("\r\n", "\n").trim().to_owned();
        if answer.is_empty() {
            self.0.remove(name);
        } else {
            self.0.insert(name.to_owned(), answer);
        }
    }

    /// The versions of the bases that were chosen, by their ids.
    pub fn bases(&self) -> impl Iterator<Item = &str> {
        self.get("bases").lines()
    }

    /// The answers in the order of their names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, answer)| (name.as_str(), answer.as_str()))
    }

    /// The answers as JSON, as they are stored.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::Value::Object(self.0.iter().map(|(k, v)| (k.clone(), v.clone().into())).collect()).to_string()
    }

    /// Reads what is stored.
    ///
    /// # Errors
    /// Where it is no JSON object of texts.
    pub fn from_json(text: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text)
    }

    /// Everything that is wrong or missing, page by page. `papers_there` are the kinds of papers that were brought; `known`
    /// says whether a code is a county of the province.
    #[must_use]
    pub fn findings(
        &self,
        scope: &Scope,
        papers_there: &[PaperKind],
        today: Date,
        known: impl Fn(DivisionCode) -> bool,
    ) -> Vec<Finding> {
        let mut found = Vec::new();
        for section in scope.sections() {
            for question in scope.questions_of(section) {
                let fault = question.fault_of(self.get(question.name), today, &known);
                found.extend(fault.map(|fault| Finding { section, fault }));
            }
            if section == Section::Papers {
                let missing = papers(scope.kind, scope.change_of, scope.route)
                    .into_iter()
                    .filter(|(kind, asked)| *asked == Asked::Must && !papers_there.contains(kind));
                found.extend(
                    missing.map(|(kind, _)| Finding { section, fault: FieldFault::new(kind.code(), Fault::Missing) }),
                );
            }
        }
        self.together(&mut found);
        found
    }

    /// What no single answer shows.
    fn together(&self, found: &mut Vec<Finding>) {
        let mut say = |section, field, fault| {
            if !found.iter().any(|known| known.fault.field == field) {
                found.push(Finding { section, fault: FieldFault::new(field, fault) });
            }
        };
        let day = |name: &str| self.get(name).parse::<Date>().ok();
        // A report that says the goods do not meet the standard is no ground for the mark.
        if self.get("report_verdict") == "fail" {
            say(Section::TestReport, "report_verdict", Fault::NotPassed);
        }
        if let (Some(filed), Some(until)) = (day("filing_day"), day("licence_until"))
            && until <= filed
        {
            say(Section::Product, "licence_until", Fault::TooEarly);
        }
        if !self.get("change_after").is_empty() && self.get("change_after") == self.get("change_before") {
            say(Section::Product, "change_after", Fault::Unchanged);
        }
    }
}

impl Question {
    /// What is wrong with an answer.
    #[must_use]
    pub fn fault_of(&self, answer: &str, today: Date, known: &impl Fn(DivisionCode) -> bool) -> Option<FieldFault> {
        let fault = |fault| Some(FieldFault::new(self.name, fault));
        if answer.is_empty() {
            let missing = if self.answer == Answer::Agree { Fault::Agree } else { Fault::Missing };
            return if self.optional { None } else { fault(missing) };
        }
        match self.answer {
            Answer::Line(most) | Answer::Lines(most) => {
                let control = |c: char| c.is_control() && !(c == '\n' && matches!(self.answer, Answer::Lines(_)));
                if answer.contains(control) {
                    fault(Fault::Character)
                } else if answer.chars().count() > most as usize {
                    Some(FieldFault::bound(self.name, Fault::TooLong, most))
                } else {
                    None
                }
            }
            Answer::Number => hundredths(answer).is_none().then(|| FieldFault::new(self.name, Fault::Number)),
            Answer::PastDay | Answer::Day => match answer.parse::<Date>() {
                Err(_) => fault(Fault::Date),
                Ok(day) if self.answer == Answer::PastDay && day > today => fault(Fault::Future),
                Ok(day) if day.year() < 1949 || day.year() > 2100 => fault(Fault::Date),
                Ok(_) => None,
            },
            Answer::County => match DivisionCode::parse(answer) {
                Ok(code) if known(code) => None,
                _ => fault(Fault::Choice),
            },
            Answer::Choice(offered) => (!offered.contains(&answer)).then(|| FieldFault::new(self.name, Fault::Choice)),
            Answer::Bases => {
                let ids: Vec<&str> = answer.lines().collect();
                if ids.len() > MOST_BASES {
                    let most = u32::try_from(MOST_BASES).unwrap_or(u32::MAX);
                    return Some(FieldFault::bound(self.name, Fault::TooManyChosen, most));
                }
                let id = |id: &&str| id.len() == 36 && id.bytes().all(|b| b == b'-' || b.is_ascii_hexdigit());
                (!ids.iter().all(id)).then(|| FieldFault::new(self.name, Fault::Choice))
            }
            Answer::Agree => (answer != "yes").then(|| FieldFault::new(self.name, Fault::Agree)),
        }
    }
}

/// A quantity in hundredths: digits, with at most two after a point; more than nothing, less than ten thousand million.
#[must_use]
pub fn hundredths(text: &str) -> Option<i64> {
    let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
    let digits =
        |text: &str, most: usize| !text.is_empty() && text.len() <= most && text.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole, 10) || !digits(part, 2) {
        return None;
    }
    let hundredths = whole.parse::<i64>().ok()? * 100 + format!("{part:0<2}").parse::<i64>().ok()?;
    (hundredths > 0).then_some(hundredths)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::application::{ChangeOf, Kind, Route};
    use jiff::civil::date;

    fn scope(kind: Kind, change_of: Option<ChangeOf>, route: Route) -> Scope {
        Scope { kind, change_of, route }
    }

    fn filled(scope: &Scope) -> Statement {
        let mut statement = Statement::default();
        for question in scope.questions() {
            let answer = match question.answer {
                Answer::Line(_) | Answer::Lines(_) => question.name,
                Answer::Number => "12.5",
                Answer::PastDay => "2026-01-02",
                Answer::Day => "2027-01-02",
                Answer::County => "411502",
                Answer::Choice(offered) => offered[0],
                Answer::Bases => "01a21bd9-e40c-74a9-aac7-8c3f50bbb46e",
                Answer::Agree => "yes",
            };
            statement.set(question.name, answer);
        }
        statement
    }

    fn every() -> impl Iterator<Item = Scope> {
        let changes = ChangeOf::ALL.iter().map(|c| (Kind::Change, Some(*c)));
        [(Kind::New, None), (Kind::GivingUp, None)]
            .into_iter()
            .chain(changes)
            .flat_map(|(kind, change)| Route::ALL.iter().map(move |route| scope(kind, change, *route)))
    }

    #[test]
    fn whatever_is_left_out_is_named_with_its_page() {
        for scope in every() {
            let papers: Vec<_> =
                papers(scope.kind, scope.change_of, scope.route).into_iter().map(|(kind, _)| kind).collect();
            let full = filled(&scope);
            let today = date(2026, 11, 27);
            let found = |s: &Statement, p: &[PaperKind]| s.findings(&scope, p, today, |_| true);
            assert_eq!(found(&full, &papers), [], "{scope:?}");
            for question in scope.questions().iter().filter(|q| !q.optional) {
                let mut less = full.clone();
                less.set(question.name, "");
                let missing = found(&less, &papers);
                assert_eq!(missing.len(), 1, "{scope:?} {}", question.name);
                assert_eq!((missing[0].section, missing[0].fault.field), (question.section, question.name));
            }
            let none = found(&full, &[]);
            assert!(none.iter().all(|f| f.section == Section::Papers && f.fault.fault == Fault::Missing));
            // On a telephone: at most ten pages, the overview and the preview among them, and forty fields.
            assert!(scope.sections().len() + 2 <= 10 && scope.questions().len() <= 40, "{scope:?}");
        }
    }

    #[test]
    fn wrong_answers_are_told_apart() {
        let scope = scope(Kind::New, None, Route::GiProduct);
        for (field, answer, fault) in [
            ("yearly_output", "12,5", Fault::Number),
            ("yearly_output", "0", Fault::Number),
            ("yearly_output", "1.234", Fault::Number),
            ("report_day", "2026-11-28", Fault::Future),
            ("report_day", "2026-13-01", Fault::Date),
            ("report_day", "0001-01-01", Fault::Date),
            ("report_verdict", "fail", Fault::NotPassed),
            ("report_verdict", "maybe", Fault::Choice),
            ("place_county", "410000", Fault::Choice),
            ("declare_true", "no", Fault::Agree),
            ("processing_place", "a\nb", Fault::Character),
        ] {
            let mut statement = filled(&scope);
            statement.set(field, answer);
            let all = papers(scope.kind, None, scope.route).into_iter().map(|(kind, _)| kind).collect::<Vec<_>>();
            let found = statement.findings(&scope, &all, date(2026, 11, 27), |code| code != DivisionCode::HENAN);
            let got: Vec<_> = found.iter().map(|f| (f.fault.field, f.fault.fault)).collect();
            assert_eq!(got, [(field, fault)], "{answer}");
        }
    }

    #[test]
    fn quantities_are_read_to_the_hundredth() {
        for (text, value) in [
            ("1", Some(100)),
            ("0.01", Some(1)),
            ("12.5", Some(1250)),
            ("9999999999.99", Some(999_999_999_999)),
            ("", None),
            (".5", None),
            ("5.", None),
            ("-1", None),
            ("１", None),
            ("1e3", None),
            ("99999999999", None),
            ("0.00", None),
        ] {
            assert_eq!(hundredths(text), value, "{text}");
        }
    }

    #[test]
    fn what_was_typed_comes_back_from_the_store() {
        let mut statement = Statement::default();
        statement.set("goods", "  绿茶\r\n红茶 ");
        statement.set("own_brand", "\"引号\"\\");
        assert_eq!(statement.get("goods"), "绿茶\n红茶");
        assert_eq!(Statement::from_json(&statement.to_json()).ok(), Some(statement.clone()));
        statement.set("goods", " ");
        assert_eq!(statement.iter().count(), 1);
        assert!(Statement::from_json("[]").is_err());
    }
}
