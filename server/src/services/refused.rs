//! Why a service does not do what it was asked for.

use crate::secrets::{NoRandom, PasswordError, SealError};
use daodi::form::{Fault, FieldFault};
use daodi::people::Refusal;
use daodi::ports::StoreError;

/// Why not. Each has its own answer: a form shown again with what is wrong, a page that says what to do instead.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// The answers need another look.
    #[error("{} answers are not in order", .0.len())]
    Faults(Vec<FieldFault>),
    /// Whoever asks may not.
    #[error(transparent)]
    May(#[from] Refusal),
    /// There is no such thing, or it is another's.
    #[error("there is no such thing")]
    Missing,
    /// Somebody was faster.
    #[error("it has changed meanwhile")]
    Changed,
    /// The form was sent before; its first answer stands.
    #[error("the form was sent before")]
    Repeated,
    /// Too much at once; trying again in a moment helps.
    #[error("too busy")]
    Busy,
    /// The store failed.
    #[error("the store failed")]
    Store(StoreError),
    /// Something of ours failed; the log says what.
    #[error("a fault of ours: {0}")]
    Fault(&'static str),
}

impl Refused {
    /// One thing that is wrong with one field.
    #[must_use]
    pub fn field(field: &'static str, fault: Fault) -> Self {
        Self::Faults(vec![FieldFault::new(field, fault)])
    }
}

impl From<StoreError> for Refused {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Repeated => Self::Repeated,
            other => Self::Store(other),
        }
    }
}

impl From<PasswordError> for Refused {
    fn from(error: PasswordError) -> Self {
        match error {
            PasswordError::Busy => Self::Busy,
            other => {
                tracing::error!(error = %other, "a password could not be handled");
                Self::Fault("password")
            }
        }
    }
}

impl From<NoRandom> for Refused {
    fn from(error: NoRandom) -> Self {
        tracing::error!(%error, "no random bytes");
        Self::Fault("random")
    }
}

impl From<SealError> for Refused {
    fn from(error: SealError) -> Self {
        tracing::error!(%error, "a value could not be sealed or opened");
        Self::Fault("seal")
    }
}
