//! Plans and figures: what the five published plans state and aim at.

mod comparison;
mod indicator;
mod plan;

pub use comparison::{CityFigure, FigureKind};
pub use indicator::{Indicator, IndicatorKind, Programme};
pub use plan::{Plan, PlanStatus};
