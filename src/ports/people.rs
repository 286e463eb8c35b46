//! The store of what people do with each other: claims, members, proposals, messages, mail, files, offices.
//!
//! Every method that is given an [`Act`] writes it in the same transaction and may answer [`StoreError::Repeated`].

use super::StoreError;
use crate::audit::Act;
use crate::identifiers::DivisionCode;
use crate::people::{
    Claim, ClaimState, MailRecord, Member, Membership, Message, OfficeLevel, OfficeRecord, PageOf, Part, Proposal,
    ProposalState, Upload,
};
use async_trait::async_trait;

/// What an officer's list of claims is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClaimQuery {
    /// Part of the name, the code or the claimant's login name.
    pub text: String,
    /// State; none: any.
    pub state: Option<ClaimState>,
    /// Order.
    pub order: ClaimOrder,
    /// Rows to leave out.
    pub offset: i64,
    /// Rows to give.
    pub limit: i64,
}

/// Orders of a list of claims.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ClaimOrder {
    /// Newest first.
    #[default]
    Newest,
    /// Oldest first.
    Oldest,
    /// By the enterprise's name.
    Name,
    /// Decided last first.
    Decided,
}

/// How a claim is decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimDecision {
    /// Accepted or refused.
    pub accepted: bool,
    /// Why so.
    pub reason: String,
    /// When, µs since the epoch, UTC.
    pub at: i64,
    /// By which account.
    pub by: String,
    /// The enterprise's id where it is not in the register yet and is taken up now.
    pub new_enterprise: Option<String>,
    /// The place in an enterprise that the act tells of as what the claimant gets; none where it tells of none.
    pub told: Option<Membership>,
}

/// How a proposal ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposalDecision {
    /// Approved, refused or withdrawn.
    pub state: ProposalState,
    /// By which account.
    pub by: String,
    /// Why so.
    pub reason: String,
    /// When, µs since the epoch, UTC.
    pub at: i64,
    /// The version of the account that the acts tell of; none where they tell nothing that may have changed.
    pub account_version: Option<i64>,
}

/// A message and, where its reader wants one, a mail to go with an act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The message.
    pub message: Option<NewMessage>,
    /// The mail.
    pub mail: Option<NewMail>,
}

/// A message to be left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMessage {
    /// UUIDv7.
    pub id: String,
    /// For which account.
    pub account: String,
    /// When.
    pub at: i64,
    /// Which text.
    pub kind: &'static str,
    /// The text's arguments. No personal values: they could not be erased.
    pub args: Vec<(String, String)>,
    /// The Chinese path of what it is about.
    pub link: String,
}

/// A mail to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMail {
    /// UUIDv7.
    pub id: String,
    /// To which account.
    pub account: String,
    /// Which text.
    pub kind: &'static str,
    /// Language.
    pub locale: String,
    /// The text's arguments as JSON, sealed with the person's key.
    pub args: String,
    /// When.
    pub at: i64,
}

/// A mail that is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueMail {
    /// Its id.
    pub id: String,
    /// To which account.
    pub account: String,
    /// Which text.
    pub kind: String,
    /// Language.
    pub locale: String,
    /// The sealed arguments.
    pub args: String,
    /// How often it was tried.
    pub tries: i64,
}

/// What came of trying to send a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Delivery {
    /// It was handed over.
    Sent,
    /// It was not, and is tried again at this instant.
    Later(i64, &'static str),
    /// It was not, and is given up.
    Failed(&'static str),
}

/// Which mails an administrator looks at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MailState {
    /// Given up.
    #[default]
    Failed,
    /// Still to be sent.
    Waiting,
    /// Handed over.
    Sent,
}

/// The store of what people do with each other.
#[async_trait]
pub trait People: Send + Sync {
    /// Makes a claim, with its messages. [`StoreError::Conflict`] where the enterprise or a division is not there.
    async fn insert_claim(&self, claim: &Claim, notices: &[Notice], act: &Act) -> Result<(), StoreError>;

    /// Makes a claim with a paper, whose bytes are in the file store already, and the paper's own act.
    async fn insert_claim_with_paper(&self, claim: &Claim, paper: (&Upload, &Act), act: &Act)
    -> Result<(), StoreError>;

    /// A claim of an account's own.
    async fn claim_of(&self, account: &str, id: &str) -> Result<Option<Claim>, StoreError>;

    /// The claims of an account, newest first.
    async fn claims_of(&self, account: &str) -> Result<Vec<Claim>, StoreError>;

    /// A claim that lies with an office or one below it, made by an account that is active.
    async fn claim_in(&self, office: DivisionCode, id: &str) -> Result<Option<Claim>, StoreError>;

    /// The claims that lie with an office or one below it. The province's code gives all of them.
    async fn claims_in(&self, office: DivisionCode, query: &ClaimQuery) -> Result<PageOf<Claim>, StoreError>;

    /// How many claims of each state lie with an office or one below it.
    async fn claim_counts(&self, office: DivisionCode) -> Result<Vec<(ClaimState, i64)>, StoreError>;

    /// Takes a claim back; that instant counts as its decision's. `false` where it is not the account's or was decided
    /// meanwhile.
    async fn withdraw_claim(&self, account: &str, id: &str, act: &Act) -> Result<bool, StoreError>;

    /// Decides a claim in the version seen: state, reason and, where accepted, the member (owner where the enterprise has
    /// none, else operator), the enterprise's code in the register where it has none yet (as an officer's edit, so that an
    /// import keeps it) and, where it is new, the enterprise itself, with the office as its source. What the register and
    /// its search say is right at once. `false` where it was decided meanwhile, lies elsewhere or was made by an account
    /// that is not active.
    ///
    /// [`StoreError::Conflict`] where the claimant decides their own claim; where the code is another enterprise's; where an
    /// enterprise is to be taken up and its id is none or is taken; where the claimant gets another place than the act tells
    /// of; or where it was taken up at this very moment by another decision: asked again, it is found by its code.
    async fn decide_claim(
        &self,
        office: DivisionCode,
        claim: &Claim,
        decision: &ClaimDecision,
        notices: &[Notice],
        act: &Act,
    ) -> Result<bool, StoreError>;

    /// The id of the enterprise of the register with this code, if there is one.
    async fn enterprise_by_uscc(&self, uscc: &str) -> Result<Option<String>, StoreError>;

    /// Ids and names of enterprises of the register that are called exactly so.
    async fn enterprises_named(&self, name: &str) -> Result<Vec<(String, String)>, StoreError>;

    /// The members of an enterprise, for one who is a member of it: none otherwise.
    async fn members(&self, account: &str, enterprise: &str) -> Result<Vec<Member>, StoreError>;

    /// The members of an enterprise, for the office that decides claims on it and for administrators.
    async fn members_of(&self, enterprise: &str) -> Result<Vec<Member>, StoreError>;

    /// Adds an account as a member. [`StoreError::Conflict`] where it is one, where enterprise or account are not there, or
    /// where the act's account is not an owner of the enterprise (the program itself need not be).
    async fn add_member(
        &self,
        enterprise: &str,
        account: &str,
        part: Part,
        notices: &[Notice],
        act: &Act,
    ) -> Result<(), StoreError>;

    /// Changes a member's part. `false` where there is no such member, where no owner would be left whose account is active,
    /// or where the act's account is not an owner of the enterprise (the program itself need not be).
    async fn change_member(&self, enterprise: &str, account: &str, part: Part, act: &Act) -> Result<bool, StoreError>;

    /// Takes a member out. `false` as for [`People::change_member`].
    async fn remove_member(
        &self,
        enterprise: &str,
        account: &str,
        notices: &[Notice],
        act: &Act,
    ) -> Result<bool, StoreError>;

    /// Makes a proposal. [`StoreError::Conflict`] where one of its kind is open for the account, or the person was erased.
    async fn insert_proposal(&self, proposal: &Proposal, notices: &[Notice], act: &Act) -> Result<(), StoreError>;

    /// A proposal.
    async fn proposal(&self, id: &str) -> Result<Option<Proposal>, StoreError>;

    /// Proposals, newest first; none: any state.
    async fn proposals(
        &self,
        state: Option<ProposalState>,
        offset: i64,
        limit: i64,
    ) -> Result<PageOf<Proposal>, StoreError>;

    /// Open proposals about an account.
    async fn proposals_about(&self, account: &str) -> Result<Vec<Proposal>, StoreError>;

    /// Decides a proposal in the version seen and, where approved, does what it says in the same transaction:
    /// - role and office given;
    /// - role and office taken away, the account disabled, its tokens used up, its places in enterprises given up;
    /// - the person's values erased and the account closed, without login name, role, secrets, tokens, waiting mail or places
    ///   in enterprises; what they wrote to their claims goes, open claims are taken back, and the papers of claims that came
    ///   to no decision are on record no more;
    /// - the second factor and its recovery codes taken away;
    ///
    /// and, each time, the account's sessions ended. The further act is written with it. `false` where it was decided
    /// meanwhile, by the one who proposed it or the one it is about, or taken back by another than who proposed it.
    ///
    /// [`StoreError::Conflict`] where an approval comes without the further act, or anything else with one; where what it
    /// says cannot be done any more; and where the account is no longer in the version that the acts tell of.
    async fn decide_proposal(
        &self,
        proposal: &Proposal,
        decision: &ProposalDecision,
        notices: &[Notice],
        act: &Act,
        done: Option<&Act>,
    ) -> Result<bool, StoreError>;

    /// Leaves messages and queues mails that go with no other change.
    async fn notify(&self, notices: &[Notice], act: &Act) -> Result<(), StoreError>;

    /// An account's messages, newest first.
    async fn messages(&self, account: &str, offset: i64, limit: i64) -> Result<PageOf<Message>, StoreError>;

    /// Marks a message, or all (none), of an account as read; no act.
    async fn read_messages(&self, account: &str, id: Option<&str>, at: i64) -> Result<(), StoreError>;

    /// Accounts in use that want their messages together once a day and have unread ones: left up to `until`, and after
    /// their last digest (after `from` where they had none), none having been queued since `until`.
    async fn digests_due(&self, until: i64, from: i64, limit: i64) -> Result<Vec<String>, StoreError>;

    /// Queues a digest; no act: it tells what messages say already. `false` where one was queued since `until`, or is not
    /// wanted any more.
    async fn queue_digest(&self, mail: &NewMail, until: i64) -> Result<bool, StoreError>;

    /// Mails that are due at an instant.
    async fn due_mail(&self, now: i64, limit: i64) -> Result<Vec<DueMail>, StoreError>;

    /// Says what came of trying to send a mail; no act. The arguments of one that was handed over are forgotten.
    async fn mail_tried(&self, id: &str, delivery: &Delivery, at: i64) -> Result<(), StoreError>;

    /// Mails as an administrator sees them, newest first.
    async fn mail(&self, state: MailState, offset: i64, limit: i64) -> Result<PageOf<MailRecord>, StoreError>;

    /// Queues a mail again that was given up; its tries are counted anew. `false` where there is none such, or where nobody
    /// is left to write to.
    async fn retry_mail(&self, id: &str, at: i64, act: &Act) -> Result<bool, StoreError>;

    /// Records a file for an object. The bytes are in the file store before this is called.
    async fn insert_upload(
        &self,
        upload: &Upload,
        object_kind: &str,
        object: &str,
        act: &Act,
    ) -> Result<(), StoreError>;

    /// A file that an account brought in.
    async fn upload_of(&self, account: &str, id: &str) -> Result<Option<Upload>, StoreError>;

    /// A file that belongs to a claim that lies with an office or one below it.
    async fn upload_in(&self, office: DivisionCode, id: &str) -> Result<Option<Upload>, StoreError>;

    /// The files of an object.
    async fn uploads(&self, object_kind: &str, object: &str) -> Result<Vec<Upload>, StoreError>;

    /// Whether any row names a file by this hash (SHA-256, hex).
    async fn is_known_file(&self, sha256: &str) -> Result<bool, StoreError>;

    /// Hash and size of every file on record, each hash once.
    async fn upload_hashes(&self) -> Result<Vec<(String, i64)>, StoreError>;

    /// An office.
    async fn office(&self, code: DivisionCode) -> Result<Option<OfficeRecord>, StoreError>;

    /// Offices in the order of the tree, by part of either name or of the code, and by level. They are made from the divisions with each
    /// import.
    async fn offices(
        &self,
        text: &str,
        level: Option<OfficeLevel>,
        offset: i64,
        limit: i64,
    ) -> Result<PageOf<OfficeRecord>, StoreError>;

    /// Corrects an office's contact. `false` where it has another version by now.
    async fn set_office_contact(
        &self,
        code: DivisionCode,
        version: i64,
        phone: &str,
        address: &str,
        act: &Act,
    ) -> Result<bool, StoreError>;
}
