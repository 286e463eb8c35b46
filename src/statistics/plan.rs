//! The published plans.

use crate::coded::coded;
use crate::identifiers::{DivisionCode, PartialDate, Slug};
use serde::{Deserialize, Serialize};

coded! {
    /// Whether a plan is in force or a draft for comments.
    pub enum PlanStatus {
        /// 正式.
        Formal "formal",
        /// 征求意见稿: a draft for comments binds nobody.
        DraftForComments "draft_for_comments",
    }
}

/// A published plan, always shown by title, document number and status.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// Permanent id, as in `plans.csv`.
    pub id: Slug,
    /// Full Chinese title.
    pub title: String,
    /// English title.
    pub title_en: String,
    /// Document number such as 豫知〔2022〕4号, where the plan has one.
    pub document_no: Option<String>,
    /// Issuer, where stated.
    pub issuer: Option<String>,
    /// Date of issue, as precisely as stated.
    pub issued_on: Option<PartialDate>,
    /// First year of the period.
    pub period_from: i16,
    /// Last year of the period.
    pub period_to: i16,
    /// Formal or a draft.
    pub status: PlanStatus,
    /// The unit it is for.
    pub region: DivisionCode,
}
