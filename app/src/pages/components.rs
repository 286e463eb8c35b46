//! `/dev/components`: every component of the design system with sample content. Dev builds only.

use crate::cx::Cx;
use crate::ui::gallery::Gallery;
use crate::{Head, Page};
use leptos::prelude::*;

/// The components page.
#[must_use]
pub fn components(_: &Cx) -> Page {
    let head = Head { title: "Components".to_owned(), ..Head::default() };
    Page::new(head, "", |_| view! { <div class="wrap page"><Gallery/></div> }.into_any())
}
