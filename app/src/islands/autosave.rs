//! Keeps what is typed into a long form while it is being typed. Without it the form's own buttons do.
#![expect(missing_docs, reason = "the island macro makes types of its own, without documentation")]

use leptos::prelude::*;

/// Watches the form with the id `form`. Two seconds after the last change it is sent to its own address with a fresh key;
/// the answer's `data-kept` says when the server kept it.
#[island]
pub fn Autosave(
    /// Id of the form.
    form: String,
    /// What is said when it was kept, with `{hour}` for the time.
    saved: String,
    /// What is said when it was not.
    failed: String,
) -> impl IntoView {
    let status = RwSignal::new(String::new());
    #[cfg(feature = "hydrate")]
    Effect::new(move |_| browser::attach(&form, browser::Watch::new(status, &saved, &failed)));
    #[cfg(not(feature = "hydrate"))]
    let _ = (form, saved, failed);
    view! { <p class="small autosave" role="status" aria-live="polite">{move || status.get()}</p> }
}

#[cfg(feature = "hydrate")]
mod browser {
    use leptos::prelude::*;
    use leptos::task::spawn_local;
    use std::cell::{Cell, RefCell};
    use std::rc::Rc;
    use std::time::Duration;
    use wasm_bindgen::prelude::Closure;
    use wasm_bindgen::{JsCast, JsValue};
    use wasm_bindgen_futures::JsFuture;
    use web_sys::{Event, FormData, HtmlFormElement, RequestInit, Response, UrlSearchParams};

    /// How long nothing must change before it is sent.
    const PAUSE: Duration = Duration::from_secs(2);
    /// What stands before the time in a page that was kept.
    const KEPT: &str = "data-kept=\"";

    #[derive(Clone)]
    pub(super) struct Watch {
        status: RwSignal<String>,
        saved: Rc<str>,
        failed: Rc<str>,
        timer: Rc<RefCell<Option<TimeoutHandle>>>,
        /// Whether a request is on its way, and whether something changed since it left.
        busy: Rc<Cell<bool>>,
        again: Rc<Cell<bool>>,
        /// Whether the form itself is being sent: then nothing else may be.
        leaving: Rc<Cell<bool>>,
    }

    impl Watch {
        pub(super) fn new(status: RwSignal<String>, saved: &str, failed: &str) -> Self {
            Self {
                status,
                saved: saved.into(),
                failed: failed.into(),
                timer: Rc::default(),
                busy: Rc::default(),
                again: Rc::default(),
                leaving: Rc::default(),
            }
        }
    }

    /// Listens to the form for as long as the page lives.
    pub(super) fn attach(id: &str, watch: Watch) {
        let form = document().get_element_by_id(id).and_then(|e| e.dyn_into::<HtmlFormElement>().ok());
        let Some(form) = form else { return };
        for name in ["input", "change"] {
            let (watch, own) = (watch.clone(), form.clone());
            on(&form, name, move |_| wait(&watch, &own));
        }
        on(&form, "submit", move |_| {
            watch.leaving.set(true);
            stop(&watch);
        });
    }

    fn on(form: &HtmlFormElement, name: &str, handler: impl FnMut(Event) + 'static) {
        let closure = Closure::<dyn FnMut(Event)>::new(handler);
        if form.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref()).is_ok() {
            closure.forget();
        }
    }

    fn stop(watch: &Watch) {
        if let Some(timer) = watch.timer.borrow_mut().take() {
            timer.clear();
        }
    }

    fn wait(watch: &Watch, form: &HtmlFormElement) {
        stop(watch);
        let (own, form) = (watch.clone(), form.clone());
        *watch.timer.borrow_mut() = set_timeout(move || send(&own, &form), PAUSE).ok();
    }

    fn send(watch: &Watch, form: &HtmlFormElement) {
        if watch.leaving.get() {
            return;
        }
        if watch.busy.replace(true) {
            // One at a time, so that an older state never overtakes a newer one.
            watch.again.set(true);
            return;
        }
        let (watch, form) = (watch.clone(), form.clone());
        spawn_local(async move {
            let kept = post(&form).await.and_then(|page| hour(&page).map(str::to_owned));
            watch.status.set(match kept {
                Some(hour) => watch.saved.replace("{hour}", &hour),
                None => watch.failed.to_string(),
            });
            watch.busy.set(false);
            if watch.again.replace(false) {
                send(&watch, &form);
            }
        });
    }

    /// Sends the form with a key of its own, so that its buttons still do their work once. The page that comes back.
    async fn post(form: &HtmlFormElement) -> Option<String> {
        let data = FormData::new_with_form(form).ok()?;
        let body = UrlSearchParams::new_with_str_sequence_sequence(data.as_ref()).ok()?;
        body.set("once", &key()?);
        body.set("then", "stay");
        let init = RequestInit::new();
        init.set_method("POST");
        init.set_body(body.as_ref());
        let response = JsFuture::from(window().fetch_with_str_and_init(&form.action(), &init)).await.ok()?;
        let response: Response = response.dyn_into().ok()?;
        JsFuture::from(response.text().ok()?).await.ok()?.as_string()
    }

    /// The time in the page, where it says that something was kept. A page that asks to sign in has none.
    fn hour(page: &str) -> Option<&str> {
        let (_, rest) = page.split_once(KEPT)?;
        rest.split('"').next().filter(|hour| !hour.is_empty())
    }

    /// A UUID from the browser's randomness.
    fn key() -> Option<String> {
        let crypto = window().crypto().ok()?;
        // Not every view has `randomUUID` (it wants a secure context), so it is put together here.
        let mut bytes = [0_u8; 16];
        crypto.get_random_values_with_u8_array(&mut bytes).map_err(|_: JsValue| ()).ok()?;
        bytes[6] = (bytes[6] & 0x0f) | 0x40;
        bytes[8] = (bytes[8] & 0x3f) | 0x80;
        let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        Some([&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]].join("-"))
    }
}
