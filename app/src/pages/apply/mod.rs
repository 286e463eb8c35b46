//! `/apply`: 我能申请吗, the look before any form. It asks three things, decides nothing, and leads on in every case.

mod answer;
mod query;
mod way;

pub use query::ApplyQuery;

use super::applications::{Found, choices, find, product_field};
use super::common::{crumbs, division_name, product_name};
use super::forms::counties;
use crate::cx::Cx;
use crate::text::{text_for, text_with};
use crate::ui::{
    Button, Chip, ChipRow, Choice, ErrorSummary, Field, FieldError, FormEnd, OpenChip, PageHead, RadioSet, SelectInput,
};
use crate::{Head, Page};
use daodi::application::{Being, Handling};
use daodi::registry::{Product, Track};
use jiff::civil::Date;
use leptos::prelude::*;

/// A managing office as it is known: by a document, with its contact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApplyOffice {
    /// Under which track of the product.
    pub track: Track,
    /// How applications are handled.
    pub handling: Handling,
    /// Its telephone number; empty where none is recorded.
    pub phone: String,
    /// Its address; empty where none is recorded.
    pub address: String,
}

/// How long applications took lately.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Took {
    /// How many were approved.
    pub cases: i64,
    /// The median from handing in to approval, in working days.
    pub days: i64,
    /// Since when they are counted.
    pub since: Date,
}

/// What the page shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Apply {
    /// What was asked.
    pub query: ApplyQuery,
    /// The offices that are known for the product. For a track that is not among them the office follows from the place.
    pub offices: Vec<ApplyOffice>,
    /// How long it took others; none while there are no figures.
    pub took: Option<Took>,
}

/// The page.
#[must_use]
pub fn apply(cx: &Cx, view: Apply) -> Page {
    let head = Head {
        title: cx.t_owned("apply-heading"),
        description: cx.t_owned("apply-description"),
        canonical: view.query.is_empty().then(|| "/apply".to_owned()),
        json_ld: None,
    };
    Page::new(head, "/apply", move |cx| content(cx, &view))
}

fn content(cx: &Cx, view: &Apply) -> AnyView {
    let query = &view.query;
    let found = find(cx, &query.product);
    let asked = match (&found, query.being) {
        (Found::One(product), Some(being)) => Some((*product, being)),
        _ => None,
    };
    let body = match asked {
        Some((product, being)) => view! {
            {chosen(cx, query, product, being)}
            {answer::answer(cx, view, product, being)}
        }
        .into_any(),
        None => form(cx, query, &found),
    };
    view! {
        <div class="wrap narrow page apply">
            {crumbs(cx, &[], cx.t("apply-more"))}
            <PageHead title=cx.t("apply-heading") lead=Some(cx.t_owned("apply-lead"))/>
            {body}
        </div>
    }
    .into_any()
}

/// What was answered, and the form to answer otherwise, folded.
fn chosen(cx: &Cx, query: &ApplyQuery, product: &Product, being: Being) -> AnyView {
    let county = match query.county {
        Some(code) => view! { <Chip label=division_name(cx, code)/> }.into_any(),
        None => view! { <OpenChip label=cx.t("apply-county-open")/> }.into_any(),
    };
    view! {
        <section class="apply-chosen" aria-label=cx.t("apply-you-chose")>
            <ChipRow>
                <Chip label=product_name(cx, product)/>
                <Chip label=text_for(cx.locale, "apply-being", being.code())/>
                {county}
            </ChipRow>
            <details class="drawer">
                <summary>{cx.t("apply-change")}</summary>
                <div class="drawer-body">{form(cx, query, &Found::One(product))}</div>
            </details>
        </section>
    }
    .into_any()
}

fn form(cx: &Cx, query: &ApplyQuery, found: &Found<'_>) -> AnyView {
    let error = |wrong: bool, key: &'static str| wrong.then(|| cx.t_owned(key));
    let product_error = match found {
        Found::Unknown => Some(cx.t_owned("apply-product-none")),
        Found::Several(_) => Some(cx.t_owned("apply-product-which")),
        Found::Nothing => error(query.sent, "fault-missing"),
        Found::One(_) => None,
    };
    let being_error = error(query.sent && query.being.is_none(), "fault-choice");
    let errors = [("product", cx.t("field-product"), &product_error), ("being", cx.t("field-being"), &being_error)]
        .into_iter()
        .filter_map(|(field, label, error)| {
            let text = format!("{label}{}{}", cx.t("common-colon"), error.as_ref()?);
            Some(FieldError { field: field.to_owned(), text })
        })
        .collect::<Vec<_>>();
    let several = match found {
        Found::Several(products) => Some(choices(cx, products, |product| {
            cx.href(&ApplyQuery { product: product.slug.to_string(), ..query.clone() }.path())
        })),
        _ => None,
    };
    let value = match found {
        Found::One(product) => product_name(cx, product),
        _ => query.product.clone(),
    };
    let beings = Being::ALL
        .iter()
        .map(|being| {
            Choice::new(being.code(), text_for(cx.locale, "apply-being", being.code())).hint(text_for(
                cx.locale,
                "apply-being-about",
                being.code(),
            ))
        })
        .collect();
    let being = Field {
        hint: Some(cx.t_owned("apply-being-hint")),
        error: being_error,
        ..Field::new("being", cx.t("field-being"))
    };
    let county = Field {
        hint: Some(cx.t_owned("apply-county-hint")),
        mark: Some(cx.t_owned("form-optional")),
        ..Field::new("county", cx.t("application-section-places"))
    };
    let code = query.county.map(|code| code.to_string()).unwrap_or_default();
    let title = text_with(cx.locale, "form-errors-title", &[("n", errors.len().into())]);
    view! {
        <ErrorSummary title=title errors=errors focus=true/>
        <form class="act" method="get" action=cx.href("/apply") novalidate>
            {product_field(cx, &value, product_error)}
            {several}
            <RadioSet field=being value=query.being.map_or("", Being::code) choices=beings/>
            <SelectInput field=county value=code empty=Some(cx.t_owned("form-choose")) groups=counties(cx)/>
            <FormEnd>
                <Button>{cx.t("apply-submit")}</Button>
                <a href=cx.href("/products")>{cx.t("apply-product-all")}</a>
            </FormEnd>
        </form>
    }
    .into_any()
}
