//! Who is told of what: the applicant's people of every step that concerns them, an officer of what the applicant does.

use super::{CaseService, title};
use crate::mail::Letter;
use crate::services::accounts::Told;
use crate::services::refused::Refused;
use daodi::application::{Application, Step};
use daodi::identifiers::DivisionCode;
use daodi::people::AccountState;
use daodi::ports::{Accounts, Notice};

/// The message of a step to the applicant; none for what stays inside an office.
pub(super) fn message(step: Step) -> Option<&'static str> {
    match step {
        Step::Submit => Some("application_submit"),
        Step::Accept => Some("application_accept"),
        Step::NotAccept => Some("application_not_accept"),
        Step::OrderSiteCheck => Some("application_order_site_check"),
        Step::ReportSiteCheck => Some("application_report_site_check"),
        Step::BeginReview => Some("application_begin_review"),
        Step::GiveOpinion => Some("application_give_opinion"),
        Step::CityAgree => Some("application_city_agree"),
        Step::Approve => Some("application_approve"),
        Step::SendBack => Some("application_send_back"),
        Step::RequestSupplement => Some("application_request_supplement"),
        Step::Supplement => Some("application_supplement"),
        Step::Reject => Some("application_reject"),
        Step::Withdraw => Some("application_withdraw"),
        Step::Announce => Some("application_announce"),
        Step::OpenDownload => Some("application_open_download"),
        Step::ProposeApproval | Step::DeclineApproval => None,
    }
}

impl CaseService {
    /// Tells the applicant's people of a step, by message and mail.
    pub(super) async fn tell_applicant(
        &self,
        case: &Application,
        step: Step,
        office: Option<DivisionCode>,
        reason: &str,
    ) -> Result<Vec<Notice>, Refused> {
        let Some(kind) = message(step) else { return Ok(Vec::new()) };
        let link = format!("/my/applications/{}", case.id);
        let args = [("title", title(case)), ("reason", reason.to_owned())];
        let mut notices = Vec::new();
        for account in self.accounts.people_of(&case.enterprise).await? {
            let letter = Letter::ApplicationMoved {
                title: title(case),
                step: step.code().to_owned(),
                state: case.state.code().to_owned(),
                office: self.accounts.office_name(&account.locale, office).await?,
                reason: reason.to_owned(),
                path: link.clone(),
            };
            let told = Told { kind, args: &args, link: &link, letter: Some(letter) };
            notices.push(self.accounts.notice(&account, &told).await?);
        }
        Ok(notices)
    }

    /// Tells the officer a case is assigned to, by message.
    pub(super) async fn tell_officer(
        &self,
        case: &Application,
        kind: &'static str,
        text: &str,
    ) -> Result<Vec<Notice>, Refused> {
        let Some(officer) = &case.assigned else { return Ok(Vec::new()) };
        let Some(account) = self.accounts.store.account(officer).await? else { return Ok(Vec::new()) };
        if account.state != AccountState::Active {
            return Ok(Vec::new());
        }
        let args = [("title", title(case)), ("reason", text.to_owned())];
        let link = format!("/desk/applications/{}", case.id);
        Ok(vec![self.accounts.notice(&account, &Told { kind, args: &args, link: &link, letter: None }).await?])
    }

    /// Tells the applicant's people what the office said.
    pub(super) async fn tell_said(&self, case: &Application, text: &str) -> Result<Vec<Notice>, Refused> {
        let link = format!("/my/applications/{}", case.id);
        let args = [("title", title(case))];
        let mut notices = Vec::new();
        for account in self.accounts.people_of(&case.enterprise).await? {
            let letter = Letter::ApplicationSaid { title: title(case), text: text.to_owned(), path: link.clone() };
            let told = Told { kind: "application_said", args: &args, link: &link, letter: Some(letter) };
            notices.push(self.accounts.notice(&account, &told).await?);
        }
        Ok(notices)
    }

    /// Reminds whoever has the next step of its clock.
    pub(super) async fn tell_due(&self, case: &Application, due: i64) -> Result<Vec<Notice>, Refused> {
        let (people, link) = if case.is_open_to_applicant() {
            (self.accounts.people_of(&case.enterprise).await?, format!("/my/applications/{}", case.id))
        } else {
            let officer = match &case.assigned {
                Some(officer) => self.accounts.store.account(officer).await?,
                None => None,
            };
            let people = officer.into_iter().filter(|account| account.state == AccountState::Active).collect();
            (people, format!("/desk/applications/{}", case.id))
        };
        let args = [("title", title(case))];
        let mut notices = Vec::new();
        for account in people {
            let letter = Letter::ApplicationDue {
                title: title(case),
                state: case.state.code().to_owned(),
                due,
                path: link.clone(),
            };
            let told = Told { kind: "application_due", args: &args, link: &link, letter: Some(letter) };
            notices.push(self.accounts.notice(&account, &told).await?);
        }
        Ok(notices)
    }
}
