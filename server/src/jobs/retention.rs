//! Removing what may no longer be kept. The audit trail and the public log stay for ever.

use crate::clock::Clock;
use crate::services::acting::Acting;
use crate::services::refused::Refused;
use daodi::audit::{Action, ObjectKind};
use daodi::ports::Trail;
use store::Store;

const DAY: i64 = 86_400 * 1_000_000;

/// How long records of sign-ins are kept, months. The law asks for six at least (Cybersecurity Law, art. 21); a year lets
/// an inspection look back over one.
pub const SESSION_MONTHS: u32 = 12;

/// How long each kind of record is kept after its end, days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Login sessions.
    pub sessions: i64,
    /// Links that were used or ran out.
    pub tokens: i64,
    /// Forms' keys: nobody sends a form again after so long.
    pub forms: i64,
    /// Mails that were handed over or given up.
    pub mail: i64,
    /// Messages that were read.
    pub messages: i64,
}

impl Kept {
    /// What is kept how long.
    pub const RULES: Self = Self { sessions: 366, tokens: 30, forms: 30, mail: 90, messages: 366 };
}

/// Removes exactly what is due. Where something was, the removal stands in the audit trail.
///
/// # Errors
/// [`Refused`].
pub async fn retain(store: &Store, clock: Clock) -> Result<[u64; 5], Refused> {
    let now = clock.micros();
    let before = |days: i64| now - days * DAY;
    let kept = Kept::RULES;
    let act = Acting::system("job", clock).act(clock, Action::Retention, ObjectKind::Database, "retention");
    Ok(store
        .retain(
            before(kept.sessions),
            before(kept.tokens),
            before(kept.forms),
            before(kept.mail),
            before(kept.messages),
            &act,
        )
        .await?)
}
