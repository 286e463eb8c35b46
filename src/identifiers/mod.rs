//! The identifiers of the field, parsed rather than checked: a value of one of these types is well formed.

mod announcement_number;
mod citation_text;
mod division_code;
mod partial_date;
mod slug;
mod uscc;

pub use announcement_number::{AnnouncementKind, AnnouncementNumber, CitationError, CitedDocument, Issuer};
pub use division_code::{DivisionCode, DivisionCodeError};
pub use partial_date::{PartialDate, PartialDateError};
pub use slug::{Slug, SlugError};
pub use uscc::{SubjectNature, Uscc, UsccError};
