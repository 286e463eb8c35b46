//! People: accounts, offices, roles, and the one table that says who may do what to which object.

mod account;
pub mod answers;
pub mod capability;
mod letter;
mod lockout;
pub mod masking;
mod office;
pub mod password;
mod principal;
mod records;
mod role;

pub use account::{AccountState, ClaimState, ProposalKind, ProposalState, SessionStage, TokenPurpose};
pub use capability::{Capability, Object, Refusal, Scope, decide};
pub use letter::LetterKind;
pub use lockout::{FREE_TRIES, LONGEST as LOCK_LONGEST, lockout};
pub use office::{Office, OfficeLevel, offices};
pub use password::{MAX_LENGTH as PASSWORD_MAX, PasswordFault, PasswordPolicy, fault as password_fault};
pub use principal::{Membership, Part, Principal};
pub use records::{
    Account, AuditRow, Claim, Credentials, ERASURE_DAYS, LoginSession, MailRecord, Member, Message, OfficeRecord,
    OwnEnterprise, PageOf, Person, Proposal, SealedPerson, Token, Upload,
};
pub use role::Role;
