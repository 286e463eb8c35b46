//! `/desk/applications`: the cases of an office, from the queue to handing over.

mod actions;
mod beside;
mod case;
mod handover;
mod query;
mod queue;
mod site_check;
mod step_fields;

pub use case::{DeskApplication, DeskForms, application};
pub use handover::{HandoverForms, HandoverNew, HandoverSheet, Handovers, handover, handovers};
pub use query::{DeskQuery, DeskSort};
pub use queue::{DeskQueue, queue};
pub use site_check::{SiteCheckView, site_check};

use crate::cx::Cx;
use crate::text::{shanghai_day, text_with};

/// Path of the queue.
const QUEUE: &str = "/desk/applications";

/// How many working days lie between an instant (µs) and today.
fn age(cx: &Cx, micros: i64) -> u32 {
    cx.register.calendar().working_days_between(shanghai_day(micros), cx.today)
}

/// The same in words: 今天, 3 个工作日.
fn age_words(cx: &Cx, micros: i64) -> String {
    text_with(cx.locale, "desk-app-days", &[("n", age(cx, micros).into())])
}

/// The login name of an account; its id is never shown.
fn login<'a>(cx: &Cx, logins: &'a [(String, String)], account: &str) -> std::borrow::Cow<'a, str> {
    match logins.iter().find(|(id, _)| id == account) {
        Some((_, login)) => login.as_str().into(),
        None => cx.t("desk-app-somebody").into(),
    }
}
