//! The accounts' port.

use crate::Store;
use crate::audit::ActSession;
use crate::people;
use crate::session::{Session, Unaudited};
use crate::statements as sql;
use crate::value::{Arg, Row, args};
use async_trait::async_trait;
use daodi::audit::Act;
use daodi::identifiers::DivisionCode;
use daodi::people::{
    Account, AccountState, Credentials, LoginSession, Membership, OwnEnterprise, PageOf, Part, Role, SealedPerson,
    SessionStage, Token, TokenPurpose,
};
use daodi::ports::{
    AccountFacets, AccountFigures, AccountQuery, AccountSort, Accounts, NewAccount, NewSession, Notice, SessionAccount,
    StoreError,
};

#[async_trait]
impl Accounts for Store {
    async fn insert_account(&self, new: &NewAccount, act: &Act) -> Result<(), StoreError> {
        let mut session = self.act(act).await?;
        insert(&mut session, new).await?;
        session.commit().await
    }

    async fn account(&self, id: &str) -> Result<Option<Account>, StoreError> {
        optional(self, &sql::ACCOUNT, args![id]).await
    }

    async fn account_by_login(&self, login: &str) -> Result<Option<Account>, StoreError> {
        optional(self, &sql::ACCOUNT_BY_LOGIN, args![login]).await
    }

    async fn account_by_mail(&self, lookup: &str) -> Result<Option<Account>, StoreError> {
        optional(self, &sql::ACCOUNT_BY_MAIL, args![lookup]).await
    }

    async fn credentials(&self, id: &str) -> Result<Option<Credentials>, StoreError> {
        let row = self.read().await?.optional(&sql::CREDENTIALS, args![id]).await?;
        row.map(|row| {
            Ok(Credentials {
                password: row.opt_text("password")?,
                totp: row.opt_text("totp")?,
                totp_step: row.int("totp_step")?,
            })
        })
        .transpose()
    }

    async fn password_history(&self, id: &str, limit: i64) -> Result<Vec<String>, StoreError> {
        let rows = self.read().await?.all(&sql::HISTORY, args![id, limit]).await?;
        rows.iter().map(|row| row.text("password")).collect()
    }

    async fn person(&self, id: &str) -> Result<Option<SealedPerson>, StoreError> {
        let row = self.read().await?.optional(&sql::PERSON, args![id]).await?;
        row.map(|row| {
            Ok(SealedPerson {
                key_part: row.opt_text("key_part")?,
                name: row.opt_text("name")?,
                mail: row.opt_text("mail")?,
                phone: row.opt_text("phone")?,
                mail_lookup: row.opt_text("mail_lookup")?,
            })
        })
        .transpose()
    }

    async fn accounts(&self, query: &AccountQuery) -> Result<PageOf<Account>, StoreError> {
        let statement = match query.sort {
            AccountSort::Newest => &sql::ACCOUNTS_NEWEST,
            AccountSort::Login => &sql::ACCOUNTS_BY_LOGIN,
            AccountSort::LastSignIn => &sql::ACCOUNTS_LAST_SIGN_IN,
        };
        let mut wanted = wanted(query);
        let mut session = self.read().await?;
        let total = session.one(&sql::ACCOUNTS_COUNT, wanted.clone()).await?.int("total")?;
        wanted.extend(args![query.limit, query.offset]);
        let rows = session.all(statement, wanted).await?;
        Ok(PageOf { rows: rows.iter().map(account).collect::<Result<_, _>>()?, total })
    }

    async fn account_facets(&self, query: &AccountQuery) -> Result<AccountFacets, StoreError> {
        let mut session = self.read().await?;
        let mut facets = AccountFacets::default();
        let any = AccountQuery { role: None, without_role: false, ..query.clone() };
        for row in session.all(&sql::FACET_ROLES, wanted(&any)).await? {
            let role = match row.text("value")?.as_str() {
                "none" => None,
                code => Some(Role::from_code(code).ok_or_else(|| row.wrong("value"))?),
            };
            facets.roles.push((role, row.int("total")?));
        }
        for row in session.all(&sql::FACET_STATES, wanted(&AccountQuery { state: None, ..query.clone() })).await? {
            facets.states.push((row.code("value", AccountState::from_code)?, row.int("total")?));
        }
        for row in session.all(&sql::FACET_OFFICES, wanted(&AccountQuery { office: None, ..query.clone() })).await? {
            facets.offices.push((row.parsed("value", DivisionCode::parse)?, row.int("total")?));
        }
        Ok(facets)
    }

    async fn enterprises_of(&self, account: &str) -> Result<Vec<OwnEnterprise>, StoreError> {
        let rows = self.read().await?.all(&sql::OWN_ENTERPRISES, args![account]).await?;
        rows.iter()
            .map(|row| {
                Ok(OwnEnterprise {
                    enterprise: row.text("enterprise")?,
                    name: row.text("name")?,
                    part: row.code("part", Part::from_code)?,
                    since: row.int("since")?,
                    members: row.int("members")?,
                    owners: row.int("owners")?,
                })
            })
            .collect()
    }

    async fn locked_accounts(&self, now: i64) -> Result<Vec<Account>, StoreError> {
        self.read().await?.all(&sql::ACCOUNTS_LOCKED, args![now]).await?.iter().map(account).collect()
    }

    async fn account_figures(&self, now: i64) -> Result<AccountFigures, StoreError> {
        let row = self.read().await?.one(&sql::FIGURES, args![now]).await?;
        Ok(AccountFigures {
            active: row.int("active")?,
            invited: row.int("invited")?,
            disabled: row.int("disabled")?,
            locked: row.int("locked")?,
            sessions: row.int("sessions")?,
        })
    }

    async fn has_administrators(&self) -> Result<bool, StoreError> {
        Ok(self.read().await?.one(&sql::ADMINISTRATORS, args![]).await?.int("total")? > 0)
    }

    async fn set_account_state(
        &self,
        id: &str,
        version: i64,
        state: AccountState,
        act: &Act,
    ) -> Result<(), StoreError> {
        let mut session = self.act(act).await?;
        one_row(session.execute(&sql::STATE_UPDATE, args![id, version, state.code()]).await?)?;
        if state != AccountState::Active {
            session.execute(&sql::SESSIONS_END, args![id, "", act.at, "disabled"]).await?;
        }
        session.commit().await
    }

    async fn set_person(
        &self,
        id: &str,
        person: &SealedPerson,
        locale: &str,
        digest: bool,
        act: &Act,
    ) -> Result<(), StoreError> {
        let mut session = self.act(act).await?;
        let row = args![id, &person.name, &person.mail, &person.phone, &person.mail_lookup];
        one_row(session.execute(&sql::PERSON_UPDATE, row).await?)?;
        one_row(session.execute(&sql::WISHES_UPDATE, args![id, locale, digest]).await?)?;
        session.commit().await
    }

    async fn set_password(
        &self,
        id: &str,
        password: &str,
        must_change: bool,
        token: Option<&str>,
        keep: Option<&str>,
        act: &Act,
    ) -> Result<(), StoreError> {
        let mut session = self.act(act).await?;
        if let Some(token) = token {
            one_row(session.execute(&sql::TOKEN_USE, args![token, act.at]).await?)?;
        }
        session.execute(&sql::HISTORY_KEEP, args![id, act.at]).await?;
        one_row(session.execute(&sql::PASSWORD_UPDATE, args![id, password, act.at, must_change]).await?)?;
        for purpose in [TokenPurpose::Reset, TokenPurpose::Invitation] {
            session.execute(&sql::TOKENS_USE, args![id, purpose.code(), act.at]).await?;
        }
        session.execute(&sql::SESSIONS_END, args![id, keep.unwrap_or_default(), act.at, "password"]).await?;
        session.commit().await
    }

    async fn rehash_password(&self, id: &str, old: &str, new: &str, act: &Act) -> Result<(), StoreError> {
        let mut session = self.act(act).await?;
        session.execute(&sql::PASSWORD_REHASH, args![id, old, new]).await?;
        session.commit().await
    }

    async fn set_second_factor(
        &self,
        id: &str,
        totp: &str,
        step: i64,
        codes: &[String],
        (login, token): (&str, &str),
        act: &Act,
    ) -> Result<(), StoreError> {
        let mut session = self.act(act).await?;
        one_row(session.execute(&sql::TOTP_UPDATE, args![id, totp, step]).await?)?;
        write_codes(&mut session, id, codes).await?;
        let confirmed = args![login, SessionStage::Full.code(), token, act.at];
        one_row(session.execute(&sql::SESSION_CONFIRM, confirmed).await?)?;
        // Whoever else is signed in with the password alone has not shown the new factor.
        session.execute(&sql::SESSIONS_END, args![id, login, act.at, "role"]).await?;
        session.commit().await
    }

    async fn set_recovery_codes(&self, id: &str, codes: &[String], act: &Act) -> Result<(), StoreError> {
        let mut session = self.act(act).await?;
        write_codes(&mut session, id, codes).await?;
        session.commit().await
    }

    async fn recovery_codes(&self, id: &str) -> Result<Vec<String>, StoreError> {
        let rows = self.read().await?.all(&sql::RECOVERY_LEFT, args![id]).await?;
        rows.iter().map(|row| row.text("code")).collect()
    }

    async fn use_totp_step(&self, id: &str, step: i64, act: &Act) -> Result<bool, StoreError> {
        let mut session = self.act(act).await?;
        if session.execute(&sql::TOTP_STEP, args![id, step]).await? != 1 {
            return Ok(false);
        }
        session.commit().await.map(|()| true)
    }

    async fn use_recovery_code(&self, id: &str, code: &str, act: &Act) -> Result<bool, StoreError> {
        let mut session = self.act(act).await?;
        if session.execute(&sql::RECOVERY_USE, args![id, code, act.at]).await? != 1 {
            return Ok(false);
        }
        session.commit().await.map(|()| true)
    }

    async fn count_failure(&self, id: &str, locked_until: i64, act: &Act) -> Result<(), StoreError> {
        let mut session = self.act(act).await?;
        one_row(session.execute(&sql::FAILURE_COUNT, args![id, locked_until]).await?)?;
        session.commit().await
    }

    async fn lift_lock(&self, id: &str, act: &Act) -> Result<(), StoreError> {
        let mut session = self.act(act).await?;
        one_row(session.execute(&sql::LOCK_LIFT, args![id]).await?)?;
        session.commit().await
    }

    async fn begin_session(&self, new: &NewSession, act: &Act) -> Result<(), StoreError> {
        let mut session = self.act(act).await?;
        one_row(session.execute(&sql::SIGNED_IN, args![&new.account, new.at]).await?)?;
        let row =
            args![&new.id, &new.token, &new.account, new.stage.code(), new.at, new.ends_at, &new.network, &new.agent,];
        session.execute(&sql::SESSION_INSERT, row).await?;
        session.commit().await
    }

    async fn confirm_session(
        &self,
        id: &str,
        stage: SessionStage,
        token: &str,
        at: i64,
        act: &Act,
    ) -> Result<(), StoreError> {
        let mut session = self.act(act).await?;
        one_row(session.execute(&sql::SESSION_CONFIRM, args![id, stage.code(), token, at]).await?)?;
        session.commit().await
    }

    async fn session(&self, token: &str) -> Result<Option<SessionAccount>, StoreError> {
        let mut read = self.read().await?;
        let Some(row) = read.optional(&sql::SESSION_BY_TOKEN, args![token]).await? else { return Ok(None) };
        let session = login_session(&row)?;
        let account = account(&read.one(&sql::ACCOUNT, args![&session.account]).await?)?;
        let memberships = match account.role {
            Some(Role::Producer) => memberships(&mut read, &account.id).await?,
            _ => Vec::new(),
        };
        let unread = read.one(&sql::UNREAD, args![&account.id]).await?.int("total")?;
        Ok(Some(SessionAccount { session, account, memberships, unread }))
    }

    async fn touch_session(&self, id: &str, at: i64) -> Result<(), StoreError> {
        let mut session = self.write(Unaudited::SessionSeen).await?;
        session.execute(&sql::SESSION_TOUCH, args![id, at]).await?;
        session.commit().await
    }

    async fn sessions_of(&self, account: &str) -> Result<Vec<LoginSession>, StoreError> {
        self.read().await?.all(&sql::SESSIONS_OF, args![account]).await?.iter().map(login_session).collect()
    }

    async fn knows_network(&self, account: &str, network: &str, since: i64) -> Result<bool, StoreError> {
        let row = self.read().await?.one(&sql::SESSION_NETWORK, args![account, network, since]).await?;
        Ok(row.int("total")? > 0)
    }

    async fn live_sessions(
        &self,
        text: &str,
        now: i64,
        offset: i64,
        limit: i64,
    ) -> Result<PageOf<LoginSession>, StoreError> {
        let mut session = self.read().await?;
        let total = session.one(&sql::SESSIONS_LIVE_COUNT, args![like(text), now]).await?.int("total")?;
        let rows = session.all(&sql::SESSIONS_LIVE, args![like(text), now, limit, offset]).await?;
        Ok(PageOf { rows: rows.iter().map(login_session).collect::<Result<_, _>>()?, total })
    }

    async fn end_session(&self, account: &str, id: &str, reason: &str, act: &Act) -> Result<bool, StoreError> {
        let mut session = self.act(act).await?;
        if session.execute(&sql::SESSION_END, args![id, account, act.at, reason]).await? == 0 {
            return Ok(false);
        }
        session.commit().await.map(|()| true)
    }

    async fn end_any_session(&self, id: &str, reason: &str, act: &Act) -> Result<bool, StoreError> {
        let mut session = self.act(act).await?;
        if session.execute(&sql::SESSION_END_ANY, args![id, act.at, reason]).await? == 0 {
            return Ok(false);
        }
        session.commit().await.map(|()| true)
    }

    async fn end_other_sessions(&self, account: &str, keep: &str, reason: &str, act: &Act) -> Result<u64, StoreError> {
        let mut session = self.act(act).await?;
        let ended = session.execute(&sql::SESSIONS_END, args![account, keep, act.at, reason]).await?;
        session.commit().await.map(|()| ended)
    }

    async fn insert_token(&self, token: &Token, act: &Act) -> Result<(), StoreError> {
        let mut session = self.act(act).await?;
        session.execute(&sql::TOKENS_USE, args![&token.account, token.purpose.code(), act.at]).await?;
        write_token(&mut session, token).await?;
        session.commit().await
    }

    async fn token(&self, token: &str) -> Result<Option<Token>, StoreError> {
        let row = self.read().await?.optional(&sql::TOKEN_ONE, args![token]).await?;
        row.map(|row| {
            Ok(Token {
                token: row.text("token")?,
                account: row.text("account")?,
                purpose: row.code("purpose", TokenPurpose::from_code)?,
                created_at: row.int("created_at")?,
                ends_at: row.int("ends_at")?,
                used_at: row.opt_int("used_at")?,
            })
        })
        .transpose()
    }

    async fn activate_account(&self, token: &str, at: i64, act: &Act) -> Result<bool, StoreError> {
        let mut session = self.act(act).await?;
        if session.execute(&sql::TOKEN_USE, args![token, at]).await? != 1 {
            return Ok(false);
        }
        session.execute(&sql::ACTIVATE, args![token]).await?;
        session.commit().await.map(|()| true)
    }
}

/// The arguments that narrow a list of accounts.
fn wanted(query: &AccountQuery) -> Vec<Arg> {
    let role = if query.without_role { "none" } else { query.role.map_or("", Role::code) };
    let office = query.office.map(|code| code.to_string()).unwrap_or_default();
    args![like(&query.text), role, query.state.map_or("", AccountState::code), office]
}

/// Writes an account with its person.
pub(crate) async fn insert(session: &mut ActSession<'_>, new: &NewAccount) -> Result<(), StoreError> {
    let row = args![
        &new.id,
        &new.login,
        new.role.map(|role| role.code().to_owned()),
        new.office.map(|code| code.to_string()),
        new.state.code(),
        new.at,
        &new.password,
        new.must_change,
        &new.locale,
        new.demo,
    ];
    session.execute(&sql::ACCOUNT_INSERT, row).await?;
    let person = &new.person;
    let row = args![&new.id, &person.key_part, &person.name, &person.mail, &person.phone, &person.mail_lookup];
    session.execute(&sql::PERSON_INSERT, row).await?;
    if let Some(token) = &new.token {
        write_token(session, token).await?;
    }
    if let Some((claim, act)) = &new.claim {
        people::claims::insert(session, claim).await?;
        session.also(act).await?;
    }
    let mut notices = Vec::new();
    if let Some((proposal, act, told)) = &new.proposal {
        people::proposals::insert(session, proposal).await?;
        session.also(act).await?;
        notices.extend(told.iter().cloned());
    }
    notices.push(Notice { message: None, mail: new.mail.clone() });
    people::messages::leave(session, &notices).await
}

/// Writes a token.
pub(crate) async fn write_token(session: &mut ActSession<'_>, token: &Token) -> Result<(), StoreError> {
    let row = args![&token.token, &token.account, token.purpose.code(), token.created_at, token.ends_at];
    session.execute(&sql::TOKEN_INSERT_ONE, row).await.map(|_| ())
}

async fn write_codes(session: &mut ActSession<'_>, id: &str, codes: &[String]) -> Result<(), StoreError> {
    session.execute(&sql::RECOVERY_CLEAR, args![id]).await?;
    for code in codes {
        session.execute(&sql::RECOVERY_INSERT, args![id, code]).await?;
    }
    Ok(())
}

async fn optional(
    store: &Store,
    statement: &'static sql::Statement,
    args: Vec<Arg>,
) -> Result<Option<Account>, StoreError> {
    store.read().await?.optional(statement, args).await?.as_ref().map(account).transpose()
}

pub(crate) async fn memberships(session: &mut Session, account: &str) -> Result<Vec<Membership>, StoreError> {
    let rows = session.all(&sql::MEMBERSHIPS, args![account]).await?;
    rows.iter()
        .map(|row| Ok(Membership { enterprise: row.text("enterprise")?, part: row.code("part", Part::from_code)? }))
        .collect()
}

fn account(row: &Row) -> Result<Account, StoreError> {
    Ok(Account {
        id: row.text("id")?,
        login: row.text("login")?,
        role: row.opt_parsed("role", |code| Role::from_code(code).ok_or(()))?,
        office: row.opt_parsed("office", DivisionCode::parse)?,
        state: row.code("state", AccountState::from_code)?,
        created_at: row.int("created_at")?,
        password_at: row.opt_int("password_at")?,
        must_change: row.flag("must_change")?,
        second_factor: row.flag("second_factor")?,
        failures: row.int("failures")?,
        locked_until: row.int("locked_until")?,
        last_sign_in: row.opt_int("last_sign_in")?,
        locale: row.text("locale")?,
        digest: row.flag("digest")?,
        demo: row.flag("demo")?,
        version: row.int("version")?,
    })
}

fn login_session(row: &Row) -> Result<LoginSession, StoreError> {
    Ok(LoginSession {
        id: row.text("id")?,
        account: row.text("account")?,
        login: row.text("login")?,
        stage: row.code("stage", SessionStage::from_code)?,
        created_at: row.int("created_at")?,
        seen_at: row.int("seen_at")?,
        ends_at: row.int("ends_at")?,
        confirmed_at: row.int("confirmed_at")?,
        network: row.text("network")?,
        agent: row.text("agent")?,
        ended_at: row.opt_int("ended_at")?,
        end_reason: row.opt_text("end_reason")?,
    })
}

/// A pattern that finds a part of a text in small letters, whatever characters it has.
pub(crate) fn like(text: &str) -> String {
    let mut pattern = String::with_capacity(text.len() + 2);
    pattern.push('%');
    for c in text.to_ascii_lowercase().chars() {
        if matches!(c, '%' | '_' | '!') {
            pattern.push('!');
        }
        pattern.push(c);
    }
    pattern.push('%');
    pattern
}

/// The row that a change is about must be there, in the version and state it was seen in.
pub(crate) fn one_row(touched: u64) -> Result<(), StoreError> {
    if touched == 1 { Ok(()) } else { Err(StoreError::Conflict) }
}
