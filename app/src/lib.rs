//! Pages.

pub mod locale;
#[cfg(feature = "ssr")]
pub mod text;
