//! What each paper says. Chinese only: these are papers of Chinese offices.
//!
//! Nothing here promises a term or a right that the sources do not confirm: the bases and the ways of appeal are texts
//! of the configuration, and where none is set a blank is left for the office to fill in.

mod case;
mod decision;
mod extract;
mod notices;
mod site_check;
mod summary;

pub use case::{Case, Contact};
pub use decision::{Approval, Outcome, decision};
pub use extract::{EXTRACT_FOOT, Extract, ExtractEvent, LogLine, LogProof, extract};
pub use notices::{Fault, Finding, Review, Reviewed, acceptance, first_opinion, non_acceptance, supplement};
pub use site_check::{CheckedItem, CheckedPlace, Checker, SiteCheck, site_check};
pub use summary::{SUMMARY_COLUMNS, SummaryCover, SummaryRow, summary_cover, summary_sheet};

use super::{Attachment, Block, Column, Issue, Paper, PaperKind};

/// The rules that papers rest on where the configuration names no others. Only such as were confirmed to be in force
/// stand here, without article numbers, since those were not confirmed.
pub const BASIS: &str = "《地理标志产品保护办法》《地理标志专用标志使用管理办法（试行）》";

/// The same for the ways by a trademark (Order 79 of the national office, announcement 354: both confirmed to be in force).
pub const MARK_BASIS: &str = "《集体商标、证明商标注册和管理规定》《地理标志专用标志使用管理办法（试行）》";

fn paper(kind: PaperKind, title: &str, issue: &Issue, addressee: Option<&str>, body: Vec<Block>) -> Paper {
    Paper {
        kind,
        title: title.to_owned(),
        issue: issue.clone(),
        addressee: addressee.map(str::to_owned),
        body,
        enclosures: Vec::new(),
        wide: false,
        attachments: Vec::<Attachment>::new(),
    }
}

fn text(text: impl Into<String>) -> Block {
    Block::Text(text.into())
}

fn columns(of: &[(&str, u16)]) -> Vec<Column> {
    of.iter().map(|(heading, share)| Column { heading: (*heading).to_owned(), share: *share }).collect()
}

/// The configured words on ways of appeal, or a line for the office to write them on.
fn appeal(words: Option<&str>) -> Block {
    match words.map(str::trim).filter(|words| !words.is_empty()) {
        Some(words) => text(words),
        None => Block::Signatures(vec!["救济途径和期限（由签发机关填写）".to_owned()]),
    }
}

/// Reasons as numbered paragraphs; one alone has no number, and none gets a second one that has its own.
fn numbered(reasons: &[String]) -> Vec<Block> {
    let own = |reason: &String| reason.starts_with(|c: char| c.is_ascii_digit() || "（(①②③④⑤一二三四五".contains(c));
    match reasons {
        [only] => vec![text(only.clone())],
        many if many.iter().any(own) => many.iter().map(|reason| text(reason.clone())).collect(),
        many => many.iter().enumerate().map(|(at, reason)| text(format!("{}. {reason}", at + 1))).collect(),
    }
}
