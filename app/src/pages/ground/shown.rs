//! What everybody sees of accepted bases, on the pages of enterprises and products.

use super::shape::drawing;
use super::{area, place, product};
use crate::cx::Cx;
use crate::text::{text_for, text_with};
use crate::ui::{Column, DataTable, Section};
use daodi::ground::{PublicGround, Shape, Sketch};
use leptos::prelude::*;

/// Outlines drawn on one page.
const DRAWN: usize = 12;

/// The section; nothing where nothing is public. `of_product` leaves the product's column out and shows the enterprise's.
pub(crate) fn public_section<'a>(
    cx: &Cx,
    grounds: impl Iterator<Item = &'a PublicGround>,
    of_product: bool,
) -> Option<AnyView> {
    let grounds: Vec<&PublicGround> = grounds.collect();
    if grounds.is_empty() {
        return None;
    }
    let columns = vec![
        Column::new(cx.t("ground-public-column")),
        Column::new(cx.t("common-place")),
        Column::new(cx.t(if of_product { "ground-enterprise" } else { "field-product" })),
        Column::new(cx.t("ground-year")),
        Column::number(cx.t("ground-column-area")),
    ];
    let rows = grounds
        .iter()
        .map(|ground| {
            let kind = text_for(cx.locale, "ground-kind", ground.kind.code());
            let name = ground.outline.as_ref().map_or_else(|| kind.to_owned(), |(name, _)| name.clone());
            let whose = if of_product {
                let enterprise = cx.register.enterprise(ground.enterprise.as_str());
                let name = enterprise.map_or_else(|| ground.enterprise.to_string(), |e| e.name.clone());
                view! { <a href=cx.href(&format!("/enterprises/{}", ground.enterprise))>{name}</a> }.into_any()
            } else {
                let href = cx.href(&format!("/products/{}", ground.product));
                view! { <a href=href>{product(cx, ground.product.as_str())}</a> }.into_any()
            };
            vec![
                name.into_any(),
                place(cx, ground.prefecture, ground.county).into_any(),
                whose,
                ground.year.to_string().into_any(),
                area(cx, ground.area_m2 as f64).into_any(),
            ]
        })
        .collect();
    let outlines = grounds
        .iter()
        .filter_map(|ground| ground.outline.as_ref())
        .take(DRAWN)
        .filter_map(|(name, geometry)| {
            let sketch = Sketch::new(&[&Shape::parse(geometry)?])?;
            let label = text_with(cx.locale, "ground-sketch-label", &[("name", name.clone().into())]);
            Some(view! { <div><h3>{name.clone()}</h3>{drawing(cx, &sketch, label)}</div> })
        })
        .collect_view();
    Some(
        view! {
            <Section title=cx.t("ground-public-heading") id="grounds">
                <DataTable caption=cx.t("ground-public-heading") hide_caption=true columns=columns rows=rows/>
                <div class="sketches">{outlines}</div>
                <p class="small">{cx.t("ground-public-note")}</p>
            </Section>
        }
        .into_any(),
    )
}
