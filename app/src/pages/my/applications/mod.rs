//! `/my/applications`: a producer's applications for the mark, from the first word to the right in force.

mod begin;
mod case;
mod findings;
mod list;
mod papers;
mod preview;
mod section;
mod view;

use crate::pages::ground::Folder;
pub use begin::{ApplicationNew, OwnRight, application_new};
pub use case::application;
pub use list::{ApplicationQuery, Applications, applications};
pub use preview::application_preview;
pub use section::{ApplicationSection, application_section};
pub use view::{ApplicationDone, MyApplication};

/// The path of the entry that these pages belong to.
const ENTRY: &str = "/my/applications";
/// The path under which an applicant's papers stand.
const FOLDER: &str = "/my/files";
/// Where they read of their bases.
const BASES: Folder = Folder { path: "/my/bases", office: None };

/// The path of an application.
fn path(id: &str) -> String {
    format!("{ENTRY}/{id}")
}

/// The path of one of its pages.
fn section_path(id: &str, section: daodi::application::Section) -> String {
    format!("{ENTRY}/{id}/{}", section.code())
}

/// The slug of the product that is meant by a name; what was typed where none or several are.
#[must_use]
pub fn product_meant(cx: &crate::cx::Cx, typed: &str) -> String {
    match crate::pages::applications::find(cx, typed) {
        crate::pages::applications::Found::One(product) => product.slug.to_string(),
        _ => typed.to_owned(),
    }
}
