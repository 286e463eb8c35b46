//! Handing over to the national office: approved cases on a sheet 汇总表.

use super::{CaseService, ReadyPaper};
use crate::secrets::{KeyPart, Secret};
use crate::services::acting::{Acting, publish};
use crate::services::refused::Refused;
use daodi::application::{Application, Kind};
use daodi::audit::{Action, ObjectKind};
use daodi::form::{Fault, FieldFault};
use daodi::identifiers::DivisionCode;
use daodi::people::{Capability, Object, PageOf, Principal, capability::decide};
use daodi::ports::{CaseOrder, CaseQuery, Cases, Group, Handover, SealedPassword, StoreError, Trail};
use daodi::registry::Register;
use jiff::civil::Date;
use print::papers::templates::{SummaryCover, SummaryRow, summary_cover, summary_sheet};
use print::papers::{FOOT, Issue, foot};

/// Most cases on a sheet.
const MOST: usize = 500;

/// The field of the 口令, and what it is sealed as.
pub const PASSWORD: &str = "download_password";

/// A case as a row of the sheet, in the order of the lists of users in the national office's announcements (CNIPA 475).
fn summary_row(case: &Application) -> SummaryRow {
    let stated = |name: &str| case.statement.get(name).to_owned();
    let remark = match case.kind {
        Kind::New => "新申请",
        Kind::Change => "变更",
        Kind::GivingUp => "放弃使用",
    };
    SummaryRow {
        province: "河南省".to_owned(),
        product: case.product_name.clone(),
        enterprise: case.name.clone(),
        address: stated("applicant_address"),
        uscc: case.uscc.clone(),
        representative: stated("legal_representative"),
        brand: stated("own_brand"),
        remark: remark.to_owned(),
    }
}

/// A sheet as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewHandover {
    /// Its number, as the office gives it.
    pub number: String,
    /// The day on which it is handed over.
    pub day: String,
    /// Remarks; may be empty.
    pub note: String,
    /// The cases.
    pub cases: Vec<String>,
}

impl CaseService {
    /// The cases that wait to be handed over, those that wait longest first.
    ///
    /// # Errors
    /// [`Refused`].
    pub async fn waiting_for_handover(&self, who: &Principal) -> Result<Vec<Application>, Refused> {
        let query =
            CaseQuery { group: Some(Group::National), order: CaseOrder::Oldest, limit: 5_000, ..CaseQuery::default() };
        let mut rows = self.queue(who, &query).await?.rows;
        rows.retain(|case| case.handover.is_none() && case.situation().goes_to_national());
        rows.truncate(MOST);
        Ok(rows)
    }

    /// Makes a sheet.
    ///
    /// # Errors
    /// [`Refused::Faults`]; [`Refused::Changed`] where one of the cases does not wait any more.
    pub async fn hand_over(&self, who: &Principal, typed: &NewHandover, acting: &Acting) -> Result<String, Refused> {
        let clock = self.accounts.clock;
        decide(Some(who), Capability::HandOver, Object::None, clock.micros())?;
        let mut faults = Vec::new();
        let number = typed.number.trim();
        match number.chars().count() {
            0 => faults.push(FieldFault::new("number", Fault::Missing)),
            61.. => faults.push(FieldFault::bound("number", Fault::TooLong, 60)),
            _ if number.contains(char::is_control) => faults.push(FieldFault::new("number", Fault::Character)),
            _ => {}
        }
        let day = match typed.day.trim().parse::<Date>() {
            Ok(day) if day <= clock.today() => Some(day),
            Ok(_) => {
                faults.push(FieldFault::new("day", Fault::Future));
                None
            }
            Err(_) => {
                faults.push(FieldFault::new("day", Fault::Date));
                None
            }
        };
        if typed.note.chars().count() > 500 {
            faults.push(FieldFault::bound("note", Fault::TooLong, 500));
        }
        let mut cases = typed.cases.clone();
        cases.sort();
        cases.dedup();
        if cases.is_empty() || cases.len() > MOST {
            faults.push(FieldFault::new("case", Fault::Choice));
        }
        let (Some(day), true) = (day, faults.is_empty()) else { return Err(Refused::Faults(faults)) };
        let sheet = Handover {
            id: clock.id(),
            number: number.to_owned(),
            day,
            note: typed.note.trim().to_owned(),
            made_at: clock.micros(),
            made_by: who.account.clone(),
            cases: i64::try_from(cases.len()).unwrap_or(0),
            password: None,
        };
        let mut act = acting.act(clock, Action::ApplicationHandOver, ObjectKind::Handover, &sheet.id);
        act.after = Some(daodi::audit::fingerprint(b"", &cases.join(" ")));
        publish(&mut act, |leaf| {
            let cases: Vec<&str> = cases.iter().map(String::as_str).collect();
            leaf.fact("day", day.to_string().as_str())
                .fact("count", sheet.cases)
                .fact("cases", daodi::audit::fingerprint(b"", &cases.join(" ")).as_str())
        })
        .map_err(|_| Refused::Fault("leaf"))?;
        match self.accounts.store.hand_over(&sheet, &cases, &act).await {
            Ok(true) => Ok(sheet.id),
            Ok(false) => Err(Refused::Changed),
            Err(StoreError::Conflict) => Err(Refused::field("number", Fault::Taken)),
            Err(other) => Err(other.into()),
        }
    }

    /// Keeps the 口令 that the national office gave with a sheet's announcement, sealed: neither the trail nor the log has it.
    /// `seen` is when the former one was entered, empty where there was none.
    ///
    /// # Errors
    /// [`Refused::Faults`]; [`Refused::Changed`] where somebody else entered one meanwhile.
    pub async fn keep_password(
        &self,
        who: &Principal,
        id: &str,
        (typed, on, seen): (&str, &str, &str),
        acting: &Acting,
    ) -> Result<(), Refused> {
        let clock = self.accounts.clock;
        decide(Some(who), Capability::HandOver, Object::None, clock.micros())?;
        let (sheet, _) = self.handed_over(id).await?;
        let mut faults = Vec::new();
        let typed = typed.trim();
        match typed.chars().count() {
            0 => faults.push(FieldFault::new(PASSWORD, Fault::Missing)),
            101.. => faults.push(FieldFault::bound(PASSWORD, Fault::TooLong, 100)),
            _ if typed.contains(char::is_control) => faults.push(FieldFault::new(PASSWORD, Fault::Character)),
            _ => {}
        }
        let on = match on.trim().parse::<Date>() {
            Ok(on) if on > clock.today() => Err(Fault::Future),
            Ok(on) if on < sheet.day => Err(Fault::TooEarly),
            Ok(on) => Ok(on),
            Err(_) => Err(Fault::Date),
        };
        let on = on.map_err(|fault| faults.push(FieldFault::new("password_on", fault))).ok();
        let (Some(on), true) = (on, faults.is_empty()) else { return Err(Refused::Faults(faults)) };
        let part = KeyPart::new()?;
        let sealed = SealedPassword {
            value: self.accounts.vault.seal(id, PASSWORD, &part, typed)?,
            part: part.text().expose().to_owned(),
            on,
        };
        let mut act = acting.act(clock, Action::HandoverPassword, ObjectKind::Handover, id);
        act.after = Some(daodi::audit::fingerprint(b"", &on.to_string()));
        match self.accounts.store.set_handover_password(id, seen.parse().ok(), &sealed, &act).await? {
            true => Ok(()),
            false => Err(Refused::Changed),
        }
    }

    /// Shows a sheet's 口令; the look is on record before anything is shown.
    ///
    /// # Errors
    /// [`Refused::Missing`] where none was entered.
    pub async fn reveal_password(&self, who: &Principal, id: &str, acting: &Acting) -> Result<Secret, Refused> {
        decide(Some(who), Capability::HandOver, Object::None, self.accounts.clock.micros())?;
        let (sealed, part) = self.accounts.store.handover_password(id).await?.ok_or(Refused::Missing)?;
        let part = KeyPart::parse(&part).ok_or(Refused::Fault("seal"))?;
        let password = self.accounts.vault.unseal(id, PASSWORD, &part, &sealed)?;
        let act = acting.act(self.accounts.clock, Action::HandoverReveal, ObjectKind::Handover, id);
        self.accounts.store.record(&act).await?;
        Ok(password)
    }

    /// The sheet's papers: the table, and the letter that goes with it.
    ///
    /// # Errors
    /// [`Refused::Missing`] where there is no such sheet or paper.
    pub async fn sheet_paper(&self, register: &Register, id: &str, name: &str) -> Result<ReadyPaper, Refused> {
        let (sheet, cases) = self.handed_over(id).await?;
        let issue = Issue {
            office: self.office_record(DivisionCode::HENAN).await?.office.name,
            number: Some(sheet.number.clone()),
            day: sheet.day,
            foot: foot(FOOT, register.is_demonstration()),
        };
        let cover = SummaryCover {
            to: "国家知识产权局".to_owned(),
            batch: String::new(),
            rows: cases.iter().map(summary_row).collect(),
        };
        let (paper, what) = match name {
            "sheet" => (summary_sheet(&issue, &cover), "汇总表"),
            "letter" => (summary_cover(&issue, &cover), "报送函"),
            _ => return Err(Refused::Missing),
        };
        Ok(ReadyPaper { paper, name: format!("{what} {}", sheet.number) })
    }

    /// Sheets, newest first.
    ///
    /// # Errors
    /// [`Refused`].
    pub async fn handovers(&self, offset: i64, limit: i64) -> Result<PageOf<Handover>, Refused> {
        Ok(self.accounts.store.handovers(offset, limit).await?)
    }

    /// A sheet with its cases.
    ///
    /// # Errors
    /// [`Refused::Missing`].
    pub async fn handed_over(&self, id: &str) -> Result<(Handover, Vec<Application>), Refused> {
        self.accounts.store.handed_over(id).await?.ok_or(Refused::Missing)
    }
}
