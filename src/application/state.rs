//! Where an application stands, and whose turn it is.

use super::{By, ChangeOf, Kind, Route};
use crate::coded::coded;

coded! {
    /// Where an application stands: the steps that offices take one after another, and the ways out of them.
    pub enum State {
        /// 草稿: not handed in; only the applicant sees it.
        Draft "draft",
        /// 已提交: waiting to be accepted or not.
        Submitted "submitted",
        /// 不予受理.
        NotAccepted "not_accepted",
        /// 已受理.
        Accepted "accepted",
        /// 产地核验.
        SiteCheck "site_check",
        /// 初审.
        FirstOpinion "first_opinion",
        /// 市级审核.
        CityReview "city_review",
        /// 省级审核.
        ProvinceReview "province_review",
        /// 国家知识产权局审查: handed over, or about to be.
        NationalReview "national_review",
        /// 已公告: the right is in force.
        Announced "announced",
        /// 已开通矢量图下载.
        DownloadOpened "download_opened",
        /// 补正: waiting for the applicant.
        Supplement "supplement",
        /// 已撤回.
        Withdrawn "withdrawn",
        /// 不予核准.
        Rejected "rejected",
    }
}

impl State {
    /// Whether nothing more can happen.
    #[must_use]
    pub fn is_end(self) -> bool {
        matches!(self, Self::NotAccepted | Self::DownloadOpened | Self::Withdrawn | Self::Rejected)
    }

    /// Whether an office has the case before it: from here a supplement may be asked for, and to here it comes back.
    #[must_use]
    pub fn is_review(self) -> bool {
        matches!(
            self,
            Self::Accepted
                | Self::SiteCheck
                | Self::FirstOpinion
                | Self::CityReview
                | Self::ProvinceReview
                | Self::NationalReview
        )
    }
}

coded! {
    /// Who has to do the next thing.
    pub enum Turn {
        /// The applicant.
        Applicant "applicant",
        /// The managing office 受理机构, of a county or a city.
        First "first",
        /// The city's office, above a county's.
        City "city",
        /// The province's office.
        Province "province",
        /// The national office; the province records what it does.
        National "national",
        /// Nobody: it has ended.
        Nobody "nobody",
    }
}

/// All that the rules of movement look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Situation {
    /// What is asked for.
    pub kind: Kind,
    /// What a change is about; none where it is no change.
    pub change_of: Option<ChangeOf>,
    /// By which way.
    pub route: Route,
    /// Whether a city's office reviews between the managing office and the province. Never where the managing office is a
    /// city's own.
    pub city_review: bool,
    /// Whether the province has been entrusted with approving (setting `entrusted_approval`). Pilot provinces have
    /// been since 国知办函保字〔2019〕1105号; that Henan is one was not found.
    pub entrusted: bool,
    /// Where it stands.
    pub state: State,
    /// Where it comes back to from a supplement.
    pub resume: Option<State>,
    /// Whether one person of the province has proposed to approve, and a second has not decided yet.
    pub proposed: bool,
}

impl Situation {
    /// Whether the place is checked: for the product's way, where a place is new or changes (陕知发〔2025〕35号 asks for a
    /// 产地核验报告 with both). A name changes no place, and whoever gives up needs none.
    #[must_use]
    pub fn needs_site_check(&self) -> bool {
        self.route == Route::GiProduct
            && match self.kind {
                Kind::New => true,
                Kind::Change => self.change_of != Some(ChangeOf::Name),
                Kind::GivingUp => false,
            }
    }

    /// Whether the national office announces; else the province's approval is the last word, and this register records on
    /// what it rests.
    #[must_use]
    pub fn goes_to_national(&self) -> bool {
        self.route == Route::GiProduct && !self.entrusted
    }

    /// Whose turn it is.
    #[must_use]
    pub fn turn(&self) -> Turn {
        match self.state {
            State::Draft | State::Supplement => Turn::Applicant,
            State::Submitted | State::Accepted | State::SiteCheck | State::FirstOpinion => Turn::First,
            State::CityReview => Turn::City,
            State::ProvinceReview => Turn::Province,
            State::NationalReview => Turn::National,
            // After the announcement the province records the opening of the download; who gave up has nothing to download.
            State::Announced if self.kind != Kind::GivingUp => Turn::Province,
            _ => Turn::Nobody,
        }
    }

    /// The office that has the case before it. While the national office examines, the province records what it does; while
    /// the applicant supplements, it is the office that asked.
    #[must_use]
    pub fn holder(&self) -> Option<By> {
        match self.turn() {
            Turn::First => Some(By::First),
            Turn::City => Some(By::City),
            Turn::Province | Turn::National => Some(By::Province),
            Turn::Applicant => self.resume.and_then(|state| Self { state, resume: None, ..*self }.holder()),
            Turn::Nobody => None,
        }
    }
}
