//! 产地核验: what two checkers find at a place, kept as they go, and signed by both.

use super::CaseService;
use crate::services::acting::Acting;
use crate::services::refused::Refused;
use daodi::application::{Answer, MOST_KEPT, Question, Section, SiteCheck, State};
use daodi::audit::{Action, ObjectKind, fingerprint};
use daodi::form::{Fault, FieldFault};
use daodi::people::{Capability, Principal, Refusal};
use daodi::ports::Cases;
use jiff::civil::Date;

const THREE: Answer = Answer::Choice(&["yes", "no", "na"]);

/// What is asked at the place. Fields of a 核验报告 as far as papers show them: no official form of it was found. The
/// section means nothing here.
pub const SITE_QUESTIONS: &[Question] = &[
    question("site_day", Answer::PastDay, false),
    question("places_seen", Answer::Lines(2_000), false),
    question("base_inside", Answer::Choice(&["yes", "no", "unsure"]), false),
    question("raw_material_ok", THREE, false),
    question("process_ok", THREE, false),
    question("quality_system_ok", THREE, false),
    question("label_ok", THREE, false),
    question("site_remarks", Answer::Lines(2_000), true),
    question("site_verdict", Answer::Choice(&["fit", "unfit"]), false),
];

const fn question(name: &'static str, answer: Answer, optional: bool) -> Question {
    Question { name, section: Section::Places, answer, optional }
}

/// What a checker typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SiteTyped {
    /// The version that was seen.
    pub version: String,
    /// The planned day.
    pub planned: String,
    /// The answers by field.
    pub answers: Vec<(String, String)>,
    /// Whether it is signed with it.
    pub sign: bool,
}

impl CaseService {
    /// The site check of a case.
    ///
    /// # Errors
    /// [`Refused::Missing`] where none was ordered, or the case lies elsewhere.
    pub async fn site_check(&self, who: &Principal, id: &str) -> Result<SiteCheck, Refused> {
        self.lying(who, id, Capability::ViewApplications).await?;
        self.accounts.store.site_check(Self::office_of(who)?, id).await?.ok_or(Refused::Missing)
    }

    /// Keeps what was typed, right or wrong. Signed, it must be whole; whoever changes it after that takes both signatures
    /// back. Only the two checkers write, each signs for themselves.
    ///
    /// # Errors
    /// [`Refused::Faults`] names what is missing for a signature: what was typed is kept by then; [`Refused::Changed`] where
    /// the other checker was faster.
    pub async fn save_site_check(
        &self,
        who: &Principal,
        id: &str,
        typed: &SiteTyped,
        acting: &Acting,
    ) -> Result<(), Refused> {
        let case = self.lying(who, id, Capability::WorkApplications).await?;
        let office = Self::office_of(who)?;
        let check = self.accounts.store.site_check(office, id).await?.ok_or(Refused::Missing)?;
        if who.account != check.first && who.account != check.second {
            return Err(Refused::May(Refusal::Role));
        }
        if case.state != State::SiteCheck || typed.version.parse() != Ok(check.version) {
            return Err(Refused::Changed);
        }
        let mut after = check.clone();
        let mut faults = Vec::new();
        let today = self.accounts.clock.today();
        for question in SITE_QUESTIONS {
            let answer = typed.answers.iter().find(|(name, _)| name == question.name).map_or("", |(_, value)| value);
            if answer.chars().count() > MOST_KEPT {
                let most = u32::try_from(MOST_KEPT).unwrap_or(u32::MAX);
                return Err(Refused::Faults(vec![FieldFault::bound(question.name, Fault::TooLong, most)]));
            }
            after.findings.set(question.name, answer);
            faults.extend(question.fault_of(after.findings.get(question.name), today, &|_| true));
        }
        if !typed.planned.trim().is_empty() {
            match typed.planned.trim().parse::<Date>() {
                Ok(day) => after.planned = Some(day),
                Err(_) => faults.push(FieldFault::new("planned", Fault::Date)),
            }
        }
        if after.findings != check.findings {
            (after.first_signed, after.second_signed) = (None, None);
        }
        let signs = typed.sign && faults.is_empty();
        if signs {
            let now = Some(self.accounts.clock.micros());
            if who.account == check.first { after.first_signed = now } else { after.second_signed = now }
        }
        if typed.sign && !signs && after.findings == check.findings {
            return Err(Refused::Faults(faults));
        }
        let mut act = acting.act(self.accounts.clock, Action::ApplicationSiteCheck, ObjectKind::Application, id);
        act.before = Some(fingerprint(b"", &check.findings.to_json()));
        act.after = Some(fingerprint(b"", &after.findings.to_json()));
        act.reason = signs.then(|| "signed".to_owned());
        if !self.accounts.store.save_site_check(office, id, &after, &act).await? {
            return Err(Refused::Changed);
        }
        if typed.sign && !signs { Err(Refused::Faults(faults)) } else { Ok(()) }
    }
}
