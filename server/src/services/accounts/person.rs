//! One's own person: contact, taking one's values out.

use super::register::Faults;
use super::{AccountService, Acting, Recognised, Refused};
use daodi::audit::Action;
use daodi::form::Fault;
use daodi::people::{Person, answers};
use daodi::ports::{Accounts, People, StoreError};
use serde_json::{Value, json};

/// What one says of oneself.
#[derive(Clone)]
pub struct Contact {
    /// Name.
    pub name: String,
    /// Mail address.
    pub mail: String,
    /// Telephone number.
    pub phone: String,
    /// Language of mails: `zh-CN` or `en`.
    pub locale: String,
    /// How often messages come by mail: `at_once`, `daily`, or nothing for no change.
    pub digest: String,
}

impl AccountService {
    /// One's own values, in full.
    ///
    /// # Errors
    /// [`Refused`].
    pub async fn own_person(&self, who: &Recognised) -> Result<Person, Refused> {
        self.opened(&who.account.id).await
    }

    /// Changes one's own contact.
    ///
    /// # Errors
    /// [`Refused::Faults`].
    pub async fn set_contact(&self, who: &Recognised, typed: &Contact, acting: &Acting) -> Result<(), Refused> {
        let mut faults = Faults(Vec::new());
        let name = faults.line("name", &typed.name, 30);
        let mail = faults.take("mail", answers::mail(&typed.mail), None);
        let phone = faults.take("phone", answers::phone(&typed.phone), None);
        let known = ["zh-CN", "en"].contains(&typed.locale.as_str());
        let locale = faults.take("locale", if known { Ok(typed.locale.clone()) } else { Err(Fault::Choice) }, None);
        let digest = match typed.digest.as_str() {
            "at_once" => Ok(false),
            "daily" => Ok(true),
            "" => Ok(who.account.digest),
            _ => Err(Fault::Choice),
        };
        let digest = faults.take("digest", digest, None);
        let (Some(name), Some(mail), Some(phone), Some(locale), Some(digest)) = (name, mail, phone, locale, digest)
        else {
            return faults.none();
        };
        let id = who.account.id.as_str();
        let part = self.key_part(id).await?.ok_or(Refused::Missing)?;
        let before = self.opened(id).await?;
        let person = Person { name, mail, phone };
        let mut act = self.act(acting, Action::PersonChange, id);
        act.before = Some(Self::commitment(&part, &before));
        act.after = Some(Self::commitment(&part, &person));
        let sealed = self.sealed(id, &part, &person)?;
        match self.store.set_person(id, &sealed, &locale, digest, &act).await {
            Err(StoreError::Conflict) => Err(Refused::field("mail", Fault::Taken)),
            other => Ok(other?),
        }
    }

    /// Everything that is kept of one's own person, as JSON (PIPL, art. 45).
    ///
    /// # Errors
    /// [`Refused`].
    pub async fn export_own(&self, who: &Recognised, acting: &Acting) -> Result<Value, Refused> {
        let id = who.account.id.as_str();
        let person = self.opened(id).await?;
        let sessions = self.store.sessions_of(id).await?;
        let claims = self.store.claims_of(id).await?;
        let messages = self.store.messages(id, 0, 1000).await?;
        let moment = |micros: i64| jiff::Timestamp::from_microsecond(micros).map(|at| at.to_string()).ok();
        let value = json!({
            "account": {
                "id": id, "login": who.account.login, "role": who.account.role.map(daodi::people::Role::code),
                "office": who.account.office, "created_at": moment(who.account.created_at),
                "last_sign_in": who.account.last_sign_in.and_then(moment), "locale": who.account.locale,
                "digest": who.account.digest,
            },
            "person": { "name": person.name, "mail": person.mail, "phone": person.phone },
            "sessions": sessions.iter().map(|s| json!({
                "created_at": moment(s.created_at), "seen_at": moment(s.seen_at), "network": s.network, "agent": s.agent,
            })).collect::<Vec<_>>(),
            "claims": claims.iter().map(|c| json!({
                "id": c.id, "uscc": c.uscc.as_str(), "name": c.name, "state": c.state.code(),
                "made_at": moment(c.made_at), "reason": c.reason,
            })).collect::<Vec<_>>(),
            "messages": messages.rows.iter().map(|m| json!({
                "at": moment(m.at), "kind": m.kind, "args": m.args,
            })).collect::<Vec<_>>(),
        });
        use daodi::ports::Trail;
        self.store.record(&self.act(acting, Action::AccountExport, id)).await?;
        Ok(value)
    }
}
