//! Messages and mails that go with acts.

use super::{AccountService, Refused};
use crate::mail::Letter;
use crate::secrets::KeyPart;
use daodi::people::Account;
use daodi::ports::{Accounts, DueMail, NewMail, NewMessage, Notice, People};

/// A text with its arguments, about a page.
#[derive(Clone, Debug)]
pub struct Told<'a> {
    /// Which text.
    pub kind: &'static str,
    /// Its arguments. No personal values.
    pub args: &'a [(&'static str, String)],
    /// The Chinese path of what it is about.
    pub link: &'a str,
    /// The mail that goes with it.
    pub letter: Option<Letter>,
}

impl AccountService {
    /// A message for an account, with a mail where the kind has one and the account has an address.
    ///
    /// # Errors
    /// [`Refused`].
    pub async fn notice(&self, account: &Account, told: &Told<'_>) -> Result<Notice, Refused> {
        let message = NewMessage {
            id: self.clock.id(),
            account: account.id.clone(),
            at: self.clock.micros(),
            kind: told.kind,
            args: told.args.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect(),
            link: told.link.to_owned(),
        };
        let mail = match &told.letter {
            Some(letter) if account.digest && letter.kind().may_wait() => None,
            Some(letter) => self.letter(account, letter).await?,
            None => None,
        };
        Ok(Notice { message: Some(message), mail })
    }

    /// A mail alone, where the account has an address. Its arguments are sealed: some are links that open an account.
    pub(crate) async fn letter(&self, account: &Account, letter: &Letter) -> Result<Option<NewMail>, Refused> {
        let Some(person) = self.store.person(&account.id).await?.filter(|person| person.mail.is_some()) else {
            return Ok(None);
        };
        let Some(part) = person.key_part.as_deref().and_then(KeyPart::parse) else { return Ok(None) };
        Ok(Some(self.letter_with(&account.id, &account.locale, &part, letter)?))
    }

    /// A mail for an account whose key part is at hand, stored or not.
    pub(super) fn letter_with(
        &self,
        account: &str,
        locale: &str,
        part: &crate::secrets::KeyPart,
        letter: &Letter,
    ) -> Result<NewMail, Refused> {
        let text = serde_json::to_string(letter).map_err(|_| Refused::Fault("mail"))?;
        Ok(NewMail {
            id: self.clock.id(),
            account: account.to_owned(),
            kind: letter.kind().code(),
            locale: locale.to_owned(),
            args: self.vault.seal(account, "mail-args", part, &text)?,
            at: self.clock.micros(),
        })
    }

    /// A mail alone, as an act carries it.
    pub(super) async fn mailed(&self, account: &Account, letter: &Letter) -> Result<Vec<Notice>, Refused> {
        Ok(vec![Notice { message: None, mail: self.letter(account, letter).await? }])
    }

    /// To whom a mail goes and what it says; none where the person was erased or has no address.
    ///
    /// # Errors
    /// [`Refused`].
    pub(crate) async fn mail_contents(&self, due: &DueMail) -> Result<Option<(String, Letter)>, Refused> {
        let Some(part) = self.key_part(&due.account).await? else { return Ok(None) };
        let person = self.opened(&due.account).await?;
        if person.mail.is_empty() {
            return Ok(None);
        }
        let text = self.vault.unseal(&due.account, "mail-args", &part, &due.args)?;
        let letter = serde_json::from_str(text.expose()).map_err(|_| Refused::Fault("mail"))?;
        Ok(Some((person.mail, letter)))
    }

    /// Name of an office in the language of an account.
    pub(crate) async fn office_name(
        &self,
        locale: &str,
        code: Option<daodi::identifiers::DivisionCode>,
    ) -> Result<String, Refused> {
        let Some(code) = code else { return Ok(String::new()) };
        let Some(record) = self.store.office(code).await? else { return Ok(String::new()) };
        Ok(if locale == "en" { record.office.name_en } else { record.office.name })
    }
}
