//! What administrators do with accounts.

use super::invite::{INVITATION, state_of_link};
use super::register::Faults;
use super::{AccountService, Acting, Refused, Told, state_of};
use crate::mail::Letter;
use crate::secrets::{KeyPart, Secret, Token as SecretToken};
use crate::services::acting::publish_of_person;
use crate::services::proposals::{self, of_role};
use daodi::audit::{Act, Action, ObjectKind, fingerprint};
use daodi::form::{Fault, FieldFault};
use daodi::identifiers::DivisionCode;
use daodi::people::{
    Account, AccountState, OfficeLevel, Person, Principal, Proposal, ProposalKind, ProposalState, Role, Token,
    TokenPurpose, answers,
};
use daodi::ports::{AccountQuery, Accounts, NewAccount, Notice, People, StoreError, Trail};

/// What is typed to invite somebody.
#[derive(Clone, Debug)]
pub struct NewInvitation {
    /// Login name.
    pub login: String,
    /// Name of the person.
    pub name: String,
    /// Mail address.
    pub mail: String,
    /// Code of the role.
    pub role: String,
    /// Code of the office, for officers.
    pub office: String,
    /// Why.
    pub reason: String,
    /// Language of the mail.
    pub locale: &'static str,
}

/// A person shown in full, once, to somebody who gave a reason.
pub struct Revealed(pub Person);

impl AccountService {
    /// Invites somebody: an account without a role, the proposal to give it one, and the mail. Two people: another
    /// administrator decides the proposal.
    ///
    /// # Errors
    /// [`Refused::Faults`].
    pub async fn invite(&self, who: &Principal, typed: &NewInvitation, acting: &Acting) -> Result<String, Refused> {
        let mut faults = Faults(Vec::new());
        let login = faults.take("login", answers::login(&typed.login), None);
        let name = faults.line("name", &typed.name, 30);
        let mail = faults.take("mail", answers::mail(&typed.mail), None);
        let given = self.role_and_office(&mut faults, &typed.role, &typed.office).await?;
        let reason = faults.lines("reason", &typed.reason, 500);
        if let Some(login) = &login
            && self.store.account_by_login(login).await?.is_some()
        {
            faults.0.push(FieldFault::new("login", Fault::Taken));
        }
        if let Some(mail) = &mail
            && self.find(mail).await?.is_some()
        {
            faults.0.push(FieldFault::new("mail", Fault::Taken));
        }
        let (Some(login), Some(name), Some(mail), Some((role, office)), Some(reason)) =
            (login, name, mail, given, reason)
        else {
            faults.none()?;
            return Err(Refused::Fault("faults"));
        };
        faults.none()?;
        let id = self.clock.id();
        let now = self.clock.micros();
        let part = KeyPart::new()?;
        let person = Person { name, mail, phone: String::new() };
        let token = SecretToken::new()?;
        let letter = Letter::Invitation {
            inviter: who.login.clone(),
            role: role_name(typed.locale, role),
            office: Some(self.office_name(typed.locale, office).await?).filter(|name| !name.is_empty()),
            login: login.clone(),
            path: format!("/invitation/{}", token.text().expose()),
            until: now + INVITATION,
        };
        let letter = self.letter_with(&id, typed.locale, &part, &letter)?;
        let mut act = self.act(acting, Action::AccountInvite, &id);
        act.after = Some(Self::commitment(&part, &person));
        act.reason = Some(reason.clone());
        let proposal = self.proposal(who, ProposalKind::GrantRole, &id, &login, Some(role), office, reason);
        let once = Acting { once: None, ..acting.clone() };
        let mut proposal_act = once.act(self.clock, Action::ProposalMake, ObjectKind::Proposal, &proposal.id);
        proposal_act.reason = Some(proposal.reason.clone());
        proposal_act.after = Some(proposals::state_of(&proposal));
        let told = self.told_of_proposal(&proposal).await?;
        let account = NewAccount {
            login,
            role: None,
            office: None,
            state: AccountState::Invited,
            at: now,
            password: None,
            must_change: false,
            locale: typed.locale.to_owned(),
            demo: false,
            person: self.sealed(&id, &part, &person)?,
            token: Some(Token {
                token: token.stored(),
                account: id.clone(),
                purpose: TokenPurpose::Invitation,
                created_at: now,
                ends_at: now + INVITATION,
                used_at: None,
            }),
            mail: Some(letter),
            claim: None,
            proposal: Some((proposal, proposal_act, told)),
            id: id.clone(),
        };
        match self.store.insert_account(&account, &act).await {
            Err(StoreError::Conflict) => Err(Refused::field("login", Fault::Taken)),
            other => Ok(other.map(|()| id)?),
        }
    }

    /// Reads a role and, for officers, an office of the role's level.
    pub(crate) async fn role_and_office(
        &self,
        faults: &mut Faults,
        role: &str,
        office: &str,
    ) -> Result<Option<(Role, Option<DivisionCode>)>, Refused> {
        let wanted = if role.is_empty() { Err(Fault::Missing) } else { Role::from_code(role).ok_or(Fault::Choice) };
        let Some(role) = faults.take("role", wanted, None) else { return Ok(None) };
        let Some(level) = role.office_level() else { return Ok(Some((role, None))) };
        let code = match level {
            OfficeLevel::Province => Ok(DivisionCode::HENAN),
            _ if office.is_empty() => Err(Fault::Missing),
            _ => DivisionCode::parse(office).map_err(|_| Fault::Choice),
        };
        let Some(code) = faults.take("office", code, None) else { return Ok(None) };
        let known = self.store.office(code).await?.filter(|record| record.office.level == level);
        if known.is_none() {
            faults.0.push(FieldFault::new("office", Fault::Choice));
            return Ok(None);
        }
        Ok(Some((role, Some(code))))
    }

    #[expect(clippy::too_many_arguments, reason = "a proposal's fields")]
    pub(crate) fn proposal(
        &self,
        who: &Principal,
        kind: ProposalKind,
        account: &str,
        login: &str,
        role: Option<Role>,
        office: Option<DivisionCode>,
        reason: String,
    ) -> Proposal {
        Proposal {
            id: self.clock.id(),
            kind,
            account: account.to_owned(),
            login: login.to_owned(),
            role,
            office,
            reason,
            state: ProposalState::Open,
            proposed_at: self.clock.micros(),
            proposed_by: who.account.clone(),
            decided_at: None,
            decided_by: None,
            decision: None,
            version: 1,
        }
    }

    /// Those who may decide proposals are told of a new one.
    pub(crate) async fn told_of_proposal(&self, proposal: &Proposal) -> Result<Vec<Notice>, Refused> {
        let deciders = AccountQuery {
            role: Some(Role::SecurityAdmin),
            state: Some(AccountState::Active),
            limit: 50,
            ..AccountQuery::default()
        };
        let link = format!("/admin/proposals/{}", proposal.id);
        let mut told = Vec::new();
        for account in self.store.accounts(&deciders).await?.rows {
            let args = [("login", proposal.login.clone())];
            told.push(
                self.notice(&account, &Told { kind: "proposal_open", args: &args, link: &link, letter: None }).await?,
            );
        }
        Ok(told)
    }

    /// Disables an account: its sessions end at once. Nobody disables themselves.
    ///
    /// # Errors
    /// [`Refused`].
    pub async fn disable(&self, who: &Principal, id: &str, reason: &str, acting: &Acting) -> Result<(), Refused> {
        let account = self.known(id).await?;
        let reason = self.reason(reason)?;
        if account.id == who.account {
            return Err(Refused::field("reason", Fault::SamePerson));
        }
        self.disable_at_the_machine(&account, &reason, acting).await
    }

    /// Disables an account, whoever's.
    ///
    /// # Errors
    /// [`Refused`].
    pub async fn disable_at_the_machine(
        &self,
        account: &Account,
        reason: &str,
        acting: &Acting,
    ) -> Result<(), Refused> {
        let reason = self.reason(reason)?;
        if !matches!(account.state, AccountState::Active | AccountState::Invited) {
            return Err(Refused::Changed);
        }
        let mut act = self.act(acting, Action::AccountDisable, &account.id);
        act.reason = Some(reason.clone());
        let letter = Letter::AccountDisabled { login: account.login.clone(), at: self.clock.micros(), reason };
        act.notices = self.mailed(account, &letter).await?;
        self.change_state(account, AccountState::Disabled, act).await
    }

    /// Enables an account again.
    ///
    /// # Errors
    /// [`Refused`].
    pub async fn enable(&self, id: &str, reason: &str, acting: &Acting) -> Result<(), Refused> {
        let account = self.known(id).await?;
        let reason = self.reason(reason)?;
        if account.state != AccountState::Disabled {
            return Err(Refused::Changed);
        }
        let mut act = self.act(acting, Action::AccountEnable, id);
        act.reason = Some(reason);
        let told = Told { kind: "account_enabled", args: &[], link: "/my", letter: None };
        act.notices = vec![self.notice(&account, &told).await?];
        self.change_state(&account, AccountState::Active, act).await
    }

    async fn change_state(&self, account: &Account, state: AccountState, mut act: Act) -> Result<(), Refused> {
        act.before = Some(state_of(account));
        act.after = Some(state_of(&Account { state, version: account.version + 1, ..account.clone() }));
        match self.store.set_account_state(&account.id, account.version, state, &act).await {
            Err(StoreError::Conflict) => Err(Refused::Changed),
            other => Ok(other?),
        }
    }

    pub(crate) fn reason(&self, typed: &str) -> Result<String, Refused> {
        let mut faults = Faults(Vec::new());
        match faults.lines("reason", typed, 500) {
            Some(reason) => Ok(reason),
            None => Err(Refused::Faults(faults.0)),
        }
    }

    /// Sends an account a new link: its invitation where it was never accepted, else a way to a new password.
    ///
    /// # Errors
    /// [`Refused`].
    pub async fn send_link(&self, inviter: &str, id: &str, acting: &Acting) -> Result<(), Refused> {
        let account = self.known(id).await?;
        match account.state {
            AccountState::Active => self.send_reset(&account, acting).await,
            AccountState::Invited => {
                let (path, token) = self.invitation_token(&account)?;
                let open = self.store.proposals_about(id).await?;
                let wanted = open.into_iter().find(|p| p.kind == ProposalKind::GrantRole);
                let role = account.role.or(wanted.as_ref().and_then(|p| p.role));
                let office = account.office.or(wanted.as_ref().and_then(|p| p.office));
                let letter = Letter::Invitation {
                    inviter: inviter.to_owned(),
                    role: role.map(|role| role_name(&account.locale, role)).unwrap_or_default(),
                    office: Some(self.office_name(&account.locale, office).await?).filter(|name| !name.is_empty()),
                    login: account.login.clone(),
                    path,
                    until: token.ends_at,
                };
                let mut act = self.act(acting, Action::AccountInvite, id);
                act.after = Some(state_of_link(&token));
                act.notices = self.mailed(&account, &letter).await?;
                Ok(self.store.insert_token(&token, &act).await?)
            }
            _ => Err(Refused::Changed),
        }
    }

    /// Shows a person in full: the look is on record before anything is shown.
    ///
    /// # Errors
    /// [`Refused::Faults`] where no reason is given.
    pub async fn reveal(&self, id: &str, reason: &str, acting: &Acting) -> Result<Revealed, Refused> {
        self.known(id).await?;
        let reason = self.reason(reason)?;
        let mut act = self.act(acting, Action::PersonReveal, id);
        act.reason = Some(reason);
        self.store.record(&act).await?;
        Ok(Revealed(self.opened(id).await?))
    }

    /// Corrects an office's contact in the version that was seen.
    ///
    /// # Errors
    /// [`Refused`].
    pub async fn set_office(
        &self,
        code: &str,
        (phone, address, version): (&str, &str, &str),
        acting: &Acting,
    ) -> Result<(), Refused> {
        let code = DivisionCode::parse(code).map_err(|_| Refused::Missing)?;
        let record = self.store.office(code).await?.ok_or(Refused::Missing)?;
        let mut faults = Faults(Vec::new());
        let phone = if phone.trim().is_empty() { Ok(String::new()) } else { answers::line(phone, 40) };
        let phone = faults.take("phone", phone, Some(40));
        let address = if address.trim().is_empty() { Ok(String::new()) } else { answers::line(address, 120) };
        let address = faults.take("address", address, Some(120));
        let (Some(phone), Some(address)) = (phone, address) else { return faults.none() };
        let version: i64 = version.parse().map_err(|_| Refused::Changed)?;
        let mut act = acting.act(self.clock, Action::OfficeChange, ObjectKind::Office, &code.to_string());
        let state = |phone: &str, address: &str| fingerprint(b"", &format!("{phone}\n{address}"));
        act.before = Some(state(&record.phone, &record.address));
        act.after = Some(state(&phone, &address));
        let done = self.store.set_office_contact(code, version, &phone, &address, &act).await?;
        if done { Ok(()) } else { Err(Refused::Changed) }
    }

    /// Queues a mail again that was given up.
    ///
    /// # Errors
    /// [`Refused::Changed`] where there is none such.
    pub async fn retry_mail(&self, id: &str, acting: &Acting) -> Result<(), Refused> {
        let mut act = acting.act(self.clock, Action::MailRetry, ObjectKind::Mail, id);
        // Only one that was given up is queued again.
        act.before = Some(fingerprint(b"", "failed"));
        act.after = Some(fingerprint(b"", "queued"));
        let done = self.store.retry_mail(id, self.clock.micros(), &act).await?;
        if done { Ok(()) } else { Err(Refused::Changed) }
    }

    /// Lifts the lock after failed attempts.
    ///
    /// # Errors
    /// [`Refused`].
    pub async fn lift_lock(&self, id: &str, reason: &str, acting: &Acting) -> Result<(), Refused> {
        let account = self.known(id).await?;
        let mut act = self.act(acting, Action::LockLift, id);
        act.reason = Some(self.reason(reason)?);
        act.before = Some(fingerprint(b"", &format!("{} {}", account.failures, account.locked_until)));
        act.after = Some(fingerprint(b"", "0 0"));
        Ok(self.store.lift_lock(id, &act).await?)
    }

    /// Makes an account at the machine: in use at once, with a password that is printed once and must be changed. Only the
    /// operator can do this; it is how the first administrators come to be.
    ///
    /// # Errors
    /// [`Refused::Faults`].
    pub async fn create(
        &self,
        login: &str,
        person: Person,
        role: &str,
        office: &str,
        demo: bool,
        acting: &Acting,
    ) -> Result<(Account, Secret), Refused> {
        let token = SecretToken::new()?;
        let letters = token.text().expose().chars().filter(char::is_ascii_alphanumeric).take(20).collect::<String>();
        let password = Secret::new(letters);
        let hash = self.passwords.hash(&password).await?;
        let account = self.made(login, person, role, office, (demo, Some(hash)), acting).await?;
        Ok((account, password))
    }

    /// Makes an account at the machine that waits for its owner to choose a password.
    ///
    /// # Errors
    /// [`Refused::Faults`].
    pub async fn prepare(
        &self,
        login: &str,
        person: Person,
        role: &str,
        office: &str,
        acting: &Acting,
    ) -> Result<Account, Refused> {
        self.made(login, person, role, office, (false, None), acting).await
    }

    async fn made(
        &self,
        login: &str,
        person: Person,
        role: &str,
        office: &str,
        (demo, password): (bool, Option<String>),
        acting: &Acting,
    ) -> Result<Account, Refused> {
        let mut faults = Faults(Vec::new());
        let login = faults.take("login", answers::login(login), None);
        let given = self.role_and_office(&mut faults, role, office).await?;
        let mail = if person.mail.is_empty() { Ok(String::new()) } else { answers::mail(&person.mail) };
        let mail = faults.take("mail", mail, None);
        let name = faults.line("name", &person.name, 30);
        let (Some(login), Some((role, office)), Some(mail), Some(name)) = (login, given, mail, name) else {
            faults.none()?;
            return Err(Refused::Fault("faults"));
        };
        let id = self.clock.id();
        let part = KeyPart::new()?;
        let person = Person { name, mail, phone: String::new() };
        let mut act = self.act(acting, Action::AccountCreate, &id);
        act.after = Some(Self::commitment(&part, &person));
        // A role that is given by one alone: everybody may see that it was.
        publish_of_person(&mut act, &part, &[], |leaf| {
            let leaf = of_role(leaf, Some(role), office);
            if demo { leaf.fact("demo", true) } else { leaf }
        })
        .map_err(|_| Refused::Fault("leaf"))?;
        let account = NewAccount {
            login,
            role: Some(role),
            office,
            state: if password.is_some() { AccountState::Active } else { AccountState::Invited },
            at: self.clock.micros(),
            must_change: password.is_some() && !demo,
            password,
            locale: "zh-CN".to_owned(),
            demo,
            person: self.sealed(&id, &part, &person)?,
            token: None,
            mail: None,
            claim: None,
            proposal: None,
            id: id.clone(),
        };
        match self.store.insert_account(&account, &act).await {
            Err(StoreError::Conflict) => Err(Refused::field("login", Fault::Taken)),
            other => {
                other?;
                self.known(&id).await
            }
        }
    }
}

/// Name of a role in a language.
fn role_name(locale: &str, role: Role) -> String {
    let locale = if locale == "en" { app::locale::Locale::En } else { app::locale::Locale::Zh };
    app::text::text_for(locale, "role", role.code()).to_owned()
}
