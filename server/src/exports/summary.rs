//! The summary sheet 汇总表 as a table to be given out: the same columns as on paper.

use super::{Cell, Column, Table};
use print::papers::templates::{SUMMARY_COLUMNS, SummaryRow};

/// The sheet of a batch handed over to the national office. Every cell is a text, so that no code is read as a number
/// and nothing as a formula.
#[must_use]
pub fn summary_table(title: &str, rows: &[SummaryRow]) -> Table {
    let columns = SUMMARY_COLUMNS.iter().map(|(heading, share)| Column::new(*heading, share / 2 + 6)).collect();
    let mut table = Table::new(title, columns);
    for (at, row) in rows.iter().enumerate() {
        table.rows.push(row.cells(at + 1).into_iter().map(Cell::Text).collect());
    }
    table
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;

    #[test]
    fn p26_the_summary_sheet_has_texts_only_and_no_formula() {
        let row = SummaryRow {
            province: "河南省".to_owned(),
            product: "信阳毛尖".to_owned(),
            enterprise: "=HYPERLINK(\"http://x\")".to_owned(),
            address: "+1".to_owned(),
            uscc: "91410000170001401D".to_owned(),
            representative: "王堃".to_owned(),
            brand: String::new(),
            remark: "新申请".to_owned(),
        };
        let table = summary_table("汇总表", &[row]);
        assert!(table.rows.iter().flatten().all(|cell| matches!(cell, Cell::Text(_))));
        let headings: Vec<&str> = table.columns.iter().map(|column| column.heading.as_str()).collect();
        assert_eq!(headings, SUMMARY_COLUMNS.map(|(heading, _)| heading));
        let csv = String::from_utf8(table.to_csv().unwrap()).unwrap();
        assert!(csv.contains("\"'=HYPERLINK(\"\"http://x\"\")\",\"'+1\",\"91410000170001401D\""), "{csv}");
        table.to_xlsx(0).unwrap();
    }
}
