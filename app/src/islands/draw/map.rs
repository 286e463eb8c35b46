//! The map itself: handles at the corners, which are dragged, or moved and taken away by keys; lighter ones between them
//! make a new corner. Every change is written into the field at once.

use super::corners::{self, Field};
use super::leaflet::{call, control, get, kept, make, number, on, options, place, placed, rings};
use super::{Backdrop, DrawWords, Press, Scene};
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{Closure, JsValue};
use web_sys::{Element, Event, HtmlElement, HtmlSelectElement, HtmlTextAreaElement, KeyboardEvent};

/// More corners than these get no handles: the browser would be slow, and nobody drags thousands.
const HANDLED: usize = 400;
/// Steps that can be taken back.
const KEPT: usize = 100;
/// Side of what can be hit of a handle, CSS pixels (WCAG 2.2, 2.5.8: 24 at least); its dot is smaller.
const TARGET: f64 = 26.0;
/// Farther off than this, names would lie on each other.
const NAMED: f64 = 9.0;
/// Points of the screen that an arrow key moves a corner by.
const STEP: f64 = 4.0;

/// A map over its field.
#[derive(Clone)]
pub(super) struct Map(Rc<Inner>);

struct Inner {
    map: JsValue,
    /// The outlines, and the handles on them.
    shapes: JsValue,
    handles: JsValue,
    field: HtmlTextAreaElement,
    datum: Option<HtmlSelectElement>,
    scene: Scene,
    words: DrawWords,
    status: RwSignal<String>,
    drawn: RefCell<Drawn>,
    /// What every handle tells that it is dragged: of that a group of them does not learn.
    dragged: RefCell<JsValue>,
}

#[derive(Default)]
struct Drawn {
    fields: Vec<Field>,
    /// The field that a click on the map goes on with.
    active: usize,
    /// What stands in the box, and what stood there before, step by step; typing counts as one step.
    text: String,
    before: Vec<String>,
    typing: bool,
    locked: Option<Locked>,
}

/// Why nothing can be drawn now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Locked {
    /// The line with this number is not read.
    Line(usize),
    /// The coordinates are of another system.
    Datum,
}

/// A handle: which field, which corner, and whether it stands between that one and the next.
#[derive(Clone, Copy)]
struct Handle {
    ring: usize,
    corner: usize,
    between: bool,
}

fn field<T: JsCast>(id: &str) -> Option<T> {
    document().get_element_by_id(id).and_then(|element| element.dyn_into().ok())
}

/// Once the page is drawn again.
fn next_frame(then: impl FnOnce() + 'static) {
    // A page that is never drawn again needs no map.
    let _frame = request_animation_frame(then);
}

impl Map {
    /// A map in `element` over the field; nothing where there is no such field.
    pub(super) fn new(
        element: &HtmlElement,
        (target, datum, county): (&str, &str, &str),
        scene: Scene,
        words: DrawWords,
        status: RwSignal<String>,
    ) -> Option<Self> {
        let (no, yes) = (JsValue::FALSE, JsValue::TRUE);
        let map = make(
            "map",
            &[
                element.into(),
                options(&[
                    ("attributionControl", no.clone()),
                    ("zoomControl", no.clone()),
                    ("doubleClickZoom", no.clone()),
                    ("zoomAnimation", no.clone()),
                    ("fadeAnimation", no.clone()),
                    ("inertia", no.clone()),
                    ("zoomSnap", 0.25.into()),
                    ("minZoom", 6.into()),
                    ("maxZoom", 21.into()),
                ]),
            ],
        );
        // Nothing can be laid on a map that looks nowhere yet.
        let (west, south, east, north) = scene.view;
        call(&map, "setView", &[place(((west + east) / 2.0, (south + north) / 2.0)), 13.into()]);
        let zoom = [("zoomInTitle", words.closer.as_str().into()), ("zoomOutTitle", words.farther.as_str().into())];
        control(&map, "zoom", &options(&zoom));
        control(&map, "scale", &options(&[("imperial", no), ("metric", yes)]));
        let group = |kind: &str| call(&make(kind, &[]), "addTo", std::slice::from_ref(&map));
        let (shapes, handles) = (group("layerGroup"), group("featureGroup"));
        let dragged = RefCell::new(JsValue::UNDEFINED);
        let field: HtmlTextAreaElement = field(target)?;
        let drawn = RefCell::new(Drawn { text: field.value(), ..Drawn::default() });
        let datum = self::field(datum);
        let own = Self(Rc::new(Inner { map, shapes, handles, field, datum, scene, words, status, drawn, dragged }));
        own.backdrop();
        own.listen();
        if let Some(county) = self::field::<HtmlSelectElement>(county) {
            own.follow_county(county);
        }
        own.take();
        let shown = own.clone();
        // The element has its size once it is shown.
        next_frame(move || {
            call(&shown.0.map, "invalidateSize", &[JsValue::FALSE]);
            shown.whole();
            shown.draw(None);
        });
        Some(own)
    }

    fn backdrop(&self) {
        let inner = &self.0;
        let layers = [
            ("draw-county", &inner.scene.counties),
            ("draw-area", &inner.scene.area),
            ("draw-other", &inner.scene.others),
        ];
        for (class, layer) in layers {
            layer.iter().for_each(|piece| self.beneath(class, piece));
        }
        inner.scene.present.iter().for_each(|piece| self.beneath("draw-present", piece));
    }

    fn beneath(&self, class: &str, piece: &Backdrop) {
        // Parts apart: an outline of several counties in one path would fill what lies between.
        let parts: Vec<_> = piece.rings.iter().map(|ring| vec![ring.clone()]).collect();
        for (at, part) in parts.iter().enumerate() {
            let style = options(&[("className", class.into()), ("interactive", JsValue::FALSE)]);
            let shape = make("polygon", &[rings(part), style]);
            call(&shape, "addTo", std::slice::from_ref(&self.0.map));
            if at == 0 && !piece.name.is_empty() {
                let label = options(&[
                    ("permanent", JsValue::TRUE),
                    ("direction", "center".into()),
                    ("className", "draw-name".into()),
                ]);
                // Text, not markup: names come from people.
                let Ok(name) = document().create_element("span") else { continue };
                name.set_text_content(Some(&piece.name));
                call(&shape, "bindTooltip", &[name.into(), label]);
            }
        }
    }

    fn listen(&self) {
        let own = self.clone();
        on(&self.0.map, "click", move |event| {
            if let Some(at) = get(&event, "latlng").as_ref().and_then(placed) {
                own.change(|drawn| drawn.add(at), None);
            }
        });
        let own = self.clone();
        on(&self.0.map, "zoomend", move |_| own.named());
        let own = self.clone();
        on(&self.0.handles, "click dblclick keydown", move |event| own.handled(&event));
        let own = self.clone();
        self.0.dragged.replace(kept(move |event| own.handled(&event)));
        let own = self.clone();
        let typed = Closure::<dyn FnMut(Event)>::new(move |_| own.read());
        let listens = |element: &Element, name: &str| {
            // A listener that cannot be set costs only that typed corners do not show at once.
            let _ = element.add_event_listener_with_callback(name, typed.as_ref().unchecked_ref());
        };
        listens(&self.0.field, "input");
        if let Some(datum) = &self.0.datum {
            listens(datum, "change");
        }
        typed.forget();
    }

    /// Names are there where they can be read.
    fn named(&self) {
        let far = call(&self.0.map, "getZoom", &[]).as_f64().is_some_and(|zoom| zoom < NAMED);
        if let Some(element) = call(&self.0.map, "getContainer", &[]).dyn_ref::<Element>() {
            let _ = element.set_attribute("data-far", if far { "yes" } else { "no" });
        }
    }

    /// Goes to the county that is chosen, as long as nothing is drawn.
    fn follow_county(&self, county: HtmlSelectElement) {
        let (own, chosen) = (self.clone(), county.clone());
        let go = Closure::<dyn FnMut(Event)>::new(move |_| own.whole_of(&chosen.value()));
        let _ = county.add_event_listener_with_callback("change", go.as_ref().unchecked_ref());
        go.forget();
        let (own, chosen) = (self.clone(), county.value());
        // After the map has its size and was shown as a whole.
        next_frame(move || next_frame(move || own.whole_of(&chosen)));
    }

    fn whole_of(&self, county: &str) {
        let scene = &self.0.scene;
        let found = scene.counties.iter().chain(&scene.area).find(|piece| piece.code == county && !county.is_empty());
        if let Some(found) = found.filter(|_| self.0.drawn.borrow().fields.is_empty()) {
            self.show(found.rings.iter().flatten().copied().collect());
        }
    }

    /// What happened at a handle.
    fn handled(&self, event: &JsValue) {
        let Some(marker) = get(event, "propagatedFrom").or_else(|| get(event, "target")) else { return };
        let Some(handle) = get(&marker, "options").as_ref().and_then(Handle::of) else { return };
        let at = || placed(&call(&marker, "getLatLng", &[]));
        match get(event, "type").and_then(|name| name.as_string()).unwrap_or_default().as_str() {
            "click" if handle.between => self.change(|drawn| drawn.insert(handle, at()?), Some(handle.next())),
            "click" => self.0.drawn.borrow_mut().active = handle.ring,
            "dblclick" if !handle.between => self.change(|drawn| drawn.remove(handle), None),
            "drag" if !handle.between => self.follow(handle, at()),
            "dragend" if handle.between => self.change(|drawn| drawn.insert(handle, at()?), None),
            "dragend" => self.change(|drawn| drawn.put(handle, at()?), None),
            "keydown" => {
                let event = get(event, "originalEvent").and_then(|event| event.dyn_into::<KeyboardEvent>().ok());
                if let Some(event) = event {
                    self.key(handle, &event);
                }
            }
            _ => {}
        }
    }

    fn key(&self, handle: Handle, event: &KeyboardEvent) {
        let by = match event.key().as_str() {
            "ArrowLeft" => (-STEP, 0.0),
            "ArrowRight" => (STEP, 0.0),
            "ArrowUp" => (0.0, -STEP),
            "ArrowDown" => (0.0, STEP),
            "Delete" | "Backspace" => {
                event.prevent_default();
                return self.change(|drawn| drawn.remove(handle), Some(handle.previous()));
            }
            "+" | "Insert" => {
                event.prevent_default();
                let middle = self.0.drawn.borrow().middle(handle);
                return self.change(|drawn| drawn.insert(handle, middle?), Some(handle.next()));
            }
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        let Some(now) = self.0.drawn.borrow().corner(handle) else { return };
        let point = call(&self.0.map, "latLngToContainerPoint", &[place(now)]);
        let (Some(x), Some(y)) = (number(&point, "x"), number(&point, "y")) else { return };
        let moved = make("point", &[(x + by.0).into(), (y + by.1).into()]);
        let moved = placed(&call(&self.0.map, "containerPointToLatLng", &[moved]));
        self.change(|drawn| drawn.put(handle, moved?), Some(handle));
    }

    /// A button was pressed.
    pub(super) fn press(&self, press: Press) {
        match press {
            Press::Whole => self.whole(),
            Press::Undo => self.step(Drawn::back),
            Press::Clear => self.step(|drawn| (!drawn.text.is_empty()).then(|| drawn.keep(String::new()))),
            Press::Further => {
                let begun = self.0.drawn.borrow_mut().further();
                let words = &self.0.words;
                self.0.status.set(if begun { words.began.clone() } else { words.unfinished.clone() });
            }
            Press::Present => {
                let present = self.0.scene.present.as_ref().map(|present| present.rings.clone());
                let field = |ring| Field { name: String::new(), ring };
                self.change(
                    |drawn| {
                        drawn.fields = present?.into_iter().map(field).collect();
                        Some(())
                    },
                    None,
                );
                self.whole();
            }
        }
    }

    /// Another text takes the box's place, whether the map could read the one before or not. Coordinates of another system
    /// are not touched.
    fn step(&self, step: impl FnOnce(&mut Drawn) -> Option<()>) {
        {
            let mut drawn = self.0.drawn.borrow_mut();
            if drawn.locked == Some(Locked::Datum) {
                self.0.status.set(self.0.words.datum.clone());
                return;
            }
            if step(&mut drawn).is_none() {
                return;
            }
            self.0.field.set_value(&drawn.text);
        }
        self.take();
    }

    /// Changes what is drawn, writes it and shows it; `focus` names the handle that keys go on with.
    fn change(&self, change: impl FnOnce(&mut Drawn) -> Option<()>, focus: Option<Handle>) {
        // Something else may have written there without a word.
        if self.0.field.value() != self.0.drawn.borrow().text {
            self.read();
        }
        {
            let mut drawn = self.0.drawn.borrow_mut();
            if let Some(locked) = drawn.locked {
                self.0.status.set(self.why(locked));
                return;
            }
            if change(&mut drawn).is_none() {
                return;
            }
            let text = corners::write(&drawn.fields);
            drawn.keep(text);
            self.0.field.set_value(&drawn.text);
        }
        if let Some(datum) = self.0.datum.as_ref().filter(|datum| datum.value().is_empty()) {
            datum.set_value("CGCS2000");
        }
        self.draw(focus);
    }

    /// What was typed, or put there otherwise.
    fn read(&self) {
        {
            let mut drawn = self.0.drawn.borrow_mut();
            let typed = self.0.field.value();
            if typed != drawn.text {
                if drawn.typing {
                    drawn.text = typed;
                } else {
                    drawn.keep(typed);
                    drawn.typing = true;
                }
            }
        }
        self.take();
    }

    /// Takes over what stands in the box.
    fn take(&self) {
        let datum = self.0.datum.as_ref().map(HtmlSelectElement::value).unwrap_or_default();
        {
            let mut drawn = self.0.drawn.borrow_mut();
            let read = match datum.as_str() {
                "" | "CGCS2000" | "WGS84" => corners::read(&drawn.text).map_err(Locked::Line),
                _ => Err(Locked::Datum),
            };
            drawn.locked = read.as_ref().err().copied();
            drawn.fields = read.unwrap_or_default();
            drawn.active = drawn.fields.len().saturating_sub(1);
        }
        self.draw(None);
    }

    fn why(&self, locked: Locked) -> String {
        match locked {
            Locked::Line(line) => self.0.words.unread.replace("{line}", &line.to_string()),
            Locked::Datum => self.0.words.datum.clone(),
        }
    }

    /// Shows the whole of what is drawn, or where one would begin.
    fn whole(&self) {
        let drawn = self.0.drawn.borrow();
        let corners: Vec<(f64, f64)> = drawn.fields.iter().flat_map(|field| field.ring.iter().copied()).collect();
        let (west, south, east, north) = self.0.scene.view;
        self.show(if corners.len() < 2 { vec![(west, south), (east, north)] } else { corners });
    }

    /// Shows all of these places.
    fn show(&self, places: Vec<(f64, f64)>) {
        let bounds = make("latLngBounds", &[places.into_iter().map(place).collect::<js_sys::Array>().into()]);
        // Beside the buttons, above the scale.
        let pixels = |x: f64, y: f64| JsValue::from(js_sys::Array::of2(&x.into(), &y.into()));
        let margin = options(&[
            ("paddingTopLeft", pixels(80.0, 40.0)),
            ("paddingBottomRight", pixels(40.0, 50.0)),
            ("maxZoom", 18.into()),
        ]);
        call(&self.0.map, "fitBounds", &[bounds, margin]);
    }

    /// The outlines anew while a corner is dragged.
    fn follow(&self, handle: Handle, at: Option<(f64, f64)>) {
        let mut moved = self.0.drawn.borrow().fields.clone();
        let corner = moved.get_mut(handle.ring).and_then(|field| field.ring.get_mut(handle.corner));
        if let (Some(corner), Some(at)) = (corner, at) {
            *corner = at;
        }
        self.outlines(&moved);
    }

    fn outlines(&self, drawn: &[Field]) {
        call(&self.0.shapes, "clearLayers", &[]);
        for field in drawn {
            let kind = if field.ring.len() > 2 { "polygon" } else { "polyline" };
            let style = options(&[("className", "draw-own".into()), ("interactive", JsValue::FALSE)]);
            let shape = make(kind, &[rings(std::slice::from_ref(&field.ring)), style]);
            call(&self.0.shapes, "addLayer", &[shape]);
        }
    }

    fn draw(&self, focus: Option<Handle>) {
        let drawn = self.0.drawn.borrow();
        self.outlines(&drawn.fields);
        call(&self.0.handles, "clearLayers", &[]);
        let words = &self.0.words;
        let count: usize = drawn.fields.iter().map(|field| field.ring.len()).sum();
        let handles = if count <= HANDLED { drawn.handles() } else { Vec::new() };
        let found = handles.into_iter().filter(|handle| self.handle(&drawn, *handle, focus)).count();
        if focus.is_some() && found == 0 {
            // The last corner went: keys go on with the map itself.
            focus_on(&call(&self.0.map, "getContainer", &[]));
        }
        let mu = format!("{:.2}", corners::about_m2(&drawn.fields) * 3.0 / 2000.0);
        let said = words.drawn.replace("{corners}", &count.to_string()).replace("{mu}", &mu);
        self.0.status.set(match drawn.locked {
            Some(locked) => self.why(locked),
            None if count == 0 => words.nothing.clone(),
            None if count > HANDLED => format!("{said} {}", words.many),
            None => said,
        });
    }

    /// Puts a handle there; whether it has the focus.
    fn handle(&self, drawn: &Drawn, handle: Handle, focus: Option<Handle>) -> bool {
        let place_of = if handle.between { drawn.middle(handle) } else { drawn.corner(handle) };
        let Some(at) = place_of else { return false };
        let class = if handle.between { "draw-between" } else { "draw-corner" };
        let size = js_sys::Array::of2(&TARGET.into(), &TARGET.into());
        let icon = options(&[("className", class.into()), ("iconSize", size.into())]);
        let several = drawn.fields.len() > 1;
        let number = handle.corner + 1;
        let number = if several { format!("{}-{number}", handle.ring + 1) } else { number.to_string() };
        let title = self.0.words.corner.replace("{n}", &number);
        let settings = options(&[
            ("icon", make("divIcon", &[icon])),
            ("draggable", JsValue::TRUE),
            ("autoPan", JsValue::TRUE),
            ("keyboard", (!handle.between).into()),
            // Where edges are short a corner lies over what is between.
            ("zIndexOffset", if handle.between { 0.into() } else { 1000.into() }),
            ("title", if handle.between { JsValue::UNDEFINED } else { title.into() }),
            ("ring", (handle.ring as f64).into()),
            ("corner", (handle.corner as f64).into()),
            ("between", handle.between.into()),
        ]);
        let marker = make("marker", &[place(at), settings]);
        call(&marker, "on", &["drag dragend".into(), self.0.dragged.borrow().clone()]);
        call(&self.0.handles, "addLayer", std::slice::from_ref(&marker));
        let wanted = focus.is_some_and(|focus| focus.same(handle, drawn));
        if wanted {
            focus_on(&call(&marker, "getElement", &[]));
        }
        wanted
    }
}

fn focus_on(element: &JsValue) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        // Where it cannot have the focus, keys do nothing, and the box below is there.
        let _ = element.focus();
    }
}

impl Handle {
    fn of(options: &JsValue) -> Option<Self> {
        let whole = |name: &str| number(options, name).map(|number| number as usize);
        Some(Self { ring: whole("ring")?, corner: whole("corner")?, between: get(options, "between")?.as_bool()? })
    }

    fn next(self) -> Self {
        Self { corner: self.corner + 1, between: false, ..self }
    }

    fn previous(self) -> Self {
        Self { corner: self.corner.saturating_sub(1), between: false, ..self }
    }

    /// Whether this is where keys go on: the same corner, or the last one where that is gone.
    fn same(self, other: Self, drawn: &Drawn) -> bool {
        let last = drawn.fields.get(self.ring).map_or(0, |field| field.ring.len().saturating_sub(1));
        !other.between && self.ring == other.ring && self.corner.min(last) == other.corner
    }
}

impl Drawn {
    /// Another text stands in the box now; the one before can be had again.
    fn keep(&mut self, text: String) {
        self.before.push(std::mem::replace(&mut self.text, text));
        if self.before.len() > KEPT {
            self.before.remove(0);
        }
        self.typing = false;
    }

    fn back(&mut self) -> Option<()> {
        self.text = self.before.pop()?;
        self.typing = false;
        Some(())
    }

    fn handles(&self) -> Vec<Handle> {
        let mut all = Vec::new();
        for (ring, field) in self.fields.iter().enumerate() {
            let corners = field.ring.len();
            for corner in 0..corners {
                all.push(Handle { ring, corner, between: false });
                if corners > 2 || (corners == 2 && corner == 0) {
                    all.push(Handle { ring, corner, between: true });
                }
            }
        }
        all
    }

    fn ring(&self, handle: Handle) -> Option<&Vec<(f64, f64)>> {
        self.fields.get(handle.ring).map(|field| &field.ring)
    }

    fn ring_mut(&mut self, handle: Handle) -> Option<&mut Vec<(f64, f64)>> {
        self.fields.get_mut(handle.ring).map(|field| &mut field.ring)
    }

    fn corner(&self, handle: Handle) -> Option<(f64, f64)> {
        self.ring(handle)?.get(handle.corner).copied()
    }

    fn middle(&self, handle: Handle) -> Option<(f64, f64)> {
        let ring = self.ring(handle)?;
        let (a, b) = (ring.get(handle.corner)?, ring.get((handle.corner + 1) % ring.len())?);
        Some(((a.0 + b.0) / 2.0, (a.1 + b.1) / 2.0))
    }

    fn add(&mut self, at: (f64, f64)) -> Option<()> {
        if self.fields.is_empty() {
            self.fields.push(Field::default());
        }
        self.active = self.active.min(self.fields.len() - 1);
        self.fields.get_mut(self.active)?.ring.push(at);
        Some(())
    }

    fn insert(&mut self, after: Handle, at: (f64, f64)) -> Option<()> {
        let ring = self.ring_mut(after)?;
        ring.insert((after.corner + 1).min(ring.len()), at);
        Some(())
    }

    fn put(&mut self, handle: Handle, at: (f64, f64)) -> Option<()> {
        *self.ring_mut(handle)?.get_mut(handle.corner)? = at;
        Some(())
    }

    fn remove(&mut self, handle: Handle) -> Option<()> {
        let ring = self.ring_mut(handle)?;
        (handle.corner < ring.len()).then(|| ring.remove(handle.corner))?;
        if ring.is_empty() {
            self.fields.remove(handle.ring);
            self.active = self.fields.len().saturating_sub(1);
        }
        Some(())
    }

    /// Begins a further field, once the one before is one.
    fn further(&mut self) -> bool {
        let ready = self.locked.is_none() && self.fields.last().is_some_and(|field| field.ring.len() > 2);
        if ready {
            self.fields.push(Field::default());
            self.active = self.fields.len() - 1;
        }
        ready
    }
}
