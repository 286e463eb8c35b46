//! Daodi's store: SQLite and PostgreSQL behind the domain's ports.
//!
//! [`Store`] implements the domain's ports: [`daodi::ports::Registry`], [`daodi::ports::Labels`],
//! [`daodi::ports::Accounts`], [`daodi::ports::People`], [`daodi::ports::Grounds`] and [`daodi::ports::Trail`]. One code serves both databases: every
//! statement is a constant in portable SQL ([`statements`]), arguments and rows pass through two small types of this
//! crate, and only opening, locking and the catalogue know which database it is.
//!
//! What changes something is written with its act ([`daodi::audit::Act`]) or not at all; what gives or changes rows for an
//! account or an office says in its text whose they are.
//!
//! # What is deleted
//! Rows of the register never are: a row that left the files stays. Gone for good are:
//! - with an import, what belongs to a row and is written anew with it (counties, protections, sources …), announcements
//!   that nothing cites any more, and the search tokens; with new outlines, the old ones;
//! - with a member taken out, a role revoked or a person erased: the place in the enterprise; with a second factor taken
//!   away or recovery codes made anew: the old codes; with a person erased: the values, the half of the key that opens
//!   them, and the old passwords;
//! - by the retention job, after the times that the law gives: sessions, tokens, forms' keys, mails and messages that were
//!   read ([`daodi::ports::Trail::retain`]);
//! - the mark of an entry of the public log that has no number yet, when it gets one.
//!
//! The audit trail, the public log's entries, numbers and checkpoints, and the seals are never changed nor deleted: the
//! database itself refuses it.
//!
//! Errors: opening and migrating give [`OpenError`], written for the operator. Everything else gives the domain's
//! [`daodi::ports::StoreError`], which carries no text of the database; that goes to the log with the statement's name.

mod accounts;
mod audit;
mod cases;
mod error;
mod grounds;
mod hooks;
mod labels;
pub mod maintenance;
mod migrations;
mod open;
mod people;
mod registry;
mod rights;
mod session;
mod settings;
pub mod statements;
mod trademarks;
mod trail;
mod url;
mod value;

pub use error::OpenError;
#[cfg(debug_assertions)]
pub use hooks::Faults;
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
