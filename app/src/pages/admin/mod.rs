//! `/admin` …: the administrators' pages, and what the auditor reads. Each role sees its own part of a page; what it may
//! do is asked of the table of capabilities here for what is drawn, and again by the services for what is done.

mod account;
mod account_acts;
mod accounts;
mod audit;
mod audit_row;
mod keys;
mod mail;
mod new_account;
mod office;
mod offices;
mod overview;
mod parts;
mod policy;
mod proposal;
mod proposals;
mod sessions;

pub use account::{AccountView, account};
pub use account_acts::AccountAct;
pub use accounts::{AccountQuery, AccountSort, AccountsView, RoleFilter, accounts};
pub use audit::{AuditQuery, AuditView, audit};
pub use audit_row::{AuditRowView, SealView, audit_row};
pub use keys::{KeyKind, KeysView, LabelKeyRow, LogKeyRow, SecretKeyRow, keys};
pub use mail::{MailQuery, MailState, MailView, mail};
pub use new_account::new_account;
pub use office::{OfficeView, office};
pub use offices::{OfficeQuery, OfficesView, offices};
pub use overview::{AdminView, admin};
pub use parts::Logins;
pub use policy::{LimitRow, PolicyItem, PolicyRow, PolicyValue, PolicyView, policy};
pub use proposal::{ProposalView, proposal};
pub use proposals::{ProposalQuery, ProposalsView, proposals};
pub use sessions::{SessionQuery, SessionsView, sessions};
