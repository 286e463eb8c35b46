//! What happens in which order.

use leptos::prelude::*;

/// Steps of a procedure, numbered.
#[component]
pub fn Steps(
    /// What each is, and what is to be known of it; the second may be empty.
    items: Vec<(String, String)>,
    /// The one that is being done, from 1; none: nothing is marked.
    #[prop(optional_no_strip)]
    current: Option<usize>,
) -> impl IntoView {
    let items = items
        .into_iter()
        .enumerate()
        .map(|(at, (title, text))| {
            let here = (current == Some(at + 1)).then_some("step");
            view! {
                <li aria-current=here>
                    <p class="step-title">{title}</p>
                    {(!text.is_empty()).then(|| view! { <p class="step-text">{text}</p> })}
                </li>
            }
        })
        .collect_view();
    view! { <ol class="steps">{items}</ol> }
}
