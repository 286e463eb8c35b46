//! A year's days as an operator enters them when the State Council's notice is out: one row a day.

use super::{Calendar, DayKind, Notice, Run, is_weekday, number};
use crate::coded::coded;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The columns, in order.
pub const DAY_COLUMNS: [&str; 4] = ["date", "kind", "name", "source"];
/// More days than a year has.
const MOST_ROWS: usize = 400;
/// The longest name of a festival and of a notice, characters.
const LONGEST: usize = 60;

coded! {
    /// What is wrong with a row or a cell.
    pub enum DayFault {
        /// The first line is not the list of columns.
        Columns "columns",
        /// The row has another number of cells.
        Cells "cells",
        /// There is no row, or there are more than a year has days.
        Rows "rows",
        /// Not a day written as 2027-10-01.
        Date "date",
        /// Neither in the year of the last row nor in the December before it.
        Year "year",
        /// An earlier row has the day already.
        Twice "twice",
        /// Neither `holiday` nor `workday`.
        Kind "kind",
        /// Only a Saturday or Sunday can be made a working day.
        NoWeekend "no_weekend",
        /// Empty, too long, or with a character that no name has.
        Text "text",
        /// Does not end with the day on which the notice was issued: `国办发明电〔2026〕9号 2026-11-05`.
        Issued "issued",
        /// The notice would have been issued after the day that it arranges.
        Late "late",
    }
}

impl DayFault {
    /// What is wrong, in plain words for an operator.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Columns => "the first line must be date,kind,name,source",
            Self::Cells => "a row has four cells",
            Self::Rows => "there must be at least one row and no more than a year has days",
            Self::Date => "a day is written as 2027-10-01",
            Self::Year => "not in the year of the last day, nor in the December before it",
            Self::Twice => "an earlier row has this day already",
            Self::Kind => "must be holiday or workday",
            Self::NoWeekend => "only a Saturday or Sunday can be made a workday",
            Self::Text => "must be 1 to 60 characters, without commas, quotes and control characters",
            Self::Issued => "must end with the day on which the notice was issued: 国办发明电〔2026〕9号 2026-11-05",
            Self::Late => "the notice cannot be issued after the day that it arranges",
        }
    }
}

/// A fault and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayProblem {
    /// The line of the file, counted from 1.
    pub line: usize,
    /// The column; none where the whole row is meant.
    pub column: Option<&'static str>,
    /// What is wrong.
    pub fault: DayFault,
}

impl std::fmt::Display for DayProblem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "line {}", self.line)?;
        if let Some(column) = self.column {
            write!(f, ", column {column}")?;
        }
        write!(f, ": {}", self.fault.words())
    }
}

/// The days of one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearDays {
    /// The year that the notice arranges.
    pub year: i16,
    /// A calendar of this year alone.
    pub calendar: Calendar,
}

/// A row that was read.
struct Row {
    line: usize,
    day: Date,
    kind: DayKind,
    name: String,
    notice: Notice,
}

impl YearDays {
    /// Reads the lines of a table: number in the file, and cells.
    ///
    /// # Errors
    /// Every problem, in the order of the lines.
    pub fn read(lines: &[(usize, Vec<String>)]) -> Result<Self, Vec<DayProblem>> {
        let whole = |line, fault| vec![DayProblem { line, column: None, fault }];
        let Some(((first, head), rows)) = lines.split_first() else { return Err(whole(1, DayFault::Columns)) };
        if head.iter().map(|cell| cell.trim_start_matches('\u{feff}').trim()).ne(DAY_COLUMNS) {
            return Err(whole(*first, DayFault::Columns));
        }
        if rows.is_empty() || rows.len() > MOST_ROWS {
            return Err(whole(*first, DayFault::Rows));
        }
        let mut problems = Vec::new();
        let read: Vec<Row> = rows.iter().filter_map(|(line, cells)| row(*line, cells, &mut problems)).collect();
        let year = read.iter().map(|row| row.day.year()).max().unwrap_or(0);
        let mut days: BTreeMap<i32, &Row> = BTreeMap::new();
        for row in &read {
            let mut wrong = |fault| problems.push(DayProblem { line: row.line, column: Some("date"), fault });
            let fits = row.day.year() == year || (row.day.year() == year - 1 && row.day.month() == 12);
            if !fits {
                wrong(DayFault::Year);
            } else if days.insert(number(row.day), row).is_some() {
                wrong(DayFault::Twice);
            }
        }
        if !problems.is_empty() {
            problems.sort_by_key(|problem| problem.line);
            return Err(problems);
        }
        let mut runs: Vec<Run> = Vec::new();
        for row in days.into_values() {
            let same = |run: &&mut Run| {
                run.kind == row.kind
                    && run.name == row.name
                    && run.notice == row.notice
                    && run.last.tomorrow().is_ok_and(|next| next == row.day)
            };
            match runs.last_mut().filter(same) {
                Some(run) => run.last = row.day,
                None => runs.push(Run {
                    year,
                    notice: row.notice.clone(),
                    first: row.day,
                    last: row.day,
                    kind: row.kind,
                    name: row.name.clone(),
                }),
            }
        }
        Ok(Self { year, calendar: Calendar::of(runs) })
    }
}

fn row(line: usize, cells: &[String], problems: &mut Vec<DayProblem>) -> Option<Row> {
    let before = problems.len();
    let mut wrong = |column, fault| problems.push(DayProblem { line, column, fault });
    let [day, kind, name, source] = cells else {
        wrong(None, DayFault::Cells);
        return None;
    };
    let day: Option<Date> = day.trim().parse().ok().filter(|read: &Date| read.to_string() == day.trim());
    if day.is_none() {
        wrong(Some("date"), DayFault::Date);
    }
    let kind = match kind.trim() {
        "holiday" => Some(DayKind::Off),
        "workday" => Some(DayKind::Working),
        _ => None,
    };
    match (kind, day) {
        (None, _) => wrong(Some("kind"), DayFault::Kind),
        (Some(DayKind::Working), Some(day)) if is_weekday(number(day)) => wrong(Some("kind"), DayFault::NoWeekend),
        _ => {}
    }
    let name = text(name);
    if name.is_none() {
        wrong(Some("name"), DayFault::Text);
    }
    let notice = match text(source).map(notice) {
        None => {
            wrong(Some("source"), DayFault::Text);
            None
        }
        Some(None) => {
            wrong(Some("source"), DayFault::Issued);
            None
        }
        Some(Some(notice)) => {
            if day.is_some_and(|day| notice.issued > day) {
                wrong(Some("source"), DayFault::Late);
            }
            Some(notice)
        }
    };
    let (Some(day), Some(kind), Some(name), Some(notice)) = (day, kind, name, notice) else { return None };
    (problems.len() == before).then_some(Row { line, day, kind, name, notice })
}

fn text(cell: &str) -> Option<String> {
    let cell = cell.trim();
    let fits = (1..=LONGEST).contains(&cell.chars().count())
        && !cell.contains(|c: char| c == ',' || c == '"' || c.is_control());
    fits.then(|| cell.to_owned())
}

/// A notice's number and, at the end, its day, with or without brackets around it.
fn notice(text: String) -> Option<Notice> {
    let plain = text.trim_end_matches([')', '）']).trim_end();
    let (number, day) = plain.split_at_checked(plain.len().checked_sub(10)?)?;
    let issued: Date = day.parse().ok().filter(|read: &Date| read.to_string() == day)?;
    let number = number.trim_end().trim_end_matches(['(', '（']).trim_end();
    (!number.is_empty()).then(|| Notice { number: number.to_owned(), issued })
}

impl Calendar {
    /// The calendar as a file that [`Self::read`] reads.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = format!("{}\n", super::read::COLUMNS);
        for run in &self.runs {
            let Run { year, notice, first, last, kind, name } = run;
            text += &format!("{year},{},{},{first},{last},{},{name}\n", notice.number, notice.issued, kind.code());
        }
        text
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may panic")]

    use super::*;
    use jiff::civil::date;

    fn lines(text: &str) -> Vec<(usize, Vec<String>)> {
        let cells = |line: &str| line.split(',').map(str::to_owned).collect();
        text.lines().enumerate().map(|(n, line)| (n + 1, cells(line))).collect()
    }

    const GOOD: &str = "date,kind,name,source\n\
        2030-12-31,holiday,元旦,国办发明电〔2030〕9号 2030-11-05\n\
        2031-01-01,holiday,元旦,国办发明电〔2030〕9号 2030-11-05\n\
        2031-01-04,workday,元旦,国办发明电〔2030〕9号（2030-11-05）\n";

    #[test]
    fn a_year_is_read_and_written_as_the_calendars_file() {
        let read = YearDays::read(&lines(GOOD)).unwrap();
        assert_eq!((read.year, read.calendar.runs().len()), (2031, 2));
        assert!(!read.calendar.is_working(date(2031, 1, 1)) && read.calendar.is_working(date(2031, 1, 4)));
        let again = Calendar::read(&read.calendar.to_text()).unwrap();
        assert_eq!(again, read.calendar);
        let all = Calendar::shipped().with(&again);
        assert!(!all.is_working(date(2030, 12, 31)) && all.is_working(date(2026, 10, 10)));
    }

    #[test]
    fn the_shipped_calendar_is_written_as_it_was_read() {
        let text = include_str!("../../../data/calendar/working_days.csv");
        assert_eq!(Calendar::shipped().to_text(), text.replace("\r\n", "\n"));
    }

    #[test]
    fn every_problem_is_named_with_its_line_and_column() {
        let bad = "date,kind,name,source\n\
            2031-1-1,holiday,元旦,国办发明电〔2030〕9号 2030-11-05\n\
            2031-01-02,off,元旦,国办发明电〔2030〕9号\n\
            2031-01-03,workday,,国办发明电〔2030〕9号 2031-02-05\n\
            2031-01-06,holiday\n\
            2029-01-01,holiday,元旦,国办发明电〔2028〕9号 2028-11-05\n\
            2031-02-01,holiday,春节,国办发明电〔2030〕9号 2030-11-05\n\
            2031-02-01,holiday,春节,国办发明电〔2030〕9号 2030-11-05\n";
        let found = YearDays::read(&lines(bad)).unwrap_err();
        let found: Vec<_> = found.into_iter().map(|p| (p.line, p.column.unwrap_or("-"), p.fault)).collect();
        assert_eq!(
            found,
            [
                (2, "date", DayFault::Date),
                (3, "kind", DayFault::Kind),
                (3, "source", DayFault::Issued),
                (4, "kind", DayFault::NoWeekend),
                (4, "name", DayFault::Text),
                (4, "source", DayFault::Late),
                (5, "-", DayFault::Cells),
                (6, "date", DayFault::Year),
                (8, "date", DayFault::Twice),
            ]
        );
        for (text, fault) in
            [("", DayFault::Columns), ("date,kind\n", DayFault::Columns), (&GOOD[..22], DayFault::Rows)]
        {
            assert_eq!(YearDays::read(&lines(text)).unwrap_err()[0].fault, fault, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_table_makes_it_panic(cells in proptest::collection::vec(proptest::collection::vec(".{0,14}", 0..6), 0..6)) {
            let mut lines = vec![(1, DAY_COLUMNS.map(str::to_owned).to_vec())];
            lines.extend(cells.into_iter().enumerate().map(|(n, cells)| (n + 2, cells)));
            let _ = YearDays::read(&lines);
        }
    }
}
