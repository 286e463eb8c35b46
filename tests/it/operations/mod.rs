//! Operating: backup and restore, checking the whole, looking for what is wrong, upgrades.

mod backup;
mod calendar;
mod doctor;
mod fictional;
pub(crate) mod house;
mod named;
mod retention;
mod upgrade;
pub(crate) mod verify;
