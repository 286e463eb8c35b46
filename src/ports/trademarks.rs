//! The store of GI trademarks with their members and licensees. Methods that change something write their act in the same
//! transaction and may answer [`StoreError::Repeated`].

use super::StoreError;
use crate::audit::Act;
use crate::identifiers::{Slug, Uscc};
use crate::people::PageOf;
use crate::registrant::{EndedUse, Trademark, TrademarkUser, UseOfMark, UserState};
use crate::registry::Track;
use async_trait::async_trait;
use jiff::civil::Date;

use super::Notice;

/// On whose behalf marks are looked at: a registrant sees their own, the province's office and the auditor all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeper<'a> {
    /// The registrant's account.
    Registrant(&'a str),
    /// The province's office, or whoever sees what it sees.
    Office,
}

/// Orders of lists of marks and of their users.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TrademarkOrder {
    /// Newest first.
    #[default]
    Newest,
    /// By name: of the registrant, of the enterprise.
    Name,
    /// What ends first comes first.
    Ending,
}

/// What a list is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TrademarkQuery {
    /// Words: of marks part of holder, number or product; of users part of name, code or filing number.
    pub text: String,
    /// State of the users; none: any.
    pub state: Option<UserState>,
    /// Order.
    pub order: TrademarkOrder,
    /// Rows to leave out.
    pub offset: i64,
    /// Rows to give.
    pub limit: i64,
}

/// A mark with the number of its users.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrademarkRow {
    /// The mark.
    pub trademark: Trademark,
    /// Declared users, who wait for the office.
    pub declared: i64,
    /// Confirmed users.
    pub confirmed: i64,
}

/// How a use is ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UseEnding {
    /// The last day.
    pub last_day: Date,
    /// Why.
    pub reason: String,
    /// When it is said, µs since the epoch, UTC.
    pub at: i64,
    /// By which account.
    pub by: String,
}

/// The store of GI trademarks.
#[async_trait]
pub trait Trademarks: Send + Sync {
    /// Ties a mark to a registrant's account. [`StoreError::Conflict`] where the number is tied already, the product is not
    /// there, the account is no registrant in use, or is the one that ties.
    async fn tie_trademark(&self, mark: &Trademark, notices: &[Notice], act: &Act) -> Result<(), StoreError>;

    /// Corrects holder and last day of a mark in the version given, and the last day for its users with it. `false` where it
    /// was changed meanwhile. [`StoreError::Conflict`] where a use that has not ended would outlive the mark.
    async fn change_trademark(&self, mark: &Trademark, notices: &[Notice], act: &Act) -> Result<bool, StoreError>;

    /// Marks with the numbers of their users.
    async fn trademarks(&self, keeper: Keeper<'_>, query: &TrademarkQuery) -> Result<PageOf<TrademarkRow>, StoreError>;

    /// A mark.
    async fn trademark(&self, keeper: Keeper<'_>, id: &str) -> Result<Option<Trademark>, StoreError>;

    /// Declares users of a mark, all or none, on behalf of its account. [`StoreError::Conflict`] where the mark is not the
    /// account's, one of them has a use that has not ended, or one would outlive the mark.
    async fn declare_users(&self, account: &str, users: &[TrademarkUser], act: &Act) -> Result<(), StoreError>;

    /// The users of a mark.
    async fn trademark_users(
        &self,
        keeper: Keeper<'_>,
        trademark: &str,
        query: &TrademarkQuery,
    ) -> Result<PageOf<TrademarkUser>, StoreError>;

    /// How many users of a mark are in each state.
    async fn trademark_user_counts(
        &self,
        keeper: Keeper<'_>,
        trademark: &str,
    ) -> Result<Vec<(UserState, i64)>, StoreError>;

    /// A user of a mark.
    async fn trademark_user(&self, keeper: Keeper<'_>, id: &str) -> Result<Option<TrademarkUser>, StoreError>;

    /// Confirms declared users in the versions given, all or none; a further act for each but the first. `false` where one
    /// was changed meanwhile or was declared by whoever confirms.
    async fn confirm_users(
        &self,
        by: &str,
        users: &[TrademarkUser],
        notices: &[Notice],
        act: &Act,
        further: &[Act],
    ) -> Result<bool, StoreError>;

    /// Ends a use in the version given. `false` where it was changed meanwhile or is another's.
    async fn end_use(
        &self,
        keeper: Keeper<'_>,
        user: &TrademarkUser,
        ending: &UseEnding,
        notices: &[Notice],
        act: &Act,
    ) -> Result<bool, StoreError>;

    /// The confirmed use by an enterprise of a mark in a product's name on a day; of several the one that lasts longest.
    async fn use_of_mark(
        &self,
        uscc: &Uscc,
        product: &Slug,
        track: Track,
        day: Date,
    ) -> Result<Option<UseOfMark>, StoreError>;

    /// Confirmed uses whose last day lies before a day, where the enterprise has no other confirmed use of a mark of the same
    /// product and track on that day. Rights that rest on them have lapsed. Asked again, it gives the same: whoever lets
    /// rights lapse passes over those that are no longer in force.
    async fn ended_uses(&self, day: Date) -> Result<Vec<EndedUse>, StoreError>;
}
