//! The store, each test on SQLite and on PostgreSQL unless it says otherwise.

mod bulk;
mod durability;
mod labels;
mod opening;
mod registry;
mod schema;
mod statements;
