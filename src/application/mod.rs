//! Applying for the special mark: what is asked for, by which way, the statement and its papers, who moves it when.

mod calendar;
mod case;
mod clock;
mod eligibility;
mod handed_in;
mod issued;
mod kind;
mod office;
mod paper;
mod question;
mod state;
mod statement;
mod step;
#[cfg(test)]
mod step_tests;

pub use calendar::{
    Calendar, CalendarFault, CalendarProblem, Certainty, DAY_COLUMNS, DayFault, DayKind, DayProblem, Notice, Run,
    YearDays, day_of,
};
pub use case::{Application, CaseStep, Note, SiteCheck, Word};
pub use clock::Limits;
pub use eligibility::{Being, Eligibility, Obstacle, may_apply};
pub use handed_in::{Changed, HandedIn, HandedPaper, Supplement, supplements};
pub use issued::{IssuedKind, IssuedPaper, issued_papers};
pub use kind::{ChangeOf, Kind, Route};
pub use office::{Handling, NamedOffice, managing_office};
pub use paper::{Asked, PaperKind, papers};
pub use question::{Answer, MOST_BASES, Question, Scope, Section};
pub use state::{Situation, State, Turn};
pub use statement::{Finding, MOST_KEPT, Statement, hundredths};
pub use step::{By, Need, Next, NotAllowed, Rule, Step, TABLE, rule_of};
