//! Pages.

#[cfg(feature = "ssr")]
pub mod ui;
