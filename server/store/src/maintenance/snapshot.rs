//! One state of the database, read piece by piece.

use super::rows::{self, *};
use super::schema::Kind;
use crate::session::Session;
use crate::statements::{Statement, maintenance as sql, tables};
use crate::value::{Arg, Row, args};
use crate::{Engine, Store};
use daodi::people::AuditRow;
use daodi::ports::StoreError;
use std::collections::{BTreeMap, BTreeSet};

/// One state of the database. Whatever is read from it belongs together, however much is written meanwhile.
pub struct Snapshot {
    session: Session,
    engine: Engine,
    tables: BTreeSet<String>,
}

/// A reference that leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dangling {
    /// Table that refers.
    pub table: String,
    /// Table referred to.
    pub target: String,
    /// The row that refers: the value, or SQLite's number of the row.
    pub key: String,
}

/// What holds on SQLite's connections.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SqliteSettings {
    /// The version.
    pub version: String,
    /// `PRAGMA synchronous`: 2 is FULL, 3 EXTRA.
    pub synchronous: i64,
    /// Bytes of the file that are mapped into memory.
    pub mmap_size: i64,
    /// Whether references are checked.
    pub foreign_keys: bool,
}

impl Store {
    /// Takes hold of one state of the database. For PostgreSQL the limits of time are lifted for it.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] where the database does not answer.
    pub async fn snapshot(&self) -> Result<Snapshot, StoreError> {
        let tables = self.objects().await?.into_iter().filter(|object| object.kind == Kind::Table);
        let tables = tables.map(|table| table.name).collect();
        let mut session = self.read().await?;
        if self.engine() == Engine::Postgres {
            session.one(&sql::POSTGRES_PATIENCE, args![]).await?;
        }
        Ok(Snapshot { session, engine: self.engine(), tables })
    }

    /// What holds on SQLite's connections; none for PostgreSQL.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] where the database does not answer.
    pub async fn sqlite_settings(&self) -> Result<Option<SqliteSettings>, StoreError> {
        if self.engine() == Engine::Postgres {
            return Ok(None);
        }
        let mut session = self.read().await?;
        let version = session.one(&crate::statements::state::SQLITE_VERSION, args![]).await?.text("version")?;
        Ok(Some(SqliteSettings {
            version,
            synchronous: session.one(&sql::SQLITE_SYNCHRONOUS, args![]).await?.int("synchronous")?,
            // A build without memory mapping gives no row.
            mmap_size: session.optional(&sql::SQLITE_MMAP, args![]).await?.map_or(Ok(0), |row| row.int("mmap_size"))?,
            foreign_keys: session.one(&sql::SQLITE_FOREIGN_KEYS, args![]).await?.int("foreign_keys")? == 1,
        }))
    }
}

impl Snapshot {
    /// Whether there is a table: an older schema has fewer.
    #[must_use]
    pub fn has(&self, table: &str) -> bool {
        self.tables.contains(table)
    }

    /// The name under which PostgreSQL gives this state to another of its clients while this is held; none for SQLite.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn export(&mut self) -> Result<Option<String>, StoreError> {
        match self.engine {
            Engine::Sqlite => Ok(None),
            Engine::Postgres => self.session.one(&sql::POSTGRES_EXPORT, args![]).await?.text("snapshot").map(Some),
        }
    }

    /// How many rows each table has.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn counts(&mut self) -> Result<BTreeMap<String, i64>, StoreError> {
        let mut counts = BTreeMap::new();
        for statement in tables::TABLES.iter().filter(|statement| self.tables.contains(statement.table())) {
            let rows = self.session.one(statement, args![]).await?.int("total")?;
            counts.insert(statement.table().to_owned(), rows);
        }
        Ok(counts)
    }

    /// What SQLite's own check of the file finds; for PostgreSQL, which checks its pages itself, nothing.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn damages(&mut self) -> Result<Vec<String>, StoreError> {
        if self.engine == Engine::Postgres {
            return Ok(Vec::new());
        }
        let rows = self.session.all(&sql::SQLITE_INTEGRITY, args![]).await?;
        let texts: Result<Vec<String>, _> = rows.iter().map(|row| row.text("integrity_check")).collect();
        Ok(texts?.into_iter().filter(|text| text != "ok").collect())
    }

    /// References that lead nowhere, at most a hundred of each kind.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn dangling(&mut self) -> Result<Vec<Dangling>, StoreError> {
        let mut found = Vec::new();
        if self.engine == Engine::Sqlite {
            for row in self.session.all(&sql::SQLITE_REFERENCES, args![]).await?.iter().take(100) {
                let number = row.opt_int("rowid")?.map_or_else(|| "?".to_owned(), |number| number.to_string());
                found.push(Dangling {
                    table: row.text("table")?,
                    target: row.text("parent")?,
                    key: format!("row {number}"),
                });
            }
            return Ok(found);
        }
        for statement in tables::REFERENCES {
            let target = statement.name.split('.').nth(2).unwrap_or_default().to_owned();
            if !self.tables.contains(statement.table()) || !self.tables.contains(&target) {
                continue;
            }
            for row in self.session.all(statement, args![]).await? {
                let (table, key) = (statement.table().to_owned(), row.text("value")?);
                found.push(Dangling { table, target: target.clone(), key });
            }
        }
        Ok(found)
    }

    /// A page of a list; a row of which something cannot be read gives its key.
    async fn page<T>(
        &mut self,
        statement: &'static Statement,
        mut first: Vec<Arg>,
        key: &'static str,
        at: &mut PageKey,
        limit: i64,
        read: impl Fn(&Row) -> Result<T, StoreError>,
    ) -> Result<Vec<Result<T, Unreadable>>, StoreError> {
        first.extend(args![&at.after, limit, at.unreadable]);
        let rows = self.session.all(statement, first).await?;
        at.ended = i64::try_from(rows.len()).unwrap_or(i64::MAX) < limit;
        Ok(rows
            .iter()
            .map(|row| {
                let key = row.text(key).ok();
                match &key {
                    Some(key) => {
                        key.clone_into(&mut at.after);
                        at.unreadable = 0;
                    }
                    None => at.unreadable += 1,
                }
                read(row).map_err(|_| Unreadable { key })
            })
            .collect())
    }

    /// The files that uploads name, in the order of their hashes.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn files(
        &mut self,
        at: &mut PageKey,
        limit: i64,
    ) -> Result<Vec<Result<FileRow, Unreadable>>, StoreError> {
        self.page(&sql::UPLOAD_FILES, args![], "sha256", at, limit, |row| {
            Ok(FileRow {
                sha256: row.text("sha256")?,
                smallest: row.int("smallest")?,
                largest: row.int("largest")?,
                first: row.text("first")?,
            })
        })
        .await
    }

    /// Rows of the trail between two instants (µs, the second excluded) in the order of their ids.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn audit_day(
        &mut self,
        from: i64,
        to: i64,
        at: &mut PageKey,
        limit: i64,
    ) -> Result<Vec<Result<AuditRow, Unreadable>>, StoreError> {
        self.page(&sql::AUDIT_DAY, args![from, to], "id", at, limit, rows::audit_row).await
    }

    /// Acts of a kind that must stand in the public log and do not.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn unlogged(
        &mut self,
        action: &str,
        at: &mut PageKey,
        limit: i64,
    ) -> Result<Vec<Result<String, Unreadable>>, StoreError> {
        self.page(&sql::AUDIT_UNLOGGED, args![action], "id", at, limit, |row| row.text("id")).await
    }

    /// The sealed days, oldest first.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn sealed_days(
        &mut self,
        at: &mut PageKey,
        limit: i64,
    ) -> Result<Vec<Result<SealRow, Unreadable>>, StoreError> {
        self.page(&sql::AUDIT_SEALS, args![], "day", at, limit, |row| {
            Ok(SealRow {
                day: row.text("day")?,
                last: row.text("last")?,
                count: row.int("count")?,
                root: row.text("root")?,
                leaf: row.opt_text("leaf")?,
            })
        })
        .await
    }

    /// Days that the public log says are sealed, and are not: id of the entry and day.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn lost_seals(
        &mut self,
        at: &mut PageKey,
        limit: i64,
    ) -> Result<Vec<Result<(String, String), Unreadable>>, StoreError> {
        self.page(&sql::AUDIT_SEALS_LOST, args![], "id", at, limit, |row| Ok((row.text("id")?, row.text("object")?)))
            .await
    }

    /// Entries of the public log that say other than the trail.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn stray_entries(
        &mut self,
        at: &mut PageKey,
        limit: i64,
    ) -> Result<Vec<Result<StrayEntry, Unreadable>>, StoreError> {
        self.page(&sql::LOG_ENTRY_STRAY, args![], "id", at, limit, |row| {
            Ok(StrayEntry {
                id: row.text("id")?,
                has_row: row.opt_text("trail")?.is_some(),
                refused: row.opt_text("refused")?.is_some(),
            })
        })
        .await
    }

    /// Entries of the public log about accounts and claims, with what they were made of.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn entries_of_people(
        &mut self,
        at: &mut PageKey,
        limit: i64,
    ) -> Result<Vec<Result<EntryOfPeople, Unreadable>>, StoreError> {
        self.page(&sql::LOG_ENTRY_OF_PEOPLE, args![], "id", at, limit, |row| {
            let claim = match row.opt_text("claim")? {
                None => None,
                Some(id) => Some(LoggedClaim {
                    id,
                    account: row.text("account")?,
                    enterprise: row.opt_text("enterprise")?,
                    uscc: row.text("uscc")?,
                    name: row.text("name")?,
                    state: row.text("state")?,
                }),
            };
            Ok(EntryOfPeople {
                id: row.text("id")?,
                object_kind: row.text("object_kind")?,
                object: row.text("object")?,
                leaf: row.text("leaf")?,
                about_kind: row.text("about_kind")?,
                about: row.text("about")?,
                reason: row.opt_text("reason")?,
                claim,
                has_person: row.opt_text("person")?.is_some(),
                key_part: row.opt_text("key_part")?,
            })
        })
        .await
    }

    /// Entries about applications, with the steps that they tell of.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn entries_of_cases(
        &mut self,
        at: &mut PageKey,
        limit: i64,
    ) -> Result<Vec<Result<CaseEntry, Unreadable>>, StoreError> {
        self.page(&sql::LOG_ENTRY_OF_CASES, args![], "id", at, limit, rows::case_entry).await
    }

    /// The acts of steps that the public log does not tell of. Demonstration is left out.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn untold_steps(
        &mut self,
        at: &mut PageKey,
        limit: i64,
    ) -> Result<Vec<Result<String, Unreadable>>, StoreError> {
        self.page(&sql::STEP_UNTOLD, args![], "act", at, limit, |row| row.text("act")).await
    }

    /// Applications with where their steps left them.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn cases(
        &mut self,
        at: &mut PageKey,
        limit: i64,
    ) -> Result<Vec<Result<CaseRow, Unreadable>>, StoreError> {
        self.page(&sql::CASES_CHECKED, args![], "id", at, limit, rows::case_row).await
    }

    /// How many saves of an application's statement there are at the last instant at which one was, and how many of them left
    /// what has this fingerprint.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn saved(&mut self, application: &str, fingerprint: &str) -> Result<(i64, i64), StoreError> {
        let row = self.session.one(&sql::CASE_SAVED, args![application, fingerprint]).await?;
        Ok((row.int("total")?, row.int("same")?))
    }

    /// Entries that have neither a number nor a place in the queue, or both.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn lost_entries(
        &mut self,
        at: &mut PageKey,
        limit: i64,
    ) -> Result<Vec<Result<LostEntry, Unreadable>>, StoreError> {
        self.page(&sql::LOG_ENTRY_LOST, args![], "id", at, limit, |row| {
            Ok(LostEntry { id: row.text("id")?, numbered: row.opt_text("numbered")?.is_some() })
        })
        .await
    }

    /// Entries that wait for their number.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn waiting_entries(
        &mut self,
        at: &mut PageKey,
        limit: i64,
    ) -> Result<Vec<Result<LeafRow, Unreadable>>, StoreError> {
        self.page(&sql::LOG_ENTRY_WAITING, args![], "id", at, limit, rows::leaf_row).await
    }

    /// Entries with their numbers, after a number, in order.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn numbered_entries(&mut self, after: i64, limit: i64) -> Result<Vec<NumberedEntry>, StoreError> {
        let rows = self.session.all(&sql::LOG_NUMBERED, args![after, limit]).await?;
        rows.iter()
            .map(|row| {
                Ok(NumberedEntry {
                    seq: row.int("seq")?,
                    // What cannot be read back leads to no entry and is no hash: that is then found.
                    entry: row.text("entry").unwrap_or_default(),
                    hash: row.text("hash").unwrap_or_default(),
                    row: rows::leaf_row(row).ok(),
                })
            })
            .collect()
    }

    /// How many entries have a number, and the highest number; -1 where there is none.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn log_numbers(&mut self) -> Result<(i64, i64), StoreError> {
        let row = self.session.one(&sql::LOG_NUMBERS, args![]).await?;
        Ok((row.int("total")?, row.int("highest")?))
    }

    /// Tiles after one of a level and number, in order.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn tiles(&mut self, after: (i64, i64), limit: i64) -> Result<Vec<TileRow>, StoreError> {
        let rows = self.session.all(&sql::LOG_TILES_PAGE, args![after.0, after.1, limit]).await?;
        rows.iter()
            .map(|row| {
                Ok(TileRow { level: row.int("level")?, number: row.int("number")?, hashes: row.text("hashes").ok() })
            })
            .collect()
    }

    /// The hashes of a tile, base64.
    ///
    /// # Errors
    /// [`StoreError`], also where they cannot be read.
    pub async fn tile(&mut self, level: i64, number: i64) -> Result<Option<String>, StoreError> {
        let row = self.session.optional(&sql::LOG_TILE_HASHES, args![level, number]).await?;
        row.map(|row| row.text("hashes")).transpose()
    }

    /// Checkpoints after a size, in order. A note that cannot be read is empty.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn checkpoints(&mut self, after: i64, limit: i64) -> Result<Vec<Checkpoint>, StoreError> {
        let rows = self.session.all(&sql::LOG_CHECKPOINTS, args![after, limit]).await?;
        rows.iter().map(checkpoint).collect()
    }

    /// The newest checkpoint.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn newest_checkpoint(&mut self) -> Result<Option<Checkpoint>, StoreError> {
        self.session.optional(&sql::LOG_CHECKPOINT_NEWEST, args![]).await?.as_ref().map(checkpoint).transpose()
    }

    /// Instant of the trail's oldest and newest row, µs since the epoch.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn audit_span(&mut self) -> Result<Option<(i64, i64)>, StoreError> {
        let oldest = self.session.one(&sql::AUDIT_OLDEST, args![]).await?.opt_int("at")?;
        let newest = self.session.one(&sql::AUDIT_NEWEST, args![]).await?.opt_int("at")?;
        Ok(oldest.zip(newest))
    }

    /// The last sealed day, ISO.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn last_sealed_day(&mut self) -> Result<Option<String>, StoreError> {
        self.session.one(&sql::AUDIT_SEALED, args![]).await?.opt_text("day")
    }

    /// Since when the oldest entry of the log waits for its number, µs since the epoch.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn oldest_waiting_entry(&mut self) -> Result<Option<i64>, StoreError> {
        self.session.one(&sql::LOG_OLDEST_WAITING, args![]).await?.opt_int("at")
    }

    /// Active accounts by role.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn active_accounts(&mut self) -> Result<Vec<ActiveAccounts>, StoreError> {
        let rows = self.session.all(&sql::ACCOUNT_ROLES, args![]).await?;
        rows.iter()
            .map(|row| {
                Ok(ActiveAccounts {
                    role: row.text("role")?,
                    demo: row.flag("demo")?,
                    total: row.int("total")?,
                    second_factor: row.int("factors")?,
                })
            })
            .collect()
    }

    /// Batches by key epoch and host.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn batch_keys(&mut self) -> Result<Vec<BatchKeys>, StoreError> {
        let rows = self.session.all(&sql::BATCH_KEYS, args![]).await?;
        rows.iter()
            .map(|row| {
                Ok(BatchKeys {
                    epoch: row.int("epoch")?,
                    host: row.text("host")?,
                    demo: row.flag("demo")?,
                    total: row.int("total")?,
                })
            })
            .collect()
    }

    /// What is sealed or hashed with keys of personal values, by kind and key epoch. What names no epoch is left out.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn sealed_values(&mut self) -> Result<Vec<SealedValues>, StoreError> {
        let mut found: Vec<SealedValues> = Vec::new();
        for row in self.session.all(&sql::SEALED_VALUES, args![]).await? {
            let (kind, prefix, total) = (row.text("kind")?, row.text("prefix")?, row.int("total")?);
            let Some(epoch) = prefix.split_once('.').and_then(|(epoch, _)| epoch.parse().ok()) else { continue };
            match found.iter_mut().find(|known| known.epoch == epoch && known.kind == kind) {
                Some(known) => known.total += total,
                None => found.push(SealedValues { epoch, kind, total }),
            }
        }
        found.sort_by_key(|one| one.epoch);
        Ok(found)
    }

    /// Mails that still are to be sent: how many, and when the oldest was queued, µs since the epoch.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn waiting_mail(&mut self) -> Result<(i64, Option<i64>), StoreError> {
        let row = self.session.one(&sql::MAIL_WAITING, args![]).await?;
        Ok((row.int("total")?, row.opt_int("oldest")?))
    }

    /// Requests to erase a person that wait for a decision: how many, and when the oldest was made, µs since the epoch.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn waiting_erasures(&mut self) -> Result<(i64, Option<i64>), StoreError> {
        let row = self.session.one(&sql::ERASURES_WAITING, args![]).await?;
        Ok((row.int("total")?, row.opt_int("oldest")?))
    }

    /// Mails given up since an instant, µs since the epoch.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn failed_mail(&mut self, since: i64) -> Result<i64, StoreError> {
        self.session.one(&sql::MAIL_GIVEN_UP, args![since]).await?.int("total")
    }
}

fn checkpoint(row: &Row) -> Result<Checkpoint, StoreError> {
    Ok(Checkpoint { size: row.int("size")?, at: row.int("at")?, note: row.text("note").unwrap_or_default() })
}
