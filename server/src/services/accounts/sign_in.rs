//! Signing in: password, second factor, and proving again who one is before a decision.

use super::{AccountService, Acting, Cookie, Recognised, Refused, Told};
use crate::mail::Letter;
use crate::secrets::{RecoveryCode, Secret, Token, TotpSecret};
use daodi::audit::{Act, Action, Actor, ObjectKind};
use daodi::form::Fault;
use daodi::people::{Account, AccountState, SessionStage, lockout};
use daodi::ports::{Accounts, NewSession};

/// From where somebody signs in.
#[derive(Clone, Debug)]
pub struct Client {
    /// The network, as text.
    pub network: String,
    /// The browser's own description.
    pub agent: String,
}

/// How long a network counts as known, µs: 180 days.
const KNOWN: i64 = 180 * 86_400 * 1_000_000;

impl AccountService {
    /// Signs in with a password. Whoever has, or must have, a second factor is only half in afterwards.
    ///
    /// An unknown account, a wrong password, a locked and a disabled account get the same answer after the same work.
    ///
    /// # Errors
    /// [`Refused::Faults`] with `credentials`; [`Refused::Busy`].
    pub async fn sign_in(
        &self,
        login: &str,
        password: &Secret,
        client: &Client,
        acting: &Acting,
    ) -> Result<Cookie, Refused> {
        let account = self.find(login).await?;
        let now = self.clock.micros();
        let usable = account.as_ref().filter(|a| a.state == AccountState::Active && a.locked_until <= now);
        let right = self.password_is(usable.map(|a| a.id.as_str()), password).await?;
        let id = account.as_ref().map_or("unknown", |a| a.id.as_str());
        let act = self.act(acting, Action::SignIn, id);
        let Some(account) = usable.filter(|_| right).cloned() else {
            self.failed(account.as_ref(), act.refused_for("credentials")).await?;
            return Err(Refused::field("login", Fault::Credentials));
        };
        let half = account.second_factor || account.role.is_some_and(daodi::people::Role::needs_second_factor);
        let stage = if half { SessionStage::Password } else { SessionStage::Full };
        let act = as_account(act, &account);
        self.begin(account, stage, client, &act).await
    }

    async fn begin(
        &self,
        account: Account,
        stage: SessionStage,
        client: &Client,
        act: &Act,
    ) -> Result<Cookie, Refused> {
        let now = self.clock.micros();
        let known = self.store.knows_network(&account.id, &client.network, now - KNOWN).await?;
        let token = Token::new()?;
        let session = NewSession {
            id: self.clock.id(),
            token: token.stored(),
            account: account.id.clone(),
            stage,
            at: now,
            ends_at: now + self.rules.absolute,
            network: client.network.clone(),
            agent: browser(&client.agent),
        };
        let mut act = act.clone();
        if !known && account.last_sign_in.is_some() {
            let network = [("network", client.network.clone())];
            let letter = Letter::SignInFromNewNetwork {
                login: account.login.clone(),
                at: now,
                network: Some(client.network.clone()),
                agent: session.agent.clone(),
                path: "/my/sessions".to_owned(),
            };
            let told = Told { kind: "session_new_network", args: &network, link: "/my/sessions", letter: Some(letter) };
            act.notices.push(self.notice(&account, &told).await?);
        }
        self.store.begin_session(&session, &act).await?;
        Ok(Cookie { token, stage, account })
    }

    /// Counts a failure, where there is an account to count it for, and records the attempt either way.
    async fn failed(&self, account: Option<&Account>, act: Act) -> Result<(), Refused> {
        match account {
            Some(account) if account.state == AccountState::Active => {
                let wait = lockout(account.failures + 1);
                let until = if wait == 0 { 0 } else { self.clock.micros() + wait };
                let until = until.max(account.locked_until);
                Ok(self.store.count_failure(&account.id, until, &act).await?)
            }
            _ => {
                use daodi::ports::Trail;
                Ok(self.store.record(&act).await?)
            }
        }
    }

    /// The second half of signing in: a code of the authenticator or a recovery code. The cookie is a new one.
    ///
    /// # Errors
    /// [`Refused::Faults`] with `code`.
    pub async fn second(&self, who: &Recognised, code: &str, acting: &Acting) -> Result<Token, Refused> {
        let act = acting.act(self.clock, Action::SignInSecond, ObjectKind::Session, &who.session);
        self.prove_second(&who.account, code, &act).await?;
        let token = Token::new()?;
        let stage = SessionStage::Full;
        self.store.confirm_session(&who.session, stage, &token.stored(), self.clock.micros(), &act).await?;
        Ok(token)
    }

    /// Proves again who one is: the password and, where there is one, the second factor. The cookie is a new one.
    ///
    /// # Errors
    /// [`Refused::Faults`] with `password` or `code`.
    pub async fn confirm(
        &self,
        who: &Recognised,
        password: &Secret,
        code: &str,
        acting: &Acting,
    ) -> Result<Token, Refused> {
        let act = acting.act(self.clock, Action::SessionConfirm, ObjectKind::Session, &who.session);
        self.prove_password(&who.account, password, "password", &act).await?;
        if who.account.second_factor {
            self.prove_second(&who.account, code, &act).await?;
        }
        let token = Token::new()?;
        self.store.confirm_session(&who.session, who.stage, &token.stored(), self.clock.micros(), &act).await?;
        Ok(token)
    }

    /// The account's own password, asked for again.
    pub(in crate::services) async fn prove_password(
        &self,
        account: &Account,
        password: &Secret,
        field: &'static str,
        act: &Act,
    ) -> Result<(), Refused> {
        let free = account.locked_until <= self.clock.micros();
        if self.password_is(free.then_some(account.id.as_str()), password).await? {
            return Ok(());
        }
        self.failed(Some(account), act.clone().refused_for("password")).await?;
        Err(Refused::field(field, Fault::Password))
    }

    async fn prove_second(&self, account: &Account, code: &str, act: &Act) -> Result<(), Refused> {
        let once = Act { id: self.clock.id(), once: None, ..act.clone() };
        if account.locked_until <= self.clock.micros() && self.second_is(account, code, &once).await? {
            return Ok(());
        }
        self.failed(Some(account), act.clone().refused_for("code")).await?;
        Err(Refused::field("code", Fault::Code))
    }

    /// Whether a code is the account's now, used up with this question: of two who send the same one, one is told no.
    async fn second_is(&self, account: &Account, code: &str, act: &Act) -> Result<bool, Refused> {
        let Some(known) = self.store.credentials(&account.id).await? else { return Ok(false) };
        let Some(part) = self.key_part(&account.id).await? else { return Ok(false) };
        let Some(sealed) = known.totp else { return Ok(false) };
        let secret = self.vault.unseal(&account.id, "totp", &part, &sealed)?;
        let secret = TotpSecret::parse(secret.expose()).ok_or(Refused::Fault("second factor"))?;
        if let Some(step) = secret.check(code, self.clock.micros(), known.totp_step) {
            return Ok(self.store.use_totp_step(&account.id, step, act).await?);
        }
        let Some(code) = RecoveryCode::parse(code) else { return Ok(false) };
        let left = self.store.recovery_codes(&account.id).await?;
        match self.vault.recovery_match(&account.id, &code, &left) {
            Some(hash) => Ok(self.store.use_recovery_code(&account.id, hash, act).await?),
            None => Ok(false),
        }
    }
}

/// The act of somebody who has just shown who they are.
fn as_account(act: Act, account: &Account) -> Act {
    match account.role {
        Some(role) => {
            let actor = Actor::Account { id: account.id.clone(), role, office: account.office };
            Act { actor, ..act }
        }
        None => act,
    }
}

/// A browser in a few words: no more of it is kept.
fn browser(agent: &str) -> String {
    let has = |part: &str| agent.contains(part);
    let program = match () {
        () if has("MicroMessenger") => "微信",
        () if has("AlipayClient") => "支付宝",
        () if has("Edg/") => "Edge",
        () if has("Firefox/") => "Firefox",
        () if has("Chrome/") => "Chrome",
        () if has("Safari/") => "Safari",
        () => "—",
    };
    let system = match () {
        () if has("HarmonyOS") => "HarmonyOS",
        () if has("Android") => "Android",
        () if has("iPhone") || has("iPad") => "iOS",
        () if has("Windows") => "Windows",
        () if has("Mac OS X") => "macOS",
        () if has("Linux") => "Linux",
        () => "—",
    };
    format!("{program} · {system}")
}
