//! What announcements did to the protection of a product: dated steps beside what the register's files say.

use super::{Protection, Track};
use crate::coded::coded;
use crate::identifiers::Slug;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

coded! {
    /// What an announcement does to the protection of a product.
    pub enum ProtectionAct {
        /// 初步认定: anyone may object for a while; nothing is protected yet.
        Preliminary "preliminary",
        /// 认定.
        Recognised "recognised",
        /// 撤销.
        Revoked "revoked",
    }
}

/// One step. An import neither makes nor removes any.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProtectionStep {
    /// The act's id in the audit trail and the public log.
    pub id: String,
    /// Which product.
    pub product: Slug,
    /// Under which legal regime.
    pub track: Track,
    /// What was done.
    pub act: ProtectionAct,
    /// The day on which it takes effect: the announcement's.
    pub day: Date,
    /// Certificate or registration number, where the announcement gives one.
    pub number: Option<String>,
    /// Who applied for or holds the right, where the announcement says so.
    pub holder: Option<String>,
    /// The announcement.
    pub announcement: String,
    /// When it was recorded, µs since the epoch, UTC.
    pub at: i64,
}

/// Adds to a product's protections what steps have recognised: a right of the same regime rests on one announcement more,
/// a new one is added. What was revoked afterwards stays as it was cited: that it ended is said beside it.
pub(super) fn raise<'a>(protections: &mut Vec<Protection>, steps: impl Iterator<Item = &'a ProtectionStep>) {
    for step in steps.filter(|step| step.act == ProtectionAct::Recognised) {
        match protections.iter_mut().find(|right| right.track == step.track) {
            Some(right) => {
                if !right.announcements.contains(&step.announcement) {
                    right.announcements.push(step.announcement.clone());
                }
                right.number = right.number.take().or_else(|| step.number.clone());
                right.holder = right.holder.take().or_else(|| step.holder.clone());
            }
            None => protections.push(Protection {
                track: step.track,
                number: step.number.clone(),
                holder: step.holder.clone(),
                announcements: vec![step.announcement.clone()],
                converted: false,
            }),
        }
    }
}
