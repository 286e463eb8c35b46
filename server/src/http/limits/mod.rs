//! How often a client may ask, by class of route.

mod class;
mod limiter;
mod rates;

pub use class::Class;
pub use limiter::Limiter;
pub use rates::{Limits, Rate};
