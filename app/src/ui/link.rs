//! A link as plain data.

/// A link with its text; the shape shared by breadcrumbs, tabs, suggestions and footers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkItem {
    /// Where it leads.
    pub href: String,
    /// What it says.
    pub label: String,
    /// True for the place the reader is at.
    pub current: bool,
}

impl LinkItem {
    /// A link to somewhere else.
    pub fn new(href: impl Into<String>, label: impl Into<String>) -> Self {
        Self { href: href.into(), label: label.into(), current: false }
    }

    /// The link to the page or choice the reader is at.
    pub fn current(href: impl Into<String>, label: impl Into<String>) -> Self {
        Self { href: href.into(), label: label.into(), current: true }
    }
}
