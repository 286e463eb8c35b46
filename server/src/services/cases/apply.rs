//! The applicant's side: beginning, writing, handing in, taking back.

use super::{CaseService, title};
use crate::services::acting::Acting;
use crate::services::refused::Refused;
use daodi::application::{
    Answer, Application, CaseStep, ChangeOf, Finding, Kind, MOST_BASES, MOST_KEPT, PaperKind, Route, Section, State,
    Statement, Step, Supplement, Word,
};
use daodi::audit::{Action, ObjectKind};
use daodi::division::{DivisionLevel, DivisionStatus};
use daodi::form::{Fault, FieldFault};
use daodi::ground::GroundState;
use daodi::identifiers::DivisionCode;
use daodi::people::{Capability, Object, PageOf, Principal, Upload, capability::decide};
use daodi::ports::{Announcements, CaseQuery, Cases, Eyes, GroundRow, Grounds, StoreError};
use daodi::registrant::MarkListing;
use daodi::registry::{Register, Track};
use jiff::civil::Date;

/// What is typed to begin.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beginning {
    /// Id of the enterprise.
    pub enterprise: String,
    /// Slug of the product.
    pub product: String,
    /// Track and route, `gi_product.gi_product`.
    pub way: String,
    /// Code of what is asked for.
    pub kind: String,
    /// Code of what a change is about.
    pub change_of: String,
    /// The right that is to be changed or given up.
    pub authorisation: String,
}

/// What came of beginning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Begun {
    /// A draft with this id.
    New(String),
    /// One of its kind was open already: this.
    Open(String),
}

/// What came of saving a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// What is wrong with the page's answers. They are kept all the same.
    pub faults: Vec<FieldFault>,
}

/// An application as its applicant sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Own {
    /// The application.
    pub case: Application,
    /// Its papers.
    pub papers: Vec<(PaperKind, Upload)>,
    /// The bases that were chosen.
    pub bases: Vec<GroundRow>,
    /// What keeps it from being handed in, or would.
    pub findings: Vec<Finding>,
    /// What the registrants' lists say, where it is by a trademark.
    pub listing: Option<MarkListing>,
    /// What was done with it, oldest first; of what offices do among themselves, nothing.
    pub steps: Vec<CaseStep>,
    /// What each supplement changed, oldest first.
    pub supplements: Vec<Supplement>,
    /// The bases that were named in what was handed in at any time.
    pub supplement_bases: Vec<GroundRow>,
    /// What was said, oldest first.
    pub words: Vec<Word>,
}

impl Own {
    /// The fields that an office marked for the supplement that is asked for now, each with what is wanted.
    #[must_use]
    pub fn marks(&self) -> Vec<(String, String)> {
        let asked = self.steps.iter().rev().find(|step| step.step == Step::RequestSupplement);
        asked.filter(|_| self.case.state == State::Supplement).map(|step| step.marks.clone()).unwrap_or_default()
    }
}

impl CaseService {
    /// Begins an application, or leads to the open one.
    ///
    /// # Errors
    /// [`Refused::Faults`] names what is wrong with the answers.
    pub async fn begin(
        &self,
        who: &Principal,
        register: &Register,
        typed: &Beginning,
        acting: &Acting,
    ) -> Result<Begun, Refused> {
        let mut faults = Vec::new();
        let mut wrong = |field, fault| faults.push(FieldFault::new(field, fault));
        let missing = |text: &str, other| if text.is_empty() { Fault::Missing } else { other };
        // An enterprise that an office took up a moment ago may not be in the picture yet; what is another's is unknown.
        let enterprise = register.enterprise(&typed.enterprise).filter(|_| who.part_in(&typed.enterprise).is_some());
        if enterprise.is_none() {
            wrong("enterprise", missing(&typed.enterprise, Fault::Choice));
        }
        let product = register.product(&typed.product);
        if product.is_none() {
            wrong("product", missing(&typed.product, Fault::Unknown));
        }
        let kind = Kind::from_code(&typed.kind);
        if kind.is_none() {
            wrong("kind", missing(&typed.kind, Fault::Choice));
        }
        let change_of = ChangeOf::from_code(&typed.change_of).filter(|_| kind == Some(Kind::Change));
        if kind == Some(Kind::Change) && change_of.is_none() {
            wrong("change_of", missing(&typed.change_of, Fault::Choice));
        }
        let way = typed.way.split_once('.').and_then(|(track, route)| {
            let (track, route) = (Track::from_code(track)?, Route::from_code(route)?);
            let held = product
                .is_some_and(|product| product.has_track(track) && !register.is_revoked(product.slug.as_str(), track));
            (held && Route::open_under(track).contains(&route)).then_some((track, route))
        });
        if product.is_some() && way.is_none() {
            wrong("way", missing(&typed.way, Fault::Choice));
        }
        let (Some(enterprise), Some(product), Some(kind), Some((track, route))) = (enterprise, product, kind, way)
        else {
            return Err(Refused::Faults(faults));
        };
        if !faults.is_empty() {
            return Err(Refused::Faults(faults));
        }
        if kind == Kind::New && has_right(register, enterprise.id.as_str(), product.slug.as_str(), track) {
            return Err(Refused::field("kind", Fault::RightExists));
        }
        // What is to be changed or given up is a right that is one's own and in force.
        if kind != Kind::New {
            let rights = self.accounts.store.rights_of(&who.account).await?;
            let fits = |right: &daodi::registry::Authorisation| {
                right.id == typed.authorisation
                    && right.state.is_live()
                    && right.enterprise == enterprise.id
                    && right.product == product.slug
                    && right.track == track
            };
            if !rights.iter().any(fits) {
                return Err(Refused::field("authorisation", Fault::Choice));
            }
        }
        decide(
            Some(who),
            Capability::OwnApplications,
            Object::Enterprise(enterprise.id.as_str()),
            self.accounts.clock.micros(),
        )?;
        let handling = self.handling(product, track).await?;
        let now = self.accounts.clock.micros();
        let case = Application {
            id: self.accounts.clock.id(),
            receipt: None,
            kind,
            change_of,
            route,
            enterprise: enterprise.id.to_string(),
            name: enterprise.name.clone(),
            uscc: enterprise.uscc.as_ref().map(ToString::to_string).unwrap_or_default(),
            product: product.slug.clone(),
            product_name: product.name.clone(),
            track,
            authorisation: Some(typed.authorisation.clone()).filter(|id| !id.is_empty() && kind != Kind::New),
            office: handling.office,
            county: handling.county,
            prefecture: handling.prefecture,
            city_review: handling.city_review,
            entrusted: self.config.entrusted_approval,
            state: State::Draft,
            resume: None,
            statement: Statement::default(),
            made_by: who.account.clone(),
            made_at: now,
            submitted_at: None,
            since: now,
            due_at: None,
            assigned: None,
            opinion_by: None,
            city_by: None,
            proposed_by: None,
            approved_by: None,
            handover: None,
            announced_in: None,
            announced_on: None,
            download_on: None,
            demo: false,
            version: 1,
        };
        if let Some(open) = self.accounts.store.open_application(&who.account, &case).await? {
            return Ok(Begun::Open(open.id));
        }
        let mut act = acting.act(self.accounts.clock, Action::ApplicationBegin, ObjectKind::Application, &case.id);
        act.on_behalf = Some(case.enterprise.clone());
        act.after = Some(daodi::audit::fingerprint(b"", &super::moving::state_of(&case)));
        match self.accounts.store.insert_application(&case, &act).await {
            Err(StoreError::Conflict) => Err(Refused::Changed),
            other => Ok(other.map(|()| Begun::New(case.id))?),
        }
    }

    /// The applications of one's enterprises.
    ///
    /// # Errors
    /// [`Refused`].
    pub async fn own_applications(&self, who: &Principal, query: &CaseQuery) -> Result<PageOf<Application>, Refused> {
        Ok(self.accounts.store.applications_of(&who.account, query).await?)
    }

    pub(super) async fn own_case(&self, who: &Principal, id: &str) -> Result<Application, Refused> {
        let case = self.accounts.store.case(Eyes::Applicant(&who.account), id).await?.ok_or(Refused::Missing)?;
        let enterprise = Object::Enterprise(&case.enterprise);
        decide(Some(who), Capability::OwnApplications, enterprise, self.accounts.clock.micros())
            .map_err(|_| Refused::Missing)?;
        Ok(case)
    }

    /// One's own application with all that belongs to it.
    ///
    /// # Errors
    /// [`Refused::Missing`] where one has no such application.
    pub async fn own_application(&self, who: &Principal, register: &Register, id: &str) -> Result<Own, Refused> {
        let case = self.own_case(who, id).await?;
        let papers = self.accounts.store.papers(id).await?;
        let bases = self.bases(&case).await?;
        let findings = self.findings(register, &case, &papers, &bases);
        let inside = |step: &CaseStep| matches!(step.step, Step::ProposeApproval | Step::DeclineApproval);
        let mut steps = self.accounts.store.case_steps(id).await?;
        steps.retain(|step| !inside(step));
        let (supplements, supplement_bases) = self.supplements(&case, &steps).await?;
        Ok(Own {
            papers,
            bases,
            findings,
            listing: self.listing(&case).await?,
            steps,
            supplements,
            supplement_bases,
            words: self.accounts.store.words(id).await?,
            case,
        })
    }

    /// What keeps an application from being handed in.
    pub(super) fn findings(
        &self,
        register: &Register,
        case: &Application,
        papers: &[(PaperKind, Upload)],
        bases: &[GroundRow],
    ) -> Vec<Finding> {
        let kinds: Vec<PaperKind> = papers.iter().map(|(kind, _)| *kind).collect();
        let today = self.accounts.clock.today();
        let mut found = case.statement.findings(&case.scope(), &kinds, today, |code| is_county(register, code));
        // A base that was chosen may have been returned, taken back or given up since.
        let stands = |id: &str| {
            bases.iter().any(|base| {
                base.version.id == id && base.ground.state == GroundState::Active && base.version.state.stands()
            })
        };
        if !case.statement.bases().all(stands) && !found.iter().any(|known| known.fault.field == "bases") {
            found.push(Finding { section: Section::Places, fault: FieldFault::new("bases", Fault::Choice) });
        }
        found
    }

    /// The bases that an application names, as they were declared.
    pub(super) async fn bases(&self, case: &Application) -> Result<Vec<GroundRow>, Refused> {
        let ids: Vec<&str> = case.statement.bases().take(MOST_BASES).collect();
        Ok(self.accounts.store.ground_versions(&case.enterprise, &ids).await?)
    }

    /// The bases that the page of the places offers: those of the product, and what was chosen before.
    ///
    /// # Errors
    /// [`Refused`].
    pub async fn offered_bases(&self, own: &Own) -> Result<Vec<GroundRow>, Refused> {
        let mut offered = self.accounts.store.ground_places(&own.case.enterprise).await?;
        offered.retain(|base| base.ground.product == own.case.product);
        for chosen in &own.bases {
            if !offered.iter().any(|base| base.version.id == chosen.version.id) {
                offered.push(chosen.clone());
            }
        }
        Ok(offered)
    }

    /// How long new applications for a product took lately, from handing in to the province's approval: how many were
    /// approved in the last year, and the median in working days. None while there are fewer than three, for the product
    /// and for all.
    ///
    /// # Errors
    /// [`Refused`].
    pub async fn took(&self, product: &str) -> Result<Option<(i64, i64)>, Refused> {
        const YEAR: i64 = 366 * 86_400 * 1_000_000;
        let since = self.accounts.clock.micros() - YEAR;
        let mut approvals = self.accounts.store.approvals(product, since, 500).await?;
        if approvals.len() < 3 {
            approvals = self.accounts.store.approvals("", since, 500).await?;
        }
        if approvals.len() < 3 {
            return Ok(None);
        }
        let day = daodi::application::day_of;
        let calendar = self.calendar();
        let mut days: Vec<i64> =
            approvals.iter().map(|(from, to)| i64::from(calendar.working_days_between(day(*from), day(*to)))).collect();
        days.sort_unstable();
        let median = days.get(days.len() / 2).copied().unwrap_or_default();
        Ok(Some((i64::try_from(days.len()).unwrap_or(i64::MAX), median)))
    }

    /// What is wrong with the answers of a page, without keeping them.
    ///
    /// # Errors
    /// [`Refused::Missing`].
    pub async fn look(
        &self,
        who: &Principal,
        register: &Register,
        (id, section): (&str, Section),
        typed: &[(String, String)],
    ) -> Result<Vec<FieldFault>, Refused> {
        let case = self.own_case(who, id).await?;
        Ok(answered(&case, section, typed, self.accounts.clock.today(), register)?.1)
    }

    /// Keeps the answers of a page, right or wrong, and says what is wrong with them.
    ///
    /// # Errors
    /// [`Refused::Faults`] where an answer is longer than anything that is kept; then nothing is.
    pub async fn save(
        &self,
        who: &Principal,
        register: &Register,
        (id, section): (&str, Section),
        typed: &[(String, String)],
        acting: &Acting,
    ) -> Result<Saved, Refused> {
        let case = self.own_case(who, id).await?;
        if !case.is_open_to_applicant() {
            return Err(Refused::Changed);
        }
        let (statement, faults) = answered(&case, section, typed, self.accounts.clock.today(), register)?;
        let mut act = acting.act(self.accounts.clock, Action::ApplicationSave, ObjectKind::Application, id);
        act.on_behalf = Some(case.enterprise.clone());
        act.before = Some(daodi::audit::fingerprint(b"", &case.statement.to_json()));
        act.after = Some(daodi::audit::fingerprint(b"", &statement.to_json()));
        if self.accounts.store.save_statement(&who.account, id, &statement, &act).await? {
            Ok(Saved { faults })
        } else {
            Err(Refused::Changed)
        }
    }

    /// One's own application while papers may be added to it.
    ///
    /// # Errors
    /// [`Refused::Missing`], [`Refused::Changed`] where it is not open any more, [`Refused::Faults`] where the kind is none
    /// that this application asks for.
    pub async fn for_paper(&self, who: &Principal, id: &str, kind: &str) -> Result<PaperKind, Refused> {
        let case = self.own_case(who, id).await?;
        if !case.is_open_to_applicant() {
            return Err(Refused::Changed);
        }
        let asked = daodi::application::papers(case.kind, case.change_of, case.route);
        PaperKind::from_code(kind)
            .filter(|kind| asked.iter().any(|(known, _)| known == kind))
            .ok_or_else(|| Refused::field("kind", Fault::Choice))
    }

    /// Adds a paper whose bytes are in the file store already.
    ///
    /// # Errors
    /// [`Refused`].
    pub async fn add_paper(
        &self,
        who: &Principal,
        id: &str,
        (kind, upload): (PaperKind, &Upload),
        acting: &Acting,
    ) -> Result<(), Refused> {
        let mut act = acting.act(self.accounts.clock, Action::ApplicationPaper, ObjectKind::Application, id);
        act.after = Some(upload.sha256.clone());
        let added = self.accounts.store.add_paper(&who.account, id, kind, upload, &act).await?;
        if added { Ok(()) } else { Err(Refused::Changed) }
    }

    /// Takes a paper out.
    ///
    /// # Errors
    /// [`Refused::Changed`] where there is no such paper, or nothing may be changed any more.
    pub async fn remove_paper(&self, who: &Principal, id: &str, upload: &str, acting: &Acting) -> Result<(), Refused> {
        self.own_case(who, id).await?;
        let mut act = acting.act(self.accounts.clock, Action::ApplicationPaperRemove, ObjectKind::Application, id);
        act.reason = Some(upload.to_owned());
        let papers = self.accounts.store.papers(id).await?;
        act.before = papers.into_iter().find(|(_, paper)| paper.id == upload).map(|(_, paper)| paper.sha256);
        let removed = self.accounts.store.remove_paper(&who.account, id, upload, &act).await?;
        if removed { Ok(()) } else { Err(Refused::Changed) }
    }

    /// Hands an application in, the first time or with its supplement, in the version that was looked at.
    ///
    /// # Errors
    /// [`Refused::Faults`] names everything that is missing or wrong; [`Refused::Changed`] where it was changed or moved
    /// meanwhile.
    pub async fn submit(
        &self,
        who: &Principal,
        register: &Register,
        (id, version): (&str, &str),
        acting: &Acting,
    ) -> Result<(), Refused> {
        let case = self.own_case(who, id).await?;
        if version.parse() != Ok(case.version) {
            return Err(Refused::Changed);
        }
        let papers = self.accounts.store.papers(id).await?;
        let findings = self.findings(register, &case, &papers, &self.bases(&case).await?);
        if !findings.is_empty() {
            return Err(Refused::Faults(findings.into_iter().map(|finding| finding.fault).collect()));
        }
        let step = if case.state == State::Supplement { Step::Supplement } else { Step::Submit };
        if step == Step::Supplement && !self.is_supplemented(&case).await? {
            return Err(Refused::field("form", Fault::Unsupplemented));
        }
        let mut after = self.after(&case, step)?;
        if step == Step::Submit {
            let product = register.product(case.product.as_str()).ok_or(Refused::Changed)?;
            let enterprise = register.enterprise(&case.enterprise).ok_or(Refused::Changed)?;
            if case.kind == Kind::New && has_right(register, enterprise.id.as_str(), product.slug.as_str(), case.track)
            {
                return Err(Refused::field("form", Fault::RightExists));
            }
            if case.kind == Kind::New && register.is_revoked(product.slug.as_str(), case.track) {
                return Err(Refused::field("form", Fault::ProtectionRevoked));
            }
            let Some(uscc) = &enterprise.uscc else {
                return Err(Refused::field("enterprise", Fault::Uscc));
            };
            let handling = self.handling(product, case.track).await?;
            after = Application {
                name: enterprise.name.clone(),
                uscc: uscc.to_string(),
                product_name: product.name.clone(),
                office: handling.office,
                county: handling.county,
                prefecture: handling.prefecture,
                city_review: handling.city_review,
                entrusted: self.config.entrusted_approval,
                submitted_at: Some(after.since),
                ..after
            };
        }
        self.own_move(who, &case, after, step, acting).await
    }

    /// Takes an application back.
    ///
    /// # Errors
    /// [`Refused::Changed`] where it has ended meanwhile.
    pub async fn withdraw(&self, who: &Principal, id: &str, acting: &Acting) -> Result<(), Refused> {
        let case = self.own_case(who, id).await?;
        let after = self.after(&case, Step::Withdraw)?;
        self.own_move(who, &case, after, Step::Withdraw, acting).await
    }

    async fn own_move(
        &self,
        who: &Principal,
        case: &Application,
        after: Application,
        step: Step,
        acting: &Acting,
    ) -> Result<(), Refused> {
        let mut movement = self.movement(case, after, step, (acting, ""));
        movement.right = self.effect(case, &movement.after, (step, ""), acting).await?;
        let mut act = self.act_of(case, &movement, acting).await?;
        act.notices = self.tell_applicant(&movement.after, step, None, "").await?;
        let told = if step == Step::Withdraw { "application_taken_back" } else { "application_back" };
        if step != Step::Submit {
            act.notices.extend(self.tell_officer(&movement.after, told, "").await?);
        }
        match self.accounts.store.move_case(Eyes::Applicant(&who.account), &movement, &act).await {
            Ok(true) => Ok(()),
            Ok(false) | Err(StoreError::Conflict) => Err(Refused::Changed),
            Err(other) => Err(other.into()),
        }
    }

    /// Throws a draft away.
    ///
    /// # Errors
    /// [`Refused::Changed`] where it was handed in.
    pub async fn discard(&self, who: &Principal, id: &str, acting: &Acting) -> Result<(), Refused> {
        let case = self.own_case(who, id).await?;
        let mut act = acting.act(self.accounts.clock, Action::ApplicationDiscard, ObjectKind::Application, id);
        act.before = Some(daodi::audit::fingerprint(b"", &super::moving::state_of(&case)));
        act.on_behalf = Some(case.enterprise);
        if self.accounts.store.discard_draft(&who.account, id, &act).await? { Ok(()) } else { Err(Refused::Changed) }
    }

    /// Says something to the office.
    ///
    /// # Errors
    /// [`Refused`].
    pub async fn say_to_office(&self, who: &Principal, id: &str, text: &str, acting: &Acting) -> Result<(), Refused> {
        let case = self.own_case(who, id).await?;
        let text = super::desk::words(text, "words")?;
        let mut act = acting.act(self.accounts.clock, Action::ApplicationSay, ObjectKind::Application, id);
        act.on_behalf = Some(case.enterprise.clone());
        act.after = self.accounts.committed(&who.account, &act.id, &text).await?;
        act.notices = self.tell_officer(&case, "application_asked", &title(&case)).await?;
        let said = self.accounts.store.say(Eyes::Applicant(&who.account), id, &text, &act).await?;
        if said { Ok(()) } else { Err(Refused::Changed) }
    }

    /// A paper of one's own application.
    ///
    /// # Errors
    /// [`Refused::Missing`].
    pub async fn own_paper(&self, who: &Principal, upload: &str) -> Result<Upload, Refused> {
        self.accounts.store.paper(Eyes::Applicant(&who.account), upload).await?.ok_or(Refused::Missing)
    }
}

/// Whether an enterprise has a right in a product under a track that has not ended.
fn has_right(register: &Register, enterprise: &str, product: &str, track: Track) -> bool {
    let mut rights = register.authorisations_of_enterprise(enterprise);
    rights.any(|right| right.product.as_str() == product && right.track == track && right.state.is_live())
}

/// What an application states once the answers of a page are in it, and what is wrong with those.
fn answered(
    case: &Application,
    section: Section,
    typed: &[(String, String)],
    today: Date,
    register: &Register,
) -> Result<(Statement, Vec<FieldFault>), Refused> {
    let mut statement = case.statement.clone();
    let mut faults = Vec::new();
    for question in case.scope().questions_of(section) {
        let mut answers = typed.iter().filter(|(name, _)| name == question.name).map(|(_, value)| value.as_str());
        // Of bases several are chosen; of everything else the first answer counts.
        let answer = match question.answer {
            Answer::Bases => answers.collect::<Vec<_>>().join("\n"),
            _ => answers.next().unwrap_or_default().to_owned(),
        };
        if answer.chars().count() > MOST_KEPT {
            let most = u32::try_from(MOST_KEPT).unwrap_or(u32::MAX);
            return Err(Refused::Faults(vec![FieldFault::bound(question.name, Fault::TooLong, most)]));
        }
        statement.set(question.name, &answer);
        faults.extend(question.fault_of(statement.get(question.name), today, &|code| is_county(register, code)));
    }
    Ok((statement, faults))
}

/// Whether a code is a county of the province as it is today; 济源 counts as one.
pub(super) fn is_county(register: &Register, code: DivisionCode) -> bool {
    register.division(code).is_some_and(|division| {
        division.status == DivisionStatus::Current
            && (division.level == DivisionLevel::County
                || (division.level == DivisionLevel::Prefecture && register.counties(code).is_empty()))
    })
}
