//! Entering an announcement 公告: what an officer types or brings as a table, checked row by row against the register
//! before a second person applies all of it at once.

mod check;
mod filing;
mod item;
mod lookup;
#[cfg(test)]
mod tests;
mod waiting;

pub use check::check;
pub use filing::{ENTERED_KINDS, FiledAnnouncement, Filing, FilingState};
pub use item::{AnnouncedItem, CheckedItem, Finding, ItemField, ItemProblem, NewEnterprise, NewProduct, fields_of};
pub use waiting::{CaseAnswer, WaitingCase, waiting_cases};
