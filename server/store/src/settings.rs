//! The port of what a database is, and of what the operator keeps beside the register.

use crate::Store;
use crate::registry::next_generation;
use crate::statements as sql;
use crate::value::args;
use async_trait::async_trait;
use daodi::audit::Act;
use daodi::ports::{DemonstrationMark, Held, Settings, StoreError, WorldRow};

#[async_trait]
impl Settings for Store {
    async fn demonstration(&self) -> Result<Option<DemonstrationMark>, StoreError> {
        let rows = self.read().await?.all(&sql::DEMONSTRATION, args![]).await?;
        let read = |row: &crate::value::Row| {
            Ok(DemonstrationMark {
                seed: row.int("seed")?,
                begun_at: row.int("begun_at")?,
                ended_at: row.opt_int("ended_at")?,
            })
        };
        rows.first().map(read).transpose()
    }

    async fn held(&self) -> Result<Held, StoreError> {
        let row = self.read().await?.one(&sql::HELD, args![]).await?;
        Ok(Held {
            register: row.int("register")?,
            accounts: row.int("accounts")?,
            applications: row.int("applications")?,
        })
    }

    async fn world(&self) -> Result<Vec<WorldRow>, StoreError> {
        let rows = self.read().await?.all(&sql::WORLD, args![]).await?;
        let read = |row: &crate::value::Row| {
            Ok(WorldRow { what: row.text("what")?, state: row.text("state")?, total: row.int("total")? })
        };
        rows.iter().map(read).collect()
    }

    async fn begin_demonstration(&self, mark: &DemonstrationMark, act: &Act) -> Result<(), StoreError> {
        let mut session = self.act(act).await?;
        session.execute(&sql::DEMONSTRATION_BEGIN, args![mark.seed, mark.begun_at, mark.ended_at]).await?;
        next_generation(&mut session).await?;
        session.commit().await
    }

    async fn end_demonstration(&self, at: i64, act: &Act) -> Result<bool, StoreError> {
        let mut session = self.act(act).await?;
        if session.execute(&sql::DEMONSTRATION_END, args![at]).await? != 1 {
            return Ok(false);
        }
        session.commit().await.map(|()| true)
    }

    async fn calendar_years(&self) -> Result<Vec<(i16, String)>, StoreError> {
        let rows = self.read().await?.all(&sql::CALENDAR_YEARS, args![]).await?;
        rows.iter().map(|row| Ok((row.number("year")?, row.text("days")?))).collect()
    }

    async fn set_calendar_year(&self, year: i16, days: &str, act: &Act) -> Result<(), StoreError> {
        let mut session = self.act(act).await?;
        session.execute(&sql::CALENDAR_SET, args![i64::from(year), days, act.at]).await?;
        next_generation(&mut session).await?;
        session.commit().await
    }
}
