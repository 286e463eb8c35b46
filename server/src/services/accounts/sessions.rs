//! Login sessions: the cookie, who it is, how long it holds, ending it.

use super::{AccountService, Acting, Refused};
use crate::config::SessionConfig;
use crate::secrets::Token;
use daodi::audit::{Action, ObjectKind};
use daodi::people::{Account, AccountState, Office, Principal, SessionStage};
use daodi::ports::{Accounts, People, SessionAccount, StoreError};

/// How long sessions hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SessionRules {
    /// Unused for so long, a session has ended, µs.
    pub idle: i64,
    /// After so long a session has ended, used or not, µs.
    pub absolute: i64,
}

impl SessionRules {
    /// As an operator has set them.
    #[must_use]
    pub fn of(config: &SessionConfig) -> Self {
        let minute = 60 * 1_000_000;
        Self { idle: i64::from(config.idle_minutes) * minute, absolute: i64::from(config.absolute_hours) * 60 * minute }
    }
}

/// What a browser is to keep.
#[derive(Debug)]
pub struct Cookie {
    /// The cookie's value.
    pub token: Token,
    /// How far the sign-in has come.
    pub stage: SessionStage,
    /// The account.
    pub account: Account,
}

/// Whose request it is.
#[derive(Clone, Debug)]
pub struct Recognised {
    /// Who may act; none while the account has no role.
    pub principal: Option<Principal>,
    /// The account.
    pub account: Account,
    /// Its session.
    pub session: String,
    /// How far the sign-in has come.
    pub stage: SessionStage,
    /// Whether the password must be changed before anything else.
    pub must_change: bool,
    /// Messages not read yet.
    pub unread: i64,
    /// An officer's office.
    pub office: Option<Office>,
}

/// How often a session in use is marked as used, µs: once a minute.
const TOUCH: i64 = 60 * 1_000_000;

impl AccountService {
    /// Whose a cookie is. None where it names no session, or one that has ended: by itself, by being idle, by its age, or
    /// because the account is no longer in use. Asked anew for every request, so that all of this holds at once.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn recognise(&self, cookie: &str) -> Result<Option<Recognised>, StoreError> {
        let Some(token) = Token::parse(cookie) else { return Ok(None) };
        let Some(SessionAccount { session, account, memberships, unread }) =
            self.store.session(&token.stored()).await?
        else {
            return Ok(None);
        };
        let now = self.clock.micros();
        let idle = now.saturating_sub(session.seen_at) > self.rules.idle;
        if session.ended_at.is_some() || now >= session.ends_at || idle || account.state != AccountState::Active {
            return Ok(None);
        }
        // A clock that was put back must not keep a session alive.
        if now < session.created_at.saturating_sub(TOUCH) {
            return Ok(None);
        }
        if now - session.seen_at > TOUCH {
            self.store.touch_session(&session.id, now).await?;
        }
        let office = match account.office {
            Some(code) => self.store.office(code).await?.map(|record| record.office),
            None => None,
        };
        let expired = account.password_at.is_some_and(|at| self.passwords.policy().expired(at, now));
        let principal = account.role.map(|role| Principal {
            account: account.id.clone(),
            login: account.login.clone(),
            role,
            office: office.clone(),
            memberships,
            session: session.id.clone(),
            complete: session.stage == SessionStage::Full,
            confirmed_at: session.confirmed_at,
        });
        let must_change = account.must_change || expired;
        Ok(Some(Recognised {
            principal,
            session: session.id,
            stage: session.stage,
            must_change,
            unread,
            office,
            account,
        }))
    }

    /// Ends one's own session: signing out.
    ///
    /// # Errors
    /// [`Refused`].
    pub async fn sign_out(&self, who: &Recognised, acting: &Acting) -> Result<(), Refused> {
        let act = acting.act(self.clock, Action::SessionEnd, ObjectKind::Session, &who.session);
        self.store.end_session(&who.account.id, &who.session, "signed_out", &act).await?;
        Ok(())
    }

    /// Ends one of one's own sessions.
    ///
    /// # Errors
    /// [`Refused::Missing`] where the account has no such session.
    pub async fn end_own_session(&self, account: &str, session: &str, acting: &Acting) -> Result<(), Refused> {
        let act = acting.act(self.clock, Action::SessionEnd, ObjectKind::Session, session);
        if self.store.end_session(account, session, "ended", &act).await? { Ok(()) } else { Err(Refused::Missing) }
    }

    /// Ends all of one's own sessions but this one.
    ///
    /// # Errors
    /// [`Refused`].
    pub async fn end_other_sessions(&self, account: &str, keep: &str, acting: &Acting) -> Result<(), Refused> {
        let act = self.act(acting, Action::SessionEnd, account);
        self.store.end_other_sessions(account, keep, "ended", &act).await?;
        Ok(())
    }

    /// Ends somebody's session.
    ///
    /// # Errors
    /// [`Refused::Missing`] where it has ended.
    pub async fn end_any_session(&self, session: &str, acting: &Acting) -> Result<(), Refused> {
        let act = acting.act(self.clock, Action::SessionEnd, ObjectKind::Session, session);
        if self.store.end_any_session(session, "ended", &act).await? { Ok(()) } else { Err(Refused::Missing) }
    }
}
