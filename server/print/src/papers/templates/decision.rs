//! The decision on an application.

use super::{Case, appeal, numbered, paper, text};
use crate::papers::{Block, Issue, Paper, PaperError, PaperKind, day};
use daodi::application::Kind;
use jiff::civil::Date;

/// What a grant rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Approval {
    /// An announcement of the national office: this paper passes it on.
    Announced {
        /// 国家知识产权局公告第六五〇号.
        number: String,
        /// Its day.
        day: Date,
    },
    /// The province's own decision, entrusted to it by the national office.
    Entrusted {
        /// On what it was made known, with its number.
        number: String,
        /// Its day.
        day: Date,
    },
    /// The right in a trademark: membership, or a licence that was filed and announced.
    Mark {
        /// What it rests on, with number and day, in words.
        ground: String,
    },
}

/// How an application ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Granted.
    Granted(Approval),
    /// Refused, with reasons.
    Refused(Vec<String>),
}

/// 核准 or 不予核准 as a paper to the applicant. `ways_of_appeal` are the configured words; a refusal without them has a
/// blank for the office to fill in.
///
/// # Errors
/// [`PaperError::Reason`] where a refusal gives no reason.
pub fn decision(
    issue: &Issue,
    case: &Case,
    outcome: &Outcome,
    basis: &str,
    ways_of_appeal: Option<&str>,
) -> Result<Paper, PaperError> {
    let named = case.named();
    let (title, body) = match outcome {
        Outcome::Granted(approval) => {
            let title = match case.kind {
                Kind::New => "使用核准通知书",
                Kind::Change => "使用变更核准通知书",
                Kind::GivingUp => "放弃使用办结通知书",
            };
            (title, granted(case, approval, basis))
        }
        Outcome::Refused(reasons) => {
            if reasons.is_empty() {
                return Err(PaperError::Reason);
            }
            let mut body = vec![text(format!("{named}经审查，依据{basis}，决定不予核准，理由如下："))];
            body.extend(numbered(reasons));
            if case.kind == Kind::New {
                body.push(text("在取得核准之前，不得使用地理标志专用标志。"));
            }
            body.push(appeal(ways_of_appeal));
            let title = match case.kind {
                Kind::New => "使用不予核准决定书",
                Kind::Change => "使用变更不予核准决定书",
                Kind::GivingUp => "放弃使用不予核准决定书",
            };
            (title, body)
        }
    };
    let title = format!("地理标志专用标志\n{title}");
    Ok(paper(PaperKind::Decision, &title, issue, Some(&case.applicant), body))
}

/// What a grant says: on what it rests, from when, and what follows for the user.
fn granted(case: &Case, approval: &Approval, basis: &str) -> Vec<Block> {
    let named = case.named();
    let (made_known, from) = match approval {
        Approval::Announced { number, day: on } => (format!("该申请已由{number}（{}）公告。", day(*on)), Some(*on)),
        Approval::Entrusted { number, day: on } => {
            (format!("经审查符合规定，依据{basis}予以核准，并由{number}（{}）公告。", day(*on)), Some(*on))
        }
        Approval::Mark { ground } => (format!("经审查，依据{basis}，予以确认（{ground}）。"), None),
    };
    let day_words = from.map_or_else(|| "确认之日".to_owned(), day);
    const DUTIES: &str = "请按照相应标准、管理规范或者使用管理规则组织生产，规范标示，\
                          及时向社会公开并定期向所在地知识产权管理部门报送专用标志使用情况。";
    match (case.kind, approval) {
        (Kind::New, Approval::Mark { .. }) => vec![
            text(format!(
                "{named}{made_known}你单位可以在该产品上使用地理标志专用标志，\
                 使用期限不超过许可或者成员资格以及商标专用权的期限。"
            )),
            text(DUTIES),
        ],
        (Kind::New, _) => vec![
            text(format!("{named}{made_known}自该公告发布之日起，你单位可以在该产品上使用地理标志专用标志。")),
            text(format!("{DUTIES}专用标志矢量图由你单位凭口令自国家知识产权局下载使用。")),
        ],
        (Kind::Change, _) => {
            vec![text(format!("{named}{made_known}自{day_words}起，登记事项按变更后的内容记载。")), text(DUTIES)]
        }
        (Kind::GivingUp, _) => vec![
            text(format!("{named}{made_known}自{day_words}起，你单位在该产品上的地理标志专用标志使用资格终止。")),
            text("此后需要使用地理标志专用标志的，应当重新提出申请。"),
        ],
    }
}
