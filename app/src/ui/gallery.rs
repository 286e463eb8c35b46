//! Every component with real content, shown at `/dev/components` in development builds.

use leptos::prelude::*;

/// Every component.
#[component]
pub fn Gallery() -> impl IntoView {
    view! { <div class="wrap"></div> }
}
