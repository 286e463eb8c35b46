//! Bases that enterprises declare, and growers.

mod boundaries;
mod decide;
mod declare;
mod draw;
mod growers;
mod laid;
mod plots;

pub use declare::{NewShape, NewVersion, ReadVersion, SentShape};
pub use draw::{Drawn, NotNow};
pub use growers::{CARD_LENGTH, Entered, NewGrower, Opened, reach_of, read_table};
pub use laid::{Laid, Overlap};

use super::accounts::AccountService;
use super::refused::Refused;
use boundaries::Boundaries;
use daodi::ground::Ground;
use daodi::identifiers::DivisionCode;
use daodi::people::{Object, Principal, Refusal, Role};
use std::sync::Arc;
use store::Store;
use tokio::sync::OnceCell;

/// The service.
#[derive(Clone)]
pub struct GroundService {
    accounts: AccountService,
    store: Store,
    /// The full outlines, read when a shape is first laid over them.
    boundaries: Arc<OnceCell<Arc<Boundaries>>>,
}

impl GroundService {
    /// A service over the accounts' store and keys.
    #[must_use]
    pub fn new(accounts: AccountService) -> Self {
        let store = accounts.store().clone();
        Self { accounts, store, boundaries: Arc::default() }
    }

    /// Where a base lies, as capabilities ask for it.
    #[must_use]
    pub fn place_of(ground: &Ground) -> Object<'static> {
        Object::Place { county: Some(ground.county), prefecture: ground.prefecture }
    }

    /// The office whose cases somebody sees: an officer's own, the province's for an auditor.
    pub(crate) fn desk_of(who: &Principal) -> Result<DivisionCode, Refused> {
        match (who.role, who.office_code()) {
            (Role::Auditor, _) => Ok(DivisionCode::HENAN),
            (_, Some(code)) => Ok(code),
            _ => Err(Refused::May(Refusal::Role)),
        }
    }
}
