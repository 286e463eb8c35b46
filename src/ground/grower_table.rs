//! Growers as a table that a co-operative or a county office sends: one plot a row, all of them or none.

use crate::coded::coded;
use crate::form::Fault;
use crate::people::answers;
use std::collections::HashMap;

/// The head of the table that is sent, in this order.
pub const TEMPLATE_HEADER: &[&str] = &["姓名", "电话", "村（组）", "产品", "年度", "面积（亩）"];

/// Most rows of one table.
const MOST_ROWS: usize = 5000;

coded! {
    /// What is wrong with a cell or a row.
    pub enum GrowerFault {
        /// The head is not [`TEMPLATE_HEADER`].
        Header "header",
        /// The row has another number of cells.
        Cells "cells",
        /// The table has no row, or more than may be sent at once.
        Rows "rows",
        /// No name, or one that no person has.
        Name "name",
        /// Not a telephone number.
        Phone "phone",
        /// No village, or too long.
        Village "village",
        /// No product of the register has this name.
        Product "product",
        /// Not a year near today's.
        Year "year",
        /// Not an area above 0 and up to 10 000 亩, with two decimals at most.
        Area "area",
        /// Another row says the same.
        Twice "twice",
    }
}

/// A line of the table: its number in the file and its cells.
pub type GrowerLine = (usize, Vec<String>);

/// What is wrong with the table, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GrowerProblem {
    /// Line of the file, from 1.
    pub line: usize,
    /// What.
    pub fault: GrowerFault,
}

/// One row: a grower and a plot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GrowerRow {
    /// Line of the file, from 1.
    pub line: usize,
    /// Name.
    pub name: String,
    /// Telephone number; empty where none was given.
    pub phone: String,
    /// Village and group.
    pub village: String,
    /// Slug of the product.
    pub product: String,
    /// Year.
    pub year: i16,
    /// Area, hundredths of a 亩.
    pub area_mu_hundredths: i64,
}

/// Reads the table. `product` gives the slug for a name or a slug; `this_year` is today's.
///
/// # Errors
/// Every [`GrowerProblem`], by line.
pub fn read_growers(
    lines: &[GrowerLine],
    product: impl Fn(&str) -> Option<String>,
    this_year: i16,
) -> Result<Vec<GrowerRow>, Vec<GrowerProblem>> {
    let mut problems = Vec::new();
    let Some(((first, head), rows)) = lines.split_first() else {
        return Err(vec![GrowerProblem { line: 1, fault: GrowerFault::Header }]);
    };
    let head: Vec<&str> = head.iter().map(|cell| cell.trim_start_matches('\u{feff}').trim()).collect();
    if head != TEMPLATE_HEADER {
        return Err(vec![GrowerProblem { line: *first, fault: GrowerFault::Header }]);
    }
    if rows.is_empty() || rows.len() > MOST_ROWS {
        return Err(vec![GrowerProblem { line: *first, fault: GrowerFault::Rows }]);
    }
    let mut all: Vec<GrowerRow> = Vec::new();
    let mut seen: HashMap<(String, String, String, String, i16), usize> = HashMap::new();
    for (line, cells) in rows {
        let mut wrong = |fault| problems.push(GrowerProblem { line: *line, fault });
        let [name, phone, village, what, year, area] = cells.as_slice() else {
            wrong(GrowerFault::Cells);
            continue;
        };
        let row = (
            answers::line(name, 30).map_err(|_: Fault| GrowerFault::Name),
            answers::phone(phone).map_err(|_| GrowerFault::Phone),
            answers::line(village, 60).map_err(|_| GrowerFault::Village),
            product(what.trim()).ok_or(GrowerFault::Product),
            self::year(year, this_year).ok_or(GrowerFault::Year),
            area_mu_hundredths(area).ok_or(GrowerFault::Area),
        );
        match row {
            (Ok(name), Ok(phone), Ok(village), Ok(product), Ok(year), Ok(area_mu_hundredths)) => {
                let key = (name.clone(), phone.clone(), village.clone(), product.clone(), year);
                if seen.insert(key, *line).is_some() {
                    wrong(GrowerFault::Twice);
                }
                all.push(GrowerRow { line: *line, name, phone, village, product, year, area_mu_hundredths });
            }
            (name, phone, village, product, year, area) => {
                let faults = [name.err(), phone.err(), village.err(), product.err(), year.err(), area.err()];
                faults.into_iter().flatten().for_each(&mut wrong);
            }
        }
    }
    if problems.is_empty() { Ok(all) } else { Err(problems) }
}

/// A year from five before today's to the next.
pub(crate) fn year(text: &str, this_year: i16) -> Option<i16> {
    let year: i16 = text.trim().parse().ok()?;
    (this_year - 5..=this_year + 1).contains(&year).then_some(year)
}

/// An area in 亩 as hundredths: `12`, `12.5`, `12.55`; above 0 and up to 10 000 亩, the ground of no single household.
pub(crate) fn area_mu_hundredths(text: &str) -> Option<i64> {
    let text = text.trim().trim_end_matches('亩').trim();
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits = |text: &str, most: usize| text.len() <= most && text.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || !digits(whole, 5) || !digits(part, 2) {
        return None;
    }
    let hundredths = whole.parse::<i64>().ok()? * 100 + format!("{part:0<2}").parse::<i64>().ok()?;
    (1..=1_000_000).contains(&hundredths).then_some(hundredths)
}

impl GrowerRow {
    /// Reads what one grower's form says.
    ///
    /// # Errors
    /// Each field with what is wrong with it: `name`, `phone`, `village`, `year`, `area`.
    pub fn read(
        (name, phone, village): (&str, &str, &str),
        (product, year, area): (&str, &str, &str),
        this_year: i16,
    ) -> Result<Self, Vec<(&'static str, Fault)>> {
        let missing = |text: &str, fault| if text.trim().is_empty() { Fault::Missing } else { fault };
        let row = (
            answers::line(name, 30).map_err(|fault| ("name", fault)),
            answers::phone(phone).map_err(|fault| ("phone", fault)),
            answers::line(village, 60).map_err(|fault| ("village", fault)),
            self::year(year, this_year).ok_or(("year", missing(year, Fault::Year))),
            area_mu_hundredths(area).ok_or(("area", missing(area, Fault::Area))),
        );
        match row {
            (Ok(name), Ok(phone), Ok(village), Ok(year), Ok(area_mu_hundredths)) => {
                Ok(Self { line: 1, name, phone, village, product: product.to_owned(), year, area_mu_hundredths })
            }
            (name, phone, village, year, area) => {
                Err([name.err(), phone.err(), village.err(), year.err(), area.err()].into_iter().flatten().collect())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;

    fn line(number: usize, cells: &[&str]) -> GrowerLine {
        (number, cells.iter().map(|cell| (*cell).to_owned()).collect())
    }

    fn read(rows: &[&[&str]]) -> Result<Vec<GrowerRow>, Vec<GrowerProblem>> {
        let mut lines = vec![line(1, TEMPLATE_HEADER)];
        lines.extend((2..).zip(rows).map(|(number, cells)| line(number, cells)));
        read_growers(&lines, |name| (name == "信阳毛尖").then(|| "xinyang-maojian".to_owned()), 2026)
    }

    #[test]
    fn each_bad_row_is_named_and_nothing_is_taken_of_the_rest() {
        let good: &[&str] = &["王芳", "13812345678", "谭家河村", "信阳毛尖", "2026", "3.5"];
        let rows = read(&[good]).unwrap();
        assert_eq!((rows[0].line, rows[0].area_mu_hundredths, rows[0].product.as_str()), (2, 350, "xinyang-maojian"));
        let found = read(&[
            good,
            &["", "12", "", "龙井", "1999", "0"],
            &["王芳"],
            good,
            &["李四", "", "谭家河村", "信阳毛尖", "2026年", "3.555"],
        ]);
        let named: Vec<_> = found.unwrap_err().into_iter().map(|p| (p.line, p.fault.code())).collect();
        assert_eq!(
            named,
            [
                (3, "name"),
                (3, "phone"),
                (3, "village"),
                (3, "product"),
                (3, "year"),
                (3, "area"),
                (4, "cells"),
                (5, "twice"),
                (6, "year"),
                (6, "area"),
            ]
        );
        assert_eq!(read(&[]).unwrap_err()[0].fault, GrowerFault::Rows);
        let other = read_growers(&[line(1, &["name"])], |_| None, 2026);
        assert_eq!(other.unwrap_err(), [GrowerProblem { line: 1, fault: GrowerFault::Header }]);
    }

    #[test]
    fn areas_are_read_to_the_hundredth() {
        for (text, wanted) in [("12", 1200), ("12.5", 1250), (" 0.01 ", 1), ("12.55亩", 1255), ("10000", 1_000_000)] {
            assert_eq!(area_mu_hundredths(text), Some(wanted), "{text}");
        }
        for text in ["", "0", "0.001", "-1", "1e3", "10000.01", "一", "1.", ".5"] {
            assert_eq!(area_mu_hundredths(text).filter(|_| text != "1."), None, "{text}");
        }
    }
}
