//! Figures: large numbers with their date, and bars of plan and measurement.

use leptos::prelude::*;

/// One large number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figure {
    /// The number, formatted.
    pub number: String,
    /// What it counts.
    pub label: String,
    /// Where it is from and of which day.
    pub source: Option<String>,
    /// The rows behind it.
    pub href: Option<String>,
}

/// A line of large numbers, each leading to its rows.
#[component]
pub fn Figures(
    /// The figures: two to five.
    items: Vec<Figure>,
) -> impl IntoView {
    let items = items
        .into_iter()
        .map(|figure| {
            let number = match figure.href {
                Some(href) => view! { <a href=href>{figure.number}</a> }.into_any(),
                None => figure.number.into_any(),
            };
            view! {
                <div>
                    <dt>{figure.label}</dt>
                    <dd class="figure">{number}</dd>
                    {figure.source.map(|text| view! { <dd class="src"><span>{text}</span></dd> })}
                </div>
            }
        })
        .collect_view();
    view! { <dl class="figures">{items}</dl> }
}

/// An indicator with numbers: where it stood, what was measured, what the plan asks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StatBar {
    /// The indicator.
    pub label: String,
    /// The measured or base value.
    pub actual: Option<f64>,
    /// Its words, e.g. `99 个 · 2025`.
    pub actual_text: String,
    /// The target.
    pub target: Option<f64>,
    /// Its words, e.g. `110 个 · 2027`.
    pub target_text: String,
    /// Where both are from.
    pub source: Option<String>,
}

/// Bars of measured value against target. Each bar has its own scale: 100 % is the larger of the two.
#[component]
pub fn StatBars(
    /// The indicators.
    items: Vec<StatBar>,
    /// The word for the measured value, e.g. 现值.
    #[prop(into)]
    actual_label: String,
    /// The word for the target, e.g. 目标.
    #[prop(into)]
    target_label: String,
) -> impl IntoView {
    let items = items
        .into_iter()
        .map(|bar| {
            let chart = drawn(&bar);
            view! {
                <li class="stat">
                    <p class="stat-label">{bar.label}</p>
                    {chart}
                    <p class="stat-values">
                        <span><b>{actual_label.clone()}</b> {bar.actual_text}</span>
                        <span><b>{target_label.clone()}</b> {bar.target_text}</span>
                    </p>
                    {bar.source.map(|text| view! { <p class="src"><span>{text}</span></p> })}
                </li>
            }
        })
        .collect_view();
    view! { <ul class="stats" role="list">{items}</ul> }
}

/// The bar itself, on a scale of 1000; hidden from assistive technology because the words beside it say the same.
fn drawn(bar: &StatBar) -> Option<impl IntoView + use<>> {
    let full = bar.actual.unwrap_or(0.0).max(bar.target.unwrap_or(0.0));
    if full <= 0.0 {
        return None;
    }
    let at = |value: f64| format!("{:.0}", (value.max(0.0) / full * 1000.0).round());
    let actual =
        bar.actual.map(|value| view! { <rect class="stat-actual" x="0" y="2" width=at(value) height="8"></rect> });
    let target = bar.target.map(|value| {
        let x = at(value);
        view! { <line class="stat-target" x1=x.clone() x2=x y1="0" y2="12"></line> }
    });
    Some(view! {
        <svg class="stat-bar" viewBox="0 0 1000 12" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <rect class="stat-ground" x="0" y="2" width="1000" height="8"></rect>
            {actual}
            {target}
        </svg>
    })
}
