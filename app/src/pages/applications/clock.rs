//! Clocks in working days. They are settings of this register: no page says that the law gives them.

use crate::cx::Cx;
use crate::text::{day, shanghai_day, text_with};
use crate::ui::{Chip, ChipKind};
use daodi::application::Certainty;
use jiff::civil::Date;
use leptos::prelude::*;

/// The last day of a period; `due_at` (µs) is the instant at which that day ends.
fn last_day(due_at: i64) -> Date {
    shanghai_day(due_at.saturating_sub(1))
}

/// How long a case has stood where it stands, and what is left of the period that was set. Instants in µs.
pub(in crate::pages) fn clock(cx: &Cx, since: i64, due_at: Option<i64>) -> AnyView {
    let calendar = cx.register.calendar();
    let begun = shanghai_day(since);
    let elapsed = match calendar.working_days_between(begun, cx.today) {
        0 => cx.t_owned("application-clock-today"),
        n => text_with(cx.locale, "application-clock-elapsed", &[("n", n.into())]),
    };
    let Some(due_at) = due_at else {
        return view! { <div class="case-clock"><p>{elapsed}</p><p class="small">{cx.t("application-clock-none")}</p></div> }
            .into_any();
    };
    let last = last_day(due_at);
    let over = last < cx.today;
    let n = if over {
        calendar.working_days_between(last, cx.today)
    } else {
        calendar.working_days_between(cx.today, last)
    };
    let named = [("day", day(cx.locale, last).into()), ("n", n.into())];
    let left = match (over, n) {
        // A day off after the last day is no working day over.
        (true, 1..) => text_with(cx.locale, "application-clock-over", &named),
        (false, 1..) => text_with(cx.locale, "application-clock-left", &named),
        (_, 0) => text_with(cx.locale, "application-clock-last-day", &named[..1]),
    };
    let doubtful = calendar.certainty_between(begun.min(last), cx.today.max(last)) == Certainty::WeekdaysOnly;
    view! {
        <div class=if over { "case-clock over" } else { "case-clock" }>
            <p>{elapsed}</p>
            <p>{left}</p>
            <p class="small">
                {cx.t("application-clock-note")}
                {doubtful.then(|| view! { " "{cx.t("application-clock-weekdays")} })}
            </p>
        </div>
    }
    .into_any()
}

/// What is left of a period, for a cell of a list; none where no clock runs.
pub(in crate::pages) fn due_chip(cx: &Cx, due_at: Option<i64>) -> Option<AnyView> {
    let (last, calendar) = (last_day(due_at?), cx.register.calendar());
    let (label, kind) = if last < cx.today {
        let n = calendar.working_days_between(last, cx.today).max(1);
        (text_with(cx.locale, "application-due-over", &[("n", n.into())]), ChipKind::Stop)
    } else {
        match calendar.working_days_between(cx.today, last) {
            0 => (cx.t_owned("application-due-today"), ChipKind::Caution),
            n => {
                let kind = if n <= 2 { ChipKind::Caution } else { ChipKind::Plain };
                (text_with(cx.locale, "application-due-left", &[("n", n.into())]), kind)
            }
        }
    };
    Some(view! { <Chip label=label kind=kind/> }.into_any())
}
