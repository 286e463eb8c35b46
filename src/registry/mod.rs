//! The register: products and their protections, enterprises, bases, announcements, authorisations, and where each fact
//! comes from.

mod announcement;
mod authorisation;
mod base;
mod category;
mod certainty;
mod citation;
mod enterprise;
mod product;
mod protection;
mod rows;

pub use announcement::Announcement;
pub use authorisation::{Authorisation, AuthorisationState};
pub use base::Base;
pub use category::Category;
pub use certainty::{Certainty, FieldCertainty};
pub use citation::{Citation, SourceKind};
pub use enterprise::{Enterprise, EnterpriseStanding};
pub use product::{AreaBox, Product};
pub use protection::{Protection, Track};
pub use rows::{DataSet, RegisterRows};
