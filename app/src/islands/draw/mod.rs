//! A map to draw an outline on, above the field that takes its corners. The map only writes that field: without scripting,
//! or by keyboard alone, the field does the same.
#![expect(missing_docs, reason = "the island macro makes types of its own, without documentation")]

mod corners;
#[cfg(feature = "hydrate")]
mod leaflet;
#[cfg(feature = "hydrate")]
mod map;

pub use corners::{Field, write as corners_text};

use leptos::prelude::*;

/// The folder of Leaflet's files, as the server has it: its name carries the version.
pub const LEAFLET: &str = "/vendor/leaflet-1.9.4";

/// Something that is drawn beneath, and its name.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Backdrop {
    /// Code of the county that it is; empty where it is none.
    pub code: String,
    /// What is written on it; may be empty.
    pub name: String,
    /// Its rings as (longitude, latitude), degrees in CGCS2000.
    pub rings: Vec<Vec<(f64, f64)>>,
}

/// What the map shows beneath what is drawn.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Scene {
    /// The outline as it stands: the last one that was accepted, else the last that was declared; none where nothing was.
    pub present: Option<Backdrop>,
    /// Other bases in what is shown around it.
    pub others: Vec<Backdrop>,
    /// Counties of the protected area.
    pub area: Vec<Backdrop>,
    /// Other counties.
    pub counties: Vec<Backdrop>,
    /// West, south, east and north of what is shown first, degrees.
    pub view: (f64, f64, f64, f64),
}

/// The words around the map.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct DrawWords {
    /// What the map is, for those who do not see it.
    pub label: String,
    /// How one draws.
    pub how: String,
    /// Takes the last step back.
    pub undo: String,
    /// Begins a further field.
    pub further: String,
    /// Begins with the outline as it stands.
    pub present: String,
    /// Takes everything away.
    pub clear: String,
    /// Shows everything that is drawn.
    pub whole: String,
    /// How much is drawn, with `{corners}` and `{mu}`.
    pub drawn: String,
    /// Nothing is drawn yet.
    pub nothing: String,
    /// The field holds something that the map does not read, with `{line}`.
    pub unread: String,
    /// The coordinates in the field are of a system that the map does not draw in.
    pub datum: String,
    /// More corners than handles are shown for.
    pub many: String,
    /// The map could not be loaded.
    pub failed: String,
    /// A further field was begun.
    pub began: String,
    /// Why no further field is begun: the last one is none yet.
    pub unfinished: String,
    /// A corner's handle, with `{n}`.
    pub corner: String,
    /// Larger.
    pub closer: String,
    /// Smaller.
    pub farther: String,
}

/// What a press on a button asks of the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Press {
    Undo,
    Further,
    Present,
    Clear,
    Whole,
}

/// The map over the field `target`, shown where a program runs in the browser.
#[island]
pub fn Draw(
    /// Id of the field that takes the corners.
    target: String,
    /// Id of the choice of coordinate system; empty where it is CGCS2000 anyway.
    datum_field: String,
    /// Id of the choice of a county, which the map goes to; empty where there is none.
    county_field: String,
    /// What is shown beneath.
    scene: Scene,
    /// The words.
    words: DrawWords,
) -> impl IntoView {
    let ready = RwSignal::new(false);
    let status = RwSignal::new(String::new());
    let place = NodeRef::<leptos::html::Div>::new();
    let has_present = scene.present.is_some();
    let buttons = [
        (Press::Undo, words.undo.clone()),
        (Press::Further, words.further.clone()),
        (Press::Present, words.present.clone()),
        (Press::Whole, words.whole.clone()),
        (Press::Clear, words.clear.clone()),
    ];
    let (label, how) = (words.label.clone(), words.how.clone());

    #[cfg(feature = "hydrate")]
    let press = {
        let map = StoredValue::new_local(None::<map::Map>);
        let asked = StoredValue::new((target, datum_field, county_field, scene, words));
        Effect::new(move |_| {
            let Some(place) = place.get() else { return };
            let (target, datum_field, county_field, scene, words) = asked.get_value();
            let failed = words.failed.clone();
            let begin = move || {
                ready.set(true);
                map.set_value(map::Map::new(&place, (&target, &datum_field, &county_field), scene, words, status));
            };
            leaflet::load(begin, move || status.set(failed));
        });
        move |press| map.with_value(|map| map.as_ref().map(|map| map.press(press))).unwrap_or_default()
    };
    #[cfg(not(feature = "hydrate"))]
    let press = {
        let _ = (target, datum_field, county_field, scene, words);
        |_| {}
    };
    let buttons = buttons
        .into_iter()
        .filter(|(which, _)| *which != Press::Present || has_present)
        .map(|(which, word)| {
            view! { <button type="button" class="plain-btn" on:click=move |_| press(which)>{word}</button> }
        })
        .collect_view();
    view! {
        <div class="draw no-print" hidden=move || !ready.get()>
            <p class="small">{how}</p>
            <div class="cluster">{buttons}</div>
            <div class="draw-map" role="application" aria-label=label node_ref=place></div>
        </div>
        <p class="small draw-status" role="status">{move || status.get()}</p>
    }
}
