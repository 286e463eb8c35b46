//! What the server does, apart from how it is asked.

pub mod accounts;
pub mod acting;
pub mod announcements;
pub mod authorisations;
pub mod backup;
pub mod calendar;
pub mod cases;
pub mod claims;
pub mod demonstration;
pub mod doctor;
pub mod fictional;
pub mod grounds;
pub mod labels;
pub mod log;
pub mod maps;
pub mod named;
pub mod progress;
pub mod proposals;
pub mod provinces;
pub mod refused;
pub mod trademarks;
pub mod verify;
