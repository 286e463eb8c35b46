//! The store of applications: drafts, cases, what is said and noted about them, handing over.
//!
//! Every method that is given an [`Act`] writes it in the same transaction, with the notices it carries, and may answer [`StoreError::Repeated`]. Whose
//! they are stands in every query: an applicant's by membership of the enterprise, an officer's by where the case lies.

use super::{EnterpriseValue, Grant, RightStep, StoreError};
use crate::application::{
    Application, CaseStep, HandedIn, Handling, NamedOffice, Note, PaperKind, SiteCheck, State, Statement, Word,
};
use crate::audit::Act;
use crate::identifiers::DivisionCode;
use crate::people::{PageOf, Upload};
use crate::registry::Track;
use async_trait::async_trait;
use jiff::civil::Date;

/// Whose eyes a case is looked at with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Eyes<'a> {
    /// An account that belongs to the enterprise.
    Applicant(&'a str),
    /// An office: its own cases and those of the offices below it.
    Office(Office),
}

/// An office as cases are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Office {
    /// Its code.
    pub code: DivisionCode,
    /// The city above a county's office; none for a city's and the province's.
    pub city: Option<DivisionCode>,
}

impl Office {
    /// The beginning of every place that is its own or lies below it, as [`place_of`] writes them.
    #[must_use]
    pub fn reach(&self) -> String {
        match self.city {
            _ if self.code == DivisionCode::HENAN => format!("{}/", DivisionCode::HENAN),
            None => format!("{}/{}/", DivisionCode::HENAN, self.code),
            Some(city) => format!("{}/{city}/{}/", DivisionCode::HENAN, self.code),
        }
    }
}

/// Where a case lies, from the province down: `410000/411500/411502/`, or `410000/411500//` with a city's own.
#[must_use]
pub fn place_of(county: Option<DivisionCode>, prefecture: DivisionCode) -> String {
    let county = county.map(|code| code.to_string()).unwrap_or_default();
    format!("{}/{prefecture}/{county}/", DivisionCode::HENAN)
}

/// The groups of a queue. Every case that was handed in is in exactly one of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Group {
    /// This office's turn, in time.
    #[default]
    Mine,
    /// This office's turn, and the clock has run out.
    Overdue,
    /// The applicant's turn.
    Applicant,
    /// Another office's turn.
    Elsewhere,
    /// With the national office.
    National,
    /// Nothing more happens.
    Ended,
}

impl Group {
    /// Every group, in the order officers see them.
    pub const ALL: &[Self] =
        &[Self::Mine, Self::Overdue, Self::Applicant, Self::Elsewhere, Self::National, Self::Ended];

    /// The code used in addresses.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Mine => "mine",
            Self::Overdue => "overdue",
            Self::Applicant => "applicant",
            Self::Elsewhere => "elsewhere",
            Self::National => "national",
            Self::Ended => "ended",
        }
    }

    /// The group with this code, if there is one.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|group| group.code() == code)
    }
}

/// Orders of a queue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CaseOrder {
    /// What is due first, first; what has no clock last.
    #[default]
    Due,
    /// What stands longest where it stands, first.
    Oldest,
    /// What moved last, first.
    Newest,
}

/// What a queue is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaseQuery {
    /// Group; none: any.
    pub group: Option<Group>,
    /// State; none: any.
    pub state: Option<State>,
    /// Part of the enterprise's name, the code, the receipt or the product's name.
    pub text: String,
    /// Slug of a product; empty: any.
    pub product: String,
    /// Account it is assigned to; empty: any.
    pub assigned: String,
    /// Now, µs since the epoch, UTC: what was due before it is overdue.
    pub now: i64,
    /// Order.
    pub order: CaseOrder,
    /// How many rows match, where that was counted already and is not to be counted again.
    pub total: Option<i64>,
    /// Rows to leave out.
    pub offset: i64,
    /// Rows to give.
    pub limit: i64,
}

/// One movement of a case, from the version that was seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// The case as it is afterwards; its version is the one that was seen.
    pub after: Application,
    /// The step.
    pub step: CaseStep,
    /// The account that takes it; none where the program does.
    pub account: Option<String>,
    /// The site check that is begun with it.
    pub site_check: Option<SiteCheck>,
    /// What it does to a right.
    pub right: Option<RightEffect>,
}

/// What a movement does to a right, with the right's own act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RightEffect {
    /// One begins.
    Grant(Box<Grant>),
    /// One changes or ends.
    Step(Box<RightChange>),
    /// The download of the official artwork was opened for the right that the case led to.
    Download(Date),
}

/// A right that changes or ends with a movement, and what the register has of its enterprise from then on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RightChange {
    /// What is done to the right.
    pub step: RightStep,
    /// The right's own act.
    pub act: Act,
    /// Values of the enterprise that change with it. They are kept as edits, which win over what an import brings.
    pub values: Vec<EnterpriseValue>,
}

/// A sheet 汇总表 with which cases are handed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handover {
    /// UUIDv7.
    pub id: String,
    /// Its number, as the office gives it.
    pub number: String,
    /// Day on which it was handed over.
    pub day: Date,
    /// Remarks.
    pub note: String,
    /// When it was made, µs since the epoch, UTC.
    pub made_at: i64,
    /// By whom.
    pub made_by: String,
    /// How many cases it has.
    pub cases: i64,
    /// That its 口令 was entered; never the 口令 itself.
    pub password: Option<HandoverPassword>,
}

/// That the 口令 was entered with which the users on a sheet fetch the official artwork: the national office gives it to
/// the province, which passes it on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandoverPassword {
    /// The day on which the national office gave it.
    pub on: Date,
    /// When it was entered, µs since the epoch, UTC.
    pub at: i64,
    /// By whom.
    pub by: String,
}

/// A sealed 口令.
#[derive(Clone, PartialEq, Eq)]
pub struct SealedPassword {
    /// What was sealed.
    pub value: String,
    /// Its half of the key.
    pub part: String,
    /// The day on which it was received.
    pub on: Date,
}

impl std::fmt::Debug for SealedPassword {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SealedPassword(..)")
    }
}

/// The store of applications.
#[async_trait]
pub trait Cases: Send + Sync {
    /// Begins a draft. [`StoreError::Conflict`] where one of its kind is open for the enterprise's right already, or where
    /// the act's account does not belong to the enterprise.
    async fn insert_application(&self, application: &Application, act: &Act) -> Result<(), StoreError>;

    /// A case. Offices never see a draft.
    async fn case(&self, eyes: Eyes<'_>, id: &str) -> Result<Option<Application>, StoreError>;

    /// The applications of the enterprises that an account belongs to, newest first.
    async fn applications_of(&self, account: &str, query: &CaseQuery) -> Result<PageOf<Application>, StoreError>;

    /// The open application of a kind for an enterprise's right, seen by one who belongs to it.
    async fn open_application(&self, account: &str, wanted: &Application) -> Result<Option<Application>, StoreError>;

    /// Keeps what was typed, while the applicant may write. `false` where it is not theirs or not open any more.
    async fn save_statement(
        &self,
        account: &str,
        id: &str,
        statement: &Statement,
        act: &Act,
    ) -> Result<bool, StoreError>;

    /// Throws a draft away, with its papers' rows. `false` where it is not theirs or was handed in.
    async fn discard_draft(&self, account: &str, id: &str, act: &Act) -> Result<bool, StoreError>;

    /// Adds a paper, whose bytes are in the file store already, while the applicant may write. `false` as for saving.
    async fn add_paper(
        &self,
        account: &str,
        id: &str,
        kind: PaperKind,
        upload: &Upload,
        act: &Act,
    ) -> Result<bool, StoreError>;

    /// Takes a paper away, while the applicant may write. `false` as for saving.
    async fn remove_paper(&self, account: &str, id: &str, upload: &str, act: &Act) -> Result<bool, StoreError>;

    /// The papers of a case whose reader was found by [`Cases::case`], oldest first.
    async fn papers(&self, id: &str) -> Result<Vec<(PaperKind, Upload)>, StoreError>;

    /// A paper of a case, by whoever may see the case.
    async fn paper(&self, eyes: Eyes<'_>, upload: &str) -> Result<Option<Upload>, StoreError>;

    /// Moves a case from the version that was seen. A receipt number is given with the first handing in. `false` where it
    /// has another version by now, or is not theirs who move it.
    async fn move_case(&self, eyes: Eyes<'_>, movement: &Move, act: &Act) -> Result<bool, StoreError>;

    /// All cases that wait for the national office. For whoever prepares or applies an announcement, whichever place they
    /// lie in.
    async fn waiting_cases(&self) -> Result<Vec<Application>, StoreError>;

    /// An office's queue.
    async fn queue(&self, office: Office, query: &CaseQuery) -> Result<PageOf<Application>, StoreError>;

    /// How many cases are in each group of an office's queue.
    async fn queue_counts(&self, office: Office, now: i64) -> Result<Vec<(Group, i64)>, StoreError>;

    /// Assigns cases that an office has before it to one of its officers (none: to nobody). `false`, and none of them is,
    /// where one is before another office, or before none.
    async fn assign(&self, office: Office, ids: &[String], to: Option<&str>, act: &Act) -> Result<bool, StoreError>;

    /// The steps of a case whose reader was found by [`Cases::case`], oldest first.
    async fn case_steps(&self, id: &str) -> Result<Vec<CaseStep>, StoreError>;

    /// What was handed in by which step of such a case, by the step's running number, oldest first.
    async fn handed_in(&self, id: &str) -> Result<Vec<(i64, HandedIn)>, StoreError>;

    /// What officers noted, oldest first.
    async fn notes(&self, office: Office, id: &str) -> Result<Vec<Note>, StoreError>;

    /// Notes something for officers. `false` where the case lies elsewhere.
    async fn add_note(&self, office: Office, id: &str, text: &str, act: &Act) -> Result<bool, StoreError>;

    /// What applicant and office said to each other, oldest first, of a case whose reader was found by [`Cases::case`].
    async fn words(&self, id: &str) -> Result<Vec<Word>, StoreError>;

    /// Says something to the other side. `false` where the case is not theirs.
    async fn say(&self, eyes: Eyes<'_>, id: &str, text: &str, act: &Act) -> Result<bool, StoreError>;

    /// The site check of a case, if one was ordered.
    async fn site_check(&self, office: Office, id: &str) -> Result<Option<SiteCheck>, StoreError>;

    /// Keeps what was found, from the version seen; signatures stand or fall with it as given. `false` where it has another
    /// version by now, lies elsewhere, or is over.
    async fn save_site_check(&self, office: Office, id: &str, check: &SiteCheck, act: &Act)
    -> Result<bool, StoreError>;

    /// How applications under a right are handled, where a document says so.
    async fn handling(&self, product: &str, track: Track) -> Result<Option<Handling>, StoreError>;

    /// All the offices that documents name, by product and track.
    async fn named_offices(&self) -> Result<Vec<NamedOffice>, StoreError>;

    /// Records what a document says; where something was recorded before, in the version of it that was seen. `false` where it
    /// was changed meanwhile. [`StoreError::Conflict`] where product or office is not there.
    async fn name_office(&self, named: &NamedOffice, act: &Act) -> Result<bool, StoreError>;

    /// Takes what is recorded away, in the version that was seen: the office follows from the place again. `false` where it was
    /// changed meanwhile.
    async fn forget_office(&self, product: &str, track: Track, version: i64, act: &Act) -> Result<bool, StoreError>;

    /// Makes a sheet of cases that wait to be handed over. `false` where one of them does not wait any more.
    async fn hand_over(&self, sheet: &Handover, ids: &[String], act: &Act) -> Result<bool, StoreError>;

    /// Sheets, newest first.
    async fn handovers(&self, offset: i64, limit: i64) -> Result<PageOf<Handover>, StoreError>;

    /// A sheet with its cases.
    async fn handed_over(&self, id: &str) -> Result<Option<(Handover, Vec<Application>)>, StoreError>;

    /// Keeps a sheet's sealed 口令 with the act's account and time, where the former one is still the one that was seen (when
    /// it was entered; none: there was none). `false` where it is not, or there is no such sheet.
    async fn set_handover_password(
        &self,
        id: &str,
        seen: Option<i64>,
        sealed: &SealedPassword,
        act: &Act,
    ) -> Result<bool, StoreError>;

    /// A sheet's sealed 口令 and its half of the key.
    async fn handover_password(&self, id: &str) -> Result<Option<(String, String)>, StoreError>;

    /// How long lately: when each new application for a product (empty: any) that was approved since an instant was handed
    /// in and approved, the last first. Never whose it was.
    async fn approvals(&self, product: &str, since: i64, limit: i64) -> Result<Vec<(i64, i64)>, StoreError>;

    /// Cases whose clock runs out before an instant and whose people were not reminded of it yet.
    async fn due_cases(&self, before: i64, limit: i64) -> Result<Vec<Application>, StoreError>;

    /// Reminds the people of a case. `false` where it has moved meanwhile.
    async fn remind(&self, case: &Application, act: &Act) -> Result<bool, StoreError>;
}
