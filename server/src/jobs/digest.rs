//! One letter a day for whoever does not want one for each message.

use crate::http::App;
use crate::mail::Letter;
use crate::services::refused::Refused;
use app::locale::Locale;
use app::pages::my::message_line;
use daodi::ports::{Accounts, People};
use jiff::civil::Date;

/// Accounts a turn.
const TURN: i64 = 200;
/// Messages that are looked at for a letter.
const LOOKED_AT: i64 = 200;
/// The hour in Asia/Shanghai up to which a day's letter goes, µs after midnight.
const HOUR: i64 = 8 * 3_600 * 1_000_000;
/// How old messages may be that a first letter tells of, µs: eight days.
const OLDEST: i64 = 8 * 86_400 * 1_000_000;

/// The last instant at which a day's letters were due: eight in the morning, today or yesterday.
#[must_use]
pub fn last_due(now: i64, today: Date) -> i64 {
    let (midnight, _) = crate::clock::day_bounds(today);
    let due = midnight.saturating_add(HOUR);
    if due <= now { due } else { due - 24 * 3_600 * 1_000_000 }
}

/// Queues a letter for everybody who wants their messages together and has unread ones from before this instant. Gives
/// how many.
///
/// # Errors
/// [`Refused`] where the store fails.
pub async fn send_digests(app: &App, until: i64) -> Result<usize, Refused> {
    let store = app.accounts.store();
    let mut queued = 0;
    for id in store.digests_due(until, until.saturating_sub(OLDEST), TURN).await? {
        let Some(account) = store.account(&id).await? else { continue };
        let locale = if account.locale == "en" { Locale::En } else { Locale::Zh };
        let messages = store.messages(&id, 0, LOOKED_AT).await?.rows;
        let unread: Vec<_> = messages.iter().filter(|message| message.read_at.is_none()).collect();
        let letter = Letter::Digest {
            subjects: unread.iter().map(|message| message_line(locale, message)).collect(),
            count: u32::try_from(unread.len()).unwrap_or(u32::MAX),
            path: "/my/messages".to_owned(),
        };
        // Without an address there is nothing to send.
        if let Some(mail) = app.accounts.letter(&account, &letter).await? {
            queued += usize::from(store.queue_digest(&mail, until).await?);
        }
    }
    Ok(queued)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_due_at_eight_in_shanghai() {
        let today = jiff::civil::date(2026, 11, 27);
        let (midnight, _) = crate::clock::day_bounds(today);
        let eight = midnight + HOUR;
        assert_eq!(last_due(eight, today), eight);
        assert_eq!(last_due(eight + 1, today), eight);
        assert_eq!(last_due(eight - 1, today), eight - 86_400_000_000);
    }
}
