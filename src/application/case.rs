//! An application as a case: what is stored of it, and what was done with it. Instants are µs since the epoch, UTC.

use super::{By, ChangeOf, Kind, Route, Scope, Situation, State, Statement, Step, Turn};
use crate::identifiers::{DivisionCode, Slug};
use crate::registry::Track;
use jiff::civil::Date;

/// An application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Application {
    /// UUIDv7.
    pub id: String,
    /// 收件编号, given when it is handed in: 豫地标申 + day + running number of the day.
    pub receipt: Option<String>,
    /// What is asked for.
    pub kind: Kind,
    /// What a change is about.
    pub change_of: Option<ChangeOf>,
    /// By which way.
    pub route: Route,
    /// For which enterprise.
    pub enterprise: String,
    /// Its name, as the register had it when the application was last saved.
    pub name: String,
    /// Unified social credit code; empty while the register knows none.
    pub uscc: String,
    /// For which product.
    pub product: Slug,
    /// Its name then.
    pub product_name: String,
    /// Under which track of protection.
    pub track: Track,
    /// The right that is to be changed or given up.
    pub authorisation: Option<String>,
    /// The managing office.
    pub office: DivisionCode,
    /// Its county; none where it is a city's.
    pub county: Option<DivisionCode>,
    /// Its city.
    pub prefecture: DivisionCode,
    /// Whether the city's office reviews.
    pub city_review: bool,
    /// Whether the province has been entrusted with approving.
    pub entrusted: bool,
    /// Where it stands.
    pub state: State,
    /// Where it comes back to from a supplement.
    pub resume: Option<State>,
    /// What the applicant states.
    pub statement: Statement,
    /// Who began it.
    pub made_by: String,
    /// When.
    pub made_at: i64,
    /// When it was handed in.
    pub submitted_at: Option<i64>,
    /// Since when it stands where it stands.
    pub since: i64,
    /// Until when the next step is to be taken; none where no clock runs.
    pub due_at: Option<i64>,
    /// The officer it is assigned to.
    pub assigned: Option<String>,
    /// Who gave the first opinion.
    pub opinion_by: Option<String>,
    /// Who agreed for the city.
    pub city_by: Option<String>,
    /// Who proposed to approve.
    pub proposed_by: Option<String>,
    /// Who approved: another person.
    pub approved_by: Option<String>,
    /// The sheet 汇总表 with which it was handed over.
    pub handover: Option<String>,
    /// The announcement that names it, in words.
    pub announced_in: Option<String>,
    /// Day of the announcement, or of the approval that needs none.
    pub announced_on: Option<Date>,
    /// Day on which the download was opened.
    pub download_on: Option<Date>,
    /// Whether it belongs to the demonstration.
    pub demo: bool,
    /// Grows with every change: who moves it names the version they saw.
    pub version: i64,
}

impl Application {
    /// What the rules of movement look at.
    #[must_use]
    pub fn situation(&self) -> Situation {
        Situation {
            kind: self.kind,
            change_of: self.change_of,
            route: self.route,
            city_review: self.city_review,
            entrusted: self.entrusted,
            state: self.state,
            resume: self.resume,
            proposed: self.state == State::ProvinceReview && self.proposed_by.is_some(),
        }
    }

    /// What its questions depend on.
    #[must_use]
    pub fn scope(&self) -> Scope {
        Scope { kind: self.kind, change_of: self.change_of, route: self.route }
    }

    /// Whose turn it is.
    #[must_use]
    pub fn turn(&self) -> Turn {
        self.situation().turn()
    }

    /// The office that a step of it belongs to; none where it is the applicant's, or nobody's.
    #[must_use]
    pub fn office_of(&self, by: By) -> Option<DivisionCode> {
        match by {
            By::First => Some(self.office),
            By::City => Some(self.prefecture),
            By::Province => Some(DivisionCode::HENAN),
            By::Holder => self.situation().holder().and_then(|by| self.office_of(by)),
            By::Applicant => None,
        }
    }

    /// Whether the applicant can write in it.
    #[must_use]
    pub fn is_open_to_applicant(&self) -> bool {
        matches!(self.state, State::Draft | State::Supplement)
    }

    /// Whether what came on a day can answer it: not what came before it was handed in.
    #[must_use]
    pub fn is_answered_on(&self, day: Date) -> bool {
        self.submitted_at.is_some_and(|at| super::calendar::day_of(at) <= day)
    }
}

/// One step that was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseStep {
    /// Running number inside the case, from 1.
    pub seq: i64,
    /// When.
    pub at: i64,
    /// Which step.
    pub step: Step,
    /// From where.
    pub from: State,
    /// To where.
    pub to: State,
    /// Login name of whoever took it; empty where the program did.
    pub login: String,
    /// The officer's office; none for the applicant.
    pub office: Option<DivisionCode>,
    /// The reason, as the applicant was told.
    pub reason: String,
    /// Fields that were marked for a supplement, each with what is wanted.
    pub marks: Vec<(String, String)>,
    /// Until when the step before was due.
    pub due_at: Option<i64>,
}

/// A note that officers leave for officers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// When.
    pub at: i64,
    /// Login name of whoever left it.
    pub login: String,
    /// The words.
    pub text: String,
}

/// A word between applicant and office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// When.
    pub at: i64,
    /// Login name of whoever wrote it.
    pub login: String,
    /// Whether an officer wrote it.
    pub from_office: bool,
    /// The words.
    pub text: String,
}

/// 产地核验: the check of a place by two people. Saved as it is filled in; it counts once both have signed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SiteCheck {
    /// The day it is planned for.
    pub planned: Option<Date>,
    /// Account of the first checker.
    pub first: String,
    /// Account of the second: another person.
    pub second: String,
    /// The answers, kept as they were given: the fields of a 核验报告.
    pub findings: Statement,
    /// When the first checker signed.
    pub first_signed: Option<i64>,
    /// When the second did.
    pub second_signed: Option<i64>,
    /// Grows with every change.
    pub version: i64,
}

#[cfg(test)]
impl Application {
    /// One that was handed in, for tests.
    #[expect(clippy::unwrap_used, reason = "a test may panic")]
    pub(crate) fn sample() -> Self {
        let code = |text| DivisionCode::parse(text).unwrap();
        Self {
            id: "a".to_owned(),
            receipt: Some("20261120-0001".to_owned()),
            kind: Kind::New,
            change_of: None,
            route: Route::GiProduct,
            enterprise: "e".to_owned(),
            name: "试用茶业有限公司".to_owned(),
            uscc: String::new(),
            product: Slug::parse("xinyang-maojian").unwrap(),
            product_name: "信阳毛尖".to_owned(),
            track: Track::GiProduct,
            authorisation: None,
            office: code("411502"),
            county: Some(code("411502")),
            prefecture: code("411500"),
            city_review: true,
            entrusted: false,
            state: State::Submitted,
            resume: None,
            statement: Statement::default(),
            made_by: String::new(),
            made_at: 0,
            submitted_at: Some(1),
            since: 1,
            due_at: None,
            assigned: None,
            opinion_by: None,
            city_by: None,
            proposed_by: None,
            approved_by: None,
            handover: None,
            announced_in: None,
            announced_on: None,
            download_on: None,
            demo: false,
            version: 1,
        }
    }
}
