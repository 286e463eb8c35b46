//! The audit trail: who did what to what, when, before and after, and why; for every change and every refusal.

mod act;
mod action;
mod seal;
mod vouches;

pub use act::{Act, Actor, Answer, Once, Outcome, fingerprint};
pub use action::{Action, ObjectKind};
pub use seal::{SealFold, is_leaf_of_seal, seal_root};
pub use vouches::Vouches;
