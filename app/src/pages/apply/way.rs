//! The ways that are open: what differs, which office takes it, which papers are needed.

use super::{Apply, ApplyOffice, answer};
use crate::cx::Cx;
use crate::pages::acts::office_name;
use crate::pages::applications::{paper_words, papers_about, route_explained, route_words};
use crate::pages::common::{path_with, track};
use crate::text::{text_for, text_with};
use crate::ui::{FactRow, FactTable, OpenChip, Section, TrackChip};
use daodi::application::{Asked, Handling, Kind, Route, managing_office, papers};
use daodi::registry::{Product, Track};
use leptos::prelude::*;

/// The ways, each with its button.
pub(super) fn ways(cx: &Cx, view: &Apply, product: &Product, routes: &[(Track, Route)], confirmed: bool) -> AnyView {
    let several = (routes.len() > 1).then(|| {
        view! { <p>{text_with(cx.locale, "apply-ways-several", &[("n", routes.len().into())])}</p> }
    });
    let items = routes.iter().map(|(track, route)| way(cx, view, product, (*track, *route), confirmed)).collect_view();
    view! { <Section title=cx.t("apply-ways") id="ways">{several}{items}</Section> }.into_any()
}

fn way(cx: &Cx, view: &Apply, product: &Product, (under, route): (Track, Route), confirmed: bool) -> AnyView {
    let known = view.offices.iter().find(|office| office.track == under);
    let handling = known.map_or_else(|| managing_office(product), |office| office.handling);
    let reviews = if handling.city_review { "apply-way-review-with-city" } else { "apply-way-review-plain" };
    let (place, end) = if route == Route::GiProduct {
        ("apply-way-place-yes", "apply-way-end-national")
    } else {
        ("apply-way-place-no", "apply-way-end-province")
    };
    let way = format!("{}.{}", under.code(), route.code());
    let id = format!("way-{}-{}", under.code(), route.code());
    let path = path_with("/my/applications/new", &[("product", product.slug.to_string()), ("way", way)]);
    let title = id.clone();
    view! {
        <article class="panel way" aria-labelledby=title>
            <h3 id=id>{route_words(cx, route)}" "<TrackChip track=under label=track(cx, under)/></h3>
            <p>{route_explained(cx, route)}</p>
            <FactTable label=route_words(cx, route)>
                <FactRow term=cx.t("apply-way-office")>{office(cx, handling, known)}</FactRow>
                <FactRow term=cx.t("apply-way-first")>{text_for(cx.locale, "apply-way-first", route.code())}</FactRow>
                <FactRow term=cx.t("apply-way-reviews")>{cx.t(reviews)}</FactRow>
                <FactRow term=cx.t("apply-way-place")>{cx.t(place)}</FactRow>
                <FactRow term=cx.t("apply-way-end")>{cx.t(end)}</FactRow>
            </FactTable>
            <h4>{cx.t("apply-way-papers")}</h4>
            {paper_list(cx, route)}
            <p class="small">{cx.t("apply-way-papers-note")}</p>
            {answer::begin(cx, &path, confirmed)}
        </article>
    }
    .into_any()
}

fn office(cx: &Cx, handling: Handling, known: Option<&ApplyOffice>) -> AnyView {
    let open = (!handling.confirmed).then(|| {
        view! { " "<OpenChip label=cx.t("apply-office-open")/><p class="small">{cx.t("apply-office-why")}</p> }
    });
    let phone = known.filter(|office| !office.phone.is_empty()).map(|office| phone(&office.phone));
    let address = known.filter(|office| !office.address.is_empty());
    let address = address.map(|office| view! { <p>{office.address.clone()}</p> });
    view! { {office_name(cx, handling.office)}{open}{phone}{address} }.into_any()
}

/// A telephone number that a telephone calls.
fn phone(number: &str) -> AnyView {
    let digits: String = number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    view! { <p><a href=format!("tel:{digits}")>{number.to_owned()}</a></p> }.into_any()
}

/// The papers, each folded: what it is, what is taken instead, an example.
fn paper_list(cx: &Cx, route: Route) -> AnyView {
    let items = papers(Kind::New, None, route)
        .into_iter()
        .map(|(kind, asked)| {
            let mark = match asked {
                Asked::Must => "apply-paper-must",
                Asked::May => "apply-paper-may",
            };
            view! {
                <details class="drawer">
                    <summary>{paper_words(cx, kind)}<span class="small">{cx.t(mark)}</span></summary>
                    <div class="drawer-body">{papers_about(cx, kind)}</div>
                </details>
            }
        })
        .collect_view();
    view! { <div class="paper-list">{items}</div> }.into_any()
}
