//! What the applicant's pages and the desk say of an application in the same words.

mod clock;
mod history;
mod issued;
mod listing;
mod product;
mod progress;
mod statement;
mod supplements;
mod words;

pub(super) use clock::{clock, due_chip};
pub(super) use history::{dialogue, history};
pub(super) use issued::issued;
pub(super) use listing::listing;
pub(super) use product::{Found, choices, find, product_field};
pub(super) use progress::progress;
pub(super) use statement::*;
pub(super) use supplements::supplements;
pub(super) use words::*;
