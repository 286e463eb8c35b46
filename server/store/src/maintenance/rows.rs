//! Rows as a check reads them: raw, because what is checked may be anything.

use crate::value::Row;
use daodi::people::AuditRow;
use daodi::ports::StoreError;

/// A row of which something cannot be read back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// Its key, where that can be read.
    pub key: Option<String>,
}

/// Where the next page of a list begins. [`PageKey::default`] is the beginning.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageKey {
    /// The last key that could be read.
    pub(super) after: String,
    /// Rows after it whose key could not be.
    pub(super) unreadable: i64,
    /// Whether the list has ended.
    pub(super) ended: bool,
}

impl PageKey {
    /// The beginning of what comes after a key.
    #[must_use]
    pub fn after(key: &str) -> Self {
        Self { after: key.to_owned(), ..Self::default() }
    }

    /// Whether there is nothing more.
    #[must_use]
    pub fn ended(&self) -> bool {
        self.ended
    }
}

/// A file that rows of `upload` name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileRow {
    /// SHA-256 of its bytes, hex, as recorded.
    pub sha256: String,
    /// The smallest size that a row gives, bytes.
    pub smallest: i64,
    /// The largest: the same, unless a row was changed.
    pub largest: i64,
    /// Id of the first row that names it.
    pub first: String,
}

/// An entry of the public log that has a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberedEntry {
    /// Its number.
    pub seq: i64,
    /// Its id.
    pub entry: String,
    /// Base64 of the leaf's hash, as recorded.
    pub hash: String,
    /// The entry; none where it is missing or cannot be read.
    pub row: Option<LeafRow>,
}

/// An entry of the public log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeafRow {
    /// Id of its act.
    pub id: String,
    /// When, µs since the epoch, UTC.
    pub at: i64,
    /// Code of the action.
    pub action: String,
    /// Code of the kind of object.
    pub object_kind: String,
    /// Id of the object.
    pub object: String,
    /// The canonical bytes.
    pub leaf: String,
}

/// An entry of the public log that says other than the trail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StrayEntry {
    /// Its id.
    pub id: String,
    /// Whether the trail has a row of this id.
    pub has_row: bool,
    /// Whether that row says that the act was refused.
    pub refused: bool,
}

/// An entry of the public log about an account or a claim, with what it was made of. It is of nobody's business to print it.
#[derive(Clone, PartialEq, Eq)]
pub struct EntryOfPeople {
    /// Its id.
    pub id: String,
    /// Code of the kind of object it is listed under.
    pub object_kind: String,
    /// The object it is listed under.
    pub object: String,
    /// Its canonical bytes.
    pub leaf: String,
    /// Code of the kind of object that the trail names.
    pub about_kind: String,
    /// The object that the trail names.
    pub about: String,
    /// The reason in the trail.
    pub reason: Option<String>,
    /// The claim, where it is about one that is there.
    pub claim: Option<LoggedClaim>,
    /// Whether there is a row of the person.
    pub has_person: bool,
    /// The person's half of the key; none once erased.
    pub key_part: Option<String>,
}

/// What a claim's entry was made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoggedClaim {
    /// Its id.
    pub id: String,
    /// The claimant's account.
    pub account: String,
    /// The enterprise.
    pub enterprise: Option<String>,
    /// The unified social credit code.
    pub uscc: String,
    /// The enterprise's name as claimed.
    pub name: String,
    /// Code of its state.
    pub state: String,
}

/// An entry of the public log about an application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseEntry {
    /// Its id.
    pub id: String,
    /// The application it is listed under.
    pub object: String,
    /// Its canonical bytes.
    pub leaf: String,
    /// The account that acted, as the trail has it.
    pub actor: Option<String>,
    /// Its office then.
    pub office: Option<String>,
    /// The reason in the trail.
    pub reason: Option<String>,
    /// The step with this act, where there is one.
    pub step: Option<StepRow>,
    /// What the case says of what the entry tells, where there is such a case.
    pub told: Option<CaseTold>,
    /// The applicant's half of the key; none once erased.
    pub key_part: Option<String>,
}

/// A step of an application as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepRow {
    /// The application.
    pub application: String,
    /// When, µs since the epoch, UTC.
    pub at: i64,
    /// Code of the step.
    pub step: String,
    /// Code of the state before.
    pub from: String,
    /// Code of the state after.
    pub to: String,
    /// The account that took it.
    pub account: Option<String>,
    /// Its office.
    pub office: Option<String>,
    /// The reason.
    pub reason: String,
}

/// What an application says of the right that it led to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseTold {
    /// The enterprise.
    pub enterprise: String,
    /// Code of the kind.
    pub kind: String,
    /// The product.
    pub product: String,
    /// Code of the track.
    pub track: String,
    /// The announcement, in words.
    pub announced_in: Option<String>,
    /// Its day, ISO.
    pub announced_on: Option<String>,
    /// The day on which the download was opened, ISO.
    pub download_on: Option<String>,
}

/// An application with where its steps left it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseRow {
    /// Its id.
    pub id: String,
    /// Code of its state.
    pub state: String,
    /// Since when, µs since the epoch, UTC.
    pub since: i64,
    /// When it was handed in.
    pub submitted_at: Option<i64>,
    /// What it states, JSON.
    pub statement: String,
    /// Whether it is there for demonstration.
    pub demo: bool,
    /// How many steps it has.
    pub steps: i64,
    /// When the first was taken.
    pub first: Option<i64>,
    /// Number of the last, code of the state that it led to, and when it was taken.
    pub last: Option<(i64, String, i64)>,
}

/// What is sealed or hashed with one key of personal values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedValues {
    /// The key's epoch.
    pub epoch: u8,
    /// What kind of values, in words.
    pub kind: String,
    /// How many.
    pub total: i64,
}

/// An entry that has neither a number nor a place in the queue, or both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LostEntry {
    /// Its id.
    pub id: String,
    /// Whether it has a number.
    pub numbered: bool,
}

/// A tile as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TileRow {
    /// Level, from 0.
    pub level: i64,
    /// Place within the level, from 0.
    pub number: i64,
    /// Base64 of its hashes; none where it cannot be read.
    pub hashes: Option<String>,
}

/// A checkpoint as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// Size of the log.
    pub size: i64,
    /// When, µs since the epoch, UTC.
    pub at: i64,
    /// The signed note.
    pub note: String,
}

/// A sealed day with the leaf that tells of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealRow {
    /// Day in Asia/Shanghai, ISO.
    pub day: String,
    /// Id of its last row; empty where it has none.
    pub last: String,
    /// Number of its rows.
    pub count: i64,
    /// The fold's hash, hex.
    pub root: String,
    /// The leaf of the act that sealed it, where the public log has one.
    pub leaf: Option<String>,
}

/// Active accounts of one role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActiveAccounts {
    /// Code of the role; empty where they have none.
    pub role: String,
    /// Whether they are demonstration accounts.
    pub demo: bool,
    /// How many.
    pub total: i64,
    /// How many of them have a second factor.
    pub second_factor: i64,
}

/// Batches that share a key epoch and a host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchKeys {
    /// Key epoch.
    pub epoch: i64,
    /// Host printed on their labels.
    pub host: String,
    /// Whether they are demonstration batches.
    pub demo: bool,
    /// How many.
    pub total: i64,
}

pub(super) fn audit_row(row: &Row) -> Result<AuditRow, StoreError> {
    Ok(AuditRow {
        id: row.text("id")?,
        at: row.int("at")?,
        actor_kind: row.text("actor_kind")?,
        actor: row.opt_text("actor")?,
        login: None,
        on_behalf: row.opt_text("on_behalf")?,
        role: row.opt_text("role")?,
        office: row.opt_text("office")?,
        action: row.text("action")?,
        object_kind: row.text("object_kind")?,
        object: row.text("object")?,
        before: row.opt_text("before_hash")?,
        after: row.opt_text("after_hash")?,
        reason: row.opt_text("reason")?,
        request: row.text("request")?,
        network: row.opt_text("network")?,
        refused: row.opt_text("refused")?,
    })
}

pub(super) fn leaf_row(row: &Row) -> Result<LeafRow, StoreError> {
    Ok(LeafRow {
        id: row.text("id")?,
        at: row.int("at")?,
        action: row.text("action")?,
        object_kind: row.text("object_kind")?,
        object: row.text("object")?,
        leaf: row.text("leaf")?,
    })
}

pub(super) fn case_entry(row: &Row) -> Result<CaseEntry, StoreError> {
    let step = match row.opt_text("application")? {
        None => None,
        Some(application) => Some(StepRow {
            application,
            at: row.int("at")?,
            step: row.text("step")?,
            from: row.text("from_state")?,
            to: row.text("to_state")?,
            account: row.opt_text("account")?,
            office: row.opt_text("office")?,
            reason: row.text("step_reason")?,
        }),
    };
    let told = match row.opt_text("enterprise")? {
        None => None,
        Some(enterprise) => Some(CaseTold {
            enterprise,
            kind: row.text("kind")?,
            product: row.text("product")?,
            track: row.text("track")?,
            announced_in: row.opt_text("announced_in")?,
            announced_on: row.opt_text("announced_on")?,
            download_on: row.opt_text("download_on")?,
        }),
    };
    Ok(CaseEntry {
        id: row.text("id")?,
        object: row.text("object")?,
        leaf: row.text("leaf")?,
        actor: row.opt_text("actor")?,
        office: row.opt_text("actor_office")?,
        reason: row.opt_text("reason")?,
        step,
        told,
        key_part: row.opt_text("key_part")?,
    })
}

pub(super) fn case_row(row: &Row) -> Result<CaseRow, StoreError> {
    let last = match (row.opt_int("last_seq")?, row.opt_text("last_to")?, row.opt_int("last_at")?) {
        (Some(seq), Some(to), Some(at)) => Some((seq, to, at)),
        _ => None,
    };
    Ok(CaseRow {
        id: row.text("id")?,
        state: row.text("state")?,
        since: row.int("since")?,
        submitted_at: row.opt_int("submitted_at")?,
        statement: row.text("statement")?,
        demo: row.flag("demo")?,
        steps: row.int("steps")?,
        first: row.opt_int("first")?,
        last,
    })
}
