//! The pages, one file each. Every function gives a [`crate::Page`] or the [`crate::Problem`] to show in its place.

mod about;
mod announcements;
mod brands;
mod common;
mod components;
mod divisions;
mod enterprises;
mod home;
mod map;
pub mod problem;
mod product;
mod products;
mod province;
pub mod scan;
mod statistics;
mod verify;

pub use about::about;
pub use announcements::{announcement, announcements};
pub use brands::brands;
pub use components::components;
pub use divisions::{division, divisions};
pub use enterprises::{enterprise, enterprises};
pub use home::home;
pub use map::map;
pub use product::{product, product_json_ld};
pub use products::products;
pub use statistics::statistics;
pub use verify::{Typed, verify};
