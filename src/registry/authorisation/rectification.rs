//! 限期整改: what was ordered of a user, what the user says was done, and what the office found.

use crate::people::{Office, OfficeLevel};
use jiff::civil::Date;

/// An order to put something right. Instants are µs since the epoch, UTC.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rectification {
    /// The order's act in the audit trail and the public log.
    pub id: String,
    /// Which right.
    pub authorisation: String,
    /// Code of the office that ordered it.
    pub office: String,
    /// Account of the officer who did.
    pub ordered_by: String,
    /// When.
    pub ordered_at: i64,
    /// The last day on which it is to be done. The law names no length: the order does.
    pub due: Date,
    /// What is to be put right, as the user was told. Not public.
    pub demand: String,
    /// The document it rests on, in words.
    pub basis: String,
    /// What the user says was done.
    pub report: Option<String>,
    /// When the user said so last.
    pub reported_at: Option<i64>,
    /// What an office found last when it was not done yet.
    pub returned: Option<String>,
    /// When that was.
    pub returned_at: Option<i64>,
    /// What the office found when it ended the order.
    pub finding: Option<String>,
    /// When that was.
    pub ended_at: Option<i64>,
    /// Grows with every change.
    pub version: i64,
}

impl Rectification {
    /// Whether it still waits to be done or to be found done.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.ended_at.is_none()
    }

    /// Whether the user reported since an office last found it not done.
    #[must_use]
    pub fn waits_for_office(&self) -> bool {
        self.is_open() && self.reported_at.is_some_and(|reported| self.returned_at.is_none_or(|at| at < reported))
    }

    /// Whether an office of the right's place finds it done: the one that ordered it, or one above that.
    #[must_use]
    pub fn is_ended_by(&self, office: &Office) -> bool {
        let code = office.code.to_string();
        self.office == code
            || match office.level {
                OfficeLevel::Province => true,
                OfficeLevel::City => self.office.starts_with(code.trim_end_matches("00")),
                OfficeLevel::County => false,
            }
    }

    /// Whether its last day has passed while it is open.
    #[must_use]
    pub fn is_overdue(&self, today: Date) -> bool {
        self.is_open() && self.due < today
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn an_order_is_overdue_after_its_last_day_and_only_while_it_is_open() {
        let open = Rectification {
            id: "o".to_owned(),
            authorisation: "a".to_owned(),
            office: "411502".to_owned(),
            ordered_by: "p".to_owned(),
            ordered_at: 0,
            due: date(2026, 12, 20),
            demand: "d".to_owned(),
            basis: "b".to_owned(),
            report: None,
            reported_at: None,
            returned: None,
            returned_at: None,
            finding: None,
            ended_at: None,
            version: 1,
        };
        assert!(!open.is_overdue(date(2026, 12, 20)) && open.is_overdue(date(2026, 12, 21)));
        assert!(!open.waits_for_office());
        let reported = Rectification { report: Some("r".to_owned()), reported_at: Some(5), ..open.clone() };
        let returned = Rectification { returned: Some("n".to_owned()), returned_at: Some(6), ..reported.clone() };
        let again = Rectification { reported_at: Some(7), ..returned.clone() };
        assert!(reported.waits_for_office() && !returned.waits_for_office() && again.waits_for_office());
        let ended = Rectification { ended_at: Some(1), finding: Some("f".to_owned()), ..open };
        assert!(!ended.is_open() && !ended.is_overdue(date(2026, 12, 21)));
    }
}
