//! Bases that enterprises declare: `/my/bases` for those who do, `/desk/bases` for those who decide, and what everybody
//! sees of them on the pages of enterprises and products.

mod chosen;
mod draw;
mod list;
mod new;
mod one;
mod shape;
mod shown;

pub(super) use chosen::{Folder, choices, chosen, drawn};
pub use draw::{CannotDraw, DrawGround, draw_ground};
pub use list::{GroundQuery, GroundSort, Grounds, Side, grounds};
pub(super) use new::products;
pub use new::{NewGround, new_ground};
pub use one::{GroundDone, GroundView, Neighbour, VersionView, ground};
pub(super) use shown::public_section;

use super::common::division_name;
use crate::cx::Cx;
use crate::text::{number, text_for, text_with};
use crate::ui::{Chip, ChipKind};
use daodi::division::measure::m2_to_mu;
use daodi::ground::{AreaFinding, VersionState};
use daodi::identifiers::DivisionCode;
use leptos::prelude::*;

/// Where a version stands.
fn state(cx: &Cx, state: VersionState) -> AnyView {
    let kind = match state {
        VersionState::Declared => ChipKind::Caution,
        VersionState::Accepted => ChipKind::Good,
        VersionState::Returned => ChipKind::Stop,
        VersionState::Withdrawn => ChipKind::Plain,
    };
    view! { <Chip label=text_for(cx.locale, "ground-state", state.code()) kind=kind/> }.into_any()
}

/// What the boundary data says, in a word.
fn finding(cx: &Cx, finding: AreaFinding) -> AnyView {
    let kind = match finding {
        AreaFinding::Inside => ChipKind::Good,
        AreaFinding::Outside => ChipKind::Stop,
        AreaFinding::Near => ChipKind::Caution,
        AreaFinding::Undecidable => ChipKind::Plain,
    };
    view! { <Chip label=text_for(cx.locale, "ground-finding", finding.code()) kind=kind/> }.into_any()
}

/// An area of the ellipsoid in 亩, two decimals.
fn area(cx: &Cx, m2: f64) -> String {
    let hundredths = (m2_to_mu(m2) * 100.0).round() as i64;
    let whole = number(cx.locale, hundredths / 100);
    text_with(cx.locale, "common-area-mu", &[("area", format!("{whole}.{:02}", hundredths % 100).into())])
}

/// A place in words: 信阳市浉河区.
fn place(cx: &Cx, prefecture: DivisionCode, county: DivisionCode) -> String {
    let above = division_name(cx, prefecture);
    match county {
        same if same == prefecture => above,
        county if cx.english() => format!("{}, {above}", division_name(cx, county)),
        county => format!("{above}{}", division_name(cx, county)),
    }
}

/// Name of a product from its slug.
fn product(cx: &Cx, slug: &str) -> String {
    cx.register.product(slug).map_or_else(|| slug.to_owned(), |product| super::common::product_name(cx, product))
}
