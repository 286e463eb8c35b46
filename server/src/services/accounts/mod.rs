//! Accounts: signing in, registering, the second factor, one's own person, and what administrators do.

mod admin;
mod invite;
mod notices;
mod person;
mod register;
mod second_factor;
mod sessions;
mod sign_in;

pub use admin::{NewInvitation, Revealed};
pub(crate) use invite::{INVITATION, RESET};
pub use notices::Told;
pub use person::Contact;
pub(crate) use register::CONFIRM;
pub use register::Registration;
pub(crate) use register::{Faults, read_place};
pub use second_factor::SetUp;
pub use sessions::{Cookie, Recognised, SessionRules};
pub use sign_in::Client;

use super::acting::Acting;
use super::refused::Refused;
use crate::clock::Clock;
use crate::secrets::{KeyPart, Passwords, Secret, Vault};
use daodi::audit::{Act, Action, ObjectKind, fingerprint};
use daodi::people::{Account, Person, Role, SealedPerson};
use daodi::ports::{Accounts, StoreError};
use std::sync::Arc;
use store::Store;

/// The service.
#[derive(Clone)]
pub struct AccountService {
    pub(super) store: Store,
    pub(super) passwords: Passwords,
    pub(super) vault: Arc<Vault>,
    pub(super) clock: Clock,
    pub(super) rules: SessionRules,
    /// What authenticator apps show beside the login name.
    pub(super) issuer: String,
}

impl AccountService {
    /// A service over a store.
    #[must_use]
    pub fn new(
        store: Store,
        passwords: Passwords,
        vault: Arc<Vault>,
        clock: Clock,
        rules: SessionRules,
        issuer: String,
    ) -> Self {
        Self { store, passwords, vault, clock, rules, issuer }
    }

    /// The store.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// The rules for passwords.
    #[must_use]
    pub fn passwords(&self) -> &Passwords {
        &self.passwords
    }

    /// The rules for sessions.
    #[must_use]
    pub fn rules(&self) -> SessionRules {
        self.rules
    }

    /// Key epochs of personal values, oldest first.
    #[must_use]
    pub fn vault(&self) -> &Vault {
        &self.vault
    }

    /// An act about an account.
    fn act(&self, acting: &Acting, action: Action, account: &str) -> Act {
        acting.act(self.clock, action, ObjectKind::Account, account)
    }

    /// An account that must be there.
    pub(super) async fn known(&self, id: &str) -> Result<Account, Refused> {
        self.store.account(id).await?.ok_or(Refused::Missing)
    }

    /// The account with this login name, or with this mail address where an `@` stands in it.
    pub(super) async fn find(&self, typed: &str) -> Result<Option<Account>, StoreError> {
        let typed = typed.trim();
        if typed.is_empty() || typed.len() > 254 || typed.contains('\0') {
            return Ok(None);
        }
        if !typed.contains('@') {
            return self.store.account_by_login(&typed.to_lowercase()).await;
        }
        for lookup in self.vault.lookups("mail", typed) {
            if let Some(account) = self.store.account_by_mail(&lookup).await? {
                return Ok(Some(account));
            }
        }
        Ok(None)
    }

    /// A person in the clear. What was erased is empty.
    pub(super) async fn opened(&self, account: &str) -> Result<Person, Refused> {
        let Some(sealed) = self.store.person(account).await? else { return Ok(Person::default()) };
        let Some(part) = sealed.key_part.as_deref().and_then(KeyPart::parse) else { return Ok(Person::default()) };
        let open = |field: &str, value: &Option<String>| -> Result<String, Refused> {
            let Some(value) = value else { return Ok(String::new()) };
            Ok(self.vault.unseal(account, field, &part, value)?.expose().to_owned())
        };
        Ok(Person {
            name: open("name", &sealed.name)?,
            mail: open("mail", &sealed.mail)?,
            phone: open("phone", &sealed.phone)?,
        })
    }

    /// A person masked, for everyone but the person.
    ///
    /// # Errors
    /// [`Refused`] where the store or the keys fail.
    pub async fn masked(&self, account: &str) -> Result<Person, Refused> {
        use daodi::people::masking;
        let person = self.opened(account).await?;
        let unless_empty =
            |text: &str, mask: fn(&str) -> String| if text.is_empty() { String::new() } else { mask(text) };
        Ok(Person {
            name: unless_empty(&person.name, masking::name),
            mail: unless_empty(&person.mail, masking::mail),
            phone: unless_empty(&person.phone, masking::phone),
        })
    }

    /// Seals a person's values under a key part.
    pub(super) fn sealed(&self, account: &str, part: &KeyPart, person: &Person) -> Result<SealedPerson, Refused> {
        let seal = |field: &str, value: &str| -> Result<Option<String>, Refused> {
            if value.is_empty() { Ok(None) } else { Ok(Some(self.vault.seal(account, field, part, value)?)) }
        };
        Ok(SealedPerson {
            key_part: Some(part.text().expose().to_owned()),
            name: seal("name", &person.name)?,
            mail: seal("mail", &person.mail)?,
            phone: seal("phone", &person.phone)?,
            mail_lookup: (!person.mail.is_empty()).then(|| self.vault.lookup("mail", &person.mail)),
        })
    }

    /// The person's half of the key; none once erased.
    pub(super) async fn key_part(&self, account: &str) -> Result<Option<KeyPart>, Refused> {
        let sealed = self.store.person(account).await?;
        Ok(sealed.and_then(|person| person.key_part).as_deref().and_then(KeyPart::parse))
    }

    /// A commitment to a person's values for the audit trail: with the key part it can be checked, without it nobody can
    /// tell what it was.
    pub(super) fn commitment(part: &KeyPart, person: &Person) -> String {
        let state = serde_json::json!({ "mail": person.mail, "name": person.name, "phone": person.phone });
        fingerprint(part.text().expose().as_bytes(), &state.to_string())
    }

    /// A commitment to what an account says by an act, as [`Self::commitment`]: the same words are another each time.
    pub(super) async fn committed(&self, account: &str, act: &str, text: &str) -> Result<Option<String>, Refused> {
        let part = self.key_part(account).await?;
        Ok(part.map(|part| fingerprint(part.text().expose().as_bytes(), &format!("{act}\n{text}"))))
    }

    /// Compares an account's password. Without an account, or where none may be tried, as much is spent and it is wrong.
    pub(super) async fn password_is(&self, account: Option<&str>, password: &Secret) -> Result<bool, Refused> {
        let stored = match account {
            Some(id) => self.store.credentials(id).await?.and_then(|known| known.password),
            None => None,
        };
        let verdict = match self.passwords.verify(password, stored.as_deref()).await {
            Err(crate::secrets::PasswordError::Unreadable) => return Ok(false),
            other => other?,
        };
        if let (crate::secrets::Verdict::Right { outdated: true }, Some(id), Some(old)) = (verdict, account, &stored) {
            let new = self.passwords.hash(password).await?;
            let acting = Acting::system("job", self.clock);
            let mut act = self.act(&acting, Action::PasswordChange, id);
            act.reason = Some("parameters".to_owned());
            // The same password, kept otherwise: the account stands as it stood.
            let account = self.known(id).await?;
            (act.before, act.after) = (Some(state_of(&account)), Some(state_of(&account)));
            self.store.rehash_password(id, old, &new, &act).await?;
        }
        Ok(matches!(verdict, crate::secrets::Verdict::Right { .. }))
    }
}

/// What of an account an act vouches for. Nothing of the person, whom the login name belongs to as well, and nothing that
/// the account proves itself with: its row in the trail stays when they are gone.
pub(super) fn state_of(account: &Account) -> String {
    let role = account.role.map(Role::code).unwrap_or_default();
    let office = account.office.map(|code| code.to_string()).unwrap_or_default();
    let state = format!(
        "{} {} {role} {office} {} {} {} {} {}",
        account.state.code(),
        account.version,
        account.password_at.unwrap_or_default(),
        account.must_change,
        account.second_factor,
        account.digest,
        account.demo,
    );
    fingerprint(b"", &state)
}
