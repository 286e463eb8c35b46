//! The summary sheet 汇总表 and the letter that goes with it.

use super::{columns, paper, text};
use crate::papers::{Block, Issue, Paper, PaperKind};
use std::collections::{BTreeMap, BTreeSet};

/// The columns of the sheet with their shares of the width, as lists of the national office have them.
pub const SUMMARY_COLUMNS: [(&str, u16); 9] = [
    ("序号", 11),
    ("省份", 16),
    ("产品名称", 30),
    ("企业名称", 45),
    ("地址", 43),
    ("统一社会信用代码", 41),
    ("法定代表人", 23),
    ("商标", 17),
    ("备注", 14),
];

/// An enterprise on the sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SummaryRow {
    /// The province, 河南省.
    pub province: String,
    /// The product's protected name.
    pub product: String,
    /// The enterprise's full name.
    pub enterprise: String,
    /// Its address.
    pub address: String,
    /// Its unified social credit code.
    pub uscc: String,
    /// Its legal representative.
    pub representative: String,
    /// Its own brand.
    pub brand: String,
    /// A remark: 新申请, 变更.
    pub remark: String,
}

impl SummaryRow {
    /// The cells in the order of [`SUMMARY_COLUMNS`], its running number first.
    #[must_use]
    pub fn cells(&self, number: usize) -> Vec<String> {
        let Self { province, product, enterprise, address, uscc, representative, brand, remark } = self.clone();
        vec![number.to_string(), province, product, enterprise, address, uscc, representative, brand, remark]
    }
}

/// The letter with which the province hands cases over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SummaryCover {
    /// To whom: 国家知识产权局.
    pub to: String,
    /// The batch, as the office names it: 2026年第四批; may be empty.
    pub batch: String,
    /// The rows of the sheet.
    pub rows: Vec<SummaryRow>,
}

/// The letter: how many enterprises of which products, the sheet as its enclosure.
#[must_use]
pub fn summary_cover(issue: &Issue, cover: &SummaryCover) -> Paper {
    let mut products: BTreeMap<&str, usize> = BTreeMap::new();
    for row in &cover.rows {
        *products.entry(row.product.as_str()).or_default() += 1;
    }
    let rows = products.iter().enumerate();
    let rows = rows.map(|(at, (product, count))| vec![(at + 1).to_string(), (*product).to_owned(), count.to_string()]);
    let body = vec![
        text(format!(
            "{}地理标志专用标志使用申请已经我局审查，涉及地理标志产品{}个、申请人{}家，现将汇总表报送，请予审查。",
            cover.batch,
            products.len(),
            applicants(cover).len(),
        )),
        Block::Table(columns(&[("序号", 1), ("产品名称", 6), ("申请人（家）", 3)]), rows.collect()),
    ];
    let title = "关于报送地理标志专用标志\n使用申请汇总表的函";
    let mut paper = paper(PaperKind::SummaryCover, title, issue, Some(&cover.to), body);
    paper.enclosures.push(sheet_title(cover));
    paper
}

/// Who stands on the sheet: an enterprise that applies for two products is one applicant.
fn applicants(cover: &SummaryCover) -> BTreeSet<(&str, &str)> {
    cover.rows.iter().map(|row| (row.uscc.as_str(), row.enterprise.as_str())).collect()
}

fn sheet_title(cover: &SummaryCover) -> String {
    let batch = if cover.batch.is_empty() { String::new() } else { format!("（{}）", cover.batch) };
    format!("申请使用地理标志专用标志企业汇总表{batch}")
}

/// The sheet, on pages that lie on their side.
#[must_use]
pub fn summary_sheet(issue: &Issue, cover: &SummaryCover) -> Paper {
    let rows = cover.rows.iter().enumerate().map(|(at, row)| row.cells(at + 1)).collect();
    let body = vec![Block::Table(columns(&SUMMARY_COLUMNS), rows)];
    Paper { wide: true, ..paper(PaperKind::SummarySheet, &sheet_title(cover), issue, None, body) }
}
