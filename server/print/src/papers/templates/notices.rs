//! Acceptance, refusal to accept, request to supplement, first opinion.

use super::{Case, Contact, appeal, columns, numbered, paper, text};
use crate::papers::{Block, Issue, Paper, PaperError, PaperKind, day};
use daodi::application::Kind;
use jiff::civil::Date;

/// 受理通知书. `received` names the papers handed in; `basis` the rules ([`BASIS`](super::BASIS) if none are set).
#[must_use]
pub fn acceptance(issue: &Issue, case: &Case, received: &[String], basis: &str, contact: Option<&Contact>) -> Paper {
    let mut body = vec![
        text(format!("{}经审查，申请材料齐全，符合规定形式，依据{basis}，现予受理。", case.named())),
        text(after_acceptance(case)),
    ];
    body.extend(contact.map(|contact| text(contact.words())));
    if !received.is_empty() {
        let row = |(at, name): (usize, &String)| vec![(at + 1).to_string(), name.clone(), String::new()];
        body.push(Block::Heading("收到的申请材料".to_owned()));
        let rows = received.iter().enumerate().map(row).collect();
        body.push(Block::Table(columns(&[("序号", 1), ("材料名称", 8), ("备注", 3)]), rows));
    }
    paper(PaperKind::Acceptance, &case.titled("受理通知书"), issue, Some(&case.applicant), body)
}

/// What follows, and what acceptance is not.
fn after_acceptance(case: &Case) -> String {
    let how = if case.place_checked { "组织产地核验和审查" } else { "审查" };
    match case.kind {
        Kind::New => format!(
            "受理后，将按程序{how}。受理不等于核准使用：在取得核准之前，\
             不得在产品及其包装、宣传上使用地理标志专用标志。"
        ),
        Kind::Change => {
            format!("受理后，将按程序{how}。受理不等于同意变更：在变更核准之前，登记事项不作变更。")
        }
        Kind::GivingUp => format!("受理后，将按程序{how}。在办结之前，登记的用标授权状态不作变更。"),
    }
}

/// 不予受理通知书.
///
/// # Errors
/// [`PaperError::Reason`] where no reason is given.
pub fn non_acceptance(
    issue: &Issue,
    case: &Case,
    reasons: &[String],
    basis: &str,
    ways_of_appeal: Option<&str>,
) -> Result<Paper, PaperError> {
    if reasons.is_empty() {
        return Err(PaperError::Reason);
    }
    let mut body = vec![text(format!("{}经审查，依据{basis}，决定不予受理，理由如下：", case.named()))];
    body.extend(numbered(reasons));
    body.push(text("上述情形消除后，你单位可以重新提出申请。"));
    body.push(appeal(ways_of_appeal));
    Ok(paper(PaperKind::NonAcceptance, &case.titled("不予受理通知书"), issue, Some(&case.applicant), body))
}

/// One thing to be put right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where: the part or paper of the application.
    pub part: String,
    /// What was found; empty where it was said of the whole.
    pub found: String,
    /// What is asked for.
    pub asked: String,
}

/// 审查意见（补正）通知书. `opinion` is what was said of the whole; `until` the day that the register's clock sets, which is no
/// term of the law.
///
/// # Errors
/// [`PaperError::Reason`] where nothing is asked for.
pub fn supplement(
    issue: &Issue,
    case: &Case,
    (opinion, faults): (&[String], &[Fault]),
    until: Option<Date>,
    contact: Option<&Contact>,
) -> Result<Paper, PaperError> {
    if faults.is_empty() {
        return Err(PaperError::Reason);
    }
    // A column in which nothing stands is none.
    let each = faults.iter().any(|fault| !fault.found.is_empty());
    let row = |(at, fault): (usize, &Fault)| {
        let mut cells = vec![(at + 1).to_string(), fault.part.clone()];
        cells.extend(each.then(|| fault.found.clone()));
        cells.push(fault.asked.clone());
        cells
    };
    let mut asked = "请你单位按下表补正，并通过原渠道提交。".to_owned();
    if let Some(until) = until {
        asked.push_str(&format!("登记系统为补正设定的时限至{}止（系统设置，不是法定期限）。", day(until)));
    }
    // Not after the table: the last page would have little but the signature.
    asked.extend(contact.map(Contact::words));
    let columns = if each {
        columns(&[("序号", 2), ("材料或者事项", 6), ("审查意见", 9), ("补正要求", 9)])
    } else {
        columns(&[("序号", 2), ("材料或者事项", 8), ("补正要求", 16)])
    };
    let mut body = vec![text(format!("{}经审查，尚有下列事项需要补正或者说明。", case.named()))];
    body.extend(numbered(opinion));
    body.push(text(asked));
    body.push(Block::Table(columns, faults.iter().enumerate().map(row).collect()));
    Ok(paper(PaperKind::Supplement, &case.titled("审查意见（补正）通知书"), issue, Some(&case.applicant), body))
}

/// What a review looked at and found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What was looked at.
    pub item: String,
    /// What was found.
    pub found: String,
}

/// Which office reviewed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Review {
    /// The managing office: 初审.
    First,
    /// The city's office above it: 审核.
    City,
}

/// A review that goes to the next office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reviewed {
    /// Which review it is.
    pub review: Review,
    /// The next office, to which the opinion goes.
    pub to: String,
    /// Findings, in the order of the file.
    pub findings: Vec<Finding>,
    /// Whether the office proposes to grant.
    pub in_favour: bool,
    /// Its reasons, or what else it says, by paragraph.
    pub opinion: Vec<String>,
}

/// 初审意见 or 审核意见, to the next office.
#[must_use]
pub fn first_opinion(issue: &Issue, case: &Case, reviewed: &Reviewed) -> Paper {
    let mut fields = case.fields();
    let word = match reviewed.review {
        Review::First => "初审",
        Review::City => "审核",
    };
    let asked = match case.kind {
        Kind::New => "核准",
        Kind::Change => "核准变更",
        Kind::GivingUp => "办理",
    };
    let not = if reviewed.in_favour { "" } else { "不予" };
    fields.push((format!("{word}结论"), format!("经{word}，建议{not}{asked}。")));
    let rows = reviewed.findings.iter().enumerate();
    let rows = rows.map(|(at, finding)| vec![(at + 1).to_string(), finding.item.clone(), finding.found.clone()]);
    let mut body = vec![
        text(format!("按照地理标志专用标志{}审查程序，我局对下列申请进行了{word}，现提出{word}意见。", case.matter())),
        Block::Fields(fields),
    ];
    if !reviewed.findings.is_empty() {
        body.push(Block::Heading("审查情况".to_owned()));
        body.push(Block::Table(columns(&[("序号", 1), ("审查事项", 4), ("审查情况", 8)]), rows.collect()));
    }
    body.push(Block::Heading(format!("{word}意见")));
    body.extend(numbered(&reviewed.opinion));
    body.push(text("现将申请材料一并报送，请予审查。"));
    paper(PaperKind::FirstOpinion, &case.titled(&format!("{word}意见")), issue, Some(&reviewed.to), body)
}
