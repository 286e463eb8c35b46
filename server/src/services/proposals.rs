//! Acts that take two people: one proposes, another decides.

use super::accounts::{self, AccountService, Faults, Told};
use super::acting::{Acting, publish_of_person};
use super::refused::Refused;
use crate::mail::Letter;
use crate::secrets::Secret;
use daodi::audit::{Act, Action, ObjectKind, fingerprint};
use daodi::form::{Fault, FieldFault};
use daodi::identifiers::DivisionCode;
use daodi::people::{Account, AccountState, Capability, Principal, Proposal, ProposalKind, ProposalState, Role};
use daodi::ports::{Accounts, Notice, People, ProposalDecision, StoreError};
use daodi::transparency_log::Leaf;

/// The leaf of an act about a role, with the role and its office where there is one.
pub(super) fn of_role(leaf: Leaf, role: Option<Role>, office: Option<DivisionCode>) -> Leaf {
    let leaf = role.iter().fold(leaf, |leaf, role| leaf.fact("role", role.code()));
    office.iter().fold(leaf, |leaf, office| leaf.fact("office", office.to_string()))
}

/// What of a proposal an act vouches for. Its reasons stand in the trail itself.
pub(super) fn state_of(proposal: &Proposal) -> String {
    let state = format!(
        "{} {} {} {} {} {} {}\n{}\n{}",
        proposal.state.code(),
        proposal.version,
        proposal.kind.code(),
        proposal.account,
        proposal.role.map(Role::code).unwrap_or_default(),
        proposal.office.map(|code| code.to_string()).unwrap_or_default(),
        proposal.proposed_by,
        proposal.reason,
        proposal.decision.as_deref().unwrap_or_default(),
    );
    fingerprint(b"", &state)
}

/// An account once an approved proposal about it is carried out.
fn carried_out(proposal: &Proposal, account: &Account) -> Account {
    let account = Account { version: account.version + 1, ..account.clone() };
    match proposal.kind {
        ProposalKind::GrantRole => Account { role: proposal.role, office: proposal.office, ..account },
        ProposalKind::RevokeRole => Account { role: None, office: None, state: AccountState::Disabled, ..account },
        ProposalKind::ErasePerson => Account {
            role: None,
            office: None,
            state: AccountState::Erased,
            password_at: None,
            must_change: false,
            second_factor: false,
            digest: false,
            ..account
        },
        ProposalKind::ResetSecondFactor => Account { second_factor: false, ..account },
    }
}

impl AccountService {
    /// Proposes something about an account.
    ///
    /// # Errors
    /// [`Refused::Faults`]; `taken` where the same is open already.
    pub async fn propose(
        &self,
        who: &Principal,
        id: &str,
        (kind, role, office, reason): (&str, &str, &str, &str),
        acting: &Acting,
    ) -> Result<String, Refused> {
        let account = self.known(id).await?;
        let mut faults = Faults(Vec::new());
        let kind = faults.take("kind", ProposalKind::from_code(kind).ok_or(Fault::Choice), None);
        let reason = faults.lines("reason", reason, 500);
        let given = match kind {
            Some(ProposalKind::GrantRole) => self.role_and_office(&mut faults, role, office).await?.map(Some),
            Some(_) => Some(None),
            None => None,
        };
        let (Some(kind), Some(reason), Some(given)) = (kind, reason, given) else {
            faults.none()?;
            return Err(Refused::Fault("faults"));
        };
        if account.state == AccountState::Erased {
            return Err(Refused::Changed);
        }
        let (role, office) = given.map_or((None, None), |(role, office)| (Some(role), office));
        let proposal = self.proposal(who, kind, id, &account.login, role, office, reason);
        self.make_proposal(proposal, acting).await
    }

    /// Asks for one's own erasure: somebody else decides, once it is clear what must be kept.
    ///
    /// # Errors
    /// [`Refused::Faults`].
    pub async fn ask_for_erasure(
        &self,
        who: &Principal,
        account: &Account,
        (password, reason, agree): (&Secret, &str, bool),
        acting: &Acting,
    ) -> Result<String, Refused> {
        let mut faults = Faults(Vec::new());
        let reason =
            if reason.trim().is_empty() { Some("—".to_owned()) } else { faults.lines("reason", reason, 500) };
        if !agree {
            faults.0.push(FieldFault::new("agree", Fault::Agree));
        }
        let Some(reason) = reason else {
            faults.none()?;
            return Err(Refused::Fault("faults"));
        };
        faults.none()?;
        let act = acting.act(self.clock, Action::ProposalMake, ObjectKind::Account, &account.id);
        self.prove_password(account, password, "password", &act).await?;
        let proposal = self.proposal(who, ProposalKind::ErasePerson, &account.id, &account.login, None, None, reason);
        self.make_proposal(proposal, acting).await
    }

    async fn make_proposal(&self, proposal: Proposal, acting: &Acting) -> Result<String, Refused> {
        let mut act = acting.act(self.clock, Action::ProposalMake, ObjectKind::Proposal, &proposal.id);
        act.reason = Some(proposal.reason.clone());
        act.on_behalf = Some(proposal.account.clone());
        act.after = Some(state_of(&proposal));
        let told = self.told_of_proposal(&proposal).await?;
        match self.store.insert_proposal(&proposal, &told, &act).await {
            Err(StoreError::Conflict) => Err(Refused::field("kind", Fault::Taken)),
            other => Ok(other.map(|()| proposal.id)?),
        }
    }

    /// Decides a proposal in the version that was seen. Never by the one who proposed it, nor by the one it is about.
    ///
    /// # Errors
    /// [`Refused::Changed`] where it was decided meanwhile; [`Refused::Faults`] with `same_person`.
    pub async fn decide_proposal(
        &self,
        who: &Principal,
        id: &str,
        (decision, reason, version): (&str, &str, &str),
        acting: &Acting,
    ) -> Result<(), Refused> {
        let proposal = self.store.proposal(id).await?.ok_or(Refused::Missing)?;
        let state = match decision {
            "approve" => ProposalState::Approved,
            "refuse" => ProposalState::Refused,
            _ => return Err(Refused::field("decision", Fault::Choice)),
        };
        let reason = self.reason(reason)?;
        if who.account == proposal.proposed_by || who.account == proposal.account {
            return Err(Refused::field("decision", Fault::SamePerson));
        }
        if proposal.state != ProposalState::Open || version.parse() != Ok(proposal.version) {
            return Err(Refused::Changed);
        }
        if state == ProposalState::Approved && !self.is_stood_by(&proposal).await? {
            return Err(Refused::Changed);
        }
        self.end_proposal(who, &proposal, state, reason, acting).await
    }

    /// Whether whoever proposed still may: of two people who must agree, one whose role was taken away since, or who is
    /// out, is none. What somebody asks for themselves takes no role.
    async fn is_stood_by(&self, proposal: &Proposal) -> Result<bool, Refused> {
        if proposal.proposed_by == proposal.account {
            return Ok(true);
        }
        let proposer = self.store.account(&proposal.proposed_by).await?;
        let may = |role| daodi::people::capability::grants(role, Capability::Propose);
        Ok(proposer.is_some_and(|account| account.state == AccountState::Active && account.role.is_some_and(may)))
    }

    /// Takes one's own proposal back.
    ///
    /// # Errors
    /// [`Refused::Missing`] where it is another's; [`Refused::Changed`] where it was decided meanwhile.
    pub async fn withdraw_proposal(&self, who: &Principal, id: &str, acting: &Acting) -> Result<(), Refused> {
        let proposal = self.store.proposal(id).await?.filter(|p| p.proposed_by == who.account);
        let proposal = proposal.ok_or(Refused::Missing)?;
        if proposal.state != ProposalState::Open {
            return Err(Refused::Changed);
        }
        self.end_proposal(who, &proposal, ProposalState::Withdrawn, "—".to_owned(), acting).await
    }

    async fn end_proposal(
        &self,
        who: &Principal,
        proposal: &Proposal,
        state: ProposalState,
        reason: String,
        acting: &Acting,
    ) -> Result<(), Refused> {
        let mut act = acting.act(self.clock, Action::ProposalDecide, ObjectKind::Proposal, &proposal.id);
        let (decision, version) = (Some(reason.clone()), proposal.version + 1);
        act.before = Some(state_of(proposal));
        act.after = Some(state_of(&Proposal { state, decision, version, ..proposal.clone() }));
        act.reason = Some(reason.clone());
        let approved = state == ProposalState::Approved;
        let account = self.known(&proposal.account).await?;
        let done = if approved { Some(self.done_by(proposal, &account, acting, &reason).await?) } else { None };
        let notices = self.told_of_decision(proposal, &account, state, &reason).await?;
        let decision = ProposalDecision {
            state,
            by: who.account.clone(),
            reason,
            at: self.clock.micros(),
            account_version: approved.then_some(account.version),
        };
        match self.store.decide_proposal(proposal, &decision, &notices, &act, done.as_ref()).await {
            Ok(true) => Ok(()),
            Ok(false) | Err(StoreError::Conflict) => Err(Refused::Changed),
            Err(other) => Err(other.into()),
        }
    }

    /// The act that an approved proposal carries out. What gives or takes a role stands in the public log: which role, of
    /// which office, and who is meant only for those who hold the person's half of the key.
    async fn done_by(
        &self,
        proposal: &Proposal,
        account: &Account,
        acting: &Acting,
        reason: &str,
    ) -> Result<Act, Refused> {
        let action = match proposal.kind {
            ProposalKind::GrantRole => Action::RoleGrant,
            ProposalKind::RevokeRole => Action::RoleRevoke,
            ProposalKind::ErasePerson => Action::AccountErase,
            ProposalKind::ResetSecondFactor => Action::SecondFactorReset,
        };
        let once = Acting { once: None, ..acting.clone() };
        let mut act = once.act(self.clock, action, ObjectKind::Account, &proposal.account);
        act.reason = Some(reason.to_owned());
        act.before = Some(accounts::state_of(account));
        act.after = Some(accounts::state_of(&carried_out(proposal, account)));
        let (role, office) = match proposal.kind {
            ProposalKind::GrantRole => (proposal.role, proposal.office),
            ProposalKind::RevokeRole | ProposalKind::ErasePerson => (account.role, account.office),
            ProposalKind::ResetSecondFactor => return Ok(act),
        };
        let part = self.key_part(&account.id).await?.ok_or(Refused::Changed)?;
        publish_of_person(&mut act, &part, &[("reason", reason)], |leaf| of_role(leaf, role, office))
            .map_err(|_| Refused::Fault("leaf"))?;
        Ok(act)
    }

    async fn told_of_decision(
        &self,
        proposal: &Proposal,
        account: &Account,
        state: ProposalState,
        reason: &str,
    ) -> Result<Vec<Notice>, Refused> {
        let mut told = Vec::new();
        if state == ProposalState::Withdrawn {
            return Ok(told);
        }
        let args = [("login", proposal.login.clone()), ("reason", reason.to_owned())];
        if let Some(proposer) = self.store.account(&proposal.proposed_by).await?
            && proposer.id != account.id
        {
            let link = format!("/admin/proposals/{}", proposal.id);
            let about = Told { kind: "proposal_decided", args: &args, link: &link, letter: None };
            told.push(self.notice(&proposer, &about).await?);
        }
        if proposal.kind == ProposalKind::ResetSecondFactor && state == ProposalState::Approved {
            let letter = Some(Letter::SecondFactorReset { login: account.login.clone(), at: self.clock.micros() });
            let about = Told { kind: "second_factor_reset", args: &[], link: "/my/second-factor", letter };
            told.push(self.notice(account, &about).await?);
        }
        Ok(told)
    }
}
