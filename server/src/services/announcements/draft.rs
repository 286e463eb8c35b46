//! Preparing: what is typed of the announcement, its rows one by one or as a table.

use super::{AnnouncementService, done, state_of, state_of_rows, stepped};
use crate::services::accounts::Faults;
use crate::services::acting::Acting;
use crate::services::refused::Refused;
use daodi::audit::Action;
use daodi::form::Fault;
use daodi::identifiers::{AnnouncementKind, Issuer, Slug};
use daodi::people::{Capability, Principal};
use daodi::ports::{Announcements, FilingStep};
use daodi::registry::Track;
use daodi::registry::announcing::{AnnouncedItem, ENTERED_KINDS, Filing, FilingState, ItemField, fields_of};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// What is typed of an announcement.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FilingFacts {
    /// Code of the issuer.
    pub issuer: String,
    /// Number.
    pub number: String,
    /// Year in the number, where it has one.
    pub year: String,
    /// Date, ISO.
    pub date: String,
    /// Code of the kind.
    pub kind: String,
    /// Code of the regime that its rows are meant for; empty: each says it, or has one only.
    pub track: String,
    /// Title or citation.
    pub text: String,
    /// Where it can be read.
    pub source: String,
}

/// What is typed of a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowTyped {
    /// Its line; empty: a new row.
    pub line: String,
    /// What it says, by field.
    pub values: Vec<(ItemField, String)>,
    /// Slug of the product that is meant; empty: by its name.
    pub product: String,
    /// Id of the enterprise that is meant; empty: by its name and code.
    pub enterprise: String,
    /// Whether what the register lacks is taken up.
    pub take_up: bool,
    /// Whether the row is left out.
    pub leave_out: bool,
    /// Why.
    pub left_out: String,
}

impl AnnouncementService {
    /// Begins to enter an announcement; gives its id.
    ///
    /// # Errors
    /// [`Refused::Faults`].
    pub async fn enter(&self, who: &Principal, typed: &FilingFacts, acting: &Acting) -> Result<String, Refused> {
        self.may(who, Capability::PrepareAnnouncement)?;
        let now = self.clock.micros();
        let empty = Filing {
            id: self.clock.id(),
            state: FilingState::Draft,
            issuer: Issuer::Cnipa,
            year: None,
            number: None,
            date: None,
            kind: AnnouncementKind::UserApproval,
            track: None,
            text: String::new(),
            source: String::new(),
            objection_months: 0,
            made_by: who.account.clone(),
            made_at: now,
            changed_at: now,
            proposed_by: None,
            proposed_at: None,
            decided_by: None,
            decided_at: None,
            decision: None,
            announcement: None,
            version: 1,
        };
        let filing = self.read_facts(empty, typed)?;
        let mut act = self.act(acting, Action::AnnouncementEnter, &filing.id);
        act.after = Some(state_of(&filing));
        self.store.insert_filing(&filing, &[], &act).await?;
        Ok(filing.id)
    }

    /// Reads what is typed of the announcement. Number and date may wait until it is handed on.
    fn read_facts(&self, filing: Filing, typed: &FilingFacts) -> Result<Filing, Refused> {
        let mut faults = Faults(Vec::new());
        let issuer = faults.take("issuer", Issuer::from_code(&typed.issuer).ok_or(Fault::Choice), None);
        let kind = AnnouncementKind::from_code(&typed.kind).filter(|kind| ENTERED_KINDS.contains(kind));
        let kind = faults.take("kind", kind.ok_or(Fault::Choice), None);
        let blank = |text: &str| text.trim().is_empty();
        let number = if blank(&typed.number) {
            Some(None)
        } else {
            let read = typed.number.trim().parse::<u32>().ok().filter(|n| (1..1_000_000).contains(n));
            faults.take("number", read.map(Some).ok_or(Fault::Character), None)
        };
        let year = if blank(&typed.year) {
            Some(None)
        } else {
            let read = typed.year.trim().parse::<i16>().ok().filter(|year| (1985..=2100).contains(year));
            faults.take("year", read.map(Some).ok_or(Fault::Date), None)
        };
        let date = if blank(&typed.date) {
            Some(None)
        } else {
            let read = typed.date.trim().parse::<Date>().ok().filter(|day| *day <= self.clock.today());
            faults.take("date", read.map(Some).ok_or(Fault::Date), None)
        };
        let track = match typed.track.as_str() {
            "" => Some(None),
            code => {
                let read = Track::from_code(code).filter(|track| *track != Track::AgriGiLegacy);
                faults.take("track", read.map(Some).ok_or(Fault::Choice), None)
            }
        };
        let text = faults.line("text", &typed.text, 200);
        let source = if blank(&typed.source) { Some(String::new()) } else { faults.line("source", &typed.source, 500) };
        let (Some(issuer), Some(kind), Some(number), Some(year), Some(date), Some(track), Some(text), Some(source)) =
            (issuer, kind, number, year, date, track, text, source)
        else {
            faults.none()?;
            return Err(Refused::Fault("faults"));
        };
        let months = if kind == AnnouncementKind::Preliminary { self.objection_months } else { 0 };
        Ok(Filing { issuer, kind, number, year, date, track, text, source, objection_months: months.into(), ..filing })
    }

    /// Changes what a draft says of the announcement.
    ///
    /// # Errors
    /// [`Refused::Changed`] where it is no draft or has another version by now; [`Refused::Faults`].
    pub async fn change(
        &self,
        who: &Principal,
        (id, version): (&str, &str),
        typed: &FilingFacts,
        acting: &Acting,
    ) -> Result<(), Refused> {
        let (before, _) = self.draft(who, id, version).await?;
        let mut act = self.act(acting, Action::AnnouncementChange, id);
        act.before = Some(state_of(&before));
        let filing = Filing { changed_at: self.clock.micros(), ..self.read_facts(before, typed)? };
        act.after = Some(state_of(&stepped(&filing, filing.state, None)));
        done(self.store.set_filing(&filing, &act).await?)
    }

    /// Puts the rows of a table in place of all rows.
    ///
    /// # Errors
    /// [`Refused::Changed`].
    pub async fn replace_rows(
        &self,
        who: &Principal,
        (id, version): (&str, &str),
        rows: &[AnnouncedItem],
        acting: &Acting,
    ) -> Result<(), Refused> {
        let (filing, _) = self.draft(who, id, version).await?;
        self.put(&filing, rows, true, acting).await
    }

    async fn put(&self, filing: &Filing, rows: &[AnnouncedItem], all: bool, acting: &Acting) -> Result<(), Refused> {
        let (_, stored) = self.store.filing(&filing.id).await?.ok_or(Refused::Missing)?;
        let before: BTreeMap<u32, &AnnouncedItem> = stored.iter().map(|row| (row.line, row)).collect();
        let mut after = if all { BTreeMap::new() } else { before.clone() };
        after.extend(rows.iter().map(|row| (row.line, row)));
        let mut act = self.act(acting, Action::AnnouncementChange, &filing.id);
        act.before = Some(state_of_rows(before.into_values()));
        act.after = Some(state_of_rows(after.into_values()));
        done(self.store.set_items((&filing.id, filing.version), rows, all, &act).await?)
    }

    /// Adds a row, or puts one right. What is typed is kept, also where it is doubtful.
    ///
    /// # Errors
    /// [`Refused::Changed`]; [`Refused::Faults`] where a row is left out without a reason.
    pub async fn put_row(
        &self,
        who: &Principal,
        (id, version): (&str, &str),
        typed: &RowTyped,
        acting: &Acting,
    ) -> Result<u32, Refused> {
        let (filing, items) = self.draft(who, id, version).await?;
        let known = fields_of(filing.kind);
        let mut item = match typed.line.as_str() {
            "" => {
                if items.len() >= super::MOST_ROWS {
                    return Err(Refused::field("product", Fault::TooLong));
                }
                let last = items.iter().map(|item| item.line).max().unwrap_or(0);
                AnnouncedItem { line: last.saturating_add(1).max(2), ..AnnouncedItem::default() }
            }
            line => {
                let line: u32 = line.parse().map_err(|_| Refused::Missing)?;
                items.into_iter().find(|item| item.line == line).ok_or(Refused::Missing)?
            }
        };
        for (field, value) in &typed.values {
            if known.iter().any(|(own, _)| own == field) {
                let short: String = value.trim().chars().filter(|c| !c.is_control()).take(1000).collect();
                item = item.with(*field, short);
            }
        }
        let register = self.catalogue.current();
        let chosen = |typed: &str, known: &dyn Fn(&str) -> bool, field: &'static str| match typed {
            "" => Ok(None),
            id if known(id) => Ok(Slug::parse(id).ok()),
            _ => Err(Refused::field(field, Fault::Choice)),
        };
        item.chosen_product = chosen(&typed.product, &|id| register.product(id).is_some(), "chosen_product")?;
        item.chosen_enterprise =
            chosen(&typed.enterprise, &|id| register.enterprise(id).is_some(), "chosen_enterprise")?;
        item.take_up = typed.take_up;
        item.left_out = if typed.leave_out {
            let mut faults = Faults(Vec::new());
            let reason = faults.line("left_out", &typed.left_out, 200);
            faults.none()?;
            reason
        } else {
            None
        };
        let line = item.line;
        self.put(&filing, &[item], false, acting).await?;
        Ok(line)
    }

    /// Takes up everything that the rows name whole and the register lacks; gives how many rows.
    ///
    /// # Errors
    /// [`Refused::Changed`]; [`Refused::Faults`] where there is none.
    pub async fn take_up_all(
        &self,
        who: &Principal,
        (id, version): (&str, &str),
        acting: &Acting,
    ) -> Result<usize, Refused> {
        let (filing, _) = self.draft(who, id, version).await?;
        let opened = self.opened(id).await?;
        let rows: Vec<AnnouncedItem> = opened
            .items
            .iter()
            .zip(&opened.checked)
            .filter(|(_, row)| row.may_take_up)
            .map(|(item, _)| AnnouncedItem { take_up: true, ..item.clone() })
            .collect();
        if rows.is_empty() {
            return Err(Refused::field("form", Fault::NoRows));
        }
        self.put(&filing, &rows, false, acting).await?;
        Ok(rows.len())
    }

    /// Gives a draft up.
    ///
    /// # Errors
    /// [`Refused::Changed`].
    pub async fn discard(
        &self,
        who: &Principal,
        (id, version): (&str, &str),
        reason: &str,
        acting: &Acting,
    ) -> Result<(), Refused> {
        let (filing, _) = self.draft(who, id, version).await?;
        let mut faults = Faults(Vec::new());
        let reason = faults.lines("reason", reason, 500);
        faults.none()?;
        let mut act = self.act(acting, Action::AnnouncementDiscard, id);
        act.reason.clone_from(&reason);
        act.before = Some(state_of(&filing));
        act.after = Some(state_of(&stepped(&filing, FilingState::Discarded, reason.clone())));
        let step = self.step(who, &filing, reason.unwrap_or_default());
        done(self.store.discard_filing(&step, &act).await?)
    }

    pub(super) fn step(&self, who: &Principal, filing: &Filing, reason: String) -> FilingStep {
        FilingStep {
            id: filing.id.clone(),
            version: filing.version,
            by: who.account.clone(),
            at: self.clock.micros(),
            reason,
        }
    }
}
