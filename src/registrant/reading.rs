//! A list of members or licensees from a table: CSV as spreadsheets save it, or rows copied out of one.

use super::{TypedUser, UserAnswers};
use crate::form::{Fault, FieldFault};
use crate::identifiers::Uscc;
use crate::registry::Track;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// The columns, in any order: the Chinese headings of the form and, for programs, the names of the fields.
pub const USER_COLUMNS: [(&str, &str); 6] = [
    ("统一社会信用代码", "uscc"),
    ("企业名称", "name"),
    ("许可备案号", "filing_no"),
    ("备案公告日期", "filed_on"),
    ("开始日期", "since"),
    ("截止日期", "until"),
];

/// Most rows of one list.
pub const MOST_USERS: usize = 300;

/// A row that cannot be taken as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowProblem {
    /// The row's line, counted from 1; 1 is the headings.
    pub line: usize,
    /// The code or name that the row gives, cut to 60 characters, so that it can be found.
    pub what: String,
    /// What is wrong with it.
    pub faults: Vec<FieldFault>,
}

/// Reads a list for a mark of this track that expires on this day. `known` are the codes that have a use already.
/// Cells are parted by commas, or by tabs where the first line has some; quotation marks as in RFC 4180.
#[must_use]
pub fn read_users(
    text: &str,
    (track, expires): (Track, Date),
    known: &BTreeSet<Uscc>,
) -> (Vec<TypedUser>, Vec<RowProblem>) {
    let text = text.trim_start_matches('\u{feff}');
    let comma = if text.lines().next().is_some_and(|line| line.contains('\t')) { '\t' } else { ',' };
    let mut rows = rows(text, comma).into_iter().filter(|(_, cells)| cells.iter().any(|cell| !cell.trim().is_empty()));
    let whole = |line, fault| RowProblem { line, what: String::new(), faults: vec![FieldFault::new("rows", fault)] };
    let Some((_, headings)) = rows.next() else { return (Vec::new(), vec![whole(1, Fault::Missing)]) };
    let places = USER_COLUMNS.map(|(zh, code)| {
        headings.iter().position(|heading| [zh, code].contains(&heading.trim().to_lowercase().as_str()))
    });
    // Filing and last day may be missing as columns; what must be answered may not.
    if [0, 1, 4].iter().any(|at| places[*at].is_none()) {
        return (Vec::new(), vec![whole(1, Fault::Columns)]);
    }
    let (mut users, mut problems, mut seen): (Vec<TypedUser>, Vec<RowProblem>, BTreeSet<Uscc>) = Default::default();
    for (count, (line, cells)) in rows.enumerate() {
        if count == MOST_USERS {
            let n = u32::try_from(MOST_USERS).unwrap_or(u32::MAX);
            let faults = vec![FieldFault::bound("rows", Fault::TooManyRows, n)];
            problems.push(RowProblem { line, what: String::new(), faults });
            break;
        }
        let cell = |at: usize| places[at].and_then(|place| cells.get(place)).map_or("", |cell| cell.trim()).to_owned();
        let answers = UserAnswers {
            uscc: cell(0).to_uppercase(),
            name: cell(1),
            filing_no: cell(2),
            filed_on: day(&cell(3)),
            since: day(&cell(4)),
            until: day(&cell(5)),
        };
        let read = answers.read(track, expires).and_then(|user| {
            let taken = known.contains(&user.uscc) || !seen.insert(user.uscc.clone());
            if taken { Err(vec![FieldFault::new("uscc", Fault::Declared)]) } else { Ok(user) }
        });
        match read {
            Ok(user) => users.push(user),
            Err(faults) => {
                let what = if answers.uscc.is_empty() { answers.name } else { answers.uscc };
                problems.push(RowProblem { line, what: what.chars().take(60).collect(), faults });
            }
        }
    }
    if users.is_empty() && problems.is_empty() {
        problems.push(whole(2, Fault::Missing));
    }
    (users, problems)
}

/// A day as spreadsheets write it, 2026/6/1 or 2026.6.1, in the form 2026-06-01; anything else as it stands.
fn day(cell: &str) -> String {
    let parts: Vec<&str> = cell.split(['-', '/', '.']).collect();
    match parts[..] {
        [year, month, day] if year.len() == 4 && (1..=2).contains(&month.len()) && (1..=2).contains(&day.len()) => {
            format!("{year}-{month:0>2}-{day:0>2}")
        }
        _ => cell.to_owned(),
    }
}

/// Rows with the line on which each begins.
fn rows(text: &str, comma: char) -> Vec<(usize, Vec<String>)> {
    let (mut rows, mut cells, mut cell) = (Vec::new(), Vec::new(), String::new());
    let (mut line, mut begun, mut quoted) = (1, 1, false);
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        line += usize::from(character == '\n');
        match character {
            '"' if quoted && characters.peek() == Some(&'"') => {
                characters.next();
                cell.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if cell.is_empty() => quoted = true,
            _ if quoted => cell.push(character),
            '\n' => {
                cells.push(std::mem::take(&mut cell));
                rows.push((begun, std::mem::take(&mut cells)));
                begun = line;
            }
            '\r' => {}
            _ if character == comma => cells.push(std::mem::take(&mut cell)),
            _ => cell.push(character),
        }
    }
    if !cell.is_empty() || !cells.is_empty() {
        cells.push(cell);
        rows.push((begun, cells));
    }
    rows
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    const MARK: (Track, Date) = (Track::CertificationMark, date(2031, 3, 1));
    const HEAD: &str = "企业名称,统一社会信用代码,许可备案号,备案公告日期,开始日期,截止日期\n";

    fn read(text: &str) -> (Vec<TypedUser>, Vec<RowProblem>) {
        read_users(text, MARK, &BTreeSet::new())
    }

    #[test]
    fn a_list_from_a_spreadsheet_is_read_and_each_bad_row_is_named() {
        let text = format!(
            "\u{feff}{HEAD}\"演示茶叶,有限公司\",91350100m000100y43,备1,2026/5/6,2026/6/1,2030-12-31\r\n\
             乙厂,91350100M000100Y44,备2,2026-05-06,2026-06-01,\r\n,,,,,\r\n\
             丙厂,91350100M000100Y43,备3,2026-05-06,2026-06-01,2040-01-01\n\
             丁厂,91350100M000100Y43,备3,2026-05-06,2026-06-01,"
        );
        let (users, problems) = read(&text);
        assert_eq!(users.len(), 1);
        assert_eq!((users[0].name.as_str(), users[0].since), ("演示茶叶,有限公司", date(2026, 6, 1)));
        let named: Vec<_> = problems.iter().map(|p| (p.line, p.what.as_str(), p.faults[0].fault)).collect();
        assert_eq!(
            named,
            [
                (3, "91350100M000100Y44", Fault::UsccCheck),
                (5, "91350100M000100Y43", Fault::BeyondMark),
                (6, "91350100M000100Y43", Fault::Declared),
            ]
        );
    }

    #[test]
    fn rows_copied_from_a_spreadsheet_are_parted_by_tabs() {
        let text = "uscc\tname\tsince\n91350100M000100Y43\t甲厂\t2026.6.1\n";
        let (users, problems) = read_users(text, (Track::CollectiveMark, MARK.1), &BTreeSet::new());
        assert_eq!((users.len(), problems.len()), (1, 0));
        let known = BTreeSet::from([users[0].uscc.clone()]);
        let (users, problems) = read_users(text, (Track::CollectiveMark, MARK.1), &known);
        assert_eq!((users.len(), problems[0].faults[0].fault), (0, Fault::Declared));
    }

    #[test]
    fn what_is_no_list_is_said_as_a_whole() {
        assert_eq!(read("").1[0].faults[0].fault, Fault::Missing);
        assert_eq!(read(HEAD).1[0].faults[0].fault, Fault::Missing);
        assert_eq!(read("甲,乙\n1,2\n").1[0].faults[0].fault, Fault::Columns);
        let many = HEAD.to_owned() + &"甲厂,91350100M000100Y44,备,2026-05-06,2026-06-01,\n".repeat(MOST_USERS + 5);
        let problems = read(&many).1;
        assert_eq!(problems.len(), MOST_USERS + 1);
        assert_eq!(problems.last().unwrap().faults[0].fault, Fault::TooManyRows);
    }

    proptest! {
        #[test]
        fn p26_no_text_makes_reading_panic(text in any::<String>(), row in "[\",\n\t\r甲9]{0,60}") {
            read(&text);
            read(&format!("{HEAD}{row}"));
        }
    }
}
