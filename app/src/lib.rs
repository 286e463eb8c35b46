//! Daodi's pages, in Leptos: drawn on the server, whole without scripting; a few islands add comfort in the browser.
//!
//! The server asks [`pages`] for a [`Page`] and has [`draw`] put it into the document. What needs the register or the
//! texts exists only with the feature `ssr`; the browser's program links [`islands`] alone.

#[cfg(feature = "ssr")]
pub mod cx;
#[cfg(feature = "ssr")]
mod document;
#[cfg(feature = "ssr")]
mod frame;
pub mod islands;
pub mod locale;
#[cfg(feature = "ssr")]
mod page;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
mod problem;
#[cfg(feature = "ssr")]
pub mod text;
#[cfg(feature = "ssr")]
pub mod ui;

#[cfg(feature = "ssr")]
pub use document::{Head, script_json};
#[cfg(feature = "ssr")]
pub use page::{Page, draw};
#[cfg(feature = "ssr")]
pub use problem::{Problem, RefusedWhy};
