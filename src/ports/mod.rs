//! What the domain needs from outside, as traits that the server implements.

mod accounts;
mod announcements;
mod cases;
mod grounds;
mod labels;
mod people;
mod registry;
mod settings;
mod trademarks;
mod trail;

pub use accounts::{
    AccountFacets, AccountFigures, AccountQuery, AccountSort, Accounts, NewAccount, NewSession, SessionAccount,
};
pub use announcements::{
    Announcements, EnterpriseField, EnterpriseValue, FilingApplication, FilingOrder, FilingQuery, FilingRow,
    FilingStep, Grant, MarkUse, RectificationFinding, RightStep, UnusedRight,
};
pub use cases::{
    CaseOrder, CaseQuery, Cases, Eyes, Group, Handover, HandoverPassword, Move, Office as DeskOffice, RightChange,
    RightEffect, SealedPassword, place_of,
};
pub use grounds::{
    CardFacts, GroundDecision, GroundOrder, GroundQuery, GroundRow, Grounds, GrowerOrder, GrowerQuery, GrowerReach,
    GrowerRecord,
};
pub use labels::{Labels, NewScan, ScanSummary};
pub use people::{
    ClaimDecision, ClaimOrder, ClaimQuery, Delivery, DueMail, MailState, NewMail, NewMessage, Notice, People,
    ProposalDecision,
};
pub use registry::{FieldEdit, ImportRecord, RecordChange, RecordVersion, Registry};
pub use settings::{DemonstrationMark, Held, Settings, WorldRow};
pub use trademarks::{Keeper, TrademarkOrder, TrademarkQuery, TrademarkRow, Trademarks, UseEnding};
pub use trail::{AuditQuery, AuditSeal, LogEntry, LogQuery, Sequenced, Trail};

/// Why a store refused or failed. Carries no text of the database: that goes to the log under the request's id.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The store cannot be reached or answered with an error; details are in the server's log.
    #[error("the store is not available")]
    Unavailable,
    /// A row breaks a rule that the schema keeps (a duplicate, a missing reference).
    #[error("the change conflicts with what is stored")]
    Conflict,
    /// The form was sent before: its key is taken. The first answer stands.
    #[error("the form was sent before")]
    Repeated,
    /// A stored row cannot be read back as what it should be.
    #[error("a stored row of {table} is inconsistent: {what}")]
    Inconsistent {
        /// Table.
        table: &'static str,
        /// Column or rule.
        what: String,
    },
}
