//! What several pages say in the same words.

use crate::cx::Cx;
use crate::text::{list, moment, shanghai_day, shanghai_iso, text_for, text_with};
use crate::ui::{LinkItem, NameItem};
use daodi::identifiers::DivisionCode;
use daodi::registry::{Category, Citation, DataSet, Product, SourceKind, Track};
use leptos::prelude::*;

/// A product's name as the page's language leads with it.
pub(super) fn product_name(cx: &Cx, product: &Product) -> String {
    if cx.english() { product.name_en.clone() } else { product.name.clone() }
}

/// Path of a product's page.
pub(super) fn product_href(cx: &Cx, slug: &str) -> String {
    cx.href(&format!("/products/{slug}"))
}

/// Name of a division.
pub(super) fn division_name(cx: &Cx, code: DivisionCode) -> String {
    cx.register.division_name(code, cx.english())
}

/// Link to a division's page.
pub(super) fn division_link(cx: &Cx, code: DivisionCode) -> AnyView {
    view! { <a href=cx.href(&format!("/divisions/{code}"))>{division_name(cx, code)}</a> }.into_any()
}

/// A product's place in a few words: 信阳市, or 西峡县 where it is a single county's.
pub(super) fn place(cx: &Cx, product: &Product) -> String {
    let prefecture = division_name(cx, product.prefecture);
    match product.counties.as_slice() {
        [one] if *one != product.prefecture => {
            let county = division_name(cx, *one);
            if cx.english() { format!("{county}, {prefecture}") } else { format!("{prefecture}{county}") }
        }
        _ => prefecture,
    }
}

/// Name of a class.
pub(super) fn category(cx: &Cx, category: Category) -> &'static str {
    if cx.english() { category.en() } else { category.zh() }
}

/// Name of a track.
pub(super) fn track(cx: &Cx, track: Track) -> &'static str {
    text_for(cx.locale, "track", track.code())
}

/// The distinct tracks of a product with their names.
pub(super) fn tracks(cx: &Cx, product: &Product) -> Vec<(Track, String)> {
    Track::ALL.iter().filter(|t| product.has_track(**t)).map(|t| (*t, track(cx, *t).to_owned())).collect()
}

/// A product as a line of a list of names.
pub(super) fn name_item(cx: &Cx, product: &Product) -> NameItem {
    let line = product.quality_traits.as_deref().or(product.area_text.as_deref()).unwrap_or_default();
    NameItem {
        href: product_href(cx, product.slug.as_str()),
        name: product_name(cx, product),
        place: if cx.english() { format!("{} · {}", product.name, place(cx, product)) } else { place(cx, product) },
        tracks: tracks(cx, product),
        open: cx.t_owned("track-none"),
        line: line.to_owned(),
    }
}

/// Products as links, for lines of names and suggestions.
pub(super) fn product_links<'a>(cx: &Cx, products: impl Iterator<Item = &'a Product>) -> Vec<LinkItem> {
    products.map(|p| LinkItem::new(product_href(cx, p.slug.as_str()), product_name(cx, p))).collect()
}

/// How sure a kind of field is, in a few words; nothing where it is high.
pub(super) fn certainty(cx: &Cx, set: DataSet, field: &str) -> Option<String> {
    use daodi::registry::Certainty;
    let certainty = cx.register.certainty(set, field)?;
    (certainty != Certainty::High).then(|| {
        let level = text_for(cx.locale, "certainty", certainty.code());
        text_with(cx.locale, "common-certainty-value", &[("level", level.into())])
    })
}

/// One citation: a plan by title, number and status; anything else as recorded.
pub(super) fn citation(cx: &Cx, citation: &Citation) -> String {
    if citation.kind == SourceKind::Plan
        && let Some(plan) = cx.register.plan(&citation.text)
    {
        return plan_title(cx, plan);
    }
    citation.text.clone()
}

/// A plan by title, document number and status. Never by a file's name.
pub(super) fn plan_title(cx: &Cx, plan: &daodi::statistics::Plan) -> String {
    use daodi::statistics::PlanStatus;
    let title = if cx.english() { plan.title_en.clone() } else { format!("《{}》", plan.title) };
    let mut words = vec![title];
    words.extend(plan.document_no.clone());
    if plan.status == PlanStatus::DraftForComments && !plan.title.contains("征求意见") {
        words.push(cx.t_owned("plan-status-draft_for_comments"));
    }
    words.join(" ")
}

/// The source under a fact, where the row has just one: of several the register does not record which gave which fact,
/// so they stand together at the end of the page.
pub(super) fn source_line(cx: &Cx, sources: &[Citation]) -> Option<String> {
    let [only] = sources else { return None };
    Some(text_with(cx.locale, "source-one", &[("source", citation(cx, only).into())]))
}

/// Where several sources stand together, and that they do.
pub(super) fn sources_note(cx: &Cx, sources: &[Citation]) -> Option<AnyView> {
    (sources.len() > 1).then(|| {
        let text = text_with(cx.locale, "source-several", &[("n", sources.len().into())]);
        view! { <p class="small"><a href="#sources">{text}</a></p> }.into_any()
    })
}

/// All citations as a list.
pub(super) fn sources(cx: &Cx, sources: &[Citation]) -> AnyView {
    let items = sources.iter().map(|c| view! { <li>{citation(cx, c)}</li> }).collect_view();
    view! { <ul>{items}</ul> }.into_any()
}

/// Names joined as the language does.
pub(super) fn names(cx: &Cx, names: &[String]) -> String {
    list(cx.locale, names)
}

/// An instant (µs since the epoch, UTC) to the minute, on the clocks of Asia/Shanghai.
pub(super) fn when(cx: &Cx, micros: i64) -> AnyView {
    view! { <time class="when" datetime=shanghai_iso(micros)>{moment(cx.locale, micros)}</time> }.into_any()
}

/// The day of an instant (µs since the epoch, UTC) in Asia/Shanghai, where the hour does not matter.
pub(super) fn on(micros: i64) -> AnyView {
    let day = shanghai_day(micros).to_string();
    view! { <time class="when" datetime=day.clone()>{day.clone()}</time> }.into_any()
}

/// Crumbs from the home page down.
pub(super) fn crumbs(cx: &Cx, steps: &[(&str, &str)], here: &str) -> AnyView {
    use crate::ui::Breadcrumbs;
    let mut items = vec![LinkItem::new(cx.href("/"), cx.t("nav-home"))];
    items.extend(steps.iter().map(|(path, label)| LinkItem::new(cx.href(path), (*label).to_owned())));
    items.push(LinkItem::current("", here.to_owned()));
    view! { <Breadcrumbs label=cx.t("nav-breadcrumb") items=items/> }.into_any()
}

/// A path with its parameters, percent-encoded.
pub(super) fn path_with(path: &str, pairs: &[(&str, String)]) -> String {
    if pairs.is_empty() {
        return path.to_owned();
    }
    let mut query = form_urlencoded::Serializer::new(String::new());
    for (name, value) in pairs {
        query.append_pair(name, value);
    }
    format!("{path}?{}", query.finish())
}
