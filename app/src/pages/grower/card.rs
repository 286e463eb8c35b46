//! The card: what its QR leads to, and the card itself for printing.

use super::{GrowerSide, grouped};
use crate::cx::Cx;
use crate::pages::common::{crumbs, division_name};
use crate::ui::{FactRow, FactTable, LinkButton, Notice, NoticeKind, PageHead};
use crate::{Head, Page};
use daodi::identifiers::DivisionCode;
use leptos::prelude::*;

/// What everybody learns from a card: nothing personal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardPage {
    /// The card's code.
    pub code: String,
    /// Prefecture-level unit.
    pub prefecture: DivisionCode,
    /// County.
    pub county: DivisionCode,
    /// Who entered the grower, in the page's language.
    pub by: String,
    /// Slug of each product with its years, newest first.
    pub grows: Vec<(String, i16)>,
    /// Whether the grower was erased: then the card says nothing more.
    pub erased: bool,
}

/// The page `/growers/{card}`. Search engines are kept out.
#[must_use]
pub fn card(cx: &Cx, view: CardPage) -> Page {
    let head = Head { title: cx.t_owned("grower-card-heading"), ..Head::default() };
    Page::new(head, "", move |cx| facts(cx, &view))
}

fn facts(cx: &Cx, view: &CardPage) -> AnyView {
    let name = |slug: &str| {
        cx.register.product(slug).map_or_else(|| slug.to_owned(), |p| crate::pages::common::product_name(cx, p))
    };
    let content = if view.erased {
        view! { <Notice kind=NoticeKind::Stop><p>{cx.t("grower-card-ended")}</p></Notice> }.into_any()
    } else {
        let grows = view
            .grows
            .iter()
            .map(|(slug, year)| {
                let href = cx.href(&format!("/products/{slug}"));
                view! { <li><a href=href>{name(slug)}</a>" "<span class="num">{year.to_string()}</span></li> }
            })
            .collect_view();
        view! {
            <FactTable label=cx.t("grower-card-heading")>
                <FactRow term=cx.t("grower-card")><code>{grouped(&view.code)}</code></FactRow>
                <FactRow term=cx.t("field-county")>
                    {division_name(cx, view.prefecture)}" "{division_name(cx, view.county)}
                </FactRow>
                <FactRow term=cx.t("grower-card-grows")><ul class="lines" role="list">{grows}</ul></FactRow>
                <FactRow term=cx.t("grower-entered-by")>{view.by.clone()}</FactRow>
            </FactTable>
        }
        .into_any()
    };
    view! {
        <div class="wrap narrow page">
            <PageHead title=cx.t("grower-card-heading") lead=Some(cx.t_owned("grower-card-lead"))/>
            {content}
            <p class="small">{cx.t("grower-card-note")}</p>
        </div>
    }
    .into_any()
}

/// A card as it is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardPrint {
    /// From which side.
    pub side: GrowerSide,
    /// The grower's id.
    pub id: String,
    /// The name, masked.
    pub name: String,
    /// County.
    pub county: DivisionCode,
    /// Who entered them.
    pub by: String,
    /// The card's code.
    pub code: String,
    /// Products with their years.
    pub grows: Vec<(String, i16)>,
    /// The symbol: side of its view box in modules, and its path.
    pub symbol: (u32, String),
}

/// The page `…/{id}/card`.
#[must_use]
pub fn card_print(cx: &Cx, view: CardPrint) -> Page {
    let head = Head { title: cx.t_owned("grower-card-print"), ..Head::default() };
    let nav = view.side.path();
    Page::new(head, nav, move |cx| print(cx, &view))
}

fn print(cx: &Cx, view: &CardPrint) -> AnyView {
    let path = view.side.path();
    let (side, outline) = view.symbol.clone();
    let name = |slug: &str| {
        cx.register.product(slug).map_or_else(|| slug.to_owned(), |p| crate::pages::common::product_name(cx, p))
    };
    let grows =
        view.grows.iter().map(|(slug, year)| view! { <li>{name(slug)}" "{year.to_string()}</li> }).collect_view();
    view! {
        <div class="wrap narrow page">
            {crumbs(cx, &[(path, cx.t("section-growers"))], cx.t("grower-card-print"))}
            <PageHead title=cx.t("grower-card-print")/>
            <div class="grower-card">
                <svg viewBox=format!("0 0 {side} {side}") role="img" aria-label=cx.t("grower-card-symbol")>
                    <path d=outline></path>
                </svg>
                <div>
                    <p class="grower-card-title">{cx.t("grower-card-heading")}</p>
                    <p>{view.name.clone()}" · "{division_name(cx, view.county)}</p>
                    <ul class="lines" role="list">{grows}</ul>
                    <p class="small">{view.by.clone()}</p>
                    <p><code>{grouped(&view.code)}</code></p>
                </div>
            </div>
            <p class="small">{cx.t("grower-card-own-note")}</p>
            <p><LinkButton href=cx.href(&format!("{path}/{}/card.pdf", view.id))>{cx.t("grower-card-pdf")}</LinkButton></p>
        </div>
    }
    .into_any()
}
