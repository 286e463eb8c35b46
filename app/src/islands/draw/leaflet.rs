//! Leaflet, called by name: it is a script of its own that only pages with a map load.

use super::LEAFLET;
use js_sys::{Array, Function, Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{Closure, JsValue};
use web_sys::Event;

/// Loads the script where it is not there yet, then goes on; `failed` where it does not come.
pub(super) fn load(then: impl FnOnce() + 'static, failed: impl FnOnce() + 'static) {
    if library().is_some() {
        return then();
    }
    let (Ok(script), Some(head)) = (document().create_element("script"), document().head()) else { return failed() };
    let here = script.set_attribute("src", &format!("{LEAFLET}/leaflet.js")).is_ok();
    let listen =
        |name: &str, heard: JsValue| script.add_event_listener_with_callback(name, heard.unchecked_ref()).is_ok();
    let loaded = listen("load", Closure::once_into_js(move |_: Event| then()));
    let not = listen("error", Closure::once_into_js(move |_: Event| failed()));
    let _ = here && loaded && not && head.append_child(&script).is_ok();
}

fn library() -> Option<JsValue> {
    get(&window(), "L").filter(JsValue::is_object)
}

/// A property.
pub(super) fn get(of: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(of, &name.into()).ok().filter(|value| !value.is_undefined())
}

/// A property that is a number.
pub(super) fn number(of: &JsValue, name: &str) -> Option<f64> {
    get(of, name)?.as_f64()
}

/// Calls a method; what is not there gives nothing.
pub(super) fn call(on: &JsValue, name: &str, with: &[JsValue]) -> JsValue {
    let method = get(on, name).and_then(|method| method.dyn_into::<Function>().ok());
    let with: Array = with.iter().collect();
    method.and_then(|method| method.apply(on, &with).ok()).unwrap_or(JsValue::UNDEFINED)
}

/// `L.kind(…)`.
pub(super) fn make(kind: &str, with: &[JsValue]) -> JsValue {
    library().map_or(JsValue::UNDEFINED, |library| call(&library, kind, with))
}

/// `L.control.kind(…)`, put on the map.
pub(super) fn control(map: &JsValue, kind: &str, with: &JsValue) {
    let controls = library().and_then(|library| get(&library, "control")).unwrap_or(JsValue::UNDEFINED);
    call(&call(&controls, kind, std::slice::from_ref(with)), "addTo", std::slice::from_ref(map));
}

/// An object of options.
pub(super) fn options(pairs: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in pairs {
        // A fresh plain object takes every property.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}

/// A place as Leaflet takes it: latitude first.
pub(super) fn place((lon, lat): (f64, f64)) -> JsValue {
    Array::of2(&lat.into(), &lon.into()).into()
}

/// A place that Leaflet gives.
pub(super) fn placed(at: &JsValue) -> Option<(f64, f64)> {
    Some((number(at, "lng")?, number(at, "lat")?))
}

/// Rings as Leaflet takes them.
pub(super) fn rings(rings: &[Vec<(f64, f64)>]) -> JsValue {
    rings.iter().map(|ring| ring.iter().map(|at| place(*at)).collect::<Array>()).collect::<Array>().into()
}

/// Listens for as long as the page lives.
pub(super) fn on(thing: &JsValue, events: &str, heard: impl FnMut(JsValue) + 'static) {
    call(thing, "on", &[events.into(), kept(heard)]);
}

/// A function for as long as the page lives.
pub(super) fn kept(heard: impl FnMut(JsValue) + 'static) -> JsValue {
    Closure::<dyn FnMut(JsValue)>::new(heard).into_js_value()
}
