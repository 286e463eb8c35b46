//! The office's side: the queue, the case, its steps, notes and words.

use super::CaseService;
use crate::services::acting::Acting;
use crate::services::refused::Refused;
use daodi::application::{
    Application, By, CaseStep, Finding, Kind, Need, Note, PaperKind, SiteCheck, State, Step, Supplement, Word, rule_of,
};
use daodi::audit::{Action, ObjectKind};
use daodi::form::{Fault, FieldFault};
use daodi::people::{
    Account, AccountState, Capability, Object, OfficeLevel, PageOf, Person, Principal, Refusal, Role, Upload,
    capability::{decide, grants},
};
use daodi::ports::{AccountQuery, Accounts, CaseQuery, Cases, Eyes, GroundRow, Group, StoreError, Trail};
use daodi::registrant::MarkListing;
use daodi::registry::Register;
use jiff::civil::Date;

/// Most officers of an office that a list offers.
const MOST_OFFICERS: i64 = 200;
/// Most cases that are assigned at once.
const MOST_ASSIGNED: usize = 200;

/// The day on which the Trademark Law came into force: no right of any kind in a geographical indication is older.
const FIRST_RIGHTS: Date = jiff::civil::date(1983, 3, 1);

/// A step as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// Code of the step.
    pub step: String,
    /// The version that was seen.
    pub version: String,
    /// The reason, which the applicant is told.
    pub reason: String,
    /// Marked fields, each with what is wanted.
    pub marks: Vec<(String, String)>,
    /// Login name of the first checker.
    pub first: String,
    /// Login name of the second.
    pub second: String,
    /// A day: of the site check, of the announcement, of the opening.
    pub day: String,
    /// Issuer and number of the announcement.
    pub announcement: String,
}

/// A case with all that belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskCase {
    /// The case.
    pub case: Application,
    /// Its papers.
    pub papers: Vec<(PaperKind, Upload)>,
    /// The bases that it names.
    pub bases: Vec<GroundRow>,
    /// What is missing or wrong in what was stated.
    pub findings: Vec<Finding>,
    /// What the registrants' lists say, where it is by a trademark.
    pub listing: Option<MarkListing>,
    /// What was done with it, oldest first.
    pub steps: Vec<CaseStep>,
    /// What each supplement changed, oldest first.
    pub supplements: Vec<Supplement>,
    /// The bases that were named in what was handed in at any time.
    pub supplement_bases: Vec<GroundRow>,
    /// What officers noted.
    pub notes: Vec<Note>,
    /// What was said.
    pub words: Vec<Word>,
    /// The site check, where one was ordered.
    pub site_check: Option<SiteCheck>,
    /// The steps that the reader may take now.
    pub allowed: Vec<Step>,
    /// Whether the reader works on it: notes, words, assigning.
    pub may_work: bool,
    /// Whether the reader proposed the approval that waits: then another must decide.
    pub proposed_by_reader: bool,
    /// The person who applied, masked.
    pub applicant: Person,
    /// Login names of accounts that the case names, by id.
    pub logins: Vec<(String, String)>,
    /// Login names of the office's officers.
    pub officers: Vec<String>,
}

/// Reads words that somebody else will read: 1 to 2,000 characters, lines allowed.
pub(super) fn words(text: &str, field: &'static str) -> Result<String, Refused> {
    let text = text.replace("\r\n", "\n").trim().to_owned();
    if text.is_empty() {
        return Err(Refused::field(field, Fault::Missing));
    }
    if text.chars().count() > 2_000 {
        return Err(Refused::Faults(vec![FieldFault::bound(field, Fault::TooLong, 2_000)]));
    }
    if text.contains(|c: char| c.is_control() && c != '\n') {
        return Err(Refused::field(field, Fault::Character));
    }
    Ok(text)
}

impl CaseService {
    /// An office's queue.
    ///
    /// # Errors
    /// [`Refused`].
    pub async fn queue(&self, who: &Principal, query: &CaseQuery) -> Result<PageOf<Application>, Refused> {
        let query = CaseQuery { now: self.accounts.clock.micros(), ..query.clone() };
        Ok(self.accounts.store.queue(Self::office_of(who)?, &query).await?)
    }

    /// How many cases are in each group of an office's queue.
    ///
    /// # Errors
    /// [`Refused`].
    pub async fn queue_counts(&self, who: &Principal) -> Result<Vec<(Group, i64)>, Refused> {
        Ok(self.accounts.store.queue_counts(Self::office_of(who)?, self.accounts.clock.micros()).await?)
    }

    /// The officers of somebody's office who are in use.
    ///
    /// # Errors
    /// [`Refused`].
    pub async fn officers(&self, who: &Principal) -> Result<Vec<Account>, Refused> {
        let query = AccountQuery {
            office: Some(Self::office_of(who)?.code),
            state: Some(AccountState::Active),
            limit: MOST_OFFICERS,
            ..AccountQuery::default()
        };
        Ok(self.accounts.store.accounts(&query).await?.rows)
    }

    /// A case that lies with an office or one below it.
    pub(super) async fn lying(
        &self,
        who: &Principal,
        id: &str,
        capability: Capability,
    ) -> Result<Application, Refused> {
        let office = Self::office_of(who)?;
        let case = self.accounts.store.case(Eyes::Office(office), id).await?.ok_or(Refused::Missing)?;
        if who.role != Role::Auditor {
            let place = Object::Place { county: case.county, prefecture: case.prefecture };
            match decide(Some(who), capability, place, self.accounts.clock.micros()) {
                Err(Refusal::Foreign) => return Err(Refused::Missing),
                other => other?,
            }
        }
        Ok(case)
    }

    /// A case with all that belongs to it.
    ///
    /// # Errors
    /// [`Refused::Missing`] where it lies elsewhere.
    pub async fn desk_application(&self, who: &Principal, register: &Register, id: &str) -> Result<DeskCase, Refused> {
        let case = self.lying(who, id, Capability::ViewApplications).await?;
        let (office, store) = (Self::office_of(who)?, &self.accounts.store);
        let papers = store.papers(id).await?;
        let bases = self.bases(&case).await?;
        let site_check = store.site_check(office, id).await?;
        let place = Object::Place { county: case.county, prefecture: case.prefecture };
        // Freshness is asked for when a form is sent, not to see it.
        let may = |capability| decide(Some(who), capability, place, who.confirmed_at).is_ok();
        let mut allowed = case.situation().steps();
        allowed.retain(|step| {
            may(Capability::DecideApplication)
                && self.office_takes(who, &case, *step)
                && offered(*step, &case, &site_check)
                && (*step != Step::Reject || self.is_late(&case))
        });
        let mut logins = Vec::new();
        let named = [&case.assigned, &case.opinion_by, &case.city_by, &case.proposed_by, &case.approved_by];
        let checkers = site_check.iter().flat_map(|check| [&check.first, &check.second]);
        for id in named.into_iter().flatten().chain(checkers).chain([&case.made_by]) {
            if !logins.iter().any(|(known, _)| known == id)
                && let Some(account) = store.account(id).await?
            {
                logins.push((id.clone(), account.login));
            }
        }
        let steps = store.case_steps(id).await?;
        let (supplements, supplement_bases) = self.supplements(&case, &steps).await?;
        Ok(DeskCase {
            findings: self.findings(register, &case, &papers, &bases),
            bases,
            listing: self.listing(&case).await?,
            steps,
            supplements,
            supplement_bases,
            notes: store.notes(office, id).await?,
            words: store.words(id).await?,
            allowed,
            may_work: may(Capability::WorkApplications),
            proposed_by_reader: case.proposed_by.as_ref() == Some(&who.account) && case.approved_by.is_none(),
            applicant: self.accounts.masked(&case.made_by).await?,
            logins,
            officers: self.officers(who).await?.into_iter().map(|account| account.login).collect(),
            papers,
            site_check,
            case,
        })
    }

    /// Whether a step is one of somebody's own office. Each step belongs to exactly one office, also where others look on.
    fn office_takes(&self, who: &Principal, case: &Application, step: Step) -> bool {
        let office = rule_of(step).and_then(|rule| case.office_of(rule.by));
        office.is_some() && who.office_code() == office
    }

    /// Takes a step with a case in the version that was seen.
    ///
    /// # Errors
    /// [`Refused::Changed`] where it moved meanwhile, or the step leads nowhere from here; [`Refused::Faults`] names what the
    /// step needs; [`Refused::May`] where it is another office's.
    pub async fn take(&self, who: &Principal, id: &str, typed: &Taken, acting: &Acting) -> Result<Step, Refused> {
        let case = self.lying(who, id, Capability::DecideApplication).await?;
        let step = Step::from_code(&typed.step).ok_or_else(|| Refused::field("step", Fault::Choice))?;
        let rule = rule_of(step).ok_or(Refused::Changed)?;
        if !self.office_takes(who, &case, step) {
            return Err(Refused::May(Refusal::Role));
        }
        if typed.version.parse() != Ok(case.version) {
            return Err(Refused::Changed);
        }
        let mut after = self.after(&case, step)?;
        let site_check = self.accounts.store.site_check(Self::office_of(who)?, id).await?;
        let mut faults = Vec::new();
        let reason = self.reason(rule.needs, &typed.reason, &mut faults);
        let mut begun = None;
        for need in rule.needs {
            match need {
                Need::Marks => marked(&case, &typed.marks, &mut faults),
                Need::Checkers => begun = self.checkers(who, typed, &mut faults).await?,
                Need::Report => {
                    let signed = |check: &SiteCheck| check.first_signed.is_some() && check.second_signed.is_some();
                    if !site_check.as_ref().is_some_and(signed) {
                        faults.push(FieldFault::new("form", Fault::Unsigned));
                    }
                }
                Need::SecondPerson if case.proposed_by.as_ref() == Some(&who.account) => {
                    faults.push(FieldFault::new("form", Fault::SamePerson));
                }
                Need::SecondPerson if step == Step::Approve && !self.is_stood_by(&case).await? => {
                    faults.push(FieldFault::new("form", Fault::ProposerGone));
                }
                Need::Day if step == Step::OpenDownload => {
                    after.download_on = self.past_day(typed, &mut faults);
                    // Nothing is opened before what opens it.
                    if after.download_on.zip(case.announced_on).is_some_and(|(opened, announced)| opened < announced) {
                        faults.push(FieldFault::new("day", Fault::TooEarly));
                    }
                }
                Need::Announcement => {
                    self.announced(&mut after, typed, &mut faults);
                    // An announcement answers what was handed in before it.
                    if after.announced_on.is_some_and(|day| !case.is_answered_on(day)) {
                        faults.push(FieldFault::new("day", Fault::BeforeHandIn));
                    }
                }
                _ => {}
            }
        }
        match step {
            Step::Announce if !is_with_national(&case) => {
                faults.push(FieldFault::new("form", Fault::NotHandedOver));
            }
            Step::Reject if !self.is_late(&case) => faults.push(FieldFault::new("form", Fault::SupplementOpen)),
            _ => {}
        }
        // Without the national office the province's approval itself brings the right into force: on what, is recorded.
        if step == Step::Approve && !case.situation().goes_to_national() {
            self.announced(&mut after, typed, &mut faults);
        }
        let me = Some(who.account.clone());
        let same = |other: &Option<String>| *other == me;
        match step {
            Step::GiveOpinion => after.opinion_by = me.clone(),
            Step::CityAgree if same(&case.opinion_by) => faults.push(FieldFault::new("form", Fault::SamePerson)),
            Step::CityAgree => after.city_by = me.clone(),
            Step::ProposeApproval if same(&case.opinion_by) || same(&case.city_by) => {
                faults.push(FieldFault::new("form", Fault::SamePerson));
            }
            Step::ProposeApproval => after.proposed_by = me.clone(),
            Step::Approve => after.approved_by = me.clone(),
            _ => {}
        }
        if !faults.is_empty() {
            return Err(Refused::Faults(faults));
        }
        // Whoever accepts a case works on it, until it goes to another office.
        let turn = after.office_of(By::Holder);
        if turn != case.office_of(By::Holder) && turn.is_some() {
            after.assigned = None;
        } else if step == Step::Accept && after.assigned.is_none() {
            after.assigned = me;
        }
        let mut movement = self.movement(&case, after, step, (acting, &reason));
        movement.step.marks = if rule.needs.contains(&Need::Marks) { typed.marks.clone() } else { Vec::new() };
        movement.site_check = begun;
        movement.right = self.effect(&case, &movement.after, (step, &reason), acting).await?;
        let mut act = self.act_of(&case, &movement, acting).await?;
        act.notices = self.tell_applicant(&movement.after, step, who.office_code(), &reason).await?;
        let eyes = Eyes::Office(Self::office_of(who)?);
        match self.accounts.store.move_case(eyes, &movement, &act).await {
            Ok(true) => Ok(step),
            Ok(false) | Err(StoreError::Conflict) => Err(Refused::Changed),
            Err(other) => Err(other.into()),
        }
    }

    /// Whether whoever proposed the approval still may.
    async fn is_stood_by(&self, case: &Application) -> Result<bool, Refused> {
        let Some(by) = &case.proposed_by else { return Ok(false) };
        let account = self.accounts.store.account(by).await?;
        let may = |role| grants(role, Capability::DecideApplication);
        Ok(account.is_some_and(|account| {
            account.state == AccountState::Active
                && account.role.is_some_and(|role| role.office_level() == Some(OfficeLevel::Province) && may(role))
        }))
    }

    /// Whether an office need not wait any longer for the applicant: none is asked, or the day it was given is over.
    fn is_late(&self, case: &Application) -> bool {
        case.state != State::Supplement || case.due_at.is_none_or(|due| due < self.accounts.clock.micros())
    }

    /// The reason as the applicant is told it: with the way of appeal where the step goes against them.
    fn reason(&self, needs: &[Need], typed: &str, faults: &mut Vec<FieldFault>) -> String {
        let needed = needs.contains(&Need::Reason);
        if !needed && typed.trim().is_empty() {
            return String::new();
        }
        match words(typed, "reason") {
            Ok(reason) if needs.contains(&Need::Appeal) && !self.config.appeal.is_empty() => {
                format!("{reason}\n\n{}", self.config.appeal)
            }
            Ok(reason) => reason,
            Err(Refused::Faults(wrong)) => {
                faults.extend(wrong);
                String::new()
            }
            Err(_) => String::new(),
        }
    }

    fn past_day(&self, typed: &Taken, faults: &mut Vec<FieldFault>) -> Option<Date> {
        match typed.day.trim().parse::<Date>() {
            Ok(day) if day < FIRST_RIGHTS => faults.push(FieldFault::new("day", Fault::Date)),
            Ok(day) if day <= self.accounts.clock.today() => return Some(day),
            Ok(_) => faults.push(FieldFault::new("day", Fault::Future)),
            Err(_) if typed.day.trim().is_empty() => faults.push(FieldFault::new("day", Fault::Missing)),
            Err(_) => faults.push(FieldFault::new("day", Fault::Date)),
        }
        None
    }

    /// What brings the right into force: the announcement, or the filing on which a trademark's user rests, and its day.
    fn announced(&self, after: &mut Application, typed: &Taken, faults: &mut Vec<FieldFault>) {
        let text = typed.announcement.trim();
        match text.chars().count() {
            0 => faults.push(FieldFault::new("announcement", Fault::Missing)),
            121.. => faults.push(FieldFault::bound("announcement", Fault::TooLong, 120)),
            _ if text.contains(char::is_control) => faults.push(FieldFault::new("announcement", Fault::Character)),
            _ => after.announced_in = Some(text.to_owned()),
        }
        after.announced_on = self.past_day(typed, faults);
    }

    /// Two checkers of the office, not the same, and the day.
    async fn checkers(
        &self,
        who: &Principal,
        typed: &Taken,
        faults: &mut Vec<FieldFault>,
    ) -> Result<Option<SiteCheck>, Refused> {
        let officers = self.officers(who).await?;
        let mut find = |field: &'static str, login: &str| {
            let login = login.trim().to_lowercase();
            let found = officers.iter().find(|officer| officer.login == login).map(|officer| officer.id.clone());
            if found.is_none() {
                let fault = if login.is_empty() { Fault::Missing } else { Fault::Unknown };
                faults.push(FieldFault::new(field, fault));
            }
            found
        };
        let (first, second) = (find("first", &typed.first), find("second", &typed.second));
        let planned = match typed.day.trim().parse::<Date>() {
            Ok(day) if day >= self.accounts.clock.today() => Some(day),
            Ok(_) => {
                faults.push(FieldFault::new("day", Fault::Past));
                None
            }
            Err(_) => {
                let fault = if typed.day.trim().is_empty() { Fault::Missing } else { Fault::Date };
                faults.push(FieldFault::new("day", fault));
                None
            }
        };
        let (Some(first), Some(second)) = (first, second) else { return Ok(None) };
        if first == second {
            faults.push(FieldFault::new("second", Fault::SamePerson));
            return Ok(None);
        }
        Ok(Some(SiteCheck { planned, first, second, ..SiteCheck::default() }))
    }

    /// Assigns cases that one's own office has before it to one of its officers, or to nobody: all of them or none.
    ///
    /// # Errors
    /// [`Refused::Faults`]; [`Refused::Changed`] where one of them lies elsewhere by now.
    pub async fn assign(&self, who: &Principal, ids: &[String], to: &str, acting: &Acting) -> Result<(), Refused> {
        decide(Some(who), Capability::WorkApplications, Object::None, self.accounts.clock.micros())?;
        if ids.is_empty() || ids.len() > MOST_ASSIGNED {
            return Err(Refused::field("case", Fault::Choice));
        }
        let login = to.trim().to_lowercase();
        let officer = self.officers(who).await?.into_iter().find(|officer| officer.login == login);
        if officer.is_none() && !login.is_empty() {
            return Err(Refused::field("to", Fault::Unknown));
        }
        let office = Self::office_of(who)?;
        let mut act =
            acting.act(self.accounts.clock, Action::ApplicationAssign, ObjectKind::Office, &office.code.to_string());
        act.after = Some(daodi::audit::fingerprint(b"", &format!("{login} {}", ids.join(" "))));
        let to = officer.as_ref().map(|officer| officer.id.as_str());
        if self.accounts.store.assign(office, ids, to, &act).await? { Ok(()) } else { Err(Refused::Changed) }
    }

    /// Notes something for officers.
    ///
    /// # Errors
    /// [`Refused`].
    pub async fn note(&self, who: &Principal, id: &str, text: &str, acting: &Acting) -> Result<(), Refused> {
        self.lying(who, id, Capability::WorkApplications).await?;
        let text = words(text, "note")?;
        let mut act = acting.act(self.accounts.clock, Action::ApplicationNote, ObjectKind::Application, id);
        act.after = self.accounts.committed(&who.account, &act.id, &text).await?;
        let noted = self.accounts.store.add_note(Self::office_of(who)?, id, &text, &act).await?;
        if noted { Ok(()) } else { Err(Refused::Changed) }
    }

    /// Says something to the applicant.
    ///
    /// # Errors
    /// [`Refused`].
    pub async fn say_to_applicant(
        &self,
        who: &Principal,
        id: &str,
        text: &str,
        acting: &Acting,
    ) -> Result<(), Refused> {
        let case = self.lying(who, id, Capability::WorkApplications).await?;
        let text = words(text, "words")?;
        let mut act = acting.act(self.accounts.clock, Action::ApplicationSay, ObjectKind::Application, id);
        act.after = self.accounts.committed(&who.account, &act.id, &text).await?;
        act.notices = self.tell_said(&case, &text).await?;
        let said = self.accounts.store.say(Eyes::Office(Self::office_of(who)?), id, &text, &act).await?;
        if said { Ok(()) } else { Err(Refused::Changed) }
    }

    /// Shows the person who applied in full; the look is on record before anything is shown.
    ///
    /// # Errors
    /// [`Refused`].
    pub async fn reveal_applicant(
        &self,
        who: &Principal,
        id: &str,
        reason: &str,
        acting: &Acting,
    ) -> Result<Person, Refused> {
        let case = self.lying(who, id, Capability::RevealClaimant).await?;
        let reason = words(reason, "reason")?;
        let mut act = acting.act(self.accounts.clock, Action::PersonReveal, ObjectKind::Account, &case.made_by);
        act.reason = Some(reason);
        self.accounts.store.record(&act).await?;
        self.accounts.opened(&case.made_by).await
    }

    /// A paper of a case that lies with somebody's office or one below it.
    ///
    /// # Errors
    /// [`Refused::Missing`].
    pub async fn desk_paper(&self, who: &Principal, upload: &str) -> Result<Upload, Refused> {
        let eyes = Eyes::Office(Self::office_of(who)?);
        self.accounts.store.paper(eyes, upload).await?.ok_or(Refused::Missing)
    }
}

/// Whether the national office has the case: it was handed over. Who gives up stands on no summary sheet.
fn is_with_national(case: &Application) -> bool {
    case.handover.is_some() || case.kind == Kind::GivingUp
}

/// What is offered of what the rules allow: a report only once it is signed, an announcement only of a case that was
/// handed over.
fn offered(step: Step, case: &Application, site_check: &Option<SiteCheck>) -> bool {
    match step {
        Step::ReportSiteCheck => {
            site_check.as_ref().is_some_and(|check| check.first_signed.is_some() && check.second_signed.is_some())
        }
        Step::Announce => is_with_national(case),
        _ => true,
    }
}

/// Marks name questions or papers of the application, each with what is wanted; at least one.
fn marked(case: &Application, marks: &[(String, String)], faults: &mut Vec<FieldFault>) {
    let scope = case.scope();
    let papers = daodi::application::papers(case.kind, case.change_of, case.route);
    let known = |name: &str| {
        scope.questions().iter().any(|question| question.name == name)
            || papers.iter().any(|(kind, _)| kind.code() == name)
    };
    if marks.is_empty() || marks.iter().any(|(_, wanted)| wanted.is_empty()) {
        faults.push(FieldFault::new("marks", Fault::Missing));
    } else if marks.iter().any(|(name, wanted)| !known(name) || wanted.chars().count() > 500) {
        faults.push(FieldFault::new("marks", Fault::Choice));
    }
}
