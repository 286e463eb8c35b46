//! A shape as a sketch with its corners beside it, and the fields a shape is asked for with.

use super::draw::map;
use crate::cx::Cx;
use crate::islands::Locate;
use crate::islands::draw::Scene;
use crate::pages::forms::{field, hinted, optional};
use crate::pages::map::source_line;
use crate::text::text_with;
use crate::ui::{Column, DataTable, FieldGroup, FileInput, SelectGroup, SelectInput, TextArea};
use daodi::division::Datum;
use daodi::form::Form;
use daodi::ground::Sketch;
use leptos::prelude::*;

/// Corners that the table beside a sketch lists; the file has them all.
const LISTED: usize = 200;

/// The sketch. `label` says what is drawn; the corners stand in the table beside it.
pub(super) fn drawing(cx: &Cx, sketch: &Sketch, label: String) -> AnyView {
    let (width, height) = sketch.view_box;
    let others = sketch
        .shapes
        .iter()
        .skip(1)
        .map(|shape| view! { <path class="sketch-other" d=shape.path.clone()></path> })
        .collect_view();
    let own = sketch.shapes.first().map(|shape| view! { <path class="sketch-own" d=shape.path.clone()></path> });
    let (metres, units) = sketch.scale;
    let bar = format!("M40 {y}h{units}", y = height - 24);
    view! {
        <figure class="sketch">
            <svg viewBox=format!("0 0 {width} {height}") role="img" aria-label=label>
                {others}{own}
                <path class="sketch-bar" d=bar></path>
                <path class="sketch-north" d="M960 70V30m-10 14l10-14l10 14"></path>
            </svg>
            <figcaption class="small">
                {text_with(cx.locale, "ground-scale", &[("metres", metres.into())])}" · "{cx.t("ground-sketch-note")}
            </figcaption>
        </figure>
    }
    .into_any()
}

/// The corners as a table.
pub(super) fn corners(cx: &Cx, rings: &[Vec<(f64, f64)>]) -> AnyView {
    let all: usize = rings.iter().map(Vec::len).sum();
    let columns = vec![
        Column::new(cx.t("ground-corner")),
        Column::number(cx.t("ground-longitude")),
        Column::number(cx.t("ground-latitude")),
    ];
    let several = rings.len() > 1;
    let rows = rings
        .iter()
        .enumerate()
        .flat_map(|(ring, corners)| corners.iter().enumerate().map(move |(at, corner)| (ring, at, corner)))
        .take(LISTED)
        .map(|(ring, at, (lon, lat))| {
            let name = if several { format!("{}-{}", ring + 1, at + 1) } else { (at + 1).to_string() };
            vec![name.into_any(), format!("{lon:.6}").into_any(), format!("{lat:.6}").into_any()]
        })
        .collect();
    let more = (all > LISTED).then(|| {
        let args = [("shown", LISTED.into()), ("n", all.into())];
        view! { <p class="small">{text_with(cx.locale, "ground-corners-more", &args)}</p> }
    });
    view! {
        <DataTable caption=cx.t("ground-corners-heading") tight=true columns=columns rows=rows/>
        {more}
    }
    .into_any()
}

/// The fields: datum, corners, file, year.
pub(super) fn fields(cx: &Cx, form: &Form, scene: Option<&Scene>) -> AnyView {
    let datums = [
        (Datum::Wgs84, "ground-datum-wgs84"),
        (Datum::Cgcs2000, "ground-datum-cgcs2000"),
        (Datum::Gcj02, "ground-datum-gcj02"),
        (Datum::Bd09, "ground-datum-bd09"),
    ];
    let options = datums.iter().map(|(datum, key)| (datum.name().to_owned(), cx.t_owned(key))).collect();
    let datum = vec![SelectGroup { label: String::new(), options }];
    let mut file_hint = cx.t_owned("ground-file-hint");
    if !form.faults.is_empty() {
        file_hint.push_str(if cx.english() { " " } else { "" });
        file_hint.push_str(cx.t("form-file-again"));
    }
    let bordered = scene.is_some_and(|scene| !scene.counties.is_empty() || !scene.area.is_empty());
    let borders = cx.site.map.as_ref().filter(|_| bordered).map(|data| {
        view! { <p class="small">{source_line(cx, data)}</p> }
    });
    view! {
        <FieldGroup title=cx.t("ground-shape-heading") hint=Some(cx.t_owned("ground-shape-hint"))>
            <SelectInput field=hinted(field(cx, form, "datum"), cx.t("ground-datum-hint")) value=form.value("datum")
                empty=Some(cx.t_owned("ground-datum-choose")) groups=datum/>
            {scene.map(|scene| map(cx, scene.clone(), ("corners", "datum", "county")))}
            {borders}
            <TextArea field=hinted(field(cx, form, "corners"), cx.t("ground-corners-hint")) value=form.value("corners")
                rows=6/>
            <Locate target="corners".to_owned() datum_field="datum".to_owned() button=cx.t_owned("ground-locate")
                working=cx.t_owned("ground-locate-working") failed=cx.t_owned("ground-locate-failed")
                done=cx.t_owned("ground-locate-done")/>
            <FileInput field=hinted(optional(cx, field(cx, form, "shape_file")), file_hint)
                accept=".geojson,.json,.kml,.csv,.txt,application/geo+json,application/vnd.google-earth.kml+xml,text/csv"/>
        </FieldGroup>
    }
    .into_any()
}
