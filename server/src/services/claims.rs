//! Claims on enterprises, and who works for an enterprise.

use super::accounts::{AccountService, Faults, Told};
use super::acting::{Acting, publish_of_person};
use super::refused::Refused;
use crate::mail::Letter;
use crate::secrets::KeyPart;
use daodi::audit::{Act, Action, ObjectKind, fingerprint};
use daodi::form::{Fault, FieldFault};
use daodi::identifiers::DivisionCode;
use daodi::people::Capability;
use daodi::people::{
    AccountState, Claim, ClaimState, Member, Membership, Object, PageOf, Part, Person, Principal, Refusal, Role,
    Upload, capability::decide,
};
use daodi::ports::{Accounts, ClaimDecision, ClaimQuery, Notice, People, StoreError, Trail};
use daodi::registry::Register;

/// What a producer types to claim an enterprise.
#[derive(Clone, Debug)]
pub struct NewClaim {
    /// Unified social credit code.
    pub uscc: String,
    /// Name as on the business licence.
    pub enterprise_name: String,
    /// Code of the county.
    pub county: String,
    /// What there is to say to it; may be empty.
    pub statement: String,
}

/// Most claims an account may have open at once.
const OPEN_CLAIMS: usize = 10;

/// What of a claim an act vouches for. What somebody claims is theirs until it is accepted, and what they say to it goes
/// with them: the salt is the claimant's half of the key.
pub(super) fn state_of(part: &KeyPart, claim: &Claim) -> String {
    let state = format!(
        "{} {} {} {} {} {}\n{}\n{}\n{}",
        claim.state.code(),
        claim.version,
        claim.enterprise.as_deref().unwrap_or_default(),
        claim.uscc.as_str(),
        claim.county.map(|code| code.to_string()).unwrap_or_default(),
        claim.prefecture,
        claim.name,
        claim.statement,
        claim.reason.as_deref().unwrap_or_default(),
    );
    fingerprint(part.text().expose().as_bytes(), &state)
}

/// What of a member of an enterprise an act vouches for.
pub(super) fn state_of_member(account: &str, part: Part) -> String {
    fingerprint(b"", &format!("{account} {}", part.code()))
}

impl AccountService {
    /// Reads a claim on an enterprise; nothing is written. What comes with it is kept only once there is nothing to put
    /// right.
    ///
    /// # Errors
    /// [`Refused::Faults`].
    pub async fn read_claim(&self, who: &Principal, register: &Register, typed: &NewClaim) -> Result<Claim, Refused> {
        let mut faults = Faults(Vec::new());
        let enterprise = faults.enterprise(register, &typed.uscc, &typed.enterprise_name, &typed.county);
        let statement = if typed.statement.trim().is_empty() {
            Some(String::new())
        } else {
            faults.lines("statement", &typed.statement, 1000)
        };
        let (Some(enterprise), Some(statement)) = (enterprise, statement) else {
            faults.none()?;
            return Err(Refused::Fault("faults"));
        };
        let mine = self.store.claims_of(&who.account).await?;
        let open = mine.iter().filter(|claim| claim.state == ClaimState::Received).count();
        if open >= OPEN_CLAIMS || mine.iter().any(|c| c.state == ClaimState::Received && c.uscc == enterprise.uscc) {
            return Err(Refused::field("uscc", Fault::Taken));
        }
        let claim = self.new_claim(register, &who.account, &who.login, enterprise, statement).await?;
        if claim.enterprise.as_deref().is_some_and(|id| who.part_in(id).is_some()) {
            return Err(Refused::field("uscc", Fault::Taken));
        }
        Ok(claim)
    }

    /// Makes a claim that was read, with the paper that came with it. The paper's bytes are in the file store already.
    ///
    /// # Errors
    /// [`Refused`].
    pub async fn make_claim(&self, claim: &Claim, file: Option<&Upload>, acting: &Acting) -> Result<(), Refused> {
        let mut act = acting.act(self.clock, Action::ClaimMake, ObjectKind::Claim, &claim.id);
        act.on_behalf.clone_from(&claim.enterprise);
        act.after = self.key_part(&claim.account).await?.map(|part| state_of(&part, claim));
        let Some(paper) = file else { return Ok(self.store.insert_claim(claim, &[], &act).await?) };
        let paper_act = self.paper_act(&Acting { once: None, ..acting.clone() }, paper);
        Ok(self.store.insert_claim_with_paper(claim, (paper, &paper_act), &act).await?)
    }

    /// One's own claim.
    ///
    /// # Errors
    /// [`Refused::Missing`] where one has no such claim.
    pub async fn own_claim(&self, account: &str, id: &str) -> Result<Claim, Refused> {
        self.store.claim_of(account, id).await?.ok_or(Refused::Missing)
    }

    /// Takes one's own claim back.
    ///
    /// # Errors
    /// [`Refused::Changed`] where it was decided meanwhile.
    pub async fn withdraw_claim(&self, account: &str, id: &str, acting: &Acting) -> Result<(), Refused> {
        let claim = self.own_claim(account, id).await?;
        let mut act = acting.act(self.clock, Action::ClaimWithdraw, ObjectKind::Claim, id);
        if let Some(part) = self.key_part(account).await? {
            act.before = Some(state_of(&part, &claim));
            let version = claim.version + 1;
            act.after = Some(state_of(&part, &Claim { state: ClaimState::Withdrawn, version, ..claim }));
        }
        if self.store.withdraw_claim(account, id, &act).await? { Ok(()) } else { Err(Refused::Changed) }
    }

    /// The office whose claims somebody sees: an officer's own, the province's for an auditor.
    fn desk_of(who: &Principal) -> Result<DivisionCode, Refused> {
        match (who.role, who.office_code()) {
            (Role::Auditor, _) => Ok(DivisionCode::HENAN),
            (_, Some(code)) => Ok(code),
            _ => Err(Refused::May(Refusal::Role)),
        }
    }

    /// The claims of an office and those below it.
    ///
    /// # Errors
    /// [`Refused`].
    pub async fn claims(&self, who: &Principal, query: &ClaimQuery) -> Result<PageOf<Claim>, Refused> {
        Ok(self.store.claims_in(Self::desk_of(who)?, query).await?)
    }

    /// How many claims of each state an office and those below it have.
    ///
    /// # Errors
    /// [`Refused`].
    pub async fn claim_counts(&self, who: &Principal) -> Result<Vec<(ClaimState, i64)>, Refused> {
        Ok(self.store.claim_counts(Self::desk_of(who)?).await?)
    }

    /// A claim of an office or one below it.
    ///
    /// # Errors
    /// [`Refused::Missing`] where it lies elsewhere.
    pub async fn desk_claim(&self, who: &Principal, id: &str) -> Result<Claim, Refused> {
        let claim = self.store.claim_in(Self::desk_of(who)?, id).await?.ok_or(Refused::Missing)?;
        if who.role != Role::Auditor {
            let place = Object::Place { county: claim.county, prefecture: claim.prefecture };
            decide(Some(who), Capability::ViewClaims, place, self.clock.micros()).map_err(|_| Refused::Missing)?;
        }
        Ok(claim)
    }

    /// Decides a claim in the version that was seen.
    ///
    /// # Errors
    /// [`Refused::Changed`] where it was decided or changed meanwhile; [`Refused::Faults`] where no reason is given.
    pub async fn decide_claim(
        &self,
        who: &Principal,
        id: &str,
        (accept, reason, version): (&str, &str, &str),
        acting: &Acting,
    ) -> Result<(), Refused> {
        let claim = self.desk_claim(who, id).await?;
        let place = Object::Place { county: claim.county, prefecture: claim.prefecture };
        decide(Some(who), Capability::DecideClaim, place, self.clock.micros())?;
        let accepted = match accept {
            "accept" => true,
            "refuse" => false,
            _ => return Err(Refused::field("decision", Fault::Choice)),
        };
        let reason = self.reason(reason)?;
        if claim.state != ClaimState::Received || version.parse() != Ok(claim.version) {
            return Err(Refused::Changed);
        }
        if claim.account == who.account {
            return Err(Refused::field("decision", Fault::SamePerson));
        }
        let new_enterprise =
            (accepted && claim.enterprise.is_none()).then(|| format!("e-{}", claim.uscc.as_str().to_lowercase()));
        let told = if accepted { Some(self.place_of(&claim, new_enterprise.as_deref()).await?) } else { None };
        let decision = ClaimDecision {
            accepted,
            reason: reason.clone(),
            at: self.clock.micros(),
            by: who.account.clone(),
            new_enterprise,
            told,
        };
        let claimant = self.known(&claim.account).await?;
        let kind = if accepted { "claim_accepted" } else { "claim_refused" };
        let args = [("enterprise", claim.name.clone()), ("reason", reason.clone())];
        let link = format!("/my/claims/{id}");
        let letter = Letter::ClaimDecided {
            enterprise: claim.name.clone(),
            office: self.office_name(&claimant.locale, claim.county.or(Some(claim.prefecture))).await?,
            accepted,
            reason: reason.clone(),
            path: link.clone(),
        };
        let told = Told { kind, args: &args, link: &link, letter: Some(letter) };
        let notices = [self.notice(&claimant, &told).await?];
        let mut act = acting.act(self.clock, Action::ClaimDecide, ObjectKind::Claim, id);
        act.on_behalf =
            decision.told.as_ref().map(|place| place.enterprise.clone()).or_else(|| claim.enterprise.clone());
        let part = self.key_part(&claim.account).await?.ok_or(Refused::Changed)?;
        let decided = Claim {
            state: if accepted { ClaimState::Accepted } else { ClaimState::Refused },
            enterprise: act.on_behalf.clone(),
            reason: Some(reason.clone()),
            version: claim.version + 1,
            ..claim.clone()
        };
        (act.before, act.after) = (Some(state_of(&part, &claim)), Some(state_of(&part, &decided)));
        Self::publish_decision(&mut act, &part, &claim, &decision)?;
        act.reason = Some(reason);
        match self.store.decide_claim(Self::desk_of(who)?, &claim, &decision, &notices, &act).await {
            Ok(true) => Ok(()),
            Ok(false) | Err(StoreError::Conflict) => Err(Refused::Changed),
            Err(other) => Err(other.into()),
        }
    }

    /// The enterprise that an accepted claim leads to, and what the claimant becomes in it: owner where it has none.
    async fn place_of(&self, claim: &Claim, new: Option<&str>) -> Result<Membership, Refused> {
        let known = match &claim.enterprise {
            Some(id) => Some(id.clone()),
            None => self.store.enterprise_by_uscc(claim.uscc.as_str()).await?,
        };
        let enterprise = known.or_else(|| new.map(str::to_owned)).ok_or(Refused::Changed)?;
        let members = self.store.members_of(&enterprise).await?;
        let mut owners = members.iter().filter(|member| member.part == Part::Owner).peekable();
        let first = owners.peek().is_none() || owners.any(|owner| owner.account == claim.account);
        Ok(Membership { enterprise, part: if first { Part::Owner } else { Part::Operator } })
    }

    /// Puts the decision into the public log: an accepted claim under its enterprise, a refused one as commitments alone.
    fn publish_decision(act: &mut Act, part: &KeyPart, claim: &Claim, decision: &ClaimDecision) -> Result<(), Refused> {
        let mut values = vec![("account", claim.account.as_str()), ("reason", decision.reason.as_str())];
        let done = match &decision.told {
            Some(place) => {
                act.shown = Some((ObjectKind::Enterprise, place.enterprise.clone()));
                publish_of_person(act, part, &values, |leaf| {
                    leaf.fact("decision", ClaimState::Accepted.code())
                        .fact("part", place.part.code())
                        .fact("uscc", claim.uscc.as_str())
                })
            }
            None => {
                values.extend([("enterprise_name", claim.name.as_str()), ("uscc", claim.uscc.as_str())]);
                let refused = ClaimState::Refused.code();
                publish_of_person(act, part, &values, |leaf| leaf.fact("decision", refused))
            }
        };
        done.map_err(|_| Refused::Fault("leaf"))
    }

    /// Shows the claimant in full; the look is on record before anything is shown.
    ///
    /// # Errors
    /// [`Refused`].
    pub async fn reveal_claimant(
        &self,
        who: &Principal,
        id: &str,
        reason: &str,
        acting: &Acting,
    ) -> Result<Person, Refused> {
        let claim = self.desk_claim(who, id).await?;
        let reason = self.reason(reason)?;
        let mut act = acting.act(self.clock, Action::PersonReveal, ObjectKind::Account, &claim.account);
        act.reason = Some(reason);
        self.store.record(&act).await?;
        self.opened(&claim.account).await
    }

    /// One's own claim while papers may be added to it.
    ///
    /// # Errors
    /// [`Refused::Missing`] where one has no such claim; [`Refused::Changed`] where it is not open any more.
    pub async fn own_open_claim(&self, account: &str, id: &str) -> Result<Claim, Refused> {
        let claim = self.own_claim(account, id).await?;
        if claim.state == ClaimState::Received { Ok(claim) } else { Err(Refused::Changed) }
    }

    /// Records a file for one's own claim, while it is open. Its bytes are in the file store already.
    ///
    /// # Errors
    /// [`Refused`].
    pub async fn attach(&self, account: &str, id: &str, upload: &Upload, acting: &Acting) -> Result<(), Refused> {
        self.own_open_claim(account, id).await?;
        let act = self.paper_act(acting, upload);
        Ok(self.store.insert_upload(upload, ObjectKind::Claim.code(), id, &act).await?)
    }

    fn paper_act(&self, acting: &Acting, upload: &Upload) -> Act {
        let mut act = acting.act(self.clock, Action::FileUpload, ObjectKind::File, &upload.id);
        act.after = Some(upload.sha256.clone());
        act
    }

    /// The members of an enterprise one belongs to.
    ///
    /// # Errors
    /// [`Refused::Missing`] where one does not belong to it.
    pub async fn members(&self, who: &Principal, enterprise: &str) -> Result<Vec<Member>, Refused> {
        let members = self.store.members(&who.account, enterprise).await?;
        if members.is_empty() { Err(Refused::Missing) } else { Ok(members) }
    }

    fn owns(&self, who: &Principal, enterprise: &str) -> Result<(), Refused> {
        match decide(Some(who), Capability::ManageMembers, Object::Enterprise(enterprise), self.clock.micros()) {
            // One who works for it may know that it is there, but not do this.
            Err(Refusal::Foreign) if who.part_in(enterprise).is_some() => Err(Refused::May(Refusal::Role)),
            Err(Refusal::Foreign) => Err(Refused::Missing),
            other => Ok(other?),
        }
    }

    /// Adds an account that works for one's enterprise. It must be a producer's, in use.
    ///
    /// # Errors
    /// [`Refused`].
    pub async fn add_member(
        &self,
        who: &Principal,
        (enterprise, name): (&str, &str),
        (login, part): (&str, &str),
        acting: &Acting,
    ) -> Result<(), Refused> {
        self.owns(who, enterprise)?;
        let mut faults = Faults(Vec::new());
        let login = faults.take("login", daodi::people::answers::login(login), None);
        let part = faults.take("part", Part::from_code(part).ok_or(Fault::Choice), None);
        let (Some(login), Some(part)) = (login, part) else { return faults.none() };
        let account = self.store.account_by_login(&login).await?;
        let account = account
            .filter(|a| a.state == AccountState::Active && a.role == Some(Role::Producer))
            .ok_or_else(|| Refused::field("login", Fault::Unknown))?;
        let mut act = self.member_act(acting, Action::MemberAdd, enterprise);
        act.after = Some(state_of_member(&account.id, part));
        let args = [("enterprise", name.to_owned())];
        let told = Told { kind: "member_added", args: &args, link: "/my/enterprises", letter: None };
        let notices = [self.notice(&account, &told).await?];
        match self.store.add_member(enterprise, &account.id, part, &notices, &act).await {
            Err(StoreError::Conflict) => Err(Refused::field("login", Fault::Taken)),
            other => Ok(other?),
        }
    }

    /// Changes a member's part. The last owner stays owner.
    ///
    /// # Errors
    /// [`Refused`].
    pub async fn change_member(
        &self,
        who: &Principal,
        enterprise: &str,
        (account, part): (&str, &str),
        acting: &Acting,
    ) -> Result<(), Refused> {
        self.owns(who, enterprise)?;
        let part = Part::from_code(part).ok_or_else(|| Refused::field("part", Fault::Choice))?;
        let mut act = self.member_act(acting, Action::MemberChange, enterprise);
        act.before = self.member_now(enterprise, account).await?;
        act.after = Some(state_of_member(account, part));
        let done = self.store.change_member(enterprise, account, part, &act).await?;
        if done { Ok(()) } else { Err(Refused::Faults(vec![FieldFault::new("form", Fault::Changed)])) }
    }

    /// Takes a member out. The last owner stays.
    ///
    /// # Errors
    /// [`Refused`].
    pub async fn remove_member(
        &self,
        who: &Principal,
        (enterprise, name): (&str, &str),
        account: &str,
        acting: &Acting,
    ) -> Result<(), Refused> {
        self.owns(who, enterprise)?;
        let mut act = self.member_act(acting, Action::MemberRemove, enterprise);
        act.before = self.member_now(enterprise, account).await?;
        let args = [("enterprise", name.to_owned())];
        let notices: Vec<Notice> = match self.store.account(account).await? {
            Some(gone) => {
                let told = Told { kind: "member_removed", args: &args, link: "/my/enterprises", letter: None };
                vec![self.notice(&gone, &told).await?]
            }
            None => Vec::new(),
        };
        let done = self.store.remove_member(enterprise, account, &notices, &act).await?;
        if done { Ok(()) } else { Err(Refused::Faults(vec![FieldFault::new("form", Fault::Changed)])) }
    }

    /// A member as it is before it is changed; none where it is none.
    async fn member_now(&self, enterprise: &str, account: &str) -> Result<Option<String>, Refused> {
        let members = self.store.members_of(enterprise).await?;
        let known = members.iter().find(|member| member.account == account);
        Ok(known.map(|member| state_of_member(account, member.part)))
    }

    fn member_act(&self, acting: &Acting, action: Action, enterprise: &str) -> Act {
        let mut act = acting.act(self.clock, action, ObjectKind::Enterprise, enterprise);
        act.on_behalf = Some(enterprise.to_owned());
        act
    }
}
