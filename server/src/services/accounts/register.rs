//! Registering: a producer makes an account and claims its enterprise in one go.

use super::{AccountService, Acting, Refused, state_of};
use crate::mail::Letter;
use crate::secrets::{ChoiceError, KeyPart, Secret, Token as SecretToken};
use crate::services::claims;
use daodi::audit::{Action, ObjectKind};
use daodi::form::{Fault, FieldFault};
use daodi::identifiers::{DivisionCode, Uscc, UsccError};
use daodi::people::{
    Account, AccountState, Claim, ClaimState, Person, Role, Token, TokenPurpose, answers, password_fault,
};
use daodi::ports::{Accounts, NewAccount, StoreError};
use daodi::registry::Register;

/// How long the link to confirm a mail address works, µs: 24 hours.
pub(crate) const CONFIRM: i64 = 24 * 3600 * 1_000_000;

/// What a producer types to register.
#[derive(Clone, Debug)]
pub struct Registration {
    /// Unified social credit code.
    pub uscc: String,
    /// Name of the enterprise as on its business licence.
    pub enterprise_name: String,
    /// Code of the county (or of a prefecture without counties).
    pub county: String,
    /// Name of the person.
    pub name: String,
    /// Mail address.
    pub mail: String,
    /// Telephone number; may be empty.
    pub phone: String,
    /// Login name.
    pub login: String,
    /// Password.
    pub password: Secret,
    /// Password, typed again.
    pub password_again: Secret,
    /// Whether the statement was agreed to.
    pub agree: bool,
    /// Language.
    pub locale: &'static str,
}

/// The enterprise of a claim as it was typed.
pub(crate) struct Typed {
    pub(crate) uscc: Uscc,
    pub(crate) name: String,
    pub(crate) county: Option<DivisionCode>,
    pub(crate) prefecture: DivisionCode,
}

/// Collects what is wrong with a form, field by field.
pub(crate) struct Faults(pub(crate) Vec<FieldFault>);

impl Faults {
    pub(crate) fn take<T>(&mut self, field: &'static str, read: Result<T, Fault>, most: Option<u32>) -> Option<T> {
        match read {
            Ok(value) => Some(value),
            Err(fault) => {
                let n = most.filter(|_| matches!(fault, Fault::TooLong | Fault::TooShort));
                self.0.push(FieldFault { field, fault, n });
                None
            }
        }
    }

    /// A line of text of at most so many characters.
    pub(crate) fn line(&mut self, field: &'static str, typed: &str, most: u32) -> Option<String> {
        self.take(field, answers::line(typed, usize::try_from(most).unwrap_or(usize::MAX)), Some(most))
    }

    /// Several lines.
    pub(crate) fn lines(&mut self, field: &'static str, typed: &str, most: u32) -> Option<String> {
        self.take(field, answers::lines(typed, usize::try_from(most).unwrap_or(usize::MAX)), Some(most))
    }

    /// The enterprise that a form names.
    pub(crate) fn enterprise(&mut self, register: &Register, uscc: &str, name: &str, county: &str) -> Option<Typed> {
        let uscc = self.take("uscc", read_uscc(uscc), None);
        let name = self.line("enterprise_name", name, 60);
        let place = self.take("county", read_place(register, county), None);
        let (county, prefecture) = place?;
        Some(Typed { uscc: uscc?, name: name?, county, prefecture })
    }

    pub(crate) fn none(self) -> Result<(), Refused> {
        if self.0.is_empty() { Ok(()) } else { Err(Refused::Faults(self.0)) }
    }
}

fn read_uscc(typed: &str) -> Result<Uscc, Fault> {
    let typed: String = typed.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_uppercase();
    if typed.is_empty() {
        return Err(Fault::Missing);
    }
    Uscc::parse(&typed).map_err(|error| match error {
        UsccError::SubjectCheck | UsccError::Check => Fault::UsccCheck,
        UsccError::Length | UsccError::Character | UsccError::RegionDigits => Fault::Uscc,
    })
}

/// The county (if it is one) and the prefecture that a code names, both of today.
pub(crate) fn read_place(register: &Register, typed: &str) -> Result<(Option<DivisionCode>, DivisionCode), Fault> {
    use daodi::division::{DivisionLevel, DivisionStatus};
    if typed.trim().is_empty() {
        return Err(Fault::Missing);
    }
    let code = DivisionCode::parse(typed.trim()).map_err(|_| Fault::Choice)?;
    let division = register.division(code).filter(|d| d.status == DivisionStatus::Current).ok_or(Fault::Choice)?;
    match division.level {
        DivisionLevel::County => Ok((Some(code), division.parent.unwrap_or_else(|| code.prefecture()))),
        DivisionLevel::Prefecture => Ok((None, code)),
        DivisionLevel::Province | DivisionLevel::Zone => Err(Fault::Choice),
    }
}

impl AccountService {
    /// Registers a producer: the account, its person, the claim on the enterprise and the mail that confirms the
    /// address, all or nothing. Whether the mail address has an account already is not told here: its owner is.
    ///
    /// # Errors
    /// [`Refused::Faults`] names each field.
    pub async fn register(&self, register: &Register, typed: &Registration, acting: &Acting) -> Result<(), Refused> {
        let mut faults = Faults(Vec::new());
        let enterprise = faults.enterprise(register, &typed.uscc, &typed.enterprise_name, &typed.county);
        let name = faults.line("name", &typed.name, 30);
        let mail = faults.take("mail", answers::mail(&typed.mail), None);
        let phone = faults.take("phone", answers::phone(&typed.phone), None);
        let login = faults.take("login", answers::login(&typed.login), None);
        if let Some(login) = &login
            && self.store.account_by_login(login).await?.is_some()
        {
            faults.0.push(FieldFault::new("login", Fault::Taken));
        }
        let names = [login.as_deref().unwrap_or_default(), typed.enterprise_name.trim()];
        let password = self.chosen(&mut faults, &typed.password, &typed.password_again, &names, &[]).await?;
        if !typed.agree {
            faults.0.push(FieldFault::new("agree", Fault::Agree));
        }
        let (Some(enterprise), Some(name), Some(mail), Some(phone), Some(login), Some(password)) =
            (enterprise, name, mail, phone, login, password)
        else {
            return faults.none();
        };
        faults.none()?;

        if let Some(owner) = self.find(&mail).await? {
            // The same answer as for a new address; the owner learns of it.
            let letter = Letter::AlreadyRegistered { path: "/sign-in".to_owned() };
            let letter = self.letter(&owner, &letter).await?;
            let mut act = self.act(acting, Action::AccountRegister, &owner.id).refused_for("mail_taken");
            act.once.clone_from(&acting.once);
            let notice = daodi::ports::Notice { message: None, mail: letter };
            use daodi::ports::People;
            return Ok(self.store.notify(&[notice], &act).await?);
        }

        let id = self.clock.id();
        let now = self.clock.micros();
        let part = KeyPart::new()?;
        let person = Person { name, mail, phone };
        let token = SecretToken::new()?;
        let path = format!("/confirm/{}", token.text().expose());
        let letter = Letter::ConfirmMail { path, until: now + CONFIRM };
        let letter = self.letter_with(&id, typed.locale, &part, &letter)?;
        let mut act = self.act(acting, Action::AccountRegister, &id);
        act.after = Some(Self::commitment(&part, &person));
        let claim = self.new_claim(register, &id, &login, enterprise, String::new()).await?;
        let once = Acting { once: None, ..acting.clone() };
        let mut claim_act = once.act(self.clock, Action::ClaimMake, ObjectKind::Claim, &claim.id);
        claim_act.on_behalf.clone_from(&claim.enterprise);
        claim_act.after = Some(claims::state_of(&part, &claim));
        let account = NewAccount {
            login,
            role: Some(Role::Producer),
            office: None,
            state: AccountState::Invited,
            at: now,
            password: Some(password),
            must_change: false,
            locale: typed.locale.to_owned(),
            demo: false,
            person: self.sealed(&id, &part, &person)?,
            token: Some(Token {
                token: token.stored(),
                account: id.clone(),
                purpose: TokenPurpose::ConfirmMail,
                created_at: now,
                ends_at: now + CONFIRM,
                used_at: None,
            }),
            mail: Some(letter),
            claim: Some((claim, claim_act)),
            proposal: None,
            id,
        };
        match self.store.insert_account(&account, &act).await {
            // Somebody took the login name between asking and writing.
            Err(StoreError::Conflict) => Err(Refused::field("login", Fault::Taken)),
            other => Ok(other?),
        }
    }

    /// A claim on what was typed, bound to the register's enterprise where one has this code or exactly this name.
    pub(crate) async fn new_claim(
        &self,
        register: &Register,
        account: &str,
        login: &str,
        typed: Typed,
        statement: String,
    ) -> Result<Claim, Refused> {
        use daodi::ports::People;
        let by_code = self.store.enterprise_by_uscc(typed.uscc.as_str()).await?;
        let enterprise = match by_code {
            Some(id) => Some(id),
            None => {
                let named = self.store.enterprises_named(&typed.name).await?;
                // One with another code is another enterprise of the same name.
                let free = named.iter().find(|(id, _)| register.enterprise(id).is_some_and(|e| e.uscc.is_none()));
                free.map(|(id, _)| id.clone())
            }
        };
        Ok(Claim {
            id: self.clock.id(),
            account: account.to_owned(),
            login: login.to_owned(),
            enterprise,
            uscc: typed.uscc,
            name: typed.name,
            county: typed.county,
            prefecture: typed.prefecture,
            statement,
            state: ClaimState::Received,
            made_at: self.clock.micros(),
            decided_at: None,
            decided_by: None,
            reason: None,
            version: 1,
        })
    }

    /// Reads a new password typed twice, judges it and hashes it.
    pub(super) async fn chosen(
        &self,
        faults: &mut Faults,
        password: &Secret,
        again: &Secret,
        names: &[&str],
        former: &[String],
    ) -> Result<Option<String>, Refused> {
        if password.expose().is_empty() {
            faults.0.push(FieldFault::new("password", Fault::Missing));
            return Ok(None);
        }
        if password.expose() != again.expose() {
            faults.0.push(FieldFault::new("password_again", Fault::Different));
            return Ok(None);
        }
        match self.passwords.choose(password, names, former).await {
            Ok(hash) => Ok(Some(hash)),
            Err(ChoiceError::Fault(fault)) => {
                faults.0.push(password_fault("password", fault, self.passwords.policy()));
                Ok(None)
            }
            Err(ChoiceError::Failed(error)) => Err(error.into()),
        }
    }

    /// Whether a link still works, and whose it is.
    ///
    /// # Errors
    /// [`Refused::Missing`] where it was used, is too old, or never was.
    pub async fn look_at_token(&self, token: &str, purpose: TokenPurpose) -> Result<Token, Refused> {
        let token = SecretToken::parse(token).ok_or(Refused::Missing)?;
        let known = self.store.token(&token.stored()).await?.ok_or(Refused::Missing)?;
        let good = known.purpose == purpose && known.used_at.is_none() && self.clock.micros() < known.ends_at;
        if good { Ok(known) } else { Err(Refused::Missing) }
    }

    /// Confirms a mail address: the account can sign in.
    ///
    /// # Errors
    /// [`Refused::Missing`] as [`Self::look_at_token`].
    pub async fn confirm_mail(&self, token: &str, acting: &Acting) -> Result<(), Refused> {
        let known = self.look_at_token(token, TokenPurpose::ConfirmMail).await?;
        let account = self.known(&known.account).await?;
        let mut act = self.act(acting, Action::AccountActivate, &known.account);
        act.before = Some(state_of(&account));
        act.after = Some(if account.state == AccountState::Invited {
            state_of(&Account { state: AccountState::Active, version: account.version + 1, ..account })
        } else {
            state_of(&account)
        });
        let done = self.store.activate_account(&known.token, self.clock.micros(), &act).await?;
        if done { Ok(()) } else { Err(Refused::Missing) }
    }
}
