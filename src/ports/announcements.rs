//! The store of entered announcements and of what happens to rights.

use super::{Move, Notice, StoreError};
use crate::audit::Act;
use crate::identifiers::Uscc;
use crate::people::{PageOf, Upload};
use crate::registry::announcing::{AnnouncedItem, Filing, FilingState};
use crate::registry::{
    Announcement, Authorisation, AuthorisationChange, Enterprise, Product, ProtectionStep, Rectification,
};
use async_trait::async_trait;
use jiff::civil::Date;

/// What is asked of the list of entered announcements. Empty and none mean: any.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FilingQuery {
    /// Part of the title, or the number.
    pub text: String,
    /// State.
    pub state: Option<FilingState>,
    /// Order.
    pub order: FilingOrder,
    /// Rows to leave out.
    pub offset: i64,
    /// Rows to give.
    pub limit: i64,
}

/// Orders of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FilingOrder {
    /// Changed last first.
    #[default]
    Changed,
    /// By the announcement's date, the latest first.
    Date,
    /// Waiting longest first.
    Oldest,
}

/// An entered announcement in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilingRow {
    /// The announcement.
    pub filing: Filing,
    /// Login name of whoever began it.
    pub login: String,
    /// How many rows it has.
    pub items: i64,
}

/// What is done with an entered announcement beside changing it, by whom and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilingStep {
    /// Which.
    pub id: String,
    /// In the version that was seen.
    pub version: i64,
    /// Who.
    pub by: String,
    /// When, µs since the epoch, UTC.
    pub at: i64,
    /// Why; empty where nothing is said.
    pub reason: String,
}

/// A right that begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// The right. Its `application` is moved to announced in the same transaction.
    pub authorisation: Authorisation,
    /// The beginning of its history.
    pub change: AuthorisationChange,
    /// Its act.
    pub act: Act,
}

/// A right that changes or ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RightStep {
    /// In the version that was seen.
    pub version: i64,
    /// What is done; its `from` must be the stored state.
    pub change: AuthorisationChange,
    /// First day no longer in force, where it ends.
    pub until: Option<Date>,
    /// The application case that this answers, where there is one.
    pub application: Option<String>,
}

/// A value of an enterprise that an announcement changes or brings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnterpriseValue {
    /// Which enterprise.
    pub enterprise: String,
    /// The value.
    pub value: EnterpriseField,
}

/// Which value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EnterpriseField {
    /// Its name.
    Name(String),
    /// Its address.
    Address(String),
    /// Its code, which the register did not have.
    Uscc(Uscc),
}

/// Everything that an applied announcement brings about, resolved against one state of the register.
#[derive(Clone, Debug, PartialEq)]
pub struct FilingApplication {
    /// The announcement that was entered, who applies it and why.
    pub step: FilingStep,
    /// The generation of the register that it was resolved against: with any other, nothing is written.
    pub generation: i64,
    /// The announcement as the register has it.
    pub announcement: Announcement,
    /// Products taken up.
    pub products: Vec<Product>,
    /// Enterprises taken up.
    pub enterprises: Vec<Enterprise>,
    /// Values of enterprises.
    pub values: Vec<EnterpriseValue>,
    /// Rights that begin.
    pub grants: Vec<Grant>,
    /// Rights that change or end.
    pub steps: Vec<(RightStep, Act)>,
    /// Application cases that it answers, each with its own act.
    pub cases: Vec<(Move, Act)>,
    /// The ids of those that wait for one of its rights and that it does not answer. Every case that waits for one of its
    /// rights must be here or in `cases`.
    pub passed_over: Vec<String>,
    /// Protections of products.
    pub protections: Vec<(ProtectionStep, Act)>,
    /// Who is told.
    pub notices: Vec<Notice>,
}

/// A user's record that the mark was in use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkUse {
    /// UUIDv7.
    pub id: String,
    /// Which right.
    pub authorisation: String,
    /// On which day.
    pub day: Date,
    /// For which batch, in the user's own words.
    pub batch: String,
    /// Remark; may be empty.
    pub note: String,
    /// When it was recorded, µs since the epoch, UTC.
    pub at: i64,
    /// By which account.
    pub by: String,
}

/// What an office found of an order to put something right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RectificationFinding {
    /// Which order.
    pub id: String,
    /// In the version that was seen.
    pub version: i64,
    /// What the office found.
    pub finding: String,
    /// The officer's account.
    pub by: String,
    /// When, µs since the epoch, UTC.
    pub at: i64,
}

/// A right of which no use is recorded for long, and what its people were told of that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnusedRight {
    /// The right.
    pub right: Authorisation,
    /// The day that was counted from when they were warned.
    pub warned: Option<Date>,
    /// The day that was counted from when they were told of the ground to stop it.
    pub told_due: Option<Date>,
}

/// The store of announcements and rights.
#[async_trait]
pub trait Announcements: Send + Sync {
    /// Stores a new entry with its rows.
    async fn insert_filing(&self, filing: &Filing, items: &[AnnouncedItem], act: &Act) -> Result<(), StoreError>;

    /// An entry with its rows, in the order of their lines.
    async fn filing(&self, id: &str) -> Result<Option<(Filing, Vec<AnnouncedItem>)>, StoreError>;

    /// Entries.
    async fn filings(&self, query: &FilingQuery) -> Result<PageOf<FilingRow>, StoreError>;

    /// How many entries there are in each state.
    async fn filing_counts(&self) -> Result<Vec<(FilingState, i64)>, StoreError>;

    /// Replaces what an entry says of the announcement. `false` where it is no draft, or has another version by now.
    async fn set_filing(&self, filing: &Filing, act: &Act) -> Result<bool, StoreError>;

    /// Writes rows of an entry: over those of the same line, or in place of all. `false` as above.
    async fn set_items(
        &self,
        entry: (&str, i64),
        items: &[AnnouncedItem],
        replace: bool,
        act: &Act,
    ) -> Result<bool, StoreError>;

    /// Hands an entry to a second person. `false` as above.
    async fn propose_filing(&self, step: &FilingStep, notices: &[Notice], act: &Act) -> Result<bool, StoreError>;

    /// Gives a proposed entry back as a draft. `false` where it is not proposed in this version.
    async fn return_filing(&self, step: &FilingStep, notices: &[Notice], act: &Act) -> Result<bool, StoreError>;

    /// Gives a draft up. `false` as above.
    async fn discard_filing(&self, step: &FilingStep, act: &Act) -> Result<bool, StoreError>;

    /// Carries out a proposed entry: everything in it, or nothing. `false` where it is not proposed in this version, where
    /// the one who applies it made or proposed it, or where the register is no longer the one that it was resolved against.
    /// [`StoreError::Conflict`] where the schema refuses a part of it.
    async fn apply_filing(&self, application: &FilingApplication, act: &Act) -> Result<bool, StoreError>;

    /// The names of products and enterprises that are there for demonstration.
    async fn demo_names(&self) -> Result<Vec<String>, StoreError>;

    /// A right by id, demonstration ones included; the flag says whether it is one.
    async fn right(&self, id: &str) -> Result<Option<(Authorisation, bool)>, StoreError>;

    /// The rights of the enterprises that an account belongs to, demonstration ones included.
    async fn rights_of(&self, account: &str) -> Result<Vec<Authorisation>, StoreError>;

    /// What was done to a right, oldest first.
    async fn right_changes(&self, id: &str) -> Result<Vec<AuthorisationChange>, StoreError>;

    /// Rights whose term is over before a day and that still stand as in force.
    async fn rights_due(&self, today: Date) -> Result<Vec<Authorisation>, StoreError>;

    /// Rights in force that hang on a trademark, each with its enterprise's code. Demonstration ones are left out.
    async fn rights_by_mark(&self) -> Result<Vec<(Authorisation, Uscc)>, StoreError>;

    /// Rights in force of which no use is recorded since a day, nor began after it, and of which something may still be
    /// said. Demonstration ones are left out.
    async fn rights_unused(&self, since: Date) -> Result<Vec<UnusedRight>, StoreError>;

    /// Notes that the people of a right were told of its non-use, counted from a day: of the warning, or (`due`) of the
    /// ground to stop it as well. `false` where the right has another version by now, or they were told already.
    async fn note_unused(&self, right: &Authorisation, from: Date, due: bool, act: &Act) -> Result<bool, StoreError>;

    /// Orders something to be put right. `false` as for [`Announcements::step_right`].
    async fn order_rectification(&self, step: &RightStep, order: &Rectification, act: &Act)
    -> Result<bool, StoreError>;

    /// Keeps what one who works for the right's enterprise says was done. `false` where none is open, or it is another's.
    async fn report_rectification(
        &self,
        account: &str,
        right: &str,
        report: &str,
        act: &Act,
    ) -> Result<bool, StoreError>;

    /// Ends an order, and the right is as before. `false` where order or right have another version by now.
    async fn end_rectification(
        &self,
        step: &RightStep,
        ending: &RectificationFinding,
        act: &Act,
    ) -> Result<bool, StoreError>;

    /// Keeps that an office found it not done, and until when it is to be done now. `false` where the order has another
    /// version by now, or has ended.
    async fn return_rectification(
        &self,
        finding: &RectificationFinding,
        due: Date,
        act: &Act,
    ) -> Result<bool, StoreError>;

    /// The orders of a right whose reader was found before, newest first.
    async fn rectifications(&self, right: &str) -> Result<Vec<Rectification>, StoreError>;

    /// Changes or ends a right. `false` where it has another version or state by now.
    async fn step_right(&self, step: &RightStep, act: &Act) -> Result<bool, StoreError>;

    /// Records that the mark was in use. `false` where the account does not belong to the right's enterprise, or where the
    /// right was not in force then.
    async fn record_mark_use(&self, usage: &MarkUse, act: &Act) -> Result<bool, StoreError>;

    /// The records of use of a right, newest first, for an account that belongs to its enterprise.
    async fn mark_uses(&self, account: &str, right: &str) -> Result<Vec<MarkUse>, StoreError>;

    /// The artwork files of a right, newest first, for an account that belongs to its enterprise.
    async fn artwork(&self, account: &str, right: &str) -> Result<Vec<Upload>, StoreError>;
}
