//! The official papers of a case, made from what is stored of it: the case, its steps, its site check, its offices, the
//! register. What none of them tells is left as a blank; a step that was not taken has no paper.

use super::CaseService;
use crate::clock::day;
use crate::services::refused::Refused;
use app::locale::Locale;
use app::text::{text_for, text_named};
use daodi::application::{Application, CaseStep, IssuedKind, IssuedPaper, SiteCheck, State, Step, issued_papers};
use daodi::identifiers::DivisionCode;
use daodi::people::{Capability, OfficeRecord, Principal, Upload};
use daodi::ports::{Accounts, Cases, People};
use daodi::registry::{Announcement, Register, Track};
use print::papers::templates::{
    self, Approval, BASIS, Case, CheckedItem, Checker, Contact, Fault, Finding, MARK_BASIS, Outcome, Review, Reviewed,
};
use print::papers::{FOOT, Issue, Paper, PaperError, foot};

/// A paper that is ready to be written, with the name that its file gets, without an ending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadyPaper {
    /// The paper.
    pub paper: Paper,
    /// 受理通知书 20261120-0001.
    pub name: String,
}

/// What the papers of a case are made from.
struct File {
    case: Application,
    steps: Vec<CaseStep>,
    uploads: Vec<(daodi::application::PaperKind, Upload)>,
    site_check: Option<SiteCheck>,
    logins: Vec<(String, String)>,
}

impl CaseService {
    /// A paper of a case that lies with somebody's office or one below it.
    ///
    /// # Errors
    /// [`Refused::Missing`] where the case lies elsewhere or has no such paper.
    pub async fn desk_issued(
        &self,
        who: &Principal,
        register: &Register,
        id: &str,
        name: &str,
    ) -> Result<ReadyPaper, Refused> {
        let case = self.lying(who, id, Capability::ViewApplications).await?;
        let store = &self.accounts.store;
        let site_check = store.site_check(Self::office_of(who)?, id).await?;
        let mut logins = Vec::new();
        for checker in site_check.iter().flat_map(|check| [&check.first, &check.second]) {
            if let Some(account) = store.account(checker).await? {
                logins.push((checker.clone(), account.login));
            }
        }
        let (steps, uploads) = (store.case_steps(id).await?, store.papers(id).await?);
        self.ready(register, &File { case, steps, uploads, site_check, logins }, name, |_| true).await
    }

    /// A paper that was addressed to the applicant.
    ///
    /// # Errors
    /// [`Refused::Missing`] where the case is another's, or has no such paper for its applicant.
    pub async fn own_issued(
        &self,
        who: &Principal,
        register: &Register,
        id: &str,
        name: &str,
    ) -> Result<ReadyPaper, Refused> {
        let case = self.own_case(who, id).await?;
        let store = &self.accounts.store;
        let (steps, uploads) = (store.case_steps(id).await?, store.papers(id).await?);
        let file = File { case, steps, uploads, site_check: None, logins: Vec::new() };
        self.ready(register, &file, name, IssuedKind::is_to_applicant).await
    }

    async fn ready(
        &self,
        register: &Register,
        file: &File,
        name: &str,
        may: impl Fn(IssuedKind) -> bool,
    ) -> Result<ReadyPaper, Refused> {
        let papers = issued_papers(&file.case, &file.steps);
        let found = papers.iter().find(|paper| paper.name() == name && may(paper.kind)).ok_or(Refused::Missing)?;
        let office = self.office_record(found.office).await?;
        let next = match file.steps[found.step].to {
            State::CityReview => file.case.prefecture,
            _ => DivisionCode::HENAN,
        };
        let next = self.office_record(next).await?.office.name;
        let paper = Maker { register, file, issued: *found, office: &office, next: &next, appeal: &self.config.appeal };
        let paper = paper.paper().map_err(|error| {
            tracing::error!(%error, "a paper could not be put together");
            Refused::Fault("paper")
        })?;
        let kind = paper.title().replace("地理标志专用标志", "");
        let number = found.number(file.case.receipt.as_deref().unwrap_or_default());
        Ok(ReadyPaper { paper, name: format!("{kind} {number}") })
    }

    pub(super) async fn office_record(&self, code: DivisionCode) -> Result<OfficeRecord, Refused> {
        self.accounts.store.office(code).await?.ok_or(Refused::Fault("office"))
    }
}

/// Makes one paper.
struct Maker<'a> {
    register: &'a Register,
    file: &'a File,
    issued: IssuedPaper,
    office: &'a OfficeRecord,
    next: &'a str,
    appeal: &'a str,
}

impl Maker<'_> {
    fn paper(&self) -> Result<Paper, PaperError> {
        let (case, issue) = (self.case(), self.issue());
        let contact = Some(&self.office.phone).filter(|phone| !phone.is_empty());
        let contact = contact.map(|phone| Contact { name: String::new(), phone: phone.clone() });
        let (reasons, appeal) = self.reasons();
        let basis = if self.file.case.route.is_trademark() { MARK_BASIS } else { BASIS };
        match self.issued.kind {
            IssuedKind::Acceptance => {
                Ok(templates::acceptance(&issue, &case, &self.received(), basis, contact.as_ref()))
            }
            IssuedKind::NonAcceptance => templates::non_acceptance(&issue, &case, &reasons, basis, appeal),
            IssuedKind::Supplement => {
                templates::supplement(&issue, &case, (&reasons, &self.faults()), self.until(), contact.as_ref())
            }
            IssuedKind::SiteCheck => {
                let check = self.file.site_check.as_ref().ok_or(PaperError::Checkers)?;
                templates::site_check(&issue, &case, &self.checked(check))
            }
            IssuedKind::FirstOpinion | IssuedKind::CityOpinion => {
                let first = self.issued.kind == IssuedKind::FirstOpinion;
                let reviewed = Reviewed {
                    review: if first { Review::First } else { Review::City },
                    to: self.next.to_owned(),
                    findings: self.findings(),
                    in_favour: true,
                    opinion: reasons,
                };
                Ok(templates::first_opinion(&issue, &case, &reviewed))
            }
            IssuedKind::Decision => {
                let outcome = match self.step().step {
                    Step::Reject => Outcome::Refused(reasons),
                    _ => Outcome::Granted(self.approval()),
                };
                templates::decision(&issue, &case, &outcome, basis, appeal)
            }
        }
    }

    fn step(&self) -> &CaseStep {
        &self.file.steps[self.issued.step]
    }

    fn issue(&self) -> Issue {
        let receipt = self.file.case.receipt.as_deref().unwrap_or_default();
        Issue {
            office: self.office.office.name.clone(),
            number: Some(self.issued.number(receipt)),
            day: day(self.issued.at),
            foot: foot(FOOT, self.register.is_demonstration()),
        }
    }

    fn case(&self) -> Case {
        let case = &self.file.case;
        Case {
            kind: case.kind,
            place_checked: case.situation().needs_site_check(),
            receipt: case.receipt.clone().unwrap_or_default(),
            applicant: case.name.clone(),
            uscc: case.uscc.clone(),
            product: case.product_name.clone(),
            protection: protection_words(self.register, case.product.as_str(), case.track),
            sent: day(case.submitted_at.unwrap_or(case.made_at)),
        }
    }

    /// The reasons by paragraph, apart from the way of appeal that the applicant was told with them.
    fn reasons(&self) -> (Vec<String>, Option<&str>) {
        let reason = self.step().reason.as_str();
        let told = Some(self.appeal).filter(|words| !words.is_empty() && reason.ends_with(words));
        let own = told.map_or(reason, |words| &reason[..reason.len() - words.len()]);
        (paragraphs(own), told)
    }

    /// Whether the applicant could write in the statement after the step: then what stands in it now may not be what the
    /// step rested on.
    fn rewritten(&self) -> bool {
        self.file.steps[self.issued.step + 1..].iter().any(|step| step.step == Step::RequestSupplement)
    }

    /// What was handed in before the step, while it is still what is there.
    fn received(&self) -> Vec<String> {
        if self.rewritten() {
            return Vec::new();
        }
        let form = std::iter::once("申请书（登记系统在线填报）".to_owned());
        let brought = self.file.uploads.iter().filter(|(_, upload)| upload.at <= self.issued.at);
        form.chain(brought.map(|(kind, _)| text_for(Locale::Zh, "paper", kind.code()).to_owned())).collect()
    }

    fn faults(&self) -> Vec<Fault> {
        let part = |name: &str| text_named(Locale::Zh, "field", name, &[]).unwrap_or_else(|| name.to_owned());
        let marks = self.step().marks.iter();
        marks.map(|(name, asked)| Fault { part: part(name), found: String::new(), asked: asked.clone() }).collect()
    }

    /// Until when the register's clock ran or runs for the supplement.
    fn until(&self) -> Option<jiff::civil::Date> {
        let due = match self.file.steps.get(self.issued.step + 1) {
            Some(next) => next.due_at,
            None => self.file.case.due_at,
        };
        due.map(day)
    }

    fn checked(&self, check: &SiteCheck) -> templates::SiteCheck {
        let answer = |name: &str| check.findings.get(name);
        let on = answer("site_day").parse().unwrap_or(day(self.issued.at));
        let checker = |account: &str, signed: Option<i64>| {
            let login = self.file.logins.iter().find(|(id, _)| id == account);
            let login = login.map_or("——", |(_, login)| login.as_str());
            let signed = signed.map(|at| format!("，{}在登记系统签署", print::papers::day(day(at))));
            Checker {
                name: format!("账号{login}"),
                office: format!("{}{}", self.office.office.name, signed.unwrap_or_default()),
            }
        };
        let item = |name: &str, verdicts: [&str; 3]| {
            let verdict = match answer(name) {
                "yes" => verdicts[0],
                "no" => verdicts[1],
                "" => "",
                _ => verdicts[2],
            };
            let item = text_named(Locale::Zh, "field", name, &[]).unwrap_or_else(|| name.to_owned());
            CheckedItem { item, found: String::new(), verdict: verdict.to_owned() }
        };
        let judged = ["符合", "不符合", "不适用"];
        templates::SiteCheck {
            from: on,
            until: on,
            checkers: vec![checker(&check.first, check.first_signed), checker(&check.second, check.second_signed)],
            attended: String::new(),
            seen: paragraphs(answer("places_seen")),
            places: Vec::new(),
            items: vec![
                item("base_inside", ["在范围内", "不在范围内", "未能判定"]),
                item("raw_material_ok", judged),
                item("process_ok", judged),
                item("quality_system_ok", judged),
                item("label_ok", judged),
            ],
            passed: answer("site_verdict") == "fit",
            conclusion: paragraphs(answer("site_remarks")),
        }
    }

    /// What the opinion could rest on and what is still as it was then.
    fn findings(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        if let Some(check) = &self.file.site_check
            && self.file.steps[..self.issued.step].iter().any(|step| step.step == Step::ReportSiteCheck)
        {
            let verdict = if check.findings.get("site_verdict") == "fit" { "通过" } else { "不通过" };
            let on = check.findings.get("site_day").parse().map(print::papers::day).unwrap_or_default();
            let found = format!("{on}两名核验人员现场核验，结论为{verdict}，见产地核验报告。");
            findings.push(Finding { item: "产地核验".to_owned(), found });
        }
        let statement = &self.file.case.statement;
        let stated = |name: &str| statement.get(name);
        if !self.rewritten() && !stated("report_no").is_empty() {
            let verdict = match stated("report_verdict") {
                "pass" => "合格",
                _ => "不合格",
            };
            let on = stated("report_day").parse().map(print::papers::day).unwrap_or_default();
            let found = format!(
                "申请人申报：{}{on}出具的{}号报告，依据{}，结论为{verdict}。",
                stated("report_body"),
                stated("report_no"),
                stated("report_standard"),
            );
            findings.push(Finding { item: "产品检测".to_owned(), found });
        }
        findings
    }

    fn approval(&self) -> Approval {
        let case = &self.file.case;
        let blank = || "　　　　　　　　".to_owned();
        let number = case.announced_in.clone().unwrap_or_else(blank);
        let on = case.announced_on.unwrap_or(day(self.issued.at));
        if case.route.is_trademark() {
            Approval::Mark { ground: format!("{number}，{}", print::papers::day(on)) }
        } else if case.situation().goes_to_national() {
            Approval::Announced { number, day: on }
        } else {
            Approval::Entrusted { number, day: on }
        }
    }
}

/// The lines of a text as paragraphs.
fn paragraphs(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// A right in a product's name in words: the regime, and what it rests on as far as the register knows.
pub(crate) fn protection_words(register: &Register, product: &str, track: Track) -> String {
    let regime = text_for(Locale::Zh, "track-full", track.code());
    let protections = register.product(product).map(|product| product.protections.as_slice()).unwrap_or_default();
    let Some(held) = protections.iter().find(|held| held.track == track) else { return regime.to_owned() };
    let announced = held.announcements.iter().filter_map(|id| register.announcement(id)).map(announcement_words);
    let number = held
        .number
        .as_deref()
        .map(|number| if track.is_trademark() { format!("注册号第{number}号") } else { number.to_owned() });
    let rests: Vec<String> = number.into_iter().chain(announced).collect();
    if rests.is_empty() { regime.to_owned() } else { format!("{regime}（{}）", rests.join("；")) }
}

/// 国家知识产权局公告第650号.
pub(crate) fn announcement_words(announcement: &Announcement) -> String {
    use daodi::identifiers::Issuer;
    let issuer = text_for(Locale::Zh, "issuer", announcement.issuer.code());
    match (announcement.number.filter(|_| announcement.issuer != Issuer::Unstated), announcement.year) {
        (Some(number), Some(year)) => format!("{issuer}公告{year}年第{number}号"),
        (Some(number), None) => format!("{issuer}公告第{number}号"),
        (None, _) => announcement.text.clone(),
    }
}
