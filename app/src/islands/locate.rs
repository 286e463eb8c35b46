//! "Add where I stand": a point from the device, on top of a field that takes typed ones.
#![expect(missing_docs, reason = "the island macro makes types of its own, without documentation")]

use leptos::prelude::*;

/// A button that adds the device's place as a further line of the field `target`, and chooses WGS84, which devices give, in
/// the field `datum_field` where nothing is chosen. Not shown where the browser runs no program or knows no place.
#[island]
pub fn Locate(
    /// Id of the field that the point is added to.
    target: String,
    /// Id of the choice of coordinate system.
    datum_field: String,
    /// The word on the button.
    button: String,
    /// What is said while the device looks.
    working: String,
    /// What is said when it found nothing.
    failed: String,
    /// What is said when a point was added, with `{n}` for the accuracy in metres.
    done: String,
) -> impl IntoView {
    let ready = RwSignal::new(false);
    let status = RwSignal::new(String::new());

    #[cfg(feature = "hydrate")]
    let ask = {
        Effect::new(move |_| ready.set(browser::geolocation().is_some()));
        move || {
            status.set(working.clone());
            browser::ask(status, (target.clone(), datum_field.clone()), (failed.clone(), done.clone()));
        }
    };
    #[cfg(not(feature = "hydrate"))]
    let ask = {
        let _ = (target, datum_field, working, failed, done);
        || {}
    };
    view! {
        <p class="locate" hidden=move || !ready.get()>
            <button type="button" class="btn quiet" on:click=move |_| ask()>{button}</button>
            <span class="small" role="status">{move || status.get()}</span>
        </p>
    }
}

#[cfg(feature = "hydrate")]
mod browser {
    use leptos::prelude::*;
    use wasm_bindgen::JsCast;
    use wasm_bindgen::prelude::Closure;
    use web_sys::{Geolocation, HtmlSelectElement, HtmlTextAreaElement, Position, PositionError, PositionOptions};

    /// The browser's way to a place, where it has one.
    pub(super) fn geolocation() -> Option<Geolocation> {
        window().navigator().geolocation().ok()
    }

    /// Asks for the place once.
    pub(super) fn ask(
        status: RwSignal<String>,
        (target, datum_field): (String, String),
        (failed, done): (String, String),
    ) {
        let Some(geolocation) = geolocation() else {
            status.set(failed);
            return;
        };
        let options = PositionOptions::new();
        options.set_enable_high_accuracy(true);
        options.set_timeout(30_000);
        let found = Closure::once_into_js(move |position: Position| {
            let coords = position.coords();
            add(&target, coords.longitude(), coords.latitude());
            choose(&datum_field);
            status.set(done.replace("{n}", &format!("{:.0}", coords.accuracy())));
        });
        let none = {
            let failed = failed.clone();
            Closure::once_into_js(move |_: PositionError| status.set(failed))
        };
        let asked = geolocation.get_current_position_with_error_callback_and_options(
            found.unchecked_ref(),
            Some(none.unchecked_ref()),
            &options,
        );
        if asked.is_err() {
            status.set(failed);
        }
    }

    fn add(target: &str, lon: f64, lat: f64) {
        let field = document().get_element_by_id(target).and_then(|e| e.dyn_into::<HtmlTextAreaElement>().ok());
        let Some(field) = field else { return };
        let before = field.value();
        let end = if before.is_empty() || before.ends_with('\n') { "" } else { "\n" };
        field.set_value(&format!("{before}{end}{lon:.6}, {lat:.6}\n"));
        tell(&field, "input");
    }

    fn choose(datum_field: &str) {
        let field = document().get_element_by_id(datum_field).and_then(|e| e.dyn_into::<HtmlSelectElement>().ok());
        if let Some(field) = field.filter(|field| field.value().is_empty()) {
            field.set_value("WGS84");
            tell(&field, "change");
        }
    }

    /// Says that a field has changed, as it does itself where somebody types: a map may lie over it.
    fn tell(field: &web_sys::HtmlElement, name: &str) {
        if let Ok(event) = document().create_event("Event") {
            // Bubbling: the form may listen as well.
            event.init_event_with_bubbles(name, true);
            let _heard = field.dispatch_event(&event);
        }
    }
}
