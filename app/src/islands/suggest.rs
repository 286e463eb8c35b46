//! Suggestions under a search field while typing.
#![expect(missing_docs, reason = "the island macro makes types of its own, without documentation")]

use crate::locale::Locale;
use leptos::prelude::*;

/// A suggestion as `/api/v1/suggest` gives it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Suggestion {
    /// Chinese path of the page.
    pub path: String,
    /// Name in the page's language.
    pub name: String,
    /// Where it is from, or what it is.
    pub note: String,
}

/// Watches the field with the id `input` and lists what it could mean; arrow keys choose, Enter opens, Escape closes.
#[island]
pub fn Suggest(
    /// Id of the search field.
    input: String,
    /// Language of the page.
    locale: Locale,
    /// Name of the list for assistive technology.
    heading: String,
    /// What is said when nothing fits.
    none: String,
    /// What is said when something fits, with `{n}` for the number.
    found: String,
) -> impl IntoView {
    let suggestions = RwSignal::new(Vec::<Suggestion>::new());
    let chosen = RwSignal::new(None::<usize>);
    let open = RwSignal::new(false);
    let status = RwSignal::new(String::new());
    let list_id = format!("{input}-suggestions");

    #[cfg(feature = "hydrate")]
    {
        let watch = browser::Watch { suggestions, chosen, open, status, locale, none, found, list: list_id.clone() };
        Effect::new(move |_| browser::attach(&input, &watch));
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = (input, none, found, chosen);

    let items = move || {
        suggestions
            .get()
            .into_iter()
            .enumerate()
            .map(|(i, s)| {
                // An option holds nothing that takes the focus: it stays in the field, and a click is the option's own.
                let href = locale.href(&s.path);
                let selected = move || if chosen.get() == Some(i) { "true" } else { "false" };
                view! {
                    <li role="option" id=format!("suggestion-{i}") aria-selected=selected
                        on:mousedown=|event| event.prevent_default() on:click=move |_| go(&href)>
                        <b>{s.name}</b><span>{s.note}</span>
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <div class="suggest">
            <ul id=list_id role="listbox" aria-label=heading hidden=move || !open.get()>{items}</ul>
            <p class="vh" role="status">{move || status.get()}</p>
        </div>
    }
}

#[cfg(feature = "hydrate")]
use browser::go;

/// Drawn on the server nothing is clicked.
#[cfg(not(feature = "hydrate"))]
fn go(_href: &str) {}

#[cfg(feature = "hydrate")]
mod browser {
    use super::Suggestion;
    use crate::locale::Locale;
    use leptos::prelude::*;
    use leptos::task::spawn_local;
    use wasm_bindgen::JsCast;
    use wasm_bindgen::prelude::Closure;
    use wasm_bindgen_futures::JsFuture;
    use web_sys::{Event, HtmlInputElement, KeyboardEvent};

    #[derive(Clone)]
    pub(super) struct Watch {
        pub suggestions: RwSignal<Vec<Suggestion>>,
        pub chosen: RwSignal<Option<usize>>,
        pub open: RwSignal<bool>,
        pub status: RwSignal<String>,
        pub locale: Locale,
        pub none: String,
        pub found: String,
        pub list: String,
    }

    /// Listens to the field for as long as the page lives.
    pub(super) fn attach(input: &str, watch: &Watch) {
        let Some(field) = document().get_element_by_id(input).and_then(|e| e.dyn_into::<HtmlInputElement>().ok())
        else {
            return;
        };
        for (name, value) in [
            ("role", "combobox"),
            ("aria-autocomplete", "list"),
            ("aria-expanded", "false"),
            ("aria-controls", &watch.list),
        ] {
            // An attribute that cannot be set only costs a hint to assistive technology.
            let _ = field.set_attribute(name, value);
        }
        on(&field, "input", {
            let (watch, field) = (watch.clone(), field.clone());
            move |_: Event| ask(&watch, &field)
        });
        on(&field, "keydown", {
            let (watch, field) = (watch.clone(), field.clone());
            move |event: KeyboardEvent| key(&watch, &field, &event)
        });
        on(&field, "blur", {
            let (watch, field) = (watch.clone(), field.clone());
            move |_: Event| show(&watch, &field, false)
        });
    }

    /// Goes to a page.
    pub(super) fn go(href: &str) {
        let _ = window().location().set_href(href);
    }

    fn on<E: wasm_bindgen::convert::FromWasmAbi + 'static>(
        field: &HtmlInputElement,
        name: &str,
        handler: impl FnMut(E) + 'static,
    ) {
        let closure = Closure::<dyn FnMut(E)>::new(handler);
        if field.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref()).is_ok() {
            closure.forget();
        }
    }

    fn show(watch: &Watch, field: &HtmlInputElement, open: bool) {
        watch.open.set(open);
        let _ = field.set_attribute("aria-expanded", if open { "true" } else { "false" });
        if !open {
            choose(watch, field, None);
        }
    }

    fn choose(watch: &Watch, field: &HtmlInputElement, chosen: Option<usize>) {
        watch.chosen.set(chosen);
        let _ = match chosen {
            Some(i) => field.set_attribute("aria-activedescendant", &format!("suggestion-{i}")),
            None => field.remove_attribute("aria-activedescendant"),
        };
    }

    fn ask(watch: &Watch, field: &HtmlInputElement) {
        let text = field.value();
        if text.trim().is_empty() {
            watch.suggestions.set(Vec::new());
            show(watch, field, false);
            return;
        }
        let (watch, field) = (watch.clone(), field.clone());
        spawn_local(async move {
            let Some(found) = fetch(&text, watch.locale).await else { return };
            // An answer that comes late is for words that are no longer there.
            if field.value() != text {
                return;
            }
            let count = found.len();
            watch.status.set(if count == 0 {
                watch.none.clone()
            } else {
                watch.found.replace("{n}", &count.to_string())
            });
            // Who has chosen from the earlier list means the same one in this.
            let chosen = watch.chosen.get_untracked().and_then(|i| {
                let path = watch.suggestions.with_untracked(|s| s.get(i).map(|s| s.path.clone()))?;
                found.iter().position(|s| s.path == path)
            });
            watch.suggestions.set(found);
            choose(&watch, &field, chosen);
            show(&watch, &field, count > 0);
        });
    }

    async fn fetch(text: &str, locale: Locale) -> Option<Vec<Suggestion>> {
        let text = js_sys::encode_uri_component(text);
        let url = format!("/api/v1/suggest?lang={}&q={}", locale.lang(), String::from(text));
        let response = JsFuture::from(window().fetch_with_str(&url)).await.ok()?;
        let response: web_sys::Response = response.dyn_into().ok()?;
        if !response.ok() {
            return None;
        }
        let body = JsFuture::from(response.text().ok()?).await.ok()?.as_string()?;
        serde_json::from_str(&body).ok()
    }

    fn key(watch: &Watch, field: &HtmlInputElement, event: &KeyboardEvent) {
        let count = watch.suggestions.with_untracked(Vec::len);
        if count == 0 || !watch.open.get_untracked() {
            return;
        }
        let now = watch.chosen.get_untracked();
        let next = match event.key().as_str() {
            "ArrowDown" => Some(now.map_or(0, |i| (i + 1) % count)),
            "ArrowUp" => Some(now.map_or(count - 1, |i| (i + count - 1) % count)),
            "Escape" => {
                event.prevent_default();
                show(watch, field, false);
                return;
            }
            "Enter" => {
                if let Some(path) =
                    now.and_then(|i| watch.suggestions.with_untracked(|s| s.get(i).map(|s| s.path.clone())))
                {
                    event.prevent_default();
                    go(&watch.locale.href(&path));
                }
                return;
            }
            _ => return,
        };
        event.prevent_default();
        choose(watch, field, next);
    }
}
