//! The eighteen tiles of the province, with counts or to say where a thing comes from.

use super::common::division_name;
use crate::cx::Cx;
use crate::text::text_with;
use crate::ui::{Tile, TileGrid, TileSize, shade};
use daodi::identifiers::DivisionCode;
use leptos::prelude::*;

/// The tiles with a count each, leading where `href` says.
pub(super) fn tiles(
    cx: &Cx,
    count: impl Fn(DivisionCode) -> usize,
    href: impl Fn(DivisionCode) -> String,
    label: &'static str,
) -> AnyView {
    let units = cx.register.prefectures();
    let counts: Vec<u64> = units.iter().map(|d| u64::try_from(count(d.code)).unwrap_or(u64::MAX)).collect();
    let largest = counts.iter().copied().max().unwrap_or(0);
    let tiles = units
        .iter()
        .zip(counts)
        .map(|(unit, count)| {
            let name = division_name(cx, unit.code);
            let words = text_with(cx.locale, "division-tile", &[("name", name.into()), ("n", count.into())]);
            Tile {
                code: unit.code.to_string(),
                href: href(unit.code),
                label: short(cx, unit),
                count: count.to_string(),
                shade: shade(count, largest),
                current: false,
                words,
            }
        })
        .collect();
    view! { <TileGrid tiles=tiles label=cx.t(label)/> }.into_any()
}

/// The same province, small, with one place marked.
pub(super) fn locate(cx: &Cx, place: DivisionCode) -> AnyView {
    let tiles = cx
        .register
        .prefectures()
        .iter()
        .map(|unit| Tile {
            code: unit.code.to_string(),
            href: cx.href(&format!("/divisions/{}", unit.code)),
            label: short(cx, unit),
            current: unit.code == place,
            ..Tile::default()
        })
        .collect();
    view! { <TileGrid tiles=tiles label=cx.t("product-locate-label") size=TileSize::Locate/> }.into_any()
}

fn short(cx: &Cx, unit: &daodi::division::Division) -> String {
    if cx.english() { unit.name_en.trim_end_matches(" City").to_owned() } else { unit.short.clone() }
}
