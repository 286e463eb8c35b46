//! The one table of movements: which step leads from where to where, who may take it, and what it needs.

use super::{Kind, Situation, State};
use crate::coded::coded;

coded! {
    /// A step of an application. Each is one act, recorded with its reason.
    pub enum Step {
        /// 提交.
        Submit "submit",
        /// 受理.
        Accept "accept",
        /// 不予受理.
        NotAccept "not_accept",
        /// 安排产地核验: two checkers are named.
        OrderSiteCheck "order_site_check",
        /// 出具核验报告: both checkers have signed.
        ReportSiteCheck "report_site_check",
        /// 进入初审: where no place is checked.
        BeginReview "begin_review",
        /// 初审同意.
        GiveOpinion "give_opinion",
        /// 市级审核同意.
        CityAgree "city_agree",
        /// 拟核准: the first of two people.
        ProposeApproval "propose_approval",
        /// The second person does not agree; the case stays with the province.
        DeclineApproval "decline_approval",
        /// 核准: the second of two people.
        Approve "approve",
        /// 退回重审: a higher office gives the case back to the managing office.
        SendBack "send_back",
        /// 要求补正.
        RequestSupplement "request_supplement",
        /// 提交补正.
        Supplement "supplement",
        /// 不予核准.
        Reject "reject",
        /// 撤回申请.
        Withdraw "withdraw",
        /// 公告: an announcement names the case.
        Announce "announce",
        /// 开通矢量图下载.
        OpenDownload "open_download",
    }
}

coded! {
    /// Who may take a step.
    pub enum By {
        /// The applicant: an account that belongs to the enterprise.
        Applicant "applicant",
        /// The managing office.
        First "first",
        /// The city's office.
        City "city",
        /// The province's office.
        Province "province",
        /// Whichever office has the case before it.
        Holder "holder",
    }
}

coded! {
    /// What a step needs.
    pub enum Need {
        /// A reason, which the applicant is told.
        Reason "reason",
        /// Everything the statement asks for, and nothing wrong in it.
        Complete "complete",
        /// Two checkers, not the same person.
        Checkers "checkers",
        /// A report that both checkers have signed.
        Report "report",
        /// Fields marked, each with what is wanted.
        Marks "marks",
        /// A second person: not the one who proposed.
        SecondPerson "second_person",
        /// An announcement: issuer, number, date.
        Announcement "announcement",
        /// A day.
        Day "day",
        /// A way of appeal, told with the decision.
        Appeal "appeal",
    }
}

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// The step.
    pub step: Step,
    /// From which states.
    pub from: &'static [State],
    /// By whom.
    pub by: By,
    /// What it needs.
    pub needs: &'static [Need],
}

const IN_REVIEW: &[State] = &[
    State::Accepted,
    State::SiteCheck,
    State::FirstOpinion,
    State::CityReview,
    State::ProvinceReview,
    State::NationalReview,
];

/// The table. What no row allows is refused.
pub const TABLE: &[Rule] = &[
    rule(Step::Submit, &[State::Draft], By::Applicant, &[Need::Complete]),
    rule(Step::Accept, &[State::Submitted], By::First, &[]),
    rule(Step::NotAccept, &[State::Submitted], By::First, &[Need::Reason, Need::Appeal]),
    rule(Step::OrderSiteCheck, &[State::Accepted, State::SiteCheck], By::First, &[Need::Checkers, Need::Day]),
    rule(Step::ReportSiteCheck, &[State::SiteCheck], By::First, &[Need::Report]),
    rule(Step::BeginReview, &[State::Accepted], By::First, &[]),
    rule(Step::GiveOpinion, &[State::FirstOpinion], By::First, &[Need::Reason]),
    rule(Step::CityAgree, &[State::CityReview], By::City, &[Need::Reason]),
    rule(Step::ProposeApproval, &[State::ProvinceReview], By::Province, &[Need::Reason]),
    rule(Step::DeclineApproval, &[State::ProvinceReview], By::Province, &[Need::Reason, Need::SecondPerson]),
    rule(Step::Approve, &[State::ProvinceReview], By::Province, &[Need::Reason, Need::SecondPerson]),
    rule(Step::SendBack, &[State::CityReview, State::ProvinceReview], By::Holder, &[Need::Reason]),
    rule(Step::RequestSupplement, IN_REVIEW, By::Holder, &[Need::Reason, Need::Marks]),
    rule(Step::Supplement, &[State::Supplement], By::Applicant, &[Need::Complete]),
    rule(
        Step::Reject,
        &[
            State::FirstOpinion,
            State::CityReview,
            State::ProvinceReview,
            State::NationalReview,
            // What was asked for did not come in time.
            State::Supplement,
        ],
        By::Holder,
        &[Need::Reason, Need::Appeal],
    ),
    rule(
        Step::Withdraw,
        &[
            State::Submitted,
            State::Accepted,
            State::SiteCheck,
            State::FirstOpinion,
            State::CityReview,
            State::ProvinceReview,
            State::NationalReview,
            State::Supplement,
        ],
        By::Applicant,
        &[],
    ),
    rule(Step::Announce, &[State::NationalReview], By::Province, &[Need::Announcement]),
    rule(Step::OpenDownload, &[State::Announced], By::Province, &[Need::Day]),
];

const fn rule(step: Step, from: &'static [State], by: By, needs: &'static [Need]) -> Rule {
    Rule { step, from, by, needs }
}

/// The row of a step.
#[must_use]
pub fn rule_of(step: Step) -> Option<&'static Rule> {
    TABLE.iter().find(|rule| rule.step == step)
}

/// Where a step leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Next {
    /// The state afterwards.
    pub state: State,
    /// Where it comes back to from a supplement.
    pub resume: Option<State>,
    /// Whether an approval is proposed afterwards.
    pub proposed: bool,
}

/// Why a step is not to be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("from {from:?} there is no {step:?}")]
pub struct NotAllowed {
    /// Where the application stands.
    pub from: State,
    /// The step.
    pub step: Step,
}

impl Situation {
    /// Where a step leads from here.
    ///
    /// # Errors
    /// [`NotAllowed`] where it leads nowhere.
    pub fn after(&self, step: Step) -> Result<Next, NotAllowed> {
        let not = NotAllowed { from: self.state, step };
        let allowed = rule_of(step).is_some_and(|rule| rule.from.contains(&self.state)) && self.fits(step);
        if !allowed {
            return Err(not);
        }
        let to = |state| Next { state, resume: None, proposed: false };
        Ok(match step {
            Step::Submit => to(State::Submitted),
            Step::Accept => to(State::Accepted),
            Step::NotAccept => to(State::NotAccepted),
            Step::OrderSiteCheck => to(State::SiteCheck),
            Step::ReportSiteCheck | Step::BeginReview | Step::SendBack => to(State::FirstOpinion),
            Step::GiveOpinion if self.city_review => to(State::CityReview),
            Step::GiveOpinion | Step::CityAgree | Step::DeclineApproval => to(State::ProvinceReview),
            Step::ProposeApproval => Next { proposed: true, ..to(State::ProvinceReview) },
            Step::Approve if self.goes_to_national() => to(State::NationalReview),
            Step::Approve | Step::Announce => to(State::Announced),
            // Who asks for a supplement takes a proposal back with it: what was to be approved changes.
            Step::RequestSupplement => Next { resume: Some(self.state), ..to(State::Supplement) },
            Step::Supplement => to(self.resume.ok_or(not)?),
            Step::Reject => to(State::Rejected),
            Step::Withdraw => to(State::Withdrawn),
            Step::OpenDownload => to(State::DownloadOpened),
        })
    }

    /// What the table does not say: which way, which kind, whether something is proposed.
    fn fits(&self, step: Step) -> bool {
        match step {
            Step::OrderSiteCheck => self.needs_site_check(),
            Step::BeginReview => !self.needs_site_check(),
            Step::ProposeApproval => !self.proposed,
            Step::DeclineApproval | Step::Approve => self.proposed,
            // A user who gave the right up has nothing to download; one who changed it has the right already.
            Step::OpenDownload => self.kind != Kind::GivingUp,
            _ => true,
        }
    }

    /// The steps that can be taken from here, in the order of the table.
    #[must_use]
    pub fn steps(&self) -> Vec<Step> {
        TABLE.iter().map(|rule| rule.step).filter(|step| self.after(*step).is_ok()).collect()
    }
}
