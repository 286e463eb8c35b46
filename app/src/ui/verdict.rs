//! The answer to "is this label ours?".

use super::{Content, Icon, IconKind};
use leptos::prelude::*;

/// The tone of a verdict.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum VerdictKind {
    /// The register issued this code and nothing speaks against it.
    #[default]
    Good,
    /// Look again: seen before, not in use yet, right ended.
    Caution,
    /// Recalled, void, not issued here.
    Stop,
}

/// The sentence that matters, first on its page, in words a grandmother reads.
#[component]
pub fn Verdict(
    /// The tone.
    #[prop(optional)]
    kind: VerdictKind,
    /// The sentence; the page's `h1`.
    #[prop(into)]
    title: String,
    /// What to do now.
    children: Content,
) -> impl IntoView {
    let (class, icon) = match kind {
        VerdictKind::Good => ("verdict", IconKind::Check),
        VerdictKind::Caution => ("verdict caution", IconKind::Caution),
        VerdictKind::Stop => ("verdict stop", IconKind::Stop),
    };
    view! { <div class=class><h1><Icon kind=icon />{title}</h1>{children.view()}</div> }
}

/// A label's code in groups of five, as printed.
#[component]
pub fn CodeGroups(
    /// The 25 characters, without spaces.
    #[prop(into)]
    code: String,
) -> impl IntoView {
    let characters: Vec<char> = code.chars().collect();
    let groups =
        characters.chunks(5).map(|group| view! { <span>{group.iter().collect::<String>()}</span>" " }).collect_view();
    view! { <code class="code-groups">{groups}</code> }
}
