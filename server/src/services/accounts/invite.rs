//! Links by mail: invitations, and ways to a new password.

use super::register::Faults;
use super::{AccountService, Acting, Refused, Told, state_of};
use crate::mail::Letter;
use crate::secrets::{Secret, Token as SecretToken};
use daodi::audit::{Act, Action, fingerprint};
use daodi::form::{Fault, FieldFault};
use daodi::people::{Account, AccountState, Token, TokenPurpose};
use daodi::ports::{Accounts, Notice, StoreError, Trail};

/// How long a way to a new password works, µs: 30 minutes.
pub(crate) const RESET: i64 = 30 * 60 * 1_000_000;
/// How long an invitation works, µs: 7 days.
pub(crate) const INVITATION: i64 = 7 * 86_400 * 1_000_000;

impl AccountService {
    /// Sends a way to a new password where there is such an account with a mail address. The answer is the same either
    /// way, and so is the work: one act is written.
    ///
    /// # Errors
    /// [`Refused`].
    pub async fn forgot(&self, typed: &str, acting: &Acting) -> Result<(), Refused> {
        let account = self.find(typed).await?.filter(|a| a.state == AccountState::Active);
        let Some(account) = account else {
            let act = self.act(acting, Action::PasswordReset, "unknown").refused_for("unknown");
            return Ok(self.store.record(&Act { once: acting.once.clone(), ..act }).await?);
        };
        self.send_reset(&account, acting).await
    }

    /// Sends an account a way to a new password.
    ///
    /// # Errors
    /// [`Refused`].
    pub async fn send_reset(&self, account: &Account, acting: &Acting) -> Result<(), Refused> {
        let (secret, token) = self.new_token(account, TokenPurpose::Reset, RESET)?;
        let letter = Letter::ResetPassword { login: account.login.clone(), path: reset(&secret), until: token.ends_at };
        let mut act = self.act(acting, Action::PasswordReset, &account.id);
        act.after = Some(state_of_link(&token));
        act.notices = self.mailed(account, &letter).await?;
        Ok(self.store.insert_token(&token, &act).await?)
    }

    /// Makes a way to a new password: its path. Earlier ones are void.
    ///
    /// # Errors
    /// [`Refused`].
    pub async fn reset_link(&self, account: &Account, acting: &Acting) -> Result<Secret, Refused> {
        let (secret, token) = self.new_token(account, TokenPurpose::Reset, RESET)?;
        let mut act = self.act(acting, Action::PasswordReset, &account.id);
        act.after = Some(state_of_link(&token));
        self.store.insert_token(&token, &act).await?;
        Ok(Secret::new(reset(&secret)))
    }

    /// A token for an account, not stored yet.
    fn new_token(&self, account: &Account, purpose: TokenPurpose, lasts: i64) -> Result<(SecretToken, Token), Refused> {
        let token = SecretToken::new()?;
        let now = self.clock.micros();
        let stored = Token {
            token: token.stored(),
            account: account.id.clone(),
            purpose,
            created_at: now,
            ends_at: now + lasts,
            used_at: None,
        };
        Ok((token, stored))
    }

    /// An invitation's path, and its token, not stored yet.
    pub(super) fn invitation_token(&self, account: &Account) -> Result<(String, Token), Refused> {
        let (secret, token) = self.new_token(account, TokenPurpose::Invitation, INVITATION)?;
        Ok((format!("/invitation/{}", secret.text().expose()), token))
    }

    /// Makes an invitation's path; the former one is void.
    ///
    /// # Errors
    /// [`Refused`].
    pub async fn invitation(&self, account: &Account, acting: &Acting) -> Result<Secret, Refused> {
        let (path, token) = self.invitation_token(account)?;
        let mut act = self.act(acting, Action::AccountInvite, &account.id);
        act.after = Some(state_of_link(&token));
        self.store.insert_token(&token, &act).await?;
        Ok(Secret::new(path))
    }

    /// Sets the password that a link entitles to: of an invitation, or a new one.
    ///
    /// The second factor is not touched: a reset never skips it.
    ///
    /// # Errors
    /// [`Refused::Missing`] where the link no longer works; [`Refused::Faults`].
    pub async fn set_password_by_link(
        &self,
        token: &str,
        purpose: TokenPurpose,
        password: &Secret,
        again: &Secret,
        acting: &Acting,
    ) -> Result<(), Refused> {
        let known = self.look_at_token(token, purpose).await?;
        let account = self.known(&known.account).await?;
        let mut faults = Faults(Vec::new());
        let former = self.former(&account.id).await?;
        let chosen = self.chosen(&mut faults, password, again, &[&account.login], &former).await?;
        let Some(hash) = chosen else { return faults.none() };
        let mut act = self.act(acting, Action::PasswordChange, &account.id);
        vouch_for_password(&mut act, &account);
        if purpose == TokenPurpose::Reset {
            act.notices = self.changed(&account).await?;
        }
        match self.store.set_password(&account.id, &hash, false, Some(&known.token), None, &act).await {
            Err(StoreError::Conflict) => Err(Refused::Missing),
            other => Ok(other?),
        }
    }

    /// Changes one's own password; every other session ends.
    ///
    /// # Errors
    /// [`Refused::Faults`].
    pub async fn change_password(
        &self,
        who: &super::Recognised,
        old: &Secret,
        password: &Secret,
        again: &Secret,
        acting: &Acting,
    ) -> Result<(), Refused> {
        let account = &who.account;
        let mut act = self.act(acting, Action::PasswordChange, &account.id);
        self.prove_password(account, old, "old", &act).await?;
        let mut faults = Faults(Vec::new());
        if old.expose() == password.expose() && !password.expose().is_empty() {
            faults.0.push(FieldFault::new("password", Fault::Reused));
            return faults.none();
        }
        let former = self.former(&account.id).await?;
        let chosen = self.chosen(&mut faults, password, again, &[&account.login], &former).await?;
        let Some(hash) = chosen else { return faults.none() };
        vouch_for_password(&mut act, account);
        act.notices = self.changed(account).await?;
        Ok(self.store.set_password(&account.id, &hash, false, None, Some(&who.session), &act).await?)
    }

    /// What somebody is told of a changed password.
    async fn changed(&self, account: &Account) -> Result<Vec<Notice>, Refused> {
        let (login, at) = (account.login.clone(), self.clock.micros());
        let letter = Letter::PasswordChanged { login, at, path: "/forgot".to_owned() };
        let told = Told { kind: "password_changed", args: &[], link: "/my/sessions", letter: Some(letter) };
        Ok(vec![self.notice(account, &told).await?])
    }

    /// The hashes of the last passwords, the present one first.
    async fn former(&self, account: &str) -> Result<Vec<String>, Refused> {
        let now = self.store.credentials(account).await?.and_then(|known| known.password);
        let before = self.store.password_history(account, 10).await?;
        Ok(now.into_iter().chain(before).collect())
    }
}

/// What of a link that was sent an act vouches for: for what and how long it works, not what opens it.
pub(super) fn state_of_link(token: &Token) -> String {
    fingerprint(b"", &format!("{} {} {}", token.purpose.code(), token.created_at, token.ends_at))
}

/// The account before and after a password was chosen: that it was, and when. Of the password itself nothing is told, not
/// even its hash's.
fn vouch_for_password(act: &mut Act, account: &Account) {
    let state = if account.state == AccountState::Invited { AccountState::Active } else { account.state };
    let (password_at, version) = (Some(act.at), account.version + 1);
    act.before = Some(state_of(account));
    act.after = Some(state_of(&Account { state, password_at, must_change: false, version, ..account.clone() }));
}

/// Where the link to a new password leads.
fn reset(secret: &SecretToken) -> String {
    format!("/reset/{}", secret.text().expose())
}
