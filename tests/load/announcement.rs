//! How long an announcement of 1,000 rows takes, 30 of them bad: read as a workbook, previewed, applied.

use daodi::identifiers::{AnnouncementKind, Issuer};
use daodi::people::{Principal, Role};
use daodi::ports::Announcements as _;
use server::services::acting::Acting;
use server::services::announcements::{FilingFacts, RowTyped, read_sheet, rows_as_xlsx};
use std::time::Instant;
use tests::{TestApp, announcing};

/// Somebody signed in, as a service sees them.
async fn officer(app: &TestApp, login: &str) -> (Principal, Acting) {
    let actor = app.actor(login, Role::ProvinceOfficer, "").await;
    let who = app.app.accounts.recognise(&actor.cookie).await.unwrap().unwrap().principal.unwrap();
    let acting = Acting { actor: daodi::audit::Actor::of(&who), ..tests::acting() };
    (who, acting)
}

pub(super) async fn measure(app: &TestApp) {
    let ((one, acting), (two, second)) = (officer(app, "bench.one").await, officer(app, "bench.two").await);
    let service = &app.app.announcements;
    let rows = announcing::thousand(&announcing::plain_products(&app.app.catalogue.current()));
    let file = rows_as_xlsx(&rows, AnnouncementKind::UserApproval, 0).unwrap();
    let facts = FilingFacts {
        issuer: Issuer::Cnipa.code().to_owned(),
        number: "699".to_owned(),
        date: app.app.clock.today().to_string(),
        kind: AnnouncementKind::UserApproval.code().to_owned(),
        text: "第六九九号".to_owned(),
        ..FilingFacts::default()
    };
    let id = service.enter(&one, &facts, &acting).await.unwrap();
    let version = async || app.app.store.filing(&id).await.unwrap().unwrap().0.version.to_string();

    let begun = Instant::now();
    let read = read_sheet(&file, AnnouncementKind::UserApproval).unwrap();
    service.replace_rows(&one, (&id, &version().await), &read, &acting).await.unwrap();
    let reading = begun.elapsed();
    let begun = Instant::now();
    let taken = service.take_up_all(&one, (&id, &version().await), &acting).await.unwrap();
    let opened = service.open(&one, &id).await.unwrap();
    let preview = begun.elapsed();
    assert_eq!((taken, opened.doubtful()), (970, 30));
    for row in opened.checked.iter().filter(|row| !row.findings.is_empty()) {
        let typed = RowTyped {
            line: row.line.to_string(),
            leave_out: true,
            left_out: "待核".to_owned(),
            ..RowTyped::default()
        };
        service.put_row(&one, (&id, &version().await), &typed, &acting).await.unwrap();
    }
    service.propose(&one, (&id, &version().await), &acting).await.unwrap();
    let begun = Instant::now();
    service.apply(&two, (&id, &version().await), "一致", &second).await.unwrap();
    let applying = begun.elapsed();
    assert_eq!(app.app.catalogue.current().rows().authorisations.len(), 970);
    for (what, time) in [("read", reading), ("previewed", preview), ("applied", applying)] {
        let line = serde_json::json!({ "what": what, "rows": 1000, "doubtful": 30, "us": time.as_micros() });
        println!("{line}");
    }
}
