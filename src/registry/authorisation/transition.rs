//! What may happen to a right: one table, read by services, pages and tests.

use super::AuthorisationState::{
    self, Active, Cancelled, ChangePending, GivenUp, Lapsed, RectificationOrdered, Stopped,
};
use crate::coded::coded;
use crate::people::OfficeLevel;
use jiff::civil::Date;

coded! {
    /// What is done to a right that stands.
    pub enum AuthorisationAct {
        /// 责令限期整改.
        OrderRectification "order_rectification",
        /// What was ordered is done.
        Rectified "rectified",
        /// A change of name, address, place or product is asked for.
        AskChange "ask_change",
        /// The change is announced; the right goes on under what was changed.
        Change "change",
        /// The change is not made: refused or taken back.
        DropChange "drop_change",
        /// 停止使用资格 (CNIPA announcement 354 of 2020: off standard, or not used for two years).
        Stop "stop",
        /// 自愿放弃.
        GiveUp "give_up",
        /// Licence, membership, mark or the product's protection ended.
        Lapse "lapse",
        /// 注销.
        Cancel "cancel",
    }
}

/// Whose act it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// An office of one of these levels that is responsible for the place.
    Office(&'static [OfficeLevel]),
    /// An announcement's, entered by one officer of the province and applied by another.
    Announcement,
    /// A case of the user's own, decided by whoever decides such cases.
    Case,
    /// The program's own, on a day that was known before, or with what the right hangs on.
    Program,
}

/// Something that an act must say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Why, in words.
    Reason,
    /// The announcement, order or paper it rests on.
    Basis,
}

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Transition {
    /// What is done.
    pub act: AuthorisationAct,
    /// In which states it may be done.
    pub from: &'static [AuthorisationState],
    /// Where it leads.
    pub to: AuthorisationState,
    /// Whose it is; any one of them suffices.
    pub whose: &'static [Whose],
    /// What it must say. The day it takes effect is always said.
    pub needs: &'static [Need],
}

const LIVE: &[AuthorisationState] = &[Active, RectificationOrdered, ChangePending];
const OFFICES: Whose = Whose::Office(&[OfficeLevel::County, OfficeLevel::City, OfficeLevel::Province]);

/// The table. The register follows the national office: what it announces is recorded from any state that stands, also
/// where the register was told nothing of an order before.
pub const TRANSITIONS: &[Transition] = &[
    row(
        AuthorisationAct::OrderRectification,
        // A change that was asked for protects nobody from an order, and is announced all the same.
        &[Active, ChangePending],
        RectificationOrdered,
        &[OFFICES],
        &[Need::Reason, Need::Basis],
    ),
    row(AuthorisationAct::Rectified, &[RectificationOrdered], Active, &[OFFICES], &[Need::Reason]),
    row(AuthorisationAct::AskChange, &[Active], ChangePending, &[Whose::Case], &[Need::Basis]),
    row(
        AuthorisationAct::Change,
        &[Active, ChangePending],
        Active,
        &[Whose::Announcement, Whose::Case],
        &[Need::Basis],
    ),
    row(
        AuthorisationAct::Change,
        &[RectificationOrdered],
        RectificationOrdered,
        &[Whose::Announcement, Whose::Case],
        &[Need::Basis],
    ),
    row(AuthorisationAct::DropChange, &[ChangePending], Active, &[Whose::Case], &[Need::Reason]),
    row(AuthorisationAct::Stop, LIVE, Stopped, &[Whose::Announcement], &[Need::Reason, Need::Basis]),
    row(AuthorisationAct::GiveUp, LIVE, GivenUp, &[Whose::Announcement, Whose::Case], &[Need::Basis]),
    row(AuthorisationAct::Lapse, LIVE, Lapsed, &[Whose::Program, Whose::Announcement, Whose::Case], &[Need::Basis]),
    row(AuthorisationAct::Cancel, LIVE, Cancelled, &[Whose::Announcement], &[Need::Reason, Need::Basis]),
];

const fn row(
    act: AuthorisationAct,
    from: &'static [AuthorisationState],
    to: AuthorisationState,
    whose: &'static [Whose],
    needs: &'static [Need],
) -> Transition {
    Transition { act, from, to, whose, needs }
}

/// Why something may not be done to a right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StepError {
    /// The right has ended, and ends are final.
    #[error("the right has ended")]
    Ended,
    /// Not in this state.
    #[error("this cannot be done in the state the right is in")]
    State,
    /// Not theirs to do.
    #[error("this is not theirs to do")]
    Whose,
    /// A reason is missing.
    #[error("a reason is missing")]
    Reason,
    /// What it rests on is missing.
    #[error("what it rests on is missing")]
    Basis,
    /// The day lies before the right began.
    #[error("the day lies before the right began")]
    Day,
}

/// What an act says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Needs<'a> {
    /// Whose it is.
    pub whose: Whose,
    /// The day on which it takes effect.
    pub day: Date,
    /// The first day of the right.
    pub from: Date,
    /// Why; empty where nothing is said.
    pub reason: &'a str,
    /// What it rests on; empty where nothing is said.
    pub basis: &'a str,
}

/// The state that an act leads to.
///
/// # Errors
/// [`StepError`] names the first rule that is broken: state, whose act it is, what must be said.
pub fn transition(
    state: AuthorisationState,
    act: AuthorisationAct,
    says: &Needs<'_>,
) -> Result<AuthorisationState, StepError> {
    if !state.is_live() {
        return Err(StepError::Ended);
    }
    let row = TRANSITIONS.iter().find(|row| row.act == act && row.from.contains(&state)).ok_or(StepError::State)?;
    let theirs = row.whose.iter().any(|whose| match (whose, says.whose) {
        (Whose::Office(levels), Whose::Office(own)) => own.iter().any(|level| levels.contains(level)),
        (granted, asked) => *granted == asked,
    });
    if !theirs {
        return Err(StepError::Whose);
    }
    if row.needs.contains(&Need::Reason) && says.reason.trim().is_empty() {
        return Err(StepError::Reason);
    }
    if row.needs.contains(&Need::Basis) && says.basis.trim().is_empty() {
        return Err(StepError::Basis);
    }
    if says.day < says.from { Err(StepError::Day) } else { Ok(row.to) }
}
