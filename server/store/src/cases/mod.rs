//! The port of applications.

mod read;
mod write;

pub(crate) use write::moved;

use crate::Store;
use crate::accounts::like;
use crate::people::uploads;
use crate::statements as sql;
use crate::value::{Arg, args};
use async_trait::async_trait;
use daodi::application::{
    Application, CaseStep, HandedIn, Handling, NamedOffice, Note, PaperKind, SiteCheck, State, Statement, Turn, Word,
};
use daodi::audit::Act;
use daodi::identifiers::DivisionCode;
use daodi::people::{PageOf, Upload};
use daodi::ports::{CaseOrder, CaseQuery, Cases, DeskOffice, Eyes, Group, Handover, Move, SealedPassword, StoreError};
use daodi::registry::Track;

/// Who looks, as the last argument of a statement says it.
fn eyes_of(eyes: Eyes<'_>) -> String {
    match eyes {
        Eyes::Applicant(account) => account.to_owned(),
        Eyes::Office(office) => office.reach(),
    }
}

/// Whose turn it is, as the column says it.
fn turn_of(case: &Application) -> Option<String> {
    match case.turn() {
        Turn::Applicant => Some("applicant".to_owned()),
        Turn::First => Some(case.office.to_string()),
        Turn::City => Some(case.prefecture.to_string()),
        Turn::Province => Some(DivisionCode::HENAN.to_string()),
        Turn::National => Some("national".to_owned()),
        Turn::Nobody => None,
    }
}

/// The arguments that narrow a queue.
fn narrowed(office: DeskOffice, query: &CaseQuery) -> Vec<Arg> {
    let (group, state) = (query.group.map_or("", Group::code), query.state.map_or("", State::code));
    args![office.code.to_string(), office.reach(), query.now, group, state]
}

/// A pattern for `LIKE`; empty where nothing is searched for.
fn words(text: &str) -> String {
    if text.trim().is_empty() { String::new() } else { like(text.trim()) }
}

#[async_trait]
impl Cases for Store {
    async fn insert_application(&self, application: &Application, act: &Act) -> Result<(), StoreError> {
        let mut session = self.act(act).await?;
        write::insert(&mut session, application).await?;
        session.commit().await
    }

    async fn case(&self, eyes: Eyes<'_>, id: &str) -> Result<Option<Application>, StoreError> {
        let statement = if matches!(eyes, Eyes::Applicant(_)) { &sql::CASE_OF } else { &sql::CASE_IN };
        let row = self.read().await?.optional(statement, args![id, eyes_of(eyes)]).await?;
        row.as_ref().map(read::case).transpose()
    }

    async fn applications_of(&self, account: &str, query: &CaseQuery) -> Result<PageOf<Application>, StoreError> {
        let mut session = self.read().await?;
        let mut wanted = args![words(&query.text), account, query.state.map_or("", State::code)];
        let total = session.one(&sql::CASES_OF_TOTAL, wanted.clone()).await?.int("total")?;
        wanted.extend(args![query.limit.max(0), query.offset.max(0)]);
        let rows = session.all(&sql::CASES_OF, wanted).await?;
        Ok(PageOf { rows: rows.iter().map(read::case).collect::<Result<_, _>>()?, total })
    }

    async fn open_application(&self, account: &str, wanted: &Application) -> Result<Option<Application>, StoreError> {
        let wanted =
            args![&wanted.enterprise, account, wanted.product.as_str(), wanted.track.code(), wanted.kind.code()];
        self.read().await?.optional(&sql::CASE_OPEN, wanted).await?.as_ref().map(read::case).transpose()
    }

    async fn save_statement(
        &self,
        account: &str,
        id: &str,
        statement: &Statement,
        act: &Act,
    ) -> Result<bool, StoreError> {
        let mut session = self.act(act).await?;
        if session.execute(&sql::CASE_SAVE, args![id, account, statement.to_json()]).await? != 1 {
            return Ok(false);
        }
        session.commit().await.map(|()| true)
    }

    async fn discard_draft(&self, account: &str, id: &str, act: &Act) -> Result<bool, StoreError> {
        let mut session = self.act(act).await?;
        // First what hangs on it; where the draft itself does not go, none of it does.
        session.execute(&sql::DRAFT_PAPERS, args![id]).await?;
        session.execute(&sql::DRAFT_UPLOADS, args![id]).await?;
        if session.execute(&sql::DRAFT_DISCARD, args![id, account]).await? != 1 {
            return Ok(false);
        }
        session.commit().await.map(|()| true)
    }

    async fn add_paper(
        &self,
        account: &str,
        id: &str,
        kind: PaperKind,
        upload: &Upload,
        act: &Act,
    ) -> Result<bool, StoreError> {
        let mut session = self.act(act).await?;
        if session.execute(&sql::CASE_OPEN_LOCK, args![id, account]).await? != 1 {
            return Ok(false);
        }
        uploads::insert(&mut session, upload, "application", id).await?;
        session.execute(&sql::PAPER_INSERT, args![&upload.id, id, kind.code()]).await?;
        session.commit().await.map(|()| true)
    }

    async fn remove_paper(&self, account: &str, id: &str, upload: &str, act: &Act) -> Result<bool, StoreError> {
        let mut session = self.act(act).await?;
        if session.execute(&sql::CASE_OPEN_LOCK, args![id, account]).await? != 1
            || session.execute(&sql::PAPER_REMOVE, args![id, upload]).await? != 1
        {
            return Ok(false);
        }
        session.execute(&sql::DRAFT_UPLOADS, args![id]).await?;
        session.commit().await.map(|()| true)
    }

    async fn papers(&self, id: &str) -> Result<Vec<(PaperKind, Upload)>, StoreError> {
        write::papers(&mut self.read().await?, id).await
    }

    async fn paper(&self, eyes: Eyes<'_>, upload: &str) -> Result<Option<Upload>, StoreError> {
        let statement = if matches!(eyes, Eyes::Applicant(_)) { &sql::PAPER_OF } else { &sql::PAPER_IN };
        let row = self.read().await?.optional(statement, args![upload, eyes_of(eyes)]).await?;
        row.as_ref().map(uploads::read).transpose()
    }

    async fn move_case(&self, eyes: Eyes<'_>, movement: &Move, act: &Act) -> Result<bool, StoreError> {
        let mut session = self.act(act).await?;
        if !moved(&mut session, eyes, movement, &act.id).await? || !write::right(&mut session, movement).await? {
            return Ok(false);
        }
        session.commit().await.map(|()| true)
    }

    async fn waiting_cases(&self) -> Result<Vec<Application>, StoreError> {
        self.read().await?.all(&sql::CASES_WAITING, args![]).await?.iter().map(read::case).collect()
    }

    async fn queue(&self, office: DeskOffice, query: &CaseQuery) -> Result<PageOf<Application>, StoreError> {
        let mut session = self.read().await?;
        let mut wanted = narrowed(office, query);
        let span = args![query.limit.max(0), query.offset.max(0)];
        let plain = query.text.trim().is_empty() && query.product.is_empty() && query.assigned.is_empty();
        let (total, rows) = if plain {
            let total = match query.total {
                Some(total) => total,
                None => session.one(&sql::QUEUE_TOTAL, wanted.clone()).await?.int("total")?,
            };
            wanted.extend(span);
            let open = query.group.is_some_and(|group| group != Group::Ended);
            let statement = match (query.order, open) {
                (CaseOrder::Due, true) => &sql::OPEN_QUEUE_DUE,
                (CaseOrder::Oldest, true) => &sql::OPEN_QUEUE_OLDEST,
                (CaseOrder::Newest, true) => &sql::OPEN_QUEUE_NEWEST,
                (CaseOrder::Due, false) => &sql::QUEUE_DUE,
                (CaseOrder::Oldest, false) => &sql::QUEUE_OLDEST,
                (CaseOrder::Newest, false) => &sql::QUEUE_NEWEST,
            };
            (total, session.all(statement, wanted).await?)
        } else {
            wanted.extend(args![words(&query.text), &query.product, &query.assigned]);
            let total = session.one(&sql::QUEUE_SEARCHED_TOTAL, wanted.clone()).await?.int("total")?;
            let order = match query.order {
                CaseOrder::Due => "due",
                CaseOrder::Oldest => "oldest",
                CaseOrder::Newest => "newest",
            };
            wanted.extend(args![order]);
            wanted.extend(span);
            (total, session.all(&sql::QUEUE_SEARCHED, wanted).await?)
        };
        Ok(PageOf { rows: rows.iter().map(read::case).collect::<Result<_, _>>()?, total })
    }

    async fn queue_counts(&self, office: DeskOffice, now: i64) -> Result<Vec<(Group, i64)>, StoreError> {
        let wanted = args![office.code.to_string(), office.reach(), now];
        let mut session = self.read().await?;
        let rows = session.all(&sql::QUEUE_COUNTS, wanted).await?;
        let counts = rows.iter().map(|row| Ok((row.code("queue", Group::from_code)?, row.int("total")?)));
        let mut counts = counts.collect::<Result<Vec<_>, StoreError>>()?;
        let ended = session.one(&sql::QUEUE_ENDED, args![office.reach()]).await?.int("total")?;
        if ended > 0 {
            counts.push((Group::Ended, ended));
        }
        Ok(counts)
    }

    async fn assign(
        &self,
        office: DeskOffice,
        ids: &[String],
        to: Option<&str>,
        act: &Act,
    ) -> Result<bool, StoreError> {
        let mut session = self.act(act).await?;
        for id in ids {
            let row = args![id, office.code.to_string(), to.map(str::to_owned)];
            if session.execute(&sql::CASE_ASSIGN, row).await? != 1 {
                return Ok(false);
            }
        }
        session.commit().await.map(|()| true)
    }

    async fn case_steps(&self, id: &str) -> Result<Vec<CaseStep>, StoreError> {
        self.read().await?.all(&sql::STEPS, args![id]).await?.iter().map(read::step).collect()
    }

    async fn handed_in(&self, id: &str) -> Result<Vec<(i64, HandedIn)>, StoreError> {
        let rows = self.read().await?.all(&sql::HANDED_IN, args![id]).await?;
        rows.iter().map(|row| Ok((row.int("seq")?, row.json("handed_in")?))).collect()
    }

    async fn notes(&self, office: DeskOffice, id: &str) -> Result<Vec<Note>, StoreError> {
        let rows = self.read().await?.all(&sql::NOTES, args![id, office.reach()]).await?;
        rows.iter()
            .map(|row| Ok(Note { at: row.int("at")?, login: row.text("login")?, text: row.text("text")? }))
            .collect()
    }

    async fn add_note(&self, office: DeskOffice, id: &str, text: &str, act: &Act) -> Result<bool, StoreError> {
        let mut session = self.act(act).await?;
        let account = write::account(act)?;
        let row = args![id, office.reach(), &act.id, act.at, account, text];
        if session.execute(&sql::NOTE_INSERT, row).await? != 1 {
            return Ok(false);
        }
        session.commit().await.map(|()| true)
    }

    async fn words(&self, id: &str) -> Result<Vec<Word>, StoreError> {
        let rows = self.read().await?.all(&sql::WORDS, args![id]).await?;
        rows.iter()
            .map(|row| {
                Ok(Word {
                    at: row.int("at")?,
                    login: row.text("login")?,
                    from_office: row.flag("from_office")?,
                    text: row.text("text")?,
                })
            })
            .collect()
    }

    async fn say(&self, eyes: Eyes<'_>, id: &str, text: &str, act: &Act) -> Result<bool, StoreError> {
        let mut session = self.act(act).await?;
        let said = match eyes {
            Eyes::Applicant(account) => {
                session.execute(&sql::WORD_OF, args![id, account, &act.id, act.at, text]).await?
            }
            Eyes::Office(office) => {
                let row = args![id, office.reach(), &act.id, act.at, write::account(act)?, text];
                session.execute(&sql::WORD_IN, row).await?
            }
        };
        if said != 1 {
            return Ok(false);
        }
        session.commit().await.map(|()| true)
    }

    async fn site_check(&self, office: DeskOffice, id: &str) -> Result<Option<SiteCheck>, StoreError> {
        let row = self.read().await?.optional(&sql::SITE_CHECK, args![id, office.reach()]).await?;
        row.as_ref().map(read::site_check).transpose()
    }

    async fn save_site_check(
        &self,
        office: DeskOffice,
        id: &str,
        check: &SiteCheck,
        act: &Act,
    ) -> Result<bool, StoreError> {
        let mut session = self.act(act).await?;
        let row = args![
            id,
            office.reach(),
            check.planned.map(|day| day.to_string()),
            check.findings.to_json(),
            check.first_signed,
            check.second_signed,
            check.version,
        ];
        if session.execute(&sql::SITE_CHECK_SAVE, row).await? != 1 {
            return Ok(false);
        }
        session.commit().await.map(|()| true)
    }

    async fn handling(&self, product: &str, track: Track) -> Result<Option<Handling>, StoreError> {
        let row = self.read().await?.optional(&sql::HANDLING, args![product, track.code()]).await?;
        row.as_ref().map(read::handling).transpose()
    }

    async fn named_offices(&self) -> Result<Vec<NamedOffice>, StoreError> {
        self.read().await?.all(&sql::HANDLINGS, args![]).await?.iter().map(read::named_office).collect()
    }

    async fn name_office(&self, named: &NamedOffice, act: &Act) -> Result<bool, StoreError> {
        let mut session = self.act(act).await?;
        let row = args![
            named.product.as_str(),
            named.track.code(),
            named.handling.office.to_string(),
            named.handling.city_review,
            &named.document,
            named.version,
        ];
        let written = match named.version {
            0 => session.execute(&sql::HANDLING_INSERT, row).await?,
            _ => session.execute(&sql::HANDLING_CHANGE, row).await?,
        };
        if written != 1 {
            return Ok(false);
        }
        session.commit().await.map(|()| true)
    }

    async fn forget_office(&self, product: &str, track: Track, version: i64, act: &Act) -> Result<bool, StoreError> {
        let mut session = self.act(act).await?;
        if session.execute(&sql::HANDLING_DELETE, args![product, track.code(), version]).await? != 1 {
            return Ok(false);
        }
        session.commit().await.map(|()| true)
    }

    async fn hand_over(&self, sheet: &Handover, ids: &[String], act: &Act) -> Result<bool, StoreError> {
        let mut session = self.act(act).await?;
        let row = args![&sheet.id, &sheet.number, sheet.day.to_string(), &sheet.note, sheet.made_at, &sheet.made_by];
        session.execute(&sql::HANDOVER_INSERT, row).await?;
        for id in ids {
            if session.execute(&sql::HANDOVER_CASE, args![id, &sheet.id]).await? != 1 {
                return Ok(false);
            }
        }
        session.commit().await.map(|()| true)
    }

    async fn handovers(&self, offset: i64, limit: i64) -> Result<PageOf<Handover>, StoreError> {
        let mut session = self.read().await?;
        let total = session.one(&sql::HANDOVERS_TOTAL, args![]).await?.int("total")?;
        let rows = session.all(&sql::HANDOVERS, args![limit.max(0), offset.max(0)]).await?;
        Ok(PageOf { rows: rows.iter().map(read::handover).collect::<Result<_, _>>()?, total })
    }

    async fn handed_over(&self, id: &str) -> Result<Option<(Handover, Vec<Application>)>, StoreError> {
        let mut session = self.read().await?;
        let Some(sheet) =
            session.optional(&sql::HANDOVER, args![id]).await?.as_ref().map(read::handover).transpose()?
        else {
            return Ok(None);
        };
        let rows = session.all(&sql::HANDED_OVER, args![id]).await?;
        Ok(Some((sheet, rows.iter().map(read::case).collect::<Result<_, _>>()?)))
    }

    async fn set_handover_password(
        &self,
        id: &str,
        seen: Option<i64>,
        sealed: &SealedPassword,
        act: &Act,
    ) -> Result<bool, StoreError> {
        let mut session = self.act(act).await?;
        let row = args![
            id,
            &sealed.value,
            &sealed.part,
            sealed.on.to_string(),
            act.at,
            write::account(act)?,
            seen.unwrap_or(0),
        ];
        if session.execute(&sql::HANDOVER_PASSWORD_SET, row).await? != 1 {
            return Ok(false);
        }
        session.commit().await.map(|()| true)
    }

    async fn handover_password(&self, id: &str) -> Result<Option<(String, String)>, StoreError> {
        let row = self.read().await?.optional(&sql::HANDOVER_PASSWORD, args![id]).await?;
        row.map(|row| Ok((row.text("password")?, row.text("password_part")?))).transpose()
    }

    async fn approvals(&self, product: &str, since: i64, limit: i64) -> Result<Vec<(i64, i64)>, StoreError> {
        let rows = self.read().await?.all(&sql::APPROVALS, args![since, product, limit]).await?;
        rows.iter().map(|row| Ok((row.int("submitted_at")?, row.int("at")?))).collect()
    }

    async fn due_cases(&self, before: i64, limit: i64) -> Result<Vec<Application>, StoreError> {
        self.read().await?.all(&sql::CASES_DUE, args![before, limit]).await?.iter().map(read::case).collect()
    }

    async fn remind(&self, case: &Application, act: &Act) -> Result<bool, StoreError> {
        let mut session = self.act(act).await?;
        if session.execute(&sql::CASE_REMIND, args![&case.id, case.version, act.at]).await? != 1 {
            return Ok(false);
        }
        session.commit().await.map(|()| true)
    }
}
