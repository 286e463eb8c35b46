//! A page: its head and how its content is drawn.

use crate::cx::Cx;
use crate::document::{Head, document};
use crate::frame::frame;
use leptos::prelude::*;

type Draw = dyn Fn(&Cx) -> AnyView + Send + Sync;

/// A page that is ready to be drawn.
pub struct Page {
    /// Its head.
    pub head: Head,
    /// Path of the entry of the navigation it belongs to, the main one or that of a part behind the sign-in; empty where
    /// to none.
    pub nav: &'static str,
    content: Box<Draw>,
}

impl Page {
    /// A page from its head and the function that draws its content (everything inside `<main>`).
    pub fn new(head: Head, nav: &'static str, content: impl Fn(&Cx) -> AnyView + Send + Sync + 'static) -> Self {
        Self { head, nav, content: Box::new(content) }
    }
}

/// Draws a page into the whole document.
pub fn draw(cx: &Cx, page: &Page) -> AnyView {
    let body = frame(cx, page.nav, (page.content)(cx));
    document(cx, page.head.clone(), body).into_any()
}
