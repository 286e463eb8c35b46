//! Faults that tests ask for. In a release build there are none, and this is nothing.

use crate::statements::Statement;
use daodi::ports::StoreError;
use sqlx::{SqlSafeStr as _, SqlStr};

/// What a test wants to go wrong.
#[cfg(debug_assertions)]
#[derive(Clone, Debug, Default)]
pub struct Faults {
    /// Counts calls down: the one that finds 1 fails. 0 and less: none does.
    pub fail: std::sync::Arc<std::sync::atomic::AtomicI64>,
    /// Name of the statement whose tenancy clause is taken out.
    pub without_tenancy: Option<&'static str>,
}

/// The hooks of a store and its sessions.
#[derive(Clone, Debug, Default)]
pub(crate) struct Hooks {
    #[cfg(debug_assertions)]
    faults: Option<Faults>,
}

impl Hooks {
    #[cfg(debug_assertions)]
    pub(crate) fn with(faults: Faults) -> Self {
        Self { faults: Some(faults) }
    }

    /// Counts a call of the database; fails where a test wants this one to.
    #[cfg_attr(not(debug_assertions), expect(clippy::unused_self, reason = "there are no faults in a release build"))]
    pub(crate) fn count(&self, name: &'static str) -> Result<(), StoreError> {
        #[cfg(debug_assertions)]
        if let Some(faults) = &self.faults
            && faults.fail.fetch_sub(1, std::sync::atomic::Ordering::SeqCst) == 1
        {
            tracing::warn!(statement = name, "failed on purpose");
            return Err(StoreError::Unavailable);
        }
        let _ = name;
        Ok(())
    }

    /// The statement's text.
    #[cfg_attr(not(debug_assertions), expect(clippy::unused_self, reason = "there are no faults in a release build"))]
    pub(crate) fn sql(&self, statement: &'static Statement) -> SqlStr {
        #[cfg(debug_assertions)]
        if self.faults.as_ref().and_then(|faults| faults.without_tenancy) == Some(statement.name) {
            return sqlx::AssertSqlSafe(statement.without_tenancy()).into_sql_str();
        }
        statement.sql.into_sql_str()
    }
}
