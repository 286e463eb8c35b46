//! Deciding a declared version: an officer does, never the software.

use super::GroundService;
use super::declare::{geometry_hash, state_of_version};
use crate::mail::Letter;
use crate::services::accounts::Told;
use crate::services::acting::{Acting, publish};
use crate::services::refused::Refused;
use daodi::audit::{Act, Action};
use daodi::form::Fault;
use daodi::ground::{Ground, GroundVersion, ShapeSource, VersionState, Visibility};
use daodi::people::PageOf;
use daodi::people::{Capability, Principal, Role, capability::decide};
use daodi::ports::{GroundDecision, GroundQuery, GroundRow, Grounds};

impl GroundService {
    /// The declared versions of an office and those below it.
    ///
    /// # Errors
    /// [`Refused`].
    pub async fn desk(&self, who: &Principal, query: &GroundQuery) -> Result<PageOf<GroundRow>, Refused> {
        Ok(self.store.grounds_in(Self::desk_of(who)?, query).await?)
    }

    /// How many versions of each state an office and those below it have.
    ///
    /// # Errors
    /// [`Refused`].
    pub async fn desk_counts(&self, who: &Principal) -> Result<Vec<(VersionState, i64)>, Refused> {
        Ok(self.store.ground_counts(Self::desk_of(who)?).await?)
    }

    /// A base of an office or one below it, with its versions.
    ///
    /// # Errors
    /// [`Refused::Missing`] where it lies elsewhere.
    pub async fn desk_ground(&self, who: &Principal, id: &str) -> Result<(Ground, Vec<GroundVersion>), Refused> {
        let found = self.store.ground_in(Self::desk_of(who)?, id).await?.ok_or(Refused::Missing)?;
        if who.role != Role::Auditor {
            let now = self.accounts.clock.micros();
            decide(Some(who), Capability::ViewGrounds, Self::place_of(&found.0), now).map_err(|_| Refused::Missing)?;
        }
        Ok(found)
    }

    /// Decides the version that waits, as it was seen. Whoever declared it is told.
    ///
    /// # Errors
    /// [`Refused::Changed`] where it was decided or taken back meanwhile, or what everybody may see of the base has changed;
    /// [`Refused::Faults`] where no reason is given or the same person declared it.
    pub async fn decide(
        &self,
        who: &Principal,
        id: &str,
        (version_id, version): (&str, &str),
        (accept, reason): (&str, &str),
        acting: &Acting,
    ) -> Result<(), Refused> {
        let (ground, versions) = self.desk_ground(who, id).await?;
        decide(Some(who), Capability::DecideGround, Self::place_of(&ground), self.accounts.clock.micros())?;
        let accepted = match accept {
            "accept" => true,
            "return" => false,
            _ => return Err(Refused::field("decision", Fault::Choice)),
        };
        let reason = self.accounts.reason(reason)?;
        let known = versions.iter().find(|known| known.id == version_id).ok_or(Refused::Changed)?;
        if known.state != VersionState::Declared || version.parse() != Ok(known.version) {
            return Err(Refused::Changed);
        }
        if known.declared_by == who.account {
            return Err(Refused::field("decision", Fault::SamePerson));
        }
        let decision = GroundDecision {
            id: known.id.clone(),
            version: known.version,
            accepted,
            reason: reason.clone(),
            by: who.account.clone(),
            at: self.accounts.clock.micros(),
            visibility: ground.visibility,
        };
        let mut act = self.act(acting, Action::GroundDecide, &ground);
        let decided = GroundVersion {
            state: if accepted { VersionState::Accepted } else { VersionState::Returned },
            reason: Some(reason.clone()),
            version: known.version + 1,
            ..known.clone()
        };
        (act.before, act.after) = (Some(state_of_version(known)), Some(state_of_version(&decided)));
        act.reason = Some(reason.clone());
        self.publish_decision(&mut act, &ground, known, &decision).await?;
        self.tell(&mut act, &ground, known, &decision).await?;
        let done = self.store.decide_version(Self::desk_of(who)?, &decision, &act).await?;
        if done { Ok(()) } else { Err(Refused::Changed) }
    }

    /// The decision for the public log: what the enterprise lets everybody see as facts, the rest as commitments, whose salts
    /// follow from the key of the person who declared it.
    async fn publish_decision(
        &self,
        act: &mut Act,
        ground: &Ground,
        version: &GroundVersion,
        decision: &GroundDecision,
    ) -> Result<(), Refused> {
        let part = self.accounts.key_part(&version.declared_by).await?.ok_or(Refused::Changed)?;
        let (shown, outlined) = match decision.visibility {
            _ if !decision.accepted => (false, false),
            Visibility::Hidden => (false, false),
            Visibility::CountyOnly => (true, false),
            Visibility::Outline => (true, true),
        };
        let state = if decision.accepted { VersionState::Accepted } else { VersionState::Returned };
        let hash = geometry_hash(&version.geometry);
        let (county, area) = (ground.county.to_string(), version.area_m2.to_string());
        let values = [
            ("enterprise", ground.enterprise.as_str(), shown),
            ("product", ground.product.as_str(), shown),
            ("ground_kind", ground.kind.code(), shown),
            ("county", county.as_str(), shown),
            ("area_m2", area.as_str(), shown),
            ("ground_name", ground.name.as_str(), outlined),
            ("geometry_sha256", hash.as_str(), outlined),
            ("account", version.declared_by.as_str(), false),
            ("reason", decision.reason.as_str(), false),
        ];
        // The enterprise acts through its officer here: it is named by its own fact, or not at all.
        let on_behalf = act.on_behalf.take();
        let id = act.id.clone();
        let done = publish(act, |leaf| {
            let leaf = leaf.fact("decision", state.code()).fact("year", i64::from(version.year));
            values.iter().fold(leaf, |leaf, (name, value, open)| {
                if *open { leaf.fact(name, *value) } else { leaf.commitment(name, part.commitment(&id, name, value)) }
            })
        });
        act.on_behalf = on_behalf;
        done.map_err(|_| Refused::Fault("leaf"))
    }

    /// Tells whoever declared it, in the system and by mail; the enterprise's people where an officer drew it. One who is
    /// gone is told nothing.
    async fn tell(
        &self,
        act: &mut Act,
        ground: &Ground,
        version: &GroundVersion,
        decision: &GroundDecision,
    ) -> Result<(), Refused> {
        let people = match version.source {
            ShapeSource::Drawn => self.accounts.people_of(&ground.enterprise).await?,
            _ => vec![self.accounts.known(&version.declared_by).await?],
        };
        let kind = if decision.accepted { "ground_accepted" } else { "ground_returned" };
        let args =
            [("ground", ground.name.clone()), ("year", version.year.to_string()), ("reason", decision.reason.clone())];
        let link = format!("/my/bases/{}", ground.id);
        for account in people {
            let letter = Letter::GroundDecided {
                ground: ground.name.clone(),
                year: version.year,
                office: self.accounts.office_name(&account.locale, Some(ground.county)).await?,
                accepted: decision.accepted,
                reason: decision.reason.clone(),
                path: link.clone(),
            };
            let told = Told { kind, args: &args, link: &link, letter: Some(letter) };
            act.notices.push(self.accounts.notice(&account, &told).await?);
        }
        Ok(())
    }
}
