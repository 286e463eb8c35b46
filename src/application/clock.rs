//! How long each step may take, in working days. Configuration of this register, never a promise of the law: no
//! national figure for any of them was found. Hunan's rule of 2023 has ten working days for the first office.

use super::{Situation, State, Turn};
use serde::{Deserialize, Serialize};

/// Working days by step; 0: no clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// From handing in to accepting or not.
    pub acceptance: u16,
    /// From acceptance to the report of the site check. With the first opinion: 10 in Hunan's rule of 2023.
    pub site_check: u16,
    /// For the first opinion.
    pub first_opinion: u16,
    /// For the city's review.
    pub city_review: u16,
    /// For the province's review.
    pub province_review: u16,
    /// For the applicant's supplement.
    pub supplement: u16,
    /// From the announcement to the opening of the download.
    pub download: u16,
    /// So many working days before the end of a step its people are reminded.
    pub reminder: u16,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            acceptance: 5,
            site_check: 10,
            first_opinion: 5,
            city_review: 10,
            province_review: 10,
            supplement: 20,
            download: 10,
            reminder: 2,
        }
    }
}

impl Limits {
    /// How many working days whoever has the next step has for it; none where no clock runs: at the national office, and
    /// where nothing more happens.
    #[must_use]
    pub fn of(&self, situation: &Situation) -> Option<u16> {
        let days = match situation.state {
            State::Submitted => self.acceptance,
            State::Accepted | State::SiteCheck => self.site_check,
            State::FirstOpinion => self.first_opinion,
            State::CityReview => self.city_review,
            State::ProvinceReview => self.province_review,
            State::Supplement => self.supplement,
            State::Announced if situation.turn() == Turn::Province => self.download,
            _ => 0,
        };
        (days > 0).then_some(days)
    }
}
