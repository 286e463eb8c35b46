//! The bases that an application names: as they are offered, named and drawn.

use super::shape::drawing;
use super::{area, finding, place, state};
use crate::cx::Cx;
use crate::text::{text_for, text_with};
use crate::ui::{Choice, FactRow, FactTable};
use daodi::ground::{AreaFinding, Shape, Sketch, VersionState};
use daodi::identifiers::DivisionCode;
use daodi::ports::GroundRow;
use leptos::prelude::*;

/// Name, place, year and area in a line.
fn line(cx: &Cx, base: &GroundRow) -> String {
    let parts = [
        text_for(cx.locale, "ground-kind", base.ground.kind.code()).to_owned(),
        place(cx, base.ground.prefecture, base.ground.county),
        text_with(cx.locale, "ground-of-year", &[("year", base.version.year.to_string().into())]),
        area(cx, base.version.area_m2 as f64),
        text_for(cx.locale, "ground-state", base.version.state.code()).to_owned(),
    ];
    parts.join(" · ")
}

/// Where the pages of bases stand for a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::pages) struct Folder {
    /// The path above them.
    pub(in crate::pages) path: &'static str,
    /// The office that reads: a base that lies elsewhere has no page for it. None for its own enterprise.
    pub(in crate::pages) office: Option<DivisionCode>,
}

impl Folder {
    /// A base's name, as a link where the reader may open its page.
    fn named(self, cx: &Cx, base: &GroundRow) -> AnyView {
        let (name, ground) = (base.ground.name.clone(), &base.ground);
        let reached =
            self.office.is_none_or(|office| [DivisionCode::HENAN, ground.prefecture, ground.county].contains(&office));
        if reached {
            view! { <a href=cx.href(&format!("{}/{}", self.path, ground.id))>{name}</a> }.into_any()
        } else {
            name.into_any()
        }
    }
}

/// The bases as choices of a form.
pub(in crate::pages) fn choices(cx: &Cx, bases: &[GroundRow]) -> Vec<Choice> {
    bases
        .iter()
        .map(|base| Choice::new(base.version.id.clone(), base.ground.name.clone()).hint(line(cx, base)))
        .collect()
}

/// The bases that were chosen, each by its name. What was chosen and is there no more is said.
pub(in crate::pages) fn chosen(cx: &Cx, ids: &[&str], bases: &[GroundRow], folder: Folder) -> AnyView {
    let items = ids
        .iter()
        .map(|id| match bases.iter().find(|base| base.version.id == *id) {
            Some(base) => {
                let state = (base.version.state != VersionState::Accepted).then(|| state(cx, base.version.state));
                view! {
                    <li>
                        {folder.named(cx, base)}" "{state}
                        <p class="small">{line(cx, base)}</p>
                    </li>
                }
                .into_any()
            }
            None => view! { <li class="not-answered">{cx.t("ground-gone")}</li> }.into_any(),
        })
        .collect_view();
    view! { <ul class="lines" role="list">{items}</ul> }.into_any()
}

/// The bases drawn, each with what the boundary data says of it: for whoever judges the place.
pub(in crate::pages) fn drawn(cx: &Cx, bases: &[GroundRow], folder: Folder) -> Option<AnyView> {
    let first = bases.first()?;
    let each = bases
        .iter()
        .map(|base| {
            let sketch = Shape::parse(&base.version.geometry).and_then(|shape| Sketch::new(&[&shape]));
            let label = text_with(cx.locale, "ground-sketch-label", &[("name", base.ground.name.clone().into())]);
            let drawing = sketch.map(|sketch| drawing(cx, &sketch, label));
            let near = (base.version.finding == AreaFinding::Near).then(|| {
                let metres = base.version.metres.unwrap_or(0);
                let text = text_with(cx.locale, "ground-finding-near-text", &[("metres", metres.into())]);
                view! { <p class="small">{text}</p> }
            });
            let place = format!("{} {}", place(cx, base.ground.prefecture, base.ground.county), base.ground.place);
            view! {
                <div>
                    <h3>{folder.named(cx, base)}</h3>
                    {drawing}
                    <FactTable label=base.ground.name.clone()>
                        <FactRow term=cx.t("common-place")>{place.trim().to_owned()}</FactRow>
                        <FactRow term=cx.t("ground-column-area")>{area(cx, base.version.area_m2 as f64)}</FactRow>
                        <FactRow term=cx.t("ground-year")>
                            {base.version.year.to_string()}" "{state(cx, base.version.state)}
                        </FactRow>
                        <FactRow term=cx.t("ground-finding-heading")>
                            {finding(cx, base.version.finding)}{near}
                        </FactRow>
                    </FactTable>
                </div>
            }
        })
        .collect_view();
    let data = text_with(cx.locale, "ground-boundary", &[("data", first.version.boundary.clone().into())]);
    Some(
        view! {
            <div class="sketches">{each}</div>
            <p class="small">{data}" "{cx.t("ground-officer-decides")}</p>
        }
        .into_any(),
    )
}
