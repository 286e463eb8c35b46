//! The port of what a database is, and of what the operator keeps beside the register: the mark of a demonstration, and the
//! working days of years whose notice came out after the program.

use super::StoreError;
use crate::audit::Act;
use async_trait::async_trait;
use serde::Serialize;

/// The mark of a database that was filled with a fictional world.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DemonstrationMark {
    /// From what the world was made: the same seed gives the same world.
    pub seed: i64,
    /// When it was begun, µs since the epoch, UTC.
    pub begun_at: i64,
    /// When it was whole; none where making it was broken off.
    pub ended_at: Option<i64>,
}

/// How much of what is not fictional a database holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// Products and enterprises of the register.
    pub register: i64,
    /// Accounts.
    pub accounts: i64,
    /// Applications.
    pub applications: i64,
}

/// How many there are of something in a state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WorldRow {
    /// What: `office`, `account`, `application`, `authorisation`, `announcement`, `base`, `grower`.
    pub what: String,
    /// Its state, or an account's role; empty where it has none.
    pub state: String,
    /// How many.
    pub total: i64,
}

/// The store of both.
#[async_trait]
pub trait Settings: Send + Sync {
    /// The mark, where the database was filled with a fictional world.
    async fn demonstration(&self) -> Result<Option<DemonstrationMark>, StoreError>;

    /// What the database holds of its own.
    async fn held(&self) -> Result<Held, StoreError>;

    /// What a filled database holds, in the order of kind and state. Offices are those that have an account.
    async fn world(&self) -> Result<Vec<WorldRow>, StoreError>;

    /// Marks the database for ever. A second mark conflicts.
    async fn begin_demonstration(&self, mark: &DemonstrationMark, act: &Act) -> Result<(), StoreError>;

    /// Says that the world is whole. `false` where it was said before, or nothing was begun.
    async fn end_demonstration(&self, at: i64, act: &Act) -> Result<bool, StoreError>;

    /// The years that an operator imported, in order, each with its days as the calendar's file has them.
    async fn calendar_years(&self) -> Result<Vec<(i16, String)>, StoreError>;

    /// Puts a year's days in place of those that were imported before.
    async fn set_calendar_year(&self, year: i16, days: &str, act: &Act) -> Result<(), StoreError>;
}
