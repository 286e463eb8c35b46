//! Handing mails over.

use crate::http::App;
use crate::mail::{House, render};
use crate::services::accounts::AccountService;
use crate::services::refused::Refused;
use app::locale::Locale;
use daodi::ports::{Delivery, DueMail, People};

/// Mails a turn.
const TURN: i64 = 50;
/// How long letters are taken up in one turn, µs.
const LONGEST: i64 = 30 * 1_000_000;
/// How long a server keeps the letters to itself, µs: a turn, and the last letter's longest time (`mail.timeout_seconds`).
pub(super) const LEASE: i64 = LONGEST + 330 * 1_000_000;
/// Waits before the next tries, seconds: a minute, five, half an hour, two hours, eight, a day. Then it is given up.
const WAITS: [i64; 6] = [60, 300, 1800, 7200, 28_800, 86_400];

/// Hands over what is due.
///
/// # Errors
/// [`Refused`] where the store fails. A mail that cannot be handed over is no error: it is tried again, or shown to the
/// administrator.
pub async fn deliver(app: &App) -> Result<(), Refused> {
    let store = app.accounts.store();
    let begun = app.clock.micros();
    for due in store.due_mail(app.clock.micros(), TURN).await? {
        // The rest waits for the next turn, which holds a lease of its own.
        if app.clock.micros() - begun > LONGEST {
            break;
        }
        let outcome = one(app, &app.accounts, &due).await?;
        store.mail_tried(&due.id, &outcome, app.clock.micros()).await?;
    }
    Ok(())
}

async fn one(app: &App, accounts: &AccountService, due: &DueMail) -> Result<Delivery, Refused> {
    let Some((address, letter)) = accounts.mail_contents(due).await? else {
        // The person was erased, or has no address.
        return Ok(Delivery::Failed("no_address"));
    };
    let locale = if due.locale == "en" { Locale::En } else { Locale::Zh };
    let mail = render(locale, &address, &letter, &House::of(&app.config));
    match app.mailer.send(&mail).await {
        Ok(()) => Ok(Delivery::Sent),
        Err(error) => {
            tracing::warn!(%error, id = due.id, "a mail was not handed over");
            let wait = usize::try_from(due.tries).ok().and_then(|tries| WAITS.get(tries)).filter(|_| error.retryable);
            Ok(match wait {
                Some(seconds) => Delivery::Later(app.clock.micros() + seconds * 1_000_000, error.fault.code()),
                None => Delivery::Failed(error.fault.code()),
            })
        }
    }
}
