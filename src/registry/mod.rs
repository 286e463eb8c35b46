//! The register: products and their protections, enterprises, bases, announcements, authorisations, and where each fact
//! comes from.

mod announcement;
mod authorisation;
mod base;
mod category;
mod certainty;
mod citation;
mod columns;
mod enterprise;
mod listing;
mod product;
mod protection;
mod register;
mod rows;

pub use announcement::Announcement;
pub use authorisation::{Authorisation, AuthorisationState};
pub use base::Base;
pub use category::Category;
pub use certainty::{Certainty, FieldCertainty};
pub use citation::{Citation, SourceKind};
pub use enterprise::{Enterprise, EnterpriseStanding};
pub use listing::{
    FacetCount, ProductFacets, ProductList, ProductQuery, ProductSort, QueryError, Standing, page_number,
};
pub use product::{AreaBox, Product};
pub use protection::{Protection, Track};
pub use register::{DivisionCounts, Register};
pub use rows::{DataSet, RegisterRows};
