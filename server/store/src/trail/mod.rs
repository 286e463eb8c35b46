//! The port of what happened.

mod log;
mod rows;

use crate::Store;
use crate::session::Unaudited;
use crate::statements as sql;
use crate::value::args;
use async_trait::async_trait;
use daodi::audit::Act;
use daodi::people::{AuditRow, PageOf};
use daodi::ports::{AuditQuery, AuditSeal, LogEntry, LogQuery, Sequenced, StoreError, Trail};

/// Rows that one statement removes at most, so that none runs into the database's time limit.
const BATCH: u16 = 1_000;

#[async_trait]
impl Trail for Store {
    async fn record(&self, act: &Act) -> Result<(), StoreError> {
        self.record_act(act).await
    }

    async fn once(&self, key: &str) -> Result<Option<(String, String)>, StoreError> {
        let row = self.read().await?.optional(&sql::ONCE, args![key]).await?;
        row.map(|row| Ok((row.text("body")?, row.text("location")?))).transpose()
    }

    async fn audit(&self, query: &AuditQuery) -> Result<PageOf<AuditRow>, StoreError> {
        rows::find(&mut self.read().await?, query).await
    }

    async fn audit_row(&self, id: &str) -> Result<Option<AuditRow>, StoreError> {
        rows::one(&mut self.read().await?, id).await
    }

    async fn audit_stretch(&self, from: i64, to: i64, after: &str, limit: i64) -> Result<Vec<AuditRow>, StoreError> {
        rows::stretch(&mut self.read().await?, from, to, after, limit).await
    }

    async fn audit_first(&self) -> Result<Option<i64>, StoreError> {
        self.read().await?.one(&sql::AUDIT_FIRST, args![]).await?.opt_int("first")
    }

    async fn seal_day(&self, seal: &AuditSeal, act: &Act) -> Result<(), StoreError> {
        let mut session = self.act(act).await?;
        session.execute(&sql::SEAL_INSERT, args![&seal.day, &seal.last, seal.count, &seal.root]).await?;
        session.commit().await
    }

    async fn last_seal(&self) -> Result<Option<AuditSeal>, StoreError> {
        rows::last_seal(&mut self.read().await?).await
    }

    async fn seal_of(&self, day: &str) -> Result<Option<AuditSeal>, StoreError> {
        rows::seal_of(&mut self.read().await?, day).await
    }

    async fn seals(&self) -> Result<Vec<AuditSeal>, StoreError> {
        rows::seals(&mut self.read().await?).await
    }

    async fn log_size(&self) -> Result<i64, StoreError> {
        log::size(&mut self.read().await?).await
    }

    async fn log_pending(&self, limit: i64) -> Result<Vec<LogEntry>, StoreError> {
        log::pending(&mut self.read().await?, limit).await
    }

    async fn sequence(&self, run: &Sequenced) -> Result<(), StoreError> {
        let mut session = self.write(Unaudited::Sequencing).await?;
        log::sequence(&mut session, run).await?;
        session.commit().await
    }

    async fn log_checkpoint(&self) -> Result<Option<(i64, i64, String)>, StoreError> {
        log::checkpoint(&mut self.read().await?).await
    }

    async fn log_tile(&self, level: i64, number: i64) -> Result<Option<String>, StoreError> {
        log::tile(&mut self.read().await?, level, number).await
    }

    async fn log_range(&self, from: i64, limit: i64) -> Result<Vec<LogEntry>, StoreError> {
        log::range(&mut self.read().await?, from, limit).await
    }

    async fn log_hashes(&self, from: i64, limit: i64) -> Result<Vec<String>, StoreError> {
        log::hashes(&mut self.read().await?, from, limit).await
    }

    async fn log_entry(&self, seq: i64) -> Result<Option<LogEntry>, StoreError> {
        log::entry(&mut self.read().await?, seq).await
    }

    async fn log_entry_of(&self, act: &str) -> Result<Option<LogEntry>, StoreError> {
        log::entry_of(&mut self.read().await?, act).await
    }

    async fn log_entries(&self, query: &LogQuery) -> Result<PageOf<LogEntry>, StoreError> {
        log::entries(&mut self.read().await?, query).await
    }

    async fn take_lease(&self, name: &str, holder: &str, now: i64, until: i64) -> Result<bool, StoreError> {
        let mut session = self.write(Unaudited::Lease).await?;
        if session.execute(&sql::LEASE_TAKE, args![name, holder, now, until]).await? != 1 {
            return Ok(false);
        }
        session.commit().await.map(|()| true)
    }

    async fn retain(
        &self,
        sessions: i64,
        tokens: i64,
        forms: i64,
        mail: i64,
        messages: i64,
        act: &Act,
    ) -> Result<[u64; 5], StoreError> {
        let mut session = self.act(act).await?;
        let mut removed = [0; 5];
        let before = [sessions, tokens, forms, mail, messages];
        for ((statement, before), removed) in sql::RETAIN.into_iter().zip(before).zip(&mut removed) {
            loop {
                let touched = session.execute(statement, args![before, i32::from(BATCH)]).await?;
                *removed += touched;
                if touched < u64::from(BATCH) {
                    break;
                }
            }
        }
        if removed.iter().sum::<u64>() > 0 {
            session.commit().await?;
        }
        Ok(removed)
    }
}
