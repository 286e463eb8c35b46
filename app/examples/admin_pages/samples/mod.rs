//! Sample pages: every page as whoever uses it sees it, with faults, with nothing, and with much.

mod accounts;
mod house;
mod log;
mod trail;

use app::Page;
use app::cx::Cx;
use daodi::form::Form;
use daodi::people::Role;

/// A page with its content.
pub(crate) struct Sample {
    /// Name of its file.
    pub name: &'static str,
    /// Its Chinese path.
    pub path: &'static str,
    /// As whom it is seen; none: as anybody.
    pub role: Option<Role>,
    /// Draws it.
    pub draw: fn(&Cx) -> Page,
}

/// Every sample.
pub(crate) fn all() -> Vec<Sample> {
    [accounts::all(), house::all(), trail::all(), log::all()].into_iter().flatten().collect()
}

/// 2026-11-20 10:23:45 in Asia/Shanghai, µs since the epoch.
pub(crate) const NOW: i64 = 1_795_141_425_000_000;
/// A minute, µs.
pub(crate) const MINUTE: i64 = 60_000_000;
/// An hour, µs.
pub(crate) const HOUR: i64 = 60 * MINUTE;
/// A day, µs.
pub(crate) const DAY: i64 = 24 * HOUR;

/// A form as it is first drawn.
pub(crate) fn fresh() -> Form {
    Form::new("0199f0a2-7c1e-7a40-9d31-3c1f2a4b5c6d".to_owned())
}
