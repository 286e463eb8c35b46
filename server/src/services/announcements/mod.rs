//! Entering announcements: one officer of the province prepares, another applies the whole of it.

mod draft;
mod resolve;
mod second;
mod sheet;

pub use draft::{FilingFacts, RowTyped};
pub use sheet::{MOST_ROWS, SheetError, as_xlsx as rows_as_xlsx, read as read_sheet, template};

use super::acting::Acting;
use super::cases::CaseService;
use super::refused::Refused;
use crate::catalogue::Catalogue;
use crate::clock::Clock;
use daodi::audit::{Act, Action, ObjectKind, fingerprint};
use daodi::form::Fault;
use daodi::identifiers::Slug;
use daodi::people::{Capability, Object, PageOf, Principal, capability::decide};
use daodi::ports::{Announcements, Cases, FilingQuery, FilingRow};
use daodi::registry::announcing::{AnnouncedItem, CheckedItem, Filing, FilingState, WaitingCase, check, waiting_cases};
use daodi::registry::{Register, Track};
use std::collections::BTreeMap;
use std::sync::Arc;
use store::Store;

/// The service.
#[derive(Clone)]
pub struct AnnouncementService {
    store: Store,
    catalogue: Arc<Catalogue>,
    cases: CaseService,
    clock: Clock,
    objection_months: u32,
}

/// An entry with its rows, checked against the register as it is now.
#[derive(Clone)]
pub struct Opened {
    /// The entry.
    pub filing: Filing,
    /// Its rows.
    pub items: Vec<AnnouncedItem>,
    /// What is found of each, in their order.
    pub checked: Vec<CheckedItem>,
    /// The application cases that wait for what rows say, by the rows' numbers; none once it is decided.
    pub waiting: BTreeMap<u32, WaitingCase>,
    /// The picture of the register it was checked against.
    pub register: Arc<Register>,
}

impl Opened {
    /// Rows that are doubtful.
    #[must_use]
    pub fn doubtful(&self) -> usize {
        self.checked.iter().filter(|row| !row.findings.is_empty()).count()
    }

    /// Rows that are left out.
    #[must_use]
    pub fn left_out(&self) -> usize {
        self.checked.iter().filter(|row| row.left_out).count()
    }
}

impl AnnouncementService {
    /// A service over a store and the register in memory, beside that of the cases that announcements answer.
    #[must_use]
    pub fn new(
        store: Store,
        catalogue: Arc<Catalogue>,
        cases: CaseService,
        clock: Clock,
        objection_months: u32,
    ) -> Self {
        Self { store, catalogue, cases, clock, objection_months }
    }

    /// How long anyone may object to a preliminary recognition, months.
    #[must_use]
    pub fn objection_months(&self) -> u32 {
        self.objection_months
    }

    fn may(&self, who: &Principal, capability: Capability) -> Result<(), Refused> {
        Ok(decide(Some(who), capability, Object::None, self.clock.micros())?)
    }

    fn act(&self, acting: &Acting, action: Action, id: &str) -> Act {
        acting.act(self.clock, action, ObjectKind::Announcement, id)
    }

    /// Entries.
    ///
    /// # Errors
    /// [`Refused`].
    pub async fn list(&self, who: &Principal, query: &FilingQuery) -> Result<PageOf<FilingRow>, Refused> {
        self.may(who, Capability::ViewAnnouncements)?;
        Ok(self.store.filings(query).await?)
    }

    /// How many entries there are in each state.
    ///
    /// # Errors
    /// [`Refused`].
    pub async fn counts(&self, who: &Principal) -> Result<Vec<(FilingState, i64)>, Refused> {
        self.may(who, Capability::ViewAnnouncements)?;
        Ok(self.store.filing_counts().await?)
    }

    /// An entry with its rows, checked.
    ///
    /// # Errors
    /// [`Refused::Missing`].
    pub async fn open(&self, who: &Principal, id: &str) -> Result<Opened, Refused> {
        self.may(who, Capability::ViewAnnouncements)?;
        self.opened(id).await
    }

    async fn opened(&self, id: &str) -> Result<Opened, Refused> {
        let (filing, items) = self.store.filing(id).await?.ok_or(Refused::Missing)?;
        self.catalogue.refresh().await?;
        let register = self.catalogue.current();
        let mut waiting = BTreeMap::new();
        let checked = if filing.state == FilingState::Applied || filing.state == FilingState::Discarded {
            // What was decided is not doubted again.
            items
                .iter()
                .map(|item| CheckedItem {
                    line: item.line,
                    left_out: item.left_out.is_some(),
                    ..CheckedItem::default()
                })
                .collect()
        } else {
            let demo = self.store.demo_names().await?;
            let (entry, rows, picture) = (filing.clone(), items.clone(), Arc::clone(&register));
            let checked = tokio::task::spawn_blocking(move || check(&entry, &rows, &picture, &demo))
                .await
                .map_err(|_| Refused::Fault("check"))?;
            waiting = waiting_cases(&filing, (&items, &checked), &register, self.store.waiting_cases().await?);
            checked
        };
        Ok(Opened { filing, items, checked, waiting, register })
    }

    /// A draft in the version that was seen.
    async fn draft(&self, who: &Principal, id: &str, version: &str) -> Result<(Filing, Vec<AnnouncedItem>), Refused> {
        self.may(who, Capability::PrepareAnnouncement)?;
        let (filing, items) = self.store.filing(id).await?.ok_or(Refused::Missing)?;
        if filing.state != FilingState::Draft || version.parse() != Ok(filing.version) {
            return Err(Refused::Changed);
        }
        Ok((filing, items))
    }
}

/// What of an entry an act vouches for, apart from its rows.
fn state_of(filing: &Filing) -> String {
    let state = format!(
        "{} {} {} {} {} {} {} {} {}\n{}\n{}\n{}",
        filing.state.code(),
        filing.version,
        filing.issuer.code(),
        filing.kind.code(),
        filing.year.map(|year| year.to_string()).unwrap_or_default(),
        filing.number.map(|number| number.to_string()).unwrap_or_default(),
        filing.date.map(|day| day.to_string()).unwrap_or_default(),
        filing.track.map(Track::code).unwrap_or_default(),
        filing.objection_months,
        filing.text,
        filing.source,
        filing.decision.as_deref().unwrap_or_default(),
    );
    fingerprint(b"", &state)
}

/// The same entry after a step.
fn stepped(filing: &Filing, state: FilingState, decision: Option<String>) -> Filing {
    let decision = decision.or_else(|| filing.decision.clone());
    Filing { state, decision, version: filing.version + 1, ..filing.clone() }
}

/// What of an entry's rows an act vouches for, in the order of their lines.
fn state_of_rows<'a>(rows: impl Iterator<Item = &'a AnnouncedItem>) -> String {
    let line = |row: &AnnouncedItem| {
        let values: Vec<String> = row.values.iter().map(|(field, value)| format!("{}={value}", field.code())).collect();
        let slug = |slug: &Option<Slug>| slug.as_ref().map(Slug::to_string).unwrap_or_default();
        format!(
            "{} {} {} {} {}\n{}\n{}",
            row.line,
            slug(&row.chosen_product),
            slug(&row.chosen_enterprise),
            row.take_up,
            row.application.as_deref().unwrap_or_default(),
            row.left_out.as_deref().unwrap_or_default(),
            values.join("\n"),
        )
    };
    fingerprint(b"", &rows.map(line).collect::<Vec<_>>().join("\n"))
}

fn done(changed: bool) -> Result<(), Refused> {
    if changed { Ok(()) } else { Err(Refused::Changed) }
}

fn missing(field: &'static str) -> Refused {
    Refused::field(field, Fault::Missing)
}
