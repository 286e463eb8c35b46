//! The port of GI trademarks.

use crate::Store;
use crate::accounts::like;
use crate::people::messages;
use crate::statements as sql;
use crate::value::{Row, args};
use async_trait::async_trait;
use daodi::audit::Act;
use daodi::identifiers::{Slug, Uscc};
use daodi::people::PageOf;
use daodi::ports::{Keeper, Notice, StoreError, TrademarkOrder, TrademarkQuery, TrademarkRow, Trademarks, UseEnding};
use daodi::registrant::{EndedUse, Trademark, TrademarkUser, UseOfMark, UserState, last_day};
use daodi::registry::Track;
use jiff::civil::Date;

/// Whose marks, as the first argument of a statement says it. Nobody known keeps none.
fn kept(keeper: Keeper<'_>) -> &str {
    match keeper {
        Keeper::Office => "",
        Keeper::Registrant("") => "anonymous",
        Keeper::Registrant(account) => account,
    }
}

fn order(order: TrademarkOrder) -> &'static str {
    match order {
        TrademarkOrder::Newest => "newest",
        TrademarkOrder::Name => "name",
        TrademarkOrder::Ending => "ending",
    }
}

fn text(day: Option<Date>) -> Option<String> {
    day.map(|day| day.to_string())
}

#[async_trait]
impl Trademarks for Store {
    async fn tie_trademark(&self, mark: &Trademark, notices: &[Notice], act: &Act) -> Result<(), StoreError> {
        let mut session = self.act(act).await?;
        let row = args![
            &mark.id,
            &mark.account,
            mark.product.as_str(),
            mark.track.code(),
            &mark.number,
            &mark.holder,
            mark.expires.to_string(),
            mark.tied_at,
            &mark.tied_by,
            mark.version,
        ];
        if session.execute(&sql::TRADEMARK_INSERT, row).await? != 1 {
            return Err(StoreError::Conflict);
        }
        messages::leave(&mut session, notices).await?;
        session.commit().await
    }

    async fn change_trademark(&self, mark: &Trademark, notices: &[Notice], act: &Act) -> Result<bool, StoreError> {
        let mut session = self.act(act).await?;
        let expires = mark.expires.to_string();
        let row = args![&mark.id, mark.version, &mark.holder, &expires];
        if session.execute(&sql::TRADEMARK_CHANGE, row).await? != 1 {
            return Ok(false);
        }
        session.execute(&sql::TRADEMARK_USERS_EXPIRE, args![&mark.id, &expires]).await?;
        messages::leave(&mut session, notices).await?;
        session.commit().await.map(|()| true)
    }

    async fn trademarks(&self, keeper: Keeper<'_>, query: &TrademarkQuery) -> Result<PageOf<TrademarkRow>, StoreError> {
        let mut session = self.read().await?;
        let mut wanted = args![kept(keeper), like(&query.text)];
        let total = session.one(&sql::TRADEMARKS_TOTAL, wanted.clone()).await?.int("total")?;
        wanted.extend(args![order(query.order), query.limit.max(0), query.offset.max(0)]);
        let rows = session.all(&sql::TRADEMARKS, wanted).await?;
        let row = |row: &Row| {
            Ok(TrademarkRow {
                trademark: trademark(row)?,
                declared: row.int("declared")?,
                confirmed: row.int("confirmed")?,
            })
        };
        Ok(PageOf { rows: rows.iter().map(row).collect::<Result<_, StoreError>>()?, total })
    }

    async fn trademark(&self, keeper: Keeper<'_>, id: &str) -> Result<Option<Trademark>, StoreError> {
        let row = self.read().await?.optional(&sql::TRADEMARK, args![kept(keeper), id]).await?;
        row.as_ref().map(trademark).transpose()
    }

    async fn declare_users(&self, account: &str, users: &[TrademarkUser], act: &Act) -> Result<(), StoreError> {
        let mut session = self.act(act).await?;
        for (at, user) in users.iter().enumerate() {
            if at == 0 {
                session.execute(&sql::TRADEMARK_LOCK, args![&user.trademark]).await?;
            }
            let row = args![
                &user.id,
                &user.trademark,
                account,
                user.uscc.as_str(),
                &user.name,
                &user.filing_no,
                text(user.filed_on),
                user.since.to_string(),
                text(user.until),
                user.declared_at,
                &user.declared_by,
            ];
            if session.execute(&sql::TRADEMARK_USER_INSERT, row).await? != 1 {
                return Err(StoreError::Conflict);
            }
        }
        session.commit().await
    }

    async fn trademark_users(
        &self,
        keeper: Keeper<'_>,
        trademark: &str,
        query: &TrademarkQuery,
    ) -> Result<PageOf<TrademarkUser>, StoreError> {
        let mut session = self.read().await?;
        let mut wanted = args![kept(keeper), trademark, like(&query.text), query.state.map_or("", UserState::code)];
        let total = session.one(&sql::TRADEMARK_USERS_TOTAL, wanted.clone()).await?.int("total")?;
        wanted.extend(args![order(query.order), query.limit.max(0), query.offset.max(0)]);
        let rows = session.all(&sql::TRADEMARK_USERS, wanted).await?;
        Ok(PageOf { rows: rows.iter().map(user).collect::<Result<_, _>>()?, total })
    }

    async fn trademark_user_counts(
        &self,
        keeper: Keeper<'_>,
        trademark: &str,
    ) -> Result<Vec<(UserState, i64)>, StoreError> {
        let rows = self.read().await?.all(&sql::TRADEMARK_USERS_COUNTS, args![kept(keeper), trademark]).await?;
        rows.iter().map(|row| Ok((row.code("state", UserState::from_code)?, row.int("total")?))).collect()
    }

    async fn trademark_user(&self, keeper: Keeper<'_>, id: &str) -> Result<Option<TrademarkUser>, StoreError> {
        let row = self.read().await?.optional(&sql::TRADEMARK_USER, args![kept(keeper), id]).await?;
        row.as_ref().map(user).transpose()
    }

    async fn confirm_users(
        &self,
        by: &str,
        users: &[TrademarkUser],
        notices: &[Notice],
        act: &Act,
        further: &[Act],
    ) -> Result<bool, StoreError> {
        // Each has an act of its own, the first that of the form.
        if users.len() != further.len() + 1 {
            return Err(StoreError::Conflict);
        }
        let mut session = self.act(act).await?;
        for user in users {
            let row = args![&user.id, user.version, act.at, by];
            if session.execute(&sql::TRADEMARK_USER_CONFIRM, row).await? != 1 {
                return Ok(false);
            }
        }
        for act in further {
            session.also(act).await?;
        }
        messages::leave(&mut session, notices).await?;
        session.commit().await.map(|()| true)
    }

    async fn end_use(
        &self,
        keeper: Keeper<'_>,
        user: &TrademarkUser,
        ending: &UseEnding,
        notices: &[Notice],
        act: &Act,
    ) -> Result<bool, StoreError> {
        let mut session = self.act(act).await?;
        let day = ending.last_day.to_string();
        let row = args![kept(keeper), &user.id, user.version, day, ending.at, &ending.by, &ending.reason];
        if session.execute(&sql::TRADEMARK_USER_END, row).await? != 1 {
            return Ok(false);
        }
        messages::leave(&mut session, notices).await?;
        session.commit().await.map(|()| true)
    }

    async fn use_of_mark(
        &self,
        uscc: &Uscc,
        product: &Slug,
        track: Track,
        day: Date,
    ) -> Result<Option<UseOfMark>, StoreError> {
        let wanted = args![uscc.as_str(), product.as_str(), track.code(), day.to_string()];
        let Some(row) = self.read().await?.optional(&sql::USE_OF_MARK, wanted).await? else { return Ok(None) };
        let (ended, until) = (row.opt_parsed("ended_on", parse)?, row.opt_parsed("until", parse)?);
        Ok(Some(UseOfMark {
            number: row.text("number")?,
            holder: row.text("holder")?,
            filing_no: row.opt_text("filing_no")?,
            filed_on: row.opt_parsed("filed_on", parse)?,
            since: row.parsed("since", parse)?,
            until: last_day(ended, until, row.parsed("expires", parse)?).0,
        }))
    }

    async fn ended_uses(&self, day: Date) -> Result<Vec<EndedUse>, StoreError> {
        let rows = self.read().await?.all(&sql::USES_ENDED, args![day.to_string()]).await?;
        let read = |row: &Row| {
            let (ended, until) = (row.opt_parsed("ended_on", parse)?, row.opt_parsed("until", parse)?);
            let (last_day, why) = last_day(ended, until, row.parsed("expires", parse)?);
            Ok(EndedUse {
                id: row.text("id")?,
                uscc: row.parsed("uscc", Uscc::parse)?,
                product: row.parsed("product", Slug::parse)?,
                track: row.code("track", Track::from_code)?,
                number: row.text("number")?,
                last_day,
                why,
            })
        };
        rows.iter().map(read).collect()
    }
}

fn parse(text: &str) -> Result<Date, jiff::Error> {
    text.parse()
}

fn trademark(row: &Row) -> Result<Trademark, StoreError> {
    Ok(Trademark {
        id: row.text("id")?,
        account: row.text("account")?,
        login: row.text("login")?,
        product: row.parsed("product", Slug::parse)?,
        track: row.code("track", Track::from_code)?,
        number: row.text("number")?,
        holder: row.text("holder")?,
        expires: row.parsed("expires", parse)?,
        tied_at: row.int("tied_at")?,
        tied_by: row.text("tied_by")?,
        version: row.int("version")?,
    })
}

fn user(row: &Row) -> Result<TrademarkUser, StoreError> {
    Ok(TrademarkUser {
        id: row.text("id")?,
        trademark: row.text("trademark")?,
        uscc: row.parsed("uscc", Uscc::parse)?,
        name: row.text("name")?,
        filing_no: row.opt_text("filing_no")?,
        filed_on: row.opt_parsed("filed_on", parse)?,
        since: row.parsed("since", parse)?,
        until: row.opt_parsed("until", parse)?,
        state: row.code("state", UserState::from_code)?,
        declared_at: row.int("declared_at")?,
        declared_by: row.text("declared_by")?,
        confirmed_at: row.opt_int("confirmed_at")?,
        ended_on: row.opt_parsed("ended_on", parse)?,
        reason: row.opt_text("reason")?,
        version: row.int("version")?,
    })
}
