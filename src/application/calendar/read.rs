//! The calendar's file: what `daodi` ships and what an operator adds when the next year's notice is out.

use super::{Calendar, DayKind, Notice, Run, is_weekday, number};
use jiff::civil::Date;

/// The columns, in order.
pub(super) const COLUMNS: &str = "year,notice,issued,first,last,kind,name";
/// The longest run and the most rows that are believed.
const LONGEST: i32 = 31;
const MOST_ROWS: usize = 5000;

/// What is wrong with a row of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum CalendarFault {
    /// The first line is not the list of columns.
    #[error("the first line must be: {COLUMNS}")]
    Columns,
    /// Not seven cells, or an empty one, or a quotation mark.
    #[error("a row has seven cells, none of them empty, without quotation marks")]
    Cells,
    /// The year is not one of 1949 to 9998.
    #[error("the year must be between 1949 and 9998")]
    Year,
    /// A day is not written as 2026-10-01.
    #[error("a day must be written as 2026-10-01")]
    Day,
    /// The kind is neither `off` nor `working`.
    #[error("the kind must be off or working")]
    Kind,
    /// The run ends before it begins, is longer than a month or lies outside its year and the December before.
    #[error("the run must lie in its year or the December before, end after it begins and last a month at most")]
    Run,
    /// The notice is of a day after the run's end.
    #[error("the notice cannot be issued after the days that it arranges")]
    Issued,
    /// A `working` day is a weekday.
    #[error("only a Saturday or Sunday can be made a working day")]
    NoWeekend,
    /// Another row says something of the same day.
    #[error("another row has this day already")]
    Overlap,
    /// More rows than a calendar can have.
    #[error("the file has more rows than a calendar can have")]
    TooLong,
}

/// A fault and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {fault}")]
pub struct CalendarProblem {
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong.
    pub fault: CalendarFault,
}

impl Calendar {
    /// Reads a calendar from a file: UTF-8, one row a run of days, the columns of `data/calendar/README.md`.
    ///
    /// # Errors
    /// Every row that is wrong, with its line.
    pub fn read(text: &str) -> Result<Self, Vec<CalendarProblem>> {
        let mut lines = text.trim_start_matches('\u{feff}').lines().enumerate();
        if lines.next().map(|(_, line)| line.trim_end()) != Some(COLUMNS) {
            return Err(vec![CalendarProblem { line: 1, fault: CalendarFault::Columns }]);
        }
        let (mut runs, mut problems): (Vec<Run>, Vec<_>) = (Vec::new(), Vec::new());
        for (at, line) in lines.filter(|(_, line)| !line.trim().is_empty()) {
            let row = match row(line) {
                _ if at > MOST_ROWS => Err(CalendarFault::TooLong),
                Ok(row) if runs.iter().any(|run| row.first <= run.last && run.first <= row.last) => {
                    Err(CalendarFault::Overlap)
                }
                row => row,
            };
            match row {
                Ok(row) => runs.push(row),
                Err(fault) => problems.push(CalendarProblem { line: at + 1, fault }),
            }
            if at > MOST_ROWS {
                break;
            }
        }
        if problems.is_empty() { Ok(Self::of(runs)) } else { Err(problems) }
    }
}

fn row(line: &str) -> Result<Run, CalendarFault> {
    let cells: Vec<&str> = line.split(',').map(str::trim).collect();
    let [year, notice, issued, first, last, kind, name] = cells[..] else { return Err(CalendarFault::Cells) };
    if cells.iter().any(|cell| cell.is_empty() || cell.contains('"') || cell.chars().any(char::is_control)) {
        return Err(CalendarFault::Cells);
    }
    let year = year.parse().ok().filter(|year| (1949..=9998).contains(year)).ok_or(CalendarFault::Year)?;
    let (issued, first, last) = (day(issued)?, day(first)?, day(last)?);
    let kind = DayKind::from_code(kind).ok_or(CalendarFault::Kind)?;
    let begins = first.year() == year || (first.year() == year - 1 && first.month() == 12);
    if !begins || last < first || last.year() > year || number(last) - number(first) >= LONGEST {
        return Err(CalendarFault::Run);
    }
    if issued > last {
        return Err(CalendarFault::Issued);
    }
    if kind == DayKind::Working && (number(first)..=number(last)).any(is_weekday) {
        return Err(CalendarFault::NoWeekend);
    }
    Ok(Run { year, notice: Notice { number: notice.to_owned(), issued }, first, last, kind, name: name.to_owned() })
}

fn day(cell: &str) -> Result<Date, CalendarFault> {
    cell.parse().ok().filter(|day: &Date| day.to_string() == cell).ok_or(CalendarFault::Day)
}
