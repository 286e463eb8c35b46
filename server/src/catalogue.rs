//! The register in memory.
//!
//! Freshness rule: a committed change is shown at once by the server that made it and within [`POLL`] by every other
//! server on the same database, because each asks for the register's generation that often and reads everything anew
//! when it has grown.

use crate::clock::day;
use daodi::application::Calendar;
use daodi::ports::{Registry, Settings, StoreError};
use daodi::registry::Register;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;
use store::Store;

/// How often a server asks whether the register has changed.
pub const POLL: Duration = Duration::from_secs(1);

/// The current picture of the register, replaced as a whole.
pub struct Catalogue {
    store: Store,
    current: RwLock<Arc<Register>>,
}

impl Catalogue {
    /// Reads the register.
    ///
    /// # Errors
    /// [`StoreError`] where the store cannot be read.
    pub async fn load(store: Store) -> Result<Self, StoreError> {
        let register = read(&store).await?;
        Ok(Self { store, current: RwLock::new(Arc::new(register)) })
    }

    /// The current picture. Cheap.
    #[must_use]
    pub fn current(&self) -> Arc<Register> {
        Arc::clone(&self.current.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Reads the register anew where its generation has grown. Says whether it had.
    ///
    /// # Errors
    /// [`StoreError`] where the store cannot be read; the old picture stays.
    pub async fn refresh(&self) -> Result<bool, StoreError> {
        if self.store.generation().await? == self.current().generation() {
            return Ok(false);
        }
        let register = Arc::new(read(&self.store).await?);
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = register;
        Ok(true)
    }

    /// Keeps the picture fresh until the task is dropped.
    pub async fn keep_fresh(self: Arc<Self>) {
        loop {
            tokio::time::sleep(POLL).await;
            match self.refresh().await {
                Ok(true) => tracing::info!(generation = self.current().generation(), "the register was read anew"),
                Ok(false) => {}
                Err(error) => tracing::warn!(%error, "the register could not be refreshed; the last picture is served"),
            }
        }
    }
}

/// Reads rows and tokens of one generation: where a change is committed in between, both are read again.
async fn read(store: &Store) -> Result<Register, StoreError> {
    loop {
        let before = store.generation().await?;
        let rows = store.load().await?;
        let tokens = store.search_tokens().await?;
        let imported = store.imports().await?.first().map(|import| day(import.at).to_string());
        let calendar = calendar(store).await?;
        let demonstration = store.demonstration().await?.is_some();
        if store.generation().await? == before {
            let register = Register::new(before, rows, tokens).of_day(imported.unwrap_or_default());
            return Ok(register.of_database(calendar, demonstration));
        }
    }
}

/// The program's working days with the years that an operator imported in place of its own; none where there are none.
///
/// # Errors
/// [`StoreError`]. What was stored and cannot be read any more counts as inconsistent.
pub(crate) async fn calendar(store: &Store) -> Result<Option<Calendar>, StoreError> {
    let years = store.calendar_years().await?;
    if years.is_empty() {
        return Ok(None);
    }
    let mut calendar = Calendar::shipped().clone();
    for (_, days) in years {
        let what = || StoreError::Inconsistent { table: "calendar_year", what: "days".to_owned() };
        calendar = calendar.with(&Calendar::read(&days).map_err(|_| what())?);
    }
    Ok(Some(calendar))
}
