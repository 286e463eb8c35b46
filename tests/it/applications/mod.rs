//! Applying for the mark, through the whole server: by separate accounts, each at their own page.

mod bases;
mod extract;
mod flow;
mod handover;
mod offices;
mod papers;
mod refusals;
mod rights;
mod stage;
mod verified;
