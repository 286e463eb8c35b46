//! The questions of an application, in sections: each section is a page, each question a field.

use super::{ChangeOf, Kind, Route};
use crate::coded::coded;

coded! {
    /// A page of the application, in the order in which they are filled in.
    pub enum Section {
        /// 申请人.
        Applicant "applicant",
        /// 产品与保护依据.
        Product "product",
        /// 生产地.
        Places "places",
        /// 生产能力与标准.
        Capability "capability",
        /// 检验报告.
        TestReport "test_report",
        /// 材料.
        Papers "papers",
        /// 承诺.
        Declaration "declaration",
    }
}

/// What an answer must look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// A line of at most so many characters.
    Line(u32),
    /// Several lines of at most so many characters together.
    Lines(u32),
    /// A quantity: digits, at most two after the point.
    Number,
    /// A day that has come.
    PastDay,
    /// A day that may be still to come.
    Day,
    /// A county of the province, by its code.
    County,
    /// One of these.
    Choice(&'static [&'static str]),
    /// Bases of one's own, by the ids of their versions, one a line; at most [`MOST_BASES`].
    Bases,
    /// Agreed to.
    Agree,
}

/// Most bases that one application names.
pub const MOST_BASES: usize = 20;

/// A question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Question {
    /// The field's name; its text is `field-NAME`.
    pub name: &'static str,
    /// On which page.
    pub section: Section,
    /// What an answer must look like.
    pub answer: Answer,
    /// Whether it may be left open.
    pub optional: bool,
}

/// What an application asks for, as far as its questions depend on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scope {
    /// What is asked for.
    pub kind: Kind,
    /// What a change is about.
    pub change_of: Option<ChangeOf>,
    /// By which way.
    pub route: Route,
}

const fn ask(name: &'static str, section: Section, answer: Answer) -> Question {
    Question { name, section, answer, optional: false }
}

const fn may(name: &'static str, section: Section, answer: Answer) -> Question {
    Question { name, section, answer, optional: true }
}

const APPLICANT: &[Question] = &[
    ask("applicant_address", Section::Applicant, Answer::Line(200)),
    ask("legal_representative", Section::Applicant, Answer::Line(60)),
];

const PRODUCT: &[Question] = &[
    ask("goods", Section::Product, Answer::Lines(500)),
    may("own_brand", Section::Product, Answer::Line(120)),
    ask("standard_no", Section::Product, Answer::Line(120)),
];

const MEMBERSHIP: &[Question] = &[
    ask("mark_number", Section::Product, Answer::Line(20)),
    ask("member_since", Section::Product, Answer::PastDay),
    may("member_no", Section::Product, Answer::Line(60)),
];

const LICENCE: &[Question] = &[
    ask("mark_number", Section::Product, Answer::Line(20)),
    ask("filing_no", Section::Product, Answer::Line(60)),
    ask("filing_day", Section::Product, Answer::PastDay),
    ask("licence_until", Section::Product, Answer::Day),
];

const PLACES: &[Question] = &[
    may("bases", Section::Places, Answer::Bases),
    ask("place_county", Section::Places, Answer::County),
    ask("planting_place", Section::Places, Answer::Lines(1000)),
    may("planting_mu", Section::Places, Answer::Number),
    ask("processing_place", Section::Places, Answer::Line(200)),
];

const CAPABILITY: &[Question] = &[
    ask("yearly_output", Section::Capability, Answer::Number),
    ask("yearly_value", Section::Capability, Answer::Number),
    ask("raw_material", Section::Capability, Answer::Lines(1000)),
    may("capacity", Section::Capability, Answer::Line(200)),
    may("food_licence_no", Section::Capability, Answer::Line(60)),
];

const REPORT: &[Question] = &[
    ask("report_no", Section::TestReport, Answer::Line(60)),
    ask("report_body", Section::TestReport, Answer::Line(120)),
    ask("report_day", Section::TestReport, Answer::PastDay),
    ask("report_batch", Section::TestReport, Answer::Line(60)),
    ask("report_standard", Section::TestReport, Answer::Line(120)),
    ask("report_verdict", Section::TestReport, Answer::Choice(&["pass", "fail"])),
];

const CHANGE: &[Question] = &[
    ask("change_before", Section::Product, Answer::Lines(500)),
    ask("change_after", Section::Product, Answer::Lines(500)),
    ask("change_day", Section::Product, Answer::PastDay),
    ask("change_reason", Section::Product, Answer::Lines(500)),
];

/// What is put in the place of a name or an address in the register is one line.
const CHANGE_NAME: &[Question] = &[
    ask("change_before", Section::Product, Answer::Line(100)),
    ask("change_after", Section::Product, Answer::Line(100)),
    ask("change_day", Section::Product, Answer::PastDay),
    ask("change_reason", Section::Product, Answer::Lines(500)),
];

const CHANGE_ADDRESS: &[Question] = &[
    ask("change_before", Section::Product, Answer::Line(200)),
    ask("change_after", Section::Product, Answer::Line(200)),
    ask("change_day", Section::Product, Answer::PastDay),
    ask("change_reason", Section::Product, Answer::Lines(500)),
];

const GIVING_UP: &[Question] = &[
    ask("giving_up_reason", Section::Product, Answer::Lines(500)),
    ask("giving_up_day", Section::Product, Answer::Day),
    ask("left_over", Section::Product, Answer::Lines(500)),
];

const DECLARATION: &[Question] = &[
    ask("declare_true", Section::Declaration, Answer::Agree),
    ask("declare_use", Section::Declaration, Answer::Agree),
];

impl Scope {
    /// The questions, in the order of the pages.
    #[must_use]
    pub fn questions(&self) -> Vec<&'static Question> {
        let parts: &[&[Question]] = match (self.kind, self.route) {
            (Kind::New, Route::GiProduct) => &[APPLICANT, PRODUCT, PLACES, CAPABILITY, REPORT, DECLARATION],
            (Kind::New, Route::Membership) => &[APPLICANT, PRODUCT, MEMBERSHIP, PLACES, CAPABILITY, DECLARATION],
            (Kind::New, Route::Licence) => &[APPLICANT, PRODUCT, LICENCE, PLACES, CAPABILITY, DECLARATION],
            (Kind::Change, _) => match self.change_of {
                Some(ChangeOf::Place) => &[APPLICANT, CHANGE, PLACES, DECLARATION],
                Some(ChangeOf::Product) => &[APPLICANT, CHANGE, REPORT, DECLARATION],
                Some(ChangeOf::Name) => &[APPLICANT, CHANGE_NAME, DECLARATION],
                Some(ChangeOf::Address) => &[APPLICANT, CHANGE_ADDRESS, DECLARATION],
                None => &[APPLICANT, CHANGE, DECLARATION],
            },
            (Kind::GivingUp, _) => &[APPLICANT, GIVING_UP, DECLARATION],
        };
        parts.iter().flat_map(|part| part.iter()).collect()
    }

    /// The pages, in their order. Papers are asked for by every application.
    #[must_use]
    pub fn sections(&self) -> Vec<Section> {
        let asked = self.questions();
        let is_asked = |section: &Section| *section == Section::Papers || asked.iter().any(|q| q.section == *section);
        Section::ALL.iter().copied().filter(is_asked).collect()
    }

    /// The questions of a page.
    #[must_use]
    pub fn questions_of(&self, section: Section) -> Vec<&'static Question> {
        self.questions().into_iter().filter(|question| question.section == section).collect()
    }
}
