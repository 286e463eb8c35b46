//! Indicators, targets and programmes of the plans.

use crate::coded::coded;
use crate::identifiers::{DivisionCode, Slug};
use serde::{Deserialize, Serialize};

coded! {
    /// Whether a figure counts a stock or one year's flow.
    pub enum IndicatorKind {
        /// 累计.
        Cumulative "cumulative",
        /// 当年.
        Yearly "yearly",
    }
}

/// One indicator of a plan with its base and its target. Numbers are kept as the plan writes them (decimal text), so
/// that nothing is rounded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Indicator {
    /// Permanent id, as in `indicators.csv`.
    pub id: Slug,
    /// The unit it is for.
    pub region: DivisionCode,
    /// Field: 地理标志, 商标品牌, 专利 …
    pub domain: String,
    /// Name of the indicator.
    pub name: String,
    /// Unit of measure, as printed.
    pub unit: Option<String>,
    /// Year of the base value.
    pub base_year: Option<i16>,
    /// Base value, decimal text.
    pub base_value: Option<String>,
    /// Year of the target.
    pub target_year: Option<i16>,
    /// Target value, decimal text.
    pub target_value: Option<String>,
    /// Ranges and words, as the plan has them.
    pub target_text: Option<String>,
    /// Stock or flow.
    pub kind: IndicatorKind,
    /// 预期性 or 约束性, where stated.
    pub attribute: Option<String>,
    /// Remarks on the row.
    pub note: Option<String>,
    /// The plan.
    pub plan: Slug,
    /// The heading of the plan under which the figure stands.
    pub section: String,
}

/// A named programme or task of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Programme {
    /// Permanent id, as in `programmes.csv`.
    pub id: Slug,
    /// The unit it is for.
    pub region: DivisionCode,
    /// Name.
    pub name: String,
    /// Topic: 地理标志, 品牌, 保护 …
    pub topic: String,
    /// The heading of the plan under which it stands.
    pub section: String,
    /// What it says, shortened.
    pub text: String,
    /// Who is responsible, where stated.
    pub responsible: Option<String>,
    /// Deadline in the plan's words: a year, 每年 …
    pub deadline: Option<String>,
    /// Products and enterprises it names.
    pub names: Vec<String>,
    /// The plan.
    pub plan: Slug,
}
