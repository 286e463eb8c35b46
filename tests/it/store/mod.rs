//! The store, each test on SQLite and on PostgreSQL unless it says otherwise.

mod acts;
mod bulk;
mod cases;
mod claims;
mod durability;
mod forms;
mod grounds;
mod jobs;
mod labels;
mod log;
mod members;
mod messages;
mod offices;
mod opening;
mod proposals;
mod registry;
mod rights;
mod schema;
mod statements;
mod taken_up;
mod tenancy;
mod trademarks;
mod trail;
