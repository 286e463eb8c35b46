//! Daodi's server: configuration, services, HTTP and the command line over the domain, the store and the pages.

pub mod assembly;
pub mod catalogue;
pub mod cli;
pub mod clock;
pub mod config;
pub mod exports;
pub mod http;
pub mod import;
pub mod jobs;
pub mod keys;
pub mod log_keys;
pub mod mail;
pub mod secrets;
pub mod served_log;
pub mod services;
pub mod telemetry;
pub mod uploads;
