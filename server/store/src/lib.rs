//! Daodi's store: SQLite and PostgreSQL behind the domain's ports.
//!
//! [`Store`] implements [`daodi::ports::Registry`] and [`daodi::ports::Labels`]. One code serves both databases: every
//! statement is a constant in portable SQL ([`statements`]), arguments and rows pass through two small types of this
//! crate, and only opening, locking and the catalogue know which database it is.
//!
//! Errors: opening and migrating give [`OpenError`], written for the operator. Everything else gives the domain's
//! [`daodi::ports::StoreError`], which carries no text of the database; that goes to the log with the statement's name.

mod error;
mod labels;
mod migrations;
mod open;
mod registry;
mod session;
pub mod statements;
mod url;
mod value;

pub use error::OpenError;
pub use open::{Options, SQLITE_MINIMUM, Store, check_postgres_version, check_sqlite_version};
pub use url::{DatabaseUrl, DatabaseUrlError};

/// The two databases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Engine {
    /// SQLite, built in.
    Sqlite,
    /// PostgreSQL 15 or later, or what speaks its protocol.
    Postgres,
}
