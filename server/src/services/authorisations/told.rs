//! Who is told of what happens to a right: those who work for its enterprise, and the office of its place.

use crate::mail::Letter;
use crate::services::accounts::{AccountService, Told};
use crate::services::refused::Refused;
use daodi::identifiers::DivisionCode;
use daodi::people::{Account, AccountState};
use daodi::ports::{AccountQuery, Accounts, Notice, People, Registry};
use daodi::registry::{Authorisation, Enterprise};
use jiff::civil::Date;

/// Most people of an enterprise, or of an office, who are told.
const MOST_TOLD: usize = 20;

/// Something that happened to a right.
#[derive(Clone, Copy, Debug)]
pub(super) struct Event<'a> {
    /// The kind of the message; the letter's words are `right-told-KIND`.
    pub(super) kind: &'static str,
    /// The day that it names.
    pub(super) day: Date,
    /// Why, or what is to be done; may be empty.
    pub(super) text: &'a str,
}

/// Whose side is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// Those who work for the enterprise.
    User,
    /// The office of its place.
    Office,
}

impl AccountService {
    /// Messages and letters of an event to one side.
    pub(super) async fn tell_of_right(
        &self,
        right: &Authorisation,
        side: Side,
        event: Event<'_>,
    ) -> Result<Vec<Notice>, Refused> {
        let (enterprise, _) = self.store.enterprise(right.enterprise.as_str()).await?.ok_or(Refused::Missing)?;
        let product = self.store.product(right.product.as_str()).await?.map(|(product, _)| product.name);
        let title = format!("{} · {}", enterprise.name, product.unwrap_or_else(|| right.product.to_string()));
        let (people, link) = match side {
            Side::User => {
                (self.people_of(right.enterprise.as_str()).await?, format!("/my/authorisations/{}", right.id))
            }
            Side::Office => (self.office_of(&enterprise).await?, format!("/desk/authorisations/{}", right.id)),
        };
        let args = [("title", title.clone()), ("day", event.day.to_string()), ("reason", event.text.to_owned())];
        let mut notices = Vec::new();
        for account in people {
            let letter = Letter::RightTold {
                title: title.clone(),
                event: event.kind.to_owned(),
                day: event.day.to_string(),
                reason: event.text.to_owned(),
                path: link.clone(),
            };
            let told = Told { kind: event.kind, args: &args, link: &link, letter: Some(letter) };
            notices.push(self.notice(&account, &told).await?);
        }
        Ok(notices)
    }

    /// The people of an enterprise who can be told something.
    pub(in crate::services) async fn people_of(&self, enterprise: &str) -> Result<Vec<Account>, Refused> {
        let mut people = Vec::new();
        for member in self.store.members_of(enterprise).await?.into_iter().take(MOST_TOLD) {
            let account = self.store.account(&member.account).await?;
            people.extend(account.filter(|account| account.state == AccountState::Active));
        }
        Ok(people)
    }

    /// The officers of the county's office; where nobody works there, of the city's, else of the province's.
    async fn office_of(&self, enterprise: &Enterprise) -> Result<Vec<Account>, Refused> {
        let offices = [enterprise.county, enterprise.prefecture, Some(DivisionCode::HENAN)];
        for office in offices.into_iter().flatten() {
            let query = AccountQuery {
                office: Some(office),
                state: Some(AccountState::Active),
                limit: i64::try_from(MOST_TOLD).unwrap_or(i64::MAX),
                ..AccountQuery::default()
            };
            let officers = self.store.accounts(&query).await?.rows;
            if !officers.is_empty() {
                return Ok(officers);
            }
        }
        Ok(Vec::new())
    }
}
