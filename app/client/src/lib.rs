//! Daodi in the browser: wakes the islands that the server drew.

use wasm_bindgen::prelude::wasm_bindgen;

/// Called by the page's start script once the program is loaded.
#[wasm_bindgen]
pub fn hydrate() {
    // Naming the crate keeps its islands in the program.
    use app as _;
    leptos::mount::hydrate_islands();
}
