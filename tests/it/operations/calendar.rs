//! `daodi calendar`: a year is imported as a whole, on record, and counts at once.

use crate::cli::Place;
use daodi::application::{Calendar, DayFault};
use daodi::ports::{AuditQuery, Settings as _, Trail as _};
use jiff::civil::date;
use server::services::acting::Acting;
use server::services::calendar::{CalendarImportError, Imported, import};
use tests::each_app;

const HEAD: &str = "date,kind,name,source\n";

fn file(rows: &str) -> Vec<u8> {
    format!("{HEAD}{rows}").into_bytes()
}

each_app! {
    async fn a_year_is_imported_whole_and_counts_without_a_restart(app: TestApp) {
        let (store, clock) = (&app.app.store, app.app.clock);
        let acting = Acting::system("cli", clock);
        let other = app.another().await;
        assert_eq!(app.app.catalogue.current().calendar(), Calendar::shipped());

        // One bad row keeps all of them out.
        let bad = file("2027-01-01,holiday,元旦,国办发明电〔2026〕9号 2026-11-05\n2027-01-05,workday,元旦,国办发明电〔2026〕9号 2026-11-05\n");
        match import(store, clock, &bad, &acting).await {
            Err(CalendarImportError::Rows(problems)) => {
                let [one] = problems.as_slice() else { panic!("{problems:?}") };
                assert_eq!((one.line, one.column, one.fault), (3, Some("kind"), DayFault::NoWeekend));
            }
            other => panic!("{other:?}"),
        }
        assert!(store.calendar_years().await.unwrap().is_empty());
        assert!(matches!(import(store, clock, b"\xff", &acting).await, Err(CalendarImportError::Csv(1))));

        let good = file("2027-01-01,holiday,元旦,国办发明电〔2026〕9号 2026-11-05\n2027-01-03,workday,元旦,国办发明电〔2026〕9号 2026-11-05\n");
        assert_eq!(import(store, clock, &good, &acting).await.unwrap(), Imported::Written(2027));
        for server in [&app, &other] {
            assert!(server.app.catalogue.refresh().await.unwrap());
            let calendar = server.app.cases.calendar();
            assert!(!calendar.is_working(date(2027, 1, 1)) && calendar.is_working(date(2027, 1, 3)));
            assert!(calendar.is_working(date(2026, 10, 10)), "the shipped years stay");
        }
        // The same again is nothing to do; another file corrects it.
        assert_eq!(import(store, clock, &good, &acting).await.unwrap(), Imported::Nothing(2027));
        let corrected = file("2027-01-01,holiday,元旦,国办发明电〔2026〕10号 2026-11-15\n");
        assert_eq!(import(store, clock, &corrected, &acting).await.unwrap(), Imported::Written(2027));
        app.app.catalogue.refresh().await.unwrap();
        assert!(!app.app.cases.calendar().is_working(date(2027, 1, 3)));
        let query = AuditQuery { action: "calendar.import".to_owned(), limit: 9, ..AuditQuery::default() };
        let acts = store.audit(&query).await.unwrap();
        assert_eq!(acts.total, 2);
        app.app.log.sequence_all().await.unwrap();
        let page = app.get("/log/entries?action=calendar.import").await.expect(200);
        assert!(page.text().contains("导入年度工作日历"), "the public log shows it");
    }
}

#[test]
fn the_command_shows_and_imports() {
    let place = Place::new();
    std::fs::write(place.path().join("a.csv"), file("2031-01-01,holiday,元旦,国办发明电〔2030〕9号（2030-11-05）\n"))
        .unwrap();
    std::fs::write(place.path().join("b.csv"), file("1.1.2031,free,,\n")).unwrap();
    let said = place.refused(&["calendar", "import", "b.csv", "--database", "sqlite:d.db"], 1);
    for part in ["line 2, column date", "line 2, column kind", "line 2, column name", "line 2, column source"] {
        assert!(said.contains(part), "{said}");
    }
    assert_eq!(place.json(&["calendar", "import", "a.csv", "--database", "sqlite:d.db"])["written"], true);
    assert_eq!(place.json(&["calendar", "import", "a.csv", "--database", "sqlite:d.db"])["written"], false);
    let shown = place.json(&["calendar", "show", "2031", "--database", "sqlite:d.db"]);
    assert_eq!(shown["days"][0]["notice"], "国办发明电〔2030〕9号");
    assert!(place.done(&["calendar", "show", "2026", "--database", "sqlite:d.db"]).contains("2025-11-04"));
    assert!(place.done(&["calendar", "show", "2044", "--database", "sqlite:d.db"]).contains("no notice is known"));
}
