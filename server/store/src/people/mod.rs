//! The port of what people do with each other.

pub(crate) mod claims;
mod members;
pub(crate) mod messages;
mod offices;
pub(crate) mod proposals;
pub(crate) mod uploads;

use crate::Store;
use async_trait::async_trait;
use daodi::audit::{Act, ObjectKind};
use daodi::identifiers::DivisionCode;
use daodi::people::{
    Claim, ClaimState, MailRecord, Member, Message, OfficeLevel, OfficeRecord, PageOf, Part, Proposal, ProposalState,
    Upload,
};
use daodi::ports::{
    ClaimDecision, ClaimQuery, Delivery, DueMail, MailState, NewMail, Notice, People, ProposalDecision, StoreError,
};

pub(crate) use offices::write as write_offices;
pub(crate) use uploads::read as read_upload;

#[async_trait]
impl People for Store {
    async fn insert_claim(&self, claim: &Claim, notices: &[Notice], act: &Act) -> Result<(), StoreError> {
        let mut session = self.act(act).await?;
        claims::insert(&mut session, claim).await?;
        messages::leave(&mut session, notices).await?;
        session.commit().await
    }

    async fn insert_claim_with_paper(
        &self,
        claim: &Claim,
        (paper, paper_act): (&Upload, &Act),
        act: &Act,
    ) -> Result<(), StoreError> {
        let mut session = self.act(act).await?;
        claims::insert(&mut session, claim).await?;
        uploads::insert(&mut session, paper, ObjectKind::Claim.code(), &claim.id).await?;
        session.also(paper_act).await?;
        session.commit().await
    }

    async fn claim_of(&self, account: &str, id: &str) -> Result<Option<Claim>, StoreError> {
        claims::of(&mut self.read().await?, account, id).await
    }

    async fn claims_of(&self, account: &str) -> Result<Vec<Claim>, StoreError> {
        claims::all_of(&mut self.read().await?, account).await
    }

    async fn claim_in(&self, office: DivisionCode, id: &str) -> Result<Option<Claim>, StoreError> {
        claims::one_in(&mut self.read().await?, office, id).await
    }

    async fn claims_in(&self, office: DivisionCode, query: &ClaimQuery) -> Result<PageOf<Claim>, StoreError> {
        claims::all_in(&mut self.read().await?, office, query).await
    }

    async fn claim_counts(&self, office: DivisionCode) -> Result<Vec<(ClaimState, i64)>, StoreError> {
        claims::counts(&mut self.read().await?, office).await
    }

    async fn withdraw_claim(&self, account: &str, id: &str, act: &Act) -> Result<bool, StoreError> {
        let mut session = self.act(act).await?;
        if !claims::withdraw(&mut session, account, id, act.at).await? {
            return Ok(false);
        }
        session.commit().await.map(|()| true)
    }

    async fn decide_claim(
        &self,
        office: DivisionCode,
        claim: &Claim,
        decision: &ClaimDecision,
        notices: &[Notice],
        act: &Act,
    ) -> Result<bool, StoreError> {
        let mut session = self.act(act).await?;
        if !claims::decide(&mut session, office, claim, decision).await? {
            return Ok(false);
        }
        messages::leave(&mut session, notices).await?;
        session.commit().await.map(|()| true)
    }

    async fn enterprise_by_uscc(&self, uscc: &str) -> Result<Option<String>, StoreError> {
        claims::enterprise_by_uscc(&mut self.read().await?, uscc).await
    }

    async fn enterprises_named(&self, name: &str) -> Result<Vec<(String, String)>, StoreError> {
        claims::enterprises_named(&mut self.read().await?, name).await
    }

    async fn members(&self, account: &str, enterprise: &str) -> Result<Vec<Member>, StoreError> {
        members::all(&mut self.read().await?, account, enterprise).await
    }

    async fn members_of(&self, enterprise: &str) -> Result<Vec<Member>, StoreError> {
        members::seen(&mut self.read().await?, enterprise).await
    }

    async fn add_member(
        &self,
        enterprise: &str,
        account: &str,
        part: Part,
        notices: &[Notice],
        act: &Act,
    ) -> Result<(), StoreError> {
        let mut session = self.act(act).await?;
        members::add(&mut session, enterprise, account, part, act).await?;
        messages::leave(&mut session, notices).await?;
        session.commit().await
    }

    async fn change_member(&self, enterprise: &str, account: &str, part: Part, act: &Act) -> Result<bool, StoreError> {
        let mut session = self.act(act).await?;
        if !members::change(&mut session, enterprise, account, part, act).await? {
            return Ok(false);
        }
        session.commit().await.map(|()| true)
    }

    async fn remove_member(
        &self,
        enterprise: &str,
        account: &str,
        notices: &[Notice],
        act: &Act,
    ) -> Result<bool, StoreError> {
        let mut session = self.act(act).await?;
        if !members::remove(&mut session, enterprise, account, act).await? {
            return Ok(false);
        }
        messages::leave(&mut session, notices).await?;
        session.commit().await.map(|()| true)
    }

    async fn insert_proposal(&self, proposal: &Proposal, notices: &[Notice], act: &Act) -> Result<(), StoreError> {
        let mut session = self.act(act).await?;
        proposals::insert(&mut session, proposal).await?;
        messages::leave(&mut session, notices).await?;
        session.commit().await
    }

    async fn proposal(&self, id: &str) -> Result<Option<Proposal>, StoreError> {
        proposals::one(&mut self.read().await?, id).await
    }

    async fn proposals(
        &self,
        state: Option<ProposalState>,
        offset: i64,
        limit: i64,
    ) -> Result<PageOf<Proposal>, StoreError> {
        proposals::all(&mut self.read().await?, state, offset, limit).await
    }

    async fn proposals_about(&self, account: &str) -> Result<Vec<Proposal>, StoreError> {
        proposals::about(&mut self.read().await?, account).await
    }

    async fn decide_proposal(
        &self,
        proposal: &Proposal,
        decision: &ProposalDecision,
        notices: &[Notice],
        act: &Act,
        done: Option<&Act>,
    ) -> Result<bool, StoreError> {
        // What is done must be on record under its own name, and nothing is that was not done.
        if (decision.state == ProposalState::Approved) != done.is_some() {
            tracing::error!("an approved proposal comes with the act that it does, any other without");
            return Err(StoreError::Conflict);
        }
        let mut session = self.act(act).await?;
        if !proposals::decide(&mut session, proposal, decision).await? {
            return Ok(false);
        }
        messages::leave(&mut session, notices).await?;
        if let Some(done) = done {
            proposals::carry_out(&mut session, proposal, decision).await?;
            session.also(done).await?;
        }
        session.commit().await.map(|()| true)
    }

    async fn notify(&self, notices: &[Notice], act: &Act) -> Result<(), StoreError> {
        let mut session = self.act(act).await?;
        messages::leave(&mut session, notices).await?;
        session.commit().await
    }

    async fn messages(&self, account: &str, offset: i64, limit: i64) -> Result<PageOf<Message>, StoreError> {
        messages::all(&mut self.read().await?, account, offset, limit).await
    }

    async fn read_messages(&self, account: &str, id: Option<&str>, at: i64) -> Result<(), StoreError> {
        messages::read(self, account, id, at).await
    }

    async fn digests_due(&self, until: i64, from: i64, limit: i64) -> Result<Vec<String>, StoreError> {
        messages::digests_due(&mut self.read().await?, until, from, limit).await
    }

    async fn queue_digest(&self, mail: &NewMail, until: i64) -> Result<bool, StoreError> {
        messages::queue_digest(self, mail, until).await
    }

    async fn due_mail(&self, now: i64, limit: i64) -> Result<Vec<DueMail>, StoreError> {
        messages::due(&mut self.read().await?, now, limit).await
    }

    async fn mail_tried(&self, id: &str, delivery: &Delivery, at: i64) -> Result<(), StoreError> {
        messages::tried(self, id, delivery, at).await
    }

    async fn mail(&self, state: MailState, offset: i64, limit: i64) -> Result<PageOf<MailRecord>, StoreError> {
        messages::mail(&mut self.read().await?, state, offset, limit).await
    }

    async fn retry_mail(&self, id: &str, at: i64, act: &Act) -> Result<bool, StoreError> {
        let mut session = self.act(act).await?;
        if !messages::retry(&mut session, id, at).await? {
            return Ok(false);
        }
        session.commit().await.map(|()| true)
    }

    async fn insert_upload(
        &self,
        upload: &Upload,
        object_kind: &str,
        object: &str,
        act: &Act,
    ) -> Result<(), StoreError> {
        let mut session = self.act(act).await?;
        uploads::insert(&mut session, upload, object_kind, object).await?;
        session.commit().await
    }

    async fn upload_of(&self, account: &str, id: &str) -> Result<Option<Upload>, StoreError> {
        uploads::of(&mut self.read().await?, account, id).await
    }

    async fn upload_in(&self, office: DivisionCode, id: &str) -> Result<Option<Upload>, StoreError> {
        uploads::one_in(&mut self.read().await?, office, id).await
    }

    async fn uploads(&self, object_kind: &str, object: &str) -> Result<Vec<Upload>, StoreError> {
        uploads::all(&mut self.read().await?, object_kind, object).await
    }

    async fn is_known_file(&self, sha256: &str) -> Result<bool, StoreError> {
        uploads::is_known(&mut self.read().await?, sha256).await
    }

    async fn upload_hashes(&self) -> Result<Vec<(String, i64)>, StoreError> {
        uploads::hashes(&mut self.read().await?).await
    }

    async fn office(&self, code: DivisionCode) -> Result<Option<OfficeRecord>, StoreError> {
        offices::one(&mut self.read().await?, code).await
    }

    async fn offices(
        &self,
        text: &str,
        level: Option<OfficeLevel>,
        offset: i64,
        limit: i64,
    ) -> Result<PageOf<OfficeRecord>, StoreError> {
        offices::all(&mut self.read().await?, text, level, offset, limit).await
    }

    async fn set_office_contact(
        &self,
        code: DivisionCode,
        version: i64,
        phone: &str,
        address: &str,
        act: &Act,
    ) -> Result<bool, StoreError> {
        let mut session = self.act(act).await?;
        if !offices::set_contact(&mut session, code, version, phone, address).await? {
            return Ok(false);
        }
        session.commit().await.map(|()| true)
    }
}
