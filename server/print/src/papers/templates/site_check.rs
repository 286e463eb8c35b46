//! The report of a check at the place 产地核验.

use super::{Case, columns, paper, text};
use crate::papers::{Block, Issue, Paper, PaperError, PaperKind, day};
use jiff::civil::Date;

/// Who checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checker {
    /// Who: a name, or the account where the register tells no name.
    pub name: String,
    /// Office; and when they signed in the register, or the number of the officer's card.
    pub office: String,
}

/// A place that was seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedPlace {
    /// Its name or what it is: planting base, workshop.
    pub name: String,
    /// Where it is.
    pub address: String,
    /// Its size with its unit.
    pub size: String,
    /// Whether it lies in the protected area, in the officers' words.
    pub inside: String,
}

/// Something that was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedItem {
    /// What.
    pub item: String,
    /// What was found; empty where only the verdict is recorded.
    pub found: String,
    /// The verdict on it, in a word: 符合, 不符合, 不适用.
    pub verdict: String,
}

/// A site check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteCheck {
    /// The day, or the first of several.
    pub from: Date,
    /// The last day.
    pub until: Date,
    /// At least two people.
    pub checkers: Vec<Checker>,
    /// Who was there for the applicant; empty where that is not recorded: a blank is left.
    pub attended: String,
    /// The places seen, in words, where they were not recorded one by one.
    pub seen: Vec<String>,
    /// The places seen.
    pub places: Vec<CheckedPlace>,
    /// What was looked at.
    pub items: Vec<CheckedItem>,
    /// Whether the check is passed.
    pub passed: bool,
    /// The conclusion in words, by paragraph.
    pub conclusion: Vec<String>,
}

/// 产地核验报告, to be signed by the checkers and the applicant by hand.
///
/// # Errors
/// [`PaperError::Checkers`] where fewer than two people checked.
pub fn site_check(issue: &Issue, case: &Case, check: &SiteCheck) -> Result<Paper, PaperError> {
    if check.checkers.len() < 2 {
        return Err(PaperError::Checkers);
    }
    let days =
        if check.from == check.until { day(check.from) } else { format!("{}至{}", day(check.from), day(check.until)) };
    let checkers: Vec<String> = check.checkers.iter().map(|who| format!("{}（{}）", who.name, who.office)).collect();
    let mut fields = case.fields();
    fields.push(("核验日期".to_owned(), days));
    fields.push(("核验人员".to_owned(), checkers.join("；")));
    fields.push(("申请人到场人员".to_owned(), check.attended.clone()));
    let each = check.items.iter().any(|item| !item.found.is_empty());
    let places = check.places.iter().enumerate().map(|(at, place)| {
        vec![(at + 1).to_string(), place.name.clone(), place.address.clone(), place.size.clone(), place.inside.clone()]
    });
    let items = check.items.iter().enumerate().map(|(at, item)| {
        let mut cells = vec![(at + 1).to_string(), item.item.clone()];
        cells.extend(each.then(|| item.found.clone()));
        cells.push(item.verdict.clone());
        cells
    });
    let result = if check.passed { "核验结论：通过。" } else { "核验结论：不通过。" };
    let place_columns = [("序号", 2), ("场所", 5), ("地址", 8), ("规模", 4), ("是否在产地范围内", 5)];
    let item_columns: &[(&str, u16)] = if each {
        &[("序号", 2), ("核验事项", 7), ("核验情况", 11), ("结论", 4)]
    } else {
        &[("序号", 2), ("核验事项", 14), ("结论", 8)]
    };
    let mut body = vec![Block::Fields(fields), Block::Heading("一、核验场所".to_owned())];
    body.extend(check.seen.iter().map(|seen| text(seen.clone())));
    if !check.places.is_empty() {
        body.push(Block::Table(columns(&place_columns), places.collect()));
    }
    body.push(Block::Heading("二、核验内容".to_owned()));
    body.push(Block::Table(columns(item_columns), items.collect()));
    body.push(Block::Heading("三、核验结论".to_owned()));
    let mut conclusion = check.conclusion.iter();
    body.push(text(format!("{result}{}", conclusion.next().map_or("", String::as_str))));
    body.extend(conclusion.map(|more| text(more.clone())));
    body.push(Block::Heading("四、签名".to_owned()));
    let signed = check.checkers.iter().map(|who| format!("核验人员（{}）", who.name));
    let others = ["申请人到场人员".to_owned(), "签名日期".to_owned()];
    body.push(Block::Signatures(signed.chain(others).collect()));
    Ok(paper(PaperKind::SiteCheck, &case.titled("产地核验报告"), issue, None, body))
}
