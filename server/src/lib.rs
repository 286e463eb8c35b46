//! Daodi's server: configuration, services, HTTP and the command line over the domain, the store and the pages.

pub mod assembly;
pub mod catalogue;
pub mod cli;
pub mod clock;
pub mod config;
pub mod http;
pub mod import;
pub mod keys;
pub mod services;
pub mod telemetry;
