//! The port of entered announcements and of what happens to rights.

mod apply;
mod case;
mod filings;
mod rectification;
mod usage;

pub(crate) use apply::set_value;

use crate::Store;
use crate::accounts::one_row;
use crate::people::messages;
use crate::registry::{next_generation, rights};
use crate::session::Session;
use crate::statements as sql;
use crate::value::{Row, args};
use async_trait::async_trait;
use daodi::audit::Act;
use daodi::identifiers::Uscc;
use daodi::people::{PageOf, Upload};
use daodi::ports::{
    Announcements, FilingApplication, FilingQuery, FilingRow, FilingStep, MarkUse, Notice, RectificationFinding,
    RightStep, StoreError, UnusedRight,
};
use daodi::registry::announcing::{AnnouncedItem, Filing, FilingState};
use daodi::registry::{Authorisation, AuthorisationChange, Rectification};
use jiff::civil::Date;

#[async_trait]
impl Announcements for Store {
    async fn insert_filing(&self, filing: &Filing, items: &[AnnouncedItem], act: &Act) -> Result<(), StoreError> {
        let mut session = self.act(act).await?;
        filings::insert(&mut session, filing).await?;
        filings::put_items(&mut session, &filing.id, items).await?;
        session.commit().await
    }

    async fn filing(&self, id: &str) -> Result<Option<(Filing, Vec<AnnouncedItem>)>, StoreError> {
        filings::one(&mut self.read().await?, id).await
    }

    async fn filings(&self, query: &FilingQuery) -> Result<PageOf<FilingRow>, StoreError> {
        filings::all(&mut self.read().await?, query).await
    }

    async fn filing_counts(&self) -> Result<Vec<(FilingState, i64)>, StoreError> {
        let rows = self.read().await?.all(&sql::FILING_COUNTS, args![]).await?;
        rows.iter().map(|row| Ok((row.code("state", FilingState::from_code)?, row.int("total")?))).collect()
    }

    async fn set_filing(&self, filing: &Filing, act: &Act) -> Result<bool, StoreError> {
        let mut session = self.act(act).await?;
        if !filings::set(&mut session, filing).await? {
            return Ok(false);
        }
        session.commit().await.map(|()| true)
    }

    async fn set_items(
        &self,
        (id, version): (&str, i64),
        items: &[AnnouncedItem],
        replace: bool,
        act: &Act,
    ) -> Result<bool, StoreError> {
        let mut session = self.act(act).await?;
        if session.execute(&sql::FILING_TOUCH, args![id, version, act.at]).await? != 1 {
            return Ok(false);
        }
        if replace {
            session.execute(&sql::ITEMS_CLEAR, args![id]).await?;
        }
        filings::put_items(&mut session, id, items).await?;
        session.commit().await.map(|()| true)
    }

    async fn propose_filing(&self, step: &FilingStep, notices: &[Notice], act: &Act) -> Result<bool, StoreError> {
        let mut session = self.act(act).await?;
        if session.execute(&sql::FILING_PROPOSE, args![&step.id, step.version, &step.by, step.at]).await? != 1 {
            return Ok(false);
        }
        messages::leave(&mut session, notices).await?;
        session.commit().await.map(|()| true)
    }

    async fn return_filing(&self, step: &FilingStep, notices: &[Notice], act: &Act) -> Result<bool, StoreError> {
        let mut session = self.act(act).await?;
        let row = args![&step.id, step.version, &step.by, step.at, &step.reason];
        if session.execute(&sql::FILING_RETURN, row).await? != 1 {
            return Ok(false);
        }
        messages::leave(&mut session, notices).await?;
        session.commit().await.map(|()| true)
    }

    async fn discard_filing(&self, step: &FilingStep, act: &Act) -> Result<bool, StoreError> {
        let mut session = self.act(act).await?;
        let row = args![&step.id, step.version, &step.by, step.at, &step.reason];
        if session.execute(&sql::FILING_DISCARD, row).await? != 1 {
            return Ok(false);
        }
        session.commit().await.map(|()| true)
    }

    async fn apply_filing(&self, application: &FilingApplication, act: &Act) -> Result<bool, StoreError> {
        let mut session = self.act(act).await?;
        if !apply::apply(&mut session, application, act).await? {
            return Ok(false);
        }
        session.commit().await.map(|()| true)
    }

    async fn demo_names(&self) -> Result<Vec<String>, StoreError> {
        self.read().await?.all(&sql::DEMO_NAMES, args![]).await?.iter().map(|row| row.text("name")).collect()
    }

    async fn right(&self, id: &str) -> Result<Option<(Authorisation, bool)>, StoreError> {
        let row = self.read().await?.optional(&sql::authorisation::ONE, args![id]).await?;
        row.map(|row| Ok((rights::read(&row)?, row.flag("demo")?))).transpose()
    }

    async fn rights_of(&self, account: &str) -> Result<Vec<Authorisation>, StoreError> {
        let rows = self.read().await?.all(&sql::AUTHORISATIONS_OF_ACCOUNT, args![account]).await?;
        rows.iter().map(rights::read).collect()
    }

    async fn right_changes(&self, id: &str) -> Result<Vec<AuthorisationChange>, StoreError> {
        rights::read_changes(&mut self.read().await?, Some(id)).await
    }

    async fn rights_due(&self, today: Date) -> Result<Vec<Authorisation>, StoreError> {
        let rows = self.read().await?.all(&sql::AUTHORISATIONS_DUE, args![today.to_string()]).await?;
        rows.iter().map(rights::read).collect()
    }

    async fn rights_by_mark(&self) -> Result<Vec<(Authorisation, Uscc)>, StoreError> {
        let rows = self.read().await?.all(&sql::AUTHORISATIONS_BY_MARK, args![]).await?;
        rows.iter().map(|row| Ok((rights::read(row)?, row.parsed("uscc", Uscc::parse)?))).collect()
    }

    async fn rights_unused(&self, since: Date) -> Result<Vec<UnusedRight>, StoreError> {
        let rows = self.read().await?.all(&sql::AUTHORISATIONS_UNUSED, args![since.to_string()]).await?;
        let read = |row: &Row| {
            Ok(UnusedRight {
                right: rights::read(row)?,
                warned: row.opt_parsed("use_warned", str::parse::<Date>)?,
                told_due: row.opt_parsed("use_due", str::parse::<Date>)?,
            })
        };
        rows.iter().map(read).collect()
    }

    async fn note_unused(&self, right: &Authorisation, from: Date, due: bool, act: &Act) -> Result<bool, StoreError> {
        let mut session = self.act(act).await?;
        let statement = if due { &sql::AUTHORISATION_USE_DUE } else { &sql::AUTHORISATION_WARNED };
        if session.execute(statement, args![&right.id, right.version, from.to_string()]).await? != 1 {
            return Ok(false);
        }
        session.commit().await.map(|()| true)
    }

    async fn order_rectification(
        &self,
        step: &RightStep,
        order: &Rectification,
        act: &Act,
    ) -> Result<bool, StoreError> {
        let mut session = self.act(act).await?;
        if !step_right(&mut session, step).await? {
            return Ok(false);
        }
        rights::add_changes(&mut session, &[&step.change]).await?;
        rectification::insert(&mut session, order).await?;
        next_generation(&mut session).await?;
        session.commit().await.map(|()| true)
    }

    async fn report_rectification(
        &self,
        account: &str,
        right: &str,
        report: &str,
        act: &Act,
    ) -> Result<bool, StoreError> {
        let mut session = self.act(act).await?;
        if session.execute(&sql::RECTIFICATION_REPORT, args![right, account, report, act.at]).await? != 1 {
            return Ok(false);
        }
        session.commit().await.map(|()| true)
    }

    async fn end_rectification(
        &self,
        step: &RightStep,
        ending: &RectificationFinding,
        act: &Act,
    ) -> Result<bool, StoreError> {
        let mut session = self.act(act).await?;
        if !step_right(&mut session, step).await? || !rectification::end(&mut session, ending).await? {
            return Ok(false);
        }
        rights::add_changes(&mut session, &[&step.change]).await?;
        next_generation(&mut session).await?;
        session.commit().await.map(|()| true)
    }

    async fn return_rectification(
        &self,
        finding: &RectificationFinding,
        due: Date,
        act: &Act,
    ) -> Result<bool, StoreError> {
        let mut session = self.act(act).await?;
        if !rectification::give_back(&mut session, finding, due).await? {
            return Ok(false);
        }
        session.commit().await.map(|()| true)
    }

    async fn rectifications(&self, right: &str) -> Result<Vec<Rectification>, StoreError> {
        rectification::all(&mut self.read().await?, right).await
    }

    async fn step_right(&self, step: &RightStep, act: &Act) -> Result<bool, StoreError> {
        let mut session = self.act(act).await?;
        if !step_right(&mut session, step).await? {
            return Ok(false);
        }
        rights::add_changes(&mut session, &[&step.change]).await?;
        next_generation(&mut session).await?;
        session.commit().await.map(|()| true)
    }

    async fn record_mark_use(&self, usage: &MarkUse, act: &Act) -> Result<bool, StoreError> {
        let mut session = self.act(act).await?;
        if !usage::record(&mut session, usage).await? {
            return Ok(false);
        }
        next_generation(&mut session).await?;
        session.commit().await.map(|()| true)
    }

    async fn mark_uses(&self, account: &str, right: &str) -> Result<Vec<MarkUse>, StoreError> {
        usage::all(&mut self.read().await?, account, right).await
    }

    async fn artwork(&self, account: &str, right: &str) -> Result<Vec<Upload>, StoreError> {
        let rows = self.read().await?.all(&sql::ARTWORK, args![right, account]).await?;
        rows.iter().map(crate::people::read_upload).collect()
    }
}

/// Changes a right where it is as it was seen: its own version and state.
pub(crate) async fn step_right(session: &mut Session, step: &RightStep) -> Result<bool, StoreError> {
    let change = &step.change;
    let from = change.from.ok_or(StoreError::Conflict)?;
    let until = step.until.map(|day| day.to_string());
    let row = args![&change.authorisation, step.version, from.code(), change.to.code(), until];
    Ok(one_row(session.execute(&sql::AUTHORISATION_STEP, row).await?).is_ok())
}
