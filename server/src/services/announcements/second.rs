//! Handing on, sending back, applying: the second person's part.

use super::{AnnouncementService, Opened, done, missing, state_of, stepped};
use crate::services::accounts::Faults;
use crate::services::acting::{Acting, publish};
use crate::services::refused::Refused;
use daodi::audit::Action;
use daodi::form::Fault;
use daodi::people::{AccountState, Capability, Principal, capability::grants};
use daodi::ports::{Accounts, Announcements, NewMessage, Notice, StoreError};
use daodi::registry::announcing::{Filing, FilingState};

impl AnnouncementService {
    /// Hands a draft to a second person: it must be whole, and no row doubtful.
    ///
    /// # Errors
    /// [`Refused::Changed`]; [`Refused::Faults`] says what is missing or doubtful.
    pub async fn propose(&self, who: &Principal, (id, version): (&str, &str), acting: &Acting) -> Result<(), Refused> {
        let (filing, _) = self.draft(who, id, version).await?;
        if filing.date.is_none() {
            return Err(missing("date"));
        }
        let opened = self.opened(id).await?;
        Self::whole(&opened)?;
        let mut act = self.act(acting, Action::AnnouncementPropose, id);
        act.before = Some(state_of(&filing));
        act.after = Some(state_of(&stepped(&filing, FilingState::Proposed, None)));
        let step = self.step(who, &filing, String::new());
        done(self.store.propose_filing(&step, &[], &act).await?)
    }

    fn whole(opened: &Opened) -> Result<(), Refused> {
        if opened.doubtful() > 0 {
            return Err(Refused::field("form", Fault::Rows));
        }
        if opened.left_out() == opened.items.len() {
            return Err(Refused::field("form", Fault::NoRows));
        }
        Ok(())
    }

    async fn proposed(&self, id: &str, version: &str) -> Result<Opened, Refused> {
        let opened = self.opened(id).await?;
        if opened.filing.state != FilingState::Proposed || version.parse() != Ok(opened.filing.version) {
            return Err(Refused::Changed);
        }
        Ok(opened)
    }

    /// Gives a proposed entry back with the reason; whoever proposed it may take it back so.
    ///
    /// # Errors
    /// [`Refused::Changed`]; [`Refused::Faults`] where no reason is given.
    pub async fn send_back(
        &self,
        who: &Principal,
        (id, version): (&str, &str),
        reason: &str,
        acting: &Acting,
    ) -> Result<(), Refused> {
        self.may(who, Capability::ApplyAnnouncement)?;
        let opened = self.proposed(id, version).await?;
        let reason = read_reason(reason)?;
        let mut act = self.act(acting, Action::AnnouncementReturn, id);
        act.reason = Some(reason.clone());
        act.before = Some(state_of(&opened.filing));
        act.after = Some(state_of(&stepped(&opened.filing, FilingState::Draft, Some(reason.clone()))));
        let notices = self.told(who, &opened.filing, "announcement_returned", &reason);
        let step = self.step(who, &opened.filing, reason);
        done(self.store.return_filing(&step, &notices, &act).await?)
    }

    /// Applies a proposed entry: all of it at once, or nothing.
    ///
    /// # Errors
    /// [`Refused::Faults`] with `same_person` where whoever applies it began or proposed it, with `rows` where the register
    /// has changed so that rows are doubtful now; [`Refused::Changed`] where it is not proposed in this version any more,
    /// where whoever proposed it no longer may, or where the register changes meanwhile.
    pub async fn apply(
        &self,
        who: &Principal,
        (id, version): (&str, &str),
        reason: &str,
        acting: &Acting,
    ) -> Result<(), Refused> {
        self.may(who, Capability::ApplyAnnouncement)?;
        let opened = self.proposed(id, version).await?;
        let filing = &opened.filing;
        if filing.made_by == who.account || filing.proposed_by.as_deref() == Some(&who.account) {
            return Err(Refused::field("decision", Fault::SamePerson));
        }
        let reason = read_reason(reason)?;
        Self::whole(&opened)?;
        if !self.is_stood_by(filing).await? {
            return Err(Refused::Changed);
        }
        let step = self.step(who, filing, reason.clone());
        let notices = self.told(who, filing, "announcement_applied", &reason);
        let all = self.resolve(&opened, step, notices, acting).await?;
        let mut act = self.act(acting, Action::AnnouncementApply, id);
        act.before = Some(state_of(filing));
        act.after = Some(state_of(&stepped(filing, FilingState::Applied, Some(reason.clone()))));
        act.reason = Some(reason);
        let rows = i64::try_from(opened.items.len() - opened.left_out()).unwrap_or(i64::MAX);
        publish(&mut act, |leaf| {
            let leaf = leaf
                .fact("announcement", all.announcement.id.as_str())
                .fact("kind", filing.kind.code())
                .fact("text", filing.text.as_str())
                .fact("rows", rows);
            filing.date.iter().fold(leaf, |leaf, day| leaf.fact("date", day.to_string()))
        })
        .map_err(|_| Refused::Fault("leaf"))?;
        match self.store.apply_filing(&all, &act).await {
            Ok(true) => {
                // Whoever applied it sees it at once.
                self.catalogue.refresh().await?;
                Ok(())
            }
            Ok(false) | Err(StoreError::Conflict) => Err(Refused::Changed),
            Err(other) => Err(other.into()),
        }
    }

    /// Whether whoever proposed it still may.
    async fn is_stood_by(&self, filing: &Filing) -> Result<bool, Refused> {
        let Some(by) = &filing.proposed_by else { return Ok(false) };
        let account = self.store.account(by).await?;
        let may = |role| grants(role, Capability::PrepareAnnouncement);
        Ok(account.is_some_and(|a| a.state == AccountState::Active && a.role.is_some_and(may)))
    }

    /// What whoever proposed it is told.
    fn told(&self, who: &Principal, filing: &Filing, kind: &'static str, reason: &str) -> Vec<Notice> {
        let Some(account) = filing.proposed_by.clone().filter(|by| *by != who.account) else { return Vec::new() };
        let args = vec![("text".to_owned(), filing.text.clone()), ("reason".to_owned(), reason.to_owned())];
        let link = format!("/desk/announcements/{}", filing.id);
        let message = NewMessage { id: self.clock.id(), account, at: self.clock.micros(), kind, args, link };
        vec![Notice { message: Some(message), mail: None }]
    }
}

fn read_reason(typed: &str) -> Result<String, Refused> {
    let mut faults = Faults(Vec::new());
    let reason = faults.lines("reason", typed, 500);
    faults.none()?;
    reason.ok_or(Refused::Fault("faults"))
}
