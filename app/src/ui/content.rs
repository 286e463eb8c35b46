//! What stands inside a component.

use leptos::children::{ChildrenOptContainer, ToChildren};
use leptos::prelude::*;
use leptos::tachys::view::RenderHtml;

/// A component's children, drawn where they are written. Pages are drawn once, on the server: so children need not be
/// kept as a function, and may borrow what the page was given.
pub struct Content(AnyView);

impl<F, C> ToChildren<F> for Content
where
    F: FnOnce() -> C,
    C: RenderHtml + Send + 'static,
{
    fn to_children(children: F) -> Self {
        Self(children().into_any())
    }
}

impl<T> ToChildren<ChildrenOptContainer<T>> for Content
where
    T: IntoAny + Send + 'static,
{
    fn to_children(children: ChildrenOptContainer<T>) -> Self {
        Self(children.0.into_any())
    }
}

impl Content {
    /// The view.
    #[must_use]
    pub fn view(self) -> AnyView {
        self.0
    }
}
