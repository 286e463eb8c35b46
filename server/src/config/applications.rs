//! `[applications]`: how applications for the mark are handled here.

use daodi::application::Limits;
use serde::Deserialize;

/// How applications for the mark are handled here. What the law does not name is configuration of this register, and
/// pages say so.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ApplicationConfig {
    /// Whether the province has been entrusted with approving users itself. Not confirmed for Henan: off unless an operator
    /// knows better.
    pub entrusted_approval: bool,
    /// What is told with a decision that goes against the applicant: where and how to appeal, in the office's own words. No
    /// term of the law was confirmed, so none stands here by itself.
    pub appeal: String,
    /// Working days by step.
    pub clocks: Limits,
}

impl ApplicationConfig {
    /// Bounds of the values.
    pub(super) fn check(&self) -> Result<(), String> {
        let Limits {
            acceptance,
            site_check,
            first_opinion,
            city_review,
            province_review,
            supplement,
            download,
            reminder,
        } = self.clocks;
        let all = [acceptance, site_check, first_opinion, city_review, province_review, supplement, download];
        if all.iter().any(|days| *days > 250) {
            return Err("applications.clocks are 0 to 250 working days".to_owned());
        }
        if reminder > 20 {
            return Err("applications.clocks.reminder is 0 to 20 working days".to_owned());
        }
        if self.appeal.chars().count() > 1000 {
            return Err("applications.appeal is at most 1000 characters".to_owned());
        }
        Ok(())
    }
}
