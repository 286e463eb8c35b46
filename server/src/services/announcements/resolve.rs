//! From checked rows to what is written: rights, changes, ends, protections, each with its act and its public entry.

use super::{AnnouncementService, Opened};
use crate::services::acting::{Acting, publish};
use crate::services::refused::Refused;
use daodi::application::Application;
use daodi::audit::{Act, Action, ObjectKind, fingerprint};
use daodi::identifiers::{AnnouncementKind, PartialDate, Slug};
use daodi::ports::{
    EnterpriseField, EnterpriseValue, FilingApplication, FilingStep, Grant, NewMessage, Notice, People, RightStep,
};
use daodi::registry::announcing::{
    AnnouncedItem, CaseAnswer, CheckedItem, ItemField, NewEnterprise, NewProduct, WaitingCase,
};
use daodi::registry::{
    Announcement, Authorisation, AuthorisationAct, AuthorisationChange, Citation, Enterprise, Needs, Product,
    ProtectionAct, ProtectionStep, SourceKind, Track, Whose, transition,
};
use jiff::civil::Date;
use std::collections::{BTreeMap, HashSet};

/// What is being put together.
struct Resolving<'a> {
    service: &'a AnnouncementService,
    opened: &'a Opened,
    acting: Acting,
    announcement: Announcement,
    day: Date,
    at: i64,
    out: FilingApplication,
    slugs: HashSet<String>,
    /// The rights whose cases it answers: their people are told by the case.
    answered: HashSet<String>,
}

impl AnnouncementService {
    /// Resolves an entry without doubtful rows.
    pub(super) async fn resolve(
        &self,
        opened: &Opened,
        step: FilingStep,
        notices: Vec<Notice>,
        acting: &Acting,
    ) -> Result<FilingApplication, Refused> {
        let filing = &opened.filing;
        let announcement = filing.announcement().map_err(|_| Refused::Fault("announcement"))?;
        let mut resolving = Resolving {
            service: self,
            opened,
            acting: Acting { once: None, ..acting.clone() },
            day: filing.date.ok_or(Refused::Changed)?,
            at: step.at,
            out: FilingApplication {
                step,
                generation: opened.register.generation(),
                announcement: announcement.clone(),
                products: Vec::new(),
                enterprises: Vec::new(),
                values: Vec::new(),
                grants: Vec::new(),
                steps: Vec::new(),
                cases: Vec::new(),
                passed_over: Vec::new(),
                protections: Vec::new(),
                notices,
            },
            announcement,
            slugs: HashSet::new(),
            answered: HashSet::new(),
        };
        for (item, row) in opened.items.iter().zip(&opened.checked).filter(|(_, row)| !row.left_out) {
            resolving.row(item, row)?;
        }
        resolving.move_cases().await?;
        resolving.tell().await?;
        Ok(resolving.out)
    }
}

impl<'a> Resolving<'a> {
    fn row(&mut self, item: &AnnouncedItem, row: &CheckedItem) -> Result<(), Refused> {
        match self.opened.filing.kind {
            AnnouncementKind::UserApproval => self.grant(item, row),
            AnnouncementKind::UserChange => self.step(item, row, AuthorisationAct::Change),
            AnnouncementKind::UserStop => self.step(item, row, AuthorisationAct::Stop),
            AnnouncementKind::Preliminary => self.protect(item, row, ProtectionAct::Preliminary),
            AnnouncementKind::Recognition => self.protect(item, row, ProtectionAct::Recognised),
            AnnouncementKind::Revocation => self.protect(item, row, ProtectionAct::Revoked),
            _ => Err(Refused::Fault("kind")),
        }
    }

    fn act(&self, action: Action, kind: ObjectKind, object: &str) -> Act {
        self.acting.act(self.service.clock, action, kind, object)
    }

    /// The announcement as a basis in words.
    fn basis(&self) -> String {
        self.opened.filing.text.clone()
    }

    fn enterprise(&mut self, row: &CheckedItem) -> Result<Slug, Refused> {
        if let Some(new) = &row.new_enterprise {
            return self.new_enterprise(new);
        }
        row.enterprise.clone().ok_or(Refused::Changed)
    }

    /// Takes an enterprise up once, however many rows name it.
    fn new_enterprise(&mut self, new: &NewEnterprise) -> Result<Slug, Refused> {
        let id = Slug::parse(&format!("e-{}", new.uscc.as_str().to_lowercase())).map_err(|_| Refused::Fault("id"))?;
        if !self.out.enterprises.iter().any(|known| known.id == id) {
            self.out.enterprises.push(Enterprise {
                id: id.clone(),
                name: new.name.clone(),
                uscc: Some(new.uscc.clone()),
                products: Vec::new(),
                prefecture: Some(new.prefecture),
                county: new.county,
                address: new.address.clone(),
                brands: Vec::new(),
                authorisation_text: None,
                role: "企业".to_owned(),
                notes: None,
                sources: vec![Citation { kind: SourceKind::Web, text: self.basis() }],
            });
        }
        Ok(id)
    }

    fn grant(&mut self, item: &AnnouncedItem, row: &CheckedItem) -> Result<(), Refused> {
        let enterprise = self.enterprise(row)?;
        let product = row.product.clone().ok_or(Refused::Changed)?;
        let track = row.track.ok_or(Refused::Changed)?;
        let uscc: String = item.value(ItemField::Uscc).chars().filter(|c| !c.is_whitespace()).collect();
        if row.learns_uscc
            && let Ok(code) = daodi::identifiers::Uscc::parse(&uscc.to_uppercase())
        {
            let value = EnterpriseValue { enterprise: enterprise.to_string(), value: EnterpriseField::Uscc(code) };
            if !self.out.values.contains(&value) {
                self.out.values.push(value);
            }
        }
        let id = self.service.clock.id();
        let mut right = Authorisation::granted(id, enterprise.clone(), product.clone(), track, self.day, self.basis());
        right.announcement = Some(self.announcement.id.to_string());
        right.application = match self.answers(item) {
            Some(case) => {
                self.answered.insert(right.id.clone());
                Some(case.id.clone())
            }
            None => item.application.clone(),
        };
        right.term_end = item.value(ItemField::TermEnd).trim().parse().ok();
        let mut act = self.act(Action::AuthorisationGrant, ObjectKind::Authorisation, &right.id);
        act.on_behalf = Some(enterprise.to_string());
        act.after = Some(fingerprint(b"", right.state.code()));
        self.publish(&mut act, &right, &[("state", right.state.code())])?;
        let change = AuthorisationChange {
            id: act.id.clone(),
            authorisation: right.id.clone(),
            at: self.at,
            day: self.day,
            act: None,
            from: None,
            to: right.state,
            announcement: right.announcement.clone(),
            basis: self.basis(),
            reason: String::new(),
            was: None,
            becomes: None,
        };
        self.out.grants.push(Grant { authorisation: right, change, act });
        Ok(())
    }

    fn publish(&self, act: &mut Act, right: &Authorisation, more: &[(&str, &str)]) -> Result<(), Refused> {
        publish(act, |leaf| {
            let leaf = leaf
                .fact("enterprise", right.enterprise.as_str())
                .fact("product", right.product.as_str())
                .fact("track", right.track.code())
                .fact("day", self.day.to_string())
                .fact("announcement", self.announcement.id.as_str());
            more.iter().fold(leaf, |leaf, (name, value)| leaf.fact(name, *value))
        })
        .map_err(|_| Refused::Fault("leaf"))
    }

    fn step(&mut self, item: &AnnouncedItem, row: &CheckedItem, what: AuthorisationAct) -> Result<(), Refused> {
        let right =
            row.right.as_deref().and_then(|id| self.opened.register.authorisation(id)).ok_or(Refused::Changed)?;
        let reason = item.value(ItemField::Reason).trim().to_owned();
        if self.answers(item).is_some() {
            self.answered.insert(right.id.clone());
        }
        let (mut was, mut becomes) = (None, None);
        if what == AuthorisationAct::Change {
            let known = self.opened.register.enterprise(right.enterprise.as_str()).ok_or(Refused::Changed)?;
            let (name, address) = (item.value(ItemField::NewName).trim(), item.value(ItemField::NewAddress).trim());
            if !address.is_empty() {
                (was, becomes) = (known.address.clone(), Some(address.to_owned()));
                self.value(&right.enterprise, EnterpriseField::Address(address.to_owned()));
            }
            if !name.is_empty() {
                // The name is what people look for: of the two it is the one that the history leads with.
                (was, becomes) = (Some(known.name.clone()), Some(name.to_owned()));
                if known.name != name {
                    self.value(&right.enterprise, EnterpriseField::Name(name.to_owned()));
                }
            }
        }
        self.take_step(right, what, &reason, (was, becomes), item.application.clone())
    }

    fn value(&mut self, enterprise: &Slug, value: EnterpriseField) {
        let value = EnterpriseValue { enterprise: enterprise.to_string(), value };
        if !self.out.values.contains(&value) {
            self.out.values.push(value);
        }
    }

    fn take_step(
        &mut self,
        right: &Authorisation,
        what: AuthorisationAct,
        reason: &str,
        (was, becomes): (Option<String>, Option<String>),
        application: Option<String>,
    ) -> Result<(), Refused> {
        let basis = self.basis();
        let says = Needs { whose: Whose::Announcement, day: self.day, from: right.from, reason, basis: &basis };
        let to = transition(right.state, what, &says).map_err(|_| Refused::Changed)?;
        let action = if to.is_live() { Action::AuthorisationChange } else { Action::AuthorisationEnd };
        let mut act = self.act(action, ObjectKind::Authorisation, &right.id);
        act.on_behalf = Some(right.enterprise.to_string());
        act.before = Some(fingerprint(b"", right.state.code()));
        act.after = Some(fingerprint(b"", to.code()));
        act.reason = (!reason.is_empty()).then(|| reason.to_owned());
        let mut facts = vec![("act", what.code()), ("state", to.code())];
        facts.extend(was.as_deref().map(|was| ("was", was)));
        facts.extend(becomes.as_deref().map(|becomes| ("becomes", becomes)));
        self.publish(&mut act, right, &facts)?;
        let change = AuthorisationChange {
            id: act.id.clone(),
            authorisation: right.id.clone(),
            at: self.at,
            day: self.day,
            act: Some(what),
            from: Some(right.state),
            to,
            announcement: Some(self.announcement.id.to_string()),
            basis,
            reason: reason.to_owned(),
            was,
            becomes,
        };
        let until = (!to.is_live()).then_some(self.day);
        self.out.steps.push((RightStep { version: right.version, change, until, application }, act));
        Ok(())
    }

    fn protect(&mut self, item: &AnnouncedItem, row: &CheckedItem, what: ProtectionAct) -> Result<(), Refused> {
        let product = match &row.new_product {
            Some(new) => self.new_product(new, what)?,
            None => row.product.clone().ok_or(Refused::Changed)?,
        };
        let track = row.track.unwrap_or(Track::GiProduct);
        let mut act = self.act(Action::ProtectionStep, ObjectKind::Product, product.as_str());
        let reason = item.value(ItemField::Reason).trim().to_owned();
        act.reason = (!reason.is_empty()).then(|| reason.clone());
        publish(&mut act, |leaf| {
            leaf.fact("act", what.code())
                .fact("track", track.code())
                .fact("day", self.day.to_string())
                .fact("announcement", self.announcement.id.as_str())
        })
        .map_err(|_| Refused::Fault("leaf"))?;
        let said = |field| Some(item.value(field).trim().to_owned()).filter(|text| !text.is_empty());
        let step = ProtectionStep {
            id: act.id.clone(),
            product: product.clone(),
            track,
            act: what,
            day: self.day,
            number: said(ItemField::Number),
            holder: said(ItemField::Holder),
            announcement: self.announcement.id.to_string(),
            at: self.at,
        };
        act.after = Some(fingerprint(b"", &line_of(&step)));
        self.out.protections.push((step, act));
        if what == ProtectionAct::Revoked {
            // What hangs on the protection ends with it.
            let register = self.opened.register.clone();
            let live = register.authorisations_of_product(product.as_str());
            for right in live.filter(|right| right.track == track && right.state.is_live()) {
                self.take_step(right, AuthorisationAct::Lapse, &reason, (None, None), None)?;
            }
        }
        Ok(())
    }

    fn new_product(&mut self, new: &NewProduct, what: ProtectionAct) -> Result<Slug, Refused> {
        if let Some(known) = self.out.products.iter().find(|known| known.name == new.name) {
            return Ok(known.slug.clone());
        }
        let syllables: Vec<String> = daodi::search::read(&new.name)
            .syllables
            .into_iter()
            .map(|s| s.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase())
            .filter(|s| !s.is_empty())
            .collect();
        let slug = self.free_slug(&syllables)?;
        let capital = |s: &String| {
            let mut chars = s.chars();
            chars.next().map(|first| first.to_ascii_uppercase().to_string() + chars.as_str()).unwrap_or_default()
        };
        let date = PartialDate::parse(&self.day.to_string()).ok().filter(|_| what == ProtectionAct::Recognised);
        self.out.products.push(Product {
            slug: slug.clone(),
            name: new.name.clone(),
            name_en: syllables.iter().map(capital).collect::<Vec<_>>().join(" "),
            aliases: Vec::new(),
            category: new.category,
            umbrella: None,
            prefecture: new.prefecture,
            counties: new.county.into_iter().collect(),
            protections: Vec::new(),
            first_protected: date,
            area_documents: Vec::new(),
            area_text: None,
            area_box: None,
            point: None,
            standard: None,
            applicant: None,
            quality_traits: None,
            eu_agreement: None,
            demo_zone: None,
            season_months: Vec::new(),
            notes: None,
            sources: vec![Citation { kind: SourceKind::Web, text: self.basis() }],
        });
        Ok(slug)
    }

    /// An address for a product's page that no other has: its name read aloud.
    fn free_slug(&mut self, syllables: &[String]) -> Result<Slug, Refused> {
        let mut stem: String = syllables.join("-").chars().take(80).collect();
        stem = stem.trim_matches('-').to_owned();
        if stem.len() < 2 {
            stem = format!("product-{}", self.announcement.id);
        }
        for n in 1..10_000 {
            let text = if n == 1 { stem.clone() } else { format!("{stem}-{n}") };
            let taken = self.opened.register.product(&text).is_some() || self.slugs.contains(&text);
            if !taken && let Ok(slug) = Slug::parse(&text) {
                self.slugs.insert(text);
                return Ok(slug);
            }
        }
        Err(Refused::Fault("slug"))
    }

    /// The case that waits for what a row says, if the row answers it. One that it does not answer is passed over.
    fn answers(&mut self, item: &AnnouncedItem) -> Option<&'a Application> {
        let waiting = self.opened.waiting.get(&item.line)?;
        if waiting.answer == CaseAnswer::Answers {
            return Some(&waiting.case);
        }
        self.out.passed_over.push(waiting.case.id.clone());
        None
    }

    /// Moves each case that is answered with its own act.
    async fn move_cases(&mut self) -> Result<(), Refused> {
        let basis = self.basis();
        let answered = self.opened.waiting.values().filter(|waiting| waiting.answer == CaseAnswer::Answers);
        for WaitingCase { case, .. } in answered {
            let moved = self.service.cases.answered(case, (&basis, self.day), &self.acting).await?;
            self.out.cases.push(moved);
        }
        Ok(())
    }

    /// Tells those who work for an enterprise what happened to its rights: one message for each right, but for those that
    /// were told already.
    async fn tell(&mut self) -> Result<(), Refused> {
        let new: HashSet<&Slug> = self.out.enterprises.iter().map(|e| &e.id).collect();
        let mut about: BTreeMap<Slug, Vec<(&'static str, String, String)>> = BTreeMap::new();
        for grant in self.out.grants.iter().filter(|grant| !new.contains(&grant.authorisation.enterprise)) {
            let right = &grant.authorisation;
            if self.answered.contains(&right.id) {
                continue;
            }
            let line = ("right_granted", right.product.to_string(), right.id.clone());
            about.entry(right.enterprise.clone()).or_default().push(line);
        }
        for (step, _) in self.out.steps.iter().filter(|(step, _)| !self.answered.contains(&step.change.authorisation)) {
            let Some(right) = self.opened.register.authorisation(&step.change.authorisation) else { continue };
            let kind = if step.change.to.is_live() { "right_changed" } else { "right_ended" };
            let line = (kind, right.product.to_string(), right.id.clone());
            about.entry(right.enterprise.clone()).or_default().push(line);
        }
        let mut notices = Vec::new();
        for (enterprise, lines) in about {
            for member in self.service.store.members_of(enterprise.as_str()).await? {
                for (kind, product, id) in &lines {
                    let name = self.opened.register.product(product).map_or(product.clone(), |p| p.name.clone());
                    notices.push(Notice {
                        message: Some(NewMessage {
                            id: self.service.clock.id(),
                            account: member.account.clone(),
                            at: self.at,
                            kind,
                            args: vec![("product".to_owned(), name), ("day".to_owned(), self.day.to_string())],
                            link: format!("/my/authorisations/{id}"),
                        }),
                        mail: None,
                    });
                }
            }
        }
        self.out.notices.extend(notices);
        Ok(())
    }
}

/// What of a step an act vouches for.
fn line_of(step: &ProtectionStep) -> String {
    format!(
        "{} {} {} {} {} {}\n{}",
        step.act.code(),
        step.product,
        step.track.code(),
        step.day,
        step.announcement,
        step.number.as_deref().unwrap_or_default(),
        step.holder.as_deref().unwrap_or_default(),
    )
}
