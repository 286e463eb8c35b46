//! Maps: the frame around an outline drawn elsewhere, and legends.

use leptos::prelude::*;

/// One class of a [`Legend`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LegendItem {
    /// The shade, 0 to 6; the same classes `s0` to `s6` colour tiles and SVG areas.
    pub shade: u8,
    /// What it stands for, e.g. 11 至 15.
    pub label: String,
}

/// What the shades stand for.
#[component]
pub fn Legend(
    /// What is counted, and of which day.
    #[prop(into)]
    title: String,
    /// The classes, least first.
    items: Vec<LegendItem>,
) -> impl IntoView {
    let items = items
        .into_iter()
        .map(|item| {
            let class = format!("swatch s{}", item.shade.min(6));
            view! { <li><span class=class aria-hidden="true"></span>{item.label}</li> }
        })
        .collect_view();
    view! { <div class="legend"><p>{title}</p><ul role="list">{items}</ul></div> }
}

/// An outline map with caption, legend and the line every map must carry.
#[component]
pub fn OutlineMap(
    /// The SVG. Areas carry the classes `area s0` to `area s6`, points `point`, the chosen one `aria-current`.
    #[prop(into)]
    svg: AnyView,
    /// What the map shows.
    #[prop(into)]
    caption: String,
    /// 示意图 or the 审图号, with source and date of the boundaries.
    #[prop(into)]
    line: String,
    /// What the shades stand for.
    #[prop(optional_no_strip, into)]
    legend: Option<AnyView>,
) -> impl IntoView {
    view! {
        <figure class="outline">
            <div class="outline-svg">{svg}</div>
            {legend}
            <figcaption>{caption}<small>{line}</small></figcaption>
        </figure>
    }
}
