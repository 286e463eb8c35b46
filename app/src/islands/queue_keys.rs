//! Keys for a list of cases: every one does what a link or a box on the page does as well.
#![expect(missing_docs, reason = "the island macro makes types of its own, without documentation")]

use leptos::prelude::*;

/// The words around the keys.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct KeyWords {
    /// On the button that shows them.
    pub open: String,
    /// The head of the list.
    pub title: String,
    /// Each key and what it does.
    pub lines: Vec<(String, String)>,
    /// Turns them off.
    pub off: String,
    /// Turns them on.
    pub on: String,
    /// Closes the list.
    pub close: String,
    /// Ticks every case of the page.
    pub all: String,
}

/// Moves through the links `a.case-link` with J and K, ticks with X, searches with /, explains with ?. The keys can be
/// turned off, which the browser remembers (WCAG 2.1.4); they rest while something is typed.
#[island]
pub fn QueueKeys(
    /// The words.
    words: KeyWords,
) -> impl IntoView {
    let shown = RwSignal::new(false);
    let ready = RwSignal::new(false);
    let off = RwSignal::new(false);
    #[cfg(feature = "hydrate")]
    Effect::new(move |_| {
        off.set(browser::is_off());
        browser::attach(shown, off);
        ready.set(true);
    });
    let lines = words
        .lines
        .into_iter()
        .map(|(keys, does)| view! { <div><dt><kbd>{keys}</kbd></dt><dd>{does}</dd></div> })
        .collect_view();
    let (on_words, off_words, title) = (words.on, words.off, words.title.clone());
    let turn = move || if off.get() { on_words.clone() } else { off_words.clone() };
    view! {
        <div class="keys no-print" hidden=move || !ready.get()>
            <div class="cluster">
                <button type="button" class="plain-btn" on:click=move |_| tick_all()>{words.all}</button>
                <button type="button" class="plain-btn" aria-controls="keys-list"
                    aria-expanded=move || if shown.get() { "true" } else { "false" }
                    on:click=move |_| shown.update(|shown| *shown = !*shown)>{words.open}</button>
            </div>
            <section id="keys-list" class="panel" aria-label=title hidden=move || !shown.get()>
                <h2>{words.title}</h2>
                <dl class="terms">{lines}</dl>
                <div class="cluster">
                    <button type="button" class="plain-btn" on:click=move |_| turned(off)>{turn}</button>
                    <button type="button" class="plain-btn" on:click=move |_| shown.set(false)>{words.close}</button>
                </div>
            </section>
        </div>
    }
}

#[cfg(feature = "hydrate")]
use browser::{tick_all, turned};

/// Drawn on the server nothing is pressed.
#[cfg(not(feature = "hydrate"))]
fn tick_all() {}

/// Drawn on the server nothing is pressed.
#[cfg(not(feature = "hydrate"))]
fn turned(_off: RwSignal<bool>) {}

#[cfg(feature = "hydrate")]
mod browser {
    use leptos::prelude::*;
    use wasm_bindgen::JsCast;
    use wasm_bindgen::prelude::Closure;
    use web_sys::{Element, HtmlElement, HtmlInputElement, KeyboardEvent};

    /// Where the browser remembers that the keys are off.
    const REMEMBERED: &str = "daodi-keys";

    /// Whether they were turned off. A browser that remembers nothing has them on.
    pub(super) fn is_off() -> bool {
        let kept = window().local_storage().ok().flatten().and_then(|store| store.get_item(REMEMBERED).ok().flatten());
        kept.as_deref() == Some("off")
    }

    /// Turns them off or on.
    pub(super) fn turned(off: RwSignal<bool>) {
        off.update(|off| *off = !*off);
        if let Ok(Some(store)) = window().local_storage() {
            let word = if off.get_untracked() { "off" } else { "on" };
            // Where it cannot be kept, it holds for this page.
            let _ = store.set_item(REMEMBERED, word);
        }
    }

    /// Listens for as long as the page lives.
    pub(super) fn attach(shown: RwSignal<bool>, off: RwSignal<bool>) {
        let closure = Closure::<dyn FnMut(KeyboardEvent)>::new(move |event: KeyboardEvent| key(&event, shown, off));
        let function = closure.as_ref().unchecked_ref();
        if document().add_event_listener_with_callback("keydown", function).is_ok() {
            closure.forget();
        }
    }

    fn all(selector: &str) -> Vec<HtmlElement> {
        let Ok(found) = document().query_selector_all(selector) else { return Vec::new() };
        (0..found.length()).filter_map(|at| found.item(at)).filter_map(|node| node.dyn_into().ok()).collect()
    }

    fn boxes() -> impl Iterator<Item = HtmlInputElement> {
        all(".pick > input").into_iter().filter_map(|element| element.dyn_into().ok())
    }

    /// Ticks every case of the page, or none where all are ticked.
    pub(super) fn tick_all() {
        let ticked = boxes().all(|one| one.checked());
        boxes().for_each(|one| one.set_checked(!ticked));
    }

    fn key(event: &KeyboardEvent, shown: RwSignal<bool>, off: RwSignal<bool>) {
        if event.ctrl_key() || event.alt_key() || event.meta_key() || event.is_composing() || event.default_prevented()
        {
            return;
        }
        let here = document().active_element();
        if event.key() == "Escape" && shown.get_untracked() {
            shown.set(false);
            return;
        }
        if off.get_untracked() || here.as_ref().is_some_and(is_typing) {
            return;
        }
        match event.key().as_str() {
            "j" => step(here.as_ref(), 1),
            "k" => step(here.as_ref(), -1),
            "x" => tick(here.as_ref()),
            "/" => {
                let field = document().get_element_by_id("q").and_then(|field| field.dyn_into::<HtmlElement>().ok());
                let Some(field) = field else { return };
                // On narrow screens the field may be folded away.
                if let Some(fold) = document().get_element_by_id("sieve-toggle")
                    && let Ok(fold) = fold.dyn_into::<HtmlInputElement>()
                {
                    fold.set_checked(true);
                }
                let _ = field.focus();
            }
            "?" => shown.update(|shown| *shown = !*shown),
            _ => return,
        }
        event.prevent_default();
    }

    fn is_typing(here: &Element) -> bool {
        let ticked = here.get_attribute("type").is_some_and(|kind| kind == "checkbox");
        matches!(here.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT") && !ticked
    }

    /// The place of the row that has the focus.
    fn row(links: &[HtmlElement], here: Option<&Element>) -> Option<usize> {
        let own = here?.closest("tr").ok().flatten()?;
        links.iter().position(|link| own.contains(Some(link)))
    }

    fn step(here: Option<&Element>, by: isize) {
        let links = all("a.case-link");
        let last = links.len().saturating_sub(1);
        let to = match row(&links, here) {
            Some(at) => at.saturating_add_signed(by).min(last),
            None => 0,
        };
        if let Some(link) = links.get(to) {
            let _ = link.focus();
        }
    }

    fn tick(here: Option<&Element>) {
        let Some(row) = here.and_then(|here| here.closest("tr").ok().flatten()) else { return };
        if let Ok(Some(found)) = row.query_selector(".pick > input")
            && let Ok(found) = found.dyn_into::<HtmlInputElement>()
        {
            found.set_checked(!found.checked());
        }
    }
}
