//! `/desk`: what an office decides. Dense, plain, and the same for whoever reads it without deciding.

mod announcement;
mod announcement_row;
mod announcements;
mod applications;
mod claim;
mod claims;
pub(super) mod compare;
mod handling;
mod overview;
mod rights;

pub use announcement::{DeskFiling, FilingForms, RowsShown, SheetFault, announcement};
pub use announcements::{Filings, FilingsQuery, announcement_new, announcements};
pub use applications::{
    DeskApplication, DeskForms, DeskQuery, DeskQueue, DeskSort, HandoverForms, HandoverNew, HandoverSheet, Handovers,
    SiteCheckView, application, handover, handovers, queue, site_check,
};
pub use claim::{ClaimEvent, DeskClaim, DeskDone, claim};
pub use claims::{ClaimQuery, ClaimSort, Claims, claims};
pub use handling::{HandlingDone, HandlingOne, HandlingQuery, HandlingRow, HandlingSort, handling, handling_one};
pub use overview::{DeskOverview, overview};
pub(super) use rights::orders;
pub use rights::{
    DeskRight, DeskRights, DeskRightsQuery, RightActDone, RightCare, RightForms, RightSort, right, rights,
};

use crate::cx::Cx;
use crate::text::{shanghai_day, text_with};

/// How many days lie between an instant and today.
fn age(cx: &Cx, micros: i64) -> i64 {
    shanghai_day(micros).until(cx.today).map_or(0, |span| i64::from(span.get_days())).max(0)
}

/// The same in words: 今天, 3 天.
fn age_words(cx: &Cx, micros: i64) -> String {
    text_with(cx.locale, "desk-days", &[("n", age(cx, micros).into())])
}
