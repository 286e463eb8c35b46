//! The register: products and their protections, enterprises, bases, announcements, authorisations, and where each fact
//! comes from.

mod announcement;
pub mod announcing;
mod authorisation;
mod base;
mod category;
mod certainty;
mod citation;
mod columns;
mod enterprise;
mod listing;
mod objection;
mod product;
mod protection;
mod protection_step;
mod register;
mod rows;

pub use announcement::Announcement;
pub use authorisation::{
    Authorisation, AuthorisationAct, AuthorisationChange, AuthorisationState, DayAnswer, Need, Needs, Rectification,
    StepError, TRANSITIONS, Transition, UseRules, UseWatch, Whose, answer_on, state_on, transition,
};
pub use base::Base;
pub use category::Category;
pub use certainty::{Certainty, FieldCertainty};
pub use citation::{Citation, SourceKind};
pub use enterprise::{Enterprise, EnterpriseStanding};
pub use listing::{
    FacetCount, PAGES, ProductFacets, ProductList, ProductQuery, ProductSort, QueryError, Standing, YEARS, page_number,
};
pub use objection::Objections;
pub use product::{AreaBox, Product};
pub use protection::{Protection, Track};
pub use protection_step::{ProtectionAct, ProtectionStep};
pub use register::{DivisionCounts, Register};
pub use rows::{DataSet, RegisterRows};
