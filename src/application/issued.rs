//! The official papers 文书 that the steps of a case have led to. A paper is there once its step was taken, never before,
//! and it never changes its name afterwards.

use super::{Application, By, CaseStep, State, Step, rule_of};
use crate::coded::coded;
use crate::identifiers::DivisionCode;

coded! {
    /// What kind of official paper.
    pub enum IssuedKind {
        /// 受理通知书.
        Acceptance "acceptance",
        /// 不予受理通知书.
        NonAcceptance "non_acceptance",
        /// 审查意见（补正）通知书: one for each time that a supplement was asked for.
        Supplement "supplement",
        /// 产地核验报告.
        SiteCheck "site_check",
        /// 初审意见, to the next office.
        FirstOpinion "first_opinion",
        /// 审核意见 of the city's office, to the province's.
        CityOpinion "city_opinion",
        /// 核准通知书 or 不予核准决定书.
        Decision "decision",
    }
}

impl IssuedKind {
    /// Whether it is addressed to the applicant. The others go from office to office, or stay in the file.
    #[must_use]
    pub fn is_to_applicant(self) -> bool {
        matches!(self, Self::Acceptance | Self::NonAcceptance | Self::Supplement | Self::Decision)
    }

    /// The word for it in a paper's number.
    #[must_use]
    pub fn short(self) -> &'static str {
        match self {
            Self::Acceptance => "受理",
            Self::NonAcceptance => "不予受理",
            Self::Supplement => "补正",
            Self::SiteCheck => "核验",
            Self::FirstOpinion => "初审",
            Self::CityOpinion => "审核",
            Self::Decision => "决定",
        }
    }

    /// The paper that a step leads to.
    fn of(step: &CaseStep) -> Option<Self> {
        Some(match step.step {
            Step::Accept => Self::Acceptance,
            Step::NotAccept => Self::NonAcceptance,
            Step::RequestSupplement => Self::Supplement,
            Step::ReportSiteCheck => Self::SiteCheck,
            Step::GiveOpinion => Self::FirstOpinion,
            Step::CityAgree => Self::CityOpinion,
            // What the national office refuses it decides itself; here that is only recorded.
            Step::Reject if step.from != State::NationalReview => Self::Decision,
            // Where no national announcement follows, the province's approval is the last word.
            Step::Approve | Step::Announce if step.to == State::Announced => Self::Decision,
            _ => return None,
        })
    }
}

/// An official paper of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IssuedPaper {
    /// Its kind.
    pub kind: IssuedKind,
    /// Which of its kind in this case, from 1.
    pub nth: usize,
    /// The place of its step among the steps.
    pub step: usize,
    /// When the step was taken, µs since the epoch, UTC.
    pub at: i64,
    /// The office whose paper it is.
    pub office: DivisionCode,
}

impl IssuedPaper {
    /// The name it has in addresses: `supplement`, `supplement-2`.
    #[must_use]
    pub fn name(&self) -> String {
        if self.nth == 1 { self.kind.code().to_owned() } else { format!("{}-{}", self.kind.code(), self.nth) }
    }

    /// Its number: that of the case's receipt, and what it is.
    #[must_use]
    pub fn number(&self, receipt: &str) -> String {
        let nth = if self.nth == 1 { String::new() } else { self.nth.to_string() };
        format!("{receipt}-{}{nth}", self.kind.short())
    }
}

/// The papers that a case has, in the order of its steps (oldest first, all of them). A draft has none.
#[must_use]
pub fn issued_papers(case: &Application, steps: &[CaseStep]) -> Vec<IssuedPaper> {
    let mut papers: Vec<IssuedPaper> = Vec::new();
    for (at, step) in steps.iter().enumerate() {
        let Some(kind) = IssuedKind::of(step) else { continue };
        let nth = papers.iter().filter(|paper| paper.kind == kind).count() + 1;
        // An announcement that was applied for many cases names no office: recording it is the province's.
        let by = rule_of(step.step).map(|rule| rule.by);
        let office = step.office.unwrap_or(match by {
            Some(By::First) => case.office,
            Some(By::City) => case.prefecture,
            _ => DivisionCode::HENAN,
        });
        papers.push(IssuedPaper { kind, nth, step: at, at: step.at, office });
    }
    papers
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(at: i64, step: Step, to: State) -> CaseStep {
        CaseStep {
            seq: at,
            at,
            step,
            from: State::Submitted,
            to,
            login: String::new(),
            office: None,
            reason: String::new(),
            marks: Vec::new(),
            due_at: None,
        }
    }

    fn names(steps: &[CaseStep]) -> Vec<String> {
        issued_papers(&Application::sample(), steps).iter().map(IssuedPaper::name).collect()
    }

    #[test]
    fn a_paper_is_there_with_its_step_and_keeps_its_name() {
        let way = [
            (Step::Submit, State::Submitted, None),
            (Step::Accept, State::Accepted, Some(("acceptance", "411502"))),
            (Step::RequestSupplement, State::Supplement, Some(("supplement", "410000"))),
            (Step::Supplement, State::Accepted, None),
            (Step::OrderSiteCheck, State::SiteCheck, None),
            (Step::RequestSupplement, State::Supplement, Some(("supplement-2", "410000"))),
            (Step::Supplement, State::SiteCheck, None),
            (Step::ReportSiteCheck, State::FirstOpinion, Some(("site_check", "411502"))),
            (Step::GiveOpinion, State::CityReview, Some(("first_opinion", "411502"))),
            (Step::SendBack, State::FirstOpinion, None),
            (Step::GiveOpinion, State::CityReview, Some(("first_opinion-2", "411502"))),
            (Step::CityAgree, State::ProvinceReview, Some(("city_opinion", "411500"))),
            (Step::ProposeApproval, State::ProvinceReview, None),
            (Step::DeclineApproval, State::ProvinceReview, None),
            // The national office has still to announce: no decision yet.
            (Step::Approve, State::NationalReview, None),
            (Step::Announce, State::Announced, Some(("decision", "410000"))),
            (Step::OpenDownload, State::DownloadOpened, None),
        ];
        let steps: Vec<CaseStep> = (1..).zip(way).map(|(at, (what, to, _))| step(at, what, to)).collect();
        for until in 0..=steps.len() {
            let expected: Vec<_> = way[..until].iter().filter_map(|(.., paper)| *paper).collect();
            let found = issued_papers(&Application::sample(), &steps[..until]);
            let got: Vec<_> = found.iter().map(|paper| (paper.name(), paper.office.to_string())).collect();
            let expected: Vec<_> = expected.iter().map(|(n, o)| ((*n).to_owned(), (*o).to_owned())).collect();
            assert_eq!(got, expected, "after {until} steps");
        }
        let numbers: Vec<_> =
            issued_papers(&Application::sample(), &steps).iter().map(|paper| paper.number("20261120-0001")).collect();
        assert_eq!(numbers[1..3], ["20261120-0001-补正", "20261120-0001-补正2"]);
        let mut once = numbers.clone();
        once.sort();
        once.dedup();
        assert_eq!(once.len(), numbers.len(), "no number is given twice");
    }

    #[test]
    fn what_ends_a_case_is_a_decision_where_somebody_decided() {
        assert_eq!(names(&[step(1, Step::NotAccept, State::NotAccepted)]), ["non_acceptance"]);
        assert_eq!(names(&[step(1, Step::Reject, State::Rejected)]), ["decision"]);
        assert_eq!(names(&[step(1, Step::Approve, State::Announced)]), ["decision"], "without the national office");
        assert_eq!(names(&[step(1, Step::Withdraw, State::Withdrawn)]), Vec::<String>::new());
        let own = CaseStep { office: DivisionCode::parse("411503").ok(), ..step(1, Step::Reject, State::Rejected) };
        assert_eq!(
            issued_papers(&Application::sample(), &[own])[0].office.to_string(),
            "411503",
            "whoever decided signs"
        );
    }

    #[test]
    fn papers_between_offices_do_not_go_to_the_applicant() {
        let own: Vec<_> = IssuedKind::ALL.iter().filter(|k| k.is_to_applicant()).map(|k| k.code()).collect();
        assert_eq!(own, ["acceptance", "non_acceptance", "supplement", "decision"]);
    }
}
